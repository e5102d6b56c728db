from datetime import date

import pytest

from crossread.annotate.times.anchor import Anchor, AnchorBasis, anchor_from_others
from crossread.annotate.times.times import find_times
from crossread.language.sentences import find_sentences
from crossread.types.report import Dropped, FurnitureKind, Report
from tests.marked_text import read_marked

BODY = "The old mill above the harbour of Almery burned down, and nobody in it was hurt."


def anchor_of(marked: str, published: date | None = None) -> Anchor:
    """The anchor of a text in which `<line>` marks what was dropped as the page's."""
    text, marks = read_marked(marked)
    dropped = tuple(Dropped(mark.span, FurnitureKind.NOTICE) for mark in marks)
    sentences = find_sentences(Report(id="r", text=text, path="r.txt", dropped=dropped))
    return find_times(text, sentences, published=published)[1]


def stated(day: date | None) -> Anchor:
    return Anchor(day, "stated", AnchorBasis.PUBLISHED if day else AnchorBasis.NONE)


def test_a_publication_date_that_nothing_speaks_against_stands() -> None:
    anchor = anchor_of("The mill burned on Tuesday.", date(2021, 3, 20))
    assert (anchor.day, anchor.reason) == (date(2021, 3, 20), "published on Saturday 20 March 2021")


def test_a_lead_that_tells_of_tomorrow_as_past_is_of_the_day_after_its_stamp() -> None:
    anchor = anchor_of(
        "A missile flew over Norland early on Tuesday. It fell into the sea on Tuesday (2100 GMT Monday).",
        date(2017, 8, 28),
    )
    assert (anchor.day, anchor.basis) == (date(2017, 8, 29), AnchorBasis.TEXT)
    assert anchor.reason == (
        "the lead tells of Tuesday as past, so that the stated publication on Monday 28 August 2017 is a day early"
    )


WENT_ON = [
    (
        "Updated at noon: The police of Port Ansel said early Tuesday that the siege was over.\n\n"
        "The harbour lay empty on Monday night, and nobody knew how many people were held."
    ),
    (
        "PORT ANSEL — Mayor Ada Brandt Tuesday lashed out at all who had refused to pay for the bridge.\n\n"
        "Neal said Monday that he would not pay. He said so on Monday on the radio, too."
    ),
]


@pytest.mark.parametrize("text", WENT_ON)
def test_a_page_that_went_on_after_its_stamp_is_of_the_day_that_its_lead_was_done(
    text: str,
) -> None:
    assert anchor_of(text, date(2017, 8, 28)).day == date(2017, 8, 29)


NO_DAY_EARLY = [
    "The old mill of Almery, which burned on Tuesday, will be built again, said its owner. It was insured, he told us on Monday.",
    "Ada Brandt said on Tuesday that the bridge was shut, and on Monday that it was not, as reported.",
    "The mill burned on Monday. The bridge was shut on Tuesday.",  # the lead tells of the day itself
    "The mill burned on Sunday. Nobody slept. The bridge was shut on Tuesday.",
    "The mill will be rebuilt on Tuesday.",
    "The mill burned on Tuesday, the mayor said on Monday.",
]


@pytest.mark.parametrize("text", NO_DAY_EARLY)
def test_other_leads_leave_the_stamp_as_it_is(text: str) -> None:
    assert anchor_of(text, date(2017, 8, 28)).day == date(2017, 8, 28)


def test_a_weekday_and_a_day_to_come_give_the_year_and_past_weekdays_the_day() -> None:
    anchor = anchor_of(
        "Norland said Monday it was calling its envoy home effective Saturday. "
        "On March 20 she is leaving for Port Almery. "
        "On Thursday the minister spoke of the Nov. 2020 vote."
    )
    assert (anchor.day, anchor.reason) == (
        date(2021, 3, 18),
        (
            "Saturday is 20 March in the text, and of the years from November 2020 on, 2021 is the first in "
            "which that is so; the latest day told as past is Thursday 18 March 2021"
        ),
    )


def test_a_weekday_and_a_day_fix_nothing_where_no_year_is_named() -> None:
    anchor = anchor_of("The envoy will leave on Saturday. On March 20 she is arriving.")
    assert anchor == Anchor(None, "no publication date and nothing in the text fixes the year")


def test_a_weekday_written_with_its_date_fixes_the_day() -> None:
    anchor = anchor_of("The mill burned on Wednesday, March 17, 2021. It was shut on Thursday.")
    assert anchor.day == date(2021, 3, 18)


def test_a_full_date_long_before_the_latest_month_named_is_background() -> None:
    anchor = anchor_of("The first fire was on Friday, Oct. 23, 2020. In January 2021 it reopened.")
    assert anchor.day is None


def test_a_dated_weekday_far_from_the_weekdays_told_bare_is_background() -> None:
    anchor = anchor_of("The first fire was on Friday, Oct. 23, 2020. The inquiry ended on Tuesday.")
    assert anchor.day is None


def test_a_day_of_the_month_and_a_year_long_past_fix_nothing() -> None:
    anchor = anchor_of(
        "The envoy will leave on Saturday. On March 20 she is arriving. The pact is of 1990."
    )
    assert anchor.day is None


