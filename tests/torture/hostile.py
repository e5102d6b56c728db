"""Inputs that were made to harm a reader: generated, of any size, the same for the same seed.

In go a name of `SHAPES`, a size and a seed; out comes a capture. The shapes are such as were
measured to hold parsers for minutes, to take gigabytes, or to end them. No word in them was ever published.
"""

import json
import random
import tarfile
import zlib
from base64 import b64encode
from collections.abc import Callable, Mapping

from crossread.types.report import Capture
from tests.pdf_file import make_pdf, show_lines

__all__ = ["SHAPES", "make_hostile"]

SENTENCE = "The envoy of Norland left Port Selm on Wednesday after a row over the harbour. "
PARAGRAPH = f"<p>{SENTENCE * 3}</p>"
MAIL = "From: Ana <a@post.example>\nMIME-Version: 1.0\nSubject: Envoy leaves\n"

Shape = Callable[[int, random.Random], bytes]


def page(body: str, head: str = "") -> bytes:
    return f"<!DOCTYPE html><html><head>{head}</head><body><article>{PARAGRAPH}{body}</article></body></html>".encode()


def attributes(n: int, rng: random.Random) -> bytes:
    """In a tag whose first value hides its end, so that `html.py` does not cut it off unparsed."""
    order = rng.sample(range(n), n)
    return page('<p t="<>" ' + " ".join(f"a{i}=1" for i in order) + ">The envoy left.</p>")


def nested(tag: str) -> Shape:
    return lambda n, _: page(f"<{tag}>" * n + "The envoy left." + f"</{tag}>" * n)


def entities_in_entities(kind: str) -> Shape:
    """The billion laughs, which double with each step."""

    def make(n: int, _: random.Random) -> bytes:
        steps = min(n, 60)
        doubled = "".join(f'<!ENTITY e{i} "&e{i - 1};&e{i - 1};">' for i in range(1, steps))
        text = f'<?xml version="1.0"?><!DOCTYPE {kind} [<!ENTITY e0 "envoy ">{doubled}]>'
        shown = f"<p>{SENTENCE * 3}</p><p>&e{steps - 1};</p>"
        return f"{text}<{kind}><body>{shown}</body></{kind}>".encode()

    return make


def outside_entities(_: int, __: random.Random) -> bytes:
    doctype = (
        '<!DOCTYPE html SYSTEM "http://dtd.invalid/x.dtd" [<!ENTITY a SYSTEM "file:///etc/passwd">'
        '<!ENTITY % b SYSTEM "http://entity.invalid/b"> %b;]>'
    )
    pictures = "".join(f'<img src="http://picture{i}.invalid/a.png">' for i in range(20))
    head = (
        '<link rel=stylesheet href="http://style.invalid/a.css"><base href="http://base.invalid/">'
    )
    body = f"<p>{SENTENCE * 3}</p><p>&a;</p>{pictures}<iframe src='http://frame.invalid/'></iframe>"
    return f'<?xml version="1.0"?>{doctype}<html><head>{head}</head><body>{body}</body></html>'.encode()


def deep_json(n: int, _: random.Random) -> bytes:
    return b'{"articleBody": ' + b"[" * n + b'"x"' + b"]" * n + b"}"


def long_number_json(n: int, _: random.Random) -> bytes:
    return json.dumps({"articleBody": SENTENCE}).encode()[:-1] + b', "n": ' + b"9" * n + b"}"


def surrogates_json(n: int, rng: random.Random) -> bytes:
    halves = "".join(f"\\u{rng.randrange(0xD800, 0xE000):04x} a " for _ in range(min(n, 1000)))
    return b'{"articleBody": "' + SENTENCE.encode() * 99 + halves.encode() + b'"}'


def packed_twice(n: int, _: random.Random) -> bytes:
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(bytes(100_000)) for _step in range(n)) + packer.flush()
    return make_pdf([zlib.compress(packed, 9)], stream="/Filter [/FlateDecode /FlateDecode]")


def packed_often(n: int, _: random.Random) -> bytes:
    drawn = show_lines(72, 700, [SENTENCE]).encode() * n
    depth = min(n, 40)
    for _step in range(depth):
        drawn = zlib.compress(drawn)
    return make_pdf([drawn], stream=f"/Filter [{'/FlateDecode ' * depth}]")


