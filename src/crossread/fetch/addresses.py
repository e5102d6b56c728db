"""Which addresses may be asked for, and which machines may be reached.

In goes an address as somebody wrote it, or the IP address that a name turned out to have; out comes the
address in its normal form, or the reason why not. Pure: never looks a name up and never opens a socket;
`fetch/http.py` asks here before it does either.
"""

import re
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network
from urllib.parse import quote

from crossread.errors import InvalidValueError, ReadError

__all__ = [
    "MAX_LENGTH",
    "PORTS",
    "Address",
    "check_address",
    "is_address",
    "shown_address",
    "why_not_public",
]

MAX_LENGTH = 2048
"""The most characters of an address; longer ones are of no page, and sitemaps may not hold them either."""

PORTS = frozenset({80, 443, 8080, 8443})
"""Where the web is served; on other ports stand mail, databases and shells, which a request may upset."""

_DEFAULT_PORTS = {"http": 80, "https": 443}
_MAX_SHOWN = 200

# IANA's registries of special-purpose addresses (RFC 6890, as of 2025), and what the clouds keep for themselves.
_NOT_PUBLIC_4 = (
    ("0.0.0.0/8", "this network"),
    ("10.0.0.0/8", "a private address"),
    ("100.64.0.0/10", "an address behind a carrier's gateway"),
    ("127.0.0.0/8", "this machine itself"),
    ("168.63.129.16/32", "the service of a cloud for its machines"),
    ("169.254.0.0/16", "a link-local address, where clouds keep their secrets"),
    ("172.16.0.0/12", "a private address"),
    ("192.0.0.0/24", "reserved for protocols"),
    ("192.0.2.0/24", "reserved for examples"),
    ("192.88.99.0/24", "a relay of 6to4"),
    ("192.168.0.0/16", "a private address"),
    ("198.18.0.0/15", "reserved for measurements"),
    ("198.51.100.0/24", "reserved for examples"),
    ("203.0.113.0/24", "reserved for examples"),
    ("224.0.0.0/4", "a multicast address"),
    ("240.0.0.0/4", "reserved"),
)
_NOT_PUBLIC_6 = (
    ("::/128", "no address at all"),
    ("::1/128", "this machine itself"),
    ("::/96", "an IPv4-compatible address"),
    ("64:ff9b:1::/48", "an address of a local translator to IPv4"),
    ("100::/64", "an address that swallows what is sent"),
    ("2001::/32", "a Teredo tunnel"),
    ("2001::/23", "reserved for protocols"),
    ("2001:db8::/32", "reserved for examples"),
    ("2002::/16", "a 6to4 tunnel"),
    ("3fff::/20", "reserved for examples"),
    ("fc00::/7", "a unique local address"),
    ("fe80::/10", "a link-local address"),
    ("fec0::/10", "a site-local address"),
    ("ff00::/8", "a multicast address"),
)
_SPECIAL_4 = tuple((ip_network(network), kind) for network, kind in _NOT_PUBLIC_4)
_SPECIAL_6 = tuple((ip_network(network), kind) for network, kind in _NOT_PUBLIC_6)
# The whole of global unicast; what IANA has not given out can hold no page.
_GLOBAL_UNICAST = IPv6Network("2000::/3")
# Forms that only stand for an IPv4 address: mapped (RFC 4291), and the translator's well-known prefix (RFC 6052).
_STANDS_FOR_IPV4 = (IPv6Network("::ffff:0:0/96"), IPv6Network("64:ff9b::/96"))
# ISATAP (RFC 5214) writes an IPv4 address behind these 32 bits, under any prefix.
_ISATAP = (0x00005EFE, 0x02005EFE)

# Names that are never on the public web: RFC 6761, 6762, 7686, 8375, and ICANN's reservation of internal.
_LOCAL_NAMES = ("localhost", "local", "internal", "onion", "home.arpa", "invalid")

_SCHEME = re.compile(r"https?://", re.IGNORECASE)
# Spaces, controls, halves of surrogate pairs and marks that turn the line round deceive whoever reads the
# address; browsers take a backslash for a slash, others do not.
_FORBIDDEN = re.compile(
    "[\x00-\x20\x7f-\xa0\\\\\\s\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff0-\uffff\ud800-\udfff]"
)
_AUTHORITY = re.compile(r"(\[[^\[\]]*\]|[^:\[\]]*)(?::([0-9]{0,5}))?")
_ENDS_IN_NUMBER = re.compile(r"(?:.*\.)?(?:[0-9]+|0x[0-9a-f]*)")
_LABEL = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?")
_USER_INFO = re.compile(r"//(?:[^/?#]*|[^/?#@\[\]]*:[^0-9/?#][^@]*)@")


