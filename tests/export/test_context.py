"""Square brackets hold the words of a sentence that stand around what is shown."""

import pytest

from crossread.export.context import words_after_quote, words_before, words_before_quote
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
