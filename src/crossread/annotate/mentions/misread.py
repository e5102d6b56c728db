"""Names that a model read as persons' and that are bodies': "Goldman" beside "Goldman Sachs", "BLS", "Boko Haram".

In go a text and the names found in it; out come the same, with their kinds mended. What a fuller name or a title shows to
be a person's stays one.
"""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from crossread.language.lexicon import first_names, organisations, roles
from crossread.language.model import Name
from crossread.language.name_match import fold, initials, same_organisation
from crossread.types.annotation import EntityKind
from crossread.types.span import Span

__all__ = ["as_bodies"]

_AROUND_PERSON = re.compile(r"\s(?:White House|[Aa]dministration|[Cc]ampaign|[Cc]abinet)$")
_LEAST_ACRONYM = 3  # letters


def as_bodies(text: str, names: Sequence[Name]) -> list[Name]:
    """`names` where what a model read as a person is a body: a company's first word, a body's letters, or a listed name.

    "Goldman" beside "Goldman Sachs" is the company, "BLS" beside its full name the bureau, "Boko Haram" a group. Such words are a person's where a fuller
    name or a title holds them, and a listed name also where a given name begins it.
    """
    persons = [name for name in names if name.kind == EntityKind.PERSON]
    first_words, letters = _company_words(text, names), _first_letters(text, names)
    held = _words_of_persons(text, persons)
    return [
        replace(name, kind=EntityKind.ORGANISATION)
        if name.kind == EntityKind.PERSON
        and (
            fold(name.span.of(text)) in first_words - held
            or name.span.of(text) in letters
            or _is_listed_body(text, name, held)
        )
        else name
        for name in names
    ]


def _company_words(text: str, names: Sequence[Name]) -> set[str]:
    """The first words of the companies among `names` that are called by them alone; "Brandt administration" is none."""
    return {
        words[0]
        for name in names
        if name.kind == EntityKind.ORGANISATION
        and len(words := fold(name.span.of(text)).split()) > 1
        and not _AROUND_PERSON.search(name.span.of(text))
        and same_organisation(words[0].capitalize(), name.span.of(text))
    }


def _first_letters(text: str, names: Sequence[Name]) -> set[str]:
    """The letters by which the bodies among `names` may be called: "BLS"."""
    bodies = (name.span.of(text) for name in names if name.kind == EntityKind.ORGANISATION)
    return {one for one in map(initials, bodies) if len(one) >= _LEAST_ACRONYM}


def _words_of_persons(text: str, persons: Sequence[Name]) -> set[str]:
    """The words of the names that a second word or a title before them shows to be persons'."""
    return {
        word
        for name in persons
        if len(words := fold(name.span.of(text)).split()) > 1 or _is_titled(text, name.span)
        for word in words
    }


def _is_listed_body(text: str, name: Name, held: AbstractSet[str]) -> bool:
    """Whether a name is one in the list of organisations, and no person's by its words or a title."""
    words = name.span.of(text)
    if words not in organisations() or words.split()[0] in first_names():
        return False
    return not _is_titled(text, name.span) and (" " in words or fold(words) not in held)


def _is_titled(text: str, name: Span) -> bool:
    """Whether a title or a role stands right before a name: "Mr Brandt"."""
    before = text[max(0, name.start - 20) : name.start].lower().split()
    word = before[-1].rstrip(".") if before else ""
    return word in {"mr", "mrs", "ms", "miss", "dr", "sir"} or word in roles()
