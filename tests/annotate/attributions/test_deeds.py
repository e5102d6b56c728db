"""What is done by or beside words is nobody's words."""

import pytest

from crossread.annotate.attributions.deeds import is_deed
from crossread.language.model import Attribution
from crossread.types.span import Span


def at(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


@pytest.mark.parametrize(
    ("source", "cue", "content", "is_done"),
    [
        (None, "was charged with", "fraud and theft", True),
        ("The court", "sentenced", "the mayor to three years", True),
        ("Two firms", "plan", "to set up shop on the pier", True),
        ("The mayor", "opposed", "the harbour rule", False),
        ("The mayor", "is confident", "the bridge will hold", False),
        ("The mayor", "confided", "the bridge was old", False),
        ("The mayor", "spoke of", "an old bridge", False),
        ("Engineers", "cleared", "the bridge to open", True),
        (None, "is expected", "to stay shut", True),
        (None, "was ordered", "to pay a fine", True),
        (None, "is believed", "to have sunk the ship", False),
        (None, "was accused of", "sinking the ship", False),
        ("The mayor", "ordered", "the ship to leave", False),
        ("The mayor", "hopes", "the ship will leave", False),
        ("The mayor", "declined", "to comment on the ship", False),
        ("The mayor", "called for", "an end to the strike", False),
        ("police", "according to", "the ship had left", False),
        ("Mayor", ":", "the ship had left", False),
        ("The mayor", "said", "the ship had left", False),
        ("The mayor", "pardoned", "a sailor of the ship", True),
        ("The port", "is at the heart of the dispute over", "support for the ship", True),
        ("The law", "requires", "a pilot on each ship", True),
        ("The mayor", "is seeking", "a second term", True),
        ("The mayor", "sought to clarify", "that the ship had left", False),
        ("The mayor", "announced a ban on", "ships", False),
        ("The mayor", "announced plans", "to sell the ship", False),
        ("The owner", "filed a lawsuit against", "the port", True),
        ("The law", "was intended to advise", "owners of ships", True),
        ("he", "apparently referring to", "the ship", True),
        ("The mayor", "referred to", "the ship as a wreck", False),
        (None, "are also listed as", "owners", True),
        ("The mayor", "backed", "away from the plan", True),
        ("The mayor", "backed", "the plan", False),
        ("The mayor", "had to reckon with", "the plan", True),
        ("The tolls", "declining", "to 16 percent", True),
        ("The board", "was holding", "a trial", True),
        ("The board", "held", "that the ship had left", False),
        ("The board", "observed", "the anniversary", True),
        ("More owners", "learned", "about the toll", True),
        ("The board", "learned", "that the ship had left", False),
        ("Neal", "is directing", "the search", True),
        ("Neal", "directed", "the board to sell the ship", False),
        ("her", "decision", "to sell the ship", True),
        ("The court", "decision", "that the ship must leave", False),
        ("The owner", "requests for", "comment on the ship", True),
        ("The owner", "requests for", "a new pilot", False),
        ("The mayor", "doubled down", "on his desire for a toll", True),
        ("The mayor", "doubled down on", "his claim that the ship had left", False),
        ("The mayor", "pushing back", "on the pilot’s words", True),
        ("The mayor", "pushed back", "against the new toll", False),
        ("The board", "scaled back", "its orders", True),
        ("Elmport", "continued to come to terms with", "its worst storm", True),
        ("The board", "offered", "a compromise proposal", True),
        ("The board", "offered", "a proposal to sell the ship", False),
        ("The board", "offered", "him $5,000 to sink the ship", True),
        ("The board", "offered", "its condolences to the crew", False),
        ("his", "desire for", "a bigger ship", True),
        ("his", "desire", "that the ship be sold", False),
        (None, "threats", "against the crew", True),
        ("his", "threats", "to sink the ship", False),
        ("Neal", "meant", "to fire up the crew", True),
        ("Neal", "meant", "that the ship had left", False),
        ("Neal", "has not been afraid", "to mock the crew", True),
        ("Neal", "is afraid", "the ship will sink", False),
        ("The board", "only began requiring", "a pilot in spring", True),
        ("The board", "have gone beyond", "what the pilots call safe", True),
        ("The board", "went on", "the ship had left", False),
        ("a poll", "in favor of", "the mayor", True),
        ("The board", "came out in favor of", "the mayor", False),
        ("The port", "was planning", "a new quay", True),
        ("Some", "considered", "at high risk must stay ashore", True),
        ("Those", "believed", "to be ill must stay ashore", True),
        ("Some", "considered", "the ship unsafe", False),
        ("The pilot", "saw", "smoke over the ship", True),
        ("The pilot", "had heard about", "the new toll", True),
        ("The pilot", "saw", "that the ship had left", False),
        ("The pilot", "sees", "the toll as a threat", False),
        ("The pilot", "is heard", "telling the crew to leave", False),
        ("60 percent", "approve of", "the mayor", False),
        ("60 percent", "strongly approve", "of the mayor", False),
        ("The board", "approved", "the toll", True),
        ("The board", "put", "the toll at eleven", False),
        ("The board", "put", "the pilot in danger", True),
        ("The board", "puts out", "that the ship had left", True),
        ("The Senate", "confirmed", "the new judge", True),
        ("The pilot", "confirmed", "the loss of the ship", False),
        (None, "was revealed", "the loss of the ship", True),
        ("A letter", "revealed", "the loss of the ship", False),
        ("The court", "accepted", "two cases on the tolls", True),
        ("The Senate", "rejected", "a bill that would close the pier", True),
        ("The mayor", "rejected", "the bill as too late", False),
        ("Neal", "support for", "a second ship", True),
        ("Owners", "support", "a second ship", False),
        ("Neal", "refusal", "to sail the ship", True),
        ("The toll", "is sure", "to be a topic of the vote", True),
        ("The pilot", "is certain", "the ship had left", False),
    ],
)
def test_what_is_done_or_about_to_be_done_is_nobodys_words(
    source: str | None, cue: str, content: str, is_done: bool
) -> None:
    text = f"{source} {cue} {content}."
    one = Attribution((at(text, content),), at(text, source) if source else None, at(text, cue))

    assert is_deed(text, one) is is_done


def test_a_verdict_is_a_deed_and_a_finding_is_none() -> None:
    for told, is_done in (("not guilty of theft", True), ("to have stolen a ship", False)):
        text = f"Rolf Neal was found {told}."
        one = Attribution((at(text, "Rolf Neal"), at(text, told)), None, at(text, "was found"))

        assert is_deed(text, one) is is_done


def test_what_a_speaker_observes_in_passing_is_said() -> None:
    text = "As Neal observed, the ship leaks."
    one = Attribution((at(text, "the ship leaks"),), at(text, "Neal"), at(text, "observed"))

    assert not is_deed(text, one)


@pytest.mark.parametrize(("verb", "is_done"), [("repeated", False), ("forgot", True)])
def test_a_wish_is_told_where_it_is_voiced(verb: str, is_done: bool) -> None:
    text = f"The mayor {verb} his desire for a bigger ship."
    wish = Attribution((at(text, "a bigger ship"),), at(text, "his"), at(text, "desire for"))

    assert is_deed(text, wish) is is_done


SUBJECTS = [
    ("The tolls", "were announced", None, True),
    ("The crews", "are projected", "to win by three seats", True),
    ("Eleven sailors", "were confirmed", "to have died", True),
    ("A sailor", "is said", "to have fled to Norland", False),
    ("The reef", "is believed", "to be old", False),
]


@pytest.mark.parametrize(("subject", "cue", "rest", "is_done"), SUBJECTS)
def test_what_befalls_somebody_by_nobodys_word_is_a_deed(
    subject: str, cue: str, rest: str | None, is_done: bool
) -> None:
    text = f"{subject} {cue} {rest}."
    content = (at(text, subject), at(text, rest)) if rest else (at(text, subject),)

    assert is_deed(text, Attribution(content, None, at(text, cue))) is is_done


SENSES = [
    ("Neal", "has argued", "32 cases before the Harbour Court", True),
    ("Neal", "argued", "his cases were weak", False),
    (None, "promises", "to be a long fight", True),
    ("Neal", "promises", "to be there", False),
]


@pytest.mark.parametrize(("source", "cue", "content", "is_done"), SENSES)
def test_who_argues_cases_or_what_promises_to_be_long_says_nothing(
    source: str | None, cue: str, content: str, is_done: bool
) -> None:
    text = f"{source} {cue} {content}."
    one = Attribution((at(text, content),), at(text, source) if source else None, at(text, cue))

    assert is_deed(text, one) is is_done
