"""Noun phrases, read back from their last word: where the words begin that name who speaks.

In go the items of a unit and the place of a phrase's last one; out comes where it begins. A phrase goes on over
"of", "and" and a relative clause, as long as no verb of its own clause stands between.
"""

from collections.abc import Sequence

from crossread.language.closed_classes import (
    AUXILIARIES,
    CLAUSE_WORDS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    is_past,
    is_reporting_verb,
    is_time_word,
)
from crossread.language.lexicon import roles
from crossread.language.rules.units import Item

__all__ = ["noun_phrase_before", "phrase_start"]

_LEADERS = frozenset(
    "and but so yet still however meanwhile then also nevertheless instead therefore later earlier "
    "separately additionally moreover thus indeed".split(),
)
_NOUN_PREPOSITIONS = frozenset("of for in at on from to with".split())
_NAME_JOINERS = frozenset("of & van von de la al bin der den".split())
_FAR = 30  # items; no phrase that names a speaker is longer, and the clause before it begins nearer


def phrase_start(items: Sequence[Item], last: int, *, clauses: int = 2) -> int | None:
    """Where the noun phrase that ends at `last` begins; it may hold so many relative clauses."""
    start = last
    while start > max(0, last - _FAR) and _belongs_before(items, start - 1):
        start -= 1
    relative = _relative_clause(items, start) if clauses else None
    if relative is not None:
        inner = phrase_start(items, relative - 1, clauses=clauses - 1)
        start = inner if inner is not None else start
    start = _without_leader(items, start, last)
    return start if any(item.is_word for item in items[start : last + 1]) else None


def _belongs_before(items: Sequence[Item], at: int) -> bool:
    """Whether the item at `at` is of the phrase that goes on behind it, and no verb or clause of its own."""
    item = items[at]
    if item.lower == "and":
        return not _has_verb_before(items, at)
    if item.lower in {"'s", "&", "/"}:
        return True
    if item.lower == ".":
        return at > 0 and items[at - 1].is_capitalised and len(items[at - 1].text) <= 4
    if not item.is_word or item.lower in CLAUSE_WORDS or item.lower in AUXILIARIES:
        return False
    if item.lower in PRONOUNS:
        return item.text == "I" and items[at + 1].lower == "."  # an initial
    if item.lower in PREPOSITIONS:
        return item.lower in _NOUN_PREPOSITIONS
    return not is_reporting_verb(item)


def _has_verb_before(items: Sequence[Item], at: int) -> bool:
    """Whether a finite verb stands between the clause's begin and the conjunction at `at`."""
    for item in reversed(items[max(0, at - _FAR) : at]):
        if not item.is_word and item.lower not in {"'s", "."}:
            return item.marked is not None
        if item.lower in AUXILIARIES or is_reporting_verb(item):
            return True
        if item.lower.endswith("ed") and not item.is_capitalised:
            return True
    return False


def _relative_clause(items: Sequence[Item], start: int) -> int | None:
    """The place of the "who" of a clause that stands between a noun and the phrase at `start`."""
    for at in range(start - 1, max(0, start - 14), -1):
        if not items[at].is_word and items[at].lower != "'s":
            return None
        if is_reporting_verb(items[at]) and items[at - 1].lower not in RELATIVES:
            return None
        if items[at].lower in RELATIVES and items[at - 1].is_word:
            if items[at].lower == "that" and _is_subject_word(items[at + 1]):
                return None
            if items[at - 1].lower in {"and", "or"}:
                continue  # "the man who saw it and who spoke": the first "who" follows the noun
            return (
                None
                if is_reporting_verb(items[at - 1]) or items[at - 1].lower in PREPOSITIONS
                else at
            )
    return None


def _is_subject_word(item: Item) -> bool:
    """Whether a "that" before the item opens a clause with its own subject, and is no relative."""
    return item.lower in DETERMINERS | PRONOUNS or item.is_capitalised


def _without_leader(items: Sequence[Item], start: int, last: int) -> int:
    """The start behind "But", "On Friday" or "In his letter", which lead into the clause."""
    while start < last and (items[start].lower in _LEADERS or is_time_word(items, start)):
        start += 1
    if start < last and items[start].lower in PREPOSITIONS:
        behind = start + 1
        while behind < last and is_time_word(items, behind):
            behind += 1
        if behind > start + 1:
            return behind
        for at in range(last, start, -1):
            if (
                items[at].is_capitalised
                and not items[at - 1].is_capitalised
                and items[at - 1].lower not in PREPOSITIONS
            ):
                return at
        return start + 1
    return start


def noun_phrase_before(items: Sequence[Item], last: int) -> tuple[int, int]:
    """The noun phrase that ends at `last`, where it is no subject and any verb may stand before it.

    A name begins with its first capital, a role before that and an article before both: "the mayor Ada
    Brandt". Another phrase begins with its article, if no verb stands between, else with its last word.
    """
    start = last
    if items[last].is_capitalised:
        while start > 0 and _goes_on_in_name(items, start - 1):
            start -= 1
        while start > 0 and items[start - 1].lower in roles():
            start -= 1
        led = start > 0 and items[start - 1].lower in DETERMINERS
        return start - led, last + 1
    for at in range(last, max(-1, last - 8), -1):
        if at < last and not _belongs_before(items, at):
            break
        if items[at].lower in DETERMINERS and not (at and items[at - 1].lower == "of"):
            return at, last + 1
        if is_past(items[at]) and at and items[at - 1].lower not in DETERMINERS:
            break
    return last, last + 1


def _goes_on_in_name(items: Sequence[Item], at: int) -> bool:
    """Whether the item at `at` is of the name behind it: a capital, an initial's stop, or a "van"."""
    if items[at].is_capitalised or items[at].lower == ".":
        return items[at].lower not in DETERMINERS and _belongs_before(items, at)
    joins = items[at].lower in _NAME_JOINERS
    return joins and at > 0 and items[at - 1].is_capitalised
