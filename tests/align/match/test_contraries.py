"""Statements of one point that stand against each other: what is told of them, and when they tell no point of both."""

from datetime import date

import pytest

from crossread.align.features.features import Features, story_features
from crossread.align.judge.judge import judge_group
from crossread.align.match.contraries import tell_no_point
from crossread.types.alignment import Alignment, Aspect, Relation
from tests.align.invented import SATURDAY, align_texts, story_of

SUNDAY = date(2021, 3, 21)
CLOSED = "The bridge over the Tormel was closed to all traffic on Saturday."
OPENED = "The bridge over the Tormel was opened to traffic again on Sunday."
LOST = "The Harbour Office has lost contact with the ferry Orlind."
REGAINED = "The Harbour Office has regained contact with the ferry Orlind."
NOBODY = "No one immediately claimed responsibility for the blast at Vessel Bay."
CLAIMED = "The Grey Hand claimed responsibility for the blast at Vessel Bay."


def judged(
    one: str, other: str, apart: float, days: tuple[date, date] = (SATURDAY, SUNDAY)
) -> tuple[Alignment, ...]:
    """What is told of two statements that surely tell one point."""
    features = story_features(story_of(one, other, published=days))
    return judge_group(features, [[1.0, 0.95], [0.95, 1.0]], [[0.0, apart], [apart, 0.0]])


@pytest.mark.parametrize(
    ("one", "other", "apart", "why"),
    [
        (CLOSED, OPENED, 5.0, "“closed” in the earlier report, “opened” in the later."),
        (OPENED, CLOSED, 5.0, "“opened” in the earlier report, “closed” in the later."),
        (LOST, REGAINED, 5.0, "“lost” in the earlier report, “regained” in the later."),
        (NOBODY, CLAIMED, -2.0, "“No one immediately claimed” in the earlier report, “claimed” in the later."),
    ],
)  # fmt: skip
def test_a_state_that_a_later_report_tells_otherwise_is_an_update(
    one: str, other: str, apart: float, why: str
) -> None:
    (told,) = judged(one, other, apart)

    assert (told.relation, told.aspect, told.why) == (Relation.DIFFER, Aspect.UPDATE, why)
    assert [[cited.text for cited in variant.citations] for variant in told.variants] == [[one], [other]]  # fmt: skip


def test_two_states_on_one_day_are_not_told_alike() -> None:
    (told,) = judged(CLOSED, OPENED, 5.0, (SATURDAY, SATURDAY))

    assert (told.relation, told.aspect) == (Relation.DIFFER, Aspect.CERTAINTY)
    assert told.why == "“closed” in one, “opened” in the other."


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (CLOSED, OPENED),  # read as told alike
        ("Runner-up Port Ansel lost the vote by two ballots.", "Vessel Bay won the vote by two ballots."),
        ("The winner thanked the crowd of Vessel Bay.", "Nobody in Vessel Bay has lost, he told the crowd."),
    ],
)  # fmt: skip
def test_a_word_alone_parts_nothing(one: str, other: str) -> None:
    assert [told.relation for told in judged(one, other, -6.0)] == [Relation.AGREE]


@pytest.mark.parametrize(
    ("one", "other", "chance", "apart", "two"),
    [
        (CLOSED, OPENED, 0.9, 5.0, False),  # one point in two states
        (CLOSED, OPENED, 0.9, -6.0, False),  # one point, told alike
        (CLOSED, OPENED, 0.9, 0.0, True),  # the reader cannot tell
        ("A blaze killed workers at the mill.", "A blaze injured workers at the mill.", 0.9, 5.0, True),
        ("A blaze killed workers at the mill.", "A blaze injured workers at the mill.", 0.9, -6.0, True),
        (NOBODY, CLAIMED, 0.95, -2.0, False),
        (NOBODY, CLAIMED, 0.7, -2.0, True),
    ],
)  # fmt: skip
def test_what_excludes_each_other_is_of_one_point_where_the_reader_says_so(
    one: str, other: str, chance: float, apart: float, *, two: bool
) -> None:
    first, second = _features(one, other)

    assert tell_no_point(first, second, chance, apart) is two
    assert tell_no_point(second, first, chance, apart) is two


def test_an_earlier_state_and_a_later_one_are_set_beside_each_other() -> None:
    told = align_texts(
        CLOSED + " Its cables are 90 years old.",
        OPENED + " Mayor Ada Brandt drove across it first.",
        published=(SATURDAY, SUNDAY),
    )

    differing = [one for one in told if one.relation is Relation.DIFFER]
    assert [one.why for one in differing] == [
        "“closed” in the earlier report, “opened” in the later."
    ]


def _features(one: str, other: str) -> tuple[Features, Features]:
    first, second = story_features(story_of(one, other))
    return first, second
