"""The content of a cue: which words before or behind it are the ones it reports.

In go the items of a unit and its cue groups; out come item ranges (half-open), at most one on each side.
"""

from collections.abc import Sequence

from crossread.language.closed_classes import (
    AUXILIARIES,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    is_adverb,
    is_time_word,
    verb_group_start,
)
from crossread.language.rules.adjuncts import (
    behind_adjuncts,
    behind_listener,
    reporting_verb,
    that_ahead,
)
from crossread.language.rules.cue_groups import NEEDS_THAT, CueGroup
from crossread.language.rules.units import Item, clause_start

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
_TO_DO = frozenset("vow pledge promise threaten claim agree swear volunteer plead".split())
# Verbs that report only words in marks: else they tell what somebody did.
_NEEDS_MARKS = frozenset(
    "begin start finish go air interrupt laugh chuckle smile sigh nod gesture shrug sing chat read".split(),
)
_OBJECTS = frozenset("it him her them us me".split())
_CIRCUMSTANCES = frozenset("as while when after before because late".split())
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
    if (
        group.entry.kind == "request"
        or group.entry.base in _NEEDS_MARKS
        or (group.entry.kind == "judge" and group.entry.base not in _JUDGING)
    ):
        pieces = [piece for piece in pieces if any(item.marked for item in items[slice(*piece)])]
    return pieces


def _is_marked(items: Sequence[Item], piece: tuple[int, int]) -> bool:
    """Whether the piece begins or ends with words in marks, as what is said directly does."""
    return items[piece[0]].marked is not None or items[piece[1] - 1].marked is not None


def _names(items: Sequence[Item], piece: tuple[int, int]) -> bool:
    """Whether the object is named by words in marks, "called it “so”", before another clause begins."""
    before = ""
    for item in items[slice(*piece)]:
        if item.marked is not None:
            return True
        verb = reporting_verb(item)
        finite = (
            verb is not None and verb.form != "base" and before not in DETERMINERS | {"'s", "'"}
        )
        if item.lower in _SUBORDINATE - {"as"} or finite:
            return False
        before = item.lower
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
    end = _before_main_verb(items, group, begin, end)
    if group.entry.base in _JUDGING:
        end = next((k for k in range(begin + 1, end) if _is_circumstance(items, k)), end)
    if group.entry.base in _NAMING:
        end = next((k for k in range(begin + 1, end) if _is_day(items, k)), end)
    return _trimmed(items, begin, _before_relay(items, begin, end))


def _before_main_verb(items: Sequence[Item], group: CueGroup, begin: int, end: int) -> int:
    """Where the clause of ", who said that C, left the room" is closed by its comma, else `end`."""
    who = group.source[1] if group.source else 0
    if not (items[who].lower == "," and items[who + 1].lower in {"who", "which"}):
        return end
    for at in range(end - 2, begin, -1):
        behind = items[at + 1]
        if (
            items[at].lower == ","
            and behind.is_word
            and not (
                behind.is_capitalised
                or behind.lower
                in DETERMINERS | PRONOUNS | PREPOSITIONS | _QUESTION_WORDS | _SUBORDINATE
                or behind.lower in {"and", "but", "or", "that", "so", "as", "then"}
                or behind.lower.endswith("ing")
            )
        ):
            return at
    return end


def _is_circumstance(items: Sequence[Item], at: int) -> bool:
    """Whether a judgement ends here: "… on Monday", but not "the attack on the ferry"."""
    return _is_day(items, at) or items[at].lower in _CIRCUMSTANCES


def _is_day(items: Sequence[Item], at: int) -> bool:
    return items[at].lower == "on" and at + 1 < len(items) and is_time_word(items, at + 1)


