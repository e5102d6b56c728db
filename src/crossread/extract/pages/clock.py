"""The day on which readers of a page saw it published, where its marks tell the time in UTC.

In go the times that a page states for programs and the texts in which it shows them to readers ("Nov. 18, 2019 7:04 pm
ET"); out comes the time of publication in the zone of those readers. A shown clock belongs to a stated time where the
two differ by whole half hours, up to the fourteen that zones reach: the difference is the zone. Names of zones are not
read, since many name several. Never changes the moment itself.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from itertools import islice

__all__ = ["localise"]

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH = r"(?P<month>jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?"
_DAYS = (
    re.compile(
        rf"\b{_MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?:,? (?P<year>20\d\d))?", re.IGNORECASE
    ),
    re.compile(
        rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)? {_MONTH}(?:,? (?P<year>20\d\d))?", re.IGNORECASE
    ),
    re.compile(r"\b(?P<year>20\d\d)-(?P<month>\d\d)-(?P<day>\d\d)\b"),
    re.compile(r"\b(?P<month>\d{1,2})[/.](?P<day>\d{1,2})[/.](?P<year>20\d\d)\b"),
    re.compile(r"\b(?P<day>\d{1,2})[/.](?P<month>\d{1,2})[/.](?P<year>20\d\d)\b"),
)
_CLOCK = re.compile(
    r"(?<![\d:.])(?P<hour>\d{1,2})[:.](?P<minute>\d\d)(?!\d)[:\d]{0,3} ?(?P<half>[ap]\.?m)?",
    re.IGNORECASE,
)
_FARTHEST = timedelta(hours=14)
_STEP = timedelta(minutes=30)
# A text that shows a time is short.
_LONGEST = 160
_MOST_TEXTS = 60


def localise(
    published: date | datetime | None,
    updated: date | datetime | None,
    shown: Iterable[str],
) -> date | datetime | None:
    """`published` in the zone in which one of the texts `shown` tells it, or tells `updated`; else as it is."""
    if not isinstance(published, datetime):
        return published
    stated = [one for one in (published, updated) if isinstance(one, datetime)]
    walls = (
        wall
        for text in islice(shown, _MOST_TEXTS)
        if len(text) <= _LONGEST
        for wall in _walls(text, published.year)
    )
    zones = (_zone(one, wall) for wall in walls for one in stated)
    zone = next((zone for zone in zones if zone is not None), None)
    return published if zone is None else _in_utc(published).astimezone(zone)


def _walls(text: str, year: int) -> Iterator[datetime]:
    """Each way to read the day and the clock that stand in a text, as a time without a zone."""
    clock = _CLOCK.search(text)
    for form in _DAYS if clock else ():
        day = form.search(text)
        # "11.18" of "11.18.2019" is no clock.
        while clock and day and clock.start() < day.end() and day.start() < clock.end():
            clock = _CLOCK.search(text, day.end())
        if day is None or clock is None:
            continue
        hour, half = int(clock["hour"]), (clock["half"] or "")[:1].lower()
        hour = hour % 12 + 12 * (half == "p") if half and hour <= 12 else hour
        month = day["month"].lower()
        number = int(month) if month.isdigit() else _MONTHS.index(month[:3]) + 1
        try:
            opening = datetime(int(day["year"] or year), number, int(day["day"]), tzinfo=None)  # noqa: DTZ001 - a wall clock has no zone of its own
            yield opening.replace(hour=hour, minute=int(clock["minute"]))
        except ValueError:
            continue


def _zone(stated: datetime, wall: datetime) -> timezone | None:
    offset = wall - _in_utc(stated).replace(tzinfo=None, second=0, microsecond=0)
    return timezone(offset) if abs(offset) <= _FARTHEST and not offset % _STEP else None


def _in_utc(moment: datetime) -> datetime:
    """A time without a zone is taken for UTC: programs write that."""
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
