"""What grouping sees of each report, what it decided of it, and how its stories stood open at some places.

Reports are grouped in one order, whatever they are read in: by the hour or the day they are of, then by id. So which
reports lie together is a matter of the reports alone. A report that comes late is put in its place, and those after
it are placed again; `grouping_states` holds where to begin.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import cast

from sqlalchemy import Connection, Select, delete, select

from crossread.store.library import Writing
from crossread.store.schema import grouping_states, placements, profiles
from crossread.store.seal import all_found, canonical, open_seal, read_list, sealed

__all__ = [
    "UNDATED",
    "GroupingState",
    "KeptProfile",
    "Place",
    "add_profile",
    "add_state",
    "drop_states",
    "last_state_before",
    "load_placements",
    "load_profiles",
    "places_after",
    "places_of",
    "set_placements",
    "unplaced",
]

UNDATED = "~"
"""The `at` of a report that nothing dates: it comes after all others."""

_AT_ONCE = 500

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

    Where the place of the report changes, all from the earlier of its places on are to be placed again.
    """
    connection = writing.connection
    before = _load(connection, select(profiles).where(profiles.c.report_id == profile.report_id))
    if before == {profile.report_id: profile}:
        return
    connection.execute(delete(placements).where(placements.c.report_id == profile.report_id))
    if before:
        old = before[profile.report_id]
        if old.place != profile.place:
            first = min(old.place, profile.place)
            drop_states(writing, first)
            ids = [one for _, one in places_after(connection, first)]
            for some in _in_parts(ids):
                connection.execute(delete(placements).where(placements.c.report_id.in_(some)))
        connection.execute(delete(profiles).where(profiles.c.report_id == profile.report_id))
    row = {"report_id": profile.report_id, "at": profile.at, "packed": profile.packed}
    connection.execute(profiles.insert().values(sealed(row)))


def load_profiles(connection: Connection, report_ids: Iterable[str]) -> Iterator[KeptProfile]:
    """The profiles of `report_ids`, in that order, some at a time.

    Raises:
        StoreDamagedError: one is missing, or not what was written.
    """
    for some in _in_parts(list(report_ids)):
        found = _load(connection, select(profiles).where(profiles.c.report_id.in_(some)))
        yield from all_found(found, some, "profiles")


def places_after(connection: Connection, place: Place | None) -> list[Place]:
    """The places of all reports that come after `place`, or of all, in their order."""
    # Compared here and not there: a database may order texts otherwise than Python does.
    rows = connection.execute(select(profiles.c.at, profiles.c.report_id))
    found = ((str(row.at), str(row.report_id)) for row in rows)
    return sorted(one for one in found if place is None or one > place)


def places_of(connection: Connection, report_ids: Iterable[str]) -> dict[str, Place]:
    """The places of `report_ids`, each of which has a profile.

    Raises:
        StoreDamagedError: one has none.
    """
    found: dict[str, Place] = {}
    wanted_ids = list(report_ids)
    for some in _in_parts(wanted_ids):
        wanted = select(profiles.c.at, profiles.c.report_id).where(profiles.c.report_id.in_(some))
        rows = connection.execute(wanted)
        found |= {str(row.report_id): (str(row.at), str(row.report_id)) for row in rows}
    all_found(found, wanted_ids, "profiles")
    return found


def unplaced(connection: Connection) -> list[Place]:
    """The places of the reports of which grouping has decided nothing yet, in their order."""
    wanted = (
        select(profiles.c.at, profiles.c.report_id)
        .outerjoin(placements, placements.c.report_id == profiles.c.report_id)
        .where(placements.c.report_id.is_(None))
    )
    return sorted((str(row.at), str(row.report_id)) for row in connection.execute(wanted))


def load_placements(connection: Connection, report_ids: Iterable[str]) -> dict[str, str]:
    """What grouping decided of `report_ids`, all of which it has placed, as JSON.

    Raises:
        StoreDamagedError: one is missing, or not what was written.
    """
    found: dict[str, str] = {}
    wanted = list(report_ids)
    for some in _in_parts(wanted):
        for row in connection.execute(select(placements).where(placements.c.report_id.in_(some))):
            held = open_seal(row, "placements")
            found[str(held["report_id"])] = str(held["placement_json"])
    all_found(found, wanted, "placements")
    return found


def set_placements(writing: Writing, decided: Mapping[str, str]) -> None:
    """Keep what grouping decided of the reports `decided`, in place of what it decided before."""
    for ids in _in_parts(list(decided)):
        rows = [sealed({"report_id": one, "placement_json": decided[one]}) for one in ids]
        writing.connection.execute(delete(placements).where(placements.c.report_id.in_(ids)))
        writing.connection.execute(placements.insert(), rows)


def last_state_before(connection: Connection, place: Place) -> GroupingState | None:
    """The last state that no report at `place` or after it has a part in.

    Raises:
        StoreDamagedError: it is not what was written.
    """
    rows = connection.execute(select(grouping_states.c.at, grouping_states.c.report_id))
    at = max((one for row in rows if (one := (row.at, row.report_id)) < place), default=None)
    if at is None:
        return None
    of = grouping_states.c
    wanted = select(grouping_states).where((of.at == at[0]) & (of.report_id == at[1]))
    held = open_seal(connection.execute(wanted).one(), "grouping_states")
    stories = read_list(held["open_json"])
    return GroupingState(at, tuple((story_id, tuple(ids)) for story_id, ids in stories))


def add_state(writing: Writing, state: GroupingState) -> None:
    """Keep how the stories stood open at a place."""
    row = {
        "at": state.place[0],
        "report_id": state.place[1],
        "open_json": canonical([[story_id, list(ids)] for story_id, ids in state.stories]),
    }
    writing.connection.execute(grouping_states.insert().values(sealed(row)))


def drop_states(writing: Writing, place: Place) -> None:
    """Forget the states that a report at `place` or after it has a part in."""
    of = grouping_states.c
    for row in writing.connection.execute(select(of.at, of.report_id)).all():
        if (row.at, row.report_id) >= place:
            at = (of.at == row.at) & (of.report_id == row.report_id)
            writing.connection.execute(delete(grouping_states).where(at))


def _load(connection: Connection, wanted: Select[tuple[object, ...]]) -> dict[str, KeptProfile]:
    found = {}
    for row in connection.execute(wanted):
        held = open_seal(row, "profiles")
        packed = bytes(cast("bytes", held["packed"]))
        found[str(held["report_id"])] = KeptProfile(str(held["report_id"]), str(held["at"]), packed)
    return found


def _in_parts(ids: list[str]) -> Iterator[list[str]]:
    for start in range(0, len(ids), _AT_ONCE):
        yield ids[start : start + _AT_ONCE]
