"""`<s>` marks a statement; `<s Ada Brandt>` one that gives the words of that speaker."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossread.annotate.annotate import annotate
from crossread.annotate.statements.clauses import _CUT, find_clauses
from crossread.language.rules.rules import RuleModel
from crossread.types.annotation import Certainty, Statement
from crossread.types.report import Report
from crossread.types.span import Span
from tests.growth import check_growth
from tests.marked_text import read_marked

MODEL = RuleModel()


def statements_of(text: str, headline: Span | None = None) -> tuple[Statement, ...]:
    report = Report(id="r", text=text, path="r.txt", headline=headline)
    return annotate(report, model=MODEL).statements


def check(marked: str) -> None:
    text, marks = read_marked(marked)
    actual = [(one.span.of(text), one.speaker) for one in statements_of(text)]
    assert actual == [(mark.span.of(text), mark.value) for mark in marks]


WHOLE = [
    "<s>Soon, Capt. Ada Brandt of the Norland Harbour Patrol, who has earned some praise this year, stopped by.</s>",
    "<s>The bridge was shut on Friday.</s>",
    "<s>The bridge was shut, and it rained.</s>",
    "<s>The bridge was shut on Friday.</s> <s>It will open again on Monday.</s>",
    "<s>The bridge was shut on Friday</s>",
]


@pytest.mark.parametrize("marked", WHOLE)
def test_a_sentence_of_one_clause_is_one_statement(marked: str) -> None:
    check(marked)


def test_a_long_list_of_names_is_read_once() -> None:
    """Before "..., and Ada Brandt, and Rolf Neal" all names are known to be names from the cut before."""

    def clauses(text: str) -> list[Span]:
        return list(find_clauses(text, Span(0, len(text)), ()))

    check_growth(clauses, lambda n: ", and ".join(["Ada Brandt"] * n), 500)


CUT = [
    ("<s>The bridge was shut on Friday</s>, <s>but the ferry ran until late at night.</s>"),
    "<s>The bridge was shut on Friday</s>; <s>the ferry ran until late at night.</s>",
    "<s>The bridge was shut on Friday</s> <s>because the old cables had begun to rust.</s>",
    "<s>The bridge was shut on Friday</s> — <s>the ferry ran until late at night.</s>",
]


@pytest.mark.parametrize("marked", CUT)
def test_a_sentence_is_cut_where_a_new_clause_begins(marked: str) -> None:
    read, marks = read_marked(marked)
    actual = [one.span.of(read).rstrip(",;") for one in statements_of(read)]

    assert [one.strip(" —") for one in actual] == [mark.span.of(read) for mark in marks]


IN_MARKS = [
    '<s Ada Brandt>"We shut the bridge on Friday, but the ferry ran all night long," Ada Brandt said.</s>',
    "<s Ada Brandt>“The old cables had rusted through; we had to shut the bridge,” Ada Brandt said.</s>",
]


@pytest.mark.parametrize("marked", IN_MARKS)
def test_words_in_marks_are_never_cut(marked: str) -> None:
    check(marked)


SPOKEN = [
    "<s Ada Brandt>Ada Brandt said the bridge would be shut all summer.</s>",
    "<s Ada Brandt>The bridge will be shut all summer, Ada Brandt said.</s>",
    "<s>The bridge was shut.</s> <s Ada Brandt>The ferry will run all night, Ada Brandt said.</s>",
]


@pytest.mark.parametrize("marked", SPOKEN)
def test_a_statement_has_the_speaker_whose_words_fill_it(marked: str) -> None:
    check(marked)


DATELINES = [
    "PORT ANSEL, Norland (Coastal Wire) — <s>The bridge was shut on Friday.</s>",
    "PORT ANSEL — <s>The bridge was shut on Friday.</s>",
    "PORT ANSEL (Coastal Wire) - <s>The bridge was shut on Friday.</s>",
]


@pytest.mark.parametrize("marked", DATELINES)
def test_a_dateline_is_no_part_of_the_first_statement(marked: str) -> None:
    check(marked)


def test_a_headline_is_one_statement() -> None:
    text = "Bridge shut on Friday, but ferry runs until late at night\n\nIt rained."

    assert next(one.span.of(text) for one in statements_of(text, Span(0, 57))) == text[:57]


AMONG_PARAGRAPHS = [
    ("Old fears in the harbour", False),
    ("How the mayor won them over", False),
    ("The bridge was shut on Friday", True),
    ("Two boats of 14 in Elmport", True),
    ("Ada Brandt, Port Ansel: the ferry", True),
    ("“A night to forget”", True),
]


@pytest.mark.parametrize(("line", "is_told"), AMONG_PARAGRAPHS)
def test_a_heading_between_two_paragraphs_is_no_statement(line: str, is_told: bool) -> None:
    text = f"The ferry ran until late at night.\n\n{line}\n\nThe mayor was ill at home."

    assert (line in [one.span.of(text) for one in statements_of(text)]) is is_told


def test_a_heading_is_none_though_the_long_line_behind_it_lost_its_stop() -> None:
    behind = "The mayor of Port Ansel was ill at home and sent her deputy to the opening of the old bridge"
    text = (
        f"The ferry ran until late at night.\n\nOld fears in the harbour\n\n{behind}\n\nIt rained."
    )

    assert "Old fears in the harbour" not in [one.span.of(text) for one in statements_of(text)]


def test_lines_of_a_list_are_statements() -> None:
    text = "The council named two.\n\nAda Brandt of Elmport\n\nRolf Neal of Oakhaven\n\nIt rained."

    assert len(statements_of(text)) == 4


def test_a_statement_is_held_as_its_clause_says() -> None:
    text = "The clerk allegedly took the money on Friday, but the mayor was ill at home."

    assert [one.certainty for one in statements_of(text)] == [
        Certainty.ALLEGED,
        Certainty.HAPPENED,
    ]


PIECES = st.sampled_from(
    'Ada Brandt said that the bridge fell , but ; — -- " “ ” . ? \n after 😀 é because it rained'.split(
        " "
    )
)


@settings(max_examples=80)
@given(st.lists(PIECES, max_size=60))
def test_statements_are_sorted_disjoint_and_inside_one_sentence(words: list[str]) -> None:
    text = " ".join(words)
    made = annotate(Report(id="r", text=text, path="r.txt"), model=MODEL)
    spans = [statement.span for statement in made.statements]

    assert spans == sorted(spans)
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
    assert all(any(s.span.contains(span) for s in made.sentences) for span in spans)


def test_a_run_of_spaces_is_looked_at_once() -> None:
    """Where each of its spaces began a look over the rest, a hundred thousand took minutes."""
    text = "The envoy left" + " " * 100_000 + "while the harbour was shut."

    assert [match.span() for match in _CUT.finditer(text)] == [(14, 100_014)]


KEPT = [
    "<s>The office of the governor, which had named Rolf Neal to a commission on ethics, had no comment.</s>",
    "<s council>The council said the plan of the envoy, while a first step, isn't the end of the long dispute.</s>",
    "<s Ada Brandt>Ada Brandt said that the fleet, after growing by ten boats, slowed its pace and needed no new harbour.</s>",
    "<s council>The council asked why the flag, which Brandt called “a rag of no worth,” was in the old hall.</s>",
    "<s>The council paid the writer Rolf Neal, who lives in Elmport, to write about the old harbour.</s>",
    "<s>Those who had met the sailors while in Norland, but were not ill, would be asked to stay.</s>",
    "<s>In a letter to the head of the council, who had asked for it, Brandt turned the plan down.</s>",
    "<s>Ada Brandt, head of the Harbour Institute in Elmport, and the envoy Rolf Neal turned the plan down.</s>",
    "<s>On Thursday they counted eleven children, two teachers and, after nightfall, a man of the village.</s>",
]


@pytest.mark.parametrize("marked", KEPT)
def test_a_clause_keeps_its_predicate_and_does_not_end_in_a_conjunction(marked: str) -> None:
    check(marked)


UNCUT = [
    "<s>The summary of the council -- known as a readout -- of the calls on Sunday was short.</s>",
    "<s>Towns such as Elmport, Quelle, and Oakhaven have promised to open their harbours.</s>",
    "<s>She wrote at length to four young, able, and rather angry members of the harbour council.</s>",
    "<s>They were asked to rate all bridges (old, new, and those that are being built) in their town.</s>",
    "<s>Among those who heard of it were Ada Brandt and Rolf Neal, and the shipwright Nora Quist.</s>",
    "<s>The ferry won the prize of the harbour council, and with it the right to sail at night.</s>",
    "<s council>The council said that to close the port — a week before the storms begin — is not the answer.</s>",
    "<s>The two sides came closer to a treaty after friendly talks over the past two weeks, he added.</s>",
    "<s>The boat went down off the coast of Norland, apparently after a fire had broken out on board.</s>",
    "<s>The latest words of the mayor of Elmport come after a week in which the bridge was shut.</s>",
    "<s>They should open the bridge of their own accord, not because the council has asked them to.</s>",
    "<s>Ada Brandt has been ill since the summer, in part because of the smoke that was in her house.</s>",
    "<s>The two young sailors wanted to stay after the service and were asked to take off their boots.</s>",
    "<s>The two young sailors were hurt by a falling mast while on a ship of the Norland fleet.</s>",
    "<s>There is evidence that the old cables are rusting but this may be because nobody looked at them.</s>",
    "<s>The old bridge has stood the storms of Norland well, with the exception of one in May.</s>",
    "<s>The mayor saw the bridge in May of that year, as part of a tour of all harbours.</s>",
    "<s>He asked how most of the boats, as well as most of the ferries, have come to sail at night.</s>",
]


@pytest.mark.parametrize("marked", UNCUT)
def test_a_list_an_aside_and_a_phrase_without_a_verb_are_not_cut_off(marked: str) -> None:
    check(marked)


CUT_BEHIND_A_COMMA = [
    "<s>The case was heard in Port Ansel, Norland</s>, <s>and was decided within a week of it.</s>",
    "<s>On Monday the mayor opened the bridge</s>, <s>and the ferry stopped running for good.</s>",
    "<s>The bridge was shut on Friday, Ada Brandt said</s>, <s>and the ferry stopped running for good.</s>",
    "<s>The bridge was shut in the evening</s> <s>after being hit by a boat from the islands.</s>",
    "<s>In the morning she spoke to the council</s>, <s>while in the evening she was seen at the harbour.</s>",
    "<s>The bridge was shut on Friday night</s>, <s>with the mayor calling it a danger to all.</s>",
    "<s>The bridge was shut on Friday night</s>, <s>as the council was told that it might break.</s>",
    "<s>The bridge was shut on Friday night</s> <s>after the storm had torn two of its cables.</s>",
]


@pytest.mark.parametrize("marked", CUT_BEHIND_A_COMMA)
def test_a_clause_with_a_verb_of_its_own_is_cut_off(marked: str) -> None:
    text, marks = read_marked(marked)

    assert [one.span for one in statements_of(text)] == [mark.span for mark in marks]


SIGNED = [
    "<s>The bridge was shut on Friday.</s> — Ada Brandt (@adabrandt) March 3, 2018",
    "<s>The bridge was shut on Friday.</s>\nAda J. Brandt (@adabrandt) 3 March 2018",
    "<s>The bridge was shut by Ada Brandt (@adabrandt) on Friday.</s>",
]


@pytest.mark.parametrize("marked", SIGNED)
def test_who_posted_a_message_is_no_statement(marked: str) -> None:
    text, marks = read_marked(marked)

    assert [one.span for one in statements_of(text)] == [mark.span for mark in marks]
