"""Numbers as news writes them, and the ranges that two of them make."""

import pytest

from crossread.align.features.numbers import number_at, range_at
from crossread.language.words import find_words
from crossread.types.span import Span

RANGES = [
    ("between 10 and 30 people", (10, 30)),
    ("10 to 12 feet", (10, 12)),
    ("5-6,000 people", (5000, 6000)),
    ("15–20 shots", (15, 20)),
    ("two or three men", (2, 3)),
    ("five to six hundred people", (500, 600)),
    ("3 to 4 million tonnes", (3e6, 4e6)),
    ("500,000 to 1.6 million women", (500_000, 1.6e6)),
    ("between $5 million and $7 million", (5e6, 7e6)),
    ("between 10 people and 30", None),
    ("three to two", None),
    ("2 to 3 victory", None),
    ("two or seven men", None),
    ("10 and 30 people", None),
    ("between", None),
    ("10 to", None),
    ("12-member board", None),
]


@pytest.mark.parametrize(("text", "bounds"), RANGES)
def test_a_range_lies_between_its_two_numbers(
    text: str, bounds: tuple[float, float] | None
) -> None:
    found = range_at(find_words(text, Span(0, len(text))), 0)

    assert (found and found[0]) == bounds


def test_from_one_number_to_another_is_a_change_unless_it_tells_how_far_something_reaches() -> None:
    told = find_words("It rose from 10 to 30 and ranges from 10 to 30", Span(0, 46))

    assert [range_at(told, at) is not None for at in (3, 9)] == [False, True]


def test_a_number_ends_where_its_words_end() -> None:
    told = find_words("two hundred and twelve sheep", Span(0, 28))

    assert number_at(told, 0) == ((212, 212), 4)


@pytest.mark.parametrize(("text", "bounds"), [("$1.2 bn", 1.2e9), ("$85 m", 85e6), ("$85m", 85e6)])
def test_a_sum_may_be_the_last_words(text: str, bounds: float) -> None:
    told = find_words(text, Span(0, len(text)))

    assert number_at(told, 1) == ((bounds, bounds), len(told))
