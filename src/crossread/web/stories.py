"""The front page, and the pages of one story: side by side or part by part, its history, and the same to take away."""

import re
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, Response
from pydantic import BaseModel, Field

from crossread.errors import StoreError
from crossread.export.html import body_class, render_body
from crossread.export.outline import give_letters
from crossread.export.rows import address_of
from crossread.keep.stories import history_in_words, title_of
from crossread.store.listing import count_kept
from crossread.store.stories import find_story
from crossread.types.synopsis import Synopsis
from crossread.web.large_story import LargeStory, Stretch, stretch_of
from crossread.web.revisions import changed_since
from crossread.web.site import Site
from crossread.web.story_list import list_page
from crossread.web.taken import find_form

__all__ = ["stories_router"]

_MOST_WHOLE = 12  # reports that are set side by side; of more, the page is asked for part by part
_KEYS = (("m", "e-mail this story"), ("/", "search the library"))  # of static/keys.js
_LINE = re.compile(r"r\d{1,6}-\d{1,9}-\d{1,9}", re.ASCII)
# How many lines a page shows of a part of a large story, and how many reports of each line.
_OVERVIEW = (5, 5)
_PART = (25, 12)
_ONE_LINE = (1, 100)


class _Asked(BaseModel):
    """What of a story is asked for: a line whose words are lit, or of a large one a part, and where to begin in it.

    `from_` is the number of the first line to show; `wide` asks for that line alone, and for its reports from `told` on.
    """

    line: str = Field("", max_length=40)
    whole: bool = False
    part: str = Field("", max_length=20)
    from_: int = Field(0, ge=0, le=10**6, alias="from")
    wide: bool = False
    told: int = Field(0, ge=0, le=10**6)


def stories_router(site: Site) -> APIRouter:
    """The routes of this file."""
    router = APIRouter()

    @router.get("/")
    def front(
        request: Request,
        after: Annotated[str | None, Query(max_length=80)] = None,
        least: Annotated[int, Query(ge=1, le=1000)] = 1,
    ) -> HTMLResponse:
        listed, following = list_page(site, least=least, after=after)
        with site.library.reading() as connection:
            n_reports, n_stories = count_kept(connection)
        values = {"listed": listed, "following": following, "least": least, "after": after}
        counts = {"n_reports": n_reports, "n_stories": n_stories}
        return site.show(request, "front.html.j2", {**values, **counts})

    @router.get("/stories/{story_id}")
    def story(
        request: Request,
        story_id: str,
        asked: Annotated[_Asked, Query()],
    ) -> HTMLResponse:
        synopsis = site.synopsis(story_id)
        is_large = len(synopsis.story.reports) > _MOST_WHOLE and not asked.whole
        show = _show_large if is_large else _show_whole
        return show(site, request, story_id, synopsis, asked)

    @router.get("/stories/{story_id}/history")
    def history(request: Request, story_id: str) -> HTMLResponse:
        lines = history_in_words(site.library, story_id)
        return site.show(request, "history.html.j2", {"lines": lines, "story_id": story_id})

    @router.get("/stories/{story_id}/{name}")
    def taken(story_id: str, name: str) -> Response:
        form = find_form(name)
        synopsis = site.synopsis(story_id)
        with site.library.reading() as connection:
            kept = find_story(connection, story_id)
        return form.answer(synopsis, kept.id if kept else "story")

    return router


def _show_whole(
    site: Site, request: Request, story_id: str, synopsis: Synopsis, asked: _Asked
) -> HTMLResponse:
    """A story with all its reports side by side."""
    values = {
        "body": render_body(
            synopsis,
            link=_link_to_line,
            lit=_lit_by(synopsis, asked.line),
            full="/reports/{}".format,
            more_keys=_KEYS,
        ),
        "body_class": body_class(give_letters(synopsis.story)),
        "changed": changed_since(site, story_id, synopsis),
        "title": title_of(synopsis.story.reports[0]),
        "story_id": story_id,
    }
    return site.show(request, "story.html.j2", values)


def _show_large(
    site: Site, request: Request, story_id: str, synopsis: Synopsis, asked: _Asked
) -> HTMLResponse:
    """A story of many reports: the overview, a part of it, or all that carry one line."""
    large = site.large_story(story_id)
    if asked.part and asked.part not in large.parts:
        raise StoreError(f"{asked.part}: there is no such part of a story")
    n_lines, n_told = _room(asked)
    shows_time = asked.part in {"", "timeline"} and not asked.wide and not asked.from_
    values = {
        "n_reports": len(large.lettered),
        "sizes": {name: len(items) for name, items in large.parts.items()},
        "stretches": _stretches(large, asked, n_lines, n_told),
        "picture": large.picture if shows_time else "",
        "part": asked.part,
        "start": asked.from_,
        "wide": asked.wide,
        "step": n_told,
        "changed": changed_since(site, story_id, synopsis),
        "title": title_of(synopsis.story.reports[0]),
        "story_id": story_id,
    }
    return site.show(request, "large_story.html.j2", values)


def _room(asked: _Asked) -> tuple[int, int]:
    """How many lines of a part are shown, and how many reports of each line."""
    if asked.wide:
        return _ONE_LINE
    return _PART if asked.part else _OVERVIEW


def _stretches(large: LargeStory, asked: _Asked, n_lines: int, n_told: int) -> list[Stretch]:
    """The lines to show of the part that is asked for, or the first of each part."""
    return [
        stretch_of(
            large,
            name,
            start=asked.from_,
            most=n_lines,
            most_told=n_told,
            first=asked.told if asked.wide else 0,
        )
        for name, items in large.parts.items()
        if items and asked.part in {"", name}
    ]


def _link_to_line(address: str) -> str:
    """Without script the server lights the words of the line; the script reads what stands behind the #."""
    return f"?line={address}#{address}"


def _lit_by(synopsis: Synopsis, line: str) -> frozenset[str]:
    """The addresses of all words that stand in one line with those at `line`."""
    if not _LINE.fullmatch(line):
        return frozenset()
    lettered = give_letters(synopsis.story)
    others = (synopsis.passages, synopsis.timeline, synopsis.labels, synopsis.copies)
    for told in (*synopsis.alignments, *(one for some in others for one in some)):
        addresses = frozenset(address_of(citation, lettered) for citation in told.citations)
        if line in addresses:
            return addresses
    return frozenset({line})
