"""Our invented stories: two or three reports of one happening, with the points that they share.

In goes a folder of `training/stories` (or of cases in the same form); out come its reports with their
annotations, and which statements tell which point. All words in `expected.json` are verbatim.
"""

import hashlib
import io
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from crossread.align.features.features import Features, story_features
from crossread.align.match.candidates import Pair
from crossread.annotate.annotate import annotate_story
from crossread.language.model import LanguageModel
from crossread.pipeline import read_reports
from crossread.types.report import Report
from crossread.types.span import Span
from crossread.types.story import Story

__all__ = [
    "Point",
    "Told",
    "is_for_likeness",
    "is_held_out",
    "parted_pairs",
    "read_stories",
    "read_story",
    "true_pairs",
]


@dataclass(frozen=True, slots=True)
class Point:
    """One point and, by report id, the words that carry it; `relation` as in the synopsis."""

    relation: str
    aspect: str | None
    words: dict[str, Span]


@dataclass(frozen=True, slots=True)
class Told:
    """A story, the features of its statements, and its points."""

    name: str
    story: Story
    features: tuple[Features, ...]
    points: tuple[Point, ...]


def read_stories(folder: Path, model: LanguageModel) -> Iterator[Told]:
    """Every story in `folder`, in the order of their names."""
    for path in sorted(folder.glob("*/expected.json")):
        yield read_story(path.parent, model)


def is_for_likeness(story: str) -> bool:
    """Whether a story is kept from the reader of two statements; decided by its name alone."""
    return _number(story) % 3 == 0


def is_held_out(story: str) -> bool:
    """Whether a story is kept to measure with: a ninth of all, of those that the reader has not seen."""
    return _number(story) % 9 == 0


def _number(story: str) -> int:
    return hashlib.sha256(story.encode()).digest()[0]


def read_story(folder: Path, model: LanguageModel) -> Told:
    """The story in `folder`.

    Raises:
        ValueError: words that a point names are not in their report.
    """
    expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    files = {letter: folder / told["file"] for letter, told in expected["documents"].items()}
    reports, _ = read_reports([str(path) for path in files.values()], stdin=io.BytesIO())
    days = {
        str(files[letter]): told.get("published") for letter, told in expected["documents"].items()
    }
    reports = tuple(_dated(report, days[str(report.path)]) for report in reports)
    by_path = {report.path: report for report in reports}
    by_letter = {letter: by_path[str(path)] for letter, path in files.items()}
    points = tuple(_point(told, by_letter) for told in expected["relations"])
    story = Story(reports, annotate_story(reports, model=model))
    return Told(folder.name, story, story_features(story), points)


def _dated(report: Report, day: str | None) -> Report:
    """A plain text tells no day of its own; the story does."""
    if report.published or not day:
        return report
    return replace(report, published=date.fromisoformat(day))


def _point(told: dict[str, object], reports: dict[str, Report]) -> Point:
    nth = told.get("nth")
    words: dict[str, Span] = {}
    for letter, report in reports.items():
        wanted = told.get(letter)
        if isinstance(wanted, str):
            which = nth.get(letter, 1) if isinstance(nth, dict) else 1
            words[report.id] = _find(report.text, wanted, which)
    aspect = told.get("aspect")
    return Point(str(told["relation"]), aspect if isinstance(aspect, str) else None, words)


def _find(text: str, words: str, nth: int) -> Span:
    at = -1
    for _ in range(nth):
        at = text.find(words, at + 1)
        if at < 0:
            raise ValueError(f"not {nth} times in the report: {words[:60]!r}")
    return Span(at, at + len(words))


def true_pairs(features: Sequence[Features], points: Sequence[Point]) -> set[Pair]:
    """The pairs of statements of different reports that carry one point, the lower index first."""
    return {pair for point in points for pair in _pairs_of(features, point)}


def parted_pairs(features: Sequence[Features], points: Sequence[Point]) -> set[Pair]:
    """Those of the true pairs whose reports differ or conflict in a point that they carry."""
    apart = (point for point in points if point.relation in {"differ", "conflict"})
    return {pair for point in apart for pair in _pairs_of(features, point)}


def _pairs_of(features: Sequence[Features], point: Point) -> Iterator[Pair]:
    carrying = [i for i, one in enumerate(features) if _carries(one, point)]
    for i in carrying:
        for j in carrying:
            if i < j and features[i].report.id != features[j].report.id:
                yield i, j


def _carries(one: Features, point: Point) -> bool:
    """Whether half of the shorter of the statement and the point's words is common to both."""
    words = point.words.get(one.report.id)
    if words is None:
        return False
    span = one.statement.span
    return span.overlap(words) >= 0.5 * min(len(span), len(words))
