"""The page of what is new: since a cursor, by story, with what came, what was withdrawn and what was reworded."""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from tests.web.served import HERALD, HOSTILE, POST, paste, served

PAGE = "https://herald.example/ferry"


@pytest.fixture
def client(tmp_path: Path) -> Iterator[TestClient]:
    with served(tmp_path) as (client, _):
        yield client


def main_of(page: str) -> str:
    return page.partition("<main")[2].partition("</main>")[0]


def kept_address(client: TestClient) -> str:
    """The address that stands for now."""
    (found,) = re.findall(
        r'href="(/new\?since=\d+)">What comes from now on', client.get("/new").text
    )
    return str(found)


def test_every_page_leads_to_what_is_new(client: TestClient) -> None:
    assert '<a href="/new">What is new</a>' in client.get("/").text
    assert "No reports yet" in client.get("/new").text


def test_what_came_stands_under_its_story(client: TestClient) -> None:
    paste(client, HERALD, outlet="Herald")
    paste(client, POST, outlet="Post")
    paste(
        client, "Bakery opens in Larkspurry\n\nNora Quist opened a bakery on Monday.", outlet="Echo"
    )
    page = main_of(client.get("/new").text)

    assert "The last 3 reports, since " in page
    first, second = page.split('<section class="arrived">')[1:]
    assert "Bakery opens" in first
    assert re.findall(r"<h2><a[^>]+><bdi>([^<]+)", second) == [
        "Ferry halts at Oakhaven with 212 aboard"
    ]
    assert second.count("<h3>") == 2
    assert "212 people aboard" in second


def test_an_address_that_was_kept_tells_what_came_since(client: TestClient) -> None:
    paste(client, HERALD, outlet="Herald")
    at = kept_address(client)
    assert "Nothing came since" in client.get(at).text

    paste(client, POST, outlet="Post")
    page = main_of(client.get(at).text)
    assert "1 report that came" in page
    assert "Oakhaven ferry stopped" in page
    assert page.count("<h3>") == 1


def test_what_a_changed_page_reworded_and_withdrew_is_told(client: TestClient) -> None:
    paste(client, HERALD, outlet="Herald", address=PAGE)
    at = kept_address(client)
    changed = HERALD.replace("212 people", "204 people").replace(
        "The harbour board will open an inquiry on Friday.", ""
    )
    paste(client, changed, outlet="Herald", address=PAGE)
    page = main_of(client.get(at).text)

    assert "The page changed" in page
    assert re.search(r"<h4>Reworded</h4>.*<mark>212</mark>.*<mark>204</mark>", page, re.DOTALL)
    assert re.search(r"<h4>Withdrawn</h4>.*open an inquiry on Friday", page, re.DOTALL)


def test_words_lead_to_their_place_in_the_report(client: TestClient) -> None:
    paste(client, HERALD, outlet="Herald")
    links = re.findall(r'class="new"><a href="([^"]+)"', client.get("/new").text)

    assert links
    for link in links:
        assert 'id="at">' in client.get(unescape(link)).text


def test_reports_are_walked_to_the_last_and_back(client: TestClient) -> None:
    """Twenty on a page; the first page is that of the last twenty."""
    for number in range(23):
        paste(client, f"Bakery {number} opens\n\nBakery {number} opened on Monday.", outlet="Echo")
    last = client.get("/new").text
    assert 'rel="next"' not in last
    (before,) = re.findall(r'href="([^"]+)" rel="prev"', last)
    first = client.get(before).text
    (after,) = re.findall(r'href="([^"]+)" rel="next"', first)
    rest = client.get(after).text
    shown = [re.findall(r"<h3><a href=\"([^\"]+)", page) for page in (first, rest)]

    assert before == "/new?since=0"
    assert [len(some) for some in shown] == [20, 3]
    assert len({*shown[0], *shown[1]}) == 23


@pytest.mark.parametrize(("since", "status"), [("999999", 404), ("-1", 422), ("x", 422)])
def test_a_cursor_that_is_none_is_told(client: TestClient, since: str, status: int) -> None:
    assert client.get(f"/new?since={since}").status_code == status


def test_no_report_makes_markup_there(client: TestClient) -> None:
    paste(
        client, f'{HOSTILE} in Fallowmere\n\n"{HOSTILE} was there," said Ned Ames.', outlet=HOSTILE
    )
    answer = client.get("/new")

    assert "<script>window" not in answer.text
    assert "<img" not in answer.text
    assert "script-src 'self'" in answer.headers["content-security-policy"]
