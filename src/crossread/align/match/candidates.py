"""The pairs of statements that are worth a look.

In go the features and vectors of all statements of a story; out come pairs of different reports that share
something rare, or whose vectors are among the nearest. The work grows with the statements, not with all pairs.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from crossread.align.features.features import Features

__all__ = ["Array", "Pair", "candidates"]

Array = NDArray[np.float32]
Pair = tuple[int, int]

_TELLING = 0.75  # a lighter token proposes no pair
_CROWDED = 20  # a token in more statements than this proposes no pair by itself
_LEAST_WORDS = 3
_NEAREST = 3  # statements of each other report that a vector proposes
_MANY = 8  # other reports; of more, the nearest of all of them together are proposed
_AT_ONCE = 512  # rows of the table of similarities


def candidates(features: Sequence[Features], vectors: Array) -> list[Pair]:
    """Pairs of different reports that share something rare, or whose vectors are among the nearest.

    A word or two that quote nobody ("Perhaps.", "Links:") say nothing by themselves, and are in no pair.
    """
    reports = [one.report.id for one in features]
    says = [
        bool(one.quotes) or one.is_headline or len(one.text.split()) >= _LEAST_WORDS
        for one in features
    ]
    pairs = {
        pair for pair in _by_token(features) if reports[pair[0]] != reports[pair[1]]
    } | _by_vector(reports, vectors)
    return sorted((i, j) for i, j in pairs if says[i] and says[j])


def _by_token(features: Sequence[Features]) -> Iterable[Pair]:
    holders: dict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(features):
        for token, weight in one.weights.items():
            if weight >= _TELLING:
                holders[token].append(number)
    for holding in holders.values():
        if len(holding) <= _CROWDED:
            yield from combinations(holding, 2)


def _by_vector(reports: Sequence[str], vectors: Array) -> set[Pair]:
    """The nearest statements of each other report; of many reports the nearest of all."""
    numbers = {report: number for number, report in enumerate(dict.fromkeys(reports))}
    home = np.array([numbers[report] for report in reports])
    if len(numbers) < 2:
        return set()
    few = len(numbers) - 1 <= _MANY
    found: set[Pair] = set()
    for start in range(0, len(reports), _AT_ONCE):
        nearness = _products(vectors[start : start + _AT_ONCE], vectors)
        nearness[home[start : start + _AT_ONCE, None] == home[None, :]] = -2.0
        for others in _parts(home) if few else [np.arange(len(reports))]:
            most = _NEAREST if few else _NEAREST * _MANY
            found.update(_nearest(start, nearness, others, most))
    return found


def _parts(home: NDArray[np.int64]) -> list[NDArray[np.int64]]:
    """The places of each report's statements."""
    return [np.flatnonzero(home == number) for number in range(int(home.max()) + 1)]


def _nearest(start: int, nearness: Array, others: NDArray[np.int64], most: int) -> Iterable[Pair]:
    """For each row, which begin with statement `start`, its `most` nearest of the columns `others`."""
    part = nearness[:, others]
    best = np.argsort(-part, axis=1, kind="stable")[:, :most]
    for row, columns in enumerate(best.tolist()):
        for column in columns:
            if part[row, column] > -1.5:  # else it is of the same report
                other = int(others[column])
                yield (start + row, other) if start + row < other else (other, start + row)


def _products(left: Array, right: Array) -> Array:
    """Cosines, rounded, so that the order in which a processor sums decides no tie."""
    cosines: Array = np.round(left @ right.T, 4)
    return cosines
