"""What reading keeps, tells and leaves alone."""

import gzip
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import event

from crossread.errors import StoreFullError
from crossread.keep.read import ReadInput, read_into
from crossread.store.captures import captures_at
from crossread.store.library import Library, last_change, open_library
from crossread.store.problems import load_problems
from crossread.store.profiles import unplaced
from crossread.store.reports import all_report_ids, load_reports
from crossread.store.stories import load_stories
from crossread.types.problem import Problem
from tests.keep.invented_news import MODEL, dump_of, read, read_and_dump, write_news
from tests.keep.simple_grouping import simple_grouping


@pytest.fixture
def news(tmp_path: Path) -> list[str]:
    folder = tmp_path / "news"
    folder.mkdir()
    return write_news(folder, 40)


@pytest.fixture
def library(address: str) -> Iterator[Library]:
    opened = open_library(address, create=True)
    yield opened
    opened.close()


def test_reading_twice_gives_the_library_of_reading_once(library: Library, news: list[str]) -> None:
    """Nothing is read a second time, nothing doubled, and not even the number of the last change moves."""
    first = read(library, *news)
    once = dump_of(library)
    with library.reading() as connection:
        before = last_change(connection)
    second = read(library, *news)

    assert sum(one.n_new for one in first) == 40
    assert [(one.n_new, one.is_known) for one in second] == [(0, True)] * 40
    assert dump_of(library) == once
    with library.reading() as connection:
        assert last_change(connection) == before


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_any_order_and_any_parts_give_the_same_library(
    address: str, tmp_path: Path, news: list[str], seed: int
) -> None:
    straight = read_and_dump(str(tmp_path / "straight.db"), *news)
    chance = Random(seed)  # noqa: S311 - seeded
    chance.shuffle(news)
    while news:
        n = chance.randint(1, 15)
        some, news = news[:n], news[n:]
        library = open_library(address, create=True)
        read(library, *some)
        library.close()

    library = open_library(address)
    assert dump_of(library) == straight
    library.close()


def test_a_folder_is_read_file_by_file(library: Library, news: list[str]) -> None:
    told = read(library, str(Path(news[0]).parent))

    assert [one.address for one in told] == news
    assert [one.n_done for one in told] == list(range(1, 41))
    assert {one.n_inputs for one in told} == {40}


def test_what_refuses_is_kept_as_a_problem_until_it_is_read(
    library: Library, tmp_path: Path
) -> None:
    path = tmp_path / "late.txt"
    told = read(library, str(path))
    with library.reading() as connection:
        missing = [kept.problem for kept in load_problems(connection)]
    path.write_text("The ferry at Oakhaven was halted on Tuesday, said Ada Brandt.")
    read(library, str(path))

    assert missing == [Problem("fetch", str(path), "no such file")]
    assert told[0].problems == tuple(missing)
    with library.reading() as connection:
        assert load_problems(connection) == ()
        assert len(all_report_ids(connection)) == 1


def test_one_bad_input_loses_nothing_else(
    library: Library, tmp_path: Path, news: list[str]
) -> None:
    bad = tmp_path / "bad.bin"
    bad.write_bytes(b"\x00\x01\x02" * 50)
    told = read(library, news[0], str(bad), news[1])

    assert [(one.n_new, len(one.problems)) for one in told] == [(1, 0), (0, 1), (1, 0)]


def test_an_archive_is_kept_some_reports_at_a_time(library: Library, tmp_path: Path) -> None:
    """Each part is told when it is kept, and only the last says that the input is done."""
    rows = [
        {"url": f"https://post.example/{n}", "title": f"Ferry {n}", "text": "It was halted. " * 9}
        for n in range(40)
    ]
    path = tmp_path / "news.jsonl.gz"
    path.write_bytes(gzip.compress("\n".join(map(json.dumps, rows)).encode()))
    told = []
    for one in read_into(
        library, [str(path)], stdin=BytesIO(), model=MODEL, grouping=simple_grouping()
    ):
        with library.reading() as connection:
            told.append((one.n_new, one.is_done, len(all_report_ids(connection))))

    assert told == [(16, False, 16), (16, False, 32), (8, True, 40)]


def test_a_reading_that_was_stopped_within_an_archive_goes_on(
    library: Library, tmp_path: Path
) -> None:
    rows = [
        {"url": f"https://post.example/{n}", "title": f"Ferry {n}", "text": "It was halted. " * 9}
        for n in range(40)
    ]
    path = tmp_path / "news.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)))
    begun = read_into(
        library, [str(path)], stdin=BytesIO(), model=MODEL, grouping=simple_grouping()
    )
    next(begun)
    begun.close()  # type: ignore[attr-defined]
    told = read(library, str(path))

    assert [(one.n_new, one.n_known) for one in told] == [(0, 16), (16, 0), (8, 0)]
    assert dump_of(library) == read_and_dump(str(tmp_path / "straight.db"), str(path))


