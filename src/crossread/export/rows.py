"""The comparison as rows and cells, one cell for each report, as the page lays it out.

In goes an alignment; out comes a Row whose cells hold words with their addresses on the page (`r1-120-164`)
and with what differs set apart. Holds plain text only: the template escapes it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from crossread.export.difference import find_differences
from crossread.export.outline import Lettered, find_letter, lead_of, order_citations
from crossread.export.wording import (
    ASPECTS,
    clean_line,
    clean_text,
    open_line,
    remarks_on,
)
from crossread.types.alignment import Alignment, Relation, Variant
from crossread.types.report import ASIDE, Citation
from crossread.types.span import Span
from crossread.types.story import Story

__all__ = [
    "MOST_COLUMNS",
    "Cell",
    "Part",
    "Row",
    "Words",
    "address_of",
    "make_row",
    "row_remarks",
    "show_words",
]

# More columns than this leave no room for words; then only reports that carry a point have a cell.
MOST_COLUMNS = 4


@dataclass(frozen=True, slots=True)
class Part:
    """Some of the words of a citation; `differs` where no other variant has them."""

    text: str
    differs: bool


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one citation, the letter of its report, and where they stand on the page.

    `lead` are the words of its sentence before one that begins within it.
    """

    letter: str
    address: str
    parts: tuple[Part, ...]
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """What one report says on a point; `version` numbers the variants from 1 where that tells more."""

    letter: str
    words: tuple[Words, ...]
    version: int | None


@dataclass(frozen=True, slots=True)
class Row:
    """One point and a cell for each report; `tag` says in words in what the versions differ."""

    about: str
    aspect: str
    tag: str
    cells: tuple[Cell, ...]
    remarks: tuple[str, ...]


def address_of(citation: Citation, lettered: Sequence[Lettered]) -> str:
    """The id of the cited words on the page: the number of the report from 1, start, end."""
    numbers = (n for n, each in enumerate(lettered, 1) if each.report.id == citation.report_id)
    return f"r{next(numbers, 0)}-{citation.span.start}-{citation.span.end}"


def show_words(
    citation: Citation,
    lettered: Sequence[Lettered],
    differing: Sequence[Span] = (),
    told: Sequence[Citation] = (),
) -> Words:
    """A citation with its address; `differing` are spans of its report to be set apart, `told` stands beside it."""
    reports = (each.report for each in lettered if each.report.id == citation.report_id)
    asides = next((report.asides_in(citation.span) for report in reports), ())
    return Words(
        find_letter(lettered, citation.report_id),
        address_of(citation, lettered),
        tuple(_parts(citation, differing, asides)),
        lead_of(lettered, citation, told),
    )


def make_row(alignment: Alignment, lettered: Sequence[Lettered], story: Story) -> Row:
    """The row of an alignment; reports that do not carry it have an empty cell, if there are few."""
    differences = find_differences(alignment, story)
    # Where each report has a version of its own, the columns already say which is which.
    several = any(len(variant.report_ids) > 1 for variant in alignment.variants)
    tells = several and len(alignment.variants) > 1
    columns = {each.report.id: number for number, each in enumerate(lettered)}
    # The columns are read from the left, and so are the numbers of the versions.
    versions = sorted(
        alignment.variants, key=lambda told: min(columns[one] for one in told.report_ids)
    )
    cells: list[Cell] = []
    for each in lettered:
        told = list(_told_by(each, versions, lettered, differences, numbered=tells))
        if not told and len(lettered) <= MOST_COLUMNS and alignment.relation is not Relation.SINGLE:
            told = [Cell(each.letter, (), None)]
        cells += told
    return Row(
        open_line(alignment.about),
        "" if alignment.aspect is None else alignment.aspect.value,
        "" if alignment.aspect is None else ASPECTS[alignment.aspect],
        tuple(cells),
        tuple(row_remarks(alignment)),
    )


def _told_by(
    each: Lettered,
    versions: Sequence[Variant],
    lettered: Sequence[Lettered],
    differences: Mapping[Citation, tuple[Span, ...]],
    *,
    numbered: bool,
) -> Iterator[Cell]:
    """The cells of one report; more than one only where it tells the point in two ways itself."""
    for number, variant in enumerate(versions, 1):
        own = [c for c in variant.citations if c.report_id == each.report.id]
        cited = order_citations(lettered, own)
        words = tuple(
            show_words(citation, lettered, differences.get(citation, ()), cited)
            for citation in cited
        )
        if words:
            yield Cell(each.letter, words, number if numbered else None)


def row_remarks(alignment: Alignment) -> Iterator[str]:
    """What is remarked below a row. Phrases begin with a capital here; `why` is a sentence, and may begin with the name of a file."""
    why = clean_line(alignment.why or "")
    return (remark if remark == why else open_line(remark) for remark in remarks_on(alignment))


def _parts(citation: Citation, differing: Sequence[Span], asides: Sequence[Span]) -> Iterator[Part]:
    if not differing and not asides:
        yield Part(clean_line(citation.text), differs=False)
        return
    at = citation.span.start
    shown = [span for span in differing if not any(aside.overlap(span) for aside in asides)]
    for span in sorted([*shown, *asides]):
        yield from _part(citation, at, span.start, differs=False)
        if span in asides:
            yield Part(f" {ASIDE} ", differs=False)
        else:
            yield from _part(citation, span.start, span.end, differs=True)
        at = span.end
    yield from _part(citation, at, citation.span.end, differs=False)


def _part(citation: Citation, start: int, end: int, *, differs: bool) -> Iterator[Part]:
    offset = citation.span.start
    text = clean_text(citation.text[start - offset : end - offset])
    if text:
        yield Part(text, differs=differs)
