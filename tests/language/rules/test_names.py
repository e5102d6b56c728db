from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossread.language.model import Name
from crossread.language.rules.rules import RuleModel
from crossread.language.sentences import find_sentences
from crossread.types.annotation import EntityKind
from crossread.types.report import Report
from crossread.types.span import Span
from tests.growth import check_growth
from tests.marked_text import read_marked

WORDS = st.sampled_from(
    "Ada Maria Peter Velten Holm Mr. Dr. Prime Minister President of the and & bin van al-Sarif de Ministry "
    "Health Bank Norland Port Ansel Oslo U.S. NATO French said in . , “ ” ’s Jr. J. K. 😀 É שלום 5 \n".split(
        " "
    )
)


def names_of(text: str, headline: Span | None = None) -> tuple[Name, ...]:
    report = Report(id="r", text=text, path="r.txt", headline=headline)
    return RuleModel().read(text, find_sentences(report)).names


def check(marked: str, headline: Span | None = None) -> None:
    text, marks = read_marked(marked)
    expected = tuple(Name(mark.span, EntityKind(mark.name)) for mark in marks)
    assert names_of(text, headline) == expected


TITLES = [
    "Mayor <person>Ada Brandt</person> left.",
    "Prime Minister <person>Iven Holm</person> met Dr. <person>Ada Brandt</person>.",
    "Foreign Minister <person>Ada Brandt</person> spoke.",
    "Sen. <person>Ada Brandt</person> voted.",
    "Ms. <person>Brandt</person> voted.",
    "Mr <person>Holm</person> and Mrs <person>Velten</person> fell ill.",
    "The talks with Gen. <person>Iven Holm</person> failed.",
    "Former Mayor <person>Peter Holm</person> fell ill.",
    "Sir <person>Peter Holm</person> left.",
    "King <person>Harald</person> and Queen <person>Maria</person> left.",
    "Judge <person>Velten</person> ruled. The lawyers of <person>Velten</person> left.",
    "The <organisation>Health Ministry</organisation> spokesman <person>Maria Velten</person> spoke.",
    "French Prime Minister <person>Ada Brandt</person> left.",
]


@pytest.mark.parametrize("marked", TITLES)
def test_a_title_stands_before_a_name_and_not_in_it(marked: str) -> None:
    check(marked)


PERSONS = [
    "On Monday <person>Maria Velten</person> left.",
    "<person>Maria Velten</person> left. Later <person>Velten</person> came back.",
    "“I saw nothing,” <person>Maria Velten</person> said.",
    "It was written by <person>Maria Velten</person> and <person>Peter Holm</person>.",
    "The president, <person>Peter Holm</person>, left.",
    "When <person>Peter Holm</person> fell ill, <person>Maria Velten</person> took over.",
    "The <person>Holm</person> family left, <person>Peter Holm</person> said.",
    "The judge asked <person>Anna-Maria Velten</person> to leave.",
    "The judge asked <person>José Veltén</person> to leave.",
    "The judge asked <person>Sean O’Velten</person> to leave.",
    "<person>Kim Sun-ho</person> fell ill.",
]


@pytest.mark.parametrize("marked", PERSONS)
def test_a_given_name_shows_a_person_and_so_does_its_surname_after_that(marked: str) -> None:
    check(marked)


INITIALS = [
    "The judge asked <person>Peter J. Velten</person> to leave.",
    "The judge asked <person>J. K. Velten</person> to leave.",
]


@pytest.mark.parametrize("marked", INITIALS)
def test_initials_belong_to_the_name(marked: str) -> None:
    check(marked)


PARTICLES = [
    "The judge asked <person>Omar bin Saleh</person> to leave.",
    "The judge asked <person>Jan van Velten</person> to leave.",
    "The judge asked <person>Maria de la Cruz</person> to leave.",
    "The judge asked <person>Ahmed al-Sarif</person> to leave. Then <person>al-Sarif</person> left.",
    "The judge asked <person>Osama bin Holm</person> to leave.",
    "The judge asked <person>Ludwig van der Velten</person> to leave.",
    "Mr. <person>van Velten</person> left.",
    "It snowed on Jan. 5 and in Jan.",
]


