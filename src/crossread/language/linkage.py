"""Average linkage: from how alike each two things are to groups of things.

In goes a square table; out come groups. The two groups that are most alike are joined first, and how alike two
groups are is the mean over all pairs between them (Sokal and Michener 1958). So mentions become events
(`align/events/coreference.py`) and reports become stories (`cluster/stories.py`, `cluster/story_parts.py`).
"""

import numpy as np
from numpy.typing import NDArray

__all__ = ["average_linkage"]


def average_linkage(
    likeness: NDArray[np.float64], least: float, *, fewest: int = 1
) -> list[list[int]]:
    """Groups of row numbers, joined while two are at least `least` alike and there are more than `fewest`.

    `likeness` is square and alike both ways; what stands on its diagonal says nothing. Groups come in the order of their
    first members, members ascend. Of pairs that are equally alike the one of the lowest rows is joined first. Time and
    memory grow with the square of the number of rows, time with its cube where many rows have one nearest in common.
    """
    table = likeness.astype(np.float64)
    np.fill_diagonal(table, -np.inf)
    groups = [[number] for number in range(len(table))]
    best = table.max(axis=1, initial=-np.inf)  # of each group, how alike the likest other is
    for _ in range(len(groups) - fewest):
        one = int(best.argmax())
        if best[one] < least:
            break
        other = int(table[one].argmax())
        ours, theirs = len(groups[one]), len(groups[other])
        joined = (table[one] * ours + table[other] * theirs) / (ours + theirs)
        joined[[one, other]] = -np.inf
        stale = np.flatnonzero((best == table[one]) | (best == table[other])).tolist()
        table[one], table[:, one] = joined, joined
        table[other], table[:, other] = -np.inf, -np.inf
        groups[one] += groups[other]
        groups[other] = []
        best = np.maximum(best, joined)
        for number in {*stale, one, other}:
            best[number] = table[number].max()
    return [sorted(group) for group in groups if group]
