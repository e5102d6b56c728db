"""Texts as the encoder reads them: word pieces with their places, in windows of whole sentences.

In goes a text with its sentences and a tokenizer; out come windows in text order. The tokenizer drops
case, which names need, so each piece carries a shape beside its id. A sentence that is longer than a
window is read in pieces.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from crossread.types.span import Span

__all__ = ["N_SHAPES", "Tokenizer", "Window", "make_windows"]

N_SHAPES = 8
MOST_PIECES = 180


class Encoding(Protocol):
    """What a tokenizer gives for one text."""

    ids: list[int]
    offsets: list[tuple[int, int]]


class Tokenizer(Protocol):
    """`tokenizers.Tokenizer`, as far as it is used here."""

    def encode(self, sequence: str, *, add_special_tokens: bool) -> Encoding:
        """Piece ids and their offsets in code points."""
        ...


@dataclass(frozen=True, slots=True)
class Window:
    """Piece ids, their shapes, and the span of each piece in the whole text; all of one length."""

    ids: tuple[int, ...]
    shapes: tuple[int, ...]
    spans: tuple[Span, ...]


def make_windows(
    text: str, sentences: Sequence[Span], tokenizer: Tokenizer, *, most: int = MOST_PIECES
) -> Iterator[Window]:
    """Windows of at most `most` pieces that together hold every sentence once."""
    ids: list[int] = []
    spans: list[Span] = []
    for sentence in sentences:
        encoding = tokenizer.encode(sentence.of(text), add_special_tokens=False)
        pieces = [
            (number, Span(sentence.start + start, sentence.start + end))
            for number, (start, end) in zip(encoding.ids, encoding.offsets, strict=True)
            if end > start
        ]
        if ids and len(ids) + len(pieces) > most:
            yield _window(text, ids, spans)
            ids, spans = [], []
        for number, span in pieces:
            if len(ids) == most:
                yield _window(text, ids, spans)
                ids, spans = [], []
            ids.append(number)
            spans.append(span)
    if ids:
        yield _window(text, ids, spans)


def _window(text: str, ids: Sequence[int], spans: Sequence[Span]) -> Window:
    return Window(tuple(ids), tuple(_shape(text, span) for span in spans), tuple(spans))


def _shape(text: str, span: Span) -> int:
    """0 sign, 1 digits, 2 lower, 3 capital first, 4 all capitals, 5 mixed, 6 inside a word, 7 a mark."""
    words = span.of(text)
    if words[0] in "\"“”‘’'«»„":
        return 7
    if span.start and text[span.start - 1].isalnum():
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
