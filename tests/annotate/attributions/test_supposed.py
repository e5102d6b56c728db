"""What is only supposed to be said or thought is no quote."""

import pytest

from crossread.annotate.attributions.supposed import (
    is_aim,
    is_known,
    is_left_open,
    is_seen,
    is_thought,
    is_to_come,
    is_told_within,
)
from crossread.language.model import Attribution
from crossread.types.span import Span


def at(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def attribution(text: str, source: str | None, cue: str, content: str) -> Attribution:
    return Attribution((at(text, content),), at(text, source) if source else None, at(text, cue))


@pytest.mark.parametrize(
    ("before", "is_open"),
    [
        ("Asked if ", True),
        ("Neal was asked whether ", True),
        ("Even if ", True),
        ("It opens unless ", True),
        ("It opens should ", True),
        ("It opens because ", False),
        ("If it holds, ", False),
        ("", False),
    ],
)
def test_what_a_condition_or_a_question_supposes_is_left_open(before: str, is_open: bool) -> None:
    text = f"{before}she thought the dam unsafe."

    assert is_left_open(text, attribution(text, "she", "thought", "the dam unsafe")) is is_open


@pytest.mark.parametrize(
    ("source", "cue", "is_coming"),
    [
        ("The board", "could call", True),
        ("The board", "has to decide", True),
        ("The board", "will support", True),
        ("The board", "will say", False),
        ("The board", "would like", False),
        ("The board", "would later claim", False),
        ("The board", "can be heard saying", False),
        ("The board", "had to admit", False),
        ("I", "would expect", False),
        ("Some 44 percent", "would back", False),
        ("The board", "said", False),
        ("Neal", "will be asked for", True),
        ("Neal", "will be asking for", False),
    ],
)
def test_what_may_or_will_be_said_was_not_said(source: str, cue: str, is_coming: bool) -> None:
    text = f"{source} {cue} a vote on the dam."

    assert is_to_come(text, attribution(text, source, cue, "a vote on the dam"), []) is is_coming


def test_what_will_be_said_is_within_anothers_words_for_that_other_to_tell() -> None:
    text = "Brandt said the board will ask about the dam."
    brandt = attribution(text, "Brandt", "said", "the board will ask about the dam")
    board = attribution(text, "the board", "will ask", "about the dam")

    assert is_to_come(text, board, [brandt, board])
    assert is_told_within(board, brandt)
    assert not is_told_within(brandt, board)


@pytest.mark.parametrize(
    ("cue", "is_of_mind"),
    [
        ("wants", True),
        ("is proud of", True),
        ("agreed to", False),
        ("said", False),
        ("spoke of", False),
        ("expressed hope for", False),
    ],
)
def test_a_thought_is_told_apart_from_words(cue: str, is_of_mind: bool) -> None:
    text = f"Neal {cue} a new dam."

    assert is_thought(text, attribution(text, "Neal", cue, "a new dam")) is is_of_mind


def test_to_know_is_not_to_hold_an_opinion() -> None:
    text = "Neal knew that Brandt wants a new dam."

    assert is_known(text, attribution(text, "Neal", "knew", "that Brandt wants a new dam"))
    assert not is_known(text, attribution(text, "Brandt", "wants", "a new dam"))


def test_what_somebody_is_to_think_of_is_not_thought_yet() -> None:
    text = "Brandt ordered the board to consider a new dam."

    assert is_aim(text, attribution(text, "the board", "consider", "a new dam"))
    assert not is_aim(text, attribution(text, "Brandt", "ordered", "a new dam"))


@pytest.mark.parametrize(
    ("text", "source", "cue", "is_open"),
    [
        ("It stays shut until Neal declares what it costs.", "Neal", "declares", True),
        ("It stays shut until the boards agree what it costs.", "the boards", "agree", True),
        ("It stayed shut until Neal declared what it costs.", "Neal", "declared", False),
        ("It shut before Neal could say what it costs.", "Neal", "could say", False),
        ("Will Neal, in Elmport, say what it costs?", "Neal, in Elmport", "say", True),
        ("Nor did Neal say what it costs.", "Neal", "say", True),
        ("Will Neal says what it costs.", "Neal", "says", False),
        ("Only then did Neal say what it costs.", "Neal", "say", False),
    ],
)
def test_what_somebody_has_yet_to_say_or_is_asked_to_say_is_left_open(
    text: str, source: str, cue: str, is_open: bool
) -> None:
    assert is_left_open(text, attribution(text, source, cue, "what it costs")) is is_open


@pytest.mark.parametrize(
    ("cue", "is_only_seen"),
    [
        ("seemed to know", True),
        ("seems determined", True),
        ("appeared to want", True),
        ("seemed to question", False),
        ("knew", False),
        ("appeared and said", False),
    ],
)
def test_a_mind_that_is_told_from_somebodys_looks_is_not_told_by_him(
    cue: str, is_only_seen: bool
) -> None:
    text = f"Neal {cue} that the dam was old."

    assert is_seen(text, attribution(text, "Neal", cue, "that the dam was old")) is is_only_seen
