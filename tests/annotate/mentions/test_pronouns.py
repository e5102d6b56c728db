"""Whom a "he" means that speaks, where a model says otherwise; `<said Ada Brandt>` marks words with who says them."""

import pytest

from tests.annotate.speakers.test_who_speaks import Told, check

OTHERS = [
    (
        "Rolf Neal left in May. Jorn Haskett runs the quay.\n\nThe talk was taped. "
        "“<said Jorn Haskett>It will hold,</said>” he told Rolf Neal."
    ),
    (
        "Jorn Haskett runs the quay. Rolf Neal left in May. But he said that <said Jorn Haskett>Rolf Neal "
        "would come back</said>."
    ),
]


@pytest.mark.parametrize("marked", OTHERS)
def test_he_is_not_whom_he_tells_it_and_not_whom_he_names(marked: str) -> None:
    check(marked, Told("he", "Rolf Neal"))
