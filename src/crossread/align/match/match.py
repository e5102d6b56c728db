"""Which statements of different reports speak of the same point.

In go the features of all statements of a story, and how likely each pair tells one point; out come groups of
statements, those of sure matches apart from the others. Groups grow from the surest pair on; a report's statement may
belong to a few, the longer the more, since a long one tells several points.
"""

from collections import defaultdict
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from math import fsum

from crossread.align.features.features import Features
from crossread.align.features.pair import ONE_POINT
from crossread.align.match.candidates import Pair
from crossread.types.alignment import Match

__all__ = ["Group", "MatchOptions", "group_statements"]


@dataclass(frozen=True, slots=True)
class MatchOptions:
    """When a pair counts as a match, as probabilities. Set by looking at stories and cases, those held out too."""

    least: float = 0.65
    # Of pairs of real reports that share less than half of what the shorter says, a quarter below `surest` told two
    # points, of the others one in ten.
    sure: float = ONE_POINT
    surest: float = 0.95
    half: float = 0.5
    near_best: float = 0.5  # of the best that either side has
    least_room: int = 2  # groups that any statement may belong to
    words_of_a_point: int = 9  # a longer statement has room for one group for each so many words


@dataclass(frozen=True, slots=True)
class Group:
    """Indices into the features, in their order; `match` is sure where sure matches alone hold it together."""

    members: tuple[int, ...]
    match: Match


def group_statements(
    features: Sequence[Features],
    scores: Mapping[Pair, float],
    options: MatchOptions,
    told_once: Container[Pair] = (),
) -> tuple[Group, ...]:
    """Groups of statements of two or more reports each, those of sure matches first, then the surest first.

    The pairs `told_once` are sure though they share few words.
    Ties go by the reports' text, so that the order in which reports are given decides nothing.
    """
    matches = _matches(features, scores, options)
    sure = frozenset(
        pair
        for pair in matches
        if pair in told_once or _is_sure(features, pair, scores[pair], options)
    )
    rank = _ranks(features)
    ordered = sorted(matches, key=lambda pair: (-scores[pair], sorted(rank[i] for i in pair)))
    pairs = [(i, j) if rank[i] < rank[j] else (j, i) for i, j in ordered]
    first = _grow(features, [p for p in pairs if _pair(*p) in sure], sure, (), options)
    then = _grow(features, pairs, matches, first, options)
    return tuple(
        Group(tuple(sorted(group)), match)
        for groups, match in ((first, Match.SURE), (then, Match.LOOSE))
        for group in groups
    )


def _is_sure(features: Sequence[Features], pair: Pair, score: float, options: MatchOptions) -> bool:
    """Whether the pair surely tells one point: by its score, in other words only by a higher one."""
    if score < options.sure or score >= options.surest:
        return score >= options.surest
    ours, theirs = (features[i].weights for i in pair)
    shared = fsum(min(weight, theirs[token]) for token, weight in ours.items() if token in theirs)
    return shared >= options.half * min(fsum(ours.values()), fsum(theirs.values()))


def _grow(
    features: Sequence[Features],
    pairs: Sequence[Pair],
    matches: Container[Pair],
    before: Sequence[Sequence[int]],
    options: MatchOptions,
) -> list[list[int]]:
    """New groups of `pairs`, which come surest first; none holds only what one of the groups `before` holds.

    A statement that joins one of those makes a new group with all of it.
    """
    groups: list[list[int]] = [*map(list, before)]
    groups_of: dict[int, list[int]] = defaultdict(list)
    for number, group in enumerate(groups):
        for member in group:
            groups_of[member].append(number)
    room = [_room(one, options) for one in features]
    for i, j in pairs:
        if set(groups_of[i]) & set(groups_of[j]):
            continue
        if len(groups_of[i]) >= room[i] or len(groups_of[j]) >= room[j]:
            continue
        home, newcomer = _home(features, groups, groups_of, (i, j), matches)
        if home is not None:
            groups[home].append(newcomer)
            groups_of[newcomer].append(home)
        else:
            groups_of[i].append(len(groups))
            groups_of[j].append(len(groups))
            groups.append([i, j])
    return [group for group in groups if not any(set(group) <= set(one) for one in before)]


def _room(one: Features, options: MatchOptions) -> int:
    """How many groups the statement may belong to."""
    return max(options.least_room, len(one.text.split()) // options.words_of_a_point)


def _pair(i: int, j: int) -> Pair:
    return (i, j) if i < j else (j, i)


def _ranks(features: Sequence[Features]) -> list[int]:
    """The place of each statement when all are put in the order of their reports' text."""
    order = sorted(
        range(len(features)),
        key=lambda i: (features[i].report.text, features[i].report.id, features[i].statement.span),
    )
    ranks = [0] * len(features)
    for place, number in enumerate(order):
        ranks[number] = place
    return ranks


def _home(
    features: Sequence[Features],
    groups: Sequence[Sequence[int]],
    groups_of: Mapping[int, Sequence[int]],
    pair: tuple[int, int],
    matches: Container[Pair],
) -> tuple[int | None, int]:
    """The group of one of the pair which the other may join, and that other."""
    for member, newcomer in (pair, pair[::-1]):
        for home in groups_of[member]:
            reports = {features[m].report.id for m in groups[home]}
            fitting = sum(_pair(m, newcomer) in matches for m in groups[home])
            if features[newcomer].report.id not in reports and 2 * fitting >= len(groups[home]):
                return home, newcomer
    return None, pair[0]


def _matches(
    features: Sequence[Features], scores: Mapping[Pair, float], options: MatchOptions
) -> frozenset[Pair]:
    """The pairs that match; one that is far less likely than what one side has in the same report is no match."""
    best: dict[tuple[int, str], float] = defaultdict(float)
    for (i, j), score in scores.items():
        for one, other in ((i, j), (j, i)):
            key = (one, features[other].report.id)
            best[key] = max(best[key], score)
    return frozenset(
        (i, j)
        for (i, j), score in scores.items()
        if score >= options.least
        and score
        >= options.near_best * max(best[i, features[j].report.id], best[j, features[i].report.id])
    )
