"""What of a report grouping sees."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossread.cluster.profile import (
    ReportProfile,
    head_of,
    make_profile,
    pack_profile,
    unpack_profile,
)
from crossread.errors import InvalidValueError
from crossread.language.rules.rules import RuleModel
from crossread.language.sentences import find_sentences
from crossread.types.annotation import Annotations, EntityKind, Mention, MentionForm
from crossread.types.report import Dropped, FurnitureKind, Report
from crossread.types.span import Span

MODEL = RuleModel()


def annotated(report: Report, *mentions: Mention, seen_from: date | None = None) -> Annotations:
    sentences = find_sentences(report)
    return Annotations(
        report.id, "test", seen_from=seen_from, sentences=sentences, mentions=mentions
    )


def profile(text: str, published: date | None = None) -> ReportProfile:
    headline = Span(0, text.index("\n")) if "\n" in text else None
    report = Report("r", text, path="r.txt", headline=headline, published=published)
    return make_profile(report, annotated(report), model=MODEL)


def test_names_are_capitalised_words_that_do_not_only_begin_a_sentence() -> None:
    told = profile("The mayor of Port Ansel met Ilka Brunt. She was late.")
    assert [name for name, _ in told.names] == ["ansel", "brunt", "ilka", "port"]


def test_a_word_of_the_headline_counts_three_times() -> None:
    told = dict(profile("Ferry sinks\nA barge sinks.").words)
    assert told["ferri"] > told["barg"]


def test_numbers_are_kept_without_the_commas_of_their_thousands_and_without_years() -> None:
    told = profile("In 2019 a quake of 6.1 left 1,200 homeless and 3 dead.")
    assert [number for number, _ in told.numbers] == ["1200", "6.1"]


def test_a_figure_may_have_any_number_of_digits() -> None:
    """Python refuses to read more than 4,300 of them as one number."""
    digits = "7" * 5000
    assert profile(f"The hull bore the number {digits}.").numbers == ((digits, 1.0),)


def test_places_are_those_names_that_the_annotations_know_as_places() -> None:
    report = Report("r", "Ilka Brunt left Vessel Bay.", path="r.txt")
    place = Mention(Span(16, 26), EntityKind.PLACE, MentionForm.NAME, "Vessel Bay")
    told = make_profile(report, annotated(report, place), model=MODEL)
    assert [name for name, _ in told.places] == ["bay", "vessel"]


def test_the_stated_day_goes_before_the_day_that_is_told_from() -> None:
    report = Report("r", "A dam broke.", path="r.txt", published=datetime(2021, 5, 2, 23, 0))  # noqa: DTZ001 - as inputs state it
    made = annotated(report, seen_from=date(2021, 4, 1))
    assert make_profile(report, made, model=MODEL).day == date(2021, 5, 2)
    undated = replace(report, published=None)
    assert make_profile(undated, made, model=MODEL).day == date(2021, 4, 1)


def test_a_report_without_a_sentence_has_an_empty_profile() -> None:
    report = Report("r", " ", path="r.txt")
    told = make_profile(report, annotated(report), model=MODEL)
    assert (told.words, told.names, told.vector, told.runs) == ((), (), b"", ())


def test_the_head_tells_the_same_as_the_whole_report() -> None:
    line = "The dam above Vessel Bay broke at night and two farms were flooded."
    text = "\n".join(["Dam breaks", *[f"{line} Pump {n} failed." for n in range(200)]])
    end = len(text)
    notice = Dropped(Span(end - 5, end), FurnitureKind.NOTICE)
    report = Report("r", text, path="r.txt", headline=Span(0, 10), dropped=(notice,))
    head = head_of(report)
    assert len(head.text) < end / 2
    assert head.dropped == ()
    whole = make_profile(report, annotated(report), model=MODEL)
    assert make_profile(head, annotated(head), model=MODEL) == whole


@settings(deadline=None, max_examples=30)
@given(st.text(max_size=120), st.none() | st.dates(date(1600, 1, 1), date(2199, 12, 31)))
def test_a_profile_comes_out_of_its_bytes_as_it_went_in(text: str, day: date | None) -> None:
    report = Report("r é", text or " ", path="r.txt", published=day)
    made = make_profile(report, annotated(report), model=MODEL)
    assert unpack_profile(pack_profile(made)) == made


@pytest.mark.parametrize("packed", [b"", b"{}", b"[1]", b'{"report_id": 1', b"\xff"])
def test_other_bytes_are_no_profile(packed: bytes) -> None:
    with pytest.raises(InvalidValueError, match="no packed profile"):
        unpack_profile(packed)
