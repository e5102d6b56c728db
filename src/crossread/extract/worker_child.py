"""The child process in which strangers' bytes are parsed.

In go captures on standard input, one after the other; out come, on what was standard output, the reports and
problems that `read_report` gives for each, in parts: each report when it is made, and the problems with it that came
before. Before it reads anything it takes limits upon itself that it cannot lift unseen, and refuses itself the network, other programs and the writing of files: no parser of news needs them.
"""

import json
import math
import os
import sys
from collections.abc import Callable, Iterator
from typing import BinaryIO

from crossread.extract.archives.member import Origin
from crossread.extract.read import read_report, stream_reports
from crossread.extract.report_json import write_answer
from crossread.types.problem import Problem
from crossread.types.report import Capture

__all__ = ["MOST_SHARES", "OUT_OF_MEMORY", "receive", "send", "serve"]

OUT_OF_MEMORY = 77
"""The exit code of a child that could not get the memory it asked for."""
MOST_SHARES = 60
"""Shares of processor time, and of time by the clock, that all reports of one capture have together."""

_LENGTH = 8
# What is limited, as it is told where it could not be.
_MEMORY, _TIME, _FILES = "memory", "processor time", "written files"
_FRENCH = (
    "L'envoyé a quitté le port mercredi, et le maire a dit n'en pas savoir la raison.\n\n"
    "Deux navires attendaient dans la baie depuis une semaine, et personne n'avait interrogé leurs équipages.\n"
).encode()
_PROGRAMS = frozenset(
    "os.system os.exec os.fork os.forkpty os.posix_spawn os.spawn os.startfile subprocess.Popen pty.spawn".split()
)
# To look an address up is to tell its host that somebody reads; to bind a port tells nobody, yet nothing here needs it.
_LOOK_UPS = frozenset(
    "socket.connect socket.getaddrinfo socket.gethostbyname socket.gethostbyaddr socket.getnameinfo "
    "socket.sendto socket.sendmsg".split()
)


def send(pipe: BinaryIO, message: bytes) -> None:
    """Write one message: its length in eight bytes, and then itself."""
    pipe.write(len(message).to_bytes(_LENGTH, "big"))
    pipe.write(message)
    pipe.flush()


def receive(pipe: BinaryIO, longest: int) -> bytes | None:
    """The next message, or None where the other side ended, or states one longer than `longest`."""
    head = pipe.read(_LENGTH)
    n_bytes = int.from_bytes(head, "big")
    if len(head) < _LENGTH or n_bytes > longest:
        return None
    message = pipe.read(n_bytes)
    return message if len(message) == n_bytes else None


def serve(memory: int, cpu_seconds: int, longest: int) -> None:
    """Tell what could not be limited, and then answer captures until standard input ends."""
    requests, answers = _take_pipes()
    # What tells languages other than plain English unpacks its tables into a file, so it is made to before no file can
    # be written.
    read_report(Capture(_FRENCH, path="-"))
    begin_capture, begin_share, unlimited = _limit(memory, cpu_seconds)
    refused = _refuse_network_and_programs()
    send(answers, json.dumps(unlimited).encode("ascii"))

    while (head := receive(requests, longest)) is not None:
        body = receive(requests, longest)
        if body is None:
            return
        stated = json.loads(head)
        capture = Capture(body, path=stated["path"], url=stated["url"])
        origin = None if stated["origin"] is None else Origin(*stated["origin"])
        begin_capture()
        refused.clear()
        try:
            for part in _answer(capture, origin, refused):
                send(answers, part)
                begin_share()
        except MemoryError:
            # What is left of the memory may not do for an orderly end.
            os._exit(OUT_OF_MEMORY)


def _take_pipes() -> tuple[BinaryIO, BinaryIO]:
    """The pipes of the parent, moved away from where a parser could read or print."""
    requests = os.fdopen(os.dup(0), "rb")
    answers = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 0)
    os.dup2(nowhere, 1)
    return requests, answers


def _limit(
    memory: int, cpu_seconds: int
) -> tuple[Callable[[], None], Callable[[], None], tuple[str, ...]]:
    """Set the limits; what is returned gives the next capture, and the next report, a share of time of its own.

    Behind these stands what could not be limited.
    """
    try:
        import resource  # noqa: PLC0415 - not every system has it
    except ImportError:
        return (lambda: None), (lambda: None), (_MEMORY, _TIME, _FILES)

    def lower(kind: int, limits: tuple[int, int]) -> bool:
        return _lower(resource.setrlimit, resource.getrlimit, kind, limits)

    lower(resource.RLIMIT_CORE, (0, 0))
    is_set = {
        _MEMORY: lower(resource.RLIMIT_AS, (memory, memory)),
        _FILES: lower(resource.RLIMIT_FSIZE, (0, 0)),
    }
    _, longest = resource.getrlimit(resource.RLIMIT_CPU)
    end = 0

    def used() -> int:
        spent = resource.getrusage(resource.RUSAGE_SELF)
        return math.ceil(spent.ru_utime + spent.ru_stime)

    def begin_capture() -> None:
        nonlocal end
        end = used() + MOST_SHARES * cpu_seconds
        begin_share()

    def begin_share() -> None:
        is_set[_TIME] = lower(resource.RLIMIT_CPU, (min(used() + cpu_seconds, end), longest))

    begin_capture()
    return begin_capture, begin_share, tuple(what for what, is_so in is_set.items() if not is_so)


def _lower(
    setrlimit: Callable[[int, tuple[int, int]], None],
    getrlimit: Callable[[int], tuple[int, int]],
    kind: int,
    limits: tuple[int, int],
) -> bool:
    """Set one limit; False where the system refuses, as macOS does for memory, and none that is as low holds already."""
    try:
        setrlimit(kind, limits)
    except (OSError, ValueError):
        # No limit is told as -1, or as a number that is far too large.
        return 0 <= getrlimit(kind)[0] <= limits[0]
    return True


def _refuse_network_and_programs() -> list[str]:
    """From now on no socket is opened and no program started; the list tells the look-ups that were tried."""
    tried: list[str] = []

    def refuse(event: str, _arguments: tuple[object, ...]) -> None:
        if event in _LOOK_UPS:
            tried.append(event)
        if event in _LOOK_UPS or event == "socket.bind" or event in _PROGRAMS:
            raise PermissionError(f"{event} is refused while strangers' bytes are read")

    sys.addaudithook(refuse)
    sys.dont_write_bytecode = True
    return tried


def _answer(capture: Capture, origin: Origin | None, tried: list[str]) -> Iterator[bytes]:
    """The parts of the answer; what was read before something failed stays in it."""
    problems: list[Problem] = []
    failed = ""
    try:
        for found in stream_reports(capture, origin=origin):
            if isinstance(found, Problem):
                problems.append(found)
            else:
                yield write_answer((found,), problems, capture, is_last=False)
                problems = []
    except MemoryError:
        raise
    except RecursionError:
        failed = "its parts lie too deep within each other"
    except Exception as error:  # noqa: BLE001 - a parser raises what it likes; each input must end with a reason
        failed = f"what reads it failed with {type(error).__name__}"
    if failed:
        problems.append(Problem("extract", capture.address, failed))
    if tried:
        message = f"asked for {len(tried)} connections while it was read, which were refused"
        problems.append(Problem("extract", capture.address, message))
    yield write_answer((), problems, capture)
