"""How much of what one statement says another says too, in whichever words.

In go the vectors of the pieces of all statements of a story, and pairs; out come two shares for each pair. Each piece
looks for the piece of the other statement that is most like it (late interaction: Khattab and Zaharia 2020, ColBERT);
pieces that few statements of the story hold count most, and those that a quarter of them hold not at all.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import groupby
from operator import itemgetter

import numpy as np
from numpy.typing import NDArray

from crossread.align.match.candidates import Array, Pair
from crossread.language.model import Meaning

__all__ = ["coverage"]

_COMMON = 0.25  # of the statements; a piece in more of them tells nothing
_RARE = 2.0  # the power of a piece's rarity


def coverage(meanings: Sequence[Meaning], pairs: Sequence[Pair]) -> NDArray[np.float64]:
    """A row for each of `pairs`, which are sorted: the lower and the higher of the shares of either that the other says."""
    telling = _telling(meanings)
    found: list[NDArray[np.float64]] = []
    for one, group in groupby(pairs, key=itemgetter(0)):
        found.append(_shares(telling[one], [telling[other] for _, other in group]))
    if not found:
        return np.zeros((0, 2))
    return np.sort(np.vstack(found), axis=1).round(3)


def _telling(meanings: Sequence[Meaning]) -> list[tuple[Array, Array]]:
    """The vectors of each statement's telling pieces, and what share of it each of them says; all, if none tells."""
    held = Counter(piece for one in meanings for piece in set(one.pieces.tolist()))
    rarity = {piece: np.log(1 + len(meanings) / count) ** _RARE for piece, count in held.items()}
    found: list[tuple[Array, Array]] = []
    for one in meanings:
        pieces = one.pieces.tolist()
        kept = [n for n, piece in enumerate(pieces) if held[piece] <= _COMMON * len(meanings)]
        kept = kept or list(range(len(pieces)))
        weights = np.array([rarity[pieces[n]] for n in kept], dtype=np.float32)
        found.append((one.rows[kept].astype(np.float32), weights / weights.sum()))
    return found


def _shares(one: tuple[Array, Array], others: Sequence[tuple[Array, Array]]) -> NDArray[np.float64]:
    """For each of `others`: the share of one that it says, and of it that one says."""
    rows, weights = one
    starts = np.cumsum([0, *(len(theirs) for theirs, _ in others)])[:-1]
    nearness = rows @ np.concatenate([theirs for theirs, _ in others]).T
    ours = weights @ np.maximum.reduceat(nearness, starts, axis=1)
    their_weights = np.concatenate([theirs for _, theirs in others])
    theirs = np.add.reduceat(nearness.max(axis=0) * their_weights, starts)
    return np.column_stack([ours, theirs]).astype(np.float64)
