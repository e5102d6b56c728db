"""The day a report is seen from: its publication, or what its own words fix.

In go the times found in a report with their tense, the stated publication, and a day that it states
without the year; out comes a day with the reason for it. Where nothing fixes the day it stays open.
Never asks the clock.
"""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from crossread.annotate.times.forms import Calendar, Form, Found
from crossread.annotate.times.tense import Tense
from crossread.annotate.times.words import MONTHS, WEEKDAYS, say_day

__all__ = [
    "Anchor",
    "AnchorBasis",
    "Signs",
    "ToldTime",
    "anchor_from_others",
    "bare_weekday",
    "find_anchor",
]


class Signs(StrEnum):
    """What a date dates by where it stands: the report in its dateline, the deed of its lead, a message, nothing."""

    REPORT = "report"
    LEAD = "lead"
    MESSAGE = "message"
    NOTHING = "nothing"


class AnchorBasis(StrEnum):
    """What an anchor rests on."""

    PUBLISHED = "published"
    TEXT = "text"
    OTHERS = "others"
    SPOKEN = "spoken"
    NONE = "none"


_PHRASES = {
    AnchorBasis.PUBLISHED: "publication on",
    AnchorBasis.TEXT: "the day that the text itself fixes,",
    AnchorBasis.OTHERS: "the day that other reports of the story fix,",
    AnchorBasis.SPOKEN: "the day on which it was said,",
}


@dataclass(frozen=True, slots=True)
class Anchor:
    """The day a report is seen from, None where nothing fixes it, and the `reason` in a sentence.

    `stated` is the month and day that a report without a day states of itself ("Updated March 14"):
    other reports of its story can give the year.
    """

    day: date | None
    reason: str
    basis: AnchorBasis = AnchorBasis.NONE
    stated: tuple[int, int] | None = None

    @property
    def phrase(self) -> str:
        """How other reasons name it: publication on Saturday 20 March 2021."""
        if self.day is None:
            return self.reason
        return f"{_PHRASES[self.basis]} {say_day(self.day)}"


@dataclass(frozen=True, slots=True)
class ToldTime:
    """A time found, with its tense; `signs` says what it dates by where it stands.

    `ends_range`: it is the second day of "from Thursday through Sunday". `reminds`: it stands in a clause that tells which
    thing is meant ("the cuts that began on Friday"), and not what is new.
    """

    found: Found
    tense: Tense
    signs: Signs = Signs.NOTHING
    ends_range: bool = False
    reminds: bool = False


@dataclass(frozen=True, slots=True)
class _Fixed:
    """A day that the text itself fixes, why, and whether it is told as past or as to come."""

    day: date
    why: str
    tense: Tense


_OPEN = Anchor(None, "no publication date and nothing in the text fixes the year")
# How far apart the days of reports of one happening lie, and a report and the days that it tells of.
_TOGETHER, _NEAR = 4, 7
_LEAD = 1  # the first sentence behind the headline, or the second


def find_anchor(
    times: Sequence[ToldTime], published: date | datetime | None, stamp: ToldTime | None = None
) -> Anchor:
    """The day that the report is seen from.

    A publication date stands unless the text's own dates speak against it: what an address or a
    file says is at times the day it was fetched. Without one, a day stated without its year (`stamp`,
    or the dateline) is taken where the text's own dates give the year.
    """
    day = published.date() if isinstance(published, datetime) else published
    bound = (*times, stamp) if stamp else times
    fixed = _signed(times, day) or (_bound(bound) if day is None else _written_later(times, day))
    own = None if fixed is None else _latest_told(times, fixed)
    if day is None:
        return _as_stated(own or _OPEN, _stated_day(times, stamp))
    if fixed is None or own is None or _agrees(fixed, day):
        return _day_after(times, day) or Anchor(
            day, f"published on {say_day(day)}", AnchorBasis.PUBLISHED
        )
    reason = f"{own.reason}; the stated publication on {say_day(day)} does not fit that"
    return Anchor(own.day, reason, AnchorBasis.TEXT)


def _day_after(times: Sequence[ToldTime], published: date) -> Anchor | None:
    """The day after the stated publication, where the lead tells of it as past, and the text of the day itself seldom.

    News leads with today or yesterday: a stamp of another time zone, or of a first version, is a day early. Six days
    back it would be "last Tuesday", or a date. What the lead tells right beside the weekday is sure, of a page that went
    on after its stamp as well.
    """
    named = [
        (told.found.sentence, weekday)
        for told in times
        if told.tense is Tense.PAST and (weekday := bare_weekday(told)) is not None
    ]
    if not named or published == date.max:
        return None
    day = date.fromordinal(published.toordinal() + 1)
    sentence, weekday = min(named)
    if weekday != day.weekday() or (sentence, published.weekday()) in named:
        return None
    told = [other for _, other in named]
    is_sure = any(one.signs is Signs.LEAD and one.found.sentence == sentence for one in times)
    few = told.count(published.weekday()) < told.count(weekday)
    if not is_sure and (sentence > _LEAD or not few):
        return None
    why = f"the lead tells of {WEEKDAYS[weekday]} as past, so that the stated publication on {say_day(published)} is a day early"
    return Anchor(day, why, AnchorBasis.TEXT)


