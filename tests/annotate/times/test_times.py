from datetime import date, datetime
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossread.annotate.times.times import find_times
from crossread.language.sentences import find_sentences
from crossread.types.annotation import Sentence, TimeExpression
from crossread.types.report import Report
from crossread.types.span import Span
from tests.growth import check_growth
from tests.marked_text import read_marked

SATURDAY = date(2021, 3, 20)
WORDS = st.sampled_from(
    "the a of in on last next this past few two 20 2021 1999 March May Nov. Wednesday late early "
    "years ago days week quarter third every until will said 9 a.m. noon - – , . ’ \u00a0 \u202e 😀 é ſ K 12/13/2020 "
    "2021-03-20 2013-18 '80s century 30 31 Feb. weekend night @ada ( ) \n end of the year's".split(
        " "
    )
)


def times_of(text: str, published: date | datetime | None) -> tuple[TimeExpression, ...]:
    report = Report(id="r", text=text, path="r.txt")
    return find_times(text, find_sentences(report), published=published)[0]


def check(marked: str, published: date | datetime | None = SATURDAY) -> None:
    text, marks = read_marked(marked)
    expected = [(mark.span.of(text), mark.value) for mark in marks]
    actual = [(time.span.of(text), time.value) for time in times_of(text, published)]
    assert actual == expected


PAST_WEEKDAYS = [
    "Neal, slow to speak of <time 2021-03-16>Tuesday</time>’s deadly assault, will not come.",
    "Brandt said of the upcoming vote in an interview <time 2021-03-17>Wednesday</time> that it was late.",
    "It set the stage for Neal to carry out the raid on the harbour on <time 2021-03-15>Monday</time>.",
    "The council was called to a special session on <time 2021-03-16>Tuesday</time>.",
    "Talks collapsed <time 2021-03-17>late Wednesday</time>.",
    "The mill burned on <time 2021-03-16TNI>Tuesday night</time>.",
    "They moved to lift the ban issued <time 2021-03-18>Thursday</time>.",
    "The offer had been due to expire <time 2021-03-19>Friday</time>.",
    "The council met <time 2021-03-20>Saturday</time>.",
    "The council met following <time 2021-03-16>Tuesday</time>’s vote.",
    "A valve that should have been replaced burst at the mill on <time 2021-03-16>Tuesday</time>.",
    "<time 2021-03-15>Monday</time>’s vote was close.",
    "She resigned <time 2021-03-13>last Saturday</time>.",
    "Trade likely slowed further on <time 2021-03-18>Thursday</time>.",
    "He was held against his will on <time 2021-03-18>Thursday</time>.",
    "The bridge was shut at <time 2021-03-16T09:00>9 a.m. Tuesday</time>.",
    "He arrived <time 2021-03-13>Saturday of last week</time>.",
    "The mayor refused to testify at a hearing <time 2021-03-17>Wednesday</time>.",
    "A man believed to be the guard was shot <time 2021-03-19>Friday</time>.",
]


@pytest.mark.parametrize("marked", PAST_WEEKDAYS)
def test_a_bare_weekday_of_the_past_is_the_latest_at_or_before_publication(marked: str) -> None:
    check(marked)


AHEAD = [
    "It was due to be shut from <time 2021-03-18>Thursday</time> through <time 2021-03-23>Tuesday</time>.",
    "It was due to be shut from <time 2021-03-22>Monday</time> through <time 2021-03-23>Tuesday</time>.",
    "The hearing resumes on <time 2021-03-23>Tuesday</time>.",
    "The mayor on <time 2021-03-23>Tuesday</time> travels to Elmport.",
    "Brandt called the council for an emergency meeting on <time 2021-03-21>Sunday</time>.",
    "The court will hear the case on <time 2021-03-24>Wednesday</time>.",
    "On <time 2021-03-22>Monday</time> the envoy is leaving for Port Almery.",
    "She was withdrawn, effective <time 2021-03-22>Monday</time>.",
    "The strike begins <time 2021-03-23>next Tuesday</time>.",
    "The firm will redeem 9,000 preferred shares on <time 2021-04-30>April 30</time>.",
    "If the plan is approved by <time 2021-07-09>July 9</time>, it stands.",
    "They set <time 2021-04-10>April 10</time> as a deadline.",
    "The judge set the sentencing for <time 2021-06-28>June 28</time>.",
    "The council called an early election for <time 2021-09-06>September 6</time>.",
    "The new rate takes effect <time 2021-06>in June</time>.".replace(
        "<time 2021-06>in ", "in <time 2021-06>"
    ),
    "The vote is due <time 2021-W12-WE>next weekend</time>.",
]


