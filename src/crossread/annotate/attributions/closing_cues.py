"""Cues at the end of their sentence that a model did not read, as in "The dam will hold, Neal said".

In go attributions as they were read; out come those whose cue can be one, and with them the ones that close a
sentence behind a comma, where no other cue was read in that place. What a model takes for a cue and is only a
mark, or a part of a word, is none. Never changes a cue that was read.
"""

import itertools
from collections.abc import Sequence

from crossread.annotate.cue_words import verb_readings
from crossread.annotate.sorted_spans import around, overlapping
from crossread.annotate.speakers.circumstances import NEIGHBOURS, first_content
from crossread.language.closed_classes import (
    AUXILIARIES,
    BE_FORMS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    is_time_word,
    verb_group_start,
)
from crossread.language.marks import MARKS, Marked
from crossread.language.model import Attribution
from crossread.language.rules.sources import source_before
from crossread.language.rules.units import Item, Unit, items_span
from crossread.types.span import Span

__all__ = ["with_closing_cues"]

_MOST_BEHIND = 8  # items between the verb and the full stop: "late Friday in the port"
_LONGEST_SOURCE = 10  # items
_LONGEST_ASIDE = 8  # items, in brackets
# Verbs that report speech wherever they close a sentence; "began" or "signed" does not.
_SPEECH = frozenset(
    "say add announce report note warn explain claim tweet write insist argue acknowledge confirm recall remark "
    "declare state reply conclude estimate predict complain testify "
    "rule find allege assert contend concede".split()
)
# Behind who was told only a day or a place may stand: "told reporters during a visit on Monday".
_BESIDE_HEARER = frozenset("in on at during from near after before".split())
_TOLD_OF = frozenset("that about of how why what whether if not".split())
_MOST_HEARERS = 14  # items between "told" and the full stop
# What begins a clause that somebody tells nothing by: "After the dam broke, Neal told the council."
_LEADS_UP = frozenset(
    "after before when while as if once since until because although though in on at for with by".split()
)
_LEAST_WORDS = 4  # of what is said; "When asked, Neal said." tells nothing


def with_closing_cues(
    text: str, units: Sequence[Unit], attributions: Sequence[Attribution], marked: Sequence[Marked]
) -> tuple[Attribution, ...]:
    """`attributions` without those whose cue is no word, and with those that close one of `units`."""
    kept = sorted(
        (
            one
            for one in attributions
            if (one.cue is None or _can_report(text, one.cue, one.content))
            and (one.source is None or any(ch.isalnum() for ch in one.source.of(text)))
        ),
        key=first_content,
    )
    closing = [one for unit in units if (one := _closing(unit)) is not None]
    kept = _with_nearer_contents(text, kept, closing)
    read = sorted(one.cue for one in kept if one.cue is not None)
    words = sorted(m.inner for m in marked)
    missed = (
        one
        for one in closing
        if one.cue is not None
        and not overlapping(read, lambda span: span, one.cue)
        and not (one.content[0] in words and _is_told(text, kept, one.content[0]))
    )
    return (*kept, *missed)


def _with_nearer_contents(
    text: str, kept: Sequence[Attribution], closing: Sequence[Attribution]
) -> list[Attribution]:
    """The attributions as read, but that a cue which closes a sentence tells what stands before it, and not behind.

    "The dam broke on Sunday, the Courier reported." tells nothing of the next sentence.
    """
    own = {one.cue: one for one in closing}
    return sorted(
        (
            own[one.cue]
            if one.cue is not None
            and one.cue in own
            and _is_of_the_next(text[one.cue.end : one.content[0].start])
            else one
            for one in kept
        ),
        key=first_content,
    )


def _is_of_the_next(between: str) -> bool:
    """Whether what stands from a cue to its words parts them; words in marks may answer: "Neal replied. “It is.”"."""
    return "\n" in between or ("." in between and not any(ch in MARKS for ch in between))


def _is_told(text: str, attributions: Sequence[Attribution], words: Span) -> bool:
    """Whether marks are read as somebody's already: "When asked if it was “safe,” Neal said no".

    What they themselves tell of others does not count ("“Guards saying that it is safe,” Neal said"), nor does a cue of
    the paragraph before.
    """
    return any(
        piece.overlap(words)
        for one in around(attributions, first_content, words.start, most=NEIGHBOURS)
        if one.cue is None
        or not (words.contains(one.cue) or "\n" in text[one.cue.end : words.start])
        for piece in one.content
    )


