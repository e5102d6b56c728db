"""The fields of one article in an export of LexisNexis or Factiva.

In goes the text of one article with the lines that the service set around it; out come its fields as text. Takes
nothing for a field that does not stand where the service puts it.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from crossread.extract.articles.article_json import is_web_address

__all__ = ["Fields", "read_factiva", "read_lexis"]


@dataclass(frozen=True, slots=True)
class Fields:
    """What an article states of itself; a field is empty where it states nothing."""

    headline: str = ""
    body: str = ""
    byline: str = ""
    published: str = ""
    outlet: str = ""
    language: str = ""
    address: str = ""


_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
_DAY = re.compile(
    rf"(?P<day>{_MONTH} \d{{1,2}}, \d{{4}}|\d{{1,2}} {_MONTH} \d{{4}})"
    r"(?:,? (?P<weekday>Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)?(?:\W.{0,60})?"
)
_YEAR = re.compile(r"(?:1[6-9]|20|21)\d\d")
_RIGHTS = re.compile(
    r"\s*(?:Copyright\b.{0,9}\d{4}|\(c\) ?\d{4}|©|All Rights Reserved)", re.IGNORECASE
)
_BYLINE = re.compile(r"by:? ", re.IGNORECASE)

# The fields of LexisNexis above the body and below it. The older form writes them in capitals; in the newer only
# those are taken that no paragraph begins with.
_ABOVE = frozenset("byline section length dateline highlight headline series body".split())
_BELOW = frozenset(
    "load-date language publication-type document-type journal-code subject organization company person geographic "
    "city state country industry ticker graphic url correction correction-date notes type acc-no distribution".split()
)
_FIELD = re.compile(r"([A-Za-z]{2,20}(?:-[A-Za-z]{2,10})?):\s*")
_NEWER_END = re.compile(
    r"(?:Classification|Graphic|Body Graphic)\Z|(?:Load-Date|Publication-Type):"
)

_CODES = frozenset(
    "SE HD BY CR WC PD ET SN SC ED PG VOL LA CY LP TD ART CT RF CO IN NS RE IPC IPD PUB AN CLM DLN".split()
)
# Spaces of any kind: what was copied from a page has some that do not break.
_CODE = re.compile(r"([A-Z]{2,3})(?:(\s+)(?=\S)|\s*\Z)")
_N_WORDS = re.compile(r"[0-9][0-9,. ]{0,8}\swords")
_CLOCK = re.compile(r"\d{1,2}:\d{2}(?: ?[A-Za-z]{2,4})?")
_LANGUAGE = re.compile(r"English|German|French|Spanish|Italian|Dutch|Portuguese|Russian|Arabic")
_MOST_LINES_OF_HEAD = 15


def read_lexis(text: str) -> Fields:
    """The fields of one article as LexisNexis exports it, in the form of before 2019 or in that of Nexis Uni."""
    blocks = _blocks(text)
    is_older = re.search(r"^LENGTH:", text, re.MULTILINE) is not None
    first = next(
        (i for i, block in enumerate(blocks) if _field(block, _ABOVE, is_older=is_older)),
        len(blocks),
    )
    start = first
    while start < len(blocks) and _field(blocks[start], _ABOVE, is_older=is_older):
        start += 1
    end = next(
        (i for i in range(start, len(blocks)) if _ends_body(blocks[i], is_older=is_older)),
        len(blocks),
    )
    above = _values(blocks[first:start])
    below = _values(blocks[end:])
    body = (
        [above["body"].split("\n"), *blocks[start:end]] if above.get("body") else blocks[start:end]
    )
    headline, outlet, published = _lexis_top(blocks[:first])
    address = below.get("url", "").split()
    return Fields(
        headline=" ".join(above.get("headline", "").split()) or headline,
        body=_paragraphs(body),
        byline=" ".join(above.get("byline", "").split()),
        published=published,
        outlet=outlet,
        language=below.get("language", ""),
        address=address[0] if address and is_web_address(address[0]) else "",
    )


def _field(block: Sequence[str], names: frozenset[str], *, is_older: bool) -> bool:
    """Whether a block is one of the fields `names`; `Body` may stand alone."""
    if block[0].strip() == "Body":
        return "body" in names
    match = _FIELD.match(block[0].strip())
    return match is not None and match[1].lower() in names and (match[1].isupper() == is_older)


def _ends_body(block: Sequence[str], *, is_older: bool) -> bool:
    first = block[0].strip()
    if _RIGHTS.match(first) and len(first) < 200:
        return True
    return _field(block, _BELOW, is_older=True) if is_older else _NEWER_END.match(first) is not None


def _values(blocks: Sequence[Sequence[str]]) -> dict[str, str]:
    """The fields that begin a block, or a line of one, with the lines that go on with them."""
    values: dict[str, str] = {}
    for block in blocks:
        name = ""
        for line in block:
            match = _FIELD.match(line.strip())
            if match and match[1].lower() in _ABOVE | _BELOW:
                name = match[1].lower()
                values.setdefault(name, line.strip()[match.end() :])
            elif name:
                values[name] += f"\n{line.strip()}"
    return values


def _lexis_top(top: Sequence[Sequence[str]]) -> tuple[str, str, str]:
    """Headline, outlet and day from what stands above the first field.

    The older form has the outlet, the day, the edition and the headline, the newer the headline first.
    """
    kept = ([line for line in block if not _RIGHTS.match(line)] for block in top)
    blocks = [_joined(block) for block in kept if block]
    at = next((i for i, block in enumerate(blocks) if _is_day(block)), None)
    if at is None:
        return (blocks[-1] if blocks else ""), "", ""
    outlet = blocks[at - 1] if at else ""
    below = blocks[at + 1 :][-1:]
    headline = " ".join(blocks[: at - 1] if at > 1 else below)
    return headline, outlet, _with_weekday_first(blocks[at])


def _is_day(shown: str) -> bool:
    """Whether a line is a date, or one of a month or of words that we do not read: with a year, and short."""
    return len(shown) < 80 and (
        _DAY.fullmatch(shown) is not None or _YEAR.search(shown) is not None
    )


def _with_weekday_first(stated: str) -> str:
    match = _DAY.fullmatch(stated)
    if match is None:
        return stated
    return f"{match['weekday']}day, {match['day']}" if match["weekday"] else match["day"]


def read_factiva(text: str) -> Fields:
    """The fields of one article as Factiva exports it, with the codes of its fields or without."""
    lines = [line.strip() for line in text.strip().splitlines()]
    codes = (_CODE.match(line) for line in lines)
    head = next((code for code in codes if code and code[1] == "HD"), None)
    if head is None:
        return _read_uncoded(lines)
    values = _coded_values(lines, len(head[2] or ""))
    return Fields(
        headline=_joined(values.get("HD", ())),
        body=_paragraphs([*_split(values.get("LP", ())), *_split(values.get("TD", ()))]),
        byline=_joined(values.get("BY", ())),
        published=_with_weekday_first(_joined(values.get("PD", ()))),
        outlet=_joined(values.get("SN", ())),
        language=_joined(values.get("LA", ())),
    )


def _coded_values(lines: Sequence[str], gap: int) -> Mapping[str, list[str]]:
    """The lines of each coded field.

    A code stands alone on its line, or as far before its value as "HD" does, which is `gap`: a body may hold "IN HASTE".
    """
    values: dict[str, list[str]] = {}
    name = ""
    for line in lines:
        match = _CODE.match(line)
        is_code = match and match[1] in _CODES and (len(match[2]) >= gap > 0 if match[2] else True)
        if match and is_code:
            name = match[1]
            values.setdefault(name, []).append(line[match.end() :])
        elif name:
            values[name].append(line)
    return values


def _read_uncoded(lines: Sequence[str]) -> Fields:
    """An article with its headline, byline and length above each other, then day, hour, outlet and language."""
    at = next(
        (i for i, line in enumerate(lines[:_MOST_LINES_OF_HEAD]) if _N_WORDS.fullmatch(line)), None
    )
    if at is None:
        return Fields(body=_paragraphs(_split(lines)))
    above = [line for line in lines[:at] if line]
    byline = above.pop() if len(above) > 1 and _BYLINE.match(above[-1]) else ""
    head = lines[at + 1 : at + 1 + _MOST_LINES_OF_HEAD]
    rights = next((i for i, line in enumerate(head) if _RIGHTS.match(line)), None)
    blank = next((i for i, line in enumerate(head) if not line), len(head))
    end = rights + 1 if rights is not None else blank
    stated = [line for line in head[:end] if line and not _CLOCK.fullmatch(line)]
    published = stated[0] if stated and _is_day(stated[0]) else ""
    rest = stated[1:] if published else stated
    return Fields(
        headline=" ".join(above) if max(map(len, above), default=0) <= 80 else above[-1],
        body=_paragraphs(_split(lines[at + 1 + end :])),
        byline=byline,
        published=_with_weekday_first(published),
        outlet=rest[0] if rest and not _RIGHTS.match(rest[0]) else "",
        language=next((line for line in stated if _LANGUAGE.fullmatch(line)), ""),
    )


def _blocks(text: str) -> list[list[str]]:
    """The lines of `text` between empty ones."""
    return _split(text.splitlines())


def _split(lines: Sequence[str]) -> list[list[str]]:
    groups = groupby(lines, key=lambda line: bool(line.strip()))
    return [list(block) for is_text, block in groups if is_text]


def _joined(lines: Sequence[str]) -> str:
    return " ".join(" ".join(lines).split())


def _paragraphs(blocks: Sequence[Sequence[str]]) -> str:
    """The text of a body: its lines put together where they were broken at a width, else as they are."""
    lines = [line.strip() for block in blocks for line in block]
    is_wrapped = max(map(len, lines), default=0) <= 100 and any(
        line[:1].islower() for block in blocks for line in map(str.strip, block[1:])
    )
    if not is_wrapped:
        return "\n\n".join("\n".join(map(str.strip, block)).strip() for block in blocks).strip()
    return "\n\n".join(_joined(block) for block in blocks if _joined(block))
