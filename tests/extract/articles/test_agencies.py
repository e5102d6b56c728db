"""Items of news agencies, invented: ninjs, NewsML-G2 and NITF."""

import json
from datetime import UTC, datetime

import pytest

from crossread.extract.read import read_report
from crossread.types.report import Capture, Report

BODY = "The envoy of Norland left Port Selm on Wednesday."
MADE = datetime(2024, 3, 14, 10, 37, tzinfo=UTC)


def read(value: object, path: str = "n.json") -> tuple[list[Report], list[str]]:
    body = value if isinstance(value, str) else json.dumps(value)
    reports, problems = read_report(Capture(body.encode(), path=path))
    return list(reports), [problem.message for problem in problems]


FIRST = {
    "uri": "https://agency.example/1",
    "type": "text",
    "versioncreated": "2024-03-14T10:37:00Z",
    "byline": "Ada Brandt",
    "headline": "Envoy leaves",
    "body_text": f"{BODY} More & more.",
    "body_xhtml": f"<p>{BODY}</p><p>More &amp; more.</p>",
    "language": "en-GB",
    "copyrightholder": "Selm Agency",
}
SECOND = {
    "uri": "https://agency.example/1",
    "$standard": {"name": "ninjs", "version": "2.0"},
    "versioncreated": "2024-03-14T10:37:00Z",
    "by": "Ada Brandt",
    "headlines": [{"role": "short", "value": "E"}, {"role": "main", "value": "Envoy leaves"}],
    "bodies": [
        {"role": "text", "contenttype": "text/plain", "value": f"{BODY} More & more."},
        {"role": "main", "contenttype": "text/html", "value": f"<p>{BODY}<p>More &amp; more."},
    ],
    "language": "en",
    "infosources": [{"role": "x"}, {"name": "Selm Agency"}],
}
THIRD = {
    "uri": "https://agency.example/1",
    "standard": {"name": "ninjs", "version": "3.0"},
    "versionCreated": "2024-03-14T10:37:00Z",
    "by": "Ada Brandt",
    "headlines": [{"role": "main", "value": "Envoy leaves"}],
    "bodies": [{"role": "main", "contentType": "text/plain", "value": f"{BODY}\n\nMore & more."}],
    "language": "en",
    "infoSources": [{"name": "Selm Agency"}],
    "pubStatus": "usable",
}


@pytest.mark.parametrize("item", [FIRST, SECOND, THIRD], ids=["1", "2", "3"])
def test_each_version_of_ninjs_is_read(item: dict[str, object]) -> None:
    reports, problems = read(item)
    assert problems == []
    assert [
        (one.text, one.byline, one.outlet, one.published, one.url, one.language) for one in reports
    ] == [
        (
            f"Envoy leaves\n\n{BODY}\n\nMore & more.",
            "Ada Brandt",
            "Selm Agency",
            MADE,
            "https://agency.example/1",
            "en",
        )
    ]


def test_each_item_of_a_list_is_a_report_or_a_problem() -> None:
    picture = {"uri": "x", "type": "picture", "versioncreated": "2024-03-14T10:37:00Z"}
    withheld = THIRD | {"pubStatus": "withheld", "embargoed": "2024-03-15", "uri": "tag:x"}
    reports, problems = read(
        [FIRST, picture, withheld, 7, THIRD | {"versionCreated": "2024-02-30"}]
    )
    assert [one.url for one in reports] == [
        "https://agency.example/1",
        None,
        "https://agency.example/1",
    ]
    assert problems == [
        "item 2 holds no text: it is of type picture",
        "item 3 is marked withheld by its agency",
        "item 3 is under embargo until 2024-03-15",
        "item 4 holds no text",
        "item 5 states a date that cannot be read, which is left out: 2024-02-30",
    ]


