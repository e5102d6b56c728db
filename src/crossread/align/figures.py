"""Quantities of one unit that two reports give differently.

In go pairs of statements that surely tell one thing; out comes a difference, an update or a conflict. Figures
conflict only where both are exact, count one thing at one moment, and are told in one voice.
"""

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from crossread.align.counted import CROWD, LENGTH, counted_once
from crossread.align.days import bound_of, days_of
from crossread.align.features import Features
from crossread.align.hanging import hanging_words
from crossread.align.numbers import CURRENCIES
from crossread.align.pair import (
    ONE_POINT,
    SURE,
    JudgedPair,
    cite,
    days_apart,
    hours_later,
    in_one_voice,
    published_later,
)
from crossread.align.quantities import Quantity
from crossread.align.slips import find_slips
from crossread.align.tolls import STATES, state_in
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
# "seven counts of fraud"; "twelve members of the crew" tells of no kind.
_OF_KIND = re.compile(r"\s[a-z-]+\sof\s(?!the\b|them\b)")
_ABOARD = re.compile(
    r"\b(?:aboard|on board|underground|carrying|conveying|transporting|laden with|loaded with|at the (?:moment|time) of)\b"
)
_ONLY_GROW = frozenset({"dead", "injured", "freed"})
_SOON = 2  # days; over more of them a toll may be counted anew
_GAP = 1.5  # times between hedged figures that cannot be one
_VAGUE = 1.3
_BEHIND_OTHERS = re.compile(r"\s+(?:others?|more|additional|further)\b")
_BEFORE_OTHERS = re.compile(r"\b(?:other|another|additional|further)\s+$")
_WISHED = re.compile(
    r"\b(?:demand|offer|propos|want|call(?:ed|s|ing)? for|ask(?:ed|s|ing)? for|target)"
)
_WHOLE = re.compile(
    r"\b(?:as a whole|in all|altogether|in total|the total|overall)\b", re.IGNORECASE
)
_PART = re.compile(r"\b(?:among (?:them|which)|including|one of|alone|each)\b", re.IGNORECASE)
_GREAT = 100
_ROUND = 1000
_ALL_PERCENT = 100
_FAR = 3  # times; two counts of one thing in the reports of a day seldom lie further apart
_AGES = frozenset({"age", "age child"})
_FAR_IN_AGE = 5  # years; whose ages lie further apart, and hang on no name, are two persons
_FAR_OF_ONE = 10  # times, where both figures hang on one word: a bail of 15 million, and of 50


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


def judge_figures(sure: Sequence[JudgedPair]) -> tuple[Alignment, ...]:
    """Each quantity of one unit that two reports give differently: of each unit a conflict before a difference.

    What the other reports give for it stands beside. All are given only of tolls, which readers compare; of other
    units the one that parts most plainly.
    """
    found: dict[str, list[tuple[Alignment, tuple[_Figure, _Figure]]]] = {}
    for pair in sure:
        for left, right in _compared(pair.one, pair.other):
            if not _are_one(left.quantity, right.quantity) and _may_count_one(
                left, right, pair.score
            ):
                unit = left.quantity.unit if state_in(left.quantity.unit) else ""
                judged = _number(left, right, pair.score), (left, right)
                found.setdefault(unit, []).append(judged)
    told = [
        _with_others(*min(some, key=lambda one: one[0].relation is not Relation.CONFLICT), sure)
        for some in found.values()
    ]
    return tuple(sorted(told, key=lambda one: one.relation is not Relation.CONFLICT))


def _are_one(a: Quantity, b: Quantity) -> bool:
    """Whether the words give one figure: "60" and "some 60", or a share in words and its percents."""
    if a.unit == "percent" and a.agrees(b) and abs(a.told - b.told) < 1:
        return True
    if a.told == b.told >= _ROUND:
        return True  # "3.4 million" is what is left of "more than 3.4 million"
    about = 0 < a.low <= a.high < math.inf and 0 < b.low <= b.high < math.inf
    return (a.low, a.high) == (b.low, b.high) or (a.told == b.told and about)


