"""The dateline at the head of a report: "PORT ANSEL, Norland (Coastal Wire) —".

In goes a text; out come the dateline's span, with the dash, and the agency it names. Only the first
lines are looked at. A dateline is not a statement of the report; the agency in it is the text's origin.
"""

import re
from dataclasses import dataclass

from crossread.language.lexicon import places
from crossread.types.span import Span

__all__ = ["Dateline", "find_dateline"]

_FIRST = (
    3000  # characters; a dateline stands at the head, behind headline, byline and captions at most
)
_DATELINE = re.compile(
    r"^[ \t]*(?P<place>[A-Z][A-Z’'.\-]+(?:[ /][A-Z][A-Z’'.\-]+){0,4})"
    r"(?P<rest>(?:, [A-Z][\w’'. ]{1,30}){0,2}(?:, (?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}))?)"
    r"(?: ?\((?P<agency>[A-Z][^()\n]{1,40})\))?(?:\s*(?:—|–|--|-)\s*|:\s+)(?=[“\"‘'A-Z0-9])",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where the dateline stands, and where in it the agency's name does, if it names one."""

    span: Span
    agency: Span | None


def find_dateline(text: str) -> Dateline | None:
    """The dateline of `text`, or None."""
    match = next(filter(_is_sure, _DATELINE.finditer(text[:_FIRST])), None)
    if match is None:
        return None
    agency = Span(*match.span("agency")) if match["agency"] else None
    return Dateline(Span(*match.span()), agency)


def _is_sure(match: re.Match[str]) -> bool:
    """Whether a dash ends it, or, before a colon, a known place, a date or an agency stands: not "WATCH:"."""
    known = match["place"].title() in places()
    return bool(match["rest"] or match["agency"] or known) or ":" not in match.group()
