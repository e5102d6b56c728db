"""A report cut into lines, and its lines cut at the borders of the words that are cited.

In goes a Report and the spans to be marked in it; out come blocks of pieces in text order, so that a page
can wrap each span in an element. Spans may nest and cross: where one crosses another it is cut in two.
The texts of all pieces together are the report without its line feeds; nothing is left out.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from crossread.types.report import FurnitureKind, Report
from crossread.types.span import Span

__all__ = ["Block", "Edge", "Piece", "cut_report"]

_LINE = re.compile(r"[^\n]+")


class Edge(StrEnum):
    """What a piece does: opens a span, closes the span opened last, or is text."""

    OPEN = "open"
    CLOSE = "close"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Piece:
    """One step of a block; `span` is what is opened, and `is_first` whether it was not open before."""

    edge: Edge
    text: str = ""
    span: Span | None = None
    is_first: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """One line of a report, or the part of it that is dropped or kept."""

    span: Span
    pieces: tuple[Piece, ...]
    dropped: FurnitureKind | None
    is_headline: bool


def cut_report(report: Report, spans: Iterable[Span]) -> tuple[Block, ...]:
    """The lines of `report` with `spans` opened and closed in them; empty lines are left out."""
    lines = tuple(_lines(report))
    marks: list[list[tuple[Span, Span]]] = [[] for _ in lines]
    ends = [span.end for span, _ in lines]
    for span in sorted(set(spans), key=lambda s: (s.start, -s.end)):
        for number in range(bisect_right(ends, span.start), len(lines)):
            line = lines[number][0]
            if line.start >= span.end:
                break
            part = Span(max(line.start, span.start), min(line.end, span.end))
            marks[number].append((part, span))
    headline = report.headline
    return tuple(
        Block(
            line,
            tuple(_cut(report.text, line, inside)),
            kind,
            headline is not None and headline.overlap(line) > 0,
        )
        for (line, kind), inside in zip(lines, marks, strict=True)
    )


def _lines(report: Report) -> Iterator[tuple[Span, FurnitureKind | None]]:
    """The lines, cut where something dropped begins or ends within one."""
    ends = [dropped.span.end for dropped in report.dropped]
    for match in _LINE.finditer(report.text):
        at = match.start()
        for dropped in report.dropped[bisect_right(ends, at) :]:
            if dropped.span.start >= match.end():
                break
            start, end = max(at, dropped.span.start), min(match.end(), dropped.span.end)
            if at < start:
                yield Span(at, start), None
            yield Span(start, end), dropped.kind
            at = end
        if at < match.end():
            yield Span(at, match.end()), None


def _cut(text: str, line: Span, marks: Sequence[tuple[Span, Span]]) -> Iterator[Piece]:
    """The steps through one line; `marks` holds the part in this line and the whole of each span."""
    borders = {line.start, line.end}
    for part, _ in marks:
        borders |= {part.start, part.end}
    stops = sorted(borders)
    waiting = list(reversed(marks))
    opened: list[tuple[Span, Span]] = []
    for at, following in zip(stops, [*stops[1:], line.end], strict=True):
        reopened = []
        while any(part.end == at for part, _ in opened):
            mark = opened.pop()
            yield Piece(Edge.CLOSE)
            if mark[0].end > at:
                reopened.append(mark)
        while waiting and waiting[-1][0].start == at:
            reopened.append(waiting.pop())
        # The longest is opened first, so that as few as can be must be cut.
        for mark in sorted(reopened, key=lambda m: (-m[0].end, m[1])):
            opened.append(mark)
            yield Piece(Edge.OPEN, span=mark[1], is_first=at == mark[1].start)
        if at < following:
            yield Piece(Edge.TEXT, text[at:following])
