"""Statements that cannot tell the same: other words for what happened, or a "not" in one of them.

In go the words of two statements; out comes whether they stand against each other, and by which. The table holds
states that exclude each other in one happening; words that only often differ are not in it.
"""

import re
from collections.abc import Collection, Iterator

from crossread.language.frequency import stem
from crossread.language.synonyms import group_stem

__all__ = ["is_negative", "nobody_did", "opposite_states", "opposite_tolls"]

_FATES = ("kill", "injure", "missing")
_EXCLUSIVE = (
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
    ("suspend", "resume"),
    ("cancel", "resume"),
    ("close", "reopen"),
    ("ban", "allow"),
    ("impose", "lift"),
    ("uphold", "overturn"),
    ("evacuate", "return"),
    ("trap", "rescue"),
    ("trap", "free"),
    ("ground", "refloat"),
    ("cut", "restore"),
    ("pass", "fail"),
    ("agree", "refuse"),
    ("detain", "release"),
    ("burn", "extinguish"),
    ("halt", "resume"),
    ("deny", "admit"),
)
_NEGATIVE = re.compile(
    r"\b(?:not|cannot|never|no longer|nobody|none|neither|without)\b|n['’]t\b|\b(?:fail|refus|declin)(?:ed|es|ing)?\s+to\b",
    re.IGNORECASE,
)

_NOBODY_DID = re.compile(
    r"\W*(?:no one|nobody)(?:\s+(?:ha[sd]|have|was|were|is|are))?(?:\s+\w+ly)*\s+(?P<verb>[a-z]+)",
    re.IGNORECASE,
)
_VERB = re.compile(
    r".+(?:ed|ing)|los(?:t|es?)|w[oi]n|wins|f[ae]ll(?:s|en)?|r[io]se(?:s|n)?|shuts?|left|leaves?|opens?|closes?|gains?",
    re.IGNORECASE,
)  # "winner" and "freedom" tell no state of what happened
_WORD = re.compile(r"[^\W\d_]+")
_NOTHING = re.compile(
    r"\b(?:no|nothing|deny|denied|denies|un(?:claimed|harmed|hurt|injured|scathed))\b",
    re.IGNORECASE,
)


def is_negative(words: str) -> bool:
    """Whether the words hold a negation."""
    return _NEGATIVE.search(words) is not None


def opposite_tolls(first: Collection[str], second: Collection[str]) -> bool:
    """Whether both tell what befell people, and not the same: dead, hurt or missing.

    Both are tokens as `features` makes them: stems, near-synonyms under one.
    """
    return _parting(_TOLLS, first, second) is not None


def opposite_states(
    first: Collection[str], second: Collection[str], words: str, other: str
) -> tuple[str, str] | None:
    """The verb of each for its state, where the one excludes the other and neither tells both.

    `first` and `second` are the tokens of `words` and `other`.
    """
    for states in _STATES:
        tokens = _parting(states, first, second)
        if tokens:
            ours, theirs = map(_verb_for, tokens, (words, other))
            if ours and theirs:
                return ours, theirs
    return None


def nobody_did(words: str, other: str) -> tuple[str, str] | None:
    """The first words of one statement and the verb of another, which tells of somebody what in the one nobody did.

    "No one claimed responsibility" begins so, beside "The Grey Hand claimed responsibility".
    """
    found = _NOBODY_DID.match(words)
    if found is None or is_negative(other) or _NOTHING.search(other):
        return None
    told = next(_words_for(_token(found["verb"].lower()), other), "")
    return (found[0].strip(), told) if told else None


def _verb_for(token: str, words: str) -> str:
    return next(filter(_VERB.fullmatch, _words_for(token, words)), "")


def _words_for(token: str, words: str) -> Iterator[str]:
    """The words whose token it is."""
    found = (word[0] for word in _WORD.finditer(words))
    return (word for word in found if _token(word.lower()) == token)


def _parting(
    states: frozenset[str], first: Collection[str], second: Collection[str]
) -> tuple[str, str] | None:
    ours, theirs = states.intersection(first), states.intersection(second)
    if len(ours) != 1 or len(theirs) != 1 or ours == theirs:
        return None
    return min(ours), min(theirs)


def _token(word: str) -> str:
    return group_stem(stem(word))


_TOLLS = frozenset(map(_token, _FATES))
_STATES = tuple(frozenset(map(_token, words)) for words in _EXCLUSIVE)
