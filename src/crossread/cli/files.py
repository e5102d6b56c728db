"""What the user names: inputs that may be read, and files that may be written.

In go arguments and options as they were typed. What cannot be meant, or would destroy what is read, ends the program
before anything is opened. A file is written whole or not at all.
"""

import errno
import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO, NoReturn

import click

__all__ = [
    "WRONG_USE",
    "check_inputs",
    "check_output",
    "refuse",
    "standard_input",
    "why_unread",
    "write_file",
]

WRONG_USE = 2


def refuse(why: str) -> NoReturn:
    """Say why what was typed is not done, and end."""
    click.echo(f"crossread: {why}", err=True)
    sys.exit(WRONG_USE)


def check_inputs(inputs: Sequence[str]) -> None:
    """End where an input is empty: a shell makes it of a variable that is not set, and it would mean this folder."""
    if "" in inputs:
        refuse("an argument is empty; a file, a folder or an address is expected")


def check_output(
    option: str, file: str | None, inputs: Sequence[str] = (), endings: tuple[str, ...] = ()
) -> None:
    """End where `option` would write over one of `inputs`, or over a file that has none of `endings`.

    The value of an option may be an input by mistake: in `--html a.txt b.txt` the first is the file to be written.
    """
    if file is None or file == "-":
        return
    if not file:
        refuse(f"{option} is given an empty name; a file is expected")
    if any(_is_same(file, one) for one in _files_in(inputs)):
        refuse(f"{option} {file}: this file is one of those to be read; it is not written over")
    if endings and _holds_something(file) and not file.lower().endswith(endings):
        refuse(
            f"{option} {file}: this file exists, and does not end in {' or '.join(endings)}; "
            "it is not written over"
        )


def standard_input() -> BinaryIO | None:
    """What `-` reads; None where the program was started without it."""
    return None if sys.stdin is None else sys.stdin.buffer


def why_unread(error: OSError) -> str:
    """Why a file cannot be read, in the words that are used of a report."""
    if isinstance(error, FileNotFoundError):
        return "no such file"
    if isinstance(error, IsADirectoryError):
        return "is a folder, not a file"
    return f"cannot be read: {(error.strerror or str(error)).lower()}"


def write_file(file: str, content: str | bytes) -> None:
    """Write a file that the user named, or say why not and end."""
    try:
        _write_whole(file, content if isinstance(content, bytes) else content.encode("utf-8"))
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        refuse(f"{file} cannot be written: {why}")
    click.echo(f"crossread: wrote {file}", err=True)


def _write_whole(file: str, content: bytes) -> None:
    """Write beside the file and put that in its place, so that a write which breaks leaves what was there."""
    if Path(file).exists() and not Path(file).is_file():  # a device or a pipe must stay what it is
        Path(file).write_bytes(content)
        return
    target = Path(file).resolve()  # what a link leads to is replaced, not the link
    if target.exists() and not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    beside = target.parent / f".crossread-{os.getpid()}.part"
    beside.touch(exist_ok=False)  # never through a link that somebody laid there
    try:
        beside.write_bytes(content)
        if target.exists():
            shutil.copymode(target, beside)
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)


def _files_in(inputs: Sequence[str]) -> tuple[str, ...]:
    """`inputs`, and the files of the folders among them."""
    from crossread.fetch.files import list_inputs

    return (*inputs, *list_inputs(inputs)[0])


def _is_same(file: str, other: str) -> bool:
    try:
        return os.path.samefile(file, other)  # noqa: PTH121 - both may be no path at all
    except (OSError, ValueError):
        return False


def _holds_something(file: str) -> bool:
    """Whether there is a plain file with something in it; an empty one may have been made for this."""
    path = Path(file)
    return path.is_file() and path.stat().st_size > 0
