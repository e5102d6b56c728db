"""Reports that print one text.

In go reports; out come copies: groups of reports that share runs of words, with how much they share and,
where it is named, whose text it is. What is compared are runs of six words that a report tells in its own
voice (`narrative.py`), so that one statement quoted by two, or one notice under two, is not taken for a
reprint. A run of names and figures does not count: two who tell one fact name the same people.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from crossread.cluster.narrative import find_narrative
from crossread.cluster.origins import find_origin
from crossread.language.words import Word
from crossread.types.alignment import Copy, Extent
from crossread.types.report import Citation, Report
from crossread.types.span import Span

__all__ = ["find_copies", "find_shares"]

_RUN = 6  # words; METER (Gaizauskas et al. 2001) and later work find reuse best with runs of 3 to 6
_LEAST_FREE = 3  # of a run's words that are neither capitalised nor figures
# The next two were tuned on the pairs of `evals/copies.py` and on our invented stories: there F1 stays above 97
# and 93 for any part from .01 to .06. One fact told in like words is much of a short report, so more is asked.
_PART = 0.045  # of the runs of the shorter report
_LEAST_RUNS = 250  # a report with fewer is taken to have so many
_WHOLE = 0.55  # of the runs of the shorter report, however few they are
_SET_IN_CAPITALS = 0.7  # of a report's words; capitals then tell no name

# Each run, and where it begins and ends; a Span for every run would take a tenth of the time.
_Runs = Mapping[tuple[str, ...], tuple[int, int]]
_Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Shared:
    """How much two reports share: `part` as weighed against `_PART`, and whether it is most of one."""

    part: float
    is_whole: bool


@dataclass(frozen=True, slots=True)
class _Group:
    """The numbers of reports that print one text, ascending, and its runs, which not all of them have all of."""

    members: tuple[int, ...]
    extent: Extent
    part: float
    text: frozenset[tuple[str, ...]]


def find_copies(reports: Sequence[Report]) -> tuple[Copy, ...]:
    """The groups of copies among `reports`, largest share first.

    Within a group each report shares with each other one. Where two of three print one text as a whole and
    the third a part of it, the two are a group, and so are the three.
    """
    runs = [_runs(report) for report in reports]
    shared = {pair: one for pair, one in _shared(runs).items() if one.part >= _PART}
    copies: list[Copy] = []
    for group in _groups(runs, shared, _rank(reports)):
        members = [reports[i] for i in group.members]
        citations = tuple(_longest(reports[i], runs[i], group.text) for i in group.members)
        origin = find_origin(members, citations)
        copies.append(Copy(tuple(r.id for r in members), origin, group.extent, citations))
    return tuple(copies)


def find_shares(reports: Sequence[Report]) -> dict[tuple[str, str], float]:
    """How much each two reports share that share at all, as it is weighed; by their ids, in order."""
    shared = _shared([_runs(report) for report in reports])
    return {(reports[i].id, reports[j].id): one.part for (i, j), one in shared.items()}


def _runs(report: Report) -> _Runs:
    """Each run of words that `report` tells, at its first place, in text order; none that it also passes on."""
    narrative = find_narrative(report)
    passed_on = {run for words in narrative.passed_on for run in _windows(words)}
    told = [word.text for words in narrative.told for word in words]
    in_capitals = sum(word.isupper() for word in told) > _SET_IN_CAPITALS * len(told)
    runs: dict[tuple[str, ...], tuple[int, int]] = {}
    for words in narrative.told:
        free = [in_capitals or not (w.text[0].isupper() or w.text[0].isdigit()) for w in words]
        for start, run in enumerate(_windows(words)):
            is_new = run not in runs and run not in passed_on
            if is_new and sum(free[start : start + _RUN]) >= _LEAST_FREE:
                runs[run] = (words[start].span.start, words[start + _RUN - 1].span.end)
    return runs


def _windows(words: Sequence[Word]) -> Iterator[tuple[str, ...]]:
    """The runs of `words`, one from each word on; "U.S." and "US" are one word."""
    plain = [word.lower.replace(".", "") for word in words]
    return zip(*(plain[start:] for start in range(_RUN)), strict=False)


def _shared(runs: Sequence[_Runs]) -> dict[_Pair, _Shared]:
    """How much each two share that share at all, found by an index from a run to the reports that tell it."""
    told_by: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, one in enumerate(runs):
        for run in one:
            told_by[run].append(number)
    others = {run: np.array(numbers) for run, numbers in told_by.items() if len(numbers) > 1}
    shared: dict[_Pair, _Shared] = {}
    for i, one in enumerate(runs):
        found = [others[run] for run in one if run in others]
        if found:
            counts = np.bincount(np.concatenate(found), minlength=len(runs))
            for j in (np.flatnonzero(counts[i + 1 :]) + i + 1).tolist():
                least = min(len(one), len(runs[j]))
                part = int(counts[j]) / max(least, _LEAST_RUNS)
                shared[i, j] = _Shared(part, int(counts[j]) >= _WHOLE * least)
    return shared


def _rank(reports: Sequence[Report]) -> list[int]:
    """The place of each report by its text, so that the order in which they are given decides nothing."""
    order = sorted(range(len(reports)), key=lambda i: (reports[i].text, reports[i].id))
    rank = [0] * len(order)
    for place, i in enumerate(order):
        rank[i] = place
    return rank


def _groups(
    runs: Sequence[_Runs], shared: Mapping[_Pair, _Shared], rank: Sequence[int]
) -> list[_Group]:
    """Groups that together hold each pair of `shared`: first of those that share as a whole, then of all.

    Each begins with the pair that shares most and is in no group yet. It takes in who shares with all in it,
    if that is the text of the first two: of three pairs that share three texts no group is made.
    """
    groups: list[_Group] = []
    held: set[_Pair] = set()
    ordered = sorted(shared, key=lambda pair: (-shared[pair].part, sorted(rank[i] for i in pair)))
    for extent in (Extent.WHOLE, Extent.PART):
        pairs = [pair for pair in ordered if extent is Extent.PART or shared[pair].is_whole]
        near: dict[int, set[int]] = defaultdict(set)
        for i, j in pairs:
            near[i].add(j)
            near[j].add(i)
        for i, j in pairs:
            if (i, j) not in held:
                text = frozenset(runs[i].keys() & runs[j].keys())
                others = sorted(near[i] & near[j], key=lambda k: rank[k])
                members = _joined_by((i, j), others, near, runs, text)
                held.update(combinations(members, 2))
                groups.append(_Group(members, extent, shared[i, j].part, text))
    return sorted(groups, key=lambda g: (-g.part, sorted(rank[i] for i in g.members)))


def _joined_by(
    pair: _Pair,
    others: Sequence[int],
    near: Mapping[int, set[int]],
    runs: Sequence[_Runs],
    text: Collection[tuple[str, ...]],
) -> tuple[int, ...]:
    """The pair, and those of `others`, in their turn, that are near to all that joined before and tell `text`; ascending."""
    members = [*pair]
    for other in others:
        if near[other].issuperset(members) and _tells(runs[other], text):
            members.append(other)
    return tuple(sorted(members))


def _tells(runs: _Runs, text: Collection[tuple[str, ...]]) -> bool:
    """Whether a report tells as much of `text` as any two copies share at least."""
    return sum(run in runs for run in text) >= _PART * _LEAST_RUNS


def _longest(report: Report, runs: _Runs, text: Collection[tuple[str, ...]]) -> Citation:
    """The longest stretch that the runs of `text` cover without a gap."""
    places = [place for run, place in runs.items() if run in text]  # in the order of the report
    longest = start, end = places[0]
    for next_start, next_end in places[1:]:
        start, end = start if next_start <= end else next_start, next_end
        longest = max(longest, (start, end), key=lambda place: place[1] - place[0])
    return report.cite(Span(*longest))
