"""The process in which strangers' bytes are parsed: what it answers, and how it ends."""

import json
import socket
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from warcio.warcwriter import WARCWriter

from crossread.extract.archives.member import Origin
from crossread.extract.read import is_plain, read_report
from crossread.extract.worker import LIMITS, Limits, ReadCapture, _read, _stop, _Worker, open_worker
from crossread.pipeline import read_reports
from crossread.types.problem import Problem
from crossread.types.report import Capture, Report, StoredFile
from tests.extract.invented_warc import write_response
from tests.pdf_file import make_pdf, show_lines
from tests.torture.hostile import make_hostile

Read = tuple[tuple[Report, ...], tuple[Problem, ...]]

SENTENCE = "The envoy of Norland left Port Selm on Wednesday after a row over the harbour."
PAGE = f"<!DOCTYPE html><html><head><title>Envoy leaves</title></head><body><p>{SENTENCE}</p></body></html>"
MAIL = f"From: a@post.example\nMIME-Version: 1.0\nSubject: Envoy leaves\n\n{SENTENCE}\n"
FEED = f"<rss><channel><item><title>Envoy leaves</title><description>{SENTENCE}</description></item></channel></rss>"
CAPTURES = (
    Capture(PAGE.encode(), path="a.html"),
    Capture(PAGE.encode("utf-16"), path="b.html"),
    Capture(make_pdf([show_lines(72, 700, [SENTENCE])]), path="c.pdf"),
    Capture(MAIL.encode(), path="d.eml"),
    Capture(b"<html></html>", path="e.html"),
    Capture(PAGE.encode(), url="https://post.example/envoy"),
    Capture(FEED.encode(), url="https://post.example/feed"),
    Capture(
        json.dumps(
            {
                "version": "https://jsonfeed.org/version/1.1",
                "items": [{"id": "1", "content_html": f"<p>{SENTENCE}</p>"}],
            }
        ).encode(),
        path="f.json",
    ),
)


def zipped() -> bytes:
    """A zip file with a member of each kind, one of them hostile."""
    members = {
        "far/a.html": PAGE.encode(),
        "b.txt": SENTENCE.encode(),
        "c.pdf": CAPTURES[2].body,
        "d.eml": MAIL.encode(),
        "e.rss": FEED.encode(),
        "f.csv": f"url,text\nhttps://post.example/f,{SENTENCE}\n".encode(),
        "g.html": b"<html></html>",
    }
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, body in members.items():
            archive.writestr(name, body)
    return out.getvalue()


def archived() -> bytes:
    """A web archive of two pages; the first states its encoding in the header of the answer alone."""
    out = BytesIO()
    body = f"<html><body><p>{SENTENCE}</p><p>The Caf\u00e9 Selm was shut.</p></body></html>".encode(
        "cp1252"
    )
    header = (("Content-Type", "text/html; charset=windows-1252"),)
    writer = WARCWriter(out, gzip=True)
    write_response(writer, "https://post.example/1", body, header)
    write_response(writer, "https://post.example/2", PAGE.encode(), header)
    return out.getvalue()


ARCHIVES = (
    Capture(zipped(), path="far/a.zip"),
    Capture(zipped(), url="https://post.example/a.zip"),
    Capture(archived(), path="b.warc.gz"),
)


@pytest.fixture(scope="module")
def read() -> Iterator[ReadCapture]:
    with open_worker() as read_apart:
        yield read_apart


@pytest.mark.parametrize("capture", CAPTURES, ids=lambda capture: capture.address)
def test_the_worker_answers_as_if_it_was_read_here(capture: Capture, read: ReadCapture) -> None:
    assert not is_plain(capture)
    assert read(capture) == read_report(capture)


@pytest.mark.parametrize("capture", ARCHIVES, ids=lambda capture: capture.address)
def test_records_of_archives_are_read_apart_and_come_out_the_same(
    capture: Capture, read: ReadCapture
) -> None:
    """Ids, paths, addresses and encodings do not depend on where the records, or all of it, are read."""
    whole = read_report(capture)

    assert len(whole[0]) > 1
    assert read_report(capture, read_apart=read) == whole
    assert read(capture) == whole


def test_of_an_archive_all_but_texts_and_tables_goes_to_the_worker(read: ReadCapture) -> None:
    seen: list[str] = []

    def watch(capture: Capture, origin: Origin | None = None) -> Read:
        seen.append(capture.address)
        return read(capture, origin)

    stored = StoredFile("a.zip", lambda: BytesIO(ARCHIVES[0].body))
    read_report(stored, read_apart=watch)

    assert seen == [f"a.zip#{name}" for name in ("far/a.html", "c.pdf", "d.eml", "e.rss", "g.html")]


def test_a_hostile_record_loses_no_other() -> None:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("1.html", PAGE)
        archive.writestr("2.html", make_hostile("attributes.html", 50_000).body)
        archive.writestr("3.html", PAGE)
    with open_worker(Limits(LIMITS.memory, cpu_seconds=1, wall_seconds=60.0)) as read_briefly:
        reports, problems = read_report(
            Capture(out.getvalue(), path="a.zip"), read_apart=read_briefly
        )

    assert [one.path for one in reports] == ["a.zip#1.html", "a.zip#3.html"]
    message = "took more than 1 seconds of processor time, and is not read"
    assert problems == (Problem("extract", "a.zip#2.html", message),)


