"""Small reports in which somebody else stands nearer than who speaks; the marks name who does, or nobody.

`<said Ada Brandt>` marks words with the name that a careful reader ends with. All reports are invented.
"""

import re

import pytest

from crossread.annotate.annotate import annotate
from crossread.annotate.mentions.relatives import antecedent, antecedent_noun, is_relative
from crossread.annotate.speakers.report_facts import find_facts
from crossread.annotate.speakers.speakers import Speakers
from crossread.language.model import Attribution
from crossread.language.rules.rules import RuleModel
from crossread.types.annotation import EntityKind, Mention, MentionForm, Quote, QuoteKind
from crossread.types.report import Report
from crossread.types.span import Span
from tests.annotate.speakers.test_who_speaks import Told, check
from tests.marked_text import read_marked

MODEL = RuleModel()


def check_sources(marked: str) -> None:
    """The marked sources have the names that their marks say."""
    text, marks = read_marked(marked)
    made = annotate(Report(id="r", text=text, path="r.txt"), model=MODEL)
    speakers = Speakers(find_facts(text, made.mentions, {}, ()))
    assert [speakers.name(mark.span) for mark in marks] == [mark.value for mark in marks]


RELATIVES = [
    "Ada Brandt spoke of the statue of Gen. Otto Varga, <source Otto Varga>who</source> ordered the raid.",
    "The case was brought by the Harbour Council, <source Harbour Council>which</source> said it was safe.",
    "Mayor Ada Brandt, a lawyer <source Ada Brandt>who'd</source> called it an open wound, was mum.",
    "Ada Brandt spoke to the government, <source government>which</source> had warned of delays.",
    "The office of the governor, <source>who</source> had named Rolf Neal, was shut.",
    "A study from Ostmark <source>that</source> found no harm was read by Ada Brandt.",
    "“No,” said Nina Holt, 61, a cleaner, <source Nina Holt>who</source> asked for tea.",
    "Ada Brandt read the Elmport Courier, a newspaper in Norland, <source Elmport Courier>that</source> said it was shut.",
    "Ada Brandt read an Elmport Courier article posted on Friday <source Elmport Courier>that</source> said it was shut.",
    "Ada Brandt read an Elmport Courier page posted on Friday <source>that</source> said it was shut.",
]


@pytest.mark.parametrize("marked", RELATIVES)
def test_a_relative_pronoun_means_the_noun_that_its_clause_hangs_on(marked: str) -> None:
    check_sources(marked)


def test_a_law_is_no_place_though_a_model_says_so() -> None:
    text, (mark,) = read_marked(
        "Ada Brandt struck down a Norland law <source>that</source> denied it."
    )
    mentions = annotate(Report(id="r", text=text, path="r.txt"), model=MODEL).mentions
    place = Span(text.index("Norland"), text.index(" law"))
    named = tuple(m for m in mentions if m.span != place)
    named = (*named, Mention(place, EntityKind.PLACE, MentionForm.NAME, "Norland"))
    speakers = Speakers(find_facts(text, named, {mark.span: "Norland"}, ()))

    assert speakers.name(mark.span) is None


def test_a_relative_pronoun_that_begins_a_text_names_nobody() -> None:
    check_sources("<source>Who</source> said so, Ada Brandt asked.")


def test_a_relative_pronoun_has_no_antecedent_where_nothing_stands_before_it() -> None:
    text = "Who said so?"
    who = Span(0, 3)
    assert is_relative(text, who)
    assert (antecedent(text, who, ()), antecedent_noun(text, who)) == (None, None)


def named(
    text: str, words: str, *, persons: str, sources: str, known: str | None = None
) -> str | None:
    """Who the last `words` are where all `sources` speak; a model takes the words for the person `known`."""
    mentions = [
        Mention(Span(*found.span()), EntityKind.PERSON, MentionForm.NAME, found[0])
        for found in re.finditer(persons, text)
    ]
    end = (Span(len(text) - 1, len(text)),)
    speak = [Attribution(end, _at(text, one), None) for one in sources.split(" | ")]
    references = {} if known is None else {_at(text, words): known}
    return Speakers(find_facts(text, mentions, references, speak)).name(_at(text, words))


def _at(text: str, words: str) -> Span:
    at = text.rindex(words)
    return Span(at, at + len(words))


def test_which_is_never_a_person_though_a_model_says_so() -> None:
    text = "Ada Brandt sent them to the inspector general's office, which said so."

    assert named(text, "which", persons="Ada Brandt", sources="which", known="Ada Brandt") is None


def test_that_is_nobody_who_only_tells_of_which_officials_it_is() -> None:
    text = "Brandt aides spoke against a published report that said so."

    assert named(text, "that", persons="Brandt", sources="that", known="Brandt") is None


