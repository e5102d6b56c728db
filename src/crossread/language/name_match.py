"""Whether two names can name the same person, organisation or place.

Plain string rules, used within one report and across reports alike. Case, accents, dots and articles do
not count. Never looks at the text around: who stands near is for the caller to weigh.
"""

import re
import unicodedata
from functools import cache

from rapidfuzz.distance import OSA

from crossread.language.lexicon import (
    common_words,
    first_names,
    organisation_words,
    organisations,
    people_words,
    places,
)

__all__ = [
    "canonical_organisation",
    "canonical_place",
    "fold",
    "initials",
    "same_organisation",
    "same_person",
]

_COMPANY_FORMS = frozenset(
    "inc ltd corp co llc plc group ag sa se nv spa gmbh holdings company corporation limited".split(),
)
_LITTLE = frozenset("the of for and on in a an de du del della al el".split())


@cache
def fold(name: str) -> str:
    """The name in lower-case ASCII letters where it has such, one space between words, no article."""
    plain = unicodedata.normalize("NFKD", name)
    plain = "".join(ch for ch in plain if not unicodedata.combining(ch)).lower()
    plain = re.sub(r"['’]s\b", "", plain).replace(".", "")
    words = re.findall(r"[^\W_]+", plain)
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


def initials(name: str) -> str:
    """The first letters of the words that count: "International Committee of ..." → "IC..."."""
    return "".join(
        word[0].upper() for word in re.findall(r"[^\W_]+", name) if word.lower() not in _LITTLE
    )


def canonical_place(name: str) -> str:
    """The name that the place list gives for an alias ("U.S." → "United States"), else the name."""
    place = places().get(name) or places().get(name.replace(".", ""))
    return place.canonical if place else name


def canonical_organisation(name: str) -> str:
    """The name that the organisation list gives for an alias ("AP" → "Associated Press"), else the name."""
    bare = name.removeprefix("The ").removeprefix("the ")
    organisation = organisations().get(name) or organisations().get(bare)
    return organisation.canonical if organisation else name


def same_person(short: str, long: str) -> bool:
    """Whether `short` can be another form of `long`: a surname, initials, a nickname or a spelling.

    Two different given names before one surname are two persons.

    >>> same_person("Brandt", "Ada K. Brandt"), same_person("Ida Brandt", "Ada Brandt")
    (True, False)
    """
    a, b = fold(short).split(), fold(long).split()
    if not a or not b:
        return False
    if len(a) > len(b):
        a, b = b, a
    if len(a) == 1:
        return (
            a[0] == b[-1] or (a[0] == b[0] and _family_first(b)) or (len(b) == 1 and a[0] == b[0])
        )
    if set(a) <= set(b):
        return True
    if not _same_surname(a[-1], b[-1]):
        return False
    return _same_given(a[0], b[0])


def same_organisation(short: str, long: str) -> bool:
    """Whether `short` can be another form of `long`: an alias, an acronym, or its last words.

    >>> same_organisation("Foreign Ministry", "Norland's Foreign Ministry")
    True
    """
    if canonical_organisation(short) == canonical_organisation(long):
        return True
    a, b = fold(short), fold(long)
    if a == b:
        return True
    if short.replace(".", "").isupper() and " " not in short:
        return len(a) > 1 and short.replace(".", "") == initials(long)
    if long.replace(".", "").isupper() and " " not in long:
        return len(b) > 1 and long.replace(".", "") == initials(short)
    first, second = sorted((a.split(), b.split()), key=len)
    return _extends(first, second)


def _extends(short: list[str], long: list[str]) -> bool:
    """Whether `long` is `short` with more before it, or a company's form behind it."""
    if not short or short == long:
        return short == long
    if len(short) >= 2 and long[-len(short) :] == short:
        return True
    if (
        len(short) >= 3
        and short[0] == long[0]
        and short[-1] == long[-1]
        and set(short) <= set(long)
    ):
        return True
    if len(short) == 1 and long[0] == short[0]:
        return _is_company_like(short[0])
    behind = long[len(short) :]
    return long[: len(short)] == short and all(word in _COMPANY_FORMS for word in behind)


def _is_company_like(word: str) -> bool:
    """Whether a first word alone can stand for the whole name, as a company's can and "Health" not."""
    written = word.capitalize()
    return not (
        len(word) < 4
        or word in common_words()
        or written in places()
        or written in people_words()
        or written in organisation_words()
        or written in first_names()
    )


def _family_first(words: list[str]) -> bool:
    entry = first_names().get(words[0].capitalize())
    return entry is not None and entry.family_first


def _same_surname(a: str, b: str) -> bool:
    return a == b or (min(len(a), len(b)) >= 5 and OSA.distance(a, b) <= 1)


def _same_given(a: str, b: str) -> bool:
    if a == b or (min(len(a), len(b)) == 1 and a[0] == b[0]):
        return True
    if min(len(a), len(b)) >= 3 and (a.startswith(b) or b.startswith(a)):
        return True
    return min(len(a), len(b)) >= 4 and OSA.distance(a, b) <= 1
