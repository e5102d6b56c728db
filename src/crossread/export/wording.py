"""Words for people: text made safe to show, times and counts as one would say them.

In goes a text or a value of the synopsis; out comes one line of plain text. What is shown may lack
characters that would act on a screen; the exact words stay in the report and in the JSON.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from pathlib import PurePath

from crossread.types.alignment import Alignment, Aspect, Independence, Match, Relation
from crossread.types.annotation import Quote, QuoteKind
from crossread.types.report import FurnitureKind, PageMark, Report

__all__ = [
    "ASPECTS",
    "clean_line",
    "clean_text",
    "count",
    "independence_in_words",
    "join_words",
    "kinds_in_words",
    "mark_speech",
    "marks_in_words",
    "number_in_words",
    "open_line",
    "place_in_words",
    "published_in_words",
    "remarks_on",
    "shorten",
    "time_in_words",
    "unquote",
    "updated_in_words",
    "via_in_words",
]

ASPECTS = {
    Aspect.NUMBER: "in number",
    Aspect.DATE: "in date",
    Aspect.NAME: "in name",
    Aspect.ATTRIBUTION: "in who says it",
    Aspect.CERTAINTY: "in how sure they are",
    Aspect.UPDATE: "by a later state of things",
    Aspect.WORDING: "in wording",
}

_MARKS = {
    PageMark.PAYWALL: "not free to read",
    PageMark.LIVE: "page of running updates",
    PageMark.DOUBT: "text in doubt",
}

# Control characters, and the marks that turn the direction of the text that follows them. A joiner
# (U+200C, U+200D) stays: emoji and Persian words are spelt with it.
_ACTS = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e007f]"
)
_SURROGATE = re.compile("[\ud800-\udfff]")
_LINE_END = re.compile(r"\r\n|[\r\v\f\x1c-\x1f\x85\u2028\u2029]")
_SPACE = re.compile(r"\s+")

_MONTHS = (
    "January February March April May June July August September October November December"
).split()
_NUMBERS = "no one two three four five six seven eight nine ten eleven twelve".split()
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


def clean_text(text: str) -> str:
    """The text without characters that act on a screen; every line end is a line feed."""
    return _SURROGATE.sub("\ufffd", _ACTS.sub("", _LINE_END.sub("\n", text)))


def clean_line(text: str) -> str:
    """`clean_text` on one line, with single spaces."""
    return _SPACE.sub(" ", clean_text(text)).strip()


def shorten(text: str, limit: int) -> str:
    """The first words of `text` within `limit` characters and an ellipsis, or all where they fit.

    A word is never cut. One that alone is longer than four times the limit is named by its length.
    """
    if len(text) <= limit:
        return text
    kept = text[: limit + 1].rpartition(" ")[0].rstrip() or text.partition(" ")[0]
    if len(kept) > 4 * limit:
        return f"[one unbroken run of {len(kept):,} characters]"
    return f"{kept} …" if len(kept) < len(text) else kept


def count(number: int, noun: str) -> str:
    """A number with its noun: "1 line", "3 lines"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def join_words(words: tuple[str, ...], last: str = "and") -> str:
    """The words with commas, and "and", or what `last` says, before the last."""
    return f" {last} ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def number_in_words(number: int) -> str:
    """A number as a headline has it: in letters up to twelve."""
    return _NUMBERS[number] if number < len(_NUMBERS) else str(number)


def open_line(text: str) -> str:
    """`clean_line` with a capital first letter, as a heading has it."""
    line = clean_line(text)
    return line[:1].upper() + line[1:]


def kinds_in_words(kinds: tuple[FurnitureKind, ...]) -> str:
    """Each kind of dropped line once, in order of appearance."""
    return ", ".join(dict.fromkeys(kind.value for kind in kinds))


def independence_in_words(alignment: Alignment) -> str:
    """What is known of how the reports behind an agreement stand to each other."""
    many = alignment.origins if alignment.origins is not None and alignment.origins > 1 else None
    match alignment.independence:
        case Independence.INDEPENDENT:
            return (
                f"{count(many, 'independent origin')}: each rests on another named speaker"
                if many
                else "independent of each other"
            )
        case Independence.COPIED:
            return f"{count(many, 'origin')}, the rest copied" if many else "copied from one text"
        case Independence.SAME_ORIGIN:
            return (
                f"{count(many, 'origin')}, some shared"
                if many
                else "one origin: all give the words of one speaker"
            )
    return "independence not established"


