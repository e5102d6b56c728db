import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.language.dateline import Dateline, find_dateline
from tests.marked_text import read_marked


def check(marked: str) -> None:
    text, marks = read_marked(marked)
    spans = {mark.name: mark.span for mark in marks}
    expected = Dateline(spans["line"], spans.get("agency")) if spans else None
    assert find_dateline(text) == expected


DATELINES = [
    "<line>PORT ANSEL, Norland (<agency>Coastal Wire</agency>) — </line>The bridge was closed.",
    "<line>PORT ANSEL (<agency>Coastal Wire</agency>) - </line>The bridge was closed.",
    "<line>PORT ANSEL, Norland, March 3 (<agency>Coastal Wire</agency>) -- </line>The bridge was closed.",
    "<line>PORT ANSEL/VELTEN (<agency>Coastal Wire</agency>) — </line>“It rained,” he said.",
    "<line>PORT ANSEL, March 3 — </line>The bridge was closed.",
    "<line>ST. ANSEL, Norland — </line>The bridge was closed.",
    "<line>BERLIN — </line>The bridge was closed.",
    "Bridge closed\nBy Ada Brandt\n\n<line>PORT ANSEL, March 3: </line>The bridge was closed.",
    "<line>BERLIN: </line>The bridge was closed.",
    "<line>PORT ANSEL (<agency>Coastal Wire</agency>): </line>The bridge was closed.",
    "<line>Port Ansel, 3 May (<agency>CW</agency>).- </line>The bridge was closed.",
    "<line>PORT ANSEL, May 3. /<agency>CoastWire</agency>/. </line>The bridge was closed.",
    "<line>PORT ANSEL, May 3 – <agency>CW</agency>. </line>The bridge was closed.",
    "<line>PORT ANSEL, May 3 (<agency>CW</agency>) </line>The bridge was closed.",
]


@pytest.mark.parametrize("marked", DATELINES)
def test_a_dateline_is_a_place_in_capitals_with_what_follows_up_to_the_dash(marked: str) -> None:
    check(marked)


NONE = [
    "The bridge was closed.",
    "Port Ansel was quiet — The bridge was closed.",
    "BREAKING: The bridge was closed.",
    "WATCH: The bridge falls.",
    "MILL LANE\n\nThe bridge was closed.",
    "The UN — A body of many states — met.",
    "It rained in PORT ANSEL (Coastal Wire) — The bridge was closed.",
    "Port Ansel, May 3. The bridge was closed.",
    "",
]


@pytest.mark.parametrize("text", NONE)
def test_other_lines_are_no_dateline(text: str) -> None:
    check(text)


def test_a_dateline_stands_at_the_head_only() -> None:
    check("It rained.\n" * 400 + "PORT ANSEL — The bridge was closed.")


@given(st.text(max_size=80) | st.text("AB ,.(/)—-:'\n", max_size=200))
def test_any_text_gives_a_dateline_within_it_or_none(text: str) -> None:
    line = find_dateline(text)

    assert line is None or line.span.end <= len(text)
    assert line is None or line.agency is None or line.span.contains(line.agency)
