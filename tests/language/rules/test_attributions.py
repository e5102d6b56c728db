from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossread.language.rules.rules import RuleModel
from crossread.language.sentences import find_sentences
from crossread.types.report import Report
from crossread.types.span import Span
from tests.growth import check_growth
from tests.language.marked_attributions import attributions_of, check

WORDS = st.sampled_from(
    "said that says told asked “ ” “Yes.” the ministry Ada Brandt , . : and who claim according to citing as "
    "adding saying he did not on Monday called it if when replied ’s \" ' 😀 é שלום \n will have been".split(
        " "
    )
)


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
    "<source>I</source> <cue>think</cue> <content>the river will hold</content>.",
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
    "<source>Brandt</source> <cue>began</cue>: “<content>We have no plan.</content>”",
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


WORDS_MAY_BE_TOLD_TO_SOMEBODY = [
    "<source>Brandt</source> <cue>told</cue> reporters <content>the bridge was closed</content>.",
    "<source>Brandt</source> <cue>told</cue> the Kaldria Herald <content>that the bridge was closed</content>.",
    "<source>Brandt</source> <cue>told</cue> the committee on Monday <content>that the bridge was closed</content>.",
    "“<content>The bridge is closed,</content>” <source>Brandt</source> <cue>told</cue> the Kaldria Herald.",
    "<source>The firm</source> <cue>informed</cue> its workers <content>that the mill would shut</content>.",
    "<source>She</source> <cue>told</cue> him <content>the bridge was closed</content>.",
    "<source>The Herald</source> <cue>told</cue> in a report <content>that the envoy had left</content>.",
]


@pytest.mark.parametrize("marked", WORDS_MAY_BE_TOLD_TO_SOMEBODY)
def test_words_may_be_told_to_somebody(marked: str) -> None:
    check(marked)


A_NOUN_WITH_A_THAT_CLAUSE_REPORTS_IT = [
    "The police are looking at <cue>allegations</cue> <content>that the ballots were burned</content>.",
    "The envoy was seen on a list and in a <cue>report</cue> <content>that the dam had failed</content>.",
    "The <cue>warning</cue> <content>that the dam could break</content> came too late.",
    "The <cue>claim</cue> <content>that the dam was safe</content> was wrong.",
    "<source>The union</source>’s <cue>claim</cue> <content>that the dam was safe</content> was wrong.",
]


@pytest.mark.parametrize("marked", A_NOUN_WITH_A_THAT_CLAUSE_REPORTS_IT)
def test_a_noun_with_a_that_clause_reports_it(marked: str) -> None:
    check(marked)


A_VERB_THAT_NAMES_NEEDS_WORDS_IN_MARKS = [
    "<source>Holm</source> <cue>described</cue> <content>the dam as “a danger to every village”</content>.",
    "<source>Brandt</source> <cue>called</cue> <content>the vote “a farce.”</content>",
    "<source>Holm</source> <cue>called</cue> <content>the offer “shameful”</content>.",
    "<source>Holm</source> <cue>later called</cue> <content>Brandt’s comments “very bad,”</content> on Thursday.",
]


@pytest.mark.parametrize("marked", A_VERB_THAT_NAMES_NEEDS_WORDS_IN_MARKS)
def test_a_verb_that_names_needs_words_in_marks(marked: str) -> None:
    check(marked)


A_VERB_OF_JUDGEMENT_REPORTS_WHAT_IT_JUDGES = [
    "<source>The union</source> <cue>accused</cue> <content>the firm of fraud</content>.",
    "<source>Holm</source> <cue>criticised</cue> <content>the delay</content>.",
    "<source>Brandt</source> <cue>condemned</cue> <content>the attack on the ferry</content>.",
    "<source>Brandt</source> <cue>condemned</cue> <content>the attack on the ferry</content> on Monday.",
]


@pytest.mark.parametrize("marked", A_VERB_OF_JUDGEMENT_REPORTS_WHAT_IT_JUDGES)
def test_a_verb_of_judgement_reports_what_it_judges(marked: str) -> None:
    check(marked)


A_QUESTION_IS_REPORTED_AS_WORDS_ARE = [
    "<source>Reporters</source> <cue>asked</cue> <content>whether the bridge was closed</content>.",
    "<source>Reporters</source> <cue>asked</cue> <content>whether the bridge was closed</content>.",
    "<source>The judge</source> <cue>asked</cue> <content>if the boy was well</content>.",
    "<source>She</source> <cue>asked</cue> <content>why nobody had come</content>.",
    "When <source 1>reporters</source> <cue 1>asked</cue> <content 1>if the bridge was closed</content>, <source 2>Brandt</source> <cue 2>replied</cue>: “<content 2>It is.</content>”",
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
    "<source>Holm</source> <cue>vowed</cue> <content>to open the bridge</content>.",
    "<source>The union</source> <cue>threatened</cue> on Monday <content>to strike</content>.",
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
    "An interview that aired on Sunday drew many viewers.",
    "Nobody answered Holm, who left.",
    "Nobody believed it for long.",
    "The court began hearing the case on Monday.",
]


@pytest.mark.parametrize("marked", NOTHING_IS_REPORTED)
def test_nothing_is_reported(marked: str) -> None:
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

    assert RuleModel().read(text, find_sentences(report)).attributions == ()


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


SHAPES = [
    "He said it rained. ",
    "“It rained,” he said. ",
    "on Monday ",
    "of the ",
    "“ab” ",
    "a and ",
    "he said, ",
    "according to ",
    "citing a ",
    "A said that ",
    "the claim that ",
    "man who said ",
    "police say ",
]


@pytest.mark.parametrize("unit", SHAPES)
def test_the_work_grows_in_step_with_the_text(unit: str) -> None:
    check_growth(attributions_of, lambda n: unit * n, 200)
