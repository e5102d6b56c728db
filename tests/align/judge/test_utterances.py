"""Each case shows the reports, and what is told of an utterance that they quote in versions."""

from dataclasses import replace

from crossread.align.features.features import Features, story_features
from crossread.align.features.pair import JudgedPair
from crossread.align.judge.utterances import with_whole_utterances
from crossread.align.judge.wordings import judge_wordings
from crossread.types.alignment import Alignment
from tests.align.invented import story_of

WHOLE = (
    "“Let us begin with the old bridge over the Tormel. Thank you for giving us the money back. "
    "But I want a harbour that no single company rules,” Ada Brandt said."
)


def cards_of(*texts: str) -> tuple[list[Alignment], list[Alignment]]:
    """What each pair of statements gives alone, and what becomes of it."""
    features = story_features(story_of(*texts))
    found = [card for pair in _pairs(features) if (card := judge_wordings([pair])) is not None]
    return found, with_whole_utterances(found, features)


def _pairs(features: tuple[Features, ...]) -> list[JudgedPair]:
    return [
        JudgedPair(one, other, 0.95)
        for number, one in enumerate(features)
        for other in features[number + 1 :]
        if one.report.id != other.report.id
    ]


def words_of(card: Alignment) -> list[list[str]]:
    return [[citation.text for citation in variant.citations] for variant in card.variants]


def test_a_report_that_prints_the_words_in_pieces_quotes_no_less() -> None:
    pieces = (
        "“Let us begin with the old bridge over the Tormel,” Ada Brandt said. "
        "“Thank you for giving us the money back,” she wrote. "
        "“But I want a harbour that no single company rules.”"
    )
    alone, together = cards_of(WHOLE, pieces)

    assert alone
    assert together == []


def test_two_pieces_of_one_quotation_stand_on_one_card() -> None:
    cuts = (
        "“Let us begin with the old bridge over the Tormel,” Ada Brandt said. "
        "She wanted “a harbour that no single company rules”."
    )
    alone, together = cards_of(WHOLE, cuts)
    (card,) = together

    assert len(alone) > 1
    assert card.why == "a.txt quotes more of it than b.txt."
    assert [len(words) for words in words_of(card)] == [1, 2]


def test_words_of_the_same_sentence_that_the_other_does_not_quote_are_not_cited() -> None:
    texts = (
        "The law is “a plan of fools” and “anti-competitive”, Ada Brandt said.",
        "Ada Brandt called the law “anti-competitive through and through”.",
    )
    _, (card,) = cards_of(*texts)

    assert words_of(card) == [["anti-competitive"], ["anti-competitive through and through"]]


def test_little_words_more_or_less_make_no_other_wording() -> None:
    alone, together = cards_of(
        "Rolf Neal will “get his facts straight”, Ada Brandt said.",
        "Rolf Neal “will get his facts straight”, Ada Brandt said.",
    )

    assert alone
    assert together == []


def test_a_not_more_or_less_is_another_wording() -> None:
    _, together = cards_of(
        "Ada Brandt said the bridge “is the safest of them”.",
        "Ada Brandt said: “It is not true that the bridge is the safest of them.”",
    )

    assert len(together) == 1


def test_two_reports_quote_more_than_a_third() -> None:
    _, (card,) = cards_of(
        WHOLE,
        WHOLE.replace("said", "wrote"),
        "Ada Brandt wanted “a harbour that no single company rules”.",
    )

    assert card.why == "a.txt and b.txt quote more of it than c.txt."


def test_a_report_that_also_prints_the_whole_is_not_said_to_quote_less() -> None:
    cut = "She wanted “a harbour that no single company rules”, Ada Brandt said."
    _, (card,) = cards_of(WHOLE, cut)
    features = [
        replace(one, also_by=("b.txt",)) if one.report.id == "a" else one
        for one in story_features(story_of(WHOLE, cut))
    ]
    found = [one for pair in _pairs(tuple(features)) if (one := judge_wordings([pair]))]

    assert card.why == "a.txt quotes more of it than b.txt."
    assert found
    assert with_whole_utterances(found, features) == []
