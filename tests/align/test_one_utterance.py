"""Which statements give the words of one utterance, and which those of two people: each row has both, and the answer."""

import pytest

from crossread.align.features.features import story_features
from crossread.align.one_utterance import give_one_utterance, give_words_of_two
from tests.align.invented import story_of

STATEMENTS = [
    # One letter, whoever is named for it.
    (
        "“You have not shown that the public must see these plans of the pier,” the letter reads.",
        "“You have not shown that the public must see these plans of the pier,” Rolf Neal of the harbour office wrote.",
        True,
    ),
    # What one quotes and the other prints without marks.
    (
        "Ada Brandt said the dam “did not substantively change the flow of the river” in May.",
        "The dam did not substantively change the flow of the river in May.",
        True,
    ),
    # Few words may be anybody's.
    ("“The reef is charted,” Ada Brandt said.", "“The reef is charted,” said Rolf Neal.", False),
    # Words that tell nothing are chosen by all.
    (
        "“And so it is not what it was to all of us,” Ada Brandt said.",
        "“But so it is not what it was to any of them,” said Rolf Neal.",
        False,
    ),
    # What is quoted in passing is not what both tell.
    (
        "The woman who called the harbour wall “a danger to every ship” lost her seat in the council of Elmport by nine votes.",
        "Rolf Neal heard of the wall as “a danger to every ship” and has now drawn up a plan of repair for next year.",
        False,
    ),
    # Two reports that word a thing alike quote nobody.
    (
        "The ferry struck the reef off Port Ansel at nine.",
        "The ferry struck the reef off Port Ansel at ten.",
        False,
    ),
]


@pytest.mark.parametrize(("first", "second", "expected"), STATEMENTS)
def test_a_long_run_of_words_in_marks_was_said_once(
    first: str, second: str, expected: bool
) -> None:
    one, other = story_features(story_of(first, second))

    assert give_one_utterance(one, other) is give_one_utterance(other, one) is expected


OF_TWO = [
    # Two sentences on one harbour.
    (
        "“The harbour must stay open to every ship,” Ada Brandt said.",
        "“No port of Norland should turn a ship away,” said Rolf Neal.",
        True,
    ),
    # A few words each.
    (
        "“Never in my whole life,” Ada Brandt said.",
        "“Perhaps in the spring,” Rolf Neal said.",
        True,
    ),
    # Words so alike that one of the speakers was read wrongly, or repeats the other.
    (
        "“The harbour must stay open to every ship,” Ada Brandt said.",
        "“The harbour must stay open to every ship,” said Rolf Neal.",
        False,
    ),
    # One speaker.
    (
        "“The harbour must stay open to every ship,” Ada Brandt said.",
        "“No port of Norland should turn a ship away,” said Brandt.",
        False,
    ),
    # What a report tells itself, with a word of somebody's in it.
    (
        "Ada Brandt opened the harbour that she calls “the lung of Norland” to all ships on Friday morning.",
        "“The harbour has been open to all ships since Friday morning,” said Rolf Neal.",
        False,
    ),
]


@pytest.mark.parametrize(("first", "second", "expected"), OF_TWO)
def test_two_who_are_quoted_in_words_of_their_own_tell_no_point_together(
    first: str, second: str, expected: bool
) -> None:
    one, other, *_ = story_features(story_of(first, second))

    assert give_words_of_two(one, other) is give_words_of_two(other, one) is expected
