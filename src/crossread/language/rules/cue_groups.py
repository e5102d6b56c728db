"""Cues with their sources: which verbs of a unit report, and who does the reporting.

In go the items of a unit; out come groups in text order. The source stands before the verb ("X said"),
behind it ("“C,” said X"), or is shared with the verb before ("... and warned"; "..., adding").
"""

from collections.abc import Sequence
from dataclasses import dataclass

from crossread.language.closed_classes import (
    AUXILIARIES,
    BE_FORMS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    is_past,
    verb_group_start,
)
from crossread.language.lexicon import Cue, cues
from crossread.language.rules.adjuncts import reporting_verb
from crossread.language.rules.sources import source_before, source_behind, with_apposition
from crossread.language.rules.units import Item

__all__ = ["NEEDS_THAT", "CueGroup", "find_cue_groups"]

_PLURALS = frozenset(
    "they we i you people police who media some many others democrats republicans lawmakers".split(),
)
# Verbs that report only with "that": without it they do something to their object.
NEEDS_THAT = frozenset(
    "like establish show find hold determine learn discover prove see hear read count go put rule knock".split(),
)
_NEVER_INVERTED = frozenset("tell inform assure remind".split())
_PARTICIPLE_BEHIND = frozenset(", and - – —".split())


@dataclass(frozen=True, slots=True)
class CueGroup:
    """A cue and its source as half-open item ranges; the group spans both and what is between.

    `passes_on`: the group is led by "as" ("as Y reported"), so that it relays what stands before it.
    """

    cue: int
    entry: Cue
    source: tuple[int, int] | None
    start: int
    end: int
    inverted: bool = False
    shares_source: bool = False
    passes_on: bool = False


def find_cue_groups(items: Sequence[Item]) -> list[CueGroup]:
    """The reporting verbs among `items` whose source can be told, in order."""
    groups: list[CueGroup] = []
    for at, item in enumerate(items):
        entry = reporting_verb(item) if not (item.is_capitalised and at) else None
        group = _read_group(items, at, entry, groups) if entry is not None else None
        if group is not None:
            groups.append(group)
    return groups


def _read_group(
    items: Sequence[Item], at: int, entry: Cue, earlier: Sequence[CueGroup]
) -> CueGroup | None:
    start = verb_group_start(items, at)
    helpers = {item.lower for item in items[start:at]}
    if entry.form == "gerund":
        return _participle_group(items, at, start, entry, earlier)
    if start and items[start - 1].lower == "to":
        return None
    if entry.base in NEEDS_THAT and helpers & AUXILIARIES and _ends_clause(items, at):
        return None  # "I think the river will hold."
    if at and items[at - 1].lower in {"'s", "'"} and _may_be_noun(items[at]):
        return None  # "the union's claim"
    if entry.form == "base" and not helpers & AUXILIARIES:
        source = source_before(items, start)
        plural = (
            source is not None
            and _may_be_plural(items, source)
            and _may_be_verb(items, at, start)
            and not _is_within_phrase(items, source[0])
        )
        return _before(items, at, entry, source) if plural else None
    if entry.form == "third" and not _may_be_verb(items, at, start):
        return None
    passive = helpers & BE_FORMS and not helpers & {"'s", "has", "had"}
    if entry.form in {"past", "participle"} and passive:
        return None
    return _finite_group(items, at, start, entry, earlier)


def _finite_group(
    items: Sequence[Item], at: int, start: int, entry: Cue, earlier: Sequence[CueGroup]
) -> CueGroup | None:
    before = items[start - 1] if start else None
    can_invert = entry.kind in {"say", "ask"} and entry.base not in _NEVER_INVERTED
    if before is not None and can_invert and _follows_words(before, start):
        behind = source_behind(items, at)
        if behind is not None and _ends_there(items, behind[1], quoted=before.marked is not None):
            behind = with_apposition(items, behind)
            return CueGroup(at, entry, behind, at, behind[1], inverted=True)
    if before is not None and before.lower in {"and", "but", "or"} and earlier:
        source = _coordinated(items, start, earlier).source
        return CueGroup(at, entry, source, start - 1, at + 1, shares_source=True)
    return _before(items, at, entry, source_before(items, start))


def _coordinated(items: Sequence[Item], start: int, earlier: Sequence[CueGroup]) -> CueGroup:
    """The earlier group that "and" or "but" joins to the verb at `start`: one with the same helpers.

    "denied that it had called a strike but said": what is told within a that-clause is passed over.
    """
    helped = items[start].lower in AUXILIARIES
    for group in reversed(earlier[-4:]):
        same = (items[verb_group_start(items, group.cue)].lower in AUXILIARIES) == helped
        if same or group.source is None or items[group.source[0] - 1].lower != "that":
            return group
    return earlier[-1]


