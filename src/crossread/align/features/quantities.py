"""Numbers with what they count: "more than 200 schoolgirls", "$5 billion", "25 percent".

In goes the words of a statement with its times; out come quantities. A number inside a time expression,
a score or a name is not one. `low` and `high` bound what the words allow: "more than 200" is 200 to no
bound, "about 30" and "dozens" leave room on both sides.
"""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from crossread.align.features.numbers import (
    CURRENCIES,
    NUMBER_WORDS,
    number_at,
    plain_number,
    range_at,
)
from crossread.align.features.shares import share_at
from crossread.align.features.tolls import PEOPLE, fate_in, fate_of, gravity_of
from crossread.language.closed_classes import AUXILIARIES, PREPOSITIONS
from crossread.language.frequency import stem
from crossread.language.lexicon import roles
from crossread.language.synonyms import group_stem
from crossread.language.words import Word
from crossread.types.annotation import TimeExpression
from crossread.types.span import Span

__all__ = ["Quantity", "find_quantities", "hedged", "toll_of"]

# The longer is read first: "no more than" ends in "more than", and means the contrary.
_AT_LEAST = frozenset({"more than", "at least", "greater than", "up from", "upwards of"}) | {
    f"{no} {less} than" for no in ("no", "not") for less in ("less", "fewer")
}
_AT_MOST = frozenset({"less than", "fewer than", "up to", "at most"}) | {
    *("as many as", "as much as", "as long as", "no more than", "not more than"),
}
_MORE = frozenset("over exceeding above".split())
_HANDS_OVER = re.compile(r"(?:hand|turn|took|tak|giv|gave|sign|carr)\w* over")  # six files
_LESS = frozenset("nearly almost under below".split())
_ABOUT = frozenset("about around some roughly approximately estimated".split())
_PLURALS = frozenset("people children women men police troops staff crew".split())
_OLDEST = 115
_ANYONE = frozenset({""} | {group_stem(stem(word)) for word in PEOPLE})
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth".split()
_NO_NOUNS = NUMBER_WORDS | {"year", "fold", "time", "way", "and", *_ORDINALS}
_CHILDREN = frozenset(
    "baby boy child daughter girl infant kid pupil schoolboy schoolgirl son toddler".split()
)
_UNITS = {
    "km": "kilometres",
    "cm": "centimetres",
    "mm": "millimetres",
    "m": "metres",
    "ft": "feet",
    "kg": "kg",
    "mph": "mph",
}
_MEASURE = re.compile(
    rf"(?P<number>\d[\d,]*(?:\.\d+)?)(?P<unit>{'|'.join(_UNITS)})(?:-(?P<behind>[a-z]+))?"
)
# What has a depth or a length, and the words for these: beside them an "m" is a metre.
_SHAPES = frozenset(
    "across away boat bridge cliff crater deep diameter drop fall fence freestyle high hole hurdles long pit pool "
    "race radius shaft ship sprint tall thick tower tunnel wall wave waves well wide yacht".split()
)
_ONE_PERSON = frozenset("man woman boy girl".split())
_ENDS_A_UNIT = AUXILIARIES | PREPOSITIONS - {"of"} | {"who", "whom", "whose", "which", "that"}
_WITH_REST = frozenset("hour hours minute minutes degrees feet foot pounds".split())
_LISTS = frozenset("including includes included like".split())
_LIST = 16  # words
_APART = frozenset("sooner ahead behind apart".split())
_OFTEN_APART = frozenset("more fewer less higher lower longer shorter earlier later".split())
_PERCENT = re.compile(r"%|per ?cent|pct\b")
_FILLERS = frozenset("of the a an them those us u.s. additional other new more people's".split())


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in words: `low` and `high` are what it may be, `unit` the stem of what is counted.

    Of people whose fate is told the unit is that fate: "dead", and "worker dead" where only workers count. `told` is the
    number in the words, without the hedge, and of a range its middle.
    """

    span: Span
    low: float
    high: float
    unit: str
    told: float

    @property
    def is_exact(self) -> bool:
        """Whether the words leave no room."""
        return self.low == self.high

    def agrees(self, other: "Quantity") -> bool:
        """Whether some number fits both."""
        return self.low <= other.high and other.low <= self.high


def toll_of(quantities: Sequence[Quantity], fate: str) -> Quantity | None:
    """The toll of one fate among the quantities of a statement: that of all, or the only one."""
    of_fate = [quantity for quantity in quantities if fate_in(quantity.unit) == fate]
    of_all = [quantity for quantity in of_fate if quantity.unit == fate]
    alone = of_all or of_fate
    return alone[0] if len(alone) == 1 else None


def find_quantities(words: Sequence[Word], times: Sequence[TimeExpression]) -> tuple[Quantity, ...]:
    """The quantities among `words`, in order."""
    found: list[Quantity] = []
    at = 0
    while at < len(words):
        special = _age(words, at) or _share(words, at)
        if special is not None:
            found.append(special)
            at += sum(special.span.contains(word.span) for word in words[at:])
            continue
        if any(time.span.overlap(words[at].span) for time in times):
            at += 1
            continue
        spread = _range(words, at, times)
        if spread is not None:
            found.append(spread[0])
            at = spread[1]
            continue
        compound = _compound(words, at) or _measured(words, at)
        number = number_at(words, at)
        if compound is not None:
            found.append(compound)
            at += sum(compound.span.contains(word.span) for word in words[at:])
        elif number is not None:
            value, end = number
            if not _is_rest_of_measure(words, at):
                found.append(_quantity(words, at, end, value))
            at = end
        else:
            at += 1
    return tuple(found)


def _is_rest_of_measure(words: Sequence[Word], at: int) -> bool:
    """Whether the number goes on with a measure: the seconds of "94 minutes and 24 seconds"."""
    before = [word.lower for word in words[max(0, at - 2) : at]]
    return len(before) == 2 and before[0] in _WITH_REST and before[1] in {"and", ","}


def _range(
    words: Sequence[Word], at: int, times: Sequence[TimeExpression]
) -> tuple[Quantity, int] | None:
    """A range that begins at `at`, told as its middle, and where its words end: "between 10 and 30 people"."""
    found = range_at(words, at)
    if found is None or any(t.span.overlap(w.span) for t in times for w in words[at : found[1]]):
        return None
    (low, high), end = found
    number = at + (words[at].lower == "between")
    number += words[number].lower in CURRENCIES
    quantity = _quantity(words, number, end, (low, high))
    span = Span(min(words[at].span.start, quantity.span.start), quantity.span.end)
    return replace(quantity, span=span, told=(low + high) / 2), end


def _age(words: Sequence[Word], at: int) -> Quantity | None:
    """As in "the 44-year-old", "a woman of 67", or between commas behind a name: "Ada Brandt, 44, said"."""
    joined = words[at].lower.removesuffix("-year-old")
    if joined != words[at].lower:  # "four-year-old" is one word
        told = plain_number(joined)
        return (
            None
            if told is None
            else Quantity(words[at].span, told, told, _whose(words, at + 1), told)
        )
    years = int(words[at].text) if words[at].text.isdecimal() and len(words[at].text) < 4 else 0
    if not 0 < years < _OLDEST:
        return None
    if at > 1 and words[at - 1].lower == "of" and words[at - 2].lower in _ONE_PERSON:
        return Quantity(words[at].span, years, years, "age", years)
    if [word.lower for word in words[at + 1 : at + 3]] == ["-", "year-old"]:
        span = Span(words[at].span.start, words[at + 2].span.end)
        return Quantity(span, years, years, _whose(words, at + 3), years)
    if at < 2 or words[at - 1].text != "," or not words[at - 2].is_capitalised:
        return None
    behind = words[at + 1].text if at + 1 < len(words) else "."
    unit = f"age {words[at - 2].lower}"  # whose, so that two persons' ages are not compared
    is_age = behind in {",", "."}
    return Quantity(words[at].span, years, years, unit, years) if is_age else None


def _whose(words: Sequence[Word], at: int) -> str:
    """The unit of an age by who has it: "age" of a person, "age child" of a child, "age horse" of what is no person."""
    noun = words[at] if at < len(words) else None
    if (
        noun is None
        or noun.is_capitalised
        or not noun.text[0].isalpha()
        or noun.lower in _ENDS_A_UNIT
    ):
        return "age"
    if noun.lower in _CHILDREN:
        return "age child"
    is_person = noun.lower in roles() or noun.lower in _ONE_PERSON or noun.lower in PEOPLE
    return "age" if is_person else f"age {stem(noun.lower)}"


def _compound(words: Sequence[Word], at: int) -> Quantity | None:
    """A number that is joined to what it counts: "an eleven-count indictment", "the 12-member board"."""
    tail = [word.lower for word in words[at + 1 : at + 3]]
    if len(tail) == 2 and tail[0] == "-":  # "12-member" is three words
        number, noun, last = plain_number(words[at].lower), tail[1], at + 2
    else:
        lower, _, noun = words[at].lower.rpartition("-")  # "eleven-count" is one
        number, last = plain_number(lower), at
    noun, _, shape = noun.partition("-")  # "40-metre-deep"
    noun = noun if not shape or shape in _SHAPES else ""
    if number is None or number < 2 or not noun.isalpha() or noun in _NO_NOUNS:
        return None
    span = Span(words[at].span.start, words[last].span.end)
    return Quantity(span, number, number, group_stem(stem(noun)), number)


def _measured(words: Sequence[Word], at: int) -> Quantity | None:
    """A number with a short unit: "130ft deep", "a 30cm-diameter well", "the 40m dry well", "40 m high"."""
    joined = ["".join(word.lower for word in words[at:end]) for end in (at + 1, at + 2)]
    found = _MEASURE.fullmatch(joined[0]) or _MEASURE.fullmatch(joined[1])
    number = plain_number(found["number"]) if found else None
    if found is None or number is None or (at and words[at - 1].lower in CURRENCIES):
        return None
    end = at + 1 + (found.string != joined[0])
    behind = [found["behind"] or "", *(word.lower for word in words[end : end + 2])]
    if found["unit"] == "m" and not _SHAPES.intersection(behind):
        return None  # "40m votes" are millions
    start, low, high = hedged(words, at, (number, number))
    span = Span(words[start].span.start, words[end - 1].span.end)
    unit = group_stem(stem(_UNITS[found["unit"]]))
    return Quantity(span, low, high, unit, number)


def _share(words: Sequence[Word], at: int) -> Quantity | None:
    found = share_at(words, at)
    if found is None:
        return None
    bounds, end = found
    start, low, high = hedged(words, at, bounds)
    span = Span(words[start].span.start, words[end - 1].span.end)
    return Quantity(span, low, min(high, 100.0), "percent", round(sum(bounds) / 2, 1))


def _quantity(words: Sequence[Word], at: int, end: int, value: tuple[float, float]) -> Quantity:
    first, currency = _currency(words, at)
    start, low, high = hedged(words, first, value)
    unit = stem(currency) if currency else _unit(words, end)
    if currency and _is_of_a_list(words, first):
        unit = f"{unit} {_unit(words, end)}"
    if _is_how_far_apart(words, end):
        unit = f"{unit} apart"
    fate = "" if currency or unit == "percent" else fate_of(words, at, end)
    if fate:
        told = gravity_of(words, end) if fate == "injured" else ""
        unit = fate if unit in _ANYONE else f"{unit} {fate}"
        unit = f"{told} {unit}".strip()
    if any([word.lower for word in words[at : at + 2]] == ["or", "more"] for at in (end, end + 1)):
        high = math.inf  # "nine drones or more"
    span = Span(words[start].span.start, words[end - 1].span.end)
    return Quantity(span, low, high, unit, value[0])


def _is_how_far_apart(words: Sequence[Word], end: int) -> bool:
    """Whether the number tells how far two others lie apart: "five rounds sooner", "two points higher than"."""
    behind = [word.lower for word in words[end : end + 3]]
    return any(
        word in _APART or (word in _OFTEN_APART and behind[at + 1 :] == ["than"])
        for at, word in enumerate(behind)
    )


def _is_of_a_list(words: Sequence[Word], first: int) -> bool:
    """Whether a price stands among the things of a list: "items including memorabilia, a $43,000 watch and a cape"."""
    if not first or words[first - 1].lower not in {"a", "an"}:
        return False
    return any(word.lower in _LISTS for word in words[max(0, first - _LIST) : first - 1])


def _currency(words: Sequence[Word], at: int) -> tuple[int, str | None]:
    """Where the sign of a currency before the number begins, and which currency that is."""
    first = at - 1
    if first > 0 and words[first].text == ".":  # "Rs. 342"
        first -= 1
    currency = CURRENCIES.get(words[first].lower) if first >= 0 else None
    return (first, currency) if currency else (at, None)


def hedged(words: Sequence[Word], at: int, value: tuple[float, float]) -> tuple[int, float, float]:
    """Where the hedge before the number begins, and the bounds with it."""
    low, high = value
    before = [word.lower for word in words[max(0, at - 3) : at]]
    for n in range(len(before), 1, -1):
        hedge = " ".join(before[-n:])
        if hedge in _AT_LEAST:
            return at - n, low, math.inf
        if hedge in _AT_MOST:
            return at - n, 0.0, high
    two = " ".join(before[-2:])
    if before and before[-1] in _MORE and not _HANDS_OVER.fullmatch(two):
        return at - 1, low, math.inf
    if before and before[-1] in _LESS:
        return at - 1, low * 0.8, high
    if two == "close to":
        return at - 2, low * 0.9, high * 1.1
    if before and before[-1] in _ABOUT:
        return at - 1, low * 0.9, high * 1.1
    return at, low, high


def _unit(words: Sequence[Word], end: int) -> str:
    """The stem of the noun that is counted: the last of the words that follow, up to a small one."""
    unit = " ".join(word.lower for word in words[end : end + 2])
    if _PERCENT.match(unit):  # "per 100,000 births" is none
        return "percent"
    unit = ""
    if _is_share(words, end):
        end = _behind_share(words, end)
    for word in words[end : end + 4]:
        if not word.text[0].isalpha() or word.lower in _ENDS_A_UNIT:
            break
        if word.lower in _FILLERS:
            continue
        unit = stem(word.lower)
        if word.lower.endswith("s") or word.lower in _PLURALS:
            break
    return group_stem(unit)


def _is_share(words: Sequence[Word], end: int) -> bool:
    """Whether the number is a part of another: "21 of the more than 200 girls"."""
    behind = [word.lower for word in words[end : end + 2]]
    return behind[:1] == ["of"] and behind[1:] not in (["them"], ["whom"], ["us"])


def _behind_share(words: Sequence[Word], end: int) -> int:
    """Behind the number that a share is taken of, which stands before what both count."""
    for at in range(end + 1, min(len(words), end + 6)):
        number = number_at(words, at)
        if number is not None:
            return number[1]
    return end
