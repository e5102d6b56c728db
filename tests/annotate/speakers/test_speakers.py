"""`<source Ada Brandt>` marks the words that name a speaker, with the name behind them, if any."""

import pytest

from crossread.annotate.annotate import annotate
from crossread.annotate.mentions.roles import find_role
from crossread.annotate.speakers.relays import medium_told
from crossread.annotate.speakers.report_facts import find_facts
from crossread.annotate.speakers.speakers import Speakers
from crossread.language.rules.rules import RuleModel
from crossread.types.annotation import EntityKind, Mention, MentionForm
from crossread.types.report import Report
from crossread.types.span import Span
from tests.marked_text import read_marked

MODEL = RuleModel()


def speakers_of(text: str) -> Speakers:
    made = annotate(Report(id="r", text=text, path="r.txt"), model=MODEL)
    return Speakers(find_facts(text, made.mentions, {}, ()))


def check(marked: str) -> None:
    text, marks = read_marked(marked)
    speakers = speakers_of(text)
    assert [speakers.name(mark.span) for mark in marks] == [mark.value for mark in marks]


NAMED = [
    "<source Tilda Oster>The Harbour Council spokeswoman, Tilda Oster,</source> said so.",
    "<source Rolf Neal>The Kaldrian ambassador, Rolf Neal,</source> said so.",
    "<source Ada Brandt and Rolf Neal>Ada Brandt and Rolf Neal</source> said so.",
    "<source Ada Brandt, Rolf Neal and Otto Varga>Ada Brandt, Rolf Neal and Otto Varga</source> said so.",
    (
        "<source Ada Brandt, Rolf Neal and Otto Varga>Three owners — Ada Brandt of Tormel, Rolf Neal of "
        "Norland and Otto Varga of Kaldria —</source> said so."
    ),
    "<source fire brigade>The fire brigade</source> said so.",
    "<source North Korean embassy>The North Korean embassy</source> said so.",
    "<source Ada Brandt>Ada Brandt</source> said so.",
    "<source Ada Brandt>Mayor Ada Brandt</source> said so. <source Ada Brandt>Brandt</source> left.",
    "Ada Brandt left. <source Ada Brandt>She</source> said so.",
    "<source Tilda Oster>Tilda Oster, a spokeswoman for Ada Brandt,</source> said so.",
    "<source Ada Brandt>The company's finance chief, Ada Brandt,</source> said so.",
    "<source Harbour Council>The Harbour Council</source> said so.",
    "The Harbour Council met. <source Harbour Council>It</source> said the bridge was safe.",
    "<source Harbour Council>A report by the Harbour Council</source> said so.",
    "The Harbour Council report came out. <source Harbour Council>The report</source> said so.",
]


@pytest.mark.parametrize("marked", NAMED)
def test_a_source_has_the_fullest_name_of_who_speaks(marked: str) -> None:
    check(marked)


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("Minister of State", "Ada Brandt"),
        ("Director of the Health Service", "Ada Brandt"),
        ("son of Mayor", None),
        ("lawyer for Mayor", None),
    ],
)
def test_an_of_within_a_title_is_no_head_before_the_name(role: str, expected: str | None) -> None:
    text = f"{role} Ada Brandt, who was present, said so."
    name = Span(len(role) + 1, len(role) + 11)
    found = find_role(text, name, Span(0, len(text)))
    assert found is not None
    brandt = Mention(name, EntityKind.PERSON, MentionForm.NAME, "Ada Brandt", role=found.span)
    speakers = Speakers(find_facts(text, (brandt,), {}, ()))

    assert speakers.name(Span(0, name.end)) == expected


HEADS = [
    "<source Tilda Oster>The Harbour Council spokeswoman, Tilda Oster,</source> said so.",
    "<source Rolf Neal>The Kaldrian ambassador, Rolf Neal,</source> said so.",
    "<source Ada Brandt and Rolf Neal>Ada Brandt and Rolf Neal</source> said so.",
    "<source fire brigade>The fire brigade</source> said so.",
    "<source North Korean embassy>The North Korean embassy</source> said so.",
]


@pytest.mark.parametrize("marked", HEADS)
def test_a_source_is_named_by_its_head(marked: str) -> None:
    check(marked)


UNNAMED = [
    "<source>A court</source> said so.",
    "<source>The authorities</source> said so.",
    "<source>The guard</source> said so.",
    "<source>Officials</source> said so.",
    "<source>A spokesman</source> said so.",
    "<source>Two sources at the Harbour Council</source> said so.",
    "<source>Ada Brandt's lawyer</source> said so.",
    "<source>The report</source> said so.",
    "<source>She</source> said so.",
]


