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
_MOST_LANES = 7


@dataclass(frozen=True, slots=True)
class _Mark:
    """Something at a time: a report by its letter, or what happened in a few words."""

    at: float
    label: str
    title: str


def draw_timeline(synopsis: Synopsis, lettered: Sequence[Lettered]) -> Markup:
    """An SVG of reports above the axis and dated happenings below it; empty where fewer than two have a time."""
    reports = list(_reports(synopsis, lettered))
    events = list({(mark.at, mark.label): mark for mark in _events(synopsis)}.values())
    times = [mark.at for mark in (*reports, *events)]
    if len(times) < 2 or min(times) == max(times):
        return Markup()
    first, last = min(times), max(times)

    def place(at: float) -> float:
        return _MARGIN + (at - first) / (last - first) * (_WIDTH - 2 * _MARGIN)

    above = _lanes([(place(mark.at) - 11, place(mark.at) + 23, mark) for mark in reports])
    below = _lanes([(*_room(place(mark.at), mark.label), mark) for mark in events])
    axis = 34 + _LANE * max((lane for lane, _ in above), default=0)
    depth = 1 + max((lane for lane, _ in below), default=-1)
    height = axis + 44 + _LANE * depth
    named = f"{count(len(reports), 'report')} and {count(len(events), 'dated happening')} in time"
    parts = [
        Markup('<line class="axis" x1="{}" x2="{}" y1="{}" y2="{}"/>').format(
            _MARGIN - 20, _WIDTH - _MARGIN + 20, axis, axis
        ),
        *(_stem(place(m.at), axis, axis + 38 + _LANE * lane) for lane, m in below),
        *(_stem(place(m.at), axis - 10 - _LANE * lane, axis) for lane, m in above),
        *(_tick(x, axis, word) for x, word in _ticks(first, last, place)),
        *(_came(place(m.at), axis - 16 - _LANE * lane, m) for lane, m in above),
        *(_happened(place(m.at), axis + 44 + _LANE * lane, axis, m) for lane, m in below),
    ]
    return Markup(
        '<div class="picture" tabindex="0" role="region" aria-label="The timeline as a picture">'
        '<svg viewBox="0 0 {} {}" role="img" aria-label="{}">{}</svg></div>'
    ).format(_WIDTH, height, named, Markup("").join(parts))


def _reports(synopsis: Synopsis, lettered: Sequence[Lettered]) -> Iterator[_Mark]:
    """The reports at the time that they state, else on the day that they tell from."""
    for each, made in zip(lettered, synopsis.story.annotations, strict=True):
        at = each.report.published or made.seen_from
        if at is not None:
            words = published_in_words(each.report) or time_in_words(at.isoformat())
            title = f"{each.letter}, {clean_line(each.report.name)}: {words}"
            yield _Mark(_seconds(at), each.letter, title)


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


def _seconds(stated: date | datetime) -> float:
    """The moment that is stated, or the noon of a day, so that it stands in the middle of it."""
    if isinstance(stated, datetime):
        return (stated if stated.tzinfo else stated.replace(tzinfo=UTC)).timestamp()
    return datetime(stated.year, stated.month, stated.day, 12, tzinfo=UTC).timestamp()


def _room(x: float, label: str) -> tuple[float, float]:
    """From where to where the words of a mark at `x` go: to its right, or to its left where that is too near."""
    length = 12 + 7.6 * len(label)
    return (x, x + length) if x + length <= _WIDTH else (x - length, x + 4)


def _lanes(placed: Sequence[tuple[float, float, _Mark]]) -> list[tuple[int, _Mark]]:
    """Each mark with the first lane that has room from its start to its end; what finds none is left out."""
    taken: list[list[tuple[float, float]]] = []
    found: list[tuple[int, _Mark]] = []
    for start, end, mark in sorted(placed, key=lambda one: (one[2].at, one[2].label)):
        free = (
            lane
            for lane, spans in enumerate(taken)
            if all(b <= start or end <= a for a, b in spans)
        )
        lane = next(free, len(taken))
        if lane == _MOST_LANES:
            continue
        if lane == len(taken):
            taken.append([])
        taken[lane].append((start, end))
        found.append((lane, mark))
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


def _stem(x: float, top: float, bottom: float) -> Markup:
    return Markup('<line x1="{0:.0f}" x2="{0:.0f}" y1="{1}" y2="{2}"/>').format(x, top, bottom)


def _came(x: float, y: int, mark: _Mark) -> Markup:
    return Markup(
        '<g class="came"><title>{3}</title>'
        '<rect x="{4:.0f}" y="{5}" width="22" height="20" rx="3"/>'
        '<text x="{0:.0f}" y="{1}">{2}</text></g>'
    ).format(x, y, mark.label, mark.title, x - 11, y - 14)


def _happened(x: float, y: int, axis: int, mark: _Mark) -> Markup:
    goes_left = _room(x, mark.label)[0] < x
    return Markup(
        "<g{5}><title>{4}</title>"
        '<circle cx="{0:.0f}" cy="{2}" r="4"/><text x="{6:.0f}" y="{1}">{3}</text></g>'
    ).format(
        x,
        y,
        axis,
        mark.label,
        mark.title,
        Markup(' class="end"') if goes_left else "",
        x - 6 if goes_left else x + 6,
    )
