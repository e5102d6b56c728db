"""Those who are quoted: a list of names, and all that was said under one name, across stories.

A name is as its report has it; two persons of one name stand under one.
"""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from crossread.errors import StoreError
from crossread.keep.stories import title_of
from crossread.store.annotations import load_all_annotations
from crossread.store.listing import SpeakerLine, quoting_page, speaker_page
from crossread.store.reports import load_reports
from crossread.store.seal import storable_text
from crossread.store.stories import stories_of
from crossread.types.annotation import Quote
from crossread.types.report import Report
from crossread.web.site import Site

__all__ = ["Quoting", "list_speakers", "said_by", "speakers_router"]

_NAMES_PER_PAGE = 100
_REPORTS_PER_PAGE = 20


@dataclass(frozen=True, slots=True)
class Quoting:
    """What one speaker says in one report."""

    report: Report
    title: str
    story_id: str | None
    quotes: tuple[Quote, ...]


def list_speakers(
    site: Site, *, part: str, after: str | None, most: int = _NAMES_PER_PAGE
) -> tuple[tuple[SpeakerLine, ...], str | None]:
    """A page of names that hold `part`, and the key of the next page if there is one."""
    with site.library.reading() as connection:
        found = speaker_page(
            connection,
            most=most + 1,
            part=storable_text(part.strip()),
            after=None if after is None else storable_text(after),
        )
    return found[:most], found[most - 1].name if len(found) > most else None


def said_by(
    site: Site, name: str, *, after: int | None, most: int = _REPORTS_PER_PAGE
) -> tuple[tuple[Quoting, ...], int | None]:
    """What `name` says, report by report, the last that came first; and the key of the next page.

    Raises:
        StoreError: nobody is quoted under that name.
    """
    name = storable_text(name)
    with site.library.reading() as connection:
        found = quoting_page(connection, name, most=most + 1, after=after)
        if not found and after is None:
            raise StoreError(f"{name[:100]}: nobody is quoted under that name")
        ids = [report_id for report_id, _ in found[:most]]
        reports = {kept.report.id: kept.report for kept in load_reports(connection, ids)}
        made = {one.report_id: one for one in load_all_annotations(connection, ids)}
        story_ids = stories_of(connection, ids)
    quoting = tuple(
        Quoting(
            reports[one],
            title_of(reports[one]),
            story_ids.get(one),
            tuple(quote for quote in made[one].quotes if quote.speaker_name == name),
        )
        for one in ids
    )
    return quoting, found[most - 1][1] if len(found) > most else None


def speakers_router(site: Site) -> APIRouter:
    """The routes of this file."""
    router = APIRouter()

    @router.get("/speakers")
    def speakers(
        request: Request,
        part: Annotated[str, Query(max_length=200)] = "",
        after: Annotated[str | None, Query(max_length=1000)] = None,
    ) -> HTMLResponse:
        listed, following = list_speakers(site, part=part, after=after)
        values = {"listed": listed, "following": following, "part": part, "after": after}
        return site.show(request, "speakers.html.j2", values)

    @router.get("/speaker")
    def speaker(
        request: Request,
        name: Annotated[str, Query(max_length=1000)],
        after: Annotated[int | None, Query(ge=0)] = None,
    ) -> HTMLResponse:
        quoting, following = said_by(site, name, after=after)
        values = {"name": name, "quoting": quoting, "following": following, "after": after}
        return site.show(request, "speaker.html.j2", values)

    return router
