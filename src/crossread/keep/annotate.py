"""What is kept of a report beside its text: its annotations with what made them, its profile for grouping, and its
entry in the index of search.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from crossread.annotate.annotate import annotate_each
from crossread.keep.group import Grouping
from crossread.keep.made_by import made_by
from crossread.language.model import LanguageModel
from crossread.store.annotations import add_annotations
from crossread.store.library import Writing
from crossread.store.profiles import UNDATED, KeptProfile, add_profile
from crossread.store.search_index import Entry, index_report, make_entry
from crossread.types.annotation import Annotations
from crossread.types.report import Report

__all__ = ["Annotated", "annotate_reports", "keep_annotated"]


@dataclass(frozen=True, slots=True)
class Annotated:
    """A report with all that is made of it alone; `entry` is what is searched of it."""

    report: Report
    annotations: Annotations
    profile: KeptProfile
    entry: Entry


def annotate_reports(
    reports: Sequence[Report], *, model: LanguageModel, grouping: Grouping
) -> tuple[Annotated, ...]:
    """`reports`, each read by `model`."""
    maker = made_by(model)
    found = annotate_each(reports, model=model)
    made = [replace(one, made_by=maker) for one in found]
    return tuple(
        _annotated(report, one, model, grouping)
        for report, one in zip(reports, made, strict=True)
    )


def keep_annotated(writing: Writing, made: Annotated) -> None:
    """Keep what was made of a report that is kept, in place of what was made of it before."""
    add_annotations(writing, made.annotations)
    add_profile(writing, made.profile)
    index_report(writing.connection, made.entry, made.profile.day)


def _annotated(
    report: Report, made: Annotations, model: LanguageModel, grouping: Grouping
) -> Annotated:
    profile = grouping.make_profile(report, made, model=model)
    at = UNDATED if profile.day is None else profile.day.isoformat()
    stated = report.published
    if isinstance(stated, datetime) and stated.date() == profile.day:
        # The hour puts the reports of a day in the order of coming, so that few come late.
        hour = stated if stated.tzinfo is None else stated.astimezone(UTC)
        at = hour.replace(tzinfo=None).isoformat(timespec="seconds")
    kept = KeptProfile(report.id, at, grouping.pack(profile))
    return Annotated(report, made, kept, make_entry(report, made, vector=profile.vector))
