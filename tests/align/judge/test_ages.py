"""Two ages conflict where they can be of one person: years that lie far apart are of two."""

import pytest

from crossread.align.features.features import story_features
from crossread.align.features.pair import JudgedPair
from crossread.align.judge.figures import judge_figures
from crossread.types.alignment import Aspect, Relation
from tests.align.invented import align_texts, story_of


@pytest.mark.parametrize(
    ("one", "other", "conflicts"),
    [
        (
            "The four-year-old boy fell into the moat of the zoo at Verrin on Sunday.",
            "A 3-year-old boy fell into the moat of the zoo at Verrin on Sunday.",
            True,
        ),
        (
            "The 29-year-old singer posted four photos of her cousin in Verrin on Tuesday.",
            "The singer posted photos with her 21-year-old cousin in Verrin on Tuesday.",
            False,
        ),
        (
            "The 29-year-old singer posted four photos of Oren Tavin in Verrin on Tuesday.",
            "The singer posted photos of 21-year-old Oren Tavin in Verrin on Tuesday.",
            False,
        ),
        (
            "The 31-year-old Brandt apologized on Friday for the death of her neighbour in Verrin.",
            "Brandt apologized on Friday for the death of 26-year-old Oren Tavin in Verrin.",
            False,
        ),
        (
            "Ada Brandt, 31, apologized on Friday for the death of her neighbour in Verrin.",
            "Brandt, 33, apologized on Friday for the death of her neighbour in Verrin.",
            True,
        ),
    ],
)
def test_ages_that_lie_far_apart_are_of_two_persons(
    one: str, other: str, *, conflicts: bool
) -> None:
    found = [
        alignment.relation
        for alignment in align_texts(one, other)
        if alignment.aspect is Aspect.NUMBER
    ]

    assert (Relation.CONFLICT in found) is conflicts


def test_ages_in_statements_that_match_loosely_may_be_of_two_persons() -> None:
    one, other = story_features(
        story_of(
            "In Kaldria, Brandt's brother, the 20-year-old Oren Brandt, was arrested on Tuesday.",
            "A 23-year-old man has also been arrested by the police.",
        )
    )

    assert judge_figures([JudgedPair(one, other, 0.8)]) == ()
    assert judge_figures([JudgedPair(one, other, 0.95)]) != ()
