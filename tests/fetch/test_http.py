import gzip
import subprocess
import threading
import time
from collections.abc import Iterator, Sequence
from itertools import count, cycle, repeat
from pathlib import Path
from ssl import PROTOCOL_TLS_SERVER, SSLContext

import httpcore2
import pytest

from crossread.errors import AskedToWaitError, ReadError
from crossread.fetch.files import MAX_BYTES
from crossread.fetch.http import Door, resolve_name
from crossread.fetch.pages import MAX_REDIRECTS, ask, fetch
from tests.fetch.addresses_refused import NAMES
from tests.fetch.loopback import HOST, Server, connections, open_door, page, serve

BODY = b"<!doctype html><title>Ferry</title><p>The ferry left Port Selm.</p>"


def refusal(server: Server, path: str = "/", **settings: object) -> str:
    """The message of the error that asking for the page gives."""
    with pytest.raises(ReadError) as caught:
        fetch(server.url(path), door=open_door(server, **settings))  # type: ignore[arg-type]
    return caught.value.message


def test_a_page_comes_with_its_address_and_its_headers() -> None:
    headers = {"ETag": '"abc"', "Last-Modified": "Mon, 11 Mar 2024 08:00:00 GMT"}
    headers |= {"Content-Type": "text/html; charset=utf-8", "Set-Cookie": "a=b"}
    with serve(lambda _: page(BODY, headers=headers)) as server:
        answer = fetch(server.url("/a?b#c"), door=open_door(server))

    assert (answer.capture.body, answer.capture.url) == (BODY, server.url("/a?b"))
    assert (answer.status, answer.etag, answer.redirects) == (200, '"abc"', ())
    assert answer.last_modified == "Mon, 11 Mar 2024 08:00:00 GMT"
    assert answer.content_type == "text/html; charset=utf-8"


def test_a_request_tells_who_asks_and_nothing_of_the_user() -> None:
    with serve(lambda _: page(BODY, headers={"Set-Cookie": "a=b"})) as server:
        door = open_door(server)
        fetch(server.url("/a"), door=door)
        fetch(server.url("/b"), door=door)

    headers = server.headers()
    assert set(headers) == {"host", "user-agent", "accept", "accept-encoding", "connection"}
    assert headers["host"] == f"{HOST}:{server.port}"
    assert headers["user-agent"].startswith("crossread/")
    assert server.asked() == ["/a", "/b"]


def test_the_name_of_the_host_is_sent_in_ascii() -> None:
    host = "xn--mnchen-3ya.example"
    with serve(lambda _: page(BODY)) as server:
        fetch(f"http://münchen.example:{server.port}/", door=open_door(server, host))

    assert server.headers()["host"] == f"{host}:{server.port}"


def test_what_is_unchanged_is_asked_for_verbatim_and_told() -> None:
    with serve(lambda _: page(status="304 Not Modified", headers={"ETag": 'W/"ä"'})) as server:
        answer = fetch(server.url(), door=open_door(server), etag='W/"ä"', last_modified="any")

    assert (answer.status, answer.capture.body) == (304, b"")
    headers = server.headers()
    assert (headers["if-none-match"], headers["if-modified-since"]) == ('W/"ä"', "any")
    assert answer.etag == 'W/"ä"'


def test_a_line_end_in_an_etag_is_not_sent() -> None:
    with serve(lambda _: page(BODY)) as server, pytest.raises(ReadError, match="cannot be asked"):
        fetch(server.url(), door=open_door(server), etag='"a"\r\nX-Evil: 1')

    assert server.requests == []


@pytest.mark.parametrize(
    ("status", "message"),
    [
        ("404 Gone fishing", "the server answers 404 Not Found"),
        ("500 Oops", "the server answers 500 Internal Server Error"),
        ("299 Odd", "the server answers 299"),
        ("204 No Content", "the server answers 204 No Content"),
        ("206 Partial Content", "the server answers 206 Partial Content"),
        ("304 Not Modified", "the server answers 304 Not Modified"),
        ("302 Found", "the server answers 302 Found"),
        ("503 Busy", "the server answers 503 Service Unavailable"),
    ],
)
def test_any_other_status_is_a_problem(status: str, message: str) -> None:
    with serve(lambda _: page(status=status)) as server:
        assert refusal(server) == message


