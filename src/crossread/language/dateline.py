"""The dateline at the head of a report: "PORT ANSEL, Norland (Coastal Wire) —".

In goes a text; out come the dateline's span, with the dash, and the agency it names. Only the first
lines are looked at. A dateline is not a statement of the report; the agency in it is the text's origin.
"""

import re
from dataclasses import dataclass

from crossread.language.lexicon import places
from crossread.types.span import Span

__all__ = ["Dateline", "find_dateline"]

# Characters; a dateline stands at the head, behind headline, byline and captions at most.
_FIRST = 3000
_DATELINE = re.compile(
    r"^[ \t]*(?P<place>[A-Z][A-Z’'.\-]+(?:[ /][A-Z][A-Z’'.\-]+){0,4})"
    r"(?P<rest>(?:, [A-Z][\w’'. ]{1,30}){0,2}(?:, (?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}))?)"
    r"(?: ?\((?P<agency>[A-Z][^()\n]{1,40})\))?(?:\s*(?:—|–|--|-)\s*|:\s+)(?=[“\"‘'A-Z0-9])",
    re.MULTILINE,
)

_AGENCY = frozenset({"agency", "slashed", "dashed"})  # the groups that name it
# With a date and an agency no capitals and no dash are needed: "Port Ansel, 3 May (CW).-", "PORT ANSEL. May 3. /CW/."
_DATED = re.compile(
    r"^[ \t]*[A-Z][\w’'\-]+(?:[ /][A-Z][\w’'\-]+){0,3}(?:, [A-Z][\w’' ]{1,30})?[.,] "
    r"(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8})\.?,?"
    r"(?: ?/(?P<slashed>[A-Z][^/\n]{1,30})/\.?| ?\((?P<agency>[A-Z][^()\n]{1,40})\)(?:\s?\.?\s?[—–-]+|\.|:)?"
    r"| [—–-] (?P<dashed>[A-Z]{2,8})\.)\s+(?=[“\"‘'A-Z0-9])",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where the dateline stands, and where in it the agency's name does, if it names one."""

    span: Span
    agency: Span | None


def find_dateline(text: str) -> Dateline | None:
    """The dateline of `text`, or None."""
    head = text[:_FIRST]
    found = (next(filter(_is_sure, _DATELINE.finditer(head)), None), _DATED.search(head))
    match = min(filter(None, found), key=lambda one: (one.start(), -one.end()), default=None)
    if match is None:
        return None
    named = next(
        (name for name, agency in match.groupdict().items() if name in _AGENCY and agency), None
    )
    return Dateline(Span(*match.span()), Span(*match.span(named)) if named else None)


def _is_sure(match: re.Match[str]) -> bool:
    """Whether a dash ends it, or, before a colon, a known place, a date or an agency stands: not "WATCH:"."""
    known = match["place"].title() in places()
    return bool(match["rest"] or match["agency"] or known) or ":" not in match.group()
