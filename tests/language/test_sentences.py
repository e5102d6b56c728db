from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossread.language.sentences import (
    find_paragraphs,
    find_sentences,
    paragraph_spans,
    split_sentences,
)
from crossread.types.annotation import Sentence
from crossread.types.report import Dropped, FurnitureKind, Report
from crossread.types.span import Span
from tests.growth import check_growth

WORDS = st.sampled_from(
    "The the Mr. U.S. J. Inc. Jan. 5 3.5 said asked Brandt week.The No! Why? … “ ” ‘ ’ \" ' ( ) — . \n "
    "\n\n \u2028 \u00a0 😀 é e\u0301 שלום ,".split(" ")
)


def check(divided: str) -> None:
    """`divided` shows by `|` where each sentence but the last ends."""
    parts = divided.split("|")
    text = "".join(parts)
    expected = [part.strip() for part in parts]
    spans = split_sentences(text, Span(0, len(text)))
    assert [span.of(text) for span in spans] == expected


ABBREVIATIONS = [
    "Mr. Holm left.| Mrs. Velten stayed.",
    "Gen. Holm met Sen. Ada Brandt.| They talked.",
    "Rev. Holm, Capt. Velten and Sgt. Brandt left.",
    "Lt. Col. Holm left.",
    "Prof. Velten of St. Anne’s left.",
    "He met Democratic Sens. Ada Brandt and Rolf Holm.| They talked.",
    "Reps. Brandt and Holm saw Lance Cpl. Velten.| They talked.",
    "She has three sales reps.| Holm is one.",
    "It was put off by the U.S.| Mr. Holm was glad.",
    "St. Petersburg is cold.| Mt. Velten is high.",
    "The firm in Velten vs. Holm was small.",
    "No. 5 Mill Lane burned.",
    "Some things (e.g. boats) were sold.| Others were not.",
    "The deal is worth approx. $40 million.",
    "The U.S. Senate voted.| It failed.",
    "The talks in the U.S. ended.",
    "He lives in the U.S.| He left in May.",
    "Ansel Steel Inc. closed.| It owed 4 million.",
    "Ansel Steel Inc. Chief Ada Brandt left.",
    "He works for Ansel Steel Inc.| The firm is old.",
    "He got a Ph.D. in Oslo.| He left.",
    "He left at 5 p.m. on Monday.| She stayed.",
    "He left at 5 p.m.| She stayed.",
    "At 9 a.m. Holm left.| At 10 a.m. he came back.",
]


@pytest.mark.parametrize("divided", ABBREVIATIONS)
def test_an_abbreviation_ends_a_sentence_only_where_a_new_one_begins(divided: str) -> None:
    check(divided)


DATES = [
    "It was Jan. 5, 2020.| He left.",
    "It closed in Jan.| The mill reopened.",
    "The ship sank in Sept.| Nine drowned.",
    "He was born in Nov. 1980.",
]


@pytest.mark.parametrize("divided", DATES)
def test_a_short_month_goes_on_with_a_number(divided: str) -> None:
    check(divided)


INITIALS = [
    "Dr. J. K. Velten left.",
    "Ada K. Brandt left.| Iven Holm Jr. stayed.",
]


@pytest.mark.parametrize("divided", INITIALS)
def test_an_initial_does_not_end_a_sentence(divided: str) -> None:
    check(divided)


NUMBERS = [
    "It fell 3.5 percent.| Prices rose.",
    "It cost $4.5 million.| It was cheap.",
    "He is from Norland.| 40 people came.",
    "See kaldria.example for more.| It is free.",
]


@pytest.mark.parametrize("divided", NUMBERS)
def test_a_stop_within_a_number_or_an_address_ends_nothing(divided: str) -> None:
    check(divided)


QUOTES = [
    "“It is closed.”| Brandt left.",
    '"It is closed."| Brandt left.',
    "‘It is closed.’| Brandt left.",
    "She said “It is closed.”| He left.",
    "“I don’t know,” he said.| “Ask Mr. Holm.”| She did.",
    "He said: “I saw it.| It was red.”| Then he left.",
    "(It rained.)| It snowed.",
    "The mill closed.[1]| He left.[2][13]| It rained.",
]


@pytest.mark.parametrize("divided", QUOTES)
def test_closing_marks_belong_to_the_sentence_that_they_close(divided: str) -> None:
    check(divided)


ASKED = [
    "“Is it closed?” Brandt asked.| Nobody knew.",
    "“Is it closed?” asked Brandt.| Nobody knew.",
    "“Why?” the mayor asked.| Nobody knew.",
    "“Why?” said Mr. Holm.| Nobody knew.",
    "“Is it closed?” Ada Brandt, the mayor of Port Ansel, asked.| Nobody knew.",
    "“Is it closed?”| Ada Brandt, the mayor, left the room.",
    "“Stop!” he shouted.| Nobody moved.",
    "“Stop!” Mr. Holm shouted.| Nobody moved.",
    "“Is it closed?” Rep. Ada Brandt (P-Elmport) tweeted on Friday.| Nobody knew.",
    "“Is it closed?” Norland Deputy Harbour Leader Ada Brandt of Elmport asked.| Nobody knew.",
    "He asked “Why?” and left.",
    "They stood “at the front . . . to get in at nine.”| Nobody knew.",
    "“Is it closed?”| Brandt left the room.",
]


@pytest.mark.parametrize("divided", ASKED)
def test_a_question_in_marks_goes_on_with_the_one_who_asked(divided: str) -> None:
    check(divided)


