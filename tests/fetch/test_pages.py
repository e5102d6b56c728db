import os
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest

from crossread.errors import ReadError
from crossread.fetch.files import read_paths
from crossread.fetch.pages import FEEDS, MAX_REDIRECTS, answer_reader, page_reader
from crossread.types.report import Capture
from tests.fetch.addresses_refused import NAMES, REFUSED
from tests.fetch.loopback import HOST, Server, connections, open_door, page, serve

BODY = b"<!doctype html><title>Ferry</title><p>The ferry left Port Selm.</p>"
FORBIDS = b"User-agent: *\nDisallow: /private\nDisallow: /*?print\n"

# Forms that are addresses only where they follow another.
FOLLOWING = [
    "//127.0.0.1/",
    "//127.0.0.1:1",
    "///127.0.0.1/",
    "/\\127.0.0.1/",
    "http:127.0.0.1",
    "http:/127.0.0.1",
    "\thttp://127.0.0.1/",
    "HTTP://127.0.0.1/",
    "//rebound.example",
]


def site(**answers: bytes) -> Callable[[str], bytes]:
    """A site without a robots.txt, unless one is given, whose pages are named without their slash."""
    answers = {"robots.txt": page(status="404 Not Found")} | answers

    def answer(path: str) -> bytes:
        return answers.get(path.removeprefix("/"), page(BODY))

    return answer


def refusal(read: Callable[[str], Capture], address: str) -> str:
    with pytest.raises(ReadError) as caught:
        read(address)
    return caught.value.message


def elsewhere(seen: list[tuple[str, object]], server: Server) -> list[tuple[str, object]]:
    """Connections to other places than the server, and look-ups of more than its IP address."""
    home = [("socket.connect", ("127.0.0.1", server.port)), ("socket.getaddrinfo", "127.0.0.1")]
    return [one for one in seen if one not in home]


def test_there_are_as_many_bad_addresses_as_were_asked_for() -> None:
    assert len(set(REFUSED)) == len(REFUSED) >= 70


def test_the_spy_sees_what_is_connected_to() -> None:
    with serve(site()) as server, connections() as seen:
        page_reader(open_door(server))(server.url("/a"))

    assert seen.count(("socket.connect", ("127.0.0.1", server.port))) == 2


@pytest.mark.parametrize("address", REFUSED, ids=lambda one: ascii(one[:60]))
def test_no_bad_address_is_connected_to(address: str) -> None:
    with serve(site()) as server, connections() as seen:
        message = refusal(page_reader(open_door(server, names=NAMES)), address)

    assert seen == []
    assert message.startswith("is not asked for: ")


@pytest.mark.parametrize("address", [*REFUSED, *FOLLOWING], ids=lambda one: ascii(one[:60]))
def test_no_bad_address_is_connected_to_when_a_page_leads_there(address: str) -> None:
    moved = page(status="302 Found", headers={"Location": _in_header(address)})
    with serve(site(a=moved)) as server, connections() as seen:
        refusal_or_page(page_reader(open_door(server, names=NAMES)), server.url("/a"))

    assert elsewhere(seen, server) == []


@pytest.mark.parametrize("address", [*REFUSED, *FOLLOWING], ids=lambda one: ascii(one[:60]))
def test_no_bad_address_is_connected_to_when_a_robots_txt_leads_there(address: str) -> None:
    moved = page(status="302 Found", headers={"Location": _in_header(address)})
    with serve(site(**{"robots.txt": moved})) as server, connections() as seen:
        refusal_or_page(page_reader(open_door(server, names=NAMES)), server.url("/a"))

    assert elsewhere(seen, server) == []


def _in_header(address: str) -> str:
    return address.encode("utf-8").decode("latin-1")


def refusal_or_page(read: Callable[[str], Capture], address: str) -> None:
    """A few of the forms lead back to the server itself, as they do in browsers; that may be read."""
    try:
        capture = read(address)
    except ReadError:
        return
    assert HOST in capture.address


