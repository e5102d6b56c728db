"""Whose text it is that several reports print.

In go the reports of one group and the words that they share; out comes the agency's name, or None. Names are
taken, the surest first, from a dateline, from who signs or is credited in a line of its own or in the byline,
from a notice of rights or of contributors, and from a report that names the agency right where it uses the
text. Where two are named equally surely, none is. A photo credit tells nothing of the text.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from crossread.language.dateline import find_dateline
from crossread.language.lexicon import first_names, organisations
from crossread.language.name_match import canonical_organisation
from crossread.types.report import Citation, FurnitureKind, Report

__all__ = ["find_origin"]

_WORD = r"[A-Z](?:[\w&'’]|\.(?=\w))*"
_NAME = rf"{_WORD}(?:[ -]{_WORD}){{0,3}}"
_HEAD = 3000  # characters; a dateline stands at the head, as in `language/dateline.py`
# "Port Ansel, March 3 (Coastal) -- ": a place not in capitals, which only the day makes sure.
_DATELINE = re.compile(
    r"^[A-Z][\w .'’/-]{1,40}, (?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}) ?"
    r"\((?P<agency>[A-Z][^()\n\d]{1,40})\) ?(?:[—–:]|--?) ?",
    re.MULTILINE,
)
# A line of its own, or a report's last words behind a dash or in brackets, that give an agency's name.
_SIGNATURE = re.compile(
    rf"(?:^|[-–—(])[ \t]*(?:[Bb]y |[Ss]ource: |[Vv]ia )?(?:[Tt]he )?(?P<name>{_NAME})"
    r"(?: and (?:staff|agencies)(?: reports| reporters| writers)?)?\)?\.?[ \t]*$",
    re.MULTILINE,
)
# A report's last word in brackets: "(AP)", "(dpa)"; not "(MORE)" or "(ENDS)".
_INITIALS = re.compile(r"\((?P<name>(?!(?i:more|ends?)\))\w{2,6})\)\s*\Z")
_BYLINE = re.compile(r"^(?:By|From|Reporting by)\b.{0,120}$", re.MULTILINE | re.IGNORECASE)
# "By Ada Brandt, with Coastal Press", "With reporting by Coastal": the name is that of a source.
_WITH = re.compile(
    r"(?:^|, |\()with (?:(?:an? |additional )?(?:reports?|reporting|inputs?|files|material) (?:by|from) )?"
    rf"(?:the )?(?P<name>(?-i:{_NAME}))\)?\.?[ \t]*$",
    re.MULTILINE | re.IGNORECASE,
)
_NOTICE = re.compile(
    rf"(?:[Cc]opyright|\([Cc]\)|©)(?: ©)?(?: \d{{4}})?,?(?: by)? (?:[Tt]he )?(?P<owner>{_NAME})"
    rf"|(?P<helper>{_NAME}) contributed to this (?:report|story|article)"
)
_NOTICE_CUES = (
    "opyright",
    "(C)",
    "(c)",
    "©",
    " contributed to this ",
)  # looked for first: that is fast
_RELAY = re.compile(
    r"(?:according to|citing)(?: a| the)?(?: report (?:by|from|of))?(?: the)?(?: (?:news|press|wire) agency)? "
    rf"(?P<source>{_NAME})"
    rf"|(?P<teller>{_NAME})(?: (?:news |press |wire )?(?:agency|service))? (?:reported|reports|said in a report)\b"
)
# What the name of an agency ends in; "Press" alone ends names of papers as well.
_AGENCY_NAME = re.compile(
    r"(?:(?:News|Press|Wire) (?:Agency|Service)|Press Association|News ?[Ww]ire| Wire)\Z"
)
_BETWEEN_NAMES = re.compile(r",? and |, |; | [|·•–—/-] ")


def find_origin(reports: Sequence[Report], shared: Sequence[Citation]) -> str | None:
    """The agency whose text `reports` print; `shared` are words of each that the others have too."""
    sources: tuple[Callable[[Report], Iterator[str]], ...] = (_in_datelines, _signed, _in_notices)
    for find in sources:
        named = Counter(name for report in reports for name in set(find(report)))
        if named:
            return _surest(named)
    relayed = [_relayed(report, shared) for report in reports]
    # What all of them name stands in the shared text itself: there it is a source, not the author.
    in_all = set.intersection(*relayed)
    return _surest(Counter(name for names in relayed for name in names - in_all))


def _surest(named: Counter[str]) -> str | None:
    """The name that most reports bear; none where two are level."""
    ordered = named.most_common(2)
    is_level = len(ordered) == 2 and ordered[0][1] == ordered[1][1]
    return ordered[0][0] if ordered and not is_level else None


def _in_datelines(report: Report) -> Iterator[str]:
    dateline = find_dateline(report.text)
    if dateline is not None and dateline.agency is not None:
        yield canonical_organisation(dateline.agency.of(report.text))
    elif match := _DATELINE.search(report.text[:_HEAD]):
        yield canonical_organisation(match["agency"])


def _signed(report: Report) -> Iterator[str]:
    bylines = [match.group() for match in _BYLINE.finditer(report.text[:_HEAD])]
    for words in (report.byline or "", report.outlet or "", *bylines):
        yield from _agencies(words)
    for match in _SIGNATURE.finditer(report.text):
        if not _in_caption(report, match.start("name")):
            yield from _agencies(match["name"])
    for match in _WITH.finditer(report.text):
        if not _in_caption(report, match.start("name")) and _is_no_person(match["name"]):
            yield canonical_organisation(match["name"])
    initials = _INITIALS.search(report.text)
    if initials and (initials["name"].isupper() or initials["name"] in organisations()):
        yield canonical_organisation(initials["name"])


def _in_notices(report: Report) -> Iterator[str]:
    if not any(cue in report.text for cue in _NOTICE_CUES):
        return
    for match in _NOTICE.finditer(report.text):
        if not _in_caption(report, match.start()):
            yield from _agencies(match["owner"] or match["helper"])


def _relayed(report: Report, shared: Sequence[Citation]) -> set[str]:
    """The agencies named by relay phrases in the paragraphs that hold shared words."""
    found: set[str] = set()
    for citation in shared:
        if citation.report_id == report.id:
            start = report.text.rfind("\n", 0, citation.span.start) + 1
            end = report.text.find("\n", citation.span.end)
            paragraph = report.text[start : end if end >= 0 else None]
            for match in _RELAY.finditer(paragraph):
                found.update(_agencies(match["source"] or match["teller"]))
    return found


def _agencies(words: str) -> Iterator[str]:
    """The agencies in a list of names, each alone or behind a person's: "Ada Brandt, Coastal Newswire"."""
    for name in _BETWEEN_NAMES.split(words):
        parts = name.strip(" .").split()
        for first in range(len(parts)):
            tail = " ".join(parts[first:])
            known = organisations().get(tail)
            if known is not None and known.kind == "agency":
                yield canonical_organisation(tail)
                break
        else:
            if _AGENCY_NAME.search(" ".join(parts)):
                yield canonical_organisation(" ".join(parts))


def _is_no_person(name: str) -> bool:
    first, *rest = name.split()
    is_agency = not rest or "Press" in rest or _AGENCY_NAME.search(name) is not None
    return is_agency and first not in first_names()


def _in_caption(report: Report, place: int) -> bool:
    return any(
        dropped.kind == FurnitureKind.CAPTION and dropped.span.start <= place < dropped.span.end
        for dropped in report.dropped
    )
