"""The stories of a library, as a list and as a history shows them."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from crossread.errors import StoreError
from crossread.export.wording import clean_line, published_in_words, shorten
from crossread.store.library import Library
from crossread.store.profiles import places_of
from crossread.store.reports import load_reports
from crossread.store.stories import (
    Act,
    By,
    KeptStory,
    StoryEvent,
    find_story,
    load_stories,
    story_events,
)
from crossread.types.report import Report

__all__ = ["StoryLine", "history_in_words", "list_stories", "title_of", "titles_of"]

_TITLE = 160
"""Characters of a title that is no headline: two lines of a terminal."""


@dataclass(frozen=True, slots=True)
class StoryLine:
    """A story, and the headline of its first report, as it stands there."""

    story: KeptStory
    title: str


def list_stories(library: Library) -> tuple[StoryLine, ...]:
    """All stories: the latest day first, then the larger, then by id.

    Raises:
        StoreDamagedError: what is kept is not what was written.
    """
    with library.reading() as connection:
        found = load_stories(connection)
        titles = titles_of(connection, found)
    return tuple(StoryLine(story, titles[story.id]) for story in found)


def titles_of(connection: Connection, stories: Sequence[KeptStory]) -> dict[str, str]:
    """What each of `stories` is called, by its id: the headline of its first report.

    Raises:
        StoreDamagedError: what is kept is not what was written.
    """
    places = places_of(connection, [one for story in stories for one in story.report_ids])
    first = {story.id: min(story.report_ids, key=places.__getitem__) for story in stories}
    reports = {kept.report.id: kept.report for kept in load_reports(connection, first.values())}
    return {story_id: title_of(reports[one]) for story_id, one in first.items()}


def title_of(report: Report) -> str:
    """The headline of `report`, else the first words of its first line, in its own words."""
    if report.headline is not None:
        return report.headline.of(report.text)
    return shorten(report.text.strip().partition("\n")[0], _TITLE)  # which may be all of a report


def history_in_words(library: Library, story_id: str) -> tuple[str, ...]:
    """How the story came to be, a line for each thing that happened.

    Raises:
        StoreError: there is no such story.
        StoreDamagedError: what is kept is not what was written.
    """
    with library.reading() as connection:
        story = find_story(connection, story_id)
        if story is None:
            raise StoreError(f"{story_id}: there is no such story in {library.address}")
        events = story_events(connection, story.id)
        named = {event.report_id for event in events if event.report_id}
        reports = {kept.report.id: kept.report for kept in load_reports(connection, sorted(named))}
    return tuple(clean_line(_say(event, reports.get(event.report_id or ""))) for event in events)


def _say(event: StoryEvent, report: Report | None) -> str:
    which = ""
    if report is not None:
        when = published_in_words(report)
        which = f"{report.id} ({', '.join(part for part in (report.name, when) if part)})"
    other = event.other_story_id or ""
    acts = {
        Act.MADE: f"made of {which}",
        Act.JOINED: f"joined by {which}",
        Act.MOVED: f"joined by {which}, which was in {other}",
        Act.MERGED: f"merged with {other}",
        Act.SPLIT: f"split from {other}",
        Act.RENAMED: f"was {other} before an earlier report came",
    }
    why = f"; {'; '.join(event.reasons)}" if event.reasons else ""
    return f"{acts[event.act]}{' by hand' if event.by is By.HAND else ''}{why}"
