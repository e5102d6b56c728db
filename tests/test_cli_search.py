"""The commands that ask a library, as a user starts them: search, new and revisions."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from crossread.cli import main
from tests.test_cli_library import LEDGER, POST

LATER = POST.replace("21 workers", "23 workers") + "\nThe mill was built in 1911.\n"
DONE, WRONG_USE = 0, 2


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of two reports, the story that was shown, and then the first of them changed."""
    made = tmp_path_factory.mktemp("asked")
    for name, text in (("post", POST), ("ledger", LEDGER)):
        (made / f"{name}.txt").write_text(text, encoding="utf-8")
        read(made, f"{name}.txt")
    story = invoke(made, "stories").stdout.split()[0]
    assert "21" in invoke(made, "story", story).stdout
    (made / "post.txt").write_text(LATER, encoding="utf-8")
    read(made, "post.txt")
    return made


def invoke(folder: Path, *arguments: str) -> Result:
    here = {"CROSSREAD_LIBRARY": str(folder / "library.db"), "COLUMNS": "200"}
    return CliRunner().invoke(main, arguments, env=here)


def read(folder: Path, *names: str) -> None:
    """As it is started in that folder, with the names of the files there."""
    start = [sys.executable, "-m", "crossread", "read", *names]
    here = {**os.environ, "CROSSREAD_LIBRARY": "library.db"}
    subprocess.run(start, cwd=folder, env=here, check=True, capture_output=True)


def test_a_word_is_found_and_marked(folder: Path) -> None:
    done = invoke(folder, "search", "neighbours")

    assert done.exit_code == DONE
    assert "1. " in done.stdout
    assert "«neighbours»" in done.stdout
    assert "3 reports ranked, 3 shown." in done.stdout


def test_search_names_the_form_of_a_page_that_came_later(folder: Path) -> None:
    found = json.loads(invoke(folder, "search", "21", "--json").stdout)["reports"]
    (earlier,) = [one for one in found if one["replaced_by"]]

    assert "21" in earlier["citations"][0]["text"]
    assert (
        f"the page has another form now: {earlier['replaced_by']}"
        in invoke(folder, "search", "21").stdout
    )


def test_what_a_search_gives_as_json_is_cut_from_the_reports(folder: Path) -> None:
    found = json.loads(invoke(folder, "search", 'said-by:"Ada Brandt"', "--json").stdout)
    cited = [citation["text"] for one in found["reports"] for citation in one["citations"]]

    assert {"We have lost our neighbours,", "We lost our neighbours,"} <= set(cited)
    assert not found["is_more"]


def test_nothing_is_found_without_an_error(folder: Path) -> None:
    done = invoke(folder, "search", "zeppelin")

    assert (done.exit_code, done.stdout) == (DONE, "Nothing found.\n")


@pytest.mark.parametrize(
    ("words", "message"),
    [("colour:red", "there is no mark colour:"), ("", "there is no word to search for")],
)
def test_a_query_that_cannot_be_read_is_wrong_use(folder: Path, words: str, message: str) -> None:
    done = invoke(folder, "search", words)

    assert (done.exit_code, done.stdout) == (WRONG_USE, "")
    assert message in done.stderr


def test_what_is_new_is_told_report_by_report(folder: Path) -> None:
    told = invoke(folder, "new").stdout

    assert told.count("Fire destroys grain mill in Vessel Bay (post.txt)") == 2
    assert '+ "We lost our neighbours," Mayor Ada Brandt told reporters.' in told
    assert "   reworded:\n   - The blaze killed 21 workers" in told
    assert "   added:\n   + The mill was built in 1911." in told


def test_the_cursor_that_was_printed_leaves_nothing_to_tell(folder: Path) -> None:
    last = invoke(folder, "new").stdout.splitlines()[-1]
    cursor = last.removeprefix("Cursor: ")
    again = invoke(folder, "new", "--since", cursor)

    assert again.stdout == f"Nothing new.\n{last}\n"


