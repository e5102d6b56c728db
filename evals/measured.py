"""From counts of each text to scores over all, each with an interval that tells how sure it is.

The interval holds the middle 95 of 100 scores of 500 samples, drawn with replacement from the texts (Efron
1979, the bootstrap), by a fixed seed: the same counts give the same interval.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

import numpy as np

__all__ = ["f1", "measured"]

_SAMPLES = 500


def measured(
    units: Sequence[Mapping[str, int]], score: Callable[[Mapping[str, int]], Mapping[str, float]]
) -> dict[str, object]:
    """{"n", "scores", "intervals"}; `score` turns sums of counts into percentages."""
    total = Counter[str]()
    for unit in units:
        total.update(unit)
    names = sorted(total)
    table = np.array([[unit.get(name, 0) for name in names] for unit in units])
    chance = np.random.default_rng(0)
    drawn: dict[str, list[float]] = {}
    for _ in range(_SAMPLES if len(units) > 1 else 0):
        times = np.bincount(chance.integers(0, len(units), len(units)), minlength=len(units))
        sums = dict(zip(names, (int(count) for count in times @ table), strict=True))
        for name, value in score(sums).items():
            drawn.setdefault(name, []).append(value)
    intervals = {
        name: [round(float(edge), 1) for edge in np.percentile(values, (2.5, 97.5))]
        for name, values in drawn.items()
    }
    scores = {name: round(value, 1) for name, value in score(total).items()}
    return {"n": len(units), "scores": scores, "intervals": intervals}


def f1(counts: Mapping[str, int], name: str) -> float:
    """F1 in percent from `name right`, `name found` and `name wanted`."""
    right, found, wanted = (
        counts.get(f"{name} {what}", 0) for what in ("right", "found", "wanted")
    )
    return 200 * right / (found + wanted) if found + wanted else 0.0
