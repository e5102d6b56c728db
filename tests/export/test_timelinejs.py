"""What TimelineJS is given of a synopsis, and that no text of a report is markup in it."""

import json
from dataclasses import replace
from typing import Any

import lxml.html
import pytest
from hypothesis import given, settings

from crossread.export.timelinejs import write_timelinejs
from crossread.export.wording import clean_line
from crossread.types.span import Span
from crossread.types.synopsis import Synopsis, TimelineEntry
from tests.export.any_synopsis import any_synopsis, synopsis_of
from tests.export.sample import make_synopsis


def timeline_of(when: str) -> dict[str, Any]:
    synopsis = synopsis_of()
    cited = synopsis.story.reports[0].cite(Span(0, 7))
    entry = TimelineEntry(when, "A ferry", (cited,))
    value = json.loads(write_timelinejs(replace(synopsis, timeline=(entry,))))
    assert isinstance(value, dict)
    return value


def test_an_entry_is_a_slide_with_its_words_by_report() -> None:
    second = json.loads(write_timelinejs(make_synopsis()))["events"][1]

    assert second == {
        "unique_id": "entry-2",
        "autolink": False,
        "start_date": {"year": 2021, "month": 3, "day": 16, "hour": 21, "minute": 0},
        "display_date": "16 March 2021, 21:00",
        "text": {
            "headline": "The blaze broke out shortly after 9 p.m.",
            "text": "<p>A: “The blaze broke out shortly after 9 p.m.”</p>"
            "<p>B: “The fire began at about 9 p.m. local time”</p>",
        },
    }


@pytest.mark.parametrize(
    ("when", "dates"),
    [
        ("2024", [{"year": 2024}]),
        ("2024-03", [{"year": 2024, "month": 3}]),
        ("2024-03-12TNI", [{"year": 2024, "month": 3, "day": 12}]),
        ("2024-03-12T21", [{"year": 2024, "month": 3, "day": 12, "hour": 21}]),
        ("2024-SP", [{"year": 2024}]),
        (
            "2024-W11",
            [{"year": 2024, "month": 3, "day": 11}, {"year": 2024, "month": 3, "day": 17}],
        ),
        (
            "2024-W11-WE",
            [{"year": 2024, "month": 3, "day": 16}, {"year": 2024, "month": 3, "day": 17}],
        ),
        ("2024-Q2", [{"year": 2024, "month": 4}, {"year": 2024, "month": 6}]),
        ("202", [{"year": 2020}, {"year": 2029}]),
    ],
)
def test_a_date_keeps_its_precision(when: str, dates: list[dict[str, int]]) -> None:
    (slide,) = timeline_of(when)["events"]

    assert [slide[name] for name in ("start_date", "end_date") if name in slide] == dates


@pytest.mark.parametrize("when", ["PRESENT_REF", "P1Y", "XXXX-03", "2024-02-30", "2024-W60", "x"])
def test_what_has_no_place_on_the_calendar_is_counted(when: str) -> None:
    timeline = timeline_of(when)

    assert timeline["events"] == []
    assert "<p>1 dated line without a place on the calendar</p>" in str(timeline["title"])


@settings(deadline=None)
@given(any_synopsis())
def test_texts_are_shown_as_they_are_whatever_they_are(synopsis: Synopsis) -> None:
    for slide in json.loads(write_timelinejs(synopsis))["events"]:
        (entry,) = synopsis.timeline
        shown = lxml.html.fromstring(f"<div>{slide['text']['text']}</div>")

        assert {element.tag for element in shown.iter()} <= {"div", "p"}
        assert shown.text_content() == f"A: “{clean_line(entry.citations[0].text)}”"
        assert not set("<>&") & set(slide["display_date"])
