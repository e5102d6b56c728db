"""Months that are a person's surname: as in "Ada May", who is meant by the "May" of "she met May".

In go the times of a report and the names in it; out comes which of the times are rather the person. A "May" behind "in" or
"since" is the month all the same.
"""

import re
from collections.abc import Sequence

from crossread.language.model import Name
from crossread.types.annotation import EntityKind, TimeExpression

__all__ = ["is_namesake", "month_surnames"]

_MONTHS = frozenset("January March April May June July August".split())
_OF_TIME = re.compile(
    r"\b(?:in|since|until|till|by|from|through|during|of|to|before|after|last|next|this|early|mid|late|every|and|or|[-–—])[\s-]*\Z",
    re.IGNORECASE,
)
_REACH = 12  # letters


def month_surnames(text: str, names: Sequence[Name]) -> frozenset[str]:
    """The months by which persons of two words or more are called: "May" where an "Ada May" is named."""
    persons = (one.span.of(text).split() for one in names if one.kind is EntityKind.PERSON)
    return frozenset(words[-1] for words in persons if len(words) > 1) & _MONTHS


def is_namesake(text: str, time: TimeExpression, surnames: frozenset[str]) -> bool:
    """Whether a time is a bare month that stands where a person does."""
    start = time.span.start
    return (
        time.span.of(text) in surnames
        and _OF_TIME.search(text, max(0, start - _REACH), start) is None
    )
