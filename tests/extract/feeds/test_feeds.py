"""Feeds, invented: RSS, RDF, Atom, JSON Feed and OPML, well-formed and broken."""

import io
import json
from datetime import UTC, date, datetime, timedelta, timezone

import feedparser
import pytest

from crossread.extract.feeds.feeds import read_feed
from crossread.extract.plain import Draft
from crossread.extract.read import read_report
from crossread.types.problem import Problem
from crossread.types.report import Capture
from crossread.types.span import Span

CAPTURE = Capture(b"", path="f.xml")
BODY = "The envoy of Norland left Port Selm on Wednesday."
ONLY_SUMMARY = "only a summary of the article is there, and is read for it"
RSS = (
    '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/">'
    "<channel><title>Selm &amp; Post</title><language>en-gb</language>{}</channel></rss>"
)
RDF = (
    '<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
    'xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
    "<channel><title>Selm Post</title></channel>{}</rdf:RDF>"
)
ATOM = (
    '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">'
    "<title>Selm Post</title><author><name>The desk</name></author>{}</feed>"
)


def check(text: str, *expected: Draft, problems: tuple[str, ...] = ()) -> None:
    """The feed gives these drafts, and problems with these messages."""
    drafts, found = read_feed(CAPTURE, text)
    assert drafts == expected
    assert tuple(problem.message for problem in found) == problems


def item(content: str) -> str:
    return RSS.format(f"<item>{content}</item>")


def entry(content: str) -> str:
    return ATOM.format(f"<entry>{content}</entry>")


def test_all_fields_of_an_rss_item_are_read() -> None:
    check(
        item(
            "<title>Envoy &lt;b&gt;leaves&lt;/b&gt;</title><link> https://post.example/1 </link>"
            "<description>Short.</description><dc:creator>Ana Brandt</dc:creator>"
            f"<content:encoded><![CDATA[<p>{BODY}</p><p>Two &amp; three.</p>]]></content:encoded>"
            "<pubDate>Wed, 17 Mar 2021 14:05:00 GMT</pubDate>"
            '<source url="https://other.example/feed">The Other</source>'
        ),
        Draft(
            f"Envoy leaves\n\n{BODY}\n\nTwo & three.",
            headline=Span(0, 12),
            byline="Ana Brandt",
            outlet="The Other",
            published=datetime(2021, 3, 17, 14, 5, tzinfo=UTC),
            url="https://post.example/1",
            language="en",
        ),
    )


def test_all_fields_of_an_atom_entry_are_read() -> None:
    check(
        entry(
            '<title type="html">A &amp;amp; B</title><id>tag:x</id>'
            '<link rel="self" href="https://post.example/self"/><link href="https://post.example/1"/>'
            "<updated>2021-03-18T14:05:00Z</updated><published>2021-03-17T14:05:00+01:00</published>"
            "<author><name>Ana Brandt</name></author><author><name>Rolf Neal</name></author>"
            '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">'
            f"<p>{BODY}</p><p>Two <b>bold</b> words.</p></div></content>"
        ),
        Draft(
            f"A & B\n\n{BODY}\n\nTwo bold words.",
            headline=Span(0, 5),
            byline="Ana Brandt, Rolf Neal",
            outlet="Selm Post",
            published=datetime(2021, 3, 17, 14, 5, tzinfo=timezone(timedelta(hours=1))),
            url="https://post.example/1",
            language="en",
        ),
    )


def test_an_item_of_rdf_is_read() -> None:
    check(
        RDF.format(
            '<item rdf:about="https://post.example/1"><title>Envoy leaves</title>'
            f"<link>https://post.example/1</link><description>{BODY}</description>"
            "<dc:date>2021-03-17</dc:date></item>"
        ),
        Draft(
            f"Envoy leaves\n\n{BODY}",
            Span(0, 12),
            outlet="Selm Post",
            published=date(2021, 3, 17),
            url="https://post.example/1",
        ),
        problems=(f"{ONLY_SUMMARY}: item 1",),
    )


def test_items_with_a_summary_alone_are_read_and_told_together() -> None:
    text = RSS.format(f"<item><description>{BODY}</description></item>" * 3)
    draft = Draft(BODY, outlet="Selm & Post", language="en")
    check(text, draft, draft, draft, problems=(f"{ONLY_SUMMARY}: 3 items (1-3)",))


