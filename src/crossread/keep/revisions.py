"""The revisions of a page, and which kept synopses rest on words of it that have changed since."""

from dataclasses import dataclass
from enum import StrEnum

from crossread.align.revisions import Revision
from crossread.store.library import Library
from crossread.types.report import Citation, Report

__all__ = ["Fate", "Resting", "RevisionStep", "revisions_of"]


class Fate(StrEnum):
    """What became of words that a synopsis cites."""

    REWORDED = "reworded"
    CUT = "cut"


@dataclass(frozen=True, slots=True)
class Resting:
    """A point of the kept synopsis of a story that cites words which the page no longer holds.

    `about` is what the point is about, `cited` what the synopsis cites, `now` what stands in its place.
    """

    story_id: str
    about: str
    cited: Citation
    fate: Fate
    now: Citation | None


@dataclass(frozen=True, slots=True)
class RevisionStep:
    """One change of a page: from the report `before` to `after`, which the library read next at the address."""

    before: Report
    after: Report
    revision: Revision
    resting: tuple[Resting, ...]


def revisions_of(library: Library, name: str) -> tuple[RevisionStep, ...]:
    """The changes of the page of address `name`, or of the report of that id, the oldest first.

    None where the page was read in one form only.

    Raises:
        StoreError: the library knows no such address or report.
        StoreDamagedError: what is kept is not what was written.
    """
    raise NotImplementedError
