"""How the page of a report changed: as a page, and what a story shows of it.

A story tells what its reports say. Where a page says something else by now, and that lies in another story, the story is
marked, with the points that rest on words which are gone.
"""

from dataclasses import dataclass

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from crossread.errors import StoreError
from crossread.keep.revisions import Resting, RevisionStep, changes_since, revisions_of
from crossread.keep.stories import title_of
from crossread.store.reports import load_report
from crossread.store.stories import find_story, stories_of
from crossread.types.report import Report
from crossread.types.synopsis import Synopsis
from crossread.web.search import cut_place
from crossread.web.site import Site

__all__ = ["Changed", "changed_since", "find_steps", "revisions_router"]


@dataclass(frozen=True, slots=True)
class Changed:
    """A report of a story whose page has changed since; the story of what it says now, and what rests on what it said."""

    report: Report
    now_in: str | None
    resting: tuple[Resting, ...]


def changed_since(site: Site, story_id: str, synopsis: Synopsis) -> tuple[Changed, ...]:
    """The reports of `synopsis`, which is that of the story, whose pages say something else by now.

    Raises:
        StoreDamagedError: what is kept is not what was written.
    """
    steps = changes_since(site.library, synopsis.story.reports)
    if not steps:
        return ()
    with site.library.reading() as connection:
        kept = find_story(connection, story_id)
        now_in = stories_of(connection, [step.after.id for step in steps])
    own = kept.id if kept else story_id
    return tuple(
        Changed(
            step.before,
            now_in.get(step.after.id),
            tuple(one for one in step.resting if one.story_id == own),
        )
        for step in steps
    )


def find_steps(site: Site, report_id: str) -> tuple[Report, tuple[RevisionStep, ...]]:
    """The report of that id, and the changes of its page, the oldest first.

    Raises:
        StoreError: there is no such report.
    """
    with site.library.reading() as connection:
        kept = load_report(connection, report_id)
    if kept is None:
        raise StoreError(f"{report_id[:60]}: there is no such report")
    return kept.report, revisions_of(site.library, report_id)


def revisions_router(site: Site) -> APIRouter:
    """The routes of this file."""
    router = APIRouter()

    @router.get("/reports/{report_id}/revisions")
    def page(request: Request, report_id: str) -> HTMLResponse:
        report, steps = find_steps(site, report_id)
        values = {"report": report, "steps": steps[::-1], "title": title_of(report)}
        return site.show(request, "revisions.html.j2", {**values, "cut": cut_place})

    return router
