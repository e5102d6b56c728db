"""What a library has learned since a cursor: statements that are new, withdrawn or reworded, report by report."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from crossread.errors import StoreError
from crossread.keep.revisions import Resting, RevisionStep, step_between
from crossread.store.annotations import load_all_annotations
from crossread.store.library import Library, last_change
from crossread.store.reports import KeptReport, reports_since
from crossread.store.revisions import several_forms
from crossread.store.stories import stories_of
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
    with library.reading() as connection:
        last = last_change(connection)
        if not 0 <= cursor <= last:
            raise StoreError(f"{cursor} is no cursor of this library, which ends at {last}")
        found = reports_since(connection, cursor, most=most + 1)
        told, is_more = found[:most], len(found) > most
        stories = stories_of(connection, [kept.report.id for kept in told])
        news = _tell(connection, told, stories)
    return News(news, cursor=told[-1].change if is_more else last, is_more=is_more)


def _tell(
    connection: Connection, told: Sequence[KeptReport], stories: Mapping[str, str]
) -> tuple[ReportNews, ...]:
    """What each report brought, in their order; all that is new of a page, or what a changed one changed."""
    forms = several_forms(connection, [kept.report for kept in told])
    before = {
        kept.report.id: [one for one in forms.get(kept.report.id, ()) if one.change < kept.change]
        for kept in told
    }
    new = [one for one, earlier in before.items() if not earlier]
    made = {one.report_id: one for one in load_all_annotations(connection, new)}
    found: list[ReportNews] = []
    for kept in told:
        report, story_id = kept.report, stories.get(kept.report.id)
        if earlier := before[report.id]:
            step = step_between(connection, earlier[-1].report, report)
            found.append(ReportNews(report, story_id, kept.change, step.revision.added, step))
            continue
        statements = made[report.id].statements if report.id in made else ()
        added = tuple(report.cite(span) for span in sorted({one.span for one in statements}))
        found.append(ReportNews(report, story_id, kept.change, added, None))
    return tuple(found)
