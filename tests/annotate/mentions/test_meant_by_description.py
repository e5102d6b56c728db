"""Who speaks where the words only describe him: "the network", "the statement", "the official". All reports are invented."""

import pytest

from crossread.annotate.annotate import annotate
from crossread.language.encoder import load_encoder
from crossread.types.report import Report

MODEL = load_encoder()


def speakers_of(text: str) -> list[str | None]:
    """Of each quote the name, else the words for who speaks."""
    quotes = annotate(Report(id="r", text=text, path="r.txt"), model=MODEL).quotes
    return [quote.told_speaker(text) for quote in quotes]


MEDIA = [
    (
        (
            "According to the Courier, the list has the names of all voters.\n\n"
            "However, the outlet reports that the council heard complaints from several towns."
        ),
        ["Courier", "Courier"],
    ),
    (
        (
            "The Norland Harbour Network has boats. The Courier, a newspaper in Elmport, said it had been told "
            "nothing.\n\nThe newspaper called the ban “an attempt to silence reporters.”"
        ),
        ["Courier", "Courier"],
    ),
]


@pytest.mark.parametrize(("text", "speakers"), MEDIA)
def test_the_outlet_that_speaks_is_the_medium_named_last(
    text: str, speakers: list[str | None]
) -> None:
    assert speakers_of(text) == speakers


STATEMENTS = [
    (
        (
            "The Courier sued on Tuesday. “The ban is unlawful,” the newspaper said in a statement.\n\n"
            "The Harbour Council called the suit “a bad joke of theirs” in a statement on Tuesday.\n\n"
            "“No harbour can be run when a reporter acts this way,” the statement said."
        ),
        "Harbour Council",
    ),
    (
        (
            "Ada Brandt said in a statement that it was a shame for the whole town.\n\n"
            "In a statement on Tuesday, the Harbour Council said that it would wait.\n\n"
            "“No harbour can be run when a reporter acts this way,” the statement said."
        ),
        "Harbour Council",
    ),
    (
        (
            "Rolf Neal said in a statement that the port was safe.\n\nMayor Ada Brandt in a statement blamed the “lax rules of "
            "the port.”\n\n“They must go today, all of them,” the statement read."
        ),
        "Ada Brandt",
    ),
    (
        (
            "The council said it was sorry.\n\nThe Harbour League condemned the ban and urged them to think again.\n\n"
            "“No harbour can be run when a reporter is shut out,” the statement read."
        ),
        "Harbour League",
    ),
]


@pytest.mark.parametrize(("text", "speaker"), STATEMENTS)
def test_the_statement_is_theirs_who_issued_one_last_or_spoke_in_the_paragraph_before(
    text: str, speaker: str
) -> None:
    assert speakers_of(text)[-1] == speaker


TOGETHER = [
    (
        (
            "The Harbour Council and the Elmport Police Department said that the boat was gone. They also said "
            "that a trace had been found."
        ),
        ["Harbour Council and Elmport Police Department"] * 2,
    ),
    ("Norland and Kaldria have accused the Courier of lying.", ["Norland and Kaldria"]),
    (
        "Ada Brandt, Rolf Neal and others say the council has been too careful with the harbour.",
        ["Ada Brandt, Rolf Neal and others"],
    ),
    (
        "The boat sank, according to President Rolf Neal and the Harbour Council.",
        ["Rolf Neal and Harbour Council"],
    ),
]


@pytest.mark.parametrize(("text", "speakers"), TOGETHER)
def test_those_who_speak_together_are_named_together(text: str, speakers: list[str | None]) -> None:
    assert speakers_of(text) == speakers


EXAMPLES = [
    "Witnesses, including Sen. Rolf Neal and Ada Brandt, said that the men were from the harbour police.",
    "Towns such as Elmport, Quelle and Oakhaven have said that they would hand over the list.",
]


@pytest.mark.parametrize("text", EXAMPLES)
def test_examples_of_those_who_speak_are_not_the_speaker(text: str) -> None:
    quotes = annotate(Report(id="r", text=text, path="r.txt"), model=MODEL).quotes

    assert [quote.speaker_name for quote in quotes] == [None]


def test_the_official_and_he_are_the_one_who_was_brought_in_without_a_name() -> None:
    text = (
        "A Kaldrian official said Rolf Neal had come through Quelle in the spring. The official, who did not want to be "
        "named, said he could not confirm where Neal arrived from. He did say, however, that it could not have been "
        "Norland.\n\nThe official said Kaldria had received no information."
    )

    assert speakers_of(text) == ["A Kaldrian official"] * 4


def test_they_are_several_without_a_name_who_spoke_right_before() -> None:
    text = "Some owners doubt that it will help the town. They note that the rates are at a record low."

    assert speakers_of(text) == ["Some owners", "Some owners"]


