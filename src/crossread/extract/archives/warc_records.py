"""WARC files, plain or of gzip members, cut into their records: ISO 28500:2017, and the older WARC/0.18.

In goes an open file that can be searched; out come its records in order, and a gap for each stretch of it that gives
none. Behind damage the next gzip member or the next `WARC/1.` is looked for, so that every record that is whole is
given. Never holds more of a file than one member, and never unpacks more of one than it may hold.
"""

import base64
import hashlib
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import BinaryIO

# The interface of `zlib`, at twice its speed: to unpack is most of the work on an archive.
from zlib_ng import zlib_ng as zlib

__all__ = ["HOLD_TEXT", "MOST_BLOCK", "Gap", "Record", "header_fields", "split_records"]

MOST_BLOCK = 10_500_000
"""The longest block that is held: a page of 10 MB, and the header that the server sent with it."""

HOLD_TEXT = frozenset({"response", "resource", "conversion"})
"""The types of records whose blocks are given: what a server answered, what lay somewhere, and what was made of either."""

_MOST_HEADER = 65_536
# A file that was packed as a whole is one member; so much of it is read, which is what a worker can hold.
_MOST_HELD = 64_000_000
# Text is seldom packed more than 20-fold; a bomb is, a thousandfold.
_MOST_GROWTH = 200
_SHORT_CHUNK = 4096
_CHUNK = 32_768
_LONG_CHUNK = 1_048_576
_OVERLAP = 128
# Damage makes us read the same bytes again: so often the whole file, and what a small file may need.
_MOST_READ_AGAIN = 4
_READ_AGAIN = 8_000_000
_ZlibError: type[Exception] = zlib.error  # type: ignore[assignment] # its types have an instance there
_WRONG_SUM = "what is packed here is damaged: it has not the checksum that it states"

_VERSION = re.compile(rb"WARC/\d\.\d{1,2}[ \t]{0,9}\r?\n")
_NEXT_RECORD = re.compile(rb"WARC/\d\.\d{1,2}\r?\n(?:WARC|Content)-[A-Za-z-]{1,40}:")
# The magic number of gzip, its flags, the time, and how hard it was packed.
_NEXT_MEMBER = re.compile(rb"\x1f\x8b\x08[\x00-\x1f].{4}[\x00\x02\x04]", re.DOTALL)
_BLANK_LINE = re.compile(rb"\r?\n\r?\n")
# A header ends with an empty line, or else where the next record begins; then it is none.
_HEADER_END = re.compile(rb"(\r?\n\r?\n)|" + _NEXT_RECORD.pattern)


@dataclass(frozen=True, slots=True)
class Record:
    """One record: `header` maps its fields in small letters to their values.

    `place` is `#` and the offset of the record, or of its gzip member. The block of a type of `HOLD_TEXT` is given; one that is
    longer than `MOST_BLOCK` only as far as its first 64 KB, and then `is_whole` is false.
    """

    place: str
    header: Mapping[str, str]
    block: bytes = b""
    is_whole: bool = True


@dataclass(frozen=True, slots=True)
class Gap:
    """A stretch of the file that gives no record, and why."""

    place: str
    message: str


@dataclass(frozen=True, slots=True)
class _Member:
    """What a gzip member holds, as far as it may be held; `fault` says why it does not end well."""

    plain: bytes
    end: int
    fault: str = ""
    is_held_short: bool = False


def split_records(file: BinaryIO, *, is_gzip: bool) -> Iterator[Record | Gap]:
    """The records of `file` in their order, and the gaps between them."""
    size = file.seek(0, io.SEEK_END)
    yield from _split_members(file, size) if is_gzip else _split_plain(file, size, "#{}")


def header_fields(lines: bytes) -> dict[str, str]:
    """The fields of a header, by their names in small letters; of one that is given twice, the first."""
    fields: dict[str, str] = {}
    for line in lines.decode("utf-8", "replace").splitlines():
        name, colon, value = line.partition(":")
        if colon and name.strip():
            fields.setdefault(name.strip().lower(), value.strip())
    return fields


