"""Contents that a model read too far or too short, mended by what the sentence shows.

In go attributions as they were read; out come the same, in their order, with two mends. Words that stand in
another sentence and belong to a cue of that sentence are no part of this cue's content. And where source and
cue are put between commas into somebody's words ("Fourteen had died, the guard said, and three were missing"),
what stands before them is said as well.
"""

from collections.abc import Sequence
from dataclasses import replace

from crossread.annotate.sorted_spans import overlapping
from crossread.language.model import Attribution
from crossread.types.annotation import Sentence
from crossread.types.span import Span

__all__ = ["with_own_contents"]

_NEIGHBOURS = 12  # attributions on each side; what lies further off claims no words here


def with_own_contents(
    text: str, sentences: Sequence[Sentence], attributions: Sequence[Attribution]
) -> tuple[Attribution, ...]:
    """`attributions` with mended contents; each keeps one at least."""
    order = sorted(attributions, key=lambda one: one.content[0])
    places = [_sentence_of(sentences, one.cue) for one in order]
    mended: dict[Attribution, Attribution] = {}
    for number, one in enumerate(order):
        first, last = max(0, number - _NEIGHBOURS), number + _NEIGHBOURS
        near = [
            (other, place)
            for other, place in zip(order[first:last], places[first:last], strict=True)
            if other is not one and place is not None
        ]
        here = places[number]
        content = tuple(span for span in one.content if not _is_claimed(span, here, near))
        kept = replace(one, content=content or one.content)
        mended[one] = kept if here is None else _with_words_before(text, here, kept, near)
    return tuple(mended[one] for one in attributions)


def _sentence_of(sentences: Sequence[Sentence], cue: Span | None) -> Span | None:
    if cue is None:
        return None
    found = overlapping(sentences, lambda sentence: sentence.span, cue)
    return found[0].span if found else None


def _is_claimed(content: Span, here: Span | None, near: Sequence[tuple[Attribution, Span]]) -> bool:
    """Whether the words lie in another sentence, and a cue of that sentence has them."""
    if here is None or content.overlap(here):
        return False
    return any(
        place.overlap(content)
        and any(span.overlap(content) * 2 > len(content) for span in other.content)
        for other, place in near
        if place != here
    )


def _with_words_before(
    text: str, here: Span, one: Attribution, near: Sequence[tuple[Attribution, Span]]
) -> Attribution:
    """With the words between the beginning of the sentence and a source and cue between commas."""
    if one.cue is None or one.source is None or not one.source.overlap(here):
        return one
    start, end = min(one.source.start, one.cue.start), max(one.source.end, one.cue.end)
    before = text[here.start : start].rstrip()
    if not before.endswith(",") or not text[end:].lstrip().startswith(","):
        return one
    words = Span(here.start, here.start + len(before) - 1) if len(before) > 1 else None
    if words is None or any(span.overlap(words) for span in one.content):
        return one
    others = [span for other, _ in near for span in (*other.content, other.cue or other.content[0])]
    if any(span.overlap(words) for span in others) or any(mark in before for mark in '"“”'):
        return one
    return replace(one, content=tuple(sorted((words, *one.content))))
