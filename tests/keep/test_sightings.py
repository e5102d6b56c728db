"""A page of the web that goes back to an earlier form is noticed, by the times at which it was seen."""

import json
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from io import BytesIO
from itertools import pairwise, permutations
from pathlib import Path

import pytest
from warcio.warcwriter import WARCWriter

from crossread.keep.answers import revisions_json
from crossread.keep.read import Given, read_into
from crossread.keep.revisions import changes_since, revisions_of
from crossread.keep.synopsis import standing_of, synopsis_of
from crossread.store.captures import add_capture
from crossread.store.dump import dump
from crossread.store.library import Library, open_library
from crossread.store.reports import add_report, reports_since, with_kept_id
from crossread.store.revisions import standing_at_urls
from crossread.store.sightings import (
    Sighting,
    add_sighting,
    returns_among,
    sightings_of,
    standing_among,
)
from crossread.store.stories import story_of_report
from crossread.types.report import Capture, Report
from tests.extract.invented_warc import write_response
from tests.fetch.loopback import Server, open_door, page, serve
from tests.keep.invented_news import MODEL
from tests.keep.simple_grouping import simple_grouping

NOON = datetime(2021, 3, 16, 12, tzinfo=UTC)
URL = "https://post.example/ferry"
BODIES = {
    name: f"The ferry at Oakhaven was halted on Tuesday, said Ada Brandt. Some {n} people were on it."
    for name, n in (("A", 212), ("B", 190), ("C", 204))
}


class Site:
    """A server of one page, which says what it is told to say."""

    def __init__(self) -> None:
        self.says = "A"

    def answer(self, path: str) -> bytes:
        if path != "/ferry":
            return page(status="404 Not Found")
        return page(stated(self.says), headers={"Content-Type": "application/json"})


def stated(name: str) -> bytes:
    """The page in one of its forms."""
    return json.dumps(
        {"@type": "NewsArticle", "headline": "Ferry halts", "articleBody": BODIES[name]}
    ).encode()


@pytest.fixture
def library(address: str) -> Iterator[Library]:
    opened = open_library(address, create=True)
    yield opened
    opened.close()


def read_page(library: Library, server: Server, hour: int | None) -> None:
    """Ask for the page as at that hour after noon, or at one that is not told."""
    now = None if hour is None else NOON + timedelta(hours=hour)
    told = read_into(
        library,
        [server.url("/ferry")],
        stdin=BytesIO(),
        model=MODEL,
        door=open_door(server),
        now=now,
        grouping=simple_grouping(),
    )
    assert [one.problems for one in told] == [()]


def turns(library: Library, name: str) -> list[tuple[str, str, int | None]]:
    """The steps of a page: the form before, the form after, and the hour at which it went back."""
    letters = {body: letter for letter, body in BODIES.items()}
    return [
        (
            letters[step.before.text.rpartition("\n")[2]],
            letters[step.after.text.rpartition("\n")[2]],
            None if step.went_back is None else (step.went_back - NOON) // timedelta(hours=1),
        )
        for step in revisions_of(library, name)
    ]


@pytest.mark.parametrize(
    ("says", "told"),
    [
        ("AA", []),
        ("AB", [("A", "B", None)]),
        ("ABA", [("A", "B", None), ("B", "A", 2)]),
        ("ABBAA", [("A", "B", None), ("B", "A", 3)]),
        ("ABAC", [("A", "B", None), ("B", "A", 2), ("A", "C", None)]),
        ("ABCB", [("A", "B", None), ("B", "C", None), ("C", "B", 3)]),
        ("ABAB", [("A", "B", None), ("B", "A", 2), ("A", "B", 3)]),
    ],
)
def test_what_a_page_went_back_to_is_told_in_its_turn(
    library: Library, says: str, told: Sequence[tuple[str, str, int | None]]
) -> None:
    site = Site()
    with serve(site.answer) as server:
        for hour, site.says in enumerate(says):
            read_page(library, server, hour)
        address = server.url("/ferry")
        steps = revisions_json(revisions_of(library, address))["revisions"]
        backs = [hour and (NOON + timedelta(hours=hour)).isoformat() for _, _, hour in told]
        assert turns(library, address) == told
        assert [step["went_back"] for step in steps] == backs  # type: ignore[attr-defined]


