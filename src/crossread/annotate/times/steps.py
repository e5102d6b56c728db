"""The words of lengths, of steps from a day, and of how often: "two years ago", "daily", "this week".

In goes a match of a rule, out comes a form (time_forms.py) or None. Resolves nothing.
"""

import re

from crossread.annotate.times.forms import Form, Length, Recurring, Relative, Vague
from crossread.annotate.times.names import is_nowadays, is_programme
from crossread.annotate.times.rules import STEP, Rule, rule, step_of
from crossread.annotate.times.words import (
    APPROXIMATELY,
    COUNT,
    GAP,
    MONTH,
    PART,
    UNIT,
    WEEKDAY,
    month_number,
    number_of,
    part_of_day,
    unit_of,
    weekday_number,
)

__all__ = ["STEP_RULES"]


def _length_value(count: float | None, unit: str) -> str:
    """TIMEX3 of a length: P2D, PT2H, P1Y6M for one year and a half, PXD where the count is open.

    >>> _length_value(2, "D"), _length_value(None, "Y"), _length_value(1.5, "Y"), _length_value(2, "E")
    ('P2D', 'PXY', 'P1Y6M', 'P20Y')
    """
    if unit == "F":
        count, unit = (None if count is None else 2 * count), "W"
    if unit in {"E", "C"} and count is not None:
        count, unit = count * (10 if unit == "E" else 100), "Y"
    lead, letter = ("PT", unit[1]) if unit.startswith("T") else ("P", unit)
    if count is None:
        return f"{lead}X{letter}"
    whole, rest = int(count), count - int(count)
    smaller = {"Y": ("M", 12), "TH": ("M", 60), "TM": ("S", 60)}.get(unit)
    if not rest:
        return f"{lead}{whole}{letter}"
    if smaller is None:
        return f"{lead}{count:g}{letter}"
    return f"{lead}{f'{whole}{letter}' if whole else ''}{round(rest * smaller[1])}{smaller[0]}"


def _read_length(match: re.Match[str]) -> Form | None:
    """Read "one month", "two-hour", "the past five days", "two years ago", "a year earlier"."""
    if _is_no_length(match):
        return None
    # "12 to 18 months" leaves the count open between the two.
    count = None if match["low"] or _MANY.match(match[0]) else number_of(match["count"])
    if match["half"] and count is not None:
        count += 0.5
    unit, tail = unit_of(match["unit"]), (match["tail"] or "").lower()
    if not tail:
        return _length(match, count, unit)
    if count is not None and count == int(count):
        steps = int(count) if tail in _AFTER else -int(count)
        return Relative(unit, steps, anaphoric=tail not in _NOW, of_a_period=True)
    if tail not in _NOW:
        return None
    value = "PAST_REF" if tail in {"ago", "back"} else "FUTURE_REF"
    return Vague(value, "how many is not said")


def _is_no_length(match: re.Match[str]) -> bool:
    """Whether the words are a name, three of four parts, or begin with an article not their own."""
    bare_article = _ARTICLE.match(match[0]) and not match["which"]
    if bare_article and match.string[match.end("count")] == "-":
        return True
    before = match.string[match.start() - 1 : match.start()]
    if _TITLE.search(match[0]) and before not in {"", "\n"}:
        return True
    if match["unit"].lower() != "quarter" or match["tail"]:
        return False
    return match["count"].lower() in {"a", "an", "one", "1", "three"} and not match["which"]


# "60 Minutes" and "This Week" in the middle of a sentence are names.
_TITLE = re.compile(r"^(?:\d+|[A-Z][a-z]+)\s[A-Z][a-z]+$")
# "the 14-day notice": what is a length there begins behind the article.
_ARTICLE = re.compile(r"(?ai:the|his|her|their|its|our|these|those)\s")
# "a months-long review": how many is not said.
_MANY = re.compile(r"(?ai:an?\s[a-z]+s-long)")
_NOW = frozenset({"ago", "back", "from now", "hence"})
_AFTER = frozenset({"later", "from now", "hence", "afterwards"})


