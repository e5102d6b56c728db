"""The pages of a web archive: WARC, plain or of gzip members, and WET, the texts that Common Crawl makes of pages.

In goes an open file; out come a member for each record that holds a page, a text, a PDF, a feed or articles as JSON,
a problem for each that should and does not, and one problem that counts the other records. Never holds a page of more
than 10 MB, never trusts an address that is not of the web, and never opens one.
"""

import re
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import BinaryIO

from crossread.extract.archives.member import Member
from crossread.extract.archives.warc_kinds import SURE, UNSURE, may_hold_reports
from crossread.extract.archives.warc_records import (
    HOLD_TEXT,
    Gap,
    Record,
    header_fields,
    split_records,
)
from crossread.extract.articles.article_json import is_web_address
from crossread.types.problem import Problem

__all__ = ["MOST_PAGE", "read_warc"]

MOST_PAGE = 10_000_000
"""The longest page that is read, unpacked."""

_BLANK_LINE = re.compile(rb"\r?\n\r?\n")
_STATUS = re.compile(rb"HTTP/\d(?:\.\d)?[ \t]+(\d{3})\b")
_CHARSET = re.compile(r"charset\s{0,9}=[\s\"']{0,9}([\w.:-]{2,40})", re.IGNORECASE)
_CHUNK_SIZE = re.compile(rb"[ \t]{0,9}([0-9a-fA-F]{1,8})[ \t]{0,9}(?:;[^\n]{0,1000})?\r?\n")
_ROBOTS = re.compile(r"https?://[^/]{1,300}/robots\.txt")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?Z", re.ASCII)
_MOST_ENCODINGS = 3
_MOST_CODINGS = "packed more than three times over"


def read_warc(file: BinaryIO, address: str, *, is_gzip: bool) -> Iterator[Member | Problem]:
    """The pages of the archive at `address` in their order, with their offsets for places."""
    n_others: Counter[str] = Counter()
    has_records = False
    for piece in split_records(file, is_gzip=is_gzip):
        has_records = True
        where = address + piece.place
        if isinstance(piece, Gap):
            yield Problem("extract", where, piece.message)
            continue
        other = _kind_of_other(piece)
        page = _read_page(piece) if not other else None
        media = _media_type(_stated(piece))
        if isinstance(page, Member) and media in UNSURE and not may_hold_reports(page.body):
            other, page = _shown_kind(piece, media), None
        if isinstance(page, str):
            yield Problem("extract", where, page)
        elif page is None:
            n_others[other] += 1
        else:
            yield from (Problem("extract", where, note) for note in _notes(piece))
            yield page
    if not has_records:
        yield Problem("extract", address, "is a web archive without records")
    if n_others:
        kinds = ", ".join(f"{n} {kind}" for kind, n in sorted(n_others.items()))
        message = f"{n_others.total()} of its records hold no page, and are left out: {kinds}"
        yield Problem("extract", address, message)


def _kind_of_other(record: Record) -> str:
    """What a record is that holds no page; "" for one that may."""
    kind = record.header.get("warc-type", "").lower()
    if kind not in HOLD_TEXT:
        return re.sub(r"[^a-z0-9-]", "?", kind)[:40] or "without a type"
    if kind == "response":
        status = _STATUS.match(record.block)
        if status is None:
            return "response without a status"
        if status[1] != b"200":
            return f"response of status {status[1].decode()}"
    elif not is_web_address(_target(record)):
        # Crawlers keep their own logs as resources.
        return f"{kind} of no address of the web"
    if _ROBOTS.fullmatch(_target(record)):
        return f"{kind} of robots.txt"
    media = _media_type(_stated(record))
    return "" if media in SURE | UNSURE else _shown_kind(record, media)


def _shown_kind(record: Record, media: str) -> str:
    kind = record.header.get("warc-type", "").lower()
    return f"{kind} of {re.sub(r'[^a-z0-9/.+-]', '?', media)[:60] or 'no stated type'}"


def _stated(record: Record) -> Mapping[str, str]:
    """The header that states what the page is: the server's, or the record's own where there was no server."""
    is_response = record.header.get("warc-type", "").lower() == "response"
    return _http_header(record.block) if is_response else record.header


def _read_page(record: Record) -> Member | str:
    """The page that a record holds, or why it cannot be read."""
    if "warc-segment-number" in record.header:
        return "the record is one of several segments, which are not put together"
    if not record.is_whole:
        return f"the record is longer than {MOST_PAGE // 1_000_000} MB"
    header, page = _stated(record), record.block
    if header is not record.header:
        blank = _BLANK_LINE.search(record.block)
        if blank is None:
            return "the answer of the server is cut short in its header"
        decoded = _decode(record.block[blank.end() :], header)
        if isinstance(decoded, str):
            return f"the answer of the server {decoded}"
        page = decoded
    charset = _CHARSET.search(header.get("content-type", ""))
    stated = _target(record)
    url = stated if is_web_address(stated) else None
    seen = _received(record) if url else None
    return Member(page, record.place, url, charset[1] if charset else None, seen)


