"""The report within a PDF, by the text layer that pypdf reads.

In goes a capture; out comes a draft: the paragraphs in reading order as far as places tell it (`pdf_lines.py`),
words at line ends mended, running heads and page numbers left out (`pdf_paragraphs.py`). What the lines above
the first sentence state is read as from a plain text; of the file's own data only the title is believed, and only
if it stands on page one. Never runs what the file holds, never opens an address, and recognises no letters in
pictures: a scan is told as one. Sizes are bounded here; time is bounded by `worker.py`.
"""

import logging
import re
from collections.abc import Sequence
from io import BytesIO
from typing import TYPE_CHECKING

from crossread.errors import ReadError
from crossread.extract.decode import clean
from crossread.extract.documents.pdf_lines import Line, read_lines
from crossread.extract.documents.pdf_paragraphs import make_paragraphs, without_running_lines
from crossread.extract.plain import Draft, read_plain
from crossread.types.problem import Problem
from crossread.types.report import Capture
from crossread.types.span import Span

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

__all__ = ["MAX_PAGES", "is_pdf", "read_pdf"]

MAX_PAGES = 500
"""The most pages that are read; a newspaper of a Sunday has a third."""

# A page's drawing commands take some ten thousand bytes; a stream that unpacks to more is made to harm.
_MOST_UNPACKED = 20_000_000
# Bytes of all steps of one stream, as where one compression lies within another.
_MOST_DECODED = 60_000_000
# Commands and their values in the drawing of a page; a dense page of a newspaper has a tenth.
_MOST_COMMANDS = 500_000
# As many characters has a long book.
_MOST_CHARACTERS = 3_000_000
# A stamp or a page number on a scan is no text layer.
_LEAST_LETTERS = 20
_SHORTEST_TITLE = 2

_LETTER = re.compile(r"[^\W\d_]")
# Print joins some letters in one; to a reader of words they are the letters.
_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB06: "st"}

# pypdf tells what it mends in a log, which would be printed where nobody has set one up.
logging.getLogger("pypdf").addHandler(logging.NullHandler())


def is_pdf(body: bytes) -> bool:
    """Whether `body` begins as a PDF does."""
    return body[:1024].lstrip(b"\xef\xbb\xbf\0\t\n\r\f ").startswith(b"%PDF-")


def read_pdf(capture: Capture) -> tuple[tuple[Draft, ...], tuple[Problem, ...]]:
    """The draft of a PDF, and what is amiss with it; no draft where it has no text to read."""
    # Imported here: most inputs are no PDF.
    from pypdf import apply_configuration  # noqa: PLC0415
    from pypdf.errors import DependencyError, LimitReachedError  # noqa: PLC0415

    try:
        with apply_configuration(
            zlib_maximum_output_length=_MOST_UNPACKED,
            lzw_maximum_output_length=_MOST_UNPACKED,
            run_length_maximum_output_length=_MOST_UNPACKED,
            brotli_maximum_output_length=_MOST_UNPACKED,
            array_based_stream_maximum_output_length=_MOST_UNPACKED,
            stream_decoding_work_maximum_length=_MOST_DECODED,
            stream_parsing_work_maximum_count=_MOST_COMMANDS,
            page_tree_maximum_page_entries=100 * MAX_PAGES,
            jbig2dec_binary=None,
        ):
            return _read(capture)
    except ReadError as error:
        return _refuse(capture, error.message)
    except LimitReachedError as error:
        return _refuse(capture, f"a PDF beyond what is read: {_said(error)}")
    except DependencyError:
        return _refuse(capture, "a PDF that is encrypted; save it without its password")
    except RecursionError:
        return _refuse(capture, "a PDF whose parts lie too deep within each other")
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 - a broken file raises what it likes, and is told as broken
        return _refuse(capture, f"a PDF that is broken: {_said(error)}")


def _refuse(capture: Capture, message: str) -> tuple[tuple[Draft, ...], tuple[Problem, ...]]:
    return (), (Problem("extract", capture.address, message),)


def _said(error: Exception) -> str:
    """What an exception says, on one line that is not made longer by the file."""
    words = " ".join(str(error).split()) or type(error).__name__
    return "".join(c if c.isprintable() else "\ufffd" for c in words[:160]).rstrip(".")


