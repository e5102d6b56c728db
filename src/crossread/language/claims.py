"""Contents that two cues claim, or that stand in another paragraph than their cue.

In go the attributions of one window; out come the same, in their order, some with fewer contents. Each cue looks for
its contents by itself, so that the first half of "“A,” she said, adding that B" is claimed by "adding" too, and a
question by the verb of its answer. Where no other content is left, a claim stands: in "“A,” she said, the Post
reported" both cues report the same.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from crossread.language.marks import MARKS
from crossread.language.model import Attribution
from crossread.types.span import Span

__all__ = ["with_contents_once"]


@dataclass(frozen=True, slots=True, order=True)
class _Distance:
    """How far a content is from its cue: paragraphs weigh more than code points."""

    paragraphs: int
    code_points: int


def with_contents_once(text: str, found: Sequence[Attribution]) -> list[Attribution]:
    """`found`, each content under its nearest cue, and with its paragraph's own cue where there is one."""
    near = [
        _with_contents(one, [c for c in one.content if _may_reach(text, one, c, found)])
        for one in found
    ]
    nearest: dict[Span, Attribution] = {}
    for one in near:
        for content in one.content:
            held = nearest.setdefault(content, one)
            if _distance(text, one, content) < _distance(text, held, content):
                nearest[content] = one
    return [_with_contents(one, [c for c in one.content if nearest[c] is one]) for one in near]


def _with_contents(one: Attribution, contents: Sequence[Span]) -> Attribution:
    return replace(one, content=tuple(contents)) if contents else one


def _may_reach(text: str, one: Attribution, content: Span, found: Sequence[Attribution]) -> bool:
    """Whether a cue can report `content`: in its paragraph, or a quote that goes on in one without a cue."""
    if one.cue is None or not _distance(text, one, content).paragraphs:
        return True
    if content.end <= one.cue.start:
        return False
    in_marks = text[content.start] in MARKS or text[max(0, content.start - 1)] in MARKS
    paragraph = _paragraph_around(text, content)
    return in_marks and not any(o.cue is not None and paragraph.contains(o.cue) for o in found)


def _distance(text: str, one: Attribution, content: Span) -> _Distance:
    if one.cue is None:
        return _Distance(0, 0)
    first, last = sorted((one.cue, content))
    between = text[first.end : last.start]
    return _Distance(between.count("\n"), len(between))


def _paragraph_around(text: str, span: Span) -> Span:
    end = text.find("\n", span.end)
    return Span(text.rfind("\n", 0, span.start) + 1, end if end >= 0 else len(text))
