"""What is fuzzed: one function for each form that strangers' bytes may have.

In go bytes; nothing comes out. A target raises what its reader may not raise, and an `AssertionError` where a report
or a span does not hold. The seeds are invented, one or two of each form; the fuzzer changes them.
"""

import gzip
import io
import json
import tarfile
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass

import httpcore2

from crossread.annotate.annotate import annotate
from crossread.errors import ReadError, SynopsisFormatError
from crossread.export.check import check_synopsis, read_document
from crossread.export.json import write_json
from crossread.extract.archives.warc_records import split_records
from crossread.extract.layout import Layout
from crossread.extract.read import read_report
from crossread.fetch.answers import MAX_WAIT
from crossread.fetch.http import Door
from crossread.fetch.pages import fetch
from crossread.fetch.robots import allows, read_robots
from crossread.language.rules.rules import RuleModel
from crossread.pipeline import compare
from crossread.types.report import Capture, Dropped
from crossread.types.span import Span
from tests.pdf_file import make_pdf, show_lines
from tests.spans import prove_read, prove_spans

__all__ = ["TARGETS", "Target"]

SENTENCE = "The envoy of Norland left Port Selm on Wednesday, said Rolf Neal, 41. "
SAID = "“We will be back,” he told reporters on 3 March 2021. Two ships waited."
PAGE = f"<!DOCTYPE html><html><head><title>Envoy leaves</title></head><body><article><h1>Envoy leaves</h1><p>{SENTENCE}</p><p>{SAID}</p></article></body></html>"
MAIL = f"From: Ana <a@post.example>\nMIME-Version: 1.0\nDate: Thu, 14 Mar 2024 10:00:00 +0100\nSubject: =?utf-8?q?Envoy?= leaves\n\n{SENTENCE}\n"
PARTS = f"From: a@post.example\nMIME-Version: 1.0\nContent-Type: multipart/alternative; boundary=c\n\n--c\nContent-Type: text/plain; format=flowed\nContent-Transfer-Encoding: quoted-printable\n\n{SENTENCE}=E2=80=9C\n--c\nContent-Type: text/html\n\n<p>{SENTENCE}\n--c--\n"
RSS = f'<?xml version="1.0"?><rss version="2.0"><channel><title>Post</title><item><title>Envoy leaves</title><link>https://post.example/1</link><pubDate>Thu, 14 Mar 2024 10:00:00 GMT</pubDate><description><![CDATA[<p>{SENTENCE}]]></description></item></channel></rss>'
ATOM = f'<feed xmlns="http://www.w3.org/2005/Atom"><title>Post</title><entry><title type="html">Envoy</title><updated>2024-03-14T10:00:00Z</updated><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{SENTENCE}</p></div></content></entry></feed>'
OPML = '<opml version="2.0"><body><outline type="rss" text="Post" xmlUrl="https://post.example/rss"/></body></opml>'
NEWSML = f'<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet><newsItem><itemMeta><versionCreated>2024-03-14T10:00:00Z</versionCreated></itemMeta><contentMeta><headline>Envoy leaves</headline><by>Ana</by></contentMeta><contentSet><inlineData>{SENTENCE}</inlineData></contentSet></newsItem></itemSet></newsMessage>'
NITF = f"<nitf><body><body.head><hedline><hl1>Envoy leaves</hl1></hedline></body.head><body.content><p>{SENTENCE}</p></body.content></body></nitf>"
LEXIS = f"                1 of 2 DOCUMENTS\n\n           The Selm Courier\n\n       March 14, 2024 Thursday\n\nEnvoy leaves\n\nBYLINE: By ADA BRANDT\n\nLENGTH: 12 words\n\n{SENTENCE}\n\nLOAD-DATE: March 14, 2024\n\nLANGUAGE: ENGLISH\n"
FACTIVA = f"HD\nEnvoy leaves\nBY\nAda Brandt\nWC\n12 words\nPD\n14 March 2024\nSN\nThe Selm Courier\nLA\nEnglish\nTD\n{SENTENCE}\n\nAN\nDocument SELM000020240314ek3e0001a\n\nEnvoy leaves\n12 words\n14 March 2024\nThe Selm Courier\nEnglish\n\n{SENTENCE}\n\nDocument SELM000020240314ek3e0001b\n"
ROBOTS = b"User-agent: *\nDisallow: /a*b$\nAllow: /%61\nCrawl-delay: 2\n\nUser-agent: crossread\nDisallow:\n"
ANSWER = (
    b'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nETag: "a"\r\nContent-Length: 5\r\n\r\n<p>ab'
)
CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\n<p>\r\n2\r\nab\r\n0\r\n\r\n"
PACKED = gzip.compress(PAGE.encode(), mtime=0)
GZIPPED = (
    b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: %d\r\n\r\n" % len(PACKED)
) + PACKED
WAIT = b"HTTP/1.1 503 Busy\r\nRetry-After: Fri, 15 Mar 2024 10:00:00 GMT\r\nDate: Thu, 14 Mar 2024 10:00:00 GMT\r\n\r\n"
MOVED = b"HTTP/1.1 302 Found\r\nLocation: //post.example/b?c#d\r\n\r\n"

