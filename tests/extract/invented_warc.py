"""Web archives written for tests, with invented pages, and where each of their records lies."""

import gzip
import io
from dataclasses import dataclass
from hashlib import sha256

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

HTML = (("Content-Type", "text/html; charset=utf-8"),)
PARAGRAPHS = (
    "The envoy of Norland left Port Selm on Wednesday after a row over the harbour, the ministry said.",
    "“We will be back,” Rolf Neal told reporters at the quay, where a small crowd had gathered.",
    "The harbour has been closed since a ferry struck its northern mole eleven days ago.",
)


@dataclass(frozen=True)
class Written:
    """An archive: its bytes, and for each page its start, the end of its last needed byte, and its body."""

    body: bytes
    pages: tuple[tuple[int, int, bytes], ...]


def page(number: int, *, filler: int = 0) -> bytes:
    """A page of its own, with as much in a comment that no packing makes short."""
    noise = b"".join(sha256(b"%d %d" % (number, i)).hexdigest().encode() for i in range(filler))
    text = "".join(f"<p>{paragraph}</p>" for paragraph in (f"Report {number}.", *PARAGRAPHS))
    return (
        (
            f"<html><head><title>Envoy leaves, {number}</title></head><body><article>"
            f"<h1>Envoy leaves, part {number}</h1>{text}</article></body></html>"
        ).encode()
        + b"<!--"
        + noise
        + b"-->"
    )


def write(*pages: bytes, is_gzip: bool) -> Written:
    """An archive of these pages, each with a request before it, as warcio writes it."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=is_gzip)
    out.write(_other("warcinfo", b"software: invented\r\n", is_gzip=is_gzip))
    places = []
    for number, body in enumerate(pages):
        address = f"https://courier.example/{number}"
        out.write(_other("request", b"GET / HTTP/1.1\r\n\r\n", is_gzip=is_gzip))
        start = out.tell()
        write_response(writer, address, body, HTML)
        # Two line ends follow a block; without them it is whole all the same.
        places.append((start, out.tell() - (0 if is_gzip else 4), body))
    return Written(out.getvalue(), tuple(places))


def _other(kind: str, block: bytes, *, is_gzip: bool) -> bytes:
    """A record that holds no page. By hand, since warcio leaves files open where it measures a request."""
    head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nContent-Length: {len(block)}\r\n\r\n"
    record = head.encode() + block + b"\r\n\r\n"
    return gzip.compress(record, mtime=0) if is_gzip else record


def write_response(  # noqa: PLR0913 - what a record may state
    writer: WARCWriter,
    address: str,
    body: bytes,
    headers: tuple[tuple[str, str], ...],
    *,
    status: str = "200 OK",
    received: str | None = None,
) -> None:
    """Write one answer of a server, `received` at that moment as its record has it, else now."""
    answer = StatusAndHeaders(status, list(headers), protocol="HTTP/1.1")
    writer.write_record(
        writer.create_warc_record(
            address,
            "response",
            payload=io.BytesIO(body),
            length=len(body),
            http_headers=answer,
            warc_headers_dict={"WARC-Date": received} if received else {},
        )
    )


def one_response(
    body: bytes,
    headers: tuple[tuple[str, str], ...] = HTML,
    *,
    address: str = "https://courier.example/a",
    status: str = "200 OK",
    is_gzip: bool = False,
) -> bytes:
    """An archive of one answer alone."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=is_gzip)
    write_response(writer, address, body, headers, status=status)
    return out.getvalue()
