"""Mentions of persons, organisations and places, each with the fullest name this report gives them.

In goes a report's text with its sentences and the names found in it; out come mentions sorted by span:
names, descriptions ("the ministry") and pronouns, as far as this text decides what they mean. What is not
decided is left out rather than guessed.
"""

import re
from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from crossread.annotate.mentions.bodies import find_described_bodies
from crossread.annotate.mentions.genders import gender_of_kin, title_gender
from crossread.annotate.mentions.halves import countries_in_full
from crossread.annotate.mentions.hyphens import in_one_piece
from crossread.annotate.mentions.media import papers_in_full
from crossread.annotate.mentions.misread import as_bodies
from crossread.annotate.mentions.roles import find_role
from crossread.language.closed_classes import COURTESY
from crossread.language.lexicon import first_names, organisation_words, roles
from crossread.language.model import Name
from crossread.language.name_match import (
    called_with_suffix,
    canonical_place,
    fold,
    is_other_generation,
    name_keys,
    same_organisation,
    same_person,
)
from crossread.types.annotation import EntityKind, Mention, MentionForm, Sentence
from crossread.types.span import Span

__all__ = ["Chain", "chain_names", "name_mentions"]


_CAPITALISED = re.compile(r"\s(?P<word>[A-Z]\w+)\b")
# Of which party, from which state: "Ada Brandt, P-Elm.", which a reader joins to a name behind it.
_MEMBER = re.compile(r"[A-Z]-[A-Z][A-Za-z]{0,4}\.?(?:\s+|\Z)")
_TITLE = re.compile(r"(?P<word>[A-Z]\w+)\.?\s+(?=\w)")
_LEAST_LETTERS = 2  # of a name; "J" is cut off from one
_DECISION = re.compile(r"(?P<body>.+\s(?:Council|Assembly|Committee|Congress))\sResolutions?")
_NO_NAMES = frozenset("mr mrs ms miss dr sir the ex".split())
# What says whose a thing is, "a Congressional committee", and names nobody.
_ADJECTIVES = frozenset(
    "congressional senatorial presidential parliamentary ministerial gubernatorial federal papal royal "
    "judicial mayoral municipal provincial prefectural consular diplomatic".split()
)


class _Named(NamedTuple):
    """A name as it is written, its kind, and the gender that a title before it tells."""

    words: str
    kind: EntityKind
    gender: str | None


@dataclass(slots=True)
class Chain:
    """One person, organisation or place of a report while its mentions are being gathered."""

    kind: EntityKind
    name: str
    title_gender: str | None = None
    is_relative: bool = False
    mentions: list[Mention] = field(default_factory=list)
    role_words: set[str] = field(default_factory=set)
    role_texts: set[frozenset[str]] = field(default_factory=set)

    @property
    def gender(self) -> str | None:
        """M or f where a role or a given name tells it."""
        for words in sorted(self.role_words):
            role = roles().get(words)
            if role is not None and role.gender in {"m", "f"}:
                return role.gender
        first = first_names().get(self.name.split()[0])
        if first is not None and first.gender in {"m", "f"} and " " in self.name:
            return first.gender
        return None

    @property
    def sure_gender(self) -> str | None:
        """M or f where a title before the name tells it, or a given name that is always one of both."""
        first = first_names().get(self.name.split()[0]) if " " in self.name else None
        is_sure = first is not None and not first.doubtful and first.gender in {"m", "f"}
        return first.gender if first is not None and is_sure else self.title_gender


def name_mentions(text: str, sentences: Sequence[Sentence], names: Sequence[Name]) -> list[Chain]:
    """The names gathered into chains, in the order in which each is first named."""
    chains = chain_names(text, names) + _described_chains(text, sentences)
    starts = [sentence.span.start for sentence in sentences]
    for chain in chains:
        if chain.kind == EntityKind.PERSON:
            for number, mention in enumerate(chain.mentions):
                sentence = sentences[bisect_right(starts, mention.span.start) - 1]
                chain.mentions[number] = _with_role(text, mention, sentence, chain)
    return chains


def _described_chains(text: str, sentences: Sequence[Sentence]) -> list[Chain]:
    """A chain for each body that is described by its country and not named."""
    chains: dict[str, Chain] = {}
    for span, name in find_described_bodies(text, sentences):
        chain = chains.setdefault(fold(name), Chain(EntityKind.ORGANISATION, name))
        chain.mentions.append(Mention(span, chain.kind, MentionForm.NOMINAL, chain.name))
    return list(chains.values())


