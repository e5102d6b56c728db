import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossread.language.model import Attribution
from crossread.language.rules import RuleModel
from crossread.language.sentences import find_sentences
from crossread.types.report import Report
from crossread.types.span import Span
from tests.marked_text import Mark, read_marked

WORDS = st.sampled_from(
    "said that says told asked “ ” “Yes.” the ministry Ada Brandt , . : and who claim according to citing as "
    "adding saying he did not on Monday called it if when replied ’s \" ' 😀 é שלום \n will have been".split(
        " "
    )
)


def attributions_of(text: str) -> tuple[Attribution, ...]:
    report = Report(id="r", text=text, path="r.txt")
    return RuleModel().find_attributions(text, find_sentences(report))


def check(marked: str) -> None:
    """`<content 1 2>` belongs to the first and the second attribution; no value means the first."""
    text, marks = read_marked(marked)
    numbers = {number for mark in marks for number in _numbers(mark)}
    expected = [_marked(marks, number) for number in sorted(numbers)]
    assert sorted(attributions_of(text), key=_order) == sorted(expected, key=_order)


def _numbers(mark: Mark) -> list[str]:
    return (mark.value or "1").split()


def _marked(marks: tuple[Mark, ...], number: str) -> Attribution:
    spans: dict[str, list[Span]] = {"content": [], "source": [], "cue": []}
    for mark in marks:
        if number in _numbers(mark):
            spans[mark.name].append(mark.span)
    source = spans["source"][0] if spans["source"] else None
    return Attribution(tuple(spans["content"]), source, spans["cue"][0])


def _order(attribution: Attribution) -> tuple[tuple[Span, ...], Span]:
    assert attribution.cue is not None
    return attribution.content, attribution.cue


A_VERB_WITH_THAT_REPORTS_THE_CLAUSE_BEHIND_IT = [
    "<source>The ministry</source> <cue>said</cue> <content>that the bridge was closed</content>.",
    "<source>The harbour office</source> <cue>announced</cue> on Tuesday <content>that the ferry would not sail</content>.",
    "<source>Ada Brandt</source> <cue>has argued</cue> <content>that the dam was never safe</content>.",
    "<source>The governor of Kaldria</source> <cue>acknowledged</cue> in a letter <content>that the funds had been spent</content>.",
    "<source>They</source> <cue>believe</cue> <content>that the vote was fair</content>.",
    "<source>Officials in Norland</source> <cue>denied</cue> <content>that any ship had been seized</content>.",
    "<source>The union</source> <cue>insists</cue> <content>that no one was paid</content>.",
    "However, <source>the bank</source> <cue>warned</cue> <content>that prices would rise in the spring</content>.",
    "<source>Brandt</source> <cue>said</cue> in a statement on its website on Monday <content>that the bridge was closed</content>.",
]


@pytest.mark.parametrize("marked", A_VERB_WITH_THAT_REPORTS_THE_CLAUSE_BEHIND_IT)
def test_a_verb_with_that_reports_the_clause_behind_it(marked: str) -> None:
    check(marked)


A_VERB_WITHOUT_THAT_REPORTS_THE_CLAUSE_BEHIND_IT = [
    "<source>The ministry</source> <cue>said</cue> <content>the bridge was closed</content>.",
    "<source>Brandt</source> <cue>said</cue> on Monday <content>she would not stand again</content>.",
    "<source>He</source> <cue>said</cue> <content>it had rained for nine days</content>.",
    "<source>Police</source> <cue>say</cue> <content>two men fled in a white van</content>.",
    "<source>The mayor of Port Ansel</source> <cue>says</cue> <content>there is no money left</content>.",
    "On Friday, <source>the court</source> <cue>said</cue> <content>the case could go on</content>.",
    "But <source>the company</source> <cue>said</cue> <content>its accounts were in order</content>.",
    "<source>Rescue workers</source> <cue>said</cue> <content>40 people were still missing</content>.",
    "<source>Iven Holm</source> <cue>said</cue> <content>the river would hold</content>.",
    "In an interview with the Herald, <source>Brandt</source> <cue>said</cue> <content>the bridge was closed</content>.",
    "Asked about the dam, <source>Brandt</source> <cue>said</cue> <content>it was safe</content>.",
    "<source>Brandt</source> <cue>has repeatedly said</cue> <content>the dam was safe</content>.",
    "<source>Brandt</source> <cue>did not say</cue> <content>whether the dam was safe</content>.",
    "The bridge was closed, but <source>Holm</source> <cue>said</cue> <content>the road was open</content>.",
]


