"""What a page of HTML states of itself: who published it, who wrote it, when, where, and in which section.

In goes the tree of a page; out come its `PageFacts`. They are read in one walk from JSON-LD (schema.org), meta tags
(Open Graph, Dublin Core and names in wide use), the canonical link (RFC 6596) and the marks for authors and times;
htmldate looks for the day where none of these states one. Never looks at the clock, and never guesses: what is
not stated is empty.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from html import unescape
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit

from lxml.etree import XPath
from lxml.html import HtmlElement

from crossread.extract.articles.article_json import is_web_address, language_code
from crossread.extract.pages.clock import localise
from crossread.extract.pages.json_ld import (
    JsonObject,
    find_article,
    name_of,
    names_of,
    scan_value,
    text_of,
    types_of,
)
from crossread.extract.plain import read_published

__all__ = ["Moment", "PageFacts", "read_facts"]

Moment = date | datetime


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What a page states of itself; a text is empty, and a time None, where it states nothing.

    `titles` are all that it calls itself, the one its readers see first. `is_paywalled` says that the page is
    not free to read, and `is_live` that it is added to while a happening goes on.
    """

    titles: tuple[str, ...] = ()
    byline: str = ""
    outlet: str = ""
    address: str = ""
    section: str = ""
    language: str | None = None
    published: Moment | None = None
    updated: Moment | None = None
    is_paywalled: bool = False
    is_live: bool = False


class _Head(NamedTuple):
    """What one walk over the tree gathers."""

    metas: Mapping[str, str]
    scripts: tuple[str, ...]
    canonical: str
    title: str
    headings: tuple[str, ...]
    times: Mapping[str, str]


# In the order in which they are tried.
_PUBLISHED = tuple(
    "article:published_time og:article:published_time article:published og:published_time og:pubdate datepublished "
    "og:datepublished sailthru.date parsely-pub-date cxenseparse:recs:publishtime article.published "
    "article_date_original dcsext.articlefirstpublished dc.date.issued dcterms.issued publish-date publishdate "
    "publication_date published_at published pub_date pubdate pdate datecreated dcterms.created dc.date.created "
    "dcterms.date dc.date date".split()
)
_UPDATED = tuple(
    "article:modified_time og:article:modified_time article:modified og:updated_time datemodified article.updated "
    "article_date_updated dcterms.modified dc.date.modified updated-date last-modified lastmod revision_date".split()
)
_AUTHORS = tuple(
    "byl author parsely-author sailthru.author article:author og:article:author article_author dc.creator "
    "dcterms.creator dcsext.author rbauthors authors".split()
)
_OUTLETS = tuple(
    "og:site_name application-name article:publisher dc.publisher dcterms.publisher publisher".split()
)
_SECTIONS = tuple(
    "article:section og:article:section og:section article.section parsely-section sailthru_section section "
    "articlesection prism.section page.section".split()
)
_TIERS = frozenset({"metered", "locked"})
_LIVE = re.compile(
    r"^live\b ?[:|–—-]|\blive (?:updates?|blog|coverage)\b|[–—-] (?:live|as it happened)\b",
    re.IGNORECASE,
)
_DAY_IN_ADDRESS = re.compile(
    r"/(20\d\d)[/-]?(0[1-9]|1[0-2]|[1-9])[/-]?(0[1-9]|[12]\d|3[01])(?=[/_-])"
)

_BYLINES = XPath(
    "//*[@rel='author' or @itemprop='author' or @class[contains(., 'yline') or contains(., 'uthor')]]"
    "[not(ancestor::footer or ancestor::aside)]"
)
# "ate" of "date" and "Date", and so on: each word more costs as much as the whole walk over the head.
_DATED = XPath(
    "//time | //*[@class[contains(., 'ate') or contains(., 'ime') or contains(., 'ublish') or contains(., 'osted') "
    "or contains(., 'yline')]][count(*) < 6]"
)
_MOST_DATED = 60
_NAME = r"[^\W\d_a-z][\w.'’-]+(?: (?:(?:de|da|del|la|le|van|von|der|bin|al|el) ){0,2}[^\W\d_a-z][\w.'’-]*){1,3}"
_NAMES = re.compile(
    rf"(?:(?:[Bb]y|BY|[Ww]ritten by|[Aa]uthor:?|[Tt]ext:?) )?"
    rf"(?P<names>{_NAME}(?:(?:, ?{_NAME}){{0,5}},? (?:and|&) {_NAME})?)"
    r"(?=$|[,|·•(/—–@]| (?:in|at|for|is|[-|·•—–]) )"
)
# The first word of what stands beside a name and is none.
_NO_NAME = re.compile(
    r"(?:Posted|Published|Updated|Follow|More|About|Share|View|Read|Contact|Staff|Our|The|All|Latest|News)\b"
)


