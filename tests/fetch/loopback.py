"""A server of one's own for tests of the network's door, and a spy that sees every connection.

Nothing here or in the tests sends a byte beyond this machine: names are looked up in a table, the door is
opened for one port of 127.0.0.1, and `connections` tells what else was tried.
"""

import socket
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from ssl import SSLContext
from threading import Thread

from crossread.fetch.http import Door

__all__ = ["HOST", "Server", "connections", "open_door", "page", "serve"]

HOST = "page.example"

_SEEN: list[tuple[str, object]] = []
_IS_WATCHING = [False]


def _hook(event: str, arguments: tuple[object, ...]) -> None:
    place = arguments[1] if event == "socket.connect" else None
    is_home = not isinstance(place, tuple) or place[0] in {"127.0.0.1", "::1"}
    if _IS_WATCHING[0] and event in {"socket.connect", "socket.getaddrinfo", "socket.sendto"}:
        _SEEN.append((event, place or arguments[0]))
    if not is_home:
        # Should the door ever fail, the tests that show it still send nothing beyond this machine.
        raise RuntimeError(f"a test connects to {place}")


# A hook cannot be taken out again, so there is one for all tests.
sys.addaudithook(_hook)


@contextmanager
def connections() -> Iterator[list[tuple[str, object]]]:
    """What this process connects to and looks up meanwhile, libraries included."""
    _SEEN.clear()
    _IS_WATCHING[0] = True
    try:
        yield _SEEN
    finally:
        _IS_WATCHING[0] = False


@dataclass(slots=True)
class Server:
    """A server on 127.0.0.1 that answers each request with the raw bytes that `answer` gives for its path."""

    port: int
    requests: list[bytes] = field(default_factory=list)
    most_at_once: int = 0

    def url(self, path: str = "/", *, scheme: str = "http") -> str:
        return f"{scheme}://{HOST}:{self.port}{path}"

    def asked(self) -> list[str]:
        """The paths that were asked for."""
        return [request.split(b" ")[1].decode() for request in self.requests]

    def headers(self, place: int = -1) -> dict[str, str]:
        """The headers of one request, by lower-case name."""
        lines = self.requests[place].decode("latin-1").split("\r\n")[1:]
        pairs = (line.partition(": ") for line in lines if line)
        return {name.lower(): value for name, _, value in pairs}


Answer = Callable[[str], "bytes | Iterator[bytes]"]


@contextmanager
def serve(answer: Answer, *, tls: SSLContext | None = None) -> Iterator[Server]:
    """A server while the test lasts; what `answer` gives is sent as it is, piece by piece, then it closes."""
    listener = socket.create_server(("127.0.0.1", 0))
    server = Server(listener.getsockname()[1])
    open_now: list[int] = []

    def handle(connection: socket.socket) -> None:
        open_now.append(1)
        server.most_at_once = max(server.most_at_once, len(open_now))
        # The client goes away in the middle of what is sent, as many tests want it to.
        with connection, suppress(OSError):
            connection.settimeout(2)
            if tls is not None:
                connection = tls.wrap_socket(connection, server_side=True)
            with connection:
                _answer_one(server, connection, answer)
        open_now.pop()

    def accept() -> None:
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            thread = Thread(target=handle, args=(connection,), daemon=True)
            threads.append(thread)
            thread.start()

    threads: list[Thread] = []
    accepting = Thread(target=accept, daemon=True)
    accepting.start()
    try:
        yield server
    finally:
        # Closing alone does not wake a thread that waits in accept.
        with suppress(OSError):
            listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        accepting.join(2)
        for thread in threads:
            thread.join(2)


def _answer_one(server: Server, connection: socket.socket, answer: Answer) -> None:
    request = b""
    while b"\r\n\r\n" not in request:
        received = connection.recv(65_536)
        if not received:
            return
        request += received
        if request.startswith(
            b"\x16"
        ):  # a greeting of TLS, which a plain server does not understand
            connection.sendall(page(status="400 Bad Request"))
            return
    server.requests.append(request)
    answered = answer(request.split(b" ")[1].decode("latin-1"))
    for piece in (answered,) if isinstance(answered, bytes) else answered:
        connection.sendall(piece)


def page(
    body: bytes = b"", *, status: str = "200 OK", headers: Mapping[str, str] | None = None
) -> bytes:
    """An answer of HTTP/1.1 with its length."""
    stated = {"Content-Length": str(len(body))} | dict(headers or {})
    lines = "".join(f"{name}: {value}\r\n" for name, value in stated.items())
    return f"HTTP/1.1 {status}\r\n{lines}\r\n".encode("latin-1") + body


def open_door(
    server: Server,
    *hosts: str,
    names: Mapping[str, Sequence[str]] | None = None,
    seconds: float = 5.0,
    clock: Callable[[], float] | None = None,
    trusted: str | None = None,
) -> Door:
    """A door that may reach `server` under its name and under `hosts`; other names are found in `names`.

    What is in no table is at 127.0.0.1, where nobody may go.
    """
    table = dict(names or {})

    def resolve(host: str, seconds: float) -> Sequence[str]:
        del seconds
        return table.get(host, ("127.0.0.1",))

    door = Door(
        resolve=resolve,
        seconds=seconds,
        allowed=frozenset((host, server.port) for host in (HOST, *hosts)),
        trusted=trusted,
    )
    if clock is None:
        return door
    return Door(
        resolve=resolve, seconds=seconds, allowed=door.allowed, trusted=trusted, clock=clock
    )