def test_names_and_messages_hold_nothing_that_no_text_may_hold() -> None:
    """Escapes of JSON can make half characters and NUL; in a body they are told."""
    broken = "\ud800\0"
    item = FIRST | {
        "byline": f"Ada {broken}\n Brandt",
        "copyrightholder": f"Selm {broken}",
        "headline": f"Envoy {broken}",
        "pubstatus": f"withheld{broken}",
        "embargoed": broken,
    }
    (report,), problems = read(item)
    assert (report.byline, report.outlet) == ("Ada \ufffd\ufffd Brandt", "Selm \ufffd\ufffd")
    assert report.text.startswith("Envoy \ufffd\ufffd\n\n")
    assert problems == [
        "is marked withheld\ufffd\ufffd by its agency",
        "is under embargo until \ufffd\ufffd",
    ]
    bodies = [{"contentType": "text/plain", "value": f"{BODY} {broken}\n\nMore."}]
    (report,), problems = read(THIRD | {"bodies": bodies})
    assert report.text == f"Envoy leaves\n\n{BODY} \ufffd\ufffd\n\nMore."
    assert problems == [
        "one NUL character became U+FFFD (1 in all; the first in line 1)",
        "one half of a surrogate pair became U+FFFD (1 in all; the first in line 1)",
    ]


NEWSML = """<?xml version="1.0" encoding="UTF-8"?>
<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>
<newsItem guid="a" xml:lang="en"><itemMeta><itemClass qcode="ninat:text"/>
<provider literal="Selm Agency"/><versionCreated>2024-03-14T10:37:00Z</versionCreated>
<pubStatus qcode="stat:{status}"/></itemMeta>
<contentMeta><headline>Envoy  leaves</headline><by>By Ada Brandt</by></contentMeta>
<contentSet><inlineXML contenttype="application/xhtml+xml">
<html xmlns="http://www.w3.org/1999/xhtml"><head><title>No</title></head><body><p>{body}</p><p>More
<b>and</b> more.</p></body></html></inlineXML></contentSet></newsItem>
<newsItem guid="b"><itemMeta><itemClass qcode="ninat:picture"/></itemMeta>
<contentSet><remoteContent href="http://agency.example/p.jpg"/></contentSet></newsItem>
<newsItem guid="c"><contentMeta><headline>Plain</headline></contentMeta>
<contentSet><inlineData>{body}</inlineData></contentSet></newsItem>
</itemSet></newsMessage>"""


def test_the_items_of_a_message_in_newsml_are_read() -> None:
    reports, problems = read(NEWSML.format(status="canceled", body=BODY), "n.xml")
    assert [(one.text, one.byline, one.outlet, one.published) for one in reports] == [
        (f"Envoy leaves\n\n{BODY}\n\nMore and more.", "Ada Brandt", "Selm Agency", MADE),
        (f"Plain\n\n{BODY}", None, None, None),
    ]
    assert problems == ["item 1 is marked canceled by its agency", "item 2 holds no text"]


NITF = """<?xml version="1.0"?>
<!DOCTYPE nitf SYSTEM "http://www.nitf.example/nitf-3-3.dtd">
<nitf><head><title>Envoy</title><docdata><date.issue norm="20240314T103700Z"/>
<doc.copyright holder="Selm Courier" year="2024"/></docdata></head>
<body><body.head><hedline><hl1>Envoy leaves</hl1></hedline><byline>By Ada Brandt</byline>
<dateline>PORT SELM</dateline></body.head>
<body.content><block><p>{body}</p><p>The <org>Harbour&nbsp;Office</org> said so.</p></block>
<media media-type="image"><media-caption>A ship</media-caption></media></body.content></body></nitf>"""


def test_a_document_in_nitf_is_read_without_its_pictures() -> None:
    reports, problems = read(NITF.format(body=BODY), "n.xml")
    assert [(one.text, one.byline, one.outlet, one.published) for one in reports] == [
        (
            f"Envoy leaves\n\n{BODY}\n\nThe Harbour Office said so.",
            "Ada Brandt",
            "Selm Courier",
            MADE,
        )
    ]
    assert problems == []


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("<newsMessage><header></header></newsMessage>", "is a message of an agency without an item of news"),
        (NEWSML[:900], "is broken XML: unclosed token in line 13"),
        ('<!DOCTYPE nitf [<!ENTITY a SYSTEM "file:///etc/passwd">]><nitf><body><body.content>&a;</body.content></body></nitf>', "is broken XML: undefined entity in line 1"),
    ],
)  # fmt: skip
def test_what_is_no_item_of_news_is_refused(text: str, problem: str) -> None:
    assert read(text, "n.xml") == ([], [problem])
