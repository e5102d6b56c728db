from datetime import UTC, datetime

from crossread.store.captures import add_capture, captures_at, finish_capture, load_body
from crossread.store.library import last_change, open_library
from crossread.types.report import Capture


def test_the_bytes_come_back_as_they_were_received(address: str) -> None:
    library = open_library(address, create=True)
    body = bytes(range(256)) * 40
    with library.writing() as writing:
        kept = add_capture(writing, Capture(body, path="a.bin"))

    with library.reading() as connection:
        assert load_body(connection, kept.id) == body


def test_the_captures_of_an_address_are_told_in_the_order_of_coming(address: str) -> None:
    library = open_library(address, create=True)
    page = "https://post.example/ferry"
    hours = [datetime(2021, 3, 16, hour, tzinfo=UTC) for hour in (9, 10)]
    for body, received in zip((b"first", b"second"), hours, strict=True):
        with library.writing() as writing:
            add_capture(writing, Capture(body, url=page), received=received)

    with library.reading() as connection:
        found = captures_at(connection, page)

    assert [(one.n_bytes, one.received, one.is_url) for one in found] == [
        (5, hours[0], True),
        (6, hours[1], True),
    ]


def test_the_same_bytes_of_the_same_address_are_one_capture(address: str) -> None:
    library = open_library(address, create=True)
    with library.writing() as writing:
        first = add_capture(writing, Capture(b"bytes", path="a.txt"))
    with library.reading() as connection:
        before = last_change(connection)
    with library.writing() as writing:
        again = add_capture(writing, Capture(b"bytes", path="a.txt"))

    with library.reading() as connection:
        assert last_change(connection) == before
    assert again == first


def test_a_file_read_where_it_lies_is_known_by_its_digest(address: str) -> None:
    library = open_library(address, create=True)
    with library.writing() as writing:
        kept = add_capture(writing, "news.warc.gz", body_sha256="ab" * 32, n_bytes=5_000_000_000)

    with library.reading() as connection:
        assert load_body(connection, kept.id) is None
        assert captures_at(connection, "news.warc.gz")[0].n_bytes == 5_000_000_000


def test_a_capture_is_read_when_all_its_reports_are_kept(address: str) -> None:
    library = open_library(address, create=True)
    with library.writing() as writing:
        kept = add_capture(writing, Capture(b"bytes", path="a.txt"))
    with library.reading() as connection:
        before = captures_at(connection, "a.txt")[0].is_read
    with library.writing() as writing:
        finish_capture(writing, kept)

    with library.reading() as connection:
        assert (before, captures_at(connection, "a.txt")[0].is_read) == (False, True)
