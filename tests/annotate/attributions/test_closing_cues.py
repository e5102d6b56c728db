"""Cues that close a sentence: which are found though nobody read them, and which are none."""

import pytest

from crossread.annotate.attributions.closing_cues import with_closing_cues
from crossread.language.marks import find_marked
from crossread.language.model import Attribution
from crossread.language.rules.units import find_units
from crossread.language.sentences import find_sentences, paragraph_spans
from crossread.types.report import Report
from crossread.types.span import Span

Told = tuple[str | None, str | None, str]


def found(text: str, *read: tuple[int, int, int, int]) -> list[Told]:
    """Source, cue and content in the end; `read` has the offsets of a cue and of its content."""
    attributions = [Attribution((Span(c, d),), None, Span(a, b)) for a, b, c, d in read]
    sentences = find_sentences(Report(id="r", text=text))
    marked = find_marked(text, paragraph_spans(sentences))
    return [
        (
            one.source.of(text) if one.source else None,
            one.cue.of(text) if one.cue else None,
            one.content[0].of(text),
        )
        for one in with_closing_cues(
            text, find_units(text, sentences, marked), attributions, marked
        )
    ]


CLOSING = [
    ("The dam will hold for years, Neal said.", "Neal", "said", "The dam will hold for years"),
    (
        "The dam will hold for years, the mayor has said in late September.",
        "the mayor",
        "has said",
        "The dam will hold for years",
    ),
    (
        "The law lets only mayors close it, Neal ruled.",
        "Neal",
        "ruled",
        "The law lets only mayors close it",
    ),
    (
        "He was very tired, “nearly asleep,” she said.",
        "she",
        "said",
        "nearly asleep,",
    ),
    (
        'Rather than "close the port for good," the town should wait, Ada Brandt said.',
        "Ada Brandt",
        "said",
        'Rather than "close the port for good," the town should wait',
    ),
    ("He was very tired, “nearly asleep,” she said.", "she", "said", "nearly asleep,"),
    (
        "“Is your heart so cold?” Rep. Rolf Neal (P-Elm.) tweeted on Saturday.",
        "Rep. Rolf Neal",
        "tweeted",
        "Is your heart so cold?",
    ),
]


@pytest.mark.parametrize(("text", "source", "cue", "content"), CLOSING)
def test_a_source_and_cue_behind_the_last_comma_say_what_stands_before(
    text: str, source: str, cue: str, content: str
) -> None:
    assert found(text) == [(source, cue, content)]


NOT_CLOSING = [
    "As they came to the bridge, Neal began to stagger.",
    "When asked, Neal said.",
    "The dam will hold for years, as was said.",
    "The dam will hold for years, Neal said it would.",
    "The dam will hold for years and Neal said.",
]


@pytest.mark.parametrize("text", NOT_CLOSING)
def test_a_verb_that_closes_no_such_sentence_is_no_cue(text: str) -> None:
    assert found(text) == []


def test_a_cue_that_was_read_is_not_found_again() -> None:
    text = "The dam will hold for years, Neal said."
    at = text.index("said")

    assert found(text, (at, at + 4, 0, 27)) == [(None, "said", "The dam will hold for years")]


@pytest.mark.parametrize("gap", [" ", "\n\n"])
def test_a_cue_that_closes_a_sentence_tells_nothing_of_the_next(gap: str) -> None:
    text = f"The dam broke late on Sunday, the Courier reported.{gap}The mayor of Elmport said the bridge was closed."
    at, behind = text.index("reported"), text.index("The mayor")

    assert found(text, (at, at + 8, behind, len(text) - 1)) == [
        ("the Courier", "reported", "The dam broke late on Sunday")
    ]


def test_what_is_answered_may_stand_in_the_sentence_behind_the_cue() -> None:
    text = "When the mayor asked if the dam was “a danger,” Neal replied. “Oh yes, it is.”"
    at, behind = text.index("replied"), text.index("Oh yes")

    assert found(text, (at, at + 7, behind, len(text) - 1)) == [(None, "replied", "Oh yes, it is.")]


def test_words_with_a_tag_of_their_own_do_not_go_on_from_the_paragraph_before() -> None:
    text = (
        "“It is a good wall,” he added.\n\n“It is far too old to trust,” Mayor Neal said recently."
    )
    at, end = text.index("added"), text.index("” Mayor")

    assert found(text, (at, at + 5, 1, end))[1:] == [
        ("Mayor Neal", "said", "It is far too old to trust,")
    ]


NO_WORDS = [
    ("The Gulls' hopes were kept alive.", "'"),
    ("It was the fourth decider of the cup.", "decide"),
]


@pytest.mark.parametrize(("text", "cue"), NO_WORDS)
def test_an_apostrophe_or_a_part_of_a_word_is_no_cue(text: str, cue: str) -> None:
    at = text.index(cue)

    assert found(text, (at, at + len(cue), len(text) - 6, len(text) - 1)) == []


def test_a_dash_may_stand_for_a_cue() -> None:
    text = "It will hold — Neal"

    assert found(text, (13, 14, 0, 12)) == [(None, "—", "It will hold")]


def test_a_helping_verb_alone_reports_only_words_in_marks() -> None:
    plain = "Far fewer cases of assault were counted there."
    marked = "Her last words were “the dam will hold.”"

    assert found(plain, (27, 31, 0, 26)) == []
    assert found(marked, (15, 19, 21, 39)) == [(None, "were", "the dam will hold.")]


def test_a_mark_is_no_source() -> None:
    text = "'Threatening' tactics close the town's shops for weeks"
    sentences = find_sentences(Report(id="r", text=text))
    read = Attribution((Span(14, 21),), Span(0, 1), Span(1, 12))

    assert with_closing_cues(text, find_units(text, sentences, ()), [read], ()) == ()


def test_who_was_told_may_stand_behind_the_closing_verb() -> None:
    text = "The dam will hold for years, two engineers told reporters during a visit to Port Ansel on Monday."

    assert found(text) == [("two engineers", "told", "The dam will hold for years")]


@pytest.mark.parametrize(
    "text",
    [
        "After the old dam broke on Monday, the mayor told the council.",
        "The dam broke in the spring, and the mayor told Neal about the flood.",
        "The dam broke in the spring, the mayor told Neal to leave.",
    ],
)
def test_a_told_that_closes_no_clause_is_no_cue(text: str) -> None:
    assert found(text) == []
