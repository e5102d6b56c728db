"""What grouping sees of each report, what it decided of it, and how its stories stood open at some places.

Reports are grouped in one order, whatever they are read in: by the hour or the day they are of, then by id. So which
reports lie together is a matter of the reports alone. A report that comes late is put in its place, and those after
it are placed again, until all stands as it stood; `grouping_states` holds where to begin and where that may be seen.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from sqlalchemy import ColumnElement, Connection, Row, Select, Table, delete, func, or_, select

from crossread.store.batches import in_batches
from crossread.store.library import Writing
from crossread.store.schema import grouping_states, placements, profiles
from crossread.store.schema import unplaced as waiting_ones
from crossread.store.seal import all_found, canonical, open_seal, read_list, sealed

__all__ = [
    "UNDATED",
    "GroupingState",
    "KeptProfile",
    "Place",
    "add_profile",
    "add_state",
    "count_from",
    "has_profile",
    "last_state_before",
    "load_placements",
    "load_profiles",
    "places_between",
    "places_from",
    "places_of",
    "set_placements",
    "state_at",
    "unplaced",
]

UNDATED = "~"
"""The `at` of a report that nothing dates: it comes after all others."""


Place = tuple[str, str]
"""The place of a report in the order of grouping: `at`, a day or an hour in ISO 8601 or `UNDATED`, and the id."""


@dataclass(frozen=True, slots=True)
class KeptProfile:
    """The packed profile of a report, and the day or the hour that it is of."""

    report_id: str
    at: str
    packed: bytes

    @property
    def place(self) -> Place:
        """Where it stands in the order of grouping."""
        return (self.at, self.report_id)

    @property
    def day(self) -> date | None:
        """The day it is of; None where nothing fixes one."""
        return None if self.at == UNDATED else date.fromisoformat(self.at[:10])


@dataclass(frozen=True, slots=True)
class GroupingState:
    """The open stories with their reports in the order of joining, when all reports up to `place` were placed."""

    place: Place
    stories: tuple[tuple[str, tuple[str, ...]], ...]


def add_profile(writing: Writing, profile: KeptProfile) -> None:
    """Keep the profile in place of an earlier one of its report; the report is then to be placed.

    Where the place of the report changes, what stood behind its old place is to be placed again as well.
    """
    connection = writing.connection
    before = _load(connection, select(profiles).where(profiles.c.report_id == profile.report_id))
    if before == {profile.report_id: profile}:
        return
    waiting = {profile.report_id}
    if before:
        old = before[profile.report_id].place
        if old != profile.place:
            waiting |= _beside(connection, old)
            _drop_state(connection, old)
        _no_longer_wait(connection, [profile.report_id])
        connection.execute(delete(profiles).where(profiles.c.report_id == profile.report_id))
    row = {"report_id": profile.report_id, "at": profile.at, "packed": profile.packed}
    connection.execute(profiles.insert().values(sealed(row)))
    _wait(connection, waiting)


def _beside(connection: Connection, place: Place) -> set[str]:
    """The report that comes next after `place`; where none does, the one that comes right before it."""
    at, report_id = _columns(connection)
    found = places_from(connection, place, 2)
    after = [one for _, one in found if one != place[1]]
    if after:
        return {after[0]}
    before = (
        select(profiles.c.report_id)
        .where(at <= place[0])
        .where(or_(at < place[0], report_id < place[1]))
        .order_by(at.desc(), report_id.desc())
        .limit(1)
    )
    return set(connection.execute(before).scalars())


def _wait(connection: Connection, report_ids: Iterable[str]) -> None:
    """Note that grouping has to place these reports, or to place them again."""
    wanted = set(report_ids)
    of = waiting_ones.c.report_id
    known = set(connection.execute(select(of).where(of.in_(wanted))).scalars())
    if rows := [sealed({"report_id": one}) for one in sorted(wanted - known)]:
        connection.execute(waiting_ones.insert(), rows)


def _no_longer_wait(connection: Connection, report_ids: Sequence[str]) -> None:
    connection.execute(delete(waiting_ones).where(waiting_ones.c.report_id.in_(report_ids)))


def has_profile(connection: Connection, report_id: str) -> bool:
    """Whether a profile of the report is kept."""
    wanted = select(profiles.c.report_id).where(profiles.c.report_id == report_id)
    return connection.execute(wanted).first() is not None


def load_profiles(connection: Connection, report_ids: Iterable[str]) -> Iterator[KeptProfile]:
    """The profiles of `report_ids`, in that order, some at a time.

    Raises:
        StoreDamagedError: one is missing, or not what was written.
    """
    for some in in_batches(list(report_ids)):
        found = _load(connection, select(profiles).where(profiles.c.report_id.in_(some)))
        yield from all_found(found, some, "profiles")


def places_from(connection: Connection, place: Place, most: int) -> list[Place]:
    """The first `most` places from `place` on, which is among them if it is one, in their order."""
    at, report_id = _columns(connection)
    wanted = (
        select(profiles.c.at, profiles.c.report_id)
        .where(at >= place[0])
        .where(or_(at > place[0], report_id >= place[1]))
        .order_by(at, report_id)
        .limit(most)
    )
    return [(str(row.at), str(row.report_id)) for row in connection.execute(wanted)]


def places_between(connection: Connection, after: Place | None, before: Place) -> list[Place]:
    """The places after the first, or from the beginning on, and before the second, in their order."""
    at, report_id = _columns(connection)
    wanted = (
        select(profiles.c.at, profiles.c.report_id)
        .where(at <= before[0])
        .where(or_(at < before[0], report_id < before[1]))
    )
    if after is not None:
        wanted = wanted.where(at >= after[0]).where(or_(at > after[0], report_id > after[1]))
    return sorted((str(row.at), str(row.report_id)) for row in connection.execute(wanted))


def count_from(connection: Connection, place: Place) -> int:
    """How many reports stand at `place` or after it."""
    at, report_id = _columns(connection)
    wanted = (
        select(func.count())
        .select_from(profiles)
        .where(at >= place[0])
        .where(or_(at > place[0], report_id >= place[1]))
    )
    return int(connection.execute(wanted).scalar_one())


def _columns(
    connection: Connection, table: Table = profiles
) -> tuple[ColumnElement[str], ColumnElement[str]]:
    """Both columns of a place, compared by code points as Python does, whatever order the database has."""
    at, report_id = table.c.at, table.c.report_id
    if connection.dialect.name == "postgresql":
        return at.collate("C"), report_id.collate("C")
    return at, report_id


def places_of(connection: Connection, report_ids: Iterable[str]) -> dict[str, Place]:
    """The places of `report_ids`, each of which has a profile.

    Raises:
        StoreDamagedError: one has none.
    """
    found: dict[str, Place] = {}
    wanted_ids = list(report_ids)
    for some in in_batches(wanted_ids):
        wanted = select(profiles.c.at, profiles.c.report_id).where(profiles.c.report_id.in_(some))
        rows = connection.execute(wanted)
        found |= {str(row.report_id): (str(row.at), str(row.report_id)) for row in rows}
    all_found(found, wanted_ids, "profiles")
    return found


def unplaced(connection: Connection) -> list[Place]:
    """The places of the reports that grouping has yet to place, or to place again, in their order.

    Raises:
        StoreDamagedError: a row is not what was written.
    """
    rows = connection.execute(select(waiting_ones)).all()
    ids = [str(open_seal(row, "unplaced")["report_id"]) for row in rows]
    return sorted(places_of(connection, ids).values())


def load_placements(connection: Connection, report_ids: Iterable[str]) -> dict[str, str]:
    """What grouping decided of `report_ids`, all of which it has placed, as JSON.

    Raises:
        StoreDamagedError: one is missing, or not what was written.
    """
    found: dict[str, str] = {}
    wanted = list(report_ids)
    for some in in_batches(wanted):
        for row in connection.execute(select(placements).where(placements.c.report_id.in_(some))):
            held = open_seal(row, "placements")
            found[str(held["report_id"])] = str(held["placement_json"])
    all_found(found, wanted, "placements")
    return found


def set_placements(writing: Writing, decided: Mapping[str, str]) -> None:
    """Keep what grouping decided of the reports `decided`, in place of what it decided before; they wait no more."""
    for ids in in_batches(list(decided)):
        rows = [sealed({"report_id": one, "placement_json": decided[one]}) for one in ids]
        writing.connection.execute(delete(placements).where(placements.c.report_id.in_(ids)))
        writing.connection.execute(placements.insert(), rows)
        _no_longer_wait(writing.connection, ids)


def last_state_before(connection: Connection, place: Place) -> GroupingState | None:
    """The last state that no report at `place` or after it has a part in.

    Raises:
        StoreDamagedError: it is not what was written.
    """
    at, report_id = _columns(connection, grouping_states)
    wanted = (
        select(grouping_states)
        .where(at <= place[0])
        .where(or_(at < place[0], report_id < place[1]))
        .order_by(at.desc(), report_id.desc())
        .limit(1)
    )
    return _state(connection.execute(wanted).one_or_none())


def state_at(connection: Connection, place: Place) -> GroupingState | None:
    """The state that is kept after the report at `place`.

    Raises:
        StoreDamagedError: it is not what was written.
    """
    of = grouping_states.c
    at = (of.at == place[0]) & (of.report_id == place[1])
    return _state(connection.execute(select(grouping_states).where(at)).one_or_none())


def add_state(writing: Writing, state: GroupingState) -> None:
    """Keep how the stories stood open at a place, instead of what was kept of it before."""
    _drop_state(writing.connection, state.place)
    row = {
        "at": state.place[0],
        "report_id": state.place[1],
        "open_json": canonical([[story_id, list(ids)] for story_id, ids in state.stories]),
    }
    writing.connection.execute(grouping_states.insert().values(sealed(row)))


def _drop_state(connection: Connection, place: Place) -> None:
    of = grouping_states.c
    connection.execute(
        delete(grouping_states).where((of.at == place[0]) & (of.report_id == place[1]))
    )


def _state(row: Row[Any] | None) -> GroupingState | None:
    if row is None:
        return None
    held = open_seal(row, "grouping_states")
    stories = read_list(held["open_json"])
    place = (str(held["at"]), str(held["report_id"]))
    return GroupingState(place, tuple((story_id, tuple(ids)) for story_id, ids in stories))


def _load(connection: Connection, wanted: Select[tuple[object, ...]]) -> dict[str, KeptProfile]:
    found = {}
    for row in connection.execute(wanted):
        held = open_seal(row, "profiles")
        packed = bytes(cast("bytes", held["packed"]))
        found[str(held["report_id"])] = KeptProfile(str(held["report_id"]), str(held["at"]), packed)
    return found
