"""What the bytes of an input are, seen by how they begin and by how the file is named.

In goes the beginning of a file and its name; out comes the kind of archive or table that it is, or why it cannot
be read. What is neither is held whole: a PDF, a document of a word processor, mail or a text, which `read.py` tells
apart. Never takes a name for more than a hint, where the bytes themselves tell.
"""

import zlib
from enum import StrEnum

from crossread.extract.archives.tar import is_tar
from crossread.extract.documents.pdf import is_pdf
from crossread.extract.documents.word import is_docx
from crossread.types.endings import has_ending

__all__ = ["HEAD_BYTES", "Kind", "find_kind", "refuse_bytes"]

HEAD_BYTES = 4096
"""How much of a file tells what it is."""

# What a text begins with that is not text; a file of these is never read as words.
_MAGIC = (
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"BZh", "a compressed file"),
    (b"\xfd7zXZ", "a compressed file"),
    (b"(\xb5/\xfd", "a compressed file"),
    (b"7z\xbc\xaf", "a compressed file"),
    (b"Rar!", "a compressed file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"RIFF", "a picture or a recording"),
    (b"ID3", "a recording"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "a database"),
    (b"filedesc://", "a web archive in the old form ARC"),
)


class Kind(StrEnum):
    """What an input is, where it is not a text that is held whole."""

    TEXT = "text"
    WARC = "warc"
    ZIP = "zip"
    TAR = "tar"
    GZIP = "gzip"
    JSON_LINES = "json lines"
    CSV = "csv"


def find_kind(head: bytes, name: str) -> tuple[Kind, bool]:
    """The kind of the file that begins with `head`, and whether it is packed by gzip."""
    is_gzip = head.startswith(b"\x1f\x8b")
    plain = _inflate(head) if is_gzip else head
    if plain.startswith(b"WARC/") or has_ending(name, (".warc",)):
        # The beginning may be damaged; then the name tells how the rest was written.
        return Kind.WARC, is_gzip or (
            name.lower().endswith(".gz") and not plain.startswith(b"WARC/")
        )
    if is_docx(head):
        return Kind.TEXT, False
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return Kind.ZIP, False
    if is_tar(plain):
        return Kind.TAR, is_gzip
    is_text = not (refuse_bytes(plain) or is_pdf(plain))
    if is_text and has_ending(name, (".jsonl", ".ndjson")):
        return Kind.JSON_LINES, is_gzip
    if is_text and has_ending(name, (".csv", ".tsv")):
        return Kind.CSV, is_gzip
    return (Kind.GZIP, True) if is_gzip else (Kind.TEXT, False)


def refuse_bytes(head: bytes) -> str | None:
    """Why a file that begins with `head` cannot be read as text, if it is known to be something else."""
    kind = next((kind for magic, kind in _MAGIC if head.startswith(magic)), None)
    if kind is None:
        return None
    return f"looks like {kind}, which is not read yet; save its text in a .txt file"


def _inflate(head: bytes) -> bytes:
    """How the file goes on that gzip packed into `head`; empty if it cannot be told."""
    try:
        return zlib.decompressobj(wbits=31).decompress(head, HEAD_BYTES)
    except zlib.error:
        return b""
