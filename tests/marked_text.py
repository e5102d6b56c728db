"""Marked text: `<quote>Yes</quote>, he said` is a text and the spans that are marked in it.

Tests show the text and the answer together. Marks may nest and carry one value: `<time 2021-03-17>`.
"""

import re
from typing import NamedTuple

from crossread.types.span import Span

_MARK = re.compile(r"<(?P<close>/)?(?P<name>[a-z]+)(?: (?P<value>[^<>]+))?>")


class Mark(NamedTuple):
    """One marked span, with the value that its opening mark carries."""

    name: str
    span: Span
    value: str | None


def read_marked(marked: str) -> tuple[str, tuple[Mark, ...]]:
    """The text without its marks, and the marks in the order of their spans."""
    text = ""
    opened: list[tuple[str, int, str | None]] = []
    marks: list[Mark] = []
    position = 0
    for match in _MARK.finditer(marked):
        text += marked[position : match.start()]
        position = match.end()
        if not match["close"]:
            opened.append((match["name"], len(text), match["value"]))
            continue
        name, start, value = opened.pop()
        assert name == match["name"], f"</{match['name']}> closes <{name}>"
        marks.append(Mark(name, Span(start, len(text)), value))
    assert not opened, f"<{opened}> is never closed"
    return text + marked[position:], tuple(sorted(marks, key=lambda mark: (mark.span, mark.name)))
