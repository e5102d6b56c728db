"""What was read as a source and is none: where something was said, a clause that tells who somebody is.

In go a text and an attribution; out comes the attribution with who spoke, or without a source. Whose a cue is that has
none is told by `subjects`.
"""

import re
from dataclasses import replace

from crossread.language.model import Attribution
from crossread.types.span import Span

__all__ = ["with_true_source", "with_who_spoke_there", "without_clause"]

_VENUE = re.compile(
    r"(?:an?|the|his|her|their) (?:[\w-]+ ){0,2}(?:interview|speech|briefing|(?:news|press) conference|e-?mail|call|address)\b"
)
_SPOKE_THERE = re.compile(r"(?P<who>[A-Z][^,.;:“”\"\n]{1,60}),\s+(?:in|at|during|on|by)\s+\Z")
_VENUE_REACH = 80  # characters
# Not "that paper" or "which states", where a noun comes next and no verb.
_CLAUSE = re.compile(
    r"(?P<pronoun>who|(?:which|that)(?=\s+(?:\w+ed|led|is|was|were|are|has|have|had|will|would)\b))\s+[a-z]"
)


def with_true_source(text: str, one: Attribution) -> Attribution:
    """The attribution with who spoke, where what was read as its source is not who did."""
    return without_clause(text, with_who_spoke_there(text, one))


def with_who_spoke_there(text: str, one: Attribution) -> Attribution:
    """The attribution with who spoke, where its source is where that was: "Rolf Neal, in an interview in Tormel, said"."""
    if one.source is None or _VENUE.match(text, one.source.start, one.source.end) is None:
        return one
    spoke = _SPOKE_THERE.search(text, max(0, one.source.start - _VENUE_REACH), one.source.start)
    return one if spoke is None else replace(one, source=Span(*spoke.span("who")))


def without_clause(text: str, one: Attribution) -> Attribution:
    """The attribution with the bare pronoun of a clause that stands for its source.

    "Ada Brandt, the owner who came last year, said": whoever "who" means spoke.
    """
    clause = _CLAUSE.match(text, one.source.start, one.source.end) if one.source else None
    return one if clause is None else replace(one, source=Span(*clause.span("pronoun")))
