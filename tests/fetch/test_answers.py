import gzip
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.errors import InvalidValueError
from crossread.fetch.answers import MAX_WAIT, PIECE, inflate, read_retry_after

DATE = "Tue, 12 Mar 2024 10:00:00 GMT"


@pytest.mark.parametrize(
    ("value", "date", "seconds"),
    [
        (None, DATE, None),
        ("0", None, 0),
        ("120", None, 120),
        ("9" * 12, None, MAX_WAIT),
        ("9" * 5000, None, MAX_WAIT),
        ("-1", None, None),
        ("1.5", None, None),
        ("", DATE, None),
        ("soon", DATE, None),
        ("Tue, 12 Mar 2024 10:02:00 GMT", DATE, 120),
        ("Tue, 12 Mar 2024 09:00:00 GMT", DATE, 0),
        ("Tue, 12 Mar 2054 09:00:00 GMT", DATE, MAX_WAIT),
        ("Tuesday, 12-Mar-24 10:02:00 GMT", DATE, 120),
        ("Tue Mar 12 10:02:00 2024", DATE, 120),
        ("Tue, 12 Mar 2024 10:02:00 GMT", None, None),
        ("Tue, 12 Mar 2024 10:02:00 GMT", "yesterday", None),
        ("Tue, 99 Mar 2024 10:02:00 GMT", DATE, None),
    ],
)
def test_the_wait_is_in_seconds_and_measured_by_the_servers_clock(
    value: str | None, date: str | None, seconds: int | None
) -> None:
    assert read_retry_after(value, date=date) == seconds


def _cut(body: bytes, size: int) -> list[bytes]:
    return [body[place : place + size] for place in range(0, len(body), size)]


@given(st.binary(max_size=3000), st.integers(1, 500), st.integers(1, 3))
def test_any_body_comes_out_as_it_went_in(body: bytes, size: int, n_members: int) -> None:
    packed = gzip.compress(body, mtime=0) * n_members

    assert b"".join(inflate(_cut(packed, size), "gzip")) == body * n_members


def test_a_body_that_is_not_compressed_is_left_alone() -> None:
    assert b"".join(inflate([b"a", b"b"], "")) == b"ab"


def test_what_follows_the_last_member_is_left_out() -> None:
    assert (
        b"".join(inflate([gzip.compress(b"words", mtime=0) + b"\0\0garbage"], "x-gzip")) == b"words"
    )


def test_no_piece_is_longer_than_agreed_so_a_bomb_can_be_stopped() -> None:
    packed = gzip.compress(bytes(20_000_000), mtime=0)
    pieces = inflate([packed], "gzip")

    assert [len(next(pieces)) for _ in range(3)] == [PIECE] * 3


@pytest.mark.parametrize("size", [PIECE - 1, PIECE, PIECE + 1, 2 * PIECE])
def test_a_body_of_whole_pieces_ends_well(size: int) -> None:
    packed = gzip.compress(bytes(size), mtime=0)

    assert sum(len(piece) for piece in inflate([packed], "gzip")) == size
    assert sum(len(piece) for piece in inflate(_cut(packed, 1), "gzip")) == size


PACKED = gzip.compress(b"words of a report" * 100, mtime=0)


@pytest.mark.parametrize(
    ("body", "coding", "message"),
    [
        (PACKED[:-9], "gzip", "breaks off"),
        (b"", "gzip", "breaks off"),
        (PACKED[:-8] + bytes(8), "gzip", "damaged"),
        (b"words", "gzip", "damaged"),
        (zlib.compress(b"words"), "gzip", "damaged"),
        (gzip.compress(b"", mtime=0) * 101, "gzip", "more than 100 members"),
        (b"words", "br", "'br', which was not asked for"),
        (PACKED, "gzip, gzip", "not asked for"),
    ],
)
def test_what_cannot_be_inflated_is_refused(body: bytes, coding: str, message: str) -> None:
    with pytest.raises(InvalidValueError, match=message):
        list(inflate([body] if body else [], coding))
