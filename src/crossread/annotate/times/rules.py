"""The words of dates and clocks: which words name a day, and what they say.

In goes a match of a rule, out comes a form (time_forms.py) or None where the words are no time after
all. Rules for lengths and for steps ("two years ago") are in time_steps.py. Resolves nothing.
"""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass

from crossread.annotate.times.forms import Calendar, Form, Period, Vague
from crossread.annotate.times.names import (
    is_a_walk,
    is_feast_beside_noun,
    is_named_day,
    name_goes_on,
)
from crossread.annotate.times.words import (
    DAY,
    GAP,
    MONTH,
    PART,
    WEEKDAY,
    YEAR,
    month_number,
    part_of_day,
    weekday_number,
)

__all__ = ["CALENDAR_RULES", "STEP", "Rule", "rule", "step_of"]

# "early", "the end of": TIMEX3 keeps such words in the span and writes them beside the value.
_EDGE = (
    rf"(?:(?:the{GAP})?(?:(?:very{GAP})?(?:early|late|mid|middle|beginning|start|end|turn|rest|remainder"
    rf"|(?:first|second|last|latter){GAP}(?:half|part)))(?:{GAP}(?:of|in){GAP}(?:the{GAP})?|{GAP}|-))"
)
STEP = r"(?P<step>last|past|this|current|next|coming|previous|the{GAP}following)".replace(
    "{GAP}", GAP
)
_STEPS = {
    "last": -1,
    "past": -1,
    "previous": -1,
    "this": 0,
    "current": 0,
    "next": 1,
    "coming": 1,
    "following": 1,
}