def _split_plain(
    file: BinaryIO, size: int, place: str, *, is_held_short: bool = False
) -> Iterator[Record | Gap]:
    """The records of a file, or of an unpacked member, that lie one behind the other."""
    offset = 0
    while (offset := _skip_line_ends(file, offset)) < size:
        shown = place.format(offset)
        found = _read_record(file, offset, size, shown, is_held_short=is_held_short)
        if isinstance(found, str):
            following = _find(file, _NEXT_RECORD, offset + 1)
            end = size if following is None else following
            yield Gap(shown, f"{found}; bytes {offset:,} to {end:,} are left out")
            offset = end
        else:
            piece, offset = found
            yield piece


def _read_record(
    file: BinaryIO, offset: int, size: int, place: str, *, is_held_short: bool
) -> tuple[Record | Gap, int] | str:
    """The record at `offset` and where it ends, or why there is none and its end cannot be told."""
    head = _read_at(file, offset, _SHORT_CHUNK)
    blank = _HEADER_END.search(head, 1)
    if blank is None:
        head = _read_at(file, offset, _MOST_HEADER)
        blank = _HEADER_END.search(head, 1)
    if not _VERSION.match(head) or blank is None or blank[1] is None:
        return "no record can be read here"
    header = header_fields(head[: blank.start()])
    stated = header.get("content-length", "")
    if not re.fullmatch(r"[0-9]{1,15}", stated):
        return "the record states no length"
    start, length = offset + blank.end(), int(stated)
    if start + length <= size:
        return _read_block(file, start, length, Record(place, header))
    if is_held_short:
        begun = _read_at(file, start, _MOST_HEADER)
        return Record(place, header, begun, is_whole=False), size
    return f"the record is cut short: it states {length:,} bytes, and {size - start:,} are there"


def _read_block(
    file: BinaryIO, start: int, length: int, record: Record
) -> tuple[Record | Gap, int] | str:
    """The record with its block, if that is as it states and it is one of a response."""
    end = start + length
    holds_text = record.header.get("warc-type", "").lower() in HOLD_TEXT
    if length > MOST_BLOCK:
        begun = _read_at(file, start, _MOST_HEADER) if holds_text else b""
        return replace(record, block=begun, is_whole=False), end
    behind = _read_at(file, end, 4)
    ends_well = len(behind) < 4 or _BLANK_LINE.match(behind) is not None
    if ends_well and not holds_text:
        return record, end
    block = _read_at(file, start, length)
    is_as_written = _check_digest(record.header.get("warc-block-digest", ""), block)
    if is_as_written is False and ends_well:
        message = "the record is damaged: its block is not that of which it states the digest"
        return Gap(record.place, message), end
    if not (ends_well or is_as_written):
        return "the record is damaged: its block is not as long as it states"
    return replace(record, block=block if holds_text else b""), end


def _check_digest(stated: str, block: bytes) -> bool | None:
    """Whether `block` has the digest `stated`, such as `sha1:BASE32`; None where that cannot be told."""
    algorithm, _, digest = stated.partition(":")
    if algorithm.lower() not in {"sha1", "sha256", "sha512", "md5"}:
        return None
    made = hashlib.new(algorithm.lower(), block, usedforsecurity=False)
    forms = {made.hexdigest(), base64.b32encode(made.digest()).decode().rstrip("=").lower()}
    return digest.strip().rstrip("=").lower() in forms


def _split_members(file: BinaryIO, size: int) -> Iterator[Record | Gap]:
    """The records of a file in which each stands in a gzip member of its own, or several stand in one."""
    offset, n_read_again = 0, 0
    while offset < size:
        member = _inflate(file, offset)
        place = f"#{offset}"
        pieces = _split_held(member, place)
        if not member.fault:
            yield from pieces
            offset = member.end
            continue
        # What stands behind a gap in a damaged member may be anything.
        given = list(takewhile(lambda piece: isinstance(piece, Record), pieces))
        is_wrong = member.fault == _WRONG_SUM
        yield from () if is_wrong and len(given) == 1 else given
        n_read_again += member.end - offset
        n_may = _MOST_READ_AGAIN * size + _READ_AGAIN
        following, n_tried = _find_member(file, offset + 1, n_may - n_read_again)
        n_read_again += n_tried
        end = size if following is None else following
        is_over = " after too many tries" if n_read_again > n_may else ""
        what = (
            f"which of its {len(given):,} records are damaged cannot be told, and they are read"
            if is_wrong and len(given) > 1
            else f"the rest of bytes {offset:,} to {end:,} is left out"
        )
        yield Gap(place, f"{member.fault}; {what}{is_over}")
        offset = size if is_over else end