def remarks_on(alignment: Alignment) -> Iterator[str]:
    """What is to be known of an alignment beside its words, a sentence or phrase each."""
    if alignment.why:
        yield clean_line(alignment.why)
    # Loose agreements stand under a heading of their own, which says what they are.
    if alignment.relation is Relation.AGREE and alignment.match is Match.SURE:
        yield independence_in_words(alignment)
    elif alignment.relation is not Relation.AGREE and alignment.match is Match.LOOSE:
        yield "perhaps two points: read both before you rely on it"


def via_in_words(relays: Iterable[str]) -> str:
    """Through whom the words came, the nearest to the speaker first; empty where nobody passed them on."""
    chain = ", then ".join(relays)
    return f"via {chain}" if chain else ""


def mark_speech(words: str, quote: Quote) -> str:
    """The words of a quote in quotation marks, unless no report put them in any."""
    return words if quote.kind is QuoteKind.INDIRECT else f"“{words}”"


def published_in_words(report: Report) -> str:
    """When the report says it was published; nothing where it does not."""
    return _stated_in_words(report.published)


def updated_in_words(report: Report) -> str:
    """When the report says its text was last changed; nothing where it does not, or says that it is as published."""
    words = _stated_in_words(report.updated)
    return f"updated {words}" if words and words != published_in_words(report) else ""


def _stated_in_words(moment: date | datetime | None) -> str:
    match moment:
        case None:
            return ""
        case datetime():
            day = time_in_words(moment.date().isoformat())
            return f"{day}, {moment:%H:%M %Z}".rstrip()
    return time_in_words(moment.isoformat())


def place_in_words(report: Report) -> str:
    """Where the report was read: the file with the place in it, without its folders, or the address.

    A page that is sent to others says nothing of the folders of the one who made it.
    """
    file, mark, place = (report.path or "").partition("#")
    return f"{PurePath(file).name}{mark}{place}" if report.path else report.url or ""


def marks_in_words(report: Report) -> str:
    """What is to be known of the page before its text is relied upon; nothing where there is none."""
    return ", ".join(_MARKS[mark] for mark in sorted(report.marks))


_QUOTE_MARKS = '“”„‟"«»'
_OPENING_MARK = re.compile(r'(?:[“„‟«]|(?:(?<=[\s(\[—–-])|^)")')
_CLOSING_MARK = re.compile(r'[”»"]')


def unquote(words: str) -> str:
    """The words without quotation marks around them, so that a view can set its own.

    Marks that do not frame the whole stay, as single ones: a quotation within one, “‘No,’ she said”.
    """
    bare = words.strip(_QUOTE_MARKS + " ")
    if bare and not any(mark in bare for mark in _QUOTE_MARKS):
        return bare
    return _CLOSING_MARK.sub("’", _OPENING_MARK.sub("‘", words.strip()))


def time_in_words(value: str) -> str:
    """A TIMEX3 value as a person would write it; a value of no known form as it stands.

    >>> time_in_words("2021-03-16T21:00")
    '16 March 2021, 21:00'
    >>> time_in_words("2021-W11")
    'week 11 of 2021'
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
    return clean_line(value)


def _say_day(match: re.Match[str]) -> str | None:
    if match["month"] and not 1 <= int(match["month"]) <= 12:
        return None
    day = str(int(match["day"])) if match["day"] else ""
    month = _MONTHS[int(match["month"]) - 1] if match["month"] else ""
    date = " ".join(part for part in (day, month, match["year"]) if part)
    if not match["clock"]:
        return date
    # A clock time may carry seconds and a zone; the words keep what stands before the zone.
    clock = _PART_OF_DAY.get(match["clock"])
    if clock is None:
        told = _CLOCK.match(match["clock"])
        clock = told[0] if told else None
    return None if clock is None else f"{date}, {clock}"


def _say_week(match: re.Match[str]) -> str:
    week = f"week {int(match['week'])} of {match['year']}"
    return f"weekend of {week}" if match["end"] else week


def _say_season(match: re.Match[str]) -> str | None:
    part = _PART_OF_YEAR.get(match["part"])
    return (
        None
        if part is None
        else f"{part} of {match['year']}"
        if " " in part
        else f"{part} {match['year']}"
    )


def _say_length(match: re.Match[str]) -> str | None:
    unit = _UNITS.get((match["time"] or "") + match["unit"])
    if unit is None:
        return None
    return (
        f"some {unit}s"
        if match["n"] == "X"
        else f"{match['n']} {unit}{'' if match['n'] == '1' else 's'}"
    )


def _say_decade(match: re.Match[str]) -> str:
    return f"the {match['decade']}0s"
