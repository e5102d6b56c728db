"""The API: what the page shows, as JSON, for programs with a token.

Lists come a page at a time: an answer with a `next` has more behind it, and is gone on with by `cursor=`. What is new
is asked for by the number of the last change that was seen; nothing is missed in between (`store/library.py`).
"""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, HTTPException, Query
from fastapi.responses import Response
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from starlette.concurrency import run_in_threadpool

from crossread.errors import InvalidValueError, QueryError, StoreError
from crossread.keep.search import search
from crossread.store.library import last_change
from crossread.store.reports import load_report, reports_since
from crossread.store.stories import stories_of, story_of_report
from crossread.store.tokens import is_token
from crossread.types.report import Report
from crossread.web.adding import add_address, add_text
from crossread.web.api_changes import add_changes
from crossread.web.api_values import (
    CANNOT,
    MOST_CHANGE,
    Answer,
    Answers,
    NewReport,
    Reading,
    Refused,
    ReportLine,
    Reports,
    Said,
    SaidBy,
    Speaker,
    Speakers,
    Stories,
    StoryLine,
    WholeReport,
)
from crossread.web.jobs import Adding
from crossread.web.paragraphs import add_paragraphs
from crossread.web.site import Site
from crossread.web.speakers import list_speakers, said_by
from crossread.web.story_list import list_page

__all__ = ["api_router"]

_Cursor = Annotated[str | None, Query(max_length=1000, description="`next` of the page before")]
_Most = Annotated[int, Query(ge=1, le=100, description="how many at most")]


def api_router(site: Site) -> APIRouter:
    """All routes of the API, below `/api/1`; each asks for a token."""
    asks = HTTPBearer(auto_error=False, description="`crossread token NAME` makes a token.")

    async def check_token(
        given: Annotated[HTTPAuthorizationCredentials | None, Depends(asks)],
    ) -> None:
        if given is None or not await run_in_threadpool(_opens, site, given.credentials):
            words = (
                "a token is needed, as Authorization: Bearer ...; `crossread token NAME` makes one"
            )
            raise HTTPException(401, words, {"WWW-Authenticate": "Bearer"})

    refusals: dict[int | str, dict[str, Any]] = {
        code: {"model": Refused} for code in (401, 404, 409, 422)
    }
    router = APIRouter(
        prefix="/api/1", tags=["library"], dependencies=[Depends(check_token)], responses=refusals
    )
    _add_stories(router, site)
    _add_reports(router, site)
    _add_speakers(router, site)
    _add_search(router, site)
    _add_readings(router, site)
    add_changes(router, site)
    return router


def _opens(site: Site, token: str) -> bool:
    with site.library.reading() as connection:
        return is_token(connection, token)


def _add_stories(router: APIRouter, site: Site) -> None:
    @router.get("/stories")
    def stories(
        least: Annotated[int, Query(ge=1, le=1000, description="of so many reports or more")] = 1,
        most: _Most = 25,
        cursor: _Cursor = None,
    ) -> Stories:
        """The stories of the library."""
        listed, following = list_page(site, least=least, after=cursor, most=most)
        return Stories(
            stories=[
                StoryLine(
                    id=one.story.id,
                    title=one.title,
                    reports=list(one.report_ids),
                    outlets=list(one.outlets),
                    origins=one.n_origins,
                    first_day=one.story.first_day,
                    last_day=one.story.last_day,
                )
                for one in listed
            ],
            next=following,
        )

    @router.get("/stories/{story_id}", response_model=dict[str, Any])
    def story(story_id: str) -> Response:
        """The synopsis of a story, in the format `crossread/synopsis/1`."""
        return Response(site.document(story_id), media_type="application/json")


def _add_reports(router: APIRouter, site: Site) -> None:
    @router.get("/reports")
    def reports(
        since: Annotated[
            int, Query(ge=0, le=MOST_CHANGE, description="`cursor` of the answer before")
        ] = 0,
        most: _Most = 25,
    ) -> Reports:
        """What came after a change, in the order of coming; without `since`, from the first report on."""
        with site.library.reading() as connection:
            found = reports_since(connection, since, most=most + 1)
            last = last_change(connection)
            story_ids = stories_of(connection, [kept.report.id for kept in found[:most]])
            lines = [
                _line(kept.report, kept.change, story_ids.get(kept.report.id))
                for kept in found[:most]
            ]
        is_more = len(found) > most
        return Reports(
            reports=lines, cursor=lines[-1].change if is_more else max(last, since), is_more=is_more
        )

    @router.get("/reports/{report_id}")
    def report(report_id: str) -> WholeReport:
        """One report with its text."""
        with site.library.reading() as connection:
            kept = load_report(connection, report_id)
            if kept is None:
                raise StoreError(f"{report_id[:60]}: there is no such report")
            line = _line(kept.report, kept.change, story_of_report(connection, report_id))
        return WholeReport(**line.model_dump(), text=kept.report.text)

    add_paragraphs(router, site)


