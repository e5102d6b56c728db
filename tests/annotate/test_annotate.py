from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossread.annotate.annotate import (
    annotate,
    annotate_days,
    annotate_story,
    doubted_dates,
    unread_languages,
)
from crossread.language.rules.rules import RuleModel
from crossread.types.report import Dropped, FurnitureKind, Report
from crossread.types.span import Span
from tests.growth import check_growth

MODEL = RuleModel()
TEXT = """Mayor resigns

Mayor Ada Brandt resigned on Friday. "I am tired of it all," she said. She had met Rolf Neal."""


def report(
    text: str, published: date | datetime | None = None, headline: Span | None = None
) -> Report:
    return Report(id="r", text=text, path="r.txt", published=published, headline=headline)


def test_annotations_name_their_report_and_what_made_them() -> None:
    made = annotate(report(TEXT), model=MODEL)

    assert (made.report_id, made.made_by) == ("r", MODEL.made_by)


def test_days_alone_are_those_of_all_layers() -> None:
    told = report(TEXT, date(2021, 3, 6))
    days, whole = annotate_days(told), annotate(told, model=MODEL)
    assert days.times
    assert (days.sentences, days.times) == (whole.sentences, whole.times)
    assert (days.seen_from, days.seen_from_reason) == (whole.seen_from, whole.seen_from_reason)
    assert (days.mentions, days.quotes) == ((), ())


def test_the_same_report_gives_the_same_annotations() -> None:
    assert annotate(report(TEXT), model=MODEL) == annotate(report(TEXT), model=MODEL)


def test_every_layer_finds_something_in_a_plain_report() -> None:
    made = annotate(report(TEXT, date(2021, 3, 20), Span(0, 13)), model=MODEL)
    layers = (made.sentences, made.mentions, made.quotes, made.times, made.events, made.statements)

    assert [len(layer) > 0 for layer in layers] == [True] * 6


def test_an_empty_report_has_empty_layers() -> None:
    made = annotate(report(""), model=MODEL)

    assert (made.sentences, made.mentions, made.quotes, made.statements) == ((), (), (), ())


def test_a_report_without_a_date_is_seen_from_that_of_another() -> None:
    dated = Report(
        id="a", text="Ada Brandt left on Friday.", path="a.txt", published=date(2021, 3, 20)
    )
    undated = Report(id="b", text="Brandt left on Friday, Rolf Neal said.", path="b.txt")
    made = annotate_story((dated, undated), model=MODEL)

    assert [[time.value for time in one.times] for one in made] == [["2021-03-19"]] * 2
    assert made[1].seen_from_reason != ""


@pytest.mark.parametrize(
    "published", [None, date(2021, 3, 20), datetime(2021, 3, 20, 18, 30, tzinfo=UTC)]
)
def test_a_date_that_nothing_speaks_against_is_not_doubted(
    published: date | datetime | None,
) -> None:
    one = report("Ada Brandt left on Friday, March 19, 2021.", published)

    assert doubted_dates((one,), annotate_story((one,), model=MODEL)) == ()


PIECES = st.sampled_from(
    "Ada Brandt Mayor said told “ ” \" ' ‘ ’ , . : — ( ) he she it the ministry 21 on Friday arrested by "
    "in \n 😀 é שלום \u202e \u00a0 (@ada) PORT ANSEL (Reuters) according to denied whose".split(" ")
)


@settings(max_examples=100, deadline=None)
@given(st.lists(PIECES, max_size=60))
def test_each_layer_is_sorted_and_lies_in_the_text(words: list[str]) -> None:
    text = " ".join(words)
    made = annotate(report(text), model=MODEL)
    layers = [
        [one.span for one in made.sentences],
        [one.span for one in made.mentions],
        [one.content[0] for one in made.quotes],
        [one.span for one in made.times],
        [one.span for one in made.events],
        [one.span for one in made.statements],
    ]

    assert all(a <= b for layer in layers for a, b in pairwise(layer))
    assert all(span.end <= len(text) for layer in layers for span in layer)


@settings(max_examples=100, deadline=None)
@given(st.lists(PIECES, max_size=60))
def test_every_part_of_a_quote_lies_in_the_text(words: list[str]) -> None:
    text = " ".join(words)
    for quote in annotate(report(text), model=MODEL).quotes:
        parts = [*quote.content, quote.speaker, quote.cue, quote.relay, quote.venue]

        assert all(part.of(text) for part in parts if part is not None)
        assert list(quote.content) == sorted(quote.content)


LONG = [
    "told tells the A of B of C of D ",
    "Ada Brandt was arrested and Rolf Neal was killed in Port Ansel and ",
    "in the live his written joint in the ",
]


@pytest.mark.parametrize("words", LONG)
def test_the_work_grows_with_one_long_sentence_and_not_with_its_square(words: str) -> None:
    check_growth(lambda long: annotate(long, model=MODEL), lambda n: report((words * n)[:n]), 1000)


def test_a_report_that_is_not_english_says_that_quotes_were_not_sought() -> None:
    text = "„Wir sind müde“, sagte Bürgermeisterin Ada Brandt am Freitag."
    german = Report(id="g", text=text, path="g.txt", language="de", published=date(2021, 3, 20))
    made = annotate(german, model=MODEL)

    assert (made.quotes, made.mentions) == ((), ())
    assert [problem.subject for problem in unread_languages((german,))] == ["g.txt"]


def test_a_sentence_goes_on_behind_what_was_dropped_from_its_middle() -> None:
    card = " Rolf Jorn NealCouncil splits over bridge MORE"
    text = f'"The bridge is safe," Mayor Rolf Neal{card} said on Friday. It is old.'
    at = text.index(card)
    dropped = (Dropped(Span(at, at + len(card)), FurnitureKind.RELATED),)
    made = annotate(replace(report(text), dropped=dropped), model=MODEL)

    assert [one.span.of(text)[-9:] for one in made.sentences] == ["n Friday.", "t is old."]
    assert [quote.speaker_name for quote in made.quotes] == ["Rolf Neal"]
    assert {mention.name for mention in made.mentions} == {"Rolf Neal"}
