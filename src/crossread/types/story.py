"""Several reports of one happening."""

from dataclasses import dataclass

from crossread.errors import InvalidValueError
from crossread.types.annotation import Annotations
from crossread.types.report import Report

__all__ = ["Story"]


@dataclass(frozen=True, slots=True)
class Story:
    """Reports of one happening with their annotations, in the same order; a snapshot, never changed."""

    reports: tuple[Report, ...]
    annotations: tuple[Annotations, ...]

    def __post_init__(self) -> None:
        if [r.id for r in self.reports] != [a.report_id for a in self.annotations]:
            raise InvalidValueError(
                "a story has one set of annotations for each report, in the same order"
            )
