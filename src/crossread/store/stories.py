"""Stories: which reports lie in which, how that came, and what people decided about it.

A story is known by the first of its reports in the order of grouping: `s-` and the digits of that report's id. An
id that was once given stays good: it leads to the story in which that report lies now (`find_story`).

Which reports lie together follows from the reports and from what was decided by hand, whatever came first. The
history tells what happened here, in the order in which it happened, and so is a matter of the order of reading.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sqlalchemy import Connection, delete, select, update

from crossread.errors import StoreDamagedError
from crossread.store.annotations import load_all_annotations
from crossread.store.batches import in_batches
from crossread.store.library import Writing
from crossread.store.profiles import places_of
from crossread.store.reports import load_reports
from crossread.store.revisions import count_pages
from crossread.store.schema import stories, story_history, story_reports
from crossread.store.seal import canonical, digest_of, open_seal, read_list, sealed
from crossread.store.synopses import forget_synopsis, rename_synopsis
from crossread.types.story import Story

__all__ = [
    "Act",
    "By",
    "KeptStory",
    "StoryEvent",
    "add_event",
    "count_pages_again",
    "find_story",
    "load_events",
    "load_stories",
    "load_story",
    "set_members",
    "stories_by_id",
    "stories_of",
    "story_events",
    "story_id_of",
    "story_of_report",
]


class Act(StrEnum):
    """What happened to a story."""

    MADE = "made"  # of new reports; `report_id` is the first
    JOINED = "joined"  # the new `report_id` came to it
    MOVED = "moved"  # `report_id` came to it from `other_story_id`
    MERGED = "merged"  # all reports of `other_story_id` came to it
    SPLIT = "split"  # it was made of reports of `other_story_id`
    RENAMED = "renamed"  # it was `other_story_id` until its first report was another


class By(StrEnum):
    """Who decided."""

    GROUPING = "grouping"
    HAND = "hand"


@dataclass(frozen=True, slots=True)
class KeptStory:
    """A story as a list shows it. `first_day` and `last_day` are those of its reports; None where all are undated.

    `n_pages` is how many reports a person would count: forms of one page (`revisions.py`) are one.
    """

    id: str
    report_ids: tuple[str, ...]
    n_pages: int
    first_day: date | None
    last_day: date | None
    made: int
    change: int


@dataclass(frozen=True, slots=True)
class StoryEvent:
    """One line of a story's history; `change` is its number, 0 for one that is not kept yet.

    `reasons` are phrases of grouping that say what two reports share.
    """

    story_id: str
    act: Act
    by: By
    report_id: str | None = None
    other_story_id: str | None = None
    reasons: tuple[str, ...] = ()
    change: int = 0


def story_id_of(report_id: str) -> str:
    """The id of the story whose first report is `report_id`."""
    return "s-" + report_id.removeprefix("r-")


def find_story(connection: Connection, story_id: str) -> KeptStory | None:
    """The story of that id, or the one in which the report now lies that gave the id.

    Raises:
        StoreDamagedError: it is not what was written.
    """
    found = _load(connection, [story_id])
    if found:
        return found[0]
    now = story_of_report(connection, "r-" + story_id.removeprefix("s-"))
    return next(iter(_load(connection, [now])), None) if now else None


def story_of_report(connection: Connection, report_id: str) -> str | None:
    """The id of the story in which the report lies."""
    row = connection.execute(
        select(story_reports).where(story_reports.c.report_id == report_id)
    ).one_or_none()
    return None if row is None else str(open_seal(row, "story_reports")["story_id"])


def load_stories(connection: Connection, *, least: int = 1) -> tuple[KeptStory, ...]:
    """All stories of `least` pages or more: the latest day first, then the larger, then by id.

    Raises:
        StoreDamagedError: one is not what was written.
    """
    wanted = select(stories.c.id).where(stories.c.n_pages >= least)
    return tuple(sorted(_load(connection, connection.execute(wanted).scalars().all()), key=_newest))


def load_story(connection: Connection, kept: KeptStory) -> Story:
    """The reports of `kept` with their annotations as they are kept, by the hour or day they are of, then by id.

    Raises:
        StoreDamagedError: one is missing, or not what was written.
    """
    places = places_of(connection, kept.report_ids)
    ids = sorted(kept.report_ids, key=places.__getitem__)
    reports = tuple(one.report for one in load_reports(connection, ids))
    made = load_all_annotations(connection, ids)
    if not len(reports) == len(made) == len(kept.report_ids):
        raise StoreDamagedError(
            f"story {kept.id}: a report of it, or what was found in one, is missing"
        )
    return Story(reports, made)


def stories_of(connection: Connection, report_ids: Sequence[str]) -> dict[str, str]:
    """The ids of the stories of those of `report_ids` that lie in one.

    Raises:
        StoreDamagedError: a row is not what was written.
    """
    found: dict[str, str] = {}
    for some in in_batches(report_ids):
        at = story_reports.c.report_id.in_(some)
        for row in connection.execute(select(story_reports).where(at)):
            held = open_seal(row, "story_reports")
            found[str(held["report_id"])] = str(held["story_id"])
    return found


def stories_by_id(connection: Connection, story_ids: Iterable[str]) -> dict[str, KeptStory]:
    """Those of the stories that are kept.

    Raises:
        StoreDamagedError: one is not what was written.
    """
    return {story.id: story for story in _load(connection, story_ids)}


def set_members(
    writing: Writing,
    members: Mapping[str, tuple[str, ...]],
    days: Mapping[str, date | None],
    *,
    gone: Iterable[str] = (),
    renamed: Mapping[str, str] | None = None,
) -> None:
    """Keep the stories `members` as they are now: the reports of each in the order of grouping.

    `days` tells the day of each report. Stories that are `gone` have given all their reports to others; those of them
    that are `renamed` go on under another id, with the synopsis that was kept. A story whose reports are the same is not changed.

    Raises:
        StoreDamagedError: what is kept of a story is not what was written.
    """
    connection = writing.connection
    for story_id, report_ids in members.items():
        _set_story(writing, story_id, report_ids, days)
    for story_id, report_ids in members.items():
        rows = [sealed({"report_id": one, "story_id": story_id}) for one in report_ids]
        for some in in_batches(rows):
            ids = [row["report_id"] for row in some]
            connection.execute(delete(story_reports).where(story_reports.c.report_id.in_(ids)))
            connection.execute(story_reports.insert(), some)
    for story_id, new_id in (renamed or {}).items():
        rename_synopsis(connection, story_id, new_id)
    for story_id in gone:
        forget_synopsis(connection, story_id)
        connection.execute(delete(stories).where(stories.c.id == story_id))


def _set_story(
    writing: Writing, story_id: str, report_ids: tuple[str, ...], days: Mapping[str, date | None]
) -> None:
    connection = writing.connection
    known = connection.execute(select(stories).where(stories.c.id == story_id)).one_or_none()
    told = sorted(day.isoformat() for one in report_ids if (day := days[one]) is not None)
    row: dict[str, object] = {
        "id": story_id,
        "n_reports": len(report_ids),
        "n_pages": count_pages(connection, report_ids),
        "first_day": told[0] if told else None,
        "last_day": told[-1] if told else None,
        "members_digest": digest_of(sorted(report_ids)),
    }
    if known is None:
        change = writing.next_change()
        connection.execute(
            stories.insert().values(sealed({**row, "made": change, "change": change}))
        )
        return
    _change_row(writing, open_seal(known, "stories"), row)


def _change_row(writing: Writing, held: Mapping[str, object], now: Mapping[str, object]) -> None:
    """Bring the row of a story that holds `held` to what it is `now`; no change where that is the same."""
    if any(held[name] != value for name, value in now.items()):
        row = sealed({**held, **now, "change": writing.next_change()})
        writing.connection.execute(update(stories).where(stories.c.id == row["id"]).values(row))


def count_pages_again(writing: Writing, report_ids: Sequence[str]) -> None:
    """Count anew the pages of the stories of `report_ids`, which were found at other paths as well.

    Raises:
        StoreDamagedError: what is kept of a story is not what was written.
    """
    connection = writing.connection
    for story_id in sorted(set(stories_of(connection, report_ids).values())):
        row = connection.execute(select(stories).where(stories.c.id == story_id)).one()
        held = open_seal(row, "stories")
        wanted = select(story_reports.c.report_id).where(story_reports.c.story_id == story_id)
        n_pages = count_pages(connection, connection.execute(wanted).scalars().all())
        _change_row(writing, held, {"n_pages": n_pages})


def add_event(writing: Writing, event: StoryEvent) -> None:
    """Add a line to the history of a story."""
    row = {
        "change": writing.next_change(),
        "story_id": event.story_id,
        "act": event.act.value,
        "by": event.by.value,
        "report_id": event.report_id,
        "other_story_id": event.other_story_id,
        "reasons_json": canonical(list(event.reasons)),
    }
    writing.connection.execute(story_history.insert().values(sealed(row)))


def story_events(connection: Connection, story_id: str) -> tuple[StoryEvent, ...]:
    """What happened to a story, also under the ids that it had before, in that order.

    Raises:
        StoreDamagedError: a line is not what was written.
    """
    found: list[StoryEvent] = []
    wanted, seen = [story_id], {story_id}
    while wanted:
        events = load_events(connection, story_id=wanted.pop())
        found += events
        before = {one.other_story_id for one in events if one.act is Act.RENAMED}
        new = sorted(one for one in before if one and one not in seen)
        wanted += new
        seen |= set(new)
    return tuple(sorted(found, key=lambda event: event.change))


def load_events(
    connection: Connection, *, story_id: str | None = None, since: int = 0
) -> tuple[StoryEvent, ...]:
    """What happened to one story or to all after the change `since`, in that order.

    Raises:
        StoreDamagedError: a line is not what was written.
    """
    wanted = select(story_history).where(story_history.c.change > since)
    if story_id is not None:
        wanted = wanted.where(story_history.c.story_id == story_id)
    rows = connection.execute(wanted.order_by(story_history.c.change))
    return tuple(_event(open_seal(row, "story_history")) for row in rows)


def _load(connection: Connection, story_ids: Iterable[str]) -> list[KeptStory]:
    """Those of the stories that are kept, in no fixed order."""
    wanted = list(dict.fromkeys(story_ids))
    found: list[KeptStory] = []
    for some in in_batches(wanted):
        members: dict[str, list[str]] = {}
        of = select(story_reports).where(story_reports.c.story_id.in_(some))
        for row in connection.execute(of):
            held = open_seal(row, "story_reports")
            members.setdefault(str(held["story_id"]), []).append(str(held["report_id"]))
        for row in connection.execute(select(stories).where(stories.c.id.in_(some))):
            held = open_seal(row, "stories")
            found.append(_kept(held, sorted(members.get(str(held["id"]), []))))
    return found


def _kept(row: Mapping[str, object], report_ids: list[str]) -> KeptStory:
    if digest_of(report_ids) != row["members_digest"]:
        raise StoreDamagedError(f"story {row['id']}: its reports are not those that were written")
    return KeptStory(
        id=str(row["id"]),
        report_ids=tuple(report_ids),
        n_pages=int(str(row["n_pages"])),
        first_day=_day(row["first_day"]),
        last_day=_day(row["last_day"]),
        made=int(str(row["made"])),
        change=int(str(row["change"])),
    )


def _day(value: object) -> date | None:
    return None if value is None else date.fromisoformat(str(value))


def _newest(story: KeptStory) -> tuple[int, int, str]:
    day = story.last_day
    return (-day.toordinal() if day else 0, -story.n_pages, story.id)


def _event(row: Mapping[str, object]) -> StoryEvent:
    reasons = read_list(row["reasons_json"])
    report, other = row["report_id"], row["other_story_id"]
    return StoryEvent(
        story_id=str(row["story_id"]),
        act=Act(str(row["act"])),
        by=By(str(row["by"])),
        report_id=None if report is None else str(report),
        other_story_id=None if other is None else str(other),
        reasons=tuple(str(reason) for reason in reasons),
        change=int(str(row["change"])),
    )
