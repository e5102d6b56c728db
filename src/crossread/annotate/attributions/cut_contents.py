"""Contents that were cut before their point: before what follows from a condition, a second "that", an "unless".

In go a text, a sentence, an attribution and those near it; out comes the attribution with the rest of the clause. Only what
stands right behind its cue is drawn out, up to where its sentence or somebody's "Brandt said" ends it.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from crossread.annotate.cue_words import cue_words, is_led_by_that, verb_readings
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
# "He said it was old, and that | nobody had seen it."
_SECOND_THAT = re.compile(r",?\s(?:and|but|or)\sthat\s(?!\w+\s*[,.])")
# What is refused, promised or said of one case alone: "refused to sell it unless".
_CONDITION_BEHIND = re.compile(
    r"(?:,|\s[—–-]{1,2})?\s(?:unless|but\sonly\s(?:if|when|once|after))\s[^,;:.“”\"\n—–]{2,160}"
)


# An aside between two dashes, behind which the clause goes on: "might mark it – the third in May – by a strike".
_BETWEEN_DASHES = re.compile(
    r"\s?(?:[—–]|--|(?<=\s)-(?=\s))\s?[^—–;:“”\"\n]{2,160}?(?:[—–]|--|(?<=\s)-(?=\s))\s?"
    r"(?:(?P<more>(?:to|of|by|in|on|at|from|with|for|as\swell\sas)\s)|(?P<pair>and\s))"
)
_DASH = re.compile(r"[—–]|--|\s-\s")
_OPEN_PAIR = re.compile(r"\bbetween\s(?:(?!\band\b).){1,160}\Z")


def with_rest_of_clause(
    text: str, here: Span | None, one: Attribution, near: Sequence[Attribution]
) -> Attribution:
    """`one` with its last words drawn out to the end of what they begin, where they stand right behind its cue."""
    last = one.content[-1]
    if here is None or not _stands_behind_cue(one):
        return one
    if last.end >= here.end - 2 or text[last.end] not in " ,":
        return one
    end = _end_of_clause(text, here, last, near)
    if not _goes_on_behind_dashes(text, here, last):
        end = _end_of_words(text, one, last, end)
    return one if end <= last.end else replace(one, content=(Span(last.start, end),))


def _end_of_words(text: str, one: Attribution, last: Span, end: int) -> int:
    """How far the words reach that are said, at most to `end`."""
    says = _says(text, one)
    if _SECOND_THAT.match(text, last.end, end) and (says or is_led_by_that(text, one)):
        return end
    condition = _CONDITION_BEHIND.match(text, last.end, end)
    if condition is not None:
        return condition.end()
    if not says or _lacks_main_clause(text, last, end) or _lacks_verb(text, last):
        return end if says else last.end
    more = _CONTRAST.match(text, last.end, end)
    if more is None or not FINITE_VERB.search(text, last.start, last.end):
        return last.end
    return more.end()


def _goes_on_behind_dashes(text: str, here: Span, last: Span) -> bool:
    """Whether an aside between two dashes parts the words from the rest of their clause; no dash before them is open."""
    aside = _BETWEEN_DASHES.match(text, last.end, here.end)
    if aside is None or len(_DASH.findall(text, here.start, last.end)) % 2:
        return False
    return aside["more"] is not None or _OPEN_PAIR.search(text, last.start, last.end) is not None


def _stands_behind_cue(one: Attribution) -> bool:
    """Whether the words are of one piece, right behind a cue that has a source."""
    if one.cue is None or one.source is None or len(one.content) > 1:
        return False
    return 0 <= one.content[0].start - one.cue.end <= _LED


def _says(text: str, one: Attribution) -> bool:
    """Whether a verb of saying leads to the words: "said", and neither "asked" nor "criticised"."""
    return {cue.kind for cue in verb_readings(cue_words(text, one)[-1])} == {"say"}


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
