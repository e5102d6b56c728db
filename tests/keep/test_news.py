"""What a library has learned since a cursor."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from crossread.errors import StoreError
from crossread.keep.news import News, news_since
from crossread.keep.stories import list_stories
from crossread.keep.synopsis import synopsis_of
from crossread.store.library import Library, open_library
from tests.keep.invented_news import MODEL, read
from tests.keep.test_revisions import AFTER, BEFORE, HERALD, PAGE, write


@pytest.fixture
def library(address: str) -> Iterator[Library]:
    opened = open_library(address, create=True)
    yield opened
    opened.close()


def outlets(news: News) -> list[str | None]:
    return [one.report.outlet for one in news.reports]


def test_of_a_new_report_all_statements_are_new(library: Library, tmp_path: Path) -> None:
    read(library, write(tmp_path, "herald", HERALD))
    (one,) = news_since(library).reports

    assert [cited.text for cited in one.added] == [
        "Ferry halts at Oakhaven",
        "The ferry at Oakhaven was halted on Tuesday.",
        "Some 205 people were on it.",
    ]
    assert (one.step, one.resting) == (None, ())
    assert one.story_id == list_stories(library)[0].story.id


def test_of_a_page_that_changed_only_the_change_is_told(library: Library, tmp_path: Path) -> None:
    read(library, write(tmp_path, "post", BEFORE, PAGE))
    cursor = news_since(library).cursor
    read(library, write(tmp_path, "post", AFTER, PAGE))
    (one,) = news_since(library, cursor).reports

    assert one.step is not None
    assert [cited.text for cited in one.added] == ["Boats came at noon to help all of them."]
    assert [cited.text for cited in one.step.revision.cut] == ["Rain fell at noon."]
    assert [each.after.text for each in one.step.revision.reworded] == [
        "Some 190 people were on it."
    ]


def test_each_report_is_told_once_and_none_is_missed(library: Library, tmp_path: Path) -> None:
    """Whether the cursor is asked with after each report or after some, and however many are told at once."""
    seen: list[str | None] = []
    cursor = 0
    for name in ("post", "herald", "times"):
        read(library, write(tmp_path, name, f"{HERALD} So says the {name}."))
        if name != "herald":
            news = news_since(library, cursor)
            seen, cursor = seen + outlets(news), news.cursor
    by_one, cursor_of_one = list[str | None](), 0
    while (news := news_since(library, cursor_of_one, most=1)).reports:
        by_one, cursor_of_one = by_one + outlets(news), news.cursor

    assert seen == by_one == ["post", "herald", "times"]
    assert (cursor, cursor_of_one) == (news_since(library).cursor,) * 2


def test_what_is_left_for_the_next_answer_is_said(library: Library, tmp_path: Path) -> None:
    read(library, *(write(tmp_path, name, f"{HERALD} So says {name}.") for name in "abc"))

    assert [news_since(library, most=n).is_more for n in (2, 3, 4)] == [True, False, False]


def test_a_synopsis_that_is_made_is_no_news(library: Library, tmp_path: Path) -> None:
    read(library, write(tmp_path, "herald", HERALD))
    cursor = news_since(library).cursor
    synopsis_of(library, list_stories(library)[0].story.id, model=MODEL)

    assert news_since(library, cursor).reports == ()


def test_a_report_that_is_read_again_is_no_news(library: Library, tmp_path: Path) -> None:
    path = write(tmp_path, "herald", HERALD)
    read(library, path)
    cursor = news_since(library).cursor
    read(library, path)

    assert news_since(library, cursor).reports == ()


def test_what_rests_on_words_that_are_gone_is_told_with_them(
    library: Library, tmp_path: Path
) -> None:
    read(library, write(tmp_path, "post", BEFORE, PAGE), write(tmp_path, "herald", HERALD))
    synopsis_of(library, list_stories(library)[0].story.id, model=MODEL)
    cursor = news_since(library).cursor
    read(library, write(tmp_path, "post", AFTER, PAGE))
    (one,) = news_since(library, cursor).reports

    assert {resting.story_id for resting in one.resting} == {one.story_id}


@pytest.mark.parametrize("cursor", [-1, 1])
def test_a_number_that_is_no_cursor_is_refused(library: Library, cursor: int) -> None:
    with pytest.raises(StoreError, match=f"{cursor} is no cursor of this library, which ends at 0"):
        news_since(library, cursor)