def test_what_is_new_can_be_asked_for_in_parts(folder: Path) -> None:
    first = invoke(folder, "new", "--most", "2")
    cursor = first.stdout.splitlines()[-1].removeprefix("Cursor: ")
    rest = json.loads(invoke(folder, "new", "--since", cursor, "--json").stdout)

    assert "There is more; ask again with the cursor." in first.stdout
    assert [[one["text"] for one in report["new"]] for report in rest["reports"]] == [
        ["The mill was built in 1911."]
    ]
    assert rest["reports"][0]["reworded"][0]["gone"][0]["text"] == "21"
    assert not rest["is_more"]


@pytest.mark.parametrize("cursor", ["-1", "999999"])
def test_a_cursor_of_another_library_is_refused(folder: Path, cursor: str) -> None:
    done = invoke(folder, "new", "--since", cursor)

    assert done.exit_code == WRONG_USE
    assert f"{cursor} is no cursor of this library" in done.stderr


def test_the_revisions_of_a_file_are_shown_by_its_path(folder: Path) -> None:
    told = invoke(folder, "revisions", str(folder / "post.txt")).stdout

    assert "- The blaze killed 21 workers who slept in the attic of the mill." in told
    assert "+ The blaze killed 23 workers who slept in the attic of the mill." in told


def test_a_story_that_rests_on_what_changed_is_named(folder: Path) -> None:
    story = invoke(folder, "stories").stdout.split()[0]
    told = invoke(folder, "revisions", str(folder / "post.txt")).stdout

    assert f'! {story} rests on what was reworded: "' in told


def test_the_same_file_by_another_path_is_the_same_page(tmp_path: Path) -> None:
    """A library outlives the folder in which it is written to."""
    (tmp_path / "news").mkdir()
    for text, start, name in ((POST, "news", "post.txt"), (LATER, ".", "news/post.txt")):
        (tmp_path / "news" / "post.txt").write_text(text, encoding="utf-8")
        arguments = ["read", name, "--library", str(tmp_path / "library.db")]
        command = [sys.executable, "-m", "crossread", *arguments]
        subprocess.run(command, cwd=tmp_path / start, check=True, capture_output=True)
    told = invoke(tmp_path, "revisions", str(tmp_path / "news" / "post.txt")).stdout

    assert "23 workers" in told


def test_two_texts_by_standard_input_are_two_reports(tmp_path: Path) -> None:
    for text in (POST, LEDGER):
        command = [sys.executable, "-m", "crossread", "read", "-"]
        here = {**os.environ, "CROSSREAD_LIBRARY": str(tmp_path / "library.db")}
        subprocess.run(command, input=text.encode(), env=here, check=True, capture_output=True)
    told = invoke(tmp_path, "new").stdout
    story = invoke(tmp_path, "stories").stdout.split()[0]

    assert "cut:" not in told
    assert "Nineteen" in invoke(tmp_path, "story", story).stdout
    assert "21" in invoke(tmp_path, "story", story).stdout


def test_a_page_in_one_form_says_so(folder: Path) -> None:
    done = invoke(folder, "revisions", str(folder / "ledger.txt"))

    assert (done.exit_code, done.stdout) == (DONE, "The page was read in one form only.\n")


def test_revisions_of_what_was_never_read_are_wrong_use(folder: Path) -> None:
    done = invoke(folder, "revisions", "https://post.example/mill")

    assert done.exit_code == WRONG_USE
    assert "https://post.example/mill: is no report, address or file that was read" in done.stderr


@pytest.mark.parametrize("command", [["search", "mill"], ["new"], ["revisions", "x"]])
def test_without_a_library_the_commands_that_ask_say_so(tmp_path: Path, command: list[str]) -> None:
    done = invoke(tmp_path, *command)

    assert done.exit_code == WRONG_USE
    assert "there is no library" in done.stderr


def test_what_a_report_holds_does_nothing_to_the_terminal(tmp_path: Path) -> None:
    (tmp_path / "post.txt").write_text(POST.replace("Fire", "\x1b[31mFire\u202e"), encoding="utf-8")
    read(tmp_path, "post.txt")
    told = invoke(tmp_path, "new").stdout + invoke(tmp_path, "search", "mill").stdout

    assert "Fire" in told
    assert "\x1b" not in told
    assert "\u202e" not in told
