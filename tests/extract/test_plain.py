from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from crossread.extract.plain import Draft, read_plain, read_published
from crossread.types.problem import Problem
from crossread.types.report import Capture
from tests.marked_text import read_marked

CAPTURE = Capture(b"unused", path="a.txt")
BODY = "The ministry of Valdoria said on Wednesday that it had recalled its envoy from Port Selm."


def check(
    marked: str, *, byline: str | None = None, published: date | datetime | None = None
) -> None:
    """The headline of the text is what `<h>` marks in it; nothing is marked where it has none."""
    text, marks = read_marked(marked)
    headline = next((mark.span for mark in marks), None)
    expected = Draft(text, headline=headline, byline=byline, published=published)
    assert read_plain(CAPTURE, text) == (expected, ())


def test_a_short_line_without_a_full_stop_above_the_first_sentence_is_the_headline() -> None:
    check(f"<h>Valdoria recalls envoy from Port Selm</h>\n\n{BODY}\n")


def test_paragraphs_may_follow_without_an_empty_line() -> None:
    check(f"<h>Valdoria recalls envoy from Port Selm</h>\n{BODY}\n{BODY}")


def test_a_text_that_begins_with_a_sentence_has_no_headline() -> None:
    check(f"{BODY}\n\nWhat we know so far\n\n{BODY}")


def test_a_text_without_sentences_has_no_headline() -> None:
    check("Valdoria recalls envoy from Port Selm\n\nPort Selm\n\nBrandt")


def test_a_line_with_a_full_stop_is_no_headline() -> None:
    check(f"The envoy is back.\n\n{BODY}")


def test_a_headline_may_end_in_an_abbreviation() -> None:
    check(f"<h>Valdoria recalls envoy from the U.S.</h>\n\n{BODY}")


def test_a_headline_may_ask() -> None:
    check(f"<h>Why did Valdoria recall its envoy?</h>\n\n{BODY}")


@pytest.mark.parametrize(
    "dateline", ["PORT SELM, March 3 (Agency) —", "Port Selm (Valdoria Wire) -"]
)
def test_a_dateline_is_no_headline(dateline: str) -> None:
    check(f"{dateline}\n\n{BODY}")


def test_menus_and_buttons_above_the_headline_are_passed_over() -> None:
    check(f"Home\nWorld\nShare on Facebook\n<h>Valdoria recalls envoy from Port Selm</h>\n\n{BODY}")


def test_a_short_headline_must_stand_first() -> None:
    check(f"<h>Envoy recalled</h>\n\n{BODY}")


def test_text_wrapped_at_a_width_begins_with_its_sentence() -> None:
    check(
        "The ministry of Valdoria said on Wednesday that it had recalled\n"
        "Ambassador Rolf Keller from Port Selm, and that he would be back\n"
        "within two weeks if the talks on the harbour went well.\n"
    )


def test_a_headline_may_be_wrapped_too() -> None:
    check(
        "<h>Valdoria recalls its envoy from Port Selm\nafter an interview on the harbour</h>\n\n"
        "The ministry of Valdoria said on Wednesday that it had recalled\n"
        "its ambassador, and that he would be back within two weeks.\n"
    )


def test_a_headline_in_a_script_without_spaces_is_found() -> None:
    body = (
        "バルドリアの大統領は水曜日、先週放送されたインタビューを理由に大使を召還したと発表した。"
    )
    check(f"<h>バルドリア大統領が大使を召還</h>\n\n{body}")


def test_a_right_to_left_headline_is_found() -> None:
    body = "أعلنت رئيسة فالدوريا يوم الأربعاء استدعاء السفير بسبب المقابلة التي بثت الأسبوع الماضي."
    check(f"<h>فالدوريا تستدعي سفيرها من بورت سيلم</h>\n\n{body}")


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("By Ana Brandt", "Ana Brandt"),
        ("By Ana Brandt and Rolf de Keller", "Ana Brandt and Rolf de Keller"),
        ("By Ana Brandt, Rolf Keller and Ida Moss", "Ana Brandt, Rolf Keller and Ida Moss"),
        ("By Ana Brandt, Foreign Editor", "Ana Brandt"),
        ("By Ana Brandt in Port Selm", "Ana Brandt"),
        ("BY ANA BRANDT | WORLD", "ANA BRANDT"),
        ("By Élodie O’Hara-Šimić", "Élodie O’Hara-Šimić"),
    ],
)
def test_a_byline_is_read_and_is_no_headline(line: str, byline: str) -> None:
    check(f"<h>Valdoria recalls envoy from Port Selm</h>\n{line}\n\n{BODY}", byline=byline)
    check(f"{line}\n\n{BODY}", byline=byline)


def test_a_sentence_that_begins_with_by_is_no_byline() -> None:
    check("By Wednesday night Valdoria had recalled its envoy from Port Selm.\n\n" + BODY)


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("Published 17 March 2021", date(2021, 3, 17)),
        ("Published: Wednesday, March 17, 2021 | Updated 18 March 2021", date(2021, 3, 17)),
        ("Updated 18 March 2021 | Created 17 March 2021", date(2021, 3, 17)),
        ("Published at 10:40 a.m. ET on March 17, 2021", date(2021, 3, 17)),
        ("Wed 17 Mar 2021 14.05 GMT", date(2021, 3, 17)),
        ("17 March 2021 at 2:05 pm", date(2021, 3, 17)),
        ("17 March 2021 02:05 PM", date(2021, 3, 17)),
        ("2021-03-17T14:05:00Z", datetime(2021, 3, 17, 14, 5, tzinfo=UTC)),
        ("2021-03-17", date(2021, 3, 17)),
    ],
)
def test_a_date_on_a_line_of_its_own_is_the_date_of_the_report(
    line: str, published: date | datetime
) -> None:
    check(f"<h>Valdoria recalls envoy from Port Selm</h>\n{line}\n\n{BODY}", published=published)


