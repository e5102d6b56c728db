"""Files, folders, standard input and addresses, read into captures.

In go paths and addresses as the user wrote them; out come captures in the same order, and one problem for
each that gave none. An archive, a table or a feed that is too long to be held comes as a `StoredFile`, which is opened
where it lies. Never follows a folder into its subfolders, never waits on a pipe or a device, never
changes or guesses what the bytes mean, and never opens a socket: whoever calls gives what reads pages.
"""

import filecmp
import os
import re
import stat
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

from crossread.errors import ReadError
from crossread.fetch.addresses import is_address, shown_address
from crossread.types.endings import ARCHIVES, FEEDS, READ, TABLES, has_ending
from crossread.types.problem import Problem
from crossread.types.report import Capture, StoredFile

__all__ = [
    "MAX_ARCHIVE_BYTES",
    "MAX_BYTES",
    "READ_SUFFIXES",
    "ReadPage",
    "list_inputs",
    "read_paths",
    "too_large",
]

MAX_BYTES = 10_000_000
"""The most bytes that one input may have; the longest report is a hundredth of it."""

MAX_ARCHIVE_BYTES = 2_000_000_000
"""The most bytes of an archive, a table or a feed, which is read piece by piece; web archives are cut at half of it."""

READ_SUFFIXES = READ
"""The endings of the files that are read from a folder; a file named by itself may have any ending."""

ReadPage = Callable[[str], Capture]
"""Reads the page at an address, as `fetch/pages.py` does; a page that cannot be read is a `ReadError`."""

# What looks like an address although it is no file and begins with neither http:// nor https://.
_LIKE_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://|https?:|www\.", re.IGNORECASE)

# What desktops and git lay into folders by themselves; nobody takes these for reports.
_OF_SYSTEMS = re.compile(
    r"\.(?:DS_Store|localized|directory|_.*|Spotlight-V100|Trashes|fseventsd|git|gitignore|gitkeep)",
    re.DOTALL,
)

