"""What every request and every answer must pass: host, origin, password, length, and the policy of the page.

A browser can be led here by any page of the web. So a request must name a host that this server has (against DNS
rebinding), and one that changes something must come from this site itself: browsers say where a request comes from in
`Sec-Fetch-Site`, older ones in `Origin`, and neither can be set by a page (the method of Go's
`http.CrossOriginProtection`, after https://words.filippo.io/csrf/). A program sends neither, and may do what it may.
"""

import base64
import binascii
import hmac
from collections.abc import Awaitable, Callable, Collection, MutableMapping
from dataclasses import dataclass
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

__all__ = [
    "POLICY",
    "App",
    "Guard",
    "Message",
    "Receive",
    "Scope",
    "Send",
    "host_of",
    "is_loopback",
]

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
"""`connect-src` is for the stream that tells how far a reading is."""

_HEADERS = (
    (b"content-security-policy", POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
)
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_API = "/api/"


@dataclass(frozen=True, slots=True)
class Guard:
    """Lets requests to `app` through, and puts the headers on its answers.

    `hosts` are the names under which it is asked for, without ports. Where there is a `password`, the page asks
    for it; the API asks for a token in any case (`api.py`). A body may have `most_bytes`.
    """

    app: App
    hosts: Collection[str]
    password: str | None
    most_bytes: int

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse the request, or hand it on."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = {bytes(name).lower(): bytes(value) for name, value in scope["headers"]}
        refused = self._why_not(scope, headers)
        if refused is not None:
            status, words, more = refused
            await send(_start(status, [(b"content-type", b"text/plain; charset=utf-8"), *more]))
            await send({"type": "http.response.body", "body": words.encode()})
            return

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", ()), *_HEADERS]
            await send(message)

        await self.app(scope, _limited(receive, self.most_bytes), sending)

    def _why_not(
        self, scope: Scope, headers: dict[bytes, bytes]
    ) -> tuple[int, str, list[tuple[bytes, bytes]]] | None:
        """Status, words and headers of a refusal; None where there is nothing against the request."""
        stated = headers.get(b"host", b"").decode("latin-1")
        if host_of(stated) not in self.hosts:
            words = f"This server is not asked for as {stated[:100]!r}; --name adds a name.\n"
            return 421, words, []
        if scope["method"] not in _SAFE and not _is_own(headers, stated):
            return 403, "This was sent from another site, and is not done.\n", []
        length = headers.get(b"content-length", b"")
        if length and (not length.isdigit() or int(length) > self.most_bytes):
            return 413, f"More than {self.most_bytes // 1_000_000} MB are not taken.\n", []
        if self.password is None or str(scope["path"]).startswith(_API):
            return None
        if _knows(headers.get(b"authorization", b""), self.password):
            return None
        ask = (b"www-authenticate", b'Basic realm="Crossread", charset="UTF-8"')
        return 401, "The password is needed; any name will do.\n", [ask]


def host_of(stated: str) -> str:
    """The name in a Host header, without its port, in lower case; empty where it is none."""
    try:
        return urlsplit(f"//{stated}").hostname or ""
    except ValueError:
        return ""


def is_loopback(host: str) -> bool:
    """Whether `host` is this machine alone."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _is_own(headers: dict[bytes, bytes], host: str) -> bool:
    site = headers.get(b"sec-fetch-site")
    if site is not None:
        return site in {b"same-origin", b"none"}
    origin = headers.get(b"origin")
    if origin is None:
        return True
    try:
        return urlsplit(origin.decode("latin-1")).netloc.lower() == host.lower()
    except ValueError:
        return False


def _knows(authorization: bytes, password: str) -> bool:
    """Whether the header of HTTP Basic (RFC 7617) holds the password; takes as long whatever it holds."""
    kind, _, given = authorization.partition(b" ")
    try:
        _, _, said = base64.b64decode(given.strip(), validate=True).partition(b":")
    except (binascii.Error, ValueError):
        said = b""
    return hmac.compare_digest(said, password.encode()) and kind.lower() == b"basic"


def _limited(receive: Receive, most_bytes: int) -> Receive:
    """`receive` that ends a body which is longer than it said, as if the sender had gone."""
    n_bytes = 0

    async def receiving() -> Message:
        nonlocal n_bytes
        message = await receive()
        n_bytes += len(message.get("body", b""))
        return message if n_bytes <= most_bytes else {"type": "http.disconnect"}

    return receiving


def _start(status: int, headers: list[tuple[bytes, bytes]]) -> Message:
    return {"type": "http.response.start", "status": status, "headers": [*headers, *_HEADERS]}
