"""What a plain text states of itself above its first sentence: headline, byline, date.

In goes a decoded text; out comes a draft of a report. Reads only the lines above the first full
sentence, takes nothing that is not stated there, and never changes the text.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo

from crossread.extract.furniture.cues import find_cue
from crossread.extract.layout import Layout
from crossread.types.problem import Problem
from crossread.types.report import NEWSPAPER_YEARS, Capture, Dropped, PageMark
from crossread.types.span import Span

__all__ = ["Draft", "fold_line", "join_headline", "read_plain", "read_published"]

# A byline, a date and some buttons may stand above the first sentence, but not a page of lines.
_MOST_LINES_ABOVE = 12
_LONGEST_HEADLINE = 160

_LINE = re.compile(r"[^\n]+")
_WORD = re.compile(r"\w[\w.,'’&/-]*")
_UNSPACED = re.compile("[\u0e00-\u0eff\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
_CLOSED = re.compile(r"[.!?…。！？,;:][\"'”’»)\]]*$")
_FULL_STOP = re.compile(r"[.…。][\"'”’»)\]]*$")
_ABBREVIATED = re.compile(r"(?:\b\w\.){2}$")

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_WEEKDAYS = "mon tue wed thu fri sat sun".split()

# "PORT SELM, March 3 (Agency) — ": a place with a day, an agency in brackets, or both.
_DATELINE = re.compile(
    r"[A-Z][\w .,'’/-]{1,50}\([A-Z][^()\d]{1,30}\) ?(?:[—–-]|$)"
    rf"|[A-ZÀ-Þ][A-ZÀ-Þ .,'’/-]{{1,40}}(?i:{_MONTH})\.? \d{{1,2}}(?:, \d{{4}})? ?(?:[—–-]|$)"
)
_NAME = r"[^\W\d_a-z][\w.'’-]*(?: (?:(?:de|da|del|la|le|van|von|der|bin|al|el) ){0,2}[^\W\d_a-z][\w.'’-]*){0,4}"
_BYLINE = re.compile(
    rf"[Bb][Yy]:? (?P<names>{_NAME}(?:(?:, {_NAME}){{0,5}},? (?:and|&) {_NAME})?)"
    r"(?:\s*[,|·•(/—–-].*| (?:in|at|for) .*)?"
)

_CLOCK = (
    r"(?P<hour>\d{2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,](?P<part>\d{1,9}))?)?"
    r"(?: ?(?P<zone>z|utc|gmt|ut|[ecmp][sd]t|[+-]\d{2}(?::?\d{2})?)\b)?"
)
# The basic form of ISO 8601, "20240312T154500Z", and the same without the letter, as GDELT writes it.
_BASIC_CLOCK = (
    r"(?:t(?=\d)|(?=\d{6}(?!\d)))(?P<hour>\d{2}):?(?P<minute>\d{2})(?::?(?P<second>\d{2})(?:[.,](?P<part>\d{1,9}))?)?"
    r"(?P<zone>z|[+-]\d{2}(?::?\d{2})?\b)?"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_WEEKDAY = r"(?:(?P<weekday>mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?,? )?"
_FORMS = tuple(
    re.compile(form + r"(?!\w)", re.ASCII | re.IGNORECASE)
    for form in (
        rf"(?P<year>\d{{4}})-(?P<month>\d{{2}})-(?P<day>\d{{2}})(?:[t ]{_CLOCK})?",
        rf"(?P<year>\d{{4}})(?P<month>\d{{2}})(?P<day>\d{{2}})(?:{_BASIC_CLOCK})?",
        rf"{_WEEKDAY}{_DAY} (?P<month>{_MONTH})\.?,? (?P<year>\d{{4}})(?: {_CLOCK})?",
        rf"{_WEEKDAY}(?P<month>{_MONTH})\.? {_DAY},? (?P<year>\d{{4}})(?: {_CLOCK})?",
    )
)
# RFC 2822 section 4.3 gives these an offset; any other abbreviation names several zones.
_ZONES = {"e": -5, "c": -6, "m": -7, "p": -8}
# An hour may stand before its day: "Updated 10:40 a.m. ET on March 14, 2024".
_HOUR_FIRST = (
    r"(?:\d{1,2}[:.]\d{2}(?: ?[ap]\.?m\.?)?(?: (?:gmt|utc|bst|cest?|[ecmp][sd]?t))?,? (?:on )?)?"
)
_LABEL = re.compile(
    rf"(?:first |originally )?(?:published|posted|date|dated|issued|created)(?: on| at)?:? {_HOUR_FIRST}",
    re.IGNORECASE,
)
_CHANGED = re.compile(
    r"(?:(?:last |latest )?(?:updated?|modified|changed|revised|edited)|last modification)"
    rf"(?: on| at)?:? {_HOUR_FIRST}",
    re.IGNORECASE,
)
_CLOCK_TIME = re.compile(
    r"[\s,–—-]*(?:at )?(?:\d{1,2}[:.]\d{2}[:.\d]* ?(?:[apAP]\.?[mM]\.?)?)? ?[A-Z]{0,5}"
)
_PIECE = re.compile(r"[^|·•]+")
_FOLDED = str.maketrans("“”„«»‘’‚`", '"""""\'\'\'\'')


