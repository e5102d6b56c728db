import pytest

from crossread.annotate.statements.certainty import certainty_of
from crossread.types.annotation import Certainty
from tests.growth import check_growth

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
    ("The mayor called the report false.", Certainty.DENIED),
    ("They spread false claims about her.", Certainty.DENIED),
    ("He made false statements to the guard.", Certainty.HAPPENED),
    ("She left with a false passport.", Certainty.HAPPENED),
]


@pytest.mark.parametrize(("words", "expected"), CLAUSES)
def test_a_clause_is_held_as_its_marking_word_says(words: str, expected: Certainty) -> None:
    assert certainty_of(words) == expected


@pytest.mark.parametrize(
    "words", ["The willow bent.", "A planet rose.", "The garden denizens ate."]
)
def test_part_of_a_word_marks_nothing(words: str) -> None:
    assert certainty_of(words) == Certainty.HAPPENED


def test_the_work_grows_with_the_words_and_not_with_their_square() -> None:
    check_growth(certainty_of, lambda n: "warned that it reject the " * n, 5000)
