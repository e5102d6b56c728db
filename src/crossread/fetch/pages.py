"""Pages of the web, read into captures as their sites allow.

In goes an address as the user wrote it; out comes a capture with the address that it led to, or a `ReadError`
that says why there is none. Redirects are followed by hand, and each address on the way is checked like the
first, by its form, by the site's robots.txt and, in `fetch/http.py`, by the machine that it leads to. Never
follows a link within a page, and never asks again for what was refused.
"""

import math
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus
from importlib.metadata import version
from typing import Protocol
from urllib.parse import urljoin

from crossread.errors import AskedToWaitError, ReadError
from crossread.fetch.addresses import Address, check_address, shown_address
from crossread.fetch.answers import Answer, read_retry_after
from crossread.fetch.files import MAX_BYTES
from crossread.fetch.http import REDIRECTED, Door, Hop, Received, ask_once
from crossread.fetch.robots import MAX_ROBOTS_BYTES, PRODUCT, Robots, allows, read_robots
from crossread.types.report import Capture

__all__ = [
    "FEEDS",
    "MAX_REDIRECTS",
    "PAGES",
    "BeforeHop",
    "ReadAnswer",
    "answer_reader",
    "ask",
    "fetch",
    "page_reader",
]

PAGES = (
    "text/html, application/xhtml+xml, application/atom+xml;q=0.9, application/rss+xml;q=0.9, "
    "application/feed+json;q=0.9, application/json;q=0.8, application/xml;q=0.8, text/xml;q=0.8, "
    "application/pdf;q=0.8, text/plain;q=0.8, */*;q=0.1"
)
"""What is accepted where a person gave the address: a page, or else whatever of the forms that are read it is."""

FEEDS = (
    "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml;q=0.9, "
    "application/xml;q=0.8, text/xml;q=0.8, application/json;q=0.8, */*;q=0.1"
)
"""What is accepted where the address is known to be a feed's, since some sites send a page there to whoever takes one."""

_RULES = "text/plain, */*;q=0.1"

MAX_REDIRECTS = 5
"""Browsers follow twenty; a page that is served needs one or two."""

_MAX_CRAWL_DELAY = 30.0
"""The longest pause, in seconds, between two pages of one host: somebody sits and waits for the answer."""

_WAITED_FOR = frozenset({429, 503})
_HEADERS = {
    # A user agent should lead to a page about the program. The project has no address yet; once pyproject.toml
    # has one, it belongs here, in brackets and with a plus before it.
    "User-Agent": f"{PRODUCT}/{version('crossread')}",
    "Accept-Encoding": "gzip",
    "Connection": "close",
}

BeforeHop = Callable[[Address, float], None]
"""Is called with each address before it is asked for, and with the deadline; raises to forbid it."""


class ReadAnswer(Protocol):
    """Asks for a page or a feed as its site allows, the second time with what the first answer had."""

    def __call__(
        self,
        address: str,
        *,
        accept: str = PAGES,
        etag: str | None = None,
        last_modified: str | None = None,
    ) -> Answer:
        """The answer, of status 304 and without a body where nothing has changed.

        Raises:
            AskedToWaitError: the server says when to come again.
            ReadError: there is no page, for whatever other reason.
        """


@dataclass(frozen=True, slots=True)
class _Visit:
    """What is remembered while several pages are read.

    `robots` holds rules by origin, `asked` when each host was last asked, and `closed` until when one asked to wait.
    """

    door: Door
    robots: dict[str, Robots] = field(default_factory=dict)
    asked: dict[str, float] = field(default_factory=dict)
    closed: dict[str, float] = field(default_factory=dict)


def page_reader(door: Door | None = None) -> Callable[[str], Capture]:
    """A function that reads the page at an address, and remembers what the sites allow from page to page."""
    read = answer_reader(door)
    return lambda address: read(address).capture


def answer_reader(door: Door | None = None) -> ReadAnswer:
    """The same with all that the server stated, for whoever comes again: its ETag and Last-Modified are as received."""
    return partial(_read_answer, _Visit(door or Door()))


def _read_answer(
    visit: _Visit,
    text: str,
    *,
    accept: str = PAGES,
    etag: str | None = None,
    last_modified: str | None = None,
) -> Answer:
    address = check_address(text, allowed=visit.door.allowed)
    hosts: list[str] = []

    def before(hop: Address, deadline: float) -> None:
        _refuse_closed(visit, shown_address(text), hop)
        _obey(visit, shown_address(text), hop, deadline)
        hosts.append(hop.host)

    before(address, visit.door.clock() + visit.door.seconds)
    _wait_turn(visit, address)
    try:
        return fetch(
            text,
            door=visit.door,
            accept=accept,
            etag=etag,
            last_modified=last_modified,
            before_hop=before,
        )
    except AskedToWaitError as error:
        visit.closed[hosts[-1]] = visit.door.clock() + error.seconds
        raise
    finally:
        visit.asked[address.host] = visit.door.clock()


def _refuse_closed(visit: _Visit, subject: str, address: Address) -> None:
    """Return unless the host asked to wait, and the time is not over.

    Raises:
        AskedToWaitError: it did.
    """
    seconds = math.ceil(visit.closed.get(address.host, 0.0) - visit.door.clock())
    if address.host in visit.closed and seconds > 0:
        message = f"is not asked for: {address.host} asks to wait {seconds:,} seconds"
        raise AskedToWaitError(subject, message, seconds)