def _may_count_one(left: _Figure, right: _Figure, score: float) -> bool:
    """Whether the figures can be told to part: not the two parts of a hundred percent ("a cut of 23", "pays 77").

    In statements that match loosely they must lie near, and shares in percent hang on one word.
    """
    one, other = left.quantity, right.quantity
    if one.unit == "percent" and one.told + other.told == _ALL_PERCENT:
        return False
    less, more = sorted((one.told, other.told))
    if one.agrees(other) and more > _FAR * max(1.0, less):
        return False  # "more than 137,000" and "more than 579,000"
    if _are_of_two_terms(left, right) or _is_part_of_kind(left, right):
        return False
    if score >= ONE_POINT and not (one.unit == "percent" and one.agrees(other)):
        return _are_near(one, other, _FAR_OF_ONE) or _hang_on_one(left, right)
    if one.unit == "percent" or one.unit.startswith(LENGTH):
        return _hang_on_one(left, right) and _are_near(one, other, _FAR)
    return _are_near(one, other, _FAR_OF_ONE if one.unit == CROWD else _FAR)


def _are_of_two_terms(left: _Figure, right: _Figure) -> bool:
    """Whether the figures are aims for other years: "by 17 percent by 2020", "by 30 percent by 2030"; of tolls none is."""
    terms = [_states_of(figure.one) for figure in (left, right)]
    return all(terms) and terms[0].isdisjoint(terms[1]) and not state_in(left.quantity.unit)


def _is_part_of_kind(left: _Figure, right: _Figure) -> bool:
    """Whether the lower figure says of what kind, and the higher does not: seven counts of fraud, 12 counts."""
    if left.quantity.unit != right.quantity.unit or state_in(left.quantity.unit):
        return False
    less, more = sorted((left, right), key=lambda figure: figure.quantity.told)
    told = [_OF_KIND.match(one.one.report.text, one.quantity.span.end) for one in (less, more)]
    return told[0] is not None and told[1] is None


