"""What people decide binds every grouping, before it and after it."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from crossread.cluster.open_stories import OpenStories
from crossread.cluster.stories import enact, place
from crossread.errors import StoreError
from crossread.keep.decide import merge_stories, move_report, split_story
from crossread.store.library import Library, open_library
from crossread.store.reports import all_report_ids, load_reports
from crossread.store.stories import By, load_events, load_stories
from tests.keep.invented_news import dump_of, read
from tests.keep.simple_grouping import simple_grouping
from tests.keep.test_group import groups, write

GROUPING = simple_grouping()


@pytest.fixture
def library(address: str, tmp_path: Path) -> Iterator[Library]:
    """Two stories: one of a, b and c, the other of x and y."""
    opened = open_library(address, create=True)
    read(
        opened,
        *(write(tmp_path, name, f"2021-03-0{n}", "Oakhaven") for n, name in enumerate("abc", 1)),
        *(write(tmp_path, name, f"2021-03-0{n}", "Stonebury") for n, name in enumerate("xy", 1)),
    )
    yield opened
    opened.close()


def reports(library: Library) -> dict[str, str]:
    with library.reading() as connection:
        found = load_reports(connection, all_report_ids(connection))
    return {Path(kept.report.path or "").stem: kept.report.id for kept in found}


def story_with(library: Library, name: str) -> str:
    report_id = reports(library)[name]
    with library.reading() as connection:
        return next(one.id for one in load_stories(connection) if report_id in one.report_ids)


def by_hand(library: Library) -> list[str]:
    with library.reading() as connection:
        return [one.act.value for one in load_events(connection) if one.by is By.HAND]


def test_two_stories_made_one_stay_one(library: Library, tmp_path: Path) -> None:
    merge_stories(library, story_with(library, "a"), story_with(library, "x"), grouping=GROUPING)
    assert groups(library) == [["a", "b", "c", "x", "y"]]
    assert by_hand(library) == ["merged"]
    read(library, write(tmp_path, "z", "2021-03-05", "Stonebury"))
    assert groups(library) == [["a", "b", "c", "x", "y", "z"]]


def test_reports_split_off_stay_apart(library: Library, tmp_path: Path) -> None:
    made = split_story(
        library, story_with(library, "a"), [reports(library)["c"]], grouping=GROUPING
    )
    assert groups(library) == [["a", "b"], ["c"], ["x", "y"]]
    assert by_hand(library) == ["split"]
    assert made == story_with(library, "c")
    read(library, write(tmp_path, "late", "2021-02-28", "Oakhaven"))
    assert groups(library) == [["a", "b", "late"], ["c"], ["x", "y"]]


def test_a_report_moved_lies_where_it_was_put(library: Library) -> None:
    move_report(library, reports(library)["c"], story_with(library, "x"), grouping=GROUPING)
    assert groups(library) == [["a", "b"], ["c", "x", "y"]]
    assert by_hand(library) == ["moved"]
    move_report(library, reports(library)["c"], story_with(library, "a"), grouping=GROUPING)
    assert groups(library) == [["a", "b", "c"], ["x", "y"]]


def test_two_stories_are_made_one_whole_by_the_grouping_that_ships(
    address: str, tmp_path: Path
) -> None:
    """It brings no report along that is not tied, so each of both stories has to be."""
    grouping = replace(GROUPING, open_stories=OpenStories, place=place, enact=enact)
    library = open_library(address, create=True)
    words = {"Oakhaven": "abcd", "Stonebury": "wxyz"}
    for word, names in words.items():
        paths = [
            write(tmp_path, f"{name}", "2021-03-01", f"{word} ferryboat grounded") for name in names
        ]
        read(library, *paths, grouping=grouping)
    merge_stories(library, story_with(library, "a"), story_with(library, "w"), grouping=grouping)
    assert groups(library) == [[*"abcdwxyz"]]
    library.close()


def test_what_grouping_makes_of_a_decision_is_not_by_hand(library: Library, tmp_path: Path) -> None:
    """Without the report of both places, the reports of the two have nothing in common any more."""
    read(library, write(tmp_path, "both", "2021-03-04", "Oakhaven and Stonebury"))
    assert groups(library) == [["a", "b", "both", "c", "x", "y"]]
    split_story(library, story_with(library, "a"), [reports(library)["both"]], grouping=GROUPING)
    assert groups(library) == [["a", "b", "c"], ["both"], ["x", "y"]]
    assert by_hand(library) == ["split"]


def test_a_decision_binds_reports_that_are_read_anew(library: Library, tmp_path: Path) -> None:
    """Whether a report comes before the decision or after it, it lies in the same story."""
    split_story(library, story_with(library, "a"), [reports(library)["c"]], grouping=GROUPING)
    before = dump_of(library)
    read(library, *(str(tmp_path / f"{name}.json") for name in "abcxy"))

    assert dump_of(library) == before


def test_what_makes_no_sense_is_refused_and_changes_nothing(library: Library) -> None:
    before = dump_of(library)
    ours, theirs = story_with(library, "a"), story_with(library, "x")
    named = reports(library)
    decisions: list[Callable[[], str]] = [
        lambda: merge_stories(library, ours, ours, grouping=GROUPING),
        lambda: merge_stories(library, ours, "s-unheard", grouping=GROUPING),
        lambda: split_story(library, ours, [named["x"]], grouping=GROUPING),
        lambda: split_story(library, ours, [named[one] for one in "abc"], grouping=GROUPING),
        lambda: move_report(library, named["x"], theirs, grouping=GROUPING),
        lambda: move_report(library, "r-unheard", theirs, grouping=GROUPING),
    ]
    for decide in decisions:
        with pytest.raises(StoreError):
            decide()
    assert dump_of(library) == before
