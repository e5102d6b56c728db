from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import text

from crossread.annotate.annotate import annotate
from crossread.errors import StoreDamagedError
from crossread.pipeline import compare
from crossread.store.library import Library, open_library
from crossread.store.stories import load_stories, load_story, set_members, story_id_of
from crossread.store.synopses import add_synopsis, load_synopsis, made_from
from crossread.store.value_json import read_value, write_value
from crossread.types.problem import Problem
from crossread.types.story import Story
from crossread.types.synopsis import Synopsis
from tests.export.sample import make_synopsis
from tests.store.written import MODEL, keep_report, sample_report


def with_story(address: str) -> tuple[Library, str, Story, Synopsis]:
    """A story of three reports, of which one is dated by the others alone."""
    library = open_library(address, create=True)
    reports = [sample_report(0), sample_report(1), sample_report(2, published=None)]
    story_id = story_id_of(reports[0].id)
    with library.writing() as writing:
        for report in reports:
            keep_report(writing, report)
        days: dict[str, date | None] = {report.id: None for report in reports}
        set_members(writing, {story_id: tuple(days)}, days)
    with library.reading() as connection:
        story = load_story(connection, load_stories(connection)[0])
    return library, story_id, story, compare(story.reports, model=MODEL)


def test_a_synopsis_comes_back_as_it_was_kept(address: str) -> None:
    """Also the days that a report has from the others of its story."""
    library, story_id, story, synopsis = with_story(address)
    assert synopsis.story.annotations != story.annotations
    with library.writing() as writing:
        add_synopsis(writing, story_id, synopsis, kept=story, rests_on="this")

    with library.reading() as connection:
        assert load_synopsis(connection, story_id, story, rests_on="this") == synopsis
        assert load_synopsis(connection, story_id, story, rests_on="that") is None


def test_a_story_that_goes_on_under_another_id_keeps_its_synopsis(address: str) -> None:
    library, story_id, story, synopsis = with_story(address)
    *rest, first = story.reports
    other = story_id_of(first.id)
    days: dict[str, date | None] = {report.id: None for report in (first, *rest)}
    with library.writing() as writing:
        add_synopsis(writing, story_id, synopsis, kept=story, rests_on="this")
        set_members(writing, {other: tuple(days)}, days, gone=[story_id], renamed={story_id: other})

    with library.reading() as connection:
        assert load_synopsis(connection, other, story, rests_on="this") == synopsis
        assert load_synopsis(connection, story_id, story, rests_on="this") is None


def test_a_synopsis_rests_on_what_was_found_and_on_what_makes_it(address: str) -> None:
    library, _, story, _ = with_story(address)
    library.close()
    other = replace(story.annotations[0], seen_from_reason="another")
    changed = Story(story.reports, (other, *story.annotations[1:]))
    fewer = Story(story.reports[1:], story.annotations[1:])

    rests_on = {made_from(one, "a") for one in (story, changed, fewer)}
    assert len(rests_on | {made_from(story, "b")}) == 4
    assert made_from(story, "a") == made_from(
        Story(story.reports, tuple(annotate(one, model=MODEL) for one in story.reports)), "a"
    )


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE alignments SET about = 'another' WHERE position = 0",
        "DELETE FROM alignments WHERE position = 0",
        "UPDATE synopses SET rest_json = '{}'",
        "UPDATE synopses SET made_from = 'that'",
    ],
)
def test_a_synopsis_that_was_changed_behind_the_library_is_not_given_out(
    address: str, change: str
) -> None:
    library, story_id, story, synopsis = with_story(address)
    with library.writing() as writing:
        add_synopsis(writing, story_id, synopsis, kept=story, rests_on="this")
        writing.connection.execute(text(change))

    with library.reading() as connection, pytest.raises(StoreDamagedError, match="synopsis"):
        load_synopsis(connection, story_id, story, rests_on="this")


def test_every_value_of_a_synopsis_is_written_and_read_without_its_words() -> None:
    synopsis = make_synopsis()
    reports = {report.id: report for report in synopsis.story.reports}
    for name in ("entities", "alignments", "copies", "labels", "timeline", "passages"):
        for value in getattr(synopsis, name):
            written = write_value(value)
            assert read_value(type(value), written, reports) == value


def test_what_is_no_value_of_the_type_is_damage() -> None:
    wrongs: list[object] = [{"stage": "fetch"}, {"stage": 1, "subject": "a", "message": "b"}, [], 0]
    for wrong in wrongs:
        with pytest.raises(StoreDamagedError, match="Problem"):
            read_value(Problem, wrong, {})
