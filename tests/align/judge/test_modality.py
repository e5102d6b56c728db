"""What one report tells as sure to come and another as possible is told as such, where both speak of one deed."""

import pytest

from crossread.align.features.pair import JudgedPair
from crossread.align.judge.modality import judge_modality
from crossread.types.alignment import Aspect, Relation
from tests.align.invented import story_features_of

WILL = "The Orlind Bank will take a $3 billion charge in the fourth quarter."


def why(one: str, other: str, score: float = 0.95) -> str | None:
    first, second = story_features_of(one, other)
    told = judge_modality([JudgedPair(first, second, score)])
    assert told is None or (told.relation, told.aspect) == (Relation.DIFFER, Aspect.CERTAINTY)
    return told.why if told else None


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        (WILL, "The Orlind Bank could book a $3 billion charge.", "“will take” in a.txt, “could book” in b.txt."),
        ("The Orlind Bank could book a $3 billion charge.", WILL, "“will take” in b.txt, “could book” in a.txt."),
        (
            "The charges will include mail fraud.",
            "The charges were expected to include mail fraud.",
            "“will include” in a.txt, “were expected to include” in b.txt.",
        ),
    ],
)  # fmt: skip
def test_sure_and_possible_are_told_apart(one: str, other: str, said: str) -> None:
    assert why(one, other) == said


@pytest.mark.parametrize(
    ("one", "other", "score"),
    [
        (WILL, "The Orlind Bank could book a $3 billion charge.", 0.8),  # it may be two points
        (WILL, "The Orlind Bank could sell its $5 billion fund.", 0.95),
        (WILL, "The Orlind Bank will book a $3 billion charge, which could grow.", 0.95),
        (WILL, "The Orlind Bank booked a $3 billion charge.", 0.95),
    ],
)
def test_other_deeds_and_those_told_alike_are_not(one: str, other: str, score: float) -> None:
    assert why(one, other, score) is None
