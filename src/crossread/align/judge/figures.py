"""Quantities of one unit that two reports give differently.

In go pairs of statements that surely tell one thing; out comes a difference, an update or a conflict. Figures
conflict only where both are exact, count one thing at one moment, and are told in one voice.
"""

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from crossread.align.features.features import Features
from crossread.align.features.numbers import CURRENCIES
from crossread.align.features.pair import (
    LIKELY,
    ONE_POINT,
    JudgedPair,
    came_later,
    days_apart,
    in_one_voice,
    published_later,
)
from crossread.align.features.quantities import Quantity
from crossread.align.features.tolls import FATES, fate_in
from crossread.align.judge.counted import CROWD, LENGTH, counted_once
from crossread.align.judge.days import days_of
from crossread.align.judge.one_count import (
    AGES,
    FAR_COUNTS,
    FAR_OF_ONE,
    Figure,
    are_ages_of_two,
    are_near,
    are_one,
    count_others,
    hang_on_one,
    is_rounded,
    may_count_one,
    terms_of,
)
from crossread.align.judge.slips import find_slips
from crossread.language.frequency import stem
from crossread.types.alignment import Alignment, Aspect, Relation, Variant
from crossread.types.span import Span

__all__ = ["judge_figures"]

_CHANGES = re.compile(
    r"\b(?:now|since|so far|still|latest|final|provisional|preliminary|recount|revised|rais(?:e|ed|es|ing)|double|twice|triple"
    r"|(?:risen|rose|grown|grew|climbed|fallen|fell|dropped|doubled|tripled|increased|cut) (?:to|from|by)"
    r"|up from|down from|until|yesterday|by (?:dawn|noon|night|nightfall|evening|morning))\b",
    re.IGNORECASE,
)  # of a figure that was another before
_ABOARD = re.compile(
    r"\b(?:aboard|on board|underground|carrying|conveying|transporting|laden with|loaded with|at the (?:moment|time) of)\b",
    re.IGNORECASE,
)
_ONLY_GROW = frozenset({"dead", "injured", "freed"})
_SOON = 2  # days; over more of them a toll may be counted anew
_GAP = 1.5  # times between hedged figures that cannot be one
_VAGUE = 1.3
_ROUNDED = 0.1  # of a figure; who has 30 billion for 25 has another figure
_WISHED = re.compile(
    r"\b(?:demand|offer|propos|want|call(?:ed|s|ing)? for|ask(?:ed|s|ing)? for|target)"
)
# What is reckoned, and may come out otherwise: seats by an exit poll, and seats as they were counted.
_RECKONED = re.compile(
    r"\b(?:polls?|polling|survey(?:s|ed)?|project(?:s|ed|ions?)|forecasts?|estimate[sd]?|predict(?:s|ed|ions?)|expected)\b",
    re.IGNORECASE,
)
_WHOLE = re.compile(
    r"\b(?:as a whole|in all|altogether|in total|the total|overall)\b", re.IGNORECASE
)
_PART = re.compile(r"\b(?:among (?:them|which)|including|one of|alone|each)\b", re.IGNORECASE)


def judge_figures(sure: Sequence[JudgedPair]) -> tuple[Alignment, ...]:
    """Each quantity of one unit that two reports give differently: of each unit a conflict before a difference.

    What the other reports give for it stands beside. All are given only of tolls, which readers compare; of other
    units the one that parts most plainly.
    """
    found: dict[str, list[tuple[Alignment, tuple[Figure, Figure]]]] = {}
    for pair in sure:
        for left, right in _compared(pair.one, pair.other):
            if not are_one(left.quantity, right.quantity) and may_count_one(
                left, right, pair.score
            ):
                unit = left.quantity.unit if fate_in(left.quantity.unit) else ""
                judged = _number(left, right, pair.score), (left, right)
                found.setdefault(unit, []).append(judged)
    told = [
        _with_others(*min(some, key=lambda one: one[0].relation is not Relation.CONFLICT), sure)
        for some in found.values()
    ]
    return tuple(sorted(told, key=lambda one: one.relation is not Relation.CONFLICT))


