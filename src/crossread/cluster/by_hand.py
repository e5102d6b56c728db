"""What people decided about which reports belong together, and what follows from it.

In go pairs of reports and reports fixed to stories; out come bundles of reports that must lie together, and which
of them must be apart. Decisions may contradict each other: then one of a report
that is fixed to a story goes before one that two are apart, and that before one that two are together. What contradicts is settled here, at once and
whatever the order of the stream, so that no report is driven to and fro.
"""

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache

__all__ = ["HandDecisions", "Ties", "ties_of"]


@dataclass(frozen=True, slots=True)
class HandDecisions:
    """What people decided: pairs of report ids, in either order, and reports fixed to a story.

    `fixed` pairs a report id with a story id. Decisions bind: no placement, merge or move breaks one. Where they
    contradict each other, `fixed` goes before `apart`, and `apart` before `together`. Decisions about reports
    that are not open, and stories that are not, are kept for when they are.
    """

    together: frozenset[tuple[str, str]] = frozenset()
    apart: frozenset[tuple[str, str]] = frozenset()
    fixed: frozenset[tuple[str, str]] = frozenset()


@dataclass(frozen=True, slots=True)
class Ties:
    """The same decisions, free of contradictions: reports that lie together are a bundle, and move as one.

    `bundle_of` numbers the bundles of reports that a decision names, `bundles` are their reports, `stories` the
    story that a bundle is fixed to, `parted` the pairs of bundles that must be apart, in both orders.
    """

    bundle_of: Mapping[str, int]
    bundles: Sequence[tuple[str, ...]]
    stories: Mapping[int, str]
    parted: frozenset[tuple[int, int]]

    def are_apart(self, one: str, other: str) -> bool:
        """Whether the two must lie in different stories."""
        mine, theirs = self.bundle_of.get(one), self.bundle_of.get(other)
        return mine is not None and theirs is not None and (mine, theirs) in self.parted

    def are_told_apart(self, report_id: str) -> bool:
        """Whether the report must be apart from any other."""
        mine = self.bundle_of.get(report_id)
        return any(one == mine for one, _ in self.parted)

    def parts(self, some: Iterable[str], others: Iterable[str]) -> bool:
        """Whether any of `some` must be apart from any of `others`."""
        told = [one for one in some if one in self.bundle_of]
        return bool(told) and any(self.are_apart(one, other) for other in others for one in told)

    def story(self, report_id: str) -> str | None:
        """The story that the report is fixed to, itself or by one that it must lie with."""
        bundle = self.bundle_of.get(report_id)
        return None if bundle is None else self.stories.get(bundle)

    def binds(self, report_id: str) -> bool:
        """Whether the report is fixed, or must lie with another."""
        return self.story(report_id) is not None or bool(self.fellows(report_id))

    def fellows(self, report_id: str) -> tuple[str, ...]:
        """The reports that must lie with it, itself not among them."""
        bundle = self.bundle_of.get(report_id)
        return () if bundle is None else tuple(n for n in self.bundles[bundle] if n != report_id)


@lru_cache(maxsize=4)
def ties_of(hand: HandDecisions) -> Ties:
    """The decisions as bundles. Of two stories that a report is fixed to, the first by name holds.

    Pairs to be together are taken in the order of their names; one that contradicts what was taken is left out.
    """
    fixed = dict(sorted(hand.fixed, reverse=True))
    apart = {pair for one, other in hand.apart for pair in ((one, other), (other, one))}
    apart = {(a, b) for a, b in apart if a != b and not (a in fixed and b in fixed)}
    bundles: dict[str, set[str]] = {name: {name} for pair in apart for name in pair}
    by_story: dict[str, set[str]] = {}
    for name, story in sorted(fixed.items()):
        bundles[name] = by_story.setdefault(story, set())
        bundles[name].add(name)
    for one, other in sorted(tuple(sorted(pair)) for pair in hand.together):
        mine, theirs = (bundles.setdefault(name, {name}) for name in (one, other))
        if mine is not theirs and not _contradict(mine, theirs, fixed, apart):
            mine |= theirs
            bundles.update(dict.fromkeys(theirs, mine))
    return _numbered(bundles, fixed, apart)


def _contradict(
    mine: AbstractSet[str],
    theirs: AbstractSet[str],
    fixed: Mapping[str, str],
    apart: AbstractSet[tuple[str, str]],
) -> bool:
    stories = {fixed[name] for name in mine | theirs if name in fixed}
    return len(stories) > 1 or any((one, other) in apart for one in mine for other in theirs)


def _numbered(
    bundles: Mapping[str, set[str]], fixed: Mapping[str, str], apart: AbstractSet[tuple[str, str]]
) -> Ties:
    listed = sorted({tuple(sorted(bundle)) for bundle in bundles.values()})
    number = {name: n for n, bundle in enumerate(listed) for name in bundle}
    stories = {number[name]: story for name, story in fixed.items()}
    parted = {(number[one], number[other]) for one, other in apart}
    parted |= {(a, b) for a in stories for b in stories if stories[a] != stories[b]}
    return Ties(number, listed, stories, frozenset(pair for pair in parted if pair[0] != pair[1]))
