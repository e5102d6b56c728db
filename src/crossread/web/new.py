"""What is new: the reports that came since a moment, by story, with what each brought.

The moment is the number of a change, a cursor, which stands in the address: whoever keeps it sees next time what came
since. Without one the last reports are shown. What is told is what `crossread new` tells (`keep/news.py`).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from crossread.keep.news import News, ReportNews, news_since
from crossread.keep.stories import title_of, titles_of
from crossread.store.library import Library, last_change
from crossread.store.reports import change_before, first_received
from crossread.store.stories import stories_by_id
from crossread.web.api_values import MOST_CHANGE
from crossread.web.search import cut_place
from crossread.web.site import Site

__all__ = ["StoryNews", "new_router", "news_by_story"]

_PER_PAGE = 20  # reports
_STATEMENTS = 3  # of a new page; its own page has all


@dataclass(frozen=True, slots=True)
class StoryNews:
    """What came to one story, in the order of coming; no id and no title where the reports lie in none yet."""

    story_id: str | None
    title: str
    reports: tuple[ReportNews, ...]


@dataclass(frozen=True, slots=True)
class _Moments:
    """Where a page of news begins, and where the one before it does; `began` is when its first report was received."""

    since: int
    before: int
    last: int
    began: datetime | None


def news_by_story(library: Library, reports: Sequence[ReportNews]) -> tuple[StoryNews, ...]:
    """The news of `reports` by story, that first to which something came last.

    Raises:
        StoreDamagedError: what is kept is not what was written.
    """
    of: dict[str | None, list[ReportNews]] = {}
    for one in reports:
        of.setdefault(one.story_id, []).append(one)
    with library.reading() as connection:
        kept = stories_by_id(connection, [one for one in of if one is not None])
        titles = titles_of(connection, list(kept.values()))
    latest_first = sorted(of.items(), key=lambda item: -item[1][-1].change)
    return tuple(
        StoryNews(one, titles.get(one or "", ""), tuple(some)) for one, some in latest_first
    )


def _find(library: Library, since: int | None) -> tuple[News, _Moments]:
    with library.reading() as connection:
        last = last_change(connection)
        start = change_before(connection, _PER_PAGE) if since is None else since
        before = change_before(connection, _PER_PAGE, end=start)
    news = news_since(library, start, most=_PER_PAGE)
    with library.reading() as connection:
        began = first_received(connection, [one.report.id for one in news.reports])
    return news, _Moments(start, before, last, began)


def new_router(site: Site) -> APIRouter:
    """The routes of this file."""
    router = APIRouter()

    @router.get("/new")
    def page(
        request: Request,
        since: Annotated[int | None, Query(ge=0, le=MOST_CHANGE)] = None,
    ) -> HTMLResponse:
        news, moments = _find(site.library, since)
        values = {
            "news": news,
            "stories": news_by_story(site.library, news.reports),
            "moments": moments,
            "is_asked": since is not None,
            "most": _STATEMENTS,
            "cut": cut_place,
            "title_of": title_of,
        }
        return site.show(request, "new.html.j2", values)

    return router