@pytest.mark.parametrize("marked", PARTICLES)
def test_particles_belong_to_the_name(marked: str) -> None:
    check(marked)


FIRST_WORDS = [
    "He saw Chancellor of <person>Ada Brandt</person> there.",
    "The President of <place>France</place> left.",
    "The judge asked The <organisation>Associated Press</organisation> to leave.",
    "He flew to <place>The Hague</place>.",
]


@pytest.mark.parametrize("marked", FIRST_WORDS)
def test_no_name_begins_with_a_small_word(marked: str) -> None:
    check(marked)


JOINED = [
    "The <organisation>Ministry of Health and Welfare</organisation> met.",
    "The <organisation>Council for Rivers and Dams</organisation> met.",
    "The <organisation>Department of Energy and Climate Change</organisation> met.",
    "The <organisation>Ansel Energy and Space Corporation</organisation> met.",
    "The firm <organisation>Velten & Holm Ltd</organisation> was sold.",
    "The lawyers of <organisation>Brandt & Holm</organisation> left.",
    "The <organisation>Center for Mills</organisation> met.",
    "The <organisation>National Mill Council</organisation> met.",
    "The <organisation>Ministry of Health</organisation> and <person>Peter Holm</person> met.",
    "The <organisation>Ministry of Health</organisation> and <organisation>Norland Police</organisation> met.",
    "The <organisation>Ministry of Health</organisation> and <place>Norway</place> met.",
    "The <organisation>Board of Trade</organisation> and Senator <person>Holm</person> met.",
]


@pytest.mark.parametrize("marked", JOINED)
def test_two_matters_of_one_body_are_one_name_and_two_bodies_are_two(marked: str) -> None:
    check(marked)


def test_the_stop_of_a_short_form_is_not_of_the_name() -> None:
    check("<organisation>Ansel Steel Inc</organisation>. closed.")
    check("He works for <organisation>Ansel Steel Inc</organisation>. The firm is old.")


POSSESSIVES = [
    "<person>Maria Velten</person>’s car was found.",
    "The car of <person>Maria Velten</person>'s brother was found.",
    "<place>Germany</place>’s head left.",
    "The <organisation>Bank of Norland</organisation>’s head left.",
]


@pytest.mark.parametrize("marked", POSSESSIVES)
def test_a_possessive_ending_is_not_of_the_name(marked: str) -> None:
    check(marked)


ORGANISATIONS = [
    "The files of the <organisation>Ministry of Health</organisation> were lost.",
    "The files of the <organisation>University of Kaldria</organisation> were lost.",
    "The files of the <organisation>Port Ansel Police Department</organisation> were lost.",
    "The files of the <organisation>Kaldria Herald</organisation> were lost.",
    "The files of <organisation>Oslo University</organisation> were lost.",
    "The <organisation>Supreme Court of Norland</organisation> met.",
    "The <organisation>World Health Organization</organisation> met.",
    "The law of the <organisation>Green Party</organisation> passed.",
    "The <organisation>Norland Foreign Ministry</organisation> closed.",
    "She works for the <organisation>European Union</organisation>.",
    "He told <organisation>Reuters</organisation> so.",
]


@pytest.mark.parametrize("marked", ORGANISATIONS)
def test_a_head_word_or_a_list_shows_an_organisation(marked: str) -> None:
    check(marked)


ACRONYMS = [
    "He joined the <organisation>NATO</organisation> staff.",
    "He met the <organisation>UN</organisation> envoy.",
    "The <organisation>KFDA</organisation> met on Monday.",
]


@pytest.mark.parametrize("marked", ACRONYMS)
def test_an_acronym_is_an_organisation(marked: str) -> None:
    check(marked)


