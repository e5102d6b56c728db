"""Which of a model's references are believed: not that a thing is a person, or that a speaker calls himself "the lawyer".

In go a text, what a model read in it and its attributions; out come the references that nothing there speaks against.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence

from crossread.annotate.mentions.source_phrases import (
    OFTEN_UNNAMED,
    SAYS_LITTLE,
    is_described,
    means_a_thing,
    means_nobody_named,
)
from crossread.annotate.sorted_spans import around
from crossread.language.lexicon import roles
from crossread.language.model import Attribution, Reading, Reference
from crossread.types.annotation import EntityKind
from crossread.types.span import Span

__all__ = ["believed_references"]

_THAT = re.compile(r"(?:that\s+)?")
_SINGLE = frozenset("the a an one another".split())
_NEAR = 6  # sources before a description
_NEIGHBOURS = 24  # attributions on each side of a source
_NEXT_PARAGRAPHS = 4  # line ends, two to a paragraph


def believed_references(
    text: str, reading: Reading, attributions: Sequence[Attribution]
) -> tuple[Reference, ...]:
    """The references of `reading` that may be right; `attributions` are sorted by their first content."""
    persons = {name.span for name in reading.names if name.kind == EntityKind.PERSON}
    sources = sorted({one.source for one in attributions if one.source is not None})
    told = _told_by(text, attributions)
    return tuple(
        one
        for one in reading.references
        if not means_nobody_named(one.span.of(text))
        and (one.name not in persons or not means_a_thing(one.span.of(text)))
        and not _says_it_himself(text, one, told)
        and not _is_said_by_another(text, one, told, reading)
        and not (one.name in persons and _goes_on_unnamed(text, one.span, sources, attributions))
    )


def _told_by(text: str, attributions: Sequence[Attribution]) -> dict[int, Span]:
    """For each place where what is told begins, behind a "that", who tells it."""
    found: dict[int, Span] = {}
    for one in attributions:
        begin = one.content[0].start
        that = _THAT.match(text, begin)
        if one.source is not None and that is not None:
            found[that.end()] = one.source
    return found


def _says_it_himself(text: str, one: Reference, told: dict[int, Span]) -> bool:
    """Whether the name is of who tells what a description begins: in "Brandt said the lawyer had come" she is not that lawyer."""
    words = one.span.of(text).lower()
    source = told.get(one.span.start) if words.startswith("the ") else None
    return source is not None and one.name.of(text) in source.of(text)


def _is_said_by_another(text: str, one: Reference, told: dict[int, Span], reading: Reading) -> bool:
    """Whether a "he" begins what a person without a name says, who means himself: "The fire chief said he feared"."""
    source = told.get(one.span.start) if one.span.of(text).lower() in {"he", "she"} else None
    if source is None or any(
        name.kind == EntityKind.PERSON and source.contains(name.span) for name in reading.names
    ):
        return False
    name = one.name.of(text)
    if any(name == r.name.of(text) and source.contains(r.span) for r in reading.references):
        return False
    words = source.of(text).lower().split()
    return words[0] in _SINGLE and words[-1] in roles()


def _goes_on_unnamed(
    text: str, words: Span, sources: Sequence[Span], attributions: Sequence[Attribution]
) -> bool:
    """Whether "the author" may be who spoke last, without a name: "An official wrote of it. “No,” the author wrote."."""
    the, _, noun = words.of(text).lower().partition(" ")
    if the != "the" or noun not in SAYS_LITTLE | OFTEN_UNNAMED:
        return False
    at = bisect_left(sources, words)
    before = next(
        (
            one
            for one in reversed(sources[max(0, at - _NEAR) : at])
            if not _is_told(one, attributions)
        ),
        None,
    )
    if before is None or text.count("\n", before.end, words.start) > _NEXT_PARAGRAPHS:
        return False
    return is_described(text, before, None)


def _is_told(source: Span, attributions: Sequence[Attribution]) -> bool:
    """Whether another tells that the source speaks."""
    near = around(attributions, lambda one: one.content[0], source.start, most=_NEIGHBOURS)
    return any(piece.contains(source) for one in near for piece in one.content)
