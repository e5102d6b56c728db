"""`<name Ada Brandt>` marks a mention by name with the fullest name of whom it means."""

import itertools
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossread.annotate.annotate import annotate
from crossread.annotate.mentions.mentions import chain_names
from crossread.language.model import Name
from crossread.language.rules.rules import RuleModel
from crossread.types.annotation import EntityKind, Mention, MentionForm
from crossread.types.report import Report
from crossread.types.span import Span
from tests.marked_text import read_marked

MODEL = RuleModel()


def mentions_of(text: str) -> tuple[Mention, ...]:
    return annotate(Report(id="r", text=text, path="r.txt"), model=MODEL).mentions


def check(marked: str, kind: EntityKind = EntityKind.PERSON) -> None:
    """The mentions of `kind` by name are those marked."""
    text, marks = read_marked(marked)
    actual = [
        (mention.span, mention.name)
        for mention in mentions_of(text)
        if mention.form is MentionForm.NAME and mention.kind is kind
    ]
    assert actual == [(mark.span, mark.value) for mark in marks]


SURNAMES = [
    "<name Ada Brandt>Ada Brandt</name> resigned. <name Ada Brandt>Brandt</name> was 61.",
    "<name Ada Brandt>Brandt</name> was 61. Mayor <name Ada Brandt>Ada Brandt</name> resigned.",
    "<name Ada K. Brandt>Ada K. Brandt</name> resigned. <name Ada K. Brandt>Ada Brandt</name> was 61.",
    "<name Ada Brandt>Ada Brandt</name>’s house burned. Mrs. <name Ada Brandt>Brandt</name> was out.",
]


@pytest.mark.parametrize("marked", SURNAMES)
def test_a_shorter_form_finds_the_fullest_name(marked: str) -> None:
    check(marked)


TWO_OF_ONE_SURNAME = [
    "<name Ada Brandt>Ada Brandt</name> met <name Jorn Brandt>Jorn Brandt</name>.",
    (
        "<name Ada Brandt>Ada Brandt</name> met <name Jorn Brandt>Jorn Brandt</name>. "
        "<name Jorn Brandt>Jorn Brandt</name> is older."
    ),
]


@pytest.mark.parametrize("marked", TWO_OF_ONE_SURNAME)
def test_two_given_names_before_one_surname_stay_two_persons(marked: str) -> None:
    check(marked)


OF_A_COUPLE = [
    "Mayor <name Brandt>Brandt</name> came with first lady <name Ada Brandt>Ada Brandt</name>. <name Brandt>Brandt</name> left.",
    (
        "Senator <name Rolf Brandt>Rolf Brandt</name> left. His wife, <name Ada Brandt>Ada Brandt</name>, stayed. "
        "<name Rolf Brandt>Brandt</name> said no. Mrs. <name Ada Brandt>Brandt</name> wept."
    ),
    (
        "<name Brandt>Brandt</name> was late. Mr. <name Brandt>Brandt</name> spoke beside "
        "first lady <name Ada Brandt>Ada Brandt</name>."
    ),
]


@pytest.mark.parametrize("marked", OF_A_COUPLE)
def test_of_a_couple_the_surname_is_whose_title_fits_and_else_not_the_relatives(
    marked: str,
) -> None:
    check(marked)


def test_a_bare_surname_of_two_persons_is_the_one_named_last_before_it() -> None:
    check(
        "<name Jorn Brandt>Jorn Brandt</name> sold the mill. <name Ada Brandt>Ada Brandt</name> "
        "bought it back. <name Ada Brandt>Brandt</name> was 61."
    )


def test_who_was_called_by_the_surname_before_keeps_it_when_another_is_named() -> None:
    check(
        "<name Jorn Brandt>Jorn Brandt</name> sold the mill. <name Jorn Brandt>Brandt</name> was 61. "
        "A rival, <name Ada Brandt>Ada Brandt</name>, bought it. <name Jorn Brandt>Brandt</name> wept."
    )


