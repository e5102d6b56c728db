"""How likely two statements of different reports tell one point.

In go the features and vectors of all statements of a story; out comes a probability for each pair that is
worth a look. A logistic regression over what a pair shares (words, names, figures, days, quoted words, the
nearness of their vectors) and over how it stands to the best that either side has in the other's report.
Its weights were fitted by `training/likeness.py` on invented stories, and lie in `likeness_weights.json`.
"""

import json
import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import combinations

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz

from crossread.align.features import Features
from crossread.align.opposites import are_opposite, is_negative
from crossread.language.negation import is_negated

__all__ = ["COLUMNS", "Array", "Pair", "candidates", "likeness", "quoted_likeness", "rows"]

Array = NDArray[np.float32]
Pair = tuple[int, int]

_TELLING = 0.75  # a lighter token proposes no pair
_CROWDED = 40  # a token in more statements than this proposes no pair by itself
_NEAREST = 3  # statements of each other report that a vector proposes
_MANY = 8  # other reports; of more, the nearest of all of them together are proposed
_AT_ONCE = 512  # rows of the table of similarities
_SAME_LETTERS = 88  # of 100
_SAME = 0.75
_LOOSE = 5.0  # standard deviations; what lies further out counts no more

_OWN = (
    "cosine", "shared", "of_longer", "of_shorter", "names", "figures", "days", "words", "word_weight",
    "other_figures", "other_days", "other_persons", "one_negated", "opposite", "quoted", "one_headline",
    "two_headlines", "shorter", "longer", "same_speaker", "other_speaker", "same_certainty",
)  # fmt: skip
_COMPARED = ("cosine", "of_longer", "of_shorter")
COLUMNS = _OWN + tuple(
    f"{name}_{side}" for name in _COMPARED for side in ("lead_less", "lead_more")
)


def likeness(features: Sequence[Features], vectors: Array) -> dict[Pair, float]:
    """The probability of each candidate pair, by indices into `features` (lower one first).

    `vectors` has a row of length one for each statement.
    """
    pairs = candidates(features, vectors)
    if not pairs:
        return {}
    weights = _weights()
    table = rows(features, vectors, pairs)
    mean, spread, slopes = (np.array(weights[key]) for key in ("mean", "spread", "slopes"))
    scaled = np.clip((table - mean) / spread, -_LOOSE, _LOOSE)
    # Summed row by row in one order, so that the company of a pair changes no bit of its score.
    scores = [math.fsum(row) + weights["constant"][0] for row in (scaled * slopes).tolist()]
    opposite = table[:, _OWN.index("opposite")]
    return {
        (i, j): 0.0 if apart else _probability(features[i].text, features[j].text, score)
        for (i, j), score, apart in zip(pairs, scores, opposite, strict=True)
    }


def _probability(one: str, other: str, score: float) -> float:
    """The probability of a score; sentences that are the same but for a word or two tell one point."""
    chance = 1 / (1 + math.exp(-score))
    return max(chance, _SAME) if fuzz.ratio(one, other) >= _SAME_LETTERS else chance


@cache
def _weights() -> Mapping[str, list[float]]:
    held: Mapping[str, list[float]] = json.loads(
        files("crossread.align").joinpath("likeness_weights.json").read_text(encoding="utf-8")
    )
    return held


def candidates(features: Sequence[Features], vectors: Array) -> list[Pair]:
    """Pairs of different reports that share something rare, or whose vectors are among the nearest."""
    reports = [one.report.id for one in features]
    pairs = {
        pair for pair in _by_token(features) if reports[pair[0]] != reports[pair[1]]
    } | _by_vector(reports, vectors)
    return sorted(pairs)


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


