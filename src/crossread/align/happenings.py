"""Which reports tell the same happening, where several look alike.

In go the texts of a topic's reports; out come two tables of likeness. The first is the cosine of weighted
words, names and numbers. The second puts it against what reports of this topic have in common anyway, and
then asks three times how alike two reports are in whom they are alike to: two earthquakes come apart, though
all reports of both share most words. Telling look-alike happenings apart before their events is what gains
most in event coreference (Cybulska and Vossen 2015; Upadhyay et al. 2016).
"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from crossread.language.frequency import rarity, stem
from crossread.language.words import Word, find_words
from crossread.types.span import Span

__all__ = ["Array", "bag_table", "happening_likeness", "row_cosines", "word_likeness"]

Array = NDArray[np.float64]

# Tuned on the train topics of ECB+ and on few of their reports at a time; all lie in a flat stretch.
_NAMES, _NUMBERS = 0.5, 0.2  # how much names and numbers count beside words, which count 1
_LONELY = 2.0  # words of one report only count in full among so few reports, hardly among many
_USUAL = 0.05  # the likeness of reports of two happenings, where there are too few reports to tell
_AS_MANY = 20  # reports, from which on their own mean says more than `_USUAL`
_ROUNDS = 3
_NAME_RARITY = 2.0  # a capital letter at the start of a sentence makes a name of no commoner word
_ENDS = frozenset({".", "!", "?", ":", '"', "“", "``"})


def word_likeness(texts: Sequence[str]) -> Array:
    """How alike each two texts are in words, names and numbers, from 0 to 1."""
    words = [find_words(text, Span(0, len(text))) if text else [] for text in texts]
    stems = [Counter(stem(w.lower) for w in some if w.text[0].isalnum()) for some in words]
    names = [dict.fromkeys(_names(some), 1) for some in words]
    numbers = [dict.fromkeys((w.text for w in some if w.text[0].isdigit()), 1) for some in words]
    rare = {name: rarity(name) for some in stems for name in some}
    parts = (
        (1.0, _weighted(stems, rare)),
        (_NAMES, _weighted(names)),
        (_NUMBERS, _weighted(numbers)),
    )
    likeness = np.zeros((len(texts), len(texts)))
    for share, bags in parts:
        likeness += share * row_cosines(bag_table(bags))
    return likeness / sum(share for share, _ in parts)


def happening_likeness(likeness: Array) -> Array:
    """How alike each two reports are within their topic, from -1 to 1, made from `word_likeness`."""
    count = len(likeness)
    middle = (_AS_MANY * _USUAL + count * likeness.mean()) / (_AS_MANY + count)
    found = row_cosines(likeness - middle)
    for _ in range(_ROUNDS - 1):
        found = row_cosines(found)
    return found


def _names(words: Sequence[Word]) -> list[str]:
    befores = (".", *(word.text for word in words))
    return [
        word.text
        for word, before in zip(words, befores, strict=False)
        if word.is_capitalised and (before not in _ENDS or rarity(stem(word.lower)) > _NAME_RARITY)
    ]


def _weighted(
    bags: Sequence[Mapping[str, int]], weights: Mapping[str, float] | None = None
) -> list[dict[str, float]]:
    """Counts on a log scale, times how few of the texts hold the word, times its weight."""
    held = Counter(word for bag in bags for word in bag)
    telling = {
        word: math.log((len(bags) + 2) / count)
        * (1 if count > 1 else min(1.0, _LONELY / len(bags)))
        for word, count in held.items()
    }
    return [
        {
            word: (1 + math.log(count)) * telling[word] * (weights[word] if weights else 1.0)
            for word, count in bag.items()
        }
        for bag in bags
    ]


def bag_table(bags: Sequence[Mapping[str, float]]) -> Array:
    """A row a bag, a column a word, in the order of the alphabet."""
    places = {word: n for n, word in enumerate(sorted({word for bag in bags for word in bag}))}
    rows = np.zeros((len(bags), max(1, len(places))))
    for row, bag in zip(rows, bags, strict=True):
        for word, weight in bag.items():
            row[places[word]] = weight
    return rows


def row_cosines(rows: Array) -> Array:
    """The cosine of each two rows; a row of zeros is like no other."""
    scaled = rows / (np.linalg.norm(rows, axis=1, keepdims=True) + 1e-9)
    found: Array = scaled @ scaled.T
    return found