MARKS = [
    "Is it true?| Yes.| Is it?!| No.",
    "Wait...| What?| No!",
    "He paused … and left.",
]


@pytest.mark.parametrize("divided", MARKS)
def test_any_mark_of_an_end_ends_a_sentence_before_a_capital(divided: str) -> None:
    check(divided)


def test_a_stop_glued_to_the_next_word_ends_a_sentence() -> None:
    check("It rained all week.|The mill closed!|Nobody came.")


def test_a_stop_glued_within_an_abbreviation_ends_nothing() -> None:
    check("The U.S.A. and the E.U. talked.")


def spans_of(report: Report) -> list[tuple[str, int]]:
    return [(s.span.of(report.text), s.paragraph) for s in find_sentences(report)]


def test_paragraphs_are_counted_from_nought() -> None:
    report = Report("r", "The dam broke. It rained.\n\nThe mill closed.", path="r.txt")

    assert spans_of(report) == [("The dam broke.", 0), ("It rained.", 0), ("The mill closed.", 1)]


def test_the_headline_is_one_sentence_before_all_paragraphs() -> None:
    text = "Dam breaks. Mill closes\nThe dam broke."
    report = Report("r", text, path="r.txt", headline=Span(0, 23))

    assert spans_of(report) == [("Dam breaks. Mill closes", -1), ("The dam broke.", 0)]


def test_dropped_lines_have_no_sentences_and_are_not_counted() -> None:
    text = "Share this\nThe dam broke.\nMore news\nThe mill closed."
    dropped = (
        Dropped(Span(0, 10), FurnitureKind.SHARE),
        Dropped(Span(26, 35), FurnitureKind.RELATED),
    )

    assert spans_of(Report("r", text, path="r.txt", dropped=dropped)) == [
        ("The dam broke.", 0),
        ("The mill closed.", 1),
    ]


def test_what_is_dropped_within_a_line_cuts_the_line() -> None:
    text = "The dam broke. (Photo: A. Velten) The mill closed."
    report = Report("r", text, path="r.txt", dropped=(Dropped(Span(15, 33), FurnitureKind.CREDIT),))

    assert spans_of(report) == [("The dam broke.", 0), ("The mill closed.", 1)]


def test_lines_that_are_wrapped_by_hand_are_one_paragraph() -> None:
    text = (
        "The dam above Port Ansel broke early on Monday, and the water reached\n"
        "the lower town within an hour, said the harbour office, which had sent\n"
        "its last warning on Sunday night, when the rain had already lasted for\n"
        "nine days and the mills along the river had stopped their wheels, as\n"
        "they do each spring.\n\nNobody was hurt."
    )
    paragraphs = find_paragraphs(Report("r", text, path="r.txt"))

    assert [p.of(text)[-20:] for p in paragraphs] == ["they do each spring.", "Nobody was hurt."]


def test_long_lines_are_a_paragraph_each() -> None:
    line = "The dam above Port Ansel broke early on Monday, and the water rose. " * 3
    text = "\n".join([line.strip()] * 6)

    assert len(find_paragraphs(Report("r", text, path="r.txt"))) == 6


def test_an_empty_text_has_no_sentences() -> None:
    assert find_sentences(Report("r", " \n\n ", path="r.txt")) == ()


def test_the_paragraphs_of_sentences_reach_from_the_first_to_the_last() -> None:
    sentences = [Sentence(Span(0, 4), 0), Sentence(Span(5, 9), 0), Sentence(Span(12, 20), 1)]

    assert paragraph_spans(sentences) == (Span(0, 9), Span(12, 20))


TEXTS = st.lists(WORDS, max_size=40).map(" ".join) | st.text(max_size=120)


@st.composite
def reports(draw: st.DrawFn) -> Report:
    """A report of any text, with some of it dropped and perhaps a headline."""
    text = draw(TEXTS)
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=6)))
    spans = [Span(a, b) for a, b in list(pairwise(cuts))[::2]]
    has_headline: bool = draw(st.booleans())
    headline = spans[0] if spans and has_headline else None
    dropped = tuple(Dropped(s, FurnitureKind.SHARE) for s in spans[1 if headline else 0 :])
    return Report("r", text, path="r.txt", headline=headline, dropped=dropped)


@given(reports())
@settings(deadline=None)
def test_sentences_are_sorted_disjoint_and_within_the_paragraph_they_name(report: Report) -> None:
    paragraphs = find_paragraphs(report)
    sentences = find_sentences(report)

    assert list(sentences) == sorted(sentences)
    assert all(a.span.end <= b.span.start for a, b in pairwise(sentences))
    assert all(paragraphs[s.paragraph].contains(s.span) for s in sentences if s.paragraph >= 0)


@given(reports())
@settings(deadline=None)
def test_sentences_cover_all_kept_words_and_nothing_dropped(report: Report) -> None:
    dropped = {place for d in report.dropped for place in range(d.span.start, d.span.end)}
    covered = {p for s in find_sentences(report) for p in range(s.span.start, s.span.end)}
    words = {place for place, sign in enumerate(report.text) if not sign.isspace()}

    assert words & covered == words - dropped
    assert covered & dropped == set()


@pytest.mark.parametrize(
    "unit", [". ", "Mr. ", "“Why?” Ada ", "A.\n", "\n", "It rained. ", "a", "...", "abc.The", ".”"]
)
def test_the_work_grows_in_step_with_the_text(unit: str) -> None:
    check_growth(find_sentences, lambda n: Report("r", unit * n, path="r.txt"), 1000)
