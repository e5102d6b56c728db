"""Attributions by rule: which words report which, and whose they are.

In goes one unit; out come its attributions in text order, source, cue and content as items. A cue is a
reporting verb with its subject before it ("X said that C", "C, X said"), behind it ("“C,” said X"), or
shared with the verb before ("..., and warned C"); "according to X"; or a reporting noun with a that-clause
("X's claim that C"). Marked stretches go to the cue that governs them. A stretch that no cue governs is
left out: whose it is must be told from its neighbours.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from crossread.language.adjuncts import behind_adjuncts, behind_listener, reporting_verb, that_ahead
from crossread.language.lexicon import Cue
from crossread.language.model import Attribution
from crossread.language.noun_cues import find_according_to, find_noun_cues
from crossread.language.sources import (
    AUXILIARIES,
    BE_FORMS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    source_before,
    source_behind,
    verb_group_start,
)
from crossread.language.units import Item, Unit, clause_start, items_span

__all__ = ["find_unit_attributions"]

_TO_SOMEONE = frozenset(
    "tell inform assure remind warn advise notify ask brief convince persuade".split()
)
_QUESTION_WORDS = frozenset("whether if what how why who there".split())
_NO_BARE_CLAUSE = frozenset({"judge", "request"})


@dataclass(frozen=True, slots=True)
class _Group:
    """A cue with its neighbours, as item numbers: source range, begin and end of the whole group."""

    cue: int
    entry: Cue
    source: tuple[int, int] | None
    start: int
    end: int
    inverted: bool = False
    shares_source: bool = False


def find_unit_attributions(unit: Unit) -> tuple[Attribution, ...]:
    """The attributions of `unit`, ordered by their first content."""
    items = unit.items
    groups = _find_groups(items)
    contents = [_content(items, groups, number) for number in range(len(groups))]
    found: list[Attribution] = []
    for group, pieces in zip(groups, contents, strict=True):
        if pieces:
            found.append(_attribution(items, group, pieces))
    found += find_according_to(items)
    found += find_noun_cues(items)
    return tuple(sorted(found, key=lambda attribution: attribution.content[0]))


def _attribution(
    items: Sequence[Item], group: _Group, pieces: Sequence[tuple[int, int]]
) -> Attribution:
    source = items_span(items, *group.source) if group.source else None
    content = tuple(sorted(items_span(items, start, end) for start, end in pieces))
    return Attribution(content, source, items[group.cue].span)


def _find_groups(items: Sequence[Item]) -> list[_Group]:
    groups: list[_Group] = []
    for at, item in enumerate(items):
        entry = reporting_verb(item)
        if entry is None:
            continue
        group = _read_group(items, at, entry, groups)
        if group is not None:
            groups.append(group)
    return groups


def _read_group(
    items: Sequence[Item], at: int, entry: Cue, earlier: Sequence[_Group]
) -> _Group | None:
    start = verb_group_start(items, at)
    helpers = {item.lower for item in items[start:at]}
    if entry.form == "gerund":
        return _participle_group(items, at, start, entry, earlier)
    if entry.form == "base" and not helpers & AUXILIARIES:
        plural = source_before(items, start)
        if plural is None or not _may_be_plural(items, plural):
            return None
        return _Group(at, entry, plural, plural[0], at + 1)
    if (
        entry.form in {"past", "participle"}
        and helpers & BE_FORMS
        and not helpers & {"'s", "has", "had"}
    ):
        return None
    if items[start - 1].lower == "to" if start else False:
        return None
    return _finite_group(items, at, start, entry, earlier)


def _finite_group(
    items: Sequence[Item], at: int, start: int, entry: Cue, earlier: Sequence[_Group]
) -> _Group | None:
    before = items[start - 1] if start else None
    if before is not None and _follows_words(items, start) and entry.kind in {"say", "ask"}:
        behind = source_behind(items, at)
        if behind is not None:
            return _Group(at, entry, behind, at, behind[1], inverted=True)
    if before is not None and before.lower in {"and", "but", "or"} and earlier:
        return _Group(at, entry, earlier[-1].source, start - 1, at + 1, shares_source=True)
    source = source_before(items, start)
    if source is None:
        return None
    return _Group(at, entry, source, source[0], at + 1)


def _follows_words(items: Sequence[Item], start: int) -> bool:
    """Whether the verb stands right behind a marked stretch, or behind a comma that ends a clause."""
    before = items[start - 1]
    if before.marked is not None:
        return True
    return before.lower == "," and start > 4


def _participle_group(
    items: Sequence[Item], at: int, start: int, entry: Cue, earlier: Sequence[_Group]
) -> _Group | None:
    """As in "..., adding that C": the verb before gives the speaker, or the clause's subject."""
    if entry.kind not in {"say", "ask", "judge"}:
        return None
    before = items[start - 1].lower if start else ","
    if before not in {",", "and", "while", "by", "-", "–", "—"} and not (
        start and items[start - 1].marked
    ):
        return None
    if earlier:
        return _Group(at, entry, earlier[-1].source, start, at + 1, shares_source=True)
    subject = _first_subject(items, start)
    return _Group(at, entry, subject, start, at + 1) if subject else None


def _first_subject(items: Sequence[Item], end: int) -> tuple[int, int] | None:
    """The subject of the first auxiliary or past verb before `end`: who the participle is about."""
    for at in range(1, end):
        item = items[at]
        verbal = item.lower in AUXILIARIES or (
            item.lower.endswith("ed") and not item.is_capitalised
        )
        if verbal and item.lower not in {"'s", "been", "being"}:
            return source_before(items, verb_group_start(items, at))
    return None