def read_facts(tree: HtmlElement, known_address: str = "") -> PageFacts:
    """What the page of `tree` states; `known_address` is where it was read from, empty where that is not known."""
    head = _read_head(tree)
    article, nodes = find_article(head.scripts)
    address = _address(head, article, known_address)
    titles = _titles(head, article)
    in_data = text_of(article.get("datePublished"))
    if not article:
        in_data = scan_value(head.scripts, "datePublished")
    published = _find_moment(
        (in_data, *_stated(head.metas, _PUBLISHED)),
        head.times.get("datepublished", ""),
        head.times.get("pubdate", ""),
    )
    updated = _find_moment(
        (text_of(article.get("dateModified")), *_stated(head.metas, _UPDATED)),
        head.times.get("datemodified", ""),
    )
    return PageFacts(
        titles=titles,
        byline=_byline(tree, head, article, nodes),
        outlet=_outlet(head, article, nodes, address),
        address=address,
        section=text_of(article.get("articleSection")) or next(_stated(head.metas, _SECTIONS), ""),
        language=language_code(_language(tree, article)),
        published=_shown_day(tree, head, published, updated, (address, known_address))
        or _search_day(tree, address),
        updated=updated,
        is_paywalled=_is_paywalled(head, article),
        is_live=_is_live(article, titles),
    )


def _read_head(tree: HtmlElement) -> _Head:
    metas: dict[str, str] = {}
    times: dict[str, str] = {}
    scripts: list[str] = []
    headings: list[str] = []
    canonical = title = ""
    for element in tree.iter("meta", "link", "script", "title", "h1", "time"):
        tag = element.tag
        if tag == "meta":
            name = element.get("property") or element.get("name") or element.get("itemprop") or ""
            content = " ".join(unescape(element.get("content") or "").split())
            if name and content:
                metas.setdefault(name.strip().lower(), content)
        elif tag == "link":
            if not canonical and (element.get("rel") or "").lower() == "canonical":
                canonical = (element.get("href") or "").strip()
        elif tag == "script":
            if "ld+json" in (element.get("type") or "").lower() and element.text:
                scripts.append(element.text)
        elif tag == "time":
            name = (
                "pubdate" if element.get("pubdate") is not None else element.get("itemprop") or ""
            )
            shown = element.get("datetime") or element.get("content") or element.text or ""
            times.setdefault(name.lower(), shown.strip())
        elif tag == "h1":
            headings.append(" ".join(element.text_content().split()))
        else:
            title = title or " ".join(element.text_content().split())
    return _Head(metas, tuple(scripts), canonical, title, tuple(filter(None, headings)), times)


def _stated(metas: Mapping[str, str], names: Sequence[str]) -> Iterator[str]:
    return (metas[name] for name in names if name in metas)


def _address(head: _Head, article: JsonObject, known: str) -> str:
    """The canonical address; a relative one is joined with what is known."""
    for stated in (head.canonical, head.metas.get("og:url", ""), text_of(article.get("url"))):
        try:
            address = urljoin(known, stated) if stated and known else stated
            path = urlsplit(address).path
        except ValueError:
            continue
        # A front page is canonical to nothing but itself.
        if is_web_address(address) and path not in {"", "/"}:
            return address
    return known


def _titles(head: _Head, article: JsonObject) -> tuple[str, ...]:
    """All titles, a lone heading first where another title shares most of its words."""
    stated = (
        head.metas.get("og:title", ""),
        text_of(article.get("headline")),
        head.metas.get("twitter:title", ""),
        head.title,
    )
    titles = tuple(dict.fromkeys(filter(None, stated)))
    for heading in head.headings[:3]:
        if not titles or any(_shares_words(heading, title) for title in titles):
            return tuple(dict.fromkeys((heading, *titles)))
    return titles


def _shares_words(one: str, other: str) -> bool:
    """Whether most words of `one`, three at least, stand in `other`."""
    words = set(re.findall(r"\w+", one.casefold()))
    common = words & set(re.findall(r"\w+", other.casefold()))
    return len(common) >= max(2, 0.5 * len(words))


def _byline(
    tree: HtmlElement, head: _Head, article: JsonObject, nodes: Mapping[str, JsonObject]
) -> str:
    """Who is stated as author: by schema.org, by meta tags, by what a reader sees marked as byline."""
    stated = list(dict.fromkeys(_clean_names(names_of(article.get("author"), nodes))))
    if not stated:
        stated = next(
            (
                names
                for value in _stated(head.metas, _AUTHORS)
                if (names := [*_clean_names([value])])
            ),
            [],
        )
    if not stated:
        shown = (" ".join(one.text_content().split()) for one in _BYLINES(tree)[:20])
        found = (_NAMES.match(words) for words in shown if 4 < len(words) < 160)
        stated = [next((m["names"] for m in found if m and not _NO_NAME.match(m["names"])), "")]
    return ", ".join(filter(None, stated))


