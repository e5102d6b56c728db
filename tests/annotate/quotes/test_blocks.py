"""Words that a page set in as a block, whose marks plain text has lost. All reports are invented."""

import pytest

from crossread.annotate.annotate import annotate
from crossread.language.rules.rules import RuleModel
from crossread.types.report import Report

MODEL = RuleModel()
OPENING = "Ada Brandt left the council of Velm on Monday."
LEAD = "Brandt gave out a long statement on her vote:"
BLOCK = (
    "I came to Velm to build a bridge for everyone who lives here, and I have failed.",
    "The town deserves a bridge all the same, and nobody should have to wait for it.",
    "My thanks go to all of those who stood on the quay with me on that day.",
)
CLOSING = "The council will meet again on Friday to vote on the bridge."


def said_in(*paragraphs: str) -> list[tuple[str | None, str]]:
    text = "\n\n".join(paragraphs)
    made = annotate(Report(id="r", text=text, path="r.txt"), model=MODEL)
    return [(quote.speaker_name, quote.content[0].of(text)) for quote in made.quotes]


def test_a_block_is_the_words_of_whom_the_line_before_it_names_up_to_its_last_i() -> None:
    said = said_in(OPENING, LEAD, *BLOCK, CLOSING)

    assert said == [("Ada Brandt", paragraph) for paragraph in BLOCK]


NO_BLOCKS = [
    # The report says "I" itself, so that nobody knows who does behind the colon.
    ("I walked along the quay of Velm with my brother that day.", LEAD, BLOCK[0]),
    # The line names nobody who speaks or writes.
    (OPENING, "There is one more thing to know about the bridge:", BLOCK[0]),
    # No colon leads to it.
    (OPENING, "Brandt gave out a long statement on her vote.", BLOCK[0]),
    # Somebody else tells of her.
    (OPENING, LEAD, "Brandt built my bridge in Velm, and nobody in town was there on the day."),
    # Nobody says "I".
    (OPENING, LEAD, BLOCK[1]),
]


@pytest.mark.parametrize("paragraphs", NO_BLOCKS)
def test_what_may_be_the_reports_own_words_is_no_block(paragraphs: tuple[str, ...]) -> None:
    assert said_in(*paragraphs, CLOSING) == []
