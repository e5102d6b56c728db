"""The one door to the network: one request → what its server sent.

In goes an address that was checked; out come status, headers and plain bytes, or a `ReadError` that says
why there are none. The check that counts is made with the connection: the name is looked up once, every
address found must be public, and the connection goes to one of these, so a name that points elsewhere a
moment later gains nothing. Never follows a redirect (`fetch/pages.py` does), never reads a proxy, a password
or a cookie from anywhere, never sends one, never asks twice, and never trusts a certificate that the system
does not.

No other module of the package may import a networking library, and this one is imported only when there is
something to ask for.
"""

import socket
import ssl
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from ipaddress import ip_address
from queue import Empty, SimpleQueue
from threading import Lock, Thread
from typing import Any

import httpcore2

from crossread.errors import InvalidValueError, ReadError
from crossread.fetch.addresses import Address, shown_address, why_not_public
from crossread.fetch.answers import inflate
from crossread.fetch.files import too_large

__all__ = [
    "REDIRECTED",
    "TOTAL_SECONDS",
    "Connect",
    "Door",
    "Hop",
    "Received",
    "Resolve",
    "ask_once",
    "connect_to",
    "resolve_name",
]

TOTAL_SECONDS = 30.0
"""How long one answer may take from the look-up of the name to the last byte, redirects included."""

_CONNECT_SECONDS = 10.0
"""How long one IP address may take to answer, so that another can be tried in time."""

_MAX_HEAD = 262_144
"""The most bytes of an answer before its body begins; two and a half times what h11 takes for one head."""

_SPARE = 1_000_000
"""What framing may add to a body; beyond that, chunks of single bytes would only cost time."""

REDIRECTED = frozenset({301, 302, 303, 307, 308})
"""The statuses that lead on; their own bodies are not read."""

Resolve = Callable[[str, float], Sequence[str]]
"""Gives the IP addresses of a name, within so many seconds."""

Connect = Callable[[str, int, float], httpcore2.NetworkStream]
"""Opens a connection to an IP address and port, within so many seconds."""


def _system_look_up(host: str) -> list[str]:
    found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    return [str(one[4][0]) for one in found]


def resolve_name(
    host: str, seconds: float, *, look_up: Callable[[str], list[str]] = _system_look_up
) -> Sequence[str]:
    """The IP addresses that the system knows for `host`.

    The system's look-up cannot be given a limit, so it runs beside this thread and is left behind when it
    takes too long.
    """
    answers: SimpleQueue[list[str] | Exception] = SimpleQueue()

    def look_up_beside() -> None:
        try:
            answers.put(look_up(host))
        except (OSError, UnicodeError) as error:
            answers.put(error)

    Thread(target=look_up_beside, daemon=True).start()
    try:
        answer = answers.get(timeout=seconds)
    except Empty:
        raise TimeoutError from None
    if isinstance(answer, Exception):
        raise answer
    return answer


def connect_to(ip: str, port: int, seconds: float) -> httpcore2.NetworkStream:
    """A connection to this very address."""
    return httpcore2.SyncBackend().connect_tcp(ip, port, seconds, socket_options=[])


@dataclass(frozen=True, slots=True)
class Door:
    """All that may vary about how the network is asked; only tests give anything here.

    `allowed` are hosts with ports that may be on this machine, on any port: tests name their own server so.
    `trusted` is a file of certificates that are trusted beside the system's. `turns` holds a lock for each
    host, so that whatever threads share a door, no host has two connections from it at a time.
    """

    resolve: Resolve = resolve_name
    connect: Connect = connect_to
    clock: Callable[[], float] = time.monotonic
    wait: Callable[[float], None] = time.sleep
    seconds: float = TOTAL_SECONDS
    allowed: frozenset[tuple[str, int]] = frozenset()
    trusted: str | None = None
    turns: dict[str, Lock] = field(default_factory=dict)


class _StoppedError(Exception):
    """The answer is given up; the message says why, as the end of a sentence about the address."""


@dataclass(frozen=True, slots=True)
class Hop:
    """One request: where it goes, until when, and how much of an answer is taken."""

    address: Address
    door: Door
    deadline: float
    limit: int
    is_cut: bool

    def left(self) -> float:
        """The seconds that are left.

        Raises:
            _StoppedError: there are none.
        """
        seconds = self.deadline - self.door.clock()
        if seconds <= 0:
            raise _StoppedError(f"gave no whole answer within {self.door.seconds:g} seconds")
        return seconds


