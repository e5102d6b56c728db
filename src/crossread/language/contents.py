"""The content of a cue: which words before or behind it are the ones it reports.

In go the items of a unit and its cue groups; out come item ranges (half-open), at most one on each side.
"""

from collections.abc import Sequence

from crossread.language.adjuncts import (
    behind_adjuncts,
    behind_listener,
    reporting_verb,
    that_ahead,
)
from crossread.language.cue_groups import CueGroup
from crossread.language.sources import (
    AUXILIARIES,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    verb_group_start,
)
from crossread.language.units import Item, clause_start

__all__ = ["find_content"]

_TO_SOMEONE = frozenset(
    "tell inform assure remind warn advise notify ask brief convince persuade".split(),
)
_QUESTION_WORDS = frozenset("whether if what how why who when where which there".split())
_SUBORDINATE = frozenset(
    "when as while after before if because since although though until".split()
)
# Verbs that name their object something: without words in marks they report nothing of anybody.
_NAMING = frozenset(
    "call describe label brand dub name characterize characterise term nickname depict portray".split(),
)
# Verbs of judgement that report one even where none of the words are in marks.
_JUDGING = frozenset(
    "accuse blame criticise criticize condemn denounce dismiss reject praise slam hail welcome rebuke "
    "fault deplore charge".split(),
)
_TO_DO = frozenset("vow pledge promise threaten claim agree".split())
# Verbs that report only with "that": without it they do something to their object.
_NEEDS_THAT = frozenset(
    "establish show find hold determine learn discover prove see hear read count go put rule knock".split(),
)
_CIRCUMSTANCES = frozenset("as while when after before because on late".split())
_LEAST_WORDS = 4


def find_content(
    items: Sequence[Item], groups: Sequence[CueGroup], number: int
) -> list[tuple[int, int]]:
    """What the cue of `groups[number]` reports: nothing, or a range on one side or on both."""
    group = groups[number]
    left = _left_content(items, groups, number)
    right = _right_content(items, groups, number)
    pieces: list[tuple[int, int]] = []
    if left is not None and (right is None or any(_is_marked(items, p) for p in (left, right))):
        pieces.append(left)
    if right is not None and not (
        left and _is_marked(items, left) and not _is_marked(items, right)
    ):
        pieces.append(right)
    if group.entry.base in _NAMING:
        return [piece for piece in pieces if _names(items, piece)]
    if group.entry.kind == "request" or (
        group.entry.kind == "judge" and group.entry.base not in _JUDGING
    ):
        pieces = [piece for piece in pieces if any(item.marked for item in items[slice(*piece)])]
    return pieces


def _is_marked(items: Sequence[Item], piece: tuple[int, int]) -> bool:
    """Whether the piece begins or ends with words in marks, as what is said directly does."""
    return items[piece[0]].marked is not None or items[piece[1] - 1].marked is not None


def _names(items: Sequence[Item], piece: tuple[int, int]) -> bool:
    """Whether the object is named by words in marks, "called it “so”", before another clause begins."""
    for item in items[slice(*piece)]:
        if item.marked is not None:
            return True
        if item.lower in _SUBORDINATE - {"as"} or reporting_verb(item) is not None:
            return False
    return False


def _left_content(
    items: Sequence[Item], groups: Sequence[CueGroup], number: int
) -> tuple[int, int] | None:
    """What stands before "…, X said": back to the cue group before it, or to the unit's begin."""
    group = groups[number]
    end = group.start
    if group.shares_source or end == 0:
        return None
    if items[end - 1].lower in {",", "—", "–", "-"}:
        end -= 1
    elif items[end - 1].marked is None:
        return None
    marked = end > 0 and items[end - 1].marked is not None
    if end == 0 or (group.entry.kind in {"judge", "request"} and not marked):
        return None
    ends = [g.end for g in groups[:number] if g.end <= end and _is_closed(items, g)]
    start = clause_start(items, 0 if group.passes_on or not ends else max(ends), end)
    if ends and _words(items[start:end]) < _LEAST_WORDS:
        start = clause_start(items, 0, end)  # "…, X told Y, Z wrote": Z passes on what X told
    if group.passes_on:
        return start, end
    if marked:
        return _marked_left(items, start, end, has_cue=number > 0)
    if _words(items[start:end]) < _LEAST_WORDS or not _has_verb(items[start:end]):
        return None
    return None if items[start].lower in _SUBORDINATE and not group.inverted else (start, end)


def _is_closed(items: Sequence[Item], group: CueGroup) -> bool:
    """Whether what the group reports stands before it, so that something new follows."""
    if group.entry.kind not in {"say", "ask"}:
        return False
    following = items[group.end] if group.end < len(items) else None
    return group.inverted or following is None or following.lower in {",", ".", ";"}


