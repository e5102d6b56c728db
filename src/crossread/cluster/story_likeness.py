"""How likely each two of a few reports tell one happening.

In go the profiles of a new report and of those most like it, and how many open reports hold each word; out comes
a table of probabilities. A logistic regression weighs what two reports share: words, names and numbers, what
they mean, runs of words, days. It also sees them in their context, as two quakes in one province share
most words: what is common to all these reports is taken off, and then two reports are the more alike the more
they are alike to the same others (`language.bags.in_context`, which ECB+ showed to tell look-alike
happenings apart). The weights were made by `training/story_likeness.py`; they lie in a file beside this one.
"""

import json
import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Protocol

import numpy as np

from crossread.cluster.profile import VECTOR_SIZE, Counted, ReportProfile
from crossread.language.bags import Array, in_context, row_cosines
from crossread.language.frequency import rarity, stem

__all__ = [
    "COLUMNS",
    "LOOSE",
    "NAMES",
    "NUMBERS",
    "Frequency",
    "Weights",
    "alike_in_meaning",
    "chances",
    "columns",
    "plainly_alike",
    "weights",
    "weights_of",
]

COLUMNS = ("words", "numbers", "meaning", "context", "reprint", "days")
_STATIC = 100.0  # open reports, that the counts of `word_counts.tsv` weigh as much as
NAMES, NUMBERS = 0.5, 0.2  # beside words, which count 1, in how alike two reports plainly are
LOOSE = 5.0
_WEEK = 7  # days, in which reports of one happening lie


class Frequency(Protocol):
    """How telling the keys of profiles are among the open reports."""

    def weights(self, part: str, keys: Collection[str]) -> Array:
        """The weight of each of `keys` in `part`, a field of `ReportProfile`, as `weights_of` makes it."""
        ...


def weights_of(part: str, keys: Collection[str], held: Iterable[int], size: int) -> Array:
    """How telling each of `keys` is, of which `held` of `size` open reports hold.

    The inverse document frequency among open reports, mixed with that in news at large.
    """
    shares = (_usual_share(part == "words", key) for key in keys)
    usual = np.fromiter(shares, np.float64, len(keys))
    counts = np.fromiter(held, np.float64, len(keys))
    found: Array = np.log((_STATIC + size + 1) / (_STATIC * usual + counts + 0.5))
    return np.maximum(found, 0.0)


@lru_cache(maxsize=200_000)
def _usual_share(is_stem: bool, key: str) -> float:  # noqa: FBT001 (a call by place is looked up faster)
    """In what part of all news a key stands."""
    return math.exp(-rarity(key if is_stem else stem(key)))


def columns(profiles: Sequence[ReportProfile], frequency: Frequency) -> dict[str, Array]:
    """A square table for each of `COLUMNS` and for "plain", a row and a column a report."""
    words, numbers, plain = _plainly(profiles, frequency)
    return {
        "words": words,
        "plain": plain,
        "numbers": numbers,
        "meaning": alike_in_meaning(profiles),
        "context": in_context(plain),
        "reprint": _reprints(profiles),
        "days": _days(profiles),
    }


def plainly_alike(profiles: Sequence[ReportProfile], frequency: Frequency) -> Array:
    """The column "plain" alone: how alike each two are by words, names and numbers, from 0 to 1."""
    return _plainly(profiles, frequency)[2]


def _plainly(profiles: Sequence[ReportProfile], frequency: Frequency) -> tuple[Array, Array, Array]:
    """How alike each two are by words, by numbers, and by words, names and numbers together."""
    words, names, numbers = (
        _cosines([getattr(one, part) for one in profiles], part, frequency)
        for part in ("words", "names", "numbers")
    )
    plain: Array = (words + NAMES * names + NUMBERS * numbers) / (1 + NAMES + NUMBERS)
    return words, numbers, plain


def _cosines(bags: Sequence[Counted], part: str, frequency: Frequency) -> Array:
    places: dict[str, int] = {}
    for bag in bags:
        for key, _ in bag:
            places.setdefault(key, len(places))
    if not places:
        return np.zeros((len(bags), len(bags)))
    rows = np.zeros((len(bags), len(places)))
    for row, bag in zip(rows, bags, strict=True):
        row[[places[key] for key, _ in bag]] = [count for _, count in bag]
    rows *= frequency.weights(part, places)
    return row_cosines(rows)


def alike_in_meaning(profiles: Sequence[ReportProfile]) -> Array:
    """The cosines of the vectors; 0 where one has none."""
    nothing = np.zeros(VECTOR_SIZE, dtype="<f2").tobytes()
    rows = np.frombuffer(b"".join(one.vector or nothing for one in profiles), dtype="<f2")
    table = rows.reshape(len(profiles), VECTOR_SIZE).astype(np.float64)
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
        pair=_columns(pair["columns"]),
        constant=float(pair["constant"]),
        threshold=float(pair["threshold"]),
        cut=_columns(cut["columns"]),
        cut_constant=float(cut["constant"]),
        cut_threshold=float(cut["threshold"]),
    )


def _columns(told: Mapping[str, Sequence[float]]) -> dict[str, tuple[float, float, float]]:
    return {
        name: (float(mean), float(spread), float(slope))
        for name, (mean, spread, slope) in told.items()
    }