def test_without_a_time_nothing_is_known(library: Library) -> None:
    site = Site()
    with serve(site.answer) as server:
        for site.says in "ABA":
            read_page(library, server, None)
        assert turns(library, server.url("/ferry")) == [("A", "B", None)]


def test_what_is_pasted_with_an_address_was_not_seen_there(library: Library) -> None:
    """An old form that someone pastes does not tell that the page went back to it."""
    for hour, name in enumerate("ABA"):
        given = [Given(Capture(stated(name), url=URL))]
        now = NOON + timedelta(hours=hour)
        list(
            read_into(
                library, [], stdin=BytesIO(), model=MODEL, given=given, now=now, grouping=simple_grouping()
            )
        )  # fmt: skip
    assert turns(library, URL) == [("A", "B", None)]


def test_a_feed_that_holds_other_words_of_a_page_is_no_form_it_goes_back_to(
    library: Library,
) -> None:
    """A capture of several reports is no page."""
    forms = [with_kept_id(Report("r", BODIES[name], url=URL)) for name in "AB"]
    other = with_kept_id(Report("r", BODIES["C"], url=f"{URL}-2"))
    came = {report.id: number for number, report in enumerate(forms)}
    with library.writing() as writing:
        of_page = add_capture(writing, Capture(b"page", url=URL))
        feed = add_capture(writing, Capture(b"feed", url="https://post.example/feed"))
        add_report(writing, forms[0], of_page)
        for report in (forms[1], other):
            add_report(writing, report, feed)
        for hour in range(4):
            capture = (of_page, feed)[hour % 2]
            add_sighting(writing, capture.id, NOON + timedelta(hours=hour))
    with library.reading() as connection:
        seen = sightings_of(connection, came)
    assert list(seen) == [forms[0].id]
    assert returns_among(seen, came) == ()


def test_two_forms_of_one_moment_tell_no_order(library: Library) -> None:
    forms = [with_kept_id(Report("r", BODIES[name], url=URL)) for name in "AB"]
    with library.writing() as writing:
        captures = [add_capture(writing, Capture(name, url=URL)) for name in (b"a", b"b")]
        for report, capture in zip(forms, captures, strict=True):
            add_report(writing, report, capture)
            for hour in range(2):
                add_sighting(writing, capture.id, NOON + timedelta(hours=hour))
    with library.reading() as connection:
        came = {report.id: number for number, report in enumerate(forms)}
        seen = sightings_of(connection, came)
    assert returns_among(seen, came) == ()
    assert standing_among(seen, came) == forms[1].id


def test_the_same_sightings_in_any_order_give_the_same_library(tmp_path: Path) -> None:
    """And the same moment again is the same sighting."""
    dumps = set()
    site = Site()
    with serve(site.answer) as server:
        for number, order in enumerate(permutations([(0, "A"), (1, "B"), (2, "A")])):
            library = open_library(str(tmp_path / f"{number}.db"), create=True)
            for hour, site.says in [*order, order[0]]:
                read_page(library, server, hour)
            with library.reading() as connection:
                dumps.add("\n".join(dump(connection)))
            library.close()
    (held,) = dumps
    assert held.count('"sightings"') == 3


def test_a_moment_without_its_zone_is_refused(library: Library) -> None:
    with library.writing() as writing, pytest.raises(ValueError, match="without its zone"):
        add_sighting(writing, "c-1", NOON.replace(tzinfo=None))


def read_archive(library: Library, folder: Path, *records: tuple[int, str]) -> None:
    """Read a web archive of the page: the hour after noon at which each record was received, and its form."""
    path = folder / ("archive-" + "".join(name for _, name in records) + ".warc.gz")
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=True)
        for hour, name in records:
            received = f"{NOON + timedelta(hours=hour):%Y-%m-%dT%H:%M:%SZ}"
            media = (("Content-Type", "application/json"),)
            write_response(writer, URL, stated(name), media, received=received)
    told = read_into(
        library, [str(path)], stdin=BytesIO(), model=MODEL, now=NOON, grouping=simple_grouping()
    )
    assert [one.problems for one in told] == [()]


