"""One capture into reports.

In goes a capture; out come its reports, complete with furniture and language, and what is amiss with
it. Never raises, whatever the bytes are: what cannot be read becomes a problem that says why.
"""

import re
from collections.abc import Sequence
from functools import cache
from hashlib import sha256
from pathlib import PurePath
from typing import Protocol

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from crossread.extract import furniture
from crossread.extract.article_json import count_html, is_json, read_article_json
from crossread.extract.decode import decode
from crossread.extract.html import read_html
from crossread.extract.mail import is_mail, read_mail
from crossread.extract.pdf import is_pdf, read_pdf
from crossread.extract.plain import Draft, read_plain
from crossread.types.problem import Problem
from crossread.types.report import Capture, Dropped, Report
from crossread.types.span import Span

__all__ = ["FindFurniture", "is_plain", "read_report"]

# What a text begins with that is not text; a file of these is never read as words.
_MAGIC = (
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "a rich text document"),
    (b"\x1f\x8b", "a compressed file"),
    (b"BZh", "a compressed file"),
    (b"\xfd7zXZ", "a compressed file"),
    (b"(\xb5/\xfd", "a compressed file"),
    (b"7z\xbc\xaf", "a compressed file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"RIFF", "a picture or a recording"),
    (b"ID3", "a recording"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "a database"),
    (b"WARC/", "a web archive"),
)
_PAGE = re.compile(
    r"\s*<(?:!doctype|!--|html|head|body|div|p|span|article|section|main|table|script|style|meta|title|h1)\b",
    re.IGNORECASE,
)
_XML = re.compile(r"\s*<(?:\?xml|rss|feed|svg)\b", re.IGNORECASE)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffd]")
_WORD = re.compile("[\u0e00-\u0eff\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]|[^\\W\\d_]+")

_PRINTED = re.compile(rb"[!-~]")

_LEAST_TEXT = 20
_LEAST_WORDS = 20
# More text changes no verdict on its language, and costs time.
_ENOUGH_FOR_LANGUAGE = 4000
_SURE = 0.9
# Up to that many bytes our own reading of a text was measured to take a few seconds for any shape of text.
_LONG = 1_000_000


class FindFurniture(Protocol):
    """Finds what of a text belongs to the page, as `furniture.find_furniture` does."""

    def __call__(self, text: str, *, headline: Span | None) -> tuple[Dropped, ...]:
        """Sorted lines of `text`, or parts of them, free of overlaps."""


def read_report(
    capture: Capture, *, find_furniture: FindFurniture = furniture.find_furniture
) -> tuple[tuple[Report, ...], tuple[Problem, ...]]:
    """The reports in `capture`, one but for JSON and mailboxes, and what is amiss with it.

    A PDF and a mail are known by how they begin. What begins as JSON does is read as JSON, and so is what is
    named `.json`; what begins as a page of HTML is read as that; all else is plain text.
    A report whose kept text is shorter than 20 characters is refused.
    """
    drafts, found = _read_drafts(capture)
    problems = list(found)
    reports: list[Report] = []
    for number, draft in enumerate(drafts, 1):
        report_id = _make_id(capture, number if len(drafts) > 1 else None)
        report = _finish(capture, draft, report_id, find_furniture)
        n_kept = len(_kept(report.text, report.dropped).strip())
        if n_kept >= _LEAST_TEXT:
            reports.append(report)
            continue
        which = f" in article {number}" if len(drafts) > 1 else ""
        message = f"nothing to read{which}: {n_kept} characters of text without the page's own"
        problems.append(Problem("extract", capture.address, message))
    return tuple(reports), tuple(problems)


def is_plain(capture: Capture) -> bool:
    """Whether only our own reading of text and JSON touches the bytes, and no parser of pages, mail or PDF.

    It is wrong to one side only: a text that begins with "<" may be no page.
    """
    body = capture.body
    first = _PRINTED.search(body)
    begins = first.group() if first else b""
    is_long = len(body) > _LONG and begins not in {b"{", b"["}
    return not (begins == b"<" or is_long or is_pdf(body) or is_mail(capture))


def _refuse_bytes(body: bytes) -> str | None:
    kind = next((kind for magic, kind in _MAGIC if body.startswith(magic)), None)
    if kind is None:
        return None
    return f"looks like {kind}, which is not read yet; save its text in a .txt file"


