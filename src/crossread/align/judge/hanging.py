"""The words that a day or a figure hangs on: what it is the day of, or the amount of.

In go a statement and the place of a time or a number; out come the telling words close by. Where two reports give
other values that hang on one word ("the arrest on Monday", "was detained on Tuesday"), the values are of one thing.
"""

from crossread.align.features.features import Features
from crossread.language.closed_classes import PREPOSITIONS, says
from crossread.language.frequency import is_telling, stem
from crossread.language.lexicon import cues
from crossread.language.synonyms import group_stem
from crossread.language.words import find_words
from crossread.types.span import Span

__all__ = ["hanging_words"]

# What stands beside any deed: "within", "him", "up", "'s".
_NO_DEEDS = PREPOSITIONS | frozenset("'s up down out off him her them himself just only".split())
_OPENING = 3  # words; what stands behind fewer opens its statement
_NEAR_BEFORE, _NEAR_BEHIND = 5, 7  # words on each side


def hanging_words(one: Features, span: Span) -> set[str]:
    """The telling words shortly before `span`, or behind it where it opens its statement; near-synonyms under one.

    Names say who, and verbs of saying when it was said: neither is what befell. To ask, request and demand are one act.
    """
    words = find_words(one.report.text, one.statement.span)
    before = [word for word in words if word.span.end <= span.start]
    near = before[-_NEAR_BEFORE:]
    if len(before) < _OPENING:
        near = [word for word in words if word.span.start >= span.end][:_NEAR_BEHIND]
    else:
        marks = [at for at, word in enumerate(near) if not word.text[0].isalnum()]
        near = near[marks[-1] + 1 :] if marks else near
    return {token for word in near if not word.is_capitalised and (token := _token(word.lower))}


def _token(lower: str) -> str:
    """The word's stem, its group's where it is in one; "ask" for all that asks, "" for what says or tells little."""
    kinds = {cue.kind for cue in cues().get(lower, ()) if cue.word_class == "v"}
    if kinds & {"ask", "request"}:
        return "ask"
    found = stem(lower)
    tells = is_telling(found) and lower not in _NO_DEEDS and not says(lower)
    return group_stem(found) if tells else ""
