import json
import os
import subprocess
import sys
from io import BytesIO
from itertools import permutations
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crossread.export.check import check_synopsis
from crossread.export.json import write_json
from crossread.pipeline import compare, find_feeds, read_reports
from crossread.types.alignment import Extent, Relation
from crossread.types.problem import Problem
from crossread.types.report import Report
from crossread.types.synopsis import Synopsis
from tests.fetch.loopback import open_door, page, serve
from tests.judged import judged

POST = """Fire destroys grain mill in Vessel Bay

By Tilda Oster
Share on Facebook

VESSEL BAY, Norland — A fire destroyed the old grain mill of Vessel Bay on Monday, March 15, 2021, Mayor Ada Brandt said.

The blaze killed 21 workers who slept in the attic of the mill. "We have lost our neighbours, and we will not forget them," Brandt said.

Norland's Interior Ministry said that an inquiry would begin on Tuesday.
"""
LEDGER = """Mill burns down in Vessel Bay

Flames destroyed the old grain mill in Vessel Bay late on Monday, the mayor, Ada Brandt, said.

Nineteen workers died in the blaze. They slept in the attic of the mill.

"We lost our neighbours and we shall never forget them," she told reporters.
"""
COURIER = """The old grain mill in Vessel Bay was destroyed by fire on Monday.

Rolf Neal, who owns the mill, said that he had warned the council about the wiring in 2019.
"""
FILES = {"post.txt": POST, "ledger.txt": LEDGER, "courier.txt": COURIER}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def compare_files(folder: Path, *names: str) -> Synopsis:
    reports, problems = read_reports([str(folder / name) for name in names], stdin=BytesIO())
    return compare(reports, problems=problems)


