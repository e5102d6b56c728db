"""Statements that cannot tell the same: other words for what happened, or a "not" in one of them.

In go the words of two statements; out comes whether they stand against each other. The table holds states
that exclude each other in one happening; words that only often differ are not in it.
"""

import re
from collections.abc import Collection

from crossread.language.frequency import stem
from crossread.language.synonyms import group_stem

__all__ = ["are_opposite", "is_negative", "nobody_did"]

_EXCLUSIVE = (
    ("kill", "injure", "missing"),
    ("rise", "fall"),
    ("increase", "decrease"),
    ("win", "lose"),
    ("approve", "reject"),
    ("accept", "refuse"),
    ("arrest", "acquit"),
    ("arrest", "free"),
    ("convict", "acquit"),
    ("open", "close"),
    ("confirm", "deny"),
    ("gain", "lose"),
    ("arrive", "leave"),
    ("support", "oppose"),
    ("regain", "lose"),
)
_NEGATIVE = re.compile(
    r"\b(?:not|never|no longer|nobody|none|neither|without)\b|n['’]t\b|\b(?:fail|refus|declin)(?:ed|es|ing)?\s+to\b",
    re.IGNORECASE,
)

_NOBODY_DID = re.compile(
    r"\W*(?:no one|nobody)(?:\s+(?:ha[sd]|have|was|were|is|are))?(?:\s+\w+ly)*\s+(?P<verb>[a-z]+)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[a-z]+")
_NOTHING = re.compile(
    r"\b(?:no|nothing|deny|denied|denies|un(?:claimed|harmed|hurt|injured|scathed))\b",
    re.IGNORECASE,
)


def is_negative(words: str) -> bool:
    """Whether the words hold a negation."""
    return _NEGATIVE.search(words) is not None


def are_opposite(first: Collection[str], second: Collection[str]) -> bool:
    """Whether one holds a word that excludes one of the other's, and neither holds both.

    Both are tokens as `features` makes them: stems, near-synonyms under one.
    """
    for states in _STATES:
        ours, theirs = states & set(first), states & set(second)
        if len(ours) == 1 and len(theirs) == 1 and ours != theirs:
            return True
    return False


def nobody_did(words: str, other: str) -> bool:
    """Whether `words` begin with nobody who does what `other` tells of somebody: "No one claimed responsibility"."""
    found = _NOBODY_DID.match(words)
    if found is None or is_negative(other) or _NOTHING.search(other):
        return False
    return _token(found["verb"].lower()) in map(_token, _WORD.findall(other.lower()))


def _token(word: str) -> str:
    return group_stem(stem(word))


_STATES = tuple(frozenset(map(_token, words)) for words in _EXCLUSIVE)
