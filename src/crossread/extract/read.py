"""One capture into reports.

In goes a capture, or a file that is read where it lies; out come its reports, complete with furniture and
language, and what is amiss with it. An archive or a table gives a report for each record that holds one, in its
order. Records are cut here, within limits; what is in them goes to `read_apart`, the process of `worker.py`, where
it takes a parser. Never raises, whatever the bytes are: what cannot be read becomes a problem that says why.
"""

import gzip
import re
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from io import BufferedReader, BytesIO
from pathlib import PurePath
from typing import BinaryIO, Protocol

from crossread.errors import ReadError
from crossread.extract.archives.archives import read_gzip, read_tar, read_zip, web_archives
from crossread.extract.archives.member import Member, Origin, ReadCapture
from crossread.extract.archives.section import open_section
from crossread.extract.archives.warc import read_warc
from crossread.extract.articles.tables import Row, Tally, is_json_lines, read_csv, read_json_lines
from crossread.extract.decode import decode
from crossread.extract.detect_language import detect_language
from crossread.extract.documents.mail import is_mail, read_mail
from crossread.extract.documents.pdf import is_pdf, read_pdf
from crossread.extract.documents.word import is_word
from crossread.extract.feeds.items import JoinedNotes
from crossread.extract.feeds.parts import cut_feed, is_feed
from crossread.extract.furniture import furniture
from crossread.extract.kinds import HEAD_BYTES, Kind, find_kind, refuse_bytes
from crossread.extract.layout import Layout
from crossread.extract.plain import Draft
from crossread.extract.texts import read_drafts, read_word, refuse_controls, refuse_text
from crossread.types.problem import Problem
from crossread.types.report import Capture, Dropped, Report, StoredFile
from crossread.types.span import Span

__all__ = ["FindFurniture", "is_plain", "read_report", "stream_reports"]

_LEAST_TEXT = 20
_PRINTED = re.compile(rb"[!-~]")
# Up to that many bytes our own reading of a text was measured to take a few seconds for any shape of text.
_LONG = 1_000_000
# Each version of JSON Feed names its address there; articles in such a feed are HTML.
_JSON_FEED = b"jsonfeed.org"


_DOCUMENTS = ((is_pdf, read_pdf), (is_word, read_word))


class FindFurniture(Protocol):
    """Finds what of a text belongs to the page, as `furniture.find_furniture` does."""

    def __call__(self, text: str, *, headline: Span | None, layout: Layout) -> tuple[Dropped, ...]:
        """Sorted lines of `text`, or parts of them, free of overlaps."""


@dataclass(frozen=True, slots=True)
class _Source:
    """Where bytes come from that are to be read; `depth` tells in how many archives they lie."""

    capture: Capture
    origin: Origin
    find_furniture: FindFurniture
    read_apart: ReadCapture | None = None
    depth: int = 0


def read_report(
    capture: Capture | StoredFile,
    *,
    origin: Origin | None = None,
    find_furniture: FindFurniture = furniture.find_furniture,
    read_apart: ReadCapture | None = None,
) -> tuple[tuple[Report, ...], tuple[Problem, ...]]:
    """The reports in `capture`, and what is amiss with it.

    Archives (WARC, WACZ, zip, tar, gzip) and tables (JSON lines, CSV) give a report for each record. A PDF, a
    DOCX, an RTF and a mail are known by how they begin. What begins as JSON does is read as JSON, and so is what is named `.json`; a
    feed, an export of a news archive, an agency's XML and a page of HTML are known by their content; all else is
    plain text. A report whose kept text is shorter than 20 characters is refused.
    `read_apart` reads what is not plain, in a process of its own; `origin` is what the archive stated where
    `capture` was a record of one.
    """
    reports: list[Report] = []
    problems: list[Problem] = []
    for found in stream_reports(
        capture, origin=origin, find_furniture=find_furniture, read_apart=read_apart
    ):
        if isinstance(found, Report):
            reports.append(found)
        else:
            problems.append(found)
    return tuple(reports), tuple(problems)


def stream_reports(
    capture: Capture | StoredFile,
    *,
    origin: Origin | None = None,
    find_furniture: FindFurniture = furniture.find_furniture,
    read_apart: ReadCapture | None = None,
) -> Iterator[Report | Problem]:
    """The same one by one, so that of an archive no more is held than the record that is read."""
    known = origin or Origin(PurePath(capture.path).name if capture.path else capture.address)
    seen: set[str] = set()
    try:
        if isinstance(capture, Capture):
            held: Capture = capture
            opened: BinaryIO = BytesIO(capture.body)
        else:
            held, opened = Capture(b"", path=capture.path), capture.open()
        source = _Source(held, known, find_furniture, read_apart)
        with closing(opened):
            for found in _read_source(source, opened):
                if isinstance(found, Report) and found.id in seen:
                    message = "has the same name and the same bytes as another of its file, and is read once"
                    yield Problem("extract", found.path or capture.address, message)
                    continue
                seen.update([found.id] if isinstance(found, Report) else [])
                yield found
    except OSError as error:
        yield Problem(
            "extract", capture.address, f"cannot be read: {(error.strerror or str(error)).lower()}"
        )


