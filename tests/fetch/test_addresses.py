import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.errors import ReadError
from crossread.fetch.addresses import (
    MAX_LENGTH,
    check_address,
    is_address,
    shown_address,
    why_not_public,
)
from tests.fetch.addresses_refused import NAMES, REFUSED

PUBLIC = [
    "1.1.1.1",
    "8.8.8.8",
    "93.184.215.14",
    "100.63.255.255",
    "100.128.0.0",
    "172.15.255.255",
    "172.32.0.0",
    "192.0.1.0",
    "198.17.255.255",
    "198.20.0.0",
    "223.255.255.255",
    "2001:4860:4860::8888",
    "2606:2800:220:1::1",
    "2a00:1450:4001::1",
    "::ffff:8.8.8.8",
    "64:ff9b::808:808",
    "2a00:1::200:5efe:808:808",
]
NOT_PUBLIC = [
    ("0.0.0.0", "this network"),  # noqa: S104 - refused here, not bound
    ("10.255.255.255", "private"),
    ("100.64.0.1", "carrier"),
    ("100.100.100.200", "carrier"),
    ("127.255.255.254", "this machine"),
    ("168.63.129.16", "cloud"),
    ("169.254.169.254", "link-local"),
    ("169.254.170.2", "link-local"),
    ("172.31.255.255", "private"),
    ("192.0.0.192", "protocols"),
    ("192.0.2.1", "examples"),
    ("192.88.99.1", "6to4"),
    ("192.168.1.1", "private"),
    ("198.18.0.1", "measurements"),
    ("198.19.255.255", "measurements"),
    ("198.51.100.1", "examples"),
    ("203.0.113.1", "examples"),
    ("224.0.0.1", "multicast"),
    ("239.255.255.255", "multicast"),
    ("240.0.0.1", "reserved"),
    ("255.255.255.255", "reserved"),
    ("::", "no address"),
    ("::1", "this machine"),
    ("::127.0.0.1", "compatible"),
    ("::8.8.8.8", "compatible"),
    ("::ffff:127.0.0.1", "127.0.0.1 within IPv6, which is this machine"),
    ("::ffff:a9fe:a9fe", "169.254.169.254 within"),
    ("::ffff:0:127.0.0.1", "reserved"),
    ("64:ff9b::a9fe:a9fe", "169.254.169.254 within"),
    ("64:ff9b::c000:c0", "192.0.0.192 within"),
    ("64:ff9b:1::808:808", "translator"),
    ("64:ff9b:2::1", "reserved"),
    ("100::1", "swallows"),
    ("2001:0:7f00:1::", "Teredo"),
    ("2001:10::1", "protocols"),
    ("2001:db8::1", "examples"),
    ("2002:7f00:1::", "6to4"),
    ("2002:808:808::", "6to4"),
    ("2a00:1::5efe:10.0.0.1", "10.0.0.1 within"),
    ("3fff::1", "examples"),
    ("4000::1", "reserved"),
    ("5f00::1", "reserved"),
    ("fc00::1", "unique local"),
    ("fd00:ec2::254", "unique local"),
    ("fe80::1", "link-local"),
    ("fe80::1%eth0", "link-local"),
    ("fec0::1", "site-local"),
    ("ff02::1", "multicast"),
    ("not an address", "no IP address"),
    ("127.1", "no IP address"),
]


@pytest.mark.parametrize("ip", PUBLIC)
def test_an_address_of_the_public_internet_may_be_reached(ip: str) -> None:
    assert why_not_public(ip) is None


@pytest.mark.parametrize(("ip", "kind"), NOT_PUBLIC)
def test_any_other_address_is_refused_with_its_kind(ip: str, kind: str) -> None:
    assert kind in (why_not_public(ip) or "")


def _may_stand(address: str) -> bool:
    """Whether the form alone gives no reason to refuse: only the look-up of its name will."""
    return any(name in address for name in NAMES) or "münchen" in address


@pytest.mark.parametrize(
    "address", [one for one in REFUSED if not _may_stand(one)], ids=lambda one: ascii(one[:60])
)
def test_what_leads_nowhere_good_is_refused_by_its_form(address: str) -> None:
    with pytest.raises(ReadError, match=r"is not asked for: "):
        check_address(address)


