"""What stands between a cue and its content: who was told, when, where, and "that".

In go items and a place behind a reporting verb; out comes the place where the next thing begins.
"""

from collections.abc import Sequence

from crossread.language.closed_classes import (
    AUXILIARIES,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    is_adverb,
    is_time_word,
)
from crossread.language.lexicon import Cue, cues
from crossread.language.rules.units import Item

__all__ = ["behind_adjuncts", "behind_listener", "reporting_verb", "that_ahead"]


_QUESTION_WORDS = frozenset("why how what who when where".split())


def behind_listener(items: Sequence[Item], at: int) -> int:
    """Skips "reporters", "the committee", "CNN" behind "told"."""
    start = at
    while at < len(items) and at - start < 8:
        item = items[at]
        if item.marked is not None or item.lower in {",", ".", ":", "that", "whether", "if", "to"}:
            break
        if item.lower in _QUESTION_WORDS or (at == start and item.lower in PREPOSITIONS):
            break
        if at > start and (item.lower in PREPOSITIONS | PRONOUNS or item.lower in DETERMINERS):
            break
        at += 1
    return at


def that_ahead(items: Sequence[Item], at: int) -> int | None:
    """The "that" which opens the clause, at most a phrase or two behind the cue."""
    for place in range(at, min(len(items), at + 16)):
        item = items[place]
        if item.lower == "that":
            previous = items[place - 1]
            pronoun = previous.lower in PREPOSITIONS or _is_behind_pronoun(items, place + 1)
            return None if pronoun else place
        if item.marked is not None or item.lower in {".", ";", ":"} or item.lower in AUXILIARIES:
            return None
        if item.lower in PRONOUNS or (reporting_verb(item) is not None and place > at):
            return None
    return None


def _is_behind_pronoun(items: Sequence[Item], at: int) -> bool:
    """Whether a "that" before the item is a pronoun: "denied that on Thursday", "said that."."""
    if at >= len(items) or (items[at].marked is None and not items[at].is_word):
        return True
    before_time = items[at].lower in {"on", "in", "at", "late", "early"}
    return before_time and at + 1 < len(items) and is_time_word(items, at + 1)


def behind_adjuncts(items: Sequence[Item], at: int) -> int:
    """Skips "on Wednesday", "in a statement on its website", "bluntly"."""
    while at < len(items):
        item = items[at]
        if is_time_word(items, at) or is_adverb(item.lower):
            at += 1
        elif item.lower in PREPOSITIONS - {"about", "of"} or item.lower in {"late", "early"}:
            following = _behind_preposition(items, at)
            if following is None:
                return at
            at = following
        else:
            break
    return at


def _behind_preposition(items: Sequence[Item], at: int) -> int | None:
    """Behind one prepositional phrase: its article, its words, up to a sign or a new subject."""
    place = at + 1
    if place < len(items) and items[place].lower.endswith("ing"):
        return _behind_phrase(items, place)
    while place < len(items) and is_time_word(items, place):
        place += 1
    if place > at + 1:
        while place < len(items) and items[place].text.isdigit():
            place += 1
        return place
    while place < len(items) and items[place].is_word and place - at < 12:
        item = items[place]
        if item.lower in PRONOUNS or (place > at + 1 and item.lower in DETERMINERS | PREPOSITIONS):
            return place
        if item.lower in AUXILIARIES:
            return None
        if place > at + 2 and is_time_word(items, place):
            return place
        place += 1
    return place


def _behind_phrase(items: Sequence[Item], at: int) -> int:
    """Behind "after visiting the injured at the hospital": up to the next sign or marked stretch."""
    while at < len(items) and (items[at].is_word or items[at].lower == "'s"):
        at += 1
    return at


def reporting_verb(item: Item) -> Cue | None:
    """What is known of the item as a reporting verb, or None if it is none."""
    if item.marked is not None or (item.is_capitalised and item.text.isupper()):
        return None
    entries = [cue for cue in cues().get(item.lower, ()) if cue.word_class == "v"]
    return entries[0] if entries else None
