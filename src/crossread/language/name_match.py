"""Whether two names can name the same person, organisation or place.

Plain string rules, used within one report and across reports alike. Case, accents, dots and articles do
not count. Never looks at the text around: who stands near is for the caller to weigh.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from functools import lru_cache

from rapidfuzz.distance import OSA

from crossread.language.lexicon import (
    common_words,
    first_names,
    organisation_words,
    organisations,
    people_words,
    places,
)
from crossread.language.short_names import are_short_forms
from crossread.types.annotation import EntityKind

__all__ = [
    "called_with_suffix",
    "canonical_organisation",
    "canonical_place",
    "fold",
    "initials",
    "is_junior",
    "is_medium",
    "is_other_generation",
    "name_keys",
    "organisation_keys",
    "person_keys",
    "same_organisation",
    "same_person",
]

_COMPANY_FORMS = frozenset(
    "inc ltd corp co llc plc group ag sa se nv spa gmbh holdings company corporation limited".split(),
)
_REMEMBERED = 50_000  # names; a stream of reports never stops bringing new ones
_LEAST_MISSPELT = 5  # letters of a surname; shorter ones that differ are two
_SUFFIXES = frozenset("jr sr ii iii iv".split())
_SPELLINGS = {
    "defense": "defence",
    "center": "centre",
    "labor": "labour",
    "harbor": "harbour",
    "theater": "theatre",
    "program": "programme",
    "for": "of",  # "Committee for the", "Ministry for": which of the two, reports seldom agree on
}
# Bodies that are called "Ministry of Health" and "Health Ministry" alike; of a bank or a university each
# may be another one.
_TURNED = frozenset("ministry department office council committee commission directorate".split())
_LITTLE = frozenset("the of for and on in a an de du del della al el".split())


@lru_cache(maxsize=_REMEMBERED)
def fold(name: str) -> str:
    """The name in lower-case ASCII letters where it has such, one space between words, no article."""
    plain = unicodedata.normalize("NFKD", name)
    plain = "".join(ch for ch in plain if not unicodedata.combining(ch)).lower()
    plain = re.sub(r"['’]s\b", "", plain).replace(".", "")
    words = re.findall(r"[^\W_]+", plain)
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


def is_medium(name: str) -> bool:
    """Whether a name is known as that of an agency or an outlet."""
    known = organisations().get(name)
    return known is not None and known.kind in {"agency", "outlet"}


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

    Two different given names before one surname are two persons, and so are two middle initials, a
    junior and a senior.

    >>> same_person("Brandt", "Ada K. Brandt"), same_person("Ida Brandt", "Ada Brandt")
    (True, False)
    """
    a, b = fold(short).split(), fold(long).split()
    if not a or not b or not _same_generation(a, b):
        return False
    is_called_junior = len(a) > 1 and a[-1] == b[-1] and a[-1] in _SUFFIXES
    a, b = _without_suffix(a), _without_suffix(b)
    if len(a) > len(b):
        a, b = b, a
    if len(a) == 1:
        is_family = a[0] == b[-1] or (a[0] == b[0] and _family_first(b))
        is_given = is_called_junior and a[0] == b[0]  # "Rolf Jr."
        return is_family or is_given or a[0] == "".join(b)  # an account is called "adabrandt"
    if not Counter(a) - Counter(b):
        return True
    if not _same_surname(a[-1], b[-1]) or _differ_in_middle(a, b):
        return False
    return _same_given(a[0], b[0])


def called_with_suffix(names: Iterable[str]) -> frozenset[str]:
    """The words with which alone one of `names` calls a son, and another his father: "neal" of "Neal Jr." and "Rolf Neal".

    Where no father is named, "Neal" is the son as well.
    """
    folded = [fold(name).split() for name in names]
    several = [words for words in folded if len(words) > 1]
    before = {words[0] for words in several if len(words) == 2 and words[1] in _SUFFIXES}
    beside = {word for words in several if words[-1] not in _SUFFIXES for word in words}
    return frozenset(before & beside)


def is_other_generation(one: str, other: str, words: AbstractSet[str]) -> bool:
    """Whether one name has a suffix and the other none, where with one of `words` a suffix tells two persons apart."""
    if not words or is_junior(one) == is_junior(other):
        return False
    return not words.isdisjoint(fold(one if is_junior(one) else other).split())


def is_junior(name: str) -> bool:
    """Whether a name ends with a "Jr.", a "Sr." or a number."""
    words = fold(name).split()
    return len(words) > 1 and words[-1] in _SUFFIXES


