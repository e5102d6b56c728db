"""Names for reports that any program can follow: an address of the web, or the hash of the text.

In goes a Report; out come URIs. A report read from a file has no address, and one with an address may change
there; the hash names the very text that was read. Never gives an address that could act, such as `javascript:`.
"""

import base64
import hashlib
import re
from urllib.parse import quote

from crossread.types.report import Report

__all__ = ["report_address", "report_uri", "text_uri"]

_WEB = re.compile(r"https?://[^\s/?#\\]+(?:[/?#].*)?", re.IGNORECASE | re.DOTALL)
# What RFC 3986 lets stand in an address; a percent sign is taken to begin an escape.
_KEPT = "!#$%&'()*+,/:;=?@[]~-._"


def report_address(report: Report) -> str | None:
    """The address of the report's page, in ASCII, where it is one of http or https (RFC 3986)."""
    url = report.url
    if url is None or _WEB.fullmatch(url) is None:
        return None
    return quote(url.encode("utf-8", "replace"), safe=_KEPT)


def text_uri(report: Report) -> str:
    """The name of the report's text by its SHA-256 (RFC 6920): `ni:///sha-256;` and the hash in base64url."""
    digest = hashlib.sha256(report.text.encode("utf-8", "surrogatepass")).digest()
    return "ni:///sha-256;" + base64.urlsafe_b64encode(digest).decode("ascii").rstrip("=")


def report_uri(report: Report) -> str:
    """The address of the report's page, else the name of its text."""
    return report_address(report) or text_uri(report)
