"""What each report of a story is called in a sentence: its outlet, and its day where two reports share that.

In go reports; out comes a name by each report's id. A name depends on no order; reports of one outlet that even their
day and headline do not tell apart keep one name.
"""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from crossread.types.report import Report

__all__ = ["report_names"]

_HEADLINE_WORDS = 6


def report_names(reports: Sequence[Report]) -> dict[str, str]:
    """By its id what each report is called: "Tormel Post", or "Tormel Post (2016-11-11)".

    >>> report_names([Report("r", "It rained.", path="a/post.txt")])
    {'r': 'post.txt'}
    """
    shared = Counter(report.name for report in reports)
    names = {report.id: report.name for report in reports}
    for name in [name for name, times in shared.items() if times > 1]:
        same = [report for report in reports if report.name == name]
        for tell in (_day_of, _headline_of):
            told = [tell(report) for report in same]
            if len(set(told)) == len(told):
                names |= {
                    r.id: f"{name} {what}".strip() for r, what in zip(same, told, strict=True)
                }
                break
    return names


def _day_of(report: Report) -> str:
    stated = report.published
    day = stated.date() if isinstance(stated, datetime) else stated
    return f"({day.isoformat()})" if day is not None else ""


def _headline_of(report: Report) -> str:
    words = report.headline.of(report.text).split() if report.headline is not None else []
    cut = " …" if len(words) > _HEADLINE_WORDS else ""
    return f"(“{' '.join(words[:_HEADLINE_WORDS])}{cut}”)" if words else ""
