"""Names that cannot both be right: one office, one surname, two given names.

In goes a story's entities; out come conflicts. Two persons whom one report names both are two persons.
"""

import re
from collections.abc import Sequence
from itertools import combinations

from rapidfuzz import fuzz

from crossread.language.lexicon import common_words, first_names, roles
from crossread.language.name_match import fold
from crossread.types.alignment import Alignment, Aspect, Entity, Relation, Variant
from crossread.types.annotation import EntityKind
from crossread.types.report import Citation

__all__ = ["judge_names"]

# Titles and little words; and what several of one surname can be to one person.
_NO_OFFICE = frozenset(
    "the of a and mr mrs ms his her their son sons daughter daughters child children brother brothers sister sisters "
    "cousin nephew niece grandson granddaughter grandchild uncle aunt twin stepson stepdaughter relative".split()
)
_SHORT = 5  # letters; "Ming" and "Jing" are given names
_INITIALS = re.compile(r"\w{2,} (?P<letters>(?:\w )+)\w{2,}")
_ALIKE = 90  # of 100; "Danil Roshko" and "Daniil Roshko"
_ALIKE_WITH_OFFICE = 80  # where they hold one office: "Nabil Shahin" and "Nabeel Shaheen"


def judge_names(entities: Sequence[Entity]) -> list[Alignment]:
    """The conflicts of names among the persons of a story, and their other spellings."""
    persons = [
        (entity, frozenset(c.report_id for c in entity.mentions))
        for entity in entities
        if entity.kind == EntityKind.PERSON and " " in fold(entity.name)
    ]
    found: list[Alignment] = []
    for (a, ours), (b, theirs) in combinations(persons, 2):
        if not ours.isdisjoint(theirs):
            continue
        if _is_other_spelling(a, b):
            found.append(_spellings(a, b))
        elif _clash(a, b):
            found.append(_conflict(a, b))
    return found


def _is_other_spelling(a: Entity, b: Entity) -> bool:
    """Whether two full names are so alike that they are one, as transliterated by two desks."""
    first, second = fold(a.name), fold(b.name)
    if first == second or min(first.count(" "), second.count(" ")) < 1:
        return False
    if _have_other_initials(a.name, b.name):
        return False
    alike = fuzz.ratio(first.replace(" ", ""), second.replace(" ", ""))
    return alike >= (_ALIKE_WITH_OFFICE if _role_words(a) & _role_words(b) else _ALIKE)


def _have_other_initials(a: str, b: str) -> bool:
    """Whether other letters stand between the names, by which two of one family are told apart: "A.B. Neal", "B. Neal"."""
    letters = [_INITIALS.fullmatch(fold(name.replace(".", " "))) for name in (a, b)]
    return None not in letters and len({found["letters"] for found in letters if found}) > 1


def _spellings(a: Entity, b: Entity) -> Alignment:
    variants = tuple(Variant((_fullest(entity),)) for entity in (a, b))
    why = f"One name, spelled in two ways: {a.name} / {b.name}."
    about = f"the name: {a.name} / {b.name}"
    return Alignment(Relation.DIFFER, about, variants, Aspect.NAME, why=why)


def _clash(a: Entity, b: Entity) -> bool:
    first, second = fold(a.name).split(), fold(b.name).split()
    if min(len(first), len(second)) < 2 or first[-1] != second[-1]:
        return False
    # "Ben" in "HeraldBen" is a slip of the page, and a family name that stands first is no given name.
    if first[0].endswith(second[0]) or second[0].endswith(first[0]) or _family_first(a, b):
        return False
    if first[0][0] == second[0][0]:
        return False  # what somebody is called for short most often begins so: "Jay" for "Jerome"
    if any(_begins_with_a_title(one) or _begins_with_a_word(one) for one in (a, b)):
        return False
    ours, theirs = _role_words(a), _role_words(b)
    return bool(ours & theirs) and ("former" in ours) == ("former" in theirs)


def _begins_with_a_title(person: Entity) -> bool:
    role = roles().get(person.name.split()[0].lower())
    return role is not None and role.is_title


def _begins_with_a_word(person: Entity) -> bool:
    """Whether the name begins with a word of the language that is no given name: "Mocking Brandt" heads a sentence."""
    first = person.name.split()[0]
    is_participle = first.lower().endswith("ing") and len(first) > _SHORT
    return first not in first_names() and (is_participle or first.lower() in common_words())


def _family_first(*persons: Entity) -> bool:
    entries = (first_names().get(person.name.split()[0]) for person in persons)
    return any(entry is not None and entry.family_first for entry in entries)


def _role_words(entity: Entity) -> set[str]:
    """The words of the offices; "Brandt" of "Brandt attorney" is a name, whom it serves and not what it is."""
    words = {
        fold(word)
        for role in entity.roles
        for word in role.split()
        if not word[0].isupper() or fold(word) in roles() or word.isupper()
    }
    return words - _NO_OFFICE - {""}


def _conflict(a: Entity, b: Entity) -> Alignment:
    variants = tuple(Variant((_fullest(entity),)) for entity in (a, b))
    shared = " ".join(sorted(_role_words(a) & _role_words(b)))
    why = f"The same surname and office ({shared}), but two given names: {a.name} / {b.name}."
    return Alignment(
        Relation.CONFLICT, f"the name: {a.name} / {b.name}", variants, Aspect.NAME, why=why
    )


def _fullest(entity: Entity) -> Citation:
    return next(c for c in entity.mentions if fold(c.text) == fold(entity.name))
