"""Figures of two statements that tell one point: which are compared, and what is said of them.

Each row has both statements, how surely they match, and the card: its relation with its sentence, or None.
"""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from crossread.align.features.features import story_features
from crossread.align.features.pair import JudgedPair
from crossread.align.judge.figures import judge_figures
from crossread.types.alignment import Relation
from tests.align.invented import story_of

SURELY, LOOSELY = 0.95, 0.8
FIGURES = [
    # Aims for other years are two aims.
    (
        "The plan cuts emissions by 17 percent by 2020.",
        "It asks plants to cut emissions by 30 percent by 2030.",
        SURELY,
        None,
    ),
    # A part of one kind is not the whole.
    (
        "The charges include fraud and seven counts of failure to file.",
        "The charges against Neal hold 12 counts.",
        SURELY,
        None,
    ),
    (
        "The charges against Neal hold seven counts.",
        "The charges against Neal hold 12 counts.",
        SURELY,
        "conflict: Both are exact and count the same: seven / 12.",
    ),
    (
        "Two former mayors spoke at the feast of the harbour.",
        "The three mayors at the feast spoke of the harbour.",
        SURELY,
        None,
    ),
    (
        "Ships of Norland sold oil at sea about 30 times since October.",
        "Ships of Norland sold oil at sea dozens of times since October.",
        SURELY,
        "differ: Both can be true, in other precision: about 30 / dozens.",
    ),
    # A range and one end of it.
    (
        "Brandt left a bag with about $12,000 to $13,000 in cash on the pier.",
        "Brandt left a bag with about $12,000 in cash on the pier.",
        SURELY,
        "differ: Both can be true, in other precision: about $12,000 to $13,000 / about $12,000.",
    ),
    # Two shares that agree are one where both are of one whole.
    (
        "The bank said the majority of the $5 billion hit will come from the levy.",
        "About two-thirds of the hit comes from the levy, the bank said.",
        SURELY,
        "differ: Both can be true, in other precision: majority / About two-thirds.",
    ),
    (
        "The bank said the majority of the $5 billion hit will come from the levy.",
        "About two-thirds of its managers asked for the levy, the bank said.",
        SURELY,
        None,
    ),
    # Of so many births is no percent, and "the last year" no length.
    (
        "Since 1999 the deaths by drugs rose by 386.5 percent in Norland.",
        "Since 1999 the deaths of infants fell from 736 to 567 per 100,000 births in Norland.",
        SURELY,
        None,
    ),
    (
        "Lives grew shorter until 2017, the last year that the study covers.",
        "Lives grew shorter in each of the following three years, the study says.",
        SURELY,
        None,
    ),
    # A figure is rounded by a tenth at most.
    (
        "The harbour asks for the $30 billion that Brandt wants for the wall.",
        "The harbour asks for the $25 billion that Brandt wants for the wall.",
        SURELY,
        "differ: The figures differ: $30 billion / $25 billion.",
    ),
    # A dozen is round, and no conflict with what somebody counted.
    (
        "The truck on the pier wounded a dozen more.",
        "The truck on the pier wounded 11 others.",
        SURELY,
        "differ: The figures differ: a dozen / 11.",
    ),
    # A figure of the dead says nothing of the hurt.
    (
        "Four sailors were killed and three wounded in the blast.",
        "Four of the crew were killed and at least four others were injured in the blast.",
        SURELY,
        "differ: The figures differ: three / at least four.",
    ),
    # Who leads a firm is told by many words.
    (
        "Seven corporate leaders left the Harbour Council.",
        "Eight executives quit the Harbour Council.",
        SURELY,
        "conflict: Both are exact and count the same: Seven / Eight.",
    ),
    # What a poll reckons may come out otherwise when it is counted.
    (
        "An exit poll says the Harbour Party has 32 seats.",
        "The Harbour Party came second with 31 seats.",
        SURELY,
        "differ: The figures differ: 32 / 31.",
    ),
    # A great number may be rounded.
    (
        "New claims for benefits fell to 2.123 million claims.",
        "New claims for benefits came to 2.1 million claims.",
        SURELY,
        "differ: Both can be true, in other precision: 2.123 million / 2.1 million.",
    ),
    # Lengths of loose matches stand at one word, and "within" is none.
    (
        "The ministry knew of the attack within two hours.",
        "The fight was over within three hours.",
        LOOSELY,
        None,
    ),
    (
        "The fighting lasted two hours.",
        "The fighting in the port lasted three hours.",
        LOOSELY,
        "conflict: Both are exact and count the same: two hours / three hours.",
    ),
    # "A majority" is of anything.
    (
        "Among farmers, 79% like him.",
        "He is liked by a majority of the town in most polls.",
        SURELY,
        None,
    ),
    # What two people got is no conflict, unless the match is sure.
    (
        "The mayor was entitled to all 11 votes.",
        "Mrs. Brandt wound up with all nine votes.",
        LOOSELY,
        "differ: The figures differ: 11 / nine.",
    ),
    # "Over" may be "during".
    (
        "Over 28 months the port has hired 400 hands.",
        "The port has hired 400 hands in the past 28 months.",
        SURELY,
        None,
    ),
    # What was foretold is no other count of what came.
    (
        "The jobless rate was forecast to hold at 7.9 percent.",
        "The jobless rate edged down to 7.7 percent.",
        SURELY,
        None,
    ),
    (
        "The jobless rate held at 7.9 percent.",
        "The jobless rate edged down to 7.7 percent, the forecasters at the port said.",
        SURELY,
        "conflict: Both are exact and count the same: 7.9 / 7.7.",
    ),
    # Of two happenings side by side, the figure is of the one that it stands with.
    (
        "Neal looked into the Hollin bombings, the attacks in Tormel, Kaldria, that killed four people.",
        "As for the Hollin bombings, the guard could not prevent the explosions that killed three people.",
        SURELY,
        None,
    ),
    # Who votes for a sentence of death is not dead.
    (
        "The jurors split, nine for it and three against the death sentence.",
        "The judge sentenced Neal for the raid that left four people dead.",
        SURELY,
        None,
    ),
    # How far apart two fights were is not how long one was.
    (
        "Brandt won five rounds sooner than when she met Neal before.",
        "The last time that they met, the bout went 11 rounds.",
        SURELY,
        None,
    ),
    # Far apart and at no common word, they count two things.
    (
        "She took home 135 delegates.",
        "Neal has won the north, with eight delegates outstanding.",
        SURELY,
        None,
    ),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other", "score", "expected"), FIGURES)
def test_figures_are_compared_where_they_may_count_one_thing(
    one: str, other: str, score: float, expected: str | None
) -> None:
    ours, theirs = story_features(story_of(one, other))

    cards = judge_figures([JudgedPair(ours, theirs, score)])

    assert [f"{card.relation.value}: {card.why}" for card in cards] == [expected] * bool(expected)


@pytest.mark.parametrize("told", ["The ferry sank carrying {}.", "Carrying {}, the ferry sank."])
def test_who_was_aboard_is_of_one_moment_wherever_it_is_told(told: str) -> None:
    """Days later nobody more is aboard: "carrying 212 passengers" there and 240 here is no later state."""
    story = story_of(
        told.format("212 passengers"),
        told.format("240 passengers"),
        published=[date(2021, 3, 20), date(2021, 3, 24)],
    )
    ours, theirs = story_features(story)

    (card,) = judge_figures([JudgedPair(ours, theirs, SURELY)])

    assert card.relation is Relation.CONFLICT


def test_the_later_report_is_the_later_by_the_hour_though_its_day_is_the_one_before() -> None:
    """Half past eleven in the evening in the west comes after one in the morning at Greenwich."""
    west = timezone(timedelta(hours=-5))
    story = story_of(
        "The fire killed 21 people.",
        "The fire killed 24 people.",
        published=[
            datetime(2021, 3, 21, 1, 0, tzinfo=UTC),
            datetime(2021, 3, 20, 23, 30, tzinfo=west),
        ],
    )
    ours, theirs = story_features(story)

    (card,) = judge_figures([JudgedPair(ours, theirs, SURELY)])

    assert card.why == "The later report gives the higher figure: 21 / 24."


ASKED = [
    ("It cost $40 million.", "It cost $50 million.", "how much: $40 million / $50 million"),
    ("It lasted two hours.", "It lasted three hours.", "how long: two hours / three hours"),
    ("A 40-year-old man fell.", "A 43-year-old man fell.", "how old: 40-year-old / 43-year-old"),
    ("Six tanks burned.", "Nine tanks burned.", "how many: Six / Nine"),
]


@pytest.mark.parametrize(("one", "other", "about"), ASKED)
def test_a_card_of_figures_says_what_they_measure(one: str, other: str, about: str) -> None:
    ours, theirs = story_features(story_of(one, other))

    (card,) = judge_figures([JudgedPair(ours, theirs, SURELY)])

    assert card.about == about
