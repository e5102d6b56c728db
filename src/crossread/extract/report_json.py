"""Reports and problems as JSON and back, for the pipe between `worker.py` and `worker_child.py`.

In go reports; out come bytes, and the other way round. It is JSON and not pickle: the child reads strangers' bytes
with parsers in C, and what a taken-over child may send must not be able to run in the parent. Whatever is not of the
form of a report is refused, and each report proves its own invariant again when it is made. An answer comes in parts,
one for each report, so that what was read is not lost where the child has to be ended.
"""

import json
from collections.abc import Sequence
from datetime import date, datetime

from crossread.types.problem import Problem
from crossread.types.report import Capture, Dropped, FurnitureKind, PageMark, Report
from crossread.types.span import Span

__all__ = ["read_answer", "write_answer"]


def write_answer(
    reports: Sequence[Report],
    problems: Sequence[Problem],
    capture: Capture,
    *,
    is_last: bool = True,
) -> bytes:
    """`reports` and `problems` of `capture` as JSON: all of them, or a part of them."""
    answer = {
        "is_last": is_last,
        "reports": [_write_report(report, capture) for report in reports],
        "problems": [[one.stage, one.subject, one.message] for one in problems],
    }
    return json.dumps(answer).encode("ascii")


def _write_report(report: Report, capture: Capture) -> dict[str, object]:
    return {
        "id": report.id,
        "place": (report.path or "").removeprefix(capture.address),
        "text": report.text,
        "url": report.url,
        "outlet": report.outlet,
        "headline": _write_span(report.headline) if report.headline else None,
        "byline": report.byline,
        "published": report.published.isoformat() if report.published else None,
        "language": report.language,
        "section": report.section,
        "updated": report.updated.isoformat() if report.updated else None,
        "seen": report.seen.isoformat() if report.seen else None,
        "marks": sorted(report.marks),
        "dropped": [[*_write_span(one.span), one.kind.value] for one in report.dropped],
    }


def _write_span(span: Span) -> list[int]:
    return [span.start, span.end]


def read_answer(
    answer: bytes, capture: Capture
) -> tuple[tuple[Report, ...], tuple[Problem, ...], bool]:
    """What `write_answer` wrote of `capture`; where it came from is taken from the capture.

    Of that the answer says no more than the place within it. The last value tells whether no part follows.

    Raises:
        ValueError: it is no answer.
    """
    try:
        stated = json.loads(answer)
        reports = tuple(_read_report(one, capture) for one in _list(stated["reports"]))
        problems = tuple(Problem(*map(_text, _list(one))) for one in _list(stated["problems"]))
        is_last = stated["is_last"] is True
    except (KeyError, TypeError, RecursionError) as error:
        raise ValueError("no reports and problems as JSON") from error
    return reports, problems, is_last


def _read_report(stated: object, capture: Capture) -> Report:
    if not isinstance(stated, dict):
        raise TypeError(stated)
    place = _text(stated["place"])
    return Report(
        id=_text(stated["id"]),
        text=_text(stated["text"]),
        path=capture.address + place if place else capture.path,
        url=_text_or_none(stated["url"]),
        outlet=_text_or_none(stated["outlet"]),
        headline=None if stated["headline"] is None else _read_span(_list(stated["headline"])),
        byline=_text_or_none(stated["byline"]),
        published=_read_moment(_text_or_none(stated["published"])),
        language=_text_or_none(stated["language"]),
        dropped=tuple(_read_dropped(_list(one)) for one in _list(stated["dropped"])),
        section=_text_or_none(stated["section"]),
        updated=_read_moment(_text_or_none(stated["updated"])),
        seen=datetime.fromisoformat(seen) if (seen := _text_or_none(stated["seen"])) else None,
        marks=frozenset(PageMark(_text(one)) for one in _list(stated["marks"])),
    )


def _read_dropped(stated: Sequence[object]) -> Dropped:
    return Dropped(_read_span(stated[:2]), FurnitureKind(_text(stated[2])))


def _read_span(stated: Sequence[object]) -> Span:
    start, end = stated
    if type(start) is not int or type(end) is not int:
        raise TypeError(stated)
    return Span(start, end)


def _read_moment(stated: str | None) -> date | datetime | None:
    if stated is None:
        return None
    return datetime.fromisoformat(stated) if "T" in stated else date.fromisoformat(stated)


def _list(stated: object) -> Sequence[object]:
    if not isinstance(stated, list):
        raise TypeError(stated)
    return stated


def _text(stated: object) -> str:
    if not isinstance(stated, str):
        raise TypeError(stated)
    return stated


def _text_or_none(stated: object) -> str | None:
    return None if stated is None else _text(stated)