def _line(report: Report, change: int, story_id: str | None) -> ReportLine:
    headline, published = report.headline, report.published
    return ReportLine(
        id=report.id,
        change=change,
        story=story_id,
        name=report.name,
        outlet=report.outlet,
        headline=None if headline is None else headline.of(report.text),
        byline=report.byline,
        url=report.url,
        published=None if published is None else published.isoformat(),
        updated=None if report.updated is None else report.updated.isoformat(),
        section=report.section,
        marks=sorted(report.marks),
        language=report.language,
    )


def _add_speakers(router: APIRouter, site: Site) -> None:
    @router.get("/speakers")
    def speakers(
        part: Annotated[str, Query(max_length=200, description="a part of the name")] = "",
        most: _Most = 100,
        cursor: _Cursor = None,
    ) -> Speakers:
        """Those who are quoted."""
        listed, following = list_speakers(site, part=part, after=cursor, most=most)
        names = [Speaker(name=s.name, quotes=s.n_quotes, reports=s.n_reports) for s in listed]
        return Speakers(speakers=names, next=following)

    @router.get("/said")
    def said(
        name: Annotated[str, Query(max_length=1000)],
        most: _Most = 20,
        cursor: Annotated[int | None, Query(ge=0, le=MOST_CHANGE)] = None,
    ) -> SaidBy:
        """All that was said under one name, across stories; `most` counts reports."""
        quoting, following = said_by(site, name, after=cursor, most=most)
        found = [
            Said(
                report=one.report.id,
                story=one.story_id,
                kind=quote.kind.value,
                content=[span.of(one.report.text) for span in quote.content],
                starts=[span.start for span in quote.content],
            )
            for one in quoting
            for quote in one.quotes
        ]
        return SaidBy(name=name, said=found, next=following)


def _add_search(router: APIRouter, site: Site) -> None:
    @router.get("/search")
    def answers(q: Annotated[str, Query(max_length=1000)], most: _Most = 20) -> Answers:
        """Search, in the language of the page."""
        try:
            found = search(site.library, q, model=site.model, most=most)
        except QueryError as error:
            raise HTTPException(CANNOT, str(error)) from error
        listed = [
            Answer(
                report=one.report.id,
                story=one.story_id,
                name=one.report.name,
                places=[place.text for place in one.citations],
                starts=[place.span.start for place in one.citations],
                why=list(one.why),
            )
            for one in found.reports
        ]
        return Answers(answers=listed, left_out=list(found.left_out), is_more=found.is_more)


def _add_readings(router: APIRouter, site: Site) -> None:
    @router.post("/reports", status_code=202)
    def add(new: NewReport) -> Reading:
        """Add a report: it is read in its turn; ask for the reading to see what came of it."""
        try:
            if new.text:
                day = new.published.isoformat() if new.published else ""
                made = add_text(site, new.text, address=new.url, outlet=new.outlet, day=day)
            else:
                made = add_address(site, new.url)
        except InvalidValueError as error:
            raise HTTPException(CANNOT, str(error)) from error
        if made is None:
            raise HTTPException(CANNOT, "many readings wait already; try again later")
        return _reading(made)

    @router.get("/readings/{reading_id}")
    def reading(reading_id: str) -> Reading:
        """How far a reading is; the last 200 are remembered."""
        one = site.adder.get(reading_id)
        if one is None:
            raise HTTPException(404, "there is no such reading")
        return _reading(one)


def _reading(one: Adding) -> Reading:
    problems = [f"{problem.subject}: {problem.message}" for problem in one.problems]
    return Reading(
        id=one.id,
        is_over=one.is_over,
        new=one.n_new,
        known=one.n_known,
        problems=[*problems, *([one.failed] if one.failed else [])],
        stories=list(one.story_ids),
    )
