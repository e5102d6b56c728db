import json
from pathlib import Path

import pytest

from evals.strength import contrast, evaluate, read_claim, strengthens, weakens


@pytest.mark.parametrize(
    ("first", "second", "signs"),
    [
        ("The mill burned.", "The mill burned.", 0),
        ("The mill burned.", "The mill did not burn.", 1),
        ("The mill burned.", "The mill reportedly burned.", 1),
        ("Prices rose in May.", "Prices fell in May.", 1),
        ("The fire hurt 12 workers.", "The fire hurt 14 workers.", 1),
        ("The fire hurt 12 workers.", "The fire hurt more than 10 workers.", 0),
        ("Brandt said the mill burned.", "Roshko said the mill burned.", 1),
        ("Brandt said the mill burned.", "Roshko said the mill did not burn.", 2),
    ],
)
def test_each_way_in_which_claims_part_is_a_sign_of_contrast(
    first: str, second: str, signs: int
) -> None:
    ours, theirs = read_claim(first), read_claim(second)

    assert contrast(ours, theirs) == contrast(theirs, ours) == weakens(ours, theirs) == signs


@pytest.mark.parametrize(
    ("first", "more", "less"),
    [
        (
            "The grain mill burned on Monday.",
            "Grain in the mill burned.",
            "The harbour was dredged.",
        ),
        ("The grain mill burned.", "The grain mill burned.", "The grain mill did not burn."),
    ],
)
def test_a_claim_strengthens_more_that_speaks_of_the_same_and_not_against_it(
    first: str, more: str, less: str
) -> None:
    claim = read_claim(first)

    assert strengthens(claim, read_claim(more)) > strengthens(claim, read_claim(less))


def test_claims_of_no_telling_word_share_nothing() -> None:
    assert strengthens(read_claim("It was."), read_claim("")) == 0.0


def write(folder: Path, kind: str, *rows: tuple[str, str, int]) -> None:
    (folder / "claimdiff").mkdir(exist_ok=True)
    data = [
        {"topic": "mill", "claim_a": first, "claim_b": second, "relation": relation}
        for first, second, relation in rows
    ]
    path = folder / "claimdiff" / f"ClaimDiff-{kind}-train.json"
    path.write_text(json.dumps({"data": data}), encoding="utf-8")


def test_strengthening_and_weakening_have_a_score_each(tmp_path: Path) -> None:
    same = ("The grain mill burned.", "The old grain mill burned.")
    against = ("The grain mill burned.", "The harbour did not burn.")
    write(tmp_path, "strength", (*same, 1), (*against, 0))
    write(tmp_path, "weak", (*same, 0), (*against, 1))
    measured = evaluate(tmp_path, "dev")

    assert (measured["n"], measured["scores"]) == (1, {"auc_s": 100.0, "auc_w": 100.0})


def test_without_one_of_the_two_files_the_set_is_missing(tmp_path: Path) -> None:
    write(tmp_path, "strength", ("The mill burned.", "It burned.", 1))
    with pytest.raises(FileNotFoundError, match="weak"):
        evaluate(tmp_path, "dev")
