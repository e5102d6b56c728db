"""A long feed is cut into parts, and gives what it would give whole."""

import random
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossread.extract.feeds import parts
from crossread.extract.feeds.parts import FeedPart, cut_feed, is_feed
from crossread.extract.read import read_report, stream_reports
from crossread.extract.worker import LIMITS, open_worker
from crossread.types.problem import Problem
from crossread.types.report import Capture, Report, StoredFile
from tests.torture.feeds import make_items, write_feed


def stored(body: bytes, path: str = "a.rss") -> StoredFile:
    return StoredFile(path, lambda: BytesIO(body))


def alike(reports: tuple[Report, ...]) -> list[Report]:
    """Reports without their ids, which tell the bytes that they were read from."""
    return [replace(one, id="r") for one in reports]


def rss(items: str) -> bytes:
    return f"<rss><channel><title>Post</title>{items}</channel></rss>".encode()


def test_a_feed_in_parts_gives_the_same_reports_and_problems() -> None:
    bad = "<item><title>No text</title></item><item><pubDate>soon</pubDate><description>The envoy left Port Selm.</description></item>"
    body = rss(make_items(1, 700) + bad + make_items(703, 600) + bad)
    whole, problems = read_report(Capture(body, path="a.rss"))
    parts, told = read_report(stored(body))

    assert len(whole) == 1302
    assert alike(parts) == alike(whole)
    assert sorted(told) == sorted(problems)
    assert len({one.id for one in parts}) == len(parts)


@pytest.mark.parametrize(
    "body",
    [
        b"<a:feed xmlns:a='http://www.w3.org/2005/Atom'><a:title>Post</a:title>%s</a:feed>"
        % (b"<a:entry><a:content>The envoy left Port Selm on Wednesday.</a:content></a:entry>" * 1100),
        b"<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'>"
        b"<channel><title>Post</title><items/></channel>%s</rdf:RDF>"
        % (b"<item><description>The envoy left Port Selm on Wednesday.</description></item>" * 1100),
    ],
    ids=["Atom with a prefix", "RDF"],
)  # fmt: skip
def test_each_form_of_feed_is_cut(body: bytes) -> None:
    parts = [one for one in cut_feed(BytesIO(body), "a.xml") if isinstance(one, FeedPart)]
    reports, problems = read_report(stored(body, "a.xml"))

    assert [one.first_item for one in parts] == [1, 501, 1001]
    assert len(reports) == 1100
    assert {one.outlet for one in reports} == {"Post"}
    assert not any("broken" in one.message for one in problems)


def test_marks_of_items_within_comments_and_cdata_cut_nothing() -> None:
    text = "<![CDATA[The markup <item> begins an item, </item> ends it. The envoy left.]]>"
    item = f"<item><!-- <item> --><description>{text}</description></item>"
    reports, problems = read_report(stored(rss(item * 1200)))

    assert len(reports) == 1200
    assert not any("broken" in one.message for one in problems)


def test_a_feed_that_is_cut_short_gives_its_whole_items_and_says_so() -> None:
    body = rss(make_items(1, 1234))
    reports, problems = read_report(stored(body[: body.rindex(b"<description>")]))

    assert len(reports) == 1233
    assert any(one.message.endswith("item 1234 is cut short") for one in problems)


def test_an_item_that_is_too_long_is_told_and_the_others_are_read() -> None:
    long = f"<item><description><![CDATA[{'The envoy left. ' * 700_000}</description></item>"
    body = rss(make_items(1, 3) + long + make_items(5, 3))
    reports, problems = read_report(stored(body))

    assert [one.url for one in reports] == [
        f"https://courier.example/{n}" for n in (1, 2, 3, 5, 6, 7)
    ]
    assert Problem("extract", "a.rss", "item 4 is longer than 10 MB, and is left out") in problems


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (rss("<title>x</title>" * 10), "is a long feed without items"),
        (rss(" " * 1_100_000 + make_items(1, 3)), "has no item in its first 1 MB, and is not read further"),
        (rss(make_items(1, 3)).decode().encode("utf-16"), "is a long feed in UTF-16"),
        (b"<NewsML>" + b" " * 99, "is neither an archive, a table nor a feed"),
    ],
)  # fmt: skip
def test_what_cannot_be_cut_is_a_problem(body: bytes, message: str) -> None:
    reports, (problem,) = read_report(stored(body, "a.xml"))

    assert reports == ()
    assert problem.message.startswith(message)


def test_a_page_is_no_feed() -> None:
    assert is_feed(b"<?xml version='1.0'?><!-- x --><rss><channel>")
    assert not is_feed(b"<!DOCTYPE html><html>")


@settings(deadline=None, max_examples=200)
@given(
    st.lists(
        st.sampled_from(
            [b"<item>", b"</item>", b"<item/>", b"<![CDATA[", b"]]>", b"<!--", b"-->", b"<ite", b"x" * 70, b"<items>"]
        ),
        max_size=30,
    ).map(b"".join),
    st.integers(1, 40),
)  # fmt: skip
def test_no_byte_of_any_feed_is_lost_or_doubled(body: bytes, piece: int) -> None:
    """However short the pieces are that a file gives."""

    class Slow(BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            del size
            return super().read(piece)

    whole = b"<rss><item>" + body
    parts = list(cut_feed(Slow(whole), "a.rss", most_items=2))
    bodies = [one.body for one in parts if isinstance(one, FeedPart)]
    *first, last = [one.removeprefix(b"<rss>") for one in bodies]

    assert len(bodies) == len(parts)
    assert b"".join((*(one.removesuffix(b"</rss>") for one in first), last)) == whole[5:]
    assert all(one.startswith(b"<item") for one in (*first, last))


def test_a_long_feed_of_a_file_is_read_in_the_worker(tmp_path: Path) -> None:
    """The short form of `make torture`: here some thousand items, there 100,000."""
    path = write_feed(tmp_path / "a.rss", 1300)
    file = StoredFile(str(path), lambda: path.open("rb"))
    with open_worker(LIMITS) as read_apart:
        found = list(stream_reports(file, read_apart=read_apart))

    reports = [one for one in found if isinstance(one, Report)]
    problems = [one.message for one in found if isinstance(one, Problem)]
    assert [one.url for one in reports] == [f"https://courier.example/{n}" for n in range(1, 1301)]
    assert problems == [
        "only a summary of the article is there, and is read for it: 1300 items (1-1300)"
    ]


def test_parts_are_small_whatever_the_items_are() -> None:
    chance = random.Random(1)  # noqa: S311 - not for secrets
    items = "".join(
        f"<item><description>{'The envoy left. ' * chance.randrange(1, 4000)}</description></item>"
        for _ in range(300)
    )
    sizes = [
        len(one.body) for one in cut_feed(BytesIO(rss(items)), "a") if isinstance(one, FeedPart)
    ]

    assert len(sizes) > 5
    assert max(sizes) < 2 * parts._MOST_PART
