"""The timeline of a synopsis for TimelineJS (https://timeline.knightlab.com/docs/json-format.html).

In goes a Synopsis; out comes the text of one JSON object with a slide for each entry that has a place on the
calendar. The title says how many have none. TimelineJS shows its texts as HTML, so that all words are escaped, and
makes no links of them.
"""

import re
from datetime import UTC, date, datetime, timedelta
from html import escape

from crossread.export.json import dump_json
from crossread.export.outline import Lettered, find_letter, give_letters, order_citations
from crossread.export.wording import clean_line, count, open_line, time_in_words
from crossread.types.synopsis import Synopsis, TimelineEntry

__all__ = ["write_timelinejs"]

_DAY = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?"
    r"(?:T(?:(?P<hour>\d\d)(?::(?P<minute>\d\d)(?::(?P<second>\d\d))?)?|MO|MI|AF|EV|NI|DT))?",
    re.ASCII,
)
_WEEK = re.compile(r"(?P<year>\d{4})-W(?P<week>\d\d)(?P<end>-WE)?", re.ASCII)
_PART = re.compile(r"(?P<year>\d{4})-(?P<part>[QH]\d|SP|SU|FA|WI)", re.ASCII)
_DECADE = re.compile(r"(?P<decade>\d{3})X?", re.ASCII)
# First and last month; a season is told by its name alone, for its months are others in the south.
_MONTHS = {"Q1": (1, 3), "Q2": (4, 6), "Q3": (7, 9), "Q4": (10, 12), "H1": (1, 6), "H2": (7, 12)}

_Date = dict[str, int]


def write_timelinejs(synopsis: Synopsis) -> str:
    """The timeline; each date keeps the precision of its TIMEX3 value, hours are as the reports have them."""
    slides = [_slide(number, entry, synopsis) for number, entry in enumerate(synopsis.timeline, 1)]
    placed = [slide for slide in slides if slide is not None]
    document = {
        "title": _title(synopsis, len(slides) - len(placed)),
        "events": placed,
        "scale": "human",
    }
    return dump_json(document)


def _title(synopsis: Synopsis, n_unplaced: int) -> dict[str, object]:
    lines = [
        " – ".join(
            filter(None, (f"{each.letter}: {clean_line(each.report.name)}", _headline(each)))
        )
        for each in give_letters(synopsis.story)
    ]
    if n_unplaced:
        lines.append(f"{count(n_unplaced, 'dated line')} without a place on the calendar")
    return {
        "unique_id": "title",
        "autolink": False,
        "text": {
            "headline": f"Timeline of {count(len(synopsis.story.reports), 'report')}",
            "text": "".join(f"<p>{escape(line)}</p>" for line in lines),
        },
    }


def _headline(each: Lettered) -> str:
    report = each.report
    return "" if report.headline is None else clean_line(report.headline.of(report.text))


def _slide(number: int, entry: TimelineEntry, synopsis: Synopsis) -> dict[str, object] | None:
    dates = _place(entry.when)
    if dates is None:
        return None
    lettered = give_letters(synopsis.story)
    cited = [
        f"<p>{escape(find_letter(lettered, cite.report_id))}: “{escape(clean_line(cite.text))}”</p>"
        for cite in order_citations(lettered, entry.citations)
    ]
    return {
        "unique_id": f"entry-{number}",
        "autolink": False,
        "start_date": dates[0],
        **({"end_date": dates[1]} if len(dates) > 1 else {}),
        "display_date": time_in_words(entry.when),
        "text": {"headline": escape(open_line(entry.text)), "text": "".join(cited)},
    }


def _place(when: str) -> tuple[_Date, ...] | None:
    """The date of a TIMEX3 value, or its first and last where it is a stretch of several units."""
    try:
        if day := _DAY.fullmatch(when):
            return (_exact(day.groupdict()),)
        if week := _WEEK.fullmatch(when):
            return _week(week)
        if part := _PART.fullmatch(when):
            return _part(int(part["year"]), part["part"])
        if decade := _DECADE.fullmatch(when):
            first = int(decade["decade"]) * 10
            return {"year": first}, {"year": first + 9}
    except ValueError:
        # It has the form of a date and is none, such as the 30th of February.
        return None
    return None


def _exact(parts: dict[str, str | None]) -> _Date:
    found = {name: int(value) for name, value in parts.items() if value is not None}
    datetime(
        found["year"],
        found.get("month", 1),
        found.get("day", 1),
        found.get("hour", 0),
        found.get("minute", 0),
        found.get("second", 0),
        tzinfo=UTC,
    )
    return found


def _week(match: re.Match[str]) -> tuple[_Date, ...]:
    monday = date.fromisocalendar(int(match["year"]), int(match["week"]), 1)
    first = monday + timedelta(days=5) if match["end"] else monday
    return _of(first), _of(monday + timedelta(days=6))


def _part(year: int, name: str) -> tuple[_Date, ...] | None:
    date(year, 1, 1)
    if name not in _MONTHS:
        return None if name[0] in "QH" else ({"year": year},)
    first, last = _MONTHS[name]
    return {"year": year, "month": first}, {"year": year, "month": last}


def _of(day: date) -> _Date:
    return {"year": day.year, "month": day.month, "day": day.day}