def chain_names(text: str, names: Sequence[Name]) -> list[Chain]:
    """Chains of names that can name the same, fullest names first, so that a surname finds its owner."""
    names = in_one_piece(text, names)
    starts = {one.span.start for one in names}
    last_words = _last_words(text, names)
    untitled = (_without_title(text, one, last_words) for one in names)
    bodies = (_without_decision(text, one) for one in untitled)
    whole = (_with_what_it_owns(text, one, starts) for one in bodies)
    names = as_bodies(text, [one for one in whole if not _is_no_name(text, one, last_words)])
    countries = countries_in_full(text, names)
    full = papers_in_full(text, names) | countries
    kinds = [EntityKind.PLACE if one in countries else one.kind for one in names]
    kept = [
        _Named(_canonical(full.get(one) or one.span.of(text), kind), kind, title_gender(text, one))
        for one, kind in zip(names, kinds, strict=True)
    ]
    sizes = [len(fold(one.span.of(text)).split()) for one in names]
    order = sorted(range(len(names)), key=lambda i: (-sizes[i], kept[i].gender is None, i))
    gathered = _Gathered(called_with_suffix(one.words for one in kept))
    home = {i: _home_of(gathered, kept[i], i, gender_of_kin(text, names[i])) for i in order}
    for i, name in enumerate(names):
        chain = gathered.chains[home[i]]
        chain.mentions.append(Mention(name.span, chain.kind, MentionForm.NAME, chain.name))
    return sorted(gathered.chains, key=lambda chain: chain.mentions[0].span)


@dataclass(slots=True)
class _Gathered:
    """The chains so far, by their numbers: which fit a name, up to which they were tried, which share a key, their names.

    `called` tells who is called by a single word, such as a surname that two persons share; before the words in
    `with_suffix` a "Jr." tells the son from the father.
    """

    with_suffix: AbstractSet[str]
    chains: list[Chain] = field(default_factory=list)
    owners: dict[_Named, list[int]] = field(default_factory=dict)
    tried: dict[_Named, int] = field(default_factory=dict)
    sharing: dict[str, list[int]] = field(default_factory=dict)
    named: dict[int, list[int]] = field(default_factory=dict)
    called: dict[str, int] = field(default_factory=dict)


def _home_of(gathered: _Gathered, name: _Named, at: int, kin: str | None) -> int:
    """The number of the chain that the name `at` belongs to, a new one where it fits none; `kin` is its gender as such."""
    chains = gathered.chains
    keys = name_keys(name.words, name.kind)
    fitting = gathered.owners.setdefault(name, [])
    tried = gathered.tried.get(name, 0)
    if tried < len(chains):
        fitting += [n for n in _sharing(gathered.sharing, keys, tried) if _fits(gathered, n, name)]
    if not fitting:
        fitting += _only_one_called(chains, _sharing(gathered.sharing, keys, 0), name)
    if all(_is_brought_in_later(gathered, n, name, at) for n in fitting):
        fitting.append(len(chains))
        for key in keys:
            gathered.sharing.setdefault(key, []).append(len(chains))
        chains.append(Chain(name.kind, name.words, name.gender or kin, kin is not None))
    gathered.tried[name] = len(chains)
    # Behind "his wife, Ada Brandt" a bare "Brandt" is he of whom the report tells, and "Ms. Brandt" is she.
    those = [n for n in fitting if name.gender or not chains[n].is_relative] or fitting
    home = _owner(gathered, name, those)
    if home is None:
        home = _last_named(those, gathered.named, at)
    if _is_bare(name):
        gathered.called.setdefault(fold(name.words), home)
    insort(gathered.named.setdefault(home, []), at)
    return home


def _is_brought_in_later(gathered: _Gathered, chain: int, name: _Named, at: int) -> bool:
    """Whether a bare surname stands before the one who is brought in as another's kin: it is not hers."""
    named = gathered.named.get(chain, [])
    is_later = bool(named) and at < named[0]
    return _is_bare(name) and gathered.chains[chain].is_relative and is_later


def _is_bare(name: _Named) -> bool:
    return name.kind == EntityKind.PERSON and name.gender is None and " " not in name.words


def _owner(gathered: _Gathered, name: _Named, fitting: Sequence[int]) -> int | None:
    """The one of `fitting` who was called by this word alone before.

    A report that tells of two Brandts calls the one it is about by the surname, and the other by the whole name.
    """
    owner = gathered.called.get(fold(name.words)) if _is_bare(name) else None
    return owner if owner in fitting else None


def _only_one_called(chains: Sequence[Chain], sharing: Sequence[int], name: _Named) -> list[int]:
    """The one person of a fuller name whose given name is all that is said: "Ada" where there is one Ada Brandt."""
    if name.kind != EntityKind.PERSON or " " in name.words:
        return []
    called = [
        at
        for at in sharing
        if chains[at].kind == name.kind and fold(chains[at].name).split()[0] == fold(name.words)
    ]
    return called if len(called) == 1 else []


def _sharing(chains: Mapping[str, Sequence[int]], keys: Iterable[str], first: int) -> list[int]:
    """The numbers of the chains from `first` on that have one of `keys`, in order."""
    found: set[int] = set()
    for key in keys:
        own = chains.get(key, ())
        found.update(own[bisect_left(own, first) :])
    return sorted(found)


