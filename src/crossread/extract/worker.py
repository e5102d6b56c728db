"""The parent's side of the process in which strangers' bytes are parsed.

In goes a capture; out come what `read_report` gives, or one problem that says why the bytes were given up: too much
time, too much memory, or a crash. Parsers of pages, XML, mail and PDF are large, some are written in C, and a small input
can hold them for hours; nothing within one process can end them. The child is started at the first capture, kept
for the next, and started anew when it ends. Nothing is started where there is nothing to parse.

An answer comes in parts, report by report. What was read of a feed or a mailbox before the child had to be ended is
kept, and the problem tells how much that is, and how much is not.

The records of an archive come one by one, as captures with their `Origin`, and each has limits of its own: so an
archive of any length can be read, and what one of its records does is that record's problem alone.

Memory, time of the processor and written files are limited by `resource.setrlimit`; where a system has none, as Windows,
or refuses one, as macOS does for memory, the child tells it, and one problem says so.
"""

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from threading import Timer
from time import monotonic
from typing import BinaryIO

from crossread.extract.archives.member import Origin, ReadCapture
from crossread.extract.report_json import read_answer
from crossread.extract.worker_child import MOST_SHARES, OUT_OF_MEMORY, receive, send
from crossread.types.problem import Problem
from crossread.types.report import Capture, Report

__all__ = ["LIMITS", "Limits", "ReadCapture", "open_worker"]


@dataclass(frozen=True, slots=True)
class Limits:
    """What one capture may cost: bytes of address space, seconds of processor, seconds by the clock.

    The seconds hold for each report anew, where a capture holds several, and sixty times those for all.
    """

    memory: int
    cpu_seconds: int
    wall_seconds: float


LIMITS = Limits(memory=512 * 2**20, cpu_seconds=10, wall_seconds=60.0)
"""The interpreter with its parsers takes 230 MB of the memory; the longest honest page a second of the time.

The deadline is far above, since it counts also while other programs hold the processor.
"""

# The text of an input of 10 MB as JSON, each character escaped, takes six times as much.
_LONGEST_ANSWER = 100_000_000
# A child that closed its pipes has ended but for what the system does.
_END_SECONDS = 2.0
_NOT_READ = ", and is not read"
# How the items of feeds and the messages of a mailbox begin.
_ITEM = re.compile(rb"<(?:[\w.-]{1,40}:)?(?:item|entry)[\s>]|^From ", re.MULTILINE)
# The parent's own paths, and neither the user's folder nor settings, tell where the code lies.
_START = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]); "
    "from crossread.extract.worker_child import serve; serve(*map(int, sys.argv[2:]))"
)


@dataclass(slots=True)
class _Worker:
    """The child, if one runs, how many captures it has read, what of it is not limited, and whether that was said.

    `python` is the interpreter that runs it.
    """

    limits: Limits
    python: str = sys.executable or ""
    process: "subprocess.Popen[bytes] | None" = None
    n_read: int = 0
    unlimited: tuple[str, ...] = ()
    has_warned: bool = False


@contextmanager
def open_worker(
    limits: Limits = LIMITS, *, python: str = sys.executable or ""
) -> Iterator[ReadCapture]:
    """A `read_report` that runs in a child process within `limits`; the child ends with the block.

    What it gives for a capture does not depend on what was read before: a child that ran out of memory or
    crashed on other than its first capture is asked once more, fresh. `python` is the interpreter that runs the child.
    """
    worker = _Worker(limits, python)

    def read(
        capture: Capture, origin: Origin | None = None
    ) -> tuple[tuple[Report, ...], tuple[Problem, ...]]:
        return _read(worker, capture, origin)

    try:
        yield read
    finally:
        _stop(worker)


def _read(
    worker: _Worker, capture: Capture, origin: Origin | None = None
) -> tuple[tuple[Report, ...], tuple[Problem, ...]]:
    was_used = worker.n_read > 0
    answer, refused = _ask(worker, capture, origin)
    if refused is not None and refused.is_of_state and was_used:
        answer, refused = _ask(worker, capture, origin)
    reports, problems = tuple(answer.reports), tuple(answer.problems)
    if refused is not None:
        reason = _tell_left(refused.reason, capture, len(reports))
        return reports, (*problems, Problem("extract", capture.address, reason))
    if worker.unlimited and not worker.has_warned:
        worker.has_warned = True
        message = _tell_unlimited(worker.unlimited, worker.limits)
        problems = (*problems, Problem("extract", capture.address, message))
    return reports, problems


def _tell_unlimited(unlimited: tuple[str, ...], limits: Limits) -> str:
    """What this system does not limit, and that the clock limits it all the same."""
    return (
        f"was read without limits on {', '.join(unlimited)}, which this system cannot set; "
        f"the deadline of {limits.wall_seconds:g} seconds holds"
    )


def _tell_left(reason: str, capture: Capture, n_reports: int) -> str:
    """Why a capture was given up, and how much of it was read before, if any was."""
    if not n_reports:
        return reason
    reason = reason.removesuffix(_NOT_READ)
    n_items = sum(1 for _ in _ITEM.finditer(capture.body))
    rest = (
        f"the other {n_items - n_reports:,} of its {n_items:,} items are"
        if n_items > n_reports
        else "what follows is"
    )
    return f"{reason}; {n_reports:,} reports that were read before are kept, and {rest} not read"


@dataclass(slots=True)
class _Answer:
    """What came of a capture so far, and how many bytes of answers that took."""

    reports: list[Report] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    n_bytes: int = 0


@dataclass(frozen=True, slots=True)
class _Refusal:
    """Why a capture was given up, and whether what was read before may have been a part of it."""

    reason: str
    is_of_state: bool = False


