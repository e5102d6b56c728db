"""Which story a report belongs to, decided as it comes in.

In go the profile of a new report, the open stories and what was decided by hand; out comes a `Placement`: the
story it joins or none, the reports that speak for that, which stories turn out to be one, and which reports a
better story has come for. Nothing is changed here: the caller records the placement and enacts it.

    placement = place(profile, stories, hand)
    story_id = placement.story_id or NEW_ID
    enact(placement, profile, story_id, stories)
    closed = stories.close_old()
"""

from dataclasses import dataclass
from enum import StrEnum

from crossread.cluster.open_stories import OpenStories
from crossread.cluster.profile import ReportProfile

__all__ = ["HandDecisions", "Move", "Placement", "Reason", "ReasonKind", "enact", "place"]


class ReasonKind(StrEnum):
    """What speaks for a report lying in its story."""

    HAND = "hand"
    REPRINT = "reprint"
    NAMES = "names"
    PLACES = "places"
    NUMBERS = "numbers"
    WORDS = "words"
    MEANING = "meaning"
    DAYS = "days"


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that speaks for a placement: its kind, and the keys that both sides share, weightiest first."""

    kind: ReasonKind
    shared: tuple[str, ...] = ()


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
class Move:
    """A report that leaves one open story for another, since it is more like that one."""

    report_id: str
    from_story: str
    to_story: str | None  # None: the story that the placed report joins or begins


@dataclass(frozen=True, slots=True)
class Placement:
    """What is decided of one report.

    `story_id` is None where it begins a story. `nearest` is the report of the story that is most like it, and
    `reasons` tell in what, most telling first; both are empty for a new story. `merges` are stories that turn out to
    be one with the one it joins: all their reports go there. `moves` come after the merges.
    """

    report_id: str
    story_id: str | None
    nearest: str | None = None
    reasons: tuple[Reason, ...] = ()
    merges: tuple[str, ...] = ()
    moves: tuple[Move, ...] = ()


def place(
    profile: ReportProfile, stories: OpenStories, hand: HandDecisions = HandDecisions()
) -> Placement:
    """Decides which of `stories` the report joins; the same state gives the same decision."""
    raise NotImplementedError


def enact(
    placement: Placement, profile: ReportProfile, story_id: str, stories: OpenStories
) -> None:
    """Does in `stories` what `placement` says; `story_id` is its own, or the one chosen for a new story."""
    raise NotImplementedError
