"""Attributions without a reporting verb: "according to X, C", "citing X", "X's claim that C".

In go the items of a unit; out come attributions.
"""

from collections.abc import Sequence

from crossread.language.closed_classes import AUXILIARIES, DETERMINERS, PRONOUNS, is_time_word
from crossread.language.lexicon import cues
from crossread.language.model import Attribution
from crossread.language.rules.adjuncts import reporting_verb
from crossread.language.rules.noun_phrases import noun_phrase_before
from crossread.language.rules.sources import source_behind
from crossread.language.rules.units import Item, clause_start, items_span
from crossread.types.span import Span

__all__ = ["find_according_to", "find_citing", "find_noun_cues"]

# Past forms that are no participle and no noun.
_PASTS = frozenset(
    "came went drew took gave led fell rose brought began grew threw spoke stood became".split()
)


def find_according_to(items: Sequence[Item]) -> list[Attribution]:
    """As in "according to X, C" or "C, according to X"."""
    found: list[Attribution] = []
    for at in range(len(items) - 2):
        if items[at].lower == "according" and items[at + 1].lower == "to":
            source = _informant(items, at + 2)
            content = _around(items, at, source[1] if source else at + 2)
            if source is not None and content is not None:
                cue = Span(items[at].span.start, items[at + 1].span.end)
                found.append(
                    Attribution((items_span(items, *content),), items_span(items, *source), cue)
                )
    return found


def _informant(items: Sequence[Item], at: int) -> tuple[int, int] | None:
    """Who or what stands behind "according to", with the "by X" that tells whose report it is."""
    source = source_behind(items, at - 1) or _plain_phrase(items, at)
    if source is None or source[1] + 1 >= len(items):
        return source
    end = source[1]
    if items[end].lower in {"by", "from", "with", "in"} and not is_time_word(items, end + 1):
        by = source_behind(items, end)
        return (source[0], by[1]) if by is not None else source
    return source


def _plain_phrase(items: Sequence[Item], at: int) -> tuple[int, int] | None:
    end = at
    while end < min(len(items), at + 30) and items[end].is_word and not is_time_word(items, end):
        end += 1
    return (at, end) if end > at else None


def _around(items: Sequence[Item], at: int, behind: int) -> tuple[int, int] | None:
    """The clause that "according to X" belongs to: behind it at a sentence's begin, else before it."""
    if at <= 1:
        start = clause_start(items, behind, len(items))
        end = len(items)
        while end > start and items[end - 1].lower in {".", "!", "?"}:
            end -= 1
    else:
        start = clause_start(items, 0, at)
        end = at - 1 if items[at - 1].lower in {",", "—", "–"} else at
    return (start, end) if end - start >= 1 else None


def find_citing(items: Sequence[Item], found: Sequence[Attribution]) -> list[Attribution]:
    """As in "citing officials, Y reports that C": the officials are the source of what Y passes on."""
    if not found:
        return []
    cited: list[Attribution] = []
    content = max(found, key=lambda one: sum(map(len, one.content))).content
    for at in range(len(items) - 1):
        source = _plain_phrase(items, at + 1) if items[at].lower in {"citing", "quoting"} else None
        if source is not None:
            cited.append(Attribution(content, items_span(items, *source), items[at].span))
    return cited


def find_noun_cues(items: Sequence[Item]) -> list[Attribution]:
    """As in "X's claim that C" or "a report that C": the owner of the noun, if any, is the source.

    "said in a statement that C" is the verb's, and "an interview that aired" has no that-clause.
    """
    found: list[Attribution] = []
    for at in range(1, len(items) - 3):
        entries = [cue for cue in cues().get(items[at].lower, ()) if cue.word_class == "n"]
        if not entries or _is_of_verb(items, at) or not _opens_clause(items, at + 1):
            continue
        end = _clause_end(items, at)
        owner = _owner(items, at)
        source = items_span(items, *owner) if owner else None
        found.append(Attribution((items_span(items, at + 1, end),), source, items[at].span))
    return found


def _is_of_verb(items: Sequence[Item], noun: int) -> bool:
    """Whether a verb of saying stands before "in a statement", so that the that-clause is its own."""
    if noun < 2 or items[noun - 2].lower not in {"in", "with", "via", "through"}:
        return False
    before = map(reporting_verb, items[max(0, noun - 10) : noun - 2])
    return any(
        verb is not None and verb.form != "base" and verb.kind in {"say", "ask"} for verb in before
    )


def _clause_end(items: Sequence[Item], noun: int) -> int:
    """Where the that-clause behind the noun ends: at a sign, or before the verb that the noun is subject of."""
    is_subject = noun < 2 or (noun == 2 and not items[1].is_word)
    is_subject = is_subject or (noun < 6 and not any(map(_is_finite, items[:noun])))
    finite = 0
    for at in range(noun + 2, min(len(items), noun + 60)):
        item = items[at]
        if item.lower in {",", ".", ";", ":"}:
            return at
        if item.lower in {
            "who",
            "which",
            "that",
            "and",
            "or",
            "but",
            "when",
            "while",
            "because",
            "if",
        }:
            is_subject = False
        if _is_finite(item) and items[at - 1].lower not in AUXILIARIES:
            finite += 1
            if is_subject and finite == 2:
                return at
    return min(len(items), noun + 60)


def _is_finite(item: Item) -> bool:
    """Whether the item is a verb with its time: an auxiliary, or a past form that is sure to be one."""
    past = item.lower.endswith("ed") and not item.is_capitalised
    return past or item.lower in AUXILIARIES - {"'s", "be", "been", "being", "having"} | _PASTS


def _opens_clause(items: Sequence[Item], that: int) -> bool:
    """Whether a "that" stands here and a subject behind it, so that it is no relative pronoun."""
    following = items[that + 1]
    if items[that].lower != "that" or following.lower in AUXILIARIES:
        return False
    return following.marked is not None or (
        following.is_capitalised
        or following.lower in DETERMINERS | PRONOUNS
        or (
            following.is_word
            and reporting_verb(following) is None
            and following.lower.endswith("s")
        )
    )


def _owner(items: Sequence[Item], noun: int) -> tuple[int, int] | None:
    at = noun - 1
    if items[at].lower in {"his", "her", "their", "its"}:
        return at, noun
    while at > 0 and items[at].is_word and not items[at].is_capitalised and noun - at < 4:
        at -= 1
    if items[at].lower not in {"'s", "’s"}:
        return None
    return noun_phrase_before(items, at - 1) if at and items[at - 1].is_word else None
