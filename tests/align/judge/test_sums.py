"""Parts of a whole that one report gives one after the other conflict with no report that gives the whole."""

import pytest

from crossread.types.alignment import Alignment, Aspect, Relation
from tests.align.invented import align_texts

WHOLE = "The court ordered Rolf Neal to pay six million crowns to the harbour fund and to a judge."
PART = "The court ordered Rolf Neal to pay four million crowns to the harbour fund."


def numbers(*texts: str) -> list[tuple[Relation, str | None]]:
    found: tuple[Alignment, ...] = align_texts(*texts)
    return [(one.relation, one.why) for one in found if one.aspect is Aspect.NUMBER]


@pytest.mark.parametrize(
    ("other", "relation", "why"),
    [
        (
            "It also told him to pay two million crowns to a judge.",
            Relation.DIFFER,
            "Both can be true: 4,000,000 and 2,000,000 make 6,000,000.",
        ),
        (
            "It also told him to pay three million crowns to a judge.",
            Relation.CONFLICT,
            "Both are exact and count the same: four million / six million.",
        ),
    ],
)
def test_figures_that_make_up_the_whole_are_no_conflict(
    other: str, relation: Relation, why: str
) -> None:
    assert (relation, why) in numbers(f"{PART} {other}", WHOLE)
