"""`<s>` marks the source that each cue `<q>` has in the end; contents are marked `<c>`."""

import pytest

from crossread.annotate.subjects import with_subjects
from crossread.language.model import Attribution
from crossread.language.sentences import find_sentences
from crossread.types.report import Report
from crossread.types.span import Span

TEXT = "The mayor denied the claim, saying she was tired. Warning of rain, Neal left. He said no."


def span(words: str) -> Span:
    at = TEXT.index(words)
    return Span(at, at + len(words))


def sources(*told: tuple[str | None, str, str]) -> list[str | None]:
    """The sources in the end of attributions, given by source, cue and content as they were read."""
    attributions = [
        Attribution((span(content),), span(source) if source else None, span(cue))
        for source, cue, content in told
    ]
    sentences = find_sentences(Report(id="r", text=TEXT))
    return [
        one.source.of(TEXT) if one.source else None
        for one in with_subjects(TEXT, sentences, attributions)
    ]


DENIED = ("The mayor", "denied", "the claim")


def test_a_participle_has_the_source_of_the_cue_before_it() -> None:
    assert sources(DENIED, (None, "saying", "she was tired")) == ["The mayor", "The mayor"]


def test_a_source_that_was_read_stays() -> None:
    assert sources(DENIED, ("she", "saying", "was tired")) == ["The mayor", "she"]


def test_a_participle_without_a_cue_before_it_in_its_sentence_gets_none() -> None:
    assert sources(DENIED, (None, "Warning of", "rain")) == ["The mayor", None]


def test_a_reporting_verb_has_the_phrase_that_stands_before_it() -> None:
    assert sources(DENIED, (None, "said", "no")) == ["The mayor", "He"]


OWN = [
    ("Mr Neal has in the past said that it was safe.", "said", "that it was safe", "Mr Neal"),
    ("They reject Neal's claim that it was safe.", "claim", "that it was safe", "Neal"),
    ("Neal, who came late, said it was safe.", "said", "it was safe", "Neal, who came late"),
    ("The bridge was said to be safe.", "was said", "to be safe", None),
    ("It is safe to say that it rained.", "say", "that it rained", None),
]


@pytest.mark.parametrize(("text", "cue", "content", "expected"), OWN)
def test_a_cue_has_its_own_subject_or_owner_and_a_passive_none(
    text: str, cue: str, content: str, expected: str | None
) -> None:
    place, words = (Span(text.index(w), text.index(w) + len(w)) for w in (cue, content))
    sentences = find_sentences(Report(id="r", text=text))
    (one,) = with_subjects(text, sentences, [Attribution((words,), None, place)])
    assert (one.source.of(text) if one.source else None) == expected


def test_who_is_told_of_in_a_claim_does_not_ask() -> None:
    text = "Neal rejects the claim that the board sees a threat, asking why."

    def at(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    told = [
        Attribution((at("the claim that the board sees a threat"),), at("Neal"), at("rejects")),
        Attribution((at("a threat"),), at("the board"), at("sees")),
        Attribution((at("why"),), None, at("asking")),
    ]
    found = with_subjects(text, find_sentences(Report(id="r", text=text)), told)
    assert found[2].source == at("Neal")


def test_no_attributions_stay_none() -> None:
    assert sources() == []
