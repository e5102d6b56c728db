"""Stories come out the same, in whatever order and parts their reports came."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest

from crossread.cluster.by_hand import HandDecisions
from crossread.cluster.open_stories import OpenStories
from crossread.cluster.profile import ReportProfile
from crossread.cluster.stories import Placement
from crossread.keep.decide import merge_stories
from crossread.store.library import Library, open_library
from crossread.store.reports import all_report_ids, load_reports
from crossread.store.stories import Act, load_events, load_stories, story_events
from tests.keep import simple_grouping as simple
from tests.keep.invented_news import dump_of, read, read_and_dump, write_news
from tests.keep.simple_grouping import simple_grouping


@pytest.fixture
def library(address: str) -> Iterator[Library]:
    opened = open_library(address, create=True)
    yield opened
    opened.close()


def write(folder: Path, name: str, day: str, words: str) -> str:
    path = folder / f"{name}.json"
    body = f"{words}. It was told on that day, and no more is known."
    stated = {"@type": "NewsArticle", "headline": name, "articleBody": body, "datePublished": day}
    path.write_text(json.dumps(stated))
    return str(path)


def groups(library: Library) -> list[list[str]]:
    """The names of the files that lie together, sorted."""
    with library.reading() as connection:
        reports = load_reports(connection, all_report_ids(connection))
        names = {kept.report.id: Path(kept.report.path or "").stem for kept in reports}
        stories = load_stories(connection)
    return sorted(sorted(names[one] for one in story.report_ids) for story in stories)


def acts(library: Library) -> list[Act]:
    with library.reading() as connection:
        return [event.act for event in load_events(connection)]


def test_reports_are_grouped_as_they_come(library: Library, tmp_path: Path) -> None:
    one = write(tmp_path, "one", "2021-03-01", "A ferry at Oakhaven")
    two = write(tmp_path, "two", "2021-03-02", "A ferry at Oakhaven")
    far = write(tmp_path, "far", "2021-03-02", "A ferry at Stonebury")
    read(library, one)
    assert groups(library) == [["one"]]
    read(library, far, two)
    assert groups(library) == [["far"], ["one", "two"]]
    assert sorted(acts(library)) == [Act.JOINED, Act.MADE, Act.MADE]


def test_an_earlier_report_gives_the_story_its_name_and_the_old_name_stays_good(
    library: Library, tmp_path: Path
) -> None:
    read(library, write(tmp_path, "two", "2021-03-02", "A ferry at Oakhaven"))
    with library.reading() as connection:
        (before,) = load_stories(connection)
    read(library, write(tmp_path, "one", "2021-03-01", "A ferry at Oakhaven"))

    assert acts(library) == [Act.MADE, Act.RENAMED, Act.JOINED]
    with library.reading() as connection:
        (after,) = load_stories(connection)
        history = story_events(connection, after.id)
    assert after.id != before.id
    assert [event.act for event in history] == [Act.MADE, Act.RENAMED, Act.JOINED]
    assert history[1].other_story_id == before.id


def test_a_report_of_both_makes_one_story_of_two(library: Library, tmp_path: Path) -> None:
    read(library, write(tmp_path, "one", "2021-03-01", "A ferry at Oakhaven"))
    read(library, write(tmp_path, "two", "2021-03-02", "A ferry at Stonebury"))
    read(library, write(tmp_path, "both", "2021-03-03", "Ferries at Oakhaven and Stonebury"))

    assert groups(library) == [["both", "one", "two"]]
    assert acts(library)[2:] == [Act.MERGED, Act.JOINED]


def test_a_late_report_can_part_what_a_later_one_had_joined(
    library: Library, tmp_path: Path
) -> None:
    """Only two stories stay open, so that the late one closes a story before the report of both comes."""
    grouping = simple_grouping(n_open=2)
    one = write(tmp_path, "one", "2021-03-01", "A ferry at Oakhaven")
    two = write(tmp_path, "two", "2021-03-02", "A ferry at Stonebury")
    late = write(tmp_path, "late", "2021-03-03", "A ferry at Thornfield")
    both = write(tmp_path, "both", "2021-03-04", "Ferries at Oakhaven and Stonebury")
    for path in (one, two, both):
        read(library, path, grouping=grouping)
    assert groups(library) == [["both", "one", "two"]]
    read(library, late, grouping=grouping)

    assert groups(library) == [["both", "two"], ["late"], ["one"]]
    assert Act.SPLIT in acts(library)


@pytest.mark.parametrize("seed", [1, 2])
def test_closed_stories_and_states_make_no_difference_to_the_order(
    library: Library, tmp_path: Path, seed: int
) -> None:
    """More reports than lie between two states, few open stories, and parts in any order."""
    folder = tmp_path / "news"
    folder.mkdir()
    grouping = simple_grouping(n_open=4)
    paths = write_news(folder, 90)
    straight = open_library(str(tmp_path / "straight.db"), create=True)
    read(straight, *paths, grouping=grouping)
    chance = Random(seed)  # noqa: S311 - seeded
    chance.shuffle(paths)
    for start, end in pairwise((0, 40, 80, 84, 90)):
        read(library, *paths[start:end], grouping=grouping)

    assert dump_of(library) == dump_of(straight)
    straight.close()


@pytest.mark.parametrize("seed", [3, 4, 5])
def test_late_reports_are_placed_alike_where_the_stories_soon_stand_as_they_stood(
    tmp_path: Path, seed: int
) -> None:
    """With few open stories and many states, most late reports end long before the last report."""
    grouping = replace(simple_grouping(n_open=2), state_every=2, again_at_once=1000)
    paths = write_news(tmp_path, 60)
    straight = open_library(str(tmp_path / "straight.db"), create=True)
    shuffled = open_library(str(tmp_path / "shuffled.db"), create=True)
    read(straight, *paths, grouping=grouping)
    Random(seed).shuffle(paths)  # noqa: S311 - seeded
    for start in range(0, 60, 4):
        read(shuffled, *paths[start : start + 4], grouping=grouping)
    assert dump_of(shuffled) == dump_of(straight)

    for library in (straight, shuffled):
        with library.reading() as connection:
            first, *_, last = sorted(load_stories(connection), key=lambda story: story.id)
        merge_stories(library, first.id, last.id, grouping=grouping)
    assert dump_of(shuffled) == dump_of(straight)
    for library in (straight, shuffled):
        library.close()


def test_what_a_late_report_costs_does_not_grow_with_the_reports_after_it(tmp_path: Path) -> None:
    n_placed: list[int] = []
    for number in (60, 240):
        folder = tmp_path / str(number)
        folder.mkdir()
        looked_at: list[str] = []

        def place(
            profile: ReportProfile,
            stories: OpenStories,
            hand: HandDecisions,
            seen: list[str] = looked_at,
        ) -> Placement:
            seen.append(profile.report_id)
            return simple.place(profile, stories, hand)

        grouping = replace(simple_grouping(n_open=2), state_every=4, place=place)
        library = open_library(str(folder / "library.db"), create=True)
        days = [date(2021, 3, 1) + timedelta(days=n) for n in range(number)]
        places = "Oakhaven Stonebury Thornfield Millbridge Eastmarch".split()
        for n, day in enumerate(days):
            write(folder, f"ferry-{n:03}", day.isoformat(), f"A ferry at {places[n % 5]}")
        read(library, str(folder), grouping=grouping)
        late = write(tmp_path, f"late-{number}", "2021-03-10", "A ferry at Wintergate")
        looked_at.clear()
        read(library, late, grouping=grouping)
        n_placed.append(len(looked_at))
        library.close()

    assert n_placed[0] < 40
    assert n_placed[1] < 40


def test_another_writer_between_two_readings_is_noticed(
    library: Library, address: str, tmp_path: Path
) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    paths = write_news(folder, 60)
    other = open_library(address)
    read(library, *paths[:20])
    read(other, *paths[20:40])
    read(library, *paths[40:])
    other.close()

    assert dump_of(library) == read_and_dump(str(tmp_path / "straight.db"), *paths)
