"""What invented pages state of themselves, as sites write it."""

import json
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from lxml.html import HtmlElement, document_fromstring

from crossread.extract.pages.facts import PageFacts, read_facts

ADDRESS = "https://courier.example/2024/03/14/envoy"


def page(head: str = "", body: str = "") -> HtmlElement:
    return document_fromstring(f"<html><head>{head}</head><body>{body}<p>The envoy left.</p>")


def data(**fields: object) -> str:
    article = json.dumps({"@context": "https://schema.org", "@type": "NewsArticle", **fields})
    return f'<script type="application/ld+json">{article}</script>'


def meta(name: str, content: str) -> str:
    return f'<meta property="{name}" content="{content}">'


def facts(head: str = "", body: str = "", address: str = "") -> PageFacts:
    return read_facts(page(head, body), address)


def test_schema_org_states_who_when_and_where() -> None:
    stated = facts(
        data(
            headline="Envoy leaves",
            author=[{"@type": "Person", "name": "Ada Brandt"}, {"name": "Rolf Neal"}],
            publisher={"@type": "Organization", "name": "Selm Courier"},
            datePublished="2024-03-14T09:30:00+01:00",
            dateModified="2024-03-15T08:00:00+01:00",
            articleSection=["World", "Norland"],
            url=ADDRESS,
        )
    )
    zone = timezone(timedelta(hours=1))
    assert stated == PageFacts(
        titles=("Envoy leaves",),
        byline="Ada Brandt, Rolf Neal",
        outlet="Selm Courier",
        address=ADDRESS,
        section="World",
        published=datetime(2024, 3, 14, 9, 30, tzinfo=zone),
        updated=datetime(2024, 3, 15, 8, 0, tzinfo=zone),
    )


def test_an_author_named_by_an_id_is_looked_up_in_the_graph() -> None:
    graph = {
        "@graph": [
            {"@type": "Article", "author": {"@id": "#ada"}},
            {"@type": "Person", "@id": "#ada", "name": "Ada Brandt"},
        ]
    }
    assert (
        facts(f'<script type="application/ld+json">{json.dumps(graph)}</script>').byline
        == "Ada Brandt"
    )


def test_broken_json_still_tells_its_day() -> None:
    broken = '{"@type": "NewsArticle", "datePublished": "2024-03-14", "name": oops}'
    stated = facts(f'<script type="application/ld+json">{broken}</script>')
    assert stated.published == date(2024, 3, 14)


def test_an_address_as_author_is_no_name() -> None:
    assert facts(meta("article:author", "https://courier.example/ada")).byline == ""


@pytest.mark.parametrize(
    "body",
    [
        '<p class="byline">By Ada Brandt and Rolf Neal</p>',
        '<a rel="author" href="/ada">Ada Brandt and Rolf Neal</a>',
        '<div class="ArticleAuthor">Ada Brandt and Rolf Neal | Port Selm</div>',
    ],
)
def test_a_byline_that_readers_see_is_taken_where_no_mark_states_one(body: str) -> None:
    assert facts(body=body).byline == "Ada Brandt and Rolf Neal"


@pytest.mark.parametrize(
    "body", ['<p class="author">More about us</p>', '<p class="byline">Follow Selm Courier</p>']
)
def test_a_button_beside_the_byline_is_no_name(body: str) -> None:
    assert facts(body=body).byline == ""


def test_the_canonical_address_goes_before_the_one_it_was_read_from() -> None:
    head = '<link rel="canonical" href="/2024/03/14/envoy">'
    assert facts(head, address=ADDRESS + "?from=mail").address == ADDRESS


def test_a_front_page_is_canonical_to_no_report() -> None:
    head = '<link rel="canonical" href="https://courier.example/">'
    assert facts(head, address=ADDRESS).address == ADDRESS


def test_the_lone_heading_is_the_title_where_others_share_its_words() -> None:
    head = meta("og:title", "Envoy leaves Port Selm | Selm Courier")
    assert (
        facts(head, "<h1>Envoy leaves Port Selm after row</h1>").titles[0]
        == "Envoy leaves Port Selm after row"
    )


def test_a_heading_that_names_the_site_is_no_title() -> None:
    head = meta("og:title", "Envoy leaves Port Selm")
    assert facts(head, "<h1>Selm Courier</h1>").titles == ("Envoy leaves Port Selm",)


@pytest.mark.parametrize(
    ("head", "wanted"),
    [
        (data(isAccessibleForFree=False), True),
        (data(isAccessibleForFree="False"), True),
        (meta("article:content_tier", "locked"), True),
        (meta("article:content_tier", "free"), False),
        (data(isAccessibleForFree=True), False),
        ("", False),
    ],
)
def test_a_paywall_is_marked_where_the_page_states_it(head: str, wanted: bool) -> None:
    assert facts(head).is_paywalled is wanted


@pytest.mark.parametrize(
    ("head", "wanted"),
    [
        (data().replace("NewsArticle", "LiveBlogPosting"), True),
        (meta("og:title", "Flood in Velm: live updates"), True),
        (meta("og:title", "Live: flood reaches Velm"), True),
        (meta("og:title", "Cup final – as it happened"), True),
        (meta("og:title", "Where the keepers of Velm live"), False),
    ],
)
def test_a_live_blog_is_marked(head: str, wanted: bool) -> None:
    assert facts(head).is_live is wanted


def test_the_day_in_the_address_is_the_one_that_readers_saw() -> None:
    """At ten in the evening of the fourteenth it may be the fifteenth in UTC."""
    head = meta("article:published_time", "2024-03-15T03:00:00+00:00")
    assert facts(head, address=ADDRESS).published == date(2024, 3, 14)


def test_a_day_in_the_address_far_from_the_stated_one_changes_nothing() -> None:
    head = meta("article:published_time", "2024-03-19T03:00:00+00:00")
    assert facts(head, address=ADDRESS).published == datetime(2024, 3, 19, 3, 0, tzinfo=UTC)


def test_a_clock_that_the_page_shows_tells_the_zone_of_its_readers() -> None:
    head = meta("article:published_time", "2024-03-15T03:12:40+00:00")
    body = '<span class="timestamp">March 14, 2024 at 10:12 p.m. ET</span>'
    wanted = datetime(2024, 3, 14, 22, 12, 40, tzinfo=timezone(timedelta(hours=-5)))
    assert facts(head, body).published == wanted
    assert facts(head, body).published.utcoffset() == timedelta(hours=-5)  # type: ignore[union-attr]


def test_a_day_that_stands_in_no_mark_is_looked_for_in_the_text() -> None:
    assert facts(body='<p class="date">14 March 2024</p>').published == date(2024, 3, 14)


def test_a_page_that_states_nothing_gives_nothing() -> None:
    assert facts() == PageFacts()


@pytest.mark.parametrize(
    "stated", ["http://[", "https://courier.example]/a", "javascript:alert(1)", "//"]
)
def test_an_address_that_is_none_is_passed_over(stated: str) -> None:
    assert facts(f'<link rel="canonical" href="{stated}">', address=ADDRESS).address == ADDRESS
    assert facts(f'<link rel="canonical" href="{stated}">').address == ""