Test = Callable[[bytes], None]


@dataclass(frozen=True, slots=True)
class Target:
    """What a target reads, what it begins with, and what it tries with some bytes."""

    what: str
    seeds: Sequence[bytes]
    test: Test


def _no_furniture(text: str, *, headline: Span | None, layout: Layout) -> tuple[Dropped, ...]:
    """Furniture is fuzzed with pages and texts; elsewhere it would only cost time."""
    del text, headline, layout
    return ()


def _read_as(*paths: str) -> Test:
    """Read the bytes as a file of each of these names."""

    def test(data: bytes) -> None:
        for path in paths:
            capture = Capture(data, path=path)
            reports, problems = read_report(capture, find_furniture=_no_furniture)
            prove_read(reports, problems)
            for report in reports:
                prove_spans(report)

    return test


def _read_whole(path: str) -> Test:
    """The same with the furniture of the page, and with all layers of annotation."""

    def test(data: bytes) -> None:
        reports, problems = read_report(Capture(data, path=path))
        prove_read(reports, problems)
        for report in reports[:3]:
            prove_spans(report, annotate(report, model=RuleModel()))

    return test


def _read_warc(data: bytes) -> None:
    """Offsets of records rise and lie in the file; then the pages are read."""
    for is_gzip in (False, True):
        places = [piece.place[1:] for piece in split_records(io.BytesIO(data), is_gzip=is_gzip)]
        offsets = [tuple(int(part) for part in place.split("+")) for place in places]
        assert offsets == sorted(offsets)
        assert all(offset[0] < len(data) for offset in offsets)
    _read_as("a.warc", "a.warc.gz")(data)


def _read_rules(data: bytes) -> None:
    robots = read_robots(200, data)
    paths = ("/", "/robots.txt", "/a/b?c=d", data[:200].decode("latin-1"))
    answers = [allows(robots, path) for path in paths]
    assert answers[1]
    assert robots.crawl_delay is None or robots.crawl_delay >= 0


class _Played(httpcore2.NetworkStream):
    """A connection on which a server sends `data` and nothing more."""

    def __init__(self, data: bytes) -> None:
        self._data = io.BytesIO(data)

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        del timeout
        return self._data.read(min(max_bytes, 1000))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        del buffer, timeout

    def close(self) -> None:
        self._data.close()

    def get_extra_info(self, info: str) -> object:
        del info
        return None


def _answer(data: bytes) -> None:
    """A server answers every request so; only a `ReadError` may say that there is no page."""
    door = Door(
        resolve=lambda *_: ["93.184.215.14"],
        connect=lambda *_: _Played(data),
        clock=lambda: 0.0,
    )
    with suppress(ReadError):
        answer = fetch("http://post.example/a", door=door, etag='"a"')
        assert answer.status in {200, 203, 304}
        assert len(answer.capture.body) <= 10_000_000
        assert answer.retry_after is None or 0 <= answer.retry_after <= MAX_WAIT


def _check(data: bytes) -> None:
    """Any value is a synopsis or is told why not; what a problem shows of it is short."""
    with suppress(SynopsisFormatError):
        for problem in check_synopsis(read_document(data.decode("utf-8", "replace"))):
            assert problem.message


def _docx() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(
            "word/document.xml", f"<w:d xmlns:w='w'><w:p><w:t>{SENTENCE}</w:t></w:p></w:d>"
        )
    return out.getvalue()


def _zipped() -> Iterator[bytes]:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a/b.txt", SENTENCE)
        archive.writestr("c.csv", f"title,text\nEnvoy,{SENTENCE}\n")
    yield out.getvalue()
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as tar:
        member = tarfile.TarInfo("a/b.txt")
        member.size = len(SENTENCE)
        tar.addfile(member, io.BytesIO(SENTENCE.encode()))
    body = out.getvalue()[:2048]
    yield from (body, gzip.compress(body, mtime=0), gzip.compress(SENTENCE.encode(), mtime=0))