def _can_report(text: str, cue: Span, content: Sequence[Span]) -> bool:
    """Whether a cue can be one; a "were" reports nothing but words in marks: "Her last words were “No.”"."""
    if not _is_words(text, cue):
        return False
    words = cue.of(text).lower().replace("’", "'").split()
    return not AUXILIARIES.issuperset(words) or any(
        ch in MARKS for piece in content for ch in text[max(0, piece.start - 1) : piece.start + 1]
    )


def _is_words(text: str, cue: Span) -> bool:
    """Whether a cue holds a letter, or a mark that may stand for one, and no part of a longer word."""
    words = cue.of(text)
    if not any(ch.isalpha() for ch in words):
        return not any(ch in "'’‘`" for ch in words)
    after = text[cue.end : cue.end + 1]
    before = text[cue.start - 1 : cue.start]
    if before.isalpha() and words[0] in "'’" and words[1:2] == "t":
        return False  # "don't"
    return not (words[-1].isalpha() and after.isalpha()) and not (
        words[0].isalpha() and before.isalpha()
    )


def _closing(unit: Unit) -> Attribution | None:
    items = unit.items
    last = len(items) - 1
    for at in range(last, max(0, last - _MOST_BEHIND), -1):
        if _says(items[at]) and _ends_there(items, at + 1):
            return _attribution(items, at)
    for at in range(last, max(0, last - _MOST_HEARERS), -1):
        if items[at].lower in {"told", "tells"} and _ends_with_hearer(items, at + 1):
            return _attribution(items, at)
    return None


def _ends_with_hearer(items: Sequence[Item], start: int) -> bool:
    """Whether only who was told stands behind, and when or where, and a whole clause stands before."""
    rest = items[start:-1]
    if not rest or items[-1].lower != "." or items[0].lower in _LEADS_UP:
        return False
    words = [item.lower for item in rest]
    if words[0] in PREPOSITIONS or not _TOLD_OF.isdisjoint(words):
        return False
    if any(not item.is_word and item.lower != "." for item in rest):
        return False
    # "a visit to the port" is a place; "told Neal to leave" is not.
    return not any(
        item.lower in PREPOSITIONS - _BESIDE_HEARER
        and not (item.lower == "to" and (after.is_capitalised or after.lower in DETERMINERS))
        for item, after in itertools.pairwise(items[start:])
    )


def _says(item: Item) -> bool:
    return not item.is_capitalised and any(
        cue.base in _SPEECH and cue.form in {"past", "third"} for cue in verb_readings(item.lower)
    )


def _ends_there(items: Sequence[Item], start: int) -> bool:
    """Whether only a day or a place stands behind the verb: "said.", "said late Friday in the port."."""
    rest = items[start:-1]
    if rest and rest[0].lower == "to":
        return False
    if not items[-1].lower or items[-1].lower not in ".!":
        return False
    if rest and not (is_time_word(rest, 0) or rest[0].lower in PREPOSITIONS):
        return False
    return all(item.is_word or item.lower == "." for item in rest)


def _before_aside(items: Sequence[Item], end: int) -> int:
    """Where an aside in brackets begins that ends at `end`, else `end`: "Rep. Rolf Neal (D-Conn.) tweeted"."""
    if not end or items[end - 1].lower != ")":
        return end
    opens = (
        at for at in range(end - 2, max(0, end - _LONGEST_ASIDE), -1) if items[at].lower == "("
    )
    return next(opens, end)


def _attribution(items: Sequence[Item], verb: int) -> Attribution | None:
    """What the verb closes, where its subject stands right behind a comma or behind marks that end with one."""
    group = verb_group_start(items, verb)
    source = source_before(items, _before_aside(items, group))
    if source is None or not 0 < source[1] - source[0] <= _LONGEST_SOURCE or source[0] < 1:
        return None
    if any(item.lower in BE_FORMS for item in items[group:verb]):
        return None
    first, before = items[source[0]], items[source[0] - 1]
    if not (first.is_capitalised or first.lower in DETERMINERS | PRONOUNS):
        return None
    said = items[: source[0] - 1]
    if before.marked is not None and before.text.rstrip("”\"’'")[-1:] in {",", "?", "!"}:
        content = before.marked.inner  # "“It was cold,” she said."
    elif before.lower == "," and sum(item.is_word for item in said) >= _LEAST_WORDS:
        content = Span(said[0].span.start, said[-1].span.end)
    else:
        return None
    return Attribution(
        content=(content,),
        source=items_span(items, *source),
        cue=items_span(items, group, verb + 1),
    )
