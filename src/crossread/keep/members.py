"""From groups to stories in the library: who lies with whom now, and what of that is new.

In go the groups that grouping has made, and the library as it stands; what differs is written, with a line of history
for each thing that happened. A story that was goes on in one of the groups, under its id or another.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from crossread.store.library import Writing
from crossread.store.profiles import UNDATED, Place, places_of
from crossread.store.stories import (
    Act,
    By,
    KeptStory,
    StoryEvent,
    add_event,
    set_members,
    stories_by_id,
    stories_of,
    story_id_of,
)

__all__ = ["keep_groups"]


@dataclass(frozen=True, slots=True)
class _Group:
    """Reports that lie together, in the order of grouping, and the kept story that goes on in them."""

    report_ids: tuple[str, ...]
    goes_on: str | None

    @property
    def story_id(self) -> str:
        return story_id_of(self.report_ids[0])


def keep_groups(
    writing: Writing,
    groups: Mapping[str, tuple[str, ...]],
    reasons: Mapping[str, tuple[str, ...]],
    *,
    by: By,
) -> None:
    """Keep `groups`, whatever grouping calls them, as the stories that they are.

    All reports of a kept story of which one is named are taken for named. `reasons` say of a report why it lies
    where it does.

    Raises:
        StoreDamagedError: what is kept of a story is not what was written.
    """
    connection = writing.connection
    named = [one for ids in groups.values() for one in ids]
    was_in = stories_of(connection, named)
    kept = stories_by_id(connection, sorted(set(was_in.values())))
    were = {story.id: story.report_ids for story in kept.values()}
    left = sorted({one for ids in were.values() for one in ids} - set(named))
    was_in |= stories_of(connection, left)
    places = places_of(connection, [*named, *left])
    found = [*groups.values()]
    found += [tuple(one for one in left if was_in[one] == story) for story in were]
    ordered = sorted(tuple(sorted(ids, key=places.__getitem__)) for ids in found if ids)
    days = {one: _day(place) for one, place in places.items()}
    changed = [ids for ids in ordered if not _is_same(kept.get(story_id_of(ids[0])), ids, days)]
    made = _continued(changed, was_in)
    stay = {story_id_of(ids[0]) for ids in ordered}
    set_members(
        writing,
        {group.story_id: group.report_ids for group in made},
        days,
        gone=sorted(set(were) - stay),
        renamed={
            group.goes_on: group.story_id
            for group in made
            if group.goes_on is not None and group.goes_on not in stay
        },
    )
    for group in made:
        for event in _events(group, was_in, were, reasons, by):
            add_event(writing, event)


def _is_same(
    kept: KeptStory | None, report_ids: tuple[str, ...], days: Mapping[str, date | None]
) -> bool:
    """Whether the story is kept with these reports and their days."""
    told = sorted(day for one in report_ids if (day := days[one]) is not None)
    ends = (told[0], told[-1]) if told else (None, None)
    return (
        kept is not None
        and set(kept.report_ids) == set(report_ids)
        and (kept.first_day, kept.last_day) == ends
    )


def _day(place: Place) -> date | None:
    return None if place[0] == UNDATED else date.fromisoformat(place[0][:10])


def _continued(groups: list[tuple[str, ...]], was_in: Mapping[str, str]) -> list[_Group]:
    """The groups, each with the kept story that goes on in it, if one does: a story goes on in one group at most.

    That is the one whose first report gave it its id, else the one with most of its reports.
    """
    shares = sorted(
        (story != story_id_of(ids[0]), -n, ids, story)
        for ids in groups
        for story, n in Counter(was_in[one] for one in ids if one in was_in).items()
    )
    goes_on: dict[tuple[str, ...], str] = {}
    for _, _, ids, story in shares:
        if ids not in goes_on and story not in goes_on.values():
            goes_on[ids] = story
    return [_Group(ids, goes_on.get(ids)) for ids in groups]


def _events(
    group: _Group,
    was_in: Mapping[str, str],
    were: Mapping[str, tuple[str, ...]],
    reasons: Mapping[str, tuple[str, ...]],
    by: By,
) -> list[StoryEvent]:
    """What happened to the story that `group` is, in an order that tells it."""
    of = group.story_id
    own = group.goes_on
    held = set(group.report_ids)
    others = sorted({was_in[one] for one in held if one in was_in} - {own})
    new = [one for one in group.report_ids if one not in was_in]
    found: list[StoryEvent] = []
    if own is None and others:
        found.append(StoryEvent(of, Act.SPLIT, by, other_story_id=others.pop(0)))
    elif own is None:
        found.append(StoryEvent(of, Act.MADE, by, report_id=new.pop(0)))
    elif own != of:
        found.append(StoryEvent(of, Act.RENAMED, by, other_story_id=own))
    for story in others:
        if held >= set(were[story]):
            found.append(StoryEvent(of, Act.MERGED, by, other_story_id=story))
            continue
        moved = [one for one in group.report_ids if was_in.get(one) == story]
        found += [StoryEvent(of, Act.MOVED, by, one, story, reasons.get(one, ())) for one in moved]
    found += [
        StoryEvent(of, Act.JOINED, By.GROUPING, report_id=one, reasons=reasons.get(one, ()))
        for one in new
    ]
    return found
