"""Text made safe to show, and values in words."""

import unicodedata
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.export.wording import (
    clean_line,
    clean_text,
    count,
    independence_in_words,
    join_words,
    marks_in_words,
    remarks_on,
    shorten,
    time_in_words,
    unquote,
    updated_in_words,
)
from crossread.types.alignment import Independence, Match, Relation
from crossread.types.report import PageMark, Report
from tests.export.sample import make_synopsis


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2021", "2021"),
        ("2021-03", "March 2021"),
        ("2021-03-17", "17 March 2021"),
        ("2021-03-17T14:30", "17 March 2021, 14:30"),
        ("2021-03-17T14:30:00Z", "17 March 2021, 14:30:00"),
        ("2021-03-17TEV", "17 March 2021, evening"),
        ("2021-W11", "the week of 15 March 2021"),
        ("2021-W11-WE", "the weekend of 20 March 2021"),
        ("2022-SP", "spring 2022"),
        ("2021-Q1", "first quarter of 2021"),
        ("199", "the 1990s"),
        ("P2D", "2 days"),
        ("P1Y", "1 year"),
        ("PT3H", "3 hours"),
        ("PXM", "some months"),
        ("PRESENT_REF", "now"),
        ("2021-13-45", "2021-13-45"),
        ("XXXX-WXX-3", "XXXX-WXX-3"),
        ("soon\x1b[0m", "soon[0m"),
    ],
)
def test_a_time_reads_as_a_person_writes_it(value: str, words: str) -> None:
    assert words == time_in_words(value)


@given(st.text())
def test_a_clean_text_has_no_control_characters(text: str) -> None:
    kinds = {unicodedata.category(c) for c in clean_text(text).replace("\n", "").replace("\t", "")}

    assert not kinds & {"Cc", "Cs"}


def test_what_turns_the_direction_of_a_text_is_taken_out_and_what_spells_stays() -> None:
    assert clean_line("not \u202eytliug\u202c\u2066 🏳️‍🌈 می‌خواهم") == "not ytliug 🏳️‍🌈 می‌خواهم"


@pytest.mark.parametrize(
    ("text", "limit", "short"),
    [
        ("The ferry sank", 20, "The ferry sank"),
        ("The ferry sank", 14, "The ferry sank"),
        ("The ferry sank", 9, "The ferry …"),
        ("The ferry sank", 8, "The …"),
        ("Harbourmaster", 5, "Harbourmaster"),
        ("x" * 1_000_000, 40, "[one unbroken run of 1,000,000 characters]"),
    ],
)
def test_a_text_is_shortened_between_words(text: str, limit: int, short: str) -> None:
    assert short == shorten(text, limit)


@given(st.lists(st.text("abc", min_size=1), min_size=1), st.integers(5, 60))
def test_a_shortened_text_begins_with_whole_words(words: list[str], limit: int) -> None:
    short = shorten(" ".join(words), limit)

    kept = short.removesuffix(" …").split(" ")
    assert short.startswith("[one unbroken run") or kept == words[: len(kept)]


@pytest.mark.parametrize(
    ("words", "bare"),
    [
        ("“No alarm rang,”", "No alarm rang,"),
        ('the harbour," ', "the harbour,"),
        ("“No,” she said.", "‘No,’ she said."),
        ('"No," she said. ("Never.")', "‘No,’ she said. (‘Never.’)"),
        ("Mayor calls it «a disaster»", "Mayor calls it ‘a disaster’"),
        ("””", "’’"),
    ],
)
def test_marks_are_taken_off_where_none_is_left_alone_and_else_are_single(
    words: str, bare: str
) -> None:
    assert unquote(words) == bare


def test_counts_and_lists_read_as_english() -> None:
    said = (
        count(1, "line"),
        count(2, "line"),
        join_words(("A",)),
        join_words(("A", "B", "C"), "or"),
    )

    assert said == ("1 line", "2 lines", "A", "A, B or C")


def test_marks_of_a_page_are_told_in_words_and_in_one_order() -> None:
    marks = frozenset({PageMark.PAYWALL, PageMark.DOUBT, PageMark.LIVE})
    told = marks_in_words(Report(id="r1", text="The envoy left.", marks=marks))
    assert told == "text in doubt, page of running updates, not free to read"
    assert marks_in_words(Report(id="r1", text="The envoy left.")) == ""


@pytest.mark.parametrize(
    ("published", "updated", "words"),
    [
        (date(2021, 3, 16), date(2021, 3, 17), "updated 17 March 2021"),
        (None, datetime(2021, 3, 17, 8, 5, tzinfo=UTC), "updated 17 March 2021, 08:05 UTC"),
        (date(2021, 3, 16), date(2021, 3, 16), ""),
        (date(2021, 3, 16), None, ""),
    ],
)
def test_an_update_is_told_where_it_is_other_than_the_publication(
    published: date | None, updated: date | None, words: str
) -> None:
    report = Report(id="r1", text="The envoy left.", published=published, updated=updated)

    assert updated_in_words(report) == words


def test_a_loose_difference_says_so_and_a_loose_agreement_counts_no_origins() -> None:
    told = make_synopsis().alignments
    differing = next(a for a in told if a.relation is Relation.DIFFER)
    shared = next(a for a in told if a.relation is Relation.AGREE)

    loose = "perhaps two points: read both before you rely on it"
    assert list(remarks_on(replace(differing, match=Match.LOOSE)))[-1] == loose
    assert loose not in remarks_on(differing)
    assert list(remarks_on(shared))[-1] == independence_in_words(shared)
    assert independence_in_words(shared) not in remarks_on(replace(shared, match=Match.LOOSE))


def test_why_an_agreement_has_one_origin_is_said_once() -> None:
    shared = next(a for a in make_synopsis().alignments if a.relation is Relation.AGREE)
    of_one = replace(shared, independence=Independence.SAME_ORIGIN, origins=1, why=None)
    taken = replace(of_one, why="The Post has it from the Courier.")

    assert list(remarks_on(of_one)) == ["one origin: all give the words of one speaker"]
    assert list(remarks_on(taken)) == ["one origin: The Post has it from the Courier."]
    assert list(remarks_on(replace(taken, match=Match.LOOSE))) == [taken.why]