@pytest.mark.parametrize("marked", AHEAD)
def test_tense_and_words_such_as_next_point_ahead_of_publication(marked: str) -> None:
    check(marked)


@pytest.mark.parametrize(
    ("published", "marked"),
    [
        ("2021-03-22", "She hired a lawyer <time 2021-W11-WE>this weekend</time>, her firm said."),
        (
            "2021-03-23",
            "The firm announced <time 2021-W11-WE>this weekend</time> that it was sold.",
        ),
        ("2021-03-22", "The fair will open <time 2021-W12-WE>this weekend</time>."),
        ("2021-03-25", "The firm announced the fair of <time 2021-W12-WE>this weekend</time>."),
        (
            "2021-03-21",
            "The bridge fell <time 2021-W11>last week</time>, not <time 2021-W10>a week ago</time>.",
        ),
        ("2021-03-22", "The bridge fell <time 2021-W11>last week</time>."),
    ],
)
def test_weekends_and_weeks_told_about_their_turn_are_those_that_just_ended(
    published: str, marked: str
) -> None:
    check(marked, date.fromisoformat(published))


def test_an_hour_and_the_part_of_its_day_are_one_time() -> None:
    check("He was shot <time 2021-03-17T07:15>around 7:15 a.m. Wednesday morning</time>.")
    check("He was shot at <time 2021-03-20T07:15>7:15 a.m. this morning</time>.")


def test_two_months_may_share_the_year_behind_the_second() -> None:
    check("Records of <time 2012-04>April</time> and <time 2012-05>May 2012</time> were lost.")
    check("It was shut from <time 2011-12>December</time> to <time 2012-01>January 2012</time>.")


@pytest.mark.parametrize(
    "marked",
    [
        "The bridge fell on <time 2021-03-17>Wednesday</time>. She left <time 2021-03-16>the day before</time>.",
        "The bridge fell on <time 2021-03-17>Wednesday</time>. She spoke the day after the council met.",
        "The bridge fell on <time 2021-03-17>Wednesday</time>. In the week after his return she rested.",
        "It came after <time PXM>a months-long</time> review, and costs will rise over <time P10Y>the next decade</time>.",
        "The harbour is cleaned <time P1D>daily</time>, as the Oakhaven Daily Courier wrote.",
    ],
)
def test_what_stands_beside_days_and_lengths_tells_which_are_meant(marked: str) -> None:
    check(marked)


TOO_FAR_AHEAD = [
    "The firm said it would drop the plan, declining to challenge a <time 2021-02>February</time> ruling.",
    "<time 2021-03-19>March 19</time>: The council plans to vote on the bridge.",
    "Brandt had been invited to speak about the five men killed on <time 2021-03-07>March 7</time>.",
    "The town will vote in <time 2021-12>December</time>.",
    "The lease will expire <time 2022-02>next February</time>.",
]


@pytest.mark.parametrize("marked", TOO_FAR_AHEAD)
def test_a_date_without_a_year_is_seldom_that_of_the_next_year_most_of_a_year_ahead(
    marked: str,
) -> None:
    check(marked)


TERMS = [
    "The council missed the scheduled date of <time 2021-03-01>March 1</time>.",
    "The council missed its <time 2021-02-10>February 10</time> deadline.",
    "The council has a <time 2021-05-10>May 10</time> deadline.",
    "The match had been scheduled for <time 2021-03-21TEV>Sunday evening</time>.",
    "The match had been scheduled for <time 2021-03-17>Wednesday</time>.",
    "The firm had no right to end the lease before <time 2021-05-30>May 30</time>.",
    "The firm had ended the lease by <time 2021-03-03>March 3</time>.",
    "The deal became effective on <time 2020-11-16>November 16</time>.",
    "The mayor cannot attend the hearing <time 2021-03-25>Thursday</time>.",
    "The hearing is on <time 2021-03-25>Thursday</time>.",
    "They signed an order delaying the vote until <time 2021-06>June</time>.",
]


@pytest.mark.parametrize("marked", TERMS)
def test_a_term_is_the_nearest_where_it_may_have_gone_by(marked: str) -> None:
    check(marked)


