"""What the user names on the command line: inputs, and files to be written."""

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from crossread.cli import main

POST = """Fire destroys grain mill in Vessel Bay

A fire destroyed the old grain mill of Vessel Bay on Monday, March 15, 2021.
"""
LEDGER = """Mill burns down in Vessel Bay

Flames destroyed the old grain mill in Vessel Bay late on Monday. Nobody was hurt.
"""
GERMAN = """Brand zerstört Getreidemühle in der Bucht

Ein Feuer hat am Montag die alte Getreidemühle in der Bucht zerstört, wie die Feuerwehr der Stadt mitteilte.
"""
DONE, PROBLEMS, WRONG_USE = 0, 1, 2


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "post.txt").write_text(POST, encoding="utf-8")
    (tmp_path / "ledger.txt").write_text(LEDGER, encoding="utf-8")
    (tmp_path / "notes.txt").write_text("The notes of a week.", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CROSSREAD_LIBRARY", str(tmp_path / "library.db"))
    return tmp_path


def invoke(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


def shell(folder: Path, line: str) -> tuple[int, str, str]:
    """How a line of a shell ends, and what it prints; `crossread` in it is this program."""
    command = line.replace("crossread", f"{sys.executable} -m crossread")
    done = subprocess.run(["bash", "-c", command], cwd=folder, capture_output=True, check=False)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


@pytest.mark.parametrize(
    "line",
    [
        "compare post.txt ledger.txt --html post.txt",
        "compare post.txt ledger.txt --html ./post.txt",
        "compare post.txt ledger.txt --html link.html",
        "compare ledger.txt . --html page.html",
        "export post.txt ledger.txt --as csv --to post.txt",
        "export post.txt ledger.txt --bundle post.txt",
    ],
)
def test_nothing_is_written_over_a_report_that_is_read(folder: Path, line: str) -> None:
    (folder / "link.html").symlink_to("post.txt")
    (folder / "page.html").write_text(f"<p>{LEDGER}</p>", encoding="utf-8")
    done = invoke(*line.split())

    assert (done.exit_code, done.stdout) == (WRONG_USE, "")
    assert "this file is one of those to be read" in done.stderr
    assert (folder / "post.txt").read_text(encoding="utf-8") == POST
    assert LEDGER in (folder / "page.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("line", "ending"),
    [
        ("compare --html notes.txt post.txt ledger.txt", ".html or .htm"),
        ("export --bundle notes.txt post.txt ledger.txt", ".zip"),
    ],
)
def test_a_file_of_another_kind_is_not_written_over(folder: Path, line: str, ending: str) -> None:
    """A report that follows the option is taken for the file to be written, and would be lost."""
    done = invoke(*line.split())

    message = f"this file exists, and does not end in {ending}; it is not written over"
    assert (done.exit_code, message in done.stderr) == (WRONG_USE, True)
    assert (folder / "notes.txt").read_text(encoding="utf-8") == "The notes of a week."


def test_a_page_and_an_empty_file_are_written_over(folder: Path) -> None:
    (folder / "page.HTML").write_text("old", encoding="utf-8")
    (folder / "made").touch()
    codes = [
        invoke("compare", "post.txt", "ledger.txt", "--html", file).exit_code
        for file in ("page.HTML", "made")
    ]

    assert codes == [DONE, DONE]
    assert (folder / "page.HTML").read_bytes() == (folder / "made").read_bytes()


def test_a_page_behind_a_link_is_replaced_and_keeps_its_mode(folder: Path) -> None:
    (folder / "page.html").write_text("old", encoding="utf-8")
    (folder / "page.html").chmod(0o640)
    (folder / "link.html").symlink_to("page.html")
    done = invoke("compare", "post.txt", "ledger.txt", "--html", "link.html")

    assert (done.exit_code, (folder / "link.html").is_symlink()) == (DONE, True)
    assert (folder / "page.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert (folder / "page.html").stat().st_mode & 0o777 == 0o640


def test_a_write_that_breaks_leaves_the_old_file_and_nothing_beside_it(folder: Path) -> None:
    pytest.importorskip("resource")  # of Unix: no file of this process may be longer than a limit
    (folder / "page.html").write_text("old", encoding="utf-8")
    before = sorted(folder.iterdir())
    program = (
        "import resource; from crossread.cli.files import write_file; "
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1024, 1024)); "
        "write_file('page.html', 'x' * 9999)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=folder, capture_output=True, check=False
    )

    assert (done.returncode, b"page.html cannot be written: " in done.stderr) == (WRONG_USE, True)
    assert (folder / "page.html").read_text(encoding="utf-8") == "old"
    assert sorted(folder.iterdir()) == before


@pytest.mark.skipif(not Path("/dev/null").exists(), reason="the system has no such device")
@pytest.mark.usefixtures("folder")
def test_a_device_is_written_to_and_stays_one() -> None:
    done = invoke("compare", "post.txt", "ledger.txt", "--html", "/dev/null")

    assert (done.exit_code, Path("/dev/null").is_char_device()) == (DONE, True)


def test_two_results_are_not_written_to_one_file(folder: Path) -> None:
    done = invoke(*"export post.txt --as brat --to a.zip --bundle ./a.zip".split())

    assert (done.exit_code, (folder / "a.zip").exists()) == (WRONG_USE, False)


@pytest.mark.parametrize(
    "line", ["compare post.txt ledger.txt --html -", "export post.txt ledger.txt --as html --to -"]
)
def test_a_dash_prints_what_would_be_written(folder: Path, line: str) -> None:
    done = invoke(*line.split())

    assert (done.exit_code, (folder / "-").exists()) == (DONE, False)
    assert done.stdout.startswith("<!DOCTYPE html>")


@pytest.mark.parametrize(
    "line", ["compare post.txt ledger.txt --json --html -", "export post.txt --bundle -"]
)
def test_a_dash_is_refused_for_what_cannot_be_printed_alone(folder: Path, line: str) -> None:
    done = invoke(*line.split())

    assert (done.exit_code, done.stdout) == (WRONG_USE, "")
    assert not (folder / "-").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ["compare", "", "post.txt"],
        ["export", "post.txt", "", "--as", "csv"],
        ["quotes", ""],
        ["read", ""],
        ["feeds", ""],
        ["check", ""],
        ["replay", ""],
        ["compare", "post.txt", "ledger.txt", "--html", ""],
        ["export", "post.txt", "--as", "csv", "--to", ""],
        ["export", "post.txt", "--bundle", ""],
        ["stories", "--library", ""],
    ],
)
def test_an_empty_argument_is_refused_before_anything_is_read(
    folder: Path, arguments: list[str]
) -> None:
    """A shell makes it of a variable that is not set, and it does not mean the current folder."""
    done = invoke(*arguments)

    assert (done.exit_code, done.stdout) == (WRONG_USE, "")
    assert " is empty; " in done.stderr or " is given an empty name; " in done.stderr
    assert not (folder / "library.db").exists()


