"""Fears and questions that are in the air are nobody's words."""

import pytest

from crossread.annotate.attributions.unvoiced import is_unvoiced
from crossread.language.model import Attribution
from crossread.types.span import Span


def at(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


@pytest.mark.parametrize(
    ("source", "cue", "content", "text", "is_in_the_air"),
    [
        (None, "fears of", "a storm", "It shut amid fears of a storm.", True),
        (
            None,
            "continued concerns about",
            "ice",
            "It shut over continued concerns about ice.",
            True,
        ),
        ("Neal", "fears of", "a fire", "Neal showed smoke, raising fears of a fire.", True),
        ("Neal", "voiced fears of", "a fire", "Neal voiced fears of a fire.", False),
        ("Neal", "fears", "a fire", "Neal fears a fire.", False),
        ("his", "concerns about", "ice", "He left for his concerns about ice.", False),
        (None, "question about", "the dam", "He left a question about the dam.", True),
        (None, "revelations", "about the dam", "The revelations about the dam came late.", True),
        (None, "allegations of", "fraud", "It began with allegations of fraud.", False),
        (None, "reports", "that it leaks", "There were reports that it leaks.", False),
        (None, "is not clear", "whether it leaks", "It is not clear whether it leaks.", True),
        (None, "'s unclear", "why it leaks", "It's unclear why it leaks.", True),
        ("Neal", "made clear", "that it leaks", "Neal made clear that it leaks.", False),
        (None, "said", "it leaks", "He said it leaks.", False),
        (None, "wasn't clear", "how it broke", "It wasn't clear how it broke.", True),
        (
            "Brandt",
            "’s not yet clear",
            "how it broke",
            "Brandt came, but it’s not yet clear how it broke.",
            True,
        ),
        ("it", "’s encouraging", "that it held", "Neal said it’s encouraging that it held.", True),
        ("Neal", "is encouraging", "more dams", "Neal is encouraging more dams.", False),
        ("Neal", "was clear", "that it leaks", "Neal was clear that it leaks.", False),
        (None, "talk of", "a strike", "It shut amid talk of a strike.", True),
        ("Neal", "talk of", "a strike", "They liked Neal for his talk of a strike.", False),
    ],
)
def test_what_nobody_voiced_is_told_apart_from_what_somebody_did(
    source: str | None, cue: str, content: str, text: str, is_in_the_air: bool
) -> None:
    one = Attribution((at(text, content),), at(text, source) if source else None, at(text, cue))

    assert is_unvoiced(text, one) is is_in_the_air


def test_words_without_a_cue_are_not_in_the_air() -> None:
    assert not is_unvoiced("“It leaks.”", Attribution((Span(1, 9),), None, None))
