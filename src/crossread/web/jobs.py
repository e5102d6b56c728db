"""Adding to the library beside the page: one reading after the other, each with what is known of it so far.

A reading is a row of inputs that one person added at once. One thread reads, since a library has one writer at a time;
those who watch wait for `Adder.changed`.
"""

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import partial
from hashlib import sha256
from io import BytesIO
from secrets import token_hex
from threading import Condition
from typing import TYPE_CHECKING

from crossread.errors import CrossreadError
from crossread.keep.group import GROUPING, Grouping
from crossread.keep.read import Given, ReadInput, read_into
from crossread.language.model import LanguageModel
from crossread.store.captures import capture_id
from crossread.store.library import Library
from crossread.store.reports import reports_of_captures
from crossread.store.stories import stories_of
from crossread.types.problem import Problem

if TYPE_CHECKING:
    from crossread.fetch.http import Door

__all__ = ["PASTED", "Adder", "Adding"]

PASTED = "pasted-{}.txt"
"""What a pasted text is called in the library; nobody gave it that name, and nobody is told it as one."""

_MOST_KEPT = 200  # readings that are remembered
_MOST_WAITING = 20


@dataclass(frozen=True, slots=True)
class Adding:
    """One reading: what is added, how far it is, and what came of it. `failed` says why it was given up.

    `given` is empty once the reading is over.
    """

    id: str
    title: str
    addresses: tuple[str, ...] = ()
    given: tuple[Given, ...] = ()
    n_done: int = 0
    n_inputs: int = 1
    n_new: int = 0
    n_known: int = 0
    problems: tuple[Problem, ...] = ()
    story_ids: tuple[str, ...] = ()
    is_begun: bool = False
    is_over: bool = False
    failed: str | None = None


@dataclass(slots=True)
class Adder:
    """The thread that reads, and the readings that it has done or has yet to do, by their ids."""

    library: Library
    model: LanguageModel
    door: "Door | None" = None
    grouping: Grouping = GROUPING
    changed: Condition = field(default_factory=Condition)
    readings: dict[str, Adding] = field(default_factory=dict)
    thread: ThreadPoolExecutor = field(
        default_factory=lambda: ThreadPoolExecutor(1, thread_name_prefix="adding")
    )

    def add(
        self, title: str, *, addresses: tuple[str, ...] = (), given: tuple[Given, ...] = ()
    ) -> Adding | None:
        """Begin a reading when those before it are done; None where too many wait."""
        made = Adding(token_hex(8), title, addresses, given)
        with self.changed:
            if sum(not one.is_over for one in self.readings.values()) >= _MOST_WAITING:
                return None
            self.readings[made.id] = made
            over = [one.id for one in self.readings.values() if one.is_over]
            for old in over[: max(0, len(self.readings) - _MOST_KEPT)]:
                del self.readings[old]
        self.thread.submit(self._read, made.id).add_done_callback(_raise)
        return made

    def get(self, reading_id: str) -> Adding | None:
        """The reading of that id as it stands now."""
        with self.changed:
            return self.readings.get(reading_id)

    def follow(self, reading_id: str, *, seconds: float) -> Iterator[Adding | None]:
        """The reading each time that it changes, until it is over; None where for `seconds` it does not."""
        seen: Adding | None = None
        while True:
            with self.changed:
                now = self.readings.get(reading_id)
                if now is None:
                    return
                if now is seen and not self.changed.wait(seconds):
                    now = None
                elif now is seen:
                    continue
            yield now
            seen = now or seen
            if now is not None and now.is_over:
                return

    def close(self) -> None:
        """End the thread once its reading is kept; what waits is given up."""
        self.thread.shutdown(wait=False, cancel_futures=True)

    def _read(self, reading_id: str) -> None:
        made = self._change(reading_id, lambda one: replace(one, is_begun=True))
        try:
            told = read_into(
                self.library,
                made.addresses,
                stdin=BytesIO(),
                model=self.model,
                given=made.given,
                door=self.door,
                grouping=self.grouping,
                now=datetime.now(UTC).replace(microsecond=0),
            )
            for part in told:
                made = self._change(reading_id, partial(_further, part))
            self._end(reading_id, story_ids=self._stories(made))
        except CrossreadError as error:
            self._end(reading_id, failed=str(error))
        except BaseException:
            broken = "the reading broke off; the terminal that serves the page tells why"
            self._end(reading_id, failed=broken)
            raise

    def _end(
        self, reading_id: str, *, story_ids: tuple[str, ...] = (), failed: str | None = None
    ) -> None:
        """Tell that a reading is over; the bytes that it was given are held no longer."""
        self._change(
            reading_id,
            lambda one: replace(one, given=(), story_ids=story_ids, failed=failed, is_over=True),
        )

    def _change(self, reading_id: str, change: Callable[[Adding], Adding]) -> Adding:
        with self.changed:
            made = change(self.readings[reading_id])
            self.readings[reading_id] = made
            self.changed.notify_all()
            return made

    def _stories(self, made: Adding) -> tuple[str, ...]:
        """The stories in which the reports lie that this reading brought, or found there."""
        ids = [
            capture_id(one.capture.address, sha256(one.capture.body).hexdigest())
            for one in made.given
        ]
        with self.library.reading() as connection:
            found = reports_of_captures(connection, capture_ids=ids, addresses=made.addresses)
            return tuple(dict.fromkeys(stories_of(connection, found).values()))


def _raise(done: "Future[None]") -> None:
    """Let an error that nobody foresaw be told on the terminal."""
    if not done.cancelled():
        done.result()


def _further(part: ReadInput, one: Adding) -> Adding:
    """The reading with what came of its next inputs."""
    return replace(
        one,
        n_done=part.n_done,
        n_inputs=part.n_inputs,
        n_new=one.n_new + part.n_new,
        n_known=one.n_known + part.n_known,
        problems=(*one.problems, *map(_without_made_name, part.problems)),
    )


def _without_made_name(problem: Problem) -> Problem:
    start, end = PASTED.split("{}")
    is_pasted = problem.subject.startswith(start) and problem.subject.endswith(end)
    return replace(problem, subject="the pasted text") if is_pasted else problem
