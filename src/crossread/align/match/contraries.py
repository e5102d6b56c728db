"""Statements of one point that stand against each other: contact lost, and regained; nobody called, and five calls.

In go pairs of statements; out comes whether two exclude each other so that they tell no point of both, and one
difference for those that tell it each in another state. A word alone says neither: "lost the vote by two ballots" and
"was beaten" are told alike, "three were killed" and "five were hurt" are two things. The reader of both says which.
"""

from collections.abc import Sequence

from crossread.align.features.features import Features
from crossread.align.features.pair import (
    ONE_POINT,
    PARTED,
    JudgedPair,
    about,
    came_later,
    cite,
)
from crossread.align.match.opposites import nobody_did, opposite_states, opposite_tolls
from crossread.types.alignment import Alignment, Aspect, Relation, Variant

__all__ = ["exclude_each_other", "judge_contraries", "tell_no_point"]

_ALIKE = -4.0  # log odds that they part; below them they are surely told alike


def exclude_each_other(one: Features, other: Features) -> bool:
    """Whether by their words the statements cannot tell the same."""
    return opposite_tolls(one.weights, other.weights) or _contrary_words(one, other) is not None


def tell_no_point(one: Features, other: Features, chance: float, apart: float) -> bool:
    """Whether statements that exclude each other are of two points, by what the reader of both says of them.

    They are of one where it says surely that they are told alike, or that they are told each in another state. The dead
    are never the hurt, whatever it says.
    """
    if opposite_tolls(one.weights, other.weights):
        return True
    told_of_one = apart <= _ALIKE or apart >= PARTED
    return not (told_of_one or (_is_of_nobody(one, other) and chance >= ONE_POINT))


def judge_contraries(group: Sequence[Features], sure: Sequence[JudgedPair]) -> Alignment | None:
    """The statements of a group that tell its point in one state, against those that tell it in another."""
    for pair in sure:
        words = _contrary_words(pair.one, pair.other)
        if words is None or not (pair.apart >= PARTED or _is_of_nobody(pair.one, pair.other)):
            continue
        ours, theirs = _against(pair.other, group), _against(pair.one, group)
        if {one.report.id for one in ours} & {one.report.id for one in theirs}:
            continue
        later = came_later(pair.one, pair.other)
        aspect = Aspect.UPDATE if later else Aspect.CERTAINTY
        variants = (Variant(tuple(map(cite, ours))), Variant(tuple(map(cite, theirs))))
        why = _why(*words, later)
        return Alignment(Relation.DIFFER, about(pair.one), variants, aspect, why=why)
    return None


def _against(one: Features, group: Sequence[Features]) -> list[Features]:
    """The statements of a group that stand against `one`."""
    return [other for other in group if _contrary_words(one, other) is not None]


def _why(ours: str, theirs: str, later: float) -> str:
    if not later:
        return f"“{ours}” in one, “{theirs}” in the other."
    earlier, since = (ours, theirs) if later > 0 else (theirs, ours)
    return f"“{earlier}” in the earlier report, “{since}” in the later."


def _contrary_words(one: Features, other: Features) -> tuple[str, str] | None:
    """The words by which the statements stand against each other, those of `one` first."""
    if told := nobody_did(one.text, other.text):
        return told
    if told := nobody_did(other.text, one.text):
        return told[::-1]
    return opposite_states(one.weights, other.weights, one.text, other.text)


def _is_of_nobody(one: Features, other: Features) -> bool:
    return bool(nobody_did(one.text, other.text) or nobody_did(other.text, one.text))
