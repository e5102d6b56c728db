"""`<direct Ada Brandt>` marks the words of a quote with its kind and its speaker's full name.

A mark without a name is a quote whose speaker the text does not name; `<more>` goes on with the quote
before it; `<relay>` and `<cue>` mark what stands beside the quotes.
"""

from datetime import date

import pytest

from crossread.annotate.annotate import annotate
from crossread.language.rules.rules import RuleModel
from crossread.types.annotation import Quote, QuoteKind
from crossread.types.report import Dropped, FurnitureKind, Report
from tests.marked_text import Mark, read_marked

MODEL = RuleModel()
SATURDAY = date(2021, 3, 20)
KINDS = {kind.value for kind in QuoteKind}

Told = tuple[str, str | None, tuple[str, ...]]


def quotes_of(text: str, dropped: tuple[Dropped, ...] = ()) -> tuple[Quote, ...]:
    report = Report(id="r", text=text, path="r.txt", published=SATURDAY, dropped=dropped)
    return annotate(report, model=MODEL).quotes


def check(marked: str) -> None:
    """Kind, speaker and exact words of every quote, and the relays, are those marked."""
    text, marks = read_marked(marked)
    dropped = tuple(
        Dropped(mark.span, FurnitureKind.CAPTION) for mark in marks if mark.name == "dropped"
    )
    quotes = quotes_of(text, dropped)
    actual = [(q.kind.value, q.speaker_name, tuple(c.of(text) for c in q.content)) for q in quotes]
    assert actual == expected_quotes(text, marks)
    assert [q.content[0].start for q in quotes] == [m.span.start for m in marks if m.name in KINDS]
    relays = sorted({q.relay for q in quotes if q.relay})
    assert [r.of(text) for r in relays] == words_of(text, marks, "relay")


def expected_quotes(text: str, marks: tuple[Mark, ...]) -> list[Told]:
    found: list[Told] = []
    for mark in marks:
        words = mark.span.of(text)
        if mark.name in KINDS:
            found.append((mark.name, mark.value, (words,)))
        elif mark.name == "more":
            kind, name, content = found.pop()
            found.append((kind, name, (*content, words)))
    return found


def words_of(text: str, marks: tuple[Mark, ...], name: str) -> list[str]:
    return [mark.span.of(text) for mark in marks if mark.name == name]


DIRECT = [
    '"<direct Ada Brandt>The bridge is safe,</direct>" Ada Brandt said.',
    '"<direct Ada Brandt>The bridge is safe,</direct>" said Ada Brandt, the mayor of Port Ansel.',
    'Ada Brandt said: "<direct Ada Brandt>The bridge is safe.</direct>"',
    'Ada Brandt said, "<direct Ada Brandt>The bridge is safe.</direct>"',
    "“<direct Ada Brandt>The bridge is safe,</direct>” Ada Brandt told reporters.",
    "‘<direct Ada Brandt>The bridge is quite safe now,</direct>’ Ada Brandt said.",
    '"<direct Ada Brandt>Is the bridge safe?</direct>" asked Ada Brandt.',
    '"<direct Ada Brandt>Close the bridge now!</direct>" Ada Brandt shouted.',
    '"<direct Ada Brandt>The bridge is safe,</direct>" Mayor Ada Brandt said on Friday.',
    "«<direct Ada Brandt>The bridge is safe,</direct>» said Ada Brandt.",
]


@pytest.mark.parametrize("marked", DIRECT)
def test_words_in_marks_beside_a_cue_are_a_direct_quote_of_whom_the_cue_names(marked: str) -> None:
    check(marked)


OWN_CUES = [
    (
        '"<direct Rolf Neal>Who paid for the bridge?</direct>" Rolf Neal asked. '
        '"<direct Ada Brandt>Nobody in this town knows,</direct>" Ada Brandt replied.'
    ),
    (
        "“<direct Ada Brandt>The bridge is safe,</direct>” Ada Brandt said, adding that "
        "“<mixed Ada Brandt>nobody needs to worry about it.</mixed>”"
    ),
    (
        "“<direct Petra Olmsen>It was dark,</direct>” recalled Petra Olmsen, who survived. "
        "“<direct Petra Olmsen>We screamed.</direct>”"
    ),
    "Ada Brandt thanked Rolf Neal, calling him “<mixed Ada Brandt>a friend of the whole city.</mixed>”",
    "\"<direct Ada Brandt>I never said 'close the bridge' to anyone,</direct>\" Ada Brandt said.",
]