LIMITS_AHEAD = [
    "All crossings have been suspended until <time 2021-03-23>Tuesday</time>.",
    "The harbour is closed until <time 2021-03-23TMO>Tuesday morning</time>.",
    "The quay remains shut until at least <time 2021-03-23>Tuesday</time>.",
    "The court adjourned until <time 2021-03-23>Tuesday</time>.",
    "The bill has funds for the harbour through <time 2021-09>September</time>.",
    "The trams have been stopped and their crews sent home until <time 2021-03-23>Tuesday</time>.",
    "The council has declared <time P3D>three days</time> of mourning, from <time 2021-03-22>Monday</time>.",
    "The council announced a curfew from <time 2021-03-22>Monday</time> to <time 2021-03-24>Wednesday</time>.",
    "The bridge has been closed from <time 2021-03-22>Monday</time>.",
    "They ordered a halt as from <time 2021-03-22>Monday</time>.",
]


@pytest.mark.parametrize("marked", LIMITS_AHEAD)
def test_until_and_from_look_ahead_where_what_they_limit_holds_or_is_ordered(marked: str) -> None:
    check(marked)


LIMITS_BEHIND = [
    "The crossings had been suspended until <time 2021-03-16>Tuesday</time>.",
    "The crew stayed until <time 2021-03-16>Tuesday</time>.",
    "The council has waited until <time 2021-03-16>Tuesday</time> to act.",
    "It was not until <time 2021-03-16>Tuesday</time> that she came.",
    "The bridge was closed from <time 2021-03-15>Monday</time> to <time 2021-03-17>Wednesday</time>.",
    "Police have released footage from <time 2021-03-15>Monday</time>.",
    "Police have announced arrests, from <time 2021-03-15>Monday</time>’s raid.",
    "She had declared a strike from <time 2021-03-15>Monday</time>.",
]


@pytest.mark.parametrize("marked", LIMITS_BEHIND)
def test_until_and_from_look_back_where_what_they_limit_is_over(marked: str) -> None:
    check(marked)


HOURS = [
    "The ship sank on <time 2021-03-16>Tuesday</time>. It had left Port Almery at <time 2021-03-16T21:05>9:05 p.m.</time>.",
    "On <time 2021-03-16>Tuesday</time> the crew met at <time 2021-03-16T09:00>9 a.m.</time> and left at <time 2021-03-16T12:00>noon</time>.",
    "The envoy will speak at <time 2021-03-20T20:00>8 p.m.</time> in Almery.",
    "The ship sank on <time 2021-03-16>Tuesday</time>. The envoy will speak at <time 2021-03-20T20:00>8 p.m.</time>.",
    "The court will sit on <time 2021-03-23>Tuesday</time>. The ship sank at <time XXXX-XX-XXT21:05>9:05 p.m.</time>.",
    "The ship sank on <time 2021-03-16>Tuesday</time>. It was old. It left at <time XXXX-XX-XXT21:05>9:05 p.m.</time>.",
]


@pytest.mark.parametrize("marked", HOURS)
def test_a_bare_hour_is_of_the_day_told_last_or_of_today_where_it_is_to_come(marked: str) -> None:
    check(marked)


def test_a_bare_hour_of_the_past_stays_open_where_no_day_is_told_near_it() -> None:
    times = times_of("It had left Port Almery at 9:05 p.m.", SATURDAY)
    assert [(t.value, t.reason) for t in times] == [
        ("XXXX-XX-XXT21:05", "an hour told as past, and no day told in the sentence before")
    ]


def test_each_time_takes_the_tense_of_the_verb_nearest_to_it() -> None:
    check(
        "Brandt will visit on <time 2021-03-25>Thursday</time>, officials said "
        "<time 2021-03-18>Thursday</time>."
    )


