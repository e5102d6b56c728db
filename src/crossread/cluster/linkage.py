"""Average linkage: from how alike each two things are to groups of things.

In goes a square table; out come groups. The two groups that are most alike are joined first, and how alike two
groups are is the mean over all pairs between them (Sokal and Michener 1958).
"""

import numpy as np
from numpy.typing import NDArray

__all__ = ["average_linkage"]


def average_linkage(
    likeness: NDArray[np.float64], least: float, fewest: int = 1
) -> list[list[int]]:
    """Groups of row numbers, joined while two are at least `least` alike and there are more than `fewest`."""
    groups = [[n] for n in range(len(likeness))]
    between = likeness.astype(np.float64)
    np.fill_diagonal(between, -np.inf)
    while len(groups) > fewest:
        i, j = sorted(divmod(int(between.argmax()), len(between)))
        if between[i, j] < least:
            break
        a, b = len(groups[i]), len(groups[j])
        between[i] = between[:, i] = (a * between[i] + b * between[j]) / (a + b)
        between[i, i] = -np.inf
        last = len(groups) - 1  # the last group takes the place of the one that is gone
        groups[i] += groups[j]
        groups[j] = groups[last]
        groups.pop()
        between[j], between[:, j] = between[last].copy(), between[:, last].copy()
        between[j, j] = -np.inf
        between = between[:last, :last]
    return sorted(sorted(group) for group in groups)
