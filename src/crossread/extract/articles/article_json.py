"""Articles given as JSON: schema.org (alone, in a list, in an `@graph`), and the files of news-please.

In goes a decoded text that is meant as JSON; out come a draft for each article in it, and a problem for
each thing that is not as it should be. Never takes a value of the wrong type, never mends one, and
never opens an address that stands in it.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date, datetime

from crossread.errors import ReadError
from crossread.extract.decode import clean
from crossread.extract.plain import Draft, join_headline, read_published
from crossread.types.problem import Problem

__all__ = [
    "FieldNames",
    "count_html",
    "find_html",
    "is_json",
    "is_typed_article",
    "is_web_address",
    "language_code",
    "parse_json",
    "read_articles",
    "read_fields",
    "text_field",
]

# schema.org names every kind of article "...Article", but for these.
_OTHER_TYPES = frozenset({"BlogPosting", "LiveBlogPosting", "SocialMediaPosting", "Report"})
# Where JSON-LD puts an article that is not at the top.
_WAYS_DOWN = ("@graph", "mainEntity")

_HTML = re.compile(
    r"</?(?:a|abbr|aside|b|blockquote|body|br|div|em|figcaption|figure|h[1-6]|head|html|hr|i|iframe|img|li|link"
    r"|meta|ol|p|script|section|span|strong|style|sub|sup|table|td|title|tr|ul)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6});")
_WEB_ADDRESS = re.compile(r"https?://[^\s<>\"\\^`{|}]{1,2000}", re.IGNORECASE)
_LANGUAGE = re.compile(r"([a-zA-Z]{2})(?:[-_][a-zA-Z0-9-]+)?")
_LANGUAGE_NAMES = dict(
    pair.split("=")
    for pair in (
        "arabic=ar bengali=bn bulgarian=bg chinese=zh croatian=hr czech=cs danish=da dutch=nl english=en estonian=et "
        "finnish=fi french=fr german=de greek=el hebrew=he hindi=hi hungarian=hu indonesian=id italian=it japanese=ja "
        "korean=ko latvian=lv lithuanian=lt norwegian=no persian=fa polish=pl portuguese=pt romanian=ro russian=ru "
        "serbian=sr slovak=sk slovenian=sl spanish=es swahili=sw swedish=sv tamil=ta thai=th turkish=tr ukrainian=uk "
        "urdu=ur vietnamese=vi"
    ).split()
)
_NO_ARTICLE = (
    "holds no article: neither a schema.org NewsArticle with articleBody, nor maintext "
    "as news-please writes it"
)

# An object or list as its first characters; "[" alone may begin a text: "[Updated] ..."
_STARTS_AS_JSON = re.compile(r"\s*(?:\{\s*[\"}]|\[[\[\s]*(?:\{|\]?\s*\Z))")


@dataclass(frozen=True, slots=True)
class FieldNames:
    """The names that one vocabulary gives to the fields, in the order in which they are tried."""

    body: tuple[str, ...]
    headline: tuple[str, ...]
    published: tuple[str, ...]
    outlet: tuple[str, ...]
    byline: tuple[str, ...]
    language: tuple[str, ...]
    address: tuple[str, ...] = ("url",)


_SCHEMA_ORG = FieldNames(
    body=("articleBody", "text"),
    headline=("headline", "name"),
    published=("datePublished",),
    outlet=("publisher", "sourceOrganization"),
    byline=("author", "creator"),
    language=("inLanguage",),
)
_NEWS_PLEASE = FieldNames(
    body=("maintext", "text"),
    headline=("title",),
    published=("date_publish",),
    outlet=("source_domain", "publisher"),
    byline=("authors",),
    language=("language",),
)


@dataclass(slots=True)
class _Reading:
    """One article as it is read: its fields, the nodes that `@id` can name, and what was found amiss."""

    address: str
    fields: Mapping[str, object]
    nodes: Mapping[str, object]
    number: int | None
    problems: list[Problem] = field(default_factory=list)

    def note(self, message: str) -> None:
        """Add a problem; where the input holds several articles, it says which."""
        which = f"article {self.number}: " if self.number else ""
        self.problems.append(Problem("extract", self.address, which + message))


def read_articles(
    address: str, top: object, doubled: frozenset[str] = frozenset()
) -> tuple[tuple[Draft, ...], tuple[Problem, ...]]:
    """A draft for each article in a value that `parse_json` read, in its order, and what is amiss with them.

    `doubled` are the keys that stand twice in one object. The text of a draft is the headline, an empty
    line and the body, or the body alone where its first line is the headline already. The body is kept
    code point for code point but for what `decode.clean` does; a body with HTML in it is kept as it is
    too, and noted.
    """
    nodes: dict[str, object] = {}
    articles = list(_find_articles(top, nodes))
    known = {name for names in (_SCHEMA_ORG, _NEWS_PLEASE) for name in _all_names(names)}
    problems = _doubled_keys(address, doubled & known)
    if not articles:
        problems.append(Problem("extract", address, _NO_ARTICLE))
    drafts: list[Draft] = []
    for number, (fields, names) in enumerate(articles, 1):
        reading = _Reading(address, fields, nodes, number if len(articles) > 1 else None)
        draft = _read_article(reading, names)
        problems.extend(reading.problems)
        drafts.extend([draft] if draft else [])
    return tuple(drafts), tuple(problems)


def read_fields(
    address: str,
    fields: Mapping[str, object],
    names: FieldNames,
    doubled: frozenset[str] = frozenset(),
) -> tuple[Draft | None, tuple[Problem, ...]]:
    """The draft of one article whose fields have the names `names`, and what is amiss with it."""
    problems = _doubled_keys(address, doubled.intersection(_all_names(names)))
    reading = _Reading(address, fields, {}, None, problems)
    draft = _read_article(reading, names)
    return draft, tuple(reading.problems)


def _doubled_keys(address: str, names: AbstractSet[str]) -> list[Problem]:
    return [
        Problem("extract", address, f"{name} is given twice in one object; the last counts")
        for name in sorted(names)
    ]


def is_typed_article(value: object) -> bool:
    """Whether a value is an article in a vocabulary that names its fields in words of its own."""
    marks = {"@type", "@graph", "articleBody", "maintext"}
    return isinstance(value, list) or (isinstance(value, dict) and bool(marks & value.keys()))


def is_json(text: str) -> bool:
    """Whether `text` begins as a JSON object, or a list of objects, does."""
    return _STARTS_AS_JSON.match(text) is not None


def count_html(text: str) -> int:
    """How many HTML tags stand in `text`."""
    return len(_HTML.findall(text))


def find_html(text: str) -> str:
    """The first HTML tag in `text`, else the first character that is named as HTML does; "" without either."""
    match = _HTML.search(text) or _ENTITY.search(text)
    return match.group() if match else ""


def text_field(fields: Mapping[str, object], name: str) -> str:
    """The text of a field without the spaces around it; "" where it holds none."""
    value = fields.get(name)
    return value.strip() if isinstance(value, str) else ""


def is_web_address(text: str) -> bool:
    """Whether `text` is an address of http or https, and nothing else."""
    return _WEB_ADDRESS.fullmatch(text) is not None


def language_code(stated: str) -> str | None:
    """The ISO 639-1 code in a language tag such as `en-GB`, or of a language by its English name."""
    match = _LANGUAGE.fullmatch(stated.strip())
    return match[1].lower() if match else _LANGUAGE_NAMES.get(stated.strip().lower())


def parse_json(address: str, text: str) -> tuple[object, frozenset[str]]:
    """The value of `text`, and the keys that stand twice in one object.

    Raises:
        ReadError: the text is not JSON, or nested more deeply than Python reads.
    """
    doubled: set[str] = set()

    def keep_pairs(pairs: Sequence[tuple[str, object]]) -> dict[str, object]:
        kept = dict(pairs)
        if len(kept) < len(pairs):
            doubled.update(key for key, n in Counter(key for key, _ in pairs).items() if n > 1)
        return kept

    try:
        # No field is a number, so numbers are not read: one of 200,000 digits costs nothing.
        top = json.loads(
            text,
            strict=False,
            object_pairs_hook=keep_pairs,
            parse_int=_no_number,
            parse_float=_no_number,
        )
    except json.JSONDecodeError as error:
        message = f"is not valid JSON: {error.msg.lower()} in line {error.lineno}"
        raise ReadError(address, message) from None
    except RecursionError:
        raise ReadError(address, "is JSON nested too deeply for an article") from None
    return top, frozenset(doubled)


def _no_number(digits: str) -> float:
    return float(digits[:1] == "-")


def _find_articles(
    top: object, nodes: dict[str, object]
) -> Iterator[tuple[Mapping[str, object], FieldNames]]:
    """The articles in `top`, in order; `nodes` is filled with what an `@id` can name."""
    waiting = [top]
    while waiting:
        value = waiting.pop()
        if isinstance(value, list):
            waiting.extend(reversed(value))
        elif isinstance(value, dict):
            names = _vocabulary(value)
            address = value.get("@id")
            if isinstance(address, str):
                nodes[address] = value
            if names:
                yield value, names
            else:
                waiting.extend(value[way] for way in _WAYS_DOWN if way in value)


def _vocabulary(fields: Mapping[str, object]) -> FieldNames | None:
    """Which names an object uses for the fields of an article; None if it is not an article."""
    types = fields.get("@type")
    stated = [
        name for name in (types if isinstance(types, list) else [types]) if isinstance(name, str)
    ]
    short = [re.split("[/:#]", name)[-1] for name in stated]
    if any(name.endswith("Article") or name in _OTHER_TYPES for name in short):
        return _SCHEMA_ORG
    if "articleBody" in fields:
        return _SCHEMA_ORG
    is_news_please = "maintext" in fields or {"title", "text"} <= fields.keys()
    return _NEWS_PLEASE if is_news_please else None


def _all_names(names: FieldNames) -> tuple[str, ...]:
    return (
        *names.body,
        *names.headline,
        *names.published,
        *names.outlet,
        *names.byline,
        *names.language,
        *names.address,
    )


def _read_article(reading: _Reading, names: FieldNames) -> Draft | None:
    body = _read_text(reading, names.body)
    headline = " ".join((_read_text(reading, names.headline) or "").split())
    if body is None:
        reading.note(f"an article without {names.body[0]}: there is no text to read")
        return None
    mark = find_html(body)
    if mark:
        reading.note(f"{names.body[0]} holds HTML, such as {mark[:40]}; the text is kept as it is")
    text, span = join_headline(headline, body)
    authors = dict.fromkeys(_read_names(reading, names.byline))
    return Draft(
        text,
        span,
        ", ".join(authors) or None,
        next(iter(_read_names(reading, names.outlet)), None),
        _read_date(reading, names.published),
        _read_address(reading, names.address),
        language_code(_read_quietly(reading, names.language)),
    )


def _unwrap(value: object) -> object:
    """A value without what JSON-LD may wrap around it: a list of one, `{"@value": ...}`."""
    for _ in range(3):
        if isinstance(value, list) and len(value) == 1:
            value = value[0]
        elif isinstance(value, dict) and "@value" in value:
            value = value["@value"]
    return value


def _read_text(reading: _Reading, names: Sequence[str]) -> str | None:
    """The first of the fields `names` that holds text; anything else in one of them is noted."""
    for name in names:
        value = _unwrap(reading.fields.get(name))
        if isinstance(value, str):
            text, notes = clean(value)
            if text.strip():
                for note in notes:
                    reading.note(f"{name}: {note}")
                return text
        elif value is not None:
            reading.note(f"{name} is {_kind(value)}, not text")
    return None


def _read_quietly(reading: _Reading, names: Sequence[str]) -> str:
    values = [_unwrap(reading.fields.get(name)) for name in names]
    return next((value.strip() for value in values if isinstance(value, str)), "")


def _read_names(reading: _Reading, names: Sequence[str]) -> Iterator[str]:
    """The names that a publisher or an author field gives, in its order."""
    name = next((name for name in names if reading.fields.get(name) not in (None, "", [])), None)
    if name is None:
        return
    value = reading.fields[name]
    for one in value if isinstance(value, list) else [value]:
        found = _name_of(reading, one)
        if found is None or is_web_address(found):
            what = "an address" if found else _kind(one)
            reading.note(f"{name} is {what}, without a name")
        else:
            yield found


def _name_of(reading: _Reading, value: object) -> str | None:
    """The name in a string, in an object, or in the object that an `@id` names."""
    for _ in range(3):
        if isinstance(value, dict):
            address = value.get("@id")
            node = reading.nodes.get(address) if isinstance(address, str) else None
            value = value.get("name", node)
        value = _unwrap(value)
    if not isinstance(value, str):
        return None
    return " ".join(clean(value)[0].split()) or None


def _read_date(reading: _Reading, names: Sequence[str]) -> date | datetime | None:
    value = _unwrap(reading.fields.get(names[0])) if names else None
    if value is None or value == "":
        return None
    if not isinstance(value, str):
        reading.note(f"{names[0]} is {_kind(value)}, not a date")
        return None
    published = read_published(value)
    if published is None:
        reading.note(f"{names[0]} is not a date that can be read: {clean(value)[0][:80]}")
    return published


def _read_address(reading: _Reading, names: Sequence[str]) -> str | None:
    """The address of the page; only http and https, since it is shown as a link."""
    page = reading.fields.get("mainEntityOfPage")
    found = (_unwrap(reading.fields.get(name)) for name in names)
    stated = next((value for value in found if value not in (None, "")), None)
    other = page.get("@id") if isinstance(page, dict) else page
    for value in (stated, other):
        if isinstance(value, str) and is_web_address(value.strip()):
            return value.strip()
    if stated is not None:
        reading.note(f"{names[0]} is not an http or https address, and is left out")
    return None


def _kind(value: object) -> str:
    names = {
        str: "text",
        bool: "true or false",
        float: "a number",
        list: "a list",
        dict: "an object",
    }
    return names.get(type(value), "nothing")