def _ask(
    worker: _Worker, capture: Capture, origin: Origin | None
) -> tuple[_Answer, _Refusal | None]:
    """The child's answer, and why it is not whole; a child that gave no whole one is gone."""
    answer = _Answer()
    try:
        process = worker.process or _start(worker.python, worker.limits)
    except OSError as error:
        reason = f"cannot be read: no process can be started for it ({error.strerror})"
        return answer, _Refusal(reason)
    is_new, worker.process = worker.process is None, process
    try:
        with _deadline(process, worker.limits.wall_seconds) as (begin_share, late):
            is_up = _hear_limits(worker, process) if is_new else True
            is_whole = is_up and _exchange(process, capture, origin, begin_share, answer)
    except ValueError:
        _stop(worker)
        return answer, _Refusal("what reads it gave no answer that makes sense", is_of_state=True)
    if late or not is_whole:
        code = _reap(worker)
        return answer, _explain(code, worker.limits, is_late=bool(late))
    worker.n_read += 1
    return answer, None


def _start(python: str, limits: Limits) -> "subprocess.Popen[bytes]":
    arguments = [
        json.dumps([str(path) for path in sys.path]),
        str(limits.memory),
        str(limits.cpu_seconds),
    ]
    # Each thread of the libraries for matrices would reserve memory of its own; one is enough for a page. With a fixed
    # seed the parsers' own sets have one order, so that the same page gives the same report.
    fixed = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "PYTHONHASHSEED": "0"}
    return subprocess.Popen(  # noqa: S603 - it starts this very program
        [python, "-P", "-s", "-c", _START, *arguments, str(_LONGEST_ANSWER)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=os.environ | fixed,
    )


@contextmanager
def _deadline(
    process: "subprocess.Popen[bytes]", seconds: float
) -> Iterator[tuple[Callable[[], None], list[bool]]]:
    """End `process` after `seconds`, counted anew at each call of what is given; the list is empty until then."""
    late: list[bool] = []
    # The child counts as many shares of the processor, which end it first unless it waits or the machine is loaded.
    end = monotonic() + MOST_SHARES * seconds
    timers: list[Timer] = []

    def begin_share() -> None:
        if timers:
            timers.pop().cancel()
        timers.append(Timer(min(seconds, end - monotonic()), _end_late, (process, late)))
        timers[-1].start()

    begin_share()
    try:
        yield begin_share, late
    finally:
        timers[-1].cancel()
        timers[-1].join()


def _end_late(process: "subprocess.Popen[bytes]", late: list[bool]) -> None:
    late.append(True)
    process.kill()


def _hear_limits(worker: _Worker, process: "subprocess.Popen[bytes]") -> bool:
    """Take in what the child says first, which is what it could not limit; whether it came before the child ended.

    Raises:
        ValueError: it is not of its form.
    """
    told = receive(_pipes(process)[1], _LONGEST_ANSWER)
    if told is None:
        return False
    worker.unlimited = tuple(str(what) for what in json.loads(told))
    return True


def _exchange(
    process: "subprocess.Popen[bytes]",
    capture: Capture,
    origin: Origin | None,
    begin_share: Callable[[], None],
    answer: _Answer,
) -> bool:
    """Send a capture and put the parts of the answer into `answer`; whether all of them came before the child ended.

    Raises:
        ValueError: a part is not of its form.
    """
    requests, answers = _pipes(process)
    stated = (
        None if origin is None else [origin.name, origin.url, origin.charset, origin.first_item]
    )
    head = json.dumps({"path": capture.path, "url": capture.url, "origin": stated}).encode("ascii")
    try:
        send(requests, head)
        send(requests, capture.body)
        while part := receive(answers, _LONGEST_ANSWER - answer.n_bytes):
            begin_share()
            reports, problems, is_last = read_answer(part, capture)
            answer.reports += reports
            answer.problems += problems
            answer.n_bytes += len(part)
            if is_last:
                return True
    except OSError:
        return False
    return False


def _pipes(process: "subprocess.Popen[bytes]") -> tuple[BinaryIO, BinaryIO]:
    if process.stdin is None or process.stdout is None:
        raise ValueError("the process was started without pipes")
    return process.stdin, process.stdout  # type: ignore[return-value]


def _stop(worker: _Worker) -> None:
    """End the child, if one runs; it has nothing to put in order."""
    if worker.process is not None:
        worker.process.kill()
        _reap(worker)


def _reap(worker: _Worker) -> int | None:
    """The exit code of a child that ends, or None where it has to be ended."""
    process, worker.process, worker.n_read = worker.process, None, 0
    if process is None:
        return None
    for pipe in _pipes(process):
        # What is still to be sent reaches nobody.
        with suppress(OSError):
            pipe.close()
    try:
        return process.wait(timeout=_END_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
        return None


def _explain(code: int | None, limits: Limits, *, is_late: bool) -> _Refusal:
    """Why a child gave no answer, by its exit code."""
    if is_late:
        return _Refusal(f"took more than {limits.wall_seconds:g} seconds{_NOT_READ}")
    if code == OUT_OF_MEMORY:
        reason = f"took more than {limits.memory // 2**20} MB of memory{_NOT_READ}"
        return _Refusal(reason, is_of_state=True)
    if code is not None and code == -getattr(signal, "SIGXCPU", 0):
        reason = f"took more than {limits.cpu_seconds} seconds of processor time{_NOT_READ}"
        return _Refusal(reason)
    if code is not None and code < 0:
        reason = f"crashed what reads it with signal {-code} ({_signal_name(-code)})"
        return _Refusal(reason, is_of_state=True)
    return _Refusal(f"ended what reads it with exit code {code}", is_of_state=True)


def _signal_name(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return "unknown"
