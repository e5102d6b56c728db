"""What an archive holds: a record that may be a report, with the place where it stands.

The readers of archives give members and problems in the order of the file; `read.py` reads the members, or has
them read by a `ReadCapture`, together with the `Origin` that only their archive knows.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from crossread.types.problem import Problem
from crossread.types.report import Capture, Report

__all__ = ["Member", "Origin", "ReadCapture"]


@dataclass(frozen=True, slots=True)
class Member:
    """The bytes of one record of an archive, and what the archive states of it.

    `place` is what is written behind the archive's path to name the record, `#1024` or `#folder/a.txt`.
    `charset` is the encoding as a server stated it, which may be wrong. `seen` is when the record of a page of the web
    was received, in UTC.
    """

    body: bytes
    place: str
    url: str | None = None
    charset: str | None = None
    seen: datetime | None = None


@dataclass(frozen=True, slots=True)
class Origin:
    """What is known of bytes beside themselves.

    `name` makes the ids of their reports, with the place in it where they are a record of an archive; `url` and
    `charset` are what that archive states of them. Of a part of a feed, `first_item` is the number of its first item.
    """

    name: str
    url: str | None = None
    charset: str | None = None
    first_item: int = 1


class ReadCapture(Protocol):
    """Reads one capture, as `read.read_report` does and `worker.open_worker` in a process of its own."""

    def __call__(
        self, capture: Capture, origin: Origin | None = None
    ) -> tuple[tuple[Report, ...], tuple[Problem, ...]]:
        """The reports in `capture`, and what is amiss with it."""
