"""News items in the XML of news agencies: NewsML-G2 (https://iptc.org/standards/newsml-g2/) and NITF.

In goes decoded text; out come a draft for each item that holds text, and problems. Read by the names of elements,
without their namespaces. Never opens an address in it, and leaves out pictures, packages and vocabularies.
"""

import re
from collections.abc import Iterator, Sequence

from crossread.errors import ReadError
from crossread.extract.articles.article_json import language_code
from crossread.extract.decode import clean
from crossread.extract.fragment import fragment_text
from crossread.extract.plain import Draft, join_headline, read_published
from crossread.extract.xml import Element, inner_markup, local_name, parse_xml
from crossread.types.problem import Problem
from crossread.types.report import Capture

__all__ = ["ROOTS", "read_newsml"]

ROOTS = frozenset({"newsItem", "newsMessage", "nitf", "NewsML"})
"""The names of the root elements that are read here."""

_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
# NITF writes a date without its dashes.
_SHORT_DATE = re.compile(r"(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(Z|[+-]\d{4})?")


def read_newsml(capture: Capture, text: str) -> tuple[tuple[Draft, ...], tuple[Problem, ...]]:
    """The drafts of the items in `text`, in order, and what is amiss with them."""
    try:
        root = parse_xml(capture.address, text)
    except ReadError as error:
        return (), (Problem("extract", error.subject, error.message),)
    items = [one for one in root.iter() if local_name(one).lower() == "newsitem"]
    items = items or [one for one in root.iter() if local_name(one) == "nitf"]
    if not items:
        return (), (
            Problem(
                "extract", capture.address, "is a message of an agency without an item of news"
            ),
        )
    drafts: list[Draft] = []
    problems: list[Problem] = []
    for number, item in enumerate(items, 1):
        which = f"item {number} " if len(items) > 1 else ""
        draft, found = _draft(item, number)
        drafts += [draft] if draft else []
        problems += [Problem("extract", capture.address, which + what) for what in found]
    return tuple(drafts), tuple(problems)


def _draft(item: Element, number: int) -> tuple[Draft | None, Sequence[str]]:
    body, notes = clean(_body(item))
    if not body:
        return None, ("holds no text",)
    problems = list(notes)
    status = _attribute(item, ("pubStatus",), ("qcode",)).partition(":")[2]
    if status and status != "usable":
        problems.append(f"is marked {clean(status)[0][:40]} by its agency")
    stated = _SHORT_DATE.sub(r"\1-\2-\3T\4:\5:\6\7", _stated_date(item))
    published = read_published(stated) if stated else None
    if stated and published is None:
        problems.append(
            f"states a date that cannot be read, which is left out: {clean(stated)[0][:80]}"
        )
    text, span = join_headline(_words(item, ("headline", "HeadLine", "hl1", "title")), body)
    language = _attribute(item, ("language",), ("tag",)) or item.get(_LANGUAGE, "")
    draft = Draft(
        text,
        span,
        byline=re.sub(r"^by:? ", "", _words(item, ("by", "byline", "ByLine")), flags=re.IGNORECASE)
        or None,
        outlet=_outlet(item) or None,
        published=published,
        language=language_code(language),
        number=number,
    )
    return draft, problems


def _body(item: Element) -> str:
    """The text of the first of the forms of a content that the item has: NITF, XHTML, or plain text."""
    for name in ("body.content", "body", "inlineData", "DataContent"):
        for found in _named(item, (name,)):
            text = fragment_text(inner_markup(found)) if len(found) else (found.text or "").strip()
            if text:
                return text
    return ""


def _stated_date(item: Element) -> str:
    """When this version of the item was made, as an element or as an attribute."""
    names = ("versionCreated", "contentCreated", "firstCreated", "ThisRevisionCreated")
    return _words(item, names) or _attribute(
        item, ("date.issue", "date.release", "story.date"), ("norm",)
    )


def _outlet(item: Element) -> str:
    for name in ("provider", "infoSource", "creditline", "doc.copyright"):
        for found in _named(item, (name,)):
            stated = found.get("literal") or found.get("holder") or _line(found)
            if stated:
                return clean(stated)[0]
    return ""


def _words(item: Element, names: Sequence[str]) -> str:
    """The words of the first element of the first of `names` that has any."""
    found = (_line(one) for name in names for one in _named(item, (name,)))
    return next((words for words in found if words), "")


def _attribute(item: Element, elements: Sequence[str], names: Sequence[str]) -> str:
    found = (one.get(name, "") for one in _named(item, elements) for name in names)
    return next((value.strip() for value in found if value.strip()), "")


def _named(item: Element, names: Sequence[str]) -> Iterator[Element]:
    return (one for one in item.iter() if local_name(one) in names)


def _line(element: Element) -> str:
    return " ".join(clean("".join(element.itertext()))[0].split())