NORMAL = [
    ("https://news.example", "https://news.example/"),
    ("HTTPS://News.Example:443/A?b=C#d", "https://news.example/A?b=C"),
    ("http://news.example:80", "http://news.example/"),
    ("http://news.example:8080/a", "http://news.example:8080/a"),
    ("https://news.example./a", "https://news.example/a"),
    ("https://news.example?page=2", "https://news.example/?page=2"),
    ("https://news.example/a/./b/../c", "https://news.example/a/c"),
    ("https://news.example/a/%2e%2E/private", "https://news.example/private"),
    ("https://news.example/../../a/..", "https://news.example/"),
    ("https://news.example/a//b/", "https://news.example/a//b/"),
    ("https://news.example/größe?ü=%C3%A9", "https://news.example/gr%C3%B6%C3%9Fe?%C3%BC=%C3%A9"),
    ("https://news.example/@name/a:b;c", "https://news.example/@name/a:b;c"),
    ('https://news.example/a"<b>', "https://news.example/a%22%3Cb%3E"),
    ("https://münchen.example/", "https://xn--mnchen-3ya.example/"),
    ("https://straße.example/", "https://xn--strae-oqa.example/"),
    ("https://ＮＥＷＳ.example/", "https://news.example/"),
    ("https://8.8.8.8/a", "https://8.8.8.8/a"),
    ("https://[2606:2800:220:1:0:0:0:1]:8443/", "https://[2606:2800:220:1::1]:8443/"),
    ("https://my_host.news.example/", "https://my_host.news.example/"),
    ("https://example.com.localhost.example/", "https://example.com.localhost.example/"),
]


@pytest.mark.parametrize(("text", "url"), NORMAL)
def test_an_address_is_brought_to_its_normal_form(text: str, url: str) -> None:
    address = check_address(text)

    assert address.url == url
    assert check_address(address.url) == address


def test_a_server_of_ones_own_may_be_allowed_by_host_and_port() -> None:
    allowed = frozenset({("127.0.0.1", 8000)})

    assert check_address("http://127.0.0.1:8000/", allowed=allowed).port == 8000
    with pytest.raises(ReadError, match="this machine itself"):
        check_address("http://127.0.0.1:8080/", allowed=allowed)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("https://ada:secret@news.example/a", "https://news.example/a"),
        ("https://secret@news.example/a", "https://news.example/a"),
        ("https://ada:sec/ret@news.example/a", "https://news.example/a"),
        ("https://news.example:443/@ada", "https://news.example:443/@ada"),
        ("https://a.example/\x1b[2J\u202e\udcff", "https://a.example/\ufffd[2J\ufffd\ufffd"),
    ],
)
def test_what_is_shown_holds_no_password_and_moves_no_cursor(text: str, shown: str) -> None:
    assert shown_address(text) == shown


def test_a_refusal_does_not_repeat_the_password() -> None:
    with pytest.raises(ReadError) as caught:
        check_address("https://ada:secret@news.example/a")

    assert "secret" not in str(caught.value)


def test_a_long_address_is_shown_in_part() -> None:
    assert len(shown_address("https://a.example/" + "a" * 65_536)) < 210


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://a", True),
        ("HTTP://a", True),
        ("a.txt", False),
        ("ftp://a", False),
        ("http:a", False),
        ("./http://a", False),
    ],
)
def test_only_what_begins_like_an_address_is_one(text: str, *, expected: bool) -> None:
    assert is_address(text) is expected


@given(st.text(max_size=200))
def test_any_text_is_an_address_or_refused(text: str) -> None:
    """What is accepted is short ASCII without spaces, and stays what it is when checked again."""
    try:
        address = check_address(f"http://{text}")
    except ReadError:
        return
    assert address.url.isascii()
    assert " " not in address.url
    assert len(address.host) < 254
    if len(address.url) <= MAX_LENGTH:
        assert check_address(address.url) == address


@given(st.ip_addresses(v=4))
def test_no_address_is_public_in_disguise(ip: object) -> None:
    """An IPv4 address that is not public is not so either in the forms of IPv6 that hold it."""
    if why_not_public(str(ip)) is not None:
        for form in ("::ffff:{}", "64:ff9b::{}", "::{}", "64:ff9b:1::{}", "2a00:1::5efe:{}"):
            assert why_not_public(form.format(ip)) is not None
