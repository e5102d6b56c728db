"""Reading into a library: fetch → extract → annotate → group → store, a few reports at a time.

In go paths and addresses; out comes, as it happens, what was kept of each. What is told has been kept for good, and a
reading that is stopped at any moment goes on where it stopped when it is called again. Of an input of any length no
more is held than some reports. Nothing that is kept is read again: neither the bytes of a known address, nor a known
report in other bytes.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from hashlib import sha256
from typing import TYPE_CHECKING, BinaryIO

from crossread.annotate.annotate import unread_languages
from crossread.extract.read import stream_reports
from crossread.extract.worker import ReadCapture, open_worker
from crossread.fetch.files import ReadPage, list_inputs, read_paths
from crossread.keep.annotate import Annotated, annotate_reports, keep_annotated
from crossread.keep.group import GROUPING, Grouper, Grouping, group
from crossread.language.model import LanguageModel
from crossread.pipeline import page_reader_for
from crossread.store.captures import (
    add_capture,
    capture_id,
    finish_capture,
    load_capture,
)
from crossread.store.library import Library, Writing
from crossread.store.problems import add_problems, drop_problems
from crossread.store.reports import add_report, has_report, with_kept_id
from crossread.store.sightings import add_record_sighting, add_sighting
from crossread.store.stories import count_pages_again
from crossread.types.problem import Problem
from crossread.types.report import Capture, Report, StoredFile

if TYPE_CHECKING:
    from crossread.fetch.http import Door

__all__ = ["Given", "ReadInput", "read_into"]

_AT_ONCE = 16  # reports; so many are read by the model side by side and kept in one transaction
_HELD_BYTES = 20_000_000  # of captures that wait for their transaction
_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class Given:
    """Bytes that came by themselves, as pasted or sent, and what their giver states of the reports in them."""

    capture: Capture
    outlet: str | None = None
    published: date | None = None

    def state(self, report: Report) -> Report:
        """`report` with what is stated; what the bytes state themselves stands behind it."""
        return replace(
            report,
            outlet=self.outlet or report.outlet,
            published=self.published or report.published,
        )


@dataclass(frozen=True, slots=True)
class ReadInput:
    """What was kept of one input, or of the next part of a long one.

    `n_inputs` is how many inputs there are, `n_done` how many of them are done. `n_new` and `n_known` count reports
    that came and that were kept already; of bytes that were read before nothing is counted, and `is_known` is true.
    """

    address: str
    n_new: int
    n_known: int
    problems: tuple[Problem, ...]
    is_done: bool
    is_known: bool
    n_done: int
    n_inputs: int


def read_into(  # noqa: PLR0913 - the last three are for tests and for those who follow
    library: Library,
    paths: Sequence[str],
    *,
    stdin: BinaryIO | None,
    model: LanguageModel,
    given: Sequence[Given] = (),
    door: "Door | None" = None,
    now: datetime | None = None,
    grouping: Grouping = GROUPING,
) -> Iterator[ReadInput]:
    """Read the files, folders and addresses `paths`, and what is `given`, into `library`; tell of each when it is kept.

    `door` is how the network is asked; `now` is kept as the time at which captures were received.

    Raises:
        StoreError: the library cannot be read or written; what was told before is kept.
        StoreFullError: there is no room left; the same.
    """
    inputs, amiss = list_inputs(paths)
    with open_worker() as read_apart:
        reading = _Reading(
            library=library,
            stdin=stdin,
            model=model,
            grouper=Grouper(grouping),
            read_page=page_reader_for(inputs, door),
            read_apart=read_apart,
            received=now,
            n_inputs=len(inputs) + len(given),
        )
        yield from _keep_folders(reading, amiss)
        for path in inputs:
            yield from _read_input(reading, path)
        for one in given:
            yield from _read_one(reading, one.capture.address, one.capture, one.state)
        yield from _keep(reading, is_last=True)


@dataclass(slots=True)
class _Part:
    """Some reports of one capture, and what came up while they were read; `is_last` when there are no more."""

    source: str
    capture: Capture | StoredFile | None
    body_sha256: str = ""
    n_bytes: int = 0
    reports: list[Report] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    stays: set[str] = field(
        default_factory=set
    )  # ids of problems, shared by all parts of a capture
    is_last: bool = False
    is_known: bool = False
    seen: datetime | None = None  # when its bytes were received from an address of the web


@dataclass(slots=True)
class _Reading:
    """What `read_into` was given, and the parts that wait for the next transaction."""

    library: Library
    stdin: BinaryIO | None
    model: LanguageModel
    grouper: Grouper
    read_page: ReadPage | None
    read_apart: ReadCapture
    received: datetime | None
    n_inputs: int
    n_done: int = 0
    parts: list[_Part] = field(default_factory=list)

    @property
    def is_enough(self) -> bool:
        """Whether the parts that wait are worth a transaction."""
        held = sum(len(p.capture.body) for p in self.parts if isinstance(p.capture, Capture))
        n_parts, n_reports = len(self.parts), sum(len(part.reports) for part in self.parts)
        return n_reports >= _AT_ONCE or held >= _HELD_BYTES or n_parts >= 8 * _AT_ONCE


def _keep_folders(reading: _Reading, amiss: Sequence[Problem]) -> Iterator[ReadInput]:
    """Keep what is amiss with folders, which are no inputs themselves."""
    for problem in amiss:
        reading.n_inputs += 1
        yield from _add(reading, _Part(problem.subject, None, problems=[problem], is_last=True))


def _read_input(reading: _Reading, path: str) -> Iterator[ReadInput]:
    captures, problems = read_paths([path], stdin=reading.stdin, read_page=reading.read_page)
    if not captures:
        part = _Part(path, None, problems=list(problems), is_last=True)
        yield from _add(reading, part)
    for capture in captures:
        is_page = isinstance(capture, Capture) and capture.url is not None
        seen = reading.received if is_page else None
        yield from _read_one(reading, path, capture, seen=seen)


def _read_one(
    reading: _Reading,
    source: str,
    capture: Capture | StoredFile,
    state: Callable[[Report], Report] = lambda report: report,
    *,
    seen: datetime | None = None,
) -> Iterator[ReadInput]:
    part = _Part(source, capture, seen=seen)
    try:
        part.body_sha256, part.n_bytes = _hash(capture)
        why = "" if part.n_bytes else "is empty"  # as `fetch` says of a file that was not sent
    except OSError as error:
        why = f"cannot be read: {(error.strerror or str(error)).lower()}"
    if why:
        refused = [Problem("fetch", capture.address, why)]
        yield from _add(reading, _Part(source, None, problems=refused, is_last=True))
        return
    part.is_known = part.is_last = _is_read(reading, part)
    yield from _add(reading, part) if part.is_known else _read_capture(reading, part, state)


def _hash(capture: Capture | StoredFile) -> tuple[str, int]:
    """The SHA-256 of the bytes of `capture`, and how many they are."""
    if isinstance(capture, Capture):
        return sha256(capture.body).hexdigest(), len(capture.body)
    digest, n_bytes = sha256(), 0
    with closing(capture.open()) as file:
        while block := file.read(_BLOCK):
            digest.update(block)
            n_bytes += len(block)
    return digest.hexdigest(), n_bytes


def _is_read(reading: _Reading, part: _Part) -> bool:
    """Whether these bytes of this address were read before, to their end."""
    address = part.capture.address if part.capture else part.source
    with reading.library.reading() as connection:
        kept = load_capture(connection, capture_id(address, part.body_sha256))
    return kept is not None and kept.is_read


def _read_capture(
    reading: _Reading, part: _Part, state: Callable[[Report], Report]
) -> Iterator[ReadInput]:
    """Read the reports of the capture of `part`, and keep them some at a time."""
    assert part.capture is not None  # noqa: S101 - for the types
    for found in stream_reports(part.capture, read_apart=reading.read_apart):
        if isinstance(found, Problem):
            part.problems.append(found)
        else:
            report = with_kept_id(state(found))
            part.reports.append(report)
            part.problems += unread_languages([report])
        if len(part.reports) + len(part.problems) >= _AT_ONCE:
            more = replace(part, reports=[], problems=[])
            yield from _add(reading, part)
            part = more
    part.is_last = True
    yield from _add(reading, part)


def _add(reading: _Reading, part: _Part) -> Iterator[ReadInput]:
    reading.parts.append(part)
    if reading.is_enough:
        yield from _keep(reading)


def _keep(reading: _Reading, *, is_last: bool = False) -> Iterator[ReadInput]:
    """Annotate what waits, keep it in one transaction, and tell of it."""
    parts, reading.parts = reading.parts, []
    found = {report.id: report for part in parts for report in part.reports}
    with reading.library.reading() as connection:
        new = [one for one in found.values() if not has_report(connection, one.id)]
    grouper = reading.grouper
    made = annotate_reports(new, model=reading.model, grouping=grouper.grouping)
    by_id = {one.report.id: one for one in made}
    with reading.library.writing() as writing:
        before = writing.last_change
        told = [_keep_part(reading, writing, part, by_id) for part in parts]
        group(writing, grouper, before=before, is_last=is_last)
        # A text that is known may have been found at another path, at which another form of it lies.
        again = [one.id for one in found.values() if one.url is None and one.id not in by_id]
        count_pages_again(writing, again)
    grouper.seen_change = writing.last_change
    for part, n_new in zip(parts, told, strict=True):
        reading.n_done += part.is_last
        yield ReadInput(
            address=part.source,
            n_new=n_new,
            n_known=len(part.reports) - n_new,
            problems=tuple(part.problems),
            is_done=part.is_last,
            is_known=part.is_known,
            n_done=reading.n_done,
            n_inputs=reading.n_inputs,
        )


def _keep_part(
    reading: _Reading, writing: Writing, part: _Part, made: Mapping[str, Annotated]
) -> int:
    """Keep one part; how many of its reports are new."""
    ids = add_problems(writing, part.source, part.problems)
    if part.capture is None or part.is_known:
        # What was amiss with the bytes that were read before still is; what was with getting them is over.
        drop_problems(writing, part.source, but=ids, stage="fetch")
        if part.capture is not None:
            known = capture_id(part.capture.address, part.body_sha256)
            add_sighting(writing, known, part.seen)
        return 0
    capture = add_capture(
        writing,
        part.capture if isinstance(part.capture, Capture) else part.capture.path,
        body_sha256=part.body_sha256,
        n_bytes=part.n_bytes,
        received=reading.received,
    )
    add_sighting(writing, capture.id, part.seen)
    n_new = 0
    for report in part.reports:
        if add_report(writing, report, capture):
            keep_annotated(writing, made[report.id])
            n_new += 1
        add_record_sighting(writing, report.id, report.seen)
    part.stays |= ids
    if part.is_last:
        finish_capture(writing, capture)
        drop_problems(writing, part.source, but=part.stays)
    return n_new
