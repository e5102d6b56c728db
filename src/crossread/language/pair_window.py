"""Two statements as they are read together: the pieces of one, then those of the other, each first read alone.

In go the pieces of both; out come the kinds by which the network is told whose a piece is, and whether the other
statement holds it too.
"""

import numpy as np
from numpy.typing import NDArray

__all__ = ["N_KINDS", "kinds_of_pieces"]

N_KINDS = 4

Pieces = NDArray[np.int64]


def kinds_of_pieces(one: Pieces, other: Pieces) -> Pieces:
    """0 for a piece of `one`, 1 for a piece of `other`, and 2 more where both hold it; of both in their order."""
    ours, theirs = np.isin(one, other), np.isin(other, one)
    return np.concatenate([2 * ours, 2 * theirs + 1]).astype(np.int64)
