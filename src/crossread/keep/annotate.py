"""What is kept of a report beside its text: its annotations with what made them, and its profile for grouping."""

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
from crossread.types.annotation import Annotations
from crossread.types.report import Report

__all__ = ["Annotated", "annotate_reports", "keep_annotated"]


@dataclass(frozen=True, slots=True)
class Annotated:
    """A report with all that is made of it alone."""

    report: Report
    annotations: Annotations
    profile: KeptProfile


def annotate_reports(
    reports: Sequence[Report], *, model: LanguageModel, grouping: Grouping
) -> tuple[Annotated, ...]:
    """`reports`, each read by `model`."""
    maker = made_by(model)
    found = annotate_each(reports, model=model)
    made = [replace(one, made_by=maker) for one in found]
    return tuple(
        Annotated(report, one, _profile(report, one, model, grouping))
        for report, one in zip(reports, made, strict=True)
    )


def keep_annotated(writing: Writing, made: Annotated) -> None:
    """Keep what was made of a report that is kept, in place of what was made of it before."""
    add_annotations(writing, made.annotations)
    add_profile(writing, made.profile)


def _profile(
    report: Report, made: Annotations, model: LanguageModel, grouping: Grouping
) -> KeptProfile:
    profile = grouping.make_profile(report, made, model=model)
    at = UNDATED if profile.day is None else profile.day.isoformat()
    stated = report.published
    if isinstance(stated, datetime) and stated.date() == profile.day:
        # The hour puts the reports of a day in the order of coming, so that few come late.
        hour = stated if stated.tzinfo is None else stated.astimezone(UTC)
        at = hour.replace(tzinfo=None).isoformat(timespec="seconds")
    return KeptProfile(report.id, at, grouping.pack(profile))
