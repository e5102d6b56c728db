"""Captions and credits of an invented page stand in the report where they stood in the page, and as such."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml.html import fromstring

from crossread.extract.pages.captions import place_captions
from crossread.extract.read import read_report
from crossread.types.report import Capture, FurnitureKind, Report
from tests.growth import check_growth

CAPTION, CREDIT = FurnitureKind.CAPTION, FurnitureKind.CREDIT
FIRST = "The envoy of Norland left Port Selm on Wednesday after a row over the harbour, the ministry said."
SECOND = (
    "“We will be back,” Rolf Neal told reporters at the quay, where a small crowd had gathered."
)
THIRD = "The harbour has been closed since a ferry struck its northern mole eleven days ago."


def page(lead: str = "", between: str = "", behind: str = "", below: str = "") -> str:
    return f"""<!DOCTYPE html><html lang="en"><head><title>Envoy leaves Port Selm</title></head><body>
<div class="top"><h1>Envoy leaves Port Selm after row</h1>{lead}</div>
<article><div class="text"><p>{FIRST}</p>{between}<p>{SECOND}</p><p>{THIRD}</p>{behind}</div></article>
<div class="more">{below}</div></body></html>"""


def read(html: str) -> Report:
    (report,), problems = read_report(Capture(html.encode(), path="envoy.html"))
    assert problems == ()
    return report


def pictured(report: Report) -> list[tuple[str, FurnitureKind]]:
    return [(one.span.of(report.text), one.kind) for one in report.dropped]


def test_a_caption_stands_between_the_lines_where_its_picture_stood() -> None:
    figure = '<figure><img src="a.jpg"><figcaption>The envoy at the quay of Port Selm</figcaption></figure>'
    report = read(page(between=figure))

    assert report.text.split("\n\n")[1:4] == [FIRST, "The envoy at the quay of Port Selm", SECOND]
    assert pictured(report) == [("The envoy at the quay of Port Selm", CAPTION)]


def test_the_picture_above_the_first_line_stands_below_the_headline() -> None:
    figure = "<figure><figcaption>A closed gate</figcaption></figure>"
    report = read(page(lead=figure))

    assert report.text.split("\n\n")[:3] == [
        "Envoy leaves Port Selm after row",
        "A closed gate",
        FIRST,
    ]
    assert report.headline is not None
    assert report.headline.of(report.text) == "Envoy leaves Port Selm after row"


@pytest.mark.parametrize(
    ("caption", "found"),
    [
        (
            "The gate <span class='photo-credit'>Ana Tor / Selm Courier</span>",
            [("The gate", CAPTION), ("Ana Tor / Selm Courier", CREDIT)],
        ),
        ("<p>The <b>gate</b></p><small itemprop='copyrightHolder'>Ana Tor</small>",
         [("The gate", CAPTION), ("Ana Tor", CREDIT)]),
        ("Photo: Ana Tor", [("Photo: Ana Tor", CREDIT)]),
        ("<script>let a = 1</script> <button>Open</button> –", []),
    ],
)  # fmt: skip
def test_a_credit_stands_apart_from_its_caption(
    caption: str, found: list[tuple[str, FurnitureKind]]
) -> None:
    report = read(page(between=f"<figure><figcaption>{caption}</figcaption></figure>"))

    assert pictured(report) == found


def test_a_caption_that_the_reader_found_is_marked_and_not_doubled() -> None:
    figure = "<div class='wp-caption'><p class='wp-caption-text'>The envoy waits at the quay of Port Selm</p></div>"
    report = read(page(between=figure * 2))

    assert report.text.count("waits at the quay") == 1
    assert pictured(report) == [("The envoy waits at the quay of Port Selm", CAPTION)]


def test_a_line_that_only_begins_as_a_caption_does_is_kept() -> None:
    report = read(page(between=f"<figure><figcaption>{SECOND[:80]}</figcaption></figure>"))

    assert pictured(report) == [(SECOND[:80], CAPTION)]
    assert SECOND in report.text


def test_captions_of_other_reports_are_left() -> None:
    other = "<figure><figcaption>Mayor opens the fair</figcaption></figure>"
    linked = f'<a href="/fair">{other}</a>'
    beside = f'<div class="related-stories">{other}</div>'
    report = read(page(lead=linked, between=beside, behind=linked, below=other))

    assert pictured(report) == []


def test_a_picture_below_the_last_line_is_taken_from_the_box_of_the_lines() -> None:
    figure = "<figure><figcaption>The quay in the evening</figcaption></figure>"

    assert read(page(behind=figure)).text.endswith(f"{THIRD}\n\nThe quay in the evening")


def test_a_caption_changes_no_verdict_on_the_lines_around_it() -> None:
    """A credit alone does not make a caption of the subheading above it, as it would in a pasted text."""
    figure = "<figure><figcaption>Photo: Ana Tor</figcaption></figure>"
    report = read(page(between=f"<h2>A gate closes</h2>{figure}"))

    assert "A gate closes" in report.text
    assert pictured(report) == [("Photo: Ana Tor", CREDIT)]


TAGS = st.sampled_from("p div figure figcaption h1 li a span".split())
NODES: st.SearchStrategy[str] = st.recursive(
    st.sampled_from(["One line of text.", "Two", " ", "\u0301x", FIRST]),
    lambda inner: st.builds(
        lambda tag, parts: f"<{tag} class='image-caption credit'>{''.join(parts)}</{tag}>",
        TAGS,
        st.lists(inner, max_size=4),
    ),
    max_leaves=12,
)


@settings(deadline=None)
@given(NODES, st.lists(st.sampled_from(["One line of text.", "Two", FIRST, "Absent"]), max_size=4))
def test_no_line_is_lost_or_moved(markup: str, lines: list[str]) -> None:
    placed = place_captions(fromstring(f"<body><div>{markup}</div></body>"), lines)
    kept = iter(lines)
    wanted = next(kept, None)
    for line in placed:
        if line.text == wanted:
            wanted = next(kept, None)

    assert wanted is None
    assert len([line for line in placed if line.kind is None]) <= len(lines)


@settings(deadline=None)
@given(NODES)
def test_what_is_dropped_of_any_page_is_sorted_and_free_of_overlaps(markup: str) -> None:
    reports, problems = read_report(Capture(page(between=markup).encode(), path="a.html"))

    assert len(reports) + len(problems) >= 1


SHAPES: dict[str, Any] = {
    "many captions": lambda n: "<figcaption>The gate</figcaption><p>Line</p>" * n,
    "nested": lambda n: "<div><p>" * n,
    "empty blocks": lambda n: "<div>" * 200 + "<p></p><li><span></span></li>" * n,
    "captions within each other": lambda n: "<figcaption>" * n,
    "a wide caption": lambda n: "<figcaption>" + "<b class=credit>a</b>" * n,
    "many lists": lambda n: "<ul><li>" * n + "a",
}


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_captions_are_found_in_time_that_grows_with_the_page(shape: Any) -> None:
    lines = ["Line", "The gate", "Absent"]

    def find(markup: str) -> object:
        return place_captions(fromstring(f"<body><figcaption>x</figcaption>{markup}</body>"), lines)

    check_growth(find, shape, 750)