def _before(
    items: Sequence[Item], at: int, entry: Cue, source: tuple[int, int] | None
) -> CueGroup | None:
    if source is None:
        return None
    led = source[0] - 1
    passes_on = led >= 0 and items[led].lower == "as" and entry.kind in {"say", "believe"}
    return CueGroup(at, entry, source, led if passes_on else source[0], at + 1, passes_on=passes_on)


def _follows_words(before: Item, start: int) -> bool:
    """Whether the verb stands right behind a marked stretch, or behind a comma that ends a clause."""
    return before.marked is not None or (before.lower == "," and start > 4)


def _ends_there(items: Sequence[Item], behind: int, *, quoted: bool) -> bool:
    """Whether the words behind the verb are its subject, and not the clause that it reports.

    "…, said the mayor on Friday" ends with a phrase or a sign, "…, said the bridge had gone" goes on
    with a verb, and "…, said the bridge “had gone”" with the words themselves.
    """
    if quoted or behind >= len(items):
        return True
    following = items[behind]
    if following.marked is not None:
        return False
    return following.lower not in AUXILIARIES and not (
        following.lower.endswith("ed") or following.lower == "that"
    )


def _participle_group(
    items: Sequence[Item], at: int, start: int, entry: Cue, earlier: Sequence[CueGroup]
) -> CueGroup | None:
    """As in "..., adding that C": the verb before gives the speaker, or the clause's subject."""
    if entry.kind not in {"say", "ask", "judge"} or entry.base in {"cite", "quote"}:
        return None
    before = items[start - 1] if start else None
    if before is not None and before.marked is None and before.lower not in _PARTICIPLE_BEHIND:
        return None
    if earlier:
        return CueGroup(at, entry, earlier[-1].source, start, at + 1, shares_source=True)
    subject = _first_subject(items, start)
    return CueGroup(at, entry, subject, start, at + 1, shares_source=True) if subject else None


def _first_subject(items: Sequence[Item], end: int) -> tuple[int, int] | None:
    """The subject of the first verb before `end`, or behind it: who the participle is about."""
    for at in range(1, len(items)):
        item = items[at]
        if (item.lower in AUXILIARIES - {"'s"} or is_past(item)) and at != end:
            source = source_before(items, verb_group_start(items, at))
            if source is not None:
                return source
    return None


def _ends_clause(items: Sequence[Item], at: int) -> bool:
    """Whether the verb at `at` is the last word of a clause that nothing stands before as told."""
    last = at + 1 >= len(items) or items[at + 1].lower in {".", ";", "!", "?"}
    return last and not any(item.lower == "," or item.marked for item in items[:at])


def _may_be_noun(item: Item) -> bool:
    return any(cue.word_class == "n" for cue in cues().get(item.lower, ()))


def _may_be_verb(items: Sequence[Item], at: int, start: int) -> bool:
    """Whether a form in -s is a verb: "the tax rules", "its claims" are plural nouns."""
    if start != at or not _may_be_noun(items[at]):
        return not (start and items[start - 1].lower in DETERMINERS)
    before = items[start - 1] if start else None
    following = items[at + 1] if at + 1 < len(items) else None
    if before is None or following is None or before.lower in DETERMINERS | {"'s", "of", "by"}:
        return False
    if following.lower == "that" and _is_finite(
        items[at + 2] if at + 2 < len(items) else following
    ):
        return False  # "an interview that aired"
    if before.is_capitalised or before.lower in PRONOUNS | {","}:
        return True
    subject = following.lower in DETERMINERS | PRONOUNS | {"that", ","} or following.is_capitalised
    return subject or following.marked is not None


def _is_finite(item: Item) -> bool:
    return item.lower in AUXILIARIES or is_past(item)


def _is_within_phrase(items: Sequence[Item], start: int) -> bool:
    """Whether the words before belong to the noun: "in an Ostrel News interview"."""
    return start > 0 and items[start - 1].lower in DETERMINERS | PREPOSITIONS


def _may_be_plural(items: Sequence[Item], source: tuple[int, int]) -> bool:
    """Whether "X say" can be finite: a plural noun, "they", or several joined by "and"."""
    words = [item for item in items[slice(*source)] if item.is_word]
    last = words[-1].lower if words else ""
    return last in _PLURALS or (last.endswith("s") and not last.endswith("ss"))
