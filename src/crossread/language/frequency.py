"""Word stems, and how rare they are in news.

In goes a word; out comes its stem (Porter's English stemmer, 2001 revision), or its weight: the inverse
document frequency in `word_counts.tsv`, so that a shared rare word says more than a shared common one.
"""

import math
import threading
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files

import snowballstemmer

__all__ = ["is_known", "is_telling", "rarity", "stem"]

_TELLING = 1.2  # rarity; a word in more than a third of all texts tells nothing
_REMEMBERED = 100_000  # words; a stream of reports never stops bringing new ones
# A stemmer keeps the word that it works on, so that two threads cannot share one.
_OF_THREAD = threading.local()


@lru_cache(maxsize=_REMEMBERED)
def stem(word: str) -> str:
    """The stem of a lower-case word."""
    if not hasattr(_OF_THREAD, "stemmer"):
        _OF_THREAD.stemmer = snowballstemmer.stemmer("english")
    return str(_OF_THREAD.stemmer.stemWord(word))


@lru_cache(maxsize=_REMEMBERED)
def rarity(word_stem: str) -> float:
    """Inverse document frequency of a stem, from 0 (in every text) to about 6 (never met)."""
    counts, n_texts = _counts()
    return math.log((n_texts + 1) / (counts.get(word_stem, 0) + 0.5))


def is_telling(word_stem: str) -> bool:
    """Whether a stem is rare enough that two texts which share it share something."""
    return rarity(word_stem) > _TELLING


def is_known(word_stem: str) -> bool:
    """Whether a stem was ever met; most words of a report were, and few pieces of words."""
    return word_stem in _counts()[0]


@cache
def _counts() -> tuple[Mapping[str, int], int]:
    counts: dict[str, int] = {}
    n_texts = 0
    text = files("crossread.language").joinpath("word_counts.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.startswith("# articles\t"):
            n_texts = int(line.split("\t")[1])
        elif not line.startswith("#"):
            word, count = line.split("\t")
            counts[word] = int(count)
    return counts, n_texts
