"""Tables of articles: JSON lines, and CSV with a header row.

In goes an open file, which is read line by line; out come rows, each with the drafts that it gives and what is
amiss with it. Never holds more than one row, and never evaluates a cell: `=1+1` is four characters.
"""

import csv
import io
import re
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import BinaryIO

from crossread.errors import ReadError
from crossread.extract.articles.article_json import (
    FieldNames,
    is_typed_article,
    parse_json,
    read_articles,
    read_fields,
)
from crossread.extract.decode import clean, find_codec
from crossread.extract.plain import Draft
from crossread.types.problem import Problem

__all__ = ["Row", "Tally", "is_json_lines", "read_csv", "read_json_lines"]

# As long as a file may be that is one article; CSV is limited by Python to 131,072 characters in a cell.
_MOST_LINE = 10_000_000
_SAMPLE, _PIECE = 1_000_000, 8192
_LONGEST_HEADER = 100_000
_NAMED = 5
_SEPARATORS = ",;\t|"

# What people call the columns of a table of articles, the surer names first. Among them are those of Media Cloud
# (https://github.com/mediacloud/api-client) and of the DOC API of GDELT (https://blog.gdeltproject.org), whose
# `seendate` is when it found the article: it stands last, since every other date is nearer to the publication.
_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "body": tuple(
        "maintext article_body articlebody full_text fulltext body_text article_text story_text content_text text body "
        "content article story".split()
    ),
    "headline": tuple("headline title heading article_title".split()),
    "published": tuple(
        "date_publish date_published datepublished published published_at published_date publication_date publish_date "
        "pub_date pubdate date datetime timestamp seendate".split()
    ),
    "outlet": tuple(
        "source_domain outlet publisher publication newspaper media_name source source_name site media domain "
        "media_url".split()
    ),
    "byline": tuple("authors author byline by writer journalist creator".split()),
    "language": tuple("language lang inlanguage".split()),
    "address": tuple("url link permalink web_url canonical_url article_url address".split()),
}
_READ_ERRORS = (OSError, EOFError, zlib.error)


@dataclass(frozen=True, slots=True)
class Row:
    """One row: where it stands (`#12`), its words for the identity of its reports, and what it gives."""

    place: str
    words: str
    drafts: tuple[Draft, ...] = ()
    problems: tuple[str, ...] = ()


@dataclass(slots=True)
class Tally:
    """How many rows there were, which gave no report and why, and in which something was amiss."""

    address: str
    n_rows: int = 0
    refused: list[str] = field(default_factory=list)
    noted: list[str] = field(default_factory=list)
    n_refused: int = 0
    n_noted: int = 0

    def count(self, row: Row, problems: Sequence[str], *, has_report: bool) -> None:
        """Count `row` in; of the rows with problems the first five are named."""
        self.n_rows += 1
        if not (has_report and not problems):
            named = f"row {row.place[1:]} {', '.join(problems)}"
            kept = self.noted if has_report else self.refused
            kept += [named] if len(kept) < _NAMED else []
            self.n_noted += has_report
            self.n_refused += not has_report

    def problems(self, *, is_told: bool) -> Iterator[Problem]:
        """One problem for the rows that were refused, and one for those in which something is amiss.

        Where there are no rows, that is one too, unless it `is_told` already why.
        """
        told = (
            (self.n_refused, self.refused, "rows that give no report"),
            (self.n_noted, self.noted, "rows that are read though something is amiss"),
        )
        for n, named, what in told:
            if n:
                more = f"; and {n - len(named):,} more" if n > len(named) else ""
                message = f"{what}: {n:,} of {self.n_rows:,}: {'; '.join(named)}{more}"
                yield Problem("extract", self.address, message)
        if not (self.n_rows or is_told):
            yield Problem("extract", self.address, "is a table without rows")


def is_json_lines(text: str) -> bool:
    """Whether `text` is JSON in lines: an object in the first, and another that begins in the next."""
    first, _, rest = text.lstrip().partition("\n")
    if not (first.startswith("{") and rest.lstrip().startswith("{")):
        return False
    try:
        parse_json("", first)
    except ReadError:
        return False
    return True


def read_json_lines(file: BinaryIO, address: str) -> Iterator[Row | Problem]:
    """A row for each line that is not empty, by its number; the vocabulary of each is found anew."""
    opened, problems = _open_text(file, address, "\n")
    yield from problems
    number = 0
    try:
        while line := opened.readline(_MOST_LINE + 1):
            number += 1
            if len(line) > _MOST_LINE and not line.endswith("\n"):
                _skip_line(opened)
                yield Row(
                    f"#{number}", "", problems=(f"is longer than {_MOST_LINE // 1_000_000} MB",)
                )
            elif line.strip():
                yield _line_row(line.strip(), address, number)
    except _READ_ERRORS as error:
        yield Problem("extract", address, _damaged(number, error))
    finally:
        opened.detach()


def read_csv(file: BinaryIO, address: str) -> Iterator[Row | Problem]:
    """A row for each row below the header, by its number as spreadsheets count: the header is the first."""
    opened, problems = _open_text(file, address, "")
    yield from problems
    number = 1
    try:
        lines = iter(lambda: opened.readline(_MOST_LINE), "")
        header = next((line for line in lines if line.strip()), "")
        columns, separator = _read_header(header)
        names = _name_columns(columns)
        if names is None:
            yield Problem("extract", address, _no_text(columns))
            return
        yield from _doubled_columns(columns, address)
        rows = csv.reader(lines, delimiter=separator)
        while (cells := _next_cells(rows)) is not None:
            number += 1
            if cells:
                yield _cells_row(cells, columns, names, address, number)
    except _READ_ERRORS as error:
        yield Problem("extract", address, _damaged(number, error))
    finally:
        opened.detach()