def deep_pdf(n: int, _: random.Random) -> bytes:
    return make_pdf(["[" * n + "]" * n + " TJ"], objects=["[" * n + "]" * n])


def many_pieces_pdf(n: int, rng: random.Random) -> bytes:
    pieces = (
        f"BT /F 9 Tf {rng.randrange(600)} {rng.randrange(800)} Td (envoy) Tj ET\n" for _ in range(n)
    )
    return make_pdf(["".join(pieces)])


def one_page_often_pdf(n: int, _: random.Random) -> bytes:
    return make_pdf([show_lines(72, 700, [SENTENCE])], kids="4 0 R " * n)


def form_in_itself_pdf(_: int, __: random.Random) -> bytes:
    form = "<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 7 0 R >> >> /Length 12 >>\nstream\n/X Do /X Do \nendstream"
    return make_pdf(["/X Do"], resources="/XObject << /X 7 0 R >>", objects=[form])


def parts_in_parts(n: int, _: random.Random) -> bytes:
    opened = "".join(
        f'Content-Type: multipart/mixed; boundary="c{i}"\n\n--c{i}\n' for i in range(n)
    )
    return (MAIL + opened + "Content-Type: text/plain\n\n" + SENTENCE).encode()


def many_parts(n: int, _: random.Random) -> bytes:
    cut = "--c\nContent-Type: text/plain\n\nThe envoy left.\n"
    return (MAIL + 'Content-Type: multipart/mixed; boundary="c"\n\n' + cut * n + "--c--\n").encode()


def long_headers(n: int, _: random.Random) -> bytes:
    names = ", ".join(f"<a{i}@post.example>" for i in range(n))
    head = f"From: {names}\nMIME-Version: 1.0\nSubject: {'=?utf-8?Q?a?= ' * n}\nTo: {'(' * n}\n"
    return f"{head}Date: {'(' * n}\n\n{SENTENCE * 3}".encode()


def page_in_mail(n: int, rng: random.Random) -> bytes:
    head = f"{MAIL}Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: base64\n\n"
    return head.encode() + b64encode(attributes(n, rng))


def wrong_encoding(declared: str, real: str) -> Shape:
    def make(n: int, rng: random.Random) -> bytes:
        words = " ".join(
            rng.choice(("Énvoy", "naïve", "«Selm»", "ł", "été")) for _ in range(min(n, 5000))
        )
        text = f'<html><head><meta charset="{declared}"></head><body><p>{SENTENCE * 3}{words}</p></body></html>'
        return text.encode(real, "replace")

    return make


def marks(n: int, rng: random.Random) -> bytes:
    piled = "".join(chr(rng.randrange(0x300, 0x370)) for _ in range(n))
    return page(f"<p>a{piled}</p>")


def turned(n: int, rng: random.Random) -> bytes:
    signs = "".join(
        rng.choice("\u202a\u202b\u202d\u202e\u2066\u2067\u2068\u200f") for _ in range(n)
    )
    return page(f"<p>The {signs} envoy</p>")


