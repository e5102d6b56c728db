"""Whether two figures of one unit count one thing, so that they can be told to part.

In go figures with the statements that give them; out comes yes or no. What is counted seldom stands there in the same
words, so each rule here says what two figures that look alike may count apart.
"""

import math
import re
from dataclasses import dataclass

from crossread.align.features.features import Features
from crossread.align.features.pair import ONE_POINT, cite
from crossread.align.features.quantities import Quantity
from crossread.align.features.tolls import fate_in
from crossread.align.judge.counted import CROWD, LENGTH
from crossread.align.judge.days import bound_of
from crossread.align.judge.hanging import hanging_words
from crossread.align.judge.modality import foretells
from crossread.align.match.two_things import (
    are_opposite_answers,
    are_other_means,
    are_other_models,
    are_other_shares,
    is_added_to,
    lie_elsewhere,
    tell_other_measures,
)
from crossread.language.frequency import is_telling, stem
from crossread.types.alignment import Variant

__all__ = [
    "AGES",
    "FAR_COUNTS",
    "FAR_OF_ONE",
    "Figure",
    "are_ages_of_two",
    "are_near",
    "are_one",
    "count_others",
    "hang_on_one",
    "is_rounded",
    "may_count_one",
    "terms_of",
]

# "seven counts of fraud"; "twelve members of the crew" tells of no kind.
_OF_KIND = re.compile(r"\s[a-z-]+\sof\s(?!the\b|them\b)")
_NAME = r"[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,3}"
# "the 31-year-old Brandt", "26-year-old Oren Neal"; "Ada Brandt, 31"
_AGED_BEHIND = re.compile(rf"\s+(?P<name>{_NAME})")
_AGED_BEFORE = re.compile(rf"(?P<name>{_NAME}),\s+(?:an?\s+)?$")
_REACH = 60  # letters
_OF_NO_KIND = frozenset("of the or so more other such these those".split())
_PLACED = re.compile(
    r"\b(?:in|at|on|near|of) (?P<place>[A-Z]\w+(?:,? [A-Z]\w+)*),? (?:that|which|where)\b[^.;]*$"
)
_BESIDE = re.compile(
    r"\b(?P<place>[A-Z]\w+)(?: [A-Z]\w+)* (?:attack|bombing|explosion|shooting|blast|crash|raid|massacre|fire|flood|quake|storm)s?\b"
)
_WORD = re.compile(r"\w+")
_SHARE_OF = re.compile(r"\s+of(?:\s+[^\s.,;]+){1,5}")
_BEHIND_OTHERS = re.compile(r"\s+(?:others?|more|additional|further)\b")
_BEFORE_OTHERS = re.compile(r"\b(?:other|another|additional|further)\s+$")
_GREAT = 100
_ROUND = 1000
_ALL_PERCENT = 100
FAR_COUNTS = 3  # times; two counts of one thing in the reports of a day seldom lie further apart
_FAR_IN_AGE = 5  # years; whose ages lie further apart, and hang on no name, are two persons
FAR_OF_ONE = 10  # times, where both figures hang on one word: a bail of 15 million, and of 50
AGES = frozenset({"age", "age child"})


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity and the statement that gives it."""

    one: Features
    quantity: Quantity

    @property
    def words(self) -> str:
        """The figure as it is written, its hedge with it."""
        return self.quantity.span.of(self.one.report.text)

    def variant(self) -> Variant:
        """The figure's own words first, then the statement's."""
        return Variant((self.one.report.cite(self.quantity.span), cite(self.one)))


def are_one(a: Quantity, b: Quantity) -> bool:
    """Whether the words give one figure: "60" and "some 60", or a share in words and its percents."""
    if a.unit == "percent" and a.agrees(b) and abs(a.told - b.told) < 1:
        return True
    if a.told == b.told and (a.told >= _ROUND or a.unit.startswith(LENGTH)):
        return True  # "3.4 million" is what is left of "more than 3.4 million", and "over 28 months" may be "during"
    about = 0 < a.low <= a.high < math.inf and 0 < b.low <= b.high < math.inf
    return (a.low, a.high) == (b.low, b.high) or (a.told == b.told and about)


def may_count_one(left: Figure, right: Figure, score: float) -> bool:
    """Whether the figures can be told to part: not the two parts of a hundred percent ("a cut of 23", "pays 77").

    In statements that match loosely they must lie near, and shares in percent hang on one word; whose age each tells is
    not known there, unless a name stands before it.
    """
    one, other = left.quantity, right.quantity
    if one.unit == "percent" and one.told + other.told == _ALL_PERCENT:
        return False
    less, more = sorted((one.told, other.told))
    if one.agrees(other) and more > FAR_COUNTS * max(1.0, less):
        return False  # "more than 137,000" and "more than 579,000"
    if _are_of_two_terms(left, right) or _is_part_of_kind(left, right) or _are_two(left, right):
        return False
    if foretells(left.one) != foretells(right.one) or (
        _befell_elsewhere(left, right.one) or _befell_elsewhere(right, left.one)
    ):
        return False
    if score >= ONE_POINT and not (one.unit == "percent" and one.agrees(other)):
        return are_near(one, other, FAR_OF_ONE) or hang_on_one(left, right)
    if one.unit in AGES:
        return False
    if one.unit == "percent" or one.unit.startswith(LENGTH):
        is_one = one.agrees(other) and _are_shares_of_one(left, right)
        return is_one or (hang_on_one(left, right) and are_near(one, other, FAR_COUNTS))
    return are_near(one, other, FAR_OF_ONE if one.unit == CROWD else FAR_COUNTS)


def _are_shares_of_one(left: Figure, right: Figure) -> bool:
    """Whether both say of what they are the share, by one telling word: "most of the loss", "two thirds of the loss"."""
    wholes = [
        _SHARE_OF.match(figure.one.report.text, figure.quantity.span.end)
        for figure in (left, right)
    ]
    if None in wholes:
        return False
    stems = [{stem(word) for word in _WORD.findall(whole[0].lower())} for whole in wholes if whole]
    return any(is_telling(one) for one in set.intersection(*stems))


def _are_two(left: Figure, right: Figure) -> bool:
    """Whether the words beside the figures tell two things, or one counts on: "two lawyers, and a third"."""
    one, ours, other, theirs = left.one, left.quantity, right.one, right.quantity
    return (
        are_other_models(one, other)
        or are_other_means(one, other)
        or tell_other_measures(one, other)
        or lie_elsewhere(one, ours, other, theirs)
        or are_other_shares(one, ours, other, theirs)
        or are_opposite_answers(one, ours, other, theirs)
        or (not fate_in(ours.unit) and (is_added_to(one, ours) or is_added_to(other, theirs)))
    )


def _are_of_two_terms(left: Figure, right: Figure) -> bool:
    """Whether the figures are aims for other years: "by 17 percent by 2020", "by 30 percent by 2030"; of tolls none is."""
    terms = [terms_of(figure.one) for figure in (left, right)]
    return all(terms) and terms[0].isdisjoint(terms[1]) and not fate_in(left.quantity.unit)


def _befell_elsewhere(figure: Figure, other: Features) -> bool:
    """Whether the statement sets two happenings beside each other, and its figure is of the one that `other` leaves out.

    As in "the Boston bombings, the attacks in Benghazi that killed four", where `other` names Boston alone.
    """
    before = figure.one.report.text[figure.one.statement.span.start : figure.quantity.span.start]
    placed = _PLACED.search(before)
    if placed is None or any(word in other.text for word in _WORD.findall(placed["place"])):
        return False
    beside = _BESIDE.finditer(before[: placed.start()])
    return any(found["place"] in other.text for found in beside)


def _is_part_of_kind(left: Figure, right: Figure) -> bool:
    """Whether the lower figure says of what kind, and the higher does not.

    As in seven counts of fraud and 12 counts, in two former mayors and three mayors.
    """
    if left.quantity.unit != right.quantity.unit or fate_in(left.quantity.unit):
        return False
    less, more = sorted((left, right), key=lambda figure: figure.quantity.told)
    told = [_OF_KIND.match(one.one.report.text, one.quantity.span.end) for one in (less, more)]
    if told[0] is not None and told[1] is None:
        return True
    kinds = [_words_before_noun(one) for one in (less, more)]
    return kinds[1] == [] and bool(kinds[0])


def _words_before_noun(figure: Figure) -> list[str] | None:
    """What stands between a number and the noun that it counts: "former" in "two former mayors"; None where no noun is near."""
    noun = figure.quantity.unit.rsplit(" ", 1)[-1]
    end = figure.quantity.span.end
    words = _WORD.findall(figure.one.report.text[end : end + _REACH].lower())
    stems = [stem(word) for word in words]
    if noun not in stems:
        return None
    return [word for word in words[: stems.index(noun)] if word not in _OF_NO_KIND]


def terms_of(one: Features) -> set[str]:
    """The days by which the statement's figures stood: "sixteen had died by Wednesday evening"."""
    return {time.value for time in one.times if bound_of(one, time) == "by"}