@pytest.mark.parametrize(
    "line", ["The envoy on 3 May 2019", "03/04/2021", "March 2021", "Updated 03/04/2021"]
)
def test_other_dates_are_not_the_date_of_the_report(line: str) -> None:
    check(f"<h>Valdoria recalls envoy from Port Selm</h>\n{line}\n\n{BODY}")


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("Updated 17 March 2021 10:40", date(2021, 3, 17)),
        ("UPDATED: MARCH 17, 2021", date(2021, 3, 17)),
        ("Last updated at 10:40 GMT, 17 March 2021", date(2021, 3, 17)),
        ("Last modified on Wednesday, 17 March 2021", date(2021, 3, 17)),
        ("News | Modified: 2021-03-17T14:05:00Z", datetime(2021, 3, 17, 14, 5, tzinfo=UTC)),
    ],
)
def test_without_a_date_of_publication_that_of_a_change_is_taken(
    line: str, published: date | datetime
) -> None:
    check(f"<h>Valdoria recalls envoy from Port Selm</h>\n{line}\n\n{BODY}", published=published)


def test_a_date_without_the_year_is_left_to_who_sees_the_others() -> None:
    check(f"<h>Valdoria recalls envoy from Port Selm</h>\nUpdated March 17\n\n{BODY}")


def test_a_date_within_the_report_is_not_its_date() -> None:
    check(f"<h>Valdoria recalls envoy from Port Selm</h>\n\n{BODY}\n17 March 2021\n")


def test_a_date_that_cannot_be_is_a_problem_and_not_mended() -> None:
    text = f"Valdoria recalls envoy\nPublished 31 February 2021\n\n{BODY}"
    draft, problems = read_plain(CAPTURE, text)
    assert draft.published is None
    message = "states a date that cannot be: 31 February 2021"
    assert problems == (Problem("extract", "a.txt", message),)


@pytest.mark.parametrize(
    ("stated", "published"),
    [
        ("2021-03-17", date(2021, 3, 17)),
        ("20210317", date(2021, 3, 17)),
        ("2021-03-17T00:00:00", date(2021, 3, 17)),
        ("2021-03-17 09:38:09", datetime(2021, 3, 17, 9, 38, 9)),  # noqa: DTZ001 - none is stated
        ("2021-03-17T00:00:00Z", datetime(2021, 3, 17, tzinfo=UTC)),
        ("2021-03-17T14:05:00.5Z", datetime(2021, 3, 17, 14, 5, 0, 500_000, tzinfo=UTC)),
        (
            "2021-03-17T14:05+0530",
            datetime(2021, 3, 17, 14, 5, tzinfo=timezone(timedelta(hours=5.5))),
        ),
        ("Wed, 17 Mar 2021 14:05:00 GMT", datetime(2021, 3, 17, 14, 5, tzinfo=UTC)),
        (
            "17 Mar 2021 14:05:00 EDT",
            datetime(2021, 3, 17, 14, 5, tzinfo=timezone(timedelta(hours=-4))),
        ),
        (" March 17th, 2021 ", date(2021, 3, 17)),
        ("2020-02-29", date(2020, 2, 29)),
    ],
)
def test_dates_are_read_with_the_precision_that_they_state(
    stated: str, published: date | datetime
) -> None:
    assert read_published(stated) == published
    assert type(read_published(stated)) is type(published)


@pytest.mark.parametrize(
    "stated",
    [
        *(
            "",
            "Mon, 32 Jan 2023",
            "2023-02-30",
            "2021-02-29",
            "0000-00-00",
            "0001-01-01",
            "9999-12-31",
        ),
        *("+10000-01-01", "21-03-17", "2021-03-17T10:00:00+9999", "2021-03-17T10:00:00 XYZ"),
        *("17 mars 2021", "２０２１-０３-１７", "2021-03-17T23:59:60Z", "2021-03-17T24:00:00"),
        *("99999999999999999999", "1616000000", "1616000000000", "03/04/2021", "2021-03", "None"),
        "Mon, 17 Mar 2021 14:05:00 GMT",
    ],
)
def test_a_date_that_cannot_be_read_for_sure_is_none(stated: str) -> None:
    assert read_published(stated) is None


@given(st.datetimes(datetime(1600, 1, 1), datetime(2199, 12, 31), timezones=st.just(UTC)))  # noqa: DTZ001 - the zone is a strategy of its own
def test_what_iso_8601_writes_is_read_back(moment: datetime) -> None:
    assert read_published(moment.isoformat()) == moment


@given(st.text(alphabet=st.sampled_from('aB .\n,!?"“(—|-1290:éÉ大\u2028\x85\u3000'), max_size=400))
@example("By\u3000Ana\n" * 20)
def test_any_text_gives_a_draft_whose_headline_lies_in_it(text: str) -> None:
    draft, _ = read_plain(CAPTURE, text)
    assert draft.text == text
    if draft.headline is not None:
        shown = draft.headline.of(text)
        assert shown == shown.strip()
