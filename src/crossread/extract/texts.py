"""The form of a decoded text, and the drafts in it.

In goes a text; out come the drafts of its articles by the reader of its form: JSON, feeds, the XML of agencies,
exports of news archives, pages of HTML, and plain text for all else. The content decides before the name does.
"""

import re
from collections.abc import Sequence

from crossread.errors import ReadError
from crossread.extract.articles.article_json import count_html, is_json, parse_json, read_articles
from crossread.extract.articles.exports import is_export, is_factiva, read_export
from crossread.extract.articles.newsml import ROOTS, read_newsml
from crossread.extract.articles.ninjs import is_ninjs, read_ninjs
from crossread.extract.documents.word import read_lines
from crossread.extract.feeds.feeds import read_feed, read_opml
from crossread.extract.feeds.json_feed import is_json_feed, read_json_feed
from crossread.extract.feeds.parts import FEED_ROOTS
from crossread.extract.pages.html import read_html
from crossread.extract.plain import Draft, read_plain
from crossread.extract.xml import root_name
from crossread.types.endings import has_ending
from crossread.types.problem import Problem
from crossread.types.report import Capture

__all__ = ["read_drafts", "read_word", "refuse_controls", "refuse_text"]

_PAGE = re.compile(
    r"\s*<(?:!doctype|!--|html|head|body|div|p|span|article|section|main|table|script|style|meta|title|h1)\b",
    re.IGNORECASE,
)
_XML = re.compile(r"\s*<(?:\?xml|rss|feed|svg)\b", re.IGNORECASE)
# Control codes but for those that texts use.
_CONTROLS = bytes((*range(9), *range(0x0E, 0x1B), *range(0x1C, 0x20), 0x7F))


def refuse_text(text: str) -> str | None:
    """Why a decoded text cannot be read: it is data, or XML of a form that is not read."""
    if _XML.match(text) and "</" in text and not (_is_page(text) or _is_read_xml(text)):
        return "looks like XML, which is not read yet; save its text in a .txt file"
    return refuse_controls(text)


def refuse_controls(text: str) -> str | None:
    """Why a text is none: too many of its characters stand for nothing."""
    encoded = text.encode("utf-8", "surrogatepass")
    n_controls = len(encoded) - len(encoded.translate(None, _CONTROLS))
    n_unread = n_controls + text.count("\ufffd")
    if n_unread > 0.05 * len(text):
        return (
            f"looks like data and not like text: {n_unread} of its {len(text)} characters are "
            "control codes or could not be decoded"
        )
    return None


def read_drafts(
    capture: Capture, text: str, *, url: str | None = None, first_item: int = 1
) -> tuple[Sequence[Draft], Sequence[Problem]]:
    """The drafts in `text`; `url` is the address that it was archived from, if it was.

    Of a part of a feed, `first_item` is the number of its first item.
    """
    if is_json(text) or has_ending(capture.address, (".json", ".jsonld")):
        return _read_json(capture, text)
    root = root_name(text)
    if root in FEED_ROOTS:
        return read_feed(capture, text, first_item=first_item)
    if root == "opml":
        return read_opml(capture, text)
    if root in ROOTS:
        return read_newsml(capture, text)
    if _is_page(text):
        return read_html(capture, text, url=url)
    if is_export(text):
        return read_export(capture, text)
    draft, problems = read_plain(capture, text)
    n_tags = count_html(text)
    if n_tags:
        message = f"holds {n_tags} HTML tags; the text is kept as it is"
        problems = (*problems, Problem("extract", capture.address, message))
    return (draft,), problems


def read_word(capture: Capture) -> tuple[Sequence[Draft], Sequence[Problem]]:
    """The drafts in a document of a word processor: an export of a news archive, or one text."""
    try:
        lines = read_lines(capture)
    except ReadError as error:
        return (), (Problem("extract", error.subject, error.message),)
    # Factiva sets its fields on lines of their own, with empty ones between their groups.
    text = "\n".join(lines)
    if not is_factiva(text):
        text = "\n\n".join(line for line in lines if line.strip())
    if is_export(text):
        return read_export(capture, text)
    draft, problems = read_plain(capture, text)
    return (draft,), problems


def _read_json(capture: Capture, text: str) -> tuple[Sequence[Draft], Sequence[Problem]]:
    try:
        value, doubled = parse_json(capture.address, text)
    except ReadError as error:
        return (), (Problem("extract", error.subject, error.message),)
    if isinstance(value, dict) and is_json_feed(value):
        return read_json_feed(capture.address, value)
    if is_ninjs(value):
        return read_ninjs(capture.address, value)
    return read_articles(capture.address, value, doubled)


def _is_read_xml(text: str) -> bool:
    return root_name(text) in {*FEED_ROOTS, *ROOTS, "opml"}


def _is_page(text: str) -> bool:
    """Whether it is HTML, which may call itself XML at its head."""
    if _XML.match(text):
        return re.search(r"<html\b", text[:2000], re.IGNORECASE) is not None
    return _PAGE.match(text) is not None and ("</" in text or count_html(text) > 0)