@pytest.mark.parametrize("marked", OWN_CUES)
def test_each_stretch_in_marks_has_its_own_cue(marked: str) -> None:
    check(marked)


CUT_BY_THE_CUE = [
    '"<direct Ada Brandt>The bridge is safe,</direct>" Ada Brandt said, "<more>and it will stay so.</more>"',
    "“<direct Ada Brandt>The bridge is safe,</direct>” Dr. Ada Brandt said, “<more>and it will stay so.</more>”",
    "“<direct Ada Brandt>The bridge is safe,</direct>” said Lt. Gen. Ada Brandt, “<more>and it will stay so.</more>”",
    "“<direct Rolf Neal>We waited all night,</direct>” said Rolf Neal, “<more>but nobody came.</more>”",
]


@pytest.mark.parametrize("marked", CUT_BY_THE_CUE)
def test_one_utterance_that_its_cue_cuts_in_two_is_one_quote(marked: str) -> None:
    check(marked)


GOES_ON = [
    '"<direct Ada Brandt>The bridge is safe,</direct>" Ada Brandt said. "<direct Ada Brandt>It will stay open.</direct>"',
    (
        '"<direct Ada Brandt>The bridge is safe,</direct>" Ada Brandt said.\n\n'
        '"<direct Ada Brandt>It will stay open all summer long.</direct>"'
    ),
    (
        'Ada Brandt said: "<direct Ada Brandt>The bridge is safe and we know it.</direct>\n\n'
        '"<direct Ada Brandt>It will stay open all summer long.</direct>"'
    ),
]


@pytest.mark.parametrize("marked", GOES_ON)
def test_marked_words_that_stand_alone_behind_a_quote_are_the_same_speakers(marked: str) -> None:
    check(marked)


def test_a_dropped_caption_does_not_orphan_the_quote_that_it_cuts_in_two() -> None:
    check(
        '"<direct Ada Brandt>The bridge is safe,</direct>" Ada Brandt said.\n\n'
        "<dropped>The old bridge in the evening sun. Photo: Tilda Oster</dropped>\n\n"
        '"<direct Ada Brandt>It will stay open all summer long.</direct>"'
    )


MIXED = [
    'Ada Brandt called the plan "<mixed Ada Brandt>a gift to the builders</mixed>" on Friday.',
    'Rolf Neal described the vote as "<mixed Rolf Neal>a farce from start to end.</mixed>"',
]


@pytest.mark.parametrize("marked", MIXED)
def test_some_words_in_marks_within_the_reports_own_sentence_are_a_mixed_quote(marked: str) -> None:
    check(marked)


INDIRECT = [
    "Ada Brandt said <indirect Ada Brandt>the bridge would stay open all summer</indirect>.",
    "Ada Brandt said that <indirect Ada Brandt>the bridge would stay open all summer</indirect>.",
    "<indirect Ada Brandt>The bridge will stay open all summer</indirect>, Ada Brandt said.",
    "<indirect Ada Brandt>The bridge will stay open all summer</indirect>, according to Ada Brandt.",
    "According to Ada Brandt, <indirect Ada Brandt>the bridge will stay open all summer</indirect>.",
    "Ada Brandt told the council that <indirect Ada Brandt>the bridge was safe to cross</indirect>.",
    "Ada Brandt denied that <indirect Ada Brandt>the bridge had ever been shut</indirect>.",
    "Ada Brandt warned that <indirect Ada Brandt>the bridge might fall within a year</indirect>.",
    "<indirect>The bridge will stay open all summer</indirect>, officials said.",
    "A spokesman said <indirect>the bridge would stay open all summer</indirect>.",
]


@pytest.mark.parametrize("marked", INDIRECT)
def test_what_a_speaker_says_without_marks_is_an_indirect_quote(marked: str) -> None:
    check(marked)


