"""Which records of a web archive may hold reports, by the type that is stated and by how they begin.

In goes the body of a record, unpacked; out comes whether it is worth reading. An archive of a site holds hundreds of answers
in JSON and XML that only its scripts read; of these no more is said than how many they were.
"""

import re

__all__ = ["SURE", "UNSURE", "may_hold_reports"]

SURE = frozenset({"text/html", "application/xhtml+xml", "text/plain", "application/pdf"})
"""The types that are read whatever they hold."""

UNSURE = frozenset(
    "application/rss+xml application/atom+xml application/rdf+xml application/xml text/xml application/json "
    "application/feed+json application/ld+json text/json application/gzip application/x-gzip application/octet-stream "
    "binary/octet-stream application/x-pdf".split()
) | {""}
"""The types of which what they hold tells; servers also state them where they do not know."""

_BEGINS = re.compile(rb"(?:\xef\xbb\xbf)?\s{0,1000}(?:(%PDF-)|([{\[])|(<))")
# What our readers know of JSON: schema.org, news-please, JSON Feed, ninjs.
_ARTICLES = re.compile(
    rb'"articleBody"|"maintext"|jsonfeed\.org|"body_?(?:text|xhtml|html)"|"bodies"'
)
_ROOT = re.compile(
    rb"<(?:[\w.-]{1,20}:)?(?:html|body|rss|rdf|feed|newsmessage|newsitem|newsml|nitf)[\s>]",
    re.IGNORECASE,
)
_HEAD = 4096


def may_hold_reports(body: bytes) -> bool:
    """Whether `body` begins as a PDF, a page, a feed or an agency's XML, or is JSON that names the text of an article."""
    begins = _BEGINS.match(body)
    if begins is None:
        return False
    if begins[2]:
        return _ARTICLES.search(body) is not None
    return bool(begins[1]) or _ROOT.search(body, 0, _HEAD) is not None
