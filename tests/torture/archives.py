"""A web archive of any size, written to disk and damaged at places of chance: what is whole is given, what is not is told.

In goes a folder and a size in bytes as packed; out come figures, and an `AssertionError` where a whole record is missing,
a damaged one is given as whole, or nothing is said of a file that ends too soon. Each record stands in a gzip member of its
own, as crawlers write it; pages are of invented words, 20 to 400 KB long, a fifth of that when packed, as pages of news are.
"""

import gzip
import random
import time
from collections.abc import Callable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from hashlib import sha1
from pathlib import Path

from warcio.archiveiterator import ArchiveIterator

from crossread.extract.archives.member import Member
from crossread.extract.archives.warc import read_warc
from crossread.extract.archives.warc_records import split_records
from crossread.types.problem import Problem

__all__ = ["Archive", "damage", "measure", "read_damaged", "read_truncated", "write_archive"]

_VOCABULARY = 20_000
_BEHIND = 16
_SYLLABLES = "ba be bi bo da de di do fa fe ga go ka ke la li lo ma me mi na no pa po ra re ri sa se so ta te ti to va".split()


@dataclass(frozen=True, slots=True)
class Archive:
    """A file, with the start, the end and the SHA-1 of the page of each of its records."""

    path: Path
    records: tuple[tuple[int, int, bytes], ...]


def _words(chance: random.Random) -> list[str]:
    return [
        "".join(chance.choices(_SYLLABLES, k=chance.randrange(1, 5))) for _ in range(_VOCABULARY)
    ]


def _page(number: int, words: list[str], chance: random.Random) -> bytes:
    """A page: half of it script and marks that repeat, half words of its own."""
    n_words = int(min(max(chance.lognormvariate(9.0, 0.7), 1200), 25_000))
    told = chance.choices(words, k=n_words)
    paragraphs = (" ".join(told[at : at + 60]) for at in range(0, n_words, 60))
    body = "".join(
        f'<div class="story-block" data-id="{number}-{at}" style="margin:0 auto"><p>{text}.</p></div>\n'
        '<script>window.__queue=window.__queue||[];window.__queue.push({"slot":"inline","size":[300,250]})</script>\n'
        for at, text in enumerate(paragraphs)
    )
    return f"<!DOCTYPE html><html><head><title>Report {number}</title></head><body>{body}</body></html>".encode()


def write_archive(path: Path, n_bytes: int, seed: int = 0) -> Archive:
    """An archive of at least so many bytes."""
    chance = random.Random(seed)  # noqa: S311 - not for secrets
    words = _words(chance)
    records: list[tuple[int, int, bytes]] = []
    with path.open("wb") as file:
        file.write(
            gzip.compress(
                b"WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 0\r\n\r\n\r\n\r\n", mtime=0
            )
        )
        while (start := file.tell()) < n_bytes:
            page = _page(len(records), words, chance)
            file.write(gzip.compress(_response(len(records), page), 6, mtime=0))
            records.append((start, file.tell(), sha1(page, usedforsecurity=False).digest()))
    return Archive(path, tuple(records))


def _response(number: int, page: bytes) -> bytes:
    block = (
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: %d\r\n\r\n%s"
        % (len(page), page)
    )
    return (
        b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://post.example/%d\r\n"
        b"Content-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n"
        % (number, len(block), block)
    )


def damage(archive: Archive, n_places: int, seed: int = 1) -> set[int]:
    """Overwrite so many stretches of the file, of a byte to 64 KB; the numbers of the records that are hit."""
    chance = random.Random(seed)  # noqa: S311 - not for secrets
    size = archive.path.stat().st_size
    hit: set[int] = set()
    with archive.path.open("r+b") as file:
        for _ in range(n_places):
            length = chance.choice((1, 8, 200, 4096, 65_536))
            at = chance.randrange(archive.records[0][0], size - length)
            file.seek(at)
            before = file.read(length)
            filler = bytes(length) if chance.random() < 0.5 else chance.randbytes(length)
            file.seek(at)
            file.write(filler)
            changed = [
                at + i
                for i, (old, new) in enumerate(zip(before, filler, strict=True))
                if old != new
            ]
            hit |= {
                number
                for number, (start, end, _) in enumerate(archive.records)
                if changed
                and start <= changed[-1]
                and end > changed[0]
                and any(start <= one < end for one in changed)
            }
    return hit


def _read(path: Path) -> Iterator[Member | Problem]:
    with path.open("rb") as file:
        yield from read_warc(file, path.name, is_gzip=True)


def read_damaged(archive: Archive, hit: set[int]) -> tuple[int, int]:
    """Read an archive of which the records `hit` are damaged; how many pages came, and how many problems.

    Of the ten bytes at the head of a gzip member, and of no other, some may be changed without harm.
    """
    given: dict[int, bytes] = {}
    told: list[Problem] = []
    for found in _read(archive.path):
        if isinstance(found, Problem):
            told.append(found)
        else:
            given[int(found.place[1:])] = sha1(found.body, usedforsecurity=False).digest()
    whole = {
        start: digest
        for number, (start, _, digest) in enumerate(archive.records)
        if number not in hit
    }
    wrong = set(given.items()) - {(start, digest) for start, _, digest in archive.records}
    assert not wrong, f"{len(wrong)} pages are not as they were written"
    missing = set(whole.items()) - set(given.items())
    assert not missing, f"{len(missing)} whole records are missing"
    lost = [number for number, (start, _, _) in enumerate(archive.records) if start not in given]
    n_gaps = sum(number - 1 not in lost for number in lost)
    assert len(told) >= n_gaps, (
        f"{n_gaps} stretches are lost, and {len(told)} problems tell of them"
    )
    return len(given), len(told)


def read_truncated(archive: Archive, n_bytes: int, hit: AbstractSet[int] = frozenset()) -> int:
    """Cut the file to so many bytes and read it; how many pages came, after which it is said that the file ends too soon.

    The records `hit` were damaged before.
    """
    with archive.path.open("r+b") as file:
        file.truncate(n_bytes)
    n_pages = 0
    told: list[str] = []
    for found in _read(archive.path):
        n_pages += isinstance(found, Member)
        told += [found.message] if isinstance(found, Problem) else []
    ends = [end for number, (_, end, _) in enumerate(archive.records) if number not in hit]
    # A record that lacks but its checksum and the line ends behind it may be given.
    least, most = (sum(end - n <= n_bytes for end in ends) for n in (0, _BEHIND))
    assert least <= n_pages <= most, f"{n_pages} pages are given, and {least} are whole"
    is_within = not any(end == n_bytes for _, end, _ in archive.records)
    assert any("cut short at the end of the file" in message for message in told) == is_within
    return n_pages


def measure(archive: Archive) -> tuple[float, float, float]:
    """How many records our walker, `read_warc` and warcio give in a second of the processor, each the best of three."""

    def rate(count: Callable[[], int]) -> float:
        begun = time.process_time()
        n_records = count()
        return n_records / (time.process_time() - begun)

    def walked() -> int:
        with archive.path.open("rb") as file:
            return sum(1 for _ in split_records(file, is_gzip=True))

    def by_warcio() -> int:
        with archive.path.open("rb") as file:
            return sum(bool(one.content_stream().read()) or True for one in ArchiveIterator(file))

    readers = (walked, lambda: sum(1 for _ in _read(archive.path)), by_warcio)
    rates = [[rate(reader) for reader in readers] for _ in range(3)]
    ours, pages, theirs = (max(column) for column in zip(*rates, strict=True))
    return ours, pages, theirs
