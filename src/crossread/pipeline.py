"""The six steps in order: fetch → extract → annotate → cluster → align → compose.

In go paths and addresses; out comes a synopsis. Only `read_inputs` opens anything, and the network only
where an address of a page is given; after that there is no clock, no network and no chance: the same reports
give the same synopsis.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, BinaryIO

from crossread.align.align import align
from crossread.align.entities import find_entities
from crossread.align.events.coreference import group_story_events
from crossread.annotate.annotate import annotate_story, doubted_dates, unread_languages
from crossread.cluster.copies import find_copies
from crossread.compose.compose import compose
from crossread.extract.feeds.links import named_feeds
from crossread.extract.read import read_report
from crossread.extract.worker import open_worker
from crossread.fetch.addresses import is_address
from crossread.fetch.files import ReadPage, read_paths
from crossread.language.encoder import load_encoder
from crossread.language.model import LanguageModel
from crossread.types.problem import Problem
from crossread.types.report import Capture, Report, StoredFile
from crossread.types.story import Story
from crossread.types.synopsis import Synopsis

if TYPE_CHECKING:
    from crossread.fetch.http import Door

__all__ = [
    "Input",
    "TellInput",
    "compare",
    "compare_story",
    "extract_reports",
    "find_feeds",
    "page_reader_for",
    "read_inputs",
    "read_reports",
]


Input = Capture | StoredFile | Report | Problem
"""What a story is read from; a report stands for itself, and a problem for an input that gave nothing."""

TellInput = Callable[[Input, int], None]
"""Is told of each input when it was read, and how many reports it gave."""


def read_reports(
    paths: Sequence[str], *, stdin: BinaryIO | None, door: "Door | None" = None
) -> tuple[tuple[Report, ...], tuple[Problem, ...]]:
    """The reports in the files and folders and at the addresses `paths`, and a problem for each that gave none."""
    return extract_reports(read_inputs(paths, stdin=stdin, door=door))


def read_inputs(
    paths: Sequence[str], *, stdin: BinaryIO | None, door: "Door | None" = None
) -> tuple[Input, ...]:
    """A problem for each of `paths` that gave nothing, then the captures of the others, in their order.

    `door` is how the network is asked; tests give one that leads to a server of their own.
    """
    captures, problems = read_paths(paths, stdin=stdin, read_page=page_reader_for(paths, door))
    return (*problems, *captures)


def extract_reports(
    inputs: Sequence[Input], *, tell: TellInput = lambda _input, _n_reports: None
) -> tuple[tuple[Report, ...], tuple[Problem, ...]]:
    """The reports in `inputs`, in their order, and what is amiss with them.

    Pages, feeds, mail and PDF, also those in archives, are parsed in a process of their own, which is started if
    there are any.
    """
    reports: list[Report] = []
    problems: list[Problem] = []
    with open_worker() as read_apart:
        for one in inputs:
            before = len(reports)
            match one:
                case Report():
                    reports.append(one)
                case Problem():
                    problems.append(one)
                case _:
                    made, amiss = read_report(one, read_apart=read_apart)
                    reports += made
                    problems += amiss
            tell(one, len(reports) - before)
    return tuple(reports), tuple(problems)


def find_feeds(
    paths: Sequence[str], *, stdin: BinaryIO | None, door: "Door | None" = None
) -> tuple[tuple[str, ...], tuple[Problem, ...]]:
    """The addresses of the feeds that lists (OPML) and pages name, each once, and a problem for each that names none.

    No feed is opened: to read one, its address is given to `read_reports`.
    """
    captures, problems = read_paths(paths, stdin=stdin, read_page=page_reader_for(paths, door))
    found: list[str] = []
    amiss = list(problems)
    for capture in captures:
        named = named_feeds(capture) if isinstance(capture, Capture) else ()
        found += named
        amiss += [] if named else [Problem("extract", capture.address, "names no feed")]
    return tuple(dict.fromkeys(found)), tuple(amiss)


def page_reader_for(paths: Sequence[str], door: "Door | None" = None) -> ReadPage | None:
    """What reads the pages among `paths`; None where there are none."""
    if not any(is_address(path) for path in paths):
        return None
    # Imported here: what speaks HTTP takes a tenth of a second, and most inputs are files.
    from crossread.fetch.pages import page_reader  # noqa: PLC0415

    return page_reader(door)


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
    return compare_story(Story(tuple(reports), annotations), problems=problems, model=reader)


def compare_story(
    story: Story, *, model: LanguageModel, problems: Sequence[Problem] = ()
) -> Synopsis:
    """The synopsis of reports that are annotated already, together."""
    entities = find_entities(story)
    copies = find_copies(story.reports)
    doubted = doubted_dates(story.reports, story.annotations)
    return compose(
        story,
        entities=entities,
        alignments=align(story, entities, model=model, copies=copies),
        copies=copies,
        problems=(*problems, *unread_languages(story.reports), *doubted),
        event_groups=group_story_events(story),
    )
