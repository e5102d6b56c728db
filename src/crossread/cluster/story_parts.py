"""Whether reports that look like one story tell two: sister events, or the happenings of one topic.

In go the profiles of all reports of a would-be story; out come its parts, one where it is one story. What they
have in common anyway is taken off, as in `story_likeness.in_context`, and average linkage cuts what is left in
two. Whether that is a cut between two happenings is told by a logistic regression over how alike the two sides are
against how alike each is within; then each side is looked at in turn. The weights lie in the file of
`story_likeness.py`.
"""

import math
from collections import Counter
from collections.abc import Sequence

import numpy as np

from crossread.cluster.linkage import average_linkage
from crossread.cluster.profile import Counted, ReportProfile
from crossread.cluster.story_likeness import (
    LOOSE,
    NAMES,
    NUMBERS,
    Array,
    in_context,
    weights,
)
from crossread.language.frequency import rarity

__all__ = ["CUT_COLUMNS", "Cut", "cut_in_two", "find_parts"]

CUT_COLUMNS = ("plain", "plain_ratio", "meaning", "meaning_ratio", "smaller", "size")
_USUAL = 0.1  # as in `story_likeness.py`, for likeness by words that are weighed within the story
_FEWEST = 4  # reports; of fewer it cannot be told
_LEAST_WITHIN = 0.05

Cut = tuple[list[int], list[int], tuple[float, ...]]  # both sides, and `CUT_COLUMNS`


def find_parts(
    profiles: Sequence[ReportProfile], plain: Array, meaning: Array
) -> list[tuple[int, ...]]:
    """The parts as numbers of profiles; `plain` and `meaning` are their columns of `story_likeness.py`."""
    found: list[tuple[int, ...]] = []
    open_parts = [list(range(len(profiles)))]
    while open_parts:
        numbers = open_parts.pop()
        cut = cut_in_two([profiles[n] for n in numbers], _of(plain, numbers), _of(meaning, numbers))
        if cut is not None and _is_parted(cut[2]):
            open_parts += [[numbers[n] for n in side] for side in cut[:2]]
        else:
            found.append(tuple(numbers))
    return sorted(found)


def cut_in_two(profiles: Sequence[ReportProfile], plain: Array, meaning: Array) -> Cut | None:
    """The likeliest cut, and what is known of it; None of fewer than four reports."""
    if len(profiles) < _FEWEST:
        return None
    apart = in_context(_within(profiles), usual=_USUAL)
    one, other = average_linkage(apart, -math.inf, fewest=2)
    known: list[float] = []
    for table in (plain, meaning):
        between = float(table[np.ix_(one, other)].mean())
        within = [_of(table, side)[np.triu_indices(len(side), 1)] for side in (one, other)]
        mean = float(np.concatenate(within).mean())
        known += [between, between / max(_LEAST_WITHIN, mean)]
    known += [min(len(one), len(other)) / len(profiles), math.log(len(profiles))]
    return one, other, tuple(known)


def _is_parted(known: Sequence[float]) -> bool:
    told = weights()
    score = told.cut_constant
    for name, value in zip(CUT_COLUMNS, known, strict=True):
        mean, spread, slope = told.cut[name]
        score += slope * min(LOOSE, max(-LOOSE, (value - mean) / spread))
    return 1 / (1 + math.exp(-score)) >= told.cut_threshold


def _of(table: Array, numbers: Sequence[int]) -> Array:
    found: Array = table[np.ix_(numbers, numbers)]
    return found


def _within(profiles: Sequence[ReportProfile]) -> Array:
    """How alike each two are by words, names and numbers that weigh by how few of these reports hold them."""
    words = _cosines([one.words for one in profiles], are_words=True)
    names = _cosines([one.names for one in profiles])
    numbers = _cosines([one.numbers for one in profiles])
    found: Array = (words + NAMES * names + NUMBERS * numbers) / (1 + NAMES + NUMBERS)
    return found


def _cosines(bags: Sequence[Counted], *, are_words: bool = False) -> Array:
    held = Counter(key for bag in bags for key, _ in bag)
    places = {key: n for n, key in enumerate(held)}
    count = len(bags)
    telling = [
        math.log((count + 2) / times)
        * (1.0 if times > 1 else min(1.0, 2 / count))
        * (rarity(key) if are_words else 1.0)
        for key, times in held.items()
    ]
    rows = np.zeros((count, max(1, len(held))))
    for row, bag in zip(rows, bags, strict=True):
        row[[places[key] for key, _ in bag]] = [times for _, times in bag]
    rows *= np.array(telling or [0.0])
    rows /= np.linalg.norm(rows, axis=1, keepdims=True) + 1e-9
    found: Array = rows @ rows.T
    return found
