"""What a server answered, and how the bytes and headers of an answer are read.

In go header values and compressed pieces, as they were received; out come seconds, plain bytes and an
`Answer`. Pure: never opens a socket and never looks at the clock. No piece that comes out is longer than
`PIECE`, so that whoever collects them can stop in time.
"""

import re
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from crossread.errors import InvalidValueError
from crossread.types.report import Capture

__all__ = ["MAX_WAIT", "PIECE", "Answer", "inflate", "read_retry_after"]

MAX_WAIT = 30 * 24 * 3600
"""The longest wait, in seconds, that is taken from a server: thirty days. More is a mistake or a joke."""

PIECE = 65_536
"""The most bytes that one piece of an inflated body has."""

# Servers join gzip members of a few files, never of hundreds; each costs a new inflater.
_MAX_MEMBERS = 100
_GZIP = 16 + zlib.MAX_WBITS
_GZIP_MAGIC = 0x1F


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered in the end: `capture` holds the bytes and the final address.

    `redirects` are the addresses that led there, the first one first. `etag` and `last_modified` are as
    received, quotation marks included, so that they can be sent back unchanged; `retry_after` is in seconds.
    """

    capture: Capture
    status: int
    content_type: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    retry_after: int | None = None
    redirects: tuple[str, ...] = ()


def read_retry_after(value: str | None, *, date: str | None) -> int | None:
    """The seconds that a Retry-After header asks to wait, at most `MAX_WAIT`; None where it says nothing.

    It holds seconds or a day with its hour (RFC 9110, 10.2.3); the latter is measured from the server's own
    `date`, since its clock and ours may differ. A day that is past asks for no wait.
    """
    if value is None:
        return None
    if re.fullmatch("[0-9]+", value):
        return min(int(value), MAX_WAIT) if len(value) < 12 else MAX_WAIT
    until, now = _read_date(value), _read_date(date or "")
    if until is None or now is None:
        return None
    return min(max(int((until - now).total_seconds()), 0), MAX_WAIT)


def _read_date(value: str) -> datetime | None:
    try:
        found = parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def inflate(pieces: Iterable[bytes], coding: str) -> Iterator[bytes]:
    """The plain bytes of a body that came in `pieces` under this Content-Encoding.

    Only gzip is asked for, so only gzip and plain bytes are taken. What follows the last member and is no
    further one is left out, as browsers do.

    Raises:
        InvalidValueError: the coding is another, or the gzip is damaged or breaks off.
    """
    if coding in {"", "identity"}:
        yield from pieces
        return
    if coding not in {"gzip", "x-gzip"}:
        raise InvalidValueError(f"is compressed as {coding[:40]!r}, which was not asked for")
    inflater = zlib.decompressobj(_GZIP)
    n_members = 1
    try:
        for piece in pieces:
            rest = piece
            while rest:
                if inflater.eof:
                    if rest[0] != _GZIP_MAGIC:
                        return
                    n_members += 1
                    if n_members > _MAX_MEMBERS:
                        raise InvalidValueError(f"is a gzip of more than {_MAX_MEMBERS} members")
                    inflater = zlib.decompressobj(_GZIP)
                yield from _inflate_piece(inflater, rest)
                rest = inflater.unused_data
    except zlib.error as error:
        raise InvalidValueError("is a damaged gzip") from error
    if not inflater.eof:
        raise InvalidValueError("is a gzip that breaks off")


def _inflate_piece(inflater: "zlib._Decompress", rest: bytes) -> Iterator[bytes]:
    """What `rest` becomes, up to the end of its member; a full piece may have more behind it."""
    while True:
        plain = inflater.decompress(rest, PIECE)
        yield plain
        rest = inflater.unconsumed_tail
        if inflater.eof or (not rest and len(plain) < PIECE):
            return
