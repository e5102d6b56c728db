"""Which quotes report speech."""

import pytest

from crossread.export.speech import is_speech
from crossread.types.annotation import Quote, QuoteKind
from crossread.types.span import Span

TOLD = [
    ("Brandt <said> the weir held", True),
    ("Brandt <has repeatedly denied> the report", True),
    ("the weir held, <according to> Brandt", True),
    ("Brandt <demanded> an answer", True),
    ("Brandt <hopes> to stay", False),
    ("the <outrage over> the weir", False),
    ("voters <worry about> the weir", False),
]


def quote_of(marked: str, kind: QuoteKind) -> tuple[Quote, str]:
    start, end = marked.index("<"), marked.index(">") - 1
    return Quote((Span(0, 1),), kind, cue=Span(start, end)), marked.replace("<", "").replace(
        ">", ""
    )


@pytest.mark.parametrize(("marked", "expected"), TOLD)
def test_an_indirect_quote_reports_speech_by_its_cue(marked: str, *, expected: bool) -> None:
    assert is_speech(*quote_of(marked, QuoteKind.INDIRECT)) is expected


@pytest.mark.parametrize("kind", [QuoteKind.DIRECT, QuoteKind.MIXED])
def test_words_in_marks_are_speech_whatever_the_cue(kind: QuoteKind) -> None:
    assert is_speech(*quote_of("voters <worry about> the weir", kind))
    assert is_speech(Quote((Span(0, 1),), QuoteKind.INDIRECT), "a")
