"""The one account of a story: passages, timeline, who said what; each line with its citations."""

from dataclasses import dataclass

from crossread.errors import InvalidValueError
from crossread.types.alignment import Alignment, Copy, Entity, Label, Relation
from crossread.types.problem import Problem
from crossread.types.report import Citation
from crossread.types.story import Story

__all__ = ["Passage", "Synopsis", "TimelineEntry"]


@dataclass(frozen=True, slots=True)
class Passage:
    """A line of the account, in the reports' own words."""

    text: str
    relation: Relation
    citations: tuple[Citation, ...]

    def __post_init__(self) -> None:
        if not self.citations:
            raise InvalidValueError(f"nothing without a citation: {self.text!r}")


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """What happened at a time (`when`, a TIMEX3 value), in the reports' own words."""

    when: str
    text: str
    citations: tuple[Citation, ...]

    def __post_init__(self) -> None:
        if not self.citations:
            raise InvalidValueError(f"nothing without a citation: {self.text!r}")


@dataclass(frozen=True, slots=True)
class Synopsis:
    """All that was found in a story, ready to be shown.

    `event_groups` holds for each event of the story the words that tell it, in all reports.
    """

    story: Story
    entities: tuple[Entity, ...]
    alignments: tuple[Alignment, ...]
    copies: tuple[Copy, ...]
    labels: tuple[Label, ...]
    timeline: tuple[TimelineEntry, ...]
    passages: tuple[Passage, ...]
    problems: tuple[Problem, ...]
    event_groups: tuple[tuple[Citation, ...], ...] = ()
