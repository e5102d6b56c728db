"""Sentences as a rule reads them: a row of words in which a marked stretch is one item.

In goes a text with its sentences and marked stretches; out come units in text order. A unit is one
sentence, or several of a paragraph that one pair of quotation marks holds together; what is longer
than any sentence that people write is read in pieces, so that the work grows in step with the text.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from crossread.language.marks import Marked
from crossread.language.words import find_words
from crossread.types.annotation import Sentence
from crossread.types.span import Span

__all__ = ["Item", "Unit", "clause_start", "find_units", "items_span"]

_MOST_ITEMS = 400  # the rules look back and ahead within a unit; a table or a list may have no stop


class Item(NamedTuple):
    """A word outside quotation marks, or (`marked` set, `lower` empty) a whole marked stretch."""

    span: Span
    text: str
    lower: str
    marked: Marked | None = None

    @property
    def is_word(self) -> bool:
        """Whether it is a word or number, and neither a sign nor a marked stretch."""
        return self.marked is None and self.text[0].isalnum()

    @property
    def is_capitalised(self) -> bool:
        """Whether it is a word that begins with a capital letter."""
        return self.marked is None and self.text[0].isupper()


@dataclass(frozen=True, slots=True)
class Unit:
    """One or more sentences of one paragraph, as a row of items."""

    span: Span
    paragraph: int
    items: tuple[Item, ...]


def find_units(
    text: str, sentences: Sequence[Sentence], marked: Sequence[Marked]
) -> tuple[Unit, ...]:
    """The units of `text`; `marked` is sorted and free of overlaps, as `find_marked` gives it."""
    starts = [m.outer.start for m in marked]
    units: list[Unit] = []
    group: list[Sentence] = []
    for sentence in sentences:
        if group and not _is_bridged(group[-1], sentence, marked, starts):
            units += _units(text, group, marked, starts)
            group = []
        group.append(sentence)
    if group:
        units += _units(text, group, marked, starts)
    return tuple(units)


def items_span(items: Sequence[Item], start: int, end: int) -> Span:
    """The text of the items; of a single marked stretch the words without the marks."""
    first, last = items[start], items[end - 1]
    if end - start == 1 and first.marked is not None:
        return first.marked.inner
    return Span(first.span.start, last.span.end)


def clause_start(items: Sequence[Item], start: int, end: int) -> int:
    """The first word or marked stretch from `start` on, before `end`."""
    while start < end and not (items[start].is_word or items[start].marked):
        start += 1
    return start


def _is_bridged(
    left: Sentence, right: Sentence, marked: Sequence[Marked], starts: Sequence[int]
) -> bool:
    if left.paragraph != right.paragraph:
        return False
    at = bisect_left(starts, right.span.start) - 1
    return at >= 0 and marked[at].outer.end > right.span.start


def _units(
    text: str, group: Sequence[Sentence], marked: Sequence[Marked], starts: Sequence[int]
) -> list[Unit]:
    """The sentences of `group` as one unit, or as several where it is overlong."""
    span = Span(group[0].span.start, group[-1].span.end)
    items: list[Item] = []
    position = span.start
    for one in marked[bisect_left(starts, span.start) : bisect_left(starts, span.end)]:
        items += _word_items(text, position, one.outer.start)
        items.append(Item(one.outer, one.outer.of(text), "", one))
        position = one.outer.end
    items += _word_items(text, position, span.end)
    if len(items) <= _MOST_ITEMS:
        return [Unit(span, group[0].paragraph, tuple(items))]
    pieces = [items[at : at + _MOST_ITEMS] for at in range(0, len(items), _MOST_ITEMS)]
    return [
        Unit(Span(piece[0].span.start, piece[-1].span.end), group[0].paragraph, tuple(piece))
        for piece in pieces
    ]


def _word_items(text: str, start: int, end: int) -> list[Item]:
    if start >= end:
        return []
    return [Item(word.span, word.text, word.lower) for word in find_words(text, Span(start, end))]
