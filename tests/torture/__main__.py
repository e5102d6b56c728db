"""The torture corpus at the sizes that do harm: `python -m tests.torture [PART...]`, or `make torture`.

Parts are `inputs` (hostile inputs, each read in the worker within the limits of the program), `documents` (a million
of them, whose spans are proved), `archive` (a web archive of 331 MB, whole, damaged and cut short) and `feed` (100,000
items). By its name alone
`growth` is run: every regular expression of the package at n, 2n, 4n and 8n. Prints what became of each and what it cost, and ends with exit code 1 if one failed.
"""

import os
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Mapping
from importlib.util import find_spec
from pathlib import Path

from crossread.extract.read import stream_reports
from crossread.extract.worker import LIMITS, open_worker
from crossread.types.problem import Problem
from crossread.types.report import Report, StoredFile
from tests.torture.archives import (
    damage,
    measure,
    read_damaged,
    read_truncated,
    write_archive,
)
from tests.torture.documents import prove_documents
from tests.torture.feeds import write_feed
from tests.torture.hostile import SHAPES, make_hostile
from tests.torture.patterns import slow_patterns

__all__ = ["PARTS"]

_N_DOCUMENTS = 1_000_000
_ARCHIVE_BYTES = 331_000_000
_N_ITEMS = 100_000


def _tell(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def read_inputs() -> int:
    """Read the hostile inputs; the number of those that did not end as they must."""
    failed = 0
    with open_worker() as read:
        for name, (what, size, _) in SHAPES.items():
            capture = make_hostile(name, size)
            begun = time.monotonic()
            reports, problems = read(capture)
            seconds = time.monotonic() - begun
            # Both ends of the pipe take some time beside the deadline, and a child may be asked twice.
            is_good = bool(reports or problems) and seconds <= 2 * LIMITS.wall_seconds + 5
            failed += not is_good
            ended = (
                f"{len(reports)} reports" if reports else problems[0].message if problems else "-"
            )
            mark = "ok  " if is_good else "FAIL"
            _tell(f"{mark} {seconds:6.2f} s {len(capture.body) / 1e6:6.2f} MB  {what}: {ended}")
    return failed


def read_documents() -> int:
    """Prove the spans of a million documents; 1 where one does not hold."""
    counted: Counter[str] = Counter()
    step = _N_DOCUMENTS // 20
    for first in range(0, _N_DOCUMENTS, step):
        counted += prove_documents(range(first, first + step), annotated=4, compared=1000)
        told = ", ".join(f"{n:,} {what}" for what, n in counted.items())
        _tell(f"ok   {told}; {time.process_time():,.0f} s of the processor")
    return 0


def read_archive() -> int:
    """Read a large web archive; 1 where a whole record is missing."""
    with tempfile.TemporaryDirectory() as folder:
        archive = write_archive(Path(folder, "a.warc.gz"), _ARCHIVE_BYTES)
        n_records = len(archive.records)
        rates = measure(archive)
        _tell(
            "ok   {:,} records; in a second of the processor {:,.0f} are cut, {:,.0f} pages read; by warcio {:,.0f}".format(
                n_records, *rates
            )
        )
        hit = damage(archive, 200)
        n_given, n_told = read_damaged(archive, hit)
        _tell(
            f"ok   {len(hit):,} records damaged at 200 places: {n_given:,} given, {n_told:,} problems"
        )
        size = archive.path.stat().st_size
        for tenths in (9, 6, 3):
            n_given = read_truncated(archive, size * tenths // 10, hit)
            _tell(f"ok   cut to {tenths} tenths: {n_given:,} given, and it is said")
        _tell(f"ok   {_most_memory():,.0f} MB of memory at most")
    return 0


def read_feed() -> int:
    """Read a feed of 100,000 items in the worker; 1 where one of them is lost."""
    with tempfile.TemporaryDirectory() as folder:
        path = write_feed(Path(folder, "long.rss"), _N_ITEMS)
        begun = time.process_time()
        n_reports, told = 0, []
        with open_worker() as read_apart:
            for found in stream_reports(
                StoredFile(str(path), lambda: path.open("rb")), read_apart=read_apart
            ):
                n_reports += isinstance(found, Report)
                told += [found.message] if isinstance(found, Problem) else []
        size = path.stat().st_size / 1e6
        spent = time.process_time() - begun + _children_seconds()
        mark = "ok  " if n_reports == _N_ITEMS else "FAIL"
        _tell(
            f"{mark} a feed of {size:.1f} MB: {n_reports:,} of {_N_ITEMS:,} items, {spent:,.0f} s of the processor; "
            f"{_most_memory():,.0f} MB here and {_most_memory(children=True):,.0f} MB in the worker at most"
        )
        for message in told:
            _tell(f"     {message}")
    return int(n_reports != _N_ITEMS)


def try_patterns() -> int:
    """Try every regular expression of the package; the number of those whose time grows too fast on some text."""
    slow = 0
    for name, piece, grown in slow_patterns():
        slow += 1
        _tell(f"SLOW {name} on {piece!r}: {grown:.1f} times as long for twice the length")
    return slow


def _children_seconds() -> float:
    """The processor time of the children that have ended."""
    spent = os.times()
    return spent.children_user + spent.children_system


def _most_memory(*, children: bool = False) -> float:
    """The most memory that this process held, or one of its children, in MB, where the system tells it."""
    if find_spec("resource") is None:
        return 0.0
    import resource  # noqa: PLC0415 - not every system has it

    # Linux counts in kilobytes, macOS in bytes.
    who = resource.RUSAGE_CHILDREN if children else resource.RUSAGE_SELF
    return resource.getrusage(who).ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)


PARTS: Mapping[str, Callable[[], int]] = {
    "inputs": read_inputs,
    "documents": read_documents,
    "archive": read_archive,
    "feed": read_feed,
    "growth": try_patterns,
}
"""What can be run, by its name; each returns how many failed."""

# A pattern that is slow may see nothing but short lines: what `growth` tells is to be judged by a person.
_WHOLE = ("inputs", "documents", "archive", "feed")

if __name__ == "__main__":
    sys.exit(1 if sum(PARTS[name]() for name in sys.argv[1:] or _WHOLE) else 0)
