"""The headers of a tar file: POSIX.1-2001 (ustar and pax) and GNU's long names.

In goes an open file; out come its entries one by one. Who takes one may read its bytes from the file, which then
stands at them. Read by hand, because `tarfile` of Python 3.11 takes a negative size for a way back (CVE-2025-8194)
and reads a header of any length; nothing is ever written.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from crossread.errors import ReadError

__all__ = ["Entry", "is_tar", "tar_entries"]

_BLOCK = 512
# A name and a few fields; longer headers are not of files that anyone made.
_MOST_HEADER = 65_536
# More than any disk holds, and less than a seek can be asked for.
_MOST_BYTES = 1 << 50
# What each field of pax begins with: how long it is, this number included.
_LENGTH = re.compile(rb"(\d{1,6}) ")
_FILES = frozenset({b"0", b"\0", b"7"})
_KINDS = {
    b"1": "link",
    b"2": "link",
    b"3": "device",
    b"4": "device",
    b"5": "folder",
    b"6": "pipe",
    b"S": "sparse file",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: its name, how many bytes follow, and what it is if it is no file."""

    name: str
    n_bytes: int
    kind: str = ""


def is_tar(head: bytes) -> bool:
    """Whether a file begins as a tar file does."""
    return head[257:262] == b"ustar" or (len(head) >= _BLOCK and _is_header(head[:_BLOCK]))


def tar_entries(file: BinaryIO, address: str, *, most: int | None) -> Iterator[Entry]:
    """The entries of the tar file `file` in their order; the file stands behind each one's header.

    No more of it is passed over than `most` bytes, where that costs time.

    Raises:
        ReadError: the file is cut short or longer, or a header is damaged; all that stands before was given.
    """
    stated: dict[str, str] = {}
    start = 0
    while True:
        if start > (most or _MOST_BYTES):
            raise ReadError(
                address, f"goes on behind byte {most or _MOST_BYTES:,}; what stands before is read"
            )
        file.seek(start)
        header = file.read(_BLOCK)
        if header and not header.strip(b"\0"):
            return
        if not header:
            raise ReadError(
                address, "has no mark at its end, and may be cut short; what is there is read"
            )
        if len(header) < _BLOCK or not _is_header(header):
            raise ReadError(
                address, f"is damaged or cut short at byte {start:,}; what stands before is read"
            )
        kind, n_bytes = header[156:157], _number(header[124:136])
        start += _BLOCK
        if kind in {b"x", b"L", b"K"}:
            if n_bytes > _MOST_HEADER:
                raise ReadError(
                    address,
                    f"has a header of {n_bytes:,} bytes at byte {start:,}; what stands before is read",
                )
            stated |= _long_fields(kind, file.read(n_bytes), address, start)
        elif kind != b"g":
            if re.fullmatch(r"[0-9]{1,15}", stated.get("size", "")):
                n_bytes = int(stated["size"])
            name = stated.get("path") or _name(header)
            yield Entry(
                name, n_bytes, "" if kind in _FILES else _KINDS.get(kind, "of an unknown kind")
            )
            stated = {}
        start += -(-n_bytes // _BLOCK) * _BLOCK


def _is_header(block: bytes) -> bool:
    """Whether a block has the checksum that it states: the sum of its bytes, with spaces for the sum itself."""
    stated = re.fullmatch(rb"\s*([0-7]{1,7})[\s\0]*", block[148:156])
    return stated is not None and int(stated[1], 8) == sum(block[:148]) + sum(
        block[156:]
    ) + 8 * ord(" ")


def _number(field: bytes) -> int:
    """A size: octal digits, or in GNU's form the number itself behind a first bit that is set. Never negative."""
    if field[:1] == b"\x80":
        return int.from_bytes(field[1:], "big")
    digits = re.match(rb"[\s\0]*([0-7]{1,12})", field)
    return int(digits[1], 8) if digits else 0


def _name(header: bytes) -> str:
    name, prefix = (_text(header[start : start + n]) for start, n in ((0, 100), (345, 155)))
    is_posix = header[257:263] == b"ustar\0"
    return f"{prefix}/{name}" if is_posix and prefix else name


def _text(field: bytes) -> str:
    return field.partition(b"\0")[0].decode("utf-8", "replace")


def _long_fields(kind: bytes, body: bytes, address: str, start: int) -> dict[str, str]:
    """What a header of its own, which begins at `start`, states of the entry behind it: a long name, or fields of pax.

    Raises:
        ReadError: a field is said to be no longer than its own number.
    """
    if kind != b"x":
        return {"path": _text(body)} if kind == b"L" else {}
    fields: dict[str, str] = {}
    at = 0
    while length := _LENGTH.match(body, at):
        end = at + int(length[1])
        if end <= length.end():
            raise ReadError(
                address, f"has a damaged header at byte {start:,}; what stands before is read"
            )
        name, _, value = body[length.end() : end].rstrip(b"\n").partition(b"=")
        fields[name.decode("utf-8", "replace")] = value.decode("utf-8", "replace")
        at = end
    return fields
