"""Groups that a report calls by a plural name: "House Republicans", "GOP lawmakers".

In go a text and a place; out comes the group's words, where such words stand there. A group is no name of a
person or a body, yet it tells who is meant by the "who" or the "they" behind it. "Officials" tell nobody.
"""

import re

from crossread.language.lexicon import people_words, roles
from crossread.types.span import Span

__all__ = ["group_before", "group_name"]

_GROUP = r"(?P<group>(?:[A-Z][\w’'.&-]*\s+){0,3}(?P<head>[\w-]+(?:s|men|women|people)))"
_BEFORE = re.compile(rf"(?:^|[^\w’'.-])(?:[Tt]he\s+)?{_GROUP},?\s*$")
_WHOLE = re.compile(rf"(?:[Tt]he\s+)?{_GROUP}\b.*", re.DOTALL)
_REACH = 80  # characters


def group_before(text: str, at: int) -> str | None:
    """The group whose words end at `at`: the antecedent of a "who" that begins there."""
    found = _BEFORE.search(text, max(0, at - _REACH), at)
    return _named(found)


def group_name(text: str, source: Span) -> str | None:
    """The group that the words at `source` begin with."""
    return _named(_WHOLE.fullmatch(text, source.start, source.end))


def _named(found: re.Match[str] | None) -> str | None:
    if found is None:
        return None
    words = found["group"].split()
    head = words[-1]
    if len(words) == 1:
        return head if head in _PARTIES or head in people_words() else None
    plain = head.lower().removesuffix("s")
    is_role = plain in roles() or head.lower().replace("men", "man") in roles()
    return " ".join(words) if head[0].isupper() or is_role else None


_PARTIES = frozenset(
    "Democrats Republicans Conservatives Liberals Socialists Greens Communists Nationalists Unionists "
    "Islamists Tories Libertarians Populists Centrists Reformists Separatists".split()
)