def test_a_ministry_and_its_spokeswoman_stay_two() -> None:
    text = "Norland's Foreign Ministry was silent. Foreign Ministry spokeswoman Tilda Oster left."
    names = {(mention.kind, mention.name) for mention in mentions_of(text)}

    assert (EntityKind.PERSON, "Tilda Oster") in names
    assert (EntityKind.ORGANISATION, "Foreign Ministry") in names


def test_a_role_stands_with_the_mention_and_not_with_the_next() -> None:
    text = "Mayor Ada Brandt resigned. Brandt was 61."
    roles = [m.role and m.role.of(text) for m in mentions_of(text)]

    assert roles == ["Mayor", None]


MISREAD = [
    ("Red Cross sent two boats.", "Red Cross", EntityKind.ORGANISATION),
    ("Siemens sent two boats.", "Siemens", EntityKind.ORGANISATION),
    ("Mr. Siemens sent two boats.", "Siemens", EntityKind.PERSON),
    ("Elsa Siemens sent two boats. Siemens was 61.", "Siemens", EntityKind.PERSON),
    ("Ada Brandt sent two boats.", "Ada Brandt", EntityKind.PERSON),
]


@pytest.mark.parametrize(("text", "words", "kind"), MISREAD)
def test_a_listed_body_that_a_model_read_as_a_person_is_a_body(
    text: str, words: str, kind: EntityKind
) -> None:
    """It stays a person's name where a given name or a title holds it."""
    spans = [Span(m.start(), m.end()) for m in re.finditer(r"Elsa Siemens|" + words, text)]
    chains = chain_names(text, [Name(span, EntityKind.PERSON) for span in spans])

    assert {chain.kind for chain in chains} == {kind}


@settings(max_examples=60)
@given(
    st.lists(
        st.sampled_from(
            'Ada Brandt Jorn Rolf Neal Mayor the mayor ministry Foreign Ministry said he she it “ ” " , . '
            "\n 😀 é שלום 's spokeswoman".split(" ")
        ),
        max_size=40,
    )
)
def test_mentions_are_sorted_and_free_of_overlaps(words: list[str]) -> None:
    text = " ".join(words)
    spans = [mention.span for mention in mentions_of(text)]

    assert spans == sorted(spans)
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
    assert all(span.end <= len(text) for span in spans)


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("A Congressional committee met.", "Congressional", []),
        ("The Federal court ruled.", "Federal", []),
        ("The Federal Court ruled.", "Federal Court", ["Federal Court"]),
        ("Police stopped Federal. It sells tools.", "Federal", ["Federal"]),
    ],
)
def test_an_adjective_before_its_noun_is_no_body(
    text: str, words: str, expected: list[str]
) -> None:
    start = text.index(words)
    read = Name(Span(start, start + len(words)), EntityKind.ORGANISATION)

    assert [chain.name for chain in chain_names(text, [read])] == expected


GIVEN = [
    ("Ada Brandt left. Ada wept.", ["Ada Brandt"]),
    ("Ada Brandt met Ada Neal. Ada wept.", ["Ada Brandt", "Ada Neal", "Ada"]),
    ("Ada Brandt left. Otto wept.", ["Ada Brandt", "Otto"]),
]


@pytest.mark.parametrize(("text", "persons"), GIVEN)
def test_a_given_name_alone_is_the_one_person_who_has_it(text: str, persons: list[str]) -> None:
    found = re.finditer(r"(?:Ada|Otto)(?: [A-Z]\w+)?", text)
    names = [Name(Span(*match.span()), EntityKind.PERSON) for match in found]

    assert [chain.name for chain in chain_names(text, names)] == persons


CUT = [
    ("The People's Daily wrote.", "People's", ["People's Daily"]),
    ("Tarrant's Ada Brandt wrote.", "Tarrant's", ["Tarrant's"]),
]


@pytest.mark.parametrize(("text", "read", "bodies"), CUT)
def test_a_body_keeps_the_word_of_bodies_behind_its_possessive(
    text: str, read: str, bodies: list[str]
) -> None:
    start = text.index(read)
    name = Name(Span(start, start + len(read)), EntityKind.ORGANISATION)

    assert [chain.name for chain in chain_names(text, [name])] == bodies


