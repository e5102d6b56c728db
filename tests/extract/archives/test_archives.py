"""Zip, tar, gzip and WACZ files made in the tests, honest and hostile."""

import gzip
import io
import random
import struct
import tarfile
import zipfile
from pathlib import Path

import pytest

from crossread.extract.archives.archives import Limits, read_tar, read_zip
from crossread.extract.archives.member import Member
from crossread.extract.layout import Layout
from crossread.extract.read import read_report, stream_reports
from crossread.types.problem import Problem
from crossread.types.report import Capture, Dropped, Report, StoredFile
from crossread.types.span import Span
from tests.extract.invented_warc import page, write

BODY = "The envoy of Norland left Port Selm on Wednesday."


def keep_all(text: str, *, headline: Span | None, layout: Layout) -> tuple[Dropped, ...]:
    """Nothing is furniture."""
    del text, headline, layout
    return ()


def zipped(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, body in members.items():
            archive.writestr(name, body)
    return out.getvalue()


def tarred(members: dict[str, bytes], mode: str = "w", **fields: object) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode) as archive:  # type: ignore[call-overload]
        for name, body in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(body)
            for field, value in fields.items():
                setattr(info, field, value)
            archive.addfile(info, io.BytesIO(body))
    return out.getvalue()


def read(body: bytes, path: str) -> tuple[list[str | None], list[str]]:
    """The paths of the reports, and the problems with what they are about, without the archive's path."""
    reports, problems = read_report(Capture(body, path=path))
    return [one.path for one in reports], [
        f"{one.subject.removeprefix(path)} {one.message}".strip() for one in problems
    ]


MEMBERS = {
    "one.txt": BODY.encode(),
    "far/below/two.json": b'{"articleBody": "%s"}' % BODY.encode(),
    "rows.csv": f"title,text\nA,{BODY}\nB\n".encode(),
    "feed.xml": f"<rss><channel><item><description>{BODY}</description></item></channel></rss>".encode(),
    "pages.warc.gz": write(page(1), page(2), is_gzip=True).body,
    "Überschrift 📰.txt": BODY.encode() + b" B",
}
PLACES = [
    "#one.txt",
    "#far/below/two.json",
    "#rows.csv#2",
    "#feed.xml",
    "#pages.warc.gz#",
    "#pages.warc.gz#",
    "#Überschrift 📰.txt",
]


@pytest.mark.parametrize(
    ("body", "path"),
    [
        (zipped(MEMBERS), "in/a.zip"),
        (zipped(MEMBERS, zipfile.ZIP_STORED), "a.bin"),
        (tarred(MEMBERS), "a.tar"),
        (tarred(MEMBERS, "w:gz"), "a.tgz"),
        (tarred(MEMBERS, "w:gz"), "a.tar.gz"),
    ],
    ids=["zip", "stored", "tar", "tgz", "tar.gz"],
)
def test_every_form_is_read_within_an_archive(body: bytes, path: str) -> None:
    paths, problems = read(body, path)
    assert len(paths) == len(PLACES)
    assert all(str(one).startswith(path + place) for one, place in zip(paths, PLACES, strict=True))
    assert problems == [
        "#rows.csv rows that give no report: 1 of 2: row 3 has 1 cells, and the header has 2",
        "#feed.xml only a summary of the article is there, and is read for it: item 1",
        "#pages.warc.gz 3 of its records hold no page, and are left out: 2 request, 1 warcinfo",
    ]