def _number(left: Figure, right: Figure, score: float) -> Alignment:
    """An update where a later report may know more; a conflict where both are of one moment; else a difference."""
    words = f"{left.words} / {right.words}"
    same_moment = bool(days_of(left.one).keys() & days_of(right.one).keys())
    relation, aspect, why = Relation.DIFFER, Aspect.NUMBER, f"The figures differ: {words}."
    later = came_later(left.one, right.one)
    if (
        later
        and not _of_one_moment(left, right)
        and _has_moved(*((left, right) if later > 0 else (right, left)))
    ):
        rises = (later > 0) == (right.quantity.low > left.quantity.low)
        how = "higher" if rises else "lower"
        aspect, why = Aspect.UPDATE, f"The later report gives the {how} figure: {words}."
    elif left.quantity.agrees(right.quantity) or is_rounded(
        left.quantity, right.quantity, room=_ROUNDED
    ):
        why = f"Both can be true, in other precision: {words}."
    elif (
        (score >= LIKELY or same_moment)
        and (score >= ONE_POINT or _tell_of_one(left, right))
        and _cannot_both_be(left, right)
        and not _tell_of_change(left, right)
        and terms_of(left.one) == terms_of(right.one)
    ):
        exact = left.quantity.is_exact and right.quantity.is_exact
        how = "Both are exact" if exact else "They lie far apart"
        relation, why = Relation.CONFLICT, f"{how} and count the same: {words}."
    return Alignment(
        relation,
        f"{_asked(left.quantity.unit)}: {words}",
        (left.variant(), right.variant()),
        aspect,
        why=why,
    )


def _asked(unit: str) -> str:
    """What a card of figures tells, for its heading."""
    if unit.partition(" ")[0] in map(stem, CURRENCIES.values()):
        return "how much"
    if unit.startswith(LENGTH):
        return "how long"
    return "how old" if unit in AGES else "how many"


def _with_others(
    found: Alignment, parted: tuple[Figure, Figure], sure: Sequence[JudgedPair]
) -> Alignment:
    """The same with what the other reports of the group give, each beside the figure that it bears out.

    To a conflict no third figure is added: what excludes what would be hard to see.
    """
    known = {_place(figure.one) for figure in parted}
    unit = parted[0].quantity.unit
    beside = [one for one in _figures_of(unit, sure) if _place(one.one) not in known]
    told: list[list[Figure]] = [[figure] for figure in parted]
    for one in beside:
        bounds = one.quantity.low, one.quantity.high
        home = next((some for some in told if _bounds(some[0]) == bounds), None)
        if home is not None:
            home.append(one)
        elif found.relation is not Relation.CONFLICT:
            told.append([one])
    variants = tuple(_joined(some) for some in told)
    if len(told) == len(parted):
        return replace(found, variants=variants)
    words = " / ".join(some[0].words for some in told)
    why = f"The figures differ: {words}."
    if found.aspect is Aspect.UPDATE:
        why = f"Reports of several days give other figures: {words}."
    return replace(found, about=f"{_asked(unit)}: {words}", variants=variants, why=why)


def _figures_of(unit: str, sure: Sequence[JudgedPair]) -> list[Figure]:
    """The figures of `unit` in the statements of the pairs, of those that give one alone, each statement once."""
    statements = {_place(one): one for pair in sure for one in (pair.one, pair.other)}
    units = [(one, counted_once(one)) for _, one in sorted(statements.items())]
    return [Figure(one, counted[unit]) for one, counted in units if unit in counted]


def _place(one: Features) -> tuple[str, Span, str]:
    return one.report.text, one.statement.span, one.report.id


def _bounds(figure: Figure) -> tuple[float, float]:
    return figure.quantity.low, figure.quantity.high


def _joined(figures: Sequence[Figure]) -> Variant:
    return Variant(tuple(c for figure in figures for c in figure.variant().citations))


def _has_moved(earlier: Figure, later: Figure) -> bool:
    """Whether the later report may tell of a later state.

    A toll moves within hours, but the dead and the injured do not grow fewer from one day to the next: then one of
    the two was wrong. Other figures move between days where words tell of a change, and over more days always.
    """
    is_of_later_day = published_later(earlier.one, later.one) > 0
    apart = days_apart(earlier.one, later.one)
    fate = fate_in(later.quantity.unit)
    if fate:
        grows = later.quantity.low > earlier.quantity.low
        falls = later.quantity.high < earlier.quantity.low
        told = _tell_of_change(earlier, later)
        return grows or apart > _SOON or (falls and (fate not in _ONLY_GROW or told))
    if later.quantity.agrees(earlier.quantity):
        return False
    return is_of_later_day and (apart > 1 or _tell_of_change(earlier, later))


