"""What of a report is compared to tell which story it belongs to.

In go a report and its annotations; out comes a `ReportProfile` of a few kilobytes: weighted words, names,
places and numbers, a vector of what its head says, a sketch of its runs of words, and its day. A profile
stands for its report in `stories.py`, which needs neither the text nor the annotations again, and can be
packed into bytes to be kept.
"""

from dataclasses import dataclass
from datetime import date

from crossread.language.model import LanguageModel
from crossread.types.annotation import Annotations
from crossread.types.report import Report

__all__ = ["ReportProfile", "make_profile", "pack_profile", "unpack_profile"]

Weighted = tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class ReportProfile:
    """One report, as grouping sees it. Comparable and hashable; holds no words that could be printed.

    `words`, `names`, `places` and `numbers` are pairs of a key in lower case and its weight, sorted by key, each
    part of length one (L2) unless it is empty. `vector` is 384 float16, little-endian, of length one; empty where
    the report has no sentence. `runs` are the smallest hashes of its runs of six words (a bottom-k sketch; Broder
    1997), ascending. `day` is the day it was published on or is told from; None where nothing fixes one.
    """

    report_id: str
    day: date | None
    language: str | None
    words: Weighted
    names: Weighted
    places: Weighted
    numbers: Weighted
    vector: bytes
    runs: tuple[int, ...]


def make_profile(
    report: Report, annotations: Annotations, *, model: LanguageModel
) -> ReportProfile:
    """The profile of `report`; of `annotations` it needs sentences, mentions and `seen_from`."""
    raise NotImplementedError


def pack_profile(profile: ReportProfile) -> bytes:
    """The profile as bytes, the same for the same profile: JSON in UTF-8."""
    raise NotImplementedError


def unpack_profile(packed: bytes) -> ReportProfile:
    """The profile that `pack_profile` packed.

    Raises:
        InvalidValueError: these are not such bytes.
    """
    raise NotImplementedError