def _archived(body: bytes, head: bytes = b"Content-Type: text/html") -> bytes:
    block = b"HTTP/1.1 200 OK\r\n" + head + b"\r\n\r\n" + body
    return (
        b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://post.example/a\r\n"
        b"Content-Length: %d\r\n\r\n%s\r\n\r\n" % (len(block), block)
    )


def _json(value: object) -> bytes:
    return json.dumps(value).encode()


def _synopsis() -> bytes:
    reports = [
        report
        for name in ("a.txt", "b.txt")
        for report in read_report(Capture(f"{SENTENCE}{SAID}".encode(), path=name))[0]
    ]
    return write_json(compare(reports, model=RuleModel())).encode()


_ARTICLE = {"@type": "NewsArticle", "headline": "Envoy leaves", "articleBody": SENTENCE}
_ROW = {"title": "Envoy", "maintext": SENTENCE, "date_publish": "2024-03-14", "authors": ["Ana"]}
_NINJS = {"uri": "x", "versioncreated": "2024-03-14T10:00:00Z", "body_text": SENTENCE}
_NINJS_2 = {
    "uri": "x",
    "standard": {"name": "ninjs", "version": "3.0"},
    "headlines": [{"value": "Envoy"}],
    "bodies": [{"contentType": "text/html", "value": f"<p>{SENTENCE}"}],
}
_FEED = {
    "version": "https://jsonfeed.org/version/1.1",
    "items": [{"id": "1", "title": "Envoy", "content_html": f"<p>{SENTENCE}"}],
}
_CHUNKED = (b"5\r\n<html\r\n0\r\n\r\n", b"Content-Type: text/html\r\nTransfer-Encoding: chunked")

TARGETS: Mapping[str, Target] = {
    "plain": Target(
        "a text, and all that is found in it",
        (
            f"Envoy leaves\n\nBy Ana Brandt\n\n{SENTENCE}{SAID}\n\n{SAID}".encode(),
            SAID.encode("utf-16"),
        ),
        _read_whole("a.txt"),
    ),
    "html": Target("a page", (PAGE.encode(), PAGE.encode("utf-16")), _read_whole("a.html")),
    "article": Target(
        "schema.org as JSON",
        (_json(_ARTICLE), _json({"@graph": [_ARTICLE, _ROW]})),
        _read_as("a.json"),
    ),
    "feed": Target(
        "RSS, Atom and OPML", (RSS.encode(), ATOM.encode(), OPML.encode()), _read_as("a.xml")
    ),
    "json-feed": Target("JSON Feed", (_json(_FEED),), _read_as("a.json")),
    "ninjs": Target("ninjs", (_json(_NINJS), _json(_NINJS_2)), _read_as("a.json")),
    "newsml": Target("NewsML-G2 and NITF", (NEWSML.encode(), NITF.encode()), _read_as("a.xml")),
    "exports": Target(
        "exports of news archives", (LEXIS.encode(), FACTIVA.encode()), _read_as("a.txt")
    ),
    "mail": Target(
        "mail",
        (MAIL.encode(), PARTS.encode(), f"From a Thu Mar 14 10:00:00 2024\n{MAIL}".encode()),
        _read_as("a.eml"),
    ),
    "pdf": Target("PDF", (make_pdf([show_lines(72, 700, [SENTENCE, SAID])]),), _read_as("a.pdf")),
    "word": Target(
        "documents of word processors",
        (
            _docx(),
            b"{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Times;}}\\pard \\u8220?"
            + SENTENCE.encode()
            + b"\\par}",
        ),
        _read_as("a.docx"),
    ),
    "warc": Target(
        "web archives",
        (
            _archived(PAGE.encode()),
            _archived(*_CHUNKED),
            gzip.compress(_archived(PAGE.encode()), mtime=0) * 2,
            gzip.compress(
                _archived(PACKED, b"Content-Type: text/html\r\nContent-Encoding: gzip"), mtime=0
            ),
        ),
        _read_warc,
    ),
    "archives": Target("zip, tar and gzip", tuple(_zipped()), _read_as("a.zip", "a.tgz", "a.wacz")),
    "tables": Target(
        "CSV and JSON lines",
        (f'title,text\nEnvoy,"{SENTENCE}"\n'.encode(), _json(_ROW) + b"\n" + _json(_ROW)),
        _read_as("a.csv", "a.jsonl", "a.csv.gz"),
    ),
    "robots": Target("robots.txt", (ROBOTS,), _read_rules),
    "answers": Target("answers of servers", (ANSWER, CHUNKED, GZIPPED, WAIT, MOVED), _answer),
    "check": Target("a synopsis that is checked", (_synopsis(),), _check),
}
"""Each form by the name that `make fuzz ONLY=` takes."""
