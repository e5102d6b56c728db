"""Bags of words, and how alike texts are by them."""

import math

import numpy as np
import pytest

from crossread.language.bags import (
    bag_table,
    find_name_words,
    in_context,
    row_cosines,
    weigh_bags,
)
from crossread.language.words import find_words
from crossread.types.span import Span


def names(text: str) -> list[str]:
    return [word.text for word in find_name_words(find_words(text, Span(0, len(text))))]


def test_a_common_word_that_begins_a_sentence_is_no_name() -> None:
    assert names("The mayor of Velmo spoke. There Ada Brandt left.") == ["Velmo", "Ada", "Brandt"]


def test_a_word_of_fewer_bags_tells_more_and_one_of_a_single_bag_among_many_less() -> None:
    bags = [
        {"quake": 1.0, "pier": 1.0},
        {"quake": 1.0, "pier": 1.0},
        {"quake": 1.0},
        {"barge": 2.0},
    ]
    weighed = weigh_bags(bags, {"quake": 1.0, "pier": 1.0, "barge": 3.0})

    assert weighed[0] == {"quake": math.log(6 / 3), "pier": math.log(6 / 2)}
    assert weighed[3] == {"barge": 2.0 * math.log(6) * (2 / 4) * 3.0}


def test_a_bag_is_a_row_and_its_words_stand_in_the_order_of_the_alphabet() -> None:
    table = bag_table([{"b": 2.0}, {}, {"a": 1.0}])

    assert table.tolist() == [[0.0, 2.0], [0.0, 0.0], [1.0, 0.0]]


def test_rows_along_one_line_have_a_cosine_of_one() -> None:
    found = row_cosines(np.array([[1.0, 2.0], [2.0, 4.0], [-2.0, 1.0]]))

    assert found[0].tolist() == pytest.approx([1.0, 1.0, 0.0])


def test_what_all_have_in_common_is_taken_off() -> None:
    """Four texts that are all half alike, and pairs of them a little more."""
    likeness = np.full((4, 4), 0.5)
    likeness[:2, :2] = likeness[2:, 2:] = 0.6
    found = in_context(likeness, usual=0.55)

    assert found[0, 1] == pytest.approx(1.0)
    assert found[0, 2] == pytest.approx(-1.0)
