"""Words whose speaker another cue, an open mark, or a company's own name tells; the marks name who speaks.

`<said Ada Brandt>` marks words with the name that a careful reader ends with; without a name the report names
nobody. All reports are invented.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pytest
from numpy.typing import NDArray

from crossread.annotate.annotate import annotate
from crossread.language.model import Attribution, Meaning, Reading
from crossread.language.rules.rules import RuleModel
from crossread.types.annotation import QuoteKind, Sentence
from crossread.types.report import Report
from crossread.types.span import Span
from tests.annotate.speakers.test_who_speaks import Told, check
from tests.marked_text import read_marked


@dataclass(frozen=True, slots=True)
class Read:
    """The names of the rules, and attributions that are given as source, cue and content, whose parts " … " joins."""

    told: tuple[tuple[str | None, str, str], ...]
    made_by: str = "read/1"

    def read(self, text: str, sentences: Sequence[Sentence]) -> Reading:
        def place(words: str) -> Span:
            return Span(text.index(words), text.index(words) + len(words))

        attributions = tuple(
            Attribution(
                tuple(map(place, content.split(" … "))),
                place(source) if source else None,
                place(cue),
            )
            for source, cue, content in self.told
        )
        return Reading(RuleModel().read(text, sentences).names, attributions)

    def vectors(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return RuleModel().vectors(texts)

    def meanings(self, texts: Sequence[str]) -> Sequence[Meaning]:
        return RuleModel().meanings(texts)

    def same(self, pairs: Sequence[tuple[Meaning, Meaning]]) -> NDArray[np.float32]:
        return RuleModel().same(pairs)


def said(marked: str, *told: tuple[str | None, str, str]) -> None:
    """The marked words are said by whom the marks name, as `told` was read."""
    text, marks = read_marked(marked)
    quotes = annotate(Report(id="r", text=text, path="r.txt"), model=Read(told)).quotes
    named = {q.content[0].start: q.speaker_name for q in quotes}
    assert {m.span.start: named.get(m.span.start, "not found") for m in marks} == {
        m.span.start: m.value for m in marks
    }


def test_marks_within_a_cue_that_nobody_owns_are_of_who_tells_it() -> None:
    said(
        "Ada Brandt said Neal is suspected of being the “<said Ada Brandt>middle man of the ring</said>” there.",
        ("Ada Brandt", "said", "Neal is suspected of being the “middle man of the ring” there"),
        (None, "is suspected of", "being the “middle man of the ring” there"),
    )


OPEN = (
    "Ada Brandt said: “<said Ada Brandt>The dam was full that night.</said>\n\nA boat on the lake in spring\n\n"
    "“<said Ada Brandt>We ran down the road to the mill.</said>”\n\nRolf Neal left early."
)


def test_marks_left_open_go_on_behind_a_caption() -> None:
    said(OPEN, ("Ada Brandt", "said", "The dam was full that night."))


def test_marks_left_open_go_on_though_a_cue_of_the_next_paragraph_was_read_for_them() -> None:
    said(
        "Ada Brandt said: “<said Ada Brandt>The dam was full that night.</said>\n\n"
        "“<said Ada Brandt>We ran down the road to the mill.</said>”\n\nRolf Neal added: “<said Rolf Neal>It was loud.</said>”",
        ("Ada Brandt", "said", "The dam was full that night."),
        ("Rolf Neal", "added", "We ran down the road to the mill."),
    )


def test_marks_with_a_cue_of_their_own_do_not_go_on_from_open_ones() -> None:
    said(
        "Ada Brandt said: “<said Ada Brandt>The dam was full that night.</said>\n\n"
        "“<said Rolf Neal>We ran down the road to the mill,</said>” Rolf Neal said.",  # a closing cue
        ("Ada Brandt", "said", "The dam was full that night."),
    )


TITLES = [
    "Ada Brandt spoke early on “Morning Harbour,” but she was alone.",
    "Ada Brandt spoke of Otto Varga's “Long Winter: Part Two,” which came out in May.",
]


@pytest.mark.parametrize("text", TITLES)
def test_a_title_with_the_comma_of_its_sentence_is_not_said(text: str) -> None:
    title = text[text.index("“") + 1 : text.index("”")]
    quotes = annotate(
        Report(id="r", text=text, path="r.txt"), model=Read((("Ada Brandt", "spoke", title),))
    ).quotes

    assert [q for q in quotes if q.kind is not QuoteKind.INDIRECT] == []


def test_words_in_capitals_with_a_cue_right_behind_are_said() -> None:
    said(
        "“<said Ada Brandt>Never Again,</said>” Ada Brandt said.",
        ("Ada Brandt", "said", "Never Again,"),
    )


def test_several_without_a_name_are_the_they_behind_them() -> None:
    check(
        "The Harbour Bank is old. Two owners said the vault was empty. They said <said>it had been robbed</said>.",
        Told("They", "Harbour Bank"),
    )


def test_a_they_that_begins_its_line_is_read() -> None:
    check("They said <said>it had been robbed</said>.\n\nThe Harbour Bank is old.", Told())


COMPANIES = [
    (
        "Tarrant Corp. said it would build. Coast Watch called it a shame. The company said "
        "<said Tarrant Corp>it was sorry</said>."
    ),
    "Coast Watch called it a shame. The company said <said company>it was sorry</said>.",
]


@pytest.mark.parametrize("marked", COMPANIES)
def test_a_company_is_no_body_that_says_it_is_another(marked: str) -> None:
    check(marked, Told())


def test_a_woman_is_no_man_whatever_a_model_says() -> None:
    check(
        "Otto Varga drove. Ada Brandt was hurt. She said <said Ada Brandt>the car was old</said>.",
        Told("She", "Otto Varga"),
    )


def test_an_outlet_that_told_of_a_letter_did_not_write_it() -> None:
    check(
        "Six singers, Reuters reported, wrote to the board. The letter said <said>it was out of touch</said>.",
        Told("The letter", "Reuters"),
    )


def test_who_said_it_in_the_article_did_not_publish_it() -> None:
    check(
        "Ada Brandt said in the article that she was hurt. Nobody replied, according to the article. "
        "The article said <said>nobody had asked</said>.",
        Told(),
    )


def test_who_owns_a_claim_makes_it() -> None:
    said(
        "Ada Brandt spoke. Neal rejected Brandt's claim that <said Ada Brandt>the dam was safe</said>.",
        ("Brandt's", "claim", "that the dam was safe"),
    )


def test_who_owns_him_that_claims_does_not() -> None:
    said(
        "Ada Brandt spoke. Brandt's guard said <said>the dam was safe</said>.",
        ("Brandt's guard", "said", "the dam was safe"),
    )


def test_a_paragraph_in_marks_goes_on_from_the_words_told_before_it() -> None:
    said(
        "Ada Brandt warned that a guard had said <said>the dam was old</said>.\n\n"
        "“<said Ada Brandt>We ran down the road to the mill.</said>”",
        ("Ada Brandt", "warned", "that a guard had said the dam was old"),
        ("a guard", "had said", "the dam was old"),
    )


def test_a_paragraph_in_marks_behind_one_in_which_nobody_spoke_is_nobodys() -> None:
    said(
        "Ada Brandt said <said Ada Brandt>the dam was old</said>.\n\nThe mill burned.\n\n"
        "“<said>We ran down the road to the mill.</said>”",
        ("Ada Brandt", "said", "the dam was old"),
    )


def test_words_that_go_on_from_someone_unnamed_point_at_who_it_is() -> None:
    text = "“The dam is old,” the film said. “It has to go now.”"
    model = Read((("the film", "said", "The dam is old,"),))
    *_, last = annotate(Report(id="r", text=text, path="r.txt"), model=model).quotes

    assert (last.content[0].of(text), last.speaker and last.speaker.of(text)) == (
        "It has to go now.",
        "the film",
    )


def test_who_passes_words_on_did_not_say_those_that_follow() -> None:
    text = "“The dam is shut now,” Rolf Neal said, the Courier reported. “It will open in May.”"
    model = Read(
        (
            ("Rolf Neal", "said", "The dam is shut now,"),
            ("the Courier", "reported", "“The dam is shut now,” Rolf Neal said"),
            ("the Courier", "reported", "It will open in May."),
        )
    )
    *_, last = annotate(Report(id="r", text=text, path="r.txt"), model=model).quotes

    assert last.content[0].of(text) == "It will open in May."
    assert (last.speaker_name, [one.of(text) for one in last.relays]) == (
        "Rolf Neal",
        ["the Courier"],
    )


def test_a_speaker_does_not_end_with_the_comma_before_the_cue() -> None:
    text = "Rolf Neal, the mayor, said dams are closed."
    model = Read((("Rolf Neal, the mayor,", "said", "dams are closed"),))
    (quote,) = annotate(Report(id="r", text=text, path="r.txt"), model=model).quotes

    assert quote.speaker is not None
    assert (quote.speaker.of(text), quote.speaker_name) == ("Rolf Neal, the mayor", "Rolf Neal")


def test_a_law_is_no_person_whatever_a_model_says() -> None:
    check(
        "Ada Brandt signed. The legislation said that <said>dams are closed</said>.",
        Told("The legislation", "Ada Brandt"),
    )


def test_who_is_called_unnamed_has_no_name_whatever_a_model_says() -> None:
    check(
        "Ada Brandt walked on. The unnamed guard said that <said>dams are closed</said>.",
        Told("The unnamed guard", "Ada Brandt"),
    )


def test_a_label_before_a_colon_says_nothing() -> None:
    text = "Ada Brandt left the dam. Question: who will pay for it now?"
    model = Read((("Question", ":", "who will pay for it now"),))

    assert annotate(Report(id="r", text=text, path="r.txt"), model=model).quotes == ()


def test_marks_that_tell_of_another_are_said_by_who_stands_behind_them() -> None:
    said(
        "“<said Ada Brandt>There is a guard here, saying that the mill is a ‘safe house,'</said>” Ada Brandt said.",
        ("a guard", "saying", "that the mill is a ‘safe house,'"),
    )


SENTENCE_ENDS = [
    "Ada Brandt spoke on Harbour News' “The Morning with Otto Varga.”",
    "Ada Brandt is the author of “Dams and Rivers: Water, Power, and People.”",
]


@pytest.mark.parametrize("text", SENTENCE_ENDS)
def test_a_title_with_the_stop_of_its_sentence_is_not_said(text: str) -> None:
    assert annotate(Report(id="r", text=text, path="r.txt"), model=Read(())).quotes == ()


def test_he_is_who_was_named_behind_his_description_and_spoke() -> None:
    check(
        "A spokesman for Ada Brandt, Otto Varga, said the plan was ready. "
        "He added that <said Otto Varga>work would begin in May</said>.",
        Told(),
    )


def test_a_place_in_a_clause_about_the_speaker_does_not_speak() -> None:
    said(
        "The sheriff whose county includes Kaldria said <said>he would not go there</said>.",
        ("The sheriff whose county includes Kaldria", "said", "he would not go there"),
    )


def test_short_forms_keep_their_capitals_in_the_name_of_a_body() -> None:
    check("The US coast guard said <said US coast guard>the sea was calm</said>.", Told())


def test_who_quoted_somebody_as_saying_it_is_its_relay() -> None:
    text = "“The bridge is safe,” Ada Brandt was quoted as saying by the agency Reuters."
    model = Read((("Ada Brandt", "was quoted as saying", "The bridge is safe,"),))
    (quote,) = annotate(Report(id="r", text=text, path="r.txt"), model=model).quotes

    assert [link.of(text) for link in quote.relays] == ["Reuters"]


def test_whoever_is_told_of_in_the_words_did_not_say_them() -> None:
    said(
        "Neal laughed. Ada Brandt, for her part, has described Neal as “<said Ada Brandt>a tired old man.</said>”",
        ("Neal", "has described", "Neal as “a tired old man.”"),
    )


def test_himself_is_the_person_named_before_him() -> None:
    said(
        "Otto Varga posted a clip of himself saying <said Otto Varga>the dam was old</said>.",
        ("himself", "saying", "the dam was old"),
    )


def test_she_behind_an_opening_phrase_is_who_began_the_sentence_before() -> None:
    said(
        "Chief Justice Ada Brandt and the lawyer Greta Lund met. The chief justice asked Lund for examples. After all, "
        "she said, “<said Ada Brandt>there would be some bad ones.</said>”",
        ("she", "said", "there would be some bad ones."),
    )


def test_what_a_document_passed_on_is_said_on_by_who_spoke_before() -> None:
    said(
        "“<said Ada Brandt>We need new rules,</said>” Ada Brandt said, according to excerpts from the board. "
        "“<said Ada Brandt>Talk is not enough.</said>”",
        ("Ada Brandt", "said", "We need new rules,"),
        ("excerpts from the board", "according to", "Talk is not enough."),
    )


def test_she_is_nobody_who_was_named_many_sentences_ago() -> None:
    filler = "It rained in Port Ansel. " * 9
    said(
        f"President Brandt spoke.\n\n{filler}\n\nOtto Varga was near. “<said>I saw smoke,</said>” she told a reporter.",
        ("she", "told", "I saw smoke,"),
    )


def test_a_ministry_that_another_place_owns_is_not_the_one_of_that_name() -> None:
    said(
        "The Norland Foreign Ministry met. Seoul's Foreign Ministry said <said Seoul's Foreign Ministry>one was hurt"
        "</said>.",
        ("Seoul's Foreign Ministry", "said", "one was hurt"),
    )


def test_a_clause_behind_that_describes_nobody() -> None:
    text = "The League met. It was an attack that shows the group has nerve."
    made = annotate(Report(id="r", text=text, path="r.txt"), model=RuleModel())

    assert not any("shows" in mention.span.of(text) for mention in made.mentions)


def test_words_that_a_document_behind_them_passes_on_are_his_whose_clause_leads_to_them() -> None:
    said(
        "President Ada Brandt said that she let him go because of “<said Ada Brandt>his lies,</said>” according to "
        "the indictment.",
        ("President Ada Brandt", "said", "that she let him go because of “his lies,”"),
        ("the indictment", "according to", "his lies,"),
    )


def test_who_owns_what_is_said_is_told_without_the_ending_that_tells_so() -> None:
    text = "Few heard the old captain's claim that the bridge was unsafe."
    model = Read((("the old captain's", "claim", "the bridge was unsafe"),))
    quotes = annotate(Report(id="r", text=text, path="r.txt"), model=model).quotes

    assert [quote.told_speaker(text) for quote in quotes] == ["the old captain"]


def test_what_nobody_says_within_a_post_is_but_the_words_of_its_account() -> None:
    text = "Just found out that the old dam had cracked. — Ada Brandt (@adabrandt) March 19, 2021"
    model = Read(((None, "found out", "the old dam had cracked"),))
    quotes = annotate(Report(id="r", text=text, path="r.txt"), model=model).quotes

    assert [quote.speaker_name for quote in quotes] == ["Ada Brandt"]