def test_every_member_is_a_report_a_refusal_or_counted() -> None:
    members = {
        "good.txt": BODY.encode(),
        "empty.txt": b"",
        "page.html": b"<html><body><nav>x</nav></body></html>",
        "data.json": b"{",
        "picture.txt": b"\x89PNG",
        "picture.png": b"\x89PNG",
        "long.txt": b"a" * 10_000_001,
        "inner.zip": b"PK",
        "feed.xml": b"<rss/>",
        "list.opml": b"<opml/>",
        "table.csv": b"a\n",
        "cut.json.gz": b"\x1f\x8b",
        ".hidden": b"x",
    }
    for body, path in ((zipped(members), "o.zip"), (tarred(members), "o.tar")):
        reports, problems = read_report(Capture(body, path=path))
        refused = [problem.subject for problem in problems if problem.subject != path]
        n_counted = 2  # the picture by its name, and what is hidden
        assert len(refused) == len(set(refused))
        assert len(reports) + len(refused) + n_counted == len(members)


@pytest.mark.parametrize("name", ["a.zip", "a.tar", "a.tgz", "a.wacz", "a.7z", "a.tar.gz"])
def test_an_archive_within_an_archive_is_refused(name: str) -> None:
    for make, path in ((zipped, "o.zip"), (tarred, "o.tar")):
        paths, problems = read(make({name: b"x", "b.txt": BODY.encode()}), path)
        assert paths == [f"{path}#b.txt"]
        assert problems == [f"#{name} is an archive within an archive, which is not opened"]


@pytest.mark.parametrize(
    "inner",
    [
        zipped({"a.txt": BODY.encode()}),
        tarred({"a.txt": BODY.encode()}),
        gzip.compress(b"x", mtime=0),
    ],
)
def test_an_archive_that_hides_behind_another_name_is_refused(inner: bytes) -> None:
    assert read(zipped({"a.txt": inner}), "o.zip") == (
        [],
        ["#a.txt is an archive within an archive, which is not opened"],
    )


def test_what_cannot_hold_reports_is_left_out_and_named() -> None:
    members = dict.fromkeys(
        ("p.png", ".DS_Store", "__MACOSX/._a.txt", "b.mp4", "c.exe", "d.js", "empty/"), b"x"
    )
    message = (
        "of its members, 6 cannot hold reports by their names, and are left out: "
        "p.png, .DS_Store, __MACOSX/._a.txt, b.mp4, c.exe and 1 more"
    )
    assert read(zipped(members | {"a.txt": BODY.encode()}), "o.zip") == (["o.zip#a.txt"], [message])


NAMES = ["../../etc/passwd.txt", "/etc/passwd.txt", "C:\\x.txt", "a\x1b[31m.txt", "x" * 300 + ".txt", "con.txt"]  # fmt: skip