def anchor_from_others(own: Anchor, others: Sequence[Anchor]) -> Anchor:
    """The anchor of a report beside those of other reports of the same happening.

    A report without a day takes the latest of the others that lie within four days of their middle: a
    weekday that it tells as past is then less often put a week too early. Where it states a day without
    the year, near theirs, it takes that day. A stated publication more than nine days after, or before,
    all of two or more others that lie within four days is held for the day of fetching: one happening
    is told in the same days.
    """
    days = sorted(
        other.day for other in others if other.day and other.basis is not AnchorBasis.OTHERS
    )
    if not days:
        return own
    middle = days[(len(days) - 1) // 2]
    latest = max(day for day in days if (day - middle).days <= _TOGETHER)
    if own.day is None:
        reason = f"other reports of the same story are of {say_day(latest)}"
        return _as_stated(Anchor(latest, reason, AnchorBasis.OTHERS), own.stated)
    together = len(days) > 1 and (days[-1] - days[0]).days <= _TOGETHER
    apart = min(abs((own.day - other).days) for other in days)
    if own.basis is not AnchorBasis.PUBLISHED or not together or apart <= 9:
        return own
    return Anchor(
        latest,
        f"{len(days)} other reports of the same story are of {say_day(days[0])} to {say_day(days[-1])}; "
        f"the stated publication on {say_day(own.day)} is held for the day of fetching",
        AnchorBasis.OTHERS,
    )


def _as_stated(known: Anchor, stated: tuple[int, int] | None) -> Anchor:
    """The day stated without its year, where `known` gives the year; it is kept where `known` is open."""
    if stated is None or known.day is None:
        return replace(known, stated=stated)
    day = _day_near(Calendar(None, *stated), known.day)
    if day is None or abs((day - known.day).days) > _NEAR:
        return known
    name = f"{stated[1]} {MONTHS[stated[0] - 1]}"
    return replace(known, day=day, reason=f"the report is stated to be of {name}; {known.reason}")


def _stated_day(times: Sequence[ToldTime], stamp: ToldTime | None) -> tuple[int, int] | None:
    """Month and day of the dateline, else of the stamp, where they name no year."""
    signed = [t.found.form for t in times if t.signs is Signs.REPORT]
    for form in (*signed, *([stamp.found.form] if stamp else [])):
        if isinstance(form, Calendar) and form.month and form.day and not form.year:
            return form.month, form.day
    return None


def _agrees(fixed: _Fixed, published: date) -> bool:
    """Whether a report published on that day can be the one that its own words put on `fixed`."""
    return -1 <= (published - fixed.day).days <= _NEAR


def bare_weekday(told: ToldTime) -> int | None:
    """The weekday that is named without a date and without "last" or "next"."""
    form = told.found.form
    if isinstance(form, Calendar) and form.day is None and form.step is None:
        return form.weekday
    return None


def _full_day(form: Form) -> date | None:
    """The day of a form that names year, month and day."""
    if isinstance(form, Calendar) and form.year and form.month and form.day:
        return _real(form.year, form.month, form.day)
    return None


def _signed(times: Sequence[ToldTime], published: date | None) -> _Fixed | None:
    """The date in the dateline, else the latest that signs a message shown in the report.

    A message may be older than the report that shows it, so beside a publication it counts only
    where it is later.
    """
    for signs, what in (
        (Signs.REPORT, "the dateline is of"),
        (Signs.MESSAGE, "a message in it is of"),
    ):
        days = [
            day for t in times if t.signs is signs and (day := _day_near(t.found.form, published))
        ]
        if signs is Signs.MESSAGE and published:
            days = [day for day in days if day > published]
        if days:
            return _Fixed(max(days), f"{what} {say_day(max(days))}", Tense.PAST)
    return None


def _day_near(form: Form, published: date | None) -> date | None:
    """The day of a form that names a date; without its year, the one nearest to publication."""
    if (
        not isinstance(form, Calendar)
        or form.year
        or not form.month
        or not form.day
        or not published
    ):
        return _full_day(form)
    near = (_real(published.year + n, form.month, form.day) for n in (-1, 0, 1))
    return min((d for d in near if d), key=lambda d: abs((d - published).days), default=None)


def _written_later(times: Sequence[ToldTime], published: date) -> _Fixed | None:
    """A day after `published` that is written with its weekday and told as past."""
    days = [
        day
        for told in times
        if told.tense.is_past
        and isinstance(form := told.found.form, Calendar)
        and (day := _full_day(form))
        and day.weekday() == form.weekday
        and day > published
    ]
    if not days:
        return None
    return _Fixed(max(days), f"the text tells {say_day(max(days))} as past", Tense.PAST)


def _bound(times: Sequence[ToldTime]) -> _Fixed | None:
    """The latest weekday and day of the month that are one day, in the year in which they are.

    Where the text names a month or year well after that day, the day is background and fixes nothing.
    """
    since = _lower_bound(times)
    fixed = [one for weekday, dated in _pairs(times) if (one := _fix(weekday, dated, since))]
    if not fixed:
        return None
    latest = max(fixed, key=lambda one: one.day)
    behind = since is not None and (since - latest.day).days > 14
    return None if behind else latest


def _fix(weekday: int, dated: ToldTime, since: date | None) -> _Fixed | None:
    """The day that `dated` is when it is a `weekday`, at or after `since` where its year is open."""
    form = dated.found.form
    full = _full_day(form)
    if full:
        return _Fixed(full, f"the text names {say_day(full)}", dated.tense)
    if not isinstance(form, Calendar) or not form.month or not form.day or since is None:
        return None
    day = _first_fitting(weekday, form.month, form.day, since)
    if day is None:
        return None
    why = (
        f"{WEEKDAYS[weekday]} is {form.day} {MONTHS[form.month - 1]} in the text, and of the years from "
        f"{MONTHS[since.month - 1]} {since.year} on, {day.year} is the first in which that is so"
    )
    return _Fixed(day, why, dated.tense)


def _pairs(times: Sequence[ToldTime]) -> list[tuple[int, ToldTime]]:
    """Each date with the weekday written beside it, else with one to come that is told close by."""
    days = [(t, f) for t in times if isinstance(f := t.found.form, Calendar) and f.has_day]
    pairs: list[tuple[int, ToldTime]] = []
    for i, (told, form) in enumerate(days):
        if form.day is not None and form.weekday is not None:
            pairs.append((form.weekday, told))
        elif form.day is not None and told.tense.is_ahead:
            beside = [other for other, _ in (*days[max(0, i - 3) : i], *days[i + 1 : i + 4])]
            pairs += [
                (weekday, told)
                for other in beside
                if other.tense.is_ahead
                and abs(other.found.sentence - told.found.sentence) <= 1
                and (weekday := bare_weekday(other)) is not None
            ]
    return pairs


def _lower_bound(times: Sequence[ToldTime]) -> date | None:
    """The latest day, month or year that is named in full and not told as to come."""
    bounds = [
        day
        for t in times
        if not t.tense.may_be_ahead
        and isinstance(form := t.found.form, Calendar)
        and form.year
        and (day := _real(form.year, form.month or 1, form.day or 1))
    ]
    return max(bounds, default=None)


def _first_fitting(weekday: int, month: int, day: int, since: date) -> date | None:
    """The first such day from `since` on, in its year or the next.

    A report names its own year or the last one; over more years, any day falls on any weekday.
    """
    for year in (since.year, since.year + 1):
        found = _real(year, month, day)
        if found and found >= since and found.weekday() == weekday:
            return found
    return None


def _real(year: int, month: int, day: int) -> date | None:
    return (
        date(year, month, day) if 1 <= year <= 9999 and day <= monthrange(year, month)[1] else None
    )


def _latest_told(times: Sequence[ToldTime], fixed: _Fixed) -> Anchor | None:
    """The report is of the latest weekday that it tells as past, at or around the day it fixes.

    Where it tells of weekdays, but of none about that day, the day is background and fixes nothing.
    """
    named = {bare_weekday(t) for t in times if not t.tense.may_be_ahead} | {None}
    # A day to come lies within the week ahead of the report; one past, at most three days back.
    reach = range(-6, 1) if fixed.tense is Tense.FUTURE else range(4)
    ordinals = (fixed.day.toordinal() + n for n in reach)
    days = [date.fromordinal(n) for n in ordinals if 1 <= n <= date.max.toordinal()]
    told = [day for day in days if day.weekday() in named]
    if not told and named != {None}:
        return None
    if not told:
        return Anchor(fixed.day, fixed.why, AnchorBasis.TEXT)
    why = f"{fixed.why}; the latest day told as past is {say_day(told[-1])}"
    return Anchor(told[-1], why, AnchorBasis.TEXT)
