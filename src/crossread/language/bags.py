"""Bags of words: how much their words tell, and how alike texts are by them.

In go the words of some texts, each with a weight; out come tables with a row and a column a text. Events, the reports of one
topic and those of a stream are all compared so. What every text here has in common says little about which of them tell
one happening: `in_context` takes it off, which is what gains most where happenings look alike (Cybulska and Vossen
2015; Upadhyay et al. 2016).
"""

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from crossread.language.frequency import rarity, stem
from crossread.language.words import Word

__all__ = ["Array", "bag_table", "find_name_words", "in_context", "row_cosines", "weigh_bags"]

Array = NDArray[np.float64]

_NAME_RARITY = 2.0  # a capital letter at the start of a sentence makes a name of no commoner word
_ENDS = frozenset({".", "!", "?", ":", '"', "“", "``"})
_LONELY = 2.0  # words of one text only count in full among so few texts, hardly among many
# Tuned on the train topics of ECB+ and on few of their reports at a time; all lie in a flat stretch.
_USUAL = 0.05  # the likeness of texts of two happenings, where there are too few texts to tell
_AS_MANY = 20  # texts, from which on their own mean says more than `_USUAL`
_ROUNDS = 3


def find_name_words(words: Sequence[Word]) -> Iterator[Word]:
    """Those of the neighbouring `words` that are written as names, in their order."""
    befores = (".", *(word.text for word in words))
    for word, before in zip(words, befores, strict=False):
        if word.is_capitalised and (before not in _ENDS or rarity(stem(word.lower)) > _NAME_RARITY):
            yield word


def weigh_bags(
    bags: Sequence[Mapping[str, float]], weights: Mapping[str, float] | None = None
) -> list[dict[str, float]]:
    """Each weight times how few of the bags hold the word, and times that of the word in `weights`, if given.

    The inverse document frequency among the bags; a word that only one of many holds counts for little.
    """
    held = Counter(word for bag in bags for word in bag)
    telling = {
        word: math.log((len(bags) + 2) / count)
        * (1.0 if count > 1 else min(1.0, _LONELY / len(bags)))
        for word, count in held.items()
    }
    return [
        {
            word: weight * telling[word] * (weights[word] if weights else 1.0)
            for word, weight in bag.items()
        }
        for bag in bags
    ]


def bag_table(bags: Sequence[Mapping[str, float]]) -> Array:
    """A row a bag, a column a word, in the order of the alphabet."""
    places = {word: n for n, word in enumerate(sorted({word for bag in bags for word in bag}))}
    rows = np.zeros((len(bags), max(1, len(places))))
    for row, bag in zip(rows, bags, strict=True):
        row[[places[word] for word in bag]] = list(bag.values())
    return rows


def row_cosines(rows: Array) -> Array:
    """The cosine of each two rows, from -1 to 1, as a square table; a row of zeros is like no other."""
    scaled = rows / (np.linalg.norm(rows, axis=1, keepdims=True) + 1e-9)
    found: Array = scaled @ scaled.T
    return found


def in_context(likeness: Array, *, usual: float = _USUAL) -> Array:
    """How alike each two texts are against what all here have in common, from -1 to 1, as a square table.

    `likeness` is such a table from 0 to 1; `usual` is that of texts of two happenings, where there are too few texts to tell.
    It is then asked three times how alike two texts are in whom they are alike to: two earthquakes come apart, though
    all reports of both share most words.
    """
    count = len(likeness)
    middle = (_AS_MANY * usual + count * likeness.mean()) / (_AS_MANY + count)
    found: Array = likeness - middle
    for _ in range(_ROUNDS):
        found = row_cosines(found)
    return found
