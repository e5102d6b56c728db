"""What two statements of one group share."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from crossread.align.features.features import story_features
from crossread.align.features.pair import about, came_later, has_it_from
from tests.align.invented import story_of

WEST = timezone(timedelta(hours=-5))
EVENING, NIGHT = datetime(2021, 3, 20, 19, 30, tzinfo=WEST), datetime(2021, 3, 21, 1, 0, tzinfo=UTC)
LATE_EVENING = datetime(2021, 3, 20, 23, 30, tzinfo=WEST)
PUBLISHED = [
    (EVENING, NIGHT, 0.5),
    (LATE_EVENING, NIGHT, -3.5),
    (date(2021, 3, 20), NIGHT, 1),
    (NIGHT, date(2021, 3, 21), 0),
    (None, NIGHT, 0),
]


@pytest.mark.parametrize(("one", "other", "later"), PUBLISHED)
def test_hours_tell_which_report_came_later_and_days_where_none_is_told(
    one: date | None, other: date | None, later: float
) -> None:
    """Half past eleven in the evening in the west is later than one in the morning at Greenwich."""
    first, second = story_features(story_of("A bell fell.", "A bell fell.", published=[one, other]))

    assert came_later(first, second) == later


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("We owe her better than that.”", "We owe her better than that."),
        ("“The dam will hold, all of it.", "The dam will hold, all of it."),
        ("Neal called it “a joke”", "Neal called it “a joke”"),
        ("“A joke,” he said, “and a bad one.”", "“A joke,” he said, “and a bad one.”"),
        ("The “dam broke", "The “dam broke"),
    ],
)
def test_a_heading_has_no_mark_whose_partner_stands_elsewhere(text: str, heading: str) -> None:
    """The last sentence of a quotation ends with the mark that another began with."""
    (only,) = story_features(story_of("A bell fell."))

    assert about(replace(only, text=text)) == heading


@pytest.mark.parametrize(
    ("told", "outlet", "is_taken"),
    [
        (
            "The dam of Elmport broke on Friday, the Elmport Courier reported.",
            "Elmport Courier",
            True,
        ),
        ("Ada Brandt said the dam broke, the Elmport Courier reported.", "Elmport Courier", True),
        (
            "The dam of Elmport broke on Friday, the Elmport Courier reported.",
            "Norland Post",
            False,
        ),
        ("The dam of Elmport broke on Friday.", "Elmport Courier", False),
    ],
)
def test_a_report_may_have_a_statement_from_the_outlet_of_another(
    told: str, outlet: str, *, is_taken: bool
) -> None:
    one, other = story_features(story_of(told, "The dam broke on Friday night."))
    other = replace(other, report=replace(other.report, outlet=outlet))

    assert has_it_from(one, other) is is_taken
    assert not has_it_from(replace(one, report=replace(one.report, outlet=outlet)), other)
