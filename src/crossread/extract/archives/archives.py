"""Zip files, tar files and single files packed by gzip: their members, in memory.

In goes an open file; out come the members that may hold reports, and problems for the others. Nothing is ever
written to disk, so that no name of a member leads anywhere; no archive within an archive is opened.
"""

import gzip
import io
import struct
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import BinaryIO

from crossread.errors import ReadError
from crossread.extract.archives.member import Member
from crossread.extract.archives.tar import tar_entries
from crossread.types.endings import ARCHIVES, READ, has_ending
from crossread.types.problem import Problem

__all__ = [
    "LIMITS",
    "Limits",
    "directory_size",
    "read_gzip",
    "read_tar",
    "read_zip",
    "web_archives",
]


@dataclass(frozen=True, slots=True)
class Limits:
    """What of one archive is read at most: so many members, bytes of one, and bytes of all together.

    A member may be as long as a file that is given by itself; a day of a large agency has a fifth of so many.
    `unpacked` is what a tar file may unpack to, read or passed over, which is three seconds of work.
    """

    members: int = 10_000
    member_bytes: int = 10_000_000
    bytes_together: int = 200_000_000
    unpacked: int = 1_000_000_000


LIMITS = Limits()
# An entry of a zip directory has 46 bytes and a name.
_MOST_DIRECTORY = LIMITS.members * 500
_NESTED = (
    *(ending for ending in ARCHIVES if ending != ".warc"),
    ".7z",
    ".rar",
    ".bz2",
    ".xz",
    ".zst",
)
_UNPACKING_ERRORS = (
    OSError,
    EOFError,
    zlib.error,
    zipfile.BadZipFile,
    NotImplementedError,
    RuntimeError,
    ValueError,
)


@dataclass(slots=True)
class _Gate:
    """What of an archive was let through so far, and which members were left out as nothing to be read."""

    address: str
    limits: Limits
    n_members: int = 0
    n_bytes: int = 0
    left_out: list[str] = field(default_factory=list)

    def stops(self, name: str, n_bytes: int, kind: str = "") -> Problem | bool:
        """Whether a member is left out; a problem where it might have held reports."""
        shown = _shown(name)
        self.n_members += 1
        if has_ending(name, _NESTED):
            return self.problem(name, "is an archive within an archive, which is not opened")
        if kind or not has_ending(name, READ) or _is_hidden(name):
            self.left_out.append(f"{shown} ({kind})" if kind else shown)
            return True
        if n_bytes > self.limits.member_bytes:
            return self.problem(name, _too_long(n_bytes))
        if self.n_bytes + n_bytes > self.limits.bytes_together:
            limit = f"{self.limits.bytes_together / 1_000_000:,.0f} MB"
            return self.problem(name, f"is left out: no more than {limit} of an archive are read")
        self.n_bytes += n_bytes
        return False

    def problem(self, name: str, message: str) -> Problem:
        return Problem("extract", f"{self.address}#{_shown(name)}", message)

    def ends(self, n_more: int | None = 0, *, is_told: bool = False) -> Iterator[Problem]:
        """What is told of the archive as a whole; that it is empty only unless it `is_told` already why."""
        if self.n_members == 0 and not is_told:
            yield Problem("extract", self.address, "is an archive without files")
        if n_more != 0:
            rest = "the rest is" if n_more is None else f"the other {n_more:,} are"
            message = f"holds more than {self.limits.members:,} members; {rest} left out"
            yield Problem("extract", self.address, message)
        if self.left_out:
            more = f" and {len(self.left_out) - 5:,} more" if len(self.left_out) > 5 else ""
            message = f"of its members, {len(self.left_out):,} cannot hold reports by their names, and are left out"
            yield Problem(
                "extract", self.address, f"{message}: {', '.join(self.left_out[:5])}{more}"
            )


def read_zip(file: BinaryIO, address: str, limits: Limits = LIMITS) -> Iterator[Member | Problem]:
    """The members of a zip file that may hold reports, in the order of its directory."""
    try:
        archive, listed = _open_zip(file, address)
    except ReadError as error:
        yield Problem("extract", error.subject, error.message)
        return
    gate = _Gate(address, limits)
    with archive:
        for info in listed[: limits.members]:
            if info.is_dir():
                continue
            stopped = gate.stops(info.filename, info.file_size)
            if stopped:
                yield from [stopped] if isinstance(stopped, Problem) else []
                continue
            body = _read_zipped(archive, info)
            if isinstance(body, str):
                yield gate.problem(info.filename, body)
            else:
                yield Member(body, f"#{_shown(info.filename)}")
        yield from gate.ends(max(0, len(listed) - limits.members))


def read_tar(
    file: BinaryIO, address: str, limits: Limits = LIMITS, *, is_gzip: bool
) -> Iterator[Member | Problem]:
    """The members of a tar file that may hold reports, in its order; one packed by gzip is unpacked as it is read."""
    opened = io.BufferedReader(gzip.GzipFile(fileobj=file)) if is_gzip else file
    most = limits.unpacked if is_gzip else None
    gate = _Gate(address, limits)
    n_more: int | None = 0
    is_told = False
    try:
        for entry in tar_entries(opened, address, most=most):
            if gate.n_members >= limits.members:
                n_more = None
                break
            if entry.kind == "folder":
                continue
            stopped = gate.stops(entry.name, entry.n_bytes, entry.kind)
            if stopped:
                yield from [stopped] if isinstance(stopped, Problem) else []
                continue
            body = opened.read(entry.n_bytes)
            if len(body) == entry.n_bytes:
                yield Member(body, f"#{_shown(entry.name)}")
            else:
                yield gate.problem(entry.name, "is cut short at the end of the archive")
    except ReadError as error:
        is_told = True
        yield Problem("extract", error.subject, error.message)
    except _UNPACKING_ERRORS as error:
        is_told = True
        yield Problem("extract", address, f"is damaged; what stands before is read: {_why(error)}")
    yield from gate.ends(n_more, is_told=is_told)