@pytest.mark.parametrize(
    ("content", "is_summary"),
    [
        (f"<content:encoded>{BODY}</content:encoded>", False),
        (f"<description>{BODY}</description>", True),
        (f"<description>{BODY * 30}</description>", False),
        (f"<content:encoded>{BODY} Then he …</content:encoded>", True),
        (f"<content:encoded>{BODY} &lt;a href='x'>Read more&lt;/a> »</content:encoded>", True),
        (f"<content:encoded>x</content:encoded><description>{BODY}</description>", True),
    ],
)
def test_what_is_only_a_summary(content: str, is_summary: bool) -> None:
    _, problems = read_feed(CAPTURE, item(content))
    assert bool(problems) == is_summary


@pytest.mark.parametrize(
    ("stated", "published"),
    [
        ("Wed, 17 Mar 2021 14:05:00 +0100", "2021-03-17T14:05:00+01:00"),
        ("Wed, 17 Mar 21 14:05:00 GMT", "2021-03-17T14:05:00+00:00"),
        ("17 Mar 99 14:05 EST", "1999-03-17T14:05:00-05:00"),
        ("2021-03-17T14:05:00.123Z", "2021-03-17T14:05:00.123000+00:00"),
        ("2021-03-17", "2021-03-17"),
        ("2023-02-30", None),
        ("99999999999999999999", None),
        ("Mon, 32 Jan 2023 10:00:00 GMT", None),
        ("Thu, 17 Mar 2021 14:05:00 GMT", None),
        ("0000-00-00T00:00:00Z", None),
        ("9999-12-31", None),
        ("Wed, 17 Mar 2021 14:05:00 +9999", None),
        ("Wed, 17 Mar 2021 14:05:00 XYZ", None),
        ("Wed, 17 Mar 2021 24:05:60 GMT", None),
        ("mercredi 17 mars 2021", None),
        ("1615989900", None),
        ("yesterday", None),
    ],
)
def test_a_date_is_sound_or_left_out_and_said(stated: str, published: str | None) -> None:
    """Peers are laxer: feedparser turns 2023-02-30 into the second of March, and twenty digits into a year 9999."""
    drafts, problems = read_feed(
        CAPTURE,
        item(f"<content:encoded>{BODY}</content:encoded><pubDate>{stated}</pubDate>"),
    )
    found = drafts[0].published
    assert (found.isoformat() if found else None) == published
    message = f"the date cannot be read, and is left out, such as {stated}: item 1"
    assert [problem.message for problem in problems] == ([] if published else [message])


def test_players_and_shops_have_titles_that_are_not_the_items() -> None:
    """Peers mix them up: feedparser takes the description of a picture for that of its item."""
    check(
        item(
            "<media:title>A ship</media:title><media:description>A ship at sea</media:description>"
            f"<title>Envoy leaves</title><description>{BODY}</description>"
            "<media:content><media:description>Another ship</media:description></media:content>"
        ),
        Draft(f"Envoy leaves\n\n{BODY}", Span(0, 12), outlet="Selm & Post", language="en"),
        problems=(f"{ONLY_SUMMARY}: item 1",),
    )


@pytest.mark.parametrize(
    ("author", "byline"),
    [
        ("<author>ana@post.example (Ana Brandt)</author>", "Ana Brandt"),
        ("<author>ana@post.example</author>", None),
        ("<dc:creator>Ana Brandt</dc:creator><dc:creator>Ana Brandt</dc:creator>", "Ana Brandt"),
    ],
)
def test_an_address_of_mail_is_no_name(author: str, byline: str | None) -> None:
    drafts, _ = read_feed(CAPTURE, item(f"{author}<description>{BODY}</description>"))
    assert drafts[0].byline == byline


@pytest.mark.parametrize(
    ("links", "url"),
    [
        ("<guid>https://post.example/1</guid>", "https://post.example/1"),
        ("<guid isPermaLink='false'>https://post.example/1</guid>", None),
        ("<link>javascript:alert(1)</link><guid>https://post.example/1</guid>", "https://post.example/1"),
        ("<link>javascript:alert(1)</link>", None),
        ("<link>/relative</link>", None),
        ("<link>file:///etc/passwd</link>", None),
    ],
)  # fmt: skip
def test_only_an_address_of_the_web_is_taken(links: str, url: str | None) -> None:
    drafts, problems = read_feed(CAPTURE, item(f"{links}<content:encoded>{BODY}</content:encoded>"))
    assert drafts[0].url == url
    is_left_out = "<link>" in links and url is None
    message = "the address is neither http nor https, and is left out: item 1"
    assert [problem.message for problem in problems] == ([message] if is_left_out else [])


