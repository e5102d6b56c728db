"""When a page of the web was seen to say what: so that one that goes back to an earlier form is noticed.

A sighting is the moment at which bytes were received from an address of the web: by us, as the caller told it, or by
those who made a web archive, as its record states it. Its key is what was received and the moment, so that the same
readings give the same sightings in any order. Nothing is known of a file, which may have lain there for years, nor of
what was pasted.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, Table, select

from crossread.store.batches import in_batches
from crossread.store.library import Writing
from crossread.store.schema import captures, record_sightings, report_sources, sightings
from crossread.store.seal import open_seal, sealed

__all__ = [
    "Sighting",
    "add_record_sighting",
    "add_sighting",
    "returns_among",
    "sightings_of",
    "standing_among",
]


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
    _add(writing, sightings, "capture_id", capture_id, seen)


def add_record_sighting(writing: Writing, report_id: str, seen: datetime | None) -> None:
    """Note that a web archive received the page that a report is at `seen`; nothing where that is not known.

    Raises:
        ValueError: `seen` is of no zone.
    """
    _add(writing, record_sightings, "report_id", report_id, seen)


def _add(writing: Writing, table: Table, key: str, row_id: str, seen: datetime | None) -> None:
    if seen is None:
        return
    if seen.tzinfo is None:
        raise ValueError(f"{seen} is no moment without its zone")
    row = {key: row_id, "seen": seen.astimezone(UTC).isoformat()}
    at = (table.c[key] == row_id) & (table.c.seen == row["seen"])
    if writing.connection.execute(select(table.c.seen).where(at)).first() is None:
        held = sealed({**row, "change": writing.next_change()})
        writing.connection.execute(table.insert().values(held))


def sightings_of(
    connection: Connection, report_ids: Collection[str]
) -> dict[str, tuple[Sighting, ...]]:
    """The sightings of these reports, by their ids; of those that were never seen so, none.

    Raises:
        StoreDamagedError: one is not what was written.
    """
    found: dict[str, list[Sighting]] = defaultdict(list)
    wanted = sorted(report_ids)
    for some in in_batches(wanted):
        for one in (*_of_captures(connection, some), *_of_records(connection, some)):
            found[one.report_id].append(one)
    return {report_id: tuple(held) for report_id, held in found.items()}


def returns_among(
    seen: Mapping[str, Sequence[Sighting]], came: Mapping[str, int]
) -> tuple[Sighting, ...]:
    """When a page was first seen to say again what it had said before something else, the earliest first.

    In go the sightings of its forms, as `sightings_of` gives them, and each form with the change that brought it: one
    that came by another way, as by hand, before the form that it follows is an earlier form too.
    """
    first_noted = {report_id: min(one.change for one in held) for report_id, held in seen.items()}
    found: list[Sighting] = []
    seen_before: set[str] = set()
    last: str | None = None
    for one in _in_time(seen, came):
        own = one.report_id
        # A form that was first seen later may have come first, where an archive is read after the page itself.
        is_earlier = last is not None and came[own] < came[last] < first_noted[own]
        if last is not None and own != last and (own in seen_before or is_earlier):
            found.append(one)
        seen_before.add(own)
        last = own
    return tuple(found)


def standing_among(seen: Mapping[str, Sequence[Sighting]], came: Mapping[str, int]) -> str:
    """Which of the forms of a page it shows now: the one that was seen last.

    In goes what `returns_among` is given. A form that was never seen, as a pasted one, stands only where it came after
    the last sighting was noted; among such forms stands the one that came last.
    """
    ordered = _in_time(seen, came)
    were_seen = {one.report_id for one in ordered}
    noted = {form: change for form, change in came.items() if form not in were_seen}
    if ordered:
        newest = ordered[-1]
        noted[newest.report_id] = max(newest.change, came[newest.report_id])
    return max(noted, key=noted.__getitem__)


def _in_time(seen: Mapping[str, Sequence[Sighting]], forms: Collection[str]) -> list[Sighting]:
    """Sightings in the order of time, without the moments at which two forms were seen: they tell no order."""
    found = [one for form in forms for one in seen.get(form, ())]
    n_forms = Counter(moment for moment, _ in {(one.seen, one.report_id) for one in found})
    told = [one for one in found if n_forms[one.seen] == 1]
    return sorted(told, key=lambda one: (one.seen, one.change))


def _of_captures(connection: Connection, report_ids: Sequence[str]) -> list[Sighting]:
    """When these forms were received by us, where what was received is the page itself and no list of several."""
    of = report_sources.c
    held = select(of.capture_id).join(captures, captures.c.id == of.capture_id)
    held = held.where(of.report_id.in_(report_ids) & captures.c.is_url)
    members = select(of.capture_id, of.report_id).where(of.capture_id.in_(held))
    rows = connection.execute(members).all()
    n_reports = Counter(row.capture_id for row in rows)
    alone = {row.capture_id: str(row.report_id) for row in rows if n_reports[row.capture_id] == 1}
    found: list[Sighting] = []
    at = sightings.c.capture_id.in_(list(alone))
    for row in connection.execute(select(sightings).where(at)):
        told = open_seal(row, "sightings")
        found.append(_sighting(alone[row.capture_id], told))
    return found


def _of_records(connection: Connection, report_ids: Sequence[str]) -> list[Sighting]:
    """When these forms were received by those who made an archive."""
    at = record_sightings.c.report_id.in_(report_ids)
    rows = connection.execute(select(record_sightings).where(at))
    told = [open_seal(row, "record_sightings") for row in rows]
    return [_sighting(str(one["report_id"]), one) for one in told]


def _sighting(report_id: str, told: Mapping[str, object]) -> Sighting:
    moment = datetime.fromisoformat(str(told["seen"]))
    return Sighting(report_id, moment, int(str(told["change"])))