@pytest.mark.parametrize("marked", A_VERB_WITHOUT_THAT_REPORTS_THE_CLAUSE_BEHIND_IT)
def test_a_verb_without_that_reports_the_clause_behind_it(marked: str) -> None:
    check(marked)


THE_WORDS_BEFORE_A_CUE_AT_THE_END_ARE_ITS_CONTENT = [
    "<content>The bridge was closed</content>, <source>the ministry</source> <cue>said</cue>.",
    "<content>Two men fled in a white van</content>, <source>police</source> <cue>said</cue> on Friday.",
    "<content>The talks have failed</content>, <source>she</source> <cue>added</cue>.",
    "<content>The ferry was carrying 40 people when it struck the pier</content>, <source>officials</source> <cue>say</cue>.",
    "<content>The mill will not open again this year</content>, <source>the governor of Kaldria</source> <cue>announced</cue>.",
]


@pytest.mark.parametrize("marked", THE_WORDS_BEFORE_A_CUE_AT_THE_END_ARE_ITS_CONTENT)
def test_the_words_before_a_cue_at_the_end_are_its_content(marked: str) -> None:
    check(marked)


A_SOURCE_MAY_STAND_BEHIND_ITS_VERB = [
    "<content>The bridge was closed</content>, <cue>said</cue> <source>the ministry</source>.",
    "“<content>The bridge is closed,</content>” <cue>said</cue> <source>Ada Brandt</source>.",
    "“<content>We are ready,</content>” <cue>replied</cue> <source>the captain of the ferry</source>.",
    "“<content>Who signed this?</content>” <cue>asked</cue> <source>Senator Iven Holm</source>.",
    "“<content>The bridge is closed,</content>” <cue>said</cue> <source>the mayor</source> on Friday.",
    '"<content>No one was hurt,</content>" <cue>wrote</cue> <source>Mr. Holm</source>.',
]


@pytest.mark.parametrize("marked", A_SOURCE_MAY_STAND_BEHIND_ITS_VERB)
def test_a_source_may_stand_behind_its_verb(marked: str) -> None:
    check(marked)


WORDS_IN_MARKS_ARE_THE_CONTENT_OF_THE_CUE_BEHIND_THEM = [
    "“<content>The bridge is closed,</content>” <source>Ada Brandt</source> <cue>said</cue>.",
    "“<content>The bridge is closed,</content>” <source>the ministry</source> <cue>said</cue> in a statement.",
    "“<content>Why now?</content>” <source>she</source> <cue>asked</cue>.",
    "“<content>Never!</content>” <source>Holm</source> <cue>shouted</cue>.",
    '"<content>We have no plan,</content>" <source>he</source> <cue>told</cue> reporters on Monday.',
    "‘<content>The bridge is closed,</content>’ <source>Ada Brandt</source> <cue>said</cue>.",
    "“<content>It rained. It poured. The dam broke,</content>” <source>the engineer</source> <cue>said</cue>.",
    "“<content>It isn’t the firm’s fault,</content>” <source>she</source> <cue>said</cue>.",
    "‘<content>It isn’t the firm’s fault,</content>’ <source>she</source> <cue>said</cue>.",
]


@pytest.mark.parametrize("marked", WORDS_IN_MARKS_ARE_THE_CONTENT_OF_THE_CUE_BEHIND_THEM)
def test_words_in_marks_are_the_content_of_the_cue_behind_them(marked: str) -> None:
    check(marked)


WORDS_IN_MARKS_ARE_THE_CONTENT_OF_THE_CUE_BEFORE_THEM = [
    "<source>Ada Brandt</source> <cue>said</cue>: “<content>The bridge is closed.</content>”",
    "<source>She</source> <cue>said</cue>, “<content>We have no plan.</content>”",
    "<source>The ministry</source> <cue>wrote</cue> on Monday, “<content>No ship was seized.</content>”",
    "<source>The captain</source> <cue>told</cue> the inquiry: “<content>I saw no light.</content>”",
]


