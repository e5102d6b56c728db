"""When a page of the web was seen to say what: so that one that goes back to an earlier form is noticed.

A sighting is the moment at which bytes were received from an address of the web, as the caller told it. Its key is the
capture and the moment, so that the same readings give the same sightings in any order. Nothing is known of a file, which
may have lain there for years, nor of what was pasted.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, select

from crossread.store.library import Writing
from crossread.store.schema import captures, report_sources, sightings
from crossread.store.seal import open_seal, sealed

__all__ = ["Sighting", "add_sighting", "returns_among"]

_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Sighting:
    """A form of a page as it stood at the moment `seen`, and the number of the change that noted it."""

    report_id: str
    seen: datetime
    change: int


def add_sighting(writing: Writing, capture_id: str, seen: datetime | None) -> None:
    """Note that the bytes of a capture were received from its address at `seen`; nothing where that is not known.

    Raises:
        ValueError: `seen` is of no zone.
    """
    if seen is None:
        return
    if seen.tzinfo is None:
        raise ValueError(f"{seen} is no moment without its zone")
    row = {"capture_id": capture_id, "seen": seen.astimezone(UTC).isoformat()}
    of = sightings.c
    at = (of.capture_id == row["capture_id"]) & (of.seen == row["seen"])
    if writing.connection.execute(select(of.seen).where(at)).first() is None:
        held = sealed({**row, "change": writing.next_change()})
        writing.connection.execute(sightings.insert().values(held))


def returns_among(connection: Connection, came: Mapping[str, int]) -> tuple[Sighting, ...]:
    """When a page was first seen to say again what it had said before something else, the earliest first.

    `came` are the forms of the page, each with the change that brought it: one that came by another way, as by hand,
    before the form that it follows is an earlier form too.

    Raises:
        StoreDamagedError: a sighting is not what was written.
    """
    found: list[Sighting] = []
    seen_before: set[str] = set()
    last: str | None = None
    for one in _in_time(_sightings(connection, list(came))):
        own = one.report_id
        if last is not None and own != last and (own in seen_before or came[own] < came[last]):
            found.append(one)
        seen_before.add(own)
        last = own
    return tuple(found)


def _in_time(found: Sequence[Sighting]) -> list[Sighting]:
    """Sightings in the order of time, without the moments at which two forms were seen: they tell no order."""
    n_forms = Counter(moment for moment, _ in {(one.seen, one.report_id) for one in found})
    told = [one for one in found if n_forms[one.seen] == 1]
    return sorted(told, key=lambda one: (one.seen, one.change))


def _sightings(connection: Connection, report_ids: Sequence[str]) -> list[Sighting]:
    """The sightings of these forms, where what was received is the page itself and no list of several."""
    of = report_sources.c
    found: list[Sighting] = []
    for start in range(0, len(report_ids), _AT_ONCE):
        some = report_ids[start : start + _AT_ONCE]
        held = select(of.capture_id).join(captures, captures.c.id == of.capture_id)
        held = held.where(of.report_id.in_(some) & captures.c.is_url)
        members = select(of.capture_id, of.report_id).where(of.capture_id.in_(held))
        rows = connection.execute(members).all()
        n_reports = Counter(row.capture_id for row in rows)
        alone = {
            row.capture_id: str(row.report_id) for row in rows if n_reports[row.capture_id] == 1
        }
        at = sightings.c.capture_id.in_(list(alone))
        for row in connection.execute(select(sightings).where(at)):
            told = open_seal(row, "sightings")
            moment = datetime.fromisoformat(str(told["seen"]))
            found.append(Sighting(alone[row.capture_id], moment, int(str(told["change"]))))
    return found