def test_standard_input_is_read(library: Library) -> None:
    words = b"The ferry at Oakhaven was halted on Tuesday, said Ada Brandt."
    told = read(library, "-", stdin=words)

    assert [(one.address, one.n_new) for one in told] == [("-", 1)]


def test_the_same_item_in_the_next_fetch_of_a_feed_is_the_same_report(
    library: Library, tmp_path: Path
) -> None:
    def feed(*numbers: int) -> str:
        items = "".join(
            f"<item><title>Ferry {n}</title><link>https://post.example/{n}</link><description>"
            f"The ferry {n} was halted at Oakhaven on Tuesday.</description></item>"
            for n in numbers
        )
        return f'<rss version="2.0"><channel><title>Post</title>{items}</channel></rss>'

    path = tmp_path / "feed.xml"
    path.write_text(feed(1, 2))
    read(library, str(path))
    path.write_text(feed(3, 1, 2))
    told = read(library, str(path))

    assert [(one.n_new, one.n_known) for one in told] == [(1, 2)]
    with library.reading() as connection:
        assert len(all_report_ids(connection)) == 3
        assert len(captures_at(connection, str(path))) == 2


def test_the_hour_of_reading_is_told_by_the_caller_and_is_no_part_of_the_library(
    library: Library, tmp_path: Path, news: list[str]
) -> None:
    hour = datetime(2021, 3, 17, 9, tzinfo=UTC)
    grouping = simple_grouping()
    list(read_into(library, news[:1], stdin=BytesIO(), model=MODEL, now=hour, grouping=grouping))

    with library.reading() as connection:
        assert captures_at(connection, news[0])[0].received == hour
    assert dump_of(library) == read_and_dump(str(tmp_path / "straight.db"), news[0])


def test_a_full_disk_stops_the_reading_and_more_room_lets_it_go_on(
    tmp_path: Path, news: list[str]
) -> None:
    """Told by a limit on the pages of the file, which SQLite treats as it does a full disk."""
    address = str(tmp_path / "library.db")
    library = open_library(address, create=True)
    pages = 110

    @event.listens_for(library.engine, "connect")
    def _limit(connection: object, _record: object) -> None:
        connection.execute(f"PRAGMA max_page_count = {pages}")  # type: ignore[attr-defined]

    told: list[ReadInput] = []
    reading = read_into(library, news, stdin=BytesIO(), model=MODEL, grouping=simple_grouping())
    with pytest.raises(StoreFullError, match="no room"):
        told.extend(reading)
    with library.reading() as connection:
        kept = {one.report.path for one in load_reports(connection, all_report_ids(connection))}
        assert kept == {one.address for one in told}
        assert 0 < len(kept) < 40
    library.close()

    library = open_library(address)
    read(library, *news)
    assert dump_of(library) == read_and_dump(str(tmp_path / "straight.db"), *news)
    library.close()


def test_late_reports_wait_until_the_reading_ends_and_none_is_left_ungrouped(
    library: Library, tmp_path: Path
) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    paths = write_news(folder, 80)
    dated = sorted(
        paths, key=lambda path: json.loads(Path(path).read_text()).get("datePublished", "9")
    )
    read(library, *dated[::-1])

    with library.reading() as connection:
        assert unplaced(connection) == []
        stories = load_stories(connection)
    assert sum(len(story.report_ids) for story in stories) == 80


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 0, 1), (1, 2, 0), (2, 1, 0)])
def test_a_text_that_is_found_beside_another_form_of_it_is_counted_anew(
    address: str, tmp_path: Path, order: tuple[int, ...]
) -> None:
    """Two files of other names are two reports, until the first is found again under the name of the second."""
    first, second = (
        f"Ferry halts at Oakhaven\n\nThe ferry halted at noon with {n} aboard.\n" for n in (20, 21)
    )
    places = ("a/ferry.txt", first), ("b/ferry.txt", second), ("b/saved/ferry.txt", first)
    for path, text in places:
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text)
    library = open_library(address, create=True)
    n_pages = []
    for number in order:
        path, text = places[number]
        # Both lie at one path, one after the other.
        at = tmp_path / path.replace("b/saved", "b")
        at.write_text(text)
        read(library, str(at))
        with library.reading() as connection:
            n_pages.append([story.n_pages for story in load_stories(connection)])
    library.close()

    assert n_pages[-1] == [1]
    if order == (0, 1, 2):
        assert n_pages[1] == [2]
