"""What a list of who said what has no use for."""

import pytest

from crossread.annotate.attributions.unsaid import (
    is_anybodys,
    is_topic,
    is_unsaid,
    names_a_thing,
    stays_unnamed,
)
from crossread.language.model import Attribution, Name
from crossread.types.annotation import EntityKind
from crossread.types.span import Span


def at(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


@pytest.mark.parametrize(
    ("cue", "unsaid"),
    [
        ("did not say", True),
        ("didn’t say", True),
        ("never said", True),
        ("said", False),
        ("did not deny", False),
        ("gave no guarantee", True),
        ("knows not", False),
        ("did not go into detail about", True),
        ("was not asking for", True),
        ("did not talk about", True),
        ("has not called", True),
        ("does not support", False),
        ("did not rule out", False),
        ("could not help saying", False),
        ("not only said", False),
        ("said nothing about", True),
        ("offered little new information about", True),
        ("gave no details on", True),
        ("gave details on", False),
        ("left little doubt", False),
    ],
)
def test_words_of_a_negated_cue_are_nobodys_but_for_denials(cue: str, unsaid: bool) -> None:
    text = f"The mayor {cue} the bridge was safe."
    one = Attribution((at(text, "the bridge was safe"),), at(text, "The mayor"), at(text, cue))

    assert is_unsaid(text, one) is unsaid


def test_who_asks_without_saying_why_does_not_say_why() -> None:
    text = "The mayor asked for it without saying what it was for."
    one = Attribution((at(text, "what it was for"),), at(text, "The mayor"), at(text, "saying"))

    assert is_unsaid(text, one)


@pytest.mark.parametrize(
    ("before", "cue", "unsaid"),
    [
        ("The mayor ", "has yet to confirm", True),
        ("The mayor has yet to ", "confirm", True),
        ("The mayor stopped just short of ", "saying", True),
        ("The mayor avoided openly ", "saying", True),
        ("The mayor left without a coat, ", "saying", False),
        ("The mayor had yet to eat but ", "said", False),
        ("There were no immediate ", "claims", True),
        ("There is no doubt, the mayor ", "said", False),
    ],
)
def test_what_was_withheld_is_nobodys_words(before: str, cue: str, unsaid: bool) -> None:
    text = f"{before}{cue} that the bridge was safe."
    one = Attribution((at(text, "that the bridge was safe"),), None, at(text, cue))

    assert is_unsaid(text, one) is unsaid


@pytest.mark.parametrize(("cue", "unsaid"), [("have claimed", True), ("believe", False)])
def test_few_say_a_thing_but_that_few_believe_it_is_told(cue: str, unsaid: bool) -> None:
    text = f"Few sailors {cue} that the bridge was safe."
    one = Attribution((at(text, "the bridge was safe"),), at(text, "Few sailors"), at(text, cue))

    assert is_unsaid(text, one) is unsaid


@pytest.mark.parametrize(
    ("source", "unsaid"),
    [
        ("No one", True),
        ("Nobody", True),
        ("No one of the crew", True),
        ("Neither of the two", True),
        ("No sailor", True),
        ("No Tolls, a group in Elmport,", False),
        ("A few", False),
    ],
)
def test_nobody_says_nothing(source: str, unsaid: bool) -> None:
    text = f"{source} claimed that the bridge was safe."
    one = Attribution((at(text, "the bridge was safe"),), at(text, source), at(text, "claimed"))

    assert is_unsaid(text, one) is unsaid


@pytest.mark.parametrize(
    ("content", "unnamed"),
    [
        ("not to be named", True),
        ("to be identified only as a neighbour", True),
        ("anonymity", True),
        ("not to be publicly identified", True),
        ("that the ship be named after her", False),
        ("anonymous letters had reached the harbour office since the spring", False),
    ],
)
def test_a_wish_to_stay_unnamed_is_no_news_of_its_own(content: str, unnamed: bool) -> None:
    text = f"An inspector asked {content}."

    assert stays_unnamed(text, Attribution((at(text, content),), None, None)) is unnamed


@pytest.mark.parametrize(
    ("first", "called", "is_name"),
    [
        ("which", "the Widow's Teeth", True),
        ("which", "a disgrace to the port", False),
        ("The reef", "the Widow's Teeth", False),
    ],
)
def test_what_a_rock_is_called_is_not_said_of_it(first: str, called: str, is_name: bool) -> None:
    text = f"{first} fishermen call {called}."
    one = Attribution((at(text, first), at(text, called)), at(text, "fishermen"), at(text, "call"))

    assert names_a_thing(text, one) is is_name


HEADLINES = [
    ("Norland", "Ship hits bridge and sinks", EntityKind.PLACE, True),
    ("Harbour Board Caves", "Bridge to open", EntityKind.ORGANISATION, True),
    ("Mayor Brandt", "Bridge to open", EntityKind.PERSON, False),
    ("Police", "Bridge to open", EntityKind.PLACE, False),
    ("Study", "Bridges sink", EntityKind.PLACE, False),
    ("Mayors", "Bridges sink", EntityKind.PLACE, False),
]


@pytest.mark.parametrize(("source", "content", "kind", "is_about"), HEADLINES)
def test_what_a_headline_is_about_does_not_speak(
    source: str, content: str, kind: EntityKind, is_about: bool
) -> None:
    text = f"{source}: {content}"
    one = Attribution((at(text, content),), at(text, source), at(text, ":"))
    name = at(
        text,
        source.rsplit(maxsplit=1)[-1]
        if kind is EntityKind.PERSON
        else source.removesuffix(" Caves"),
    )

    assert is_topic(text, one, Span(0, len(text)), [Name(name, kind)]) is is_about
    assert not is_topic(text, one, None, [])


def test_what_writer_and_reader_may_take_from_it_is_said_by_nobody() -> None:
    """A "one" may be one of several sailors."""
    for source, is_theirs in (("We", True), ("you", True), ("our", True), ("One", False)):
        text = f"As things stand, {source} know that the ship leaks."
        one = Attribution((at(text, "the ship leaks"),), at(text, source), at(text, "know"))

        assert is_anybodys(text, one) is is_theirs


def test_why_a_source_stays_unnamed_is_no_statement_however_long_it_is() -> None:
    text = "One spoke on condition of anonymity to tell of a plan that the board had not yet made public."
    why = text[text.index("anonymity") : -1]
    one = Attribution((at(text, why),), at(text, "One"), at(text, "spoke on condition of"))

    assert stays_unnamed(text, one)