@pytest.mark.parametrize("marked", WORDS_IN_MARKS_ARE_THE_CONTENT_OF_THE_CUE_BEFORE_THEM)
def test_words_in_marks_are_the_content_of_the_cue_before_them(marked: str) -> None:
    check(marked)


A_QUOTE_CUT_BY_ITS_CUE_HAS_TWO_CONTENTS = [
    "“<content>The bridge,</content>” <source>Ada Brandt</source> <cue>said</cue>, “<content>is closed.</content>”",
    "“<content>We tried,</content>” <cue>said</cue> <source>the captain</source>, “<content>but the engine had failed.</content>”",
    '"<content>If it rains,</content>" <source>he</source> <cue>warned</cue>, "<content>the dam will break.</content>"',
]


@pytest.mark.parametrize("marked", A_QUOTE_CUT_BY_ITS_CUE_HAS_TWO_CONTENTS)
def test_a_quote_cut_by_its_cue_has_two_contents(marked: str) -> None:
    check(marked)


EACH_OF_TWO_SPEAKERS_IN_A_PARAGRAPH_KEEPS_THEIR_OWN_WORDS = [
    "“<content 1>The bridge is closed,</content>” <source 1>Ada Brandt</source> <cue 1>said</cue>. “<content 2>It is open,</content>” <source 2>Iven Holm</source> <cue 2>replied</cue>.",
    "<source 1>The ministry</source> <cue 1>said</cue> <content 1>the road was safe</content>. <source 2>Drivers</source> <cue 2>said</cue> <content 2>it was not</content>.",
    "“<content 1>We won,</content>” <cue 1>said</cue> <source 1>Holm</source>. <source 2>Brandt</source> <cue 2>said</cue>: “<content 2>He lost.</content>”",
    "“<content 1>The vote was fair,</content>” <source 1>Brandt</source> <cue 1>said</cue>, but <source 2>Holm</source> <cue 2>said</cue> <content 2>it was stolen</content>.",
]


@pytest.mark.parametrize("marked", EACH_OF_TWO_SPEAKERS_IN_A_PARAGRAPH_KEEPS_THEIR_OWN_WORDS)
def test_each_of_two_speakers_in_a_paragraph_keeps_their_own_words(marked: str) -> None:
    check(marked)


WORDS_MAY_BE_TOLD_TO_SOMEBODY = [
    "<source>Brandt</source> <cue>told</cue> reporters <content>the bridge was closed</content>.",
    "<source>Brandt</source> <cue>told</cue> the Kaldria Herald <content>that the bridge was closed</content>.",
    "<source>Brandt</source> <cue>told</cue> the committee on Monday <content>that the bridge was closed</content>.",
    "“<content>The bridge is closed,</content>” <source>Brandt</source> <cue>told</cue> the Kaldria Herald.",
    "<source>The firm</source> <cue>informed</cue> its workers <content>that the mill would shut</content>.",
    "<source>She</source> <cue>told</cue> him <content>the bridge was closed</content>.",
]


@pytest.mark.parametrize("marked", WORDS_MAY_BE_TOLD_TO_SOMEBODY)
def test_words_may_be_told_to_somebody(marked: str) -> None:
    check(marked)


ACCORDING_TO_GIVES_A_SOURCE_WITHOUT_A_VERB = [
    "<cue>According to</cue> <source>the ministry</source>, <content>the bridge was closed</content>.",
    "<content>The bridge was closed</content>, <cue>according to</cue> <source>the ministry</source>.",
    "<cue>According to</cue> <source>Ada Brandt</source>, <content>the dam was never safe</content>.",
    "<content>The fire began in a kitchen</content>, <cue>according to</cue> <source>two people</source>.",
    "<content>The fire began in a kitchen</content> <cue>according to</cue> <source>the fire service</source>.",
]


@pytest.mark.parametrize("marked", ACCORDING_TO_GIVES_A_SOURCE_WITHOUT_A_VERB)
def test_according_to_gives_a_source_without_a_verb(marked: str) -> None:
    check(marked)


CITING_GIVES_THE_SOURCE_BEHIND_A_REPORT = [
    "<cue 2>Citing</cue> <source 2>unnamed officials</source>, <source 1>the Herald</source> <cue 1>said</cue> <content 1 2>the envoy had left</content>.",
]


@pytest.mark.parametrize("marked", CITING_GIVES_THE_SOURCE_BEHIND_A_REPORT)
def test_citing_gives_the_source_behind_a_report(marked: str) -> None:
    check(marked)


