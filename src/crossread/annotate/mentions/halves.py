"""Countries that are called by their first word: "the North" where a report tells of North Korea.

In go a text and the names found in it; out come those that are such a word, with the country's name. A report that tells
of two countries with that word leaves it alone.
"""

import re
from collections.abc import Sequence

from crossread.language.lexicon import people_words, places
from crossread.language.model import Name
from crossread.types.annotation import EntityKind

__all__ = ["countries_in_full"]

_HALVES = frozenset("North South East West".split())
_THE = re.compile(r"\b[Tt]he \Z")
_COUNTRY = re.compile(r"\b(?:North|South|East|West) [A-Z]\w+")


def countries_in_full(text: str, names: Sequence[Name]) -> dict[Name, str]:
    """The names that are but the first word of a country or of its people, behind a "the" or before the rest of it."""
    short = [one for one in names if one.kind != EntityKind.PERSON and _is_half(text, one)]
    if not short:
        return {}
    told = {country for found in set(_COUNTRY.findall(text)) if (country := _country(found))}
    full: dict[Name, str] = {}
    for one in short:
        half = one.span.of(text).split()[-1]
        meant = [country for country in told if country.startswith(f"{half} ")]
        follows = _COUNTRY.match(text, one.span.end - len(half))
        is_the = _THE.search(text, max(0, one.span.start - 4), one.span.end - len(half)) is not None
        own = _country(follows[0]) if follows is not None else None
        if own is not None or (follows is None and is_the and len(meant) == 1):
            full[one] = own or meant[0]
    return full


def _is_half(text: str, name: Name) -> bool:
    return name.span.of(text).removeprefix("The ").removeprefix("the ") in _HALVES


def _country(words: str) -> str | None:
    """The country that the words name, or whose people: "North Korea" for "North Koreans"."""
    name = people_words().get(words, words)
    place = places().get(name)
    return place.canonical if place is not None and place.kind == "country" else None