def test_a_courtesy_title_that_a_reader_takes_in_is_no_part_of_the_name() -> None:
    text = "Ada Brandt left. Mrs. Brandt was tired."
    names = [Name(Span(0, 10), EntityKind.PERSON), Name(Span(17, 28), EntityKind.PERSON)]
    (chain,) = chain_names(text, names)

    assert [mention.span.of(text) for mention in chain.mentions] == ["Ada Brandt", "Brandt"]


def test_a_courtesy_title_behind_that_describes_nobody() -> None:
    text = "Mr. Rolf Neal left. Ada Brandt said that Mr. Neal was tired."
    made = annotate(Report(id="r", text=text, path="r.txt"), model=RuleModel())

    assert [m.span.of(text) for m in made.mentions] == ["Rolf Neal", "Ada Brandt", "Neal"]


def test_a_title_is_no_part_of_a_name_that_others_have_without_it() -> None:
    text = "Justice Neal agreed with Ada Neal. Pope Nikola did not."
    spans = [Span(0, 12), Span(25, 33), Span(35, 46)]
    chains = chain_names(text, [Name(span, EntityKind.PERSON) for span in spans])

    assert [chain.name for chain in chains] == ["Ada Neal", "Pope Nikola"]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Tarrant Freight sank. Tarrant sued.", ["organisation", "organisation"]),
        ("The Brandt White House is reckless. Brandt sued.", ["organisation", "person"]),
        ("The Brandt administration is reckless. Brandt sued.", ["organisation", "person"]),
    ],
)
def test_a_company_is_called_by_its_first_word_and_a_white_house_is_not(
    text: str, kinds: list[str]
) -> None:
    starts = re.finditer(r"[A-Z]\w+(?: (?:Freight|White House|administration))?", text)
    spans = [Span(*one.span()) for one in starts if not one[0].startswith("The")]
    names = [Name(spans[0], EntityKind.ORGANISATION), Name(spans[1], EntityKind.PERSON)]

    chains = chain_names(text, names)
    assert [chain.kind.value for chain in chains for _ in chain.mentions] == kinds


def test_what_a_body_decided_is_not_of_its_name() -> None:
    text = "The Harbour Council Resolution forbids it."
    (chain,) = chain_names(text, [Name(Span(4, 30), EntityKind.ORGANISATION)])

    assert chain.name == "Harbour Council"


PAPERS = [
    (
        "The <name Elmport Courier>Elmport Courier</name> told of it. The <name Elmport Courier>Courier</name> said the quay was "
        "shut, the <name Elmport Courier>Courier</name> report read."
    ),
    (
        "The <name Elmport Courier>Elmport Courier</name> and the <name Oakhaven Courier>Oakhaven Courier</name> told of it. "
        "The <name Courier>Courier</name> said the quay was shut."
    ),
]


@pytest.mark.parametrize("marked", PAPERS)
def test_a_paper_called_by_its_last_word_is_the_one_whose_name_ends_so(marked: str) -> None:
    text, marks = read_marked(marked)
    names = [Name(mark.span, EntityKind.ORGANISATION) for mark in marks]
    chains = chain_names(text, names)
    named = sorted((m.span, m.name) for chain in chains for m in chain.mentions)

    assert named == [(mark.span, mark.value) for mark in marks]


SONS = [
    (
        "President Rolf Neal denied it. His son Rolf Neal Jr. came. Neal Jr. spoke. Rolf Jr. sat. Neal left.",
        {"Rolf Neal": 2, "Rolf Neal Jr.": 3},
    ),
    ("Rolf Neal Jr. came. Neal spoke.", {"Rolf Neal Jr.": 2}),
    ("Rolf Neal Jr. came. Neal Jr. spoke. Neal left.", {"Rolf Neal Jr.": 3}),
]


@pytest.mark.parametrize(("text", "named"), SONS)
def test_a_report_that_calls_the_son_neal_jr_means_the_father_whom_it_names_by_neal(
    text: str, named: dict[str, int]
) -> None:
    found = re.finditer(r"Rolf(?: Neal)?(?: Jr\.)?|Neal(?: Jr\.)?", text)
    chains = chain_names(text, [Name(Span(*one.span()), EntityKind.PERSON) for one in found])

    assert {chain.name: len(chain.mentions) for chain in chains} == named