def test_no_name_leads_anywhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is written: a name is only shown, without what a terminal would obey."""
    monkeypatch.chdir(tmp_path)
    for make, path in ((zipped, "o.zip"), (tarred, "o.tar")):
        members = {name: f"{BODY} {n}".encode() for n, name in enumerate(NAMES)}
        paths, problems = read(make(members), path)
        assert (len(paths), problems) == (len(NAMES), [])
        assert all(str(one).isprintable() and len(str(one)) < 270 for one in paths)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("kind", "shown"),
    [
        (tarfile.SYMTYPE, "link"),
        (tarfile.LNKTYPE, "link"),
        (tarfile.CHRTYPE, "device"),
        (tarfile.FIFOTYPE, "pipe"),
    ],
)
def test_links_and_devices_are_left_out(kind: bytes, shown: str) -> None:
    body = tarred({"a.txt": b""}, type=kind, linkname="/etc/passwd")
    message = (
        f"of its members, 1 cannot hold reports by their names, and are left out: a.txt ({shown})"
    )
    assert read(body, "o.tar") == ([], [message])


def test_a_member_that_is_too_long_is_refused_and_the_others_are_read() -> None:
    members = {"a.txt": b"a" * 10_000_001, "b.txt": BODY.encode()}
    for make, path in ((zipped, "o.zip"), (tarred, "o.tar")):
        paths, problems = read(make(members), path)
        assert paths == [f"{path}#b.txt"]
        message = "#a.txt is 10.0 MB long; a member of more than 10 MB is not read"
        assert problems == [message]


def within(body: bytes, name: str, limits: Limits) -> tuple[list[str], list[str]]:
    """The places of the members that are given within `limits`, and the problems."""
    file = io.BytesIO(body)
    is_gzip = name.endswith(".tgz")
    found = list(
        read_zip(file, name, limits)
        if name.endswith(".zip")
        else read_tar(file, name, limits, is_gzip=is_gzip)
    )
    return [one.place for one in found if isinstance(one, Member)], [
        one.message for one in found if isinstance(one, Problem)
    ]


def test_members_are_read_up_to_a_limit_together_and_in_number() -> None:
    members = {f"{n}.txt": f"{BODY} {n}".encode() for n in range(9)}
    together = Limits(bytes_together=5 * len(members["0.txt"]))
    message = "is left out: no more than 0 MB of an archive are read"
    places = [f"#{n}.txt" for n in range(9)]
    for body, name in ((zipped(members), "o.zip"), (tarred(members), "o.tar")):
        assert within(body, name, together) == (places[:5], [message] * 4)
    few = Limits(members=3)
    rest = ("the other 6 are left out", "the rest is left out")
    for body, name, which in (
        (zipped(members), "o.zip", rest[0]),
        (tarred(members), "o.tar", rest[1]),
    ):
        assert within(body, name, few) == (places[:3], [f"holds more than 3 members; {which}"])


def test_a_directory_of_a_million_entries_is_not_read() -> None:
    entry = b"PK\x01\x02" + bytes(42) + b""
    directory = entry * 120_000
    end = b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, 0xFFFF, 0xFFFF, len(directory), 0, 0)
    message = "holds far more than 10,000 members, and is not read"
    assert read(b"PK\x03\x04" + directory + end, "o.zip") == ([], [message])


@pytest.mark.parametrize("name", ["a.zip", "a.tar"])
def test_an_archive_without_files_is_a_problem(name: str) -> None:
    body = b"PK\x05\x06" + bytes(18) if name == "a.zip" else _tar_of_a_folder()
    _, problems = read_report(Capture(body, path=name))
    assert [problem.message for problem in problems] == ["is an archive without files"]


def _tar_of_a_folder() -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        folder = tarfile.TarInfo("a")
        folder.type = tarfile.DIRTYPE
        archive.addfile(folder)
    return out.getvalue()


def test_a_bomb_of_zip_is_refused() -> None:
    body = bytearray(zipped({"a.txt": b"a" * 30_000_000, "b.txt": BODY.encode()}))
    paths, problems = read(bytes(body), "o.zip")
    assert paths == ["o.zip#b.txt"]
    assert problems == ["#a.txt is 30.0 MB long; a member of more than 10 MB is not read"]


def test_a_bomb_of_tar_and_gzip_is_passed_over_to_a_limit() -> None:
    members = {"a.txt": BODY.encode(), "b.bin": b"a" * 25_000_000, "c.txt": BODY.encode()}
    places, problems = within(tarred(members, "w:gz"), "o.tgz", Limits(unpacked=20_000_000))
    assert places == ["#a.txt"]
    assert problems[0] == "goes on behind byte 20,000,000; what stands before is read"


@pytest.mark.parametrize(
    "size",
    [b"\x80" + b"\xff" * 11, b"\xff" * 12, b"-0000000001\0", b"77777777777\0"],
)
def test_a_size_that_cannot_be_ends_the_tar_file(size: bytes) -> None:
    body = bytearray(tarred({"a.txt": BODY.encode(), "b.txt": BODY.encode()}))
    body[124:136] = size
    body[148:156] = b" " * 8
    body[148:156] = b"%06o\0 " % sum(body[:512])
    reports, problems = read_report(Capture(bytes(body), path="o.tar"))
    assert len(reports) <= 1
    assert problems


def test_a_long_header_of_a_tar_file_is_not_read() -> None:
    body = bytearray(tarred({"a" * 200 + ".txt": BODY.encode()}, "w"))
    body[124:136] = b"%011o\0" % 100_000_000
    body[148:156] = b" " * 8
    body[148:156] = b"%06o\0 " % sum(body[:512])
    message = "has a header of 100,000,000 bytes at byte 512; what stands before is read"
    assert read(bytes(body), "o.tar") == ([], [message])


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (lambda body: body[:-30], "is a damaged zip file: file is not a zip file"),
        (lambda body: body.replace(b"Wednesday", b"Wednezday"), "#a.txt is damaged: bad crc-32"),
        (
            lambda body: body.replace(b"PK\x01\x02", b"PK\x01\x09"),
            "is a damaged zip file: bad magic",
        ),
    ],
)
def test_a_damaged_zip_file_is_told(change: object, problem: str) -> None:
    whole = zipped({"a.txt": BODY.encode()}, zipfile.ZIP_STORED)
    assert callable(change)
    paths, problems = read(change(whole), "o.zip")
    assert paths == []
    assert [one[: len(problem)] for one in problems] == [problem]


def test_an_encrypted_member_and_an_odd_packing_are_refused() -> None:
    body = zipped({"a.txt": BODY.encode()})
    start = body.index(b"PK\x01\x02")
    encrypted = bytearray(body)
    encrypted[start + 8] |= 1
    assert read(bytes(encrypted), "o.zip") == ([], ["#a.txt is encrypted"])
    packed = zipped({"a.txt": BODY.encode()}, zipfile.ZIP_LZMA)
    assert read(packed, "o.zip") == ([], ["#a.txt is packed in a way that is not read"])


def test_a_tar_file_cut_anywhere_gives_the_members_before() -> None:
    members = {f"{n}.txt": f"{BODY} {n}".encode() * 20 for n in range(4)}
    whole = tarred(members)
    for end in range(600, 4 * 1536, 301):
        paths, problems = read(whole[:end], "o.tar")
        n_whole = sum(end >= n * 1536 + 512 + len(members[f"{n}.txt"]) for n in range(4))
        assert len(paths) == n_whole
        assert problems


def test_random_damage_never_raises() -> None:
    chance = random.Random(7)  # noqa: S311 - the same bytes in each run
    wholes = (
        (zipped(MEMBERS), "o.zip"),
        (tarred(MEMBERS), "o.tar"),
        (tarred(MEMBERS, "w:gz"), "o.tgz"),
    )
    for whole, path in wholes:
        for _ in range(12):
            body = bytearray(whole)
            for _ in range(20):
                body[chance.randrange(len(body))] = chance.randrange(256)
            found = list(stream_reports(Capture(bytes(body), path=path), find_furniture=keep_all))
            assert found


def test_an_office_document_is_refused_by_name() -> None:
    body = zipped({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<x/>"})
    message = "looks like an office document, which is not read yet; save its text in a .txt file"
    assert read(body, "a.odt") == ([], [message])


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_the_web_archives_of_a_wacz_file_are_read_where_they_lie(method: int) -> None:
    out = io.BytesIO()
    written = write(page(1), page(2), is_gzip=True)
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("datapackage.json", b"{}")
        archive.writestr("pages/pages.jsonl", b'{"format": "json-pages-1.0"}')
        archive.writestr("archive/data.warc.gz", written.body, method)
        archive.writestr("archive/more.warc", write(page(3), is_gzip=False).body)
    paths, problems = read(out.getvalue(), "a.wacz")
    more = f"a.wacz#archive/more.warc#{write(page(3), is_gzip=False).pages[0][0]}"
    assert len(problems) == 2
    if method == zipfile.ZIP_DEFLATED:
        message = "packs archive/data.warc.gz, which a WACZ file must store as it is"
        assert (paths, problems[0]) == ([more], message)
        return
    starts = [start for start, _, _ in written.pages]
    assert paths == [*(f"a.wacz#archive/data.warc.gz#{start}" for start in starts), more]


@pytest.mark.parametrize("offset", [0x00FFFFFF, -1])
def test_a_web_archive_that_does_not_lie_within_its_wacz_file_loses_no_other(offset: int) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("datapackage.json", b"{}")
        archive.writestr("archive/a.warc", b"WARC/1.0\r\n")
        archive.writestr("archive/b.warc", write(page(1), is_gzip=False).body)
    body = bytearray(out.getvalue())
    entry = body.index(b"PK\x01\x02", body.index(b"PK\x01\x02") + 1)
    body[entry + 42 : entry + 46] = struct.pack("<i", offset)
    paths, problems = read(bytes(body), "a.wacz")
    assert paths == [f"a.wacz#archive/b.warc#{write(page(1), is_gzip=False).pages[0][0]}"]
    assert problems[0] == "is damaged: archive/a.warc does not lie within it"


def test_a_wacz_file_that_lacks_bytes_is_told_as_damaged() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("archive/a.warc", write(page(1), is_gzip=False).body)
        archive.writestr("datapackage.json", b"{}")
    body = out.getvalue()
    assert read(body[:4] + body[44:], "a.wacz") == (
        [],
        ["is damaged: archive/a.warc does not lie within it"],
    )


@pytest.mark.parametrize(
    ("body", "path", "problem"),
    [
        (gzip.compress(BODY.encode(), mtime=0), "a.txt.gz", None),
        (gzip.compress(BODY.encode(), mtime=0), "a", None),
        (
            gzip.compress(BODY.encode(), mtime=0)[:-9],
            "a.txt.gz",
            "cannot be unpacked: compressed file ended",
        ),
        (b"\x1f\x8b\x08\x00", "a.gz", "cannot be unpacked: compressed file ended"),
        (gzip.compress(b"a" * 11_000_000, mtime=0), "a.txt.gz", "unpacks to more than 10 MB"),
        (
            gzip.compress(gzip.compress(b"a", mtime=0), mtime=0),
            "a.txt.gz",
            "is an archive within an archive, which",
        ),
    ],
)
def test_a_file_that_gzip_packed_by_itself(body: bytes, path: str, problem: str | None) -> None:
    paths, problems = read(body, path)
    assert paths == ([] if problem else [path])
    assert [one[: len(problem or "")] for one in problems] == ([problem] if problem else [])


def test_two_members_of_one_name_and_the_same_bytes_are_read_once() -> None:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for _ in range(2):
            info = tarfile.TarInfo("a.txt")
            info.size = len(BODY)
            archive.addfile(info, io.BytesIO(BODY.encode()))
    paths, problems = read(out.getvalue(), "o.tar")
    assert paths == ["o.tar#a.txt"]
    message = "#a.txt has the same name and the same bytes as another of its file, and is read once"
    assert problems == [message]


def test_a_stored_file_is_read_where_it_lies(tmp_path: Path) -> None:
    file = tmp_path / "news.warc.gz"
    file.write_bytes(write(page(1), page(2), is_gzip=True).body)
    stored = StoredFile(str(file), lambda: file.open("rb"))
    assert read_report(stored) == read_report(Capture(file.read_bytes(), path=str(file)))
    assert [type(one) for one in stream_reports(stored)] == [Report, Report, Problem]


def test_a_stored_file_that_is_no_archive_or_is_gone_is_a_problem(tmp_path: Path) -> None:
    file = tmp_path / "news.zip"
    file.write_bytes(BODY.encode())
    stored = StoredFile(str(file), lambda: file.open("rb"))
    message = (
        "is neither an archive, a table nor a feed, as its name has it, and too long for a report"
    )
    assert read_report(stored) == ((), (Problem("extract", str(file), message),))
    file.unlink()
    message = "cannot be read: no such file or directory"
    assert read_report(stored) == ((), (Problem("extract", str(file), message),))