def _notes(record: Record) -> Iterator[str]:
    stated, cut = _target(record), record.header.get("warc-truncated")
    if not is_web_address(stated):
        yield f"states an address that is neither http nor https, and is left out: {stated[:80]}"
    if cut:
        yield f"the page was cut short when it was archived ({cut[:40]})"


def _received(record: Record) -> datetime | None:
    """When the page was received, by the record's date; None where that states no moment.

    ISO 28500:2017, section 5.4: `2021-03-16T12:00:00Z`, in version 1.1 with a fraction of the second, or no more than a day.
    The date of a conversion tells when the page was converted.
    """
    stated = record.header.get("warc-date", "")
    if record.header.get("warc-type", "").lower() == "conversion" or not _MOMENT.fullmatch(stated):
        return None
    try:
        return datetime.fromisoformat(stated).astimezone(UTC)
    except ValueError:
        return None  # a month or an hour that there is not


def _target(record: Record) -> str:
    """The address of the page; WARC/1.0 set it between angle brackets."""
    return record.header.get("warc-target-uri", "").strip("<>")


def _http_header(block: bytes) -> dict[str, str]:
    blank = _BLANK_LINE.search(block, 0, 65_536)
    return header_fields(block[: blank.start() if blank else 65_536])


def _media_type(header: Mapping[str, str]) -> str:
    return header.get("content-type", "").partition(";")[0].strip().lower()


def _decode(body: bytes, header: Mapping[str, str]) -> bytes | str:
    """The page in the body of an answer, or what is amiss with it.

    Archives often keep the header of an answer and store its body unpacked; such a body is taken as it is.
    """
    if "chunked" in header.get("transfer-encoding", "").lower() and _CHUNK_SIZE.match(body):
        joined = _join_chunks(body)
        if joined is None:
            return "is damaged: its chunks do not fit together"
        body = joined
    names = [name.strip() for name in header.get("content-encoding", "").lower().split(",")]
    if len(names) > _MOST_ENCODINGS:
        return f"is {_MOST_CODINGS}"
    for name in reversed(names):
        unpacked = _unpack(body, name)
        if isinstance(unpacked, str):
            return unpacked
        body = unpacked
    if body.startswith(b"\x1f\x8b"):
        # Some servers pack what was packed already, and feeds lie packed as files.
        unpacked = _inflate(body, 31)
        if isinstance(unpacked, str):
            return unpacked
        body = unpacked
    return body if len(body) <= MOST_PAGE else _too_long()


def _too_long() -> str:
    return f"unpacks to more than {MOST_PAGE // 1_000_000} MB"


def _join_chunks(body: bytes) -> bytes | None:
    """The chunks of RFC 9112 section 7.1 put together; None where one does not end as it states."""
    chunks: list[bytes] = []
    at = 0
    while (size := _CHUNK_SIZE.match(body, at)) is not None:
        length = int(size[1], 16)
        if length == 0:
            return b"".join(chunks)
        end = size.end() + length
        if end > len(body):
            return None
        chunks.append(body[size.end() : end])
        at = end + (2 if body[end : end + 2] == b"\r\n" else 1)
    return None


def _unpack(body: bytes, name: str) -> bytes | str:
    if name in {"", "identity", "none", "utf-8"} or body.lstrip()[:1] == b"<":
        return body
    if name in {"gzip", "x-gzip"}:
        return _inflate(body, 31) if body.startswith(b"\x1f\x8b") else body
    if name == "deflate":
        # RFC 9110 section 8.4.1.2: some send it without the wrapper of zlib.
        unpacked = _inflate(body, 15)
        return _inflate(body, -15) if unpacked == _DAMAGED else unpacked
    if name == "br":
        return _unpack_brotli(body)
    return f"is packed with {re.sub(r'[^a-z0-9-]', '?', name)[:40]}, which is not read"


_DAMAGED = "is damaged: it cannot be unpacked"


def _inflate(body: bytes, wbits: int) -> bytes | str:
    inflater = zlib.decompressobj(wbits)
    try:
        plain = inflater.decompress(body, MOST_PAGE + 1)
    except zlib.error:
        return _DAMAGED
    if len(plain) > MOST_PAGE:
        return _too_long()
    return plain if inflater.eof else "is cut short: what it packs does not end"


def _unpack_brotli(body: bytes) -> bytes | str:
    # Imported here: most archives hold nothing that is packed so.
    import brotli  # noqa: PLC0415

    unpacker = brotli.Decompressor()
    plain = b""
    try:
        plain = unpacker.process(body, output_buffer_limit=MOST_PAGE + 1)
        while len(plain) <= MOST_PAGE and not unpacker.can_accept_more_data():
            plain += unpacker.process(b"", output_buffer_limit=MOST_PAGE + 1 - len(plain))
    except brotli.error:
        return _DAMAGED
    if len(plain) > MOST_PAGE:
        return _too_long()
    return plain if unpacker.is_finished() else "is cut short: what it packs does not end"