def rows(
    features: Sequence[Features], vectors: Array, pairs: Sequence[Pair]
) -> NDArray[np.float64]:
    """What is known of each pair, a row each, in the columns `COLUMNS`."""
    first, second = [i for i, _ in pairs], [j for _, j in pairs]
    cosines = np.round(np.einsum("pv,pv->p", vectors[first], vectors[second]), 4)
    own = np.array(
        [
            _row(features[i], features[j], float(cosine))
            for (i, j), cosine in zip(pairs, cosines, strict=True)
        ]
    )
    leads = [_leads(features, pairs, own[:, _OWN.index(name)]) for name in _COMPARED]
    return np.hstack([own, *leads])


def _row(a: Features, b: Features, cosine: float) -> list[float]:
    common = sorted(token for token in a.weights if token in b.weights)
    shared = sum(min(a.weights[token], b.weights[token]) for token in common)
    smaller, larger = sorted((sum(a.weights.values()), sum(b.weights.values())))
    kinds = [_kind(token) for token in common]
    shorter, longer = sorted((len(a.text.split()), len(b.text.split())))
    return [
        cosine,
        shared,
        shared / max(larger, 1.0),
        shared / max(smaller, 1.0),
        kinds.count("name"),
        kinds.count("figure"),
        kinds.count("day"),
        kinds.count("word"),
        sum(min(a.weights[t], b.weights[t]) for t in common if _kind(t) == "word"),
        float(_parted(a, b, "figure")),
        float(_parted(a, b, "day")),
        float(bool(a.persons and b.persons and not a.persons & b.persons)),
        float(is_negated(a.text) != is_negated(b.text)),
        float(are_opposite(a.weights, b.weights)),
        quoted_likeness(a, b),
        float(a.is_headline) + float(b.is_headline),
        float(a.is_headline and b.is_headline),
        shorter,
        longer,
        float(a.speaker is not None and a.speaker == b.speaker),
        float(bool(a.speaker and b.speaker and a.speaker != b.speaker)),
        float(a.statement.certainty == b.statement.certainty),
    ]


def _kind(token: str) -> str:
    """What a token of `Features.weights` stands for."""
    if token[0] == "#":
        return "figure" if token[1:2].isdigit() else "unit"
    return {"@": "name", "=": "day"}.get(token[0], "word")


def _parted(a: Features, b: Features, kind: str) -> bool:
    """Whether both hold tokens of a kind, and none in common."""
    ours = {token for token in a.weights if _kind(token) == kind}
    theirs = {token for token in b.weights if _kind(token) == kind}
    return bool(ours and theirs and not ours & theirs)


def _leads(
    features: Sequence[Features], pairs: Sequence[Pair], values: NDArray[np.float64]
) -> NDArray[np.float64]:
    """How far each pair's value lies before the next best of either side in the other's report."""
    held: dict[tuple[int, str], list[float]] = defaultdict(list)
    for (i, j), value in zip(pairs, values.tolist(), strict=True):
        held[i, features[j].report.id].append(value)
        held[j, features[i].report.id].append(value)
    best = {key: sorted(some, reverse=True)[:2] for key, some in held.items()}

    def lead(key: tuple[int, str], value: float) -> float:
        top = best[key]
        return value - (top[1] if top[0] == value and len(top) > 1 else top[0])

    return np.array(
        [
            sorted(
                (lead((i, features[j].report.id), value), lead((j, features[i].report.id), value))
            )
            for (i, j), value in zip(pairs, values.tolist(), strict=True)
        ]
    )


def quoted_likeness(a: Features, b: Features) -> float:
    """How alike the words in marks are, 0 unless enough of them are the same sentence."""
    best = 0.0
    for quote in a.quotes:
        for other in b.quotes:
            if "indirect" in {quote.kind, other.kind}:
                continue
            left = " ".join(c.of(a.report.text) for c in quote.content).lower()
            right = " ".join(c.of(b.report.text) for c in other.content).lower()
            if min(len(left), len(right)) >= 12 and is_negative(left) == is_negative(right):
                best = max(
                    best,
                    fuzz.partial_ratio(left, right) / 100,
                    fuzz.token_sort_ratio(left, right) / 100,
                )
    return best if best >= 0.8 else 0.0
