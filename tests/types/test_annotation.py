from dataclasses import FrozenInstanceError

import pytest

from crossread.errors import InvalidValueError
from crossread.types.annotation import Annotations, Quote, QuoteKind, Sentence
from crossread.types.span import Span


def test_a_quote_has_words() -> None:
    with pytest.raises(InvalidValueError, match="at least one span of content"):
        Quote((), QuoteKind.DIRECT)


def test_a_quote_may_lack_speaker_and_cue() -> None:
    quote = Quote((Span(1, 5),), QuoteKind.DIRECT)

    assert (quote.speaker, quote.cue, quote.relay, quote.venue) == (None, None, None, None)


def test_sentences_sort_by_where_they_stand() -> None:
    headline, first, second = (
        Sentence(Span(0, 4), -1),
        Sentence(Span(5, 9), 0),
        Sentence(Span(10, 20), 0),
    )

    assert sorted([second, headline, first]) == [headline, first, second]


def test_annotations_cannot_be_changed() -> None:
    annotations = Annotations(report_id="r1", made_by="rules/1")

    with pytest.raises(FrozenInstanceError):
        annotations.report_id = "r2"  # type: ignore[misc]


def test_a_layer_that_nothing_was_found_for_is_empty() -> None:
    annotations = Annotations(report_id="r1", made_by="rules/1")

    assert (annotations.sentences, annotations.quotes, annotations.seen_from) == ((), (), None)
