"""The subject of a participle: "The mayor denied it, saying she was tired" has the mayor say both.

In go the attributions that a model read; out come the same, in their order, where those without a source
take one that their sentence gives them. Never changes a source that was read.
"""

from collections.abc import Sequence
from dataclasses import replace

from crossread.annotate.sorted_spans import overlapping
from crossread.language.model import Attribution
from crossread.types.annotation import Sentence

__all__ = ["with_subjects"]

_NOT_SAID_BY = frozenset(("according", "including", "during", "regarding", "concerning"))


def with_subjects(
    text: str, sentences: Sequence[Sentence], attributions: Sequence[Attribution]
) -> tuple[Attribution, ...]:
    """`attributions` in which each participle has the source of the cue before it in its sentence."""
    by_cue = sorted(
        (one for one in attributions if one.cue is not None),
        key=lambda one: one.cue or one.content[0],
    )
    subjects: dict[Attribution, Attribution] = {}
    before: Attribution | None = None
    for one in by_cue:
        if one.source is None and before is not None and _follows(text, sentences, before, one):
            subjects[one] = replace(one, source=before.source)
        if subjects.get(one, one).source is not None:
            before = subjects.get(one, one)
    return tuple(subjects.get(one, one) for one in attributions)


def _follows(
    text: str, sentences: Sequence[Sentence], before: Attribution, one: Attribution
) -> bool:
    if one.cue is None or before.cue is None:
        return False
    first = one.cue.of(text).split()[0].lower()
    if not first.endswith("ing") or first in _NOT_SAID_BY:
        return False
    here = overlapping(sentences, lambda sentence: sentence.span, one.cue)
    return any(sentence.span.contains(before.cue) for sentence in here)
