"""The source of a cue: which words before or behind a reporting verb name who speaks.

In goes a unit and the place of a verb; out come item ranges (half-open). Before the verb the subject is read back
from it (`noun_phrases`), over a day or an apposition; behind it forward to where a clause or another phrase begins.
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
    is_time_word,
    verb_group_start,
)
from crossread.language.lexicon import roles
from crossread.language.rules.noun_phrases import noun_phrase_before, phrase_start
from crossread.language.rules.units import Item

__all__ = ["source_before", "source_behind", "with_apposition"]

_FAR = 30  # items; no phrase that names a speaker is longer, and the clause before it begins nearer


def source_before(items: Sequence[Item], group: int) -> tuple[int, int] | None:
    """The items that name the subject of the verb group which begins at `group`, or None."""
    last = group - 1
    if last < 0:
        return None
    last = _before_time(items, last)
    if last < group - 1 and items[last].lower in AUXILIARIES:  # "has in the past said"
        last = verb_group_start(items, last) - 1
        if last < 0:
            return None
    if items[last].lower.split("'")[0] in PRONOUNS:
        return last, last + 1
    if items[last].lower in RELATIVES:
        return _antecedent(items, last)
    if items[last].lower == ",":
        return _before_apposition(items, last)
    if not (items[last].is_word or items[last].lower == "'s"):
        return None
    start = phrase_start(items, last)
    return (start, last + 1) if start is not None else None


def _before_time(items: Sequence[Item], last: int) -> int:
    """The last item before "on Friday", "in the past" or "late Monday"."""
    at = last
    while at > max(0, last - _FAR) and is_time_word(items, at):
        at -= 1
    while at < last and at > 0 and items[at].lower in {"on", "in", "the", "late", "early"}:
        at -= 1
    return at


def _antecedent(items: Sequence[Item], relative: int) -> tuple[int, int] | None:
    """The noun phrase that a "who" or "which" at `relative` hangs on."""
    last = relative - 1
    if last >= 0 and items[last].lower == ",":
        last = _before_time(items, last - 1) if last else -1
    if last > 0 and is_past(items[last]):
        last -= 1  # "the report released on Tuesday, which"
    if last < 0 or not items[last].is_word or items[last].lower in PREPOSITIONS:
        return None
    return noun_phrase_before(items, last)


def _before_apposition(items: Sequence[Item], comma: int) -> tuple[int, int] | None:
    """The subject with its apposition, in "X, head of the Y, said" or "the Y chief, X, said".

    Goes back over commas, as an apposition may hold some, until a phrase begins the clause.
    """
    best: tuple[int, int] | None = None
    for at in range(comma - 1, max(-1, comma - 30), -1):
        if items[at].marked is not None or items[at].lower in {";", ":"}:
            break
        if (
            items[at].lower == ","
            and at > 0
            and (items[at - 1].is_word or items[at - 1].lower == ".")
        ):
            start = phrase_start(items, at - 1)
            if start is None:
                break
            best = start, comma
            if start == 0 or items[start - 1].lower != ",":
                break
    return best


def source_behind(items: Sequence[Item], verb: int) -> tuple[int, int] | None:
    """The subject that follows the verb, as in "said Ada Brandt, the mayor"; or None."""
    start = verb + 1
    end = start
    if start < len(items) and items[start].lower in PREPOSITIONS:
        return None
    while end < min(len(items), start + _FAR) and _goes_on_behind(items, start, end):
        end += 1
    if end == start:
        return None
    begins = items[start].is_capitalised or items[start].lower in DETERMINERS | PRONOUNS
    if not begins and not _is_bare_phrase(items, start, end):
        return None
    while end > start and items[end - 1].lower in PREPOSITIONS | {"and"}:
        end -= 1
    return (start, end) if end > start else None


def _is_bare_phrase(items: Sequence[Item], start: int, end: int) -> bool:
    """Whether words without an article before them hold a name: "council leader Ada Brandt"."""
    if not items[start].is_word or items[end - 1].lower in PREPOSITIONS:
        return False
    return any(item.is_capitalised for item in items[start:end])


def _goes_on_behind(items: Sequence[Item], start: int, at: int) -> bool:
    """Whether the item at `at` is of the subject that begins at `start`, and no verb or clause of its own."""
    item = items[at]
    if not (item.is_word or item.lower in {"'s", "'", "’", "&", "."}):
        return False
    if item.lower == "'s":
        return True
    if item.lower == ".":
        return (
            at + 1 < len(items)
            and items[at - 1].text[:1].isupper()
            and len(items[at - 1].text) <= 3
        )
    if item.lower in PRONOUNS:
        return at == start
    if item.lower in CLAUSE_WORDS or item.lower in AUXILIARIES or is_time_word(items, at):
        return False
    if at > start and items[at - 1].lower in PRONOUNS:
        return False
    return not (item.lower in PREPOSITIONS - {"of", "for", "at"} and at > start)


def with_apposition(items: Sequence[Item], source: tuple[int, int]) -> tuple[int, int]:
    """The subject behind its verb with what is told of it: "Ada Brandt, the mayor of Port Ansel".

    The apposition begins with an article or a role and ends at the next sign; a clause is none.
    """
    start, end = source
    if end + 1 >= len(items) or items[end].lower != "," or not items[end - 1].is_capitalised:
        return source
    first = items[end + 1]
    if (
        first.lower not in {"the", "a", "an", "his", "her", "its", "their"}
        and first.lower not in roles()
    ):
        return source
    at = end + 1
    while at < min(len(items), end + _FAR) and (
        items[at].is_word or items[at].lower in {"'s", "&"}
    ):
        if items[at].lower in AUXILIARIES | CLAUSE_WORDS or is_time_word(items, at):
            break
        at += 1
    closed = at >= len(items) or not (items[at].is_word or items[at].marked)
    return (start, at) if closed else source
