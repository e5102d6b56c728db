"""A capture (bytes as received), the report read from it, and citations of its words."""

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from itertools import islice, takewhile
from pathlib import PurePath
from typing import BinaryIO

from crossread.errors import InvalidSpanError, InvalidValueError
from crossread.types.span import Span

__all__ = [
    "ASIDE",
    "NEWSPAPER_YEARS",
    "Capture",
    "Citation",
    "Dropped",
    "FurnitureKind",
    "PageMark",
    "Report",
    "StoredFile",
]


NEWSPAPER_YEARS = range(1600, 2200)
"""The years in which a newspaper can have come out."""

ASIDE = "[…]"
"""Stands where something that is no part of the report was dropped from within a sentence."""


class FurnitureKind(StrEnum):
    """What a line of a page is when it is not part of the report."""

    SHARE = "share"
    CAPTION = "caption"
    CREDIT = "credit"
    PROMOTION = "promotion"
    PLAYER = "player"
    SUBSCRIBE = "subscribe"
    BYLINE = "byline"
    RELATED = "related"
    NOTICE = "notice"


class PageMark(StrEnum):
    """What is to be known of a page before its text is relied upon.

    PAYWALL: it states that it is not free to read, so that its text may end early. LIVE: it is added to while a
    happening goes on, so that its text has no one day. DOUBT: a second reader finds another text in it.
    """

    PAYWALL = "paywall"
    LIVE = "live"
    DOUBT = "doubt"


@dataclass(frozen=True, slots=True)
class Capture:
    """The bytes of one input as they were received; never shown, only read again.

    Invariant: exactly one of `path` and `url` is set. `path` is written as the user wrote it.
    """

    body: bytes
    path: str | None = None
    url: str | None = None

    def __post_init__(self) -> None:
        if (self.path is None) == (self.url is None):
            raise InvalidValueError("a capture has either a path or a url")

    @property
    def address(self) -> str:
        """Where the bytes came from, for messages."""
        return self.path or self.url or ""


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file that is read piece by piece where it lies, since it may be far larger than memory.

    `path` is written as the user wrote it. `open` opens the file anew each time; who opens it closes it.
    """

    path: str
    open: Callable[[], BinaryIO]

    @property
    def address(self) -> str:
        """Where the bytes lie, for messages."""
        return self.path


@dataclass(frozen=True, slots=True, order=True)
class Dropped:
    """A line of `Report.text` that belongs to the page and not to the report."""

    span: Span
    kind: FurnitureKind


@dataclass(frozen=True, slots=True)
class Citation:
    """Exact words of one report. Made only by `Report.cite`.

    Invariant: `text == report.text[span.start:span.end]` for the report of `report_id`.
    """

    report_id: str
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Report:
    """One published text of one outlet.

    `text` is in NFC with line feeds as line ends, and never changes once the report is made: what is
    dropped stays in it, marked by `dropped`. `path` is the file's as the user wrote it; of a file that holds
    many, the place follows: `news.warc.gz#1024`. `headline` is a span of `text` when the text carries it.
    `published` is a date when only the day is known; it is what the input states, which may be wrong. So is `updated`,
    when the text was last changed. `section` is the part of the outlet that it stands in, as the outlet calls it.
    `marks` tell what the page says of itself, or what its readers disagree on. `seen` is when a web archive received the page
    that the report is, as its record states it; it tells nothing of the report itself.
    `language` is an ISO 639-1 code, or None where the text is too short to tell.

    Invariant: `dropped` is sorted and free of overlaps, and every span lies inside `text`.

    >>> report = Report(id="r1", text="Ada Brandt resigned.", path="a.txt")
    >>> report.cite(Span(0, 10))
    Citation(report_id='r1', span=Span(start=0, end=10), text='Ada Brandt')
    """

    id: str
    text: str
    path: str | None = None
    url: str | None = None
    outlet: str | None = None
    headline: Span | None = None
    byline: str | None = None
    published: date | datetime | None = None
    language: str | None = None
    dropped: tuple[Dropped, ...] = ()
    section: str | None = None
    updated: date | datetime | None = None
    marks: frozenset[PageMark] = frozenset()
    seen: datetime | None = None

    def __post_init__(self) -> None:
        if self.published is not None and self.published.year not in NEWSPAPER_YEARS:
            raise InvalidValueError(f"{self.id} is dated {self.published}, when no newspaper was")
        last = 0
        for dropped in self.dropped:
            if dropped.span.start < last or dropped.span.end > len(self.text):
                raise InvalidSpanError(
                    f"dropped lines of {self.id} overlap, or reach outside the text"
                )
            last = dropped.span.end
        if self.headline is not None:
            self.headline.of(self.text)

    def cite(self, span: Span) -> Citation:
        """The words of this report at `span`, bound to it.

        Raises:
            InvalidSpanError: the span reaches outside the text.
        """
        return Citation(self.id, span, span.of(self.text))

    def asides_in(self, span: Span) -> tuple[Span, ...]:
        """What was dropped from within the words at `span`, as links glued to a name are."""
        first = bisect_left(self.dropped, span.start, key=lambda one: one.span.start)
        from_here = takewhile(
            lambda one: one.span.start < span.end, islice(self.dropped, first, None)
        )
        return tuple(one.span for one in from_here if span.contains(one.span))

    def show(self, span: Span) -> str:
        """The words at `span`, with `ASIDE` for each of `asides_in`."""
        words = span.of(self.text)
        for aside in reversed(self.asides_in(span)):
            start, end = aside.start - span.start, aside.end - span.start
            words = f"{words[:start].rstrip()} {ASIDE} {words[end:].lstrip()}"
        return words

    def without_asides(self) -> "Report":
        """The same with blanks for what was dropped from the middle of a line, so that its sentence is whole.

        All offsets hold. What fills its line, or ends it, is dropped as before.
        """
        asides = {one for one in self.dropped if _has_words_around(self.text, one.span)}
        if not asides:
            return self
        shown = list(self.text)
        for one in asides:
            shown[one.span.start : one.span.end] = " " * len(one.span)
        rest = tuple(one for one in self.dropped if one not in asides)
        return replace(self, text="".join(shown), dropped=rest)

    @property
    def name(self) -> str:
        """What a person would call the report: its outlet, else the file or address it was read from."""
        file = PurePath(self.path).name if self.path else None
        return self.outlet or file or self.url or self.id


def _has_words_around(text: str, span: Span) -> bool:
    """Whether words stand before and behind the span in its line."""
    before = text[text.rfind("\n", 0, span.start) + 1 : span.start]
    end = text.find("\n", span.end)
    behind = text[span.end : end if end >= 0 else len(text)]
    return bool(before.strip() and behind.strip())
