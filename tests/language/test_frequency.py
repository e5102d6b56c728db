import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import product

import pytest
import snowballstemmer
from hypothesis import given
from hypothesis import strategies as st

from crossread.language.frequency import rarity, stem


@pytest.mark.parametrize(
    ("words", "expected"),
    [("bridge bridges bridged", "bridg"), ("close closed closing", "close"), ("run runs", "run")],
)
def test_the_forms_of_a_word_share_a_stem(words: str, expected: str) -> None:
    assert {stem(word) for word in words.split()} == {expected}


@pytest.fixture
def _turns_change_often() -> Iterator[None]:
    """Threads that take turns within a word, as they do on a machine that has much to do."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(usual)


@pytest.mark.usefixtures("_turns_change_often")
def test_threads_that_stem_at_once_do_not_mix_their_words() -> None:
    """Each of two threads gets the stems of its own words: "relbinations" is "relbin" in both."""
    parts = ("rel", "dom", "karsp"), ("bin", "tull", "ogr", "emb"), ("ations", "ement", "ingly")
    words = ["".join(three) + end for three in product(*parts) for end in ("", "s", "ally", "ness")]
    alone = snowballstemmer.stemmer("english")
    expected = [str(alone.stemWord(word)) for word in words]

    with ThreadPoolExecutor(2) as threads:
        for _ in range(20):
            stem.cache_clear()
            first, second = threads.map(_stems, (words, words[::-1]))
            assert first == second[::-1] == expected


def _stems(words: list[str]) -> list[str]:
    return [stem(word) for word in words]


def test_a_rare_word_weighs_more_than_a_common_one() -> None:
    weights = [rarity(stem(word)) for word in ("said", "bridge", "xqzzt")]

    assert weights == sorted(weights)
    assert weights[0] < 1 < weights[1]


@given(st.text(max_size=12))
def test_a_weight_lies_between_nought_and_that_of_a_word_never_met(word: str) -> None:
    assert 0 <= rarity(word) <= rarity("xqzzt")