@dataclass(frozen=True, slots=True)
class Draft:
    """What one article of an input states of itself, before its furniture and language are found.

    `language` is the code that the input states, an ISO 639-1 code or None. `pictured` are the captions and credits that
    the input marks as such. `number` tells which of several
    articles of the input it is, where some of them may have been refused before it.
    """

    text: str
    headline: Span | None = None
    byline: str | None = None
    outlet: str | None = None
    published: date | datetime | None = None
    url: str | None = None
    language: str | None = None
    section: str | None = None
    updated: date | datetime | None = None
    marks: frozenset[PageMark] = frozenset()
    pictured: tuple[Dropped, ...] = ()
    number: int | None = field(default=None, compare=False)
    layout: Layout = field(default_factory=Layout)


def read_plain(capture: Capture, text: str) -> tuple[Draft, tuple[Problem, ...]]:
    """The draft of a plain text, and a problem where it states a date that cannot be.

    The headline is the first line above the first sentence that has no full stop and is not a byline,
    a date, a dateline or furniture. A text that begins with a sentence has none. A byline begins with
    "By"; a date stands on a line of its own, or behind "Published". Where there is no such date, the one
    behind "Updated" or "Last modified" is taken. A day without a year is no date here: the year would be
    a guess, and is left to those who see the other dates (`annotate/times/anchor.py`).
    """
    above = _find_lines_above(text)
    shown = [line.of(text) for line in above]
    bylines = [match["names"] for match in map(_BYLINE.fullmatch, shown) if match]
    published, problems = _find_date(capture, shown)
    headline = _choose_headline(text, above)
    return Draft(text, headline, bylines[0] if bylines else None, None, published), problems


def join_headline(headline: str, body: str) -> tuple[str, Span | None]:
    """The text of an article, and where its headline stands in it.

    That is the headline, an empty line and the body, or the body alone where its first line is the headline.
    """
    if not headline:
        return body, None
    first = re.search(r"\S[^\n]*", body)
    shown = first.group().rstrip() if first else ""
    if first and fold_line(shown) == fold_line(headline):
        return body, Span(first.start(), first.start() + len(shown))
    return f"{headline}\n\n{body}", Span(0, len(headline))


def fold_line(text: str) -> str:
    """A line as it is compared with a headline: whatever its letters' case, its marks of quotation and its spaces."""
    return " ".join(text.translate(_FOLDED).casefold().split())


def read_published(stated: str) -> date | datetime | None:
    """The date that `stated` names, or None where it is no date, or none that can be.

    Reads ISO 8601 dates with or without a time, RFC 2822 dates, and English dates with the month as
    a word. Midnight without a zone is taken as a day. A weekday that contradicts its date, and a year
    in which no newspaper can have come out (before 1600, or from 2200 on), are refused.
    """
    matches = (form.fullmatch(stated.strip()) for form in _FORMS)
    match = next((match for match in matches if match), None)
    return None if match is None else _read_date(match.groupdict())


def _read_date(parts: dict[str, str | None]) -> date | datetime | None:
    month = parts["month"] or ""
    number = int(month) if month.isdecimal() else _MONTHS.index(month[:3].lower()) + 1
    weekday = parts.get("weekday")
    try:
        day = date(int(parts["year"] or 0), number, int(parts["day"] or 0))
        clock = _read_clock(parts)
    except ValueError:
        return None
    if day.year not in NEWSPAPER_YEARS:
        return None
    if weekday and _WEEKDAYS.index(weekday.lower()) != day.weekday():
        return None
    return day if clock in {None, time()} else datetime.combine(day, clock or time())


def _read_clock(parts: dict[str, str | None]) -> time | None:
    """The time of day, with its zone.

    Raises:
        ValueError: there is no such time of day, or no such zone.
    """
    if not parts["hour"]:
        return None
    hour, minute, second = (int(parts[name] or 0) for name in ("hour", "minute", "second"))
    part = int((parts["part"] or "0")[:6].ljust(6, "0"))
    return time(hour, minute, second, part, _read_zone(parts["zone"]))


def _read_zone(zone: str | None) -> tzinfo | None:
    if zone is None:
        return None
    if zone[0] in "+-":
        digits = zone[1:].replace(":", "").ljust(4, "0")
        minutes = int(digits[:2]) * 60 + int(digits[2:])
        if int(digits[2:]) > 59:
            raise ValueError(zone)
        return timezone(timedelta(minutes=-minutes if zone[0] == "-" else minutes))
    name = zone.lower()
    if name[1:] in {"st", "dt"}:
        return timezone(timedelta(hours=_ZONES[name[0]] + (name[1] == "d")))
    return UTC


