"""The six steps in order: fetch → extract → annotate → cluster → align → compose.

In go addresses; out comes a synopsis. No clock, no network and no chance in it: the same reports give
the same synopsis.
"""

from collections.abc import Sequence
from typing import BinaryIO

from crossread.align.align import align
from crossread.align.entities import find_entities
from crossread.align.event_coreference import group_story_events
from crossread.annotate.annotate import annotate_story, doubted_dates, unread_languages
from crossread.cluster.copies import find_copies
from crossread.compose.compose import compose
from crossread.extract.read import read_report
from crossread.fetch.files import read_paths
from crossread.language.encoder import load_encoder
from crossread.language.model import LanguageModel
from crossread.types.problem import Problem
from crossread.types.report import Report
from crossread.types.story import Story
from crossread.types.synopsis import Synopsis

__all__ = ["compare", "read_reports"]


def read_reports(
    paths: Sequence[str], *, stdin: BinaryIO
) -> tuple[tuple[Report, ...], tuple[Problem, ...]]:
    """The reports in the files and folders `paths`, and a problem for each input that gave none."""
    captures, problems = read_paths(paths, stdin=stdin)
    reports: list[Report] = []
    found = list(problems)
    for capture in captures:
        read, refused = read_report(capture)
        reports += read
        found += refused
    return tuple(reports), tuple(found)


def compare(
    reports: Sequence[Report],
    *,
    problems: Sequence[Problem] = (),
    model: LanguageModel | None = None,
) -> Synopsis:
    """The synopsis of `reports`, which are taken to tell of one happening.

    Raises:
        WeightsError: no `model` is given, and the weights that should ship are missing or damaged.
    """
    reader = model or load_encoder()
    annotations = annotate_story(reports, model=reader)
    story = Story(tuple(reports), annotations)
    entities = find_entities(story)
    copies = find_copies(reports)
    return compose(
        story,
        entities=entities,
        alignments=align(story, entities, vectors=reader.vectors, copies=copies),
        copies=copies,
        problems=(*problems, *unread_languages(reports), *doubted_dates(reports, annotations)),
        event_groups=group_story_events(story),
    )