PLACES = [
    "The fire broke out in <place>Berlin</place>.",
    "The fire broke out in <place>Kaldria</place>.",
    "The fire broke out near <place>Port Ansel</place>.",
    "The fire broke out on <place>Ansel Island</place>.",
    "The fire broke out in <place>Oslo</place>, <place>Norway</place>.",
    "The fire broke out in the <place>Gulf of Mexico</place>.",
    "They crossed the <place>Velten River</place>.",
    "They crossed <place>Lake Velten</place>.",
    "The ship left <place>South Korea</place> for <place>Japan</place>.",
    "The ship left <place>New Zealand</place>.",
    "He flew to <place>New York</place> and <place>Los Angeles</place>.",
    "The <place>U.S.</place> economy grew.",
    "The economy of the <place>United States</place> grew.",
    "The <place>North Sea</place> was rough.",
    "<place>France</place> has seven such rivers.",
]


@pytest.mark.parametrize("marked", PLACES)
def test_a_list_a_head_word_or_a_preposition_shows_a_place(marked: str) -> None:
    check(marked)


MIXED = [
    "<person>Maria Velten</person> of the <organisation>Ministry of Health</organisation> flew to <place>Paris</place> on Tuesday.",
    "The mayor of <place>London</place> met <person>Peter Holm</person>.",
    "In <place>Paris</place>, <person>Peter Holm</person> fell ill.",
    "<person>Maria Velten</person>, a doctor in <place>Oslo</place>, left.",
]


@pytest.mark.parametrize("marked", MIXED)
def test_each_name_of_a_sentence_has_its_own_kind(marked: str) -> None:
    check(marked)


NATIONALITIES = [
    "The French minister left.",
    "A German court met.",
    "The Dutch and the Russians talked.",
    "He is a Republican.",
]


@pytest.mark.parametrize("text", NATIONALITIES)
def test_a_nationality_or_the_word_for_a_party_member_is_no_name(text: str) -> None:
    check(text)


NO_NAMES = [
    "The bridge was closed.",
    "However, it rained on Monday in March.",
    "Yesterday it rained.",
    "Police came. Officials left. Workers stayed.",
    "It was Easter, and I was ill.",
    "Two men fled. Nobody saw them.",
    "Rescuers found the boat.",
    "Farmers blocked the road.",
    "Prices rose. Critics complained.",
    "“Never again,” he said. “Nothing helps.”",
    "The Second World War ended.",
    "He won the Velten Prize.",
]


@pytest.mark.parametrize("text", NO_NAMES)
def test_a_capital_that_begins_a_sentence_makes_no_name(text: str) -> None:
    check(text)


def test_a_headline_has_only_names_that_the_body_has() -> None:
    check(
        "<person>Ada Brandt</person> Leaves <place>Oslo</place> After Grain Talks\n"
        "Mayor <person>Ada Brandt</person> left <place>Oslo</place> on Monday.",
        headline=Span(0, 41),
    )


def test_a_headline_without_a_body_has_no_names() -> None:
    check("Ada Brandt Leaves Oslo", headline=Span(0, 22))


def test_a_text_that_is_all_in_capitals_has_no_names_but_listed_ones() -> None:
    line = "THE GRAIN SHIP HAS LEFT PORT WITH OLD WHEAT. "

    assert names_of(line * 12) == ()


def test_no_sentences_have_no_names() -> None:
    assert RuleModel().read("Maria Velten left.", ()).names == ()


@given(st.lists(WORDS, max_size=40).map(" ".join) | st.text(max_size=120))
@settings(deadline=None)
def test_any_text_gives_sorted_disjoint_names_within_its_sentences(text: str) -> None:
    sentences = find_sentences(Report(id="r", text=text, path="r.txt"))
    names = RuleModel().read(text, sentences).names

    assert all(any(s.span.contains(name.span) for s in sentences) for name in names)
    assert all(a.span.end <= b.span.start for a, b in pairwise(names))


SHAPES = [
    "Ada ",
    "Ada left. ",
    "Ministry of ",
    "Mr. Holm left. ",
    "a ",
    "French ",
    "President ",
    "Mr. ",
]


@pytest.mark.parametrize("unit", [*SHAPES, "U.S. ", "New York ", "Ministry Spokesman ", "Holm & "])
def test_the_work_grows_in_step_with_the_text(unit: str) -> None:
    check_growth(names_of, lambda n: unit * n, 500)
