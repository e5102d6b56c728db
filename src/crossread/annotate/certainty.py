"""How a clause holds what it tells: as fact, or as planned, threatened, alleged or denied.

In goes the words of a clause; out comes its certainty, by the words that mark it. The words of a source
("he said") do not make a thing alleged: whose words they are is the statement's speaker.
"""

import re

from crossread.types.annotation import Certainty

__all__ = ["certainty_of", "certainty_words"]

_DENIED = (
    r"den(?:y|ies|ying)|(?<!been )(?<!being )(?<!was )(?<!were )(?<!initially )denied|refut(?:e|es|ed|ing)|dismiss(?:es|ed|ing)?|baseless|false(?:ly)?|untrue"
    r"|reject(?:s|ed|ing)?\s+(?:the\s+)?(?:claims?|accusations?|allegations?|reports?|charges?)"
    r"|disput(?:e|es|ed|ing)|nonexistent"
)
_ALLEGED = (
    r"alleg(?:e|es|ed|edly|ing|ation|ations)|accus(?:e|es|ed|ing|ation|ations)|claim(?:s|ed|ing)?"
    r"|reportedly|purported(?:ly)?|suspect(?:s|ed|ing)?|suspicions?|apparent(?:ly)?|supposed(?:ly)?"
    r"|unconfirmed|unverified|believed to|thought to|rumou?r(?:s|ed)?"
)
_THREATENED = (
    r"threat(?:s|en|ens|ened|ening)?"
    r"|warn(?:s|ed|ing)?\s+(?:that\s+)?(?:it|he|she|they)\s+(?:would|will|could|may|might)"
)
_PLANNED = (
    r"plan(?:s|ned|ning)?\s+to|intend(?:s|ed|ing)?\s+to|expect(?:s|ed)?\s+to|aims?\s+to|set\s+to|due\s+to"
    r"|scheduled|vow(?:s|ed)?|pledg(?:e|es|ed)|promis(?:e|es|ed)|will|going\s+to"
)
_MARKERS = (
    (Certainty.DENIED, _DENIED),
    (Certainty.ALLEGED, _ALLEGED),
    (Certainty.THREATENED, _THREATENED),
    (Certainty.PLANNED, _PLANNED),
)
_PATTERNS = tuple(
    (certainty, re.compile(rf"\b(?:{words})\b", re.IGNORECASE)) for certainty, words in _MARKERS
)


def certainty_of(words: str) -> Certainty:
    """The certainty that the first marker in order of denial, allegation, threat and plan gives."""
    return next(
        (certainty for certainty, pattern in _PATTERNS if pattern.search(words)), Certainty.HAPPENED
    )


def certainty_words(words: str) -> tuple[int, int] | None:
    """The offsets in `words` of what marks its certainty, or None where nothing does."""
    found = next((match for _, pattern in _PATTERNS if (match := pattern.search(words))), None)
    return found.span() if found else None
