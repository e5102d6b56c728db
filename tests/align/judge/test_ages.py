"""Two ages conflict where they can be of one person: years that lie far apart are of two."""

import pytest

from crossread.types.alignment import Aspect, Relation
from tests.align.invented import align_texts


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