def test_each_report_of_a_feed_has_a_share_of_time_of_its_own() -> None:
    """All of them take some seconds of the processor, and none takes one."""
    text = "".join(f"&lt;p>{SENTENCE * 3} {i}&lt;/p>" for i in range(40))
    items = "".join(
        f"<item><title>Envoy {i}</title><description>{text}</description></item>" for i in range(40)
    )
    body = f"<rss><channel>{items}</channel></rss>".encode()
    with open_worker(Limits(LIMITS.memory, cpu_seconds=1, wall_seconds=60.0)) as read_briefly:
        reports, problems = read_briefly(Capture(body, path="a.rss"))

    assert (len(reports), problems) == (40, ())


@pytest.mark.parametrize(
    "body",
    [SENTENCE.encode(), b'{"articleBody": "<p>x</p>"}', SENTENCE.encode("utf-16"), b"\x89PNG", b""],
)
def test_texts_and_json_are_read_here(body: bytes) -> None:
    assert is_plain(Capture(body, path="a.txt"))


def test_a_text_of_more_than_a_megabyte_is_read_apart() -> None:
    assert not is_plain(Capture(b"The envoy left. " * 70_000, path="a.txt"))
    assert is_plain(Capture(b'{"a": "' + b"x" * 2_000_000, path="a.json"))


def test_too_much_time_is_a_problem_and_the_next_input_is_read() -> None:
    limits = Limits(LIMITS.memory, cpu_seconds=1, wall_seconds=60.0)
    hostile = make_hostile("attributes.html", 50_000)
    message = "took more than 1 seconds of processor time, and is not read"
    with open_worker(limits) as read_briefly:
        assert read_briefly(hostile) == ((), (Problem("extract", hostile.address, message),))
        assert read_briefly(CAPTURES[0]) == read_report(CAPTURES[0])


def test_what_was_read_of_a_feed_before_its_time_was_over_is_kept_and_the_rest_told() -> None:
    limits = Limits(LIMITS.memory, cpu_seconds=2, wall_seconds=120.0)
    slow = "So it is. And he? " * 200_000
    items = [f"{SENTENCE} {number}" for number in range(30)] + [slow] + [SENTENCE] * 5
    body = "".join(f"<item><description>{text}</description></item>" for text in items)
    with open_worker(limits) as read_briefly:
        reports, problems = read_briefly(
            Capture(f"<rss><channel>{body}</channel></rss>".encode(), path="a.rss")
        )

    assert [one.text for one in reports] == items[:30]
    assert problems[-1] == Problem(
        "extract",
        "a.rss",
        "took more than 2 seconds of processor time; 30 reports that were read before are kept, and the other 6 of "
        "its 36 items are not read",
    )


def test_too_much_memory_is_a_problem() -> None:
    hostile = make_hostile("digits.html", 8_000_000)
    message = "took more than 256 MB of memory, and is not read"
    with open_worker(Limits(256 * 2**20, 10, 60.0)) as read_small:
        assert read_small(hostile) == ((), (Problem("extract", "digits.html", message),))


def test_the_deadline_ends_what_does_not_end() -> None:
    message = "took more than 0.05 seconds, and is not read"
    with open_worker(Limits(LIMITS.memory, 10, 0.05)) as read_late:
        assert read_late(CAPTURES[0]) == ((), (Problem("extract", "a.html", message),))


def test_a_crash_is_told_with_its_signal_and_a_used_child_is_asked_once_more() -> None:
    worker = _Worker(LIMITS)
    try:
        _read(worker, CAPTURES[0])
        assert worker.process is not None
        worker.process.kill()
        worker.n_read = 0
        reason = "crashed what reads it with signal 9 (SIGKILL)"
        assert _read(worker, CAPTURES[0]) == ((), (Problem("extract", "a.html", reason),))
        first = _read(worker, CAPTURES[0])
        worker.process.kill()
        assert _read(worker, CAPTURES[0]) == first == read_report(CAPTURES[0])
    finally:
        _stop(worker)


def test_a_child_that_cannot_be_started_is_a_problem() -> None:
    with open_worker(python="/no/such/python") as read_nowhere:
        reports, (problem,) = read_nowhere(CAPTURES[0])

    assert reports == ()
    assert problem.message.startswith("cannot be read: no process can be started for it")


# An interpreter that stands in for one of another system: it does what is asked, behind a line of its own.
OTHER_SYSTEM = """#!{python}
import sys
{line}
at = sys.argv.index("-c")
code, sys.argv = sys.argv[at + 1], sys.argv[at + 1:]
exec(code)
"""
NO_LIMITS = "sys.modules['resource'] = None"
NO_LIMIT_ON_MEMORY = """
import resource
set_limit = resource.setrlimit
def refuse(kind, limits):
    if kind == resource.RLIMIT_AS:
        raise ValueError("current limit exceeds maximum limit")
    set_limit(kind, limits)
resource.setrlimit = refuse
"""
LOW_ALREADY = """
import resource
resource.setrlimit(resource.RLIMIT_AS, (500 * 2**20, 500 * 2**20))
"""


