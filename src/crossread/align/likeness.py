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
_AT_ONCE = 512  # rows of the table of similarities
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
    return {
        pair: 0.0 if opposite else 1 / (1 + math.exp(-score))
        for pair, score, opposite in zip(
            pairs, scores, table[:, _OWN.index("opposite")], strict=True
        )
    }


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
    places: dict[str, list[int]] = defaultdict(list)
    for number, report in enumerate(reports):
        places[report].append(number)
    found: set[Pair] = set()
    for there in places.values():
        for start in range(0, len(reports), _AT_ONCE):
            nearness = _products(vectors[start : start + _AT_ONCE], vectors[there])
            best = np.argsort(-nearness, axis=1, kind="stable")[:, :_NEAREST]
            for at, row in enumerate(best.tolist(), start):
                if reports[at] != reports[there[0]]:
                    found.update((min(at, there[n]), max(at, there[n])) for n in row)
    return found


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
