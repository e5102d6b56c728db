"""Readings beside the page: how far they are, and what is held of them when they are over."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from crossread.keep.read import Given
from crossread.language.rules.rules import RuleModel
from crossread.store.library import Library, open_library
from crossread.types.problem import Problem
from crossread.types.report import Capture
from crossread.web.jobs import Adder, Adding
from tests.keep.simple_grouping import simple_grouping
from tests.web.served import HERALD


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    opened = open_library(str(tmp_path / "library.db"), create=True)
    yield opened
    opened.close()


def add(library: Library, body: str) -> list[Adding]:
    """What is known of the reading of `body`, each time that it changed."""
    adder = Adder(library, RuleModel(), grouping=simple_grouping())
    begun = adder.add("Ferry", given=(Given(Capture(body.encode(), path="herald.txt")),))
    assert begun is not None
    told = [one for one in adder.follow(begun.id, seconds=60) if one is not None]
    adder.close()
    return told


def test_a_reading_that_is_over_holds_no_bytes_and_tells_where_they_went(library: Library) -> None:
    over = add(library, HERALD)[-1]

    assert (over.is_over, over.failed, over.given) == (True, None, ())
    assert (over.n_done, over.n_new, len(over.story_ids)) == (1, 1, 1)


def test_a_reading_that_broke_off_holds_no_bytes_either(library: Library) -> None:
    with library.engine.begin() as connection:
        connection.exec_driver_sql("DROP TABLE times")
    over = add(library, HERALD)[-1]

    assert (over.is_over, over.given) == (True, ())
    assert over.failed


def test_an_empty_file_is_told_as_on_the_command_line(library: Library) -> None:
    assert add(library, "")[-1].problems == (Problem("fetch", "herald.txt", "is empty"),)
