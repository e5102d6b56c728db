import os
import socket
from io import BytesIO
from pathlib import Path

import pytest

from crossread.fetch.files import (
    MAX_ARCHIVE_BYTES,
    MAX_BYTES,
    READ_SUFFIXES,
    list_inputs,
    read_paths,
)
from crossread.types.problem import Problem
from crossread.types.report import Capture, StoredFile

ENDINGS = f"{', '.join(READ_SUFFIXES)}, alone or with .gz"


def check(paths: list[Path | str], *, reads: list[Path | str], problems: list[str]) -> None:
    """`paths` give captures of `reads`, in this order, and problems with these messages."""
    captures, found = read_paths([str(path) for path in paths], stdin=BytesIO())
    assert [capture.path for capture in captures] == [str(path) for path in reads]
    assert [problem.message for problem in found] == problems
    assert {problem.stage for problem in found} <= {"fetch"}


@pytest.fixture
def report(tmp_path: Path) -> Path:
    file = tmp_path / "report.txt"
    file.write_bytes(b"The envoy left Port Selm.\n")
    return file


def test_a_file_is_read_byte_for_byte(tmp_path: Path) -> None:
    file = tmp_path / "odd.dat"
    file.write_bytes(b"\xff\x00\r\n")
    expected = ((Capture(b"\xff\x00\r\n", path=str(file)),), ())
    assert read_paths([str(file)], stdin=BytesIO()) == expected


def test_a_dash_is_standard_input() -> None:
    expected = ((Capture(b"The envoy left.", path="-"),), ())
    assert read_paths(["-"], stdin=BytesIO(b"The envoy left.")) == expected


def test_standard_input_can_be_given_once_only() -> None:
    captures, problems = read_paths(["-", "-"], stdin=BytesIO(b"The envoy left."))
    assert len(captures) == 1
    message = "standard input is given twice, and can be read only once"
    assert problems == (Problem("fetch", "-", message),)


def test_empty_standard_input_is_a_problem() -> None:
    check(["-"], reads=[], problems=["standard input is empty"])


def test_closed_standard_input_is_a_problem() -> None:
    stdin = BytesIO()
    stdin.close()
    captures, problems = read_paths(["-"], stdin=stdin)
    assert captures == ()
    assert problems[0].message.startswith("standard input cannot be read: ")


def test_a_missing_file_loses_nothing_else(tmp_path: Path, report: Path) -> None:
    check([tmp_path / "none.txt", report], reads=[report], problems=["no such file"])


def test_an_address_is_a_problem_where_nothing_reads_pages() -> None:
    message = "pages of the web are not read here; save the page in a file"
    check(["https://news.example/a"], reads=[], problems=[message])


@pytest.mark.parametrize("path", ["ftp://a.example/", "www.news.example/a", "http:a.example"])
def test_what_is_nearly_an_address_is_told_how_addresses_begin(path: str) -> None:
    message = "no such file; a page is read by an address that begins with https:// or http://"
    check([path], reads=[], problems=[message])


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("", "no such file"),
        ("a\0b", "cannot be read: embedded null byte"),
        ("x" * 4000, "cannot be read: file name too long"),
    ],
)
def test_a_path_that_cannot_be_is_a_problem(path: str, message: str) -> None:
    captures, problems = read_paths([path] if path else ["./no/such"], stdin=BytesIO())
    assert captures == ()
    assert [problem.message for problem in problems] == [message]


def test_a_file_below_a_file_is_a_problem(report: Path) -> None:
    check([report / "below"], reads=[], problems=["cannot be read: not a directory"])


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read all files")
def test_a_file_without_permission_is_a_problem(report: Path) -> None:
    report.chmod(0)
    check([report], reads=[], problems=["cannot be read: permission denied"])


