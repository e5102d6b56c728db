"""The items of a feed that is no well-formed XML, read by the marks of their elements.

In goes the text of a broken feed; out come its items, each from its start tag to its end tag, and a problem for
each that has no end. What stands within an element is taken for HTML, however it was escaped.
"""

import html
import re

from crossread.extract.feeds.items import Item, markup_text
from crossread.types.problem import Problem

__all__ = ["scan_items"]

_START = re.compile(r"<(?:[\w-]{1,40}:)?(item|entry)\b(?!/)", re.IGNORECASE)
_CDATA = re.compile(r"<!\[CDATA\[(.*?)(?:\]\]>|\Z)", re.DOTALL)
_HREF = re.compile(r"<link\b[^<>]{0,500}?\bhref\s?=\s?[\"']([^\"'<>]{1,2000})")
_FULL = ("content:encoded", "content")
_SUMMARIES = ("description", "summary")
_PUBLISHED = ("pubDate", "published", "dc:date", "updated")


def scan_items(
    address: str, text: str, *, first_item: int = 1
) -> tuple[list[tuple[int, Item]], list[Problem]]:
    """The items of the feed at `address` that are whole, with their numbers, and a problem for each other."""
    starts = list(_START.finditer(text))
    ends = [*(match.start() for match in starts[1:]), len(text)][: len(starts)]
    outlet = _flat(text[: starts[0].start()] if starts else "", "title")
    items: list[tuple[int, Item]] = []
    problems: list[Problem] = []
    for number, (start, end) in enumerate(zip(starts, ends, strict=True), first_item):
        piece = text[start.start() : end]
        close = re.search(rf"</(?:[\w-]{{1,40}}:)?{start[1]}\b", piece, re.IGNORECASE)
        if close is None:
            problems.append(Problem("extract", address, f"item {number} is cut short"))
        else:
            items.append((number, _item(piece[: close.start()], outlet)))
    return items, problems


def _item(piece: str, outlet: str) -> Item:
    href = _HREF.search(piece)
    return Item(
        title=_flat(piece, "title"),
        full=max((markup_text(_inner(piece, name)) for name in _FULL), key=len),
        summary=max((markup_text(_inner(piece, name)) for name in _SUMMARIES), key=len),
        published=next((found for name in _PUBLISHED if (found := _flat(piece, name))), ""),
        author=_flat(piece, "dc:creator") or _flat(piece, "name"),
        outlet=_flat(piece, "source") or outlet,
        address=_inner(piece, "link").strip() or (html.unescape(href[1]) if href else ""),
    )


def _inner(piece: str, name: str) -> str:
    """What stands between the first start tag of `name` and the end tag that follows, as markup."""
    start = re.search(rf"<{name}(?:\s[^<>]*)?(?<!/)>", piece, re.IGNORECASE)
    end = piece.find(f"</{name}", start.end()) if start else -1
    inner = piece[start.end() : end] if start and end >= 0 else ""
    bare, n_sections = _CDATA.subn(r"\1", inner)
    return bare if n_sections or "<" in inner else html.unescape(inner)


def _flat(piece: str, name: str) -> str:
    return " ".join(markup_text(_inner(piece, name)).split())
