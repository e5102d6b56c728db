"""What a bibliography says of a report; CSL-JSON, RIS and BibTeX write it each in its form.

In goes a Synopsis; out comes a Reference for each report, on one line each and without characters that act. Nothing
is guessed: a byline is one name as it stands, a day without an hour is a day, and what a report does not state is
left out.
"""

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date

from crossread.export.identity import report_address
from crossread.export.wording import clean_line
from crossread.types.report import Report
from crossread.types.synopsis import Synopsis

__all__ = ["Reference", "list_references"]

_KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]*")


@dataclass(frozen=True, slots=True)
class Reference:
    """A report as a bibliography has it; `key` is its id, or its number where the id cannot be a key."""

    key: str
    title: str
    outlet: str
    author: str
    published: date | None
    url: str
    language: str


def list_references(synopsis: Synopsis) -> tuple[Reference, ...]:
    """The references of all reports, in their order."""
    reports = synopsis.story.reports
    # BibTeX compares keys without regard to case.
    times = Counter(report.id.lower() for report in reports)
    return tuple(
        _reference(report, number, is_key=times[report.id.lower()] == 1)
        for number, report in enumerate(reports, 1)
    )


def _reference(report: Report, number: int, *, is_key: bool) -> Reference:
    usable = is_key and _KEY.fullmatch(report.id) is not None
    headline = "" if report.headline is None else report.headline.of(report.text)
    return Reference(
        key=report.id if usable else f"report_{number}",
        # Without a headline, the file or address is all there is to call it by.
        title=clean_line(headline) or clean_line(report.path or report.url or report.id),
        outlet=clean_line(report.outlet or ""),
        author=clean_line(report.byline or ""),
        published=report.published,
        url=report_address(report) or "",
        language=report.language or "",
    )
