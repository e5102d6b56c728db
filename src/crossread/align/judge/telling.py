"""Pairs that are told in two ways, though no rule says in what.

In go pairs of statements that surely tell one thing, with what the reader of two statements says of them; out comes
one difference where that is likely. It stands only where no other difference of the group was found. Where the pair is
not among the surest, that they part and nobody sees in what may as well mean that they tell two points.
"""

import re
from collections.abc import Sequence

from crossread.align.features.features import Features
from crossread.align.features.pair import (
    ONE_POINT,
    PARTED,
    JudgedPair,
    about,
    cite,
    published_later,
)
from crossread.align.judge.modality import foretells
from crossread.types.alignment import Alignment, Aspect, Match, Relation, Variant
from crossread.types.annotation import Certainty, QuoteKind

__all__ = ["judge_telling"]

_TO_COME = re.compile(r"\b(?:will|would|shall)\b|[’']ll\b")
_LEAST_WORDS = 4  # a shorter statement is the heading of a part
# Of 27 such cards in 83 real stories 15 set two points together, all of them below.
_SUREST = 0.97


def judge_telling(sure: Sequence[JudgedPair]) -> Alignment | None:
    """The pair that parts most surely; a plan that a later report tells as done is a later state.

    Others are loose where no pair of the statements is among the surest, or told alike.
    """
    pair = _most_parted(sure)
    if pair is None:
        return None
    came_true = _comes_true(pair.one, pair.other) or _comes_true(pair.other, pair.one)
    is_sure = came_true or any(one.apart < PARTED or one.score >= _SUREST for one in sure)
    aspect = Aspect.UPDATE if came_true else Aspect.WORDING
    what = "planned in one, done in the other" if came_true else "other words for it"
    why = f"Much the same is told, but not alike: {what}."
    variants = (Variant((cite(pair.one),)), Variant((cite(pair.other),)))
    match = Match.SURE if is_sure else Match.LOOSE
    return Alignment(Relation.DIFFER, about(pair.one), variants, aspect, why=why, match=match)


def _most_parted(sure: Sequence[JudgedPair]) -> JudgedPair | None:
    of_one_point = (
        pair
        for pair in sure
        if pair.score >= ONE_POINT
        and all(len(one.text.split()) >= _LEAST_WORDS for one in (pair.one, pair.other))
        and not all(map(_quotes, (pair.one, pair.other)))
        and not _came_otherwise(pair.one, pair.other)
        and not _came_otherwise(pair.other, pair.one)
    )
    pair = max(of_one_point, key=lambda one: one.apart, default=None)
    return None if pair is None or pair.apart < PARTED else pair


def _came_otherwise(foretold: Features, came: Features) -> bool:
    """Whether the one was foretold and the other came: two things that were told, and not one in two ways."""
    is_past = not foretells(came) and came.statement.certainty is Certainty.HAPPENED
    return foretells(foretold) and is_past


def _quotes(one: Features) -> bool:
    """Whether words in marks stand in the statement; where both quote, the quotations show what is not alike."""
    return any(quote.kind is not QuoteKind.INDIRECT for quote in one.quotes)


def _comes_true(plan: Features, done: Features) -> bool:
    """Whether the report of a later day tells as having happened what the other plans."""
    told = plan.statement.certainty, done.statement.certainty
    if _TO_COME.search(done.text):
        return False  # "tweeted that they will not be allowed" is as much of a plan
    return told == (Certainty.PLANNED, Certainty.HAPPENED) and published_later(plan, done) > 0
