"""The subject with which a sentence begins, for a cue further on: "The league rejected it and suggested a vote".

In go a text, a sentence of it and a cue that has no subject right before it; out come the words of the subject, or None where
another clause with a subject of its own may stand between. Looks at word forms; it does not parse.
"""

import re

from crossread.language.closed_classes import (
    CLAUSE_WORDS,
    FINITE_VERB,
    PREPOSITIONS,
)
from crossread.types.span import Span

__all__ = ["leading_subject", "subject_from"]

# A time, a place or a word before the subject: "On Monday,", "Meanwhile,"
_OPENING = r"(?:(?:But|And|Yet|On|In|At|Last|Late|Early|Earlier|Later|Meanwhile|Also)(?:\s[^,;:“”\"\n]{1,40})?,\s+|(?:But|And|Yet)\s+)?"
_LEADING = re.compile(
    rf"{_OPENING}(?P<subject>[A-Z][\w.’'-]*(?:\s+[\w.’'-]+){{0,6}}?)\s+(?:[a-z]+ly\s+|also\s+|then\s+|later\s+)?"
    rf"(?P<verb>{FINITE_VERB.pattern})"
)
# A subject and its verb, behind a clause without one: "After warning them, the mayor left".
_FOLLOWING = re.compile(
    r"(?P<subject>(?:[A-Z][\w.’'-]*|the|an?|his|her|its|their|he|she|they|it)(?:\s+[\w.’'-]+){0,6}?)\s+"
    rf"(?:[a-z]+ly\s+|also\s+|then\s+|later\s+)?(?P<verb>{FINITE_VERB.pattern})"
)
_NO_SUBJECT = PREPOSITIONS | CLAUSE_WORDS | frozenset("and or yet there here".split())
# A clause of somebody else's: ", and the mayor", "while Neal".
_OTHER_CLAUSE = re.compile(
    r"[;:“”\"]|\b(?:and|but|while|so|yet|or)\s+(?:(?:the|an?|he|she|it|they|his|her|its|their|some|others)\b|[A-Z])"
)
_OPEN_CLAUSE = re.compile(
    r"\b(?:who|which|that|because|after|before|when|while|as|if|whose|where)\b[^,]*$"
)


def leading_subject(text: str, sentence: Span, at: int) -> Span | None:
    """The words that begin `sentence` and are the subject of its first verb, where a further verb of theirs stands `at` a place."""
    led = _LEADING.match(text, sentence.start, at)
    if led is None:
        return None
    words = led["subject"].lower().split()
    if any(word in _NO_SUBJECT for word in words):
        return None
    between = text[led.end("verb") : at]
    if _OTHER_CLAUSE.search(between) or _OPEN_CLAUSE.search(between):
        return None
    return Span(*led.span("subject"))


def subject_from(text: str, clause: Span) -> Span | None:
    """The words with which `clause` begins, where they are the subject of a verb right behind them."""
    found = _FOLLOWING.match(text, clause.start, clause.end)
    if found is None or any(word in _NO_SUBJECT for word in found["subject"].lower().split()):
        return None
    return Span(*found.span("subject"))
