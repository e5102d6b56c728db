"""Pairs of statements varied, so that a network learns what is told and not who it is told of.

In goes a pair; out comes one in which names are others, the same ones on both sides, or one side of which lacks a few
words. Other names change no answer. What a side without some words tells nobody knows, so that only a larger network
can judge it.
"""

import random
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain

from crossread.language.lexicon import common_words, places

__all__ = ["cut_words", "other_names", "renamed"]

RENAMED = 0.5  # how often a pair has other names
CUT = 0.25  # how often one side of it lacks some words
_MOST_CUT = 5  # words
_LEAST_WORDS = 9  # of a side that can lack some
_NAME = re.compile(r"\b[A-Z][a-z]{2,}\b")
_SMALL = re.compile(r"\b[a-z]+\b")
_OF_A_PLACE = re.compile(r"(?:ians?|ish|ese|ans|can|ean|iti|ani|ench|utch|eek)\Z")


def other_names(texts: Iterable[str]) -> tuple[str, ...]:
    """Words of `texts` that are parts of names and of nothing else, sorted.

    What comes from a place is none: that France is meant by "French" would be lost with another name.
    """
    capital: Counter[str] = Counter()
    small: set[str] = set()
    for text in texts:
        capital.update(found.group() for found in _NAME.finditer(text) if found.start())
        small.update(_SMALL.findall(text))
    kept = frozenset(chain.from_iterable(_NAME.findall(form) for form in places()))
    return tuple(
        sorted(
            name
            for name, times in capital.items()
            if times > 1
            and name.lower() not in small
            and name.lower() not in common_words()
            and name not in kept
            and not _OF_A_PLACE.search(name)
        )
    )


def renamed(left: str, right: str, names: Sequence[str], chance: random.Random) -> tuple[str, str]:
    """Both texts with every one of `names` in them given as another, the same in both."""
    known = frozenset(names)
    given: dict[str, str] = {}

    def another(found: re.Match[str]) -> str:
        name = found.group()
        if name in known and name not in given:
            given[name] = chance.choice(names)
        return given.get(name, name)

    return _NAME.sub(another, left), _NAME.sub(another, right)


def cut_words(text: str, chance: random.Random) -> str:
    """The text without one to five words that stand together; a short one as it is."""
    words = text.split()
    if len(words) < _LEAST_WORDS:
        return text
    n = chance.randint(1, _MOST_CUT)
    at = chance.randrange(len(words) - n)
    return " ".join([*words[:at], *words[at + n :]])
