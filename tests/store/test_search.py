"""Searching a library, on SQLite and where a server is at hand on PostgreSQL."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import count

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, update

from crossread.annotate.annotate import annotate
from crossread.errors import QueryError, StoreDamagedError
from crossread.keep.search import index_all
from crossread.store.library import Library, open_library
from crossread.store.query import parse_query
from crossread.store.reports import with_kept_id
from crossread.store.schema import quotes as quotes_table
from crossread.store.schema import search_entries
from crossread.store.search import MOST_CANDIDATES, Found, find
from crossread.store.search_index import index_report, make_entry, pair_terms, place_of
from crossread.store.stories import set_members, story_id_of
from crossread.store.synopses import add_synopsis
from crossread.types.alignment import Alignment, Relation, Variant
from crossread.types.report import Dropped, FurnitureKind, Report
from crossread.types.span import Span
from crossread.types.story import Story
from crossread.types.synopsis import Synopsis
from tests.store.written import MODEL, keep_report

DAY = date(2021, 3, 15)
MILL = """Fire destroys grain mill

A fire destroyed the grain mill of Vessel Bay on Monday. The mill was old.

"We have lost our neighbours," Mayor Ada Brandt said. "The grain is gone," Per Lind said.
"""
FERRY = """Ferry halted at Oakhaven

The Café by the landing stayed open. "We stopped the ferry at noon," Ada Brandt told reporters.
"""
TALKS = """Talks on grain open in Oakhaven

