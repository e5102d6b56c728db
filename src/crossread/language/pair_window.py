"""Two statements as the encoder reads them together: [CLS] one [SEP] other [SEP], as in BERT (Devlin et al. 2019).

In go the pieces of both and their shapes; out comes one window. What stands behind the first [SEP] is of the second
kind.
"""

from typing import NamedTuple

__all__ = ["BEGIN", "BETWEEN", "PairWindow", "Side", "join"]

BEGIN = 101
"""[CLS] of the base network's vocabulary."""

BETWEEN = 102
"""The piece behind each of the two statements, [SEP]."""


class Side(NamedTuple):
    """One statement: the numbers of its pieces and their shapes, of one length."""

    ids: tuple[int, ...]
    shapes: tuple[int, ...]


class PairWindow(NamedTuple):
    """Piece ids, their shapes, and 0 for the first statement and 1 for the second; all of one length."""

    ids: tuple[int, ...]
    shapes: tuple[int, ...]
    kinds: tuple[int, ...]


def join(one: Side, other: Side) -> PairWindow:
    """The window in which `one` and `other` are read together; none of them needs to hold a piece."""
    first, second = len(one.ids) + 2, len(other.ids) + 1
    return PairWindow(
        (BEGIN, *one.ids, BETWEEN, *other.ids, BETWEEN),
        (0, *one.shapes, 0, *other.shapes, 0),
        (0,) * first + (1,) * second,
    )
