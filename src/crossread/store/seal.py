"""Digests over what is kept, and the forms in which values lie in text columns.

Every row that is read is held against its digest, so that a byte which changed on the disk is noticed. Canonical
JSON is as in `export/json.py`: keys sorted, no space between, characters as they are. Text that a store cannot
hold is mended here, once, before anything is made from it.
"""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from hashlib import sha256
from typing import Any, TypeVar

from sqlalchemy import Row

from crossread.errors import StoreDamagedError
from crossread.types.report import Report
from crossread.types.span import Span

__all__ = [
    "all_found",
    "canonical",
    "digest_of",
    "open_seal",
    "read_json",
    "read_list",
    "read_span",
    "sealed",
    "storable_report",
    "storable_text",
    "write_span",
]

# PostgreSQL holds no U+0000 in text, and no store half a surrogate pair, which has no UTF-8.
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_DIGITS = 32
# `json.dumps` would make it anew for each row.
_WRITER = json.JSONEncoder(
    ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
)

_Value = TypeVar("_Value")


def canonical(value: object) -> str:
    """`value` as canonical JSON."""
    return _WRITER.encode(value)


def digest_of(value: object) -> str:
    """32 hexadecimal digits of the SHA-256 over `value`: bytes as they are, all else as canonical JSON."""
    held = value if isinstance(value, bytes) else canonical(value).encode("utf-8")
    return sha256(held).hexdigest()[:_DIGITS]


def sealed(row: Mapping[str, object]) -> dict[str, object]:
    """`row` with the digest over all its columns; bytes count by their own digest."""
    return {**row, "digest": _row_digest(row)}


def _row_digest(row: Mapping[str, object]) -> str:
    plain = {
        name: digest_of(bytes(value)) if isinstance(value, bytes | memoryview) else value
        for name, value in row.items()
    }
    return digest_of(plain)


def open_seal(row: Row[tuple[object, ...]], table: str) -> dict[str, object]:
    """The columns of a whole `row` of `table`, without its digest.

    Raises:
        StoreDamagedError: the digest is not that of the row.
    """
    values: dict[str, object] = dict(row._mapping)  # noqa: SLF001 - the documented way to a row's names
    stated = values.pop("digest")
    try:
        is_whole = stated == _row_digest(values)
    except ValueError:  # a number that JSON has no word for
        is_whole = False
    if not is_whole:
        key = next(iter(values.values()))
        raise StoreDamagedError(f"{table}: the row of {key!r} is not what was written")
    return values


def read_json(text: object) -> object:
    """The value in a column of JSON.

    Raises:
        StoreDamagedError: it is no JSON.
    """
    try:
        return json.loads(str(text))
    except ValueError as error:
        raise StoreDamagedError(f"a column of JSON holds none: {error}") from error


def read_list(text: object) -> list[Any]:
    """The list in a column of JSON.

    Raises:
        StoreDamagedError: it is none.
    """
    held = read_json(text)
    if not isinstance(held, list):
        raise StoreDamagedError(f"a column of JSON holds no list: {text!r}")
    return held


def all_found(found: Mapping[str, _Value], ids: Iterable[str], table: str) -> list[_Value]:
    """What was `found` for each of `ids`, which the library itself has named.

    Raises:
        StoreDamagedError: there is nothing for one of them, as when an index of `table` is damaged.
    """
    wanted = list(ids)
    lost = next((one for one in wanted if one not in found), None)
    if lost is not None:
        raise StoreDamagedError(f"{table}: there is no row of {lost}, which another row names")
    return [found[one] for one in wanted]


def write_span(span: Span | None, name: str = "") -> dict[str, int | None]:
    """The two columns of a span."""
    start_at, end_at = _offsets(name)
    return {start_at: span.start if span else None, end_at: span.end if span else None}


def read_span(row: Mapping[str, object], name: str = "") -> Span | None:
    """The span in the two columns that `write_span` wrote."""
    start_at, end_at = _offsets(name)
    start, end = row[start_at], row[end_at]
    return Span(start, end) if isinstance(start, int) and isinstance(end, int) else None


@cache
def _offsets(name: str) -> tuple[str, str]:
    """The names of the columns of a span; they are asked for some hundred times a report."""
    before = f"{name}_" if name else ""
    return f"{before}start_at", f"{before}end_at"


def storable_text(text: str) -> str:
    """`text` with U+FFFD in place of each U+0000 and each half of a surrogate pair; as long as it was."""
    return _UNSTORABLE.sub("\ufffd", text)


def storable_report(report: Report) -> Report:
    """The same report with texts that can be stored; no offset changes."""

    def mend(text: str | None) -> str | None:
        return None if text is None else storable_text(text)

    return replace(
        report,
        text=storable_text(report.text),
        path=mend(report.path),
        url=mend(report.url),
        outlet=mend(report.outlet),
        byline=mend(report.byline),
        section=mend(report.section),
    )
