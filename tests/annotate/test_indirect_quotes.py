"""What reports tell in their own words that somebody said, thought or asked, and what of it is listed."""

from crossread.annotate.annotate import annotate
from crossread.types.report import Report
from tests.annotate.test_said_by_whom import Read


def listed(text: str, *told: tuple[str | None, str, str]) -> list[str]:
    """The contents that are listed of what was read in `text` as source, cue and content."""
    quotes = annotate(Report(id="r", text=text, path="r.txt"), model=Read(told)).quotes
    return [quote.content[0].of(text) for quote in quotes]


def test_what_somebody_was_asked_is_not_listed_and_his_answer_is() -> None:
    text = "Asked if he thought the dam was safe, Rolf Neal said it would hold for years."
    told = (
        (None, "Asked", "if he thought the dam was safe"),
        ("Rolf Neal", "said", "it would hold for years"),
    )

    assert listed(text, *told) == ["it would hold for years"]
