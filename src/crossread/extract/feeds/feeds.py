"""Feeds in XML: RSS, RDF and Atom, and OPML lists of feeds.

In goes the decoded text of one; out come a draft for each item that holds text, and problems. Well-formed XML is
read as a tree; a broken feed is told, and read item by item as far as the marks of its items go. Never opens an
address, never resolves one against another, and never takes markup over.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from crossread.errors import ReadError
from crossread.extract.articles.article_json import is_web_address
from crossread.extract.feeds.items import Item, drafts_of, markup_text
from crossread.extract.feeds.links import listed_feeds
from crossread.extract.feeds.scan import scan_items
from crossread.extract.fragment import fragment_text
from crossread.extract.plain import Draft
from crossread.extract.xml import Element, inner_markup, local_name, parse_xml, without_prolog
from crossread.types.problem import Problem
from crossread.types.report import Capture

__all__ = ["read_feed", "read_opml"]

# Whose elements are an item's own; others, as those of players and shops, have titles and descriptions too.
_READ_NAMESPACES = frozenset(
    {
        "",
        "my.netscape.com/rdf/simple/0.9",
        "purl.org/atom/ns#",
        "purl.org/dc/elements/1.1",
        "purl.org/dc/terms",
        "purl.org/rss/1.0",
        "purl.org/rss/1.0/modules/content",
        "www.w3.org/1999/xhtml",
        "www.w3.org/2005/atom",
    }
)
_FULL = ("encoded", "content", "body")
_SUMMARIES = ("description", "summary")
_PUBLISHED = ("pubdate", "published", "issued", "date", "created", "updated", "modified")
_OTHERS = ("title", "link", "guid", "author", "creator", "source", "language")
_READ = frozenset({*_FULL, *_SUMMARIES, *_PUBLISHED, *_OTHERS})
# A content of another type is a file, such as a picture.
_TEXT_TYPE = re.compile(r"|text|html|xhtml|text/.{1,20}|application/xhtml\+xml")
# The person behind an address of mail: "ana@post.example (Ana Brandt)".
_MAIL = re.compile(r"[^\s@]{1,100}@[^\s@()]{1,100}\s{0,9}\(([^()]{1,100})\)")

_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"

_Fields = Mapping[str, Sequence[Element]]


def read_feed(
    capture: Capture, text: str, *, first_item: int = 1
) -> tuple[tuple[Draft, ...], tuple[Problem, ...]]:
    """The drafts of a feed in the order of its items, and what is amiss with them.

    `first_item` is the number of the first item, where the text is a part of a longer feed.
    """
    problems: list[Problem] = []
    try:
        items = list(enumerate(_items(parse_xml(capture.address, text)), first_item))
    except ReadError as error:
        message = f"{error.message}; its items are read one by one, as far as that goes"
        items, cut_short = scan_items(capture.address, without_prolog(text), first_item=first_item)
        problems += [Problem("extract", capture.address, message), *cut_short]
    if not (items or problems):
        problems.append(Problem("extract", capture.address, "is a feed without items"))
    drafts, found = drafts_of(capture.address, items)
    return drafts, (*problems, *found)


def read_opml(capture: Capture, text: str) -> tuple[tuple[Draft, ...], tuple[Problem, ...]]:
    """No draft, and a problem that says how many feeds an OPML list names: nobody asked for the network."""
    addresses = listed_feeds(text)
    more = f" and {len(addresses) - 5} more" if len(addresses) > 5 else ""
    named = f": {', '.join(addresses[:5])}{more}" if addresses else ""
    feeds = "1 feed" if len(addresses) == 1 else f"{len(addresses)} feeds"
    message = (
        f"is a list of {feeds}, which are not opened; give the address of one to read it{named}"
    )
    return (), (Problem("extract", capture.address, message),)


def _items(root: Element) -> Iterator[Item]:
    """The items of a well-formed feed, wherever they stand below the root."""
    channel = next((one for one in root.iter() if local_name(one) == "channel"), root)
    shared = _fields(channel)
    if channel is not root:
        # The author of an Atom feed is that of its entries; in RSS nothing says so.
        shared.pop("creator", None)
        shared.pop("author", None)
    for element in root.iter():
        if local_name(element) in {"item", "entry"} and _is_read(element):
            yield _item(
                _fields(element), shared, element.get(_LANGUAGE) or root.get(_LANGUAGE) or ""
            )


def _item(fields: _Fields, shared: _Fields, language: str) -> Item:
    """One item; `shared` is what the feed states of itself, and `language` that of its text."""
    source = next(iter(fields.get("source", ())), None)
    titled = (
        None
        if source is None
        else next((one for one in source if local_name(one) == "title"), source)
    )
    languages = (*fields.get("language", ()), *shared.get("language", ()))
    return Item(
        title=_line(_first(fields, ("title",))),
        full=_longest(fields, _FULL),
        summary=_longest(fields, _SUMMARIES),
        published=_line(_first(fields, _PUBLISHED)),
        author=_authors(fields) or _authors(shared),
        outlet=_line(titled) or _line(_first(shared, ("title",))),
        address=_link(fields),
        language=_line(next(iter(languages), None)) or language,
    )


def _fields(element: Element) -> dict[str, list[Element]]:
    """The children of an item, or of the feed itself, that are read, by their names in small letters."""
    fields: dict[str, list[Element]] = {}
    for child in element:
        name = local_name(child).lower()
        if name in _READ and _is_read(child):
            fields.setdefault(name, []).append(child)
    return fields


def _is_read(element: Element) -> bool:
    namespace = element.tag.rpartition("}")[0].lstrip("{")
    return namespace.partition("://")[2].rstrip("/").lower() in _READ_NAMESPACES


def _first(fields: _Fields, names: Sequence[str]) -> Element | None:
    return next((one for name in names for one in fields.get(name, ())), None)


def _longest(fields: _Fields, names: Sequence[str]) -> str:
    return max((_text(one) for name in names for one in fields.get(name, ())), key=len, default="")


def _text(element: Element) -> str:
    """The text of an element that holds an article or a part of one, by the type that it states."""
    kind = (element.get("type") or "").lower()
    if not _TEXT_TYPE.fullmatch(kind) or element.get("mode") == "base64":
        return ""
    if len(element):
        return fragment_text(inner_markup(element))
    return (element.text or "").strip() if kind == "text" else markup_text(element.text or "")


def _line(element: Element | None) -> str:
    return "" if element is None else " ".join(_text(element).split())


def _authors(fields: _Fields) -> str:
    names: list[str] = []
    for author in (*fields.get("author", ()), *fields.get("creator", ())):
        shown = _line(next((child for child in author if local_name(child) == "name"), author))
        mail = _MAIL.fullmatch(shown)
        names.append(mail[1] if mail else shown)
    return ", ".join(dict.fromkeys(name for name in names if name and "@" not in name))


def _link(fields: _Fields) -> str:
    """The address of the article: a link to it, else an identity that is one."""
    links = [one for one in fields.get("link", ()) if one.get("rel") in {None, "alternate"}]
    stated = [(one.get("href") or one.text or "").strip() for one in links]
    permanent = [
        (one.text or "").strip()
        for one in fields.get("guid", ())
        if one.get("isPermaLink") != "false"
    ]
    able = [address for address in (*stated, *permanent) if is_web_address(address)]
    return next(iter((*able, *stated)), "")
