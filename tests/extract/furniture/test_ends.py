"""What stands behind an invented report: who wrote it, and what a company says of itself."""

import pytest

from crossread.extract.furniture.furniture import find_furniture

REPORT = (
    "Selm Cranes will build a new crane for the harbour of Velm, the firm and the port authority said on Tuesday.",
    "The old crane fell into the main basin in May, and ships were sent to the quays of Brae for a month.",
    "“It will stand for fifty years,” Odile Marsh, the harbour master, told reporters on the quay on Tuesday.",
    "The crane is to cost nine million crowns, of which the town of Velm will pay a third, the mayor said.",
)
COMPANY = (
    "Selm Cranes is a leading provider of lifting solutions for ports worldwide.",
    "Selm Cranes is headquartered in Orsk and employs 1,300 people in 18 countries.",
)


def dropped_behind(*lines: str) -> list[tuple[str, str]]:
    text = "\n\n".join((*REPORT, *lines))
    return [(one.kind.value, one.span.of(text)) for one in find_furniture(text)]


@pytest.mark.parametrize(
    "line",
    [
        "Ada Brandt is the Courier’s critic and the author of a book on lamps.",
        "• Ada Brandt, a former mayor of Orsk, is president of the Centre for Quays.",
        "Ada Brandt writes about harbours, cranes and the towns behind them.",
        "Ada Brandt has been covering harbours for more than ten years.",
        "Mr. Brandt is the deputy opinion editor.",
    ],
)
def test_somebody_whom_no_line_above_names_wrote_the_text(line: str) -> None:
    assert dropped_behind(line) == [("byline", line)]


def test_two_who_wrote_a_text_are_told_of_one_after_the_other() -> None:
    lines = (
        "Ada Brandt is a fellow of the Quay Society.",
        "Jo Lind is a professor of tides at Orsk.",
    )
    assert dropped_behind(*lines) == [("byline", line) for line in lines]


@pytest.mark.parametrize(
    "line",
    [
        "Odile Marsh is a former president of the union of pilots.",
        "Marsh is a professor of tides at Orsk, and has led the harbour since 2024.",
        "The Old Crane is the author's name for what others call the Bird.",
        "Ada Brandt is buried in Orsk.",
        "Chief Engineer Ada Brandt was among managers who were paid in shares.",
        "Prime Minister Ada Brandt is expected to meet the president of Selm on Friday.",
    ],
)
def test_somebody_whom_the_report_names_and_whoever_has_no_trade_stays(line: str) -> None:
    assert dropped_behind(line) == []


def test_who_is_told_of_before_the_report_ends_stays() -> None:
    text = "\n\n".join((*REPORT[:3], "Jo Lind is a professor of tides at Orsk.", REPORT[3]))
    assert find_furniture(text) == ()


def test_a_short_text_about_one_person_keeps_what_it_says_of_her() -> None:
    text = f"{REPORT[0]}\n\nJo Lind is a professor of tides at Orsk."
    assert find_furniture(text) == ()


def test_a_company_that_tells_what_it_is_at_the_end_of_a_release_goes() -> None:
    assert dropped_behind(*COMPANY) == [("notice", line) for line in COMPANY]


def test_the_heading_above_it_goes_with_it() -> None:
    lines = ("About Selm Cranes", "Selm Cranes is a firm of Orsk.")
    assert dropped_behind(*lines) == [("notice", line) for line in lines]


@pytest.mark.parametrize(
    "lines",
    [
        ("Selm Cranes is the largest employer of Orsk.",),
        ("About the crane", "Nobody knows how old it was when it was bought."),
        ("Brae Lifts is a leading provider of lifting solutions worldwide.",),
    ],
    ids=["no praise", "a heading of the report", "a company that the report does not name"],
)
def test_the_end_of_a_report_on_a_company_stays(lines: tuple[str, ...]) -> None:
    assert dropped_behind(*lines) == []
