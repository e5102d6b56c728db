"""Web archives with invented pages, whole and damaged in every place."""

import gzip
import io
import zipfile
import zlib
from itertools import product

import brotli
import pytest
from fastwarc.warc import ArchiveIterator, WarcRecordType
from warcio.warcwriter import WARCWriter

from crossread.extract.archives.member import Member
from crossread.extract.archives.warc import read_warc
from crossread.extract.read import read_report
from crossread.types.problem import Problem
from crossread.types.report import Capture
from tests.extract.invented_warc import HTML, Written, one_response, page, write, write_response
from tests.pdf_file import make_pdf, show_lines

STEP = 4096
FORMS = (False, True)


def check(body: bytes, *, pages: list[bytes], problems: list[str], is_gzip: bool = False) -> None:
    """The archive gives these pages, and problems with these messages."""
    found = list(read_warc(io.BytesIO(body), "a.warc", is_gzip=is_gzip))
    assert [one.body for one in found if isinstance(one, Member)] == pages
    assert [one.message for one in found if isinstance(one, Problem)] == problems


def damaged(whole: Written, body: bytes, start: int, length: int, *, is_gzip: bool) -> None:
    """Of `body`, whose bytes from `start` on are not those of `whole`, every page is given that is whole."""
    intact = [
        text for first, end, text in whole.pages if end <= start or first >= start + max(length, 1)
    ]
    found = list(read_warc(io.BytesIO(body), "a.warc", is_gzip=is_gzip))
    given = [one.body for one in found if isinstance(one, Member)]
    undamaged = read_warc(io.BytesIO(whole.body), "a.warc", is_gzip=is_gzip)
    told = {one for one in found if isinstance(one, Problem)} - set(undamaged)
    assert given == [text for _, _, text in whole.pages if text in given]
    assert set(intact) <= set(given)
    assert len(given) == len(whole.pages) or told


@pytest.fixture(scope="module", params=FORMS, ids=["plain", "gzip"])
def archive(request: pytest.FixtureRequest) -> tuple[Written, bool]:
    return write(*(page(n, filler=90) for n in range(12)), is_gzip=request.param), request.param


def test_every_page_is_given_with_the_offset_that_fastwarc_finds(
    archive: tuple[Written, bool],
) -> None:
    whole, is_gzip = archive
    expected = [
        (f"#{record.stream_pos}", record.headers.get("WARC-Target-URI"), record.reader.read())
        for record in ArchiveIterator(
            io.BytesIO(whole.body), record_types=WarcRecordType.response, parse_http=True
        )
    ]
    found = [
        (one.place, one.url, one.body)
        for one in read_warc(io.BytesIO(whole.body), "a.warc", is_gzip=is_gzip)
        if isinstance(one, Member)
    ]
    assert found == expected
    assert len(found) == 12


def test_an_archive_that_is_cut_short_gives_every_page_before(
    archive: tuple[Written, bool],
) -> None:
    whole, is_gzip = archive
    for start in range(STEP, len(whole.body), STEP):
        damaged(whole, whole.body[:start], start, len(whole.body), is_gzip=is_gzip)


@pytest.mark.parametrize("filler", [b"\0", b"\xff", b"W"])
def test_two_hundred_bytes_overwritten_lose_no_page_beside_them(
    archive: tuple[Written, bool], filler: bytes
) -> None:
    whole, is_gzip = archive
    for start in range(0, len(whole.body) - 200, STEP):
        body = whole.body[:start] + filler * 200 + whole.body[start + 200 :]
        damaged(whole, body, start, 200, is_gzip=is_gzip)


def test_two_hundred_bytes_taken_out_lose_no_page_beside_them(
    archive: tuple[Written, bool],
) -> None:
    whole, is_gzip = archive
    for start in range(0, len(whole.body) - 200, STEP):
        body = whole.body[:start] + whole.body[start + 200 :]
        damaged(whole, body, start, 200, is_gzip=is_gzip)