@pytest.mark.parametrize("n_hops", range(1, MAX_REDIRECTS + 1))
@pytest.mark.parametrize("first", ["a", "robots.txt"])
def test_no_bad_address_is_connected_to_after_any_number_of_hops(n_hops: int, first: str) -> None:
    """Each bad address at each hop of the page and of the robots.txt: a thousand ways out."""
    places = [*(f"/hop{number}" for number in range(1, n_hops)), ""]
    for address in (*REFUSED, *FOLLOWING):
        places[-1] = _in_header(address)
        moved = [page(status="302 Found", headers={"Location": place}) for place in places]
        hops = {f"hop{number}": answer for number, answer in enumerate(moved[1:], 1)}
        with serve(site(**{first: moved[0]}, **hops)) as server, connections() as seen:
            refusal_or_page(page_reader(open_door(server, names=NAMES)), server.url("/a"))

        assert elsewhere(seen, server) == []


# What is asked for, and when.


def test_each_use_accepts_the_forms_that_it_can_read() -> None:
    with serve(site()) as server:
        read = answer_reader(open_door(server))
        read(server.url("/a"))
        read(server.url("/feed"), accept=FEEDS)

    accepted = [server.headers(place)["accept"] for place in range(3)]
    assert server.asked() == ["/robots.txt", "/a", "/feed"]
    assert [one.split(",")[0] for one in accepted] == [
        "text/plain",
        "text/html",
        "application/atom+xml",
    ]
    assert "application/rss+xml" in accepted[1]
    assert "text/html" not in accepted[2]


def test_an_answer_can_be_asked_for_again_with_what_the_first_one_stated() -> None:
    """A tag in whatever form goes back as it came, and what is unchanged comes without a body."""
    tag, day = 'W/"a,b \\ "', "Mon, 11 Mar 2024 08:00:00 GMT"
    answers = [
        page(BODY, headers={"ETag": tag, "Last-Modified": day}),
        page(status="304 Not Modified"),
    ]
    with serve(lambda path: site()(path) if path == "/robots.txt" else answers.pop(0)) as server:
        read = answer_reader(open_door(server))
        first = read(server.url("/a"))
        second = read(server.url("/a"), etag=first.etag, last_modified=first.last_modified)

    headers = server.headers()
    assert (headers["if-none-match"], headers["if-modified-since"]) == (tag, day)
    assert (first.capture.body, second.status, second.capture.body) == (BODY, 304, b"")


@pytest.mark.parametrize("status", ["429 Too Many Requests", "503 Service Unavailable"])
def test_a_host_that_asks_to_wait_is_left_alone_until_then(status: str) -> None:
    busy = page(status=status, headers={"Retry-After": "60"})
    now = [100.0]
    with serve(site(busy=busy)) as server:
        read = page_reader(open_door(server, clock=lambda: now[0]))
        messages = [refusal(read, server.url("/busy"))]
        now[0] = 130.5
        messages.append(refusal(read, server.url("/a")))
        now[0] = 160.5
        read(server.url("/a"))

    assert messages == [
        f"the server answers {status}, and asks to wait 60 seconds",
        f"is not asked for: {HOST} asks to wait 30 seconds",
    ]
    assert server.asked() == ["/robots.txt", "/busy", "/a"]


# What the site allows.


def test_the_rules_are_asked_for_once_and_before_the_first_page() -> None:
    with serve(site()) as server:
        read = page_reader(open_door(server))
        captures = [read(server.url(path)) for path in ("/a", "/b")]

    assert server.asked() == ["/robots.txt", "/a", "/b"]
    assert captures == [Capture(BODY, url=server.url(path)) for path in ("/a", "/b")]


@pytest.mark.parametrize("path", ["/private", "/private/a", "/a?print", "/a/../private"])
def test_what_the_site_forbids_is_not_asked_for(path: str) -> None:
    with serve(site(**{"robots.txt": page(FORBIDS)})) as server:
        message = refusal(page_reader(open_door(server)), server.url(path))

    where = f"http://{HOST}:{server.port}/robots.txt"
    assert message == f"is not asked for: {where} does not allow it to crossread"
    assert server.asked() == ["/robots.txt"]


def test_a_page_that_leads_to_a_forbidden_one_is_not_followed() -> None:
    moved = page(status="302 Found", headers={"Location": "/private"})
    with serve(site(a=moved, **{"robots.txt": page(FORBIDS)})) as server:
        message = refusal(page_reader(open_door(server)), server.url("/a"))

    assert message.endswith("does not allow it to crossread")
    assert server.asked() == ["/robots.txt", "/a"]