def _clean_names(names: Iterator[str] | list[str]) -> Iterator[str]:
    for name in names:
        shown = re.sub(r"^(?:[Bb]y|BY) ", "", name.strip(" ,;|"))
        if 2 < len(shown) < 120 and "://" not in shown and "@" not in shown:
            yield shown


def _outlet(head: _Head, article: JsonObject, nodes: Mapping[str, JsonObject], address: str) -> str:
    """The name of the site, else the publisher's, else the machine that the page lies on."""
    stated = next(_stated(head.metas, _OUTLETS[:1]), "") or name_of(article.get("publisher"), nodes)
    others = (value for value in _stated(head.metas, _OUTLETS[1:]) if "://" not in value)
    host = (_host(address) or "").removeprefix("www.")
    return stated or next(others, "").lstrip("@") or host


def _host(address: str) -> str | None:
    try:
        return urlsplit(address).hostname
    except ValueError:
        return None


def _language(tree: HtmlElement, article: JsonObject) -> str:
    root = tree.getroottree().getroot()
    return str(root.get("lang") or root.get("xml:lang") or text_of(article.get("inLanguage")))


def _find_moment(stated: Sequence[str], *others: str) -> Moment | None:
    """The first time in `stated` that can be read, in its own zone where another of them tells it, else of `others`."""
    found = [moment for moment in map(_read_moment, stated) if moment is not None]
    first = found[0] if found else None
    if _is_in_utc(first):
        return next((one for one in found if _is_same(one, first) and not _is_in_utc(one)), first)
    return first or next(filter(None, map(_read_moment, others)), None)


def _read_moment(stated: str) -> Moment | None:
    moment = read_published(stated)
    if moment is None and (day := re.match(r"\d{4}-\d\d-\d\d(?!\d)", stated)):
        return read_published(day.group())
    return moment


def _is_in_utc(moment: Moment | None) -> bool:
    return isinstance(moment, datetime) and moment.utcoffset() == timedelta()


def _is_same(one: Moment, other: Moment | None) -> bool:
    """Whether two times with zones are one but for seconds."""
    zoned = [at for at in (one, other) if isinstance(at, datetime) and at.tzinfo is not None]
    return len(zoned) == 2 and abs(zoned[0] - zoned[1]) < timedelta(minutes=1)


def _shown_day(
    tree: HtmlElement,
    head: _Head,
    published: Moment | None,
    updated: Moment | None,
    addresses: Sequence[str],
) -> Moment | None:
    """`published` as its readers see it: on the day in the page's address, or by the clock that it shows."""
    local = _local_day(published, *addresses)
    if not isinstance(local, datetime):
        return local
    dated = (value for name, value in head.metas.items() if "date" in name or "time" in name)
    marked = (" ".join(one.text_content().split()) for one in _DATED(tree)[:_MOST_DATED])
    return localise(local, updated, (*dated, *marked))


def _local_day(moment: Moment | None, *addresses: str) -> Moment | None:
    """The day in the page's address where that is one beside a time in UTC: it is the day that readers saw."""
    if not isinstance(moment, datetime) or moment.tzinfo not in {UTC, None}:
        return moment
    for address in addresses:
        match = _DAY_IN_ADDRESS.search(address)
        day = read_published(f"{match[1]}-{int(match[2]):02}-{int(match[3]):02}") if match else None
        if isinstance(day, date) and abs(day - moment.date()) == timedelta(days=1):
            return day
    return moment


def _search_day(tree: HtmlElement, address: str) -> Moment | None:
    """The day by htmldate, for pages that state it in no mark of their own."""
    # Imported here: it takes half a second.
    from htmldate import find_date  # noqa: PLC0415

    # By itself it takes no day after today, which would make the clock a part of the answer, and looks for any
    # year on a page that states no day.
    day = find_date(
        tree, extensive_search=False, original_date=True, url=address, max_date="2199-12-31"
    )
    return read_published(day) if day else None


def _is_paywalled(head: _Head, article: JsonObject) -> bool:
    """By schema.org and by the tier that Open Graph's `article` knows."""
    free = article.get("isAccessibleForFree", head.metas.get("isaccessibleforfree", ""))
    tier = head.metas.get("article:content_tier", head.metas.get("article:content-tier", ""))
    return free is False or text_of(free).lower().endswith("false") or tier.lower() in _TIERS


def _is_live(article: JsonObject, titles: Sequence[str]) -> bool:
    return "LiveBlogPosting" in types_of(article) or any(map(_LIVE.search, titles[:2]))
