"""The objects of schema.org in a page of HTML (JSON-LD 1.1, https://www.w3.org/TR/json-ld11/#embedding-json-ld-in-html-documents).

In go the texts of a page's scripts; out comes the object of its article, with the values that are asked of it. What
is not of the type that schema.org names is passed over in silence: unlike a file of JSON, a page is written for
readers, and says the same in other places. Never mends a value.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from html import unescape

__all__ = ["JsonObject", "find_article", "name_of", "names_of", "scan_value", "text_of", "types_of"]

JsonObject = Mapping[str, object]

# What pages wrap around their JSON, so that old browsers do not show it.
_WRAPPED = re.compile(r"\A\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>|;)\s*\Z")
# Objects lie within each other no deeper than that in any page that was seen.
_DEEPEST = 4
_MOST_OBJECTS = 500
_OTHER_ARTICLES = frozenset({"BlogPosting", "LiveBlogPosting", "Report"})


def find_article(scripts: Sequence[str]) -> tuple[JsonObject, Mapping[str, JsonObject]]:
    """The first object that is an article, else the first page or video, else an empty one; and objects by `@id`."""
    nodes: dict[str, JsonObject] = {}
    found: list[tuple[int, JsonObject]] = []
    for value in filter(None, map(_parse, scripts)):
        for one in _objects(value, _DEEPEST):
            address = one.get("@id")
            if isinstance(address, str) and len(one) > 1:
                nodes.setdefault(address, one)
            rank = _rank(one)
            if rank is not None:
                found.append((rank, one))
    best = min(found, key=lambda pair: pair[0])[1] if found else {}
    return best, nodes


def _parse(script: str) -> object:
    try:
        return json.loads(_WRAPPED.sub("", script), strict=False)
    except (ValueError, RecursionError):
        return None


def _objects(value: object, depth: int) -> Iterator[JsonObject]:
    if isinstance(value, list):
        for one in value[:_MOST_OBJECTS]:
            yield from _objects(one, depth)
    elif isinstance(value, dict):
        yield value
        for way in ("@graph", "mainEntity", "mainEntityOfPage") if depth else ():
            yield from _objects(value.get(way), depth - 1)


def _rank(one: JsonObject) -> int | None:
    """0 for an article, 1 for a page or a video, None for what is neither."""
    types = types_of(one)
    if any(name.endswith("Article") or name in _OTHER_ARTICLES for name in types):
        return 0
    return 1 if types & {"WebPage", "VideoObject", "Recipe", "CreativeWork"} else None


def types_of(one: JsonObject) -> frozenset[str]:
    """The names of the types of `one`, without their vocabulary."""
    stated = one.get("@type")
    names = stated if isinstance(stated, list) else [stated]
    return frozenset(re.split("[/:#]", name)[-1] for name in names if isinstance(name, str))


def text_of(value: object) -> str:
    """The text of a value or of the first of a list, in one line; empty where it is none."""
    if isinstance(value, list):
        value = next(iter(value), None)
    if isinstance(value, dict):
        value = value.get("@value")
    return " ".join(unescape(value).split()) if isinstance(value, str) else ""


def name_of(value: object, nodes: Mapping[str, JsonObject]) -> str:
    """The first name that a publisher gives, as text, as an object, or by the `@id` of one."""
    return next(names_of(value, nodes), "")


def names_of(value: object, nodes: Mapping[str, JsonObject]) -> Iterator[str]:
    """All names that an author or publisher gives, addresses left out."""
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, dict):
            address = one.get("@id")
            known = nodes.get(address, {}) if isinstance(address, str) else {}
            yield from names_of(one.get("name") or known.get("name"), {})
        elif (shown := text_of(one)) and "://" not in shown:
            yield shown


def scan_value(scripts: Sequence[str], name: str) -> str:
    """The first text that stands behind `name` in a script, for JSON so broken that it cannot be parsed."""
    pattern = re.compile(rf'"{name}"\s{{0,9}}:\s{{0,9}}"([^"\\]{{1,80}})"')
    return next((match[1] for script in scripts if (match := pattern.search(script))), "")