def _length(match: re.Match[str], count: float | None, unit: str) -> Form | None:
    """A length; "$5 a year" is a rate, and "a second chance" is no time."""
    word = match["count"].lower()
    if word in {"a", "an"} and not match["which"] and not match["about"]:
        if unit == "TS" or match["extra"]:
            return None
        before = match.string[max(0, match.start() - 14) : match.start()]
        if _RATE.search(before):
            return None
        if match.string[match.end() : match.end() + 1] == "-" or match["unit"].lower() == "night":
            return None
    if _AGE.match(match.string, match.end()):
        return None
    return Length(_length_value(count, unit))


_RATE = re.compile(r"(?ai:(?:\d|million|billion|thousand|once|twice|times|percent|%)\s)$")
_AGE = re.compile(r"(?ai:[\s-](?:old|olds)\b)")


def _read_shift(match: re.Match[str]) -> Form | None:
    """Read "last month", "earlier this year", "the previous week", "the following day"."""
    step, word = step_of(match) or 0, match["unit"].lower()
    if word == "weekend":
        return Relative("WE", step, on_which_side=not step, says_this=True)
    if _TITLE.search(match[0]) and match.string[match.start() - 1 : match.start()] in {
        '"',
        "“",
        " ",
    }:
        return None
    step_word = match["step"].lower()
    anaphoric = step_word.endswith(("previous", "following")) or (
        match["the"] is not None and step_word == "next"
    )
    return _shift(unit_of(word), step, step_word, anaphoric=anaphoric, the=match["the"] is not None)


def _shift(unit: str, step: int, word: str, *, anaphoric: bool, the: bool) -> Form | None:
    if unit.startswith("T") or (unit == "D" and not anaphoric):
        return None
    if unit == "E" and (step < 0 or (the and step > 0)):
        return Length("P10Y")
    if word.endswith(("past", "coming")) or (the and word in {"last", "past", "coming"}):
        return Length(_length_value(1, unit))
    return Relative(unit, step, anaphoric=anaphoric)


def _read_plural(match: re.Match[str]) -> Form | None:
    """Read "recent years", "the coming weeks", "the past years": a length whose count is open."""
    return Length(_length_value(None, unit_of(match["unit"])))


def _read_named(match: re.Match[str]) -> Form | None:
    """Read "today", "yesterday morning", "tonight", "last night"."""
    if _in_a_name(match) or is_programme(match):
        return None
    if is_nowadays(match):
        return Vague("PRESENT_REF", _SAYS["PRESENT_REF"])
    steps = {"yesterday": -1, "tomorrow": 1}.get(match["named"].lower(), 0)
    clock = part_of_day(match["part"]) or part_of_day(match["before"])
    return Relative("D", steps, clock or ("TNI" if match["named"].lower() == "tonight" else ""))


def _in_a_name(match: re.Match[str]) -> bool:
    """Whether capitals in the middle of a sentence show a title: "he told Norland Today"."""
    before = match.string[max(0, match.start() - 2) : match.start()]
    return match[0][0].isupper() and before[:1].isalpha() and before[1:] == " "


def _read_part(match: re.Match[str]) -> Form | None:
    """Read "this morning", "last night", "that evening"."""
    word = match["which"].lower()
    if _in_a_name(match):
        return None
    if word == "last" and match["part"].lower() not in {"night", "evening"}:
        return None
    return Relative(
        "D", -1 if word == "last" else 0, part_of_day(match["part"]), anaphoric=word == "that"
    )


def _read_overnight(match: re.Match[str]) -> Form | None:
    del match
    return Relative("D", 0, "TNI")


def _read_weekend(match: re.Match[str]) -> Form | None:
    """Read "the weekend": the one nearest to the publication."""
    del match
    return Relative("WE", 0, on_which_side=True)


def _read_same(match: re.Match[str]) -> Form | None:
    """Read "that day", "the same year"."""
    return Relative(unit_of(match["unit"]), 0, anaphoric=True)


_ITS_OWN_EVENT = re.compile(
    r"\s(?:the|an?|his|her|its|their|this|that|he|she|it|they|we|[A-Z]\w*|[a-z]+ing)\b"
)


def _read_beside(match: re.Match[str]) -> Form | None:
    """Read "the day before", "the week after"; what follows at once tells of which event, and seldom of a day told before."""
    if _ITS_OWN_EVENT.match(match.string, match.end()):
        return None
    step = 1 if match["side"].lower() == "after" else -1
    return Relative(unit_of(match["unit"]), step, anaphoric=True)


