"""Pages of HTML, invented, as sites write them: menus and teasers around the report."""

from datetime import UTC, date, datetime

import pytest

from crossread.extract.read import read_report
from crossread.types.problem import Problem
from crossread.types.report import Capture, PageMark, Report

PAGE = """<!DOCTYPE html><html lang="en"><head><title>Envoy leaves | Selm Courier</title>
<meta property="og:title" content="Envoy leaves Port Selm after row">
<meta property="og:site_name" content="Selm Courier">
<meta name="author" content="Ada Brandt">
<meta property="article:published_time" content="2024-03-14T09:30:00+00:00">
<link rel="canonical" href="https://courier.example/envoy">
</head><body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
<article><h1>Envoy leaves Port Selm after row</h1>
<p>The envoy of Norland left Port Selm on Wednesday after a row over the harbour, the ministry said.</p>
<p>“We will be back,” Rolf Neal told reporters at the quay, where a small crowd had gathered &amp; waited.</p>
<p>The harbour has been closed since a ferry struck its northern mole eleven days ago, killing fourteen.</p>
</article><footer><p>Copyright Selm Courier</p></footer></body></html>"""


def read(page: str) -> tuple[tuple[Report, ...], tuple[Problem, ...]]:
    return read_report(Capture(page.encode(), path="envoy.html"))


def test_a_page_gives_its_report_and_what_it_states_of_itself() -> None:
    (report,), problems = read(PAGE)

    assert problems == ()
    assert (report.outlet, report.byline, report.published, report.url) == (
        "Selm Courier",
        "Ada Brandt",
        datetime(2024, 3, 14, 9, 30, tzinfo=UTC),
        "https://courier.example/envoy",
    )


def test_the_text_of_a_page_is_its_headline_and_paragraphs_without_menus() -> None:
    (report,), _ = read(PAGE)
    lines = report.text.split("\n\n")

    assert lines[0] == "Envoy leaves Port Selm after row"
    assert lines[2].startswith("“We will be back,” Rolf Neal told reporters")
    assert "Sport" not in report.text
    assert report.headline is not None
    assert report.headline.of(report.text) == lines[0]


@pytest.mark.parametrize(
    "page",
    ["<!DOCTYPE html><html></html>", "<html lang=en><body><nav></nav></body></html>"],
)
def test_a_page_without_a_report_is_a_problem_that_says_so(page: str) -> None:
    message = "a page of HTML without the text of a report"

    assert read(page) == ((), (Problem("extract", "envoy.html", message),))


def test_a_script_on_a_page_is_no_text() -> None:
    (report,), _ = read(PAGE.replace("</article>", "<script>alert('Boo')</script></article>"))

    assert "alert" not in report.text


def test_one_tag_with_fifty_thousand_attributes_takes_no_time() -> None:
    long = "<div " + " ".join(f"a{i}=1" for i in range(50_000)) + "></div>"
    (report,), _ = read(PAGE.replace("<article>", f"{long}<article>"))
    assert report.text.startswith("Envoy leaves Port Selm after row")


def test_a_page_states_its_section_its_change_and_that_it_is_not_free() -> None:
    data = (
        '<script type="application/ld+json">{"@type": "NewsArticle", "articleSection": "World", '
        '"dateModified": "2024-03-15", "isAccessibleForFree": false}</script>'
    )
    (report,), _ = read(PAGE.replace("</head>", data + "</head>"))
    assert (report.section, report.updated) == ("World", date(2024, 3, 15))
    assert report.marks == {PageMark.PAYWALL}


def test_where_two_readers_part_the_report_is_marked_and_a_problem_says_how() -> None:
    """The site cut its report in two, and only the lesser part looks like an article."""
    hidden = "".join(
        f"<p>The {what} of Port Selm stays shut as well, said Ada Brandt, who keeps it, and many wait there.</p>"
        for what in "harbour mole quay market bridge school ferry tower mill inn".split()
    )
    (report,), (problem,) = read(PAGE.replace("</article>", f"</article><div>{hidden}</div>"))
    assert report.marks == {PageMark.DOUBT}
    assert problem.message.startswith("two readers of the page part: ")
    assert "The mill of Port Selm stays shut" in report.text


def test_the_headline_that_the_text_begins_with_is_not_said_twice() -> None:
    (report,), _ = read(PAGE.replace("og:title", "twitter:title"))
    assert report.text.count("Envoy leaves Port Selm after row") == 1


def test_a_report_that_is_mostly_a_table_keeps_each_row() -> None:
    """Rows look like a menu, but a menu would not be left in what was taken out of a page."""
    towns = [f"{first}{second}" for first in ("Orsk", "Brae", "Velm") for second in range(1, 16)]
    rows = "".join(f"<tr><td>{town}</td><td>{n}</td></tr>" for n, town in enumerate(towns))
    (report,), _ = read(PAGE.replace("</article>", f"<table>{rows}</table></article>"))
    assert "| Velm7 | 36 |" in report.text
    assert report.dropped == ()
