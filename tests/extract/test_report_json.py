import json
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from crossread.extract.report_json import read_answer, write_answer
from crossread.types.problem import Problem
from crossread.types.report import Capture, Dropped, FurnitureKind, PageMark, Report
from crossread.types.span import Span

CAPTURE = Capture(b"", path="a.html")
FULL = Report(
    id="r-1",
    text="Envoy leaves\n\nThe envoy left 😀 \u202e Port Selm.",
    path="a.html",
    url="https://post.example/envoy",
    outlet="The Selm Post",
    headline=Span(0, 12),
    byline="Ana Brandt",
    published=datetime(2021, 3, 17, 9, 30, 1, 5, timezone(timedelta(hours=-3, minutes=-30))),
    language="en",
    dropped=(Dropped(Span(14, 20), FurnitureKind.BYLINE),),
    section="World",
    updated=date(2021, 3, 18),
    marks=frozenset(PageMark),
)


@pytest.mark.parametrize(
    "report",
    [
        FULL,
        Report(id="r-2", text="", path="a.html"),
        Report(id="r-2", text="", path="a.html#12"),
        Report(id="r-3", text="Envoy", path="a.html", published=date(2021, 3, 17)),
        Report(id="r-4", text="Envoy", path="a.html", published=datetime(2021, 3, 17, tzinfo=UTC)),
    ],
)
def test_what_is_written_is_read_again(report: Report) -> None:
    problems = (Problem("extract", "a.html", "half a pair: \ud800"),)

    assert read_answer(write_answer((report,), problems, CAPTURE), CAPTURE) == (
        (report,),
        problems,
        True,
    )


GOOD = json.loads(write_answer((FULL,), (), CAPTURE))


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"\x80\x04K\x01.",
        b"[" * 100_000,
        b"{}",
        b'{"reports": 1, "problems": []}',
        b'{"reports": [1], "problems": []}',
        b'{"reports": [], "problems": [["extract", "a.html"]]}',
        b'{"reports": [], "problems": [["extract", "a.html", 7]]}',
    ],
)
def test_what_is_no_answer_is_refused(answer: bytes) -> None:
    with pytest.raises(ValueError, match=r".*"):
        read_answer(answer, CAPTURE)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("text", None),
        ("place", None),
        ("headline", [0, 99]),
        ("headline", [0, 1.5]),
        ("headline", [True, 2]),
        ("dropped", [[14, 20, "no kind"]]),
        ("dropped", [[14, 99, "byline"]]),
        ("dropped", [[14, 20, "byline"], [15, 16, "byline"]]),
        ("published", "soon"),
    ],
)
def test_a_report_that_breaks_its_form_is_refused(field: str, value: object) -> None:
    answer = {"reports": [GOOD["reports"][0] | {field: value}], "problems": []}
    with pytest.raises(ValueError, match=r".*"):
        read_answer(json.dumps(answer).encode(), CAPTURE)


def test_a_part_of_an_answer_says_that_more_follows() -> None:
    part = write_answer((FULL,), (), CAPTURE, is_last=False)

    assert read_answer(part, CAPTURE) == ((FULL,), (), False)
