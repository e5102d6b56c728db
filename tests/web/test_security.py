"""The guard: hosts, origins, the password, the length of a body, and the headers of every answer."""

from base64 import b64encode
from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from crossread.web.security import POLICY, host_of, is_loopback
from tests.web.served import HERALD, TOKEN, served


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with served(tmp_path_factory.mktemp("open")) as (client, _):
        yield client


@pytest.fixture(scope="module")
def locked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    folder = tmp_path_factory.mktemp("locked")
    with served(folder, password="open sesame") as (client, _):  # noqa: S106 - of this test
        yield client


@pytest.mark.parametrize("path", ["/", "/add", "/static/page.css", "/none", "/api/1/stories"])
def test_every_answer_has_the_policy(client: TestClient, path: str) -> None:
    headers = client.get(path).headers

    assert headers["content-security-policy"] == POLICY
    assert headers["x-content-type-options"] == "nosniff"
    assert "unsafe" not in POLICY


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1:8765", 200),
        ("localhost:8765", 200),
        ("[::1]:8765", 200),
        ("news.example:8765", 421),
        ("127.0.0.1.news.example", 421),
        ("", 421),
        ("[", 421),
    ],
)
def test_only_known_hosts_are_answered(client: TestClient, host: str, status: int) -> None:
    assert client.get("/", headers={"host": host}).status_code == status


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"sec-fetch-site": "same-origin"}, 303),
        ({"sec-fetch-site": "none"}, 303),
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"sec-fetch-site": "same-site"}, 403),
        ({"sec-fetch-site": "cross-site", "origin": "http://127.0.0.1:8765"}, 403),
        ({"origin": "http://127.0.0.1:8765"}, 303),
        ({"origin": "http://127.0.0.1:9999"}, 403),
        ({"origin": "null"}, 403),
        ({"origin": "http://["}, 403),
        ({}, 303),
    ],
)
def test_only_this_site_changes_something(
    client: TestClient, headers: dict[str, str], status: int
) -> None:
    answer = client.post(
        "/add/text", data={"text": HERALD}, headers=headers, follow_redirects=False
    )

    assert answer.status_code == status


@pytest.mark.parametrize(
    ("given", "status"),
    [
        (None, 401),
        ("Basic " + b64encode(b"anyone:open sesame").decode(), 200),
        ("basic " + b64encode(b":open sesame").decode(), 200),
        ("Basic " + b64encode(b"anyone:open").decode(), 401),
        ("Basic " + b64encode(b"open sesame").decode(), 401),
        ("Basic not base 64", 401),
        ("Bearer " + TOKEN, 401),
    ],
)
def test_the_page_asks_for_the_password(locked: TestClient, given: str | None, status: int) -> None:
    headers = {} if given is None else {"authorization": given}
    assert locked.get("/", headers=headers).status_code == status


@pytest.mark.parametrize(
    ("given", "status"), [("", 401), ("Bearer other", 401), (f"Bearer {TOKEN}", 200), (TOKEN, 401)]
)
def test_the_api_asks_for_a_token(client: TestClient, given: str, status: int) -> None:
    headers = {"authorization": given}
    assert client.get("/api/1/stories", headers=headers).status_code == status


def test_a_body_that_is_too_long_is_not_read(client: TestClient) -> None:
    answer = client.post("/add/text", content=b"x", headers={"content-length": "99999999"})

    assert answer.status_code == 413


@pytest.mark.parametrize("host", ["127.0.0.1", "127.9.9.9", "::1", "localhost"])
def test_loopback_is_this_machine_alone(host: str) -> None:
    assert is_loopback(host)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.7", "news.example", ""])  # noqa: S104 - refused
def test_any_other_address_is_not_loopback(host: str) -> None:
    assert not is_loopback(host)


def test_a_host_has_no_port_and_no_case() -> None:
    assert host_of("LocalHost:8765") == "localhost"
    assert host_of("[::1]:8765") == "::1"
