"""The eval of extraction on an invented set of each layout."""

import gzip
import json
from pathlib import Path

import pytest

from evals.extraction import evaluate, half_of

LINES = [
    "The envoy of Norland left Port Selm on Wednesday after a row over the harbour, the ministry said.",
    "“We will be back,” Rolf Neal told reporters at the quay, where a small crowd had gathered and waited.",
    "The harbour has been closed since a ferry struck its northern mole eleven days ago, killing fourteen.",
]


def write_page() -> bytes:
    paragraphs = "".join(f"<p>{line}</p>" for line in LINES)
    return f"<!DOCTYPE html><html><body><article><h1>Envoy leaves</h1>{paragraphs}</article></body></html>".encode()


def write_set(folder: Path, truth: str, told: dict[str, object], name: str) -> None:
    (folder / "html").mkdir(parents=True, exist_ok=True)
    (folder / truth).write_text(json.dumps({name: told}), encoding="utf-8")
    path = folder / "html" / (name if name.endswith(".gz") else f"{name}.html.gz")
    path.write_bytes(gzip.compress(write_page()))


def scores_of(data: Path) -> dict[str, float]:
    scores = evaluate(data, "all")["scores"]
    assert isinstance(scores, dict)
    return scores


@pytest.mark.parametrize("name", ["courier_1.html.gz", "courier_1"])
def test_the_layout_of_fundus_gives_rouge_lsum(tmp_path: Path, name: str) -> None:
    """Its paragraphs are a list, and its file names may have their ending or not."""
    told: dict[str, object] = {"body": LINES, "url": "https://courier.example/envoy"}
    write_set(tmp_path / "fundus_evaluation" / "dataset", "ground_truth.json", told, name)
    scores = scores_of(tmp_path)
    assert scores["rouge_lsum"] == 100
    assert scores["furniture_left"] == 0
    assert "f1" not in scores


def test_a_paragraph_that_the_truth_lacks_is_furniture_that_was_left(tmp_path: Path) -> None:
    told: dict[str, object] = {
        "articleBody": "\n".join(LINES[:2]),
        "url": "https://courier.example/envoy",
    }
    write_set(tmp_path / "article_extraction_benchmark", "ground-truth.json", told, "abc")
    scores = scores_of(tmp_path)
    assert scores["furniture_left"] == pytest.approx(33.3, abs=0.1)
    assert scores["recall"] == 100
    assert 70 < scores["benchmark_rouge_lsum"] < 100
    assert "rouge_lsum" not in scores
    assert scores["speed_ratio"] > 0
    assert scores["speed_ratio_metadata"] > 0


def test_lines_are_counted_in_the_half_of_their_page_too(tmp_path: Path) -> None:
    """A page of each half: of one its last line is not in the truth, of the other a line of the truth is not kept."""
    folder = tmp_path / "article_extraction_benchmark"
    told: dict[str, dict[str, object]] = {
        "a": {"articleBody": "\n".join(LINES[:2])},
        "c": {"articleBody": "\n".join((*LINES, "A fourth line that no page holds."))},
    }
    for name, body in told.items():
        write_set(folder, "ground-truth.json", body, name)
    (folder / "ground-truth.json").write_text(json.dumps(told), encoding="utf-8")
    scores = scores_of(tmp_path)
    worked, held = half_of("a"), half_of("c")
    assert {worked, held} == {"worked_on", "held_out"}
    assert scores[f"{worked}_furniture_left"] == pytest.approx(33.3, abs=0.1)
    assert scores[f"{worked}_line_recall"] == 100
    assert scores[f"{held}_furniture_left"] == 0
    assert scores[f"{held}_line_recall"] == 75
    assert scores["furniture_left"] == pytest.approx(16.7, abs=0.1)
    assert scores["line_recall"] == pytest.approx(83.3, abs=0.1)


def test_the_half_of_a_page_is_decided_by_its_name_alone() -> None:
    """Even SHA-256 is worked on, odd is held out; "a" ends in ...bb, odd, and "c" in ...c6, even."""
    assert half_of("a") == "held_out"
    assert half_of("c") == "worked_on"


def test_a_missing_set_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="article_extraction_benchmark"):
        evaluate(tmp_path, "all")
