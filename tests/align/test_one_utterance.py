"""Which statements give the words of one utterance: each row has both, and whether they do."""

import pytest

from crossread.align.features.features import story_features
from crossread.align.one_utterance import give_one_utterance
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