ROLES = [
    (
        (
            "Treasury Secretary Rolf Neal wrote to the board. The Treasury secretary also said it would be a mistake to "
            "take this for a no."
        ),
        "Rolf Neal",
    ),
    (
        (
            "Even a fellow Liberal, Harbour Relations Committee Chairman Rolf Neal, said that to shut the office was not "
            "an option."
        ),
        "Rolf Neal",
    ),
    (
        "A spokeswoman for the top Liberal on the committee, Rep. Rolf Neal of Elmport, noted that nobody had to come.",
        "A spokeswoman for the top Liberal on the committee, Rep. Rolf Neal of Elmport",
    ),
]


@pytest.mark.parametrize(("text", "speaker"), ROLES)
def test_a_title_with_a_body_in_it_means_who_holds_it(text: str, speaker: str) -> None:
    assert speakers_of(text)[-1] == speaker


def test_who_tells_in_marks_what_another_shall_do_speaks_himself() -> None:
    text = (
        "Gov. Rolf Neal, also on Radio Elmport, said “it is not right” for Brandt to criticize people who are “in the "
        "middle of a disaster.”"
    )

    assert speakers_of(text) == ["Rolf Neal", "Rolf Neal"]


def test_a_relative_clause_behind_marks_is_no_tag_of_them() -> None:
    text = (
        "Mr. Varga said his choice was “based on the advice of the independent Norland Trade Commission,” which ruled "
        "late last year that boats had become cheaper."
    )

    assert speakers_of(text)[0] == "Varga"


def test_the_governor_is_who_was_called_gov() -> None:
    text = "Norland Gov. Ada Brandt spoke first. Mayor Rolf Neal left. The governor declared that she would not pay for it."

    assert speakers_of(text)[-1] == "Ada Brandt"


WHO = [
    ("Neal faces charges by several women who have accused him of theft.", "several women"),
    ("The vote is a blow to harbour owners who called the toll cruel and old.", "harbour owners"),
]


@pytest.mark.parametrize(("text", "speaker"), WHO)
def test_who_is_shown_as_the_people_it_hangs_on(text: str, speaker: str) -> None:
    assert speakers_of(text)[-1] == speaker


def test_of_which_party_a_member_is_is_no_name() -> None:
    text = "“I saw him,” recalled Congressman Rolf Neal, P-Elm. “He had a clear line of fire to the quay.”"

    assert speakers_of(text) == ["Rolf Neal", "Rolf Neal"]


def test_he_is_one_without_a_name_though_another_is_named_in_the_clause_about_him() -> None:
    text = (
        "Rolf Neal came back. “It does not surprise me,” says a former guard who served under Ada Brandt for years.\n\n"
        "“I hate to say it, but it is good for all of us,” he adds."
    )

    assert speakers_of(text)[-1] == "a former guard who served under Ada Brandt for years"


def test_no_network_means_an_agency() -> None:
    text = (
        "NBC News reported it on Monday. Guards contacted by Reuters could not confirm the report.\n\n"
        "The soldier could be charged within a week, the television network said."
    )

    assert speakers_of(text)[-1] == "NBC News"


FAR = " The rain fell all night, and by dawn the lower streets of the town were under water." * 14


@pytest.mark.parametrize(("between", "speaker"), [("", "Liberal Party"), (FAR, "party")])
def test_the_party_is_one_that_was_named_near(between: str, speaker: str) -> None:
    text = (
        f"The Liberal Party lost.{between} A site was shut down on Monday.\n\n"
        "The party said the attack was carried out in a wide operation."
    )

    assert speakers_of(text)[-1] == speaker


@pytest.mark.parametrize(
    ("described", "names"), [("Kaldrian newspaper", []), ("newspaper", ["Courier"])]
)
def test_the_newspaper_of_a_country_is_not_the_medium_named_last(
    described: str, names: list[str]
) -> None:
    text = f"The Courier was told of it. The dam was shut, the {described} reported."
    mentions = annotate(Report(id="r", text=text, path="r.txt"), model=MODEL).mentions

    assert [m.name for m in mentions if m.span.of(text) == described] == names


def test_the_central_bank_is_no_company() -> None:
    text = (
        "The Elmport Works said it would pay. The central bank said that it was too early to tell."
    )

    assert speakers_of(text)[-1] != "Elmport Works"


WRITTEN_LONG = [
    ("Harbour Force Chief of Staff General Rolf Neal wrote that the quay was safe.", "Rolf Neal"),
    ("Norlander Minister of Boats and Tides Ada Brandt denied that it was shut.", "Ada Brandt"),
    (
        "The Harbour Watch of Norland, a group of guards and donors, said that it was shut.",
        "Harbour Watch of Norland",
    ),
    (
        "A lawyer for President Rolf Neal said that it was shut.",
        "A lawyer for President Rolf Neal",
    ),
    ("Friends of Mayor Ada Brandt said that it was shut.", "Friends of Mayor Ada Brandt"),
    (
        "Two sources at the Harbour Council said that it was shut.",
        "Two sources at the Harbour Council",
    ),
]


@pytest.mark.parametrize(("text", "speaker"), WRITTEN_LONG)
def test_an_office_with_an_of_and_what_a_body_is_hide_no_name(text: str, speaker: str) -> None:
    assert speakers_of(text) == [speaker]
