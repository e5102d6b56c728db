"""The timeline as a picture: which report came when, and what the reports date, on one axis of time.

In goes a Synopsis; out comes an SVG element without styles of its own (`page.css` has them) and without scripts.
What is drawn is also told in words below it, so the picture is one image with a name to who cannot see it.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from markupsafe import Markup

from crossread.export.outline import Lettered
from crossread.export.wording import clean_line, count, published_in_words, shorten, time_in_words
from crossread.types.synopsis import Synopsis

__all__ = ["draw_timeline"]

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d))?.*")
_WIDTH, _MARGIN, _LANE = 900, 60, 26
_MOST_LANES = 6
_NEAR = 34  # marks nearer than this would lie on each other


@dataclass(frozen=True, slots=True)
class _Mark:
    """Something at a time: a report by its letter, or what happened in a few words."""

    at: float
    label: str
    title: str


def draw_timeline(synopsis: Synopsis, lettered: Sequence[Lettered]) -> Markup:
    """An SVG of reports above the axis and dated happenings below it; empty where fewer than two have a time."""
    reports = [
        _Mark(_seconds(each.report.published), each.letter, _said_of(each))
        for each in lettered
        if each.report.published is not None
    ]
    events = list(_events(synopsis))
    times = [mark.at for mark in (*reports, *events)]
    if len(times) < 2 or min(times) == max(times):
        return Markup()
    first, last = min(times), max(times)

    def place(at: float) -> float:
        return _MARGIN + (at - first) / (last - first) * (_WIDTH - 2 * _MARGIN)

    above = _lanes([(place(mark.at), mark) for mark in sorted(reports, key=lambda m: m.at)], _NEAR)
    below = _lanes([(place(mark.at), mark) for mark in sorted(events, key=lambda m: m.at)], 150)
    axis = 34 + _LANE * max((lane for _, lane, _ in above), default=0)
    depth = 1 + max((lane for _, lane, _ in below), default=-1)
    height = axis + 44 + _LANE * depth
    named = f"{count(len(reports), 'report')} and {count(len(events), 'dated happening')} in time"
    parts = [
        *(_tick(x, axis, word) for x, word in _ticks(first, last, place)),
        Markup('<line class="axis" x1="{}" x2="{}" y1="{}" y2="{}"/>').format(
            _MARGIN - 20, _WIDTH - _MARGIN + 20, axis, axis
        ),
        *(_report(x, axis - 16 - _LANE * lane, axis, mark) for x, lane, mark in above),
        *(_event(x, axis + 44 + _LANE * lane, axis, mark) for x, lane, mark in below),
    ]
    return Markup(
        '<div class="picture" tabindex="0" role="region" aria-label="The timeline as a picture">'
        '<svg viewBox="0 0 {} {}" role="img" aria-label="{}">{}</svg></div>'
    ).format(_WIDTH, height, named, Markup("").join(parts))


def _events(synopsis: Synopsis) -> Iterator[_Mark]:
    for entry in synopsis.timeline:
        match = _DAY.fullmatch(entry.when)
        if match is None:
            continue
        year, month, day, hour, minute = (int(part or 0) for part in match.groups())
        try:
            at = datetime(year, month, day, min(hour, 23), minute, tzinfo=UTC)
        except ValueError:  # a day that no calendar has
            continue
        words = clean_line(entry.text)
        yield _Mark(at.timestamp(), shorten(words, 26), f"{time_in_words(entry.when)}: {words}")


def _said_of(each: Lettered) -> str:
    return f"{each.letter}, {clean_line(each.report.name)}: {published_in_words(each.report)}"


def _seconds(stated: date | datetime | None) -> float:
    """The moment that is stated, or the noon of a day, so that it stands in the middle of it."""
    if isinstance(stated, datetime):
        return (stated if stated.tzinfo else stated.replace(tzinfo=UTC)).timestamp()
    day = stated or date.min
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC).timestamp()


def _lanes(placed: list[tuple[float, _Mark]], room: float) -> list[tuple[float, int, _Mark]]:
    """Each mark with the first lane in which it does not lie on the one before; the rest is left out."""
    ends: list[float] = []
    found: list[tuple[float, int, _Mark]] = []
    for x, mark in placed:
        lane = next((n for n, end in enumerate(ends) if end <= x), len(ends))
        if lane == _MOST_LANES:
            continue
        ends[lane : lane + 1] = [x + room]
        found.append((x, lane, mark))
    return found


def _ticks(
    first: float, last: float, place: Callable[[float], float]
) -> Iterator[tuple[float, str]]:
    """Some days of the axis, not nearer than there is room for their names."""
    start, end = (datetime.fromtimestamp(one, UTC).date() for one in (first, last))
    n_days = (end - start).days
    step = max(1, -(-n_days // 6))
    for number in range(0, n_days + 1, step):
        day = start + timedelta(days=number)
        at = max(_seconds(day) - 43_200, first)
        words = f"{day.day} {day:%b}" + (f" {day.year}" if number == 0 else "")
        yield place(at), words


def _tick(x: float, axis: int, words: str) -> Markup:
    return Markup(
        '<line class="tick" x1="{0:.0f}" x2="{0:.0f}" y1="{1}" y2="{2}"/>'
        '<text class="day" x="{0:.0f}" y="{3}">{4}</text>'
    ).format(x, axis - 4, axis + 4, axis + 18, words)


def _report(x: float, y: int, axis: int, mark: _Mark) -> Markup:
    return Markup(
        '<g class="came"><title>{4}</title><line x1="{0:.0f}" x2="{0:.0f}" y1="{1}" y2="{2}"/>'
        '<rect x="{5:.0f}" y="{6}" width="22" height="20" rx="3"/>'
        '<text x="{0:.0f}" y="{7}">{3}</text></g>'
    ).format(x, y + 6, axis, mark.label, mark.title, x - 11, y - 14, y)


def _event(x: float, y: int, axis: int, mark: _Mark) -> Markup:
    side = "end" if x > _WIDTH / 2 else "start"
    return Markup(
        '<g class="happened {5}"><title>{4}</title><line x1="{0:.0f}" x2="{0:.0f}" y1="{2}" y2="{1}"/>'
        '<circle cx="{0:.0f}" cy="{2}" r="4"/><text x="{6:.0f}" y="{1}">{3}</text></g>'
    ).format(x, y, axis, mark.label, mark.title, side, x - 5 if side == "end" else x + 5)
