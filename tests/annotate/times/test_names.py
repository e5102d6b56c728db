"""Words of time that are the name of something else, or mean no day."""

from datetime import date

import pytest

from crossread.annotate.times.times import find_times
from crossread.language.sentences import find_sentences
from crossread.types.report import Report

SATURDAY = date(2021, 3, 20)


def values_of(text: str) -> list[tuple[str, str]]:
    """The words and the value of each time told."""
    sentences = find_sentences(Report(id="r", text=text, path="r.txt"))
    times, _ = find_times(text, sentences, published=SATURDAY)
    return [(time.span.of(text), time.value) for time in times]


FEASTS = [
    ("The streets were full of Christmas shoppers.", []),
    ("A lamp of the Christmas tree had burned.", []),
    ("They closed early for the Thanksgiving holiday.", []),
    ("He wished them a Merry Christmas.", []),
    ("The mill burned on Christmas.", [("Christmas", "2020-12-25")]),
    ("The mill burned at Christmas and was rebuilt.", [("Christmas", "2020-12-25")]),
    ("The mill burned on Christmas morning.", [("Christmas", "2020-12-25")]),
    ("They will march in the Christmas Day parade.", [("Christmas Day", "2021-12-25")]),
    ("The fair of Christmas 2018 was quiet.", [("Christmas 2018", "2018-12-25")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), FEASTS)
def test_a_feast_before_a_noun_is_no_day(text: str, expected: list[tuple[str, str]]) -> None:
    assert values_of(text) == expected


PROGRAMMES = [
    "Brandt spoke to the host of “Today.”",
    'Brandt was asked by "Today" show host Emil Neal.',
    "'TODAY' Show Anchor Asks Mayor Brandt",
    "Brandt answered on NTV's Today.",
]


@pytest.mark.parametrize("text", PROGRAMMES)
def test_a_broadcast_called_today_is_no_day(text: str) -> None:
    assert values_of(text) == []


NOWADAYS = [
    ("Today's young fishermen leave the harbour.", "PRESENT_REF"),
    ("Her words are as true today as they were then.", "PRESENT_REF"),
    ("Today, towns of the coast routinely ask for money.", "PRESENT_REF"),
    ("Whom do you admire most of all in the world today?", "PRESENT_REF"),
    ("Neal wants a freeze of the gates where they are today.", "PRESENT_REF"),
    ("The crews are better off today than they were before the vote.", "PRESENT_REF"),
    ("The mayor is more tired today than Neal.", "2021-03-20"),
    ("The council met in the town today.", "2021-03-20"),
    ("Today's fire was the third.", "2021-03-20"),
    ("Today, the mayor, who often travels, opened the bridge.", "2021-03-20"),
    ("The mayor opened the bridge today as the rain ended.", "2021-03-20"),
]


@pytest.mark.parametrize(("text", "expected"), NOWADAYS)
def test_today_means_these_years_where_it_tells_what_is_usual(text: str, expected: str) -> None:
    assert [value for _, value in values_of(text)] == [expected]
