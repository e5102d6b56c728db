"""What a thing shows or raises is nobody's words."""

import pytest

from crossread.annotate.attributions.things import is_guess, is_of_a_thing, is_witness
from crossread.language.model import Attribution
from crossread.types.span import Span


def at(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


@pytest.mark.parametrize(
    ("source", "cue", "content", "is_of_thing"),
    [
        ("Photos from Elmport", "showed", "a burnt ship", True),
        ("A chart of the tolls", "shows", "a rise", True),
        ("Photos from Elmport", "showed", "that the ship had burnt", False),
        ("A study", "shows", "a rise in tolls", False),
        ("A poll", "showed", "that few want the tolls", False),
        ("Early results", "suggest", "a fault of the pilot", True),
        ("The mayor", "suggested", "a fault of the pilot", False),
        ("That", "threatens", "to close the port", True),
        ("The owner", "threatened", "to close the port", False),
        (None, "threatens", "to close the port", True),
        (None, "point to", "a fault of the pilot", True),
        ("that", "have raised new questions about", "the pilot", True),
        (None, "raising fears of", "a new storm", True),
        ("The mayor", "raised questions about", "the pilot", False),
        ("The mayor", "said", "it showed a rise", False),
        ("The location of the wreck", "suggests", "that the ship had burnt", True),
        ("Her lack of an answer so far", "suggests", "some urge her to wait", True),
        ("recent decisions by the board", "show", "the other side", True),
        ("New satellite imagery", "suggests", "the ship had burnt", True),
        ("The footage", "shows", "that the ship had burnt", False),
        ("The footage", "shows", "a man leaving the ship", True),
        ("His remarks", "threatened", "to sink the deal", True),
        ("His remarks", "suggested", "the deal was off", False),
        ("The outbreak", "confirmed", "that the wells were foul", True),
        ("The board", "confirmed", "that the wells were foul", False),
        ("which", "depicts", "the murder of a queen", True),
        ("which", "shows", "the queen was murdered", False),
        ("Neal's letter", "shows", "that the ship had burnt", False),
    ],
)
def test_what_things_show_is_told_apart_from_what_speakers_and_studies_tell(
    source: str | None, cue: str, content: str, is_of_thing: bool
) -> None:
    text = f"{source} {cue} {content}."
    one = Attribution((at(text, content),), at(text, source) if source else None, at(text, cue))

    assert is_of_a_thing(text, one) is is_of_thing


def test_who_owns_what_shows_a_thing_did_not_say_it() -> None:
    text = "The mayor’s visit last Friday underscored the hopes of the port."
    one = Attribution((at(text, "the hopes"),), at(text, "The mayor"), at(text, "underscored"))

    assert is_of_a_thing(text, one)


def test_what_was_measured_bears_witness_and_what_was_written_speaks() -> None:
    for source, cue, is_taken in (
        ("The video", "shows", True),
        ("The video", "said", False),
        ("A letter", "shows", False),
    ):
        text = f"{source} {cue} that the ship had burnt."
        one = Attribution((at(text, "that the ship"),), at(text, source), at(text, cue))

        assert is_witness(text, one) is is_taken


def test_what_others_do_by_what_a_silence_suggests_is_a_guess() -> None:
    text = "His silence suggests that some are urging him to wait, Brandt said."
    silence = Attribution(
        (at(text, "that some are urging him to wait"),),
        at(text, "His silence"),
        at(text, "suggests"),
    )
    urging = Attribution((at(text, "to wait"),), at(text, "some"), at(text, "are urging"))

    assert is_guess(text, urging, [silence, urging])
    assert not is_guess(text, silence, [silence, urging])


SUGGESTING = [
    ("Rolf Neal left the hearing early, suggesting that he was ill.", None, True),
    ("Rolf Neal called the hearing a trick, suggesting that it was staged.", "called", False),
]


@pytest.mark.parametrize(("text", "said", "is_taken"), SUGGESTING)
def test_what_a_deed_suggests_is_a_guess_and_what_words_suggest_is_said(
    text: str, said: str | None, is_taken: bool
) -> None:
    neal = at(text, "Rolf Neal")
    suggested = Attribution(
        (at(text, text[text.index("that") : -1]),), neal, at(text, "suggesting")
    )
    others = [] if said is None else [Attribution((at(text, "the hearing"),), neal, at(text, said))]

    assert is_guess(text, suggested, [suggested, *others]) is is_taken
