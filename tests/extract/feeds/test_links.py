"""Feeds that lists and pages name, invented."""

import pytest

from crossread.extract.feeds.links import listed_feeds, named_feeds, page_feeds
from crossread.extract.read import read_report
from crossread.types.report import Capture

RSS = 'rel="alternate" type="application/rss+xml"'
HERE = "https://post.example/news/page.html"


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (f'<link {RSS} href="/rss">', ("https://post.example/rss",)),
        (f'<link href="rss" {RSS}>', ("https://post.example/news/rss",)),
        ("<LINK REL=alternate TYPE='application/atom+xml' HREF=//b.example/a>", ("https://b.example/a",)),
        ('<link rel="home Alternate" type="application/feed+json; charset=utf-8" href="?f=1&amp;g">',
         ("https://post.example/news/page.html?f=1&g",)),
        (f'<base href="https://c.example/d/"><link {RSS} href="e">', ("https://c.example/d/e",)),
        (f'<link {RSS} href="/a"><link {RSS} href="/b"><link {RSS} href="/a">',
         ("https://post.example/a", "https://post.example/b")),
        ('<link rel="alternate" hreflang="de" type="text/html" href="/de">', ()),
        ('<link rel="stylesheet" type="application/rss+xml" href="/a">', ()),
        (f'<!-- <link {RSS} href="/old"> --><link {RSS} href="/new">', ("https://post.example/new",)),
        (f'<link {RSS} href="javascript:alert(1)"><link {RSS} href="file:///etc/passwd">', ()),
        (f'<link {RSS} href="http://[::1"><link {RSS} href="">', ()),
        (f"<link {RSS}>", ()),
    ],
)  # fmt: skip
def test_a_page_names_its_feeds_at_its_head(head: str, expected: tuple[str, ...]) -> None:
    assert page_feeds(f"<html><head>{head}</head></html>", base=HERE) == expected


def test_a_list_that_is_not_well_formed_is_read_too() -> None:
    text = '<opml><outline text="A & B" xmlUrl="https://a.example/f?a&amp;b"><outline xmlurl=\'http://b.example/\'/>'
    assert listed_feeds(text) == ("https://a.example/f?a&b", "http://b.example/")


def test_only_lists_and_pages_name_feeds() -> None:
    link = f'<html><link {RSS} href="/rss"></html>'
    assert named_feeds(Capture(link.encode("utf-16"), url=HERE)) == ("https://post.example/rss",)
    assert named_feeds(Capture(link.encode(), path="page.html")) == ()
    assert named_feeds(Capture(b"The envoy left.", path="a.txt")) == ()


def test_the_front_of_a_site_says_that_its_feed_may_be_read_instead() -> None:
    page = f'<html><head><link {RSS} href="/rss"><link {RSS} href="/b"></head><body></body></html>'
    _, problems = read_report(Capture(page.encode(), url=HERE))
    assert [problem.message for problem in problems] == [
        (
            "a page of HTML without the text of a report; it names a feed, which may be read instead: "
            "https://post.example/rss and 1 more"
        )
    ]
