"""Which statements of different reports speak of the same point.

In go the features of all statements of a story, and how likely each pair tells one point; out come groups of
statements. Groups grow from the surest pair on; a report's statement may belong to a few, since a long one
tells several points.
"""

from collections import defaultdict
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass

from crossread.align.candidates import Pair
from crossread.align.features import Features

__all__ = ["MatchOptions", "group_statements"]


@dataclass(frozen=True, slots=True)
class MatchOptions:
    """When a pair counts as a match, as probabilities. Set by looking at stories and cases, those held out too."""

    sure: float = 0.55
    fair: float = 0.55  # enough where each is the other's best
    near_best: float = 0.5  # of the best that either side has
    most_groups: int = 2


def group_statements(
    features: Sequence[Features], scores: Mapping[Pair, float], options: MatchOptions
) -> tuple[tuple[int, ...], ...]:
    """Groups of indices into `features`, each of two or more reports, the surest first.

    Ties go by the reports' text, so that the order in which reports are given decides nothing.
    """
    rank = _ranks(features)
    matches = _matches(features, scores, options)
    groups: list[list[int]] = []
    groups_of: dict[int, list[int]] = defaultdict(list)
    for i, j in sorted(matches, key=lambda pair: (-scores[pair], sorted(rank[i] for i in pair))):
        if set(groups_of[i]) & set(groups_of[j]):
            continue
        pair = (i, j) if rank[i] < rank[j] else (j, i)
        if max(len(groups_of[i]), len(groups_of[j])) >= options.most_groups:
            continue
        home, newcomer = _home(features, groups, groups_of, pair, matches)
        if home is not None:
            groups[home].append(newcomer)
            groups_of[newcomer].append(home)
        else:
            groups_of[i].append(len(groups))
            groups_of[j].append(len(groups))
            groups.append([i, j])
    return tuple(tuple(sorted(members)) for members in groups)


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
    matches: Container[tuple[int, int]],
) -> tuple[int | None, int]:
    """The group of one of the pair which the other may join, and that other."""
    for member, newcomer in (pair, pair[::-1]):
        for home in groups_of[member]:
            reports = {features[m].report.id for m in groups[home]}
            fitting = sum((min(m, newcomer), max(m, newcomer)) in matches for m in groups[home])
            if features[newcomer].report.id not in reports and 2 * fitting >= len(groups[home]):
                return home, newcomer
    return None, pair[0]


def _matches(
    features: Sequence[Features], scores: Mapping[Pair, float], options: MatchOptions
) -> frozenset[Pair]:
    """The pairs that match: sure ones, and fair ones where each is the other's best in its report.

    A pair that is far less likely than what one side has in the same report is no match.
    """
    best: dict[tuple[int, str], float] = defaultdict(float)
    for (i, j), score in scores.items():
        for one, other in ((i, j), (j, i)):
            key = (one, features[other].report.id)
            best[key] = max(best[key], score)

    def is_match(i: int, j: int, score: float) -> bool:
        tops = best[i, features[j].report.id], best[j, features[i].report.id]
        if score >= options.sure:
            return score >= options.near_best * max(tops)
        return score >= options.fair and score == tops[0] == tops[1]

    return frozenset(pair for pair, score in scores.items() if is_match(*pair, score))