DATES = [
    "It closed on <time 2021-03-11>March 11</time>.",
    "It closed on <time 2020-11-03>3 November</time>.",
    "It closed on <time 2020-11-03>Nov. 3</time>.",
    "It closed in <time 2020-11>Nov. 2020</time>.",
    "It closed in <time 2020-09>September</time>.",
    "It closed <time 2020-05>last May</time>.",
    "It closed in <time 2020-07>July last year</time>.",
    "It closed on <time 2019-02-28>Thursday, February 28, 2019</time>.",
    "It closed on the <time 2019-02-28>28th of February 2019</time>.",
    "It closed on <time 2019-02-28>2019-02-28</time>.",
    "It closed on <time 2019-12-28>28/12/2019</time> and <time 2019-XX-XX>03/04/2019</time>.",
    "It closed in <time 2016>2016</time>, before the <time 2018>2018</time> fire.",
    "It closed in <time 2020-02>late February 2020</time>.",
    "The accounts of <time 2013>2013</time>-<time 2018>18</time> were lost.",
    "It stood since <time 199>the 1990s</time>, not since <time 18>the 19th century</time>.",
    "Sales fell in <time 2017-Q4>the final quarter of 2017</time>.",
    "Sales fell in <time 2019-H2>the second half of 2019</time> and <time 2020-Q4>last quarter</time>.",
    "Sales fell from <time 2019-12-03>Dec. 3</time> to <time 2020-01-09>Jan. 9, 2020</time>.",
    "Sales fell on <time 2021-03-04>March 4</time> and <time 2021-03-05>5</time>.",
    "Sales fell on <time 2021-03-04>March 4</time>-<time 2021-03-06>6</time>.",
    "Sales fell in <time 2020-SU>last summer</time>.",
    "It closed on <time 2020-12-25>Christmas</time>.",
]


@pytest.mark.parametrize("marked", DATES)
def test_dates_without_a_year_are_the_latest_past_ones(marked: str) -> None:
    check(marked)


def test_what_is_told_since_a_month_began_before_however_near_the_next_one_lies() -> None:
    check("It has been sold since <time 2020-04>April</time>.")
    check("He came back from Norland <time 2020-SU>this summer</time>.", date(2021, 1, 7))


NO_LEAP_YEAR = [
    "It ran <time 2021-02-27>February 27</time>-29, <time 2021>2021</time>. It closed <time XXXX-XX-XX>two days later</time>.",
    (
        "It ran from <time 2020-02-29>Feb. 29</time> to <time 2021-03-05>March 5, 2021</time>. "
        "It closed <time 2021-03-07>two days later</time>."
    ),
]


@pytest.mark.parametrize("marked", NO_LEAP_YEAR)
def test_a_range_that_its_year_has_not_gives_no_day_that_is_none(marked: str) -> None:
    check(marked)


STEPS = [
    "He left <time 2021-03-19>yesterday</time>.",
    "He left <time 2021-03-20TMO>this morning</time>.",
    "He left <time 2021-03-19TNI>last night</time>.",
    "He left <time 2021-W11>this week</time>.",
    "He left <time 2021-W10>last week</time>.",
    "He left <time 2021-02>last month</time>.",
    "He left <time 2021>earlier this year</time>.",
    "He left <time 2019>two years ago</time>.",
    "He left <time 2019>more than two years ago</time>.",
    "He left <time 2020-12>three months ago</time>.",
    "He left <time 2021-03-10>10 days ago</time>.",
    "He returns <time 2022>next year</time>.",
]


@pytest.mark.parametrize("marked", STEPS)
def test_steps_are_counted_from_publication_as_finely_as_their_unit(marked: str) -> None:
    check(marked)


def test_a_written_day_keeps_the_hour_that_a_clock_shows() -> None:
    """No clock shows 75:80; the day beside it is a day."""
    check("The log says <time 2021-03-18T17:05>2021-03-18 17:05</time>.")
    check("The log says <time 2021-03-18>2021-03-18</time> 75:80.")


LENGTHS = [
    "It lasted <time P1M>one month</time>.",
    "A <time PT2H>two-hour</time> talk.",
    "In <time P5D>the past five days</time> it rained.",
    "In <time P1Y>the past year</time> it rained.",
    "It took <time P1Y6M>one and a half years</time>.".replace(
        "one and a half years", "a year and a half"
    ),
    "He waited <time PXY>several years</time>, then <time PXM>12 to 18 months</time>.",
    "They met <time P1D>every day</time>.",
    "The keeper played for <time PT0M>0 minutes</time>.",
    "It took <time P0D>0 days</time>.",
    "It took <time P1D>a day</time>.",
    "They met <time XXXX-WXX-1>every Monday</time> and <time XXXX-WXX-5>Fridays</time>.",
    "They are paid <time P1Y>annually</time>.",
]


@pytest.mark.parametrize("marked", LENGTHS)
def test_lengths_and_sets_need_no_calendar(marked: str) -> None:
    check(marked, published=None)


NO_TIMES = [
    "She may march with May Brandt and June Almery.",
    "The Sunday Herald and Black Friday Records are firms.",
    "She told Norland Today and Almery This Morning before Saturday Night Songs.",
    "After the fall of the city, the past two elections were lost.",
    "The 5-4 ruling cost $2016, open 24/7.",
    "Call 555-2016-1999 or take version 3.11.2020.",
    "A 34-year-old man and his 6-month-old son.",
    "Some 2,016 homes and 1800 people.",
    "The March on Almery was, at the end of the day, for the now-closed mill.",
    "She sat in the sun for a second chance.",
]