def read_gzip(file: BinaryIO, address: str) -> Iterator[Member | Problem]:
    """The one file that gzip packed at `address`, if it is not longer than a file may be."""
    try:
        with gzip.GzipFile(fileobj=file) as unpacked:
            body = unpacked.read(LIMITS.member_bytes + 1)
    except _UNPACKING_ERRORS as error:
        yield Problem("extract", address, f"cannot be unpacked: {_why(error)}")
        return
    if len(body) > LIMITS.member_bytes:
        yield Problem(
            "extract", address, f"unpacks to more than {LIMITS.member_bytes // 1_000_000} MB"
        )
    else:
        yield Member(body, "")


def web_archives(file: BinaryIO, address: str) -> Sequence[tuple[str, int, int] | Problem]:
    """The web archives within a WACZ file (https://specs.webrecorder.net/wacz/1.1.1/): name, offset and length.

    They are stored in it as they are, so that they can be read in their place; one that is not, or that does not lie
    within the file, is a problem. Empty for any other zip file.

    Raises:
        ReadError: the file is no zip file.
    """
    archive, listed = _open_zip(file, address)
    with archive:
        if not any(info.filename == "datapackage.json" for info in listed):
            return ()
        found: list[tuple[str, int, int] | Problem] = []
        for info in listed:
            if not (info.filename.startswith("archive/") and has_ending(info.filename, (".warc",))):
                continue
            shown, start = _shown(info.filename), _start_of_stored(file, info)
            if info.compress_type != zipfile.ZIP_STORED:
                message = f"packs {shown}, which a WACZ file must store as it is"
                found.append(Problem("extract", address, message))
            elif start is None:
                message = f"is damaged: {shown} does not lie within it"
                found.append(Problem("extract", address, message))
            else:
                found.append((shown, start, info.file_size))
        return found


def _start_of_stored(file: BinaryIO, info: zipfile.ZipInfo) -> int | None:
    """Where the bytes of a stored member begin; None where its own header does not lie within the file."""
    if info.header_offset < 0:
        return None
    file.seek(info.header_offset + 26)
    lengths = file.read(4)
    if len(lengths) < 4:
        return None
    n_name, n_extra = struct.unpack("<HH", lengths)
    return info.header_offset + 30 + int(n_name) + int(n_extra)


def _open_zip(file: BinaryIO, address: str) -> tuple[zipfile.ZipFile, list[zipfile.ZipInfo]]:
    """The zip file and its directory.

    Raises:
        ReadError: it is damaged, an office document, or its directory is too long to be held.
    """
    if directory_size(file) > _MOST_DIRECTORY:
        raise ReadError(address, f"holds far more than {LIMITS.members:,} members, and is not read")
    try:
        archive = zipfile.ZipFile(file)
        listed = archive.infolist()
    except _UNPACKING_ERRORS as error:
        raise ReadError(address, f"is a damaged zip file: {_why(error)}") from None
    if any(info.filename in {"[Content_Types].xml", "mimetype"} for info in listed[:20]):
        raise ReadError(
            address,
            "looks like an office document, which is not read yet; save its text in a .txt file",
        )
    return archive, listed


def directory_size(file: BinaryIO) -> int:
    """How many bytes the directory at the end of a zip file states to have, also in its long form.

    `zipfile` reads it at once, whatever that is.
    """
    size = file.seek(0, io.SEEK_END)
    file.seek(max(0, size - 65_557))
    tail = file.read()
    end = tail.rfind(b"PK\x05\x06")
    if end < 0 or len(tail) < end + 20:
        return 0
    stated = int(struct.unpack_from("<I", tail, end + 12)[0])
    # The long form stands right before its locator, which stands right before the end.
    long_form = tail[max(0, end - 76) : end]
    if (
        len(long_form) == 76
        and long_form.startswith(b"PK\x06\x06")
        and long_form[56:60] == b"PK\x06\x07"
    ):
        stated = max(stated % 0xFFFFFFFF, struct.unpack_from("<Q", long_form, 40)[0])
    return stated


def _read_zipped(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes | str:
    """The bytes of one member, or why they cannot be read; what it states of its length may be wrong."""
    if info.flag_bits & 1:
        return "is encrypted"
    if info.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
        return "is packed in a way that is not read"
    try:
        with archive.open(info) as opened:
            body = opened.read(LIMITS.member_bytes + 1)
    except _UNPACKING_ERRORS as error:
        return f"is damaged: {_why(error)}"
    return body if len(body) <= LIMITS.member_bytes else _too_long(None)


def _too_long(n_bytes: int | None) -> str:
    size = (
        f"{n_bytes / 1_000_000:,.1f} MB"
        if n_bytes
        else f"more than {LIMITS.member_bytes // 1_000_000} MB"
    )
    return (
        f"is {size} long; a member of more than {LIMITS.member_bytes // 1_000_000} MB is not read"
    )


def _is_hidden(name: str) -> bool:
    """Whether a name is one that systems leave in archives: `.DS_Store`, `__MACOSX/`."""
    return any(
        part.startswith((".", "__MACOSX")) and part not in {".", ".."} for part in name.split("/")
    )


def _shown(name: str) -> str:
    """A name as it can be printed, and no longer than a file system allows."""
    return "".join(c if c.isprintable() else "\ufffd" for c in name)[:255]


def _why(error: BaseException) -> str:
    return (str(error) or type(error).__name__).lower()[:200]
