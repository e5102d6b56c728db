"""Whom something is said to or said of, where he was read as who says it.

In go a text and an attribution; out comes the attribution with who speaks, or without a source: "Neal wrote to Brandt
calling", "Neal phoned Brandt to express", "Brandt is accused of". Whose a cue is that has none is told by `subjects`.
"""

import re
from dataclasses import replace

from crossread.annotate.cue_words import verb_readings
from crossread.language.closed_classes import CLAUSE_WORDS, PREPOSITIONS, RELATIVES
from crossread.language.model import Attribution
from crossread.types.span import Span

__all__ = ["is_participle", "with_writer", "without_object"]

_NOT_SAID_BY = frozenset(("according", "including", "during", "regarding", "concerning"))
# Before whom somebody wrote to: "Neal wrote last year to ", "a note sent to "
_TO = r"\b[^.,;:“”\"\n]{0,40}?\bto (?:the )?\Z"
_WROTE_TO = re.compile(
    rf"\b(?P<who>(?:[A-Z][\w.’'-]* ){{0,3}}[A-Z][\w’'-]*|he|she|they) (?:\w+ly )?(?:wrote|sent){_TO}"
)
_SENT_TO = re.compile(rf"\b(?:written|sent|issued|memo|letter|note|subpoena|email|message){_TO}")
_WROTE_REACH = 120  # characters
_CALLED = re.compile(
    r"(?:(?P<who>(?:[A-Z][\w.’'-]* ){0,3}[A-Z][\w’'-]*|he|she|they) (?:\w+ly )?)?"
    r"\b(?:called|contacted|e-?mailed|met|phoned|telephoned|texted|wrote) (?:with )?\Z"
)
# Between whom somebody called and what for: ", a lawyer, to ", " this week to "
_IN_ORDER_TO = re.compile(r"(?:,\s)?(?:[^,.;:“”\"\n]{0,40}\s)?to\s(?:\w+ly\s)?")
_TO_CUE = re.compile(r"\bto\s(?:\w+ly\s)?\Z")
_TO_REACH = 20  # characters
# Without whom it is said of behind it: "those accused of theft"
_IS_SAID_OF = re.compile(
    r"(?:[a-z]+\s){0,3}(?:accused|suspected|convicted) of|(?:[a-z]+\s){0,3}blamed for"
)
_IN_PLACE = re.compile(r"\b(?:in|at) (?:the )?\Z")
_IN_REACH = 7  # characters
_TOLD = frozenset(("told", "tells"))
_MAY_SPEAK = frozenset("whom whose what".split())
_NO_SPEAKERS = PREPOSITIONS.union(("and", "yet", "as"), CLAUSE_WORDS - RELATIVES - _MAY_SPEAK)


def without_object(text: str, one: Attribution) -> Attribution:
    """Whoever stands in what is said did not say it: "has described Neal as tired" is not Neal's. Nor does a "While" speak."""
    source = one.source
    if source is not None and (_is_asked(text, one) or _is_accused(text, one)):
        return replace(one, source=None)
    is_told = source is not None and (
        any(piece.contains(source) for piece in one.content)
        or source.of(text).lower() in _NO_SPEAKERS
    )
    return replace(one, source=None) if is_told else one


def _is_asked(text: str, one: Attribution) -> bool:
    """Whether the source stands right behind the cue as whom another asks: "to ask Neal whether", "wrote Neal to say"."""
    cue, source, told = one.cue, one.source, one.content[0].start
    if cue is None or source is None or source.start != cue.end + 1 or text[cue.end] != " ":
        return False
    is_to_do = told > source.end and text.startswith("to ", told)
    return is_to_do or _is_infinitive(text, cue)


def _is_accused(text: str, one: Attribution) -> bool:
    """Whether the source stands before an "accused of" without an object, and so is who is accused: "others accused of it"."""
    cue, source = one.cue, one.source
    if cue is None or source is None or source.end > cue.start or len(one.content) > 1:
        return False
    return _IS_SAID_OF.fullmatch(cue.of(text)) is not None


def _is_infinitive(text: str, cue: Span) -> bool:
    forms = {known.form for known in verb_readings(cue.of(text).lower().split()[0])}
    is_base = not forms.isdisjoint({"base"})
    return is_base and _TO_CUE.search(text, max(0, cue.start - _TO_REACH), cue.start) is not None


def with_writer(text: str, one: Attribution) -> Attribution:
    """The attribution as of who wrote, where whom he wrote to was read, or the place of something: "Neal wrote to Brandt calling"."""
    cue, source = one.cue, one.source
    if cue is None or source is None or source.end >= cue.start:
        return one
    if _is_infinitive(text, cue) and _IN_ORDER_TO.fullmatch(text, source.end, cue.start):
        return _with_caller(text, one, source)
    if text[source.end : cue.start] != " ":
        return one
    if is_participle(text, cue):
        start = max(0, source.start - _WROTE_REACH)
        wrote = _WROTE_TO.search(text, start, source.start)
        if wrote is not None:
            return replace(one, source=Span(*wrote.span("who")))
        return (
            one if _SENT_TO.search(text, start, source.start) is None else replace(one, source=None)
        )
    is_place = _IN_PLACE.search(text, max(0, source.start - _IN_REACH), source.start) is not None
    return replace(one, source=None) if is_place and cue.of(text).lower() in _TOLD else one


def _with_caller(text: str, one: Attribution, source: Span) -> Attribution:
    """The attribution as of who called, or as of nobody, where it tells what he called the source for."""
    start = max(0, source.start - _WROTE_REACH)
    called = _CALLED.search(text, start, source.start)
    if called is None:
        return one
    return replace(one, source=Span(*called.span("who")) if called["who"] else None)


def is_participle(text: str, cue: Span) -> bool:
    """Whether a cue is an "-ing" that somebody does, and no preposition: "warning", and not "according"."""
    words = [word.lower() for word in cue.of(text).split()]
    first = next((word for word in words if not word.endswith("ly")), words[0])
    return first.endswith("ing") and first not in _NOT_SAID_BY
