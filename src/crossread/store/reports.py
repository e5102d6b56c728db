"""Reports, kept under ids that follow from what they hold, and where each was found.

The id of a kept report is a digest of its text, of what its input states about it, and of its address: the url, or
where there is none the name of the file with the place in it. So the same item is the same report in every fetch of a
feed, whatever stands beside it there. A page that changed is another report of the same address (`revisions.py`).
What came to be kept later (section, update, marks) counts only where it is stated: reports without it keep the id that they had.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import PurePath

from sqlalchemy import Connection, select

from crossread.store.batches import in_batches
from crossread.store.captures import KeptCapture
from crossread.store.library import Writing
from crossread.store.schema import captures, report_sources, reports
from crossread.store.seal import (
    all_found,
    canonical,
    digest_of,
    open_seal,
    read_list,
    read_span,
    sealed,
    storable_report,
    write_span,
)
from crossread.types.report import Dropped, FurnitureKind, PageMark, Report
from crossread.types.span import Span

__all__ = [
    "KeptReport",
    "add_report",
    "all_report_ids",
    "change_before",
    "first_received",
    "has_report",
    "load_report",
    "load_reports",
    "report_captures",
    "reports_of_captures",
    "reports_since",
    "with_kept_id",
]

_KEPT_LATER = {"section": None, "updated": None, "marks_json": "[]"}
"""Columns of migration 0004, and what they hold where nothing is stated."""


@dataclass(frozen=True, slots=True)
class KeptReport:
    """A report, and the number of the change that brought it."""

    report: Report
    change: int


def with_kept_id(report: Report) -> Report:
    """The report as the library keeps it: with texts that can be stored, and the id that follows from it."""
    made = storable_report(report)
    address = made.url or (PurePath(made.path).name if made.path else "")
    held = {**_row(made), "id": address, "dropped_json": None, "language": None}
    for name, unstated in _KEPT_LATER.items():
        if held[name] == unstated:
            del held[name]
    return replace(made, id="r-" + digest_of(held)[:20])


def add_report(writing: Writing, report: Report, capture: KeptCapture) -> bool:
    """Keep `report`, which came of `capture`, unless it is kept; whether it is new.

    Raises:
        ValueError: its id is not the one that `with_kept_id` gives.
    """
    if with_kept_id(report).id != report.id:
        raise ValueError(f"{report.id} is not the id of a kept report")
    is_new = not has_report(writing.connection, report.id)
    if is_new:
        row = {**_row(report), "change": writing.next_change()}
        writing.connection.execute(reports.insert().values(sealed(row)))
    source = {"report_id": report.id, "capture_id": capture.id, "path": report.path}
    at = (report_sources.c.report_id == report.id) & (report_sources.c.capture_id == capture.id)
    # One capture may hold a report twice, at two places; the first place stands.
    if (
        is_new
        or writing.connection.execute(select(report_sources.c.path).where(at)).first() is None
    ):
        writing.connection.execute(report_sources.insert().values(sealed(source)))
    return is_new


def has_report(connection: Connection, report_id: str) -> bool:
    """Whether the report is kept."""
    wanted = select(reports.c.id).where(reports.c.id == report_id)
    return connection.execute(wanted).first() is not None


def load_report(connection: Connection, report_id: str) -> KeptReport | None:
    """The report of that id.

    Raises:
        StoreDamagedError: it is not what was written.
    """
    return load_reports(connection, [report_id])[0] if has_report(connection, report_id) else None


def load_reports(connection: Connection, report_ids: Iterable[str]) -> tuple[KeptReport, ...]:
    """The reports of those ids, which the library has named, in their order.

    Raises:
        StoreDamagedError: one is missing, or not what was written.
    """
    wanted = list(dict.fromkeys(report_ids))
    found: dict[str, KeptReport] = {}
    for some in in_batches(wanted):
        paths = _paths(connection, some)
        for row in connection.execute(select(reports).where(reports.c.id.in_(some))):
            held = open_seal(row, "reports")
            found[str(held["id"])] = _kept(held, paths.get(str(held["id"])))
    return tuple(all_found(found, wanted, "reports"))


def all_report_ids(connection: Connection) -> tuple[str, ...]:
    """The ids of all reports, sorted."""
    return tuple(sorted(connection.execute(select(reports.c.id)).scalars()))


def reports_since(
    connection: Connection, cursor: int, *, most: int | None = None
) -> tuple[KeptReport, ...]:
    """The reports that came after the change `cursor`, in the order of coming, `most` at a time.

    Raises:
        StoreDamagedError: one is not what was written.
    """
    wanted = select(reports.c.id).where(reports.c.change > cursor).order_by(reports.c.change)
    return load_reports(connection, connection.execute(wanted.limit(most)).scalars().all())


def change_before(connection: Connection, number: int, *, end: int | None = None) -> int:
    """The change after which the last `number` reports came, of those up to the change `end`; 0 where there are fewer."""
    wanted = select(reports.c.change).order_by(reports.c.change.desc()).offset(number).limit(1)
    if end is not None:
        wanted = wanted.where(reports.c.change <= end)
    return int(connection.execute(wanted).scalar() or 0)


def first_received(connection: Connection, report_ids: Sequence[str]) -> datetime | None:
    """When the first of these reports was received, of those of which that was told in a zone."""
    of = captures.c
    wanted = (
        select(of.received)
        .join(report_sources, report_sources.c.capture_id == of.id)
        .where(report_sources.c.report_id.in_(report_ids) & of.received.is_not(None))
    )
    told = [datetime.fromisoformat(one) for one in connection.execute(wanted).scalars()]
    return min((one.astimezone(UTC) for one in told if one.tzinfo), default=None)


def report_captures(connection: Connection, report_id: str) -> tuple[str, ...]:
    """The ids of the captures that held the report, the oldest first."""
    wanted = (
        select(captures.c.id)
        .join(report_sources, report_sources.c.capture_id == captures.c.id)
        .where(report_sources.c.report_id == report_id)
        .order_by(captures.c.change)
    )
    return tuple(connection.execute(wanted).scalars())


def reports_of_captures(
    connection: Connection, *, capture_ids: Sequence[str], addresses: Sequence[str]
) -> tuple[str, ...]:
    """The ids of the reports that those captures held, and those that were read at the addresses; sorted."""
    wanted = (
        select(report_sources.c.report_id)
        .join(captures, captures.c.id == report_sources.c.capture_id)
        .where(captures.c.id.in_(capture_ids) | captures.c.address.in_(addresses))
    )
    return tuple(sorted(set(connection.execute(wanted).scalars())))


def _paths(connection: Connection, report_ids: Sequence[str]) -> dict[str, str]:
    """The path of each report that was found in a file: the first by code points, whatever was read first."""
    wanted = select(report_sources).where(report_sources.c.report_id.in_(report_ids))
    found: dict[str, list[str]] = {}
    for row in connection.execute(wanted):
        held = open_seal(row, "report_sources")
        if held["path"] is not None:
            found.setdefault(str(held["report_id"]), []).append(str(held["path"]))
    return {report_id: min(paths) for report_id, paths in found.items()}


def _row(report: Report) -> dict[str, object]:
    dropped = [[one.span.start, one.span.end, one.kind.value] for one in report.dropped]
    return {
        "id": report.id,
        "text": report.text,
        "url": report.url,
        "outlet": report.outlet,
        **write_span(report.headline, "headline"),
        "byline": report.byline,
        "published": _stated(report.published),
        "language": report.language,
        "dropped_json": canonical(dropped),
        "section": report.section,
        "updated": _stated(report.updated),
        "marks_json": canonical([mark.value for mark in sorted(report.marks)]),
    }


def _kept(row: Mapping[str, object], path: str | None) -> KeptReport:
    dropped = read_list(row["dropped_json"])
    report = Report(
        id=str(row["id"]),
        text=str(row["text"]),
        path=path,
        url=_text(row["url"]),
        outlet=_text(row["outlet"]),
        headline=read_span(row, "headline"),
        byline=_text(row["byline"]),
        published=_moment(_text(row["published"])),
        language=_text(row["language"]),
        dropped=tuple(Dropped(Span(a, b), FurnitureKind(kind)) for a, b, kind in dropped),
        section=_text(row["section"]),
        updated=_moment(_text(row["updated"])),
        marks=frozenset(PageMark(mark) for mark in read_list(row["marks_json"])),
    )
    return KeptReport(report, int(str(row["change"])))


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _stated(moment: date | datetime | None) -> str | None:
    return None if moment is None else moment.isoformat()


def _moment(stated: str | None) -> date | datetime | None:
    if stated is None:
        return None
    return datetime.fromisoformat(stated) if "T" in stated else date.fromisoformat(stated)
