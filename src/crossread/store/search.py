"""Full text of the reports."""

from dataclasses import dataclass

from crossread.types.report import Citation, Report

__all__ = ["Found", "FoundReport"]


@dataclass(frozen=True, slots=True)
class FoundReport:
    """A report that answers a query.

    `citations` are the places that matched, in the order of the text, whole sentences or quotes; `matches` the words
    in them that matched. `why` says in phrases what of the query holds: "holds ferry and noon", "quotes Ada Brandt".
    `replaced_by` is the id of a later report of the same address.
    """

    report: Report
    story_id: str | None
    citations: tuple[Citation, ...]
    matches: tuple[Citation, ...]
    why: tuple[str, ...]
    score: float
    replaced_by: str | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """What a search gives: the best first.

    `left_out` are words of the query that no report holds together with the others, and that were not asked for.
    `n_candidates` is how many reports were compared, and `is_more` whether the library may hold others.
    """

    reports: tuple[FoundReport, ...]
    left_out: tuple[str, ...]
    n_candidates: int
    is_more: bool
