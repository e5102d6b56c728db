"""JSON Feed, versions 1 and 1.1 (https://jsonfeed.org/version/1.1).

In goes a value that was read from JSON; out come a draft for each item that holds text, and problems.
"""

from collections.abc import Mapping

from crossread.extract.articles.article_json import text_field
from crossread.extract.feeds.items import Item, drafts_of
from crossread.extract.fragment import fragment_text
from crossread.extract.plain import Draft
from crossread.types.problem import Problem

__all__ = ["is_json_feed", "read_json_feed"]

_VERSIONS = (
    "https://jsonfeed.org/version/1",
    "http://jsonfeed.org/version/1",
    "https://www.jsonfeed.org/",
)


def is_json_feed(value: object) -> bool:
    """Whether a value read from JSON says of itself that it is a JSON Feed."""
    version = value.get("version") if isinstance(value, dict) else None
    return isinstance(version, str) and version.startswith(_VERSIONS)


def read_json_feed(
    address: str, feed: Mapping[str, object]
) -> tuple[tuple[Draft, ...], tuple[Problem, ...]]:
    """The drafts of a JSON Feed in the order of its items, and what is amiss with them."""
    items = feed.get("items")
    listed = items if isinstance(items, list) else []
    if not listed:
        return (), (Problem("extract", address, "is a feed without items"),)
    return drafts_of(
        address, [(number, _item(feed, item)) for number, item in enumerate(listed, 1)]
    )


def _item(feed: Mapping[str, object], item: object) -> Item:
    fields = item if isinstance(item, dict) else {}
    page, text = text_field(fields, "content_html"), text_field(fields, "content_text")
    authors = _names(fields) or _names(feed)
    return Item(
        title=text_field(fields, "title"),
        full=max(fragment_text(page), text, key=len),
        summary=text_field(fields, "summary"),
        published=text_field(fields, "date_published") or text_field(fields, "date_modified"),
        author=", ".join(dict.fromkeys(authors)),
        outlet=text_field(feed, "title"),
        address=text_field(fields, "url") or text_field(fields, "external_url"),
        language=text_field(fields, "language") or text_field(feed, "language"),
    )


def _names(fields: Mapping[str, object]) -> list[str]:
    """The names of the authors; version 1 had one author, 1.1 has a list of them."""
    listed = fields.get("authors")
    authors = listed if isinstance(listed, list) else [fields.get("author")]
    names = [text_field(author, "name") for author in authors if isinstance(author, dict)]
    return [name for name in names if name]
