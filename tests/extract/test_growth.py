"""The readers of feeds, archives, tables and exports take twice the time for twice the input.

Sizes are so small that the whole takes seconds.
"""

import gzip
import json
import struct
from collections.abc import Callable, Iterator
from io import BytesIO

import pytest

from crossread.extract.archives.archives import read_tar, read_zip
from crossread.extract.archives.warc import read_warc
from crossread.extract.articles.exports import is_export, read_export
from crossread.extract.articles.tables import is_json_lines, read_csv, read_json_lines
from crossread.extract.decode import decode
from crossread.extract.feeds.feeds import read_feed
from crossread.extract.feeds.links import page_feeds
from crossread.extract.fragment import fragment_text
from crossread.extract.texts import read_drafts
from crossread.extract.xml import root_name, without_prolog
from crossread.types.report import Capture
from tests.growth import check_growth

CAPTURE = Capture(b"", path="a.txt")
Shape = Callable[[int], str]


def drained(found: Iterator[object]) -> int:
    return sum(1 for _ in found)


def rss(content: str) -> str:
    return f"<rss><channel><item>{content}</item></channel></rss>"


MARKUP: dict[str, Shape] = {
    "one tag with attributes": lambda n: "<p " + " ".join(f"a{i}='1'" for i in range(n)) + ">x</p>",
    "less-than signs": lambda n: "<" * n,
    "open comments": lambda n: "<!--" * n,
    "open quotes": lambda n: "<a b='" * n,
    "equals signs": lambda n: "<a " + "= " * n,
    "open scripts": lambda n: "<script>" * n,
    "scripts": lambda n: "<script></script>" * n,
    "divisions": lambda n: "<div>" * n,
    "escaped escapes": lambda n: "&amp;lt;" * n,
    "entities without end": lambda n: "&nosuch" * n,
    "spaces": lambda n: "<p>" + " " * n + "</p>",
    "end tags": lambda n: "</" * n,
    "sections": lambda n: "<![CDATA[" * n,
    "line breaks": lambda n: "<br> " * n,
}


@pytest.mark.parametrize("shape", MARKUP.values(), ids=MARKUP)
def test_fragments_grow_as_their_markup(shape: Shape) -> None:
    check_growth(fragment_text, shape, 5000)


@pytest.mark.parametrize("shape", MARKUP.values(), ids=MARKUP)
def test_feeds_grow_as_their_markup(shape: Shape) -> None:
    """Whole and broken: most of these shapes are no well-formed XML."""
    check_growth(lambda text: read_feed(CAPTURE, text), lambda n: rss(shape(n)), 2500)
    check_growth(
        lambda text: read_feed(CAPTURE, text),
        lambda n: rss(f"<description>{shape(n)}</description>"),
        2500,
    )


FEEDS: dict[str, Shape] = {
    "items": lambda n: (
        f"<rss><channel>{'<item><description>A b.</description></item>' * n}</channel></rss>"
    ),
    "broken items": lambda n: f"<rss>{'<item><description>A & b.</description></item>' * n}",
    "open items": lambda n: "<rss>" + "<item>" * n,
    "authors": lambda n: rss("<author>" + "a." * n + "</author>"),
    "categories": lambda n: rss("".join(f"<category>{i}</category>" for i in range(n))),
    "dates": lambda n: rss(f"<description>x</description><pubDate>{'9' * n}</pubDate>"),
    "deep": lambda n: rss("<a>" * n + "</a>" * n),
    "namespaces": lambda n: "<rss " + " ".join(f"xmlns:a{i}='u{i}'" for i in range(n)) + "/>",
    "empty lines above": lambda n: "\n" * n + "<rss/>",
    "comments above": lambda n: "<!-- x -->" * n + "<rss/>",
    "brackets above": lambda n: "<!DOCTYPE rss [" + "[" * n + "]><rss/>",
    "open elements": lambda n: "<rss><item>" + "<title " * n,
}