def is_plain(capture: Capture) -> bool:
    """Whether only our own reading of text and JSON touches the bytes, and no parser of pages, feeds, documents or mail.

    It is asked of what is neither an archive nor a table. It is wrong to one side only: a text that begins
    with "<" may be no page.
    """
    body = capture.body
    first = _PRINTED.search(body)
    begins = first.group() if first else b""
    if begins in {b"{", b"["} and not is_word(body):
        return _JSON_FEED not in body
    return not (begins == b"<" or len(body) > _LONG or _is_document(capture))


def _is_document(capture: Capture) -> bool:
    return is_pdf(capture.body) or is_word(capture.body) or is_mail(capture)


def _read_source(source: _Source, file: BinaryIO) -> Iterator[Report | Problem]:
    head = file.read(HEAD_BYTES)
    file.seek(0)
    address = source.capture.address
    kind, is_gzip = find_kind(head, address)
    if kind is Kind.TEXT and not source.capture.body and is_feed(head):
        yield from _read_feed(source, file)
    elif kind is Kind.TEXT and source.read_apart is not None and not is_plain(source.capture):
        reports, problems = source.read_apart(source.capture, source.origin)
        yield from problems
        yield from reports
    elif kind is Kind.TEXT:
        yield from _read_text(source, file)
    elif kind in {Kind.JSON_LINES, Kind.CSV}:
        table = BufferedReader(gzip.GzipFile(fileobj=file)) if is_gzip else file
        rows = (
            read_json_lines(table, address) if kind is Kind.JSON_LINES else read_csv(table, address)
        )
        yield from _read_rows(source, rows)
    elif source.depth > (kind is Kind.WARC):
        # A web archive may lie in a zip file, but nothing is unpacked twice over.
        yield Problem("extract", address, "is an archive within an archive, which is not opened")
    elif kind is Kind.WARC:
        yield from _read_members(source, read_warc(file, address, is_gzip=is_gzip), depth=2)
    elif kind is Kind.TAR:
        yield from _read_members(source, read_tar(file, address, is_gzip=is_gzip))
    elif kind is Kind.GZIP:
        yield from _read_members(source, read_gzip(file, address))
    else:
        yield from _read_zip(source, file)


def _read_zip(source: _Source, file: BinaryIO) -> Iterator[Report | Problem]:
    address = source.capture.address
    try:
        archives = web_archives(file, address)
    except ReadError as error:
        yield Problem("extract", error.subject, error.message)
        return
    if not archives:
        yield from _read_members(source, read_zip(file, address))
    for found in archives:
        if isinstance(found, Problem):
            yield found
            continue
        name, start, length = found
        with open_section(file, start, length) as section:
            pages = read_warc(section, f"{address}#{name}", is_gzip=name.endswith(".gz"))
            yield from _read_members(source, pages, place=f"#{name}", depth=2)


def _read_feed(source: _Source, file: BinaryIO) -> Iterator[Report | Problem]:
    """The reports in a feed that is too long to be held, each part of it read as a feed of its own."""
    address = source.capture.address
    notes = JoinedNotes(address)
    for part in cut_feed(file, address):
        if isinstance(part, Problem):
            yield part
            continue
        origin = replace(source.origin, first_item=part.first_item)
        inner = replace(source, capture=Capture(part.body, path=address), origin=origin)
        for found in _read_source(inner, BytesIO(part.body)):
            if isinstance(found, Report) or not notes.take(found):
                yield found
    yield from notes.problems()


def _read_members(
    source: _Source, members: Iterator[Member | Problem], *, place: str = "", depth: int = 1
) -> Iterator[Report | Problem]:
    """The reports in the members of an archive, each read as a file of its own."""
    for member in members:
        if isinstance(member, Problem):
            yield member
            continue
        where = place + member.place
        inner = _Source(
            Capture(member.body, path=source.capture.address + where),
            Origin(source.origin.name + where, member.url, member.charset),
            source.find_furniture,
            source.read_apart,
            depth=source.depth + depth,
        )
        found = _read_source(inner, BytesIO(member.body))
        yield from found if member.seen is None else _seen_at(member.seen, list(found))


def _seen_at(seen: datetime, found: Sequence[Report | Problem]) -> Iterator[Report | Problem]:
    """What a page gave that was received at `seen`: its report with that, unless it gave several, as a feed does."""
    is_page = sum(isinstance(one, Report) for one in found) == 1
    for one in found:
        yield replace(one, seen=seen) if is_page and isinstance(one, Report) else one


