"""Several people without a name."""

import pytest

from crossread.annotate.mentions.groups import are_several
from crossread.types.span import Span

SOURCES = [
    ("two owners", " say they paid", True),
    ("Some of the owners", " say they paid", True),
    ("Harbour Council officials", " say they paid", True),
    ("Neal’s relatives and their lawyers", " say they paid", True),
    ("clerks of the mayor", " say they paid", True),
    ("others", " say they paid", True),
    ("the French", " say they paid", True),
    ("the French coast", " says they paid", False),
    ("a clerk of the owners", " says they paid", False),
    ("the mayor", " says they paid", False),
    ("the owner", " dislikes what they paid", False),
]


@pytest.mark.parametrize(("source", "behind", "expected"), SOURCES)
def test_several_are_known_by_their_own_words(source: str, behind: str, *, expected: bool) -> None:
    """The verb behind them is no plural: "the mayor says" are not several."""
    assert are_several(source + behind, Span(0, len(source))) is expected
