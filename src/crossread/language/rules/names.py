"""Proper names by rule: persons, organisations and places.

In goes a text and its sentences; out come names in text order, without titles before them. A name is a
run of capitalised words; what it names is told by lists (given names, places, organisations, head words
such as Ministry), by the title before it, by the words around it, and by the same words elsewhere in
the text. A capital at a sentence's begin counts only with one of these, or with a second capital.
"""

import re
from collections import Counter
from collections.abc import Sequence

from crossread.language.lexicon import (
    common_words,
    first_names,
    organisation_words,
    organisations,
    people_words,
    place_words,
    places,
    roles,
)
from crossread.language.model import Name
from crossread.language.rules.name_runs import Run, find_runs
from crossread.language.words import find_words
from crossread.types.annotation import EntityKind, Sentence
from crossread.types.span import Span

__all__ = ["find_names"]

_PLACE_BEFORE = frozenset("in at near from to across outside around".split())
_GENERIC = frozenset(
    "war day act bill law treaty agreement accord prize award cup games election amendment".split()
)


def find_names(text: str, sentences: Sequence[Sentence]) -> tuple[Name, ...]:
    """The names in `sentences` of `text`, sorted, none overlapping another.

    The stop of "Inc." or "Jr." is not of the name, and an article only where the list has it so.

    In a headline, where any word may have a capital, only names that the body has are taken.
    """
    body = [sentence for sentence in sentences if sentence.paragraph >= 0]
    runs = [run for sentence in body for run in find_runs(find_words(text, sentence.span))]
    if _is_shouted(runs):
        runs = [run for run in runs if not run.text.isupper() or run.text in organisations()]
    names = _classified(runs)
    for sentence in sentences:
        if sentence.paragraph < 0:
            names += _named_again(text, sentence.span, names)
    return tuple(sorted(names))


def _classified(runs: Sequence[Run]) -> list[Name]:
    """The runs that are names; read twice, so that a surname finds the full name behind it."""
    seen_inside = Counter(run.text for run in runs if not run.initial)
    surnames = _surnames(runs)
    for run in runs:
        if len(run.words) > 1 and _kind(run, surnames, seen_inside) == EntityKind.PERSON:
            surnames |= {run.words[-1].text}
    kinds = [(run, _kind(run, surnames, seen_inside)) for run in runs]
    return [Name(run.span, kind) for run, kind in kinds if kind is not None]


def _named_again(text: str, span: Span, names: Sequence[Name]) -> list[Name]:
    """Where the words of `names` stand within `span`, longer names first."""
    kinds = {name.span.of(text): name.kind for name in names}
    found: list[Name] = []
    for words in sorted(kinds, key=lambda words: (-len(words), words)):
        for match in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", span.of(text)):
            place = Span(span.start + match.start(), span.start + match.end())
            if not any(place.overlap(one.span) for one in found):
                found.append(Name(place, kinds[words]))
    return found


def _is_shouted(runs: Sequence[Run]) -> bool:
    capitals = sum(run.text.isupper() for run in runs if len(run.words) > 2)
    return capitals > 10 and capitals > 0.3 * len(runs)


def _surnames(runs: Sequence[Run]) -> frozenset[str]:
    """Last words of runs that a given name or a title shows to be persons."""
    found: set[str] = set()
    for run in runs:
        if _is_full_person(run):
            found.add(run.words[-1].text)
            if _family_first(run):
                found.add(run.words[0].text)
        elif _has_title(run):
            found.add(run.words[-1].text)
    return frozenset(found)


def _family_first(run: Run) -> bool:
    first = first_names().get(run.words[0].text)
    return first is not None and first.family_first


def _is_full_person(run: Run) -> bool:
    words = [word for word in run.words if word.text != "."]
    if not 2 <= len(words) <= 5 or any(
        word.text in organisation_words() | place_words() for word in words
    ):
        return False
    if run.text in places() or run.text in organisations():
        return False
    return words[0].text in first_names() or (
        len(words) == 3 and len(words[1].text.rstrip(".")) == 1
    )


def _has_title(run: Run) -> bool:
    role = roles().get(run.before) or roles().get(run.before.rstrip("."))
    return role is not None and role.is_title and len(run.words) <= 4


def _kind(run: Run, surnames: frozenset[str], seen_inside: Counter[str]) -> EntityKind | None:
    text = run.text
    if text in organisations():
        return EntityKind.ORGANISATION
    words = [word.text for word in run.words]
    if text in places() and not (text in surnames and run.before not in _PLACE_BEFORE):
        return EntityKind.PLACE
    if "&" in words or any(word in organisation_words() for word in words):
        return EntityKind.ORGANISATION if len(words) > 1 or not run.initial else None
    if text in people_words() or words[-1].lower() in _GENERIC:
        return None
    if any(word in place_words() for word in words[1:]) or (
        words[0] in place_words() and len(words) > 1
    ):
        return EntityKind.PLACE
    if _is_full_person(run) or words[-1] in surnames or _has_title(run):
        return EntityKind.PERSON
    return _kind_by_context(run, words, seen_inside)


def _kind_by_context(
    run: Run, words: Sequence[str], seen_inside: Counter[str]
) -> EntityKind | None:
    single = len(words) == 1
    if single and (run.before == "'s" or (run.initial and not seen_inside[words[0]])):
        return None
    if single and (words[0].lower() in common_words() or words[0].lower().rstrip(".") in roles()):
        return None
    if single and words[0].isupper() and 2 <= len(words[0]) <= 7 and words[0].isalpha():
        return EntityKind.ORGANISATION
    if run.before in _PLACE_BEFORE and len(words) <= 2:
        return EntityKind.PLACE
    if single:
        return EntityKind.PERSON if words[0] in first_names() else EntityKind.ORGANISATION
    common = any(word.lower() in common_words() for word in words)
    if len(words) <= 3 and not common:
        return EntityKind.PERSON
    return None if common and run.initial else EntityKind.ORGANISATION