PRONOUNS = [
    (
        "Mayor Ada Brandt opened the bridge on Friday. "
        '"<direct Ada Brandt>It will stand for a century,</direct>" she said.'
    ),
    (
        "Rolf Neal spoke after Ada Brandt. "
        '"<direct Ada Brandt>It will stand for a century,</direct>" she said.'
    ),
    (
        "Rolf Neal said <indirect Rolf Neal>the bridge was too narrow for two buses</indirect>. "
        "He added that <indirect Rolf Neal>the railings were rotten as well</indirect>."
    ),
    (
        "Ada Brandt met Rolf Neal on Friday. "
        '"<direct Rolf Neal>We found no common ground,</direct>" he said.'
    ),
]


@pytest.mark.parametrize("marked", PRONOUNS)
def test_a_pronoun_speaks_for_the_person_whom_its_gender_and_place_fit(marked: str) -> None:
    check(marked)


DESCRIPTIONS = [
    (
        "Council spokeswoman Tilda Oster said <indirect Tilda Oster>the envoy would return</indirect>. "
        '"<direct Tilda Oster>We wait for an answer,</direct>" the spokeswoman said.'
    ),
    (
        "The Foreign Ministry said <indirect Foreign Ministry>the envoy would return</indirect>. "
        '"<direct Foreign Ministry>We wait for an answer,</direct>" it said.'
    ),
    (
        "The Foreign Ministry said <indirect Foreign Ministry>the envoy would return</indirect>. "
        "The ministry added that <indirect Foreign Ministry>the talks were over</indirect>."
    ),
]


@pytest.mark.parametrize("marked", DESCRIPTIONS)
def test_a_description_speaks_for_whom_it_was_said_of(marked: str) -> None:
    check(marked)


UNNAMED = [
    '"<direct>The bridge is safe,</direct>" officials said.',
    '"<direct>We will sue the city,</direct>" Ada Brandt\'s lawyer said.',
    "Two officials who asked not to be named said <indirect>the bridge was unsafe</indirect>.",
    "<indirect>The bridge was unsafe</indirect>, residents said.",
]


@pytest.mark.parametrize("marked", UNNAMED)
def test_words_of_somebody_unnamed_are_given_to_nobody_else(marked: str) -> None:
    check(marked)


SURNAMES = [
    'Ada Brandt opened the bridge. "<direct Ada Brandt>It is safe to cross,</direct>" Brandt said.',
    (
        "Ada Brandt and Jorn Brandt argued all day. "
        '"<direct Jorn Brandt>It is far too narrow,</direct>" Jorn Brandt said.'
    ),
]


@pytest.mark.parametrize("marked", SURNAMES)
def test_a_surname_speaks_for_the_full_name_in_the_report(marked: str) -> None:
    check(marked)


APPOSITIONS = [
    ('"<direct Ada Brandt>The bridge is safe,</direct>" the city\'s mayor, Ada Brandt, said.'),
    (
        '"<direct Tilda Oster>The bridge is safe,</direct>" said Tilda Oster, a spokeswoman for '
        "Mayor Ada Brandt."
    ),
]


@pytest.mark.parametrize("marked", APPOSITIONS)
def test_the_person_named_beside_a_description_is_the_speaker(marked: str) -> None:
    check(marked)


RELAYED = [
    (
        '"<direct Ada Brandt>The bridge is safe,</direct>" Ada Brandt said, as '
        "<relay>Coastal Wire</relay> reported."
    ),
    (
        "As state-run <relay>Coastal Wire</relay> reports, Ada Brandt said that "
        '<indirect Ada Brandt>"<mixed Ada Brandt>the bridge</mixed>" was safe</indirect>.'
    ),
    (
        '"<direct Ada Brandt>The bridge is safe to cross,</direct>" Ada Brandt said, according to '
        "<relay>a summary provided by the Harbour Council</relay>."
    ),
    '"<direct Ada Brandt>The bridge is safe to cross,</direct>" Ada Brandt told the board, <relay>Reuters</relay> wrote.',
    "Ada Brandt told <relay>Reuters</relay> that <indirect Ada Brandt>the bridge was safe</indirect>.",
    '"<direct Ada Brandt>The bridge is safe to cross,</direct>" Ada Brandt told <relay>Reuters</relay>.',
    'Ada Brandt told <relay>Reuters</relay>: "<direct Ada Brandt>The bridge is safe to cross.</direct>"',
]


@pytest.mark.parametrize("marked", RELAYED)
def test_the_medium_that_passed_the_words_on_is_their_relay_and_not_their_speaker(
    marked: str,
) -> None:
    check(marked)


