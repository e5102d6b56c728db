"""Which cues are looked for in a line, and that none is passed over."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossread.extract.furniture_cues import CUES, parts_of
from crossread.extract.furniture_foreign import FOREIGN_CUES
from crossread.extract.furniture_house import HOUSE_CUES
from crossread.extract.furniture_pictures import Cue

# Without the letters of other alphabets that a pattern without case takes for i, s and k.
LETTERS = st.characters(max_codepoint=0x2122, exclude_characters="ıİſ")
WITH_NEEDS = [cue for cue in (*CUES, *HOUSE_CUES, *FOREIGN_CUES) if cue.needs]


@pytest.mark.parametrize("cue", WITH_NEEDS, ids=lambda cue: min(cue.needs))
@given(data=st.data())
@settings(max_examples=8, deadline=None)
def test_a_line_that_a_cue_finds_holds_a_word_that_the_cue_needs(
    cue: Cue, data: st.DataObject
) -> None:
    """Hypothesis makes lines out of the pattern, so that each of its ways is taken."""
    line = data.draw(st.from_regex(cue.pattern, alphabet=LETTERS))
    assert cue.needs & parts_of(line)
    assert cue.find(line)
