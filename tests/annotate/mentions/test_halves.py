"""Countries that are called by their first word; `<name North Korea>` marks a name with the country that it means."""

import pytest

from crossread.annotate.mentions.halves import countries_in_full
from crossread.language.model import Name
from crossread.types.annotation import EntityKind
from tests.marked_text import read_marked

HALVES = [
    "<name>North Korea</name> met Ada Brandt. <name North Korea>The North</name> said no.",
    "North Koreans met Ada Brandt. The <name North Korea>North</name> said no.",
    "<name South Sudan>South</name> Sudan met Ada Brandt.",
    "The <name>North</name> met Ada Brandt.",
    "North Korea and the North Harbour Board met. The <name>North</name> Harbour Board said no.",
    "North Carolina met Ada Brandt. The <name>North</name> said no.",
    "South Korea and South Sudan met. The <name>South</name> said no.",
]


@pytest.mark.parametrize("marked", HALVES)
def test_a_country_is_meant_by_its_first_word_where_the_report_tells_of_one(marked: str) -> None:
    text, marks = read_marked(marked)
    names = [Name(mark.span, EntityKind.ORGANISATION) for mark in marks]

    full = countries_in_full(text, names)

    assert [full.get(name) for name in names] == [mark.value for mark in marks]