A_CLAUSE_LED_BY_AS_PASSES_ON_WHAT_STANDS_BEFORE_IT = [
    "<content>The envoy had already left</content>, as <source>the Herald</source> <cue>reported</cue>.",
    "<content>The envoy had already left</content>, as <source>Coastal Wire</source> <cue>reported</cue> on Monday.",
    "<content 2><source 1>Brandt</source> <cue 1>said</cue> <content 1>the dam was never safe</content></content>, as <source 2>the Herald</source> <cue 2>reported</cue>.",
]


@pytest.mark.parametrize("marked", A_CLAUSE_LED_BY_AS_PASSES_ON_WHAT_STANDS_BEFORE_IT)
def test_a_clause_led_by_as_passes_on_what_stands_before_it(marked: str) -> None:
    check(marked)


A_PARTICIPLE_TAKES_THE_SPEAKER_OF_THE_VERB_BEFORE_IT = [
    "<source 1 2>Brandt</source> <cue 1>said</cue> <content 1>the road was safe</content>, <cue 2>adding</cue> <content 2>that the bridge was not</content>.",
    "“<content 1>The road is safe,</content>” <source 1 2>Brandt</source> <cue 1>said</cue>, <cue 2>adding</cue> <content 2>that the bridge was not</content>.",
    "<source>Brandt</source> apologised on Monday, <cue>saying</cue> <content>the dam was never safe</content>.",
    "“<content 1>We are ready,</content>” <cue 1>said</cue> <source 1 2>the captain</source>, <cue 2>noting</cue> <content 2>that the crew had trained for months</content>.",
    "<source>The company</source> closed the mill, <cue>arguing</cue> <content>that it was too old</content>.",
]


@pytest.mark.parametrize("marked", A_PARTICIPLE_TAKES_THE_SPEAKER_OF_THE_VERB_BEFORE_IT)
def test_a_participle_takes_the_speaker_of_the_verb_before_it(marked: str) -> None:
    check(marked)


TWO_VERBS_JOINED_SHARE_THEIR_SOURCE = [
    "<source 1 2>Brandt</source> <cue 1>said</cue> <content 1>the road was safe</content> and <cue 2>warned</cue> <content 2>that the bridge was not</content>.",
]


@pytest.mark.parametrize("marked", TWO_VERBS_JOINED_SHARE_THEIR_SOURCE)
def test_two_verbs_joined_share_their_source(marked: str) -> None:
    check(marked)


AN_APPOSITION_BEFORE_THE_VERB_BELONGS_TO_THE_SOURCE = [
    "<source>Mayor Ada Brandt</source> <cue>said</cue> <content>the bridge was closed</content>.",
    "<source>Foreign ministry spokeswoman Ada Brandt</source> <cue>said</cue> <content>the envoy had left</content>.",
    "<source>Ada Brandt, the mayor of Port Ansel</source>, <cue>said</cue> <content>the bridge was closed</content>.",
    "<source>The mayor, Ada Brandt</source>, <cue>said</cue> <content>the bridge was closed</content>.",
    "<source>Iven Holm, a lawyer for the family</source>, <cue>said</cue> <content>that the boy was well</content>.",
]


@pytest.mark.parametrize("marked", AN_APPOSITION_BEFORE_THE_VERB_BELONGS_TO_THE_SOURCE)
def test_an_apposition_before_the_verb_belongs_to_the_source(marked: str) -> None:
    check(marked)


A_RELATIVE_CLAUSE_STAYS_OUT_OF_THE_WAY_OF_VERB_AND_SOURCE = [
    "<source>A man who saw the crash</source> <cue>said</cue> <content>the bus was on fire</content>.",
    "<source>Brandt, who had led the inquiry</source>, <cue>said</cue> <content>the bridge was closed</content>.",
]


@pytest.mark.parametrize("marked", A_RELATIVE_CLAUSE_STAYS_OUT_OF_THE_WAY_OF_VERB_AND_SOURCE)
def test_a_relative_clause_stays_out_of_the_way_of_verb_and_source(marked: str) -> None:
    check(marked)


A_NOUN_WITH_A_THAT_CLAUSE_REPORTS_IT = [
    "The police are looking at <cue>allegations</cue> <content>that the ballots were burned</content>.",
]


