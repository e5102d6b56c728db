"""Where in a text a time is told, and what its words say.

In go the text and its sentences, out come forms with their spans, sorted and free of overlaps. Looks at
nothing outside the sentences and resolves nothing.
"""

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from crossread.annotate.times.forms import Calendar, Form, Found, Relative
from crossread.annotate.times.rules import CALENDAR_RULES
from crossread.annotate.times.steps import STEP_RULES
from crossread.language.word_patterns import any_word
from crossread.types.annotation import Sentence
from crossread.types.span import Span

__all__ = ["find_forms"]

_RULES = (*CALENDAR_RULES, *STEP_RULES)


def _unnamed(pattern: str) -> str:
    """The pattern without names for its groups, so that it may stand beside others; what it repeats is any character."""
    return re.sub(r"\(\?P=\w+\)", ".", re.sub(r"\(\?P<\w+>", "(?:", pattern))


# Nine of ten words that can begin an expression begin none: one look tells that of all rules together.
_ANY_RULE = re.compile("|".join(_unnamed(rule.pattern.pattern) for rule in _RULES))

# The words that can begin an expression; of "mon*" others too that begin so. Rules are tried only there, so that a text is
# read once.
_FIRST_WORDS = (
    "the a an jan* feb* mar* apr* may jun* jul* aug* sep* oct* nov* dec* mon* tue* wed* thu* fri* sat* sun* last "
    "past this next coming previous* following that these those his her their its our early earlier late* mid* very "
    "beginning start end first* second* third* fourth* final* latest* recent* one two three four* five six* seven* "
    "eight* nine* ten eleven twelve thirt* fift* twent* several many few couple dozens hundreds thousands half more "
    "less fewer no at up about around nearly almost over roughly approximately just only within some as now right "
    "currently nowadays to soon in not long today* tonight* tomorrow* yesterday* overnight* noon midnight midday "
    "hourly* daily* nightly* weekly* monthly* annually year* comparable hours days weeks months decades centuries "
    "quarterly* fortnightly* every each spring summer autumn fall winter christmas new independence halloween "
    "valentine* thanksgiving boxing veterans labor memorial fiscal financial exactly shortly sometime turn rest "
    "remainder middle preceding nineteenth eighteenth seventeenth sixteenth"
)
_START = re.compile(rf"(?<!\w)(?:(?ai:\d|['’]\d0['’]?s)|{any_word(_FIRST_WORDS.split())})")
# A number that is part of a longer one, of money, of a score or of a version is no time.
_INSIDE_A_NUMBER = re.compile(r"(?:[$£€#@_]|[\w][.,:/]|[\d.,]-|[+~])$")
# ... but for the end of a range: "2013-18", "12-14 July".
_END_OF_RANGE = re.compile(r"(?<![\w$£€.,/-])(?:[12]\d{3}|[0-3]?\d)[-–]$")
_BETWEEN = re.compile(r"(?ai:,?[\s\u00a0]{1,2}(?:(?:on|at|of|in)[\s\u00a0](?:the[\s\u00a0])?)?)")


def find_forms(text: str, sentences: Sequence[Sentence]) -> tuple[Found, ...]:
    """Every time told in `sentences`; a clock and its day, a weekday and its date are one."""
    joined: list[Found] = []
    for number, sentence in enumerate(sentences):
        for found in _in_sentence(text, number, sentence.span):
            whole = _join(text, joined[-1], found) if joined else None
            if whole is None:
                joined.append(found)
            else:
                joined[-1] = whole
    return tuple(_with_year_of_range(text, joined))


_RANGE = re.compile(r"(?ai:,?\s{0,2}(?:to|and|or|through|until|till|[-–—])\s{0,2})")


def _with_year_of_range(text: str, found: Sequence[Found]) -> Iterator[Found]:
    """Give both ends of a range the year: "Dec. 3 to Jan. 9, 2020" writes one year for two days, "April and May 2012" for two months."""
    for one, behind in zip_longest(found, found[1:]):
        first, last = one.form, behind.form if behind else None
        if (
            behind
            and isinstance(first, Calendar)
            and isinstance(last, Calendar)
            and bool(first.day) == bool(last.day)
            and first.month
            and not first.year
            and last.year
            and last.month
            and _RANGE.fullmatch(text, one.span.end, behind.span.start)
        ):
            year = last.year - (first.month > last.month)
            if (first.day or 1) <= monthrange(year, first.month)[1]:  # 29 February is in few years
                yield replace(one, form=replace(first, year=year))
                continue
        yield one