def _number(left: _Figure, right: _Figure, score: float) -> Alignment:
    """An update where a later report may know more; a conflict where both are of one moment; else a difference."""
    words = f"{left.words} / {right.words}"
    same_moment = bool(days_of(left.one).keys() & days_of(right.one).keys())
    relation, aspect, why = Relation.DIFFER, Aspect.NUMBER, f"The figures differ: {words}."
    later = _later(left, right)
    if (
        later
        and not _of_one_moment(left, right)
        and _has_moved(*((left, right) if later > 0 else (right, left)))
    ):
        rises = (later > 0) == (right.quantity.low > left.quantity.low)
        how = "higher" if rises else "lower"
        aspect, why = Aspect.UPDATE, f"The later report gives the {how} figure: {words}."
    elif left.quantity.agrees(right.quantity) or _is_rounded(left.quantity, right.quantity):
        why = f"Both can be true, in other precision: {words}."
    elif (
        (score >= SURE or same_moment)
        and (score >= ONE_POINT or _tell_of_one(left, right))
        and _cannot_both_be(left, right)
        and not _tell_of_change(left, right)
        and _states_of(left.one) == _states_of(right.one)
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
    return "how old" if unit in _AGES else "how many"


def _with_others(
    found: Alignment, parted: tuple[_Figure, _Figure], sure: Sequence[JudgedPair]
) -> Alignment:
    """The same with what the other reports of the group give, each beside the figure that it bears out.

    To a conflict no third figure is added: what excludes what would be hard to see.
    """
    known = {_place(figure.one) for figure in parted}
    unit = parted[0].quantity.unit
    beside = [one for one in _figures_of(unit, sure) if _place(one.one) not in known]
    told: list[list[_Figure]] = [[figure] for figure in parted]
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


def _figures_of(unit: str, sure: Sequence[JudgedPair]) -> list[_Figure]:
    """The figures of `unit` in the statements of the pairs, of those that give one alone, each statement once."""
    statements = {_place(one): one for pair in sure for one in (pair.one, pair.other)}
    units = [(one, counted_once(one)) for _, one in sorted(statements.items())]
    return [_Figure(one, counted[unit]) for one, counted in units if unit in counted]


def _place(one: Features) -> tuple[str, Span, str]:
    return one.report.text, one.statement.span, one.report.id


def _bounds(figure: _Figure) -> tuple[float, float]:
    return figure.quantity.low, figure.quantity.high


def _joined(figures: Sequence[_Figure]) -> Variant:
    return Variant(tuple(c for figure in figures for c in figure.variant().citations))


def _later(left: _Figure, right: _Figure) -> float:
    """Above 0 where the right report is of a later day, or of a later hour of the day; 0 where that is not known."""
    return published_later(left.one, right.one) or hours_later(left.one, right.one)


def _has_moved(earlier: _Figure, later: _Figure) -> bool:
    """Whether the later report may tell of a later state.

    A toll moves within hours, but the dead and the injured do not grow fewer from one day to the next: then one of
    the two was wrong. Other figures move between days where words tell of a change, and over more days always.
    """
    day = published_later(earlier.one, later.one)
    apart = days_apart(earlier.one, later.one)
    state = state_in(later.quantity.unit)
    if state:
        grows = later.quantity.low > earlier.quantity.low
        falls = later.quantity.high < earlier.quantity.low
        told = _tell_of_change(earlier, later)
        return grows or apart > _SOON or (falls and (state not in _ONLY_GROW or told))
    if later.quantity.agrees(earlier.quantity):
        return False
    return bool(day) and (apart > 1 or _tell_of_change(earlier, later))


def _of_one_moment(left: _Figure, right: _Figure) -> bool:
    """Whether the figures are of what was on board or inside when it happened, which no later report finds changed."""
    if any(state_in(figure.quantity.unit) for figure in (left, right)):
        return False
    return any(_ABOARD.search(figure.one.text) for figure in (left, right))


def _states_of(one: Features) -> set[str]:
    """The days by which the statement's figures stood: "sixteen had died by Wednesday evening"."""
    return {time.value for time in one.times if bound_of(one, time) == "by"}


def _tell_of_change(left: _Figure, right: _Figure) -> bool:
    return any(_CHANGES.search(figure.one.text) for figure in (left, right))


def _cannot_both_be(left: _Figure, right: _Figure) -> bool:
    """Whether no number fits both, and both are told in one voice, as what is and not as what somebody wants."""
    one, other = left.quantity, right.quantity
    exact = one.is_exact and other.is_exact and not _is_rounded(one, other)
    if not exact and not (one.unit == CROWD and _lie_apart(one, other)):
        return False
    if not in_one_voice(left.one, right.one):
        return False
    if any(_WISHED.search(figure.one.text) for figure in (left, right)):
        return False
    if _adds_up(left.one, other) or _adds_up(right.one, one):
        return False
    if any(
        _WHOLE.search(a.one.text) and _PART.search(b.one.text)
        for a, b in ((left, right), (right, left))
    ):
        return False
    if one.unit == CROWD or (_are_near(one, other, _FAR) and not one.unit.startswith(LENGTH)):
        return True
    return _hang_on_one(left, right) and _are_near(one, other, _FAR_OF_ONE)


def _tell_of_one(left: _Figure, right: _Figure) -> bool:
    """Whether the figures of a looser match are of one thing by themselves: a fate, an age, a crowd, one word."""
    unit = left.quantity.unit
    own = bool(state_in(unit)) or unit in {*_AGES, CROWD}
    return own or _hang_on_one(left, right)


def _hang_on_one(left: _Figure, right: _Figure) -> bool:
    """Whether both figures stand at one telling word: a rate of growth is not the share of the richest."""
    words = (hanging_words(figure.one, figure.quantity.span) for figure in (left, right))
    return bool(set.intersection(*words))


def _is_rounded(one: Quantity, other: Quantity) -> bool:
    """Whether a great number that ends in noughts may be the other one, rounded: 11,000 and 11,400."""
    for rounded, told in ((one.low, other.low), (other.low, one.low)):
        step = 1
        while rounded >= _GREAT and rounded % (step * 10) == 0:
            step *= 10
        if step > 1 and abs(rounded - told) <= step / 2:
            return True
    return False


def _lie_apart(a: Quantity, b: Quantity) -> bool:
    """Whether no reading of "about" and "more than" brings them together; "dozens" and "hundreds" leave all open."""
    less, more = sorted((a, b), key=lambda one: one.low)
    vague = any(one.low < one.high < math.inf and one.high > _VAGUE * one.low for one in (a, b))
    return not vague and less.high * _GAP <= more.low


def _adds_up(parts: Features, whole: Quantity) -> bool:
    """Whether the figures of a statement are the parts of `whole`: three judges and two make five."""
    figures = [quantity.low for quantity in parts.quantities]
    return len(figures) > 1 and sum(figures) == whole.low


def _compared(one: Features, other: Features) -> Iterable[tuple[_Figure, _Figure]]:
    """Pairs of one unit, where each side has one number of that unit and no figure is shared.

    People of one fate are of one unit too where one side counts them all and the other names some, and has more:
    21 people injured, and 23 passengers. Of several numbers of a unit those are compared that differ in one digit.
    """
    left, right = one.quantities, other.quantities
    figures = {q.told for q in left} & {q.told for q in right}
    ours, theirs = counted_once(one), counted_once(other)
    for unit in sorted(ours.keys() & theirs.keys() - {""}):
        pair = ours[unit], theirs[unit]
        compared = _Figure(one, pair[0]), _Figure(other, pair[1])
        if any(q.told in figures for q in pair):
            continue
        if not _count_others(*compared) and not _are_ages_of_two(*pair):
            yield compared
    for a, b in find_slips(left, one.report.text, right, other.report.text):
        if a.unit != b.unit or a.unit not in ours or b.unit not in theirs:
            yield _Figure(one, a), _Figure(other, b)
    for state in sorted(STATES):
        for mine, whole in ((ours, theirs), (theirs, ours)):
            parts = [q for unit, q in mine.items() if unit != state and state_in(unit) == state]
            if len(parts) == 1 and state in whole and state not in mine:
                part, total = parts[0], whole[state]
                if total.high < part.low:
                    pair = (part, total) if mine is ours else (total, part)
                    yield _Figure(one, pair[0]), _Figure(other, pair[1])


def _count_others(left: _Figure, right: _Figure) -> bool:
    """Whether one counts all and one the others beside somebody named: 23 defendants, and 22 other defendants.

    Of one fate both are the same count: six dead and 12 hurt, six dead and 12 others hurt.
    """
    if state_in(left.quantity.unit):
        return False
    told = [
        _BEHIND_OTHERS.match(figure.one.report.text, figure.quantity.span.end) is not None
        or _BEFORE_OTHERS.search(figure.one.report.text[: figure.quantity.span.start]) is not None
        for figure in (left, right)
    ]
    return told[0] != told[1]


def _are_ages_of_two(one: Quantity, other: Quantity) -> bool:
    """Whether two ages are of two persons: the 29-year-old singer, and her 21-year-old cousin."""
    return one.unit in _AGES and abs(one.told - other.told) > _FAR_IN_AGE


def _are_near(a: Quantity, b: Quantity, far: float) -> bool:
    """Whether the figures can be of one count: further apart than `far` times, they count different things."""
    return a.agrees(b) or max(a.low, b.low) <= far * max(1.0, min(a.low, b.low))
