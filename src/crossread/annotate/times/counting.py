"""So many units on from a day: "two weeks later", as a value that is as fine as the unit.

In go days and values of TIMEX3, out come the same; None, or X for the year, outside the calendar.
"""

from datetime import date, timedelta

__all__ = ["add_days", "day_within", "value_after"]


def day_within(value: str | None, unit: str) -> date | None:
    """A day within `value`, where `value` is fine enough to count in `unit` from it."""
    if value is None or "X" in value or not value[:4].isdigit() or len(value) < 4:
        return None
    head = value[:10]
    if len(head) == 10 and head[4] == head[7] == "-" and head[5:7].isdigit() and head[8:].isdigit():
        return date.fromisoformat(head)
    if unit == "Y":
        return date(max(1, int(value[:4])), 1, 1)
    if value[4:6] == "-Q" and unit == "Q":
        return date(int(value[:4]), 3 * int(value[6]) - 2, 1)
    if value[4:6] == "-W" and unit == "W" and value[6:8].isdigit():
        return date.fromisocalendar(int(value[:4]), int(value[6:8]), 1)
    if unit == "M" and len(value) == 7 and value[5:7].isdigit():
        return date(int(value[:4]), int(value[5:7]), 1)
    return None


def value_after(seen: date, unit: str, steps: int) -> str:
    """`seen` and so many units on, as fine as the unit is."""
    if unit in {"Y", "E", "C"}:
        year = seen.year + steps * {"Y": 1, "E": 10, "C": 100}[unit]
        cut = 4 if steps or unit == "Y" else {"E": 3, "C": 2}[unit]
        return f"{year:04}"[:cut] if 1 <= year <= 9999 else "XXXX"
    if unit in {"M", "Q"}:
        return _months_on(seen, unit, steps)
    days = {"D": 1, "W": 7, "WE": 7, "F": 14}.get(unit)
    if days is None:
        return f"{seen.isoformat()}TXX:XX"
    day = add_days(seen, steps * days)
    if day is None:
        return "XXXX-XX-XX"
    year, week, _ = day.isocalendar()
    if unit == "D":
        return day.isoformat()
    return f"{year:04}-W{week:02}{'-WE' if unit == 'WE' else ''}"


def _months_on(seen: date, unit: str, steps: int) -> str:
    index = seen.year * 12 + seen.month - 1 + steps * (3 if unit == "Q" else 1)
    year, month = divmod(index, 12)
    if not 1 <= year <= 9999:
        return "XXXX"
    return f"{year:04}-{month + 1:02}" if unit == "M" else f"{year:04}-Q{month // 3 + 1}"


def add_days(day: date | None, days: int) -> date | None:
    """`day` and so many days on; None outside the years 1 to 9999."""
    if day is None or not 1 <= day.toordinal() + days <= date.max.toordinal():
        return None
    return day + timedelta(days=days)
