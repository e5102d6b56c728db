"""What stands behind a report: who wrote it, and what a company or a house says of itself.

In go the lines of a text with what is known of them; those at its end that this gives away get their kind. Goes by
where a line stands and by its form: it tells of somebody by name whom nothing above it names, or it repeats whom the
report is about with the words that a company describes itself by. Never looks at other lines than the last ones.
"""

import re
from collections.abc import Sequence

from crossread.extract.furniture.features import Line, is_sentence
from crossread.extract.furniture.pictures import NAMES
from crossread.types.report import FurnitureKind

__all__ = ["drop_bios", "drop_company"]

_KIND = FurnitureKind
_Kinds = list[FurnitureKind | None]
_MOST_BIOS = 3
_MOST_COMPANY = 5
# A text of fewer sentences may itself be about the person or the company.
_FEWEST_ABOVE = 3
_NAME = r"[A-Z][\w.'’-]{0,24}"
_PERSON = rf"{_NAME}(?: (?:(?:de|van|von|al|el|bin) )?{_NAME}){{1,3}}"
_TRADES = (
    r"(?:writer|reporter|critic|columnist|editor|editor-in-chief|author|journalist|correspondent|fellow|analyst|contributor|"
    r"freelancer|producer|photographer|professor|lecturer|intern|blogger|host|broadcaster|historian|novelist|essayist|"
    r"president|director|founder|co-founder|executive|officer|economist|attorney|lawyer|researcher|scientist|scholar|"
    r"consultant|strategist|student|teacher|chef|engineer|chairman|chairwoman|chair|ceo|partner|manager|advocate|expert|veteran)"
)
# In the present: what somebody was, or was among, is told by a report.
_BIO = re.compile(
    rf"^[\W_]*(?:About (?:the )?[Aa]uthors?:? )?(?P<name>(?!(?:The|An?|This|That|These|Its?|He|She|They|We|In|On|At)\b)(?:(?:Dr|Mr|Ms|Mrs|Prof|Professor)\.? {_NAME}|{_PERSON})(?: {_NAME})*)(?:"
    rf"(?:, | ?\()?(?:[^.“”]{{0,60}}, )? ?(?:is|has been|works as|serves as) (?:also |currently |now )?"
    rf"(?:(?:an?|the|one of|[A-Z][\w. ]{{0,40}}['’]s?) (?:[\w,'’&-]+ ){{0,8}}|(?:(?!to\b|\w+(?:ed|ing)\b)[\w'’&-]+ ){{0,2}}){_TRADES}s?\b"
    r"| (?:writes|covers|reports|blogs|edits|teaches) (?:about |on |for |at )?\w"
    r"| has (?:written|covered|reported|worked|been (?:writing|covering|reporting|working|helping))\b"
    r"| (?:can be (?:reached|found|followed)|tweets) \w)"
)
_ABOUT = re.compile(
    r"^(?:[Aa]bout|ABOUT|Über|À propos d[eu]|Sobre|Chi è|Over) (?P<name>\S.{1,60}?)\s*:?$"
)
_COMPANY = re.compile(
    rf"^(?P<name>{NAMES})(?: ?\([^()]{{1,40}}\))?,? (?:is|are|was) (?:an?|the|one of|headquartered|based|dedicated|committed)\b[^“”]*"
)
# How companies tell of themselves; one word of these is in many reports too.
_PRAISE = re.compile(
    r"\b(?:leading|leader|global(?:ly)?|worldwide|headquartered|solutions?|mission|vision|committed|dedicated|innovati\w+|"
    r"subsidiar(?:y|ies)|employs|listed on|traded on|customers|clients|founded in|established in|offices in|visit|www\.\S+|"
    r"for more information|portfolio|provider|expertise|countries)\b",
    re.IGNORECASE,
)
_FEWEST_PRAISE = 3


def drop_bios(lines: Sequence[Line], kinds: _Kinds) -> None:
    """Lines at the end that say what somebody is, whom no line above names: those who wrote the text."""
    at = _last_kept(kinds, len(lines))
    for _ in range(_MOST_BIOS):
        if at < 1 or not _is_body_above(lines, kinds, at):
            return
        told = _BIO.match(lines[at].text)
        if told is None or _is_named(told["name"], lines, kinds, at):
            return
        kinds[at] = _KIND.BYLINE
        at = _last_kept(kinds, at)


def _is_named(name: str, lines: Sequence[Line], kinds: _Kinds, end: int) -> bool:
    """Whether a line of the report before `end` holds the last part of the name."""
    family = name.removesuffix("'s").removesuffix("’s").split()[-1]
    known = re.compile(rf"(?<!\w){re.escape(family)}(?!\w)")
    return any(
        known.search(line.text)
        for line, kind in zip(lines[:end], kinds[:end], strict=True)
        if kind is None
    )


def drop_company(lines: Sequence[Line], kinds: _Kinds) -> None:
    """The paragraphs at the end of a release in which a company tells what it is, with the heading above them.

    A heading "About X" tells them where X is what they begin with; without it each must begin with the same name, which
    the report names too, and together they must praise.
    """
    last = _last_kept(kinds, len(lines))
    start, name, praise = last + 1, "", 0
    for i in range(last, max(0, last - _MOST_COMPANY), -1):
        line = lines[i]
        told = _ABOUT.match(line.text)
        if told and start <= last and lines[i + 1].text.startswith(told["name"].split()[0]):
            kinds[i : last + 1] = [kind or _KIND.NOTICE for kind in kinds[i : last + 1]]
            return
        company = _COMPANY.match(line.text)
        if kinds[i] is not None or company is None or (name and company["name"] != name):
            break
        start, name = i, company["name"]
        praise += len(_PRAISE.findall(line.text))
    is_told = praise >= _FEWEST_PRAISE and start > 0 and _is_body_above(lines, kinds, start)
    if start <= last and is_told and any(name in line.text for line in lines[:start]):
        kinds[start : last + 1] = [kind or _KIND.NOTICE for kind in kinds[start : last + 1]]


def _last_kept(kinds: Sequence[FurnitureKind | None], end: int) -> int:
    """The last place before `end` that is kept, -1 where there is none."""
    return next((i for i in range(end - 1, -1, -1) if kinds[i] is None), -1)


def _is_body_above(lines: Sequence[Line], kinds: _Kinds, end: int) -> bool:
    told = sum(
        kind is None and is_sentence(line)
        for line, kind in zip(lines[:end], kinds[:end], strict=True)
    )
    return told >= _FEWEST_ABOVE