def _read_whole(match: re.Match[str]) -> Form | None:
    """Read "the quarter", "the latest quarter": the one that is being told of."""
    del match
    return Relative("Q", 0, anaphoric=True)


def _read_year_ago(match: re.Match[str]) -> Form | None:
    """Read "the year-earlier quarter": the same part of the year before."""
    del match
    return Relative("Y", -1, anaphoric=True, of_a_period=True)


_AT = re.compile(r"(?i:\bat (?:the )?)$")


def _read_end(match: re.Match[str]) -> Form | None:
    """Read "the end of the year", "year-end"."""
    at_the_end_of_the_day = match["unit"] == "day" and _AT.search(
        match.string[max(0, match.start() - 8) : match.start()]
    )
    return None if at_the_end_of_the_day else Relative(unit_of(match["unit"] or "year"), 0)


def _read_fiscal_year(match: re.Match[str]) -> Form | None:
    """A year that is told by its end is a length: "the year ended March 31"."""
    del match
    return Length("P1Y")


def _read_open(match: re.Match[str]) -> Form | None:
    """Read "for years", "within weeks"."""
    return Length(_length_value(None, unit_of(match["unit"])))


_OFTEN = {
    "hourly": "PT1H", "daily": "P1D", "nightly": "P1D", "weekly": "P1W", "monthly": "P1M",
    "annually": "P1Y", "yearly": "P1Y", "quarterly": "P3M", "fortnightly": "P2W",
}  # fmt: skip


_NAME_AHEAD = re.compile(r"\s[A-Z][a-z]")


def _read_often(match: re.Match[str]) -> Form | None:
    """How often; "a quarterly dividend" names a kind of payment and no time, "the Daily Courier" is a name."""
    following = match.string[match.end() : match.end() + 2]
    if match["often"].lower() == "quarterly" and following.strip().isalnum():
        return None
    if match["often"][0].isupper() and _NAME_AHEAD.match(match.string, match.end()):
        return None
    return Recurring(_OFTEN[match["often"].lower()])


def _read_every(match: re.Match[str]) -> Form | None:
    """Read "every day", "each month", "every two weeks", "every Monday"."""
    if match["weekday"]:
        return Recurring(f"XXXX-WXX-{weekday_number(match['weekday']) + 1}")
    if match["month"]:
        return Recurring(f"XXXX-{month_number(match['month']):02}")
    count = number_of(match["count"]) if match["count"] else 1
    if match["other"]:
        count = 2
    return Recurring(_length_value(count, unit_of(match["unit"])))


def _read_weekdays(match: re.Match[str]) -> Form | None:
    """Read "Mondays", "Tuesday nights"."""
    if not match["weekday"][0].isupper():
        return None
    day = weekday_number(match["weekday"]) + 1
    return Recurring(f"XXXX-WXX-{day}{part_of_day(match['part'])}")


_VAGUE = {
    "PRESENT_REF": r"now|right now|currently|at present|at the moment|nowadays|these days|to date|at this time",
    "PAST_REF": r"recently|the recent past|the past|not long ago",
    "FUTURE_REF": r"the near future|the future|the foreseeable future",
}  # fmt: skip
_SAYS = {
    "PRESENT_REF": "the time of writing",
    "PAST_REF": "some time before the report",
    "FUTURE_REF": "some time after the report",
}


def _vague_rule(value: str, words: str) -> Rule:
    return rule(words.replace(" ", GAP), lambda match: _read_vague(match, value))


_COUNTED_PAST = re.compile(rf"{GAP}(?ai:{COUNT})(?!\w)")


def _read_vague(match: re.Match[str], value: str) -> Form | None:
    """The past is a time only where no noun follows it, as in "the past president"."""
    text, start, end = match.string, match.start(), match.end()
    words = match[0].lower()
    if text[end : end + 1] == "-":
        return None
    in_the_past = text[max(0, start - 3) : start].lower() == "in "
    if words == "the past" and _COUNTED_PAST.match(text, end):
        return None
    if words == "the past" and text[end : end + 2].strip()[:1].isalnum() and not in_the_past:
        return None
    return Vague(value, _SAYS[value])


