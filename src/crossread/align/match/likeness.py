"""How likely two statements of different reports tell one point.

In go the features and meanings of all statements of a story, and a reader of two statements together; out comes a
probability for each pair that is worth a look. Two logistic regressions: one over what a pair shares (words, names,
figures, days, quoted words, the nearness of their vectors and of their pieces') and over how it stands to the best that either side has
in the other's report; and one more, for the pairs that this leaves open, over its score, what the reader says, and how that stands to its rivals.
Their weights were fitted by `training/likeness.py` on invented stories, and lie in `likeness_weights.json`.
"""

import json
import math
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz

from crossread.align.features.features import Features
from crossread.align.match.candidates import Array, Pair, candidates
from crossread.align.match.contraries import exclude_each_other, tell_no_point
from crossread.align.match.coverage import coverage
from crossread.align.match.opposites import is_negative
from crossread.language.model import Meaning
from crossread.language.negation import is_negated

__all__ = [
    "COLUMNS",
    "READ_COLUMNS",
    "Likeness",
    "Reader",
    "Table",
    "likeness",
    "quoted_likeness",
    "read_pairs",
    "read_rows",
    "rows",
    "worth_reading",
]

Reader = Callable[[Sequence[tuple[Meaning, Meaning]]], Array]  # two logits for each pair
Table = NDArray[np.float64]

_OPEN = (0.1, 0.98)  # probabilities between which a pair is read
_ALMOST = 3.5  # log odds; what seems the same but for a word that excludes is read as well
_MOST_READ = 240  # pairs; of more, the most open are read
_MOST_READ_OF_MANY = 90  # where there are many reports, which repeat each other more
_MANY = 8  # reports
_SAME_LETTERS = 88  # of 100
_SAME = 0.75
_LOOSE = 5.0  # standard deviations; what lies further out counts no more

_OWN = (
    "cosine", "shared", "of_longer", "of_shorter", "names", "figures", "days", "words", "word_weight",
    "other_figures", "other_days", "other_persons", "one_negated", "opposite", "quoted", "one_headline",
    "two_headlines", "shorter", "longer", "same_speaker", "other_speaker", "same_certainty",
    "covered_less", "covered_more",
)  # fmt: skip
_COMPARED = ("cosine", "of_longer", "of_shorter")
COLUMNS = _OWN + tuple(
    f"{name}_{side}" for name in _COMPARED for side in ("lead_less", "lead_more")
)
READ_COLUMNS = ("alone", "same", "same_lead_less", "same_lead_more")


class Likeness(NamedTuple):
    """What is known of pairs, by indices into the features, lower one first.

    `same` is how likely a pair tells one point; `apart`, of those that were read together, the log odds that they
    part in how they tell it.
    """

    same: dict[Pair, float]
    apart: dict[Pair, float]


def likeness(features: Sequence[Features], meanings: Sequence[Meaning], same: Reader) -> Likeness:
    """How each candidate pair stands; `meanings` has one for each statement."""
    pairs = candidates(features, np.stack([one.whole for one in meanings]))
    if not pairs:
        return Likeness({}, {})
    table = rows(features, meanings, pairs)
    opposite = table[:, _OWN.index("opposite")] > 0
    scores = [
        min(score, _ALMOST) if excluded else score
        for score, excluded in zip(_scores(table, "alone"), opposite, strict=True)
    ]
    chosen = worth_reading(features, pairs, scores)
    said = read_pairs(meanings, [pairs[n] for n in chosen], same)
    read = read_rows(features, [pairs[n] for n in chosen], [scores[n] for n in chosen], said)
    for number, score in zip(chosen, _scores(read, "read"), strict=True):
        scores[number] = score
    apart = {pairs[n]: float(row[1]) for n, row in zip(chosen, said, strict=True)}
    chances = {
        (i, j): _probability(features[i].text, features[j].text, score)
        for (i, j), score in zip(pairs, scores, strict=True)
    }
    for number in np.flatnonzero(opposite).tolist():
        (i, j) = pair = pairs[number]
        if tell_no_point(features[i], features[j], chances[pair], apart.get(pair, 0.0)):
            chances[pair] = 0.0
    return Likeness(chances, apart)