def _may_be_plural(items: Sequence[Item], source: tuple[int, int]) -> bool:
    """Whether "X say" can be finite: a plural noun, "they", or several joined by "and"."""
    words = [item for item in items[slice(*source)] if item.is_word]
    last = words[-1].lower if words else ""
    return last in {
        "they",
        "we",
        "i",
        "you",
        "people",
        "police",
        "who",
        "media",
        "some",
        "many",
        "others",
    } or (last.endswith("s") and not last.endswith("ss"))


def _content(items: Sequence[Item], groups: Sequence[_Group], number: int) -> list[tuple[int, int]]:
    group = groups[number]
    pieces: list[tuple[int, int]] = []
    left = _left_content(items, groups, number)
    right = _right_content(items, groups, number)
    if left is not None and (right is None or items[right[0]].marked is not None):
        pieces.append(left)
    if right is not None and (left is None or items[right[0]].marked is not None):
        pieces.append(right)
    if group.entry.kind == "request":
        pieces = [p for p in pieces if any(item.marked for item in items[slice(*p)])]
    return pieces


def _left_content(
    items: Sequence[Item], groups: Sequence[_Group], number: int
) -> tuple[int, int] | None:
    """What stands before "…, X said": back to the cue group before it, or to the unit's begin."""
    group = groups[number]
    if group.shares_source or group.start == 0:
        return None
    end = group.start
    if items[end - 1].lower in {",", "—", "–", "-"}:
        end -= 1
    elif items[end - 1].marked is None:
        return None
    if end == 0 or (group.entry.kind in {"judge", "request"} and items[end - 1].marked is None):
        return None
    start = 0
    for earlier in groups[:number]:
        if earlier.end <= end:
            start = max(start, earlier.end)
    if items[end - 1].marked is not None:
        return (
            (end - 1, end)
            if _is_whole(items[end - 1]) or end - 1 == start
            else (clause_start(items, start, end), end)
        )
    start = clause_start(items, start, end)
    words = [item for item in items[start:end] if item.is_word]
    if len(words) < 4 or (
        items[start].lower in PREPOSITIONS | {"as", "when", "while", "if"}
        and not group.inverted
        and not _has_verb(items, start, end)
    ):
        return None
    return start, end


def _has_verb(items: Sequence[Item], start: int, end: int) -> bool:
    return any(
        item.lower in AUXILIARIES or (item.lower.endswith("ed") and not item.is_capitalised)
        for item in items[start:end]
    )


def _is_whole(item: Item) -> bool:
    """Whether a marked stretch ends as a whole clause of speech does, with its own stop or comma."""
    return item.text.rstrip("\"'”’»)")[-1:] in {",", ".", "!", "?", "…"}


def _right_content(
    items: Sequence[Item], groups: Sequence[_Group], number: int
) -> tuple[int, int] | None:
    group = groups[number]
    begin = _content_begin(items, group)
    if begin is None:
        return None
    end = len(items)
    for later in groups[number + 1 :]:
        if later.start < begin:
            continue
        if later.shares_source or (later.inverted is False and _closes_with(items, later)):
            end = later.start
            break
        if items[later.start - 1].marked is not None and later.start - 1 > begin:
            end = later.start - 1
            break
    end = _before_relay(items, begin, end)
    while (
        end > begin
        and items[end - 1].marked is None
        and not items[end - 1].is_word
        and items[end - 1].lower not in {")", "]", "%"}
    ):
        end -= 1
    while end > begin and items[end - 1].lower in {"and", "but", "or"}:
        end -= 1
        while end > begin and items[end - 1].lower == ",":
            end -= 1
    return (begin, end) if end > begin else None


def _before_relay(items: Sequence[Item], begin: int, end: int) -> int:
    """Cuts ", as Reuters reported" and ", according to X" off the end of a content."""
    for at in range(begin + 1, end - 1):
        if items[at].lower in {"as", "according"} and items[at - 1].lower == ",":
            rest = items[at:end]
            if items[at].lower == "according" or any(reporting_verb(item) for item in rest[:8]):
                return at - 1
    return end


def _closes_with(items: Sequence[Item], later: _Group) -> bool:
    """Whether the later cue ends its sentence, so that what is before it is that cue's content."""
    if items[later.start - 1].lower != ",":
        return False
    return later.end >= len(items) or items[later.end].lower in {".", ","}


def _content_begin(items: Sequence[Item], group: _Group) -> int | None:
    """Where the content behind a cue begins, if the words behind it are one."""
    at = group.end
    if group.entry.base in _TO_SOMEONE:
        at = behind_listener(items, at)
    that = that_ahead(items, at)
    if that is not None:
        return that + 1
    at = behind_adjuncts(items, at)
    if at >= len(items) or items[at].marked is not None:
        return at if at < len(items) else None
    if items[at].lower in {",", ":", "—", "–", "-"}:
        return at + 1 if at + 1 < len(items) and items[at + 1].marked is not None else None
    if group.entry.kind in _NO_BARE_CLAUSE or group.entry.kind == "ask":
        return at if items[at].is_word else None
    return at if not group.inverted and _begins_clause(items[at], group.entry.kind) else None


def _begins_clause(item: Item, kind: str) -> bool:
    """Whether a clause without "that" can begin with the item."""
    if not item.is_word:
        return False
    if item.lower in _QUESTION_WORDS | DETERMINERS | PRONOUNS or item.is_capitalised:
        return True
    if item.lower[0].isdigit() or item.lower.endswith("s"):
        return True
    return kind == "say" and item.lower not in PREPOSITIONS | {"so", "as", "and", "to", "not"}
