"""What grouping sees of each report, packed by it into bytes, with the day that orders the reports."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import cast

from sqlalchemy import Connection, delete, select

from crossread.store.library import Writing
from crossread.store.schema import profiles, story_reports
from crossread.store.seal import open_seal, sealed

__all__ = ["KeptProfile", "add_profile", "has_profile", "load_profiles", "order_of", "ungrouped"]


@dataclass(frozen=True, slots=True)
class KeptProfile:
    """The packed profile of a report, and the day it is of; None where nothing fixes one."""

    report_id: str
    day: date | None
    packed: bytes


def order_of(day: date | None, report_id: str) -> tuple[str, str]:
    """The place of a report in the order of grouping: by day, the undated last, then by id."""
    return ("~" if day is None else day.isoformat(), report_id)


def add_profile(writing: Writing, profile: KeptProfile) -> None:
    """Keep the profile in place of what is kept of its report."""
    row = {
        "report_id": profile.report_id,
        "day": None if profile.day is None else profile.day.isoformat(),
        "packed": profile.packed,
    }
    at = profiles.c.report_id == profile.report_id
    writing.connection.execute(delete(profiles).where(at))
    writing.connection.execute(profiles.insert().values(sealed(row)))


def has_profile(connection: Connection, report_id: str) -> bool:
    """Whether the report has one."""
    wanted = select(profiles.c.report_id).where(profiles.c.report_id == report_id)
    return connection.execute(wanted).first() is not None


def load_profiles(connection: Connection) -> Iterator[KeptProfile]:
    """All profiles in the order of grouping, some at a time.

    Raises:
        StoreDamagedError: one is not what was written.
    """
    rows = connection.execute(select(profiles.c.report_id, profiles.c.day)).all()
    keys = sorted(("~" if row.day is None else row.day, row.report_id) for row in rows)
    for start in range(0, len(keys), 500):
        some = [report_id for _, report_id in keys[start : start + 500]]
        found = {one.report_id: one for one in _load(connection, some)}
        yield from (found[report_id] for report_id in some)


def ungrouped(connection: Connection) -> tuple[str, ...]:
    """The ids of the reports that have a profile and lie in no story yet; sorted."""
    wanted = (
        select(profiles.c.report_id)
        .outerjoin(story_reports, story_reports.c.report_id == profiles.c.report_id)
        .where(story_reports.c.report_id.is_(None))
    )
    return tuple(sorted(connection.execute(wanted).scalars()))


def _load(connection: Connection, report_ids: list[str]) -> Iterator[KeptProfile]:
    for row in connection.execute(select(profiles).where(profiles.c.report_id.in_(report_ids))):
        held = open_seal(row, "profiles")
        day = held["day"]
        yield KeptProfile(
            str(held["report_id"]),
            None if day is None else date.fromisoformat(str(day)),
            bytes(cast("bytes", held["packed"])),
        )
