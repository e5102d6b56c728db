"""The reports of a synopsis as RIS, which EndNote, Zotero, Mendeley and RefWorks read.

In goes a Synopsis; out comes a record of type NEWS for each report, lines ended by CR LF, in UTF-8. A value is one
line, so that no text can begin a line of its own; what a report does not state has no line.
Form: https://en.wikipedia.org/wiki/RIS_(file_format), from the specification of Reference Manager.
"""

from collections.abc import Iterator

from crossread.export.references import Reference, list_references
from crossread.types.synopsis import Synopsis

__all__ = ["write_ris"]


def write_ris(synopsis: Synopsis) -> str:
    """The records, one empty line behind each."""
    records = (_record(reference) for reference in list_references(synopsis))
    return "".join(f"{line}\r\n" for record in records for line in (*record, ""))


def _record(reference: Reference) -> Iterator[str]:
    yield "TY  - NEWS"
    yield f"ID  - {reference.key}"
    yield f"TI  - {reference.title}"
    if reference.author:
        yield f"AU  - {reference.author}"
    if reference.outlet:
        yield f"T2  - {reference.outlet}"
    if reference.published is not None:
        day = reference.published
        yield f"PY  - {day.year:04}"
        yield f"DA  - {day.year:04}/{day.month:02}/{day.day:02}/"
    if reference.url:
        # A semicolon would begin another address.
        yield f"UR  - {reference.url.replace(';', '%3B')}"
    if reference.language:
        yield f"LA  - {reference.language}"
    yield "ER  - "
