"""Whom a quote takes its speaker from, where the words before it tell. All reports are invented."""

import pytest

from crossread.annotate.annotate import annotate
from crossread.language.encoder import load_encoder
from crossread.language.rules.rules import RuleModel
from crossread.types.report import Report

MODEL = load_encoder()

HE = [
    (
        (
            "Norland spokesman Otto Varga called it a reprisal.\n\nA spokesman for the army command said the "
            "police had come. He said soldiers came as well."
        ),
        "A spokesman for the army command",
    ),
    (
        (
            "Otto Varga, the head doctor, said four had died.\n\nA ministry spokesman in Kaldria said the raid was "
            "over.\n“All our people are safe and well,” he said."
        ),
        "A ministry spokesman in Kaldria",
    ),
]


@pytest.mark.parametrize(("text", "speaker"), HE)
def test_he_behind_a_person_without_a_name_is_that_person_and_nobody_named_before(
    text: str, speaker: str
) -> None:
    quotes = annotate(Report(id="r", text=text, path="r.txt"), model=RuleModel()).quotes

    assert quotes[-1].speaker is not None
    assert (quotes[-1].speaker.of(text), quotes[-1].speaker_name) == (speaker, None)


def test_she_is_nobody_of_whom_a_spokesman_told() -> None:
    text = "Ada Brandt left.\n\nA ministry spokesman said the raid was over. She said it was not."
    quotes = annotate(Report(id="r", text=text, path="r.txt"), model=RuleModel()).quotes

    assert quotes[-1].speaker_name == "Ada Brandt"


def test_they_are_those_who_spoke_together_before_and_go_on() -> None:
    text = (
        "Ada Brandt and Rolf Neal said the lists were long.\n\n“The files of the guard are shut,” they said. "
        "They added that some guards had spoken.\n\n“The files should be open,” they said.\n\nThey ate."
    )
    quotes = annotate(Report(id="r", text=text, path="r.txt"), model=RuleModel()).quotes
    together = [
        q.speaker_name for q in quotes if q.speaker and q.speaker.of(text).lower() == "they"
    ]

    assert together == ["Ada Brandt and Rolf Neal"] * 3


def test_they_behind_others_without_a_name_are_nobody_named() -> None:
    text = (
        "Ada Brandt and Rolf Neal said it was. Officials said it was not. They said it was closed."
    )
    quotes = annotate(Report(id="r", text=text, path="r.txt"), model=RuleModel()).quotes

    assert quotes[-1].speaker_name is None


def test_the_statement_of_those_without_a_name_is_cited_by_their_words() -> None:
    text = (
        "The harbour's two owners said there was no link to the meeting.\n\nThe statement explained that the bill was "
        "passed every year."
    )
    quotes = annotate(Report(id="r", text=text, path="r.txt"), model=RuleModel()).quotes

    assert [q.speaker and q.speaker.of(text) for q in quotes] == ["The harbour's two owners"] * 2


def test_they_are_the_people_without_a_name_who_spoke_last_and_no_body_in_their_words() -> None:
    text = "Many spoke of the Harbour Board’s report. Harbour officials said it was late. They argued it was too long."
    quotes = annotate(Report(id="r", text=text, path="r.txt"), model=RuleModel()).quotes

    assert quotes[-1].told_speaker(text) == "Harbour officials"


IT = [
    "Mayor Ada Brandt issued a brief statement that was late. It said the raid was over.",
    "Ada Brandt has released a statement.\n\n“The raid is over, and all are safe,” it said.",
]


@pytest.mark.parametrize("text", IT)
def test_it_is_the_statement_that_somebody_issued_right_before(text: str) -> None:
    quotes = annotate(Report(id="r", text=text, path="r.txt"), model=RuleModel()).quotes

    assert quotes[-1].speaker_name == "Ada Brandt"