@pytest.mark.parametrize("shape", FEEDS.values(), ids=FEEDS)
def test_feeds_grow_as_their_items(shape: Shape) -> None:
    n = 500 if shape in (FEEDS["items"], FEEDS["broken items"]) else 2500
    check_growth(
        lambda text: (root_name(text), without_prolog(text), read_feed(CAPTURE, text)), shape, n
    )


TEXTS: dict[str, Shape] = {
    "lines of words": lambda n: "512 words\nDocument ABCDEFGHIJKLMNOP\n" * n,
    "lines of digits": lambda n: "1 of 2 DOCUMENTS\n\nLENGTH: 5 words\n\nA b c.\n" * n,
    "spaces": lambda n: "LENGTH: 5 words\nLOAD-DATE: x\n" + " " * n + "1 of",
    "a long line": lambda n: "Document " + "A" * n + "\n5 words\n",
    "empty lines": lambda n: "LENGTH: 5 words\n\nA b.\n" + " \n" * n + "LOAD-DATE: x",
    "codes": lambda n: "HD\nA\nTD\n" + "IN\nx\n" * n + "Document ABCDEFGHIJKLMNOP",
    "words before a date": lambda n: "Jan " * n + "\n\nLENGTH: 5 words\n\nA b.\n\nEnd of Document",
    "ends": lambda n: "LENGTH: 5 words\n" + "End of Document\n" * n,
    "digits": lambda n: "LENGTH: 5 words\nLOAD-DATE: x\n" + "1 " * n,
}


@pytest.mark.parametrize("shape", TEXTS.values(), ids=TEXTS)
def test_exports_grow_as_their_text(shape: Shape) -> None:
    check_growth(lambda text: is_export(text) and read_export(CAPTURE, text), shape, 750)


@pytest.mark.parametrize(
    "shape",
    [
        lambda n: '{"version": "https://jsonfeed.org/version/1", "items": [' + '{"content_text": "a"},' * n + "{}]}",
        lambda n: json.dumps([{"uri": "x", "versioncreated": "y", "body_text": "a"}] * n),
        lambda n: "<newsMessage>" + "<newsItem><inlineData>a</inlineData></newsItem>" * n + "</newsMessage>",
        lambda n: "<nitf><body.content>" + "<p>a</p>" * n + "</body.content></nitf>",
        lambda n: "<opml>" + "<outline xmlUrl='https://a.example/'/>" * n + "</opml>",
    ],
    ids=["json feed", "ninjs", "newsml", "nitf", "opml"],
)  # fmt: skip
def test_items_of_agencies_grow_as_their_number(shape: Shape) -> None:
    check_growth(lambda text: read_drafts(CAPTURE, text), shape, 1000)


