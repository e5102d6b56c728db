"""News items in ninjs, the JSON of news agencies: versions 1 to 3 (https://iptc.org/standards/ninjs/).

In goes a value that was read from JSON; out come a draft for each item that holds text, and problems. Never opens
an address in it, and leaves out pictures and other items that go with one.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from crossread.extract.articles.article_json import (
    count_html,
    is_web_address,
    language_code,
    text_field,
)
from crossread.extract.decode import clean
from crossread.extract.fragment import fragment_text
from crossread.extract.plain import Draft, join_headline, read_published
from crossread.types.problem import Problem

__all__ = ["is_ninjs", "read_ninjs"]

# Version 1 and 2 write their names in small letters, version 3 in camel case; here all are compared in small letters.
_MARKS = frozenset(
    {"versioncreated", "$standard", "standard", "pubstatus", "bodies", "body_text", "body_xhtml"}
)
_DATES = ("versioncreated", "contentcreated", "firstcreated")


def is_ninjs(value: object) -> bool:
    """Whether a value is a ninjs item, or a list of them."""
    first = value[0] if isinstance(value, list) and value else value
    if not isinstance(first, dict) or "@type" in first or "@graph" in first:
        return False
    names = {name.lower() for name in first}
    return "uri" in names and bool(names & _MARKS)


def read_ninjs(address: str, value: object) -> tuple[tuple[Draft, ...], tuple[Problem, ...]]:
    """The drafts of one item or of a list of them, in order, and what is amiss with them."""
    items = value if isinstance(value, list) else [value]
    drafts: list[Draft] = []
    problems: list[Problem] = []
    for number, item in enumerate(items, 1):
        which = f"item {number} " if len(items) > 1 else ""
        fields = {name.lower(): one for name, one in item.items()} if isinstance(item, dict) else {}
        draft, found = _draft(fields, number)
        drafts += [draft] if draft else []
        problems += [Problem("extract", address, which + what) for what in found]
    return tuple(drafts), tuple(problems)


def _draft(fields: Mapping[str, object], number: int) -> tuple[Draft | None, Sequence[str]]:
    kind = _string(fields, "type")
    body, notes = clean(_body(fields))
    if not body:
        return None, (
            f"holds no text{f': it is of type {kind}' if kind and kind != 'text' else ''}",
        )
    problems = list(notes)
    status = _string(fields, "pubstatus").lower()
    if status and status != "usable":
        problems.append(f"is marked {status} by its agency")
    if _string(fields, "embargoed"):
        problems.append(f"is under embargo until {_string(fields, 'embargoed')[:40]}")
    stated = next((found for name in _DATES if (found := _string(fields, name))), "")
    published = read_published(stated) if stated else None
    if stated and published is None:
        problems.append(f"states a date that cannot be read, which is left out: {stated[:80]}")
    page = _string(fields, "uri")
    headline = _chosen(fields, "headline") or _string(fields, "title")
    text, span = join_headline(" ".join(clean(headline)[0].split()), body)
    draft = Draft(
        text,
        span,
        byline=_string(fields, "byline") or _string(fields, "by") or None,
        outlet=_outlet(fields) or None,
        published=published,
        url=page if is_web_address(page) else None,
        language=language_code(_string(fields, "language")),
        number=number,
    )
    return draft, problems


def _body(fields: Mapping[str, object]) -> str:
    """The body; of its forms the one in HTML, which has paragraphs."""
    bodies = list(_listed(fields, "bodies", "body"))
    bodies += [
        _Value("", value, is_plain=False)
        for name, value in fields.items()
        if name.startswith("body_") and isinstance(value, str)
    ]
    marked = [fragment_text(body.text) for body in bodies if body.is_html]
    return max(marked, key=len, default="") or max(
        (body.text.strip() for body in bodies), key=len, default=""
    )


def _chosen(fields: Mapping[str, object], name: str) -> str:
    """The main one of the headlines; version 1 has but one."""
    listed = list(_listed(fields, f"{name}s", name))
    main = [value for value in listed if value.role == "main"]
    first = (main or listed or [_Value("", _string(fields, name), is_plain=False)])[0]
    return fragment_text(first.text) if first.is_html else first.text


class _Value(NamedTuple):
    """One of several forms of a text, its role, and whether it is said to be plain text."""

    role: str
    text: str
    is_plain: bool

    @property
    def is_html(self) -> bool:
        return not self.is_plain and bool(count_html(self.text))


def _listed(fields: Mapping[str, object], *names: str) -> Iterator[_Value]:
    """The role and the value of each object in the lists `names`."""
    for name in names:
        values = fields.get(name)
        for one in values if isinstance(values, list) else []:
            if isinstance(one, dict):
                value = text_field(one, "value") or text_field(one, "text")
                role = _string(one, "role") or _string(one, "name")
                kind = _string(one, "contentType") or _string(one, "contenttype")
                yield _Value(role, value, kind.lower().startswith("text/plain"))


def _outlet(fields: Mapping[str, object]) -> str:
    """The first source that is named, else who holds the rights."""
    sources = fields.get("infosources")
    listed = sources if isinstance(sources, list) else []
    names = [_string(one, "name") for one in listed if isinstance(one, dict)]
    return next((name for name in names if name), "") or _string(fields, "copyrightholder")


def _string(fields: Mapping[str, object], name: str) -> str:
    """A field in one line, cleaned of what JSON escapes can make of it."""
    return " ".join(clean(text_field(fields, name))[0].split())