def test_markup_is_never_taken_over() -> None:
    vectors = (
        "<script>alert(1)</script><img src=x onerror=alert(1)><svg onload=alert(1)><style>x{}</style>"
        "<iframe srcdoc='<p>x'></iframe><a href='javascript:alert(1)'>link</a><math><mi>x</mi></math>"
    )
    drafts, _ = read_feed(
        CAPTURE, item(f"<content:encoded><![CDATA[<p>{BODY}</p>{vectors}]]></content:encoded>")
    )
    assert drafts[0].text == BODY


def test_an_item_without_text_is_refused_by_its_number() -> None:
    text = RSS.format(
        f"<item><title>A</title></item><item><content:encoded>{BODY}</content:encoded></item>"
        "<item><description> </description></item>"
    )
    drafts, problems = read_feed(CAPTURE, text)
    assert [draft.number for draft in drafts] == [2]
    assert [problem.message for problem in problems] == [
        "item 1 holds no text",
        "item 3 holds no text",
    ]


@pytest.mark.parametrize("text", [RSS, RDF, ATOM])
def test_a_feed_without_items_is_a_problem(text: str) -> None:
    check(text.format(""), problems=("is a feed without items",))


def test_feeds_agree_with_feedparser() -> None:
    """Where a feed is well-formed and plain, a reader that all trust reads the same."""
    items = "".join(
        f"<item><title>Envoy {n}</title><link>https://post.example/{n}</link>"
        f"<description>{BODY}</description><pubDate>Wed, 17 Mar 2021 14:05:0{n} GMT</pubDate></item>"
        for n in range(9)
    )
    entries = "".join(
        f"<entry><title>Envoy {n}</title><link href='https://post.example/{n}'/>"
        f"<summary>{BODY}</summary><published>2021-03-17T14:05:0{n}Z</published></entry>"
        for n in range(9)
    )
    for text in (RSS.format(items), RDF.format(items), ATOM.format(entries)):
        drafts, _ = read_feed(CAPTURE, text)
        peers = feedparser.parse(io.BytesIO(text.encode())).entries
        assert [
            (draft.text, draft.url, draft.published.timetuple()[:6] if draft.published else None)
            for draft in drafts
        ] == [
            (f"{peer['title']}\n\n{peer['summary']}", peer["link"], peer["published_parsed"][:6])
            for peer in peers
        ]


def broken(text: str) -> tuple[list[str], list[str]]:
    """The texts of a broken feed, and what is told beside that it is broken."""
    drafts, problems = read_feed(CAPTURE, text)
    first, *others = [problem.message for problem in problems]
    assert first.startswith("is broken XML: ")
    assert first.endswith("; its items are read one by one, as far as that goes")
    return [draft.text for draft in drafts], others


def test_a_feed_that_is_cut_short_gives_the_items_before() -> None:
    whole = RSS.format(
        "".join(
            f"<item><title>Envoy {n}</title><content:encoded><![CDATA[<p>{BODY}</p>]]>"
            "</content:encoded></item>"
            for n in range(3)
        )
    )
    ends = [start + 7 for start in range(len(whole)) if whole.startswith("</item>", start)]
    for end in range(whole.index("<item>") + 7, len(whole)):
        texts, others = broken(whole[:end])
        n_whole = sum(end >= one - 1 for one in ends)
        assert texts == [f"Envoy {n}\n\n{BODY}" for n in range(n_whole)]
        n_begun = whole.count("<item", 0, end)
        cut = [f"item {n_begun} is cut short"] if n_begun > n_whole else []
        assert others == cut


