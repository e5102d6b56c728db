"""Which statements of different reports speak of the same point.

In go the features of all statements of a story; out come groups of statements. Pairs are looked at only
when they share something rare, so the work grows with what reports share and not with all pairs. Two
statements match when what they share is much of what either says (weighted containment); a quoted
sentence matches by its letters as well. Groups grow from the surest pair on; a report's statement
joins one group.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from rapidfuzz import fuzz

from crossread.align.features import Features

__all__ = ["MatchOptions", "group_statements", "match_score"]


@dataclass(frozen=True, slots=True)
class MatchOptions:
    """When a pair counts as a match. Set on the open cases; see docs/decisions."""

    threshold: float = 0.36
    least_shared: float = 7.0
    crowded: int = 40  # a token in more statements than this proposes no pair by itself


def group_statements(
    features: Sequence[Features], options: MatchOptions
) -> tuple[tuple[int, ...], ...]:
    """Groups of indices into `features`, each of two or more reports, the surest first."""
    scored = sorted(
        (
            (-score, i, j)
            for i, j in _candidates(features, options)
            if (score := match_score(features[i], features[j], options)) > 0
        ),
    )
    group_of: dict[int, int] = {}
    groups: dict[int, list[int]] = {}
    for _, i, j in scored:
        first, second = group_of.get(i), group_of.get(j)
        if first is None and second is None:
            number = len(groups)
            groups[number] = [i, j]
            group_of[i] = group_of[j] = number
        elif first is None or second is None:
            number = first if first is not None else group_of[j]
            newcomer = i if first is None else j
            if _may_join(features, groups[number], newcomer, options):
                groups[number].append(newcomer)
                group_of[newcomer] = number
    return tuple(tuple(sorted(members)) for members in groups.values())


def _may_join(
    features: Sequence[Features], members: Sequence[int], newcomer: int, options: MatchOptions
) -> bool:
    """A newcomer must match at least half of the group's statements in other reports."""
    others = [m for m in members if features[m].report.id != features[newcomer].report.id]
    fitting = [m for m in others if match_score(features[m], features[newcomer], options) > 0]
    same = [m for m in members if features[m].report.id == features[newcomer].report.id]
    return bool(fitting) and 2 * len(fitting) >= len(others) and len(same) < 2


def _candidates(features: Sequence[Features], options: MatchOptions) -> Iterable[tuple[int, int]]:
    holders: dict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(features):
        for token, weight in one.weights.items():
            if weight >= 2.0:
                holders[token].append(number)
    pairs: set[tuple[int, int]] = set()
    for holding in holders.values():
        if len(holding) <= options.crowded:
            pairs.update(
                (i, j)
                for i, j in combinations(holding, 2)
                if features[i].report.id != features[j].report.id
            )
    return sorted(pairs)


def match_score(a: Features, b: Features, options: MatchOptions) -> float:
    """How surely `a` and `b` speak of one point: above 0 is a match, 1 the same words."""
    alike = _quoted_likeness(a, b)
    if alike > 0:
        return alike
    shared = sum(
        min(weight, b.weights[token]) for token, weight in a.weights.items() if token in b.weights
    )
    if shared < options.least_shared or not _shares_a_word(a, b):
        return 0.0
    smaller, larger = sorted((sum(a.weights.values()), sum(b.weights.values())))
    score = shared / (0.55 * smaller + 0.45 * larger)
    return score if score >= options.threshold else 0.0


def _shares_a_word(a: Features, b: Features) -> bool:
    """Names and numbers alone make two statements of one story, not of one point."""
    return any(token[0] not in "@#" and token in b.weights for token in a.weights)


def _quoted_likeness(a: Features, b: Features) -> float:
    """How alike the words in marks are, 0 unless enough of them are the same sentence."""
    best = 0.0
    for quote in a.quotes:
        for other in b.quotes:
            if "indirect" in {quote.kind, other.kind}:
                continue
            left = " ".join(c.of(a.report.text) for c in quote.content).lower()
            right = " ".join(c.of(b.report.text) for c in other.content).lower()
            if min(len(left), len(right)) >= 12:
                best = max(
                    best,
                    fuzz.partial_ratio(left, right) / 100,
                    fuzz.token_sort_ratio(left, right) / 100,
                )
    return best if best >= 0.8 else 0.0