@pytest.mark.parametrize("text", NO_TIMES)
def test_names_counts_money_scores_ages_and_versions_are_no_times(text: str) -> None:
    check(text)


def test_the_day_before_is_counted_from_the_date_told_last() -> None:
    check(
        "The harbour closed on <time 2021-03-04>March 4</time>. The crews had left "
        "<time 2021-03-03>the day before</time>."
    )


def test_the_day_before_stays_open_where_no_date_is_told_before_it() -> None:
    times = times_of("The crews had left the day before.", SATURDAY)
    assert [(t.value, t.reason) for t in times] == [
        ("XXXX-XX-XX", "counted from a time that no date before it tells")
    ]


def test_a_year_ago_means_the_same_quarter_in_company_news() -> None:
    check(
        "Profit rose in <time 2020-Q3>the third quarter</time>, from 9 million "
        "<time 2019-Q3>a year ago</time>."
    )


def test_a_chronicle_takes_the_year_from_the_date_told_before() -> None:
    check(
        "On <time 1911-05-02>May 2, 1911</time> the fort fell. On <time 1911-06-03>June 3, 1911</time> a truce "
        "was signed. In <time 1911-08>August 1911</time> it broke. By <time 1911-10>October</time> all was lost.",
    )


def test_without_any_day_fixed_values_stay_open_and_the_reason_says_so() -> None:
    times = times_of("He left on Wednesday, after the vote of March 4.", None)
    why = "no publication date and nothing in the text fixes the year"
    assert [(t.value, t.reason) for t in times] == [("XXXX-WXX-3", why), ("XXXX-03-04", why)]


def test_the_reason_names_the_day_of_publication() -> None:
    (wednesday,) = times_of("Talks collapsed late Wednesday.", datetime(2021, 3, 20, 9, 30))  # noqa: DTZ001 - as reports state it
    assert wednesday.reason == "Wednesday before publication on Saturday 20 March 2021"


def test_nothing_is_found_outside_the_sentences() -> None:
    text = "On Monday it rained. On Tuesday it snowed."
    times, _ = find_times(text, [Sentence(Span(0, 20), 0)], published=SATURDAY)
    assert [time.span.of(text) for time in times] == ["Monday"]


@given(st.lists(WORDS, max_size=40).map(" ".join) | st.text(max_size=120), st.dates() | st.none())
@settings(deadline=None)
def test_any_text_gives_sorted_disjoint_spans_within_its_sentences(
    text: str, published: date | None
) -> None:
    sentences = find_sentences(Report(id="r", text=text, path="r.txt"))
    times, _ = find_times(text, sentences, published=published)
    assert all(any(s.span.contains(t.span) for s in sentences) for t in times)
    assert all(a.span.end <= b.span.start for a, b in pairwise(times))
    assert all(t.value and t.reason for t in times)


@pytest.mark.parametrize(
    "unit", ["1234567890", "March 20, 2021 ", "the ", "1 2 3 ", "last Monday "]
)
def test_the_work_grows_in_step_with_the_text(unit: str) -> None:
    def find(text: str) -> None:
        find_times(text, [Sentence(Span(0, len(text)), 0)], published=SATURDAY)

    check_growth(find, lambda n: unit * n, 500)


IN_A_NAME = [
    "They will come to the Winter Games.",
    "They will come to the winter Olympics.",
    "They will come in <time 2021-SU>the summer of 2021</time>.",
]


@pytest.mark.parametrize("marked", IN_A_NAME)
def test_a_season_in_the_name_of_games_is_no_time(marked: str) -> None:
    check(marked)


def test_a_half_of_this_year_is_of_the_reports_year_in_a_chronicle_too() -> None:
    check(
        "It was built in <time 2011>2011</time>. It was shut in <time 2013>2013</time>. It was sold in "
        "<time 2015>2015</time>. It was lost in <time 2016>2016</time>. It may fall in "
        "<time 2021-H1>the first half of this year</time>."
    )


def test_a_feast_is_of_the_year_that_its_sentence_tells() -> None:
    check(
        "In <time 2015>2015</time>, hundreds were hurt on <time 2015-12-31>New Year's Eve</time>."
    )
