"""The English words of time, as numbers and as pieces of patterns.

In go words of a text, out come month, weekday, count and unit. Knows no calendar and resolves nothing.
All pieces are meant for a group with the flags `ai`: ASCII only, either case.
"""

import re
from datetime import date

__all__ = [
    "APPROXIMATELY",
    "COUNT",
    "DAY",
    "GAP",
    "MONTH",
    "MONTHS",
    "PART",
    "UNIT",
    "WEEKDAY",
    "WEEKDAYS",
    "YEAR",
    "month_number",
    "number_of",
    "part_of_day",
    "say_day",
    "unit_of",
    "weekday_number",
]

MONTHS = (
    "January February March April May June July August September October November December".split()
)
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()

GAP = r"[\s\u00a0\u2009\u202f]{1,4}"
MONTH = (
    r"(?P<month>January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)(?![a-z])\.?)"
)
WEEKDAY = r"(?P<weekday>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?![\d%]|[.,:]\d)"
YEAR = r"(?P<year>1\d\d\d|20\d\d)(?![\d%]|[.,]\d)"
PART = r"(?P<part>morning|afternoon|evening|night|midday|lunchtime)"

_ONES = "one two three four five six seven eight nine".split()
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_SMALL = {word: n for n, word in enumerate(_ONES + _TEENS, start=1)}
_LARGE = {word: 10 * n for n, word in enumerate(_TENS, start=2)}
_SCALE = {"dozen": 12, "hundred": 100, "thousand": 1000}
_VAGUE = "several many few some dozens hundreds thousands scores".split()

_WORDED = (
    rf"(?:(?:{'|'.join(_LARGE)})(?:[\s-](?:{'|'.join(_ONES)}))?"
    rf"|(?:{'|'.join(reversed(_SMALL))})(?!\s?[a-z]*teen))"
)
# A count of units; with `low`, the upper end of "two to three weeks". "a couple of" and the like are counts that stay open, written X in TIMEX3.
COUNT = (
    rf"(?:(?P<low>\d{{1,3}}|{_WORDED}|a(?={GAP}year))(?:{GAP}(?:to|or){GAP}|-to-|[-–](?=\d)))?"
    rf"(?P<count>\d{{1,4}}(?:,\d{{3}})?(?:\.\d|[\s-]\d/\d)?|an?{GAP}(?:hundred|thousand|dozen)"
    rf"|{_WORDED}(?:[\s-](?:hundred|thousand|dozen))?"
    rf"|(?:a{GAP})?(?:few|couple)(?:{GAP}of)?|several|many|(?:dozens|hundreds|thousands|scores){GAP}of|an?|half{GAP}an?)"
)
UNIT = r"(?P<unit>second|minute|hour|day|night|week|fortnight|month|quarter|year|decade|century|centurie)"
APPROXIMATELY = (
    rf"(?:(?:more{GAP}than|less{GAP}than|fewer{GAP}than|no{GAP}more{GAP}than|at{GAP}least|at{GAP}most|up{GAP}to"
    rf"|about|around|nearly|almost|over|roughly|approximately|just{GAP}over|just{GAP}under|some|as{GAP}many{GAP}as){GAP})"
)

_UNITS = {
    "second": "TS", "minute": "TM", "hour": "TH", "day": "D", "night": "D", "week": "W",
    "fortnight": "F", "month": "M", "quarter": "Q", "year": "Y", "decade": "E", "century": "C",
    "centurie": "C",
}  # fmt: skip
_PARTS = {
    "morning": "TMO", "afternoon": "TAF", "evening": "TEV", "night": "TNI", "midday": "TMI",
    "lunchtime": "TMI",
}  # fmt: skip


def month_number(word: str) -> int:
    """1 for "January", "Jan." or "jan"."""
    start = word[:3].lower()
    return next(n for n, name in enumerate(MONTHS, start=1) if name[:3].lower() == start)


def weekday_number(word: str) -> int:
    """0 for "Monday", as `date.weekday`."""
    start = word[:3].lower()
    return next(n for n, name in enumerate(WEEKDAYS) if name[:3].lower() == start)


def unit_of(word: str) -> str:
    """The unit as TIMEX3 writes it behind P; F is a fortnight, E a decade, C a century."""
    return _UNITS[word.lower()]


def part_of_day(word: str | None) -> str:
    """TIMEX3 for a part of a day: TMO for "morning", and nothing for nothing."""
    return _PARTS[word.lower()] if word else ""


def number_of(words: str) -> float | None:
    """The count that the words of `COUNT` tell; None where they leave it open ("several").

    >>> number_of("twenty-two"), number_of("a dozen"), number_of("5 1/2"), number_of("a few")
    (22, 12, 5.5, None)
    """
    total = 0.0
    for word in re.split(r"[\s\u00a0\u2009\u202f-]+", words.lower().replace(",", "")):
        if word in _VAGUE:
            return None
        if "/" in word:
            above, below = word.split("/")
            total += int(above) / max(1, int(below))
        elif word[:1].isdigit():
            total += float(word)
        elif word in _SCALE:
            total = max(total, 1) * _SCALE[word]
        elif word == "couple":
            return 2
        elif word == "half":
            return 0.5
        else:
            total += _SMALL.get(word, 0) + _LARGE.get(word, 0)
    if not total and not any(ch.isdigit() for ch in words):
        return 1  # "a day"
    return int(total) if total == int(total) else total


def say_day(day: date) -> str:
    """A day as a reader says it: Saturday 20 March 2021."""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"
