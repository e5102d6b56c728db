"""How well scores tell the pairs that are sought from all others.

In go scored pairs in groups (a question, a cluster of texts), and a threshold that was fixed before; out come, in
percent, `auc`, the chance that a true pair scores above a false one, where a tie counts half (Hanley and McNeil
1982), and `balanced_accuracy`, the mean of the shares of true and of false pairs that the threshold puts right.
Both are over all pairs together; the intervals are drawn over the groups, whose pairs are not independent.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from evals.measured import measured

__all__ = ["Scored", "best_threshold", "measured_separation"]

_DIGITS = 4  # of a score; more would let the order in which a processor sums break ties

_Counts = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Scored:
    """The score of one pair, and whether it is a true one by the gold.

    `ending` is put to the names of the scores where the pairs of a group answer several questions.
    """

    score: float
    is_true: bool
    ending: str = ""

    @property
    def rounded(self) -> float:
        """The score with as many digits as are compared."""
        return round(self.score, _DIGITS)


def measured_separation(
    groups: Sequence[Sequence[Scored]], threshold: float | None = None
) -> dict[str, object]:
    """{"n", "scores", "intervals"} over `groups`; without a threshold there is no balanced accuracy."""
    places = sorted({one.rounded for group in groups for one in group})
    place = {score: number for number, score in enumerate(places)}
    endings = sorted({one.ending for group in groups for one in group})
    above = None if threshold is None else np.array(places) >= threshold

    def scores(counts: Mapping[str, int]) -> dict[str, float]:
        found: dict[str, float] = {}
        for ending in endings:
            true, false = (
                np.array([counts.get(f"{kind}{ending} {n}", 0) for n in range(len(places))])
                for kind in (True, False)
            )
            found |= {f"{name}{ending}": it for name, it in _scores(true, false, above).items()}
        return found

    # A count for each place of the order: then the sums over a sample of groups hold all that is scored.
    return measured(
        [
            Counter(f"{one.is_true}{one.ending} {place[one.rounded]}" for one in group)
            for group in groups
        ],
        scores,
    )


def best_threshold(pairs: Iterable[Scored]) -> float:
    """The threshold of the best balanced accuracy on `pairs`, in the middle between the scores beside it.

    Of several that are as good the lowest. There must be true pairs and false ones.

    >>> best_threshold([Scored(0.2, False), Scored(0.4, False), Scored(0.6, True), Scored(0.9, True)])
    0.5
    """
    held = list(pairs)
    places = sorted({one.rounded for one in held})
    at = np.searchsorted(places, [one.rounded for one in held])
    gold = np.array([one.is_true for one in held])
    true, false = (np.bincount(at[gold == kind], minlength=len(places)) for kind in (True, False))
    right = [_balanced(true, false, np.arange(len(places)) >= n) for n in range(len(places))]
    best = int(np.argmax(right))
    return round((places[best] + places[max(best - 1, 0)]) / 2, _DIGITS)


def _scores(true: _Counts, false: _Counts, above: NDArray[np.bool_] | None) -> dict[str, float]:
    """From how many true and false pairs have each score, from the lowest to the highest."""
    if not true.sum() or not false.sum():
        return {}
    below = np.cumsum(false) - false / 2  # half of those that tie
    scores = {"auc": 100 * float(true @ below) / float(true.sum() * false.sum())}
    if above is not None:
        scores["balanced_accuracy"] = _balanced(true, false, above)
    return scores


def _balanced(true: _Counts, false: _Counts, above: NDArray[np.bool_]) -> float:
    return 50 * float(true[above].sum() / true.sum() + false[~above].sum() / false.sum())
