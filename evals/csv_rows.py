"""Rows of a CSV whose cells may be long texts.

In goes a path; out come its rows, by column. Python's limit on a cell is one for the whole process, so it is put
back as it was.
"""

import csv
from pathlib import Path

__all__ = ["read_rows"]

_LONGEST_CELL = 10**9


def read_rows(path: Path) -> list[dict[str, str]]:
    """All rows of the file, which is in UTF-8 and begins with the names of its columns."""
    before = csv.field_size_limit(_LONGEST_CELL)
    try:
        with path.open(encoding="utf-8", newline="") as lines:
            return list(csv.DictReader(lines))
    finally:
        csv.field_size_limit(before)
