"""Days and hours that two reports give differently for one happening.

In go pairs of statements that surely tell one thing; out comes a difference, an update, or a conflict where the
words are so alike that the two days can only be of one happening.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from rapidfuzz import fuzz

from crossread.align.features.features import Features
from crossread.align.features.pair import (
    LIKELY,
    JudgedPair,
    about,
    cite,
    in_one_voice,
    own_voice,
    published_later,
    speakers_differ,
)
from crossread.align.judge.hanging import hanging_words
from crossread.align.judge.modality import foretells
from crossread.align.match.two_things import are_other_models, tell_other_measures
from crossread.language.closed_classes import says
from crossread.language.frequency import stem
from crossread.language.synonyms import group_stem
from crossread.types.alignment import Alignment, Aspect, Relation, Variant
from crossread.types.annotation import Certainty, QuoteKind, TimeExpression, TimeKind
from crossread.types.report import Citation

__all__ = ["bound_of", "days_of", "judge_days"]

_ALIKE_WORDS = 75  # of 100
_LIKE_WORDS = 60  # of 100
_ABOUT = re.compile(r"\b(?:about|around|roughly|shortly|just|nearly|almost|some|after|before)\b")
_IS_DEADLINE = re.compile(r"\s(?:as (?:a|the) )?deadline\b")
_BOUNDS = frozenset("until till since from by before after through".split())
_NEAR = 3  # words before a day; "told the court on Friday"
_SPOKEN = re.compile(
    r"\b(?:interviews?|speech|statement|tweet(?:s|ed)?|testimony|briefing|press conference)\b",
    re.IGNORECASE,
)
_AGAIN = re.compile(r"\b(?:again|second|another)\b", re.IGNORECASE)
_AS_OF = re.compile(r"\bas of\b", re.IGNORECASE)
_TELLS = re.compile(r"(?<![@\w])[a-z]{3}")  # a word that is no name; a stamp has none
_FILLED = 0.4  # of a statement; then it tells what somebody said
_ROUNDED = 20  # minutes; hours that lie nearer may be one hour, rounded
_NAMES_A_DAY = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|tonight|tomorrow|yesterday|last night"
    r"|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_MONTH, _YEAR = re.compile(r"\d{4}-\d{2}"), re.compile(r"\d{4}")
# What a day in front of a noun is the day of, and what stands before such a day.
_THING = re.compile(r"(?P<own>[’']s)?\s(?P<thing>[a-z]{4,}(?:\s[a-z]{4,})?)\b")
_BEFORE_THING = re.compile(r"\b(?:an?|the|his|her|its|their|this|that|during|at)\s$")
_WORD = re.compile(r"[a-z]+")
_CLOCK = re.compile(r"T(\d{2}):(\d{2})")


def judge_days(sure: Sequence[JudgedPair]) -> Alignment | None:
    """A pair whose reports give other days, months, years or hours, a conflict before a difference.

    The reports that give one of both as well stand beside.
    """
    found = [
        judged
        for pair in sure
        if not speakers_differ(pair.one, pair.other) and (judged := _judge_pair(pair)) is not None
    ]
    best = min(found, key=lambda one: one.relation is not Relation.CONFLICT, default=None)
    return None if best is None else _with_others(best, sure)


def _with_others(found: Alignment, sure: Sequence[JudgedPair]) -> Alignment:
    """The same with the other statements of the group that give one of the two times, and no other."""
    cited = {citation.report_id for citation in found.citations}
    members = {(one.report.id, one.statement.span): one for p in sure for one in (p.one, p.other)}
    told: list[list[Citation]] = [list(variant.citations) for variant in found.variants]
    values = [_value_of(variant, members.values()) for variant in found.variants]
    for _, one in sorted(members.items()):
        days = days_of(one)
        if one.report.id not in cited and len(days) == 1 and next(iter(days)) in values:
            ((day, time),) = days.items()
            told[values.index(day)] += [one.report.cite(time.span), cite(one)]
    return replace(found, variants=tuple(Variant(tuple(some)) for some in told))


def _value_of(variant: Variant, members: Iterable[Features]) -> str:
    """The day that a variant is of; its first citation is the time, its second the statement."""
    time, statement = variant.citations[:2]
    for one in members:
        if one.report.id == statement.report_id and one.statement.span == statement.span:
            return next((day for day, told in days_of(one).items() if told.span == time.span), "")
    return ""


def _judge_pair(pair: JudgedPair) -> Alignment | None:
    """One day in each report, and not the same; else one month or year, else one hour of the clock."""
    for dates in (days_of, _months_of, _years_of):
        first, second = dates(pair.one), dates(pair.other)
        if len(first) == len(second) == 1 and first.keys() != second.keys():
            if _names_within(pair.one, *second) or _names_within(pair.other, *first):
                return None  # "the next year", and a February of it for the race of the year after
            same_word = _is_same_word(pair, *first.values(), *second.values())
            (ours,), (theirs,) = first.values(), second.values()
            # "By Friday" tells how long, and of which state; not when it was.
            unlike = bound_of(pair.one, ours) != bound_of(pair.other, theirs)
            said = [_is_of_saying(pair.one, ours), _is_of_saying(pair.other, theirs)]
            apart = said[0] != said[1] or (any(said) and not _say_the_same(pair))
            if same_word or unlike or apart or _may_be_one(pair, ours, theirs):
                return None
            if _is_of_another_time(pair) or _is_stamped(pair):
                return None
            if _is_of_untold(pair.one, ours, pair.other) or _is_of_untold(
                pair.other, theirs, pair.one
            ):
                return None
            if are_other_models(pair.one, pair.other) or tell_other_measures(pair.one, pair.other):
                return None
            if _YEAR.fullmatch(ours.value) and not _hang_on_one_word(pair, ours, theirs):
                return None  # "elected in 2010", "left the bureau in 2006"
            return _other_days(pair, *first.items(), *second.items())
    return _other_hours(pair, _hours_of(pair.one), _hours_of(pair.other))


def _are_of_one_time(pair: JudgedPair, first: TimeExpression, second: TimeExpression) -> bool:
    """Whether one voice tells one thing, in like words that name no other time, or by a word that both days hang on."""
    alone = len(pair.one.times) == len(pair.other.times) == 1
    if alone and own_voice(pair.one, pair.other) and _tell_alike(pair):
        return True
    if pair.score < LIKELY or not in_one_voice(pair.one, pair.other):
        return False
    if any(len(_dates(one)) > 1 for one in (pair.one, pair.other)):
        return False  # one tells of two times, as when somebody came and when he left
    return _hang_on_one_word(pair, first, second)


def _hang_on_one_word(pair: JudgedPair, first: TimeExpression, second: TimeExpression) -> bool:
    return bool(hanging_words(pair.one, first.span) & hanging_words(pair.other, second.span))


def _names_within(one: Features, value: str) -> bool:
    """Whether the statement names a day or a month that lies in the month or year `value`, or the week of a day."""
    week = _week_of(value) if _DAY.fullmatch(value) else None
    return any(day.startswith(f"{value}-") for day in _dates(one)) or week in {
        time.value for time in one.times
    }


def _week_of(day: str) -> str:
    """The week of a day, as TIMEX3 has it: "2021-W11"."""
    year, week, _ = date.fromisoformat(day).isocalendar()
    return f"{year}-W{week:02}"


def _dates(one: Features) -> set[str]:
    """The days, months and years that the statement names."""
    return days_of(one).keys() | _months_of(one).keys() | _years_of(one).keys()


def bound_of(one: Features, time: TimeExpression) -> str:
    """The word that makes a time the end or the beginning of something: "until Sunday", "by Friday"; else "".

    A deadline is a "by".
    """
    text, start = one.report.text, one.statement.span.start
    words = text[start : time.span.start].split()
    if "deadline" in words[-3:] or _IS_DEADLINE.match(text, time.span.end):
        return "by"
    return words[-1].lower() if words and words[-1].lower() in _BOUNDS else ""


def _is_of_saying(one: Features, time: TimeExpression) -> bool:
    """Whether a day is when something was said.

    A verb of saying stands beside it ("told them on Friday"), or it stands in the frame of somebody's words.
    """
    start, text = one.statement.span.start, one.report.text
    told = [content for quote in one.quotes for content in quote.content]
    marked = [
        content
        for quote in one.quotes
        if quote.kind is not QuoteKind.INDIRECT
        for content in quote.content
    ]
    if any(content.contains(time.span) for content in told):
        return False
    if marked:
        return True
    filled = sum(
        one.statement.span.overlap(content)
        for quote in one.quotes
        if quote.cue is None or any(map(says, quote.cue.of(text).lower().split()))
        for content in quote.content
    )
    if filled >= _FILLED * len(one.statement.span) or _SPOKEN.search(one.text):
        return True
    before = text[start : time.span.start].lower().split()[-_NEAR:]
    behind = text[time.span.end : one.statement.span.end].lower().split()[:1]
    return any(says(word.strip(",.;:\"“”'’")) for word in (*before, *behind))


def _say_the_same(pair: JudgedPair) -> bool:
    """Whether both give the same words, so that they can only have been said on one day; people speak on many."""
    return fuzz.token_sort_ratio(pair.one.text, pair.other.text) >= _ALIKE_WORDS


def _tell_alike(pair: JudgedPair) -> bool:
    """Whether the words are so alike that two days can only be of one happening."""
    same = fuzz.token_set_ratio(pair.one.text, pair.other.text) >= _ALIKE_WORDS
    return pair.score >= LIKELY and same


def _is_of_another_time(pair: JudgedPair) -> bool:
    """Whether one tells of another time again, as of a second meeting."""
    again = [_AGAIN.search(one.text) is not None for one in (pair.one, pair.other)]
    return again[0] != again[1]


def _may_be_one(pair: JudgedPair, first: TimeExpression, second: TimeExpression) -> bool:
    """Whether the two may be one: a "last May" of this year or of the one before, a "that month" of which nobody knows.

    So may what was foretold and what came.
    """
    words = [first.span.of(pair.one.report.text), second.span.of(pair.other.report.text)]
    same_month = len(first.value) == len(second.value) == len("2021-05") and (
        first.value[4:] == second.value[4:]
    )
    if any(word.lower().startswith("that ") for word in words):
        return True
    if foretells(pair.one) != foretells(pair.other):
        return True
    return same_month and any(word.lower().startswith("last ") for word in words)


def _is_of_untold(one: Features, time: TimeExpression, other: Features) -> bool:
    """Whether a day is that of a thing which `other` does not tell of: "a Thursday hearing", "at Tuesday's vote"."""
    of = _THING.match(one.report.text, time.span.end)
    if of is None or not (of["own"] or _BEFORE_THING.search(one.report.text[: time.span.start])):
        return False
    told = {group_stem(stem(word)) for word in _WORD.findall(other.text.lower())}
    return told.isdisjoint(group_stem(stem(word)) for word in of["thing"].split())


def _is_stamped(pair: JudgedPair) -> bool:
    """Whether a day is the stamp of a post, or the one as of which something was counted: nothing befell on it."""
    return any(
        _AS_OF.search(one.text) or not _TELLS.search(one.text) for one in (pair.one, pair.other)
    )


def _is_same_word(pair: JudgedPair, first: TimeExpression, second: TimeExpression) -> bool:
    """Whether both print one word, as "today": of a quotation, or of a text that was reprinted another day.

    "Earlier on Sunday" is the Sunday of the other, unless a number tells which: a weekday that was brought to two weeks
    was read wrong in one of them.
    """
    words = [first.span.of(pair.one.report.text), second.span.of(pair.other.report.text)]
    if words[0].lower() == words[1].lower():
        return True
    weekdays = [_WEEKDAY.search(each) for each in words]
    is_numbered = any(map(str.isdigit, "".join(words)))
    return (
        not is_numbered and all(weekdays) and len({day[0].lower() for day in weekdays if day}) == 1
    )


_Day = tuple[str, TimeExpression]


def _other_days(pair: JudgedPair, first: _Day, second: _Day) -> Alignment | None:
    """A plan that came true is an update, one beside what happened is none; else it depends on how alike the words are."""
    aspect, relation = Aspect.DATE, Relation.DIFFER
    what = {10: "days", 7: "months", 4: "years"}[len(first[0])]
    why = f"The reports give the {what} {first[0]} and {second[0]}."
    planned = [one.statement.certainty == Certainty.PLANNED for one in (pair.one, pair.other)]
    if any(planned) and published_later(pair.one, pair.other):
        aspect = Aspect.UPDATE
        why = (
            f"A plan for one day, and what a report of another day tells: {first[0]} / {second[0]}."
        )
    elif planned[0] != planned[1]:
        return None  # what is set for Thursday is not what was asked on Tuesday
    elif _are_of_one_time(pair, first[1], second[1]):
        apart = what != "days" or _lie_apart(first[1], second[1])
        relation = Relation.CONFLICT if apart else Relation.DIFFER
    return _parted(pair, (first[1], second[1]), relation, aspect, why)


def _parted(
    pair: JudgedPair,
    times: tuple[TimeExpression, TimeExpression],
    relation: Relation,
    aspect: Aspect,
    why: str,
) -> Alignment:
    variants = tuple(
        Variant((one.report.cite(time.span), cite(one)))
        for one, time in zip((pair.one, pair.other), times, strict=True)
    )
    return Alignment(relation, f"when: {about(pair.one)}", variants, aspect, why=why)


_Hours = Sequence[TimeExpression]


def _hours_of(one: Features) -> list[TimeExpression]:
    """The times of day by the clock that the statement names."""
    return [time for time in one.times if _CLOCK.search(time.value)]


def _other_hours(pair: JudgedPair, first: _Hours, second: _Hours) -> Alignment | None:
    """One clock time in each report, of one day as far as they say, and not the same."""
    alike = fuzz.token_set_ratio(pair.one.text, pair.other.text) >= _LIKE_WORDS
    if len(first) != 1 or len(second) != 1 or pair.score < LIKELY or not alike:
        return None  # one ship has many hours: when it left, and when it struck
    minutes = [_minutes(time) for time in (first[0], second[0])]
    days = [time.value[:10] for time in (first[0], second[0]) if _DAY.match(time.value)]
    if minutes[0] == minutes[1] or len(set(days)) > 1:
        return None
    words = " / ".join(
        time.span.of(one.report.text)
        for one, time in ((pair.one, first[0]), (pair.other, second[0]))
    )
    why = f"The reports give other hours: {words.rstrip('.')}."
    exact = not _ABOUT.search(words) and abs(minutes[0] - minutes[1]) >= _ROUNDED
    alone = own_voice(pair.one, pair.other) and _tell_alike(pair)
    relation = Relation.CONFLICT if exact and alone else Relation.DIFFER
    return _parted(pair, (first[0], second[0]), relation, Aspect.DATE, why)


def _minutes(time: TimeExpression) -> int:
    hour, minute = _CLOCK.findall(time.value)[0]
    return 60 * int(hour) + int(minute)


def _lie_apart(one: TimeExpression, other: TimeExpression) -> bool:
    """Whether the days are not the two sides of one night."""
    days = [date.fromisoformat(time.value[:10]) for time in (one, other)]
    by_hour = "T" in one.value or "T" in other.value
    return not by_hour or abs((days[0] - days[1]).days) > 1


def days_of(one: Features) -> dict[str, TimeExpression]:
    """The days that the statement names; an hour alone ("midnight") names none."""
    return {
        time.value[:10]: time
        for time in one.times
        if _DAY.match(time.value)
        and (time.kind == TimeKind.DATE or _NAMES_A_DAY.search(time.span.of(one.report.text)))
    }


def _months_of(one: Features) -> dict[str, TimeExpression]:
    return {time.value: time for time in one.times if _MONTH.fullmatch(time.value)}


def _years_of(one: Features) -> dict[str, TimeExpression]:
    return {time.value: time for time in one.times if _YEAR.fullmatch(time.value)}