def hang_on_one(left: Figure, right: Figure) -> bool:
    """Whether both figures stand at one telling word: a rate of growth is not the share of the richest."""
    words = (hanging_words(figure.one, figure.quantity.span) for figure in (left, right))
    return bool(set.intersection(*words))


def is_rounded(one: Quantity, other: Quantity, *, room: float = 1.0) -> bool:
    """Whether a great number that ends in noughts may be the other one, rounded: 11,000 and 11,400.

    `room` is what part of the other it may lack or have too much.
    """
    for rounded, told in ((one.low, other.low), (other.low, one.low)):
        step = 1
        while rounded >= _GREAT and rounded % (step * 10) == 0:
            step *= 10
        if step > 1 and abs(rounded - told) <= min(step / 2, room * told):
            return True
    return False


def count_others(left: Figure, right: Figure) -> bool:
    """Whether one counts all and one the others beside somebody named: 23 defendants, and 22 other defendants.

    Of one fate both are the same count: six dead and 12 hurt, six dead and 12 others hurt.
    """
    if fate_in(left.quantity.unit):
        return False
    told = [
        _BEHIND_OTHERS.match(figure.one.report.text, figure.quantity.span.end) is not None
        or _BEFORE_OTHERS.search(figure.one.report.text[: figure.quantity.span.start]) is not None
        for figure in (left, right)
    ]
    return told[0] != told[1]


def are_ages_of_two(left: Figure, right: Figure) -> bool:
    """Whether two ages are of two persons: by their names, or of the 29-year-old singer and her 21-year-old cousin."""
    one, other = left.quantity, right.quantity
    if one.unit not in AGES:
        return False
    names = [_name_at_age(figure) for figure in (left, right)]
    if all(names) and not set(names[0].split()) & set(names[1].split()):
        return True
    return abs(one.told - other.told) > _FAR_IN_AGE


def _name_at_age(figure: Figure) -> str:
    """The name beside an age; empty where there is none."""
    text, span = figure.one.report.text, figure.quantity.span
    found = _AGED_BEHIND.match(text, span.end) or _AGED_BEFORE.search(
        text, max(0, span.start - _REACH), span.start
    )
    return found["name"] if found else ""


def are_near(a: Quantity, b: Quantity, far: float) -> bool:
    """Whether the figures can be of one count: further apart than `far` times, they count different things."""
    return a.agrees(b) or max(a.low, b.low) <= far * max(1.0, min(a.low, b.low))
