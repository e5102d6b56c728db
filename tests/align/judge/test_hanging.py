"""What a day or a figure is of; the value stands between bars."""

import pytest

from crossread.align.features.features import story_features
from crossread.align.judge.hanging import hanging_words
from crossread.language.frequency import stem
from crossread.language.synonyms import group_stem
from crossread.types.span import Span
from tests.align.invented import story_of

HANGING = [
    ("Ada Brandt was detained on |Wednesday| at the airport.", "arrested"),
    ("Ada Brandt was arrested |Thursday| in Port Ansel.", "arrested"),
    ("The company wrote it in a filing on |Friday|.", "filing"),
    ("On |Thursday| a tax committee demanded the files.", "asked"),
    ("Ada Brandt formally asked the office on |Wednesday|.", "asked"),
    ("Rolf Neal was freed on bail of |$500,000|.", "bail"),
]


@pytest.mark.parametrize(("marked", "word"), HANGING)
def test_a_value_hangs_on_the_words_close_by(marked: str, word: str) -> None:
    assert (group_stem(stem(word)) if word != "asked" else "ask") in hanging(marked)


NOT_HANGING = [
    ("The bridge was closed, Ada Brandt said on |Friday|.", "said"),
    ("The bridge was closed, and on |Friday| it rained.", "closed"),
    ("The strike began in the port of the old town, Ada Brandt said on |Friday|.", "strike"),
]


@pytest.mark.parametrize(("marked", "word"), NOT_HANGING)
def test_it_hangs_on_no_verb_of_saying_and_on_no_other_clause(marked: str, word: str) -> None:
    assert group_stem(stem(word)) not in hanging(marked)


def hanging(marked: str) -> set[str]:
    before, value, _ = marked.split("|")
    (one,) = story_features(story_of(marked.replace("|", "")))
    return hanging_words(one, Span(len(before), len(before) + len(value)))