_SEASON = r"(?P<season>spring|summer|autumn|fall|winter)"
_IN_A_NAME = re.compile(
    r"(?:Spring|Summer|Autumn|Fall|Winter)\s+[A-Z]|\w+\s+(?:Olympic|Paralympic)"
)
_SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
_ORDER = r"(?P<order>first|second|third|fourth|final|last|1st|2nd|3rd|4th)"
_ORDERS = {
    "first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4,
    "final": 4, "last": 4,
}  # fmt: skip
_FEAST = (
    r"(?P<feast>Christmas(?:\sDay|\sEve)?|New\sYear['’]s\s(?:Day|Eve)|Independence\sDay|Halloween"
    r"|Valentine['’]s\sDay|Thanksgiving(?:\sDay)?|Boxing\sDay|Veterans\sDay|Labor\sDay|Memorial\sDay)"
)
_FEASTS = {
    "christmas": "12-25", "christmas day": "12-25", "christmas eve": "12-24", "boxing day": "12-26",
    "new years day": "01-01", "new years eve": "12-31", "independence day": "07-04",
    "halloween": "10-31", "valentines day": "02-14", "veterans day": "11-11",
    "thanksgiving": "11-4-3", "thanksgiving day": "11-4-3", "labor day": "09-1-0",
    "memorial day": "05-5-0",
}  # fmt: skip
_ZONE = rf"(?:{GAP}(?:[ECMP][SD]?T|GMT|UTC|BST|CET|local{GAP}time|Eastern{GAP}time))?"


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern that is matched where a word begins, and what to make of its match."""

    pattern: re.Pattern[str]
    read: Callable[[re.Match[str]], Form | None]


def rule(body: str, read: Callable[[re.Match[str]], Form | None]) -> Rule:
    """A rule whose words are ASCII in either case and end where a word ends."""
    return Rule(re.compile(rf"(?ai:{body})(?!\w)"), read)


def step_of(match: re.Match[str]) -> int | None:
    """-1 for "last", 0 for "this", 1 for "next", None for none of them."""
    word = match.groupdict().get("step")
    return _STEPS[word.split()[-1].lower()] if word else None


def _read_day(match: re.Match[str]) -> Form | None:
    """Read "March 20", "20 March 2021", "Saturday, March 20, 2021"."""
    found = match.groupdict()
    if not found["month"][0].isupper():
        return None
    year = int(found["year"]) if found.get("year") else None
    month, day = month_number(found["month"]), int(found["day"])
    if day > monthrange(year or 2000, month)[1]:
        return None
    weekday = weekday_number(found["weekday"]) if found.get("weekday") else None
    return Calendar(year, month, day, weekday, step=step_of(match))


def _read_iso(match: re.Match[str]) -> Form | None:
    year, month, day = int(match["year"]), int(match["m"]), int(match["d"])
    if not 1 <= month <= 12 or not 1 <= day <= monthrange(year, month)[1]:
        return None
    clock = f"T{match['h']}:{match['min']}" if match["h"] else ""
    return Calendar(year, month, day, clock=clock)


def _read_slashes(match: re.Match[str]) -> Form | None:
    """Read "20/03/2021" and "3/20/2021"; where both readings are days, only the year is sure."""
    first, second, year = int(match["a"]), int(match["b"]), int(match["y"])
    if year < 100:
        year += 1900 if year >= 50 else 2000
    readings = {
        (m, d)
        for m, d in ((first, second), (second, first))
        if 1 <= m <= 12 and 1 <= d <= monthrange(year, m)[1]
    }
    if len(readings) > 1:
        return Vague(f"{year}-XX-XX", "day and month can be read either way round")
    return Calendar(year, *readings.pop()) if readings else None


# Names of months that are as often a verb or a person's name need a word that shows the month.
_DOUBTFUL_MONTHS = frozenset("may march april june august".split())
_SHOWS_A_MONTH = re.compile(
    r"(?ai:(?:\b(?:by|of|from|through|between|for|to|and|before|after|or|than|the|a)|[,(–—-])\s*)$"
)
_SHOWS_IT_SURELY = re.compile(r"(?ai:\b(?:in|since|until|till|during|late|early|mid)[\s-])$")


def _read_month(match: re.Match[str]) -> Form | None:
    """Read "November", "late November", "last May", "March 2014"; "may" and "march" are verbs."""
    word, step = match["month"], step_of(match)
    if not word[0].isupper() or (len(word) <= 5 and not match["year"] and word not in _SHORT):
        return None
    if match["year"]:
        return Calendar(int(match["year"]), month_number(word))
    before = match.string[max(0, match.start() - 10) : match.start()]
    if (
        step is None
        and not match["edge"]
        and not match["whose"]
        and not _SHOWS_IT_SURELY.search(before)
    ):
        shown = word.lower() not in _DOUBTFUL_MONTHS or _SHOWS_A_MONTH.search(before)
        if not shown or name_goes_on(match) or is_a_walk(match, before):
            return None
    return Calendar(month=month_number(word), step=step, year_step=_step_of_word(match["whose"]))


_SHORT = frozenset("May June July March April MAY JUNE JULY MARCH APRIL".split())


def _read_weekday(match: re.Match[str]) -> Form | None:
    """Read "late Wednesday", "next Tuesday night"; "the Sunday Times", "Black Friday" are names."""
    word = match["weekday"]
    if not word[0].isupper():
        return None
    if match.start() == match.start("weekday") and is_named_day(match):
        return None
    if match["part"] and match["part"][0].isupper() and not word.isupper():
        return None
    clock = part_of_day(match["part"]) or part_of_day(match["before"])
    week = _step_of_word(match["week"])
    return Calendar(weekday=weekday_number(word), clock=clock, step=step_of(match), week_step=week)


def _step_of_word(word: str | None) -> int | None:
    """How many weeks or years from this one "of last week" or "last year" is."""
    return _STEPS[word.lower()] if word else None


# Words behind a number that show it to be a count and not a year.
_COUNTED = re.compile(
    r"[ \u00a0-](?:(?ai:people|men|women|children|percent|per|miles?|feet|met(?:er|re)s?|km|kilomet\w+|tons?|tonnes?|pounds"
    r"|dollars|euros|points?|seats?|jobs|troops|votes|shares|homes|cases|deaths|dead|others|million|billion|hours|degrees"
    r"|square|acres|barrels|soldiers|workers|words|calories|fans|copies|units|stores|employees|members|times|yards|runs)\b)"
)
_SHOWS_A_YEAR = re.compile(
    r"(?ai:\b(?:in|since|until|till|by|of|from|through|between|for|during|before|after|to|and|or|late|early|mid|the|year"
    r"|than|as|summer|winter|spring|fall|autumn|fiscal)[\s-]{1,2}|[(’']s?\s?)$"
)
_NO_YEAR_BEFORE = re.compile(
    r"(?:[$£€#]|[\d][.,:/]|\bNo\.? |\d[-–]|\d/|(?<!post)(?<!pre)(?<!mid)-|\+)$"
)
_FIRST_YEAR = re.compile(r"(?<![\d.,$£€-])[12]\d{3}[-–]$")
_NAME_BEFORE = re.compile(r"(?<![.!?] )\b[A-Z][a-z]+ $")


def _read_year(match: re.Match[str]) -> Form | None:
    """Read "2016" where it is a year: neither a count, nor money, nor part of a longer number."""
    year, start, end = int(match["year"]), match.start("year"), match.end()
    before = match.string[max(0, start - 16) : start]
    edge = match["edge"] or match["fiscal"]
    within = _NO_YEAR_BEFORE.search(before) and not _FIRST_YEAR.search(before)
    if _COUNTED.match(match.string, end) or (within and not edge):
        return None
    told = bool(edge) or _SHOWS_A_YEAR.search(before) is not None
    if not told and (not 1900 <= year <= 2039 or _NAME_BEFORE.search(before)):
        return None
    return Calendar(year)


_YEAR_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_YEAR_ONES = "one two three four five six seven eight nine".split()


def _read_spoken_year(match: re.Match[str]) -> Form | None:
    """Read "nineteen ninety-six", as transcripts of broadcasts write it."""
    tens = 20 + 10 * _YEAR_TENS.index(match["tens"].lower())
    ones = 1 + _YEAR_ONES.index(match["ones"].lower()) if match["ones"] else 0
    month = month_number(match["month"]) if match["month"] else None
    return Calendar(1900 + tens + ones, month)


def _read_range_end(match: re.Match[str]) -> Form | None:
    """The "18" of "2013-18"; also of "2009-10", for news writes October 2009 in words."""
    first = match.string[match.start() - 5 : match.start() - 1]
    last = int(match["two"])
    return Calendar(int(first[:2]) * 100 + last) if last > int(first[2:]) else None


def _read_clock(match: re.Match[str]) -> Form | None:
    hour, minute = int(match["h"]), int(match["min"] or 0)
    half = match["half"][0].lower()
    if not 1 <= hour <= 12 or minute > 59:
        return None
    hour = hour % 12 + (12 if half == "p" else 0)
    return Calendar(clock=f"T{hour:02}:{minute:02}")


def _read_hours(match: re.Match[str]) -> Form | None:
    hour, minute = int(match["h"]), int(match["min"])
    return Calendar(clock=f"T{hour:02}:{minute:02}") if hour < 24 and minute < 60 else None


def _read_noon(match: re.Match[str]) -> Form | None:
    return Calendar(clock="T24:00" if match["noon"].lower() == "midnight" else "T12:00")


def _read_season(match: re.Match[str]) -> Form | None:
    year = int(match["year"]) if match["year"] else None
    step = step_of(match)
    if year is None and step is None and not match["edge"] and not match["the"]:
        return None
    if year is None and _IN_A_NAME.match(match.string, match.start("season")):
        return None
    if (
        match["season"].lower() == "fall"
        and year is None
        and match.string.startswith(" of ", match.end())
    ):
        return None
    return Period(_SEASONS[match["season"].lower()], year, step)


def _read_quarter(match: re.Match[str]) -> Form | None:
    """Read "the third quarter of 2017", "last year's fourth quarter", "the second half"."""
    number = _ORDERS[match["order"].lower()]
    half = match["part"].lower() == "half"
    of_a_year = match["year"] or match["lead"] or match["whose"] or match["behind"]
    if not of_a_year and (half or match["order"].lower() == "last"):
        return None
    part = f"H{min(number, 2)}" if half else f"Q{number}"
    written = match["year"] or match["lead"]
    year = int(written) if written else None
    return Period(part, year, step_of(match), _step_of_word(match["whose"] or match["behind"]))


def _read_feast(match: re.Match[str]) -> Form | None:
    if not match["feast"][0].isupper() or is_feast_beside_noun(match):
        return None
    name = re.sub(r"\s+", " ", match["feast"].lower()).replace("'", "").replace("’", "")
    year = int(match["year"]) if match["year"] else None
    return Period(_FEASTS[name], year, step_of(match))


def _read_decade(match: re.Match[str]) -> Form | None:
    """A decade is three digits in TIMEX3: "the 1990s" is 199, "the '80s" is 198."""
    digits = match["four"] or ""
    if match["two"]:
        digits = "20" + match["two"] if match["two"] in {"00", "10"} else "19" + match["two"]
    if match["word"]:
        digits = "19" + str(_DECADES.index(match["word"].lower()) + 2)
    return Vague(digits[:3], "a decade") if digits else None


_DECADES = "twenties thirties forties fifties sixties seventies eighties nineties".split()


def _read_century(match: re.Match[str]) -> Form | None:
    number = int(match["n"]) if match["n"] else _CENTURIES.index(match["word"].lower()) + 14
    before_christ = bool(match["bc"])
    if not 1 <= number <= 30:
        return None
    if before_christ:
        return Vague(f"BC{number - 1:02}", f"century {number} before Christ")
    return Vague(f"{number - 1:02}", f"century {number} runs from {number - 1}01 to {number}00")


_CENTURIES = (
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first"
).split()


def _read_before_christ(match: re.Match[str]) -> Form | None:
    return Vague(f"BC{int(match['n']):04}", "a year before Christ")


_OPEN = rf"(?:{WEEKDAY},?{GAP}(?:the{GAP})?)?"

CALENDAR_RULES = (
    rule(rf"{YEAR}-(?P<m>\d\d)-(?P<d>\d\d)(?:[T ](?P<h>[01]\d|2[0-3]):(?P<min>[0-5]\d)(?::\d\d)?Z?)?", _read_iso),
    rule(r"(?P<a>\d\d?)(?P<mark>/|(?<=\d\d)\.(?=\d\d\.))(?P<b>\d\d?)(?P=mark)(?P<y>(?:19|20)\d\d|\d\d)(?![\d/.]\d)", _read_slashes),
    rule(rf"{_OPEN}(?:{STEP}{GAP})?{MONTH}{GAP}(?:the{GAP})?{DAY}(?:,?{GAP}{YEAR})?", _read_day),
    rule(rf"{_OPEN}{DAY}{GAP}(?:of{GAP})?{MONTH}(?:,?{GAP}{YEAR})?", _read_day),
    rule(rf"{DAY}(?=(?:{GAP})?(?:[-–]|to|and)(?:{GAP})?\d\d?{GAP}(?:of{GAP})?{MONTH}(?:,?{GAP}{YEAR})?)", _read_day),
    rule(
        rf"(?:{_EDGE})?(?:the{GAP})?(?:(?P<whose>this|last|next){GAP}year['’]s{GAP}|{STEP}{GAP}|(?P<lead>1\d\d\d|20\d\d){GAP})?(?:fiscal{GAP})?{_ORDER}[\s-](?:fiscal{GAP}|financial{GAP})?"
        rf"(?P<part>quarter|half)(?:(?:,?{GAP}|{GAP}of{GAP}(?:fiscal{GAP}|the{GAP}year{GAP})?)(?:{YEAR}|(?P<behind>this|last|next){GAP}year))?",
        _read_quarter,
    ),
    rule(
        rf"(?P<edge>{_EDGE})?(?:(?:{STEP}){GAP})?{MONTH}(?:,?{GAP}(?:of{GAP})?(?:{YEAR}|(?P<whose>last|this|next){GAP}year))?",
        _read_month,
    ),
    rule(
        rf"(?:(?:the{GAP})?(?:early|late|later|earlier)(?:{GAP}on)?{GAP}(?:{PART.replace('part', 'before')}{GAP}(?:on{GAP})?)?)?"
        rf"(?:{STEP}{GAP})?{WEEKDAY}(?:(?:['’]s)?{GAP}(?:early{GAP}|late{GAP})?{PART})?(?:{GAP}(?:of{GAP})?(?P<week>last|this|next){GAP}week)?",
        _read_weekday,
    ),
    rule(rf"(?P<edge>{_EDGE})?(?P<fiscal>(?:the{GAP})?(?:fiscal|financial){GAP}(?:year{GAP})?|the{GAP}year{GAP})?{YEAR}", _read_year),
    rule(
        rf"(?:{MONTH}{GAP})?nineteen{GAP}(?P<tens>{'|'.join(_YEAR_TENS)})(?:[\s-](?P<ones>{'|'.join(_YEAR_ONES)}))?",
        _read_spoken_year,
    ),
    rule(r"(?<=[12]\d\d\d[-–])(?P<two>\d\d)(?!\d|-\d)", _read_range_end),
    rule(
        rf"(?:(?:about|around|exactly|shortly{GAP}before|shortly{GAP}after|just{GAP}before|just{GAP}after){GAP})?"
        rf"(?P<h>\d\d?)(?:[:.](?P<min>\d\d))?(?:{GAP})?(?P<half>[ap]\.m\.|[ap]m|[ap]\.m){_ZONE}",
        _read_clock,
    ),
    rule(rf"(?P<h>[01]\d|2[0-3]):?(?P<min>[0-5]\d)(?:{GAP})(?:GMT|UTC|BST|CET|hours|local{GAP}time)", _read_hours),
    rule(r"(?P<noon>noon|midnight|midday)", _read_noon),
    rule(
        rf"(?P<edge>{_EDGE})?(?P<the>the{GAP})?(?:{STEP}{GAP})?{_SEASON}(?:,?{GAP}(?:of{GAP})?{YEAR})?",
        _read_season,
    ),
    rule(rf"(?:{STEP}{GAP})?{_FEAST}(?:,?{GAP}{YEAR})?", _read_feast),
    rule(
        rf"(?:{_EDGE}|the{GAP}|early-|late-|mid-)?(?:mid-)?(?:(?P<four>1\d\d0|20\d0)['’]?s|['’](?P<two>\d0)['’]?s"
        rf"|(?<=the )(?P<word>{'|'.join(_DECADES)}))",
        _read_decade,
    ),
    rule(
        rf"(?:{_EDGE}|the{GAP})?(?:(?P<n>\d\d?)(?:st|nd|rd|th)|(?P<word>{'|'.join(_CENTURIES)}))[\s-]century(?P<bc>{GAP}BCE?)?",
        _read_century,
    ),
    rule(rf"(?P<n>\d{{1,4}}){GAP}(?:BCE?|B\.C\.)", _read_before_christ),
)  # fmt: skip
