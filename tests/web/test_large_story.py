"""A story of many reports is shown part by part, and nothing of it is lost on the way."""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from crossread.keep.stories import list_stories
from crossread.keep.synopsis import synopsis_of
from crossread.language.rules.rules import RuleModel
from crossread.store.library import Library
from crossread.types.span import Span
from crossread.types.synopsis import Synopsis
from tests.keep.invented_news import read
from tests.keep.simple_grouping import simple_grouping
from tests.web.served import served

TELLS = (
    "The ferry at Oakhaven was halted on Tuesday with {n} people aboard, the harbour board said.",
    "Nobody was hurt, said Ada Brandt of the harbour board.",
    "Passengers waited for {h} hours before two boats took them to the quay of pier {n}.",
    '"We saw {n} lights on the water," said Ned Ames, who keeps the lamp of pier {n}.',
)


def write_reports(folder: Path, number: int) -> None:
    for n in range(number):
        told = [one.format(n=n + 20, h=n % 5 + 2) for one in TELLS]
        body = "\n\n".join(
            [f"Ferry {n} halts at Oakhaven", "March 13, 2024", *told[n % 3 :], *told[: n % 3]]
        )
        (folder / f"post-{n:02}.txt").write_text(f"{body}\n", encoding="utf-8")


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[TestClient, Library]]:
    """A library with one story of fifteen reports."""
    folder = tmp_path_factory.mktemp("large")
    (folder / "news").mkdir()
    write_reports(folder / "news", 15)
    with served(folder) as (client, library):
        read(library, str(folder / "news"), grouping=simple_grouping())
        yield client, library


def synopsis(library: Library) -> Synopsis:
    (line,) = list_stories(library)
    return synopsis_of(library, line.story.id, model=RuleModel())


def address(library: Library) -> str:
    (line,) = list_stories(library)
    return f"/stories/{line.story.id}"


def links_of(client: TestClient, at: str) -> set[str]:
    """All links of the overview and of the pages of parts and lines that it leads to, by one step or several."""
    seen: set[str] = set()
    links: set[str] = set()
    waiting = [""]
    while waiting:
        asked = waiting.pop()
        answer = client.get(f"{at}{asked}")
        assert answer.status_code == 200, asked
        found = {unescape(one) for one in re.findall(r'href="([^"]+)"', answer.text)}
        links |= found
        new = {one for one in found if one.startswith("?part=")} - seen
        seen |= new
        waiting += sorted(new)
    return links


def places_of(links: set[str]) -> dict[str, list[Span]]:
    """The words to which links lead, by the id of their report."""
    found: dict[str, list[Span]] = {}
    for link in links:
        if match := re.fullmatch(r"/reports/([^?]+)\?at=(\d+)-(\d+)#at", link):
            found.setdefault(match[1], []).append(Span(int(match[2]), int(match[3])))
    return found


def test_the_overview_names_every_part_and_sets_no_reports_side_by_side(
    large: tuple[TestClient, Library],
) -> None:
    client, library = large
    page = client.get(address(library)).text

    assert "15 reports, too many to stand side by side" in page
    assert 'href="?part=quotes"' in page
    assert 'href="?part=timeline"' in page
    assert 'class="report"' not in page


def test_every_citation_of_the_synopsis_can_be_reached(large: tuple[TestClient, Library]) -> None:
    client, library = large
    made = synopsis(library)
    links = links_of(client, address(library))

    parts = (made.passages, made.timeline, made.labels, made.copies)
    cited = [citation for one in made.alignments for citation in one.citations]
    cited += [citation for some in parts for one in some for citation in one.citations]
    assert len({citation.report_id for citation in cited}) == len(made.story.reports)
    led_to = places_of(links)
    for citation in cited:
        assert any(span.contains(citation.span) for span in led_to[citation.report_id]), citation
    for report in made.story.reports:
        assert f"/reports/{report.id}" in links


def test_every_quote_can_be_reached(large: tuple[TestClient, Library]) -> None:
    client, library = large
    links = links_of(client, address(library))

    led_to = places_of(links)
    said = [
        (made.report_id, span)
        for made in synopsis(library).story.annotations
        for quote in made.quotes
        for span in quote.content
    ]
    assert len(said) >= 15  # each report quotes Ned Ames
    for report_id, span in said:
        assert span in led_to[report_id]


def test_words_lead_to_their_report_where_they_are_lit(large: tuple[TestClient, Library]) -> None:
    client, library = large
    citation = synopsis(library).alignments[0].citations[0]
    span = citation.span

    page = client.get(f"/reports/{citation.report_id}?at={span.start}-{span.end}").text
    _, _, lit = page.partition('id="at">')
    assert re.sub(r"<[^>]+>", "", lit).startswith(unescape(citation.text)[:20])


@pytest.mark.parametrize("at", ["5-3", "0-999999999", "x", "-1-5", "5"])
def test_a_place_that_a_report_does_not_have_lights_nothing(
    large: tuple[TestClient, Library], at: str
) -> None:
    client, library = large
    report = synopsis(library).story.reports[0]
    answer = client.get(f"/reports/{report.id}", params={"at": at})

    assert answer.status_code == 200
    assert 'id="at"' not in answer.text


def test_the_whole_is_still_one_page_where_it_is_asked_for(
    large: tuple[TestClient, Library],
) -> None:
    client, library = large
    page = client.get(address(library), params={"whole": "1"}).text

    assert page.count('class="report"') == 15


@pytest.mark.parametrize(
    ("asked", "status"),
    [("?part=nothing", 404), ("?part=quotes&from=999", 200), ("?from=-1", 422), ("?told=x", 422)],
)
def test_what_a_story_does_not_have_is_told(
    large: tuple[TestClient, Library], asked: str, status: int
) -> None:
    client, library = large
    assert client.get(f"{address(library)}{asked}").status_code == status


def test_a_report_that_comes_changes_what_is_shown(tmp_path: Path) -> None:
    """What is held ready is held against the library each time."""
    folder = tmp_path / "news"
    folder.mkdir()
    write_reports(folder, 13)
    with served(tmp_path) as (client, library):
        read(library, str(folder), grouping=simple_grouping())
        at = address(library)
        before = client.get(f"/api/1{at}", headers={"Authorization": "Bearer token-of-a-test"})
        assert "13 reports, too many" in client.get(at).text
        write_reports(folder, 14)
        read(library, str(folder), grouping=simple_grouping())

        assert "14 reports, too many" in client.get(at).text
        after = client.get(f"/api/1{at}", headers={"Authorization": "Bearer token-of-a-test"})
        assert len(before.json()["reports"]) == 13
        assert len(after.json()["reports"]) == 14
