"""Pairs of statements that tell of two happenings, by the times that they name, and the tolls and shares that they give.

In go the features of two statements; out comes whether one tells of these days and the other of years ago, as where a
report adds what befell at the same bend in 2016. But for shares of other polls, only statements that both give a toll are
looked at: the year of an "Act of 2017" says nothing of when it fell. Two years that both lie back may be one happening, told with a wrong year,
and stay together.
"""

import re
from collections.abc import Iterator
from datetime import date
from itertools import product

from crossread.align.features.features import Features
from crossread.align.features.pair import published_on
from crossread.align.features.quantities import Quantity, toll_of
from crossread.align.features.tolls import FATES
from crossread.align.match.two_things import are_of_other_polls, are_opposite_answers
from crossread.types.annotation import TimeKind

__all__ = ["FAR_TOLLS", "OLD", "harks_back", "last_days", "tell_of_two"]

OLD = 45  # days before a report; what it dates further back is another happening, or its history
FAR_TOLLS = 20  # times; a toll that rose over weeks lies nearer
_YEARS_AGO = 300  # days
_NEAR = 30  # letters
_WHEN = re.compile(r"(?:when|where|in which)\b", re.IGNORECASE)
_THEN = re.compile(r"(?:\b(?:1[89]|20)\d\d|\blast (?:year|winter|summer|month)|\bago),?\s*$")
_MONTH = re.compile(r"[\dX]{4}(?:-\d{2})?")
_LAST_MONTHS = {"SP": 5, "SU": 8, "FA": 11, "Q1": 3, "Q2": 6, "Q3": 9, "H1": 6}
_YEAR = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


def tell_of_two(one: Features, other: Features) -> bool:
    """Whether the statements tell of two happenings, and not of one in two ways."""
    if _share_no_percents(one, other) and (
        are_of_other_polls(one, other) or _are_of_other_shares(one, other)
    ):
        return True
    tolls = list(_tolls_of_one_fate(one, other))
    if any(_part(*both, FAR_TOLLS) for both in tolls):
        return True
    parted = any(_part(*both, 1) for both in tolls)
    if parted and (one.is_headline or other.is_headline):
        return True  # a headline is older than its text, or newer, and its toll may be told there as well
    if parted and (harks_back(one) != harks_back(other) or _is_of_a_month_of_its_own(one, other)):
        return True
    years = (_lies_years_before(a, b, parted=parted) for a, b in ((one, other), (other, one)))
    return bool(tolls) and any(years)


def _share_no_percents(one: Features, other: Features) -> bool:
    """Whether both give shares in percent, and none that the other gives."""
    ours, theirs = ({share.told for share in _percents(each)} for each in (one, other))
    return bool(ours and theirs) and ours.isdisjoint(theirs)


def _percents(one: Features) -> list[Quantity]:
    return [figure for figure in one.quantities if figure.unit == "percent"]


def _are_of_other_shares(one: Features, other: Features) -> bool:
    """Whether one of them gives several shares, and no number fits one of each; or all are of those for and those against."""
    pairs = list(product(_percents(one), _percents(other)))
    if len(pairs) > 1:
        return not any(ours.agrees(theirs) for ours, theirs in pairs)
    return all(are_opposite_answers(one, ours, other, theirs) for ours, theirs in pairs)


def harks_back(one: Features) -> bool:
    """Whether the statement says what befell at a time that stands before it: "the worst since 2007, when 14 died"."""
    start = one.statement.span.start
    before = one.report.text[max(0, start - _NEAR) : start]
    return _WHEN.match(one.text) is not None and _THEN.search(before) is not None


def _is_of_a_month_of_its_own(one: Features, other: Features) -> bool:
    """Whether a report without a date names a year or a month for its toll, in which no time of the other lies.

    Without a date nobody knows whether "in March" is of these days; then it is rather another happening.
    """
    return any(
        published_on(old) is None
        and any(
            _MONTH.fullmatch(time.value)
            and not any(theirs.value.startswith(time.value) for theirs in new.times)
            for time in old.times
        )
        for old, new in ((one, other), (other, one))
    )


def _lies_years_before(old: Features, new: Features, *, parted: bool) -> bool:
    """Whether all times of the one lie years before those of the other, which are of the days of its report.

    One that names no time is of those days where it gives another toll.
    """
    published = published_on(new)
    then, now = list(last_days(old)), list(last_days(new))
    if published is None or not then or not (now or parted):
        return False
    is_new = all((published - day).days <= OLD for day in now)
    return is_new and (min(now, default=published) - max(then)).days > _YEARS_AGO


def _tolls_of_one_fate(one: Features, other: Features) -> Iterator[tuple[Quantity, Quantity]]:
    for fate in sorted(FATES):
        ours, theirs = toll_of(one.quantities, fate), toll_of(other.quantities, fate)
        if ours and theirs:
            yield ours, theirs


def _part(one: Quantity, other: Quantity, times: float) -> bool:
    """Whether no number fits both tolls, and one is more than so many times the other."""
    less, more = sorted((one, other), key=lambda toll: toll.low)
    return not less.agrees(more) and more.low > times * max(1.0, less.low)


def last_days(one: Features) -> Iterator[date]:
    """For each time of the statement that names a year the last day, or nearly, of what it means; no lengths."""
    for time in one.times:
        found = None if time.kind is TimeKind.DURATION else _YEAR.match(time.value)
        if found is None or found[1] == "0000":
            continue
        part = time.value[5:7]
        try:
            if part.startswith("W") and part != "WI":
                yield date.fromisocalendar(int(found[1]), int(time.value[6:8]), 7)
            else:
                month = _LAST_MONTHS.get(part, 12)
                yield date(int(found[1]), int(found[2] or month), int(found[3] or 28))
        except ValueError:  # a value such as 2021-13 that no calendar has
            continue