def test_every_input_is_a_report_or_a_problem(folder: Path) -> None:
    """A bad input is told as a problem, and nothing else is lost by it."""
    (folder / "empty.txt").write_bytes(b"")
    (folder / "image.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    names = ["post.txt", "empty.txt", "ledger.txt", "image.txt", "none.txt"]
    reports, problems = read_reports([str(folder / name) for name in names], stdin=BytesIO())

    assert [Path(report.path or "").name for report in reports] == ["post.txt", "ledger.txt"]
    assert {Path(problem.subject).name for problem in problems} == {
        "empty.txt",
        "image.txt",
        "none.txt",
    }


def test_a_problem_changes_nothing_of_what_the_others_tell(folder: Path) -> None:
    whole = compare_files(folder, "post.txt", "ledger.txt")
    with_problem = compare_files(folder, "post.txt", "none.txt", "ledger.txt")

    assert judged(with_problem) == judged(whole)
    assert [problem.stage for problem in with_problem.problems] == ["fetch"]


def test_standard_input_is_a_report(folder: Path) -> None:
    reports, problems = read_reports(
        ["-", str(folder / "post.txt")], stdin=BytesIO(LEDGER.encode())
    )

    assert (next(report.path for report in reports), problems) == ("-", ())


def test_a_page_of_the_web_is_a_report_with_its_address(folder: Path) -> None:
    """Addresses and files are reports in the order in which they are given."""
    paragraphs = "".join(f"<p>{line}</p>" for line in POST.splitlines() if line)
    html = f"<!doctype html><html><body><article>{paragraphs}</article></body></html>"
    with serve(lambda path: page(html.encode() if path == "/post" else b"")) as server:
        paths = [str(folder / "ledger.txt"), server.url("/post"), str(folder / "courier.txt")]
        reports, problems = read_reports(paths, stdin=BytesIO(), door=open_door(server))
        synopsis = compare(reports, problems=problems)

    assert problems == ()
    assert [report.path or report.url for report in reports] == paths
    assert check_synopsis(json.loads(write_json(synopsis))) == ()


def test_the_feeds_that_a_page_of_the_web_names_are_found_and_not_asked_for() -> None:
    html = '<html><link rel="alternate" type="application/rss+xml" href="/rss"><p>News</p></html>'
    with serve(lambda path: page(html.encode() if path == "/post" else b"")) as server:
        found, problems = find_feeds([server.url("/post")], stdin=BytesIO(), door=open_door(server))

    assert (found, problems) == ((server.url("/rss"),), ())
    assert "/rss" not in server.asked()


def test_a_feed_and_an_archive_are_read_by_their_addresses() -> None:
    items = "".join(
        f"<item><title>Envoy {day}</title><description>The envoy left Port Selm on {day}.</description></item>"
        for day in ("Monday", "Tuesday")
    )
    feed = f"<rss><channel>{items}</channel></rss>".encode()
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        archive.writestr("post.txt", POST)
        archive.writestr("feed.xml", feed)
    with serve(
        lambda path: page({"/feed": feed, "/a.zip": out.getvalue()}.get(path, b""))
    ) as server:
        paths = [server.url("/feed"), server.url("/a.zip")]
        reports, problems = read_reports(paths, stdin=BytesIO(), door=open_door(server))

    assert [one.message for one in problems if "summary" not in one.message] == []
    assert [report.path or report.url for report in reports] == [
        *(paths[0], paths[0], f"{paths[1]}#post.txt"),
        *(f"{paths[1]}#feed.xml", f"{paths[1]}#feed.xml"),
    ]
    assert len({report.id for report in reports}) == 5


def test_no_reports_give_an_empty_synopsis() -> None:
    synopsis = compare(())

    assert (synopsis.alignments, synopsis.passages, synopsis.problems) == ((), (), ())


def test_the_problems_of_reading_are_in_the_synopsis() -> None:
    problem = Problem("fetch", "a.txt", "no such file")

    assert compare((), problems=(problem,)).problems == (problem,)


def test_every_citation_is_exact(folder: Path) -> None:
    document = json.loads(write_json(compare_files(folder, *FILES)))

    assert check_synopsis(document) == ()


def test_everything_shown_is_the_text_of_its_report(folder: Path) -> None:
    synopsis = compare_files(folder, *FILES)
    reports = {report.id: report for report in synopsis.story.reports}
    cited = [
        *(c for one in synopsis.alignments for c in one.citations),
        *(c for one in synopsis.passages for c in one.citations),
        *(c for one in synopsis.timeline for c in one.citations),
        *(c for one in synopsis.labels for c in one.citations),
        *(c for one in synopsis.entities for c in one.mentions),
        *(c for one in synopsis.copies for c in one.citations),
    ]

    assert cited == [reports[c.report_id].cite(c.span) for c in cited]


def test_no_statement_of_a_report_is_lost(folder: Path) -> None:
    """What is not matched is single, so that each sentence of four words or more is in an alignment."""
    synopsis = compare_files(folder, *FILES)
    told = {(c.report_id, c.span) for one in synopsis.alignments for c in one.citations}
    bodies = {
        (report.id, statement.span)
        for report, made in zip(synopsis.story.reports, synopsis.story.annotations, strict=True)
        for statement in made.statements
        if report.headline != statement.span and len(statement.span.of(report.text).split()) >= 4
    }
    # A quotation that is told in other words is cited without the words around it.
    missing = [
        one
        for one in bodies - told
        if not any(r == one[0] and one[1].contains(span) for r, span in told)
    ]

    assert missing == []


@pytest.mark.parametrize("order", list(permutations(FILES))[1:], ids=" ".join)
def test_the_order_of_the_reports_changes_no_alignment(
    folder: Path, order: tuple[str, ...]
) -> None:
    assert judged(compare_files(folder, *order)) == judged(compare_files(folder, *FILES))


def test_the_same_reports_give_the_same_bytes_twice_and_under_any_hash_seed(folder: Path) -> None:
    arguments = [sys.executable, "-m", "crossread", "compare", *FILES, "--json"]
    printed = {
        subprocess.run(
            arguments,
            cwd=folder,
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "0", "1")
    }

    assert len(printed) == 1


def test_a_reprint_is_named_and_what_both_print_has_one_origin(folder: Path) -> None:
    (folder / "reprint.txt").write_text(POST.replace("By Tilda Oster\n", ""), encoding="utf-8")
    synopsis = compare_files(folder, "post.txt", "reprint.txt")
    alike = [one for one in synopsis.alignments if len({c.text for c in one.citations}) == 1]

    assert [copy.extent for copy in synopsis.copies] == [Extent.WHOLE]
    assert {(one.relation, one.origins) for one in alike} == {(Relation.AGREE, 1)}


def test_a_reprint_differs_in_nothing(folder: Path) -> None:
    (folder / "reprint.txt").write_text(POST, encoding="utf-8")
    synopsis = compare_files(folder, "post.txt", "reprint.txt")
    relations = {one.relation for one in synopsis.alignments}

    assert relations & {Relation.DIFFER, Relation.CONFLICT} == set()


def test_a_line_of_the_page_that_cuts_a_quotation_does_not_orphan_it(folder: Path) -> None:
    """Furniture goes first and speakers after: the words behind a button are still the mayor's."""
    (folder / "cut.txt").write_text(
        'The mill burned down on Monday.\n\n"We have lost our neighbours," Mayor Ada Brandt said.\n\n'
        'Share on Facebook\n\n"We will not forget a single one of them."\n',
        encoding="utf-8",
    )
    synopsis = compare_files(folder, "cut.txt", "post.txt")
    report, made = synopsis.story.reports[0], synopsis.story.annotations[0]

    assert [(q.speaker_name, q.content[0].of(report.text)) for q in made.quotes] == [
        ("Ada Brandt", "We have lost our neighbours,"),
        ("Ada Brandt", "We will not forget a single one of them."),
    ]


def test_one_person_is_one_entity_in_all_reports(folder: Path) -> None:
    synopsis = compare_files(folder, *FILES)
    (brandt,) = [one for one in synopsis.entities if "Brandt" in one.name]

    assert brandt.name == "Ada Brandt"
    assert {citation.text for citation in brandt.mentions} >= {"Ada Brandt", "Brandt", "she"}


WORDS = (
    "Ada Brandt Mayor Neal said told that “ ” \" ' ‘ ’ , . ; : — ( ) ? ! \n \n\n he she it the ministry 21 "
    "more than workers died $5 million on Friday March 15, 2021 allegedly denied 😀 é שלום \u202e \u00a0 « » @ada "
    "PORT ANSEL (Reuters) — according to as Reuters reported whose but because \t"
).split(" ")


def report_of(report_id: str, text: str) -> Report:
    return Report(id=report_id, text=text, path=f"{report_id}.txt")


SHORT = st.lists(st.sampled_from(WORDS), max_size=50).map(" ".join)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(SHORT, SHORT)
def test_any_two_texts_give_a_synopsis_whose_citations_are_exact(one: str, other: str) -> None:
    synopsis = compare((report_of("a", one), report_of("b", other)))

    assert check_synopsis(json.loads(write_json(synopsis))) == ()


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=120))
def test_any_characters_give_a_synopsis_whose_citations_are_exact(text: str) -> None:
    synopsis = compare((report_of("a", text), report_of("b", text + " " + LEDGER)))

    assert check_synopsis(json.loads(write_json(synopsis))) == ()
