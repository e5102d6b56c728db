"""Attributions in marked text: what a test expects, and the check that the rules give it.

In goes a text with `<content>`, `<source>` and `<cue>` marks; nothing comes out but a failed assertion.
"""

from crossread.language.model import Attribution
from crossread.language.rules.rules import RuleModel
from crossread.language.sentences import find_sentences
from crossread.types.report import Report
from crossread.types.span import Span
from tests.marked_text import Mark, read_marked

__all__ = ["attributions_of", "check"]


def attributions_of(text: str) -> tuple[Attribution, ...]:
    """The attributions that the rules find in a report of `text`."""
    report = Report(id="r", text=text, path="r.txt")
    return RuleModel().read(text, find_sentences(report)).attributions


def check(marked: str) -> None:
    """`<content 1 2>` belongs to the first and the second attribution; no value means the first."""
    text, marks = read_marked(marked)
    numbers = {number for mark in marks for number in _numbers(mark)}
    expected = [_marked(marks, number) for number in sorted(numbers)]
    assert sorted(attributions_of(text), key=_order) == sorted(expected, key=_order)


def _numbers(mark: Mark) -> list[str]:
    return (mark.value or "1").split()


def _marked(marks: tuple[Mark, ...], number: str) -> Attribution:
    spans: dict[str, list[Span]] = {"content": [], "source": [], "cue": []}
    for mark in marks:
        if number in _numbers(mark):
            spans[mark.name].append(mark.span)
    source = spans["source"][0] if spans["source"] else None
    return Attribution(tuple(spans["content"]), source, spans["cue"][0])


def _order(attribution: Attribution) -> tuple[tuple[Span, ...], Span]:
    assert attribution.cue is not None
    return attribution.content, attribution.cue
