"""Which cues are looked for in a line, and that none is passed over."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossread.extract.furniture.boxes import BOX_CUES
from crossread.extract.furniture.cue_table import parts_of
from crossread.extract.furniture.cues import CUES, find_cue
from crossread.extract.furniture.foreign import FOREIGN_CUES
from crossread.extract.furniture.house import HOUSE_CUES
from crossread.extract.furniture.pictures import Cue
from crossread.types.report import FurnitureKind

# Without the letters of other alphabets that a pattern without case takes for i, s and k.
LETTERS = st.characters(max_codepoint=0x2122, exclude_characters="ıİſ")
WITH_NEEDS = [cue for cue in (*CUES, *HOUSE_CUES, *BOX_CUES, *FOREIGN_CUES) if cue.needs]


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


GIVEN_AWAY = [
    (
        "Photos: The fire at the mill A man looks on. Hide Caption 1 of 8 " * 12,
        FurnitureKind.CAPTION,
    ),
    (
        (
            "Girls look out at the river after they were turned back at Port Ansel, June 24, 2018. "
            "Picture taken June 24, 2018. REUTERS/Ada Brandt"
        ),
        FurnitureKind.CAPTION,
    ),
    (
        "The ferry lies at the pier of Port Ansel, June 24, 2018. REUTERS/Ada Brandt",
        FurnitureKind.CAPTION,
    ),
    ("A man looks at the mill. Picture taken on 24 June.", FurnitureKind.CAPTION),
    ("Ada Brandt / Reuters A man walks past a screen that shows the mill.", FurnitureKind.CAPTION),
    ("A man walks past a screen. REUTERS/Ada Brandt TPX IMAGES OF THE DAY", FurnitureKind.CAPTION),
    ("The crowd waits in the rain (Getty)", FurnitureKind.CAPTION),
    ("GETTY The dam at Port Ansel was opened in 2011", FurnitureKind.CAPTION),
    ("Screenshot: “example.org”", FurnitureKind.CAPTION),
    ("FILE - In this May 18, 2017 file photo, " + "a man stands here " * 28, FurnitureKind.CAPTION),
    ("The old port Play slideshow Getty Images 1 of 35 A man stands there", FurnitureKind.CAPTION),
    ("CLOSE", FurnitureKind.CAPTION),
    ("CLOSE The board of the Ansel Register names its pick.", FurnitureKind.CAPTION),
    ("Related What Does the Harbour Prize Have Against Boats?", FurnitureKind.RELATED),
    ("Market Sectors: See latest news & which parts do best", FurnitureKind.RELATED),
    ("((anna.ek@agency.example; +1 202 555 01 01))", FurnitureKind.BYLINE),
    ("ia/rq/cbl", FurnitureKind.BYLINE),
    ("© Tide Agency, 2019. Reprint with an active hyperlink only", FurnitureKind.NOTICE),
    ("Support independent student journalism: donate today.", FurnitureKind.PROMOTION),
]


@pytest.mark.parametrize(("line", "kind"), GIVEN_AWAY)
def test_a_line_of_the_page_gives_itself_away(line: str, kind: FurnitureKind) -> None:
    assert find_cue(line.strip()) is kind


TOLD = [
    "He left when the rain began, officials said. (Reuters)",
    "“It was cold,” said a fan (AP)",
    "Related Companies said it would build there.",
    "Support local journalism, the minister said.",
    "The museum ordered a reprint with permission of the family, Neal said.",
    "Close friends of the mayor said she was well.",
    "The latest news was bad, and people went home.",
]


@pytest.mark.parametrize("line", TOLD)
def test_a_line_of_report_with_such_words_is_kept(line: str) -> None:
    assert find_cue(line) is None
