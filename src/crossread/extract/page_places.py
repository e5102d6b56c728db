"""Where the paragraphs of a report stand in the page that they were read from, as W3C TextQuoteSelectors.

In go a report and the capture that it came of; out comes, for each paragraph, the words with so much of the page's text
before and behind them that they are found at one place of it alone
(https://www.w3.org/TR/annotation-model/#text-quote-selector). The page's text is what a reader sees of its markup, in
NFC, with each run of white space as one space; scripts, styles and the head are no part of it.
"""

import re
from array import array
from bisect import bisect_left
from dataclasses import dataclass, field
from unicodedata import normalize

from crossread.errors import InvalidValueError
from crossread.extract.articles.article_json import is_json
from crossread.extract.decode import decode
from crossread.extract.documents.mail import is_mail
from crossread.extract.documents.pdf import is_pdf
from crossread.extract.documents.word import is_word
from crossread.extract.fragment import fragment_text
from crossread.extract.kinds import HEAD_BYTES, Kind, find_kind, refuse_bytes
from crossread.extract.xml import root_name
from crossread.types.report import Capture, Report
from crossread.types.span import Span

__all__ = ["PagePlace", "find_paragraphs", "text_of_page"]

_SPACE = re.compile(r"\s+")
_LINE = re.compile(r"[^\n]*\S[^\n]*")
# What the reader of a page sets before an item of a list, and around the cells of a table.
_SET = re.compile(r"^- |\|")
# Fewer letters in a row stand by chance within other words.
_LEAST_TIGHT = 12
_AROUND = 32
_MOST_AROUND = 8192
# Paragraphs times the length of the page's text: some seconds.
_MOST_WORK = 2_000_000_000


@dataclass(frozen=True, slots=True)
class PagePlace:
    """One paragraph of a report, and the words by which it is found in the page's text.

    `exact`, `prefix` and `suffix` follow each other there at one place, `exact` as the page has the words, whose spaces
    may be other than the report's. All are None where the page shows no such words
    in a row, as when a headline stands only in its head, or several places cannot be told apart.
    """

    span: Span
    exact: str | None = None
    prefix: str | None = None
    suffix: str | None = None


@dataclass(slots=True)
class _Page:
    """The text of a page; once it is needed, the same without spaces, and where in the text each letter of that stands."""

    text: str
    tight: str = ""
    at: "array[int]" = field(default_factory=lambda: array("Q"))


def text_of_page(capture: Capture) -> str | None:
    """The text of a page of HTML or of a plain text, as `find_paragraphs` searches it; None for all else."""
    head = capture.body[:HEAD_BYTES]
    kind, _ = find_kind(head, capture.address)
    is_document = is_pdf(capture.body) or is_word(capture.body) or is_mail(capture)
    if kind is not Kind.TEXT or is_document or refuse_bytes(head):
        return None
    text, _ = decode(capture.body, None)
    if is_json(text):
        return None
    if text.lstrip().startswith("<"):
        if root_name(text).lower() not in {"html", "body", "div", "article", "main", "p", "head"}:
            return None
        text = fragment_text(text)
    return _fold(text)


def find_paragraphs(report: Report, page: str) -> tuple[PagePlace, ...]:
    """The place of each paragraph of `report` in `page`, the text of its page, in the order of the report.

    Where words stand at several places, the one behind the paragraph before is meant.

    Raises:
        InvalidValueError: both are so long that the search would take minutes.
    """
    lines = list(_LINE.finditer(report.text))
    if len(lines) * len(page) > _MOST_WORK:
        raise InvalidValueError(
            f"{report.id} is too long for its paragraphs to be found in its page"
        )
    searched = _Page(page)
    places: list[PagePlace] = []
    behind = 0
    for line in lines:
        span = Span(line.start(), line.end())
        found = _find(searched, _fold(line.group()), behind)
        behind = found.end if found else behind
        places.append(_select(page, found, span) if found else PagePlace(span))
    return tuple(places)


def _find(page: _Page, words: str, behind: int) -> Span | None:
    """Where `words` stand behind a place of the page, else where they stand first.

    Where they stand nowhere, they are sought without spaces, and without the marks of lists and tables that the reader
    of the page has set: markup may part words, or join them, where a line of the report does not.
    """
    for told in dict.fromkeys((words, words.removeprefix("- "))):
        start = _first(page.text, told, behind)
        if start >= 0:
            return Span(start, start + len(told))
    tight = "".join(_SET.sub("", words).split())
    if len(tight) < _LEAST_TIGHT:
        return None
    if not page.tight:
        page.at = array("Q", (at for at, letter in enumerate(page.text) if not letter.isspace()))
        page.tight = "".join(page.text.split())
    start = _first(page.tight, tight, bisect_left(page.at, behind))
    if start < 0:
        return None
    return Span(page.at[start], page.at[start + len(tight) - 1] + 1)


def _first(text: str, words: str, behind: int) -> int:
    """Where `words` stand behind a place, else where they stand first; -1 if nowhere."""
    start = text.find(words, behind)
    return start if start >= 0 else text.find(words)


def _select(page: str, found: Span, span: Span) -> PagePlace:
    """The words at `found` with as much around them as tells them from the same words elsewhere."""
    start, end, around = found.start, found.end, _AROUND
    exact = page[start:end]
    while around <= _MOST_AROUND:
        prefix, suffix = page[max(0, start - around) : start], page[end : end + around]
        whole = prefix + exact + suffix
        first = page.find(whole)
        if page.find(whole, first + 1) < 0:
            return PagePlace(span, exact, prefix, suffix)
        around *= 2
    return PagePlace(span)


def _fold(text: str) -> str:
    return normalize("NFC", _SPACE.sub(" ", text)).strip()
