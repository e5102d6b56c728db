"""The lines of one page of a PDF, in the order in which they are read.

In go pieces of text with the places where they stand; out come lines. A PDF knows letters and places and no
lines, so that an order can only be inferred. Where pieces begin under one another again and again, with an empty
strip before them, they are a column, and columns are read one after the other, as in the XY-cut (Nagy and Seth,
Hierarchical representation of optically scanned documents, ICPR 1984). Where no column is seen, the order stays
that of the file. Text that is turned against the page is left out, as credits along a picture are.
"""

import math
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median_low
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pypdf import PageObject

__all__ = ["Line", "Piece", "order_lines", "read_lines"]

# Letters of a text face are half as wide as the face is high; that is near enough to see a gap between columns.
_LETTER_WIDTH = 0.5
# Widths are guessed, so a piece is taken to reach as far as it does in a narrow face.
_SURELY_REACHES = 0.8
# Two pieces begin under one another if they are no further apart, in points.
_SAME_PLACE = 3.0
# No column of print is narrower, in points, and no line of one shorter, in characters; cells of tables are.
_LEAST_COLUMN = 60.0
_LEAST_COLUMN_CHARACTERS = 20
_LEAST_COLUMN_LINES = 5
# A column takes up a part of the page: that share of the rows begins with it.
_LEAST_SHARE = 0.15
# More columns than that are a table.
_MOST_COLUMNS = 8
# A full page of a newspaper has a tenth, even if each letter is a piece.
_MOST_PIECES = 50_000
# A head or foot of a page stands that many heights of its letters from the rest.
_APART = 3.0
# A page of print has a few; the bound keeps a page that was made to be slow from being so.
_MOST_EDGES = 200