def _words(items: Sequence[Item]) -> int:
    return sum(item.is_word or item.marked is not None for item in items)


def _marked_left(
    items: Sequence[Item], start: int, end: int, *, has_cue: bool
) -> tuple[int, int] | None:
    """The marked stretch that ends before the group, with its clause unless it stands by itself."""
    before = items[end - 2] if end > 1 else None
    if before is None or end - 1 == start or not before.is_word:
        return end - 1, end
    if has_cue and items[0].lower in _SUBORDINATE:
        return None  # "When X asked if it was “so,” Y replied": the words are X's
    return start, end


def _has_verb(items: Sequence[Item]) -> bool:
    return any(
        item.lower in AUXILIARIES
        or (item.is_word and not item.is_capitalised and item.lower.endswith(("ed", "s")))
        for item in items
    )


def _right_content(
    items: Sequence[Item], groups: Sequence[CueGroup], number: int
) -> tuple[int, int] | None:
    group = groups[number]
    begin = _content_begin(items, group)
    if begin is None or (group.passes_on and items[begin].marked is None):
        return None
    end = len(items)
    for later in groups[number + 1 :]:
        if later.start < group.end and later.cue > begin:
            end = verb_group_start(items, later.cue)  # "X, who said so, told Y": the verb is X's
            break
        if later.start >= begin and _cuts_off(items, later, begin):
            end = later.start
            break
    if group.entry.base in _JUDGING:
        end = next((k for k in range(begin + 1, end) if items[k].lower in _CIRCUMSTANCES), end)
    return _trimmed(items, begin, _before_relay(items, begin, end))


def _cuts_off(items: Sequence[Item], later: CueGroup, begin: int) -> bool:
    """Whether a later cue ends this content, instead of being told within it."""
    if later.shares_source or later.passes_on:
        return True
    if items[later.start - 1].marked is not None and later.start - 1 > begin:
        return True
    if items[later.start - 1].lower != "," or later.inverted:
        return False
    return later.end >= len(items) or items[later.end].lower in {".", ","}


def _trimmed(items: Sequence[Item], begin: int, end: int) -> tuple[int, int] | None:
    """Without the signs and conjunctions that follow the content."""
    while end > begin and items[end - 1].marked is None:
        last = items[end - 1]
        if (last.is_word and last.lower not in {"and", "but", "or"}) or last.lower in {
            ")",
            "]",
            "%",
        }:
            break
        end -= 1
    return (begin, end) if end > begin else None


def _before_relay(items: Sequence[Item], begin: int, end: int) -> int:
    """Where ", as Y reported" or ", according to Y" cuts the content off, else `end`."""
    for at in range(begin + 1, end - 1):
        if items[at - 1].lower == "," or items[at - 1].marked is not None:
            as_reported = items[at].lower == "as" and any(map(reporting_verb, items[at:end][:8]))
            if as_reported or items[at].lower == "according":
                return at - 1 if items[at - 1].marked is None else at
    return end


def _content_begin(items: Sequence[Item], group: CueGroup) -> int | None:
    """Where the content behind a cue begins, if the words behind it are one."""
    at = group.end
    if group.entry.base in _TO_SOMEONE:
        at = behind_listener(items, at)
    that = that_ahead(items, at)
    if that is not None:
        return that if that + 1 < len(items) else None
    at = behind_adjuncts(items, at)
    if at >= len(items) or items[at].marked is not None:
        return at if at < len(items) else None
    if items[at].lower in {",", ":", "—", "–", "-"}:
        return at + 1 if at + 1 < len(items) and items[at + 1].marked is not None else None
    if group.entry.kind == "ask":
        return at if items[at].lower in _QUESTION_WORDS | {"about"} else None
    if group.entry.kind in {"judge", "request"}:
        return at if items[at].is_word else None
    if group.entry.base in _NEEDS_THAT:
        return None
    if items[at].lower == "to" and group.entry.base in _TO_DO:
        return at
    return at if not group.inverted and _begins_clause(items[at], group.entry.kind) else None


def _begins_clause(item: Item, kind: str) -> bool:
    """Whether a clause without "that" can begin with the item."""
    if not item.is_word:
        return False
    if item.lower in _QUESTION_WORDS | DETERMINERS or item.lower.split("'")[0] in PRONOUNS:
        return True
    if item.is_capitalised or item.lower[0].isdigit() or item.lower.endswith("s"):
        return True
    return kind == "say" and item.lower not in PREPOSITIONS | {"so", "as", "and", "to", "not"}
