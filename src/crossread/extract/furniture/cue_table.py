"""A table of cues in which those that a line may hold are found without trying each.

In go cues and the words of one line; out comes the kind of the first cue that stands in it.
"""

import re
from collections.abc import Mapping
from typing import NamedTuple

from crossread.extract.furniture.pictures import Cue
from crossread.types.report import FurnitureKind

__all__ = ["CueTable", "look_up", "make_cue_table", "parts_of"]

_PARTS = re.compile(r"[^\W\d_]+|[^\w\s]")


class CueTable(NamedTuple):
    """Cues with a number for each word that some of them need, and one for those that may find any line.

    A number has a bit for each cue.
    """

    cues: tuple[Cue, ...]
    needed_by: Mapping[str, int]
    anywhere: int


def make_cue_table(cues: tuple[Cue, ...]) -> CueTable:
    """The cues in their order, the first of them first."""
    needed_by = {
        part: sum(1 << i for i, cue in enumerate(cues) if part in cue.needs)
        for part in frozenset[str]().union(*(cue.needs for cue in cues))
    }
    return CueTable(cues, needed_by, sum(1 << i for i, cue in enumerate(cues) if not cue.needs))


def look_up(table: CueTable, text: str, size: int) -> FurnitureKind | None:
    """The kind of the first cue of `table` that stands in `text`, a line of `size` words."""
    wanted = table.anywhere
    for part in parts_of(text):
        wanted |= table.needed_by.get(part, 0)
    # Bit by bit from the lowest, which is the first cue.
    while wanted:
        cue = table.cues[(wanted & -wanted).bit_length() - 1]
        if size <= cue.longest and cue.find(text):
            return cue.kind
        wanted &= wanted - 1
    return None


def parts_of(text: str) -> set[str]:
    """The words of `text` without digits, its marks, and its last mark with "$" behind it, as `Cue.needs` has them."""
    parts = set(_PARTS.findall(text.lower()))
    parts.add(text.rstrip()[-1:] + "$")
    return parts
