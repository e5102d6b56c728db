"""From what the words say to a day of the calendar: TIMEX3 values with their reasons.

In goes a form and what it is seen from, out come type, value and reason. Where nothing fixes a field,
the value keeps X for it and the reason says so; nothing is invented.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from crossread.annotate.times.anchor import Anchor
from crossread.annotate.times.counting import add_days, day_within, value_after
from crossread.annotate.times.forms import (
    Calendar,
    Form,
    Length,
    Period,
    Recurring,
    Relative,
    Vague,
)
from crossread.annotate.times.tense import Tense
from crossread.annotate.times.words import MONTHS, WEEKDAYS
from crossread.types.annotation import TimeKind

__all__ = ["Resolved", "View", "resolve"]


@dataclass(frozen=True, slots=True)
class View:
    """What a form is seen from.

    `previous` is the value of the nearest date told before; `since` how many sentences
    lie between; `quarter` is the one told of in
    the last sentences, `year` the year that the text itself stays in, where it tells of
    another time than its own, which `narrates` says of the whole of it.
    """

    anchor: Anchor
    tense: Tense
    previous: str | None = None
    since: int = 99
    quarter: str | None = None
    year: int | None = None
    narrates: bool = False


@dataclass(frozen=True, slots=True)
class Resolved:
    """The TIMEX3 type and value of an expression, and why."""

    kind: TimeKind
    value: str
    reason: str


def resolve(form: Form, view: View) -> Resolved:
    """The TIMEX3 value of `form` as seen from `view`."""
    match form:
        case Calendar():
            return _timed(_calendar(form, view), form.clock)
        case Relative():
            return _timed(_relative(form, view), form.clock)
        case Period():
            return _period(form, view)
        case Length():
            return Resolved(TimeKind.DURATION, form.value, "a length of time, as written")
        case Recurring():
            return Resolved(TimeKind.SET, form.value, "told as something that recurs")
        case Vague():
            return _date(form.value, form.says)


def _date(value: str, reason: str) -> Resolved:
    return Resolved(TimeKind.DATE, value, reason)


def _timed(found: Resolved, clock: str) -> Resolved:
    """`found` with the hour or part of the day behind it."""
    return Resolved(TimeKind.TIME, found.value + clock, found.reason) if clock else found


def _calendar(form: Calendar, view: View) -> Resolved:
    if form.day is not None and form.month is not None:
        return _month_day(form, view)
    if form.weekday is not None:
        return _weekday(form, view)
    if form.month is not None:
        return _month(form, view)
    if form.year is not None:
        return _date(f"{form.year:04}", "the year as written")
    return _clock_alone(view)


def _clock_alone(view: View) -> Resolved:
    """The day of an hour that none is written with: the one told last, else today where it is not past.

    What happened at an hour happened on the day that the report tells of, which seldom is its own.
    """
    seen = view.anchor.day
    told = day_within(view.previous, "D") if view.since <= 1 else None
    if told and (not view.since or not seen or not _is_other_side(told, seen, view.tense)):
        return _date(told.isoformat(), f"the hour of {told.isoformat()}, told before")
    if seen is None:
        return _date("XXXX-XX-XX", view.anchor.reason)
    if view.tense.is_past or view.tense is Tense.BOUND:
        return _date("XXXX-XX-XX", "an hour told as past, and no day told in the sentence before")
    return _date(seen.isoformat(), f"the day of {view.anchor.phrase}")


def _is_other_side(told: date, seen: date, tense: Tense) -> bool:
    """Whether a day to come was told before what is told as past, or a past one before what is to come."""
    return told > seen if tense.is_past else told < seen


def _month_day(form: Calendar, view: View) -> Resolved:
    month, day = form.month or 1, form.day or 1
    if form.year is not None:
        return _date(f"{form.year:04}-{month:02}-{day:02}", "the day as written")
    name = f"{day} {MONTHS[month - 1]}"
    if view.year is not None and day <= monthrange(view.year, month)[1]:
        return _date(
            f"{view.year:04}-{month:02}-{day:02}", f"{name} of {view.year}, the year told before"
        )
    seen = view.anchor.day
    if seen is None:
        return _date(f"XXXX-{month:02}-{day:02}", view.anchor.reason)
    years = [
        y
        for y in range(seen.year - 8, seen.year + 9)
        if 1 <= y <= 9999 and day <= monthrange(y, month)[1]
    ]
    days = [date(year, month, day) for year in years]
    if form.weekday is not None:
        days = [
            d for d in days if d.weekday() == form.weekday and abs((d - seen).days) < 1100
        ] or days
    chosen, side = _choose(days, seen, view.tense, form.step)
    return _date(chosen.isoformat(), f"the {name} {side} {view.anchor.phrase}")


_GONE = 100  # days; a term that has gone by so lately is not the one of the next year
_TOO_FAR = 300  # days; a day of the next year that lies so far ahead is written with its year, or as "next June"


def _choose(days: list[date], seen: date, tense: Tense, step: int | None) -> tuple[date, str]:
    """The day meant among `days`: the latest past one, unless words or tense point ahead.

    Where neither does, a day within a season ahead is nearer than one most of a year back. A term may have just gone by, and
    a verb near a day that has just gone by may be of something else.
    """
    past = [d for d in days if d <= seen] or days[:1]
    ahead = [d for d in days if d >= seen] or days[-1:]
    gap, to_come = (seen - past[-1]).days, (ahead[0] - seen).days
    near = 95 if tense is Tense.NONE else 60
    far_back = gap > 240 and to_come < near and tense is not Tense.BEGUN
    if tense is Tense.BOUND:
        far_back = gap > 2 * to_come
    has_gone = (tense is Tense.TERM and gap < _GONE) or (
        to_come > _TOO_FAR and ahead[0].year > seen.year
    )
    if step == 1 or (step is None and ((tense.is_ahead and not has_gone) or far_back)):
        return ahead[0], "that comes after" if ahead[0] > seen else "that is the day of"
    return past[-1], "before" if past[-1] < seen else "that is the day of"


def _weekday(form: Calendar, view: View) -> Resolved:
    weekday, seen = form.weekday or 0, view.anchor.day
    name = WEEKDAYS[weekday]
    if seen is None:
        return _date(f"XXXX-WXX-{weekday + 1}", view.anchor.reason)
    if form.week_step is not None:
        monday = add_days(seen, 7 * form.week_step - seen.weekday())
        return _open_or_day(
            add_days(monday, weekday), f"{name} of that week, seen from {view.anchor.phrase}"
        )
    back, ahead = (seen.weekday() - weekday) % 7, (weekday - seen.weekday()) % 7
    if form.step == 0:
        return _open_or_day(
            add_days(seen, weekday - seen.weekday()), f"{name} of the week of {view.anchor.phrase}"
        )
    if form.step == -1:
        return _open_or_day(add_days(seen, -(back or 7)), f"{name} before {view.anchor.phrase}")
    if form.step == 1:
        return _open_or_day(add_days(seen, ahead or 7), f"{name} after {view.anchor.phrase}")
    if not back:
        return _date(seen.isoformat(), f"{name}, the day of {view.anchor.phrase}")
    if view.tense.is_ahead or (view.tense is Tense.BOUND and ahead == 1):
        why = "told as to come" if view.tense.is_ahead else "the next day"
        return _open_or_day(add_days(seen, ahead), f"{name} after {view.anchor.phrase}, {why}")
    return _open_or_day(add_days(seen, -back), f"{name} before {view.anchor.phrase}")


def _open_or_day(day: date | None, reason: str) -> Resolved:
    return _date(day.isoformat(), reason) if day else _date("XXXX-XX-XX", "outside the calendar")


def _month(form: Calendar, view: View) -> Resolved:
    month = form.month or 1
    name = MONTHS[month - 1]
    if form.year is not None:
        return _date(f"{form.year:04}-{month:02}", "the month as written")
    if view.year is not None and form.step is None:
        return _date(f"{view.year:04}-{month:02}", f"{name} of {view.year}, the year told before")
    seen = view.anchor.day
    if seen is None:
        return _date(f"XXXX-{month:02}", view.anchor.reason)
    if form.year_step is not None:
        return _date(
            f"{seen.year + form.year_step:04}-{month:02}",
            f"{name} of that year, seen from {view.anchor.phrase}",
        )
    start = seen.replace(day=1)
    years = [y for y in range(seen.year - 1, seen.year + 2) if 1 <= y <= 9999]
    if form.step == 0:
        return _date(f"{seen.year:04}-{month:02}", f"{name} of the year of {view.anchor.phrase}")
    days = [date(year, month, 1) for year in years]
    if form.step is not None:
        days = [d for d in days if d != start]
    chosen, side = _choose(days, start, view.tense, form.step)
    side = "that holds" if chosen == start else side
    return _date(f"{chosen.year:04}-{month:02}", f"the {name} {side} {view.anchor.phrase}")


def _period(form: Period, view: View) -> Resolved:
    if form.year is not None:
        return _date(_in_year(form.part, form.year), "as written")
    is_feast = form.part[0].isdigit()
    is_own = form.step is None and form.year_step is None
    if (view.narrates or is_feast) and view.year is not None and is_own:
        return _date(_in_year(form.part, view.year), f"of {view.year}, the year told before")
    if view.anchor.day is None:
        return _date(_in_year(form.part, None), view.anchor.reason)
    seen = view.anchor.day
    starts = [
        (y, _start_of(form.part, y)) for y in range(seen.year - 1, seen.year + 2) if 1 <= y < 9999
    ]
    if form.year_step is not None:
        return _date(
            _in_year(form.part, seen.year + form.year_step),
            f"of that year, seen from {view.anchor.phrase}",
        )
    if form.step == 0:
        # "He came back this summer", told in January.
        back = view.tense.is_past and _start_of(form.part, seen.year) > seen
        return _date(_in_year(form.part, seen.year - back), f"of the year of {view.anchor.phrase}")
    if form.step == -1:
        starts = [s for s in starts if (seen - s[1]).days > 100] or starts
    days = [start for _, start in starts]
    if form.part[0] in "QH" and form.step is None:
        # The running quarter is meant even where its figures are still to come.
        day = max(d for d in days if d <= seen)
        return _date(_in_year(form.part, day.year), f"the latest one begun at {view.anchor.phrase}")
    chosen, side = _choose(days, seen, view.tense if form.step is None else Tense.NONE, form.step)
    if form.step is None and view.tense is Tense.NONE and chosen > seen:
        chosen, side = max(d for d in days if d <= seen), "before"
    return _date(_in_year(form.part, chosen.year), f"the one {side} {view.anchor.phrase}")


def _start_of(part: str, year: int) -> date:
    """The first day of a quarter, half, season or feast."""
    if part[0] in "QH":
        return date(year, (int(part[1]) - 1) * (3 if part[0] == "Q" else 6) + 1, 1)
    if part in _SEASON_MONTHS:
        return date(year, _SEASON_MONTHS[part], 1)
    return date.fromisoformat(_in_year(part, year))


_SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def _in_year(part: str, year: int | None) -> str:
    """A part of a year with its year: Q3 is 2017-Q3; "11-4-3", the fourth Thursday of November, is 2017-11-23."""
    lead = f"{year:04}" if year is not None else "XXXX"
    if part.count("-") < 2:
        return f"{lead}-{part}"
    month, nth, weekday = (int(piece) for piece in part.split("-"))
    if year is None:
        return f"{lead}-{month:02}-XX"
    first = 1 + (weekday - date(year, month, 1).weekday()) % 7
    day = first + 7 * (nth - 1)
    return f"{lead}-{month:02}-{day if day <= monthrange(year, month)[1] else day - 7:02}"


_UNIT_NAMES = {
    "D": "day", "W": "week", "F": "fortnight", "M": "month", "Q": "quarter", "Y": "year",
    "E": "decade", "C": "century", "WE": "weekend", "TH": "hour", "TM": "minute", "TS": "second",
}  # fmt: skip
_OPEN = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "Q": "XXXX-QX"}


def _relative(form: Relative, view: View) -> Resolved:
    unit, steps = form.unit, form.steps
    said = f"{abs(steps)} {_UNIT_NAMES[unit]}{'s' if abs(steps) != 1 else ''}"
    quarter = _quarter_before(form, view)
    if quarter is not None:
        return _date(quarter, "the same quarter, a year before the one told of")
    if form.anaphoric:
        return _from_previous(form, view, said)
    if view.anchor.day is None:
        return _date(_OPEN.get(unit, "XXXX"), view.anchor.reason)
    if _is_week_gone_by(form, view.tense, view.anchor.day.weekday()):
        steps -= 1
    elif (
        unit == "W"
        and steps == -1
        and view.anchor.day.weekday() == _SUNDAY
        and not form.of_a_period
    ):
        # On a Sunday "last week" is the one that ends with it; "a week ago" is seven days back.
        steps = 0
    return _date(
        value_after(view.anchor.day, unit, steps),
        _counted(said, _UNIT_NAMES[unit], steps, view.anchor),
    )


_MONDAY, _TUESDAY, _SATURDAY, _SUNDAY = 0, 1, 5, 6


def _is_week_gone_by(form: Relative, tense: Tense, weekday: int) -> bool:
    """Whether a weekend that the tense settles lies before the week of the report."""
    if not form.on_which_side or tense.is_ahead or weekday >= _SATURDAY:
        return False
    if form.says_this:
        return weekday == _MONDAY or (weekday == _TUESDAY and tense.is_past)
    return True


def _counted(said: str, name: str, steps: int, anchor: Anchor) -> str:
    if not steps:
        return f"the {name} of {anchor.phrase}"
    return f"{said} {'after' if steps > 0 else 'before'} {anchor.phrase}"


def _quarter_before(form: Relative, view: View) -> str | None:
    """Company news compares quarters: after "the third quarter", "a year ago" is that quarter."""
    if form.unit != "Y" or form.steps != -1 or not view.quarter or not form.of_a_period:
        return None
    return f"{int(view.quarter[:4]) - 1:04}{view.quarter[4:]}"


# How many sentences a date is kept in mind for what is counted from it, by unit.
_REACH = {"D": 2, "M": 3, "Y": 6, "E": 6}


def _from_previous(form: Relative, view: View, said: str) -> Resolved:
    """Counted from the nearest date told before; left open where none stands near."""
    if form.unit == "Q" and not form.steps:
        return _quarter_told(view)
    seen = day_within(view.previous, form.unit) if view.since <= _REACH.get(form.unit, 1) else None
    if seen is None and form.unit == "Y" and view.anchor.day and form.steps:
        return _date(
            value_after(view.anchor.day, "Y", form.steps), f"{said} from {view.anchor.phrase}"
        )
    if seen is None:
        return _date(
            _OPEN.get(form.unit, "XXXX"), "counted from a time that no date before it tells"
        )
    if not form.steps:
        return _date(value_after(seen, form.unit, 0), f"{view.previous}, told before")
    side = "after" if form.steps > 0 else "before"
    return _date(
        value_after(seen, form.unit, form.steps), f"{said} {side} {view.previous}, told before"
    )


def _quarter_told(view: View) -> Resolved:
    """What "the quarter" means: the one told of, else the last full one, of which companies report."""
    if view.quarter:
        return _date(view.quarter, f"{view.quarter}, told before")
    if view.anchor.day is None:
        return _date("XXXX-QX", view.anchor.reason)
    return _date(
        value_after(view.anchor.day, "Q", -1), f"the last full quarter before {view.anchor.phrase}"
    )
