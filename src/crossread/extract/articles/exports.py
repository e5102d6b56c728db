"""Text exports of LexisNexis and of Factiva, several articles in one file.

In goes a decoded text; out come a draft for each article in it, and problems. The articles are told apart by the
lines that these services set around them ("3 of 20 DOCUMENTS", "End of Document", "Document ABCD000020200101..."),
their fields by names or two-letter codes. Lines that were broken at a width are put together again.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from crossread.extract.articles.article_json import language_code
from crossread.extract.articles.export_fields import Fields, read_factiva, read_lexis
from crossread.extract.plain import Draft, join_headline, read_published
from crossread.types.problem import Problem
from crossread.types.report import Capture

__all__ = ["is_export", "is_factiva", "read_export"]

# Nexis Uni sets a space that does not break behind the name of a field.
_N_WORDS = r"[ \t\xa0]{0,99}[0-9][0-9,. ]{0,8}[ \t\xa0]words[ \t]*$"
_FACTIVA_END = re.compile(
    r"^(?:AN[ \t\xa0]{1,20})?Document [A-Za-z0-9]{12,40}[ \t]*$", re.MULTILINE
)
_FACTIVA_MARK = re.compile(rf"^{_N_WORDS}|^WC(?:[ \t\xa0]|$)", re.MULTILINE)
_LEXIS_START = re.compile(
    r"^[ \t]*(?:[0-9]{1,6} of [0-9]{1,6} DOCUMENTS?|Document [0-9]{1,6} of [0-9]{1,6})[ \t]*$",
    re.MULTILINE,
)
_LEXIS_END = re.compile(r"^[ \t]*End of Document[ \t]*$", re.MULTILINE)
_LEXIS_MARK = re.compile(rf"^(?:LENGTH|Length):{_N_WORDS}", re.MULTILINE)
_COVER = re.compile(r"\s{0,99}Date and Time:")
_FIRST_LISTED = re.compile(r"^1\.[ \t\xa0]{1,9}(\S[^\n]{0,500}?)[ \t]*$", re.MULTILINE)
_LOAD_DATE = re.compile(r"^(?:LOAD-DATE|Load-Date):", re.MULTILINE)
# What Factiva sets behind the last article: how the search was made.
_SUMMARY = re.compile(r"\s*(?:Search Summary|© \d{4} Factiva)")


@dataclass(frozen=True, slots=True)
class _Piece:
    """One article of an export as text, and whether Factiva wrote it."""

    text: str
    is_factiva: bool


def is_export(text: str) -> bool:
    """Whether `text` has the marks that one of the services sets around an article."""
    if is_factiva(text):
        return True
    has_frame = _LEXIS_START.search(text) or _LEXIS_END.search(text) or _LOAD_DATE.search(text)
    return bool(has_frame and _LEXIS_MARK.search(text))


def is_factiva(text: str) -> bool:
    """Whether the marks are those of Factiva."""
    return bool(_FACTIVA_END.search(text) and _FACTIVA_MARK.search(text))


def read_export(capture: Capture, text: str) -> tuple[tuple[Draft, ...], tuple[Problem, ...]]:
    """The drafts of an export in the order of its articles, and what is amiss with them."""
    drafts: list[Draft] = []
    problems: list[Problem] = []
    for number, piece in enumerate(_pieces(text), 1):
        fields = read_factiva(piece.text) if piece.is_factiva else read_lexis(piece.text)
        draft, found = _draft(fields, number)
        drafts += [draft] if draft else []
        problems += [
            Problem("extract", capture.address, f"article {number} {what}") for what in found
        ]
    return tuple(drafts), tuple(problems)


def _pieces(text: str) -> list[_Piece]:
    """The articles of an export, with neither cover page nor the summary of the search."""
    if is_factiva(text):
        pieces = _cut(text, _FACTIVA_END)
        is_rest = _SUMMARY.match(pieces[-1]) or not _FACTIVA_MARK.search(pieces[-1])
        return [_Piece(piece, is_factiva=True) for piece in (pieces[:-1] if is_rest else pieces)]
    starts, ends = _LEXIS_START.search(text), _LEXIS_END.search(text)
    if starts:
        cover, *pieces = _cut(text, _LEXIS_START)
        pieces = [cover, *pieces] if _LEXIS_MARK.search(cover) else pieces
    elif ends:
        pieces = _cut(_without_cover(text), _LEXIS_END)
    else:
        pieces = [text]
    return [_Piece(piece, is_factiva=False) for piece in pieces if piece.strip()]


def _without_cover(text: str) -> str:
    """`text` from its first article on: Nexis Uni sets a list of all before it, and its first line is found again."""
    cover = _COVER.match(text)
    first = _FIRST_LISTED.search(text, cover.end()) if cover else None
    if first is None:
        return text
    at = text.find(f"\n{first[1]}\n", first.end())
    return text if at < 0 else text[at + 1 :]


def _cut(text: str, frame: re.Pattern[str]) -> list[str]:
    """What stands between the lines that `frame` matches."""
    marks = list(frame.finditer(text))
    starts = [0, *(mark.end() for mark in marks)]
    ends = [*(mark.start() for mark in marks), len(text)]
    return [text[start:end] for start, end in zip(starts, ends, strict=True)]


def _draft(fields: Fields, number: int) -> tuple[Draft | None, Sequence[str]]:
    if not fields.body:
        return None, ("holds no text",)
    published = read_published(fields.published) if fields.published else None
    is_unread = bool(fields.published) and published is None
    problems = (
        [f"states a date that cannot be read, which is left out: {fields.published[:80]}"]
        if is_unread
        else []
    )
    text, headline = join_headline(fields.headline, fields.body)
    byline = re.sub(r"^by:? ", "", fields.byline, flags=re.IGNORECASE)
    draft = Draft(
        text,
        headline,
        byline=byline or None,
        outlet=fields.outlet or None,
        published=published,
        url=fields.address or None,
        language=language_code(re.split(r"\W", fields.language.strip())[0]),
        number=number,
    )
    return draft, problems
