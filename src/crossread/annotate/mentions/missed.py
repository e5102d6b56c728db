"""Surnames that a model took for no names where they speak: "Sellers said", behind "Ada Sellers".

In go a text and what a model read in it; out come its names with those. A word that ends the names of two persons is
nobody's.
"""

from collections.abc import Sequence

from crossread.language.closed_classes import COURTESY, PRONOUNS
from crossread.language.model import Attribution, Name
from crossread.language.words import find_words
from crossread.types.annotation import EntityKind
from crossread.types.span import Span

__all__ = ["with_missed_surnames"]


def with_missed_surnames(
    text: str, names: Sequence[Name], attributions: Sequence[Attribution]
) -> tuple[Name, ...]:
    """`names`, sorted, and each surname that is all of a source, a courtesy before it aside, and is no name yet."""
    owners = _owners(text, names)
    taken = {at for name in names for at in range(name.span.start, name.span.end)}
    found = {
        surname
        for one in attributions
        if one.source is not None
        and (surname := _surname(text, one.source)) is not None
        and surname.start not in taken
        and len(owners.get(surname.of(text), ())) == 1
    }
    if not found:
        return tuple(names)
    missed = (Name(span, EntityKind.PERSON) for span in found)
    return tuple(sorted((*names, *missed), key=lambda name: name.span))


def _owners(text: str, names: Sequence[Name]) -> dict[str, set[str]]:
    """The full names of persons by their last words."""
    owners: dict[str, set[str]] = {}
    for name in names:
        words = name.span.of(text).split()
        if name.kind == EntityKind.PERSON and len(words) > 1:
            owners.setdefault(words[-1], set()).add(" ".join(words))
    return owners


def _surname(text: str, source: Span) -> Span | None:
    """The last word of a source, where it is capitalised and nothing but a "Mr." stands before it."""
    words = [word for word in find_words(text, source) if word.text[0].isalnum()]
    if not words or not words[-1].is_capitalised or words[-1].lower in PRONOUNS:
        return None
    is_bare = all(word.text.rstrip(".") in COURTESY for word in words[:-1])
    return words[-1].span if is_bare else None
