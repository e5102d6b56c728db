"""Questions that were put to somebody are no words of his."""

import pytest

from crossread.annotate.attributions.put_questions import is_put_question
from crossread.language.model import Attribution
from crossread.types.span import Span


def at(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


@pytest.mark.parametrize(
    ("source", "cue", "content", "text", "is_put"),
    [
        (None, "Asked about", "the dam", "Asked about the dam, Neal said it held.", True),
        (None, "asked", "if the dam held", "When asked if the dam held, Neal said yes.", True),
        (None, "Pressed further on", "it", "It held. Pressed further on it, Neal left.", True),
        ("Neal", "was asked", "if the dam held", "Neal was asked if the dam held.", True),
        ("Neal", "asked", "why it fell", "Neal, repeatedly asked why it fell, left.", True),
        (None, "asked", "for comment", "Neal did not answer when asked for comment.", True),
        ("Brandt", "asked", "if the dam held", "Brandt asked if the dam held.", False),
        ("Brandt", "asked", "to see the dam", "Brandt asked to see the dam.", False),
        (
            None,
            "were asked",
            "to stay at home",
            "People in Elmport were asked to stay at home.",
            False,
        ),
        ("Brandt", "pressed for", "a new dam", "Brandt pressed for a new dam.", False),
        ("Neal", "took no questions on", "the dam", "Neal took no questions on the dam.", True),
        (
            "Neal",
            "has faced accusations",
            "that the dam leaks",
            "Neal has faced accusations that the dam leaks.",
            True,
        ),
        (
            "the board",
            "drew praise",
            "the dam",
            "The look of the dam drew praise from the board.",
            False,
        ),
        (
            "Neal",
            "came under criticism for",
            "the dam",
            "Neal came under criticism for the dam.",
            True,
        ),
        ("Neal", "told", "that it leaks", "Neal left when told that it leaks.", True),
        ("Neal", "told", "that it leaks", "Neal once told them that it leaks.", False),
        ("Neal", "told", "it leaks", "The board was shut when Neal told them it leaks.", False),
        ("Neal", "took issue with", "the dam", "Neal took issue with the dam.", False),
        ("Neal", "raised questions about", "it", "Neal raised questions about it.", False),
        ("Brandt", "said", "about the dam", "Brandt said little about the dam.", False),
    ],
)
def test_what_somebody_was_asked_is_told_apart_from_what_somebody_asks(
    source: str | None, cue: str, content: str, text: str, is_put: bool
) -> None:
    one = Attribution((at(text, content),), at(text, source) if source else None, at(text, cue))

    assert is_put_question(text, one) is is_put


def test_a_reading_without_a_cue_puts_no_question() -> None:
    assert not is_put_question("“It held.”", Attribution((Span(1, 9),), None, None))
