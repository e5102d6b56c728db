"""The front page, and the pages of one story: its synopsis, its history, and the same to take away."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, Response
from pydantic import BaseModel, Field
from sqlalchemy import Connection

from crossread.cluster.copies import find_copies
from crossread.errors import StoreError
from crossread.export.html import body_class, render_body, render_html
from crossread.export.json import write_json
from crossread.export.markdown import render_markdown
from crossread.export.outline import give_letters
from crossread.export.rows import address_of
from crossread.export.wording import clean_line
from crossread.keep.stories import history_in_words, title_of
from crossread.store.listing import count_kept, story_page
from crossread.store.profiles import Place, places_of
from crossread.store.reports import load_reports
from crossread.store.revisions import standing_revisions
from crossread.store.stories import KeptStory, find_story
from crossread.types.report import Report
from crossread.types.synopsis import Synopsis
from crossread.web.large_story import HEADINGS, stretch_of
from crossread.web.revisions import changed_since
from crossread.web.site import Site

__all__ = [
    "MOST_WHOLE",
    "ListedStory",
    "count_origins",
    "list_page",
    "read_key",
    "stories_router",
    "write_key",
]

_PER_PAGE = 25
_KEYS = (("m", "e-mail this story"), ("/", "search the library"))  # of static/keys.js
_KEY = re.compile(r"(\d{4}-\d\d-\d\d)?~(\d{1,9})~(s-[0-9a-z]{1,40})", re.ASCII)
_LINE = re.compile(r"r\d{1,6}-\d{1,9}-\d{1,9}", re.ASCII)


MOST_WHOLE = 12
"""So many reports are set side by side on one page; of more, the page is asked for part by part."""
_LINES, _TOLD = 25, 12  # of a page of a part, and reports of each line
_MOST_ORIGINS = 20_000  # stories of which it is held how many origins they have
_TOLD_ALL = 100  # reports on a page of one line


class _Asked(BaseModel):
    """What of a story is asked for: a line whose words are lit, or of a large one a part, and where to begin in it."""

    line: str = Field("", max_length=40)
    whole: bool = False
    part: str = Field("", max_length=20)
    from_: int = Field(0, ge=0, le=10**6, alias="from")
    wide: bool = False
    told: int = Field(0, ge=0, le=10**6)


@dataclass(frozen=True, slots=True)
class ListedStory:
    """A story as a list shows it: the headline of its first report, who reports, and how many origins they have.

    Of a page that changed the form counts that it shows now, as in the synopsis.
    """

    story: KeptStory
    report_ids: tuple[str, ...]
    title: str
    outlets: tuple[str, ...]
    n_origins: int


def list_page(
    site: Site, *, least: int, after: str | None, most: int = _PER_PAGE
) -> tuple[tuple[ListedStory, ...], str | None]:
    """A page of stories, and the key of the next page if there is one.

    Raises:
        StoreError: the library cannot be read, or `after` is no key.
    """
    with site.library.reading() as connection:
        found = story_page(connection, most=most + 1, least=least, after=read_key(after))
        shown = found[:most]
        ids = [one for story in shown for one in story.report_ids]
        places = places_of(connection, ids)
        reports = {kept.report.id: kept.report for kept in load_reports(connection, ids)}
        told = {story.id: _standing_of(connection, story, places, reports) for story in shown}
    listed = [
        ListedStory(
            story,
            tuple(report.id for report in told[story.id]),
            title_of(told[story.id][0]),
            tuple(dict.fromkeys(report.name for report in told[story.id])),
            count_origins(site, told[story.id]),
        )
        for story in shown
    ]
    return tuple(listed), write_key(shown[-1]) if len(found) > most else None


def _standing_of(
    connection: Connection,
    story: KeptStory,
    places: Mapping[str, Place],
    reports: Mapping[str, Report],
) -> list[Report]:
    """The reports of a story in their order, of a page that changed the form alone that it shows now."""
    own = [reports[one] for one in sorted(story.report_ids, key=places.__getitem__)]
    if len(own) < 2:
        return own
    standing = standing_revisions(connection, own)
    return [report for report in own if report.id in standing]


def count_origins(site: Site, reports: Sequence[Report]) -> int:
    """How many texts of their own the reports of a story are: those that print one text count once."""
    if len(reports) < 2:
        return len(reports)
    key = tuple(report.id for report in reports)
    if key not in site.origins:
        root = {report.id: report.id for report in reports}
        for copy in find_copies(reports):
            roots = {root[one] for one in copy.report_ids}
            root = {one: min(roots) if of in roots else of for one, of in root.items()}
        while len(site.origins) >= _MOST_ORIGINS:
            site.origins.pop(next(iter(site.origins)), None)
        site.origins[key] = len(set(root.values()))
    return site.origins[key]


def write_key(story: KeptStory) -> str:
    """The key of the page that begins after `story`."""
    day = story.last_day.isoformat() if story.last_day else ""
    return f"{day}~{story.n_pages}~{story.id}"


def read_key(key: str | None) -> tuple[str, int, str] | None:
    """What `write_key` wrote.

    Raises:
        StoreError: it is none.
    """
    if not key:
        return None
    match = _KEY.fullmatch(key)
    if match is None:
        raise StoreError(f"{key[:60]}: is no place in the list of stories")
    return match[1] or "", int(match[2]), match[3]


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
        is_large = len(synopsis.story.reports) > MOST_WHOLE and not asked.whole
        show = _show_large if is_large else _show_whole
        return show(site, request, story_id, synopsis, asked)

    @router.get("/stories/{story_id}/history")
    def history(request: Request, story_id: str) -> HTMLResponse:
        lines = history_in_words(site.library, story_id)
        return site.show(request, "history.html.j2", {"lines": lines, "story_id": story_id})

    @router.get("/stories/{story_id}/{name}")
    def taken(story_id: str, name: str) -> Response:
        if name not in _TAKEN:
            raise StoreError(f"{name[:60]}: there is no such form of a story")
        synopsis = site.synopsis(story_id)
        with site.library.reading() as connection:
            kept = find_story(connection, story_id)
        stem = kept.id if kept else "story"
        kind, body = _TAKEN[name](synopsis, stem)
        ending = name.rpartition(".")[2]
        headers = {"Content-Disposition": f'attachment; filename="crossread-{stem}.{ending}"'}
        return Response(body, media_type=kind, headers=headers)

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
    lines, step = (1, _TOLD_ALL) if asked.wide else (_LINES, _TOLD) if asked.part else (5, 5)
    first = asked.told if asked.wide else 0
    stretches = [
        stretch_of(large, name, start=asked.from_, most=lines, most_told=step, first=first)
        for name, items in large.parts.items()
        if items and asked.part in {"", name}
    ]
    shows_time = asked.part in {"", "timeline"} and not asked.wide and not asked.from_
    values = {
        "n_reports": len(large.lettered),
        "headings": HEADINGS,
        "sizes": {name: len(items) for name, items in large.parts.items()},
        "stretches": stretches,
        "picture": large.picture if shows_time else "",
        "part": asked.part,
        "start": asked.from_,
        "wide": asked.wide,
        "step": step,
        "changed": changed_since(site, story_id, synopsis),
        "title": title_of(synopsis.story.reports[0]),
        "story_id": story_id,
    }
    return site.show(request, "large_story.html.j2", values)


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


def _as_page(synopsis: Synopsis, _stem: str) -> tuple[str, str]:
    return "text/html; charset=utf-8", render_html(synopsis)


def _as_json(synopsis: Synopsis, _stem: str) -> tuple[str, str]:
    return "application/json", write_json(synopsis)


def _as_markdown(synopsis: Synopsis, _stem: str) -> tuple[str, str]:
    return "text/markdown; charset=utf-8", render_markdown(synopsis)


def _as_mail(synopsis: Synopsis, stem: str) -> tuple[str, bytes]:
    """A letter that is not sent yet, with the page attached: mail programs open it as a draft."""
    letter = EmailMessage(policy=SMTP)
    letter["Subject"] = clean_line(title_of(synopsis.story.reports[0]))[:200]
    letter["X-Unsent"] = "1"
    names = "\n".join(
        f"{each.letter}  {clean_line(each.report.name)}" for each in give_letters(synopsis.story)
    )
    letter.set_content(
        "The attached page sets these reports side by side. It opens in any browser and asks for nothing "
        f"from the network.\n\n{names}\n"
    )
    page = render_html(synopsis).encode()
    letter.add_attachment(page, maintype="text", subtype="html", filename=f"crossread-{stem}.html")
    return "message/rfc822", letter.as_bytes()


_TAKEN = {
    "page.html": _as_page,
    "synopsis.json": _as_json,
    "synopsis.md": _as_markdown,
    "mail.eml": _as_mail,
}