def _read(capture: Capture) -> tuple[tuple[Draft, ...], tuple[Problem, ...]]:
    reader = _open(capture)
    n_pages = len(reader.pages)
    if n_pages > MAX_PAGES:
        message = f"a PDF of {n_pages:,} pages; one of more than {MAX_PAGES} is not read"
        raise ReadError(capture.address, message)
    pages, unread = _read_pages(reader)
    if sum(len(_LETTER.findall(line.text)) for page in pages for line in page) < _LEAST_LETTERS:
        raise ReadError(capture.address, _without_text(reader))
    kept = without_running_lines(pages)
    first, _ = clean("\n\n".join(make_paragraphs(kept[:1])).translate(_LIGATURES))
    text, notes = clean("\n\n".join(make_paragraphs(kept)).translate(_LIGATURES))
    draft, problems = read_plain(capture, text)
    title = _find_title(reader, text, len(first))
    if title is not None:
        draft = Draft(text, title, draft.byline, draft.outlet, draft.published)
    notes = (*unread, *_pages_without_text(reader, pages), *notes)
    told = (Problem("extract", capture.address, note) for note in notes)
    return (draft,), (*told, *problems)


def _open(capture: Capture) -> "PdfReader":
    """The reader of a capture; a file that is locked without a password, as some are, is opened.

    Raises:
        ReadError: it takes a password.
    """
    from pypdf import PdfReader  # noqa: PLC0415 - most inputs are no PDF

    reader = PdfReader(BytesIO(capture.body), strict=False)
    if reader.is_encrypted and not reader.decrypt(""):
        message = "a PDF that is encrypted; save it without its password"
        raise ReadError(capture.address, message)
    return reader


def _read_pages(reader: "PdfReader") -> tuple[list[tuple[Line, ...]], list[str]]:
    """The lines of each page, and a note on each page that could not be read."""
    from pypdf.errors import LimitReachedError  # noqa: PLC0415 - most inputs are no PDF

    pages: list[tuple[Line, ...]] = []
    notes: list[str] = []
    n_characters = 0
    for number, page in enumerate(reader.pages, 1):
        try:
            pages.append(read_lines(page))
        except (LimitReachedError, MemoryError, RecursionError):
            raise
        except Exception as error:  # noqa: BLE001 - one broken page loses no other
            notes.append(f"page {number} cannot be read: {_said(error)}")
            pages.append(())
        n_characters += sum(len(line.text) for line in pages[-1])
        if n_characters > _MOST_CHARACTERS:
            raise LimitReachedError(f"more than {_MOST_CHARACTERS:,} characters of text")
    return pages, notes


def _without_text(reader: "PdfReader") -> str:
    if any(_has_picture(page) for page in reader.pages):
        return "a scan: its pages are pictures, and letters in pictures are not recognised"
    return "a PDF without text"


def _pages_without_text(reader: "PdfReader", pages: Sequence[Sequence[Line]]) -> list[str]:
    """A note on the pages that are pictures where others have text."""
    scanned = [
        number
        for number, (page, lines) in enumerate(zip(reader.pages, pages, strict=True), 1)
        if not lines and _has_picture(page)
    ]
    if not scanned:
        return []
    shown = ", ".join(map(str, scanned[:5])) + (", ..." if len(scanned) > 5 else "")
    return [f"holds pages that are pictures without text: {shown}"]


def _has_picture(page: "PageObject") -> bool:
    """Whether `page` draws a picture; it is not unpacked for that."""
    try:
        return len(page.images) > 0
    except (MemoryError, RecursionError):
        raise
    except Exception:  # noqa: BLE001 - a broken page raises what it likes, and shows no picture then
        return False


def _find_title(reader: "PdfReader", text: str, n_first: int) -> Span | None:
    """Where the title of the file's own data stands in the first `n_first` characters of `text`, on lines of its own."""
    stated = reader.metadata.title if reader.metadata else None
    words = clean(stated)[0].translate(_LIGATURES).split() if isinstance(stated, str) else []
    if not _SHORTEST_TITLE <= len(words) <= 40:
        return None
    pattern = r"^" + r" ".join(re.escape(word) for word in words) + r"$"
    match = re.compile(pattern, re.IGNORECASE | re.MULTILINE).search(text, 0, n_first)
    return Span(match.start(), match.end()) if match else None