def test_without_standard_input_files_are_compared(folder: Path) -> None:
    code, shown, words = shell(folder, "crossread compare post.txt ledger.txt <&-")

    assert (code, words) == (DONE, "")
    assert "Mill burns down in Vessel Bay" in shown


@pytest.mark.parametrize("command", ["quotes", "check", "read", "feeds"])
def test_a_dash_without_standard_input_is_a_problem(folder: Path, command: str) -> None:
    _, _, words = shell(folder, f"crossread {command} - <&-")

    assert "crossread: -: standard input is closed" in words
    assert "Traceback" not in words


def test_a_folder_that_is_read_in_part_is_no_input_that_refused(folder: Path) -> None:
    (folder / "picture.png").write_bytes(b"\x89PNG")
    (folder / "notes.txt").unlink()
    done = invoke("compare", ".")

    assert done.exit_code == PROBLEMS
    assert done.stderr.startswith("crossread: 2 inputs: 2 reports read, 1 problem.\n")


def test_what_is_found_amiss_in_comparing_counts_as_a_problem(folder: Path) -> None:
    (folder / "post.txt").write_text(GERMAN, encoding="utf-8")
    done = invoke("compare", "post.txt", "ledger.txt", "none.txt")
    first, *told = done.stderr.splitlines()

    assert any("(annotate)" in line for line in told)
    assert first.endswith(f"2 reports read, 1 input refused, {len(told)} problems.")


@pytest.mark.parametrize("command", ["check", "replay"])
@pytest.mark.usefixtures("folder")
def test_a_file_that_is_not_there_is_told_as_of_a_report(command: str) -> None:
    done = invoke(command, "none.zip")

    expected = (PROBLEMS, f"crossread: none.zip: no such file ({command})\n")
    assert (done.exit_code, done.stderr) == expected


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (b"[" * 100_000, "is nested too deeply to be read"),
        (b"\xff\xfe\x00", "is no text in UTF-8, as JSON is"),
    ],
)
def test_what_is_no_document_is_told_without_words_of_python(
    folder: Path, body: bytes, why: str
) -> None:
    (folder / "s.json").write_bytes(body)

    assert invoke("check", "s.json").stderr == f"crossread: s.json: {why} (check)\n"


@pytest.mark.usefixtures("folder")
def test_a_folder_is_no_synopsis() -> None:
    assert invoke("check", ".").stderr == "crossread: .: is a folder, not a file (check)\n"
