"""What was received, and which reports came of it: the order of captures of one address is its history.

A capture is known by its address and its bytes. The same bytes from the same address are one capture, however often
they are read; other bytes from that address are the next. Bodies are kept packed; of a file that is read where it lies, only
its digest is.
"""

import zlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256

from sqlalchemy import Connection, Select, select, update

from crossread.errors import StoreDamagedError
from crossread.store.library import Writing
from crossread.store.schema import captures
from crossread.store.seal import digest_of, open_seal, sealed, storable_text
from crossread.types.report import Capture

__all__ = [
    "KeptCapture",
    "add_capture",
    "capture_id",
    "captures_at",
    "finish_capture",
    "load_body",
    "load_capture",
]

_QUICK = 1  # of zlib; the next levels take twice the time for a tenth of the bytes


@dataclass(frozen=True, slots=True)
class KeptCapture:
    """A capture as the library knows it, without its body.

    `is_read` is false as long as not all its reports are kept; `received` is when it came first, where that was told.
    """

    id: str
    address: str
    is_url: bool
    sha256: str
    n_bytes: int
    is_read: bool
    received: datetime | None
    change: int


def capture_id(address: str, body_sha256: str) -> str:
    """The id of what was received at `address`; `c-` and 20 hexadecimal digits."""
    return "c-" + digest_of([storable_text(address), body_sha256])[:20]


def add_capture(
    writing: Writing,
    capture: Capture | str,
    *,
    body_sha256: str | None = None,
    n_bytes: int | None = None,
    received: datetime | None = None,
) -> KeptCapture:
    """Keep `capture`, or the path of a file that is read where it lies, with its digest and size.

    A capture that is known already is given as it is.
    """
    if isinstance(capture, Capture):
        address, is_url, body = capture.address, capture.url is not None, capture.body
        body_sha256, n_bytes = sha256(body).hexdigest(), len(body)
    else:
        address, is_url, body = capture, False, None
    if body_sha256 is None or n_bytes is None:
        raise TypeError("a file that is read where it lies comes with its digest and size")
    row_id = capture_id(address, body_sha256)
    known = load_capture(writing.connection, row_id)
    if known is not None:
        return known
    kept = KeptCapture(
        id=row_id,
        address=storable_text(address),
        is_url=is_url,
        sha256=body_sha256,
        n_bytes=n_bytes,
        is_read=False,
        received=received,
        change=writing.next_change(),
    )
    packed = None if body is None else zlib.compress(body, _QUICK)
    writing.connection.execute(captures.insert().values(**sealed(_row(kept)), body=packed))
    return kept


def finish_capture(writing: Writing, kept: KeptCapture) -> None:
    """Note that all reports of the capture are kept."""
    row = sealed(_row(replace(kept, is_read=True)))
    wanted = update(captures).where(captures.c.id == kept.id)
    writing.connection.execute(wanted.values(is_read=True, digest=row["digest"]))


def load_capture(connection: Connection, row_id: str) -> KeptCapture | None:
    """The capture of that id.

    Raises:
        StoreDamagedError: it is not what was written.
    """
    found = _load(connection, select(captures).where(captures.c.id == row_id))
    return found[0] if found else None


def captures_at(connection: Connection, address: str) -> tuple[KeptCapture, ...]:
    """What was received at `address`, the oldest first.

    Raises:
        StoreDamagedError: one is not what was written.
    """
    wanted = select(captures).where(captures.c.address == storable_text(address))
    return tuple(sorted(_load(connection, wanted), key=lambda one: one.change))


def load_body(connection: Connection, row_id: str) -> bytes | None:
    """The bytes as received; None where the file was read where it lies, or no capture has that id.

    Raises:
        StoreDamagedError: they are not what was received.
    """
    wanted = select(captures.c.body, captures.c.sha256).where(captures.c.id == row_id)
    row = connection.execute(wanted).one_or_none()
    if row is None or row.body is None:
        return None
    try:
        body = zlib.decompress(bytes(row.body))
    except zlib.error as error:
        raise StoreDamagedError(f"the bytes of capture {row_id} cannot be unpacked") from error
    if sha256(body).hexdigest() != row.sha256:
        raise StoreDamagedError(f"the bytes of capture {row_id} are not those received")
    return body


# The body has a digest of its own, that of the bytes as received.
_HELD = tuple(column for column in captures.c if column.name != "body")


def _load(connection: Connection, wanted: Select[tuple[object, ...]]) -> list[KeptCapture]:
    rows = connection.execute(wanted.with_only_columns(*_HELD))
    return [_kept(open_seal(row, "captures")) for row in rows]


def _row(kept: KeptCapture) -> dict[str, object]:
    received = None if kept.received is None else kept.received.isoformat()
    return {**{name: getattr(kept, name) for name in kept.__slots__}, "received": received}


def _kept(row: Mapping[str, object]) -> KeptCapture:
    received = row["received"]
    return KeptCapture(
        id=str(row["id"]),
        address=str(row["address"]),
        is_url=bool(row["is_url"]),
        sha256=str(row["sha256"]),
        n_bytes=int(str(row["n_bytes"])),
        is_read=bool(row["is_read"]),
        received=None if received is None else datetime.fromisoformat(str(received)),
        change=int(str(row["change"])),
    )
