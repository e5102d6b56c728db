"""The subject of a cue that an aside parts from it: "Ada Brandt, who led the council for years, said".

In go a text, a sentence of it and an attribution; out comes the phrase that begins the sentence, where a comma closes an
aside right before the cue, and what was read as the source is nothing or stands in that aside.
"""

import re

from crossread.annotate.cue_words import readings, verb_readings
from crossread.language.closed_classes import (
    AUXILIARIES,
    BE_FORMS,
    CLAUSE_WORDS,
    PREPOSITIONS,
    PRONOUNS,
)
from crossread.language.model import Attribution
from crossread.types.span import Span

__all__ = ["interrupted_subject"]

_OPENS_ASIDE = re.compile(
    r",\s+(?:who|which|whose|whom|including|led|a|an|the|one|another|some|himself|herself|itself|\d{1,3},|[a-z]+ed)\s"
)
_CLOSED = re.compile(
    r",[”\"’']?\s+(?:(?:also|then|later|now|still|again|has|have|had|\w+ly)\s+)*\Z"
)
_NEXT_CLAUSE = re.compile(r",\s+(?:and|but|while|as|or|so|though|although)\s")
_CLOSED_REACH = 30  # characters
_LEADS_IN = re.compile(
    r"(?:But|And|So|Yet|Still|Meanwhile|Separately|Later|Earlier),?\s+|(?:In|At)(?:\s[A-Z][\w’.-]*){1,3},\s+"
)
_LONGEST = 400  # characters from the beginning of the sentence to the cue
_MOST_WORDS = 14
# What begins a sentence before its subject.
_NO_SUBJECTS = (
    PREPOSITIONS
    | CLAUSE_WORDS
    | PRONOUNS
    | frozenset(
        "according asked there here nonetheless nevertheless however instead indeed moreover furthermore likewise "
        "similarly finally late early later earlier following regardless overall then now also".split()
    )
)
_TIMES = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|morning|afternoon|evening|night|days?|weeks?|months?|years?|hours?)\b",
    re.IGNORECASE,
)


def interrupted_subject(text: str, sentence: Span, one: Attribution) -> Span | None:
    """The subject that begins `sentence`; None where the words before the cue have no such form."""
    cue = one.cue
    if cue is None or one.content[0].start < cue.end or not _is_active(cue.of(text)):
        return None
    start = sentence.start
    if cue.start - start > _LONGEST:
        return None
    led = _LEADS_IN.match(text, start, cue.start)
    start = led.end() if led is not None else start
    opened = _OPENS_ASIDE.search(text, start, cue.start)
    if opened is None or not _CLOSED.search(text, max(start, cue.start - _CLOSED_REACH), cue.start):
        return None
    closes = text.rfind(",", start, cue.start)
    if closes <= opened.start() or _NEXT_CLAUSE.search(text, opened.end(), closes):
        return None
    if not _is_of_aside(text, one.source, cue, Span(opened.start(), cue.start)):
        return None
    return Span(start, opened.start()) if _is_subject(text[start : opened.start()]) else None


def _is_active(cue: str) -> bool:
    """Whether a cue is a finite verb, and what it tells is done by its subject and not to it."""
    words = cue.lower().split()
    return not words[0].endswith("ing") and BE_FORMS.isdisjoint(words)


def _is_of_aside(text: str, source: Span | None, cue: Span, aside: Span) -> bool:
    """Whether the source that was read stands in the aside; where none was read the cue must be one of saying or asking."""
    if source is not None:
        return aside.contains(source)
    kinds = {known.kind for word in cue.of(text).lower().split() for known in readings(word)}
    return bool(kinds & {"say", "ask"})


def _is_subject(words: str) -> bool:
    """Whether words are a phrase without a verb, and begin as a subject does."""
    told = words.lower().split()
    if not told or len(told) > _MOST_WORDS or told[0] in _NO_SUBJECTS or not words[0].isupper():
        return False
    if _TIMES.search(words) or any(mark in words for mark in '“”"():;—'):
        return False
    return not any(word in AUXILIARIES or _is_finite(word) for word in told)


def _is_finite(word: str) -> bool:
    return any(cue.form == "past" for cue in verb_readings(word))
