from dataclasses import FrozenInstanceError, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.errors import InvalidSpanError
from crossread.types.span import Span

SPANS = st.tuples(st.integers(0, 50), st.integers(1, 50)).map(
    lambda pair: Span(pair[0], pair[0] + pair[1])
)


@pytest.mark.parametrize(("start", "end"), [(3, 3), (5, 2), (-1, 4), (0, 0), (-4, -2)])
def test_an_empty_reversed_or_negative_span_cannot_be_made(start: int, end: int) -> None:
    with pytest.raises(InvalidSpanError, match=f"{start}..{end}"):
        Span(start, end)


def test_a_span_cannot_be_changed() -> None:
    span = Span(4, 9)

    with pytest.raises(FrozenInstanceError):
        span.end = 12  # type: ignore[misc]

    assert replace(span, end=12) == Span(4, 12)


def test_a_span_covers_its_start_and_not_its_end() -> None:
    assert Span(4, 9).of("The dam broke.") == "dam b"


def test_a_span_counts_code_points_and_not_bytes() -> None:
    assert Span(2, 6).of("😀 Ansé left") == "Ansé"


def test_a_span_that_ends_after_the_text_has_no_words() -> None:
    with pytest.raises(InvalidSpanError, match="ends after a text of 3"):
        Span(1, 4).of("dam")


def test_a_span_may_end_where_its_text_does() -> None:
    assert Span(0, 3).of("dam") == "dam"


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (Span(2, 5), True),
        (Span(2, 9), True),
        (Span(1, 5), False),
        (Span(5, 10), False),
        (Span(9, 12), False),
    ],
)
def test_a_span_contains_what_lies_between_its_ends(other: Span, expected: bool) -> None:
    assert Span(2, 9).contains(other) == expected


def test_spans_that_touch_share_nothing() -> None:
    assert Span(0, 5).overlap(Span(5, 9)) == 0


def test_spans_sort_by_start_and_then_by_end() -> None:
    spans = [Span(3, 4), Span(0, 9), Span(0, 2)]

    assert sorted(spans) == [Span(0, 2), Span(0, 9), Span(3, 4)]


@given(SPANS, SPANS)
def test_overlap_counts_the_places_that_both_cover(a: Span, b: Span) -> None:
    assert a.overlap(b) == len(set(range(a.start, a.end)) & set(range(b.start, b.end)))


@given(SPANS, SPANS)
def test_a_span_contains_another_if_their_overlap_is_all_of_it(a: Span, b: Span) -> None:
    assert a.contains(b) == (a.overlap(b) == len(b))
