"""Whether words hold a negation."""

import pytest

from crossread.align.match.opposites import is_negative

NEGATIVE = [
    ("We can allow it.", False),
    ("We can not allow it.", True),
    ("We cannot allow it.", True),
    ("We can't allow it.", True),
]


@pytest.mark.parametrize(("words", "expected"), NEGATIVE)
def test_a_negation_is_known_in_each_spelling(words: str, *, expected: bool) -> None:
    assert is_negative(words) is expected
