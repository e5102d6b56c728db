"""Texts as the encoder reads them: word pieces with their places, in windows of whole sentences.

In goes a text with its sentences and a tokenizer; out come windows in text order. The tokenizer drops
case, which names need, so each piece carries a shape beside its id. A window ends with a paragraph where
that leaves it at least half full, so that what a speaker says on is seldom cut; a sentence that is longer
than a window is read in pieces.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter
from typing import Protocol

from crossread.types.annotation import Sentence
from crossread.types.span import Span

__all__ = ["MOST_PIECES", "N_SHAPES", "Encoding", "Tokenizer", "Window", "make_windows"]

N_SHAPES = 8
MOST_PIECES = 220
_MARKS = frozenset("\"“”‘’'«»„")


class Encoding(Protocol):
    """What a tokenizer gives for one text."""

    @property
    def ids(self) -> list[int]:
        """The numbers of the pieces."""
        ...

    @property
    def offsets(self) -> list[tuple[int, int]]:
        """Where each piece starts and ends, in code points."""
        ...


class Tokenizer(Protocol):
    """`tokenizers.Tokenizer`, as far as it is used here."""

    def encode(
        self,
        sequence: str,
        pair: str | None = None,
        is_pretokenized: bool = False,  # noqa: FBT001, FBT002 (named so there)
        add_special_tokens: bool = True,  # noqa: FBT001, FBT002 (the same)
    ) -> Encoding:
        """Piece ids and their offsets."""
        ...


@dataclass(frozen=True, slots=True)
class Window:
    """Piece ids, their shapes, and where each piece starts and ends in the text; all of one length.

    The last two are plain numbers: a million words have a million pieces and more. `breaks` are the numbers
    of the pieces with which a paragraph begins.
    """

    ids: list[int]
    shapes: list[int]
    starts: list[int]
    ends: list[int]
    breaks: list[int]

    def span(self, start: int, end: int) -> Span:
        """The code points of the pieces `start` to `end`, half-open."""
        return Span(self.starts[start], self.ends[end - 1])


@dataclass(frozen=True, slots=True)
class _Pieces:
    """The pieces of one sentence, or of a part of one that is longer than a window."""

    ids: list[int]
    starts: list[int]
    ends: list[int]
    paragraph: int


def make_windows(
    text: str,
    sentences: Sequence[Sentence],
    tokenizer: Tokenizer,
    *,
    most: int = MOST_PIECES,
    first: int | None = None,
) -> Iterator[Window]:
    """Windows of at most `most` pieces that together hold every sentence once.

    `first` bounds the first window instead, so that training can see a text cut in other places.
    """
    at, limit = 0, min(first or most, most)
    parts = list(_sentence_pieces(text, sentences, tokenizer, most))
    while at < len(parts):
        end = _window_end(parts, at, limit)
        ids, starts, ends = (
            [number for part in parts[at:end] for number in numbers(part)]
            for numbers in (attrgetter("ids"), attrgetter("starts"), attrgetter("ends"))
        )
        shapes = [
            _shape(text[start:end], start > 0 and text[start - 1].isalnum())
            for start, end in zip(starts, ends, strict=True)
        ]
        yield Window(ids, shapes, starts, ends, _breaks(parts[at:end]))
        at, limit = end, most


def _breaks(parts: Sequence[_Pieces]) -> list[int]:
    found: list[int] = []
    held = 0
    for number, part in enumerate(parts):
        if number == 0 or part.paragraph != parts[number - 1].paragraph:
            found.append(held)
        held += len(part.ids)
    return found


def _window_end(parts: Sequence[_Pieces], at: int, limit: int) -> int:
    """Behind the last part of the window that begins with `at`."""
    end, held = at, 0
    by_paragraph = 0
    while end < len(parts) and (end == at or held + len(parts[end].ids) <= limit):
        held += len(parts[end].ids)
        end += 1
        ends_paragraph = end == len(parts) or parts[end].paragraph != parts[end - 1].paragraph
        if ends_paragraph and held >= limit / 2:
            by_paragraph = end
    return by_paragraph or end


def _sentence_pieces(
    text: str, sentences: Sequence[Sentence], tokenizer: Tokenizer, most: int
) -> Iterator[_Pieces]:
    for sentence in sentences:
        # One by one: a batch is shared out among threads of its own, which costs more than it gains.
        encoding = tokenizer.encode(sentence.span.of(text), add_special_tokens=False)
        base = sentence.span.start
        kept = [
            (number, base + start, base + end)
            for number, (start, end) in zip(encoding.ids, encoding.offsets, strict=True)
            if end > start
        ]
        for at in range(0, len(kept), most):
            ids, starts, ends = (list(column) for column in zip(*kept[at : at + most], strict=True))
            yield _Pieces(ids, starts, ends, sentence.paragraph)


@lru_cache(maxsize=1 << 14)
def _shape(words: str, follows: bool) -> int:  # noqa: FBT001 (a cache takes no names in less time)
    """0 sign, 1 digits, 2 lower, 3 capital first, 4 all capitals, 5 mixed, 7 a mark; 6 `follows` a word."""
    if words[0] in _MARKS:
        return 7
    if follows:
        return 6
    if words.isdigit():
        return 1
    if not words[0].isalpha():
        return 0
    if words.islower():
        return 2
    if words.isupper() and len(words) > 1:
        return 4
    return 3 if words[0].isupper() else 5