@pytest.mark.parametrize("status", ["429 Too Many Requests", "503 Service Unavailable"])
def test_a_server_that_asks_to_wait_is_heard(status: str) -> None:
    headers = {"Retry-After": "Tue, 12 Mar 2024 11:00:00 GMT"}
    headers["Date"] = "Tue, 12 Mar 2024 10:00:00 GMT"
    with serve(lambda _: page(status=status, headers=headers)) as server:
        with pytest.raises(AskedToWaitError) as caught:
            fetch(server.url(), door=open_door(server))
        assert len(server.requests) == 1

    assert caught.value.seconds == 3600
    assert caught.value.message == f"the server answers {status}, and asks to wait 3,600 seconds"


def test_a_gzip_is_inflated() -> None:
    body = gzip.compress(BODY)
    with serve(lambda _: page(body, headers={"Content-Encoding": "gzip"})) as server:
        assert fetch(server.url(), door=open_door(server)).capture.body == BODY


# Redirects.


def _leads_to(*places: str) -> dict[str, bytes]:
    """Answers that lead from `/0` on through `places`, numbered, and end at a page."""
    answers = {
        f"/{number}": page(b"moved", status="302 Found", headers={"Location": place})
        for number, place in enumerate(places)
    }
    return answers | {"/end": page(BODY)}


def test_redirects_are_followed_and_remembered() -> None:
    answers = _leads_to("1", "/2", "?x", "end")
    answers["/2?x"] = answers.pop("/3")
    with serve(lambda path: answers[path]) as server:
        answer = fetch(server.url("/0"), door=open_door(server))

    assert answer.capture.url == server.url("/end")
    assert answer.redirects == tuple(server.url(path) for path in ("/0", "/1", "/2", "/2?x"))


def test_a_redirect_to_another_host_carries_nothing_over() -> None:
    with serve(lambda path: answers[path]) as server:
        other = f"http://other.example:{server.port}/end"
        answers = _leads_to(other)
        door = open_door(server, "other.example")
        answer = fetch(server.url("/0"), door=door, etag='"secret"', last_modified="secret")

    assert answer.capture.url == other
    assert "secret" in server.requests[0].decode()
    assert "secret" not in server.requests[1].decode()
    assert "referer" not in server.headers()


@pytest.mark.parametrize("n_hops", [MAX_REDIRECTS, MAX_REDIRECTS + 1, 20])
def test_five_redirects_are_followed_and_no_more(n_hops: int) -> None:
    answers = _leads_to(*(f"/{number}" for number in range(1, n_hops)), "/end")
    with serve(lambda path: answers[path]) as server:
        if n_hops <= MAX_REDIRECTS:
            assert fetch(server.url("/0"), door=open_door(server)).status == 200
        else:
            assert refusal(server, "/0") == "redirects more than 5 times"

    assert len(server.requests) == MAX_REDIRECTS + 1


@pytest.mark.parametrize(
    "place",
    [
        "file:///etc/passwd",
        "ftp://a.example/",
        "gopher://a.example:70/",
        "data:text/html,x",
        "javascript:alert(1)",
        "//user:secret@a.example/",
        "http://a.example:22/",
        "http://[::1",
        "http://127.0.0.1:1/",
        "http://localhost/",
        "\\\\a.example\\b",
        "//",
    ],
)
def test_a_redirect_is_checked_like_the_first_address(place: str) -> None:
    with serve(lambda _: page(status="301 Moved", headers={"Location": place})) as server:
        message = refusal(server)

    assert "redirects" in message
    assert "secret" not in message


def test_a_redirect_may_hold_letters_beyond_ascii() -> None:
    place = "/größe".encode().decode("latin-1")
    answers = {"/": page(status="302 Found", headers={"Location": place})}
    answers["/gr%C3%B6%C3%9Fe"] = page(BODY)
    with serve(lambda path: answers[path]) as server:
        assert fetch(server.url(), door=open_door(server)).status == 200


def test_the_refresh_header_is_not_followed() -> None:
    with serve(lambda _: page(BODY, headers={"Refresh": "0; url=/other"})) as server:
        assert fetch(server.url(), door=open_door(server)).capture.body == BODY

    assert server.asked() == ["/"]