@pytest.mark.parametrize("marked", A_NOUN_WITH_A_THAT_CLAUSE_REPORTS_IT)
def test_a_noun_with_a_that_clause_reports_it(marked: str) -> None:
    check(marked)


A_VERB_THAT_NAMES_NEEDS_WORDS_IN_MARKS = [
    "<source>Holm</source> <cue>described</cue> <content>the dam as “a danger to every village”</content>.",
]


@pytest.mark.parametrize("marked", A_VERB_THAT_NAMES_NEEDS_WORDS_IN_MARKS)
def test_a_verb_that_names_needs_words_in_marks(marked: str) -> None:
    check(marked)


A_VERB_OF_JUDGEMENT_REPORTS_WHAT_IT_JUDGES = [
    "<source>The union</source> <cue>accused</cue> <content>the firm of fraud</content>.",
    "<source>Holm</source> <cue>criticised</cue> <content>the delay</content>.",
]


@pytest.mark.parametrize("marked", A_VERB_OF_JUDGEMENT_REPORTS_WHAT_IT_JUDGES)
def test_a_verb_of_judgement_reports_what_it_judges(marked: str) -> None:
    check(marked)


A_QUESTION_IS_REPORTED_AS_WORDS_ARE = [
    "<source>Reporters</source> <cue>asked</cue> <content>whether the bridge was closed</content>.",
    "<source>Reporters</source> <cue>asked</cue> <content>whether the bridge was closed</content>.",
    "<source>The judge</source> <cue>asked</cue> <content>if the boy was well</content>.",
]


@pytest.mark.parametrize("marked", A_QUESTION_IS_REPORTED_AS_WORDS_ARE)
def test_a_question_is_reported_as_words_are(marked: str) -> None:
    check(marked)


A_CUE_AT_THE_END_LEADS_TO_THE_MARKED_SENTENCE_BEHIND = [
    "<source>Ada Brandt</source> <cue>replied</cue>. “<content>The bridge is closed.</content>”",
    "Then <source>she</source> <cue>answered</cue>. “<content>I saw no light.</content>”",
]


@pytest.mark.parametrize("marked", A_CUE_AT_THE_END_LEADS_TO_THE_MARKED_SENTENCE_BEHIND)
def test_a_cue_at_the_end_leads_to_the_marked_sentence_behind(marked: str) -> None:
    check(marked)


A_MIXED_QUOTE_IS_ONE_CLAUSE = [
    "<source>Brandt</source> <cue>said</cue> <content>the vote was “a farce”</content>.",
    "<source>Brandt</source> <cue>said</cue> <content>that the vote was “a farce” and would be held again</content>.",
    "<source>The ministry</source> <cue>said</cue> <content>it “deeply regrets” the delay</content>.",
]


@pytest.mark.parametrize("marked", A_MIXED_QUOTE_IS_ONE_CLAUSE)
def test_a_mixed_quote_is_one_clause(marked: str) -> None:
    check(marked)


PROMISES_AND_THREATS_REPORT_WHAT_IS_TO_BE_DONE = [
    "<source>Holm</source> <cue>claimed</cue> <content>to have won the vote</content>.",
]


@pytest.mark.parametrize("marked", PROMISES_AND_THREATS_REPORT_WHAT_IS_TO_BE_DONE)
def test_promises_and_threats_report_what_is_to_be_done(marked: str) -> None:
    check(marked)


NOTHING_IS_REPORTED = [
    "The tax rules could cost farmers in Kaldria millions.",
    "The United States and Norland signed the treaty.",
    "The bridge was closed on Monday.",
    "She was told off and left.",
    "The Port Ansel Report won a prize.",
    "Prices rose, and the mill was shut.",
    "He read a book about the sea.",
    "The film “The Closed Bridge” opened on Friday.",
    "Workers put up a notice near the gate.",
    "He found the key under the mat.",
    "The letter reached the harbour office in May.",
    "The committee held a meeting on Tuesday.",
    "A street called Mill Lane was flooded.",
    "The union called a strike.",
    "Her statement was short.",
    "The statement by the bank was read in court.",
    "The claims were settled in March.",
    "The rules, and the notes on them, fill two shelves.",
    "The players showed courage.",
    "The police asked nobody.",
    "The ship was named Grey Heron.",
    "Brandt broke a record that had stood for years.",
    "The ruling party lost nine seats.",
    "He saw the ferry leave the pier.",
    "The voters want change.",
    "The reports lay on the desk for weeks.",
]


