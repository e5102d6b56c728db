"""Whether reports that look like one story tell two: sister events, or the happenings of one topic.

In go the profiles of all reports of a would-be story; out come its parts, one where it is one story. What they
have in common anyway is taken off, by `language.bags.in_context`, and average linkage cuts what is left in
two. Whether that is a cut between two happenings is told by a logistic regression over how alike the two sides are
against how alike each is within; then each side is looked at in turn. The weights lie in the file of
`story_likeness.py`.
"""

import math
from collections.abc import Mapping, Sequence

import numpy as np

from crossread.cluster.profile import Counted, ReportProfile
from crossread.cluster.story_likeness import LOOSE, NAMES, NUMBERS, weights
from crossread.language.bags import Array, bag_table, in_context, row_cosines, weigh_bags
from crossread.language.frequency import rarity
from crossread.language.linkage import average_linkage

__all__ = ["CUT_COLUMNS", "FEWEST", "Cut", "cut_in_two", "find_parts"]

CUT_COLUMNS = ("plain", "plain_ratio", "meaning", "meaning_ratio", "smaller", "size")
_USUAL = (
    0.1  # the likeness of reports of two happenings, by words that are weighed within the story
)
FEWEST = 4  # reports; of fewer it cannot be told
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
    if len(profiles) < FEWEST:
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
    """Whether a cut, by its `CUT_COLUMNS`, lies between two happenings."""
    told = weights()
    score = told.cut_constant
    for name, value in zip(CUT_COLUMNS, known, strict=True):
        mean, spread, slope = told.cut[name]
        score += slope * min(LOOSE, max(-LOOSE, (value - mean) / spread))
    return 1 / (1 + math.exp(-score)) >= told.cut_threshold


def _of(table: Array, numbers: Sequence[int]) -> Array:
    """The rows and columns of `numbers` alone."""
    found: Array = table[np.ix_(numbers, numbers)]
    return found


def _within(profiles: Sequence[ReportProfile]) -> Array:
    """How alike each two are by words, names and numbers that weigh by how few of these reports hold them."""
    rare = {word: rarity(word) for one in profiles for word, _ in one.words}
    words = _cosines([one.words for one in profiles], rare)
    names = _cosines([one.names for one in profiles])
    numbers = _cosines([one.numbers for one in profiles])
    found: Array = (words + NAMES * names + NUMBERS * numbers) / (1 + NAMES + NUMBERS)
    return found


def _cosines(bags: Sequence[Counted], rare: Mapping[str, float] | None = None) -> Array:
    return row_cosines(bag_table(weigh_bags([dict(bag) for bag in bags], rare)))