_EARLIER = rf"(?:(?:earlier|later|early|late|sometime|some{GAP}time|the{GAP}end{GAP}of|the{GAP}middle{GAP}of|the{GAP}start{GAP}of|the{GAP}beginning{GAP}of|the{GAP}rest{GAP}of|the{GAP}first{GAP}half{GAP}of|the{GAP}second{GAP}half{GAP}of){GAP})?"
_WHICH = rf"(?:(?:the|these|those|his|her|their|its|our|each{GAP}of{GAP}the|at{GAP}least{GAP}the){GAP})?(?P<which>(?:past|last|next|coming|first|previous|recent|final|latest|preceding|following){GAP})?"
_EXTRA = rf"(?P<extra>(?:more|additional|consecutive|straight|full|whole|further|long|extra|other|trading|business|working|previous|successive|calendar|fiscal|solid|entire|past){GAP})?"
_TAIL = rf"(?:{GAP}(?P<tail>ago|back|earlier|later|from{GAP}now|hence|afterwards|previously|before(?=[.,;]))|-long)?"

STEP_RULES = (
    rule(
        rf"{_WHICH}(?P<about>{APPROXIMATELY})?{COUNT}[\s\u00a0-]{{1,2}}{_EXTRA}{UNIT}s?(?P<half>{GAP}and{GAP}a{GAP}half)?(?:(?<=s)['’])?{_TAIL}",
        _read_length,
    ),
    rule(
        rf"(?:{_EARLIER})(?P<the>the{GAP})?{STEP}{GAP}(?:calendar{GAP}|fiscal{GAP}|full{GAP})?(?P<unit>day|week|fortnight|month|quarter|year|decade|century|weekend)",
        _read_shift,
    ),
    rule(rf"the{GAP}weekend", _read_weekend),
    rule(
        rf"(?:the{GAP}|these{GAP})?(?:recent|past|coming|last|next|previous)(?:{GAP}(?:few|several|couple{GAP}of|many))?{GAP}(?P<unit>day|week|month|quarter|year|decade)s",
        _read_plural,
    ),
    rule(
        rf"(?:(?:earlier|later|early|late|mid-?|earlier{GAP}on|later{GAP}on)(?:{GAP})?(?:{PART.replace('part', 'before')}{GAP})?)?(?P<named>today|yesterday|tomorrow|tonight)(?:(?:['’]s)?{GAP}{PART})?",
        _read_named,
    ),
    rule(
        rf"(?:(?:earlier|later|early|late){GAP})?(?P<which>this|last|that){GAP}{PART}",
        _read_part,
    ),
    rule(r"overnight", _read_overnight),
    rule(
        rf"(?:(?:earlier|later|early|late){GAP})?(?P<which>that{GAP}same|that|the{GAP}same){GAP}(?P<unit>day|week|month|quarter|year)",
        _read_same,
    ),
    rule(
        rf"the{GAP}(?P<unit>day|week|month|year){GAP}(?P<side>before|after|earlier)",
        _read_beside,
    ),
    rule(rf"the{GAP}(?:latest{GAP})?quarter|the{GAP}latest{GAP}period", _read_whole),
    rule(
        rf"(?:the{GAP}|a{GAP})?(?:comparable{GAP})?year[\s-](?:ago|earlier)(?:{GAP}(?:quarter|period))?",
        _read_year_ago,
    ),
    rule(
        rf"(?:the{GAP})?(?:end|middle|rest|remainder|beginning|start){GAP}of{GAP}the{GAP}(?P<unit>day|week|month|quarter|year|decade|century)|year[\s-]end|year['’]s{GAP}end",
        _read_end,
    ),
    rule(rf"the{GAP}(?:fiscal{GAP}|full{GAP})?year(?={GAP}end(?:ed|ing))", _read_fiscal_year),
    rule(r"(?:(?<=for )|(?<=within ))(?P<unit>hour|day|week|month|year|decade|centurie)s", _read_open),
    rule(r"(?P<often>" + "|".join(_OFTEN) + ")", _read_often),
    rule(
        rf"(?:every|each){GAP}(?P<other>other{GAP})?(?:single{GAP})?(?:{COUNT}{GAP})?(?:{UNIT}s?|{WEEKDAY}|{MONTH})",
        _read_every,
    ),
    rule(rf"{WEEKDAY}s(?:{GAP}{PART}s?)?", _read_weekdays),
    *(_vague_rule(value, words) for value, words in _VAGUE.items()),
)  # fmt: skip