def shown(library: Library, address: str) -> str:
    """The form of the page that the synopsis of its story tells of."""
    with library.reading() as connection:
        story_id = story_of_report(connection, revisions_of(library, address)[0].before.id)
    (report,) = synopsis_of(library, story_id or "", model=MODEL).story.reports
    letters = {body: letter for letter, body in BODIES.items()}
    return letters[report.text.rpartition("\n")[2]]


def test_a_web_archive_tells_that_a_page_went_back(library: Library, tmp_path: Path) -> None:
    """Three records of one address: a form, another, and the first again."""
    read_archive(library, tmp_path, (0, "A"), (1, "B"), (2, "A"))
    assert turns(library, URL) == [("A", "B", None), ("B", "A", 2)]
    assert shown(library, URL) == "A"


def test_the_records_of_an_archive_stand_in_the_order_of_their_dates(
    library: Library, tmp_path: Path
) -> None:
    read_archive(library, tmp_path, (2, "A"), (0, "A"), (1, "B"))
    assert turns(library, URL) == [("A", "B", None), ("B", "A", 2)]


def test_an_archive_that_is_read_late_tells_what_was_before(
    library: Library, tmp_path: Path
) -> None:
    """What the page said in the end was no return to it: nobody saw it earlier."""
    read_archive(library, tmp_path, (5, "C"))
    read_archive(library, tmp_path, (0, "A"), (1, "B"))
    assert turns(library, URL) == [("A", "B", None), ("B", "C", None)]
    assert shown(library, URL) == "C"


def test_the_same_archives_in_any_order_give_the_same_library(tmp_path: Path) -> None:
    dumps = set()
    for number, order in enumerate(permutations([(0, "A"), (1, "B"), (2, "A")])):
        library = open_library(str(tmp_path / f"{number}.db"), create=True)
        for one in order:
            folder = tmp_path / str(one[0])
            folder.mkdir(exist_ok=True)
            read_archive(library, folder, one)
        with library.reading() as connection:
            lines = list(dump(connection))
        dumps.add("\n".join(line for line in lines if '"record_sightings"' in line))
        library.close()
    (held,) = dumps
    assert held.count("record_sightings") == 3


@pytest.mark.parametrize(
    ("says", "told"), [("AB", "B"), ("ABA", "A"), ("ABAB", "B"), ("ABCA", "A")]
)
def test_a_synopsis_tells_of_the_form_that_the_page_shows(
    library: Library, says: str, told: str
) -> None:
    """Also when one was made before the page went back; its earlier reports say what is told now."""
    site = Site()
    stands = []
    with serve(site.answer) as server:
        address = server.url("/ferry")
        for hour, site.says in enumerate(says):
            read_page(library, server, hour)
            with library.reading() as connection:
                (kept,) = {story_of_report(connection, one.id) for one in reports(library)}
                stands.append(standing_of(connection, kept or ""))
        assert shown(library, address) == told
    assert all(one != other for one, other in pairwise(stands))
    changed = {step.before.id: step.after.id for step in changes_since(library, reports(library))}
    (now,) = {one.id for one in reports(library)} - set(changed)
    assert set(changed.values()) == {now}
    with library.reading() as connection:
        assert standing_at_urls(connection, [*changed, now]) == {now}


def reports(library: Library) -> list[Report]:
    """All reports, as they came."""
    with library.reading() as connection:
        return [kept.report for kept in reports_since(connection, 0)]


def test_a_form_that_was_pasted_stands_until_the_page_is_seen_again() -> None:
    noon, later = (NOON + timedelta(hours=hour) for hour in (0, 1))
    came = {"seen": 1, "pasted": 3}
    first = Sighting("seen", noon, 2)
    assert standing_among({}, came) == "pasted"
    assert standing_among({"seen": [first]}, came) == "pasted"
    assert standing_among({"seen": [first, Sighting("seen", later, 4)]}, came) == "seen"