def test_each_hop_can_be_forbidden_before_it_is_asked_for() -> None:
    answers = _leads_to("/1", "/end")

    def before(address: object, deadline: float) -> None:
        del deadline
        if "/1" in str(address):
            raise ReadError("a", "forbidden")

    with serve(lambda path: answers[path]) as server:
        with pytest.raises(ReadError, match="forbidden"):
            ask(server.url("/0"), door=open_door(server), before_hop=before)
        assert server.asked() == ["/0"]


# Where a connection goes.


def test_a_name_that_turns_to_another_address_gains_nothing_in_10_000_tries() -> None:
    """However a name is answered from one look-up to the next, no connection is made."""
    with serve(lambda _: page(BODY)) as server:
        turns = cycle([*NAMES.values(), ("127.0.0.1",), ("93.184.215.14", "::1")])

        def resolve(host: str, seconds: float) -> Sequence[str]:
            del host, seconds
            return next(turns)

        door = Door(resolve=resolve, allowed=frozenset({(HOST, server.port)}))
        with connections() as seen:
            for _ in range(10_000):
                with pytest.raises(ReadError):
                    ask("http://rebound.example/", door=door)

    assert seen == []


def test_a_name_is_looked_up_once_and_only_what_was_checked_is_connected_to() -> None:
    """A first answer that is public is no pass for a second one that is not."""
    answers = iter([["93.184.215.14", "2606:2800:220:1::1"], ["127.0.0.1"]])
    tried: list[tuple[str, int]] = []

    def connect(ip: str, port: int, seconds: float) -> httpcore2.NetworkStream:
        assert 0 < seconds <= 10
        tried.append((ip, port))
        raise httpcore2.ConnectError(ConnectionRefusedError(111, "Connection refused"))

    door = Door(resolve=lambda host, _: next(answers) if host == HOST else [], connect=connect)
    with pytest.raises(ReadError, match="cannot be reached: connection refused"):
        ask(f"https://{HOST}/", door=door)
    with pytest.raises(ReadError, match=r"page\.example is at 127\.0\.0\.1, this machine itself"):
        ask(f"https://{HOST}/", door=door)

    assert tried == [("93.184.215.14", 443), ("2606:2800:220:1::1", 443)]


def test_the_next_address_is_tried_where_the_first_does_not_answer() -> None:
    with serve(lambda _: page(BODY)) as server:
        door = open_door(server, names={HOST: ("::1", "127.0.0.1")})
        assert fetch(server.url(), door=door).status == 200


def test_what_is_allowed_for_tests_opens_this_machine_and_no_other() -> None:
    with serve(lambda _: page(BODY)) as server, connections() as seen:
        message = refusal(server, names={HOST: ("10.0.0.1",)})

    assert message == "is not asked for: page.example is at 10.0.0.1, a private address"
    assert seen == []


def test_a_proxy_that_the_environment_names_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    with serve(lambda _: page(BODY)) as server:
        assert fetch(server.url(), door=open_door(server)).status == 200


def test_a_name_that_nobody_knows_is_told() -> None:
    def resolve(host: str, seconds: float) -> Sequence[str]:
        del host, seconds
        raise OSError(-2, "Name or service not known")

    with pytest.raises(ReadError, match=r"cannot be found: a\.example: name or service not known"):
        ask("https://a.example/", door=Door(resolve=resolve))


def test_a_look_up_that_takes_too_long_is_told() -> None:
    def resolve(host: str, seconds: float) -> Sequence[str]:
        del host, seconds
        raise TimeoutError

    with pytest.raises(ReadError, match=r"the look-up of a\.example takes too long"):
        ask("https://a.example/", door=Door(resolve=resolve))


def test_the_system_looks_names_up() -> None:
    assert set(resolve_name("127.0.0.1", 1)) == {"127.0.0.1"}


def test_a_look_up_of_the_system_that_takes_too_long_is_left_behind() -> None:
    gone = threading.Event()

    def look_up(host: str) -> list[str]:
        gone.wait(1)
        return [host]

    with pytest.raises(TimeoutError):
        resolve_name("a.example", 0.01, look_up=look_up)
    gone.set()


# Servers that mean harm.


def test_a_body_without_end_is_left_at_the_limit() -> None:
    def endless(_: str) -> Iterator[bytes]:
        yield b"HTTP/1.1 200 OK\r\n\r\n"
        yield from repeat(b"x" * 100_000)

    with serve(endless) as server:
        assert refusal(server) == (
            "is more than 10 MB long; a report of more than 10 MB is not read"
        )


