import contextlib
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from crossread.cli import main
from crossread.export.formats import FORMATS

POST = """Fire destroys grain mill in Vessel Bay

Share on Facebook

A fire destroyed the old grain mill of Vessel Bay on Monday, March 15, 2021.

The blaze killed 21 workers who slept in the attic of the mill. "We have lost our neighbours," Mayor Ada Brandt said.
"""
LEDGER = """Mill burns down in Vessel Bay

Flames destroyed the old grain mill in Vessel Bay late on Monday.

Nineteen workers died in the blaze. "We lost our neighbours," Mayor Ada Brandt told reporters.
"""
HEAVY = ("rich", "jinja2", "py3langid", "rapidfuzz", "httpcore2", "ssl")
DONE, PROBLEMS, WRONG_USE = 0, 1, 2


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "post.txt").write_text(POST, encoding="utf-8")
    (tmp_path / "ledger.txt").write_text(LEDGER, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def invoke(*arguments: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(main, arguments, input=stdin)


def start(
    folder: Path, *arguments: str, stdin: bytes = b"", **environment: str
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "crossread", *arguments],
        cwd=folder,
        input=stdin,
        env=os.environ | environment,
        capture_output=True,
        check=False,
    )


def test_results_go_to_standard_output_and_nothing_to_standard_error(folder: Path) -> None:
    done = start(folder, "compare", "post.txt", "ledger.txt")

    assert (done.returncode, done.stderr) == (DONE, b"")
    assert "Ada Brandt" in done.stdout.decode()


def test_problems_go_to_standard_error_and_make_the_exit_code_1(folder: Path) -> None:
    done = start(folder, "compare", "post.txt", "none.txt", "ledger.txt", "--json")

    assert done.returncode == PROBLEMS
    assert done.stderr.decode() == (
        "crossread: 3 inputs: 2 reports read, 1 input refused, 1 problem.\n"
        "crossread: none.txt: no such file (fetch)\n"
    )
    assert json.loads(done.stdout)["problems"] == [
        {"stage": "fetch", "subject": "none.txt", "message": "no such file"}
    ]


WRONG = [
    ["compare"],
    ["compare", "post.txt"],
    ["compare", "post.txt", "none.txt"],
    ["compare", "post.txt", "ledger.txt", "--colour"],
    ["compare", "post.txt", "ledger.txt", "--json", "--markdown"],
    ["export", "post.txt"],
    ["export", "--as", "csv"],
    ["export", "none.txt", "--as", "csv"],
    ["export", "post.txt", "--as", "docx"],
    ["export", "post.txt", "--as", "csv", "--to", "none/out.csv"],
    ["export", "post.txt", "--to", "out.csv", "--bundle", "b.zip"],
    ["replay"],
    ["quotes"],
    ["quotes", "none.txt"],
    ["check"],
    ["compair", "post.txt", "ledger.txt"],
]


@pytest.mark.parametrize("arguments", WRONG, ids=" ".join)
@pytest.mark.usefixtures("folder")
def test_wrong_use_makes_the_exit_code_2(arguments: list[str]) -> None:
    assert invoke(*arguments).exit_code == WRONG_USE


@pytest.mark.usefixtures("folder")
def test_too_few_reports_are_told_with_the_reason_why_each_is_missing() -> None:
    output = invoke("compare", "post.txt", "none.txt").output

    assert "none.txt: no such file" in output
    assert "2 reports are needed, 1 could be read" in output


def test_wrong_use_from_a_shell_leaves_standard_output_empty(folder: Path) -> None:
    done = start(folder, "compare", "post.txt")

    assert (done.returncode, done.stdout) == (WRONG_USE, b"")


@pytest.mark.usefixtures("folder")
def test_a_dash_is_standard_input() -> None:
    document = json.loads(invoke("compare", "post.txt", "-", "--json", stdin=LEDGER).stdout)

    assert [report["path"] for report in document["reports"]] == ["post.txt", "-"]
    assert document["reports"][1]["text"] == LEDGER


@pytest.mark.parametrize("command", ["compare", "quotes", "timeline", "dropped"])
@pytest.mark.usefixtures("folder")
def test_an_address_stands_among_the_paths_and_must_be_a_public_one(command: str) -> None:
    done = invoke(
        command, "post.txt", "http://ada:secret@127.0.0.1/", "http://[::1]/", "ledger.txt"
    )

    assert done.exit_code == PROBLEMS
    assert done.stderr == (
        "crossread: 4 inputs: 2 reports read, 2 inputs refused, 2 problems.\n"
        "crossread: http://127.0.0.1/: is not asked for: it holds a user name or password, which "
        "would be sent on (fetch)\n"
        "crossread: http://[::1]/: is not asked for: ::1 is this machine itself (fetch)\n"
    )


@pytest.mark.usefixtures("folder")
def test_a_folder_is_all_reports_in_it() -> None:
    document = json.loads(invoke("compare", ".", "--json").stdout)

    assert [report["path"] for report in document["reports"]] == ["ledger.txt", "post.txt"]


def test_json_that_is_piped_into_check_is_exact(folder: Path) -> None:
    printed = start(folder, "compare", "post.txt", "ledger.txt", "--json").stdout
    checked = start(folder, "check", "-", stdin=printed)

    assert (checked.returncode, checked.stderr) == (DONE, b"")
    assert checked.stdout.decode() == "-: every citation is exact.\n"


def test_a_changed_word_is_found_by_check(folder: Path) -> None:
    printed = invoke("compare", "post.txt", "ledger.txt", "--json").stdout
    (folder / "s.json").write_text(printed.replace("attic", "cellar", 1), encoding="utf-8")
    checked = invoke("check", "s.json")

    assert checked.exit_code == PROBLEMS
    assert "every citation is exact" not in checked.output


NO_SYNOPSIS = [
    b'{"a": 1, "a": 2}',
    b'{"a": NaN}',
    b"",
    b"{",
    b"[]",
    b"{}",
    b"null",
    b"\xff\xfe",
    b"[" * 100_000,
]


@pytest.mark.parametrize("body", NO_SYNOPSIS, ids=lambda body: repr(body[:9]))
def test_what_is_no_synopsis_is_a_problem_for_check(folder: Path, body: bytes) -> None:
    (folder / "s.json").write_bytes(body)
    checked = invoke("check", "s.json")

    assert (checked.exit_code, checked.output.startswith("crossread: ")) == (PROBLEMS, True)


@pytest.mark.usefixtures("folder")
def test_a_synopsis_that_is_not_there_is_a_problem_for_check() -> None:
    checked = invoke("check", "none.json")

    assert checked.exit_code == PROBLEMS
    assert "none.json" in checked.output


@pytest.mark.parametrize("command", ["compare", "quotes", "timeline", "dropped"])
@pytest.mark.usefixtures("folder")
def test_nothing_is_coloured_where_there_is_no_terminal(command: str) -> None:
    done = invoke(command, "post.txt", "ledger.txt")

    assert (done.exit_code, "\x1b" in done.output) == (DONE, False)


@pytest.mark.parametrize(("no_color", "coloured"), [("", True), ("1", False)])
def test_a_terminal_is_coloured_unless_no_color_is_set(
    folder: Path, no_color: str, *, coloured: bool
) -> None:
    pytest.importorskip("pty")
    outer, inner = os.openpty()
    subprocess.run(
        [sys.executable, "-m", "crossread", "quotes", "ledger.txt"],
        cwd=folder,
        env=os.environ | {"NO_COLOR": no_color, "TERM": "xterm-256color"},
        stdin=subprocess.DEVNULL,
        stdout=inner,
        check=True,
    )
    os.close(inner)
    shown = os.read(outer, 100_000)
    os.close(outer)

    assert (b"\x1b[" in shown) is coloured


def test_a_terminal_shows_how_far_it_is_and_what_was_read(folder: Path) -> None:
    """On standard error, so that results can be piped on; the bar is gone at the end."""
    pytest.importorskip("pty")
    outer, inner = os.openpty()
    with subprocess.Popen(
        [
            sys.executable,
            "-m",
            "crossread",
            "compare",
            "post.txt",
            "ledger.txt",
            "--html",
            "a.html",
        ],
        cwd=folder,
        env=os.environ | {"TERM": "xterm-256color", "COLUMNS": "100"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=inner,
    ) as running:
        os.close(inner)
        shown = b""
        # The other end is closed when the program ends, which Linux tells as an error.
        with contextlib.suppress(OSError):
            while piece := os.read(outer, 100_000):
                shown += piece
    os.close(outer)

    assert running.returncode == DONE
    for words in (b"reading", b"2/2", b"comparing", b"crossread: 2 inputs: 2 reports read.\r\n"):
        assert words in shown


@pytest.mark.usefixtures("folder")
def test_quotes_shows_who_said_what() -> None:
    output = invoke("quotes", "ledger.txt").output

    assert "Ada Brandt" in output
    assert "We lost our neighbours" in output


@pytest.mark.usefixtures("folder")
def test_timeline_shows_the_dated_sentences_and_no_others() -> None:
    output = " ".join(invoke("timeline", "post.txt").output.split())

    assert "A fire destroyed the old grain mill" in output
    assert "killed 21 workers" not in output


@pytest.mark.usefixtures("folder")
def test_dropped_shows_the_lines_of_the_page_and_their_kind() -> None:
    output = invoke("dropped", "post.txt").output

    assert "Share on Facebook" in output
    assert "grain mill of" not in output


@pytest.mark.usefixtures("folder")
def test_one_report_is_enough_for_one_layer() -> None:
    codes = [invoke(command, "post.txt").exit_code for command in ("quotes", "timeline", "dropped")]

    assert codes == [DONE] * 3


@pytest.mark.usefixtures("folder")
def test_markdown_is_printed() -> None:
    done = invoke("compare", "post.txt", "ledger.txt", "--markdown")

    assert (done.exit_code, done.output.startswith("#")) == (DONE, True)
    assert "Ada Brandt" in done.output


def test_html_writes_one_page_to_the_file(folder: Path) -> None:
    done = invoke("compare", "post.txt", "ledger.txt", "--html", "page.html")
    page = (folder / "page.html").read_text(encoding="utf-8")

    assert done.exit_code == DONE
    assert page.lower().startswith("<!doctype html>")
    assert "Ada Brandt" in page


def test_export_prints_what_it_writes_to_a_file(folder: Path) -> None:
    printed = start(folder, "export", "post.txt", "ledger.txt", "--as", "csv-quotes")
    done = start(folder, "export", *"post.txt ledger.txt --as csv-quotes --to quotes.csv".split())

    assert (printed.returncode, printed.stderr) == (DONE, b"")
    assert printed.stdout.startswith(b'\xef\xbb\xbf"quote","part",')
    assert b"We lost our neighbours" in printed.stdout
    assert (done.returncode, done.stdout) == (DONE, b"")
    assert (folder / "quotes.csv").read_bytes() == printed.stdout


@pytest.mark.usefixtures("folder")
def test_one_report_is_enough_for_an_export() -> None:
    done = invoke("export", "post.txt", "--as", "ris")

    assert (done.exit_code, done.stdout.count("TY  - NEWS")) == (DONE, 1)


def test_a_bundle_is_replayed_to_the_same_bytes(folder: Path) -> None:
    sealed = start(folder, *"export post.txt none.txt ledger.txt --bundle b.zip".split())
    replayed = start(folder, "replay", "b.zip")

    assert sealed.returncode == PROBLEMS
    assert sealed.stderr.decode().splitlines() == [
        "crossread: 3 inputs: 2 reports read, 1 input refused, 1 problem.",
        "crossread: wrote b.zip",
        "crossread: none.txt: no such file (fetch)",
    ]
    assert (replayed.returncode, replayed.stderr) == (DONE, b"")
    assert replayed.stdout.decode().strip() == "b.zip: the same bytes."


@pytest.mark.parametrize("bundle", ["none.zip", "post.txt"])
@pytest.mark.usefixtures("folder")
def test_what_is_no_bundle_is_a_problem_for_replay(bundle: str) -> None:
    done = invoke("replay", bundle)

    assert (done.exit_code, done.stdout) == (PROBLEMS, "")
    assert done.stderr.startswith(f"crossread: {bundle}: ")


def test_help_names_every_format() -> None:
    output = re.sub(r"-\s+", "-", invoke("export", "--help").output)
    words = re.findall(r"[a-z-]+", output)

    assert [name for name in FORMATS if name not in words] == []


@pytest.mark.parametrize("page", ["none/page.html", "."])
@pytest.mark.usefixtures("folder")
def test_a_page_that_cannot_be_written_is_wrong_use(page: str) -> None:
    done = invoke("compare", "post.txt", "ledger.txt", "--html", page)

    assert done.exit_code == WRONG_USE
    assert page in done.output


def test_a_page_can_be_written_beside_json(folder: Path) -> None:
    done = start(folder, "compare", "post.txt", "ledger.txt", "--json", "--html", "page.html")

    assert (done.returncode, (folder / "page.html").exists()) == (DONE, True)
    assert json.loads(done.stdout)["format"] == "crossread/synopsis/1"


@pytest.mark.parametrize("arguments", [["--help"], ["compare", "--help"], ["check", "-h"]])
def test_help_needs_nothing_to_be_read(arguments: list[str]) -> None:
    done = invoke(*arguments)

    assert (done.exit_code, "Usage" in done.output) == (DONE, True)


def test_help_names_every_command() -> None:
    output = invoke("--help").output

    assert [name for name in main.commands if f"  {name} " not in output] == []


def test_help_imports_nothing_heavy(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "crossread", "--help"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    imported = {line.rsplit("|", 1)[-1].strip().split(".")[0] for line in done.stderr.splitlines()}

    assert imported & {"click", *HEAVY} == {"click"}


def printed_to(folder: Path, shell: str) -> tuple[int, str]:
    command = f"{sys.executable} -m crossread compare post.txt ledger.txt {shell}"
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command], cwd=folder, capture_output=True, check=False
    )
    return done.returncode, done.stderr.decode()


def test_a_reader_that_goes_away_ends_the_program_without_a_word(folder: Path) -> None:
    assert printed_to(folder, "| true") == (PROBLEMS, "")


def test_a_closed_output_is_told(folder: Path) -> None:
    assert printed_to(folder, ">&-") == (PROBLEMS, "crossread: standard output is closed\n")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no full device")
def test_a_full_output_is_told(folder: Path) -> None:
    code, words = printed_to(folder, "> /dev/full")

    assert (code, words.count("\n")) == (PROBLEMS, 1)
    assert "cannot write the results" in words


def test_the_feeds_that_a_list_or_a_page_names_are_printed_and_not_opened(folder: Path) -> None:
    (folder / "a.opml").write_text("<opml><outline xmlUrl='https://post.example/rss'/></opml>")
    (folder / "b.html").write_text(
        "<html><link rel=alternate type=application/rss+xml href=https://post.example/rss>"
        "<link rel=alternate type=application/atom+xml href=https://post.example/atom></html>"
    )
    done = invoke("feeds", "a.opml", "b.html", "post.txt")

    assert done.stdout == "https://post.example/rss\nhttps://post.example/atom\n"
    assert done.stderr == "crossread: post.txt: names no feed (extract)\n"
    assert done.exit_code == PROBLEMS


def test_an_interrupt_while_the_program_is_loaded_ends_it_with_a_word(folder: Path) -> None:
    """It comes here when the first module of the commands is looked for."""
    (folder / "interrupted.py").write_text(
        "import runpy, sys\n"
        "class Finder:\n"
        "    @staticmethod\n"
        "    def find_spec(name, path, target=None):\n"
        "        if name == 'crossread.cli':\n"
        "            raise KeyboardInterrupt\n"
        "sys.meta_path.insert(0, Finder)\n"
        "runpy.run_module('crossread', run_name='__main__')\n"
    )
    done = subprocess.run(
        [sys.executable, "interrupted.py"], cwd=folder, capture_output=True, check=False
    )

    assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"Aborted!\n")