def _without_title(text: str, name: Name, last_words: AbstractSet[str]) -> Name:
    """The name behind a "Mr.", which a reader takes in now and then, or behind a title, where others have it without.

    "Justice Neal" is the Neal of "Ada Neal", and "Pope Nikola" is called so.
    """
    if name.kind != EntityKind.PERSON:
        return name
    member = _MEMBER.match(text, name.span.start, name.span.end - 1)
    if member is not None:
        name = replace(name, span=Span(member.end(), name.span.end))
    title = _TITLE.match(text, name.span.start, name.span.end)
    if title is None:
        return name
    behind = Span(title.end(), name.span.end)
    role = roles().get(title["word"].lower())
    is_courtesy = title["word"] in COURTESY
    if not is_courtesy and (role is None or not role.is_title or behind.of(text) not in last_words):
        return name
    return replace(name, span=behind)


def _last_words(text: str, names: Sequence[Name]) -> set[str]:
    """The last word of each person's name that has two or more without a title."""
    found: set[str] = set()
    for one in names:
        words = one.span.of(text).split()
        if one.kind == EntityKind.PERSON and len(words) > 1 and words[0].lower() not in roles():
            found.add(words[-1])
    return found


def _with_what_it_owns(text: str, name: Name, starts: AbstractSet[int]) -> Name:
    """A body's name that was cut behind its possessive, with the rest of it: "The People's Daily".

    What begins at one of `starts` is a name of its own.
    """
    words = name.span.of(text)
    if name.kind != EntityKind.ORGANISATION or not words.endswith(("'s", "’s")):
        return name
    owned = _CAPITALISED.match(text, name.span.end)
    if owned is None or owned["word"] not in organisation_words() or owned.start("word") in starts:
        return name
    return replace(name, span=Span(name.span.start, owned.end()))


def _without_decision(text: str, name: Name) -> Name:
    """A body's name without what it decided: "Harbour Council Resolution"."""
    found = _DECISION.fullmatch(text, name.span.start, name.span.end)
    if name.kind != EntityKind.ORGANISATION or found is None:
        return name
    return replace(name, span=Span(name.span.start, found.end("body")))


def _is_no_name(text: str, name: Name, last_words: AbstractSet[str]) -> bool:
    """Whether the words are a title, an article or an adjective, of which a reader made a name: "Mr", "Federal".

    A title that ends somebody's name is one: "Prince" beside "Rolf Prince".
    """
    words = name.span.of(text).lower().rstrip(".")
    if name.kind == EntityKind.PERSON and _MEMBER.fullmatch(name.span.of(text)):
        return True
    is_before_noun = text[name.span.end : name.span.end + 2].strip()[:1].islower()
    return (
        words in _NO_NAMES
        or len(words) < _LEAST_LETTERS
        or (
            name.kind == EntityKind.PERSON
            and words in roles()
            and name.span.of(text) not in last_words
        )
        or (words in _ADJECTIVES and is_before_noun)
    )


def _last_named(fitting: Sequence[int], named: Mapping[int, Sequence[int]], at: int) -> int:
    """Of the chains that a name fits the one named last before it, else the one named next; `named` has the names of each."""
    before: list[tuple[int, int]] = []
    behind: list[tuple[int, int]] = []
    for chain in fitting:
        own = named.get(chain, ())
        place = bisect_left(own, at)
        before += [(own[place - 1], chain)] if place else []
        behind += [(own[place], chain)] if place < len(own) else []
    if before:
        return max(before)[1]
    return min(behind)[1] if behind else fitting[0]


def _fits(gathered: _Gathered, number: int, named: _Named) -> bool:
    chain = gathered.chains[number]
    words, kind, gender = named
    if is_other_generation(chain.name, words, gathered.with_suffix):
        return False
    if gender is not None and {gender, chain.sure_gender} == {"m", "f"}:
        return False  # "Mr. Brandt" beside "Ada Brandt" is another
    if fold(chain.name) == fold(words):
        return chain.kind == kind or kind != EntityKind.PERSON
    if chain.kind != kind:
        return False
    if kind == EntityKind.PERSON:
        return same_person(words, chain.name)
    if kind == EntityKind.ORGANISATION:
        return same_organisation(words, chain.name)
    return False


def _canonical(words: str, kind: EntityKind) -> str:
    plain = " ".join(words.split())
    if kind == EntityKind.PLACE:
        return canonical_place(plain)
    if kind == EntityKind.ORGANISATION:
        return plain.removeprefix("The ")
    return plain


def _with_role(text: str, mention: Mention, sentence: Sentence, chain: Chain) -> Mention:
    role = find_role(text, mention.span, sentence.span)
    if role is None:
        return mention
    chain.role_words |= role.heads
    chain.role_texts.add(role.words)
    return replace(mention, role=role.span)
