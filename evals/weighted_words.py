"""The words of a text by how rare they are, and how much of them another text has as well.

In goes a text; out come its stems, near-synonyms under one, each with its rarity in news, as in
`crossread.align.features.features` but without names, figures and days, which need a whole report to be found.
"""

from collections.abc import Mapping

from crossread.language.frequency import rarity, stem
from crossread.language.synonyms import group_stem
from crossread.language.words import find_words
from crossread.types.span import Span

__all__ = ["shared_of_longer", "shared_of_shorter", "weighted_words"]

_Words = Mapping[str, float]


def weighted_words(text: str) -> dict[str, float]:
    """The stems of `text`, in its order, and the rarity of each."""
    words = find_words(text, Span(0, len(text))) if text else ()
    stems = [stem(word.lower) for word in words if word.text[0].isalnum()]
    return {group_stem(one): rarity(one) for one in stems}


def shared_of_longer(one: _Words, other: _Words) -> float:
    """How much both have, by rarity, of what the one with more to say says, from 0 to 1."""
    return _part(_shared(one, other), max(sum(one.values()), sum(other.values())))


def shared_of_shorter(one: _Words, other: _Words) -> float:
    """How much both have, by rarity, of what the one with less to say says, from 0 to 1.

    >>> mill, old_mill = weighted_words("The mill burned."), weighted_words("The old mill burned down.")
    >>> shared_of_shorter(mill, old_mill), round(shared_of_longer(mill, old_mill), 1)
    (1.0, 0.7)
    """
    return _part(_shared(one, other), min(sum(one.values()), sum(other.values())))


def _shared(one: _Words, other: _Words) -> float:
    common = sorted(token for token in one if token in other)  # summed in one order both ways
    return sum(min(one[token], other[token]) for token in common)


def _part(shared: float, whole: float) -> float:
    return min(1.0, shared / whole) if whole else 0.0
