"""Two statements of one group, as every judge of a detail gets them, and what they share.

In go features; out come citations, headings and whether two statements are told in one voice.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from crossread.align.features.features import Features
from crossread.language.lexicon import places, roles
from crossread.language.name_match import fold, is_medium, same_organisation, same_person
from crossread.types.annotation import QuoteKind
from crossread.types.report import Citation

__all__ = [
    "LIKELY",
    "ONE_POINT",
    "PARTED",
    "SAME_CONTENT",
    "JudgedPair",
    "about",
    "came_later",
    "cite",
    "days_apart",
    "has_it_from",
    "in_one_voice",
    "names_of",
    "own_voice",
    "published_later",
    "published_on",
    "speakers_differ",
]

SAME_CONTENT = 0.45  # a match at least this sure tells one thing, not two things of one story
LIKELY = 0.6  # less than what a card calls sure, which is `ONE_POINT`
# Log odds from which two statements part in how they tell a point: of fourteen cards in twenty real stories that rested
# on it alone, five of the eight above were so, and none of the six below.
PARTED = 2.0
# From here on a match is sure; whoever says of less sure ones that they part must show it by figures or quoted words.
ONE_POINT = 0.9
_QUOTES = '"“”'


@dataclass(frozen=True, slots=True)
class JudgedPair:
    """Two statements of different reports, how surely they match, and the log odds that they part in how."""

    one: Features
    other: Features
    score: float
    apart: float = -math.inf


def cite(one: Features) -> Citation:
    """The whole statement."""
    return one.report.cite(one.statement.span)


def about(one: Features) -> str:
    """The first words of the statement, for a heading, without a quotation mark whose partner stands elsewhere."""
    alone = sum(mark in _QUOTES for mark in one.text) == 1
    words = (one.text.strip(_QUOTES) if alone else one.text).split()
    return " ".join(words[:12]) + (" …" if len(words) > 12 else "")


def names_of(features: Iterable[Features]) -> str:
    """The reports' names, each once."""
    names = (name for one in features for name in (one.called, *one.also_by))
    return " and ".join(dict.fromkeys(names))


def speakers_differ(one: Features, other: Features) -> bool:
    """Whether both reports name a person or body for the words, and not the same.

    A country's name stands for any of its bodies, and a medium's for whoever it has the words from; neither says who
    spoke.
    """
    first, second = one.speaker, other.speaker
    if not first or not second or {first, second} & places().keys():
        return False
    if is_medium(first) or is_medium(second):
        return False
    first, second = _without_title(first), _without_title(second)
    return not (same_person(first, second) or same_organisation(first, second))


def _without_title(name: str) -> str:
    """The name without the title before it: "Brandt" of "Mr. Brandt"."""
    first, _, rest = name.partition(" ")
    role = roles().get(first.lower()) or roles().get(first.lower() + ".")
    return rest if rest and role is not None and role.is_title else name


def has_it_from(one: Features, other: Features) -> bool:
    """Whether the report of `one` gives its words as those of the outlet of `other`: "…, the Elmport Courier reported"."""
    outlet, own = other.report.outlet, one.report.outlet
    relays = [link.of(one.report.text) for quote in one.quotes for link in quote.relays]
    names = [name for name in (one.speaker, *relays) if name]
    # Most statements name nobody, and many reports may have one.
    if outlet is None or not any(_is_outlet(name, outlet) for name in names):
        return False
    return own is None or not same_organisation(own, outlet)


def _is_outlet(name: str, outlet: str) -> bool:
    """Whether the name is the outlet's: in full, or in more than one word, since "the Post" may be another."""
    called = fold(name)
    return called == fold(outlet) or (" " in called and same_organisation(name, outlet))


def own_voice(one: Features, other: Features) -> bool:
    """Whether both reports say it themselves, or give the words of one speaker."""
    return one.speaker == other.speaker


def in_one_voice(one: Features, other: Features) -> bool:
    """Whether both say it themselves or after one speaker, or one takes from its source what the other knows itself.

    Words in marks are their speaker's alone; two sources that are at odds are no conflict of the reports.
    """
    if own_voice(one, other):
        return True
    said = [side for side in (one, other) if side.speaker is not None]
    return len(said) == 1 and all(quote.kind is QuoteKind.INDIRECT for quote in said[0].quotes)


def published_later(one: Features, other: Features) -> int:
    """1 where `other` is of a later day than `one`, -1 of an earlier, 0 where that is not known."""
    first, second = published_on(one), published_on(other)
    if first is None or second is None:
        return 0
    return (second > first) - (second < first)


def came_later(one: Features, other: Features) -> float:
    """Above 0 where the report of `other` came out after that of `one`, below it before; 0 where that is not known.

    Hours tell it before days: late in the evening here it may be the next day there.
    """
    return _hours_later(one, other) or published_later(one, other)


def days_apart(one: Features, other: Features) -> int:
    """How many days lie between the two reports, 0 where that is not known."""
    first, second = published_on(one), published_on(other)
    return abs((first - second).days) if first and second else 0


def _hours_later(one: Features, other: Features) -> float:
    """How many hours after `one` the report of `other` came out, 0 where one of them tells no hour."""
    first, second = one.report.published, other.report.published
    if not isinstance(first, datetime) or not isinstance(second, datetime):
        return 0.0
    if (first.tzinfo is None) != (second.tzinfo is None):
        return 0.0
    return (second - first).total_seconds() / 3600


def published_on(one: Features) -> date | None:
    """The day on which the statement's report came out, where it says so."""
    told = one.report.published
    return told.date() if isinstance(told, datetime) else told