def person_keys(name: str) -> frozenset[str]:
    """Keys, of which two names that `same_person` takes for one share at least one.

    They are the words of the name, all of them as one, and its surname with each of its letters left out, so that two surnames that
    are one edit apart meet (the deletions of SymSpell, https://github.com/wolfgarbe/SymSpell).
    """
    words = fold(name).split()
    if not words:
        return frozenset()
    surname = _without_suffix(words)[-1]
    is_long = len(surname) >= _LEAST_MISSPELT
    near = (surname[:at] + surname[at + 1 :] for at in range(len(surname) if is_long else 0))
    return frozenset((*words, "".join(words), *near))


def organisation_keys(name: str) -> frozenset[str]:
    """Keys, of which two names that `same_organisation` takes for one share at least one.

    They are the name in the list, its words in one spelling, and its letters where it is an acronym or may have one.
    """
    letters = {initials(name)} | ({name.replace(".", "")} if " " not in name else set())
    acronyms = (one for one in letters if len(fold(one)) > 1)
    return frozenset((canonical_organisation(name), *_turned(fold(name)), *acronyms))


def name_keys(name: str, kind: EntityKind) -> frozenset[str]:
    """Keys, of which two names of one kind that may mean one share at least one, and so do two that fold alike.

    "=" stands before the whole name, "@" before a place's.
    """
    whole = frozenset((f"={fold(name)}",))
    if kind == EntityKind.PERSON:
        return whole | person_keys(name)
    if kind == EntityKind.ORGANISATION:
        return whole | organisation_keys(name)
    return whole | {f"@{canonical_place(name)}"}


def _without_suffix(words: list[str]) -> list[str]:
    return words[:-1] if len(words) > 1 and words[-1] in _SUFFIXES else words


def _same_generation(a: list[str], b: list[str]) -> bool:
    """Whether the names do not say that one is the father's and one the son's."""
    both = a[-1] in _SUFFIXES and b[-1] in _SUFFIXES
    return not both or a[-1] == b[-1]


def _differ_in_middle(a: list[str], b: list[str]) -> bool:
    """Whether both have one word in the middle, an initial at least in one, and another letter there."""
    if len(a) != 3 or len(b) != 3 or 1 not in {len(a[1]), len(b[1])}:
        return False
    return a[1][0] != b[1][0]


def same_organisation(short: str, long: str) -> bool:
    """Whether `short` can be another form of `long`: an alias, an acronym, or its last words.

    "Ministry of Health" is "Health Ministry" as well, and "Supreme Court" that "of Norland".

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
    first, second = sorted((_turned(a), _turned(b)), key=len)
    return _extends(first, second)


def _turned(folded: str) -> list[str]:
    """The words in one spelling, with what a ministry is of before it: "ministry of health" turned."""
    words = [_SPELLINGS.get(word, word).replace("ization", "isation") for word in folded.split()]
    if len(words) > 2 and words[0] in _TURNED and words[1] == "of":
        rest = words[3:] if words[2] == "the" else words[2:]
        behind = rest.index("of") if "of" in rest else len(rest)
        return [*rest[:behind], words[0], *rest[behind:]]
    return words


def _extends(short: list[str], long: list[str]) -> bool:
    """Whether `long` is `short` with more before it, or a company's form behind it."""
    if not short or short == long:
        return short == long
    if len(short) >= 2 and long[-len(short) :] == short:
        return True
    if len(short) == 1 and long[1:] == short and _is_of_country(long[0]):
        return True
    if (
        len(short) >= 3
        and short[0] == long[0]
        and short[-1] == long[-1]
        and not Counter(short) - Counter(long)
    ):
        return True
    of_a_place = long[len(short) : len(short) + 1] == ["of"] and len(long) - len(short) <= 4
    if len(short) >= 2 and long[: len(short)] == short and of_a_place:
        return True
    if len(short) == 1 and long[0] == short[0]:
        return _is_company_like(short[0])
    behind = long[len(short) :]
    return long[: len(short)] == short and all(word in _COMPANY_FORMS for word in behind)


def _is_of_country(word: str) -> bool:
    """Whether the word before a body's name says whose it is: "US Treasury", "Norlander Parliament"."""
    written = word.capitalize()
    return word.upper() in places() or written in places() or written in people_words()


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


def _gender(given: str) -> str | None:
    entry = first_names().get(given.capitalize())
    return entry.gender if entry else None


def _same_surname(a: str, b: str) -> bool:
    return a == b or (min(len(a), len(b)) >= _LEAST_MISSPELT and OSA.distance(a, b) <= 1)


def _same_given(a: str, b: str) -> bool:
    if a == b or (min(len(a), len(b)) == 1 and a[0] == b[0]):
        return True
    if {_gender(a), _gender(b)} == {"m", "f"}:
        return False
    if are_short_forms(a, b):
        return True
    if min(len(a), len(b)) >= 3 and (a.startswith(b) or b.startswith(a)):
        return True
    return min(len(a), len(b)) >= 4 and OSA.distance(a, b) <= 1