def test_a_length_that_is_too_much_is_refused_before_the_body_comes() -> None:
    with serve(lambda _: page(headers={"Content-Length": "10000000000"})) as server:
        assert refusal(server) == ("is 10,000.0 MB long; a report of more than 10 MB is not read")


def test_the_longest_page_is_read() -> None:
    with serve(lambda _: page(bytes(MAX_BYTES))) as server:
        assert len(fetch(server.url(), door=open_door(server)).capture.body) == MAX_BYTES


def test_a_small_gzip_of_a_huge_body_stops_early() -> None:
    bomb = gzip.compress(bytes(50_000_000), 1)
    with serve(lambda _: page(bomb, headers={"Content-Encoding": "gzip"})) as server:
        assert "more than 10 MB" in refusal(server)


def _drips(start: bytes, drop: bytes) -> Iterator[bytes]:
    yield start
    for _ in range(200):
        time.sleep(0.002)
        yield drop


@pytest.mark.parametrize(
    ("start", "drop"),
    [
        (b"HTTP/1.1 200 OK\r\n\r\n", b"x"),
        (b"HTTP/1.1 200 OK\r\nX: ", b"x"),
        (b"", b"HTTP/1.1 103 Early Hints\r\n\r\n"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n"),
    ],
)
def test_an_answer_that_drips_ends_at_the_deadline_of_the_whole(start: bytes, drop: bytes) -> None:
    """Each read comes in time, and all of them together do not: the clock here goes ten seconds a look."""
    ticks = count(step=10)
    with serve(lambda _: _drips(start, drop)) as server:
        message = refusal(server, seconds=100.0, clock=lambda: float(next(ticks)))

    assert message == "gave no whole answer within 100 seconds"


def test_a_server_that_says_nothing_ends_at_the_deadline() -> None:
    gone = threading.Event()

    def silent(_: str) -> bytes:
        gone.wait(1)
        return b""

    with serve(silent) as server:
        assert refusal(server, seconds=0.05) == "gave no whole answer within 0.05 seconds"
        gone.set()


CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
BROKEN = [
    b"",
    b"\r\n\r\n",
    b"SSH-2.0-OpenSSH_9.6\r\n",
    b"HTTP/1.1 200",
    b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nshort",
    b"HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
    b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nwords",
    b"HTTP/1.1 200 OK\r\nContent-Length: 5, 6\r\n\r\nwords",
    b"HTTP/1.1 200 OK\r\nno colon\r\n\r\n",
    b"HTTP/1.1 200 OK\r\nX: a\0b\r\n\r\n",
    CHUNKED + b"zz\r\nwords\r\n",
    CHUNKED + b"5\r\nwords",
    CHUNKED + b"-5\r\nwords\r\n0\r\n\r\n",
    CHUNKED + b"ffffffffffffffffffff\r\n",
    CHUNKED + b"5" * 5000 + b"\r\n",
    CHUNKED + b"5\r\nwordsXX0\r\n\r\n",
    b"HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\n",
    b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\nwords",
    b"HTTP/1.1 200 OK\r\nX: " + b"x" * 200_000 + b"\r\n\r\n",
    b"HTTP/1.1 200 OK\r\n" + b"X: x\r\n" * 30_000 + b"\r\n",
    b"HTTP/1.1 100 Continue\r\n\r\n" * 20_000,
]


@pytest.mark.parametrize("answer", BROKEN, ids=lambda answer: ascii(answer[:40]))
def test_an_answer_that_is_broken_is_a_problem(answer: bytes) -> None:
    with serve(lambda _: answer) as server:
        message = refusal(server)

    expected = ("gave an answer that is broken", "sends more than", "broke the connection")
    assert message.startswith(expected)


def test_chunks_of_single_bytes_are_left_before_they_cost_time() -> None:
    door_limit = 20_000

    def endless(_: str) -> Iterator[bytes]:
        yield CHUNKED
        yield from repeat(b"1\r\nx\r\n" * 1000)

    with serve(endless) as server:
        answer = ask(server.url(), door=open_door(server), limit=door_limit, is_cut=True)

    assert len(answer.capture.body) <= door_limit + 1


# Certificates.

_CONFIGURATION = """[ca]
default_ca = a
[a]
new_certs_dir = .
database = index
serial = serial
default_md = sha256
policy = p
x509_extensions = v
[p]
commonName = supplied
[req]
distinguished_name = d
[d]
[v]
subjectAltName = DNS:page.example
basicConstraints = critical,CA:true
"""


@pytest.fixture(scope="session")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Files good.pem and expired.pem, each with its key, made for this run: both are for page.example."""
    folder = tmp_path_factory.mktemp("certificates")
    (folder / "openssl.cnf").write_text(_CONFIGURATION, encoding="utf-8")

    def openssl(*arguments: str) -> None:
        try:
            subprocess.run(["openssl", *arguments], cwd=folder, check=True, capture_output=True)
        except FileNotFoundError:
            pytest.skip("openssl is not installed")

    request = ["-new", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    openssl(
        "req",
        *request,
        "-config",
        "openssl.cnf",
        "-subj",
        "/CN=page",
        "-keyout",
        "key",
        "-out",
        "r",
    )
    for name, first, last in (
        ("good", "20200101", "20991231"),
        ("expired", "20200101", "20200102"),
    ):
        (folder / "index").write_bytes(b"")
        (folder / "serial").write_text("01", encoding="utf-8")
        dates = ["-startdate", f"{first}000000Z", "-enddate", f"{last}000000Z"]
        signed = ["-batch", "-selfsign", "-keyfile", "key", "-in", "r", "-out", f"{name}.pem"]
        openssl("ca", "-config", "openssl.cnf", "-notext", *signed, *dates)
    return folder


def _context(certificates: Path, name: str) -> SSLContext:
    context = SSLContext(PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificates / f"{name}.pem", certificates / "key")
    return context


def test_a_trusted_certificate_is_asked_for_by_the_name_of_the_host(certificates: Path) -> None:
    """The connection goes to an IP address, and the server still hears the name: in SNI and in Host."""
    context = _context(certificates, "good")
    heard: list[str | None] = []
    context.sni_callback = lambda _socket, name, _context: heard.append(name)
    with serve(lambda _: page(BODY), tls=context) as server:
        door = open_door(server, trusted=str(certificates / "good.pem"))
        assert fetch(server.url(scheme="https"), door=door).capture.body == BODY

    assert heard == [HOST]
    assert server.headers()["host"] == f"{HOST}:{server.port}"


@pytest.mark.parametrize(
    ("name", "host", "is_trusted", "reason"),
    [
        ("good", HOST, False, "self-signed certificate"),
        ("expired", HOST, True, "certificate has expired"),
        ("good", "other.example", True, "hostname mismatch"),
        ("good", "127.0.0.1", True, "ip address mismatch"),
    ],
)
def test_any_other_certificate_is_refused_and_nothing_is_sent(
    certificates: Path, name: str, host: str, reason: str, *, is_trusted: bool
) -> None:
    with serve(lambda _: page(BODY), tls=_context(certificates, name)) as server:
        trusted = str(certificates / f"{name}.pem") if is_trusted else None
        door = open_door(server, host, trusted=trusted)
        with pytest.raises(ReadError) as caught:
            fetch(f"https://{host}:{server.port}/", door=door)

    assert "has a certificate that is not trusted: " in caught.value.message
    assert reason in caught.value.message.lower()
    assert server.requests == []


def test_a_redirect_from_https_to_http_is_refused(certificates: Path) -> None:
    with serve(lambda _: answer, tls=_context(certificates, "good")) as server:
        answer = page(status="302 Found", headers={"Location": server.url("/plain")})
        door = open_door(server, trusted=str(certificates / "good.pem"))
        with pytest.raises(ReadError, match="redirects from https to http://page"):
            fetch(server.url(scheme="https"), door=door)
        assert server.asked() == ["/"]


def test_a_server_without_tls_is_a_problem_for_https() -> None:
    with (
        serve(lambda _: page(BODY)) as server,
        pytest.raises(ReadError, match="cannot be reached: "),
    ):
        fetch(server.url(scheme="https"), door=open_door(server, seconds=1.0))


# Manners.


def test_no_host_has_two_connections_at_a_time() -> None:
    def slowly(_: str) -> Iterator[bytes]:
        yield b"HTTP/1.1 200 OK\r\n\r\n"
        time.sleep(0.02)
        yield BODY

    with serve(slowly) as server:
        door = open_door(server)
        threads = [
            threading.Thread(target=fetch, args=(server.url(f"/{n}"),), kwargs={"door": door})
            for n in range(8)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    assert (len(server.requests), server.most_at_once) == (8, 1)
