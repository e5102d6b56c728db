"""What a statement counts, each under the unit in which two reports can be compared.

In go the features of a statement; out come its quantities and its lengths of time, those that stand alone in their
unit. People in a street are of one unit whoever they are said to be, since that is where reports part: the people of
one are the activists of another.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from crossread.align.features.features import Features
from crossread.align.features.numbers import NUMBER_WORDS, plain_number
from crossread.align.features.quantities import Quantity, hedged
from crossread.language.frequency import stem
from crossread.language.synonyms import group_stem
from crossread.language.words import find_words
from crossread.types.annotation import TimeExpression, TimeKind

__all__ = ["CROWD", "LENGTH", "counted_once", "figures_part", "share_a_figure"]

CROWD = "crowd"
LENGTH = "long "  # the unit of a length of time begins so
_MARCHERS = frozenset(
    group_stem(stem(word))
    for word in (
        "people persons protesters demonstrators activists supporters marchers mourners residents citizens students "
        "farmers fans workers women men opponents followers"
    ).split()
) | {""}
# Who leads a firm, whichever word a report has for it.
_HEADS = frozenset(
    group_stem(stem(word)) for word in "leaders executives ceos bosses chiefs heads".split()
)
_GATHER = re.compile(
    r"\b(?:gather|march|rall(?:y|ie)|protest|demonstrat|assembl|vigil|crowd|throng|block|(?:on|to) the streets?\b)",
    re.IGNORECASE,
)
_ISO_LENGTH = re.compile(r"P(T?)(\d+(?:\.\d+)?)([YMWDHS])")
_NUMBER_AND_UNIT = 2  # words; what stands before them hedges
_BEFORE_REST = re.compile(
    r"\b(?:hours?|minutes?)(?: and|,) $"
)  # "94 minutes and 24 seconds" are one length
# "Two days after the vote" is a day and no length, and each may count it from another thing.
_FROM_THERE = re.compile(r"\s(?:after|before|since|later|earlier|ago)\b")
_NEAR = 12  # letters
# "Decades-long" is any number of them.
_SOME = re.compile(r"\b(?:decades|years|months|weeks|days|hours|minutes)\b", re.IGNORECASE)
# "The last year" is a year of many, and no length.
_ONE_OF_MANY = re.compile(
    r"\b(?:last|past|previous|next|coming|final)\s(?:decade|year|month|week|day|hour)\b",
    re.IGNORECASE,
)
_MORE = re.compile(r"\b(?:and|or) more\b|\bplus\b")
_DECADES = re.compile(r"\bdecades?\b", re.IGNORECASE)
_YEARS_OF_ONE = 10


def counted_once(one: Features) -> dict[str, Quantity]:
    """By its unit each quantity that is the only one of that unit."""
    counted = [
        replace(quantity, unit=_common_unit(one, quantity))
        for quantity in (*one.quantities, *_lengths(one))
    ]
    counts = Counter(quantity.unit for quantity in counted)
    return {quantity.unit: quantity for quantity in counted if counts[quantity.unit] == 1}


def figures_part(one: Features, other: Features) -> bool:
    """Whether both count one thing and no number fits both: 12 boats there, and 15 here."""
    return any(not ours.agrees(theirs) for ours, theirs in _of_one_unit(one, other))


def share_a_figure(one: Features, other: Features) -> bool:
    """Whether both count one thing and a number fits both."""
    return any(ours.agrees(theirs) for ours, theirs in _of_one_unit(one, other))


def _of_one_unit(one: Features, other: Features) -> Iterator[tuple[Quantity, Quantity]]:
    ours, theirs = counted_once(one), counted_once(other)
    return ((ours[unit], theirs[unit]) for unit in ours.keys() & theirs.keys() - {""})


def _common_unit(one: Features, quantity: Quantity) -> str:
    if quantity.unit in _HEADS:
        return "heads"
    return CROWD if _is_crowd(one, quantity) else quantity.unit


def _is_crowd(one: Features, quantity: Quantity) -> bool:
    return quantity.unit in _MARCHERS and _GATHER.search(one.text) is not None


def _lengths(one: Features) -> Iterator[Quantity]:
    """The lengths of time that the statement tells in one unit: "for nearly four hours"."""
    for time in one.times:
        found = _ISO_LENGTH.fullmatch(time.value)
        before = one.report.text[max(0, time.span.start - _NEAR) : time.span.start]
        if time.kind is not TimeKind.DURATION or _is_vague(time.span.of(one.report.text)):
            continue
        if _FROM_THERE.match(one.report.text, time.span.end):
            continue
        if found and not _BEFORE_REST.search(before):
            low, high = _bounds(one, time, float(found[2]))
            yield Quantity(time.span, low, high, f"{LENGTH}{found[1]}{found[3]}", float(found[2]))


def _is_vague(words: str) -> bool:
    """Whether the words of a length say of nothing how many: "decades", "years", "the last year"."""
    parts = re.split(r"[\s-]+", words.lower())
    is_told = any(
        part[:1].isdigit() or part in NUMBER_WORDS or plain_number(part) is not None
        for part in parts
    )
    some = _SOME.search(words) or _ONE_OF_MANY.search(words)
    return some is not None and not is_told


def _bounds(one: Features, time: TimeExpression, length: float) -> tuple[float, float]:
    """What the words of a length allow; a hedge stands before the number, within the time or before it.

    Who counts in decades rounds: "four decades" may be 38 years, and 45.
    """
    words = find_words(one.report.text, one.statement.span)
    within = [at for at, word in enumerate(words) if time.span.contains(word.span)]
    if not within:  # the time is a part of a word: "two-hour-long"
        return length, length
    number = max(within[0], within[-1] + 1 - _NUMBER_AND_UNIT)
    room = _YEARS_OF_ONE - 1 if _DECADES.search(time.span.of(one.report.text)) else 0
    _, low, high = hedged(words, number, (length - room / 2, length + room))
    behind = one.report.text[time.span.start : time.span.end + len(" and more")]
    return (low, float("inf")) if _MORE.search(behind) else (low, high)
