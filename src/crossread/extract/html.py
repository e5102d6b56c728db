"""The report within a page of HTML, by trafilatura.

In goes a page's text; out comes a draft: headline, then the paragraphs, and what the page states of itself
(outlet, author, day, address). Never looks at the clock, never opens a socket, and never runs what the page holds. The
furniture pass of plain text goes over the result like over any other.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from unicodedata import normalize

from crossread.extract.feed_links import page_feeds
from crossread.extract.plain import Draft, read_published
from crossread.types.problem import Problem
from crossread.types.report import Capture
from crossread.types.span import Span

__all__ = ["read_html"]


# By itself htmldate takes no day after today, which would make the clock a part of the answer, and looks for
# any year on a page that states no day.
_DAYS: Mapping[str, object] = {
    "max_date": "2199-12-31",
    "original_date": True,
    "extensive_search": False,
}


# One tag with 50,000 attributes takes lxml twenty seconds; nothing in so long a tag is text.
_LONG_TAG = re.compile(r"<([a-zA-Z][\w-]{0,30})\s[^<>]{20000,}>")


@dataclass(frozen=True, slots=True)
class _Stated:
    """What the page states of itself; each is empty where it states nothing."""

    title: str
    author: str
    day: str
    outlet: str
    address: str


def read_html(
    capture: Capture, page: str, *, url: str | None = None
) -> tuple[tuple[Draft, ...], tuple[Problem, ...]]:
    """The draft of `page`, or a problem where no text of a report was found in it.

    `url` is the address of the page, where it lies in an archive that knows it.
    """
    # Imported here: trafilatura takes half a second, and most inputs are no pages.
    from trafilatura import bare_extraction  # noqa: PLC0415
    from trafilatura.settings import Document  # noqa: PLC0415

    found = bare_extraction(
        _LONG_TAG.sub(r"<\1>", page),
        url=url or capture.url,
        fast=True,
        with_metadata=True,
        include_comments=False,
        date_extraction_params=dict(_DAYS),
    )
    body = (found.text or "").strip() if isinstance(found, Document) else ""
    if not isinstance(found, Document) or not body:
        message = "a page of HTML without the text of a report" + _feeds(page, url or capture.url)
        return (), (Problem("extract", capture.address, message),)
    stated = _Stated(
        title=normalize("NFC", _line(found.title)),
        author=_line(found.author),
        day=_line(found.date),
        outlet=_line(found.sitename),
        address=_line(found.url),
    )
    return (_draft(stated, body),), ()


def _feeds(page: str, base: str | None) -> str:
    """What is said of the feeds that a page names: the front of a site has no text, but often one of these."""
    addresses = page_feeds(page, base=base)
    more = f" and {len(addresses) - 1} more" if len(addresses) > 1 else ""
    return (
        f"; it names a feed, which may be read instead: {addresses[0]}{more}" if addresses else ""
    )


def _draft(stated: _Stated, body: str) -> Draft:
    paragraphs = [line.strip() for line in body.splitlines() if line.strip()]
    if stated.title and paragraphs[0] != stated.title:
        paragraphs = [stated.title, *paragraphs]
    return Draft(
        normalize("NFC", "\n\n".join(paragraphs)),
        headline=Span(0, len(stated.title)) if stated.title else None,
        byline=stated.author or None,
        outlet=stated.outlet or None,
        published=read_published(stated.day) if stated.day else None,
        url=stated.address or None,
    )


def _line(words: str | None) -> str:
    return " ".join((words or "").split())