def test_a_broken_feed_may_have_no_items() -> None:
    assert broken("<rss><channel><title>") == ([], [])


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (f"<description>A & B. {BODY}</description>", f"A & B. {BODY}"),
        (f"<description><p>{BODY}<br>Two.</description>", f"{BODY}\nTwo."),
        (f"<description>&lt;p&gt;{BODY}&lt;/p&gt; & so</description>", f"{BODY}\n\n& so"),
        (f"<nosuch:title>x</nosuch:title><description>{BODY}</description>", BODY),
        (f"<description>{BODY}\x01</description>", f"{BODY}\x01"),
    ],
)
def test_a_broken_item_is_read_by_the_marks_of_its_elements(content: str, text: str) -> None:
    assert broken(item(content))[0] == [text]


def test_no_entity_is_ever_expanded_and_no_file_opened() -> None:
    declared = (
        '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "lol"><!ENTITY b SYSTEM "file:///etc/passwd">'
        '<!ENTITY % c SYSTEM "http://post.example/x.dtd">%c;]>'
    )
    drafts, problems = read_feed(
        CAPTURE, declared + item(f"<title>&b;</title><description>{BODY} &a;</description>")
    )
    assert [draft.text for draft in drafts] == [f"&b;\n\n{BODY} &a;"]
    assert problems[0].message.startswith("is broken XML: undefined entity in line 1")


def test_named_characters_of_html_are_read_without_what_declares_them() -> None:
    check(
        item(f"<content:encoded>Caf&eacute;&nbsp;{BODY}</content:encoded>"),
        Draft(f"Café\xa0{BODY}", outlet="Selm & Post", language="en"),
    )


def test_a_json_feed_is_read() -> None:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Selm Post",
        "language": "en",
        "items": [
            {
                "id": "1",
                "url": "https://post.example/1",
                "title": "Envoy leaves",
                "content_html": f"<p>{BODY}</p>",
                "date_published": "2021-03-17T14:05:00Z",
                "authors": [{"name": "Ana Brandt"}, {"url": "https://x.example"}],
            },
            {"id": 2, "summary": BODY, "author": {"name": "Rolf Neal"}, "date_published": 7},
            {"id": "3", "title": "Nothing"},
            "x",
        ],
    }
    reports, problems = read_report(Capture(json.dumps(feed).encode(), path="f.json"))
    assert [(one.text, one.outlet, one.byline, one.url, one.published) for one in reports] == [
        (
            f"Envoy leaves\n\n{BODY}",
            "Selm Post",
            "Ana Brandt",
            "https://post.example/1",
            datetime(2021, 3, 17, 14, 5, tzinfo=UTC),
        ),
        (BODY, "Selm Post", "Rolf Neal", None, None),
    ]
    assert [problem.message for problem in problems] == [
        "item 3 holds no text",
        "item 4 holds no text",
        f"{ONLY_SUMMARY}: item 2",
    ]


OPML = (
    '<opml version="2.0"><head/><body><outline text="Far"><outline xmlUrl="https://a.example/f"/>'
    '<outline xmlUrl="https://b.example/f"/><outline xmlUrl="https://a.example/f"/></outline>'
    '<outline xmlUrl="file:///etc/passwd"/><outline text="None"/></body></opml>'
)


def test_a_list_of_feeds_says_how_many_it_names() -> None:
    message = (
        "is a list of 2 feeds, which are not opened; give the address of one to read it: "
        "https://a.example/f, https://b.example/f"
    )
    expected = ((), (Problem("extract", "f.opml", message),))
    assert read_report(Capture(OPML.encode(), path="f.opml")) == expected


def test_a_feed_is_known_by_its_root_whatever_its_name_and_encoding() -> None:
    body = f"Der Gesandte verließ Port Selm für immer. {BODY}"
    text = f'<?xml version="1.0" encoding="windows-1252"?>\n<!-- x -->\n{item(f"<content:encoded>{body}</content:encoded>")}'
    for encoded in (text.encode("cp1252"), text.encode("utf-8"), text.encode("utf-16")):
        reports, problems = read_report(Capture(encoded, path="feed.txt"))
        assert ([one.text for one in reports], problems) == ([body], ())


def test_a_page_of_html_that_shows_a_feed_is_a_page() -> None:
    page = (
        f"<html><body><article><p>{BODY} It wrote &lt;rss>.</p></article><rss></rss></body></html>"
    )
    reports, _ = read_report(Capture(page.encode(), path="f.xml"))
    assert [BODY in report.text for report in reports] == [True]
