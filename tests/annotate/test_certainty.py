import time

import pytest

from crossread.annotate.certainty import certainty_of, certainty_words, is_negated
from crossread.types.annotation import Certainty

CLAUSES = [
    ("The mayor resigned on Friday.", Certainty.HAPPENED),
    ("He said the bridge was safe.", Certainty.HAPPENED),
    ("The mayor plans to resign.", Certainty.PLANNED),
    ("The bridge will open on Monday.", Certainty.PLANNED),
    ("The strike is scheduled for May.", Certainty.PLANNED),
    ("The union threatened a strike.", Certainty.THREATENED),
    ("The union warned that it would strike.", Certainty.THREATENED),
    ("The mayor allegedly took the money.", Certainty.ALLEGED),
    ("The clerk is accused of taking the money.", Certainty.ALLEGED),
    ("The money was reportedly lost.", Certainty.ALLEGED),
    ("The mayor denied that she took the money.", Certainty.DENIED),
    ("The report is baseless.", Certainty.DENIED),
    ("The mayor denies the alleged theft.", Certainty.DENIED),
    ("", Certainty.HAPPENED),
    ("A border dispute went on.", Certainty.HAPPENED),
    ("They met in a dispute over fees.", Certainty.HAPPENED),
    ("Police arrested a suspect.", Certainty.HAPPENED),
    ("The accused left.", Certainty.HAPPENED),
    ("The insurance claim was paid.", Certainty.HAPPENED),
    ("The council disputed that it rained.", Certainty.DENIED),
    ("He suspects that she left.", Certainty.ALLEGED),
    ("She is suspected of theft.", Certainty.ALLEGED),
    ("He claimed it rained.", Certainty.ALLEGED),
]


@pytest.mark.parametrize(("words", "expected"), CLAUSES)
def test_a_clause_is_held_as_its_marking_word_says(words: str, expected: Certainty) -> None:
    assert certainty_of(words) == expected


@pytest.mark.parametrize(
    "words", ["The willow bent.", "A planet rose.", "The garden denizens ate."]
)
def test_part_of_a_word_marks_nothing(words: str) -> None:
    assert (certainty_of(words), certainty_words(words)) == (Certainty.HAPPENED, None)


def test_the_marking_words_are_told_by_their_offsets() -> None:
    words = "The mayor ALLEGEDLY took it."
    found = certainty_words(words)

    assert found is not None
    assert words[slice(*found)] == "ALLEGEDLY"


def test_the_work_grows_with_the_words_and_not_with_their_square() -> None:
    def seconds(n: int) -> float:
        words = "warned that it reject the " * n
        began = time.process_time()
        certainty_of(words)
        return time.process_time() - began

    assert seconds(40_000) < 12 * seconds(10_000) + 0.05


NEGATED = [
    ("The council did not approve the plan.", True),
    ("The council has not met.", True),
    ("The council never met.", True),
    ("The bridge is no longer safe.", True),
    ("The council rejected the plan.", True),
    ("The council refused to meet.", True),
    ("The council failed to meet.", True),
    ("The council wasn’t there.", True),
    ("The council approved the plan.", False),
    ("The council did not refuse to meet.", False),
    ("The mayor was not only late but wet.", False),
    ("The knot held.", False),
    ("", False),
]


@pytest.mark.parametrize(("words", "expected"), NEGATED)
def test_a_clause_is_negated_where_its_verb_did_not_happen(words: str, *, expected: bool) -> None:
    assert is_negated(words) == expected
