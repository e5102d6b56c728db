"""A name alone above a report: who wrote it, or whom it is about. All texts are invented."""

import pytest

from crossread.extract.furniture.furniture import find_furniture
from crossread.types.report import FurnitureKind
from crossread.types.span import Span

REPORT = "A blast in a subway train in Port Ansel killed 11 people on Monday, the police said."
REST = "Nobody claimed it.\n\nTrains stood still until the evening, and schools were shut."


def bylines(headline: str, *above: str, report: str = REPORT) -> list[str]:
    text = "\n\n".join((headline, *above, report, REST))
    found = find_furniture(text, headline=Span(0, len(headline)))
    return [one.span.of(text) for one in found if one.kind is FurnitureKind.BYLINE]


@pytest.mark.parametrize(
    "above",
    [
        ("John Bacon",),
        ("John Bacon", "TORMEL TODAY"),
        ("Anna B. Brandt", "Opinion contributor"),
        ("Rolf Neal and Anna Brandt", "TORMEL TODAY"),
        ("Orlo Neal, and John Bacon",),
    ],
)
def test_a_name_alone_above_the_report_wrote_it(above: tuple[str, ...]) -> None:
    assert bylines("Blast in a train", *above) == list(above)


def test_a_name_that_the_headline_or_the_lead_tells_of_stays() -> None:
    assert bylines("Bacon wins the vote", "John Bacon") == []
    assert bylines("Bacon wins the vote", "Anna Brandt and John Bacon") == []
    assert (
        bylines(
            "Vote is over",
            "John Bacon",
            report="The mayor, John Bacon, won the vote on Monday by far.",
        )
        == []
    )


@pytest.mark.parametrize("above", ["Port Ansel", "Nobody slept.", "What happened next"])
def test_other_lines_above_the_report_are_no_names(above: str) -> None:
    assert bylines("Blast in a train", above) == []
