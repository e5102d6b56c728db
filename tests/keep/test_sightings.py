"""A page of the web that goes back to an earlier form is noticed, by the times at which it was asked for."""

import json
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from io import BytesIO
from itertools import permutations
from pathlib import Path

import pytest

from crossread.keep.answers import revisions_json
from crossread.keep.read import Given, read_into
from crossread.keep.revisions import revisions_of
from crossread.store.captures import add_capture
from crossread.store.dump import dump
from crossread.store.library import Library, open_library
from crossread.store.reports import add_report, with_kept_id
from crossread.store.sightings import add_sighting, returns_among
from crossread.types.report import Capture, Report
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
        if told:
            assert turns(library, server.url("/ferry")) == told
            steps = revisions_json(revisions_of(library, server.url("/ferry")))["revisions"]
            backs = [hour and (NOON + timedelta(hours=hour)).isoformat() for _, _, hour in told]
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
        assert returns_among(connection, came) == ()


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
        assert returns_among(connection, came) == ()


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