def _of_one_moment(left: Figure, right: Figure) -> bool:
    """Whether the figures are of what was on board or inside when it happened, which no later report finds changed."""
    if any(fate_in(figure.quantity.unit) for figure in (left, right)):
        return False
    return any(_ABOARD.search(figure.one.text) for figure in (left, right))


def _tell_of_change(left: Figure, right: Figure) -> bool:
    return any(_CHANGES.search(figure.one.text) for figure in (left, right))


def _cannot_both_be(left: Figure, right: Figure) -> bool:
    """Whether no number fits both, and both are told in one voice, as what is and not as what somebody wants."""
    one, other = left.quantity, right.quantity
    exact = one.is_exact and other.is_exact and not is_rounded(one, other)
    if not exact and not (one.unit == CROWD and _lie_apart(one, other)):
        return False
    if not in_one_voice(left.one, right.one):
        return False
    if any(_WISHED.search(figure.one.text) for figure in (left, right)):
        return False
    if len({_RECKONED.search(figure.one.text) is None for figure in (left, right)}) > 1:
        return False
    if _adds_up(left.one, other) or _adds_up(right.one, one):
        return False
    if any(
        _WHOLE.search(a.one.text) and _PART.search(b.one.text)
        for a, b in ((left, right), (right, left))
    ):
        return False
    if one.unit == CROWD or (are_near(one, other, FAR_COUNTS) and not one.unit.startswith(LENGTH)):
        return True
    return hang_on_one(left, right) and are_near(one, other, FAR_OF_ONE)


def _tell_of_one(left: Figure, right: Figure) -> bool:
    """Whether the figures of a looser match are of one thing by themselves: a fate, an age, a crowd, one word."""
    unit = left.quantity.unit
    own = bool(fate_in(unit)) or unit in {*AGES, CROWD}
    return own or hang_on_one(left, right)


def _lie_apart(a: Quantity, b: Quantity) -> bool:
    """Whether no reading of "about" and "more than" brings them together; "dozens" and "hundreds" leave all open."""
    less, more = sorted((a, b), key=lambda one: one.low)
    vague = any(one.low < one.high < math.inf and one.high > _VAGUE * one.low for one in (a, b))
    return not vague and less.high * _GAP <= more.low


def _adds_up(parts: Features, whole: Quantity) -> bool:
    """Whether the figures of a statement are the parts of `whole`: three judges and two make five."""
    figures = [quantity.low for quantity in parts.quantities]
    return len(figures) > 1 and sum(figures) == whole.low


def _is_told_in(figure: Quantity, quantities: Sequence[Quantity]) -> bool:
    """Whether the figure stands among the others, where it does not count people of another fate: four dead, four hurt."""
    fate = fate_in(figure.unit)
    return any(
        one.told == figure.told and (not fate or fate_in(one.unit) in {"", fate})
        for one in quantities
    )


def _compared(one: Features, other: Features) -> Iterable[tuple[Figure, Figure]]:
    """Pairs of one unit, where each side has one number of that unit and no figure is shared.

    People of one fate are of one unit too where one side counts them all and the other names some, and has more:
    21 people injured, and 23 passengers. Of several numbers of a unit those are compared that differ in one digit.
    """
    left, right = one.quantities, other.quantities
    ours, theirs = counted_once(one), counted_once(other)
    for unit in sorted(ours.keys() & theirs.keys() - {""}):
        pair = ours[unit], theirs[unit]
        compared = Figure(one, pair[0]), Figure(other, pair[1])
        if _is_told_in(pair[0], right) or _is_told_in(pair[1], left):
            continue
        if not count_others(*compared) and not are_ages_of_two(*compared):
            yield compared
    for a, b in find_slips(left, one.report.text, right, other.report.text):
        if a.unit != b.unit or a.unit not in ours or b.unit not in theirs:
            yield Figure(one, a), Figure(other, b)
    for fate in sorted(FATES):
        for mine, whole in ((ours, theirs), (theirs, ours)):
            parts = [q for unit, q in mine.items() if unit != fate and fate_in(unit) == fate]
            if len(parts) == 1 and fate in whole and fate not in mine:
                part, total = parts[0], whole[fate]
                if total.high < part.low:
                    pair = (part, total) if mine is ours else (total, part)
                    yield Figure(one, pair[0]), Figure(other, pair[1])
