"""The API answers as its OpenAPI document says, and what it gives can be gone on with."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings
from schemathesis.core.result import Ok
from schemathesis.specs.openapi.checks import ignored_auth

from crossread.fetch.http import Door
from crossread.keep.answers import news_json
from crossread.keep.news import news_since
from crossread.language.rules.rules import RuleModel
from crossread.store.library import open_library
from crossread.store.tokens import add_token
from crossread.web.app import create_app
from tests.keep.simple_grouping import simple_grouping
from tests.store.written import keep_report, sample_report
from tests.web.served import HERALD, POST, TOKEN, paste, served

HEADERS = {"authorization": f"Bearer {TOKEN}"}


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with served(tmp_path_factory.mktemp("api")) as (client, _):
        paste(client, HERALD, outlet="Herald")
        paste(client, POST, outlet="Post")
        client.headers.update(HEADERS)
        yield client


def test_stories_and_reports_are_those_of_the_page(filled: TestClient) -> None:
    (story,) = filled.get("/api/1/stories").json()["stories"]
    synopsis = filled.get(f"/api/1/stories/{story['id']}").json()
    reports = filled.get("/api/1/reports").json()["reports"]

    assert story["outlets"] == ["Herald", "Post"]
    assert {one["id"] for one in synopsis["reports"]} == set(story["reports"])
    assert {one["story"] for one in reports} == {story["id"]}
    whole = filled.get(f"/api/1/reports/{reports[0]['id']}").json()
    assert "212 people aboard" in whole["text"]


def test_reports_are_gone_on_with_from_the_cursor(filled: TestClient) -> None:
    first = filled.get("/api/1/reports", params={"most": 1}).json()
    second = filled.get("/api/1/reports", params={"most": 1, "since": first["cursor"]}).json()
    third = filled.get("/api/1/reports", params={"since": second["cursor"]}).json()

    assert [len(one["reports"]) for one in (first, second, third)] == [1, 1, 0]
    assert first["reports"] != second["reports"]
    assert first["is_more"]
    assert third["cursor"] >= second["cursor"]


def test_what_was_said_stands_at_its_place(filled: TestClient) -> None:
    said = filled.get("/api/1/said", params={"name": "Ada Brandt"}).json()["said"]

    for one in said:
        text = filled.get(f"/api/1/reports/{one['report']}").json()["text"]
        for words, start in zip(one["content"], one["starts"], strict=True):
            assert text[start:].startswith(words)
    assert len(said) >= 2


def test_a_report_is_added_and_its_reading_told(tmp_path: Path) -> None:
    with served(tmp_path) as (client, _):
        client.headers.update(HEADERS)
        made = client.post("/api/1/reports", json={"text": HERALD, "outlet": "Herald"})
        client.get(f"/adding/{made.json()['id']}/events").read()
        told = client.get(f"/api/1/readings/{made.json()['id']}").json()

    assert made.status_code == 202
    assert (told["is_over"], told["new"], len(told["stories"])) == (True, 1, 1)


def test_a_report_holds_what_its_page_states_of_itself(tmp_path: Path) -> None:
    report = sample_report()
    with served(tmp_path) as (client, library):
        with library.writing() as writing:
            keep_report(writing, report)
        stated = client.get(f"/api/1/reports/{report.id}", headers=HEADERS).json()

    assert (stated["section"], stated["updated"]) == ("Harbour", "2021-03-17")
    assert stated["marks"] == ["live", "paywall"]


def test_the_paragraphs_of_a_report_are_found_in_what_was_received(filled: TestClient) -> None:
    (report, *_) = filled.get("/api/1/reports").json()["reports"]
    found = filled.get(f"/api/1/reports/{report['id']}/paragraphs").json()
    text = filled.get(f"/api/1/reports/{report['id']}").json()["text"]

    assert found["capture"]
    assert len(found["paragraphs"]) == len([line for line in text.split("\n") if line])
    for one in found["paragraphs"]:
        assert text[one["start"] : one["end"]] == one["exact"]
    assert filled.get("/api/1/reports/r-none/paragraphs").status_code == 404


def test_the_document_names_every_path_of_the_api(filled: TestClient) -> None:
    document = filled.get("/api/1/openapi.json")

    assert document.status_code == 200
    assert set(document.json()["paths"]) == {
        "/api/1/stories",
        "/api/1/stories/{story_id}",
        "/api/1/reports",
        "/api/1/reports/{report_id}",
        "/api/1/reports/{report_id}/revisions",
        "/api/1/stories/{story_id}/history",
        "/api/1/new",
        "/api/1/reports/{report_id}/paragraphs",
        "/api/1/search",
        "/api/1/speakers",
        "/api/1/said",
        "/api/1/readings/{reading_id}",
    }


def test_each_operation_of_the_document_says_what_it_does_and_needs(filled: TestClient) -> None:
    paths = filled.get("/api/1/openapi.json").json()["paths"]
    operations = [one for path in paths.values() for one in path.values()]

    assert len(operations) == 13
    for one in operations:
        assert one["description"]
        assert one["security"] == [{"HTTPBearer": []}]
        assert {"401", "404", "409", "422"} < set(one["responses"])


def test_what_is_new_is_what_the_command_tells(tmp_path: Path) -> None:
    with served(tmp_path) as (client, library):
        client.headers.update(HEADERS)
        page = "https://herald.example/ferry"
        paste(client, HERALD, address=page)
        first = client.get("/api/1/new").json()
        paste(client, HERALD.replace("212 people", "190 people"), address=page)
        second = client.get("/api/1/new", params={"since": first["cursor"]}).json()
        (changed,) = second["reports"]
        revisions = client.get(f"/api/1/reports/{changed['report']}/revisions").json()
        beyond = client.get("/api/1/new", params={"since": 10_000})
        told = news_json(news_since(library, first["cursor"]))

    assert second == told
    assert [one["gone"][0]["text"] for one in changed["reworded"]] == ["212"]
    assert revisions["revisions"][0]["before"]["report"] == changed["replaces"]
    assert (beyond.status_code, "is no cursor" in beyond.json()["detail"]) == (409, True)


def test_pages_of_lists_hold_while_reports_come_in(tmp_path: Path) -> None:
    """What was there is listed once, also where more comes between two pages."""
    towns = ("Oakhaven", "Brackwater", "Thornfield", "Millbridge", "Eastmarch")

    def report(town: str) -> str:
        return (
            f"Bakery opens in {town}\n\nMarch 12, 2024\n\nA bakery opened in {town} on Monday, "
            f"said Nora {town} of the market board of {town}."
        )

    def walk(client: TestClient, name: str, between: str) -> list[str]:
        seen, cursor = list[str](), None
        while True:
            query: dict[str, str | int] = {"most": 2, **({"cursor": cursor} if cursor else {})}
            page = client.get(f"/api/1/{name}", params=query).json()
            seen += [one.get("id") or one["name"] for one in page[name]]
            if not seen[2:]:
                paste(client, report(between))
            cursor = page["next"]
            if cursor is None:
                return seen

    with served(tmp_path) as (client, _):
        client.headers.update(HEADERS)
        for town in towns:
            paste(client, report(town))
        for name, between in (("stories", "Larkspurry"), ("speakers", "Aldermoor")):
            before = [
                one.get("id") or one["name"] for one in client.get(f"/api/1/{name}").json()[name]
            ]
            seen = walk(client, name, between)
            assert len(before) >= 5
            assert [one for one in seen if one in before] == before
            assert len(seen) == len(set(seen))


def test_every_answer_is_as_the_document_says(tmp_path: Path) -> None:
    """Schemathesis makes requests from the document; its own plug-in for pytest does not run under pytest 9.2."""
    library = open_library(str(tmp_path / "library.db"), create=True)
    with library.writing() as writing:
        add_token(writing, TOKEN, "test")
    nowhere = Door(resolve=lambda _host, _port: [])  # a made-up address is asked for nowhere
    app = create_app(library, model=RuleModel(), grouping=simple_grouping(), door=nowhere)
    own = {**HEADERS, "host": "127.0.0.1"}
    api = schemathesis.openapi.from_asgi("/api/1/openapi.json", app, headers=own)
    tried = 0
    for found in api.get_all_operations():
        assert isinstance(found, Ok)

        @settings(
            max_examples=10,
            deadline=None,
            derandomize=True,
            database=None,
            suppress_health_check=list(HealthCheck),
        )
        @given(case=found.ok().as_strategy())
        def answers(case: schemathesis.Case[Any]) -> None:
            # Every try bears the token; that none is answered without one has its own test.
            case.call_and_validate(headers=own, excluded_checks=[ignored_auth])

        answers()
        tried += 1
    library.close()

    assert tried == 13
