"""Documents of word processors: DOCX and RTF, in which news archives such as Nexis Uni and Factiva give their articles.

In goes a capture; out come the lines of its text, a paragraph each, without headers, comments, and what was deleted.
Pictures and formulas are left out. Of DOCX only the main part is read (ISO/IEC 29500-1), as XML without a document type;
RTF is read by striprtf. Sizes are bounded here; time is bounded by `worker.py`.
"""

import zipfile
import zlib
from collections.abc import Iterator, Sequence
from io import BytesIO

from crossread.errors import ReadError
from crossread.extract.decode import clean
from crossread.extract.xml import Element, local_name, parse_xml
from crossread.types.report import Capture

__all__ = ["is_docx", "is_word", "read_lines"]

_MAIN = "word/document.xml"
_HEAD = 4096
# XML around the words takes ten times their room.
_MOST_XML = 50_000_000
_BREAKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
# What was deleted or moved away, and the second form of a drawing that is there twice.
_LEFT_OUT = frozenset({"del", "moveFrom", "Fallback"})


def is_word(body: bytes) -> bool:
    """Whether `body` is RTF or DOCX."""
    return body.startswith(b"{\\rtf") or is_docx(body)


def is_docx(head: bytes) -> bool:
    """Whether a file that begins with `head` is a document of Office; a zip file names its first parts at its head."""
    return head.startswith(b"PK\x03\x04") and any(
        name in head[:_HEAD] for name in (b"[Content_Types].xml", _MAIN.encode())
    )


def read_lines(capture: Capture) -> Sequence[str]:
    """The paragraphs of a document in their order, empty ones included.

    Raises:
        ReadError: it is damaged, too long, or no text, such as a sheet.
    """
    if capture.body.startswith(b"{\\rtf"):
        text = _read_rtf(capture.body)
    else:
        root = parse_xml(capture.address, _main_part(capture))
        text = "\n".join("".join(_pieces(one)) for one in root.iter() if local_name(one) == "p")
    return clean(text)[0].split("\n")


def _read_rtf(body: bytes) -> str:
    # Imported here: few inputs are RTF.
    from striprtf.striprtf import rtf_to_text  # noqa: PLC0415

    # Letters beyond ASCII are escaped; where a program wrote them as they are, it did so in its Windows encoding.
    text = rtf_to_text(body.decode("cp1252", "replace"), errors="replace")  # type: ignore[no-untyped-call] # it has no types
    # Halves of characters beyond the first plane stand behind one another as two numbers.
    return str(text).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _main_part(capture: Capture) -> str:
    try:
        with zipfile.ZipFile(BytesIO(capture.body)) as archive, archive.open(_MAIN) as opened:
            part = opened.read(_MOST_XML + 1)
    except KeyError:
        message = "looks like an office document that is no text, which is not read"
        raise ReadError(capture.address, message) from None
    except (OSError, EOFError, zlib.error, zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError) as error:  # fmt: skip
        message = f"is a damaged document: {(str(error) or type(error).__name__).lower()[:200]}"
        raise ReadError(capture.address, message) from None
    if len(part) > _MOST_XML:
        message = f"unpacks to more than {_MOST_XML // 1_000_000} MB"
        raise ReadError(capture.address, message)
    return part.decode("utf-8-sig", "replace")


def _pieces(paragraph: Element) -> Iterator[str]:
    """The words of one paragraph; a paragraph within it, as in a text box, comes by itself."""
    waiting = list(reversed(paragraph))
    while waiting:
        element = waiting.pop()
        name = local_name(element)
        if name == "t":
            yield element.text or ""
        elif name in _BREAKS:
            yield _BREAKS[name]
        elif name != "p" and name not in _LEFT_OUT:
            waiting.extend(reversed(element))