@pytest.mark.parametrize("marked", NOTHING_IS_REPORTED)
def test_nothing_is_reported(marked: str) -> None:
    check(marked)


A_SOURCE_IS_ITS_WHOLE_PHRASE = [
    "<source>The ministry of defence and the coast guard</source> <cue>said</cue> <content>the ship was theirs</content>.",
    "<source>Brandt and Holm</source> <cue>said</cue> <content>the vote was fair</content>.",
    "<source>The World Council of Mills and Dams</source> <cue>said</cue> <content>prices would fall</content>.",
    "<source>A spokesman for the ministry</source> <cue>said</cue> <content>the envoy had left</content>.",
    "<source>A person familiar with the talks</source> <cue>said</cue> <content>the envoy had left</content>.",
    "<source>The U.S. envoy</source> <cue>said</cue> <content>the talks went well</content>.",
    "<source>J. K. Holm</source> <cue>said</cue> <content>the talks went well</content>.",
    "<source>One witness</source> <cue>said</cue> <content>the bus was on fire</content>.",
    "<source>The mayor’s office</source> <cue>said</cue> <content>the bridge was closed</content>.",
    "<source>Holm’s lawyer</source> <cue>said</cue> <content>he was innocent</content>.",
    "<source>Brandt</source> <cue>also said</cue> <content>the dam was safe</content>.",
]


@pytest.mark.parametrize("marked", A_SOURCE_IS_ITS_WHOLE_PHRASE)
def test_a_source_is_its_whole_phrase(marked: str) -> None:
    check(marked)


MARKED_WORDS_THAT_NO_CUE_GOVERNS_ARE_LEFT_OUT = [
    "“<content>The road is safe,</content>” <source>Brandt</source> <cue>said</cue>. “The bridge is not.”",
    "“The road is safe.” That was all for a week.",
]


@pytest.mark.parametrize("marked", MARKED_WORDS_THAT_NO_CUE_GOVERNS_ARE_LEFT_OUT)
def test_marked_words_that_no_cue_governs_are_left_out(marked: str) -> None:
    check(marked)


def test_a_headline_has_no_attributions() -> None:
    text = "Ministry said bridge was closed\nNobody was hurt."
    report = Report(id="r", text=text, path="r.txt", headline=Span(0, 31))

    assert RuleModel().find_attributions(text, find_sentences(report)) == ()


def test_a_cue_does_not_lead_to_marked_words_of_the_next_paragraph() -> None:
    assert attributions_of("Ada Brandt replied.\n“The bridge is closed.”") == ()


def test_attributions_stand_in_the_order_of_their_words() -> None:
    text = "“It rained,” Brandt said.\nThe ministry said it snowed. Holm said it froze."
    found = attributions_of(text)

    assert [a.content[0].of(text) for a in found] == ["It rained,", "it snowed", "it froze"]


@given(st.lists(WORDS, max_size=40).map(" ".join) | st.text(max_size=120))
@settings(deadline=None)
def test_any_text_gives_attributions_in_order_with_all_spans_inside_it(text: str) -> None:
    found = attributions_of(text)
    spans = [s for a in found for s in (*a.content, a.source, a.cue) if s is not None]

    assert all(span.end <= len(text) for span in spans)
    assert all(a.content[0] <= b.content[0] for a, b in pairwise(found))
    assert all(a.content and list(a.content) == sorted(a.content) for a in found)


@given(st.lists(WORDS, max_size=40).map(" ".join))
@settings(deadline=None)
def test_the_same_text_gives_the_same_attributions(text: str) -> None:
    assert attributions_of(text) == attributions_of(text)


@pytest.mark.parametrize(
    "unit", ["He said it rained. ", "“It rained,” he said. ", "on Monday ", "of the ", "“ab” "]
)
def test_the_work_grows_in_step_with_the_text(unit: str) -> None:
    def cost(copies: int) -> float:
        start = time.process_time()
        attributions_of(unit * copies)
        return time.process_time() - start

    # Four times the text: a quadratic would cost sixteen times as much. The machine may be
    # busy, so the best of three runs counts.
    assert min(map(cost, [1600] * 3)) < 10 * max(*map(cost, [400] * 3), 0.002)
