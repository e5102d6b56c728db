"""Quantities of one unit that two reports give differently.

In go pairs of statements that surely tell one thing; out comes a difference, an update or a conflict. Figures
conflict only where both are exact, count one thing at one moment, and are told in one voice.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from crossread.align.days import days_of
from crossread.align.features import Features
from crossread.align.pair import SURE, JudgedPair, cite, days_apart, own_voice, published_later
from crossread.align.quantities import Quantity
from crossread.align.tolls import STATES
from crossread.types.alignment import Alignment, Aspect, Relation, Variant

__all__ = ["judge_figures"]

_CHANGES = re.compile(
    r"\b(?:now|since|so far|still|latest|final|provisional|preliminary|recount|revised|rais(?:e|ed|es|ing)|double|twice|triple"
    r"|(?:risen|rose|grown|grew|climbed|fallen|fell|dropped|doubled|tripled|increased|cut) (?:to|from|by)"
    r"|up from|down from|until|yesterday|by (?:dawn|noon|night|nightfall|evening|morning))\b",
    re.IGNORECASE,
)  # of a figure that was another before
_FAR = 3  # times; two counts of one thing in the reports of a day seldom lie further apart


@dataclass(frozen=True, slots=True)
class _Figure:
    """A quantity and the statement that gives it."""

    one: Features
    quantity: Quantity

    @property
    def words(self) -> str:
        return self.quantity.span.of(self.one.report.text)

    def variant(self) -> Variant:
        """The figure's own words first, then the statement's."""
        return Variant((self.one.report.cite(self.quantity.span), cite(self.one)))


def judge_figures(sure: Sequence[JudgedPair]) -> Alignment | None:
    """A quantity of one unit that two reports give differently; a conflict before a difference."""
    found = [
        _number(_Figure(pair.one, left), _Figure(pair.other, right), pair.score)
        for pair in sure
        for left, right in _compared(pair.one.quantities, pair.other.quantities)
        if (left.low, left.high) != (right.low, right.high)
    ]
    return min(found, key=lambda one: one.relation is not Relation.CONFLICT, default=None)


def _number(left: _Figure, right: _Figure, score: float) -> Alignment:
    """An update where a later report may know more; a conflict where both are of one moment; else a difference."""
    words = f"{left.words} / {right.words}"
    same_moment = bool(days_of(left.one).keys() & days_of(right.one).keys())
    later = published_later(left.one, right.one)
    relation, aspect, why = Relation.DIFFER, Aspect.NUMBER, f"The figures differ: {words}."
    if left.quantity.agrees(right.quantity):
        why = f"Both can be true, in other precision: {words}."
    elif later and (days_apart(left.one, right.one) > 1 or _may_have_changed(left, right)):
        rises = (later > 0) == (right.quantity.low > left.quantity.low)
        how = "higher" if rises else "lower"
        aspect, why = Aspect.UPDATE, f"The later report gives the {how} figure: {words}."
    elif (
        (score >= SURE or same_moment)
        and _cannot_both_be(left, right)
        and not _tell_of_change(left, right)
    ):
        relation, why = Relation.CONFLICT, f"Both are exact and count the same: {words}."
    return Alignment(
        relation, f"how many: {words}", (left.variant(), right.variant()), aspect, why=why
    )


def _may_have_changed(left: _Figure, right: _Figure) -> bool:
    """Whether the later of two reports may tell of a later state: of tolls always, else by its words."""
    return left.quantity.unit in STATES or _tell_of_change(left, right)


def _tell_of_change(left: _Figure, right: _Figure) -> bool:
    return any(_CHANGES.search(figure.one.text) for figure in (left, right))


def _cannot_both_be(left: _Figure, right: _Figure) -> bool:
    """Whether both figures are exact and told in one voice, the reports' own or one speaker's."""
    exact = left.quantity.is_exact and right.quantity.is_exact
    if not exact or not own_voice(left.one, right.one):
        return False
    sides = (left, right.quantity), (right, left.quantity)
    if any(_adds_up(figure.one, whole) for figure, whole in sides):
        return False
    return _are_near(left.quantity, right.quantity)


def _adds_up(parts: Features, whole: Quantity) -> bool:
    """Whether the figures of a statement are the parts of `whole`: three judges and two make five."""
    figures = [quantity.low for quantity in parts.quantities]
    return len(figures) > 1 and sum(figures) == whole.low


def _compared(
    left: Sequence[Quantity], right: Sequence[Quantity]
) -> Iterable[tuple[Quantity, Quantity]]:
    """Pairs of one unit, where each side has one number of that unit and no figure is shared."""
    figures = {(q.low, q.high) for q in left} & {(q.low, q.high) for q in right}
    for unit in sorted({q.unit for q in left} & {q.unit for q in right} - {""}):
        ours = [q for q in left if q.unit == unit]
        theirs = [q for q in right if q.unit == unit]
        shared = any((q.low, q.high) in figures for q in (*ours, *theirs))
        if len(ours) == 1 and len(theirs) == 1 and not shared:
            yield ours[0], theirs[0]


def _are_near(a: Quantity, b: Quantity) -> bool:
    """Whether the figures can be of one count: far apart, they count different things."""
    return a.agrees(b) or max(a.low, b.low) <= _FAR * max(1.0, min(a.low, b.low))
