"""How likely each two of a few reports tell one happening.

In go the profiles of a new report and of those most like it, and how many open reports hold each word; out comes
a table of probabilities. A logistic regression weighs what two reports share: words, names and numbers, what
they mean, runs of words, days. It also sees them in their context, as two quakes in one province share
most words: what is common to all these reports is taken off, and then two reports are the more alike the more
they are alike to the same others (as in `align/happenings.py`, where ECB+ showed this to tell look-alike
happenings apart). The weights were made by `training/story_likeness.py`; they lie in a file beside this one.
"""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from crossread.cluster.profile import Counted, ReportProfile
from crossread.language.frequency import rarity, stem

__all__ = [
    "COLUMNS",
    "LOOSE",
    "NAMES",
    "NUMBERS",
    "Array",
    "Frequency",
    "Weights",
    "chances",
    "columns",
    "in_context",
    "weight_of",
    "weights",
]

Array = NDArray[np.float64]

COLUMNS = ("words", "numbers", "meaning", "context", "reprint", "days")
_STATIC = 100.0  # open reports, that the counts of `word_counts.tsv` weigh as much as
NAMES, NUMBERS = 0.5, 0.2  # beside words, which count 1, in how alike two reports plainly are
_USUAL, _AS_MANY = 0.05, 20  # the likeness of reports of two happenings, where few reports tell it
_ROUNDS = 3
LOOSE = 5.0
_VECTOR_SIZE = 384
_WEEK = 7  # days, in which reports of one happening lie


class Frequency(Protocol):
    """How many open reports there are, and how many of them hold a key of a part of a profile."""

    @property
    def size(self) -> int:
        """The number of open reports."""
        ...

    def held(self, part: str, key: str) -> int:
        """How many of them hold `key` in `part`, a field of `ReportProfile`."""
        ...


def weight_of(part: str, key: str, frequency: Frequency) -> float:
    """How telling a key is: inverse document frequency among open reports, mixed with that in news at large."""
    usual = math.exp(-rarity(key if part == "words" else stem(key)))
    held = frequency.held(part, key)
    return max(0.0, math.log((_STATIC + frequency.size + 1) / (_STATIC * usual + held + 0.5)))


def columns(profiles: Sequence[ReportProfile], frequency: Frequency) -> dict[str, Array]:
    """A square table for each of `COLUMNS` and for "plain", a row and a column a report."""
    words, names, numbers = (
        _cosines([getattr(one, part) for one in profiles], part, frequency)
        for part in ("words", "names", "numbers")
    )
    plain = (words + NAMES * names + NUMBERS * numbers) / (1 + NAMES + NUMBERS)
    return {
        "words": words,
        "plain": plain,
        "numbers": numbers,
        "meaning": _meaning(profiles),
        "context": in_context(plain),
        "reprint": _reprints(profiles),
        "days": _days(profiles),
    }


def in_context(likeness: Array, usual: float = _USUAL) -> Array:
    """How alike each two reports are against what all here have in common, from -1 to 1.

    `usual` is the likeness of reports of two happenings, where there are too few reports to tell.
    """
    count = len(likeness)
    middle = (_AS_MANY * usual + count * likeness.mean()) / (_AS_MANY + count)
    found = likeness - middle
    for _ in range(_ROUNDS):
        scaled = found / (np.linalg.norm(found, axis=1, keepdims=True) + 1e-9)
        found = scaled @ scaled.T
    return found


def _cosines(bags: Sequence[Counted], part: str, frequency: Frequency) -> Array:
    places: dict[str, int] = {}
    for bag in bags:
        for key, _ in bag:
            places.setdefault(key, len(places))
    weights = np.array([weight_of(part, key, frequency) for key in places] or [0.0])
    rows = np.zeros((len(bags), len(weights)))
    for row, bag in zip(rows, bags, strict=True):
        row[[places[key] for key, _ in bag]] = [count for _, count in bag]
    rows *= weights
    rows /= np.linalg.norm(rows, axis=1, keepdims=True) + 1e-9
    found: Array = rows @ rows.T
    return found


def _meaning(profiles: Sequence[ReportProfile]) -> Array:
    nothing = np.zeros(_VECTOR_SIZE, dtype="<f2").tobytes()
    rows = np.frombuffer(b"".join(one.vector or nothing for one in profiles), dtype="<f2")
    table = rows.reshape(len(profiles), _VECTOR_SIZE).astype(np.float64)
    found: Array = table @ table.T
    return found


def _reprints(profiles: Sequence[ReportProfile]) -> Array:
    """What part of the smaller sketch is in the other; 0 where a sketch is empty."""
    sketches = [frozenset(one.runs) for one in profiles]
    found = np.zeros((len(profiles), len(profiles)))
    for i, a in enumerate(sketches):
        for j in range(i):
            if shared := len(a & sketches[j]):
                found[i, j] = found[j, i] = shared / min(len(a), len(sketches[j]))
    return found


def _days(profiles: Sequence[ReportProfile]) -> Array:
    """How far more than a week two lie apart, on a log scale; 0 where one has no day."""
    known = np.array([one.day is not None for one in profiles])
    day = np.array([one.day.toordinal() if one.day else 0 for one in profiles], dtype=np.float64)
    beyond = np.maximum(0.0, np.log1p(abs(day[:, None] - day)) - math.log1p(_WEEK))
    found: Array = np.where(known[:, None] & known, beyond, 0.0)
    return found


def chances(known: Mapping[str, Array]) -> Array:
    """The probability of each pair, from its columns."""
    told = weights()
    score = np.full_like(known["words"], told.constant)
    for name in COLUMNS:
        mean, spread, slope = told.pair[name]
        score += np.clip((known[name] - mean) / spread, -LOOSE, LOOSE) * slope
    found: Array = 1 / (1 + np.exp(-score))
    return found


@dataclass(frozen=True, slots=True)
class Weights:
    """What was learned: for each column its mean, spread and slope, for pairs and for cuts of `story_parts.py`.

    `threshold` is the mean probability from which two groups of reports look like one story, `cut_threshold`
    the probability from which a cut parts two.
    """

    pair: Mapping[str, tuple[float, float, float]]
    constant: float
    threshold: float
    cut: Mapping[str, tuple[float, float, float]]
    cut_constant: float
    cut_threshold: float


@cache
def weights() -> Weights:
    """The weights that ship."""
    text = files("crossread.cluster").joinpath("story_likeness_weights.json").read_text("utf-8")
    pair, cut = (json.loads(text)[name] for name in ("pair", "cut"))
    return Weights(
        pair={name: tuple(map(float, row)) for name, row in pair["columns"].items()},
        constant=float(pair["constant"]),
        threshold=float(pair["threshold"]),
        cut={name: tuple(map(float, row)) for name, row in cut["columns"].items()},
        cut_constant=float(cut["constant"]),
        cut_threshold=float(cut["threshold"]),
    )