def test_it_is_no_statement_of_which_another_has_spoken_since() -> None:
    text = (
        "Ada Brandt issued a statement. Rolf Neal said he had read it. It said the raid was over."
    )
    quotes = annotate(Report(id="r", text=text, path="r.txt"), model=RuleModel()).quotes

    assert quotes[-1].speaker_name is None


CALLED_SHORTER = [
    (
        "The lawsuit, filed on Monday in Elmport, says the dam was cracked. The lawsuit says the council knew.",
        ["The lawsuit, filed on Monday in Elmport"] * 2,
    ),
    (
        (
            "A senior Norland official said the ship sank. The senior official said the ship was old. "
            "The official said no more was known."
        ),
        ["A senior Norland official"] * 3,
    ),
    (
        "A Norland official said the ship sank. The harbour official said it was old. The official said no more was known.",
        ["A Norland official", "The harbour official", "A Norland official"],
    ),
    (
        "An official said the ship sank. The Norland official said it was old.",
        ["An official"] * 2,
    ),
    (
        "Norland officials said the ship sank. The officials said it was old.",
        ["Norland officials"] * 2,
    ),
    (
        "Norland officials said the ship sank. Two harbour officials came by boat. The officials said it was old.",
        ["Norland officials", "The officials"],
    ),
]


@pytest.mark.parametrize(("text", "speakers"), CALLED_SHORTER)
def test_who_has_no_name_is_told_by_the_words_that_brought_him_in(
    text: str, speakers: list[str]
) -> None:
    quotes = annotate(Report(id="r", text=text, path="r.txt"), model=RuleModel()).quotes

    assert [quote.told_speaker(text) for quote in quotes] == speakers


OF_THEMSELVES = [
    (
        "Harbour officials told the council that they opposed the plan to close the quay.",
        "Harbour officials",
    ),
    ("Sixty percent say they expect the tolls to fall in May.", "Sixty percent"),
    ("The Neal family says it expects more from the harbour court.", "The Neal family"),
    (
        "They met after the Harbour Council chief said he believed that all should stand. Rolf Neal had left on Monday.",
        "the Harbour Council chief",
    ),
]


@pytest.mark.parametrize(("text", "speaker"), OF_THEMSELVES)
def test_they_who_begin_what_somebody_without_a_name_says_are_those(
    text: str, speaker: str
) -> None:
    quotes = annotate(Report(id="r", text=text, path="r.txt"), model=MODEL).quotes

    assert [quote.told_speaker(text) for quote in quotes] == [speaker] * 2
    assert [quote.relays for quote in quotes] == [()] * 2


DOCUMENTS_AND_PEOPLE = [
    ("The lawsuit says the order is void. It insists that the dam is safe.", "The lawsuit"),
    (
        "A dispute over an angry note that told the Harbour Council to “get ready” for the storm is not over.",
        "an angry note",
    ),
    ("The ruling drew protests from harbour groups who said the dam was old.", "harbour groups"),
    (
        "The board called in federal authorities, who ruled on Tuesday that the rope was old.",
        "federal authorities",
    ),
]


@pytest.mark.parametrize(("text", "speaker"), DOCUMENTS_AND_PEOPLE)
def test_a_pronoun_is_told_by_the_document_or_the_people_without_a_name_it_stands_for(
    text: str, speaker: str
) -> None:
    quotes = annotate(Report(id="r", text=text, path="r.txt"), model=MODEL).quotes

    assert quotes[-1].told_speaker(text) == speaker


def test_a_thing_that_is_no_document_does_not_stand_for_who_speaks() -> None:
    text = "The clerks found a cake that said “Happy Birthday, Ada” in the harbour."
    quotes = annotate(Report(id="r", text=text, path="r.txt"), model=MODEL).quotes

    assert [quote.told_speaker(text) for quote in quotes] == [None]


def test_it_is_not_the_official_who_speaks_of_it() -> None:
    text = "An official said it expects more from the harbour court."
    quotes = annotate(Report(id="r", text=text, path="r.txt"), model=MODEL).quotes

    assert [quote.told_speaker(text) for quote in quotes] == ["An official", None]
