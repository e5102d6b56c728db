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


@pytest.mark.parametrize("told", [(None, "Warning of", "rain"), (None, "said", "no")])
def test_what_is_no_participle_behind_a_cue_of_its_sentence_gets_none(
    told: tuple[None, str, str],
) -> None:
    assert sources(DENIED, told) == ["The mayor", None]


def test_no_attributions_stay_none() -> None:
    assert sources() == []
