"""Weekdays told as past that are the day after the report's own.

In go the times of a report with their tense and the day that it is seen from, out come the same times, where the weekday that
the report tells of first, and as past, may be the next day: it went on after its stamp, or that day has begun where it tells
of. Where it tells of its own day too, so may be any such weekday: six days back one writes "last Tuesday", or a date, but in
a clause that reminds of what is known ("the cuts that began on Tuesday"). Resolves nothing.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from crossread.annotate.times.anchor import (
    Anchor,
    AnchorBasis,
    Signs,
    ToldTime,
    bare_weekday,
)
from crossread.annotate.times.forms import Calendar
from crossread.annotate.times.tense import Tense

__all__ = ["with_next_day"]

# Sentences from the top: the first of them tell of the newest day, those below where the report tells of its own day too.
_TOP, _NEAR_TOP = 2, 6


def with_next_day(told: Sequence[ToldTime], anchor: Anchor) -> Iterator[ToldTime]:
    """`told`, where the weekday after the report's own is of either side.

    So it is if the report tells of it before all others, or of its own day as well.
    """
    seen = anchor.day
    if seen is None or seen == date.max or anchor.basis is not AnchorBasis.PUBLISHED:
        yield from told
        return
    is_first = _tells_first_of_next(told, seen)
    if not is_first and not _tells_of_own_day(told, seen):
        yield from told
        return
    next_weekday = (seen.weekday() + 1) % 7
    for one in told:
        moved = bare_weekday(one) == next_weekday and _may_be_next(one)
        is_new = is_first or not one.reminds
        yield replace(one, tense=Tense.BOUND) if moved and is_new else one


def _tells_first_of_next(told: Sequence[ToldTime], seen: date) -> bool:
    """Whether the first weekday not to come is the one after `seen`, near the top of the report."""
    named = [
        (weekday, one)
        for one in told
        if (weekday := bare_weekday(one)) is not None and not one.tense.is_ahead
    ]
    if not named or named[0][0] != (seen.weekday() + 1) % 7 or not _may_be_next(named[0][1]):
        return False
    sentence = named[0][1].found.sentence
    if sentence <= _TOP:
        return True
    return sentence <= _NEAR_TOP and _shows_message_of(told, seen)


def _tells_of_own_day(told: Sequence[ToldTime], seen: date) -> bool:
    """Whether the report tells by its weekday of the day on which it is stated to be published, as past."""
    return any(bare_weekday(one) == seen.weekday() and not one.tense.is_ahead for one in told)


def _may_be_next(one: ToldTime) -> bool:
    return one.tense in {Tense.PAST, Tense.NONE}


def _shows_message_of(told: Sequence[ToldTime], seen: date) -> bool:
    """Whether the report shows a message that is signed with the day after `seen`."""
    day = seen + timedelta(days=1)
    return any(
        one.signs is Signs.MESSAGE
        and isinstance(form := one.found.form, Calendar)
        and (form.year, form.month, form.day) == (day.year, day.month, day.day)
        for one in told
    )
