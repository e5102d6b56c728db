"""The report within a page of HTML, by trafilatura.

In goes a page's text; out comes a draft: headline, then the paragraphs, and what the page states of itself. The page
is parsed once: `page_facts.py` reads its tree first, then trafilatura takes the text out of it, and where that looks
doubtful `second_reader.py` is asked. Never looks at the clock, never opens a socket, and never runs what the page
holds. Captions that trafilatura leaves out are put back where they stood (`page_captions.py`). The furniture pass of
plain text goes over the result like over any other.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING
from unicodedata import normalize

from crossread.extract.feeds.links import page_feeds
from crossread.extract.plain import Draft, fold_line
from crossread.types.problem import Problem
from crossread.types.report import Capture, Dropped, PageMark
from crossread.types.span import Span

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from crossread.extract.pages.captions import PlacedLine
    from crossread.extract.pages.facts import PageFacts

__all__ = ["read_html"]

# One tag with 50,000 attributes takes lxml twenty seconds; nothing in so long a tag is text.
_LONG_TAG = re.compile(r"<([a-zA-Z][\w-]{0,30})\s[^<>]{20000,}>")
_TAKEN_OUT = tuple("style svg template aside footer fencedframe meta link img input source".split())


def read_html(
    capture: Capture, page: str, *, url: str | None = None
) -> tuple[tuple[Draft, ...], tuple[Problem, ...]]:
    """The draft of `page`, and a problem where no text of a report was found in it, or a doubtful one.

    `url` is the address of the page, where it lies in an archive that knows it.
    """
    # Imported here: trafilatura takes half a second, and most inputs are no pages.
    from trafilatura import bare_extraction, load_html  # noqa: PLC0415
    from trafilatura.settings import Document  # noqa: PLC0415

    from crossread.extract.pages.captions import place_captions  # noqa: PLC0415
    from crossread.extract.pages.facts import read_facts  # noqa: PLC0415
    from crossread.extract.pages.lines import mend_body, read_layout  # noqa: PLC0415
    from crossread.extract.pages.second_reader import ask_second  # noqa: PLC0415

    known = url or capture.url or ""
    page = _LONG_TAG.sub(r"<\1>", page)
    tree = load_html(page)
    if tree is None:
        return (), (_nothing(capture, page, known),)
    facts = read_facts(tree, known)
    _strip(tree)
    mend_body(tree)
    found = bare_extraction(tree, url=known or None, fast=True, include_comments=False)
    body = (found.text or "").strip() if isinstance(found, Document) else ""
    if not body:
        return (), (_nothing(capture, page, known),)
    body, doubt = ask_second(tree, body)
    lines = place_captions(tree, [line.strip() for line in body.splitlines() if line.strip()])
    problems = (Problem("extract", capture.address, doubt),) if doubt else ()
    draft = _draft(facts, lines, is_doubted=doubt is not None)
    headline = draft.headline.of(draft.text) if draft.headline else ""
    layout = read_layout(tree, _lines_of(draft.text), headline)
    return (replace(draft, layout=layout),), problems


def _nothing(capture: Capture, page: str, base: str) -> Problem:
    message = "a page of HTML without the text of a report" + _feeds(page, base or None)
    return Problem("extract", capture.address, message)


def _feeds(page: str, base: str | None) -> str:
    """What is said of the feeds that a page names: the front of a site has no text, but often one of these."""
    addresses = page_feeds(page, base=base)
    more = f" and {len(addresses) - 1} more" if len(addresses) > 1 else ""
    return (
        f"; it names a feed, which may be read instead: {addresses[0]}{more}" if addresses else ""
    )


def _strip(tree: "HtmlElement") -> None:
    """Take out what trafilatura takes out of all it looks at, after it has copied it several times.

    Scripts with data stay: it takes a text out of them where it finds none on the page.
    """
    from lxml.etree import strip_elements  # noqa: PLC0415 - where a page is read, as trafilatura

    for script in list(tree.iter("script")):
        if "ld+json" not in (script.get("type") or "") and script.getparent() is not None:
            script.drop_tree()
    strip_elements(tree, *_TAKEN_OUT, with_tail=False)


def _draft(facts: "PageFacts", lines: Sequence["PlacedLine"], *, is_doubted: bool) -> Draft:
    text, headline, pictured = _with_headline(facts.titles, lines)
    marks = {
        PageMark.PAYWALL: facts.is_paywalled,
        PageMark.LIVE: facts.is_live,
        PageMark.DOUBT: is_doubted,
    }
    return Draft(
        text,
        headline,
        facts.byline or None,
        facts.outlet or None,
        facts.published,
        facts.address or None,
        facts.language,
        facts.section or None,
        facts.updated,
        frozenset(mark for mark, holds in marks.items() if holds),
        pictured,
    )


def _lines_of(text: str) -> list[tuple[int, str]]:
    """The lines of a draft with where each begins."""
    return [(match.start(), match.group()) for match in re.finditer(r"[^\n]+", text)]


def _with_headline(
    titles: Sequence[str], lines: Sequence["PlacedLine"]
) -> tuple[str, Span | None, tuple[Dropped, ...]]:
    """The text with its headline, and what of it are captions.

    The headline is the first line where it is one of the titles, else the first title.
    """
    known = {fold_line(title) for title in titles}
    told = [(normalize("NFC", line.text), line.kind) for line in lines]
    first = next((number for number, (_, kind) in enumerate(told) if kind is None), 0)
    if fold_line(told[first][0]) in known:
        # A picture may stand above the headline.
        told.insert(0, told.pop(first))
    elif titles:
        told.insert(0, (normalize("NFC", titles[0]), None))
    pictured: list[Dropped] = []
    at = 0
    for words, kind in told:
        pictured += [] if kind is None else [Dropped(Span(at, at + len(words)), kind)]
        at += len(words) + 2
    text = "\n\n".join(words for words, _ in told)
    return text, Span(0, len(told[0][0])) if titles else None, tuple(pictured)
