"""Contents that were cut before their point: a condition without what follows from it, a subject without its verb.

In go a text, a sentence, an attribution and those near it; out comes the attribution with the rest of the clause. Only what
stands behind a verb of saying is drawn out, up to where its sentence or somebody's "Brandt said" ends it.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from crossread.annotate.cue_words import cue_words, verb_readings
from crossread.language.closed_classes import FINITE_VERB
from crossread.language.model import Attribution
from crossread.types.span import Span

__all__ = ["with_rest_of_clause"]

_LED = len(" that ")
# "If the dam breaks | , it floods the town"; who asks "if" asks no more than that.
_CONDITION = re.compile(
    r"(?:that )?(?:even )?(?:if|although|though|unless|because|since|after|once|while|as long as)\b",
    re.IGNORECASE,
)
_MAIN_CLAUSE = re.compile(
    r",\s(?!(?:and|but|or|so|who|whom|whose|which|where|when|while|as|according|a|an)\b|\w+ing\b)[^,;:.“”\"\n]{2,80}"
)
_PREDICATE = re.compile(r"\s(?:was|were|is|are|will|would|has|had|have|can|could|should|must)\s")
# What is said to be so and not otherwise, or under which condition.
_CONTRAST = re.compile(
    r"(?:,\s(?:not\s(?!\w+(?:ing|ly)\b)|(?:al)?though\snot\s|rather\sthan\s|too\b)|\s(?:if|unless|so\sthat)\s)"
    r"[^,;:.“”\"\n—–]{0,160}"
)


def with_rest_of_clause(
    text: str, here: Span | None, one: Attribution, near: Sequence[Attribution]
) -> Attribution:
    """`one` with its last words drawn out to the end of what they begin, where they stand right behind its cue."""
    last = one.content[-1]
    if here is None or one.cue is None or not _says_before(text, one):
        return one
    if last.end >= here.end - 2 or text[last.end] not in " ,":
        return one
    end = _end_of_clause(text, here, last, near)
    if end <= last.end or not (_lacks_main_clause(text, last, end) or _lacks_verb(text, last)):
        more = _CONTRAST.match(text, last.end, end)
        if more is None or not FINITE_VERB.search(text, last.start, last.end):
            return one
        end = more.end()
    return replace(one, content=(*one.content[:-1], Span(last.start, end)))


def _says_before(text: str, one: Attribution) -> bool:
    """Whether a verb of saying leads to the words: "said", and neither "asked" nor "criticised"."""
    words = cue_words(text, one)
    if one.cue is None or one.source is None or not words:
        return False
    if len(one.content) > 1 or not 0 <= one.content[-1].start - one.cue.end <= _LED:
        return False
    return {cue.kind for cue in verb_readings(words[-1])} == {"say"}


def _end_of_clause(text: str, here: Span, last: Span, near: Sequence[Attribution]) -> int:
    """Where the sentence ends, or the words behind `last` before a tag that closes them: "..., Brandt said"."""
    end = here.end - 1 if text[here.end - 1] in ".!?" else here.end
    tags = [
        min(span.start for span in (other.source, other.cue) if span is not None)
        for other in near
        if other.cue is not None
        and last.end <= other.cue.start < end
        and other.content[0].start < other.cue.start
    ]
    return min(len(text[: min([end, *tags])].rstrip(" ,")), end)


def _lacks_main_clause(text: str, last: Span, end: int) -> bool:
    """Whether the words are but a condition, and a clause with a verb of its own follows."""
    if _CONDITION.match(text, last.start, last.end) is None:
        return False
    follows = _MAIN_CLAUSE.match(text, last.end, end)
    return follows is not None and FINITE_VERB.search(follows.group()) is not None


def _lacks_verb(text: str, last: Span) -> bool:
    """Whether the words are but a subject, and its verb stands right behind them."""
    return _PREDICATE.match(text, last.end) is not None and not FINITE_VERB.search(
        text, last.start, last.end
    )
