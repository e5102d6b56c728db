"""What became of the statements of a page when it changed: which stand, which are reworded, added or cut.

In go two reports of one address with their statements, the earlier first; out comes a `Revision`. It says nothing about
why a page changed.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from crossread.types.annotation import Statement
from crossread.types.report import Citation, Report

__all__ = ["Reworded", "Revision", "compare_revisions"]


@dataclass(frozen=True, slots=True)
class Reworded:
    """A statement that stands in other words; `gone` and `come` are the words in which the two differ."""

    before: Citation
    after: Citation
    gone: tuple[Citation, ...]
    come: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Revision:
    """How the later of two reports of one address stands to the earlier.

    `same` pairs the statements that stand word by word. All parts are in the order of the later text, `cut` in that of
    the earlier.
    """

    before_id: str
    after_id: str
    same: tuple[tuple[Citation, Citation], ...]
    reworded: tuple[Reworded, ...]
    added: tuple[Citation, ...]
    cut: tuple[Citation, ...]


def compare_revisions(
    before: Report,
    earlier: Sequence[Statement],
    after: Report,
    later: Sequence[Statement],
) -> Revision:
    """What became of the statements `earlier` of the report `before` in the report `after`, which makes `later`."""
    raise NotImplementedError
