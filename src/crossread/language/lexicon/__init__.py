"""Word lists: given names, places, organisations, roles and reporting words.

In goes nothing but the tables beside this file; out come mappings from a form, as it is written in
English-language news, to what is known of it. Never reads a report, and never decides what a word
means in one: a name that stands here may still be an ordinary word where it is found.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

from crossread.errors import InvalidValueError

__all__ = [
    "Cue",
    "FirstName",
    "Form",
    "Organisation",
    "Place",
    "Role",
    "common_words",
    "cues",
    "first_names",
    "organisation_words",
    "organisations",
    "people_words",
    "place_words",
    "places",
    "roles",
]


Form = Literal["base", "third", "past", "participle", "gerund", "noun", "plural"]

_VOWELS = frozenset("aeiou")
_HISSING = ("s", "x", "z", "ch", "sh")


@dataclass(frozen=True, slots=True)
class FirstName:
    """What a name that begins a person's name tells.

    `gender` is "m", "f" or, where both bear it, None. `doubtful`: also an ordinary word ("Mark").
    `family_first`: a family name that is written before the given one ("Xi", "Kim").
    """

    gender: str | None
    doubtful: bool
    family_first: bool


@dataclass(frozen=True, slots=True)
class Place:
    """A place: `name` as written, its `kind` ("country", "city", ...), `canonical` its usual name."""

    name: str
    kind: str
    canonical: str


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation's `kind` ("agency", "outlet", ...), usual name, and country if it has one."""

    kind: str
    canonical: str
    country: str | None


@dataclass(frozen=True, slots=True)
class Role:
    """A word for what a person does. `is_title`: it usually stands directly before the name."""

    gender: str | None
    is_title: bool


@dataclass(frozen=True, slots=True)
class Cue:
    """One form of a reporting word.

    `word_class` is "v" or "n"; `kind` is "say", "ask", "judge", "believe" or "request"; `certainty`
    is "plain", "alleged", "denied", "threatened", "planned" or "believed". A form that is both past
    and past participle is "past".
    """

    base: str
    word_class: str
    kind: str
    certainty: str
    form: Form


@cache
def first_names() -> Mapping[str, FirstName]:
    """Names that begin a person's name, as written ("Maria")."""
    names: dict[str, FirstName] = {}
    for row in _rows("first_names.tsv", 2, 3):
        names[row[0]] = FirstName(
            _gender(row[1].removesuffix("?")), row[1].endswith("?"), row[2:] == ["s"]
        )
    return names


@cache
def places() -> Mapping[str, Place]:
    """Places by each of their names, as written ("U.S.", "Kyiv")."""
    return {name: Place(name, kind, usual) for name, kind, usual, _ in _rows("places.tsv", 4)}


@cache
def people_words() -> Mapping[str, str]:
    """Words for the people of a place and what is theirs, to its usual name ("French", "France")."""
    return {
        word: usual
        for _, _, usual, words in _rows("places.tsv", 4)
        if words
        for word in words.split("|")
    }


@cache
def organisations() -> Mapping[str, Organisation]:
    """Organisations by each of their names, as written ("AP", "The New York Times")."""
    return {
        name: Organisation(kind, usual, country or None)
        for name, kind, usual, country in _rows("organisations.tsv", 4)
    }


@cache
def organisation_words() -> frozenset[str]:
    """Words that make a capitalised phrase an organisation, capitalised ("Ministry")."""
    return frozenset(_lines("organisation_words.txt"))


@cache
def place_words() -> frozenset[str]:
    """Words that make a capitalised phrase a place, capitalised ("River")."""
    return frozenset(_lines("place_words.txt"))


@cache
def roles() -> Mapping[str, Role]:
    """Roles and titles in lower case, of one word or more ("sen.", "prime minister")."""
    return {
        words: Role(_gender(gender), flag == "title")
        for words, gender, flag in _rows("roles.tsv", 3)
    }


@cache
def cues() -> Mapping[str, tuple[Cue, ...]]:
    """Reporting words by each of their inflected forms in lower case; verbs stand before nouns.

    Of a phrase the first word is inflected ("called for"). A form has several readings where words
    fall together ("claims") or where base and past are alike ("read").
    """
    found: dict[str, tuple[Cue, ...]] = {}
    verbs_first = sorted(_rows("cues.tsv", 5), key=lambda row: row[1] == "n")
    for base, word_class, kind, certainty, irregular in verbs_first:
        inflect = _verb_forms if word_class == "v" else _noun_forms
        for written, form in inflect(base, irregular):
            reading = Cue(base, word_class, kind, certainty, form)
            found[written] = (*found.get(written, ()), reading)
    return found


@cache
def common_words() -> frozenset[str]:
    """Frequent words in lower case that are no names though a sentence may begin with them."""
    return frozenset(_lines("common_words.txt"))


def _verb_forms(base: str, irregular: str) -> list[tuple[str, Form]]:
    """The forms of the verb `base`; `irregular` is past|participle|present participle|third."""
    word, space, rest = base.partition(" ")
    if irregular:
        past, participle, gerund, third = irregular.split("|")
    else:
        past = participle = _regular_past(word)
        gerund = _regular_gerund(word)
        third = _with_s(word)
    forms: list[tuple[str, Form]] = [
        (word, "base"),
        (third, "third"),
        (past, "past"),
        (gerund, "gerund"),
    ]
    if participle != past:
        forms.append((participle, "participle"))
    return [(written + space + rest, form) for written, form in forms]


def _noun_forms(base: str, irregular: str) -> list[tuple[str, Form]]:
    """The noun `base` and its plural; a noun whose plural is the same word has one form."""
    plural = irregular or _with_s(base)
    return [(base, "noun")] if plural == base else [(base, "noun"), (plural, "plural")]


def _with_s(word: str) -> str:
    if word.endswith(_HISSING):
        return word + "es"
    return word[:-1] + "ies" if _ends_in_consonant_y(word) else word + "s"


def _regular_past(word: str) -> str:
    if word.endswith("e"):
        return word + "d"
    return word[:-1] + "ied" if _ends_in_consonant_y(word) else word + "ed"


def _regular_gerund(word: str) -> str:
    silent = word.endswith("e") and not word.endswith(("ee", "oe", "ye"))
    return (word[:-1] if silent else word) + "ing"


def _ends_in_consonant_y(word: str) -> bool:
    return word.endswith("y") and word[-2:-1] not in _VOWELS


def _gender(written: str) -> str | None:
    return None if written == "u" else written


def _rows(name: str, *widths: int) -> Iterator[list[str]]:
    """The rows of the table `name`.

    Raises:
        InvalidValueError: a row has another number of columns than `widths` allows.
    """
    for line in _lines(name):
        row = line.split("\t")
        if len(row) not in widths:
            raise InvalidValueError(f"{name}: {len(row)} columns in {line!r}")
        yield row


def _lines(name: str) -> list[str]:
    text = files("crossread.language.lexicon").joinpath(name).read_text(encoding="utf-8")
    return [line for line in text.split("\n") if line and line[0] != "#"]
