"""The commands of the library, as a user starts them."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from crossread.cli import main

POST = """Fire destroys grain mill in Vessel Bay

A fire destroyed the old grain mill of Vessel Bay on Monday, March 15, 2021.

The blaze killed 21 workers who slept in the attic of the mill. "We have lost our neighbours," Mayor Ada Brandt said.
"""
LEDGER = """Mill burns down in Vessel Bay

Flames destroyed the old grain mill in Vessel Bay late on Monday.

Nineteen workers died in the blaze in the mill. "We lost our neighbours," Mayor Ada Brandt told reporters.
"""
FERRY = """Ferry halted at Oakhaven

The ferry at Oakhaven was halted at noon on Friday, April 2, 2021, with forty passengers aboard.
"""
DONE, PROBLEMS, WRONG_USE, NO_ROOM = 0, 1, 2, 3


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "post.txt").write_text(POST, encoding="utf-8")
    (tmp_path / "ledger.txt").write_text(LEDGER, encoding="utf-8")
    return tmp_path


def invoke(folder: Path, *arguments: str) -> Result:
    here = {"CROSSREAD_LIBRARY": str(folder / "library.db")}
    return CliRunner().invoke(main, arguments, env=here)


def read(folder: Path) -> Result:
    return invoke(folder, "read", str(folder / "post.txt"), str(folder / "ledger.txt"))


def test_reading_says_what_was_new_and_what_was_known(folder: Path) -> None:
    first, second = read(folder), read(folder)

    assert (first.exit_code, first.stdout) == (DONE, "2 inputs: 2 reports new, 0 known.\n")
    assert second.stdout == "2 inputs: 0 reports new, 0 known, 2 inputs read before.\n"


def test_what_refuses_is_named_and_the_rest_is_read(folder: Path) -> None:
    done = invoke(folder, "read", str(folder / "none.txt"), str(folder / "post.txt"))

    assert done.exit_code == PROBLEMS
    assert done.stdout == "2 inputs: 1 report new, 0 known, 1 problem.\n"
    assert "none.txt: no such file" in done.stderr
    assert "none.txt: no such file (fetch)" in invoke(folder, "problems").stdout


def test_a_story_is_listed_and_shown(folder: Path) -> None:
    read(folder)
    listed = invoke(folder, "stories").stdout
    story_id = listed.split()[0]

    assert listed == f"{story_id}  2021-03-15  2 reports  Fire destroys grain mill in Vessel Bay\n"
    assert "Ada Brandt" in invoke(folder, "story", story_id).stdout
    assert '"format": "crossread/synopsis/1"' in invoke(folder, "story", story_id, "--json").stdout
    assert invoke(folder, "story", story_id, "--history").stdout.startswith("made of r-")


def test_stories_can_be_put_right_by_hand(folder: Path) -> None:
    read(folder)
    story_id, *_ = invoke(folder, "stories").stdout.split()
    history = invoke(folder, "story", story_id, "--history").stdout
    report_id = history.splitlines()[1].split()[2]
    split = invoke(folder, "split", story_id, report_id)
    alone = invoke(folder, "stories", "--least", "1").stdout.splitlines()
    merged = invoke(folder, "merge", story_id, split.stdout.strip())

    assert [line.split()[0] for line in alone] != [story_id]
    assert len(alone) == 2
    assert merged.stdout.strip() in {story_id, split.stdout.strip()}
    assert len(invoke(folder, "stories").stdout.splitlines()) == 1


def test_nothing_is_annotated_anew_where_nothing_is_old(folder: Path) -> None:
    read(folder)
    assert invoke(folder, "upgrade").stdout == "0 reports annotated anew.\n"


@pytest.mark.parametrize("command", [["stories"], ["problems"], ["story", "s-1"], ["upgrade"]])
def test_without_a_library_the_commands_say_so(folder: Path, command: list[str]) -> None:
    done = invoke(folder, *command)

    assert done.exit_code == WRONG_USE
    assert "there is no library" in done.stderr


def test_the_library_lies_in_the_users_data_by_default(folder: Path) -> None:
    for environment, place in (
        ({"XDG_DATA_HOME": str(folder / "data")}, "data/crossread/library.db"),
        ({"XDG_DATA_HOME": ""}, ".local/share/crossread/library.db"),
    ):
        given = {"CROSSREAD_LIBRARY": "", "HOME": str(folder), **environment}
        done = CliRunner().invoke(main, ["read", str(folder / "post.txt")], env=given)
        assert (done.exit_code, (folder / place).exists()) == (DONE, True)


@pytest.mark.skipif(
    sys.platform != "linux" or os.geteuid() != 0, reason="only root can mount a small disk"
)
def test_a_full_disk_has_an_exit_code_of_its_own_and_room_lets_it_go_on(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=700k", "tmpfs", str(disk)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("no disk can be mounted here")
    try:
        news = tmp_path / "news"
        news.mkdir()
        for number in range(60):
            (news / f"{number}.txt").write_text(POST.replace("21", str(number + 100)))
        start = [sys.executable, "-m", "crossread", "read", str(news)]
        start += ["--library", str(disk / "library.db")]
        full = subprocess.run(start, capture_output=True, check=False)
        subprocess.run(["mount", "-o", "remount,size=30m", str(disk)], check=True)
        again = subprocess.run(start, capture_output=True, check=False)
    finally:
        subprocess.run(["umount", str(disk)], check=True)

    assert full.returncode == NO_ROOM, full.stderr.decode()
    assert b"there is no room left" in full.stderr
    assert again.returncode == DONE, again.stderr.decode()
    assert again.stdout.startswith(b"60 inputs: ")


@pytest.mark.parametrize(
    ("least", "told"),
    [
        (3, "1 story of fewer than 3 reports is not shown"),
        (4, "2 stories of fewer than 4 reports are not shown"),
    ],
)
def test_the_stories_that_are_not_shown_are_counted(folder: Path, least: int, told: str) -> None:
    if least == 4:
        (folder / "ferry.txt").write_text(FERRY, encoding="utf-8")
        invoke(folder, "read", str(folder / "ferry.txt"))
    read(folder)
    done = invoke(folder, "stories", "--least", str(least))

    assert (done.stdout, done.stderr) == ("", f"crossread: {told}\n")


def test_no_story_has_fewer_reports_than_none(folder: Path) -> None:
    done = invoke(folder, "stories", "--least", "-5")

    assert (done.exit_code, "-5 is not in the range" in done.stderr) == (WRONG_USE, True)


def test_a_report_without_a_headline_is_called_by_its_first_words(folder: Path) -> None:
    words = "the mill burned and the roof fell in and "
    (folder / "long.txt").write_text(words * 1000, encoding="utf-8")
    invoke(folder, "read", str(folder / "long.txt"))
    (line,) = invoke(folder, "stories", "--least", "1").stdout.splitlines()

    assert line.endswith(" …")
    assert len(line) < 250
