"""How a page changed, and which kept synopses rest on what it no longer says."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from crossread.errors import StoreError
from crossread.keep.decide import split_story
from crossread.keep.revisions import Fate, changes_since, revisions_of
from crossread.keep.stories import list_stories
from crossread.keep.synopsis import synopsis_of
from crossread.store.library import Library, open_library
from crossread.store.reports import all_report_ids, load_reports
from tests.keep.invented_news import MODEL, read
from tests.keep.simple_grouping import simple_grouping

PAGE = "https://post.example/ferry"
BEFORE = (
    "The ferry at Oakhaven was halted on Tuesday. Some 212 people were on it. Rain fell at noon."
)
AFTER = "The ferry at Oakhaven was halted on Tuesday. Some 190 people were on it. Boats came at noon to help all of them."
HERALD = "The ferry at Oakhaven was halted on Tuesday. Some 205 people were on it."


def write(folder: Path, name: str, body: str, url: str | None = None) -> str:
    """A file of one report; its path."""
    stated = {
        "@type": "NewsArticle",
        "headline": "Ferry halts at Oakhaven",
        "articleBody": body,
        "datePublished": "2021-03-16",
        "publisher": {"name": name},
        **({"url": url} if url else {}),
    }
    path = folder / f"{name}.json"
    path.write_text(json.dumps(stated))
    return str(path)


@pytest.fixture
def library(address: str, tmp_path: Path) -> Iterator[Library]:
    """A page that changed, and another report; the synopsis of their story was made before the page did."""
    opened = open_library(address, create=True)
    read(opened, write(tmp_path, "post", BEFORE, PAGE), write(tmp_path, "herald", HERALD))
    synopsis_of(opened, only_story(opened), model=MODEL)
    read(opened, write(tmp_path, "post", AFTER, PAGE))
    yield opened
    opened.close()


def only_story(library: Library) -> str:
    (line,) = list_stories(library)
    return line.story.id


def id_of(library: Library, words: str) -> str:
    """The id of the report that holds `words`."""
    with library.reading() as connection:
        kept = load_reports(connection, all_report_ids(connection))
    (found,) = [one.report.id for one in kept if words in one.report.text]
    return found


def test_what_a_page_reworded_added_and_cut_is_told(library: Library) -> None:
    (step,) = revisions_of(library, PAGE)
    told = step.revision

    assert (step.before.id, step.after.id) == (id_of(library, "212"), id_of(library, "190"))
    assert [(one.before.text, one.after.text) for one in told.reworded] == [
        ("Some 212 people were on it.", "Some 190 people were on it.")
    ]
    assert [[word.text for word in one.gone] for one in told.reworded] == [["212"]]
    assert [one.text for one in told.added] == ["Boats came at noon to help all of them."]
    assert [one.text for one in told.cut] == ["Rain fell at noon."]


@pytest.mark.parametrize("words", ["212", "190"])
def test_a_page_is_named_by_either_of_its_reports(library: Library, words: str) -> None:
    assert revisions_of(library, id_of(library, words)) == revisions_of(library, PAGE)


def test_the_first_name_that_is_known_counts(library: Library) -> None:
    assert revisions_of(library, "ferry.html", PAGE) == revisions_of(library, PAGE)


def test_a_page_that_did_not_change_has_no_revisions(library: Library) -> None:
    assert revisions_of(library, id_of(library, "205")) == ()


def test_a_name_that_is_not_known_is_an_error(library: Library) -> None:
    with pytest.raises(StoreError, match=r"post\.example/boats: is no report"):
        revisions_of(library, "https://post.example/boats")


def test_a_kept_synopsis_that_cites_words_which_changed_is_marked(library: Library) -> None:
    (step,) = revisions_of(library, PAGE)
    marked = {(one.cited.text, one.fate, one.now and one.now.text) for one in step.resting}

    assert {one.story_id for one in step.resting} == {only_story(library)}
    assert ("Some 212", Fate.REWORDED, "Some 190 people were on it.") in marked
    assert ("Rain fell at noon.", Fate.CUT, None) in marked
    assert not any("halted" in cited for cited, _, _ in marked)


def test_a_synopsis_made_anew_rests_on_the_new_words(library: Library) -> None:
    synopsis_of(library, only_story(library), model=MODEL)
    (step,) = revisions_of(library, PAGE)

    assert step.resting == ()


def test_another_story_that_holds_the_old_form_stays_marked(library: Library) -> None:
    """There its words are still cited, however often the synopsis is made anew."""
    old = id_of(library, "212")
    parted = split_story(library, only_story(library), [old], grouping=simple_grouping())
    made = synopsis_of(library, parted, model=MODEL)
    (step,) = changes_since(library, made.story.reports)

    assert [report.id for report in made.story.reports] == [old]
    assert (parted, "Rain fell at noon.") in {
        (one.story_id, one.cited.text) for one in step.resting
    }


def test_the_newest_form_has_not_changed_since(library: Library) -> None:
    made = synopsis_of(library, only_story(library), model=MODEL)

    assert changes_since(library, made.story.reports) == ()


def test_a_page_that_changed_twice_has_two_steps(library: Library, tmp_path: Path) -> None:
    read(library, write(tmp_path, "post", f"{AFTER} An inquiry opens.", PAGE))
    first, second = revisions_of(library, PAGE)

    assert first.after == second.before
    assert [one.text for one in second.revision.added] == ["An inquiry opens."]


def test_a_page_that_is_read_again_unchanged_has_no_further_step(
    library: Library, tmp_path: Path
) -> None:
    read(library, write(tmp_path, "post", AFTER, PAGE))

    assert len(revisions_of(library, PAGE)) == 1