def test_an_empty_file_is_a_problem(tmp_path: Path, report: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.touch()
    check([empty, report], reads=[report], problems=["is empty"])


def test_a_file_of_one_byte_is_read(tmp_path: Path) -> None:
    file = tmp_path / "one.txt"
    file.write_bytes(b"x")
    check([file], reads=[file], problems=[])


def test_a_file_that_is_too_long_is_refused_with_its_size_and_the_limit(tmp_path: Path) -> None:
    file = tmp_path / "long.txt"
    with file.open("wb") as opened:
        opened.truncate(20 * 1_000_000)
    message = "is 20.0 MB long; a report of more than 10 MB is not read"
    check([file], reads=[], problems=[message])


def test_a_file_of_a_terabyte_of_nothing_is_refused_without_being_read(tmp_path: Path) -> None:
    file = tmp_path / "sparse.txt"
    with file.open("wb") as opened:
        opened.truncate(10**12)
    message = "is 1,000,000.0 MB long; a report of more than 10 MB is not read"
    check([file], reads=[], problems=[message])


def test_the_longest_file_is_read_and_one_byte_more_on_standard_input_is_not() -> None:
    longest = BytesIO(b"x" * MAX_BYTES)
    assert len(read_paths(["-"], stdin=longest)[0]) == 1
    captures, problems = read_paths(["-"], stdin=BytesIO(b"x" * (MAX_BYTES + 1)))
    message = "is more than 10 MB long; a report of more than 10 MB is not read"
    assert (captures, problems) == ((), (Problem("fetch", "-", message),))


def test_a_pipe_is_refused_and_not_waited_on(tmp_path: Path, report: Path) -> None:
    pipe = tmp_path / "pipe.txt"
    os.mkfifo(pipe)
    check([pipe, report], reads=[report], problems=["is a named pipe, not a file"])


def test_a_device_is_refused(report: Path) -> None:
    check(["/dev/zero", report], reads=[report], problems=["is a device, not a file"])


def test_a_socket_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # the path of a socket must be short
    with socket.socket(socket.AF_UNIX) as opened:
        opened.bind("s")
        check(["s"], reads=[], problems=["is a socket, not a file"])


def test_a_file_that_is_given_twice_is_read_once(tmp_path: Path, report: Path) -> None:
    link = tmp_path / "link.txt"
    link.symlink_to(report)
    problems = ["is given twice; it is read once", f"is the same file as {report}; it is read once"]
    check([report, report, link], reads=[report], problems=problems)


def test_a_link_to_itself_is_a_problem(tmp_path: Path) -> None:
    link = tmp_path / "loop.txt"
    link.symlink_to(link)
    check([link], reads=[], problems=["cannot be read: too many levels of symbolic links"])


def test_same_name_and_same_bytes_in_two_folders_are_read_once(tmp_path: Path) -> None:
    first, second = tmp_path / "a" / "r.txt", tmp_path / "b" / "r.txt"
    for file in (first, second):
        file.parent.mkdir()
        file.write_bytes(b"The envoy left Port Selm.")
    message = f"has the same name and the same bytes as {first}, and is read once"
    check([first, second], reads=[first], problems=[message])


def test_same_bytes_under_two_names_are_two_captures(tmp_path: Path) -> None:
    files: list[Path | str] = [tmp_path / "a.txt", tmp_path / "b.txt"]
    for file in files:
        Path(file).write_bytes(b"The envoy left Port Selm.")
    check(files, reads=files, problems=[])


def test_a_folder_gives_its_texts_by_name_and_names_what_it_leaves_out(tmp_path: Path) -> None:
    for name in ("b.txt", "a.json", "c.TXT", "d.odt", ".hidden", "e.md"):
        (tmp_path / name).write_bytes(name.encode())
    (tmp_path / "below").mkdir()
    (tmp_path / "below" / "f.txt").write_bytes(b"below")
    left_out = "below, d.odt, 1 hidden file"
    message = f"of a folder only files that end in {ENDINGS} are read; left out: {left_out}"
    reads: list[Path | str] = [tmp_path / name for name in ("a.json", "b.txt", "c.TXT", "e.md")]
    check([tmp_path], reads=reads, problems=[message])


@pytest.mark.parametrize("name", [".DS_Store", "._report.txt", ".directory", ".git"])
def test_what_a_system_hides_in_a_folder_is_not_counted(
    tmp_path: Path, report: Path, name: str
) -> None:
    (tmp_path / name).write_bytes(b"x")
    check([tmp_path], reads=[report], problems=[])


def test_a_folder_of_hidden_texts_says_that_they_are_left_out(tmp_path: Path) -> None:
    for name in (".a.txt", ".b.txt"):
        (tmp_path / name).write_bytes(b"The envoy left Port Selm.")
    message = f"a folder without a file that ends in {ENDINGS}; left out: 2 hidden files"
    check([tmp_path], reads=[], problems=[message])


def test_an_empty_name_is_not_the_current_folder(
    report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(report.parent)
    check([""], reads=[], problems=["an empty name is no file"])
    assert list_inputs([""]) == (("",), ())


def test_without_standard_input_a_dash_is_a_problem() -> None:
    problem = Problem("fetch", "-", "standard input is closed")
    assert read_paths(["-"], stdin=None) == ((), (problem,))


def test_a_bad_file_in_a_folder_loses_no_other(tmp_path: Path, report: Path) -> None:
    (tmp_path / "empty.txt").touch()
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "folder.txt").mkdir()
    problems = ["is empty", "is a folder, not a file", "is a named pipe, not a file"]
    check([tmp_path], reads=[report], problems=problems)


def test_a_folder_without_texts_is_a_problem(tmp_path: Path) -> None:
    message = f"a folder without a file that ends in {ENDINGS}"
    check([tmp_path], reads=[], problems=[message])


@pytest.mark.parametrize("name", ["with space.txt", "emoji 📰.txt", "line\nfeed.txt", "عربي.txt"])
def test_any_file_name_is_read(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"The envoy left.")
    check([tmp_path / name], reads=[tmp_path / name], problems=[])


def test_a_file_name_that_is_not_utf_8_can_be_printed(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    with open(path, "wb") as file:  # noqa: PTH123 - Path takes no bytes
        file.write(b"The envoy left.")
    captures, problems = read_paths([os.fsdecode(path)], stdin=BytesIO())
    assert ([capture.path for capture in captures], problems) == (
        [f"{tmp_path}/caf\ufffd.txt"],
        (),
    )


LONG = MAX_BYTES + 1


def sparse(file: Path, n_bytes: int = LONG) -> Path:
    with file.open("wb") as opened:
        opened.truncate(n_bytes)
    return file


@pytest.mark.parametrize(
    "name",
    ["a.warc", "a.WARC.gz", "a.wacz", "a.zip", "a.tar", "a.tar.gz", "a.tgz", "a.jsonl", "a.csv.gz"],
)
def test_a_long_archive_or_table_is_not_held_but_opened_where_it_lies(
    tmp_path: Path, name: str
) -> None:
    file = sparse(tmp_path / name)
    (stored,), problems = read_paths([str(file)], stdin=BytesIO())
    assert problems == ()
    assert isinstance(stored, StoredFile)
    assert stored.path == stored.address == str(file)
    with stored.open() as first, stored.open() as second:
        assert (first.read(3), second.read(3)) == (b"\0\0\0", b"\0\0\0")


def test_a_short_archive_is_a_capture(tmp_path: Path) -> None:
    file = tmp_path / "a.zip"
    file.write_bytes(b"PK")
    assert read_paths([str(file)], stdin=BytesIO()) == ((Capture(b"PK", path=str(file)),), ())


def test_an_archive_that_is_too_long_is_refused_with_its_size_and_the_limit(tmp_path: Path) -> None:
    file = sparse(tmp_path / "a.warc.gz", MAX_ARCHIVE_BYTES + 1)
    message = "is 2,000.0 MB long; an archive of more than 2,000 MB is not read"
    check([file], reads=[], problems=[message])


def test_a_long_archive_that_is_given_twice_is_read_once(tmp_path: Path) -> None:
    first, second, other = (tmp_path / name / "a.zip" for name in "abc")
    for file in (first, second, other):
        file.parent.mkdir()
        sparse(file)
    with other.open("r+b") as opened:
        opened.write(b"x")
    problems = [
        f"has the same name and the same bytes as {first}, and is read once",
        "is given twice; it is read once",
    ]
    check([first, second, other, first], reads=[first, other], problems=problems)


def test_archives_feeds_and_tables_of_a_folder_are_read(tmp_path: Path) -> None:
    names = ["a.csv", "b.jsonl.gz", "c.opml", "d.rss", "e.warc.gz", "f.xml", "g.zip", "h.html.gz"]
    for name in names:
        (tmp_path / name).write_bytes(name.encode())
    check([tmp_path], reads=[tmp_path / name for name in names], problems=[])
