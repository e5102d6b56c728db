"""What people decided about which reports belong together, and what follows from it.

In go pairs of reports and reports fixed to stories; out come, for one report, its fellows, the reports that
it must lie with, and whether two reports must be apart. Decisions may contradict each other: then one of a report
that is fixed to a story goes before one that two are apart, and that before one that two are together.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
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
    """Decisions by report: those it is together with, those it is apart from, the story it is fixed to."""

    together: Mapping[str, frozenset[str]]
    apart: Mapping[str, frozenset[str]]
    fixed: Mapping[str, str]

    def are_apart(self, one: str, other: str) -> bool:
        """Whether the two must lie in different stories."""
        mine, theirs = self.fixed.get(one), self.fixed.get(other)
        if mine is not None and theirs is not None:
            return mine != theirs
        return other in self.apart.get(one, ())

    def parts(self, some: Iterable[str], others: Iterable[str]) -> bool:
        """Whether any of `some` must be apart from any of `others`."""
        told = [one for one in some if one in self.apart or one in self.fixed]
        return bool(told) and any(self.are_apart(one, other) for other in others for one in told)

    def binds(self, report_id: str) -> bool:
        """Whether any decision holds the report where it is."""
        return report_id in self.fixed or report_id in self.together

    def fellows(self, report_id: str, opened: Iterable[str]) -> tuple[str, ...]:
        """Those of `opened` that must lie with the report, by a chain of decisions, itself not among them.

        One that must be apart from any found before, or would bring it to a story where such a one is fixed, is none.
        """
        is_open = frozenset(opened)
        found = [report_id]
        for one in found:  # grows while it is walked
            for other in sorted(self.together.get(one, ())):
                if other in is_open and other not in found and not self._contradicts(other, found):
                    found.append(other)
        return tuple(found[1:])

    def _contradicts(self, other: str, found: Iterable[str]) -> bool:
        story = self.fixed.get(other)
        beside = [one for one, held in self.fixed.items() if held == story] if story else []
        return self.parts((other, *beside), found)


@lru_cache(maxsize=4)
def ties_of(hand: HandDecisions) -> Ties:
    """The same decisions by report; of two stories that a report is fixed to, the first by name holds."""
    return Ties(
        together=_by_report(hand.together),
        apart=_by_report(hand.apart),
        fixed=dict(sorted(hand.fixed, reverse=True)),
    )


def _by_report(pairs: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for one, other in pairs:
        if one != other:
            found[one].add(other)
            found[other].add(one)
    return {one: frozenset(others) for one, others in found.items()}