def _obey(visit: _Visit, subject: str, address: Address, deadline: float) -> None:
    """Return where the robots.txt of the address's origin allows it.

    Raises:
        ReadError: it does not, or could not be read.
    """
    if address.origin not in visit.robots:
        visit.robots[address.origin] = _ask_robots(visit, address, deadline)
    robots = visit.robots[address.origin]
    if allows(robots, address.target):
        return
    if robots.unread is not None:
        message = f"is not asked for: {address.origin}/robots.txt cannot be read: {robots.unread}"
    else:
        message = f"is not asked for: {address.origin}/robots.txt does not allow it to {PRODUCT}"
    raise ReadError(subject, message)


def _ask_robots(visit: _Visit, address: Address, deadline: float) -> Robots:
    where = f"{address.origin}/robots.txt"
    try:
        answer = ask(
            where,
            door=visit.door,
            accept=_RULES,
            limit=MAX_ROBOTS_BYTES,
            is_cut=True,
            deadline=deadline,
        )
    except ReadError as error:
        return Robots(unread=error.message)
    return read_robots(answer.status, answer.capture.body)


def _wait_turn(visit: _Visit, address: Address) -> None:
    """Keep the pause between two pages of a host that its robots.txt asks for."""
    delay = visit.robots[address.origin].crawl_delay
    last = visit.asked.get(address.host)
    if delay is not None and last is not None:
        seconds = last + min(delay, _MAX_CRAWL_DELAY) - visit.door.clock()
        if seconds > 0:
            visit.door.wait(seconds)


def ask(  # noqa: PLR0913 - all but the first are keywords
    address: str,
    *,
    door: Door,
    accept: str = PAGES,
    etag: str | None = None,
    last_modified: str | None = None,
    limit: int = MAX_BYTES,
    is_cut: bool = False,
    deadline: float | None = None,
    before_hop: BeforeHop | None = None,
) -> Answer:
    """What the server of `address` answers, whatever its status; redirects are followed.

    `accept` names the types that are asked for; `etag` and `last_modified` are what an earlier answer had, unchanged; they go to the first origin alone.
    A body of more than `limit` bytes is refused, or cut there with `is_cut`.

    Raises:
        ReadError: the address or a redirect may not be asked for, or no whole answer came.
    """
    deadline = door.clock() + door.seconds if deadline is None else deadline
    first = current = check_address(address, allowed=door.allowed)
    known = {"If-None-Match": etag, "If-Modified-Since": last_modified}
    redirects: list[str] = []
    while True:
        if before_hop is not None:
            before_hop(current, deadline)
        sent = known if current.origin == first.origin else {}
        stated: Mapping[str, str | None] = {"Accept": accept, **sent}
        headers = _HEADERS | {name: value for name, value in stated.items() if value is not None}
        hop = Hop(current, door, deadline, limit, is_cut)
        received = ask_once(hop, headers, shown_address(address))
        location = received.headers.get("location")
        if received.status not in REDIRECTED or location is None:
            return _answer(current, received, redirects)
        if len(redirects) == MAX_REDIRECTS:
            raise ReadError(shown_address(address), f"redirects more than {MAX_REDIRECTS} times")
        redirects.append(current.url)
        current = _redirected(address, current, location, door)


def fetch(  # noqa: PLR0913 - all but the first are keywords
    address: str,
    *,
    door: Door,
    accept: str = PAGES,
    etag: str | None = None,
    last_modified: str | None = None,
    before_hop: BeforeHop | None = None,
) -> Answer:
    """The page at `address`; with `etag` or `last_modified`, an answer of status 304 where it has not changed.

    Raises:
        AskedToWaitError: the server says when to come again.
        ReadError: there is no page, for whatever other reason.
    """
    answer = ask(
        address,
        door=door,
        accept=accept,
        etag=etag,
        last_modified=last_modified,
        before_hop=before_hop,
    )
    is_conditional = etag is not None or last_modified is not None
    if answer.status in {200, 203} or (answer.status == 304 and is_conditional):
        return answer
    shown = shown_address(address)
    message = f"the server answers {_status(answer.status)}"
    if answer.retry_after is not None and answer.status in _WAITED_FOR:
        message = f"{message}, and asks to wait {answer.retry_after:,} seconds"
        raise AskedToWaitError(shown, message, answer.retry_after)
    raise ReadError(shown, message)


def _redirected(address: str, current: Address, location: str, door: Door) -> Address:
    """Where the redirect leads, if it may: also from http to https, but never back."""
    shown = shown_address(address)
    # Servers write letters beyond ASCII as UTF-8, and headers are taken for Latin-1.
    with suppress(UnicodeError):
        location = location.encode("latin-1").decode("utf-8")
    try:
        following = check_address(urljoin(current.url, location), allowed=door.allowed)
    except ReadError as error:
        raise ReadError(shown, f"redirects to {error.subject}, which {error.message}") from None
    except ValueError:
        raise ReadError(shown, "redirects to what is no address") from None
    if (current.scheme, following.scheme) == ("https", "http"):
        message = (
            f"redirects from https to {shown_address(following.url)}, which anyone could change"
        )
        raise ReadError(shown, message)
    return following


def _answer(address: Address, received: Received, redirects: Sequence[str]) -> Answer:
    headers = received.headers
    return Answer(
        capture=Capture(received.body, url=address.url),
        status=received.status,
        content_type=headers.get("content-type"),
        etag=headers.get("etag"),
        last_modified=headers.get("last-modified"),
        retry_after=read_retry_after(headers.get("retry-after"), date=headers.get("date")),
        redirects=tuple(redirects),
    )


def _status(status: int) -> str:
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return str(status)