def worth_reading(
    features: Sequence[Features], pairs: Sequence[Pair], scores: Sequence[float]
) -> list[int]:
    """The numbers of the pairs whose scores leave them open, the most open of too many, in the order of `pairs`."""
    is_many = len({one.report.id for one in features}) > _MANY
    most = _MOST_READ_OF_MANY if is_many else _MOST_READ
    low, high = (math.log(chance / (1 - chance)) for chance in _OPEN)
    still_open = [number for number, score in enumerate(scores) if low < score < high]
    if len(still_open) > most:
        # By their words where they are equally open, so that the order of the reports decides nothing.
        still_open.sort(key=lambda n: (abs(scores[n]), sorted(features[i].text for i in pairs[n])))
    return sorted(still_open[:most])


def read_pairs(meanings: Sequence[Meaning], pairs: Sequence[Pair], same: Reader) -> Table:
    """Two log odds for each pair, read together: that it tells one point, and that it parts in how."""
    said = same([(meanings[i], meanings[j]) for i, j in pairs])
    return np.round(said, 3).astype(np.float64)


def read_rows(
    features: Sequence[Features], pairs: Sequence[Pair], scores: Sequence[float], said: Table
) -> Table:
    """What is known of pairs that were read, a row each, in the columns `READ_COLUMNS`."""
    if not pairs:
        return np.zeros((0, len(READ_COLUMNS)))
    return np.column_stack([scores, said[:, 0], _leads(features, pairs, said[:, 0])])


def _scores(table: Table, which: str) -> list[float]:
    """The log odds of each row; summed row by row in one order, so that its company changes no bit."""
    weights = _weights()[which]
    mean, spread, slopes = (np.array(weights[key]) for key in ("mean", "spread", "slopes"))
    scaled = np.clip((table - mean) / spread, -_LOOSE, _LOOSE)
    return [math.fsum(row) + weights["constant"][0] for row in (scaled * slopes).tolist()]


def _probability(one: str, other: str, score: float) -> float:
    """The probability of a score; sentences that are the same but for a word or two tell one point."""
    chance = 1 / (1 + math.exp(-score))
    return max(chance, _SAME) if fuzz.ratio(one, other) >= _SAME_LETTERS else chance


@cache
def _weights() -> Mapping[str, Mapping[str, list[float]]]:
    held: Mapping[str, Mapping[str, list[float]]] = json.loads(
        files("crossread.align.match").joinpath("likeness_weights.json").read_text(encoding="utf-8")
    )
    return held


def rows(
    features: Sequence[Features], meanings: Sequence[Meaning], pairs: Sequence[Pair]
) -> NDArray[np.float64]:
    """What is known of each of `pairs`, which are sorted: a row each, in the columns `COLUMNS`."""
    vectors = np.stack([one.whole for one in meanings])
    first, second = [i for i, _ in pairs], [j for _, j in pairs]
    cosines = np.round(np.einsum("pv,pv->p", vectors[first], vectors[second]), 4)
    known = {i: _known(features[i]) for i in sorted({*first, *second})}
    told = np.array(
        [_row(known[i], known[j], float(c)) for (i, j), c in zip(pairs, cosines, strict=True)]
    )
    own = np.hstack([told, coverage(meanings, pairs)])
    leads = [_leads(features, pairs, own[:, _OWN.index(name)]) for name in _COMPARED]
    return np.hstack([own, *leads])


@dataclass(frozen=True, slots=True)
class _Known:
    """What of one statement each of its pairs asks for."""

    features: Features
    weight: float
    n_words: int
    figures: frozenset[str]
    days: frozenset[str]
    negated: bool


def _known(one: Features) -> _Known:
    return _Known(
        one,
        sum(one.weights.values()),
        len(one.text.split()),
        frozenset(token for token in one.weights if _kind(token) == "figure"),
        frozenset(token for token in one.weights if _kind(token) == "day"),
        is_negated(one.text),
    )


def _row(ours: _Known, theirs: _Known, cosine: float) -> list[float]:
    a, b = ours.features, theirs.features
    common = sorted(token for token in a.weights if token in b.weights)
    shared = sum(min(a.weights[token], b.weights[token]) for token in common)
    smaller, larger = sorted((ours.weight, theirs.weight))
    kinds = [_kind(token) for token in common]
    shorter, longer = sorted((ours.n_words, theirs.n_words))
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
        float(_are_parted(ours.figures, theirs.figures)),
        float(_are_parted(ours.days, theirs.days)),
        float(bool(a.persons and b.persons and not a.persons & b.persons)),
        float(ours.negated != theirs.negated),
        float(exclude_each_other(a, b)),
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


def _are_parted(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether both hold something, and nothing in common."""
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
