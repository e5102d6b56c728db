"""In whose voice a statement is told: which words are somebody's, and which tell what he did."""

from dataclasses import replace

import pytest

from crossread.align.features.features import story_features
from crossread.align.features.pair import JudgedPair
from crossread.align.judge.voices import judge_attribution, tells_words
from crossread.align.judge.wordings import judge_wordings
from tests.align.invented import story_of

TOLD = [
    ("Ada Brandt said that the Harbour Council had taken her boat.", True),
    ("“The Harbour Council has taken my boat,” Ada Brandt said.", True),
    ("According to Ada Brandt, the council took her boat.", True),
    ("Ada Brandt advised the crew to leave the boat.", True),
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
    # Of what an official is quoted with, what experts find holds half.
    (
        "“There is no sign of any crime on these ledgers,” Ada Brandt said.",
        "Experts have said the ledgers of the harbour do not prove a crime.",
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


TWO_SPEAKERS = [
    (
        "Ada Brandt said the bill on the ferries of Port Ansel was dead.",
        "Rolf Neal said the bill on the ferries of Port Ansel was dead.",
        "Much the same is said, but by different speakers: Ada Brandt / Rolf Neal.",
    ),
    # A bill is rejected by a vote, which is nobody's word.
    (
        "The Senate rejected a bill on the ferries of Port Ansel.",
        "Rolf Neal said the bill on the ferries of Port Ansel was dead.",
        "b.txt gives it as the words of Rolf Neal, a.txt says it itself.",
    ),
    # Each is quoted with a sentence of his own.
    (
        "“I thank the council for its trust,” Ada Brandt said.",
        "“The harbour owes the council more than it knows, and I am humbled,” Rolf Neal said.",
        None,
    ),
]


@pytest.mark.parametrize(("one", "other", "expected"), TWO_SPEAKERS)
def test_two_speakers_say_much_the_same_where_both_say_it(
    one: str, other: str, expected: str | None
) -> None:
    ours, theirs = story_features(story_of(one, other))

    card = judge_attribution([JudgedPair(ours, theirs, 0.95)])

    assert (card and card.why) == expected


def test_what_is_told_of_a_speaker_is_none_of_his_words() -> None:
    ours, told = story_features(
        story_of(
            "The mayor of Elmport lost the vote to Ada Brandt by nearly 900 ballots.",
            "Rolf Neal, who lost the vote to Ada Brandt by nearly 900 ballots, claims that 3,000 were false.",
        )
    )
    said = replace(told, speaker="Rolf Neal")

    assert said.quotes
    assert judge_attribution([JudgedPair(ours, said, 0.95)]) is None


def test_who_prints_the_words_does_not_only_tell_them() -> None:
    """A subhead that sums up a quotation stands above it in the same report."""
    quoting = "“The council will close the harbour to every ship from Kaldria,” Ada Brandt said."
    telling = "Ada Brandt said the council will close the harbour to every ship from Kaldria."

    ours, theirs, *_ = story_features(story_of(quoting, telling))
    ours_too, theirs_too, *_ = story_features(story_of(quoting, f"{telling} {quoting}"))

    assert judge_wordings([JudgedPair(ours, theirs, 0.95)]) is not None
    assert judge_wordings([JudgedPair(ours_too, theirs_too, 0.95)]) is None


def test_who_prints_a_post_without_marks_gives_its_words_too() -> None:
    quoting = "“The harbour stays closed to every ship from Kaldria,” Ada Brandt said."
    printed = "The harbour stays closed to every ship from Kaldria."
    told = "She said that the harbour stays closed to every ship from Kaldria"
    ours, theirs = story_features(story_of(quoting, printed))
    (quote,) = ours.quotes
    posted = replace(theirs, quotes=(replace(quote, content=(theirs.statement.span,)),))
    _, telling = story_features(story_of(quoting, told))

    assert judge_wordings([JudgedPair(ours, posted, 0.98)]) is None
    assert judge_wordings([JudgedPair(ours, telling, 0.98)]) is not None


TAKEN_OVER = [
    # Where both surely tell one point, half of the words are enough; the frame around what was said is none of them.
    (
        "Some 40 boats remain tied up in the frozen harbour of Oakhaven",
        "“Some 40 boats remain tied up, though it is not known how many of them still float,” the Harbour Council said.",
        0.98,
        "b.txt gives it as the words of Harbour Council, a.txt says it itself.",
    ),
    (
        "Some 40 boats remain tied up in the frozen harbour of Oakhaven",
        "“Some 40 boats remain tied up, though it is not known how many of them still float,” the Harbour Council said.",
        0.92,
        None,
    ),
    # Words that speak to somebody are a speech that is printed whole, and no report's own.
    (
        "And you leave the harbour at a time when our boats remain tied up in the ice.",
        "“You leave the harbour at a time when our boats remain tied up in the ice,” Ada Brandt said.",
        0.98,
        None,
    ),
    # What a judge rejects he does before everybody's eyes.
    (
        "A judge threw out the suit of the Harbour Council over the boats in Oakhaven.",
        "Judge Ada Brandt rejected the suit of the Harbour Council over the boats in Oakhaven.",
        0.98,
        None,
    ),
]


@pytest.mark.parametrize(("own", "said", "score", "expected"), TAKEN_OVER)
def test_one_says_itself_what_the_other_gives_as_somebodys_words(
    own: str, said: str, score: float, expected: str | None
) -> None:
    one, other = story_features(story_of(own, said))

    found = judge_attribution([JudgedPair(one, other, score)])

    assert (found.why if found else None) == expected


def test_what_a_report_gives_as_the_words_of_its_own_outlet_it_says_itself() -> None:
    said = "Some 40 boats remain tied up in the frozen harbour, Elmport Courier reported."
    one, other = story_features(
        story_of("Some 40 boats remain tied up in the frozen harbour", said)
    )
    of_outlet = replace(other, report=replace(other.report, outlet="Elmport Courier (News)"))

    assert judge_attribution([JudgedPair(one, other, 0.98)]) is not None
    assert judge_attribution([JudgedPair(one, of_outlet, 0.98)]) is None
