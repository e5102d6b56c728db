"""The six steps in order: fetch → extract → annotate → cluster → align → compose.

In go paths and addresses; out comes a synopsis. Only `read_reports` opens anything, and the network only
where an address of a page is given; after that there is no clock, no network and no chance: the same reports
give the same synopsis.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, BinaryIO

from crossread.align.align import align
from crossread.align.entities import find_entities
from crossread.align.event_coreference import group_story_events
from crossread.annotate.annotate import annotate_story, doubted_dates, unread_languages
from crossread.cluster.copies import find_copies
from crossread.compose.compose import compose
from crossread.extract.feed_links import named_feeds
from crossread.extract.read import read_report
from crossread.extract.worker import open_worker
from crossread.fetch.addresses import is_address
from crossread.fetch.files import ReadPage, read_paths
from crossread.language.encoder import load_encoder
from crossread.language.model import LanguageModel
from crossread.types.problem import Problem
from crossread.types.report import Capture, Report
from crossread.types.story import Story
from crossread.types.synopsis import Synopsis

if TYPE_CHECKING:
    from crossread.fetch.http import Door

__all__ = ["compare", "find_feeds", "read_reports"]


def read_reports(
    paths: Sequence[str], *, stdin: BinaryIO, door: "Door | None" = None
) -> tuple[tuple[Report, ...], tuple[Problem, ...]]:
    """The reports in the files and folders and at the addresses `paths`, and a problem for each that gave none.

    `door` is how the network is asked; tests give one that leads to a server of their own. Pages, feeds, mail
    and PDF, also those in archives, are parsed in a process of their own, which is started if there are any.
    """
    has_address = any(is_address(path) for path in paths)
    captures, problems = read_paths(
        paths, stdin=stdin, read_page=_page_reader(door) if has_address else None
    )
    reports: list[Report] = []
    found = list(problems)
    with open_worker() as read_apart:
        for capture in captures:
            made, amiss = read_report(capture, read_apart=read_apart)
            reports += made
            found += amiss
    return tuple(reports), tuple(found)


def find_feeds(
    paths: Sequence[str], *, stdin: BinaryIO, door: "Door | None" = None
) -> tuple[tuple[str, ...], tuple[Problem, ...]]:
    """The addresses of the feeds that lists (OPML) and pages name, each once, and a problem for each that names none.

    No feed is opened: to read one, its address is given to `read_reports`.
    """
    has_address = any(is_address(path) for path in paths)
    captures, problems = read_paths(
        paths, stdin=stdin, read_page=_page_reader(door) if has_address else None
    )
    found: list[str] = []
    amiss = list(problems)
    for capture in captures:
        named = named_feeds(capture) if isinstance(capture, Capture) else ()
        found += named
        amiss += [] if named else [Problem("extract", capture.address, "names no feed")]
    return tuple(dict.fromkeys(found)), tuple(amiss)


def _page_reader(door: "Door | None") -> ReadPage:
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
    story = Story(tuple(reports), annotations)
    entities = find_entities(story)
    copies = find_copies(reports)
    return compose(
        story,
        entities=entities,
        alignments=align(story, entities, model=reader, copies=copies),
        copies=copies,
        problems=(*problems, *unread_languages(reports), *doubted_dates(reports, annotations)),
        event_groups=group_story_events(story),
    )
