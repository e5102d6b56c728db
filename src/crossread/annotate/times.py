"""Times told in a report, as TIMEX3 with reasons.

In go a text, its sentences and the day of publication where one is stated; out come the expressions,
sorted and free of overlaps, and the day that they are seen from. Reads nothing outside the sentences,
never asks the clock, and leaves a value open rather than invent it.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime

from crossread.annotate.anchor import Anchor, Signs, Told, find_anchor
from crossread.annotate.time_find import find_forms
from crossread.annotate.time_forms import Calendar, Found, Period, Relative
from crossread.annotate.time_resolve import View, resolve
from crossread.annotate.time_tense import Tense, tense_at
from crossread.types.annotation import Sentence, TimeExpression, TimeKind

__all__ = ["find_times"]


def find_times(
    text: str,
    sentences: Sequence[Sentence],
    *,
    published: date | datetime | None,
    anchor: Anchor | None = None,
) -> tuple[tuple[TimeExpression, ...], Anchor]:
    """Every time told in `sentences`, and the day it is seen from.

    News tells of the past: a bare weekday, month or day is the latest one at or before the report's
    day, unless its words or their tense point ahead (the news style of HeidelTime, Strötgen and Gertz
    2013). `anchor` overrules what the report itself gives, where others of its story know better.
    """
    told = tuple(_with_tense(text, sentences, find_forms(text, sentences)))
    seen_from = anchor or find_anchor(told, published)
    return tuple(_resolved(told, seen_from)), seen_from


def _with_tense(text: str, sentences: Sequence[Sentence], found: Sequence[Found]) -> Iterator[Told]:
    for one in found:
        sentence = sentences[one.sentence].span
        by_tense = isinstance(one.form, (Calendar, Period)) or (
            isinstance(one.form, Relative) and one.form.on_which_side
        )
        tense = tense_at(text, sentence, one.span) if by_tense else Tense.NONE
        yield Told(one, tense, signs=_signs(text, one))


_SIGNATURE = re.compile(r"@\w{1,30}\)?[\s,]{1,3}$")
_DATELINE = re.compile(r"(?:^|\n)[ \t]*[A-Z][A-Z][^\n.;!?]{0,50}[,(][ \t]*$")
_DASH = re.compile(r"[^\n.;!?]{0,30}?[)\s](?:—|–|--|-)\s")


def _signs(text: str, found: Found) -> Signs:
    """Whether a date signs a message, or stands in a dateline: MOSCOW, March 17 (Agency) —."""
    form = found.form
    if not isinstance(form, Calendar) or form.day is None:
        return Signs.NOTHING
    before = text[max(0, found.span.start - 60) : found.span.start]
    if _SIGNATURE.search(before):
        return Signs.MESSAGE
    if _DATELINE.search(before) and _DASH.match(text, found.span.end):
        return Signs.REPORT
    return Signs.NOTHING


def _resolved(told: Sequence[Told], anchor: Anchor) -> Iterator[TimeExpression]:
    """The values in text order; what is counted from a date is counted from the nearest before it."""
    narrates = _tells_history(told, anchor)
    previous: str | None = None
    quarter: str | None = None
    at = quarter_at = -9
    for one in told:
        found = one.found
        stays = narrates or _year_stays(previous, anchor, one, same_sentence=found.sentence == at)
        view = View(
            anchor,
            one.tense,
            previous,
            near=found.sentence - at <= 1,
            quarter=quarter if found.sentence - quarter_at <= 4 else None,
            year=_year_of(previous) if stays else None,
        )
        result = resolve(found.form, view)
        yield TimeExpression(found.span, result.kind, result.value, result.reason)
        if result.kind not in {TimeKind.DATE, TimeKind.TIME} or not result.value[:4].isdigit():
            continue
        if isinstance(found.form, Relative) and found.form.unit == "Y" and found.form.anaphoric:
            # Figures are set beside those of the year before; the next ones are not counted on from there.
            continue
        previous, at = result.value, found.sentence
        if isinstance(found.form, Period) and found.form.part.startswith("Q"):
            quarter, quarter_at = result.value, found.sentence


def _tells_history(told: Sequence[Told], anchor: Anchor) -> bool:
    """Whether the report mostly tells of dated days long before its own, as a chronicle does."""
    if anchor.day is None:
        return False
    forms = [one.found.form for one in told if isinstance(one.found.form, Calendar)]
    far = sum(1 for f in forms if f.year and f.month and f.year < anchor.day.year - 1)
    weekdays = sum(1 for f in forms if f.weekday is not None and f.day is None)
    return far >= 3 and far > 2 * weekdays


def _year_stays(previous: str | None, anchor: Anchor, one: Told, *, same_sentence: bool) -> bool:
    """Whether a month without a year stays in the year named just before: "in 1998, in March"."""
    if not same_sentence or one.tense is Tense.FUTURE:
        return False
    year = _year_of(previous)
    return year is not None and anchor.day is not None and year < anchor.day.year - 1


def _year_of(value: str | None) -> int | None:
    if value is None or not value[:4].isdigit() or len(value) < 4:
        return None
    return int(value[:4]) or None
