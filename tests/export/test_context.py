"""Square brackets hold the words of a sentence that stand around what is shown."""

import pytest

from crossread.export.context import (
    tag_of,
    words_after_quote,
    words_before,
    words_before_quote,
)
from crossread.types.annotation import Quote, QuoteKind
from crossread.types.report import Report
from crossread.types.span import Span

TEXT = (
    "The mayor agreed to wait while her clerks counted the votes again.\n"
    "The bridge was shut on Friday; Brandt stayed at home and said no more of it."
)
REPORT = Report(id="r", text=TEXT, path="r.txt")
SENTENCES = (Span(0, TEXT.index("\n")), Span(TEXT.index("\n") + 1, len(TEXT)))


def span_of(words: str, text: str = TEXT) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def test_what_goes_on_from_its_sentence_is_led_by_the_words_before_it() -> None:
    cited = span_of("while her clerks counted the votes again.")

    assert words_before(REPORT, SENTENCES, cited) == "The mayor agreed to wait"


def test_a_whole_sentence_and_a_clause_with_its_own_subject_need_no_lead() -> None:
    assert words_before(REPORT, SENTENCES, SENTENCES[0]) == ""
    assert words_before(REPORT, SENTENCES, span_of("Brandt stayed at home")) == ""


def test_words_that_are_shown_right_before_lead_to_the_next_already() -> None:
    told = [REPORT.cite(span_of("The mayor agreed to wait"))]

    assert words_before(REPORT, SENTENCES, span_of("while her clerks"), told) == ""


def test_a_clause_that_is_not_shown_stands_between_two_that_are() -> None:
    """Without it the bridge would seem to have asked not to be named."""
    text = (
        "The bridge stays shut, but the mayor has doubts, said an aide, who asked not to be named."
    )
    report = Report(id="r", text=text, path="r.txt")
    told = [report.cite(span_of("The bridge stays shut", text))]
    cited = span_of("who asked not to be named.", text)

    lead = words_before(report, [Span(0, len(text))], cited, told)

    assert lead == "but the mayor has doubts, said an aide"


SAID = "“Nobody need leave,” Ada Brandt said. “The wall is new. It will hold.”"


def _tag(cited: str, *told: str) -> str:
    """What leads to words of `SAID` that stand beside others of it."""
    report = Report(id="r", text=SAID, path="r.txt")
    who, cue = span_of("Ada Brandt", SAID), span_of("said", SAID)
    quotes = [
        Quote((span_of(words, SAID),), QuoteKind.DIRECT, who, "Ada Brandt", cue)
        for words in ("Nobody need leave,", "The wall is new. It will hold.")
    ]
    return tag_of(
        report, quotes, span_of(cited, SAID), [report.cite(span_of(one, SAID)) for one in told]
    )


def test_the_end_of_a_quotation_is_led_by_who_says_it() -> None:
    assert _tag("It will hold.”") == "Ada Brandt said"
    assert _tag("“The wall is new.") == "Ada Brandt said"


def test_who_was_told_is_told_with_who_says_it() -> None:
    text = "“It will hold. Nobody need leave,” Brandt told the crews."
    report = Report(id="r", text=text, path="r.txt")
    said, who, cue, heard = (
        span_of(words, text)
        for words in ("It will hold. Nobody need leave,", "Brandt", "told", "the crews")
    )
    quote = Quote((said,), QuoteKind.DIRECT, who, "Ada Brandt", cue, venue=heard)

    assert tag_of(report, [quote], span_of("It will hold.", text)) == "Brandt told the crews"


def test_a_quotation_with_its_tag_beside_it_needs_no_lead() -> None:
    assert _tag("“Nobody need leave,” Ada Brandt said.") == ""
    assert _tag("It will hold.”", "“Nobody need leave,” Ada Brandt said.") == ""


def test_who_says_it_is_told_before_the_first_part_of_a_quotation_alone() -> None:
    parts = "“The wall is new.", "It will hold.”"

    assert [_tag(one, *parts) for one in parts] == ["Ada Brandt said", ""]


def test_of_many_words_the_last_are_shown() -> None:
    text = f"The mayor {'who ' * 40}agreed to wait while her clerks counted."
    report = Report(id="r", text=text, path="r.txt")
    lead = words_before(report, [Span(0, len(text))], span_of("while her", text))

    assert lead.startswith("… who who")
    assert lead.endswith("who agreed to wait")


AROUND = [
    ("He said it was “too early” to tell what had caused it.", "it was", "to tell what had caused it"),
    ("She told them that the dam had been “wholly inadequate.”", "the dam had been", ""),
    ("He called the council's plan “a bad joke” on Monday and left.", "the council's plan", "on Monday"),
    ("She called it “old” and the bridge “sound.”", "", ""),
    ("He said Monday “no more.”", "", ""),
    ("“Too early,” he said.", "", ""),
    ("He said he would send “a gift” to the U.S., and left.", "he would send", "to the U.S."),
    ("She called it “a charge” against Mr. Neal, who left.", "", "against Mr. Neal"),
    ("He called it “plan B” in Elmport. The council met.", "", "in Elmport"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "before", "after"), AROUND)
def test_words_in_marks_stand_in_their_clause(text: str, before: str, after: str) -> None:
    report = Report(id="r", text=text, path="r.txt")
    cue = next(span_of(word, text) for word in ("said", "told them", "called") if word in text)
    content = Span(text.index("“") + 1, text.index("”"))
    quote = Quote((content,), QuoteKind.MIXED, cue=cue)

    assert words_before_quote(report, quote) == before
    assert words_after_quote(report, quote) == after


def test_whole_sentences_in_marks_need_no_clause() -> None:
    text = "He said of the dam: “It is too early to tell.”"
    content = Span(text.index("“") + 1, text.index("”"))
    quote = Quote((content,), QuoteKind.DIRECT, cue=span_of("said", text))

    assert words_before_quote(Report(id="r", text=text, path="r.txt"), quote) == ""
