"""What a site's robots.txt allows us, by RFC 9309.

In go the status and the bytes that were answered for `/robots.txt`; out come the rules that are for us,
and whether they allow a path. Pure: `fetch/pages.py` asks for the file. Whatever the bytes are, they are
read: lines that mean nothing are passed over, as the standard has it.
"""

import math
import re
from dataclasses import dataclass
from urllib.parse import quote

__all__ = ["MAX_ROBOTS_BYTES", "PRODUCT", "Robots", "Rule", "allows", "read_robots"]

PRODUCT = "crossread"
"""The name by which a robots.txt can speak to us, and the head of our user agent."""

MAX_ROBOTS_BYTES = 500 * 1024
"""How much of a robots.txt is read; the standard asks for at least this."""

_LINE_END = re.compile(r"\r\n|\r|\n")
_TOKEN = re.compile(r"[A-Za-z_-]+|\*")
_ESCAPE = re.compile("%[0-9A-Fa-f]{2}")
_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")


@dataclass(frozen=True, slots=True)
class Rule:
    """One line Allow or Disallow; `pattern` is in the form of `_normal`."""

    pattern: str
    allows: bool


@dataclass(frozen=True, slots=True)
class Robots:
    """The rules for us. `crawl_delay` is in seconds; `unread` says why nothing could be read, which forbids all."""

    rules: tuple[Rule, ...] = ()
    crawl_delay: float | None = None
    unread: str | None = None


@dataclass(slots=True)
class _Group:
    """Rules with the names they are for."""

    names: set[str]
    rules: list[Rule]
    crawl_delay: float | None = None


def read_robots(status: int, body: bytes) -> Robots:
    """The rules for us in an answer: none where there is no file, and all forbidden where the server fails.

    Groups that name us are taken together; only where there are none, those for everyone are.
    """
    if 400 <= status < 500:
        return Robots()
    if not 200 <= status < 300:
        return Robots(unread=f"the server answers {status}")
    groups = _read_groups(_lines(body))
    ours = [group for group in groups if PRODUCT in group.names]
    ours = ours or [group for group in groups if "*" in group.names]
    delays = [group.crawl_delay for group in ours if group.crawl_delay is not None]
    rules = tuple(rule for group in ours for rule in group.rules)
    return Robots(rules, max(delays, default=None))


def allows(robots: Robots, target: str) -> bool:
    """Whether `target`, a path with its query, may be asked for.

    The longest pattern that matches decides, and of two that are equally long the one that allows.
    """
    if robots.unread is not None:
        return False
    path = _normal(target)
    if path == "/robots.txt":
        return True
    matching = [
        (len(rule.pattern), rule.allows) for rule in robots.rules if _matches(rule.pattern, path)
    ]
    return max(matching, default=(0, True))[1]


def _lines(body: bytes) -> list[str]:
    text = body[:MAX_ROBOTS_BYTES].decode("utf-8-sig", "replace")
    lines = _LINE_END.split(text)
    # A line that the limit cut could say more than was written: "/" of "/private".
    return lines[:-1] if len(body) > MAX_ROBOTS_BYTES else lines


def _read_groups(lines: list[str]) -> list[_Group]:
    groups: list[_Group] = []
    is_open = False
    for line in lines:
        key, colon, value = line.partition("#")[0].partition(":")
        key, value = key.strip().lower(), value.strip()
        if not colon:
            continue
        if key == "user-agent":
            if not is_open:
                groups.append(_Group(set(), []))
            is_open = True
            name = _TOKEN.match(value)
            groups[-1].names.add(name.group().lower() if name else "")
        elif groups and key in {"allow", "disallow"}:
            is_open = False
            # An empty rule says nothing, and a path that begins otherwise is no path.
            if value.startswith(("/", "*")):
                groups[-1].rules.append(Rule(_normal(value), key == "allow"))
        elif groups and key == "crawl-delay":
            groups[-1].crawl_delay = _read_delay(value)
    return groups


def _read_delay(value: str) -> float | None:
    try:
        seconds = float(value)
    except ValueError:
        return None
    return seconds if seconds >= 0 and math.isfinite(seconds) else None


def _normal(path: str) -> str:
    """`path` with escapes in capitals, letters beyond ASCII escaped, and no escape where none is needed."""

    def unescape(match: re.Match[str]) -> str:
        character = chr(int(match.group()[1:], 16))
        return character if character in _UNRESERVED else match.group().upper()

    return quote(_ESCAPE.sub(unescape, path), safe="%/?:@!$&'()*+,;=~[]#")


def _matches(pattern: str, path: str) -> bool:
    """Whether `path` begins as `pattern` says; `*` is any characters, and `$` at the end is the end.

    The pieces between the stars are sought one after the other, so that the work grows with the path.
    """
    is_whole = pattern.endswith("$")
    first, *pieces = pattern.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    if not pieces:
        return not is_whole or path == first
    place = len(first)
    last = pieces.pop() if is_whole else ""
    for piece in pieces:
        found = path.find(piece, place)
        if found < 0:
            return False
        place = found + len(piece)
    return path.endswith(last) and len(path) - len(last) >= place
