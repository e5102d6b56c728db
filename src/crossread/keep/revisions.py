"""The revisions of a page, and which kept synopses rest on words of it that have changed since."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from itertools import pairwise

from sqlalchemy import Connection

from crossread.align.revisions import Revision, compare_revisions
from crossread.errors import StoreError
from crossread.store.annotations import load_all_annotations
from crossread.store.library import Library
from crossread.store.reports import KeptReport, load_report, load_reports
from crossread.store.revisions import replaced_by, reports_at, revisions
from crossread.store.seal import storable_text
from crossread.store.sightings import returns_among, sightings_of
from crossread.store.synopses import points_citing
from crossread.types.annotation import Statement
from crossread.types.report import Citation, Report

__all__ = ["Fate", "Resting", "RevisionStep", "changes_since", "revisions_of", "step_between"]


class Fate(StrEnum):
    """What became of words that a synopsis cites."""

    REWORDED = "reworded"
    CUT = "cut"


@dataclass(frozen=True, slots=True)
class Resting:
    """A point of the kept synopsis of a story that cites words which the page no longer holds.

    `about` is what the point is about, `cited` what the synopsis cites, `now` what stands in its place.
    """

    story_id: str
    about: str
    cited: Citation
    fate: Fate
    now: Citation | None


@dataclass(frozen=True, slots=True)
class RevisionStep:
    """One change of a page: from the report `before` to `after`, which the library read next at the address.

    `went_back` is set where `after` is an earlier form, which the page was seen to hold again at that moment.
    """

    before: Report
    after: Report
    revision: Revision
    resting: tuple[Resting, ...]
    went_back: datetime | None = None


def revisions_of(library: Library, *names: str) -> tuple[RevisionStep, ...]:
    """The changes of the page at an address, or of the page of the report of an id, the oldest first.

    `names` are ways to write the address; the first that the library knows counts. None where the page was read in
    one form only.

    Raises:
        StoreError: the library knows no such address or report.
        StoreDamagedError: what is kept is not what was written.
    """
    with library.reading() as connection:
        for name in names:
            if pages := _pages_of(connection, storable_text(name)):
                stands = [pairwise(_in_turn(connection, forms)) for forms in pages]
                steps = [pair for pairs in stands for pair in pairs]
                if len(pages) > 1:
                    steps.sort(key=lambda pair: pair[1].change)
                return tuple(
                    replace(step_between(connection, a.report, b.report), went_back=b.went_back)
                    for a, b in steps
                )
    raise StoreError(f"{names[0]}: is no report, address or file that was read into the library")


@dataclass(frozen=True, slots=True)
class _Stand:
    """What a page said from the change of this number on; `went_back` tells when, where it had said so before."""

    report: Report
    change: int
    went_back: datetime | None = None


def _in_turn(connection: Connection, forms: Sequence[KeptReport]) -> list[_Stand]:
    """The forms of a page one after the other, those among them to which it went back once more.

    Their order is that of time where each of them was seen at a moment that is known, else that of coming.
    """
    if len(forms) == 1:
        return [_Stand(forms[0].report, forms[0].change)]
    came = {kept.report.id: kept.change for kept in forms}
    reports = {kept.report.id: kept.report for kept in forms}
    seen = sightings_of(connection, came)
    first_seen = {report_id: min(one.seen for one in held) for report_id, held in seen.items()}
    found = [
        (first_seen.get(kept.report.id), _Stand(kept.report, kept.change)) for kept in forms
    ] + [
        (one.seen, _Stand(reports[one.report_id], one.change, one.seen))
        for one in returns_among(seen, came)
    ]
    if len(first_seen) == len(forms):
        found.sort(key=lambda one: (one[0], one[1].change))
    else:
        found.sort(key=lambda one: one[1].change)
    stands = [stand for _, stand in found]
    return [
        one
        for number, one in enumerate(stands)
        if not number or stands[number - 1].report.id != one.report.id
    ]


def changes_since(library: Library, reports: Sequence[Report]) -> tuple[RevisionStep, ...]:
    """What changed from each of `reports` to the form that its page shows now, in their order; of that, nothing.

    Raises:
        StoreDamagedError: what is kept is not what was written.
    """
    with library.reading() as connection:
        newest = replaced_by(connection, reports)
        after = {kept.report.id: kept.report for kept in load_reports(connection, newest.values())}
        return tuple(
            step_between(connection, report, after[newest[report.id]])
            for report in reports
            if report.id in newest
        )


def _pages_of(connection: Connection, name: str) -> Sequence[Sequence[KeptReport]]:
    kept = load_report(connection, name)
    return [revisions(connection, kept.report)] if kept else reports_at(connection, name)


def step_between(connection: Connection, before: Report, after: Report) -> RevisionStep:
    """What changed from `before` to `after`, two reports of one address that the library keeps.

    Raises:
        StoreDamagedError: what is kept is not what was written.
    """
    made = load_all_annotations(connection, [before.id, after.id])
    said: Mapping[str, Sequence[Statement]] = {one.report_id: one.statements for one in made}
    earlier, later = said.get(before.id, ()), said.get(after.id, ())
    revision = compare_revisions(before, earlier, after, later)
    return RevisionStep(before, after, revision, tuple(_resting(connection, before, revision)))


def _resting(connection: Connection, before: Report, revision: Revision) -> Iterator[Resting]:
    reworded = [(one.before, Fate.REWORDED, one.after) for one in revision.reworded]
    changed = [*reworded, *((one, Fate.CUT, None) for one in revision.cut)]
    if not changed:
        return
    for point in points_citing(connection, before):
        for cited in point.citations:
            for old, fate, now in changed:
                if old.span.overlap(cited.span):
                    yield Resting(point.story_id, point.about, cited, fate, now)
                    break