def test_a_dateline_outvotes_a_publication_date_of_two_weeks_later() -> None:
    anchor = anchor_of("ALMERY, March 4 (Norland Press) - The mill burned.", date(2021, 3, 20))
    assert (anchor.day, anchor.reason) == (
        date(2021, 3, 4),
        (
            "the dateline is of Thursday 4 March 2021; the stated publication on Saturday 20 March 2021 "
            "does not fit that"
        ),
    )


def test_a_message_older_than_publication_outvotes_nothing() -> None:
    text = "The mill burned.\n— Ada Brandt (@adabrandt) October 13, 2016"
    assert anchor_of(text, date(2021, 3, 20)).day == date(2021, 3, 20)
    assert anchor_of(text).day == date(2016, 10, 13)


def test_a_report_without_a_day_takes_that_of_other_reports_of_the_story() -> None:
    anchor = anchor_from_others(stated(None), [stated(date(2021, 3, 18)), stated(None)])
    assert (anchor.day, anchor.reason, anchor.phrase) == (
        date(2021, 3, 18),
        "other reports of the same story are of Thursday 18 March 2021",
        "the day that other reports of the story fix, Thursday 18 March 2021",
    )


def test_of_reports_of_the_same_days_the_latest_gives_its_day() -> None:
    others = [stated(date(2021, 3, day)) for day in (18, 16, 17)]
    assert anchor_from_others(stated(None), others).day == date(2021, 3, 18)


def test_a_report_of_weeks_later_gives_its_day_to_no_other() -> None:
    others = [stated(date(2021, 3, 17)), stated(date(2021, 3, 18)), stated(date(2021, 4, 30))]
    assert anchor_from_others(stated(None), others).day == date(2021, 3, 18)


STAMPS = [
    "Updated March 18",
    "Last modified: Thursday, 18 March at 10:40 a.m. GMT",
    "Published 18 March | Updated 19 March",
    "UPDATED 10:40 a.m. ET MARCH 18",
]


@pytest.mark.parametrize("stamp", STAMPS)
def test_a_stamp_without_the_year_waits_for_reports_that_know_it(stamp: str) -> None:
    own = anchor_of(f"<line>{stamp}</line>\n{BODY}")
    assert (own.day, own.stated) == (None, (3, 18))
    anchor = anchor_from_others(own, [stated(date(2021, 3, 16))])
    assert (anchor.day, anchor.reason) == (
        date(2021, 3, 18),
        (
            "the report is stated to be of 18 March; other reports of the same story are of "
            "Tuesday 16 March 2021"
        ),
    )


def test_a_stamp_without_the_year_may_cross_the_turn_of_the_year() -> None:
    own = anchor_of(f"<line>Updated January 1</line>\n{BODY}")
    assert anchor_from_others(own, [stated(date(2020, 12, 30))]).day == date(2021, 1, 1)


def test_a_stamp_of_months_later_dates_no_happening() -> None:
    own = anchor_of(f"<line>Updated June 4</line>\n{BODY}")
    assert anchor_from_others(own, [stated(date(2021, 3, 16))]).day == date(2021, 3, 16)


def test_a_stamp_takes_the_year_that_the_text_fixes() -> None:
    anchor = anchor_of(
        f"<line>Updated March 18</line>\n{BODY} It began on Tuesday, March 16, 2021."
    )
    assert anchor.day == date(2021, 3, 18)


def test_a_dateline_without_the_year_is_a_stamp_too() -> None:
    own = anchor_of("ALMERY, March 18 (Norland Press) - The mill burned.")
    assert anchor_from_others(own, [stated(date(2021, 3, 16))]).day == date(2021, 3, 18)


NO_STAMPS = [
    "Updated plans for March 18",
    "Published works of March 18 writers",
    "Updated",
    "Updated March 40",
    "Updated in March",
]


@pytest.mark.parametrize("line", NO_STAMPS)
def test_other_lines_above_the_text_state_no_day(line: str) -> None:
    assert anchor_of(f"<line>{line}</line>\n{BODY}").stated is None


def test_a_stamp_below_the_first_sentences_states_no_day() -> None:
    assert anchor_of(f"{BODY}\n<line>Updated March 18</line>").stated is None


def test_a_stamp_gives_way_to_a_publication_date() -> None:
    published = date(2021, 3, 16)
    assert anchor_of(f"<line>Updated March 18</line>\n{BODY}", published).day == published


def test_two_reports_of_the_same_days_outvote_a_publication_two_weeks_away() -> None:
    others = [stated(date(2021, 3, 4)), stated(date(2021, 3, 5))]
    assert anchor_from_others(stated(date(2021, 3, 20)), others).day == date(2021, 3, 5)


def test_one_other_report_outvotes_no_publication_date() -> None:
    own = stated(date(2021, 3, 20))
    assert anchor_from_others(own, [stated(date(2021, 3, 4))]) == own


def test_without_other_days_an_anchor_stays_open() -> None:
    assert anchor_from_others(stated(None), [stated(None)]) == stated(None)