def _refuse_text(text: str) -> str | None:
    if _XML.match(text) and "</" in text and not _is_page(text):
        return "looks like XML, which is not read yet; save its text in a .txt file"
    return _too_many_controls(text)


def _too_many_controls(text: str) -> str | None:
    n_unread = len(_CONTROL.findall(text))
    if n_unread > 0.05 * len(text):
        return (
            f"looks like data and not like text: {n_unread} of its {len(text)} characters are "
            "control codes or could not be decoded"
        )
    return None


def _is_page(text: str) -> bool:
    """Whether it is HTML, which may call itself XML at its head."""
    if _XML.match(text):
        return re.search(r"<html\b", text[:2000], re.IGNORECASE) is not None
    return _PAGE.match(text) is not None and (count_html(text) > 0 or "</" in text)


def _read_drafts(capture: Capture) -> tuple[Sequence[Draft], Sequence[Problem]]:
    if is_pdf(capture.body):
        return _readable(capture, *read_pdf(capture))
    if is_mail(capture):
        return _readable(capture, *read_mail(capture))
    refused = _refuse_bytes(capture.body)
    if refused:
        return (), (Problem("extract", capture.address, refused),)
    text, notes = decode(capture.body)
    refused = _refuse_text(text)
    if refused:
        return (), (Problem("extract", capture.address, refused),)
    drafts, found = _read_text(capture, text)
    return drafts, (*(Problem("extract", capture.address, note) for note in notes), *found)


def _readable(
    capture: Capture, drafts: Sequence[Draft], problems: Sequence[Problem]
) -> tuple[Sequence[Draft], Sequence[Problem]]:
    """`drafts` but for those whose letters stand for nothing, as of a PDF whose fonts do not name theirs."""
    kept = [draft for draft in drafts if not _too_many_controls(draft.text)]
    refused = [
        Problem("extract", capture.address, message)
        for message in (_too_many_controls(draft.text) for draft in drafts)
        if message
    ]
    return kept, (*problems, *refused)


def _read_text(capture: Capture, text: str) -> tuple[Sequence[Draft], Sequence[Problem]]:
    if is_json(text) or capture.address.lower().endswith((".json", ".jsonld")):
        return read_article_json(capture, text)
    if _is_page(text):
        return read_html(capture, text)
    draft, problems = read_plain(capture, text)
    n_tags = count_html(text)
    if n_tags:
        message = f"holds {n_tags} HTML tags; the text is kept as it is"
        problems = (*problems, Problem("extract", capture.address, message))
    return (draft,), problems


def _finish(
    capture: Capture, draft: Draft, report_id: str, find_furniture: FindFurniture
) -> Report:
    dropped = find_furniture(draft.text, headline=draft.headline)
    return Report(
        id=report_id,
        text=draft.text,
        path=capture.path,
        url=draft.url or capture.url,
        outlet=draft.outlet,
        headline=draft.headline,
        byline=draft.byline,
        published=draft.published,
        language=_detect_language(_kept(draft.text, dropped)) or draft.language,
        dropped=dropped,
    )


def _make_id(capture: Capture, number: int | None) -> str:
    """The same for the same bytes under the same name, wherever the file lies."""
    name = PurePath(capture.path).name if capture.path else capture.address
    parts = [name] if number is None else [name, str(number)]
    named = b"".join(b"\0" + part.encode("utf-8", "replace") for part in parts)
    return "r-" + sha256(capture.body + named).hexdigest()[:12]


def _kept(text: str, dropped: Sequence[Dropped]) -> str:
    pieces: list[str] = []
    last = 0
    for one in dropped:
        pieces.append(text[last : one.span.start])
        last = one.span.end
    return "".join((*pieces, text[last:]))


def _detect_language(text: str) -> str | None:
    """The ISO 639-1 code of a text of 20 words or more, where py3langid is sure; else None."""
    sample = text[:_ENOUGH_FOR_LANGUAGE]
    if len(_WORD.findall(sample)) < _LEAST_WORDS:
        return None
    code, probability = _language_identifier().classify(sample)
    return str(code) if probability >= _SURE and len(code) == 2 else None


@cache
def _language_identifier() -> LanguageIdentifier:
    """The identifier is read once: that takes half a second. It holds no state of its own."""
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
