"""In whose voice a statement is told: which words are somebody's, and which tell what he did."""

import pytest

from crossread.align.features import story_features
from crossread.align.pair import JudgedPair
from crossread.align.voices import tells_words
from crossread.align.wordings import judge_wordings
from tests.align.invented import story_of

TOLD = [
    ("Ada Brandt said that the Harbour Council had taken her boat.", True),
    ("“The Harbour Council has taken my boat,” Ada Brandt said.", True),
    ("According to Ada Brandt, the council took her boat.", True),
    ("Ada Brandt asked whether the Harbour Council had taken her boat.", False),
    ("Ada Brandt wants the council to return the boat.", False),
]


@pytest.mark.parametrize(("words", "expected"), TOLD)
def test_what_somebody_asks_or_wants_is_no_word_of_his(words: str, *, expected: bool) -> None:
    (one,) = story_features(story_of(words))

    assert tells_words(one) is expected


QUOTING = [
    # Words in marks, and the same told.
    (
        "Ada Brandt said the harbour was “closed to every ship from Kaldria” until spring.",
        "Ada Brandt said the harbour was closed until spring to every ship from Kaldria.",
        "a.txt quotes the words, b.txt tells them.",
    ),
    # Two words in marks are a name that the report does not make its own.
    (
        "Ada Brandt said the harbour would make a “final decision” on ships by spring.",
        "Ada Brandt said the harbour would make a final decision on ships by spring.",
        None,
    ),
    # What one quotes of somebody, the other tells of what somebody did.
    (
        "“The council had asked the court to hear it before winter,” Ada Brandt said.",
        "Rolf Neal wants the court to hear what the council asked before winter.",
        None,
    ),
]


@pytest.mark.parametrize(("one", "other", "expected"), QUOTING)
def test_one_quotes_and_one_tells_only_where_both_give_what_was_said(
    one: str, other: str, expected: str | None
) -> None:
    ours, theirs = story_features(story_of(one, other))

    card = judge_wordings([JudgedPair(ours, theirs, 0.95)])

    assert (card and card.why) == expected
