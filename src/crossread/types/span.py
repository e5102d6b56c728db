"""A stretch of a text, in code points."""

from collections.abc import Callable
from dataclasses import dataclass

from crossread.errors import InvalidSpanError

__all__ = ["Span"]


@dataclass(frozen=True, slots=True, order=True, init=False)
class Span:
    """Half-open offsets into one text, counted in Unicode code points.

    Invariant: 0 <= start < end. A span does not know its text; `Report.cite` binds the two.

    >>> Span(0, 5).overlap(Span(3, 9))
    2
    >>> Span(5, 5)
    Traceback (most recent call last):
    crossread.errors.InvalidSpanError: span 5..5 is empty, reversed or negative
    """

    start: int
    end: int

    def __init__(self, start: int, end: int) -> None:
        if not 0 <= start < end:
            raise InvalidSpanError(f"span {start}..{end} is empty, reversed or negative")
        _set_start(self, start)
        _set_end(self, end)

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The characters of `text` that this span covers.

        Raises:
            InvalidSpanError: the span ends after the text does.
        """
        if self.end > len(text):
            raise InvalidSpanError(
                f"span {self.start}..{self.end} ends after a text of {len(text)}"
            )
        return text[self.start : self.end]

    def contains(self, other: "Span") -> bool:
        """Whether every code point of `other` lies in this span."""
        return self.start <= other.start and other.end <= self.end

    def overlap(self, other: "Span") -> int:
        """How many code points the two spans share."""
        return max(0, min(self.end, other.end) - max(self.start, other.start))


# Some 1,800 spans are made for a report; the slots take two fifths of the time of the `__init__` that a frozen class is given.
_set_start: Callable[[Span, int], None] = Span.__dict__["start"].__set__
_set_end: Callable[[Span, int], None] = Span.__dict__["end"].__set__