def _read_rows(source: _Source, rows: Iterator[Row | Problem]) -> Iterator[Report | Problem]:
    """The reports in the rows of a table, then what is amiss with rows."""
    tally = Tally(source.capture.address)
    is_told = False
    for row in rows:
        if isinstance(row, Problem):
            is_told = True
            yield row
            continue
        read = list(
            _finish_all(source, row.drafts, row.words.encode("utf-8", "replace"), row.place)
        )
        reports = [found for found in read if isinstance(found, Report)]
        yield from reports
        refused = [found.message for found in read if isinstance(found, Problem)]
        tally.count(row, (*row.problems, *refused), has_report=bool(reports))
    yield from tally.problems(is_told=is_told)


def _read_text(source: _Source, file: BinaryIO) -> Iterator[Report | Problem]:
    capture = source.capture
    body = capture.body
    if not body and file.read(1):
        message = "is neither an archive, a table nor a feed, as its name has it, and too long for a report"
        yield Problem("extract", capture.address, message)
        return
    if _is_document(capture):
        yield from _read_document(source)
        return
    refused = refuse_bytes(body)
    text, notes = decode(body, source.origin.charset) if not refused else ("", ())
    refused = refused or refuse_text(text)
    if refused:
        yield Problem("extract", capture.address, refused)
        return
    if is_json_lines(text):
        yield from _read_rows(source, read_json_lines(BytesIO(body), capture.address))
        return
    yield from (Problem("extract", capture.address, note) for note in notes)
    drafts, problems = read_drafts(
        capture, text, url=source.origin.url, first_item=source.origin.first_item
    )
    yield from problems
    yield from _finish_all(source, drafts, body)


def _read_document(source: _Source) -> Iterator[Report | Problem]:
    """The reports in a PDF, in mail, or in a document of a word processor.

    A draft whose letters stand for nothing is refused, as of a PDF whose fonts do not name theirs.
    """
    capture = source.capture
    read = next(
        (read for is_it, read in _DOCUMENTS if is_it(capture.body)),
        read_mail,
    )
    drafts, problems = read(capture)
    yield from problems
    refused = [refuse_controls(draft.text) for draft in drafts]
    yield from (Problem("extract", capture.address, message) for message in refused if message)
    kept = [draft for draft, message in zip(drafts, refused, strict=True) if not message]
    yield from _finish_all(source, kept, capture.body)


def _finish_all(
    source: _Source, drafts: Sequence[Draft], body: bytes, place: str = ""
) -> Iterator[Report | Problem]:
    """The reports that `drafts` become, and a problem for each that holds next to nothing."""
    # Read once for all articles of the input: it may be long, and hold thousands of them.
    digest = sha256(body)
    for position, draft in enumerate(drafts, 1):
        number = (draft.number or position) if len(drafts) > 1 else None
        made = digest.copy()
        made.update(_as_bytes(source.origin.name + place, number))
        report = _finish(source, draft, "r-" + made.hexdigest()[:12], place)
        n_kept = len(_kept(report.text, report.dropped).strip())
        if n_kept >= _LEAST_TEXT:
            yield report
            continue
        which = f" in article {number}" if number else ""
        message = f"nothing to read{which}: {n_kept} characters of text without the page's own"
        yield Problem("extract", source.capture.address + place, message)


def _finish(source: _Source, draft: Draft, report_id: str, place: str) -> Report:
    capture = source.capture
    layout = replace(draft.layout, byline=draft.byline or "")
    dropped = _find_dropped(source.find_furniture, draft, layout)
    return Report(
        id=report_id,
        text=draft.text,
        path=capture.path + place if capture.path else None,
        url=draft.url or source.origin.url or capture.url,
        outlet=draft.outlet,
        headline=draft.headline,
        byline=draft.byline,
        published=draft.published,
        language=detect_language(_kept(draft.text, dropped)) or draft.language,
        dropped=dropped,
        section=draft.section,
        updated=draft.updated,
        marks=draft.marks,
    )


def _find_dropped(
    find_furniture: FindFurniture, draft: Draft, layout: Layout
) -> tuple[Dropped, ...]:
    """What the input marks as captions, and what is furniture of the rest, which does not see them."""
    if not draft.pictured:
        return find_furniture(draft.text, headline=draft.headline, layout=layout)
    pieces: list[str] = []
    last = 0
    for one in draft.pictured:
        pieces += [draft.text[last : one.span.start], " " * (one.span.end - one.span.start)]
        last = one.span.end
    rest = "".join((*pieces, draft.text[last:]))
    found = find_furniture(rest, headline=draft.headline, layout=layout)
    return tuple(sorted((*draft.pictured, *found)))


def _as_bytes(name: str, number: int | None) -> bytes:
    """What makes an id besides the bytes: the same for the same name, wherever the file lies."""
    parts = [name] if number is None else [name, str(number)]
    return b"".join(b"\0" + part.encode("utf-8", "replace") for part in parts)


def _kept(text: str, dropped: Sequence[Dropped]) -> str:
    pieces: list[str] = []
    last = 0
    for one in dropped:
        pieces.append(text[last : one.span.start])
        last = one.span.end
    return "".join((*pieces, text[last:]))