def _open_text(
    file: BinaryIO, address: str, newline: str
) -> tuple[io.TextIOWrapper, list[Problem]]:
    """`file` as text, by the encoding of its first megabyte; a cell of CSV may hold line ends of its own."""
    try:
        codec, n_mark, note = find_codec(_read_sample(file))
        file.seek(n_mark)
    except _READ_ERRORS as error:
        return io.TextIOWrapper(io.BytesIO()), [Problem("extract", address, _damaged(0, error))]
    opened = io.TextIOWrapper(file, encoding=codec, errors="replace", newline=newline)
    return opened, [Problem("extract", address, note)] if note else []


def _read_sample(file: BinaryIO) -> bytes:
    """The first megabyte, or as much of it as is not damaged."""
    sample = b""
    try:
        while len(sample) < _SAMPLE and (piece := file.read(_PIECE)):
            sample += piece
    except _READ_ERRORS:
        pass
    return sample


def _damaged(number: int, error: BaseException) -> str:
    return f"cannot be read behind row {number}: {str(error).lower()[:200] or type(error).__name__}"


def _skip_line(opened: io.TextIOWrapper) -> None:
    while (rest := opened.readline(_MOST_LINE)) and not rest.endswith("\n"):
        pass


def _line_row(line: str, address: str, number: int) -> Row:
    place = f"#{number}"
    try:
        value, doubled = parse_json(address + place, line)
    except ReadError as error:
        # A line is one of its own, so that its number within itself says nothing.
        return Row(place, line, problems=(error.message.removesuffix(" in line 1"),))
    names = None
    if isinstance(value, dict) and not is_typed_article(value):
        names = _name_columns(list(value))
    if names is None and isinstance(value, dict) and (column := _address_column(list(value))):
        return Row(place, line, problems=(f"has an address in {column}, and no text",))
    if names is None or not isinstance(value, dict):
        drafts, problems = read_articles(address + place, value, doubled)
    else:
        draft, problems = read_fields(address + place, value, names, doubled)
        drafts = (draft,) if draft else ()
    return Row(place, line, drafts, tuple(problem.message for problem in problems))


def _next_cells(rows: Iterator[list[str]]) -> list[str] | None:
    """The cells of the next row, None at the end; a row that is broken is one cell that says so."""
    try:
        return next(rows, None)
    except csv.Error as error:
        return [f"\0{error}"]


def _cells_row(
    cells: Sequence[str], columns: Sequence[str], names: FieldNames, address: str, number: int
) -> Row:
    place, words = f"#{number}", "\x1f".join(cells)
    if cells[0].startswith("\0"):
        return Row(place, words, problems=(f"is broken: {cells[0][1:]}",))
    n_empty = len(cells) - len(columns)
    if n_empty < 0 or any(cell.strip() for cell in cells[len(columns) :]):
        return Row(
            place, words, problems=(f"has {len(cells)} cells, and the header has {len(columns)}",)
        )
    # Of two columns of one name the first counts.
    fields = dict(reversed([*zip(columns, cells, strict=False)]))
    draft, problems = read_fields(address + place, fields, names)
    return Row(
        place, words, (draft,) if draft else (), tuple(problem.message for problem in problems)
    )


def _read_header(line: str) -> tuple[list[str], str]:
    """The names of the columns, and the separator that makes most of them names that are known."""
    readings = []
    for separator in _SEPARATORS:
        read = _next_cells(csv.reader([line[:_LONGEST_HEADER]], delimiter=separator))
        cells = [clean(cell)[0].strip() for cell in read or []]
        known = {name for names in _COLUMNS.values() for name in names}
        readings.append((sum(_folded(cell) in known for cell in cells), cells, separator))
    _, cells, separator = max(readings, key=lambda reading: reading[0])
    return cells, separator


def _name_columns(columns: Sequence[str]) -> FieldNames | None:
    """Which column holds which field; None where none holds texts."""
    by_name = {_folded(column): column for column in reversed(columns)}
    found = {
        role: tuple(by_name[name] for name in names if name in by_name)
        for role, names in _COLUMNS.items()
    }
    return FieldNames(**found) if found["body"] else None


def _doubled_columns(columns: Sequence[str], address: str) -> Iterator[Problem]:
    """A problem for each column that is read and has a name that another has too."""
    known = {name for names in _COLUMNS.values() for name in names}
    first: dict[str, str] = {}
    for column in columns:
        name = _folded(column)
        if name in first and name in known:
            message = f"{first[name]} is given twice in the header; the first counts"
            known.remove(name)
            yield Problem("extract", address, message)
        first.setdefault(name, column)


def _address_column(columns: Sequence[str]) -> str | None:
    """The column of addresses, where there is one of titles too: then it is a list of articles."""
    by_name = {_folded(column): column for column in reversed(columns)}
    address, title = (
        next((by_name[name] for name in _COLUMNS[role] if name in by_name), None)
        for role in ("address", "headline")
    )
    return address if title else None


def _folded(column: str) -> str:
    return re.sub(r"[\W_]+", "_", column.casefold()).strip("_")


def _no_text(columns: Sequence[str]) -> str:
    shown = ", ".join(columns[:8])[:200]
    if column := _address_column(columns):
        return (
            "is a list of articles without their texts, which are not fetched unasked; read the pages at the "
            f"addresses in its column {column}; its header is: {shown}"
        )
    return f"has no column of texts, such as text, body or content; its header is: {shown}"