def test_each_origin_on_the_way_is_asked_for_its_own_rules() -> None:
    places: list[str] = []

    def answer(path: str) -> bytes:
        moved = page(status="302 Found", headers={"Location": places[0]})
        return site(a=moved)(path)

    with serve(answer) as server:
        there = f"http://other.example:{server.port}/b"
        places.append(there)
        capture = page_reader(open_door(server, "other.example"))(server.url("/a"))

    assert capture.url == there
    assert server.asked() == ["/robots.txt", "/a", "/robots.txt", "/b"]


def test_a_site_whose_server_fails_forbids_all() -> None:
    with serve(site(**{"robots.txt": page(status="503 Busy")})) as server:
        message = refusal(page_reader(open_door(server)), server.url("/a"))

    assert message.endswith("/robots.txt cannot be read: the server answers 503")
    assert server.asked() == ["/robots.txt"]


def test_a_site_that_cannot_be_reached_is_told_so() -> None:
    with serve(site()) as server:
        pass
    message = refusal(page_reader(open_door(server)), server.url("/a"))

    assert message.endswith("/robots.txt cannot be read: cannot be reached: connection refused")


def test_a_robots_txt_without_end_is_cut_and_read() -> None:
    body = FORBIDS + b"# filler\n" * 2_000_000
    with serve(site(**{"robots.txt": page(body)})) as server:
        read = page_reader(open_door(server))

        assert read(server.url("/a")).body == BODY
        assert "does not allow" in refusal(read, server.url("/private"))


@pytest.mark.parametrize(("delay", "waited"), [("7", 7.0), ("3600", 30.0), ("0", None)])
def test_the_pause_that_a_site_asks_for_is_kept_between_its_pages(
    delay: str, waited: float | None
) -> None:
    rules = page(f"User-agent: *\nCrawl-delay: {delay}\n".encode())
    waits: list[float] = []
    with serve(site(**{"robots.txt": rules})) as server:
        door = replace(open_door(server, clock=lambda: 100.0), wait=waits.append)
        read = page_reader(door)
        for path in ("/a", "/b"):
            read(server.url(path))

    assert waits == ([] if waited is None else [waited])


# Addresses among paths.


def test_addresses_and_files_keep_their_order(tmp_path: Path) -> None:
    file = tmp_path / "report.txt"
    file.write_bytes(b"The envoy left Port Selm.")
    with serve(site(gone=page(status="404 Not Found"))) as server:
        paths = [server.url("/a"), str(file), server.url("/gone"), server.url("/b")]
        captures, problems = read_paths(
            paths, stdin=BytesIO(), read_page=page_reader(open_door(server))
        )

    assert [capture.address for capture in captures] == [paths[0], paths[1], paths[3]]
    assert [(one.stage, one.subject, one.message) for one in problems] == [
        ("fetch", paths[2], "the server answers 404 Not Found")
    ]


def test_a_page_that_is_given_twice_is_read_once() -> None:
    moved = page(status="302 Found", headers={"Location": "/a"})
    with serve(site(short=moved)) as server:
        a, short = server.url("/a"), server.url("/short")
        read = page_reader(open_door(server))
        captures, problems = read_paths([a, a, short], stdin=BytesIO(), read_page=read)
        others, leads = read_paths([short, a], stdin=BytesIO(), read_page=read)

    assert len(captures) == len(others) == 1
    assert [problem.message for problem in (*problems, *leads)] == [
        "is given twice; it is read once",
        f"leads to the same page as {a}; it is read once",
        f"is the page that {short} leads to; it is read once",
    ]


def test_an_empty_page_is_a_problem() -> None:
    with serve(lambda _: page(b"")) as server:
        read = page_reader(open_door(server))
        captures, problems = read_paths([server.url("/a")], stdin=BytesIO(), read_page=read)

    assert captures == ()
    assert [problem.message for problem in problems] == ["is empty"]


def test_no_password_of_an_address_is_in_a_problem() -> None:
    with serve(site()) as server:
        read = page_reader(open_door(server))
        address = f"http://ada:canary@{HOST}:{server.port}/a"
        _, problems = read_paths(
            [address, address, "ftp://ada:canary@a.example/"], stdin=BytesIO(), read_page=read
        )

    assert len(problems) == 3
    assert "canary" not in repr(problems)
    assert server.requests == []


def test_nothing_is_written_to_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with serve(site()) as server:
        page_reader(open_door(server))(server.url("/a"))

    assert os.listdir(tmp_path) == []  # noqa: PTH208 - names are enough