@pytest.mark.parametrize(
    ("line", "unlimited"),
    [
        (NO_LIMITS, "memory, processor time, written files"),
        (NO_LIMIT_ON_MEMORY, "memory"),
        (LOW_ALREADY, ""),
        ("", ""),
    ],
    ids=["as Windows", "as macOS", "lower limits from outside", "as Linux"],
)
def test_what_a_system_does_not_limit_is_said_once(
    line: str, unlimited: str, tmp_path: Path
) -> None:
    python = tmp_path / "python"
    python.write_text(OTHER_SYSTEM.format(python=sys.executable, line=line))
    python.chmod(0o755)
    with open_worker(python=str(python)) as read_there:
        first, second = read_there(CAPTURES[0])[1], read_there(CAPTURES[1])[1]

    told = f"was read without limits on {unlimited}, which this system cannot set; the deadline of 60 seconds holds"
    assert [one.message for one in first] == ([told] if unlimited else [])
    assert second == ()


def test_a_page_that_names_places_elsewhere_asks_for_none(read: ReadCapture) -> None:
    """Neither Python nor the parsers in C knock at the port that the page names for all it would load."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0)
        here = f"http://127.0.0.1:{server.getsockname()[1]}/"
        hostile = make_hostile("outside.html", 1).body
        for host in (b"dtd", b"entity", b"picture1", b"style", b"base", b"frame"):
            hostile = hostile.replace(b"http://" + host + b".invalid/", here.encode())
        named = make_hostile("outside.html", 1)
        answers = [read(Capture(hostile, path="a.html")), read(named)]
        with pytest.raises(BlockingIOError):
            server.accept()

    assert all(reports for reports, _ in answers)
    assert not any("refused" in one.message for _, problems in answers for one in problems)
    assert not any("root:" in one.text for reports, _ in answers for one in reports)


TRIES = """
import os, socket, subprocess
from crossread.extract.worker_child import _refuse_network_and_programs
tried = _refuse_network_and_programs()
for attempt in (
    lambda: socket.getaddrinfo("post.example", 80),
    lambda: socket.gethostbyname("post.example"),
    lambda: socket.create_connection(("127.0.0.1", 9)),
    lambda: socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b"x", ("127.0.0.1", 9)),
    lambda: socket.socket().bind(("127.0.0.1", 0)),
    lambda: subprocess.run(["true"]),
    lambda: os.system("true"),
    os.fork,
):
    try:
        attempt()
    except PermissionError:
        print("refused")
print(len(tried))
"""


def test_the_child_refuses_itself_sockets_and_programs() -> None:
    done = subprocess.run(
        [sys.executable, "-c", TRIES], capture_output=True, text=True, check=True, timeout=60
    )

    assert done.stdout.split() == ["refused"] * 8 + ["4"]


COUNT = """
import io, sys
started = []
sys.addaudithook(lambda event, _: started.append(event) if event == "subprocess.Popen" else None)
from crossread.pipeline import read_reports
reports, problems = read_reports(sys.argv[1:], stdin=io.BytesIO())
print(len(started), len(reports), len(problems), "trafilatura" in sys.modules, "pypdf" in sys.modules)
"""


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (("a.txt", "b.txt"), "0 2 0 False False"),
        (("a.txt", "a.html", "b.html", "c.pdf", "d.eml"), "1 5 0 False False"),
    ],
)
def test_one_child_is_started_and_only_where_there_is_something_to_parse(
    tmp_path: Path, names: tuple[str, ...], expected: str
) -> None:
    for name, body in {
        "a.txt": SENTENCE.encode(),
        "b.txt": SENTENCE.encode(),
        "a.html": PAGE.encode(),
        "b.html": PAGE.encode(),
        "c.pdf": CAPTURES[2].body,
        "d.eml": MAIL.encode(),
    }.items():
        (tmp_path / name).write_bytes(body)
    command = [sys.executable, "-c", COUNT, *names]
    done = subprocess.run(
        command, capture_output=True, text=True, check=True, timeout=60, cwd=tmp_path
    )

    assert done.stdout.strip() == expected


def test_reports_keep_the_order_of_their_inputs(tmp_path: Path) -> None:
    bodies = {
        "1.txt": SENTENCE.encode(),
        "2.html": PAGE.encode(),
        "3.txt": SENTENCE.encode(),
        "4.html": b"<html></html>",
        "5.pdf": CAPTURES[2].body,
    }
    for name, body in bodies.items():
        (tmp_path / name).write_bytes(body)
    reports, problems = read_reports([str(tmp_path)], stdin=BytesIO())

    assert [Path(one.path or "").name for one in reports] == ["1.txt", "2.html", "3.txt", "5.pdf"]
    assert [Path(one.subject).name for one in problems] == ["4.html"]
