"""What stands before a person's name and tells whether it is a man's or a woman's: "Ms. Brandt", "his wife, Ada Brandt".

In go a text and a name; out come m, f or None. What the name itself tells is for `mentions`.
"""

import re

from crossread.language.lexicon import roles
from crossread.language.model import Name
from crossread.types.annotation import EntityKind

__all__ = ["gender_of_kin", "title_gender"]

_TITLE_BEFORE = re.compile(r"\b(?P<word>[A-Z]\w+)\.?\s+\Z")
_TITLE_REACH = 12  # letters
_KIN_BEFORE = re.compile(
    r"\b(?:(?P<f>wife|widow|daughter|sister|mother|(?i:first lady))|husband|widower|son|brother|father),?\s+\Z"
)
_KIN_REACH = 14  # letters


def gender_of_kin(text: str, name: Name) -> str | None:
    """M or f where a person is brought in as another's kin: "his wife, Ada Brandt", "first lady Ada Brandt"."""
    start = name.span.start
    before = _KIN_BEFORE.search(text, max(0, start - _KIN_REACH), start)
    if name.kind != EntityKind.PERSON or before is None:
        return None
    return "f" if before["f"] else "m"


def title_gender(text: str, name: Name) -> str | None:
    """What a title right before a person's name tells: m behind "Mr.", f behind "Ms."."""
    if name.kind != EntityKind.PERSON:
        return None
    start = name.span.start
    title = _TITLE_BEFORE.search(text, max(0, start - _TITLE_REACH), start)
    role = roles().get(title["word"].lower()) if title is not None else None
    return role.gender if role is not None and role.is_title else None
