"""What a report is called in files for other programs."""

import base64
import hashlib

import pytest
from hypothesis import given, settings

from crossread.export.identity import report_address, report_uri, text_uri
from crossread.types.report import Report
from tests.export.any_synopsis import any_words


def report_at(url: str | None) -> Report:
    return Report(id="r-1", text="Żółw.", path="a.txt", url=url)


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://a.example/b?c=d#e", "https://a.example/b?c=d#e"),
        ("https://a.example/50%25 off", "https://a.example/50%25%20off"),
        ("http://a.example/ż", "http://a.example/%C5%BC"),
        ('https://a.example/"><script>', "https://a.example/%22%3E%3Cscript%3E"),
        ("javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("https://", None),
        (" https://a.example", None),
        (None, None),
    ],
)
def test_only_an_address_of_the_web_is_given(url: str | None, address: str | None) -> None:
    assert report_address(report_at(url)) == address


def test_a_text_is_named_by_its_hash_as_rfc_6920_has_it() -> None:
    scheme, name = text_uri(report_at(None)).split(";")

    assert scheme == "ni:///sha-256"
    assert base64.urlsafe_b64decode(name + "=") == hashlib.sha256("Żółw.".encode()).digest()


@settings(deadline=None)
@given(any_words)
def test_a_uri_holds_nothing_that_ends_or_breaks_it(words: str) -> None:
    uri = report_uri(report_at(f"https://a.example/{words}"))

    assert uri.isascii()
    assert not set(uri) & set(' \n\t\r"<>\\^`{|}')
