"""What must hold of every report and of all that is found in it, whatever the input was.

In goes a report, or what reading gave for one input; an `AssertionError` comes out where something does not hold.
Offsets are proved in a second coordinate system: the text is written as UTF-32, in which a code point has four
bytes, so that a span is cut there without any of our own code.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any
from unicodedata import is_normalized

from crossread.types.annotation import Annotations
from crossread.types.problem import Problem
from crossread.types.report import Report
from crossread.types.span import Span

__all__ = ["find_spans", "prove_read", "prove_spans"]


def find_spans(value: Any) -> Iterator[Span]:
    """Each span in a value of ours, wherever it stands."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from find_spans(one)
    else:
        for name in _field_names(type(value)):  # type: ignore[arg-type] # every type has a hash
            yield from find_spans(getattr(value, name))


@cache
def _field_names(kind: type) -> tuple[str, ...]:
    """The fields of a kind of value that may hold spans; none of what is no value of ours."""
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else ()


def prove_spans(report: Report, annotations: Annotations | None = None) -> int:
    """Each span cuts the same words out of the report, out of UTF-32, and out of what JSON gives back.

    Returns how many spans there were.
    """
    text = report.text
    assert is_normalized("NFC", text)
    assert "\r" not in text
    wide = text.encode("utf-32-le")
    sent = json.loads(json.dumps(text).encode("ascii"))
    n_spans = 0
    for span in find_spans((report, annotations)):
        words = report.cite(span).text
        assert words == text[span.start : span.end] == sent[span.start : span.end]
        assert words == wide[4 * span.start : 4 * span.end].decode("utf-32-le")
        assert len(words) == len(span) > 0
        n_spans += 1
    return n_spans


def prove_read(reports: Sequence[Report], problems: Sequence[Problem]) -> None:
    """An input was counted, no report stands for two, and each problem says something in a line."""
    assert reports or problems
    assert len({report.id for report in reports}) == len(reports)
    for problem in problems:
        assert problem.message.strip()
        assert problem.subject