@dataclass(frozen=True, slots=True)
class Piece:
    """Text as one command of the file draws it: its left end, its baseline from below, its height in points."""

    text: str
    x: float
    y: float
    size: float

    @property
    def reach(self) -> float:
        """About how far to the right it goes at least."""
        return self.x + _SURELY_REACHES * _LETTER_WIDTH * self.size * len(self.text)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text; `column` is its column on the page from the left, from 0; a wide line stands in -1."""

    text: str
    x: float
    y: float
    size: float
    column: int = 0


def read_lines(page: "PageObject") -> tuple[Line, ...]:
    """The lines of `page` in reading order, without those that are empty."""
    if page.rotation % 360:
        return _without_places(page.extract_text())
    pieces: list[Piece] = []

    def keep(
        text: str, page_matrix: list[float], text_matrix: list[float], _font: object, size: float
    ) -> None:
        x, y, scale = _place(text_matrix, page_matrix)
        if text and all(map(math.isfinite, (x, y, scale * size))):
            pieces.append(Piece(text, x, y, abs(scale * size)))

    page.extract_text(orientations=(0,), visitor_text=keep)
    if not any(piece.text.strip() for piece in pieces):
        return _without_places(page.extract_text())
    return order_lines(pieces)


def _place(text: Sequence[float], page: Sequence[float]) -> tuple[float, float, float]:
    """Where the text matrix, and then that of the page, put a point, and how much they stretch its height."""
    x = text[4] * page[0] + text[5] * page[2] + page[4]
    y = text[4] * page[1] + text[5] * page[3] + page[5]
    return (
        x,
        y,
        math.hypot(text[2] * page[0] + text[3] * page[2], text[2] * page[1] + text[3] * page[3]),
    )


def _without_places(text: str) -> tuple[Line, ...]:
    """Lines of a page that is turned, in the order of the file, one under the other."""
    return tuple(
        Line(" ".join(line.split()), 0.0, -12.0 * number, 10.0)
        for number, line in enumerate(text.splitlines())
        if line.strip()
    )


def order_lines(pieces: Sequence[Piece]) -> tuple[Line, ...]:
    """The lines that `pieces` make, column after column where there are columns."""
    columns = _find_columns([piece for piece in pieces if piece.text.strip()])
    lines = [
        replace(line, column=_column_of(line, columns)) for line in _join_pieces(pieces, columns)
    ]
    if len(columns) < 2:
        return tuple(lines)
    lines = _set_apart(lines)
    wide = sorted(-line.y for line in lines if line.column < 0)

    def order(line: Line) -> tuple[int, int, float]:
        # A large letter at the head of a paragraph reaches over the first line, so lines go by their tops.
        return bisect_right(wide, -line.y), line.column, -(line.y + 0.7 * line.size)

    # A wide line counts itself, and so is the first of what stands below it.
    return tuple(sorted(lines, key=order))


def _set_apart(lines: Sequence[Line]) -> list[Line]:
    """A line alone at the head or foot of the page belongs to no column."""
    heights = sorted({line.y for line in lines})
    ends = {heights[0]: heights[1] - heights[0], heights[-1]: heights[-1] - heights[-2]}
    return [
        replace(line, column=-1) if ends.get(line.y, 0.0) > _APART * line.size else line
        for line in lines
    ]


def _join_pieces(pieces: Sequence[Piece], columns: Sequence[float]) -> Iterator[Line]:
    """Pieces that follow one another on one baseline are a line, but for those that begin a column."""
    held: list[Piece] = []
    first: Piece | None = None
    last: Piece | None = None
    for piece in pieces:
        if piece.text.strip():
            if first and last and not _goes_on(first, last, piece, columns):
                yield from _line_of(held)
                held, first = [], None
            first, last = first or piece, piece
        held.append(piece)
        if piece.text.endswith("\n"):
            yield from _line_of(held)
            held, first = [], None
    yield from _line_of(held)


def _goes_on(first: Piece, last: Piece, piece: Piece, columns: Sequence[float]) -> bool:
    """Whether `piece` stands on the line that goes from `first` to `last`."""
    if abs(first.y - piece.y) > 0.5 * max(first.size, piece.size):
        return False
    if piece.x < first.x - _SAME_PLACE:
        return False
    # A word of a headline may begin where a column does, but without a gap before it.
    begins_column = any(abs(piece.x - left) <= _SAME_PLACE for left in columns[1:])
    return not begins_column or piece.x - last.reach <= piece.size


def _line_of(held: Sequence[Piece]) -> Iterator[Line]:
    shown = [piece for piece in held if piece.text.strip()]
    if shown:
        text = " ".join("".join(piece.text for piece in held).split())
        letters = max(shown, key=lambda piece: len(piece.text))
        yield Line(text, shown[0].x, shown[0].y, letters.size)


def _column_of(line: Line, columns: Sequence[float]) -> int:
    """The column in which `line` begins, or -1 if it goes from the first over the edge of the last."""
    number = sum(line.x >= left - _SAME_PLACE for left in columns[1:])
    piece = Piece(line.text, line.x, line.y, line.size)
    is_wide = number == 0 and len(columns) > 1 and piece.reach > columns[-1] + _SAME_PLACE
    return -1 if is_wide else number


def _find_columns(pieces: Sequence[Piece]) -> list[float]:
    """The left edges of the columns; one edge where there are none."""
    if not pieces or len(pieces) > _MOST_PIECES:
        return [0.0]
    rows = len({round(piece.y) for piece in pieces})
    least = max(_LEAST_COLUMN_LINES, _LEAST_SHARE * rows)
    edges = [min(piece.x for piece in pieces)]
    often = [edge for edge in sorted(_find_edges(pieces).items()) if len(edge[1]) >= least]
    for left, found in often[:_MOST_EDGES]:
        if left - edges[-1] >= _LEAST_COLUMN:
            within = [piece for piece in pieces if piece.x >= edges[-1] - _SAME_PLACE]
            if _is_gutter(within, left, found):
                edges.append(left)
    return edges if len(edges) <= _MOST_COLUMNS else edges[:1]


def _find_edges(pieces: Sequence[Piece]) -> dict[float, set[int]]:
    """Where pieces begin under one another: the place, and the rows in which they do."""
    edges: dict[float, set[int]] = defaultdict(set)
    left: float | None = None
    for piece in sorted(pieces, key=lambda piece: piece.x):
        if left is None or piece.x - left > _SAME_PLACE:
            left = piece.x
        edges[left].add(round(piece.y))
    return edges


def _is_gutter(pieces: Sequence[Piece], left: float, found: set[int]) -> bool:
    """Whether an empty strip stands before `left` over whole stretches of the page, with text on both sides."""
    before: dict[int, int] = defaultdict(int)
    behind: dict[int, int] = defaultdict(int)
    crossed: set[int] = set()
    for piece in pieces:
        row = round(piece.y)
        if piece.x >= left - _SAME_PLACE:
            behind[row] += len(piece.text)
        elif piece.reach > left:
            crossed.add(row)
        else:
            before[row] += len(piece.text)
    if not before or len(found & crossed) > 0.1 * len(found):
        return False
    # In a text of one column, lines that cross the place and lines that have a word there take turns.
    kinds = [row in crossed for row in sorted(found | crossed)]
    turns = sum(a != b for a, b in pairwise(kinds))
    if turns > max(2.0, 0.25 * len(found)):
        return False
    begun = {row: behind[row] for row in found}
    return all(median_low(side.values()) >= _LEAST_COLUMN_CHARACTERS for side in (before, begun))