def _find_date(
    capture: Capture, lines: Sequence[str]
) -> tuple[date | datetime | None, tuple[Problem, ...]]:
    """The first date of publication that the lines state, else the first of a change."""
    pieces = [piece.strip() for line in lines for piece in _PIECE.findall(line)]
    problems: list[Problem] = []
    for label in (_LABEL, _CHANGED):
        for piece in pieces:
            match = _match_date(piece, label)
            if match is None:
                continue
            found = _read_date(match.groupdict())
            if found is not None:
                # Without a zone the hour may be one of two, "2:05 pm", so that only the day is sure.
                is_sure = isinstance(found, datetime) and found.tzinfo is not None
                day = found if is_sure else date(found.year, found.month, found.day)
                return day, () if label is _LABEL else tuple(problems)
            message = f"states a date that cannot be: {match.group()}"
            problems.append(Problem("extract", capture.address, message))
    return None, tuple(problems)


def _match_date(piece: str, label: re.Pattern[str]) -> re.Match[str] | None:
    """The date behind `label`; one that stands alone is a date of publication."""
    found = label.match(piece)
    stated = piece[found.end() if found else 0 :]
    match = next((match for form in _FORMS if (match := form.match(stated))), None)
    alone = label is _LABEL and match and _CLOCK_TIME.fullmatch(stated, match.end())
    return match if found or alone else None


def _find_lines_above(text: str) -> list[Span]:
    """The lines above the first full sentence of `text`; none where no sentence follows soon."""
    above: list[Span] = []
    is_wrapped = _is_wrapped(text)
    for match in _LINE.finditer(text):
        shown = match.group()
        start = match.start() + len(shown) - len(shown.lstrip())
        if not shown.strip():
            continue
        line = Span(start, start + len(shown.strip()))
        if above and len(above[-1]) > 2 * _LONGEST_HEADLINE:
            return above[:-1]
        if above and _goes_on(text, above[-1], line, is_wrapped=is_wrapped):
            above[-1] = Span(above[-1].start, line.end)
            continue
        if above and _is_sentence(above[-1].of(text)):
            return above[:-1]
        if len(above) > _MOST_LINES_ABOVE:
            return []
        above.append(line)
    return above[:-1] if above and _is_sentence(above[-1].of(text)) else []


def _goes_on(text: str, before: Span, line: Span, *, is_wrapped: bool) -> bool:
    """Whether `line` goes on with the line `before` it, as in text broken at a width."""
    first, last = line.of(text), before.of(text).rpartition("\n")[2]
    if text.count("\n", before.end, line.start) != 1 or _CLOSED.search(last):
        return False
    if len(first) <= _LONGEST_HEADLINE and (_BYLINE.fullmatch(first) or find_cue(first)):
        return False
    if _BYLINE.fullmatch(last) or find_cue(last):
        return False
    return first[0].islower() or (is_wrapped and len(last) >= 40)


def _is_wrapped(text: str) -> bool:
    """Whether no line is long and some go on in lower case, as in text broken at a width."""
    lines = text.split("\n")
    return max(map(len, lines)) <= 100 and any(line[:1].islower() for line in lines)


def _is_sentence(shown: str) -> bool:
    """Whether a line is of the report's body: a sentence of some length, or longer than any headline."""
    if len(shown) > 2 * _LONGEST_HEADLINE:
        return True
    return _size(shown) >= 8 and bool(_FULL_STOP.search(shown)) and not _ABBREVIATED.search(shown)


def _choose_headline(text: str, above: Sequence[Span]) -> Span | None:
    """The first line that can be a headline; one of two or three words only if it is the first."""
    able = [line for line in above if _can_be_headline(line.of(text))]
    full = [line for line in able if _size(line.of(text)) >= 4]
    if full:
        return full[0]
    return able[0] if able and able[0] == above[0] and _size(able[0].of(text)) >= 2 else None


def _size(shown: str) -> int:
    """How many words `shown` has; two characters count for one where words are not spaced."""
    return len(_WORD.findall(shown)) + len(_UNSPACED.findall(shown)) // 2


def _can_be_headline(shown: str) -> bool:
    if len(shown) > _LONGEST_HEADLINE or "://" in shown or find_cue(shown):
        return False
    if _CLOSED.search(shown) and shown.rstrip("\"'”’»)]")[-1] not in "!?！？":
        return bool(_ABBREVIATED.search(shown))
    label = _LABEL.match(shown) or _CHANGED.match(shown)
    is_date = any(form.match(shown, label.end() if label else 0) for form in _FORMS)
    return not (is_date or _BYLINE.fullmatch(shown) or _DATELINE.match(shown))
