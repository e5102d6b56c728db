"""Times within somebody's words, seen from the day on which they were said: “We will open tomorrow,” she said on Monday.

In go the times of a report, what it told of them, and its quotes with their days; out come the same times, where those that
a speaker counts from his own day are counted from it. All others stay as they are.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from crossread.annotate.sorted_spans import beginning_in
from crossread.annotate.times.anchor import Anchor, AnchorBasis, ToldTime
from crossread.annotate.times.resolve import View, resolve
from crossread.types.annotation import Quote, QuoteKind, TimeExpression

__all__ = ["as_spoken"]

# A "today's harbour" is as often the harbour of these years as that of the day.
_COUNTED = re.compile(
    r"(?:today|tonight|tomorrow|yesterday|this (?:morning|afternoon|evening)|last night)\b(?!['’]s)",
    re.IGNORECASE,
)
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def as_spoken(
    text: str, times: Sequence[TimeExpression], told: Sequence[ToldTime], quotes: Sequence[Quote]
) -> tuple[TimeExpression, ...]:
    """`times`, sorted, with what is counted in a dated direct quote counted from its day; `told` has one for each."""
    said = dict(_counted(text, times, quotes))
    return tuple(
        _seen_from(time, one, said[time]) if time in said else time
        for time, one in zip(times, told, strict=True)
    )


def _counted(
    text: str, times: Sequence[TimeExpression], quotes: Sequence[Quote]
) -> Iterator[tuple[TimeExpression, date]]:
    """The times that are counted in a quote with a day, and that day."""
    for quote in quotes:
        stated = _DAY.match(quote.time or "")
        if quote.kind == QuoteKind.INDIRECT or stated is None:
            continue
        day = date.fromisoformat(stated.group())
        for piece in quote.content:
            for time in beginning_in(times, piece):
                if _COUNTED.match(text, time.span.start):
                    yield time, day


def _seen_from(time: TimeExpression, told: ToldTime, day: date) -> TimeExpression:
    anchor = Anchor(day, "the quote itself tells the day", AnchorBasis.SPOKEN)
    result = resolve(told.found.form, View(anchor, told.tense, None))
    return replace(time, value=result.value, kind=result.kind, reason=result.reason)
