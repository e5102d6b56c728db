"""`<ref Ada Brandt>` marks a pronoun or a description with the name of whom or what it means."""

import pytest

from crossread.annotate.annotate import annotate
from crossread.language.rules.rules import RuleModel
from crossread.types.annotation import MentionForm
from crossread.types.report import Report
from tests.marked_text import read_marked

MODEL = RuleModel()


def check(marked: str) -> None:
    """All mentions that are no names are those marked."""
    text, marks = read_marked(marked)
    mentions = annotate(Report(id="r", text=text, path="r.txt"), model=MODEL).mentions
    actual = [(m.span.of(text), m.name) for m in mentions if m.form is not MentionForm.NAME]
    assert actual == [(mark.span.of(text), mark.value) for mark in marks]


BY_GENDER = [
    "Ada Brandt met Rolf Neal. <ref Ada Brandt>She</ref> left early.",
    "Ada Brandt met Rolf Neal. <ref Rolf Neal>He</ref> left early.",
    "Rolf Neal came with Ada Brandt. <ref Ada Brandt>Her</ref> car was late.",
    "Chairwoman Sasha Merrin met Rolf Neal. <ref Sasha Merrin>She</ref> left early.",
]


@pytest.mark.parametrize("marked", BY_GENDER)
def test_a_pronoun_goes_to_the_person_of_its_gender(marked: str) -> None:
    check(marked)


BY_WEIGHT = [
    (
        "Rolf Neal said the bridge was safe to cross, though Jorn Haskett had doubts. "
        "<ref Rolf Neal>He</ref> said it would open."
    ),
    "Jorn Haskett greeted Rolf Neal. <ref Jorn Haskett>He</ref> left early.",
]


@pytest.mark.parametrize("marked", BY_WEIGHT)
def test_of_two_persons_of_one_gender_who_spoke_or_acted_is_meant(marked: str) -> None:
    check(marked)


ASKED = [
    (
        "Otto Varga's interview with the Courier's Rolf Neal was long. In an interview with "
        "Rolf Neal, <ref Otto Varga>he</ref> said the bridge would open in May."
    ),
    (
        "The recall comes after Otto Varga's talk to Rolf Neal. In the interview with the Courier's "
        "Rolf Neal, <ref Otto Varga>he</ref> said the bridge would open in May."
    ),
]


@pytest.mark.parametrize("marked", ASKED)
def test_who_asks_in_an_interview_is_not_he_who_speaks_in_it(marked: str) -> None:
    check(marked)


DESCRIBED = [
    "Norland's Foreign Ministry was silent. The <ref Foreign Ministry>ministry</ref> was shut.",
    ("Council spokeswoman Tilda Oster left. The <ref Tilda Oster>spokeswoman</ref> was tired."),
    "Mayor Ada Brandt was ill. The <ref Ada Brandt>mayor</ref> will be back in May.",
]


@pytest.mark.parametrize("marked", DESCRIBED)
def test_a_description_goes_to_what_it_was_last_said_of(marked: str) -> None:
    check(marked)


IT = [
    "The Harbour Council met. <ref Harbour Council>It</ref> said the bridge was safe.",
    "The Harbour Council met. It was a long evening.",
    "The Harbour Council met. It rained.",
    "The Harbour Council met, and a bank said it hoped that the bridge was safe.",
]


@pytest.mark.parametrize("marked", IT)
def test_it_is_a_body_only_where_it_speaks(marked: str) -> None:
    check(marked)


IN_MARKS = [
    'Ada Brandt left. "She told her friends that he was late," the note said.',
    "Ada Brandt left. “The mayor and her deputy were late,” the note said.",
]


@pytest.mark.parametrize("marked", IN_MARKS)
def test_nothing_inside_quotation_marks_is_resolved(marked: str) -> None:
    check(marked)


UNDECIDED = [
    "She left early.",
    "The ministry was shut.",
    "The mayor will be back in May.",
    "Ada Brandt left. He was late.",
    "The Harbour Council met. He was late.",
    "Ada Brandt was ill. The captain was tired.",
]


@pytest.mark.parametrize("text", UNDECIDED)
def test_what_the_text_does_not_decide_is_left_out(text: str) -> None:
    check(text)


def test_a_pronoun_does_not_reach_over_many_sentences() -> None:
    check("Ada Brandt left." + " The rain went on all day." * 6 + " She was late.")


THAT = [
    (
        "Norland's Foreign Ministry was silent. Rolf Neal said that the <ref Foreign Ministry>ministry"
        "</ref> was shut."
    ),
    "Tormel Freight lost two ships. Rolf Neal said that a group of owners would sue.",
]


@pytest.mark.parametrize("marked", THAT)
def test_a_that_before_an_article_describes_nothing_itself(marked: str) -> None:
    check(marked)


GROUPS = [
    "Tormel Freight lost two ships. The <ref Tormel Freight>group</ref> is in debt.",
    "Tormel Freight, a group of owners, sued. The <ref Tormel Freight>group</ref> is in debt.",
    "Tormel Freight counted two survivors. The <ref Tormel Freight>group</ref> said it was too late.",
    "Tormel Freight sent eleven young tourists home. The group had lost its way.",
    "Tormel Freight paid. The group, nearly all of whom are orphans, was tired.",
    "Tormel Freight met a group of owners. The group was tired.",
    "The Norland Government met. The group was tired.",
    "Reuters was there. The group was tired.",
]


@pytest.mark.parametrize("marked", GROUPS)
def test_a_group_is_a_company_or_a_league_unless_people_were_told_of_since(marked: str) -> None:
    check(marked)


def test_a_company_is_of_the_bodies_in_a_sentence_the_one_that_spoke() -> None:
    check(
        "Tormel Freight said that Coastal Freight had lost a ship. "
        "The <ref Tormel Freight>company</ref> is in debt."
    )


def test_a_role_before_a_body_s_noun_only_tells_of_the_body() -> None:
    check(
        "Militant Ada Brandt left. Tormel Freight lost two ships. The <ref Tormel Freight>militant group</ref> is in debt."
    )


def test_the_airline_is_the_one_that_says_so_and_no_team_that_acted_last() -> None:
    check(
        "Norland Airlines flew two players of Tormel United home. Tormel United said they were well. "
        "Rolf Neal said the <ref Norland Airlines>airline</ref> would pay."
    )