_KINDS = (
    (stat.S_ISFIFO, "a named pipe"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
    (stat.S_ISSOCK, "a socket"),
)


@dataclass(slots=True)
class _Reading:
    """What was read so far.

    `files` maps a file's identity, `pages` an address, and `words` the name and bytes of either, to what the
    user wrote. `stored` maps the name and the size of the files that are read piece by piece to their paths.
    """

    captures: list[Capture | StoredFile] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    files: dict[tuple[int, int], str] = field(default_factory=dict)
    pages: dict[str, str] = field(default_factory=dict)
    words: dict[tuple[str, bytes], str] = field(default_factory=dict)
    stored: dict[tuple[str, int], list[str]] = field(default_factory=dict)


def read_paths(
    paths: Sequence[str], *, stdin: BinaryIO | None, read_page: ReadPage | None = None
) -> tuple[tuple[Capture | StoredFile, ...], tuple[Problem, ...]]:
    """The captures of `paths`, in their order, and a problem for each path that gave none.

    A path is a file, `-` for `stdin`, a folder, or an address that begins with http:// or https://, which
    `read_page` reads. Of a folder the files directly in it are read that end in one of `READ_SUFFIXES`,
    or in that and `.gz`, sorted by name. Other files and subfolders of it are named in one problem, and hidden ones (a
    leading dot) counted in it. A file or a page that is given twice is read once, and so are two files of one name and the
    same bytes, which nothing could tell apart later.
    """
    reading = _Reading()
    for path in paths:
        try:
            if path == "-":
                _keep(reading, Capture(_read_stdin(reading, stdin), path=path))
            elif is_address(path):
                _read_address(reading, path, read_page)
            elif stat.S_ISDIR(_look_at(path).st_mode):
                _read_folder(reading, path)
            else:
                _read_file(reading, path)
        except ReadError as error:
            reading.problems.append(Problem("fetch", error.subject, error.message))
    return tuple(reading.captures), tuple(reading.problems)


def list_inputs(paths: Sequence[str]) -> tuple[tuple[str, ...], tuple[Problem, ...]]:
    """`paths` with each folder replaced by those of its files that are read, and what is amiss with the folders.

    Each of them can then be given to `read_paths` by itself, so that no more than one is held. What is given twice
    is named once.
    """
    inputs: list[str] = []
    problems: list[Problem] = []
    for path in paths:
        try:
            is_folder = path not in {"", "-"} and not is_address(path) and Path(path).is_dir()
            chosen, left_out = _files_of(path) if is_folder else ([path], None)
        except ReadError as error:
            problems.append(Problem("fetch", error.subject, error.message))
            continue
        inputs += chosen
        if left_out is not None:
            problems.append(Problem("fetch", _shown(path), left_out))
    return tuple(dict.fromkeys(inputs)), tuple(problems)


def _look_at(path: str) -> os.stat_result:
    """What the file system knows of `path`; a link is followed."""
    if (
        not path
    ):  # which means the current folder elsewhere, and comes from a variable that is not set
        raise ReadError(path, "an empty name is no file")
    try:
        return Path(path).stat()
    except FileNotFoundError:
        if _LIKE_ADDRESS.match(path) is None:
            raise ReadError(_shown(path), "no such file") from None
        hint = "no such file; a page is read by an address that begins with https:// or http://"
        raise ReadError(shown_address(path), hint) from None
    except (OSError, ValueError) as error:
        raise ReadError(_shown(path), f"cannot be read: {_why(error)}") from None


def _read_address(reading: _Reading, address: str, read_page: ReadPage | None) -> None:
    """Read one page, if it was not read yet: by the address that is given, or the one it leads to."""
    shown = shown_address(address)
    if read_page is None:
        raise ReadError(shown, "pages of the web are not read here; save the page in a file")
    if address in reading.pages:
        first = reading.pages[address]
        same = "is given twice" if first == shown else f"is the page that {first} leads to"
        raise ReadError(shown, f"{same}; it is read once")
    reading.pages[address] = shown
    capture = read_page(address)
    first = reading.pages.setdefault(capture.address, shown)
    if first != shown:
        raise ReadError(shown, f"leads to the same page as {first}; it is read once")
    _keep(reading, capture)


def _read_folder(reading: _Reading, folder: str) -> None:
    """Read the files of `folder` that end like a text, and name in one problem what was left out."""
    chosen, left_out = _files_of(folder)
    for path in chosen:
        try:
            _read_file(reading, path)
        except ReadError as error:
            reading.problems.append(Problem("fetch", error.subject, error.message))
    if left_out is not None:
        raise ReadError(_shown(folder), left_out)


def _files_of(folder: str) -> tuple[list[str], str | None]:
    """The files of `folder` that end like a text, sorted by name, and what was left out, if anything was."""
    try:
        names = sorted(file.name for file in Path(folder).iterdir())
    except OSError as error:
        raise ReadError(_shown(folder), f"cannot be read: {_why(error)}") from None
    hidden = [name for name in names if name.startswith(".") and not _OF_SYSTEMS.fullmatch(name)]
    names = [name for name in names if not name.startswith(".")]
    chosen = [name for name in names if has_ending(name, READ_SUFFIXES)]
    left_out = _names_in_words([name for name in names if name not in chosen], len(hidden))
    endings = f"{', '.join(READ_SUFFIXES)}, alone or with .gz"
    if not chosen:
        why = f"; left out: {left_out}" if hidden else ""
        raise ReadError(_shown(folder), f"a folder without a file that ends in {endings}{why}")
    message = f"of a folder only files that end in {endings} are read; left out: {left_out}"
    return [str(Path(folder, name)) for name in chosen], message if left_out else None


def _names_in_words(names: Sequence[str], n_hidden: int) -> str:
    """Some of `names`, and how many more there are; of hidden files, of which there may be many, the number."""
    more = f" and {len(names) - 5} more" if len(names) > 5 else ""
    named = f"{', '.join(map(_shown, names[:5]))}{more}"
    hidden = "1 hidden file" if n_hidden == 1 else f"{n_hidden} hidden files"
    return ", ".join(part for part in (named, hidden if n_hidden else "") if part)


def _read_file(reading: _Reading, path: str) -> None:
    """Read one file, if it is a plain file of a size that a report may have, and was not read yet."""
    shown, seen = _shown(path), _look_at(path)
    if not stat.S_ISREG(seen.st_mode):
        kind = next((name for is_kind, name in _KINDS if is_kind(seen.st_mode)), "a folder")
        raise ReadError(shown, f"is {kind}, not a file")
    identity = (seen.st_dev, seen.st_ino)
    if identity in reading.files:
        first = reading.files[identity]
        same = "is given twice" if first == shown else f"is the same file as {first}"
        raise ReadError(shown, f"{same}; it is read once")
    if seen.st_size > MAX_BYTES:
        _keep_stored(reading, path, seen.st_size)
        reading.files[identity] = shown
        return
    try:
        with Path(path).open("rb") as file:
            # The size that was stated may be wrong: a file can grow, and some state none.
            body = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise ReadError(shown, f"cannot be read: {_why(error)}") from None
    _keep(reading, Capture(body, path=shown))
    reading.files[identity] = shown


def _read_stdin(reading: _Reading, stdin: BinaryIO | None) -> bytes:
    if any(capture.path == "-" for capture in reading.captures):
        raise ReadError("-", "standard input is given twice, and can be read only once")
    if stdin is None:  # the program was started without it
        raise ReadError("-", "standard input is closed")
    try:
        return stdin.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        raise ReadError("-", f"standard input cannot be read: {_why(error)}") from None


def _keep(reading: _Reading, capture: Capture) -> None:
    """Add the capture, unless there is nothing in it, too much, or nothing new."""
    shown = capture.address
    if not capture.body:
        raise ReadError(shown, "is empty" if shown != "-" else "standard input is empty")
    if len(capture.body) > MAX_BYTES:
        raise ReadError(shown, too_large(None))
    name = capture.url if capture.path is None else Path(shown).name
    words = (name or "", sha256(capture.body).digest())
    if words in reading.words:
        same = reading.words[words]
        raise ReadError(shown, f"has the same name and the same bytes as {same}, and is read once")
    reading.words[words] = shown
    reading.captures.append(capture)


def _keep_stored(reading: _Reading, path: str, n_bytes: int) -> None:
    """Add the file as one that is read piece by piece, if it may be one by its name, and is new."""
    shown = _shown(path)
    if not has_ending(path, (*ARCHIVES, *TABLES, *FEEDS)):
        raise ReadError(shown, too_large(n_bytes))
    if n_bytes > MAX_ARCHIVE_BYTES:
        message = f"an archive of more than {MAX_ARCHIVE_BYTES // 1_000_000:,} MB is not read"
        raise ReadError(shown, f"is {n_bytes / 1_000_000:,.1f} MB long; {message}")
    alike = reading.stored.setdefault((Path(shown).name, n_bytes), [])
    try:
        same = next((other for other in alike if filecmp.cmp(path, other, shallow=False)), None)
    except OSError as error:
        raise ReadError(shown, f"cannot be read: {_why(error)}") from None
    if same is not None:
        message = f"has the same name and the same bytes as {_shown(same)}, and is read once"
        raise ReadError(shown, message)
    alike.append(path)
    reading.captures.append(StoredFile(shown, partial(_open, path)))


def _open(path: str) -> BinaryIO:
    return Path(path).open("rb")


def too_large(n_bytes: int | None) -> str:
    """Why an input of `n_bytes`, or of more than was read of it, is not taken."""
    size = f"{n_bytes / 1_000_000:,.1f} MB" if n_bytes else f"more than {MAX_BYTES // 1_000_000} MB"
    return f"is {size} long; a report of more than {MAX_BYTES // 1_000_000} MB is not read"


def _shown(path: str) -> str:
    """`path` as it can be printed: bytes of a name that are not UTF-8 become U+FFFD."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _why(error: Exception) -> str:
    text = error.strerror if isinstance(error, OSError) else None
    return (text or str(error)).lower()