@pytest.mark.parametrize("marked", UNNAMED)
def test_a_source_that_names_nobody_has_no_name(marked: str) -> None:
    check(marked)


def test_no_source_has_no_name() -> None:
    assert speakers_of("Ada Brandt left.").name(None) is None


BEFORE_COLON = [
    ("Then Ada Brandt rose: ", "Ada Brandt"),
    ("Then Ada Brandt rose. ", None),
    ("Then she rose: ", None),
    ("Then Ada Brandt turned to Rolf Neal: ", "Ada Brandt"),
    ("There was a note for Rolf Neal: ", None),
    ("According to Rolf Neal: ", "Rolf Neal"),
    ("Ada Brandt left.\nIt went on: ", None),
]


@pytest.mark.parametrize(("before", "expected"), BEFORE_COLON)
def test_a_colon_leads_from_a_name_in_its_line_to_the_words(
    before: str, expected: str | None
) -> None:
    text = before + '"We stay where we are now."'
    span = speakers_of(text).before_colon(len(before))

    assert (span.of(text) if span else None) == expected


def test_the_subject_before_is_the_last_person_of_the_line() -> None:
    text = "Rolf Neal left.\nAda Brandt came to the Harbour Council and laughed."
    span = speakers_of(text).subject_before(len(text))

    assert span is not None
    assert span.of(text) == "Ada Brandt"


@pytest.mark.parametrize("start", [0, 16])
def test_at_the_head_of_a_line_there_is_no_subject_before(start: int) -> None:
    assert speakers_of("Rolf Neal left.\nAda Brandt came.").subject_before(start) is None


MEDIA = [
    ("Ada Brandt told Reuters that it rained.", "Reuters"),
    ("Ada Brandt told reporters that it rained.", None),
    ("Ada Brandt told Rolf Neal that it rained.", None),
    ("Ada Brandt said that it rained.", None),
]


@pytest.mark.parametrize(("text", "expected"), MEDIA)
def test_the_medium_told_is_an_agency_or_an_outlet(text: str, expected: str | None) -> None:
    medium = medium_told(text, Span(11, 15), Span(0, len(text)))

    assert (medium.of(text) if medium else None) == expected


@pytest.mark.parametrize(
    ("source", "passes_on"),
    [("Reuters", True), ("Neal's memo", True), ("Rolf Neal", False), ("The guard", False)],
)
def test_a_medium_or_a_document_passes_on_what_others_say(source: str, *, passes_on: bool) -> None:
    text = f"{source} said so."
    speakers = speakers_of(text)

    assert speakers.passes_on(Span(0, len(source))) == passes_on


def test_a_model_s_reference_names_a_definite_source_only() -> None:
    text = "The guard said so. Two guards said so."
    references = {Span(0, 9): "Jorn Haskett", Span(19, 29): "Jorn Haskett"}
    speakers = Speakers(find_facts(text, (), references, ()))

    assert speakers.name(Span(0, 9)) == "Jorn Haskett"
    assert speakers.name(Span(19, 29)) is None


@pytest.mark.parametrize(
    ("text", "medium"),
    [
        ("She left, as Reuters has reported.", "Reuters"),
        ("She left, as Rolf Neal reported.", None),
        ("She left as Reuters fell.", None),
        ("She left the board, Reuters wrote.", "Reuters"),
        ("She left, according to a note by the Reuters desk.", "Reuters"),
    ],
)
def test_only_a_body_that_reported_passed_words_on(text: str, medium: str | None) -> None:
    left = Span(4, 8)
    found = speakers_of(text).medium_reporting(left, Span(0, len(text)), left)

    assert (found.of(text) if found else None) == medium


OWN = [
    ("The Courier", True),
    ("Meridian Courier", True),
    ("This newspaper", True),
    ("Our website", True),
    ("MC", True),
    ("This ship", False),
    ("A note seen by the Meridian Courier", False),
    ("The Harbour Courier", False),
]


@pytest.mark.parametrize(("words", "is_own"), OWN)
def test_an_outlet_calls_itself_by_words_or_letters_of_its_name(
    words: str, *, is_own: bool
) -> None:
    facts = find_facts(f"{words} said so.", (), {}, (), outlet="Meridian Courier")

    assert Speakers(facts).is_own_outlet(Span(0, len(words))) == is_own
