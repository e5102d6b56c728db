"""Quoted words, folded so that two prints of them can be compared."""

import pytest

from crossread.align.judge.wordings import folded

PRINTS = [
    ("We'll see what happens.", "we will see what happens!"),
    ("I’m sure they’re safe", "I am sure they are safe"),
    ("We’VE seen it", "We have seen it"),
    ("He [the mayor] was safe (applause)", "was safe"),
]


@pytest.mark.parametrize(("one", "other"), PRINTS)
def test_two_prints_of_one_utterance_are_folded_alike(one: str, other: str) -> None:
    assert folded(one) == folded(other)


def test_whose_it_is_is_no_short_form() -> None:
    assert folded("Neal's ships") == "neal ships"
