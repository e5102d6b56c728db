"""Names that a model cut at a hyphen: "Ocasio-" of a double surname, "EB" of a visa, "News" of the News-Democrat.

In go a text and the names found in it; out come those that are names, as they are written in one piece.
"""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from crossread.language.model import Name
from crossread.types.annotation import EntityKind
from crossread.types.span import Span

__all__ = ["in_one_piece"]

_REST = re.compile(r"-?(?P<rest>[A-Z][\w’']*)")
_NUMBER = re.compile(r"-\d")


def in_one_piece(text: str, names: Sequence[Name]) -> list[Name]:
    """`names` with the rest of their word; a number behind its hyphen makes a thing of it: "the EB-5 visa".

    So do two names with a hyphen between them: "the Neal-Varga bill".
    """
    starts = {one.span.start for one in names}
    words = {word for one in names for word in one.span.of(text).split() if "-" in word}
    held = {word for one in names for word in one.span.of(text).split()[1:] if "-" in word}
    ends = {one.span.of(text).split()[-1] for one in names}
    whole = [
        _whole(text, one, starts, words)
        for one in names
        if one.kind == EntityKind.PLACE
        or not (_NUMBER.match(text, one.span.end) or _is_pair(one.span.of(text), ends, held))
    ]
    return [one for one, before in zip(whole, (None, *whole), strict=False)
            if before is None or one.span.start >= before.span.end]  # fmt: skip


def _is_pair(words: str, ends: AbstractSet[str], held: AbstractSet[str]) -> bool:
    """Whether a single word is but two names that end names as well, and no surname that one of `held` is."""
    parts = words.split("-")
    return len(parts) > 1 and words not in held and all(part in ends for part in parts)


def _whole(text: str, name: Name, starts: AbstractSet[int], words: AbstractSet[str]) -> Name:
    """The name to the end of its word, where a name holds that word or, of a body, none begins behind the hyphen."""
    start, end = name.span.start, name.span.end
    rest = _REST.match(text, end)
    if rest is None or (text[end - 1] == "-") == (text[end] == "-"):
        return name
    joined = f"{name.span.of(text).split()[-1]}{rest[0]}"
    is_body = name.kind == EntityKind.ORGANISATION and rest.start("rest") not in starts
    if is_body or joined in words:
        return replace(name, span=Span(start, rest.end()))
    return replace(name, span=Span(start, end - 1)) if text[end - 1] == "-" else name
