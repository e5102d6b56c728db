"""Pages of HTML, invented, whose body lies in parts, whose words open boxes, and whose links stand alone."""

import pytest
from lxml.html import document_fromstring

from crossread.extract.pages.lines import mend_body
from crossread.extract.read import read_report
from crossread.types.report import Capture, Report

FIRST = [
    "The envoy of Norland left Port Selm on Wednesday after a row over the harbour, the ministry said in a statement.",
    "“We will be back,” Rolf Neal told reporters at the quay, where a small crowd had gathered and waited since dawn.",
]
SECOND = [
    "The harbour has been closed since a ferry struck its northern mole eleven days ago, killing fourteen passengers.",
    "Divers found the ferry's rudder on Monday, and the port authority said that it would be raised within the week.",
]


def read(body: str, *, author: str = "") -> Report:
    meta = f'<meta name="author" content="{author}">' if author else ""
    page = (
        f'<!DOCTYPE html><html lang="en"><head><title>Envoy leaves Port Selm after row</title>{meta}</head>'
        f"<body><article><h1>Envoy leaves Port Selm after row</h1>{body}</article></body></html>"
    )
    (report,), _ = read_report(Capture(page.encode(), path="envoy.html"))
    return report


def paragraphs(*lines: str) -> str:
    return "".join(f"<p>{line}</p>" for line in lines)


def dropped(report: Report) -> list[tuple[str, str]]:
    return [(one.kind.value, one.span.of(report.text)) for one in report.dropped]


def part(*lines: str) -> str:
    return f'<div class="grid"><div class="story__body">{paragraphs(*lines)}</div><div class="rail"></div></div>'


def test_a_body_that_the_site_cut_into_parts_is_read_to_its_end() -> None:
    report = read(f'<div class="chunks">{part(*FIRST)}{part(*SECOND)}</div>')
    assert report.text.split("\n\n")[1:] == FIRST + SECOND


def test_posts_with_headings_of_their_own_are_not_parts_of_one_body() -> None:
    posts = "".join(
        f"<div><h2>Post</h2><div class='post'>{paragraphs(*lines)}</div></div>"
        for lines in (FIRST, SECOND)
    )
    tree = document_fromstring(f"<html><body><div>{posts}</div></body></html>")
    mend_body(tree)
    assert [len(post) for post in tree.find_class("post")] == [2, 2]


def test_parts_between_which_paragraphs_stand_keep_their_places() -> None:
    parts = [f'<div class="quoted">{paragraphs(*lines)}</div>' for lines in (FIRST, SECOND)]
    tree = document_fromstring(
        f"<html><body><div>{parts[0]}<p>He left.</p>{parts[1]}</div></body></html>"
    )
    mend_body(tree)
    assert [len(one) for one in tree.find_class("quoted")] == [2, 2]


def test_a_box_that_opens_over_a_name_is_not_glued_to_its_sentence() -> None:
    box = (
        '<span class="tooltip-person"><a href="/neal">Rolf Neal</a><span class="tooltip-person-box">'
        '<a href="/neal">Rolf Neal</a><a href="/cup">Neal wins the cup of Velm</a></span></span>'
    )
    report = read(paragraphs(FIRST[1].replace("Rolf Neal", box), *SECOND))
    assert report.text.split("\n\n")[1] == FIRST[1]


def test_a_title_that_is_a_link_and_nothing_more_belongs_to_the_page() -> None:
    link = '<a href="/mill">MILL OF BRAE BURNS FOR A THIRD NIGHT</a>'
    report = read(paragraphs(FIRST[0], f"<strong>{link}</strong>", *SECOND))
    assert dropped(report) == [("related", "MILL OF BRAE BURNS FOR A THIRD NIGHT")]


