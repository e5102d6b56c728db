"""Where feeds are: the addresses that an OPML list or a page of HTML names.

In goes a text; out come addresses, each once, in its order. A page names its feeds in its head, by a link of the relation
`alternate` and the type of a feed (RSS Advisory Board, "RSS Autodiscovery"; RFC 5005 and JSON Feed have the same). Tags are
sought by a pattern, so that no parser is needed and a list that is not well-formed is read too. Never opens an address.
"""

import re
from collections.abc import Iterator, Mapping
from html import unescape
from urllib.parse import urljoin

from crossread.extract.articles.article_json import is_web_address
from crossread.extract.decode import decode
from crossread.extract.xml import root_name
from crossread.types.report import Capture

__all__ = ["listed_feeds", "named_feeds", "page_feeds"]

_TAG = re.compile(r"<(link|base|outline)\b([^<>]{1,4000})>", re.IGNORECASE)
_ATTRIBUTE = re.compile(
    r"([a-zA-Z:-]{1,30})\s{0,20}=\s{0,20}(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'=<>]{1,2000}))"
)
_FEED_TYPES = frozenset(
    "application/rss+xml application/atom+xml application/feed+json application/rdf+xml".split()
)
# A page names its feeds at its head; sites with more of them than this have one for each tag.
_MOST_HEAD = 500_000
_MOST_FEEDS = 1000


def named_feeds(capture: Capture) -> tuple[str, ...]:
    """The addresses of feeds in an OPML list or a page; of anything else none."""
    text = decode(capture.body)[0]
    return listed_feeds(text) if root_name(text) == "opml" else page_feeds(text, base=capture.url)


def listed_feeds(text: str) -> tuple[str, ...]:
    """The feeds of an OPML list (https://opml.org/spec2.opml): http and https alone."""
    return _kept(
        value.strip()
        for name, attributes in _tags(text)
        if name == "outline" and (value := attributes.get("xmlurl"))
    )


def page_feeds(page: str, *, base: str | None = None) -> tuple[str, ...]:
    """The feeds that a page names; `base` is its own address, against which theirs are read."""
    return _kept(_page_feeds(page[:_MOST_HEAD], base or ""))


def _page_feeds(page: str, base: str) -> Iterator[str]:
    for name, attributes in _tags(page):
        address = attributes.get("href", "").strip()
        if name == "base":
            base = _joined(base, address)
        kind = attributes.get("type", "").partition(";")[0].strip().lower()
        is_alternate = "alternate" in attributes.get("rel", "").lower().split()
        if name == "link" and is_alternate and kind in _FEED_TYPES and address:
            yield _joined(base, address)


def _tags(text: str) -> Iterator[tuple[str, Mapping[str, str]]]:
    """The tags that may name a feed, outside comments, with their attributes by names in small letters."""
    first, *others = text.split("<!--")
    for piece in (first, *(other.partition("-->")[2] for other in others)):
        for tag in _TAG.finditer(piece):
            attributes: dict[str, str] = {}
            for name, *values in _ATTRIBUTE.findall(tag[2]):
                attributes.setdefault(name.lower(), unescape("".join(values)))
            yield tag[1].lower(), attributes


def _joined(base: str, address: str) -> str:
    try:
        return urljoin(base, address)
    except ValueError:
        return ""


def _kept(addresses: Iterator[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for one in addresses if is_web_address(one)))[:_MOST_FEEDS]