def _cuts_off(items: Sequence[Item], later: CueGroup, begin: int) -> bool:
    """Whether a later cue ends this content, instead of being told within it."""
    if later.shares_source or later.passes_on:
        return True
    if items[later.start - 1].marked is not None and later.start - 1 > begin:
        return True
    if items[later.start - 1].lower != "," or later.inverted:
        return False
    if later.end >= len(items) or items[later.end].lower in {".", ",", ":"}:
        return True
    return items[0].lower in _SUBORDINATE  # "When X asked if C, Y replied that": the first is aside


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
    """Where ", as Y reported", ", according to Y" or ", citing Y" cuts the content off, else `end`."""
    for at in range(begin + 1, end - 1):
        if items[at - 1].lower == "," or items[at - 1].marked is not None:
            as_reported = items[at].lower == "as" and any(map(reporting_verb, items[at:end][:8]))
            if as_reported or items[at].lower in {"according", "citing", "quoting"}:
                return at - 1 if items[at - 1].marked is None else at
    return end


def _content_begin(items: Sequence[Item], group: CueGroup) -> int | None:
    """Where the content behind a cue begins, if the words behind it are one."""
    at = group.end
    if group.entry.base in _TO_SOMEONE:
        at = behind_listener(items, at)
    opened = that_ahead(items, at)
    if opened is None and group.entry.base in _TO_DO:
        opened = _to_ahead(items, at)
    if opened is not None:
        return opened if opened + 1 < len(items) else None
    at = behind_adjuncts(items, at)
    if at >= len(items):
        return None
    if items[at].lower in {",", ":", "—", "–", "-"}:
        return at + 1 if at + 1 < len(items) and items[at + 1].marked is not None else None
    return at if items[at].marked is not None or _may_begin(items, at, group) else None


def _may_begin(items: Sequence[Item], at: int, group: CueGroup) -> bool:
    """Whether words outside marks, without "that" before them, can be what the group reports."""
    if group.entry.kind == "ask":
        return items[at].lower in _QUESTION_WORDS | {"about"}
    if group.entry.kind in {"judge", "request"}:
        return items[at].is_word
    if group.entry.base in NEEDS_THAT or group.inverted or _is_object(items, at, group):
        return False
    relative = group.source and items[group.source[1]].lower in {"who", "that", "which"}
    # "An interview that aired on Sunday drew many": behind a phrase only a sure subject begins a clause
    return _begins_clause(items[at], "believe" if relative and at > group.end else group.entry.kind)


def _is_object(items: Sequence[Item], at: int, group: CueGroup) -> bool:
    """Whether a name or pronoun stands alone behind the verb: "answered Holm, who …", "believed it"."""
    end = at + 1
    while items[at].is_capitalised and end < len(items) and items[end].is_capitalised:
        end += 1
    alone = items[at].is_capitalised or items[at].lower in _OBJECTS
    if group.entry.base == "say" or not alone:
        return False
    if end >= len(items) or (items[at].lower == "it" and items[end].lower in PREPOSITIONS):
        return True
    return not items[end].is_word and items[end].lower != "'s" and items[end].marked is None


def _to_ahead(items: Sequence[Item], at: int) -> int | None:
    """The "to" of "vowed on Monday to open the bridge"."""
    at = _behind_time(items, at)
    return at if at < len(items) and items[at].lower == "to" else None


def _behind_time(items: Sequence[Item], at: int) -> int:
    """Behind "on Monday" or "again"."""
    while at < len(items):
        if not (_is_day(items, at) or is_time_word(items, at) or is_adverb(items[at].lower)):
            break
        at += 1
    return at


def _begins_clause(item: Item, kind: str) -> bool:
    """Whether a clause without "that" can begin with the item."""
    if not item.is_word:
        return False
    if item.lower in _QUESTION_WORDS | DETERMINERS or item.lower.split("'")[0] in PRONOUNS:
        return True
    if item.is_capitalised or item.lower[0].isdigit() or item.lower.endswith("s"):
        return True
    return kind == "say" and item.lower not in PREPOSITIONS | {"so", "as", "and", "to", "not"}