@dataclass(frozen=True, slots=True)
class Address:
    """An address that may be asked for, in its normal form.

    `host` is ASCII in lower case, an IPv6 address without its brackets; `target` is the path with the query.
    """

    scheme: str
    host: str
    port: int
    target: str

    @property
    def authority(self) -> str:
        """The host and the port as the `Host` header has them: the scheme's own port is left away."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _DEFAULT_PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def origin(self) -> str:
        """Scheme, host and port: what one robots.txt speaks for."""
        return f"{self.scheme}://{self.authority}"

    @property
    def url(self) -> str:
        """The whole address."""
        return self.origin + self.target


def is_address(text: str) -> bool:
    """Whether `text` is meant as an address of a page and not as the name of a file."""
    return _SCHEME.match(text) is not None


def shown_address(text: str) -> str:
    """`text` as it can be printed and kept: without user name and password, controls, and great length."""
    shown = _FORBIDDEN.sub("\ufffd", _USER_INFO.sub("//", text[: 2 * MAX_LENGTH]))
    return shown if len(shown) <= _MAX_SHOWN else f"{shown[:_MAX_SHOWN]}…"


def check_address(text: str, *, allowed: frozenset[tuple[str, int]] = frozenset()) -> Address:
    """The address `text` in its normal form.

    `allowed` exempts a host with a port from the rules for ports and local names, so that tests can reach
    a server of their own.

    Raises:
        ReadError: it may not be asked for; the message says why.
    """
    try:
        return _parse(text, allowed)
    except InvalidValueError as error:
        raise ReadError(shown_address(text), f"is not asked for: {error}") from None


def why_not_public(text: str) -> str | None:
    """Why the IP address `text` is not one of the public internet, as a phrase; None where it is.

    An IPv4 address within an IPv6 address is taken out and judged as well.
    """
    try:
        ip = ip_address(text)
    except ValueError:
        return "no IP address"
    if isinstance(ip, IPv4Address):
        return next((kind for network, kind in _SPECIAL_4 if ip in network), None)
    if any(ip in network for network in _STANDS_FOR_IPV4):
        return _why_not_inner(ip)
    kind = next((kind for network, kind in _SPECIAL_6 if ip in network), None)
    if kind is None and ip not in _GLOBAL_UNICAST:
        kind = "reserved"
    if kind is None and (int(ip) >> 32) & 0xFFFFFFFF in _ISATAP:
        return _why_not_inner(ip)
    return kind


def _why_not_inner(ip: IPv6Address) -> str | None:
    inner = IPv4Address(int(ip) & 0xFFFFFFFF)
    kind = why_not_public(str(inner))
    return f"{inner} within IPv6, which is {kind}" if kind else None


def _parse(text: str, allowed: frozenset[tuple[str, int]]) -> Address:
    if len(text) > MAX_LENGTH:
        raise InvalidValueError(f"it is {len(text):,} characters long, and {MAX_LENGTH:,} may be")
    forbidden = _FORBIDDEN.search(text)
    if forbidden:
        raise InvalidValueError(f"it holds the character U+{ord(forbidden.group()):04X}")
    if not is_address(text):
        raise InvalidValueError("only addresses that begin with http:// or https:// are")
    scheme, _, rest = text.partition("://")
    scheme = scheme.lower()
    place = re.match(r"([^/?#]*)([^#]*)", rest)
    authority, target = place.groups() if place else ("", "")
    host, port = _host_and_port(authority, scheme)
    if (host, port) not in allowed:
        _check_place(host, port)
    return Address(scheme, host, port, _normal_target(target))


def _host_and_port(authority: str, scheme: str) -> tuple[str, int]:
    if "@" in authority:
        raise InvalidValueError("it holds a user name or password, which would be sent on")
    parts = _AUTHORITY.fullmatch(authority)
    if parts is None:
        raise InvalidValueError("its host or port is broken")
    host, port = parts.groups()
    if not host:
        raise InvalidValueError("it names no host")
    return _normal_host(host), int(port) if port else _DEFAULT_PORTS[scheme]


def _normal_host(host: str) -> str:
    """The host in lower-case ASCII (UTS 46 for other letters), without brackets and last full stop."""
    if host.startswith("["):
        try:
            return str(IPv6Address(host[1:-1] if "%" not in host else ""))
        except ValueError:
            raise InvalidValueError(f"{host} is no IPv6 address") from None
    name = (host.lower() if host.isascii() else _to_ascii(host)).removesuffix(".")
    if _ENDS_IN_NUMBER.fullmatch(name):
        # Resolvers read 127.1, 0x7f.1 and 2130706433 as 127.0.0.1, others read them otherwise.
        try:
            return str(IPv4Address(name))
        except ValueError:
            raise InvalidValueError(f"{name} is an odd form of an IPv4 address") from None
    if len(name) > 253 or not all(_LABEL.fullmatch(label) for label in name.split(".")):
        raise InvalidValueError("its host is no name that a machine can have")
    return name


def _to_ascii(host: str) -> str:
    # Imported here: its tables take as long to load as this whole module, and few hosts need them.
    import idna  # noqa: PLC0415

    try:
        return idna.encode(host, uts46=True).decode("ascii")
    except (idna.IDNAError, UnicodeError):
        raise InvalidValueError(f"{host} is no valid name in letters beyond ASCII") from None


def _check_place(host: str, port: int) -> None:
    if port not in PORTS:
        known = ", ".join(str(one) for one in sorted(PORTS))
        raise InvalidValueError(f"port {port} is none of the web ({known})")
    is_ip = ":" in host or _ENDS_IN_NUMBER.fullmatch(host) is not None
    kind = why_not_public(host) if is_ip else None
    if kind:
        raise InvalidValueError(f"{host} is {kind}")
    if not is_ip and ("." not in host or f".{host}".endswith(tuple(f".{n}" for n in _LOCAL_NAMES))):
        raise InvalidValueError(f"{host} is a name of a local network")


def _normal_target(target: str) -> str:
    """Path and query with other letters escaped, and the path without `.` and `..` (RFC 3986, 5.2.4)."""
    path, mark, query = target.partition("?")
    kept: list[str] = []
    parts = path.split("/")[1:]
    for number, part in enumerate(parts, 1):
        plain = re.sub("%2e", ".", part, flags=re.IGNORECASE)
        if plain == "..":
            del kept[-1:]
        if plain not in {".", ".."}:
            kept.append(part)
        elif number == len(parts):
            kept.append("")
    return quote("/" + "/".join(kept) + mark + query, safe="%/?:@!$&'()*+,;=~[]")