def _in_sentence(text: str, number: int, sentence: Span) -> Iterator[Found]:
    position = sentence.start
    while start := _START.search(text, position, sentence.end):
        best_end, best = _longest(text, start.start(), sentence.end)
        position = max(best_end, start.end())
        if best is None:
            continue
        yield Found(Span(start.start(), best_end), number, best)
        second = _second_day(text, best_end, sentence.end, best)
        if second is not None:
            yield Found(second[0], number, second[1])
            position = second[0].end


_SECOND_DAY = re.compile(
    r"(?a:\s?[-–]\s?(?P<to>[0-3]?\d)(?:,\s(?P<year>[12]\d{3}))?(?![\w%]|[.,:/-]\d)|\s(?:and|or|to)\s(?P<and>[0-3]?\d)(?=[.,;:)](?!\d)|\s(?:in|at|for|on|with)\b))"
)


def _second_day(text: str, start: int, end: int, first: Form) -> tuple[Span, Calendar] | None:
    """The "22" of "March 20-22", the "25" of "April 24 and 25"."""
    if not isinstance(first, Calendar) or not first.month or not first.day or first.year:
        return None
    if not text[start - 1].isdigit():
        return None
    match = _SECOND_DAY.match(text, start, end)
    if match is None:
        return None
    name = "to" if match["to"] else "and"
    day = int(match[name])
    year = int(match["year"]) if match["year"] else None
    if not first.day < day <= monthrange(year or 2000, first.month)[1]:
        return None
    end = match.end("year") if year else match.end(name)
    return Span(match.start(name), end), Calendar(year, first.month, day)


def _longest(text: str, start: int, end: int) -> tuple[int, Form | None]:
    """The rule that reads furthest from `start`; among equals the first one."""
    before = text[max(0, start - 6) : start]
    inside = text[start].isdigit() and _INSIDE_A_NUMBER.search(before)
    if inside and not _END_OF_RANGE.search(before):
        return start, None
    best_end, best = start, None
    if _ANY_RULE.match(text, start, end) is None:
        return best_end, best
    for rule in _RULES:
        match = rule.pattern.match(text, start, end)
        if match and match.end() > best_end:
            form = rule.read(match)
            if form is not None and (not inside or isinstance(form, Calendar)):
                best_end, best = match.end(), form
    return best_end, best


def _join(text: str, left: Found, right: Found) -> Found | None:
    """One form of two: "9 a.m." and "Tuesday" are one time, "Saturday" and "March 20" are one day."""
    if left.sentence != right.sentence or right.span.start - left.span.end > 9:
        return None
    if not _BETWEEN.fullmatch(text, left.span.end, right.span.start):
        return None
    form = _union(left.form, right.form)
    return Found(Span(left.span.start, right.span.end), left.sentence, form) if form else None


def _union(left: Form, right: Form) -> Form | None:
    match left, right:
        case (Calendar() as a, Calendar() as b):
            return _union_of_dates(a, b)
        case (Calendar() as a, Relative(unit="D", clock=part) as b) if _is_clock(a) and _is_part(
            part
        ):
            return replace(b, clock=a.clock)
        case (Relative(unit="D", clock="") as a, Calendar() as b) if _is_clock(b):
            return replace(a, clock=b.clock)
        case (Relative(unit="D", clock=part) as a, Calendar() as b) if part and _is_clock(b):
            return replace(a, clock=b.clock)
        case _:
            return None


def _union_of_dates(a: Calendar, b: Calendar) -> Form | None:
    if _is_clock(a) and b.has_day and _is_part(b.clock):
        return replace(b, clock=a.clock)
    if _is_clock(b) and a.has_day and _is_part(a.clock):
        return replace(a, clock=b.clock)
    if a.weekday is not None and a.day is None and b.day is not None and b.weekday is None:
        return replace(b, weekday=a.weekday, clock=a.clock or b.clock)
    return None


def _is_part(clock: str) -> bool:
    """Whether a clock tells no hour: it is empty, or TMO, a part of the day."""
    return len(clock) <= 3


def _is_clock(form: Calendar) -> bool:
    return bool(form.clock) and not form.has_day and form.year is None and form.month is None