def test_the_liberal_is_nobody_where_somebody_was_named_since_who_was_but_meant_before() -> None:
    text = "He came. Ada Brandt said so. Rolf Neal left. The Norland Liberal agreed."
    mentions = [
        Mention(_at(text, "He"), EntityKind.PERSON, MentionForm.PRONOUN, "Rolf Neal"),
        Mention(_at(text, "Ada Brandt"), EntityKind.PERSON, MentionForm.NAME, "Ada Brandt"),
        Mention(_at(text, "Rolf Neal"), EntityKind.PERSON, MentionForm.NAME, "Rolf Neal"),
    ]
    spoke = Attribution((_at(text, "so"),), _at(text, "Ada Brandt"), None)
    speakers = Speakers(find_facts(text, mentions, {}, [spoke]))

    assert speakers.name(_at(text, "The Norland Liberal")) is None


def test_a_clause_about_two_who_spoke_does_not_hide_them_from_the_they_behind_it() -> None:
    text = "Ada Brandt and Rolf Neal, who wrote a bill, said so. They called it small."
    sources = "Ada Brandt and Rolf Neal, who wrote a bill | who | They"

    they = named(text, "They", persons="Ada Brandt|Rolf Neal", sources=sources)

    assert they == "Ada Brandt and Rolf Neal"


DOCUMENTS = [
    "<source>The letter, obtained by the Harbour Council,</source> shows it.",
    "<source>Two documents seen by the Harbour Council</source> show it.",
    "<source>Figures placed before the Harbour Council</source> show it.",
    "<source>A poll taken after the Harbour Council met</source> shows it.",
    "<source Harbour Council>A poll published on Monday by the Harbour Council</source> shows it.",
    ("A note was seen by the Harbour Council. <source>The note</source> lists eleven cracks."),
]


@pytest.mark.parametrize("marked", DOCUMENTS)
def test_a_document_speaks_for_who_made_it_and_not_for_who_saw_it(marked: str) -> None:
    check_sources(marked)


PLATFORMS = [
    "<source Facebook>Facebook</source> said so.",
    "<source>A Facebook post</source> said so.",
]


@pytest.mark.parametrize("marked", PLATFORMS)
def test_what_was_posted_somewhere_is_not_said_by_who_runs_it(marked: str) -> None:
    check_sources(marked)


PARTS = [
    "Ada Brandt left early. <source>The Brandt campaign</source> said so.",
    "Ada Brandt left early. <source>A key Brandt operative</source> said so.",
    "Ada Brandt left early. <source>A lawyer for the Brandt presidential transition team</source> said so.",
    "Ada Brandt left early. <source>Brandt aides</source> said so.",
    "He lives in Norway. <source>Norway's tallest man</source> said so.",
    "He lives in Norway. <source Norway's coast guard>Norway's coast guard</source> said so.",
    "<source Ada Brandt>Student Ada Brandt, who heads the Harbour League,</source> said so.",
]


@pytest.mark.parametrize("marked", PARTS)
def test_a_name_that_only_tells_which_thing_speaks_is_not_its_speaker(marked: str) -> None:
    check_sources(marked)


PRONOUNS = [
    (
        "The clerks gave the Harbour Council six months. It said <said>the list must stay shut until the new "
        "rules are made</said>."
    ),
    (
        "Governor Otto Varga said the slope was safe.\n\nPresident Ada Brandt, who came on Monday, was jeered by "
        "relatives. She said <said Ada Brandt>every family would be paid</said>."
    ),
]


@pytest.mark.parametrize("marked", PRONOUNS)
def test_a_pronoun_means_who_acted_and_not_who_was_named_last(marked: str) -> None:
    check(marked, Told())


def test_who_says_something_of_himself_is_meant_by_the_pronoun_that_begins_it() -> None:
    check(
        "Otto Varga and Rolf Neal met. Neal said <said Rolf Neal>he told the guard that <said Rolf Neal>the ship "
        "had sailed</said></said>.",
        Told("he", "Otto Varga"),
    )


def test_words_alone_in_marks_are_said_by_who_spoke_right_before_them() -> None:
    check(
        "“<said Tilda Oster>We will prove it,</said>” said Tilda Oster.\n\nThe guards came at noon, Ada Brandt "
        "said. “<said Ada Brandt>She asked to finish her sentence.</said>”",
        Told(),
    )


def test_a_role_is_not_meant_by_a_name_that_stands_behind_it() -> None:
    check(
        "The governor said <said>the depots were shut</said>.\n\nThe driver, Otto Varga, gave himself up.",
        Told("The governor", "Otto Varga"),
    )


def test_a_department_is_no_league() -> None:
    check(
        "The Harbour Aid League said four were hurt. The department said <said department>one officer "
        "broke his wrist</said>.",
        Told("The department", "Harbour Aid League"),
    )