def fields_of_no_length(n: int, _: random.Random) -> bytes:
    """A header of pax whose fields state to be nothing long."""
    fields = b"0 path=a.txt\n" * n
    header = tarfile.TarInfo("pax")
    header.type, header.size = tarfile.XHDTYPE, len(fields)
    return header.tobuf(tarfile.USTAR_FORMAT) + fields.ljust(-(-len(fields) // 512) * 512, b"\0")


def repeated(text: str) -> Shape:
    return lambda n, _: page(text * n)


SHAPES: Mapping[str, tuple[str, int, Shape]] = {
    "attributes.html": ("one tag with many attributes", 50_000, attributes),
    "less-than.html": (
        "the sign <, again and again",
        1_000_000,
        lambda n, _: b"<html><p>" + b"<" * n,
    ),
    "comments.html": ("comments that are never closed", 250_000, repeated("<!--")),
    "html-tags.html": ("the tag html, again and again", 250_000, repeated("<html")),
    "nested-div.html": ("blocks in blocks", 20_000, nested("div")),
    "nested-b.html": ("marks in marks", 20_000, nested("b")),
    "nested-font.html": ("fonts in fonts", 20_000, nested("font")),
    "nested-table.html": ("tables in tables", 20_000, nested("table")),
    "nested-li.html": ("items in items", 20_000, nested("li")),
    "nested-svg.html": ("drawings in drawings", 20_000, nested("svg")),
    "nested-quote.html": ("quotes in quotes", 20_000, nested("blockquote")),
    "links.html": ("links in one paragraph", 100_000, repeated('<a href="/x">envoy</a> ')),
    "open-links.html": ("links that are never closed", 100_000, repeated("<a href=x>")),
    "spaces.html": ("spaces", 1_000_000, repeated(" ")),
    "hard-spaces.html": ("spaces that do not break", 500_000, repeated("&nbsp;")),
    "line-feeds.html": ("line feeds", 1_000_000, repeated("\n")),
    "digits.html": ("digits", 1_000_000, repeated("1")),
    "dates.html": ("days", 50_000, repeated("March 3, 2021 ")),
    "quotation-marks.html": ("quotation marks that open", 200_000, repeated('"The ')),
    "entities.html": ("names of characters", 200_000, repeated("&amp;lt;")),
    "broken-entities.html": ("names without an end", 200_000, repeated("&amp")),
    "one-word.html": ("one word of many letters", 1_000_000, repeated("x")),
    "authors.html": (
        "a name of dots",
        100_000,
        lambda n, _: page("", f'<meta name=author content="{"a." * n}@">'),
    ),
    "paragraphs.html": ("one paragraph, again and again", 20_000, repeated(PARAGRAPH)),
    "marks.html": ("marks piled on one letter", 500_000, marks),
    "turned.html": ("signs that turn the direction", 500_000, turned),
    "nul.html": ("bytes of zero", 500_000, lambda n, _: page("<p>The envoy</p>") + b"\0" * n),
    "half-characters.html": (
        "halves of characters",
        100_000,
        repeated("&#xD800;&#x110000;&#0;&#128;"),
    ),
    "laughs.html": ("the billion laughs as a page", 60, entities_in_entities("html")),
    "laughs.xml": ("the billion laughs as a feed", 60, entities_in_entities("rss")),
    "outside.html": ("entities and pictures from elsewhere", 1, outside_entities),
    "utf8-as-latin1.html": ("a wrong encoding", 5000, wrong_encoding("iso-8859-1", "utf-8")),
    "latin1-as-utf8.html": ("a wrong encoding", 5000, wrong_encoding("utf-8", "cp1252")),
    "utf8-as-utf16.html": ("a wrong encoding", 5000, wrong_encoding("utf-16", "utf-8")),
    "utf16-as-utf8.html": ("a wrong encoding", 5000, wrong_encoding("utf-8", "utf-16")),
    "utf32-as-ascii.html": ("a wrong encoding", 5000, wrong_encoding("us-ascii", "utf-32")),
    "utf7-as-none.html": ("an encoding of letters", 5000, wrong_encoding("utf-7", "utf-7")),
    "sjis-as-big5.html": ("a wrong encoding", 5000, wrong_encoding("big5", "shift_jis")),
    "deep.json": ("lists in lists", 200_000, deep_json),
    "long-number.json": ("a number of many digits", 200_000, long_number_json),
    "halves.json": ("halves of characters", 1000, surrogates_json),
    "packed-twice.pdf": ("a page packed twice", 10_000, packed_twice),
    "packed-often.pdf": ("a page packed again and again", 40, packed_often),
    "deep.pdf": ("lists in lists", 200_000, deep_pdf),
    "pieces.pdf": ("a page of many pieces", 30_000, many_pieces_pdf),
    "one-page-often.pdf": ("one page named many times", 1_000_000, one_page_often_pdf),
    "form.pdf": ("a drawing that draws itself", 1, form_in_itself_pdf),
    "parts-in-parts.eml": ("parts in parts", 5000, parts_in_parts),
    "parts.eml": ("many parts", 50_000, many_parts),
    "headers.eml": ("long headers", 100_000, long_headers),
    "page.eml": ("a hostile page in a mail", 50_000, page_in_mail),
    "no-length.tar": ("fields of no length", 5000, fields_of_no_length),
}
"""For each name: what it is, the size that was measured to harm, and how it is made."""


def make_hostile(name: str, size: int, seed: int = 0) -> Capture:
    """The input of that name; `size` counts what its shape repeats."""
    return Capture(SHAPES[name][2](size, random.Random(f"{name} {seed}")), path=name)  # noqa: S311 - not for secrets