def test_every_place_of_a_small_archive_may_be_overwritten() -> None:
    """Not only every 4 KB: the header, the length, the digest, the end of each record."""
    for is_gzip in FORMS:
        whole = write(page(1), page(2), page(3), is_gzip=is_gzip)
        for start in range(0, len(whole.body) - 8, 17):
            body = whole.body[:start] + b"\0" * 8 + whole.body[start + 8 :]
            damaged(whole, body, start, 8, is_gzip=is_gzip)


def test_an_archive_without_records_is_a_problem() -> None:
    check(b"", pages=[], problems=["is a web archive without records"])


def test_an_archive_that_was_packed_as_a_whole_is_read_too() -> None:
    whole = write(page(1), page(2), is_gzip=False)
    packed = gzip.compress(whole.body, mtime=0)
    found = list(read_warc(io.BytesIO(packed), "a.warc.gz", is_gzip=True))
    assert [one.body for one in found if isinstance(one, Member)] == [page(1), page(2)]
    places = [one.place for one in found if isinstance(one, Member)]
    assert places == [f"#0+{start}" for start, _, _ in whole.pages]


def chunked(body: bytes, size: int = 50) -> bytes:
    pieces = (body[start : start + size] for start in range(0, len(body), size))
    return b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"


def raw_deflate(body: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(body) + packer.flush()


@pytest.mark.parametrize(
    ("body", "transfer", "coding"),
    [
        (chunked(page(1)), "chunked", ""),
        (gzip.compress(page(1), mtime=0), "", "gzip"),
        (chunked(gzip.compress(page(1), mtime=0)), "chunked", "gzip"),
        (zlib.compress(page(1)), "", "deflate"),
        (raw_deflate(page(1)), "", "deflate"),
        (brotli.compress(page(1)), "", "br"),
        (gzip.compress(zlib.compress(page(1)), mtime=0), "", "deflate, gzip"),
        (page(1), "chunked", "gzip"),
        (page(1), "", "zstd"),
    ],
)
def test_a_page_is_unpacked_as_its_server_states_or_taken_as_it_is(
    body: bytes, transfer: str, coding: str
) -> None:
    """Archives often keep the header of an answer that they store unpacked."""
    headers = (*HTML, ("Transfer-Encoding", transfer), ("Content-Encoding", coding))
    check(one_response(body, headers), pages=[page(1)], problems=[])


@pytest.mark.parametrize(
    ("body", "headers", "message"),
    [
        (chunked(page(1))[:-40], ("Transfer-Encoding", "chunked"), "is damaged: its chunks do not fit together"),
        (gzip.compress(page(1), mtime=0)[:-40], ("Content-Encoding", "gzip"), "is cut short: what it packs does not end"),
        (b"\x1f\x8b\x08\x00" + page(1), ("Content-Encoding", "gzip"), "is damaged: it cannot be unpacked"),
        (b"\xff" * 9, ("Content-Encoding", "br"), "is damaged: it cannot be unpacked"),
        (b"(\xb5/\xfd", ("Content-Encoding", "zstd"), "is packed with zstd, which is not read"),
        (page(1), ("Content-Encoding", "gzip, gzip, gzip, gzip"), "is packed more than three times over"),
        (gzip.compress(b"a" * 11_000_000, mtime=0), ("Content-Encoding", "gzip"), "unpacks to more than 10 MB"),
        (brotli.compress(b"a" * 11_000_000, quality=1), ("Content-Encoding", "br"), "unpacks to more than 10 MB"),
    ],
    ids=lambda value: str(value)[:20],
)  # fmt: skip
def test_an_answer_that_cannot_be_unpacked_is_refused(
    body: bytes, headers: tuple[str, str], message: str
) -> None:
    problems = [f"the answer of the server {message}"]
    check(one_response(body, (*HTML, headers)), pages=[], problems=problems)


PDF = make_pdf([show_lines(72, 700, ["The envoy of Norland left Port Selm on Wednesday."])])
FEED = b"<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>Envoy</title><content>The envoy left Port Selm.</content></entry></feed>"
ARTICLE = b'{"@type": "NewsArticle", "articleBody": "The envoy of Norland left Port Selm."}'
JSON_FEED = b'{"version": "https://jsonfeed.org/version/1", "items": [{"content_text": "The envoy left Port Selm."}]}'
TEXT = b"The envoy of Norland left Port Selm on Wednesday."


@pytest.mark.parametrize(
    ("stated", "body"),
    [
        ("application/pdf", PDF),
        ("application/octet-stream", PDF),
        ("application/rss+xml", FEED),
        ("text/xml; charset=utf-8", FEED),
        ("application/gzip", gzip.compress(FEED, mtime=0)),
        ("", FEED),
        ("application/json", ARTICLE),
        ("application/ld+json", ARTICLE),
        ("application/feed+json", JSON_FEED),
        ("application/json", JSON_FEED),
        ("text/plain", TEXT),
        ("text/html", gzip.compress(gzip.compress(page(1), mtime=0), mtime=0)),
    ],
    ids=lambda value: str(value)[:20],
)
def test_every_form_of_report_is_read_in_a_web_archive(stated: str, body: bytes) -> None:
    """By the type that the server states, or where that says little by how it begins."""
    coding = "gzip" if stated == "text/html" else ""
    record = one_response(body, (("Content-Type", stated), ("Content-Encoding", coding)))
    for archive in (record, zipped("archive/a.warc", record)):
        reports, problems = read_report(Capture(archive, path="a"))

        assert ["Port Selm" in report.text for report in reports] == [True]
        assert problems == ()


def zipped(name: str, body: bytes) -> bytes:
    """A WACZ file."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("datapackage.json", "{}")
        archive.writestr(name, body)
    return out.getvalue()


@pytest.mark.parametrize(
    ("stated", "body", "shown"),
    [
        ("application/json", b'{"ads": []}', "response of application/json"),
        ("application/xml", b"<urlset><url/></urlset>", "response of application/xml"),
        ("application/octet-stream", b"\x89PNG", "response of application/octet-stream"),
        ("", b"", "response of no stated type"),
        ("text/css", b"p {}", "response of text/css"),
    ],
)
def test_what_only_scripts_and_crawlers_read_is_counted(
    stated: str, body: bytes, shown: str
) -> None:
    message = f"1 of its records hold no page, and are left out: 1 {shown}"
    check(one_response(body, (("Content-Type", stated),)), pages=[], problems=[message])


def test_a_robots_txt_is_no_report() -> None:
    headers = (("Content-Type", "text/plain"),)
    message = "1 of its records hold no page, and are left out: 1 response of robots.txt"
    body = one_response(b"User-agent: *", headers, address="https://courier.example/robots.txt")
    check(body, pages=[], problems=[message])


def other_record(kind: str, address: str, stated: str, block: bytes) -> bytes:
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {address}\r\nContent-Type: {stated}\r\n"
    )
    return f"{head}Content-Length: {len(block)}\r\n\r\n".encode() + block + b"\r\n\r\n"


def test_texts_that_were_made_of_pages_are_read_and_logs_of_crawlers_are_not() -> None:
    """WET files hold a conversion for each page; crawlers keep pages and their own logs as resources."""
    body = (
        other_record("conversion", "https://courier.example/1", "text/plain", TEXT)
        + other_record("resource", "https://courier.example/2", "text/html", page(1))
        + other_record("resource", "metadata://crawler.example/log", "text/plain", TEXT)
    )
    message = "1 of its records hold no page, and are left out: 1 resource of no address of the web"
    check(body, pages=[TEXT, page(1)], problems=[message])


def test_a_page_whose_checksum_is_wrong_is_refused_wherever_it_is_cut_in_reading() -> None:
    """The end of a gzip member may lie in another piece than all of its page."""
    for filler in range(430, 520, 3):
        packed = bytearray(gzip.compress(one_response(page(1, filler=filler)), mtime=0))
        packed[-6] ^= 1
        found = list(read_warc(io.BytesIO(bytes(packed)), "a", is_gzip=True))
        assert [one.message for one in found if isinstance(one, Problem)] == [
            (
                "what is packed here is damaged: it has not the checksum that it states; "
                f"the rest of bytes 0 to {len(packed):,} is left out"
            )
        ]
        assert len(found) == 1


def test_a_record_that_grows_a_thousandfold_is_refused_and_the_next_is_read() -> None:
    bomb = one_response(b"a" * 20_000_000, is_gzip=True)
    found = list(
        read_warc(io.BytesIO(bomb + one_response(page(2), is_gzip=True)), "a", is_gzip=True)
    )
    assert [one.body for one in found if isinstance(one, Member)] == [page(2)]
    problems = [one.message for one in found if isinstance(one, Problem)]
    message = "the record grows more than 200-fold when it is unpacked"
    assert problems == [f"{message}; the rest of bytes 0 to {len(bomb):,} is left out"]


def test_what_is_no_page_is_counted_in_one_problem() -> None:
    body = (
        write(page(1), is_gzip=False).body
        + one_response(b"x", (("Content-Type", "image/png"),))
        + one_response(b"x", status="404 Not Found")
        + one_response(b"x", status="404 Not Found")
        + one_response(page(1), HTML).replace(b"WARC-Type: response", b"WARC-Type: revisit ")
    )
    message = (
        "6 of its records hold no page, and are left out: 1 request, 1 response of image/png, "
        "2 response of status 404, 1 revisit, 1 warcinfo"
    )
    check(body, pages=[page(1)], problems=[message])


@pytest.mark.parametrize(
    "address", ["file:///etc/passwd", "javascript:alert(1)", "dns:courier.example", "http://a b"]
)
def test_an_address_that_is_not_of_the_web_is_left_out(address: str) -> None:
    body = one_response(page(1), address=address)
    found = list(read_warc(io.BytesIO(body), "a.warc", is_gzip=False))
    message = f"states an address that is neither http nor https, and is left out: {address}"
    assert found == [Problem("extract", "a.warc#0", message), Member(page(1), "#0", None, "utf-8")]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (b"Content-Length: ", b"Content-Length: 9", "the record is cut short: it states 9"),
        (b"Content-Length: ", b"Content-Length: -", "the record states no length"),
        (b"Content-Length: ", b"Content-Lenght: ", "the record states no length"),
        (b"Content-Length: ", b"Content-Length: 99999999999", "the record is cut short: it states 99,"),
        (b"Norland left", b"Norland lost", "the record is damaged: its block is not that of which"),
        (b"WARC/1.0", b"WARK/1.0", "no record can be read here"),
    ],
)  # fmt: skip
def test_a_record_that_lies_is_refused_and_the_next_is_read(
    old: bytes, new: bytes, message: str
) -> None:
    body = one_response(page(1)).replace(old, new) + one_response(page(2))
    found = list(read_warc(io.BytesIO(body), "a.warc", is_gzip=False))
    assert [one.body for one in found if isinstance(one, Member)] == [page(2)]
    problems = [one.message for one in found if isinstance(one, Problem)]
    assert len(problems) == 1
    assert problems[0].startswith(message)


def test_older_versions_and_bare_line_feeds_are_read() -> None:
    record = one_response(page(1))
    for version, end in product((b"WARC/0.18", b"WARC/1.1"), (b"\r\n", b"\n")):
        changed = record.replace(b"WARC/1.0", version)
        head, _, block = changed.partition(b"\r\n\r\n")
        check(
            head.replace(b"\r\n", end) + end * 2 + block.rstrip(b"\r\n") + end * 2,
            pages=[page(1)],
            problems=[],
        )


def with_field(line: bytes) -> bytes:
    return one_response(page(1)).replace(b"WARC-Type:", line + b"\r\nWARC-Type:")


def test_a_page_that_was_cut_short_when_archived_is_read_and_noted() -> None:
    body = with_field(b"WARC-Truncated: length")
    check(
        body,
        pages=[page(1)],
        problems=["the page was cut short when it was archived (length)"],
    )


def test_one_of_several_segments_is_refused() -> None:
    body = with_field(b"WARC-Segment-Number: 1")
    message = "the record is one of several segments, which are not put together"
    check(body, pages=[], problems=[message])


def test_a_record_within_the_page_of_another_is_no_record() -> None:
    """A page may quote an archive, to be taken for another outlet's."""
    inner = one_response(page(2), address="https://other.example/")
    check(
        one_response(page(1) + b"\r\n\r\n" + inner),
        pages=[page(1) + b"\r\n\r\n" + inner],
        problems=[],
    )


def test_the_encoding_that_the_server_states_is_used() -> None:
    text = "<html><body><article><p>Der Gesandte verließ Port Selm. Später kam er zurück.</p></article>"
    headers = (("Content-Type", "text/html; charset=ISO-8859-2"),)
    body = one_response(text.encode("iso8859-2") * 3, headers)
    reports, problems = read_report(Capture(body, path="a.warc"))
    assert "verließ Port Selm. Später kam er zurück" in reports[0].text
    assert problems == ()


def test_a_report_names_archive_and_offset_and_the_address_of_its_page() -> None:
    whole = write(page(1), page(2), is_gzip=True)
    reports, problems = read_report(Capture(whole.body, path="in/news.warc.gz"))
    places = [f"in/news.warc.gz#{start}" for start, _, _ in whole.pages]
    assert [report.path for report in reports] == places
    assert [report.url for report in reports] == [f"https://courier.example/{n}" for n in (0, 1)]
    assert [report.name for report in reports] != []
    assert [problem.subject for problem in problems] == ["in/news.warc.gz"]
    again, _ = read_report(Capture(whole.body, path="elsewhere/news.warc.gz"))
    assert [report.id for report in again] == [report.id for report in reports]
    assert len({report.id for report in reports}) == 2


@pytest.mark.parametrize(
    ("stated", "hour"),
    [
        ("2021-03-16T12:00:00Z", 12),
        ("2021-03-16T12:00Z", 12),
        ("2021-03-16T12:00:00.123456789Z", 12),
        ("2021-03-16", None),
        ("2021-13-16T12:00:00Z", None),
        ("2021-03-16T12:00:00", None),
        ("noon", None),
    ],
)
def test_a_record_tells_when_its_page_was_received(stated: str, hour: int | None) -> None:
    """A day alone is no moment, and neither is what there is not."""
    out = io.BytesIO()
    write_response(
        WARCWriter(out, gzip=False), "https://courier.example/a", page(0), HTML, received=stated
    )
    (member,) = read_warc(io.BytesIO(out.getvalue()), "a.warc", is_gzip=False)
    assert isinstance(member, Member)
    assert (member.seen and member.seen.hour) == hour
    (report,), _ = read_report(Capture(out.getvalue(), path="a.warc"))
    assert report.seen == member.seen


def test_when_a_text_was_made_of_a_page_tells_not_when_the_page_was_received() -> None:
    header = (
        "WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Target-URI: https://courier.example/a\r\n"
        "WARC-Date: 2021-03-16T12:00:00Z\r\nContent-Type: text/plain\r\n"
    )
    body = b"The envoy of Norland left Port Selm on Wednesday after a row over the harbour."
    record = f"{header}Content-Length: {len(body)}\r\n\r\n".encode() + body + b"\r\n\r\n"
    (member,) = read_warc(io.BytesIO(record), "a.wet", is_gzip=False)
    assert isinstance(member, Member)
    assert member.seen is None
