import csv
import json
from pathlib import Path

import pytest

from evals.copies import Judged, average_precision, evaluate, f1_at

FERRY = (
    "Ferry strikes reef ### A passenger ferry struck the Tormel reef late on Tuesday and rolled onto its side "
    "within minutes, the coastguard said. ### Two fishing boats reached the wreck first and took dozens of people "
    "off the upper deck. ### The harbour master closed the port and asked every skipper to look for rafts."
)
STORM = (
    "Gales tear off roofs ### Heavy winds tore the roofs off a row of barns near Vessel Bay during the night. ### "
    "Nobody was hurt, though farmers spent the morning catching frightened sheep on the road to the market."
)
ARTICLES = {
    1: FERRY,
    2: FERRY.replace("dozens of", "forty"),
    3: STORM,
    4: STORM.replace("night", "storm"),
}
# The judge is made to miss 1 and 3, and to doubt 2 and 4.
PAIRS = [
    (1, 2, "near_copy"),
    (1, 3, "partial"),
    (3, 4, "quotes_only"),
    (1, 4, "none"),
    (2, 4, "unsure"),
]


def write_event(data: Path, event: str) -> None:
    folder = data / "wire_2018_2019"
    (folder / "gold").mkdir(parents=True, exist_ok=True)
    pairs = [{"id_a": a, "id_b": b, "label": label} for a, b, label in PAIRS]
    (folder / "gold" / f"{event}_pairs.json").write_text(
        json.dumps({"pairs": pairs}), encoding="utf-8"
    )
    with (folder / f"{event}_articles.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["id", "publisher", "scrape_time", "text"])
        rows.writerows([number, "example.org", "", text] for number, text in ARTICLES.items())


def test_pairs_of_each_event_are_scored_and_what_the_judge_doubts_is_left_out(
    tmp_path: Path,
) -> None:
    write_event(tmp_path, "ferry")
    write_event(tmp_path, "storm")
    result = evaluate(tmp_path, "all")

    assert result["n"] == 8
    assert result["scores"] == {
        f"{event}_{name}": value
        for event in ("ferry", "storm")
        for name, value in {
            "f1": 50.0,
            "precision": 50.0,
            "recall": 50.0,
            "ap": 75.0,
            "pairs": 4,
        }.items()
    }


def test_an_event_without_reports_is_named(tmp_path: Path) -> None:
    write_event(tmp_path, "ferry")
    (tmp_path / "wire_2018_2019" / "ferry_articles.csv").unlink()

    with pytest.raises(FileNotFoundError, match="ferry_articles"):
        evaluate(tmp_path, "all")


def test_a_folder_without_pairs_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="pairs"):
        evaluate(tmp_path, "all")


RANKED = [
    ([(True, 0.9), (True, 0.5), (False, 0.1)], 100.0),
    ([(False, 0.9), (True, 0.5)], 50.0),
    ([(True, 0.9), (False, 0.5), (True, 0.1)], 100 * (1 + 2 / 3) / 2),
    ([(True, 0.5), (False, 0.5)], 50.0),
    ([(False, 0.5)], 0.0),
]


@pytest.mark.parametrize(("pairs", "expected"), RANKED)
def test_average_precision_is_the_mean_of_the_precision_at_each_copy(
    pairs: list[tuple[bool, float]], expected: float
) -> None:
    judged = [Judged(wanted, found=False, share=share) for wanted, share in pairs]

    assert average_precision(judged) == pytest.approx(expected)


def test_f1_at_another_threshold_asks_for_shares_alone() -> None:
    pairs = [
        Judged(wanted=True, found=False, share=0.2),
        Judged(wanted=False, found=False, share=0.1),
    ]

    assert (f1_at(pairs, 0.15), round(f1_at(pairs, 0.05), 1), f1_at(pairs, 0.3)) == (
        100.0,
        66.7,
        0.0,
    )