Ministers spoke of prices. Later some of them saw the mill.
"""


def report(
    text: str, *, outlet: str | None = None, day: date | None = DAY, **more: object
) -> Report:
    made = Report(id="given", text=text, path=f"{len(text)}.txt", outlet=outlet, published=day)
    return with_kept_id(replace(made, **more))  # type: ignore[arg-type]


MILL_REPORT = report(MILL, outlet="The Vessel Post")
FERRY_REPORT = report(FERRY, outlet="Oakhaven Ledger", day=DAY + timedelta(days=1))
TALKS_REPORT = report(TALKS, day=DAY + timedelta(days=2), url="https://www.lowland.example/a")


MakeLibrary = Callable[[Sequence[Report]], Library]


@pytest.fixture
def library_of(address: str) -> Iterator[MakeLibrary]:
    """Makes a library of some reports, which is closed when the test ends."""
    made = open_library(address, create=True)

    def fill(reports: Sequence[Report]) -> Library:
        with made.writing() as writing:
            for one in reports:
                keep_report(writing, one)
        return made

    yield fill
    made.close()


@pytest.fixture
def library(library_of: MakeLibrary) -> Library:
    return library_of([MILL_REPORT, FERRY_REPORT, TALKS_REPORT])


def ask(library: Library, text: str, **more: object) -> Found:
    with library.reading() as connection:
        return find(connection, parse_query(text), **more)  # type: ignore[arg-type]


def titles(found: Found) -> list[str]:
    return [one.report.text.split()[0] for one in found.reports]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("grain", ["Fire", "Talks"]),
        ("cafe", ["Ferry"]),
        ("CAFÉ", ["Ferry"]),
        ("mill grain", ["Fire", "Talks"]),
        ('"grain mill"', ["Fire"]),
        ('"mill grain"', []),
        ("speaker:brandt", ["Ferry", "Fire"]),
        ("speaker:lind", ["Fire"]),
        ("speaker:lind speaker:brandt", ["Fire"]),
        ("said-by:lind grain", ["Fire"]),
        ("said-by:brandt grain", []),
        ('said-by:"Ada Brandt" "at noon"', ["Ferry"]),
        ("outlet:post", ["Fire"]),
        ("outlet:lowland", ["Talks"]),
        ("outlet:harbour", []),
        ("after:2021-03-16", ["Talks", "Ferry"]),
        ("before:2021-03-16", ["Fire"]),
        ("grain after:2021-03-16", ["Talks"]),
        ("after:2022", []),
        ("unheard-of", []),
    ],
)
def test_a_query_finds_what_holds_all_its_parts(
    library: Library, text: str, wanted: list[str]
) -> None:
    assert titles(ask(library, text)) == wanted


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("said-by:brandt neighbours", "Brandt says it"),
        ('speaker:"ADA BRANDT" neighbours', "quotes Ada Brandt"),
        ("outlet:vessel neighbours", "of Vessel"),
    ],
)
def test_a_name_is_told_as_the_report_writes_it(library: Library, text: str, why: str) -> None:
    (found,) = ask(library, text).reports

    assert why in found.why


def test_the_words_that_match_are_cited_from_the_report(library: Library) -> None:
    (found,) = ask(library, '"grain mill" vessel').reports

    assert [one.text for one in found.citations] == [
        "A fire destroyed the grain mill of Vessel Bay on Monday."
    ]
    assert [one.text for one in found.matches] == ["grain", "mill", "Vessel"]
    assert found.why == ('holds vessel, "grain mill" at its start',)
    assert all(one.text == one.span.of(MILL_REPORT.text) for one in found.matches)


def test_what_someone_says_is_cited_as_they_say_it(library: Library) -> None:
    (found,) = ask(library, "said-by:lind grain").reports

    assert [one.text for one in found.citations] == ["The grain is gone,"]
    assert [one.text for one in found.matches] == ["grain"]


def test_the_commonest_words_are_left_out_where_no_report_holds_all(library: Library) -> None:
    found = ask(library, "the ferry of prices")
    nowhere = ask(library, "ferry xyzzy")

    assert (titles(found), found.left_out) == (["Talks"], ("the", "ferry", "of"))
    assert (titles(nowhere), nowhere.left_out) == (["Ferry"], ("xyzzy",))


def test_furniture_is_not_searched(library_of: MakeLibrary) -> None:
    text = "Ferry halted\n\nShare this page\n\nIt halted at noon.\n"
    at = text.index("Share")
    dropped = (Dropped(Span(at, at + 15), FurnitureKind.SHARE),)
    library = library_of([report(text, dropped=dropped)])

    assert titles(ask(library, "share")) == []
    assert titles(ask(library, '"halted it"')) == ["Ferry"]


def test_a_later_form_of_the_page_is_named(library_of: MakeLibrary) -> None:
    before, after = (report(text, url="https://a.example/1") for text in (MILL, MILL + "More.\n"))
    library = library_of([before, after])

    found = {one.report.id: one.replaced_by for one in ask(library, "grain").reports}
    assert found == {before.id: after.id, after.id: None}


def test_a_nearer_vector_comes_first_and_what_is_equal_newest_first(
    library_of: MakeLibrary,
) -> None:
    library = library_of([])
    older, newer = report("Fish caught.", day=DAY), report("Fish eaten.", day=DAY + timedelta(1))
    axes = np.eye(2, dtype=np.float32)
    with library.writing() as writing:
        for one, axis in ((older, axes[0]), (newer, axes[1])):
            keep_report(writing, one)
            entry = make_entry(one, None, vector=axis.astype("<f2").tobytes())
            index_report(writing.connection, entry, one.published)

    assert [one.report for one in ask(library, "fish").reports] == [newer, older]
    assert [one.report for one in ask(library, "fish", vector=axes[0]).reports] == [older, newer]


def test_of_more_than_two_hundred_the_head_and_then_the_day_decide(library_of: MakeLibrary) -> None:
    """The oldest is among the candidates, since it alone begins with the word."""
    later = "Nothing of note. " + "It rained and rained. " * 20 + "A heron came."
    oldest = report("Heron seen at noon.", day=DAY)
    many = [
        report(f"{later} {number}.", day=DAY + timedelta(days=1 + number))
        for number in range(MOST_CANDIDATES + 4)
    ]
    library = library_of([oldest, *many])

    found = ask(library, "heron", most=MOST_CANDIDATES)
    held = {one.report.id for one in found.reports}
    assert found.reports[0].report == oldest
    assert held == {one.id for one in [oldest, *many[5:]]}
    assert found.is_more


def test_fewer_candidates_than_two_hundred_are_all_and_of_more_two_hundred_are_told(
    library_of: MakeLibrary,
) -> None:
    many = [report(f"A heron, seen {number} times.") for number in range(MOST_CANDIDATES + 1)]
    library = library_of(many[: MOST_CANDIDATES - 1])

    assert not ask(library, '"a heron"').is_more
    with library.writing() as writing:
        for one in many[MOST_CANDIDATES - 1 :]:
            keep_report(writing, one)
    found = ask(library, '"a heron"')
    assert (found.n_candidates, found.is_more) == (MOST_CANDIDATES, True)


def test_an_entry_that_is_damaged_is_told_of(library: Library) -> None:
    with library.writing() as writing:
        writing.connection.execute(update(search_entries).values(packed=b"no terms"))

    with pytest.raises(StoreDamagedError, match="search_entries"):
        ask(library, '"grain mill"')


def test_a_pair_of_the_same_number_is_no_phrase(library_of: MakeLibrary) -> None:
    """The index has 65,536 numbers for all pairs of words; the entry tells which of them a report holds."""
    wanted = pair_terms(("grain", "mill"))
    other = next(f"w{n}" for n in count() if pair_terms(("heron", f"w{n}")) == wanted)
    library = library_of([report(f"A heron {other} came. Grain went to a mill.")])

    assert ask(library, f'"heron {other}"').reports
    assert ask(library, "grain mill").reports
    assert not ask(library, '"grain mill"').reports


def test_a_phrase_may_go_on_behind_the_name_of_who_says_it(library_of: MakeLibrary) -> None:
    text = 'Ferry\n\n"We stopped the ferry," Ada Brandt said, "at noon today."\n'
    quotes = annotate(report(text), model=MODEL).quotes
    assert [len(one.content) for one in quotes] == [2]
    library = library_of([report(text)])

    (found,) = ask(library, 'said-by:brandt "ferry at noon"').reports
    assert [one.text for one in found.matches] == ["ferry", "at", "noon"]
    assert not ask(library, '"ferry at noon"').reports


@pytest.mark.parametrize(
    "change",
    [
        {"speaker_name": "Per Lund"},
        {"speaker_name": None},
        {"content_json": "[[5,9]]"},
        {"content_json": "[[9,5]]"},
        {"content_json": "["},
        {"kind": "no kind"},
    ],
)
def test_a_quote_that_is_damaged_is_told_of(library: Library, change: dict[str, object]) -> None:
    """A search reads the quotes without all else that was found, and holds them against the entry."""
    assert ask(library, "said-by:lind grain").reports
    with library.writing() as writing:
        writing.connection.execute(update(quotes_table).values(**change))

    with pytest.raises(StoreDamagedError):
        ask(library, "said-by:lind grain")


def test_a_quote_that_is_gone_is_told_of(library: Library) -> None:
    with library.writing() as writing:
        writing.connection.execute(delete(quotes_table))

    with pytest.raises(StoreDamagedError, match="annotations"):
        ask(library, "speaker:lind")


def test_the_first_place_that_holds_all_words_is_cited_and_no_other(
    library_of: MakeLibrary,
) -> None:
    library = library_of(
        [report("A mill. Some grain. The grain of a mill. A mill of grain. A mill.")]
    )

    (found,) = ask(library, "grain mill").reports
    assert [one.text for one in found.citations] == ["The grain of a mill."]
    assert [one.text for one in found.matches] == ["grain", "mill"]


def test_an_index_is_made_anew_as_it_was(library: Library) -> None:
    """Reports that were kept by a version without search are found like all others."""
    before = ask(library, "grain")
    with library.writing() as writing:
        for one in (MILL_REPORT, FERRY_REPORT, TALKS_REPORT):
            index_report(writing.connection, make_entry(one, None), None)
    assert titles(ask(library, "speaker:lind")) == []
    assert titles(ask(library, "after:2021")) == []
    with library.writing() as writing:
        for one in (MILL_REPORT, FERRY_REPORT, TALKS_REPORT):
            entry = make_entry(one, annotate(one, model=MODEL))
            index_report(writing.connection, entry, one.published)

    index_all(library)
    assert ask(library, "grain") == before
    assert titles(ask(library, "speaker:lind")) == ["Fire"]


def test_a_story_and_what_one_outlet_alone_tells(library: Library) -> None:
    """Points count as long as no report comes to the story or goes after they were made."""
    story_id = story_id_of(MILL_REPORT.id)
    ids = (MILL_REPORT.id, TALKS_REPORT.id)
    days = {MILL_REPORT.id: DAY, TALKS_REPORT.id: DAY, FERRY_REPORT.id: DAY}
    old = MILL_REPORT.text.index("The mill was old.")
    alone = Alignment(Relation.SINGLE, "mill", (Variant((MILL_REPORT.cite(Span(old, old + 17)),)),))
    with library.writing() as writing:
        set_members(writing, {story_id: ids}, days)
    with library.writing() as writing:
        made = tuple(annotate(one, model=MODEL) for one in (MILL_REPORT, TALKS_REPORT))
        story = Story((MILL_REPORT, TALKS_REPORT), made)
        synopsis = Synopsis(story, (), (alone,), (), (), (), (), ())
        add_synopsis(writing, story_id, synopsis, kept=story, rests_on="digest")

    assert titles(ask(library, f"after:2021 story:{story_id}")) == ["Talks", "Fire"]
    (found,) = ask(library, "mill only-in:post").reports
    assert [one.text for one in found.citations] == ["The mill was old."]
    assert found.story_id == story_id
    assert titles(ask(library, "monday only-in:post")) == []
    assert titles(ask(library, "mill only-in:ledger")) == []
    with pytest.raises(QueryError, match="there is no story s-0"):
        ask(library, "story:s-0")

    with library.writing() as writing:
        set_members(writing, {story_id: (*ids, FERRY_REPORT.id)}, days)
    assert titles(ask(library, "mill only-in:post")) == []


@pytest.mark.parametrize(
    "text",
    [
        "' OR 1=1; --",
        '"\' | & !"',
        "NEAR(mill grain, 2) AND NOT terms:x",
        "mill* ^grain -fire +a {b} (c",
        "mill\x00grain \ud800",
        "h.mill s.brandt 1.5",
        "\\ % _ :* <-> @@",
        "ﬁre ½ ١٢ 火事 İ ß",
        "x" * 1000,
        '"' + "a " * 20 + '"',
    ],
)
def test_signs_of_a_store_are_no_more_than_signs(library: Library, text: str) -> None:
    try:
        found = ask(library, text)
    except QueryError:
        return
    assert isinstance(found, Found)


@given(st.text(max_size=60))
@settings(
    max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
def test_any_text_gives_an_answer_or_a_clear_error(library: Library, text: str) -> None:
    try:
        found = ask(library, text)
    except QueryError:
        return
    assert found.n_candidates <= 3


def test_a_later_day_has_a_higher_place() -> None:
    days = [None, date(1, 1, 1), DAY, date(9999, 12, 31)]
    places = [place_of(day, report_id) for day in days for report_id in ("r-00", "r-ffffffffffff")]

    assert places == sorted(set(places))
    assert places[-1] < 1 << 62
