"""`<name>` marks the name that is asked about, `<role>` the description that stands with it."""

import pytest

from crossread.annotate.mentions.roles import find_role
from crossread.types.span import Span
from tests.marked_text import read_marked


def check(marked: str) -> None:
    text, marks = read_marked(marked)
    (name,) = [mark.span for mark in marks if mark.name == "name"]
    role = find_role(text, name, Span(0, len(text)))
    expected = [mark.span.of(text) for mark in marks if mark.name == "role"]
    assert ([role.span.of(text)] if role else []) == expected


BEFORE = [
    "<role>Mayor</role> <name>Ada Brandt</name> resigned.",
    "The <role>mayor</role> <name>Ada Brandt</name> resigned.",
    "<role>Health ministry spokeswoman</role> <name>Tilda Oster</name> resigned.",
    "He met <role>Prime Minister</role> <name>Rolf Neal</name> on Friday.",
    "The council told <role>Mayor</role> <name>Ada Brandt</name> to go.",
    "A spokesman for <role>Council President</role> <name>Ada Brandt</name> said so.",
    "A spokesman for <name>Ada Brandt</name> said so.",
    "The son of <role>Mayor</role> <name>Ada Brandt</name> said so.",
    "<role>Secretary of State</role> <name>Ada Brandt</name> said so.",
    "<role>Director of National Intelligence</role> <name>Ada Brandt</name> said so.",
    "<role>Deputy Minister for Health</role> <name>Ada Brandt</name> said so.",
]


@pytest.mark.parametrize("marked", BEFORE)
def test_a_role_may_stand_right_before_the_name(marked: str) -> None:
    check(marked)


TITLES = [
    "The news follows <role>President</role> <name>Ada Brandt</name>.",
    "VESSEL BAY -- <role>President</role> <name>Ada Brandt</name> resigned.",
    "Both <role>President</role> <name>Ada Brandt</name> and her son left.",
    "That did not satisfy <role>Justice</role> <name>Ada Brandt</name>.",
    "The officer who shot <role>Mr.</role> <name>Neal</name> resigned.",
    "In February <role>Mr</role> <name>Neal</name> resigned.",
    "It was shown to the <role>former Vice President</role> <name>Rolf Neal</name>.",
    "She has repeatedly backed <role>Norlander President</role> <name>Ada Brandt</name>.",
    "They rose under <role>young leader</role> <name>Rolf Neal</name>.",
    "She met <role>Norland Gov.</role> <name>Rolf Neal</name> on Friday.",
    "<role>Former Rep.</role> <name>Ada Brandt</name> resigned.",
]


@pytest.mark.parametrize("marked", TITLES)
def test_a_title_with_a_capital_begins_behind_what_happens(marked: str) -> None:
    check(marked)


BEFORE_A_COMMA = [
    "She mourned the murder of her <role>cousin</role>, <name>Rolf Neal</name>.",
    "They were followers of an <role>old preacher</role>, <name>Rolf Neal</name>.",
    "The <role>mayor</role>, <name>Ada Brandt</name>, resigned.",
    "Her <role>lawyer</role>, <name>Greta Lund</name>, resigned.",
    "On Friday <role>Mayor</role> <name>Ada Brandt</name> resigned.",
    "The council greeted <role>Mayor</role> <name>Ada Brandt</name>.",
]


@pytest.mark.parametrize("marked", BEFORE_A_COMMA)
def test_a_role_begins_behind_verb_and_day_and_may_end_with_a_comma(marked: str) -> None:
    check(marked)


BEHIND = [
    "<name>Ada Brandt</name>, the <role>mayor of Port Ansel</role>, resigned.",
    "<name>Ada Brandt</name>, <role>mayor of Port Ansel</role>, resigned.",
    "He met <name>Tilda Oster</name>, a <role>spokeswoman for the council</role>.",
    "<name>Rolf Neal</name>, the <role>head of the city's fire service</role>, was there.",
    "<name>Rolf Neal</name>, a <role>spokesman for Mr. Brandt</role>, was there.",
    "<name>Rolf Neal</name>, a <role>lawyer for Ada B. Brandt</role>, was there.",
    "They met <name>Rolf Neal</name>, a <role>fisherman</role>.",
    "They met Gen. <name>Rolf Neal</name>, <role>head of the guard</role>, on Friday.",
]


@pytest.mark.parametrize("marked", BEHIND)
def test_a_role_may_stand_behind_the_name_between_commas(marked: str) -> None:
    check(marked)


NONE = [
    "The lawyer sued <name>Ada Brandt</name>.",
    "<name>Tilda Oster</name>, said the envoy would return.",
    "<name>Ada Brandt</name> resigned.",
    "<name>Ada Brandt</name>, who was mayor for a year, resigned.",
    "On Friday <name>Ada Brandt</name> met the mayor.",
    "The mayor, <name>Ada Brandt</name> and two guests arrived.",
    "<name>Ada Brandt</name>, 61, resigned.",
    "To the left of <name>Rolf Neal</name>, spokeswoman Tilda Oster of the guard said no.",
    "With <name>Rolf Neal</name>, his mother and three sisters followed him to the court.",
    "<name>Ada Brandt</name>",
]


@pytest.mark.parametrize("marked", NONE)
def test_a_role_that_does_not_touch_the_name_is_not_its_role(marked: str) -> None:
    check(marked)


def test_the_heads_are_the_role_words_in_lower_case() -> None:
    text = "The council's Deputy Mayor Ada Brandt resigned."
    role = find_role(text, Span(27, 37), Span(0, len(text)))

    assert role is not None
    assert "mayor" in {word for head in role.heads for word in head.split()}


def test_whoever_owns_the_role_does_not_hold_it() -> None:
    text = "Jorn Brandt, the mayor's husband, resigned."
    role = find_role(text, Span(0, 11), Span(0, len(text)))

    assert role is not None
    assert (sorted(role.heads), "mayor" in role.words) == (["husband"], False)


def test_a_role_is_looked_for_near_the_name_in_a_sentence_of_any_length() -> None:
    far = "a " * 50_000
    text = f"{far}Mayor Ada Brandt {far}"
    role = find_role(text, Span(len(far) + 6, len(far) + 16), Span(0, len(text)))

    assert role is not None
    assert role.span.of(text).split()[-1] == "Mayor"


def test_whom_a_participle_has_for_its_object_has_not_the_role_before_it() -> None:
    check("He aired films of the president mocking <name>Ada Brandt</name>.")


def test_whom_a_minister_accused_is_no_minister() -> None:
    check("Norland’s justice minister accused <name>Ada Brandt</name> of fraud.")