POSTS = [
    (
        "The mayor answered at once.\n\n"
        "<direct Ada Brandt>The bridge is safe and will stay open.</direct> — Ada Brandt (@adabrandt) March 19, 2021"
    ),
    (
        "The mayor answered at once.\n\n"
        "<direct Ada Brandt>I said that the bridge would stay open.</direct> — Ada Brandt (@adabrandt) March 19, 2021"
    ),
]


@pytest.mark.parametrize("marked", POSTS)
def test_an_embedded_post_is_said_by_the_account_that_signs_it(marked: str) -> None:
    check(marked)


NO_QUOTES = [
    'The novel "The Long Winter" was written in a hut by the sea.',
    'Rolf "The Bear" Neal fought his last match in Port Ansel.',
    'The band played "Northern Lights" twice.',
    "The council met on Friday and went home without a vote.",
    "The workers' homes and the farmers' barns stood empty.",
    'The plank was 6\' 2" long and 3" wide.',
]


@pytest.mark.parametrize("text", NO_QUOTES)
def test_titles_nicknames_and_plain_sentences_are_no_quotes(text: str) -> None:
    check(text)


NAMED_LATER = [
    (
        "A lawyer for the harbour said <indirect Ada Brandt>the bridge was safe</indirect>.\n\n"
        'The lawyer, Ada Brandt, added: "<direct Ada Brandt>It will stay open.</direct>"'
    ),
    (
        "The lawyer Ada Brandt left.\n\n"
        "A lawyer for the town said <indirect>the bridge was shut</indirect>."
    ),
    (
        "A lawyer said <indirect>the bridge was safe</indirect>.\n\n"
        "The lawyer Ada Brandt left. The lawyer Jorn Haskett stayed."
    ),
]


@pytest.mark.parametrize("marked", NAMED_LATER)
def test_a_role_at_the_head_of_a_report_is_the_one_person_named_with_it_further_down(
    marked: str,
) -> None:
    check(marked)


UNBALANCED = [
    'Ada Brandt said: "<direct Ada Brandt>The bridge is safe and will stay open.</direct>\n\nThe vote is on Monday.',
    '"<direct Ada Brandt>The bridge is safe,</direct>" Ada Brandt said. The vote is on Monday."',
]


@pytest.mark.parametrize("marked", UNBALANCED)
def test_a_mark_that_is_never_closed_ends_with_its_paragraph(marked: str) -> None:
    check(marked)


DOCUMENTS = [
    (
        "The Harbour Council said in a statement that <indirect Harbour Council>the bridge was safe</indirect>. "
        '"<direct Harbour Council>It will stay open all summer,</direct>" the statement added.'
    ),
]


@pytest.mark.parametrize("marked", DOCUMENTS)
def test_a_statement_that_adds_takes_the_speaker_of_the_words_before(marked: str) -> None:
    check(marked)


SEVERAL_SPEAKERS = [
    (
        '"<direct Ada Brandt>The bridge is safe,</direct>" Ada Brandt said.\n\n'
        '"<direct Rolf Neal>The bridge will fall,</direct>" Rolf Neal said.'
    ),
    (
        '"<direct Ada Brandt>The bridge is safe,</direct>" Ada Brandt said, but Rolf Neal said '
        "<indirect Rolf Neal>it would fall within a year</indirect>."
    ),
]


@pytest.mark.parametrize("marked", SEVERAL_SPEAKERS)
def test_each_of_two_speakers_keeps_his_own_words(marked: str) -> None:
    check(marked)


CUES = [
    '"The bridge is safe," Ada Brandt <cue>said</cue>.',
    "Ada Brandt <cue>warned</cue> that the bridge might fall within a year.",
    "The bridge will stay open all summer, <cue>according to</cue> Ada Brandt.",
]


@pytest.mark.parametrize("marked", CUES)
def test_the_cue_is_the_word_that_tells_of_saying(marked: str) -> None:
    text, marks = read_marked(marked)
    (quote,) = quotes_of(text)

    assert [quote.cue.of(text) if quote.cue else None] == words_of(text, marks, "cue")


def test_quotes_point_into_the_text_when_it_has_emoji_and_right_to_left_words() -> None:
    check('😀 שלום "<direct Ada Brandt>The bridge is safe,</direct>" Ada Brandt said. 😀')