def _split_held(member: _Member, place: str) -> Iterator[Record | Gap]:
    """The records of one unpacked member; the first has the place of the member."""
    held = io.BytesIO(member.plain)
    pieces = _split_plain(
        held, len(member.plain), place + "+{}", is_held_short=member.is_held_short
    )
    n_records = 0
    for piece in pieces:
        n_records += 1
        if piece.place != f"{place}+0":
            yield piece
        elif isinstance(piece, Record):
            yield Record(place, piece.header, piece.block, is_whole=piece.is_whole)
        else:
            yield Gap(place, piece.message)
    if member.is_held_short and n_records > 1:
        limit = _MOST_HELD // 1_000_000
        yield Gap(
            place,
            f"holds many records in one gzip member, of which only the first {limit} MB are read",
        )


def _inflate(file: BinaryIO, offset: int) -> _Member:
    """Unpack the gzip member at `offset`."""
    file.seek(offset)
    inflater = zlib.decompressobj(wbits=31)
    pieces: list[bytes] = []
    n_plain, n_packed, fault, chunk = 0, 0, "", b""
    while not (inflater.eof or fault):
        chunk = inflater.unconsumed_tail or file.read(_CHUNK)
        n_packed += 0 if inflater.unconsumed_tail else len(chunk)
        try:
            plain = inflater.decompress(chunk, _LONG_CHUNK)
        except _ZlibError as error:
            fault = _why_not_inflated(str(error), n_plain)
            break
        if not (chunk or plain):
            fault = "the record is cut short at the end of the file"
        if n_plain < _MOST_HELD:
            pieces.append(plain)
        n_plain += len(plain)
        if n_plain > MOST_BLOCK and n_plain > _MOST_GROWTH * n_packed:
            fault = f"the record grows more than {_MOST_GROWTH}-fold when it is unpacked"
    end = offset + n_packed - len(inflater.unused_data)
    return _Member(b"".join(pieces), end, fault, n_plain > _MOST_HELD)


def _why_not_inflated(error: str, n_plain: int) -> str:
    """Why a member cannot be unpacked: only at its end it is known whether all of it is as it was packed."""
    if "incorrect data check" in error or "incorrect length check" in error:
        return _WRONG_SUM
    return "the record is damaged" if n_plain else "no gzip member can be read here"


def _find_member(file: BinaryIO, start: int, n_may: int) -> tuple[int | None, int]:
    """Where the next gzip member begins that holds a record, and how many bytes were read to know it."""
    n_tried = 0
    while n_tried < n_may and (found := _find(file, _NEXT_MEMBER, start)) is not None:
        head = _read_at(file, found, _SHORT_CHUNK)
        n_tried += len(head)
        try:
            plain = zlib.decompressobj(wbits=31).decompress(head, 16)
        except _ZlibError:
            plain = b""
        if plain.startswith(b"WARC/"):
            return found, n_tried
        start = found + 1
    return None, n_tried


def _find(file: BinaryIO, pattern: re.Pattern[bytes], start: int) -> int | None:
    """Where `pattern` next begins in `file` from `start` on."""
    n_bytes = _SHORT_CHUNK
    while True:
        chunk = _read_at(file, start, n_bytes)
        match = pattern.search(chunk)
        if match:
            return start + match.start()
        if len(chunk) < n_bytes:
            return None
        # What begins at the end of a chunk is found in the next, which overlaps it.
        start += len(chunk) - _OVERLAP
        n_bytes = min(2 * n_bytes, _LONG_CHUNK)


def _skip_line_ends(file: BinaryIO, offset: int) -> int:
    head = _read_at(file, offset, 16)
    return offset + len(head) - len(head.lstrip(b"\r\n"))


def _read_at(file: BinaryIO, offset: int, n_bytes: int) -> bytes:
    file.seek(offset)
    return file.read(n_bytes)