@pytest.mark.parametrize("words", ["that", "Which", "who'd", "Who’d", "Him", "it", "They"])
def test_a_bare_pronoun_is_not_shown_as_a_speaker(words: str) -> None:
    quote = Quote((Span(20, 24),), QuoteKind.INDIRECT, Span(0, len(words)))
    assert quote.told_speaker(f"{words} said the bridge is safe") is None


@pytest.mark.parametrize("words", ["the governor", "one sophomore", "Its spokesman"])
def test_a_role_is_shown_as_written_where_nobody_is_named(words: str) -> None:
    quote = Quote((Span(20, 24),), QuoteKind.INDIRECT, Span(0, len(words)))
    assert quote.told_speaker(f"{words} said the bridge is safe") == words


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("a Norland official, who asked not to be named,", "a Norland official"),
        ("the former aide, speaking on condition of anonymity", "the former aide"),
        ("the suit, filed on Monday in Elmport", "the suit, filed on Monday in Elmport"),
    ],
)
def test_what_a_clause_says_of_who_has_no_name_is_not_shown(words: str, shown: str) -> None:
    quote = Quote((Span(20, 24),), QuoteKind.INDIRECT, Span(0, len(words)))
    assert quote.told_speaker(f"{words} said the bridge is safe") == shown


def test_a_thing_that_has_its_statement_is_not_who_spoke_before() -> None:
    check(
        "Ada Brandt said <said Ada Brandt>the ship was safe</said>. Its statement said <said>the crew would be paid "
        "for a year</said>.",
        Told(),
    )


def test_who_owns_an_office_does_not_speak_for_it() -> None:
    check(
        "The sheriff's office said <said>bolts were found in the barn</said>.\n\nSheriff Otto Varga left early.",
        Told(),
    )


CARRIED = [
    "<source Harbour Council>A statement issued by the Harbour Council and carried by Reuters</source> told it.",
    "<source>A statement carried by Reuters</source> told it.",
]


@pytest.mark.parametrize("marked", CARRIED)
def test_who_carried_a_statement_did_not_issue_it(marked: str) -> None:
    check_sources(marked)


def test_two_with_their_titles_speak_together() -> None:
    check_sources(
        "<source Ada Brandt and Rolf Neal>Mayor Ada Brandt and Sen. Rolf Neal (P-Norland)</source> left."
    )


READ_BY = (
    "seen read viewed reviewed obtained examined verified cited quoted received held shared".split()
)
NOT_ISSUED = [
    *(f"<source>A memo {verb} by the Harbour Council</source> shows it." for verb in READ_BY),
    "<source>A memo sent to the Harbour Council</source> shows it.",
    "<source>A memo placed in the archive of the Harbour Council</source> shows it.",
    "<source>A report that calls the Harbour Council slow</source> shows it.",
    "<source>A report about the Harbour Council</source> shows it.",
    "<source>A complaint against the Harbour Council</source> shows it.",
    "<source Harbour Council>A memo of the Harbour Council</source> shows it.",
]


@pytest.mark.parametrize("marked", NOT_ISSUED)
def test_who_read_a_document_or_is_told_of_in_it_did_not_issue_it(marked: str) -> None:
    check_sources(marked)


MADE = ["published", "released", "issued", "written", "prepared", "commissioned", "signed"]


@pytest.mark.parametrize("verb", MADE)
def test_a_document_is_whose_by_whom_it_was_made_though_it_is_about_another(verb: str) -> None:
    check_sources(
        f"<source Harbour Council>A report on the Coast Bank {verb} in May by the Harbour Council</source> shows it."
    )


ASKED = [
    "<source>Fifty percent of respondents in the Harbour Council poll</source> said so.",
    "<source>The author of the Harbour Council study</source> said so.",
    "<source Harbour Council>The poll of the Harbour Council</source> said so.",
]


@pytest.mark.parametrize("marked", ASKED)
def test_who_was_asked_for_a_poll_or_wrote_a_study_is_not_who_issued_it(marked: str) -> None:
    check_sources(marked)


OFFICES = [
    "<source Rolf Neal>Captain Rolf Neal, a Harbour Council spokesman,</source> said so. The Harbour Council met.",
    "<source Ada Brandt>The lead prosecutor in his case, Ada Brandt,</source> said so.",
    "<source Mira Sund>A spokeswoman at the Harbour Council in Port Ansel, Mira Sund,</source> said so.",
    "<source>A lawyer in the office of the mayor, Ada Brandt,</source> said so.",
    "<source>The head of another league, the Harbour League,</source> said so.",
    "<source Harbour League>The owner of the boats, the Harbour League,</source> said so.",
    "The Norland Union met. <source Harbour Council>The Norland Union’s Harbour Council</source> said so.",
]


@pytest.mark.parametrize("marked", OFFICES)
def test_who_holds_an_office_speaks_and_not_where_it_is_held(marked: str) -> None:
    check_sources(marked)
