"""Times in UTC beside the clocks that readers see, invented."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.extract.pages.clock import localise

EVENING = datetime(2024, 3, 15, 3, 12, 40, tzinfo=UTC)


@pytest.mark.parametrize(
    "shown",
    [
        "March 14, 2024 at 10:12 p.m. ET",
        "Posted Mar 14, 10:12 PM",
        "10:12 pm EST, Thursday, March 14, 2024",
        "14 March 2024 22:12",
        "2024-03-14 22:12:40",
        "03.14.2024 10:12 PM",
        "14/03/2024 22:12",
    ],
)
def test_a_shown_clock_tells_the_day(shown: str) -> None:
    local = localise(EVENING, None, [shown])
    assert isinstance(local, datetime)
    assert (local.date(), local) == (date(2024, 3, 14), EVENING)


@pytest.mark.parametrize(
    "shown",
    ["March 14, 2024 at 10:17 p.m.", "March 11, 2024 10:12 pm", "March 14, 2024", "10:12 pm", ""],
)
def test_a_clock_of_another_time_tells_nothing(shown: str) -> None:
    assert localise(EVENING, None, [shown]) is EVENING


def test_the_clock_of_the_last_change_tells_the_zone_too() -> None:
    changed = EVENING + timedelta(minutes=21)
    local = localise(EVENING, changed, ["Updated March 14, 2024 10:33 pm"])
    assert isinstance(local, datetime)
    assert local.date() == date(2024, 3, 14)


def test_a_day_alone_stays_as_it_is() -> None:
    assert localise(date(2024, 3, 14), None, ["March 13, 2024 10:12 pm"]) == date(2024, 3, 14)


@given(st.lists(st.text(max_size=80), max_size=5), st.datetimes(timezones=st.just(UTC)))
def test_the_moment_itself_never_changes(shown: list[str], moment: datetime) -> None:
    assert localise(moment, None, shown) == moment
