"""Times for people: a TIMEX3 value as one would write it.

In goes the `value` of a time expression (ISO 24617-1), such as `2021-W11` or `PT3H`; out come its words, for
`wording.time_in_words`, which shows a value of no known form as it stands.
"""

import re
from datetime import date

__all__ = ["say_time"]

_MONTHS = (
    "January February March April May June July August September October November December"
).split()
_PART_OF_YEAR = {
    "SP": "spring",
    "SU": "summer",
    "FA": "autumn",
    "WI": "winter",
    "H1": "first half",
    "H2": "second half",
    "Q1": "first quarter",
    "Q2": "second quarter",
    "Q3": "third quarter",
    "Q4": "last quarter",
}
_PART_OF_DAY = {
    "MO": "morning",
    "MI": "midday",
    "AF": "afternoon",
    "EV": "evening",
    "NI": "night",
    "DT": "daytime",
}
_REFERENCES = {"PRESENT_REF": "now", "PAST_REF": "in the past", "FUTURE_REF": "in the future"}
_DAY = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?(?:T(?P<clock>.{2,40}))?"
)
_WEEK = re.compile(r"(?P<year>\d{4})-W(?P<week>\d\d)(?P<end>-WE)?")
_SEASON = re.compile(r"(?P<year>\d{4})-(?P<part>[A-Z]\w)")
_DECADE = re.compile(r"(?P<decade>\d{3})X?")
_LENGTH = re.compile(r"P(?P<time>T)?(?P<n>\d{1,9}(?:\.\d{1,3})?|X)(?P<unit>[YMWDHS])")
_CLOCK = re.compile(r"\d\d(?::\d\d){0,2}")
_UNITS = {
    "Y": "year",
    "M": "month",
    "W": "week",
    "D": "day",
    "TH": "hour",
    "TM": "minute",
    "TS": "second",
}


def say_time(value: str) -> str | None:
    """The time as a person would write it; None where the value is of no known form.

    >>> say_time("2021-W11")
    'the week of 15 March 2021'
    """
    if value in _REFERENCES:
        return _REFERENCES[value]
    for pattern, say in (
        (_DAY, _say_day),
        (_WEEK, _say_week),
        (_SEASON, _say_season),
        (_LENGTH, _say_length),
        (_DECADE, _say_decade),
    ):
        match = pattern.fullmatch(value)
        said = say(match) if match else None
        if said:
            return said
    return None


def _say_day(match: re.Match[str]) -> str | None:
    if match["month"] and not 1 <= int(match["month"]) <= 12:
        return None
    day = str(int(match["day"])) if match["day"] else ""
    month = _MONTHS[int(match["month"]) - 1] if match["month"] else ""
    words = " ".join(part for part in (day, month, match["year"]) if part)
    if not match["clock"]:
        return words
    # A clock time may carry seconds and a zone; the words keep what stands before the zone.
    clock = _PART_OF_DAY.get(match["clock"])
    if clock is None:
        told = _CLOCK.match(match["clock"])
        clock = told[0] if told else None
    return None if clock is None else f"{words}, {clock}"


def _say_week(match: re.Match[str]) -> str | None:
    """The Monday of the week, or the Saturday of its end: nobody knows weeks by their numbers."""
    try:
        day = date.fromisocalendar(int(match["year"]), int(match["week"]), 6 if match["end"] else 1)
    except ValueError:  # no year has a week 60
        return None
    words = f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
    return f"the weekend of {words}" if match["end"] else f"the week of {words}"


def _say_season(match: re.Match[str]) -> str | None:
    part = _PART_OF_YEAR.get(match["part"])
    if part is None:
        return None
    return f"{part} of {match['year']}" if " " in part else f"{part} {match['year']}"


def _say_length(match: re.Match[str]) -> str | None:
    unit = _UNITS.get((match["time"] or "") + match["unit"])
    if unit is None:
        return None
    if match["n"] == "X":
        return f"some {unit}s"
    return f"{match['n']} {unit}{'' if match['n'] == '1' else 's'}"


def _say_decade(match: re.Match[str]) -> str:
    return f"the {match['decade']}0s"