def test_quotes_are_sorted_by_their_words() -> None:
    text = 'Ada Brandt said the bridge was safe. "It will fall," Rolf Neal said. "Soon," he added.'
    spans = [quote.content[0] for quote in quotes_of(text)]

    assert spans == sorted(spans)


BODIES = [
    "<indirect police>The bridge was unsafe</indirect>, police said.",
    "The coast guard said <indirect coast guard>the bridge was shut for a week</indirect>.",
    "The ministry of the interior said <indirect ministry of the interior>the bridge was shut</indirect>.",
    "The health ministry of Kaldria said <indirect health ministry of Kaldria>the bridge was shut</indirect>.",
]


@pytest.mark.parametrize("marked", BODIES)
def test_a_body_that_is_only_described_speaks_by_its_description(marked: str) -> None:
    check(marked)


PASSED_ON = [
    (
        "<relay>Harbour Radio</relay> reported that Ada Brandt said "
        "<indirect Ada Brandt>the bridge was shut</indirect>."
    ),
    (
        "<indirect Ada Brandt>The bridge was shut for a week</indirect>, Ada Brandt said, "
        "according to <relay>Coastal Wire</relay>."
    ),
]


@pytest.mark.parametrize("marked", PASSED_ON)
def test_one_quote_that_a_medium_passes_on_is_not_also_the_mediums(marked: str) -> None:
    check(marked)


UNSAID = [
    'Rolf Neal wrote the novel "The Long Winter" in a hut.',
    "Ada Brandt did not say whether the bridge was shut for good.",
    "Ada Brandt had not said that the bridge was shut for good.",
]


@pytest.mark.parametrize("text", UNSAID)
def test_titles_of_works_and_what_was_not_said_are_no_quotes(text: str) -> None:
    check(text)


def test_words_behind_a_cue_and_a_semicolon_go_on_with_those_before_it() -> None:
    check(
        'Ada Brandt rose. "<direct Ada Brandt>We shut the bridge,</direct>" she said; '
        '"<more>the cables had frayed.</more>"'
    )


@pytest.mark.parametrize("text", ['"', '""', '"" "" “”', "“”\n\n“…”"])
def test_a_text_of_nothing_but_marks_has_no_speaker(text: str) -> None:
    assert [q.speaker_name for q in quotes_of(text) if q.speaker_name] == []


def test_a_crosshead_in_marks_is_nobodys_words() -> None:
    text = (
        "One man was held, police said.\n“Great damage”\nAda Brandt said there was “great damage”."
    )

    assert [quote.content[0].start for quote in quotes_of(text)] == [
        text.index("One man"),
        text.index("there was"),
        text.rindex("great damage"),
    ]


def test_a_line_of_marked_words_with_a_stop_goes_on_from_who_spoke() -> None:
    check(
        "“<direct Ada Brandt>It is shut,</direct>” Ada Brandt said.\n“<direct Ada Brandt>It was a hard night.</direct>”"
    )


def test_words_that_go_on_in_their_paragraph_were_said_as_those_before_them() -> None:
    """Both are told to the crew; what he asked before an answer, and another paragraph, have no cue of their own."""
    text = (
        "“The bridge is old,” Ada Brandt told the crew. “It will be closed.”\n\n"
        "“Nobody may cross it.”\n\n"
        "“Is it safe?” Rolf Neal asked. “Nobody told us so.”"
    )

    told = [
        (quote.content[0].of(text), quote.cue.of(text) if quote.cue else None)
        for quote in quotes_of(text)
    ]

    assert told == [
        ("The bridge is old,", "told"),
        ("It will be closed.", "told"),
        ("Nobody may cross it.", None),
        ("Is it safe?", "asked"),
        ("Nobody told us so.", None),
    ]


def test_a_paper_in_marks_that_is_told_of_it_is_nobodys_words() -> None:
    check('"<direct Ada Brandt>It is shut,</direct>" Ada Brandt told "The Norland Mole" on Friday.')


def test_words_alone_in_their_paragraph_go_on_from_a_speaker_with_a_title() -> None:
    check(
        "Prof. Ada Brandt said <indirect Ada Brandt>the bridge was unsafe</indirect>.\n\n"
        "“<direct Ada Brandt>It will be closed for a year.</direct>”"
    )