@dataclass(frozen=True, slots=True)
class Received:
    """Status, headers by lower-case name (of repeated ones the first), and the plain body."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class _TimedStream(httpcore2.NetworkStream):
    """A connection that ends at the deadline of its hop, however slowly bytes drip in, and after `budget` bytes."""

    def __init__(self, stream: httpcore2.NetworkStream, hop: Hop) -> None:
        self._stream = stream
        self._hop = hop
        self.budget = _MAX_HEAD

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002 - httpcore's own signature
        received = self._stream.read(max_bytes, self._hop.left())
        self.budget -= len(received)
        if self.budget < 0:
            raise _StoppedError("sends more than a page and its headers can have")
        return received

    def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002 - httpcore's own signature
        self._stream.write(buffer, self._hop.left())

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002 - httpcore's own signature
    ) -> httpcore2.NetworkStream:
        self._stream = self._stream.start_tls(ssl_context, server_hostname, self._hop.left())
        return self

    def get_extra_info(self, info: str) -> Any:  # noqa: ANN401 - httpcore's own signature
        return self._stream.get_extra_info(info)


class _CheckedBackend(httpcore2.NetworkBackend):
    """Connects to public addresses only: looks the name up once, judges all that is found, and goes there."""

    def __init__(self, hop: Hop) -> None:
        self._hop = hop
        self.stream: _TimedStream | None = None

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ARG002 - httpcore's own signature
        local_address: str | None = None,  # noqa: ARG002 - httpcore's own signature
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,  # noqa: ARG002 - httpcore's own signature
    ) -> httpcore2.NetworkStream:
        ips = _checked_ips(host, port, self._hop)
        for place, ip in enumerate(ips, 1):
            seconds = min(self._hop.left(), _CONNECT_SECONDS)
            try:
                self.stream = _TimedStream(self._hop.door.connect(ip, port, seconds), self._hop)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout):
                if place == len(ips):
                    raise
            else:
                return self.stream
        raise _StoppedError(f"has no address: nothing is known for {host}")


def ask_once(hop: Hop, headers: Mapping[str, str], shown: str) -> Received:
    """One request and its whole answer; every way in which there is none becomes a `ReadError`."""
    # Where a redirect led on, the reason is about the place it led to.
    led = "" if shown_address(hop.address.url) == shown else f"{shown_address(hop.address.url)} "
    try:
        with _turn(hop):
            return _receive(hop, headers)
    except (_StoppedError, InvalidValueError) as error:
        message = str(error)
    except httpcore2.TimeoutException:
        message = f"gave no whole answer within {hop.door.seconds:g} seconds"
    except httpcore2.ConnectError as error:
        message = _why_not_connected(error)
    except httpcore2.NetworkError as error:
        message = f"broke the connection: {_why(error)}"
    except httpcore2.RemoteProtocolError as error:
        message = f"gave an answer that is broken or breaks off: {_why(error)}"
    except httpcore2.LocalProtocolError as error:
        message = f"cannot be asked for: {_why(error)}"
    raise ReadError(shown, led + message)


@contextmanager
def _turn(hop: Hop) -> Iterator[None]:
    """Wait until no other thread has a connection to the host."""
    lock = hop.door.turns.setdefault(hop.address.host, Lock())
    if not lock.acquire(timeout=hop.left()):
        raise _StoppedError("was not asked for: another page of its host took all the time")
    try:
        yield
    finally:
        lock.release()


def _receive(hop: Hop, headers: Mapping[str, str]) -> Received:
    backend = _CheckedBackend(hop)
    place = hop.address
    url = httpcore2.URL(scheme=place.scheme, host=place.host, port=place.port, target=place.target)
    sent = [
        (name.encode("latin-1", "replace"), value.encode("latin-1", "replace"))
        for name, value in {"Host": place.authority, **headers}.items()
    ]
    connection = httpcore2.HTTPConnection(
        url.origin,
        ssl_context=_trust(hop.door.trusted) if place.scheme == "https" else None,
        network_backend=backend,
    )
    try:
        with connection.stream("GET", url, headers=sent) as response:
            found: dict[str, str] = {}
            for name, value in response.headers:
                found.setdefault(name.decode("latin-1").lower(), value.decode("latin-1"))
            if backend.stream is not None:
                backend.stream.budget = hop.limit + _SPARE
            return Received(response.status, found, _read_body(hop, response, found))
    finally:
        if backend.stream is not None:
            backend.stream.close()


def _read_body(hop: Hop, response: httpcore2.Response, headers: Mapping[str, str]) -> bytes:
    """The plain body, up to the limit of the hop; of a redirect none is read, for none is needed."""
    if response.status in REDIRECTED:
        return b""
    stated = headers.get("content-length", "")
    if stated.isdecimal() and len(stated) < 16 and int(stated) > hop.limit and not hop.is_cut:
        raise _StoppedError(too_large(int(stated)))
    body = bytearray()
    for piece in inflate(response.iter_stream(), headers.get("content-encoding", "").lower()):
        body += piece
        if len(body) > hop.limit:
            if not hop.is_cut:
                raise _StoppedError(too_large(None))
            break
    return bytes(body[: hop.limit + 1])


def _checked_ips(host: str, port: int, hop: Hop) -> Sequence[str]:
    """The IP addresses of `host`, in the order of the look-up, if each of them may be reached."""
    try:
        ips = [str(ip_address(host))]
    except ValueError:
        ips = list(dict.fromkeys(_look_up(host, hop)))
    is_allowed = (host, port) in hop.door.allowed
    for ip in ips:
        kind = why_not_public(ip)
        if kind and not (is_allowed and ip_address(ip).is_loopback):
            raise _StoppedError(f"is not asked for: {host} is at {ip}, {kind}")
    return ips


def _look_up(host: str, hop: Hop) -> Sequence[str]:
    try:
        return hop.door.resolve(host, hop.left())
    except TimeoutError:
        raise _StoppedError(f"cannot be found: the look-up of {host} takes too long") from None
    except (OSError, UnicodeError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise _StoppedError(f"cannot be found: {host}: {reason.lower()}") from None


@cache
def _trust(extra: str | None) -> ssl.SSLContext:
    """The system's certificates, and those in the file `extra`. Read once: that takes longer than a page."""
    context = httpcore2.default_ssl_context()
    if extra is not None:
        context.load_verify_locations(extra)
    return context


def _why_not_connected(error: Exception) -> str:
    cause = error.args[0] if error.args else error
    if isinstance(cause, ssl.SSLCertVerificationError):
        return f"has a certificate that is not trusted: {cause.verify_message}"
    return f"cannot be reached: {_why(error)}"


def _why(error: Exception) -> str:
    cause = error.args[0] if error.args else error
    text = cause.strerror if isinstance(cause, OSError) and cause.strerror else str(cause)
    return text.lower()[:200]