def test_a_list_of_links_goes_with_its_heading_and_its_other_entries() -> None:
    entries = [
        '<a href="/1">The mill of Brae burns again for the third night in a row</a>',
        '<a href="/2">Why the bees of Orsk came back to the gardens of the town</a>',
        'Plus: <a href="/3">the mayor</a>',
    ]
    rows = "".join(f"<li>{entry}</li>" for entry in entries)
    report = read(
        f"{paragraphs(*FIRST)}<h3>Best of the Courier</h3><ul>{rows}</ul>{paragraphs(*SECOND)}"
    )
    assert dropped(report) == [
        ("related", "Best of the Courier"),
        ("related", "- The mill of Brae burns again for the third night in a row"),
        ("related", "- Why the bees of Orsk came back to the gardens of the town"),
        ("related", "- Plus: the mayor"),
    ]


def test_a_heading_with_nothing_below_it_belongs_to_the_page() -> None:
    report = read(
        f"{paragraphs(*FIRST, *SECOND)}<h3>Most loved by our readers</h3><p>Share this</p>"
    )
    assert dropped(report) == [("related", "Most loved by our readers"), ("share", "Share this")]


@pytest.mark.parametrize(
    "kept",
    [
        '<h3><a href="/a">The crane of the northern mole</a></h3>' + paragraphs(SECOND[0]),
        paragraphs(
            '<a href="/a">The ministry said on Wednesday that it would not answer the note.</a>',
            SECOND[0],
        ),
        paragraphs('<a href="/a">Rolf Neal</a>', SECOND[0]),
    ],
    ids=["a linked heading over its text", "a linked sentence", "a linked name"],
)
def test_links_that_the_report_needs_are_kept(kept: str) -> None:
    assert dropped(read(paragraphs(*FIRST) + kept)) == []


def test_a_report_that_is_mostly_links_keeps_them() -> None:
    links = [f'<a href="/{n}">Lamp number {n} of the lamp guide</a>' for n in range(1, 8)]
    report = read(paragraphs(FIRST[0], *links, SECOND[1]))
    assert dropped(report) == []


def page_with_titles(above: str, below: str) -> Report:
    page = (
        '<!DOCTYPE html><html lang="en"><head><title>Envoy leaves Port Selm after row</title></head><body>'
        f"<article>{above}<h1>Envoy leaves Port Selm after row</h1>{below}</article></body></html>"
    )
    (report,), _ = read_report(Capture(page.encode(), path="envoy.html"))
    return report


def test_what_stands_above_the_headline_belongs_to_the_page() -> None:
    other = "The mayor of Orsk opened a new bridge over the river on Tuesday, and the first tram crossed it."
    report = page_with_titles(paragraphs(other), paragraphs(*FIRST, *SECOND))
    assert dropped(report) == [("related", other)]


def test_a_line_above_the_headline_that_stands_below_it_too_is_kept() -> None:
    report = page_with_titles(paragraphs(FIRST[0]), paragraphs(*FIRST, *SECOND))
    assert FIRST[0] in report.text
    assert dropped(report) == []


def test_a_body_that_stands_above_a_headline_is_kept() -> None:
    report = page_with_titles(paragraphs(*FIRST, *SECOND), "<p>Share this</p>")
    assert set(FIRST + SECOND) <= set(report.text.split("\n\n"))
    assert not {line for _, line in dropped(report)} & set(FIRST + SECOND)


def test_its_author_s_name_and_what_is_said_of_the_author_belong_to_the_page() -> None:
    said = "Ada Brandt, a former harbour pilot, teaches navigation at the school of Orsk."
    report = read(paragraphs("Ada Brandt", *FIRST, *SECOND, said), author="Ada Brandt")
    assert dropped(report) == [("byline", "Ada Brandt"), ("byline", said)]


def test_a_person_who_is_not_the_author_is_kept_at_the_end_too() -> None:
    said = "Ada Brandt, a former harbour pilot, teaches navigation at the school of Orsk."
    assert dropped(read(paragraphs(*FIRST, *SECOND, said), author="Jo Lind")) == []


def test_all_that_stands_behind_about_the_author_goes_with_it() -> None:
    about = "Her mission is to teach sailors of all ages to read the sea."
    report = read(f"{paragraphs(*FIRST, *SECOND)}<p>About the author</p><p>{about}</p>")
    assert dropped(report) == [("byline", "About the author"), ("byline", about)]
