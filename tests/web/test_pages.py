"""The pages of a library: what they show, and that no report can make markup in them."""

import re
from collections.abc import Iterator
from email import message_from_bytes
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from crossread.export.check import check_synopsis
from crossread.keep.decide import split_story
from crossread.keep.stories import list_stories
from crossread.store.reports import load_reports
from tests.keep.simple_grouping import simple_grouping
from tests.store.written import keep_report, sample_report
from tests.web.served import HERALD, HOSTILE, POST, paste, served


@pytest.fixture
def client(tmp_path: Path) -> Iterator[TestClient]:
    with served(tmp_path) as (client, _):
        yield client


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A library of two reports of one happening, and one that is hostile."""
    with served(tmp_path_factory.mktemp("filled")) as (client, _):
        paste(client, HERALD, outlet="Herald")
        paste(client, POST, outlet="Post")
        text = f'{HOSTILE} in Fallowmere\n\n"{HOSTILE} is what we saw," said Ned {HOSTILE} Ames on May 3, 2021.'
        paste(client, text, outlet=HOSTILE, day="2021-05-04")
        yield client


def _story(client: TestClient) -> str:
    found = re.findall(r'href="(/stories/[^"?]+)"', client.get("/").text)
    return str(found[0])


def test_an_empty_library_tells_how_to_add(client: TestClient) -> None:
    page = client.get("/").text

    assert "No reports yet" in page
    assert '<a href="/add">Add two reports</a>' in page


def test_the_front_page_counts_reports_and_origins(filled: TestClient) -> None:
    page = filled.get("/").text

    assert "3 reports in 2 stories" in page
    assert re.search(r"<b>2 reports</b>, at most \d independent origin", page)
    assert "Herald, Post" in page


def test_stories_of_one_report_can_be_left_out(filled: TestClient) -> None:
    every, of_two = (filled.get(path).text for path in ("/", "/?least=2"))

    assert ("Oakhaven" in every, "Fallowmere" in every) == (True, True)
    assert ("Oakhaven" in of_two, "Fallowmere" in of_two) == (True, False)


def test_a_page_that_changed_is_one_report_on_the_front_page(client: TestClient) -> None:
    """It counts so for the list of stories of two as well, and for the number of origins."""
    page = "https://herald.example/ferry"
    paste(client, HERALD, outlet="Herald", address=page)
    paste(client, HERALD.replace("212", "214"), outlet="Herald", address=page)
    assert "<b>1 report</b></span>" in client.get("/").text
    assert "There are none of that kind." in client.get("/?least=2").text

    paste(client, POST, outlet="Post")
    told = client.get("/?least=2").text
    assert "<b>2 reports</b>, at most 2 independent origins" in told


def test_a_pasted_text_is_read_and_leads_to_its_story(client: TestClient) -> None:
    page = paste(client, HERALD, outlet="Herald", day="2024-03-12")

    assert "1 new report" in page
    assert "Open the story" in page
    assert "Herald" in client.get(_story(client)).text


def test_the_same_text_again_is_known(client: TestClient) -> None:
    paste(client, HERALD)
    page = paste(client, HERALD)

    assert "the library had it already" in page
    assert "Open the story" in page


def test_what_is_wrong_with_a_form_is_told_beside_what_was_typed(client: TestClient) -> None:
    answer = client.post("/add/text", data={"text": HERALD, "address": "ftp://example.org/x"})

    assert answer.status_code == 422
    assert 'role="alert"' in answer.text
    assert "Ferry halts at Oakhaven" in answer.text


def test_a_file_is_read_under_its_own_name(client: TestClient) -> None:
    files = {"files": ("../../etc/herald.txt", HERALD.encode())}
    page = client.post("/add/files", files=files).text

    assert "<bdi>herald.txt</bdi>" in page


def test_a_pasted_text_that_is_too_short_is_not_called_by_a_made_name(client: TestClient) -> None:
    page = paste(client, "Hi")

    assert "<bdi>the pasted text</bdi>: <bdi>nothing to read" in page
    assert "pasted-" not in page


def test_the_form_names_the_documents_of_word_processors(client: TestClient) -> None:
    assert "PDF, DOCX, RTF, mail" in client.get("/add").text


def test_an_address_of_this_machine_is_refused(client: TestClient) -> None:
    answer = client.post("/add/address", data={"page": "http://127.0.0.1/secret"})

    assert answer.status_code == 422
    assert "is not asked for" in answer.text


def test_a_story_is_the_synopsis_in_columns(filled: TestClient) -> None:
    page = filled.get(_story(filled)).text

    assert "Two reports, side by side" in page
    assert "<mark>212</mark>" in page
    assert "<mark>190</mark>" in page
    assert '<svg viewBox="0 0 900' in page


def test_without_script_the_server_lights_the_words_of_a_line_in_both_reports(
    filled: TestClient,
) -> None:
    story = _story(filled)
    line = re.findall(
        r'href="\?line=(r1-\d+-\d+)#r1[^>]+><bdi>[^<]*<mark>212', filled.get(story).text
    )
    page = filled.get(f"{story}?line={line[0]}").text

    lit = re.findall(r'class="w lit" id="(r\d)-', page)
    assert {"r1", "r2"} <= set(lit)
    unlit = filled.get(story).text
    assert 'class="w"' in unlit
    assert 'class="w lit"' not in unlit


def test_a_story_can_be_taken_away(filled: TestClient) -> None:
    story = _story(filled)
    page = filled.get(f"{story}/page.html")
    letter = message_from_bytes(filled.get(f"{story}/mail.eml").content)
    attached = [part for part in letter.walk() if part.get_content_type() == "text/html"]

    assert page.headers["content-disposition"].startswith("attachment; filename=")
    assert attached[0].get_payload(decode=True) == page.content
    assert letter["X-Unsent"] == "1"
    assert check_synopsis(filled.get(f"{story}/synopsis.json").json()) == ()


def test_the_history_of_a_story_is_told(filled: TestClient) -> None:
    assert "joined by" in filled.get(f"{_story(filled)}/history").text


def test_a_report_shows_its_layers(filled: TestClient) -> None:
    report = re.findall(r'href="(/reports/[^"]+)"', filled.get(_story(filled)).text)[0]
    page = filled.get(report).text

    for layer in ("quotes", "speakers", "names", "times", "events", "statements", "sentences"):
        assert f'id="show-{layer}"' in page
        assert re.search(rf'<span class="[^"]*\bl-{layer}\b', page), layer


def test_a_page_that_changed_shows_how(client: TestClient) -> None:
    page = "https://herald.example/ferry"
    paste(client, HERALD, address=page)
    paste(client, HERALD.replace("212 people", "190 people"), address=page)
    forms = re.findall(r'href="(/reports/[^"]+)"', client.get("/search?q=inquiry").text)
    shown = client.get(f"{forms[0]}/revisions").text

    assert "<b>1 report</b>" in client.get("/").text
    assert f'href="{forms[0]}/revisions"' in client.get(forms[0]).text
    assert "<mark>212</mark>" in shown
    assert "<mark>190</mark>" in shown
    assert "read in one form only" not in shown


def test_a_page_in_one_form_says_so(filled: TestClient) -> None:
    report = re.findall(r'href="(/reports/[^"]+)"', filled.get(_story(filled)).text)[0]

    assert "read in one form only" in filled.get(f"{report}/revisions").text
    assert "/revisions" not in filled.get(report).text


def test_a_story_with_the_old_form_of_a_page_is_marked(tmp_path: Path) -> None:
    """Where the new form lies in another story, the old words would stand here as if they were still said."""
    page = "https://herald.example/ferry"
    with served(tmp_path) as (client, library):
        paste(client, HERALD, address=page)
        paste(client, POST, outlet="Post")
        (story,) = list_stories(library)
        old = client.get(f"/stories/{story.story.id}").text
        paste(client, HERALD.replace("212 people", "204 people"), address=page)
        (kept,) = list_stories(library)
        with library.reading() as connection:
            reports = load_reports(connection, kept.story.report_ids)
        (new,) = [one.report.id for one in reports if "204 people" in one.report.text]
        now = split_story(library, kept.story.id, [new], grouping=simple_grouping())
        (other,) = [one.story.id for one in list_stories(library) if one.story.id != now]
        marked = client.get(f"/stories/{other}").text

    assert "says something else by now" not in old
    assert "says something else by now" in marked
    assert f'href="/stories/{now}">its story now</a>' in marked
    assert re.search(r"“<bdi>[^<]*212[^<]*</bdi>” – now “<bdi>[^<]*204", marked)


def test_speakers_lead_to_all_that_they_said(filled: TestClient) -> None:
    assert '<a href="/speaker?name=Ada%20Brandt">' in filled.get("/speakers?part=brandt").text
    page = filled.get("/speaker", params={"name": "Ada Brandt"}).text

    assert "“Nobody was hurt,”" in page
    assert "nobody was hurt" in page


def test_search_marks_the_words_that_matched(filled: TestClient) -> None:
    page = filled.get("/search", params={"q": "inquiry"}).text

    assert "<mark>inquiry</mark>" in page
    assert "2 reports" in page


def test_what_is_wrong_with_a_query_is_told(filled: TestClient) -> None:
    answer = filled.get("/search", params={"q": "colour:red"})

    assert answer.status_code == 422
    assert "there is no mark colour:" in answer.text


def test_names_come_a_page_at_a_time(client: TestClient) -> None:
    first = "Ada Bela Carl Dora Emil Fatima Gert Hana Ivor Jana Kofi Lotte Milo".split()
    last = "Orvold Brandt Castellan Dumitru Eriksen Fonseca Gruber Haskett Imani Jovanov".split()
    names = [f"{one} {other}" for one in first for other in last]
    told = " ".join(f'"The ferry was late again," said {name}.' for name in names)
    paste(client, f"Ferry late\n\nThe ferry at Oakhaven was late on Tuesday. {told}\n")
    page = client.get("/speakers").text
    following = re.findall(r'href="(/speakers\?after=[^"]+)" rel="next"', page)
    seen = re.findall(r"/speaker\?name=([^\"]+)", page + client.get(following[0]).text)

    assert len(seen) == len(set(seen)) > 100


@pytest.mark.parametrize(
    "path",
    [
        "/stories/s-none",
        "/reports/r-none",
        "/speaker?name=Nobody",
        "/adding/none",
        "/?after=x",
        "/nothing",
    ],
)
def test_what_is_not_there_is_told(client: TestClient, path: str) -> None:
    answer = client.get(path)

    assert answer.status_code == 404
    assert "That is not to be had" in answer.text
    assert "Not Found" not in answer.text


def test_a_search_that_finds_nothing_says_so(client: TestClient) -> None:
    assert "No report was found." in client.get("/search", params={"q": "zebra"}).text


def test_hostile_words_are_text_on_every_page(filled: TestClient) -> None:
    front = filled.get("/").text
    stories = re.findall(r'href="(/stories/[^"?]+)"', front)
    pages = [front, filled.get("/speakers").text]
    for story in stories:
        pages += [filled.get(story).text, filled.get(f"{story}/history").text]
    reports = {one for page in pages for one in re.findall(r'href="(/reports/[^"]+)"', page)}
    pages += [filled.get(report).text for report in reports]
    pages.append(filled.get(f"/stories/{HOSTILE}").text)
    pages.append(filled.get("/speakers", params={"part": HOSTILE}).text)
    pages.append(filled.get("/search", params={"q": "pwned"}).text)
    pages.append(filled.get("/search", params={"q": HOSTILE}).text)
    pages.append(filled.post("/add/text", data={"text": "", "outlet": HOSTILE}).text)

    assert len(reports) == 3
    assert any("&lt;script&gt;window.pwned" in page for page in pages)
    for page in pages:
        assert "<script>" not in page
        assert "<img" not in page


def test_a_report_shows_what_its_page_states_of_itself(tmp_path: Path) -> None:
    report = sample_report(section=f"Harbour {HOSTILE}")
    with served(tmp_path) as (client, library):
        with library.writing() as writing:
            keep_report(writing, report)
        page = client.get(f"/reports/{report.id}").text

    assert "updated 17 March 2021</time>" in page
    assert "<bdi>Harbour &lt;script&gt;" in page
    assert "page of running updates, not free to read" in page
