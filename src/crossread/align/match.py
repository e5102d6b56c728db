"""Which statements of different reports speak of the same point.

In go the features of all statements of a story; out come groups of statements. Pairs are looked at only
when they share something rare, so the work grows with what reports share and not with all pairs. Two
statements match when what they share is much of what either says (weighted containment); a quoted
sentence matches by its letters as well. Groups grow from the surest pair on; a report's statement
may belong to a few, since a long one tells several points.
"""

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from rapidfuzz import fuzz

from crossread.align.features import Features
from crossread.align.opposites import are_opposite, is_negative
from crossread.language.negation import is_negated

__all__ = ["MatchOptions", "group_statements", "match_score"]


@dataclass(frozen=True, slots=True)
class MatchOptions:
    """When a pair counts as a match. Set on the open cases; see docs/decisions."""

    threshold: float = 0.2
    sure: float = 0.28
    near_best: float = 0.4
    least_shared: float = 7.5
    near_same: float = 0.46
    one_word: float = 0.4
    other_person: float = 0.7  # how much of the score stays where the persons named are others
    other_sign: float = 0.9  # the same where one of the two negates its verb
    most_groups: int = 4
    telling: float = 0.75  # a lighter token proposes no pair
    crowded: int = 40  # a token in more statements than this proposes no pair by itself


def group_statements(
    features: Sequence[Features], options: MatchOptions
) -> tuple[tuple[int, ...], ...]:
    """Groups of indices into `features`, each of two or more reports, the surest first.

    Ties go by the reports' text, so that the order in which reports are given decides nothing.
    """
    rank = _ranks(features)
    scores = _scores(features, options)
    matches = _matches(scores, options)
    groups: list[list[int]] = []
    groups_of: dict[int, list[int]] = defaultdict(list)
    for i, j in sorted(matches, key=lambda pair: (-scores[pair], sorted(rank[i] for i in pair))):
        if set(groups_of[i]) & set(groups_of[j]):
            continue
        pair = (i, j) if rank[i] < rank[j] else (j, i)
        home, newcomer = _home(features, groups, groups_of, pair, matches)
        if home is not None:
            groups[home].append(newcomer)
            groups_of[newcomer].append(home)
        elif len(groups_of[i]) < options.most_groups and len(groups_of[j]) < options.most_groups:
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


def _scores(features: Sequence[Features], options: MatchOptions) -> dict[tuple[int, int], float]:
    return {
        (i, j): score
        for i, j in _candidates(features, options)
        if (score := match_score(features[i], features[j], options)) > 0
    }


def _matches(
    scores: Mapping[tuple[int, int], float], options: MatchOptions
) -> frozenset[tuple[int, int]]:
    """The pairs that match: sure ones, and fair ones where each is the other's best.

    A pair that shares less than half of what one side shares with another statement is no match.
    """
    best: dict[int, float] = defaultdict(float)
    for (i, j), score in scores.items():
        best[i] = max(best[i], score)
        best[j] = max(best[j], score)
    return frozenset(
        pair
        for pair, score in scores.items()
        if (score >= options.sure and score >= options.near_best * max(best[i] for i in pair))
        or score == best[pair[0]] == best[pair[1]]
    )


def _candidates(features: Sequence[Features], options: MatchOptions) -> Iterable[tuple[int, int]]:
    holders: dict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(features):
        for token, weight in one.weights.items():
            if weight >= options.telling:
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
    if are_opposite(a.weights, b.weights):
        return 0.0
    alike = _quoted_likeness(a, b)
    if alike > 0:
        return alike
    common = [token for token in a.weights if token in b.weights]
    shared = sum(min(a.weights[token], b.weights[token]) for token in common)
    smaller, larger = sorted((_weight(a, common), _weight(b, common)))
    score = shared / (0.55 * smaller + 0.45 * larger) if shared else 0.0
    if a.persons and b.persons and not a.persons & b.persons:
        score *= options.other_person
    if is_negated(a.text) != is_negated(b.text):
        score *= options.other_sign
    words = sum(token[0] not in "@#=" for token in common)
    enough = shared >= options.least_shared or score >= options.near_same
    # Names and numbers alone make two statements of one story, not of one point.
    about_one_point = words >= 2 or (words == 1 and score >= options.one_word)
    return score if enough and about_one_point and score >= options.threshold else 0.0


def _weight(one: Features, common: Sequence[str]) -> float:
    """How much a statement says, but for figures of its own: another figure is no other point."""
    return sum(
        weight
        for token, weight in one.weights.items()
        if token in common or not (token[0] == "#" and token[1].isdigit())
    )


def _quoted_likeness(a: Features, b: Features) -> float:
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
