"""A thing that one report tells as sure to come, and another as possible: "will take a $3 billion charge", "could".

In go pairs of statements that surely tell one thing; out comes one difference in certainty. The two must say it of one
deed: by the same verb, or by verbs that have the same figure close behind.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from crossread.align.features.features import Features
from crossread.align.features.pair import ONE_POINT, JudgedPair, about, cite
from crossread.language.frequency import stem
from crossread.language.synonyms import group_stem
from crossread.types.alignment import Alignment, Aspect, Relation, Variant

__all__ = ["foretells", "judge_modality"]

_VERB = r"(?:\s(?!not\b)[a-z]+ly)?\s(?P<verb>(?!not\b|be\b|have\b)[a-z]+)"
_SURE = re.compile(rf"\b(?P<modal>will|is going to|are going to){_VERB}")
_POSSIBLE = re.compile(
    rf"\b(?P<modal>could|may|might|(?:is|are|was|were) (?:expected|likely) to){_VERB}"
)
_FORETELLS = re.compile(
    r"\b(?:forecast(?:s|ed)?|predict(?:s|ed|ions?)?|projected|projections?|expectations?)\b",
    re.IGNORECASE,
)
_CLOSE = 30  # letters behind the verb


def foretells(one: Features) -> bool:
    """Whether the statement says what somebody foretold: that is no other figure or day of what came."""
    return _FORETELLS.search(one.text) is not None


class _Told(NamedTuple):
    """A modal with the words up to its verb, the verb's token, and the figures close behind it."""

    words: str
    verb: str
    figures: frozenset[float]


def judge_modality(sure: Sequence[JudgedPair]) -> Alignment | None:
    """The first pair of which the one says "will" and the other "could" of one deed, and neither says both."""
    for pair in sure:
        if pair.score < ONE_POINT:
            continue
        for one, other in ((pair.one, pair.other), (pair.other, pair.one)):
            will, could = _told(one, _SURE), _told(other, _POSSIBLE)
            if will is None or could is None or _told(one, _POSSIBLE) or _told(other, _SURE):
                continue
            if will.verb == could.verb or will.figures & could.figures:
                why = f"“{will.words}” in {one.called}, “{could.words}” in {other.called}."
                variants = (Variant((cite(one),)), Variant((cite(other),)))
                return Alignment(Relation.DIFFER, about(one), variants, Aspect.CERTAINTY, why=why)
    return None


def _told(one: Features, modal: re.Pattern[str]) -> _Told | None:
    span = one.statement.span
    found = modal.search(one.report.without_asides().text, span.start, span.end)
    if found is None:
        return None
    figures = (
        quantity.told
        for quantity in one.quantities
        if found.end() <= quantity.span.start <= found.end() + _CLOSE and quantity.unit
    )
    return _Told(found.group(), group_stem(stem(found["verb"])), frozenset(figures))
