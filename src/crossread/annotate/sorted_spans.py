"""What stands at a place, among values that are sorted by their spans.

In go sorted values and a span; out come the few of them that lie there, found by halving and not by
reading all. Never sorts, and never reads a text.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

from crossread.types.span import Span

__all__ = ["Spanned", "around", "beginning_in", "overlapping", "reaching_into"]

_Value = TypeVar("_Value")
_Spanned = TypeVar("_Spanned", bound="Spanned")


class Spanned(Protocol):
    """Anything that stands at one place."""

    @property
    def span(self) -> Span:
        """Where it stands."""
        ...


def overlapping(
    values: Sequence[_Value], of: Callable[[_Value], Span], span: Span
) -> Sequence[_Value]:
    """Those of `values`, sorted and free of overlaps, that share a code point with `span`."""
    first = bisect_right(values, span.start, key=lambda value: of(value).start)
    if first and of(values[first - 1]).end > span.start:
        first -= 1
    return values[first : bisect_left(values, span.end, key=lambda value: of(value).start)]


def reaching_into(values: Sequence[_Spanned], span: Span) -> Sequence[_Spanned]:
    """Those of `values`, sorted by their spans and free of overlaps, that share a code point with `span`."""
    return overlapping(values, lambda value: value.span, span)


def around(
    values: Sequence[_Value], of: Callable[[_Value], Span], offset: int, *, most: int
) -> Sequence[_Value]:
    """Those of the sorted `values` that begin next to `offset`, `most` on each side."""
    at = bisect_left(values, offset, key=lambda value: of(value).start)
    return values[max(0, at - most) : at + most]


def beginning_in(values: Sequence[_Spanned], span: Span) -> Sequence[_Spanned]:
    """Those of `values`, sorted by their spans, that begin in `span`."""
    first = bisect_left(values, span.start, key=lambda value: value.span.start)
    return values[first : bisect_left(values, span.end, key=lambda value: value.span.start)]
