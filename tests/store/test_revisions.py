"""Which reports are forms of one page."""

from itertools import permutations
from pathlib import Path

import pytest

from crossread.store.library import Library, open_library
from crossread.store.reports import with_kept_id
from crossread.store.revisions import (
    count_pages,
    replaced_by,
    reports_at,
    revisions,
    standing_revisions,
)
from crossread.types.report import Dropped, FurnitureKind, Report
from crossread.types.span import Span
from tests.store.written import keep_report, sample_report

OTHER = "Bakery opens in Larkspurry\n\nA bakery opened in Larkspurry on Monday, said its owner, Nora Quist."


def keep(library: Library, *reports: Report) -> None:
    """Each in a transaction of its own, as they come."""
    for report in reports:
        with library.writing() as writing:
            keep_report(writing, report)


def test_a_page_that_changed_is_another_report_of_its_address(address: str) -> None:
    library = open_library(address, create=True)
    page = "https://post.example/ferry"
    first, second = (sample_report(number, path=None, url=page) for number in (0, 1))
    keep(library, first, second)

    with library.reading() as connection:
        found = revisions(connection, first)
        (at,) = reports_at(connection, page)
        newest = standing_revisions(connection, [second, first])
        later = replaced_by(connection, [first, second])

    assert [kept.report.id for kept in found] == [first.id, second.id]
    assert at == found
    assert newest == {second.id}
    assert later == {first.id: second.id}


def test_a_page_of_the_web_may_change_altogether(address: str) -> None:
    library = open_library(address, create=True)
    page = "https://post.example/ferry"
    first = sample_report(path=None, url=page)
    second = with_kept_id(Report("r", OTHER, url=page))
    keep(library, first, second)

    with library.reading() as connection:
        assert replaced_by(connection, [first]) == {first.id: second.id}


def test_another_text_under_the_name_of_a_file_is_no_form_of_it(address: str) -> None:
    """The second row of a table is another article tomorrow."""
    library = open_library(address, create=True)
    first = sample_report(path="week.csv#2")
    second = with_kept_id(Report("r", OTHER, path="week.csv#2"))
    third = sample_report(1, path="week.csv#2")
    keep(library, first, second, third)

    with library.reading() as connection:
        pages = reports_at(connection, "week.csv#2")
        newest = standing_revisions(connection, [first, second, third])

    assert [[one.report.id for one in page] for page in pages] == [
        [first.id, third.id],
        [second.id],
    ]
    assert newest == {second.id, third.id}


def test_what_outlets_print_alike_is_no_form_of_one_page(address: str) -> None:
    library = open_library(address, create=True)
    post = sample_report(0, path="index.html")
    herald = sample_report(1, path="index.html", outlet="The Brackwater Herald")
    keep(library, post, herald)

    with library.reading() as connection:
        assert standing_revisions(connection, [post, herald]) == {post.id, herald.id}


@pytest.mark.parametrize("path", ["-", "-#2"])
def test_standard_input_is_no_page(address: str, path: str) -> None:
    library = open_library(address, create=True)
    first, second = (sample_report(number, path=path) for number in (0, 1))
    keep(library, first, second)

    with library.reading() as connection:
        assert replaced_by(connection, [first]) == {}
        assert [kept.report.id for kept in revisions(connection, first)] == [first.id]
        assert len(reports_at(connection, path)) == 2


def test_a_file_that_was_read_in_two_folders_has_both_for_addresses(address: str) -> None:
    library = open_library(address, create=True)
    first, copied = (sample_report(0, path=f"{folder}/ferry.txt") for folder in "ab")
    later = sample_report(1, path="b/ferry.txt")
    assert first.id == copied.id
    keep(library, first, copied, later)

    with library.reading() as connection:
        assert replaced_by(connection, [first]) == {first.id: later.id}


def test_lines_that_were_dropped_make_no_text_like_another(address: str, tmp_path: Path) -> None:
    library = open_library(address, create=True)
    notice = (
        "You have read all of your free articles of this month; subscribe to go on with it today."
    )
    one, other = (
        with_kept_id(
            Report(
                "r",
                f"{words}\n{notice}",
                path=str(tmp_path / "saved.txt"),
                dropped=(
                    Dropped(
                        Span(len(words) + 1, len(words) + 1 + len(notice)), FurnitureKind.SUBSCRIBE
                    ),
                ),
            )
        )
        for words in ("The ferry at Oakhaven was halted on Tuesday.", "Nora Quist opened a bakery.")
    )
    keep(library, one, other)

    with library.reading() as connection:
        assert replaced_by(connection, [one]) == {}


def test_pages_are_counted_as_a_person_counts_them(address: str) -> None:
    """Two forms of one page are one; a file is another page than a page of the web, and what was typed is its own."""
    library = open_library(address, create=True)
    page = "https://post.example/ferry"
    of_page = [sample_report(number, path=None, url=page) for number in (0, 1)]
    of_file = [sample_report(number, path="ferry.txt") for number in (2, 3)]
    other = with_kept_id(Report("r", OTHER, path="ferry.txt"))
    typed = [sample_report(number, path="-") for number in (4, 5)]
    given = [*of_page, *of_file, other, *typed]
    keep(library, *given)

    with library.reading() as connection:
        n_pages = count_pages(connection, [report.id for report in given])
        assert n_pages == len(standing_revisions(connection, given)) == 5


def test_forms_are_of_one_page_whatever_came_first(tmp_path: Path) -> None:
    """The second form prints the first half of the first and the second half of the third, which share nothing."""
    words = [f"word{number}" for number in range(120)]
    texts = [" ".join(words[at : at + 60]) for at in (0, 30, 60)]
    forms = [with_kept_id(Report("r", text, path="live.txt")) for text in texts]
    for number, order in enumerate(permutations(forms)):
        library = open_library(str(tmp_path / f"{number}.db"), create=True)
        keep(library, *order)
        with library.reading() as connection:
            (page,) = reports_at(connection, "live.txt")
            assert [kept.report.id for kept in page] == [report.id for report in order]
            assert count_pages(connection, [report.id for report in forms]) == 1
