"""Small things to put into a library, and all that one gives back."""

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

from sqlalchemy import Connection

from crossread.annotate.annotate import annotate
from crossread.language.rules.rules import RuleModel
from crossread.store.annotations import add_annotations, load_all_annotations
from crossread.store.captures import (
    KeptCapture,
    add_capture,
    captures_at,
    finish_capture,
    load_body,
)
from crossread.store.decisions import load_decisions
from crossread.store.library import Library, Writing
from crossread.store.problems import load_problems
from crossread.store.profiles import (
    KeptProfile,
    add_profile,
    load_profiles,
    places_from,
    unplaced,
)
from crossread.store.reports import (
    add_report,
    all_report_ids,
    load_reports,
    report_captures,
    with_kept_id,
)
from crossread.store.search_index import index_report, make_entry
from crossread.store.stories import load_events, load_stories, load_story
from crossread.types.report import Capture, Dropped, FurnitureKind, PageMark, Report
from crossread.types.span import Span

MODEL = RuleModel()
TEXT = """Ferry halted at Oakhaven

Share this page

"We stopped the ferry at noon," Ada Brandt, the harbour master, told reporters on Tuesday.

Some 21 people were on it, the Coast Guard said.
"""


def sample_report(number: int = 0, **stated: object) -> Report:
    """An invented report; `number` makes it another."""
    start = TEXT.index("Share")
    made = Report(
        id="given",
        text=TEXT.replace("21", str(21 + number)),
        path=f"ferry-{number}.txt",
        outlet="The Oakhaven Post",
        headline=Span(0, TEXT.index("\n")),
        byline="Per Lind",
        published=datetime(2021, 3, 16, 18, 30, tzinfo=timezone(timedelta(hours=2))),
        language="en",
        dropped=(Dropped(Span(start, start + 15), FurnitureKind.SHARE),),
        section="Harbour",
        updated=date(2021, 3, 17),
        marks=frozenset({PageMark.LIVE, PageMark.PAYWALL}),
    )
    return with_kept_id(replace(made, **stated))  # type: ignore[arg-type]


def keep_report(writing: Writing, report: Report) -> KeptCapture:
    """Keep `report` with a capture, annotations and a profile, as reading does."""
    address = report.path or report.url or ""
    body = report.text.encode()
    capture = add_capture(
        writing, Capture(body, path=report.path, url=None if report.path else address)
    )
    add_report(writing, report, capture)
    made = annotate(report, model=MODEL)
    add_annotations(writing, made)
    at = report.published.isoformat() if isinstance(report.published, date) else "~"
    profile = KeptProfile(report.id, at, report.id.encode())
    add_profile(writing, profile)
    index_report(writing.connection, make_entry(report, made), profile.day)
    finish_capture(writing, capture)
    return capture


def everything(library: Library) -> list[object]:
    """All that the library gives out, each thing by the function that gives it."""
    with library.reading() as connection:
        return [*_of_reports(connection), *_of_stories(connection)]


def _of_reports(connection: Connection) -> list[object]:
    ids = all_report_ids(connection)
    reports = load_reports(connection, ids)
    held = {one: report_captures(connection, one) for one in ids}
    addresses = [kept.report.path or kept.report.url or "" for kept in reports]
    return [
        reports,
        held,
        [captures_at(connection, one) for one in addresses],
        [load_body(connection, capture) for one in ids for capture in held[one]],
        load_all_annotations(connection, ids),
        list(load_profiles(connection, ids)),
        load_problems(connection),
    ]


def _of_stories(connection: Connection) -> list[object]:
    stories = load_stories(connection)
    return [
        stories,
        [load_story(connection, story) for story in stories],
        load_events(connection),
        load_decisions(connection),
        places_from(connection, ("", ""), 1000),
        unplaced(connection),
    ]
