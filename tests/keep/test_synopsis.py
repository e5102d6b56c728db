"""The synopsis of a kept story, and its history."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from crossread.errors import StoreError
from crossread.keep.stories import history_in_words, list_stories
from crossread.keep.synopsis import synopsis_of
from crossread.pipeline import compare
from crossread.store.library import Library, last_change, open_library
from crossread.store.reports import load_reports
from tests.keep.invented_news import MODEL, read
from tests.keep.test_group import write


@pytest.fixture
def library(address: str, tmp_path: Path) -> Iterator[Library]:
    """One story of two reports and an undated one."""
    opened = open_library(address, create=True)
    paths = [
        write(tmp_path, "a", "2021-03-16", "The ferry at Oakhaven was halted on Tuesday"),
        write(tmp_path, "b", "2021-03-17", "Ada Brandt halted the Oakhaven ferry on Tuesday"),
        str(tmp_path / "c.txt"),
    ]
    Path(paths[2]).write_text("The Oakhaven ferry was halted late on Tuesday, said Ada Brandt.")
    read(opened, *paths)
    yield opened
    opened.close()


def only_story(library: Library) -> str:
    (line,) = list_stories(library)
    return line.story.id


def change(library: Library) -> int:
    with library.reading() as connection:
        return last_change(connection)


def test_a_story_says_what_comparing_its_reports_says(library: Library) -> None:
    """Also of the days that a report has from the others, which its own annotations do not know."""
    made = synopsis_of(library, only_story(library), model=MODEL)
    compared = compare(made.story.reports, model=MODEL)

    assert made.alignments == compared.alignments != ()
    assert made.timeline == compared.timeline
    assert made.passages == compared.passages
    assert {one.seen_from for one in made.story.annotations} == {
        one.seen_from for one in compared.story.annotations
    }


def test_a_synopsis_is_made_once_and_made_anew_when_a_report_comes(
    library: Library, tmp_path: Path
) -> None:
    story_id = only_story(library)
    first = synopsis_of(library, story_id, model=MODEL)
    before = change(library)
    again = synopsis_of(library, story_id, model=MODEL)
    assert again == first
    assert change(library) == before

    read(library, write(tmp_path, "d", "2021-03-18", "The Oakhaven ferry sails again"))
    after = synopsis_of(library, story_id, model=MODEL)
    assert len(after.story.reports) == 4


def test_of_a_file_that_changed_the_newest_stands(library: Library, tmp_path: Path) -> None:
    story_id = only_story(library)
    write(tmp_path, "b", "2021-03-17", "Ada Brandt let the Oakhaven ferry sail on Wednesday")
    read(library, str(tmp_path / "b.json"))
    made = synopsis_of(library, story_id, model=MODEL)

    assert len(made.story.reports) == 3
    assert [one for one in made.story.reports if "let the" in one.text]
    with library.reading() as connection:
        (line,) = list_stories(library)
        assert len(load_reports(connection, line.story.report_ids)) == 4


def test_a_story_that_is_not_there_is_an_error(library: Library) -> None:
    with pytest.raises(StoreError, match="s-unheard"):
        synopsis_of(library, "s-unheard", model=MODEL)
    with pytest.raises(StoreError, match="s-unheard"):
        history_in_words(library, "s-unheard")


def test_a_list_shows_the_headline_of_the_first_report(library: Library) -> None:
    (line,) = list_stories(library)
    assert line.title == "a"


def test_the_history_tells_how_a_story_came_to_be(library: Library) -> None:
    made, *joined = history_in_words(library, only_story(library))
    assert made.startswith("made of r-")
    assert len(joined) == 2
    assert all(" (" in line and "; words: oakhaven" in line for line in joined)
