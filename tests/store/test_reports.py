from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import text

from crossread.errors import StoreDamagedError
from crossread.store.captures import add_capture
from crossread.store.library import open_library
from crossread.store.reports import (
    add_report,
    load_report,
    load_reports,
    report_captures,
    reports_since,
    with_kept_id,
)
from crossread.types.report import Capture, PageMark, Report
from tests.store.written import keep_report, sample_report


def test_a_report_comes_back_as_it_was_kept(address: str) -> None:
    library = open_library(address, create=True)
    report = sample_report()
    with library.writing() as writing:
        keep_report(writing, report)

    with library.reading() as connection:
        kept = load_report(connection, report.id)

    assert kept is not None
    assert kept.report == report


def test_the_id_of_a_report_is_not_the_input_it_came_in() -> None:
    """The same item in the next fetch of a feed is the same report."""
    item = Report(id="r-1", text="A ferry was halted.", url="https://a.example/1", outlet="Post")

    assert with_kept_id(replace(item, id="r-2")).id == with_kept_id(item).id
    assert with_kept_id(replace(item, text="A ferry was halted!")).id != with_kept_id(item).id
    assert with_kept_id(replace(item, outlet="Ledger")).id != with_kept_id(item).id
    assert with_kept_id(replace(item, url="https://b.example/1")).id != with_kept_id(item).id


def test_what_a_page_states_of_itself_is_part_of_the_id_where_it_is_stated() -> None:
    page = Report(id="r-1", text="A ferry was halted.", url="https://a.example/1", outlet="Post")
    stated = (
        replace(page, section="Harbour"),
        replace(page, updated=date(2021, 3, 17)),
        replace(page, updated=datetime(2021, 3, 17, 8, 5, tzinfo=UTC)),
        replace(page, marks=frozenset({PageMark.LIVE})),
        replace(page, marks=frozenset({PageMark.LIVE, PageMark.DOUBT})),
    )

    assert with_kept_id(page).id == "r-756068bfc5f91dd10243"
    assert len({with_kept_id(one).id for one in (page, *stated)}) == 6


def test_a_section_that_no_store_holds_is_mended(address: str) -> None:
    library = open_library(address, create=True)
    report = sample_report(section="Har\x00bour \ud800")
    with library.writing() as writing:
        keep_report(writing, report)

    with library.reading() as connection:
        kept = load_report(connection, report.id)

    assert kept is not None
    assert kept.report.section == "Har\ufffdbour \ufffd"


@pytest.mark.parametrize(
    "change", ["section = 'Sport'", "updated = '2021-03-18'", "marks_json = '[]'"]
)
def test_a_change_of_what_a_page_states_of_itself_is_noticed(address: str, change: str) -> None:
    library = open_library(address, create=True)
    report = sample_report()
    with library.writing() as writing:
        keep_report(writing, report)
        writing.connection.execute(text(f"UPDATE reports SET {change}"))  # noqa: S608 - of the test

    with library.reading() as connection, pytest.raises(StoreDamagedError, match=report.id):
        load_report(connection, report.id)


def test_a_file_has_its_id_wherever_it_lies() -> None:
    in_one = sample_report(path="one/ferry.txt")

    assert sample_report(path="other/ferry.txt").id == in_one.id
    assert sample_report(path="one/boat.txt").id != in_one.id
    assert sample_report(path="one/ferry.zip#2").id != in_one.id


def test_a_report_found_twice_is_one_with_the_first_path_by_letters(address: str) -> None:
    library = open_library(address, create=True)
    far, near = sample_report(path="z/ferry.txt"), sample_report(path="a/ferry.txt")
    with library.writing() as writing:
        keep_report(writing, far)
        keep_report(writing, near)

    with library.reading() as connection:
        kept = load_reports(connection, [far.id, near.id])
        captures = report_captures(connection, far.id)

    assert [one.report.path for one in kept] == ["a/ferry.txt"]
    assert len(captures) == 2


def test_text_that_no_store_holds_is_mended_before_the_id_is_made(address: str) -> None:
    """U+0000 and half a surrogate pair become U+FFFD, and no offset changes."""
    library = open_library(address, create=True)
    report = with_kept_id(
        Report(id="r", text="A\x00ferry \ud800 was halted.", path="a\udcff.txt", outlet="Po\x00st")
    )
    with library.writing() as writing:
        keep_report(writing, report)

    with library.reading() as connection:
        kept = load_report(connection, report.id)

    assert kept is not None
    assert kept.report.text == "A\ufffdferry \ufffd was halted."
    assert (kept.report.path, kept.report.outlet) == ("a\ufffd.txt", "Po\ufffdst")


def test_a_report_under_another_id_is_refused(address: str) -> None:
    library = open_library(address, create=True)
    report = replace(sample_report(), id="r-0123456789ab")

    with library.writing() as writing, pytest.raises(ValueError, match="r-0123456789ab"):
        add_report(writing, report, add_capture(writing, Capture(b"x", path="x.txt")))


def test_a_cursor_gives_what_came_after_it_in_the_order_of_coming(address: str) -> None:
    library = open_library(address, create=True)
    came = [sample_report(number) for number in (3, 1, 2)]
    for report in came:
        with library.writing() as writing:
            keep_report(writing, report)

    with library.reading() as connection:
        all_of_them = reports_since(connection, 0)
        rest = reports_since(connection, all_of_them[0].change)
        one = reports_since(connection, all_of_them[0].change, most=1)

    assert [kept.report.id for kept in all_of_them] == [report.id for report in came]
    assert rest == all_of_them[1:]
    assert one == all_of_them[1:2]
