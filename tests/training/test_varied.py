"""Other names change nothing that two statements tell; what a place is called stays."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from training.varied import cut_words, other_names, renamed

TEXTS = (
    "Minister Ilda Marsku met Oren Tavin in France.",
    "“Ilda Marsku and the French envoy talked,” Tavin said. Spring rain fell on Marsku.",
    "It rains in spring. The envoy Oren Tavin left with Ilda.",
)


def chance(seed: int) -> random.Random:
    return random.Random(seed)  # noqa: S311 (a seed, not a secret)


def test_names_are_words_that_are_never_written_small_and_belong_to_no_place() -> None:
    assert other_names(TEXTS) == ("Ilda", "Marsku", "Oren", "Tavin")


def test_a_name_is_another_one_and_the_same_on_both_sides() -> None:
    left, right = renamed(
        "Marsku resigned in France.", "Ilda Marsku stepped down.", ("Ilda", "Marsku", "Tavin"), chance(4)
    )  # fmt: skip

    assert left.endswith(" resigned in France.")
    assert right.split()[1] == left.split()[0]


@pytest.mark.parametrize("seed", range(20))
def test_up_to_five_words_that_stand_together_are_cut(seed: int) -> None:
    text = "one two three four five six seven eight nine ten"
    kept = cut_words(text, chance(seed)).split()

    assert 5 <= len(kept) < 10
    gap = next(n for n, word in enumerate([*kept, ""]) if word != text.split()[n])
    assert kept[gap:] == text.split()[gap + 10 - len(kept) :]


@given(st.text(max_size=60), st.integers(0, 99))
def test_a_short_text_stays_whole(text: str, seed: int) -> None:
    if len(text.split()) < 9:
        assert cut_words(text, chance(seed)) == text
