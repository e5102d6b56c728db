"""What the page holds before any browser reads it."""

import base64
import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from crossread.export.html import render_html
from crossread.export.markdown import render_markdown
from crossread.types.alignment import Match, Relation
from crossread.types.annotation import Annotations, Quote, QuoteKind
from crossread.types.report import Report
from crossread.types.span import Span
from crossread.types.story import Story
from crossread.types.synopsis import Synopsis
from tests.export.sample import (
    COASTWIRE,
    HERALD,
    make_hostile_synopsis,
    make_synopsis,
    span_of,
)


class _Reader(HTMLParser):
    """The tags of a page with their attributes, and the text between them."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


def test_the_same_synopsis_gives_the_same_page() -> None:
    first = render_html(make_synopsis())

    assert first == render_html(make_synopsis())


def test_the_policy_names_the_style_and_the_script_by_their_hashes() -> None:
    page = render_html(make_synopsis())

    (policy,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)
    inline = re.findall(r"<(?:style|script)>(.*?)</(?:style|script)>", page, re.DOTALL)
    hashes = [base64.b64encode(hashlib.sha256(t.encode()).digest()).decode() for t in inline]
    expected = (
        f"default-src 'none'; style-src 'sha256-{hashes[0]}'; script-src 'sha256-{hashes[1]}'; "
        "base-uri 'none'; form-action 'none'"
    )
    assert expected == policy.replace("&#39;", "'")


@pytest.mark.parametrize("synopsis", [make_synopsis(), make_hostile_synopsis()])
def test_every_link_leads_to_words_in_the_page_or_to_the_web(synopsis: object) -> None:
    tags = _Reader(render_html(synopsis)).tags  # type: ignore[arg-type]
    ids = [attributes["id"] for _, attributes in tags if "id" in attributes]
    links = {str(attributes["href"]) for tag, attributes in tags if tag == "a"}
    within = {link for link in links if link[:1] == "#" and link[1:] in ids}

    assert {"#report-1", "#comparison"} & within
    assert links - within <= {"https://coastwire.example/velmo-blaze"}
    assert len(ids) == len(set(ids))


def test_an_address_on_the_page_holds_the_words_it_names() -> None:
    page = render_html(make_synopsis())

    start = HERALD.index("killing two people")
    match = re.search(rf'<span class="w" id="r1-{start}-(\d+)"', page)
    assert match is not None
    assert (
        HERALD[start : int(match[1])] == "killing two people and injuring 14, the fire service said"
    )


def test_all_who_passed_words_on_are_told_as_in_the_other_views() -> None:
    synopsis = make_synopsis()
    herald, coastwire, ledger = synopsis.story.annotations
    chain = (span_of(COASTWIRE, "Velmo Radio"), span_of(COASTWIRE, "the city hospital"))
    quotes = tuple(replace(quote, relays=chain) for quote in coastwire.quotes)
    annotations = (herald, replace(coastwire, quotes=quotes), ledger)
    relayed = replace(synopsis, story=replace(synopsis.story, annotations=annotations))

    told = "via Velmo Radio, then the city hospital"
    assert told in _Reader(render_html(relayed)).text
    assert told in render_markdown(relayed)


@pytest.mark.parametrize("number", [0, 1])
def test_fewer_than_two_reports_make_a_page_without_a_comparison(number: int) -> None:
    story = make_synopsis().story
    few = Story(story.reports[:number], story.annotations[:number])
    page = render_html(Synopsis(few, (), (), (), (), (), (), ()))

    reader = _Reader(page)
    expected = ["No reports, side by side", "One report"][number]
    headings = re.findall(r"<h1>(.*?)</h1>", page)
    ids = {attributes.get("id") for _, attributes in reader.tags}
    assert ([expected], False) == (headings, "conflict" in ids)


def test_what_one_report_alone_tells_stands_under_its_head_though_the_report_before_tells_nothing() -> (
    None
):
    synopsis = make_synopsis()
    other = synopsis.story.reports[1].id
    kept = tuple(
        one
        for one in synopsis.alignments
        if one.relation is not Relation.SINGLE or other not in one.report_ids
    )

    page = render_html(replace(synopsis, alignments=kept))

    lists = page.split('<div class="columns lists">')[1].split('id="quotes"')[0]
    columns = [re.findall(r"<h3>(.*?)</h3>", column) for column in lists.split("<div>")[1:4]]
    assert columns == [["Only in A"], [], ["Only in C"]]


def test_a_paper_that_was_told_stands_beside_the_words_once() -> None:
    text = "Brandt told the Courier no."
    told = Quote(
        (Span(24, 26),),
        QuoteKind.INDIRECT,
        Span(0, 6),
        "Ada Brandt",
        Span(7, 11),
        relays=(Span(16, 23),),
        venue=Span(12, 23),
    )
    report = Report("r", text, path="a.txt")
    story = Story((report,), (Annotations("r", "by hand", quotes=(told,)),))
    synopsis = replace(make_synopsis(), story=story, entities=(), alignments=(), copies=())

    page = render_html(
        replace(synopsis, labels=(), timeline=(), passages=(), problems=(), event_groups=())
    )

    (said,) = re.findall(r'<p class="facts">(.*?via.*?)</p>', page, re.DOTALL)
    assert said.count("Courier") == 1


def test_what_another_report_comes_near_is_shown_behind_the_words_and_once() -> None:
    synopsis = make_synopsis()
    near = tuple(
        replace(one, match=Match.LOOSE, why="The Ledger comes near it: “Nobody was hurt.”")
        if one.relation is Relation.SINGLE
        else one
        for one in synopsis.alignments
    )

    page = render_html(replace(synopsis, alignments=near))

    alone = sum(one.relation is Relation.SINGLE for one in near)
    assert page.count("The Ledger comes near it: “Nobody was hurt.”") == alone
    assert "Perhaps only in A" in page


def test_reports_add_no_tags_no_handlers_and_no_addresses() -> None:
    reader = _Reader(render_html(make_hostile_synopsis()))

    names = [tag for tag, _ in reader.tags]
    handlers = [key for _, attributes in reader.tags for key in attributes if key.startswith("on")]
    loading = [a for _, a in reader.tags if "src" in a or "srcset" in a or "style" in a]
    assert (names.count("script"), names.count("img"), handlers, loading) == (1, 0, [], [])


def test_what_turns_the_direction_of_text_does_not_reach_the_page() -> None:
    turning = re.compile("[\u202a-\u202e\u2066-\u2069\x00-\x08\x0e-\x1f]")
    synopsis = make_hostile_synopsis()

    assert turning.search(synopsis.story.reports[0].text)
    assert not turning.search(render_html(synopsis))


def test_template_marks_in_a_report_are_shown_and_not_run() -> None:
    reader = _Reader(render_html(make_hostile_synopsis()))

    assert "{{ 7 * 7 }}" in reader.text


def _luminance(colour: str) -> float:
    """Relative luminance after WCAG 2.2."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(w * p for w, p in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def _contrast(one: str, other: str) -> float:
    dark, bright = sorted((_luminance(one), _luminance(other)))
    return (bright + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", [0, 1])
def test_all_colours_of_text_are_legible_in_both_schemes(scheme: int) -> None:
    """WCAG AA asks for 4.5 between text and ground."""
    blocks = re.findall(r":root \{(.*?)\}", render_html(make_synopsis()), re.DOTALL)
    colours = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6})", blocks[scheme]))

    texts = ("ink", "soft", "conflict", "differ", "agree", "single", "link")
    grounds = ("paper", "card")
    pairs = [(text, ground) for text in texts for ground in grounds] + [("lit-ink", "lit")]
    low = [pair for pair in pairs if _contrast(colours[pair[0]], colours[pair[1]]) < 4.5]
    assert low == []