LINKS: dict[str, Shape] = {
    "links": lambda n: "<link rel=alternate type=application/rss+xml href=/a>" * n,
    "open links": lambda n: "<link " * n,
    "open comments": lambda n: "<!--" * n,
    "attributes": lambda n: "<link " + "a=b " * n + ">",
    "quotes": lambda n: "<link " + "a='" * n + ">",
    "long tags": lambda n: ("<link " + "a" * 3999) * (n // 100),
}


@pytest.mark.parametrize("shape", LINKS.values(), ids=LINKS)
def test_the_feeds_of_a_page_are_found_in_time_that_grows_with_it(shape: Shape) -> None:
    check_growth(page_feeds, shape, 1500)


TABLES: dict[str, Shape] = {
    "rows": lambda n: "title,text\n" + "A,B c d e.\n" * n,
    "quotes": lambda n: "title,text\n" + '"\n' * n,
    "open quote": lambda n: 'title,text\nA,"' + "x\n" * n,
    "separators": lambda n: "title,text\n" + "," * n,
    "columns": lambda n: ",".join(f"a{i}" for i in range(n)) + ",text\n",
}


@pytest.mark.parametrize("shape", TABLES.values(), ids=TABLES)
def test_tables_grow_as_their_rows(shape: Shape) -> None:
    check_growth(lambda text: drained(read_csv(BytesIO(text.encode()), "a.csv")), shape, 1000)


LINES: dict[str, Shape] = {
    "articles": lambda n: '{"maintext": "A b c."}\n' * n,
    "empty lines": lambda n: "\n" * n,
    "brackets": lambda n: "[\n" * n,
    "one long line": lambda n: '{"maintext": "' + "a" * 50 * n,
    "spaces": lambda n: '{"a": 1}' + " " * 50 * n + "\n" + " " * 50 * n + "{",
}


@pytest.mark.parametrize("shape", LINES.values(), ids=LINES)
def test_json_lines_grow_as_their_number(shape: Shape) -> None:
    def read(text: str) -> None:
        is_json_lines(text)
        drained(read_json_lines(BytesIO(text.encode()), "a.jsonl"))

    check_growth(read, shape, 750)


MEMBER = gzip.compress(b"WARC/1.0\r\nContent-Length: 0\r\n\r\n\r\n\r\n", mtime=0)
RECORD = (
    b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 99\r\n\r\nHTTP/1.1 200 OK\r\n\r\n\r\n\r\n"
)
STORED = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03\x00\xff\xff\x00\x00WARC/1.0\r\nContent-Length: 9\r\n\r\n"
ARCHIVES: dict[str, tuple[bool, Callable[[int], bytes]]] = {
    "members": (True, lambda n: MEMBER * n),
    "magic numbers": (True, lambda n: b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03" * n),
    "members within members": (True, lambda n: STORED * n),
    "cut members": (True, lambda n: MEMBER[:-6] * n),
    "records that lie": (False, lambda n: RECORD * n),
    "versions": (False, lambda n: b"WARC/1.0\r\n" * n),
    "headers without end": (False, lambda n: b"WARC/1.0\r\nWARC-Type: x\r\n" * n),
    "zeros": (False, lambda n: bytes(10 * n)),
    "chunks": (False, lambda n: _response(b"1\r\na\r\n" * n + b"0\r\n\r\n", b"Transfer-Encoding: chunked")),
    "open chunks": (False, lambda n: _response(b"1\r\n" * n, b"Transfer-Encoding: chunked")),
    "fields": (False, lambda n: _response(b"<p>", b"a: b\r\n" * n)),
}  # fmt: skip


def _response(body: bytes, header: bytes) -> bytes:
    block = b"HTTP/1.1 200 OK\r\n" + header + b"\r\n\r\n" + body
    return b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n" % (
        len(block),
        block,
    )


@pytest.mark.parametrize(("is_gzip", "shape"), ARCHIVES.values(), ids=ARCHIVES)
def test_web_archives_grow_as_their_records(is_gzip: bool, shape: Callable[[int], bytes]) -> None:
    check_growth(
        lambda text: drained(read_warc(BytesIO(text.encode("latin-1")), "a", is_gzip=is_gzip)),
        lambda n: shape(n).decode("latin-1"),
        500,
    )


ENTRY = (
    b"PK\x01\x02\x14\x00\x14\x00" + bytes(20) + struct.pack("<HHHHHII", 1, 0, 0, 0, 0, 0, 0) + b"a"
)


def test_archives_grow_as_their_members() -> None:
    def directory(n: int) -> str:
        end = b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, n, n, len(ENTRY) * n, 0, 0)
        return (ENTRY * n + end).decode("latin-1")

    check_growth(
        lambda text: drained(read_zip(BytesIO(text.encode("latin-1")), "a.zip")), directory, 1000
    )
    header = bytearray(512)
    header[0:5], header[124:135], header[156:157] = b"a.txt", b"00000000000", b"0"
    header[148:156] = b"%06o\0 " % (sum(header) + 8 * 32)
    block = bytes(header).decode("latin-1")
    check_growth(
        lambda text: drained(read_tar(BytesIO(text.encode("latin-1")), "a.tar", is_gzip=False)),
        lambda n: block * n,
        500,
    )


def test_the_stated_encoding_is_found_in_time_that_grows_with_the_head() -> None:
    check_growth(lambda text: decode(b"\xff" + text.encode()), lambda n: "<charset " * n, 250)
