"""Small reports, each with the words that somebody says in it and the name of who says them.

`<said Ada Brandt>` marks words with the name that a careful reader ends with; without a name the report
names nobody. Where a model has a word on what a pronoun means, it stands beside, right or wrong. All
reports are invented.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import pytest
from numpy.typing import NDArray

from crossread.annotate.annotate import annotate
from crossread.language.model import Meaning, Reading, Reference
from crossread.language.rules.rules import RuleModel
from crossread.types.annotation import Sentence
from crossread.types.report import Report
from crossread.types.span import Span
from tests.marked_text import read_marked


@dataclass(frozen=True, slots=True)
class Told:
    """The rules, and what a model says: that the last `words` mean the name that is written so last."""

    words: str = ""
    name: str = ""
    made_by: str = "told/1"

    def read(self, text: str, sentences: Sequence[Sentence]) -> Reading:
        reading = RuleModel().read(text, sentences)
        if not self.words:
            return reading
        reference = Reference(_last(text, self.words), _last(text, self.name))
        return replace(reading, references=(reference,))

    def vectors(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return RuleModel().vectors(texts)

    def meanings(self, texts: Sequence[str]) -> Sequence[Meaning]:
        return RuleModel().meanings(texts)

    def same(self, pairs: Sequence[tuple[Meaning, Meaning]]) -> NDArray[np.float32]:
        return RuleModel().same(pairs)


def _last(text: str, words: str) -> Span:
    at = text.rindex(words)
    return Span(at, at + len(words))


def check(marked: str, model: Told) -> None:
    """The marked words are said by whom the marks name."""
    text, marks = read_marked(marked)
    quotes = annotate(Report(id="r", text=text, path="r.txt"), model=model).quotes
    named = {q.content[0].start: q.speaker_name for q in quotes}
    assert {m.span.start: named.get(m.span.start, "not found") for m in marks} == {
        m.span.start: m.value for m in marks
    }


PRONOUNS = [
    (
        (
            "Mayor Rolf Neal asked for the books.\n\nJorn Haskett said <said Jorn Haskett>the request was "
            "unlawful</said>.\n\n“<said Jorn Haskett>He wants to score points against Otto Varga,</said>” he said."
        ),
        Told("he", "Otto Varga"),
    ),
    (
        (
            "Jorn Haskett said <said Jorn Haskett>the bridge was safe to cross</said>. He said <said Jorn "
            "Haskett>it would open in May</said>.\n\nRolf Neal left early."
        ),
        Told("He", "Rolf Neal"),
    ),
]


@pytest.mark.parametrize(("marked", "model"), PRONOUNS)
def test_who_spoke_last_goes_on_whatever_a_model_says_of_a_pronoun(
    marked: str, model: Told
) -> None:
    check(marked, model)


ROLES = [
    (
        "Report on the harbour\n\nA lawyer for Mayor Neal said <said Otto Varga>the request was a threat"
        "</said>.\n\n“<said Otto Varga>It would do lasting damage,</said>” Otto Varga said in a letter."
    ),
    (
        "Report on the harbour\n\nA lawyer for Mayor Neal said <said>the request was a threat</said>.\n\n"
        "“<said Otto Varga>It would do lasting damage,</said>” Bishop Otto Varga said in a letter."
    ),
    (
        "The whistleblower said <said Ada Brandt>the lists were false</said>.\n\nThe whistleblower, Ada "
        "Brandt, left the office."
    ),
]


@pytest.mark.parametrize("marked", ROLES)
def test_a_role_in_the_lead_is_who_is_named_behind_where_no_other_role_stands_with_him(
    marked: str,
) -> None:
    check(marked, Told())


def test_a_whistleblower_is_no_house() -> None:
    check(
        "The Harbour Council met. Staff said <said>the lists were long</said>. The whistleblower said "
        "<said>they were false</said>.",
        Told("The whistleblower", "Harbour Council"),
    )


DOCUMENTS = [
    (
        "Rolf Neal responded in a Monday memo that the charges were false.\n\nThe "
        "memo added that <said Rolf Neal>the witness was tired of her work</said>."
    ),
    (
        "The charges stand in a letter and a memo released on Monday by Rep. Ada Brandt.\n\nThe memo says "
        "that <said Ada Brandt>two officials are on the list</said>."
    ),
    (
        "GOP lawmakers wrote in a letter that the lists were long.\n\nThe letter said "
        "that <said GOP lawmakers>two officials are on them</said>."
    ),
    (
        "Rolf Neal said in a statement that the charges were false.\n\nAda Brandt said <said Ada Brandt>they were "
        "true</said>. “<said Ada Brandt>We have seen the lists,</said>” the statement said."
    ),
]


@pytest.mark.parametrize("marked", DOCUMENTS)
def test_a_document_speaks_for_who_released_it_or_wrote_in_it(marked: str) -> None:
    check(marked, Told())


def test_a_description_means_no_body_that_is_only_named_behind_it() -> None:
    marked = "The list is long. “<said>It was made in May,</said>” the statement said.\n\nThe Harbour Council met on Friday."

    check(marked, Told("the statement", "Harbour Council"))


GROUPS = [
    "Blame came from Harbour Republicans, who said <said Harbour Republicans>it was empty talk</said>.",
    "Blame came from two officials, who said <said>it was empty talk</said>.",
    (
        "Democrats said <said>the lists were long</said>, but they said <said Democrats>two officials were "
        "on them</said>."
    ),
    (
        "The bill failed. Democrats named nobody, but they said <said Democrats>two officials were on the "
        "list</said>."
    ),
    "Two owners named nobody, but they said <said>two officials were on the list</said>.",
]


EDGES = [
    "The council met.\nThey said <said>the lists were long</said>.",
    "They said <said>the lists were long</said>.",
    "“<said>It was empty talk,</said>” said a lawyer",
]


@pytest.mark.parametrize("marked", EDGES)
def test_a_source_at_the_edge_of_a_line_or_of_the_text_names_nobody(marked: str) -> None:
    check(marked, Told())


@pytest.mark.parametrize("marked", GROUPS)
def test_a_party_behind_a_pronoun_is_named_and_people_without_a_name_are_not(marked: str) -> None:
    check(marked, Told())


MARKS = [
    (
        "When Tilda Oster asked if the mayor was “<said Tilda Oster>a coward,</said>” Ada Brandt replied "
        "at once."
    ),
    (
        "“<said Ada Brandt>We want to save the ferry line,</said>” Ada Brandt said. “<said Ada Brandt>We told "
        "the board that the guard says that it is safe.</said>”"
    ),
    (
        "As the Harbour Post reports, “<said Harbour Post>Neal said that the ship had sailed in "
        "May.</said>”"
    ),
]


@pytest.mark.parametrize("marked", MARKS)
def test_marked_words_are_not_said_by_whom_they_tell_of(marked: str) -> None:
    check(marked, Told())


def test_the_expert_is_who_spoke_last() -> None:
    check(
        "Ada Brandt said the dam was old.\n\nThe town is poor.\n\n"
        "“<said Ada Brandt>It will break one day,</said>” the expert added.",
        Told(),
    )


def test_the_expert_is_nobody_where_no_person_spoke_before() -> None:
    check(
        "The council said the dam was old. “<said>It will break one day,</said>” the expert added.",
        Told(),
    )


def test_a_statement_that_speaks_on_and_on_has_one_issuer() -> None:
    text = "A statement by the Harbour Council came. " + "The statement said it would hold. " * 600

    quotes = annotate(Report(id="r", text=text), model=RuleModel()).quotes

    assert {quote.speaker_name for quote in quotes} == {"Harbour Council"}


EPITHETS = [
    "“<said Ada Brandt>It will break,</said>” the lone liberal added.",
    "“<said Ada Brandt>It will break,</said>” the former mayor added.",
    "“<said Ada Brandt>It will break,</said>” the Elmport lawmaker added.",
    "“<said Ada Brandt>Rolf Neal was late,</said>” the presumptive nominee added.",
]


@pytest.mark.parametrize("marked", EPITHETS)
def test_of_what_party_or_what_once_is_who_spoke_last(marked: str) -> None:
    check(f"Ada Brandt said the dam was old.\n\n{marked}", Told())


def test_the_liberal_is_who_spoke_last_though_another_serves_in_the_words_for_her() -> None:
    check(
        "Ada Brandt, one of Mr. Neal’s lawyers, said the dam was old.\n\n“<said Ada Brandt>It will break,</said>” the "
        "former mayor added.",
        Told(),
    )


def test_the_liberal_is_who_spoke_last_behind_a_long_title_and_though_another_owns_something() -> (
    None
):
    check(
        "Harbour Council Senator Ada Brandt said it was Mr. Neal’s dam.\n\n“<said Ada Brandt>It will hold,</said>” the "
        "lone liberal added.",
        Told(),
    )


def test_the_liberal_is_nobody_where_somebody_new_was_named_since() -> None:
    check(
        "Ada Brandt said the dam was old.\n\nRolf Neal was there too.\n\n“<said>It will break one day,</said>” the "
        "lone liberal added.",
        Told(),
    )


def test_the_company_is_no_department_though_a_model_says_so() -> None:
    check(
        "The Harbour Department met. “<said company>It is shut,</said>” the company said.",
        Told("the company", "Harbour Department"),
    )


HEARD = [
    "Ada Brandt told the Courier's Rolf Neal, host of The Harbour Room, that the dam was old.",
]


@pytest.mark.parametrize("before", HEARD)
def test_the_liberal_is_who_spoke_last_and_not_who_heard_it(
    before: str,
) -> None:
    check(f"{before}\n\n“<said Ada Brandt>It will hold,</said>” the lone liberal added.", Told())


ADMINISTRATIONS = [
    (
        "President Ada Brandt left. The Brandt administration is young. The administration said <said Brandt "
        "administration>the dam was old</said>."
    ),
    "The Brandt administration is gone. The administration said <said administration>the dam was old</said>.",
    (
        "President Ada Brandt left. The Brandt administration undid what the Neal administration had done. The "
        "administration said <said administration>the dam was old</said>."
    ),
]


@pytest.mark.parametrize("marked", ADMINISTRATIONS)
def test_the_administration_is_the_presidents_where_no_other_is_named(marked: str) -> None:
    check(marked, Told())
