import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.language.frequency import rarity, stem


@pytest.mark.parametrize(
    ("words", "expected"),
    [("bridge bridges bridged", "bridg"), ("close closed closing", "close"), ("run runs", "run")],
)
def test_the_forms_of_a_word_share_a_stem(words: str, expected: str) -> None:
    assert {stem(word) for word in words.split()} == {expected}


def test_a_rare_word_weighs_more_than_a_common_one() -> None:
    weights = [rarity(stem(word)) for word in ("said", "bridge", "xqzzt")]

    assert weights == sorted(weights)
    assert weights[0] < 1 < weights[1]


@given(st.text(max_size=12))
def test_a_weight_lies_between_nought_and_that_of_a_word_never_met(word: str) -> None:
    assert 0 <= rarity(word) <= rarity("xqzzt")
