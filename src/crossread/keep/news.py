"""What a library has learned since a cursor: statements that are new, withdrawn or reworded, report by report."""

from dataclasses import dataclass

from crossread.keep.revisions import Resting, RevisionStep
from crossread.store.library import Library
from crossread.types.report import Citation, Report

__all__ = ["News", "ReportNews", "news_since"]


@dataclass(frozen=True, slots=True)
class ReportNews:
    """What one report brought; `step` is set where it is a changed page, and tells what it changed.

    `added` are the statements that are new: all of a new page, or those that a changed one did not have before.
    """

    report: Report
    story_id: str | None
    change: int
    added: tuple[Citation, ...]
    step: RevisionStep | None

    @property
    def resting(self) -> tuple[Resting, ...]:
        """Points of kept synopses that cite what the page no longer holds."""
        return self.step.resting if self.step else ()


@dataclass(frozen=True, slots=True)
class News:
    """What was learned, in the order in which it came; `cursor` is what to ask with next time."""

    reports: tuple[ReportNews, ...]
    cursor: int
    is_more: bool


def news_since(library: Library, cursor: int = 0, *, most: int = 200) -> News:
    """What came after the change `cursor`, of at most `most` reports.

    Raises:
        StoreError: `cursor` is later than anything in the library.
        StoreDamagedError: what is kept is not what was written.
    """
    raise NotImplementedError
