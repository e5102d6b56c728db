"""Whom something is said to or of; `<cue>`, `<said>` and `<source>` mark what a model read, the value of the cue who speaks."""

import pytest

from crossread.annotate.attributions.objects import with_writer, without_object
from crossread.language.model import Attribution
from tests.marked_text import read_marked

READ = [
    "Neal contacted <source>Brandt</source> to <cue Neal>express</cue> <said>regret</said>.",
    "Neal phoned <source>Brandt</source> this week to <cue Neal>express</cue> <said>regret</said>.",
    "The mayor wrote <source>Brandt, a lawyer,</source> to <cue>inform</cue> her <said>it was shut</said>.",
    "The storm forced <source>Brandt</source> to <cue Brandt>ask</cue> <said>Neal to leave</said>.",
    "He used it to <cue>ask</cue> <source>Brandt</source> <said>whether it was shut</said>.",
    "The mayor <cue>wrote</cue> <source>Brandt</source> <said>to say it was shut</said>.",
    "<said>It is shut</said>, <cue Brandt>said</cue> <source>Brandt</source>.",
    "Neal was served with a note by <source>Brandt</source> and <cue>accused of</cue> <said>theft</said>.",
    "Mr. Neal freed <source>others</source> <cue>accused of</cue> <said>theft</said>.",
    "Mr. Neal, <said>whom</said> <source>Brandt</source> <cue Brandt>accused of</cue> <said>theft</said>, left.",
    "<source>Brandt</source> <cue Brandt>accused</cue> <said>Neal of theft</said>.",
]


@pytest.mark.parametrize("marked", READ)
def test_who_is_called_asked_or_accused_does_not_say_it(marked: str) -> None:
    text, marks = read_marked(marked)
    (cue,) = (mark for mark in marks if mark.name == "cue")
    (source,) = (mark.span for mark in marks if mark.name == "source")
    content = tuple(mark.span for mark in marks if mark.name == "said")

    one = with_writer(text, without_object(text, Attribution(content, source, cue.span)))

    assert (one.source.of(text) if one.source is not None else None) == cue.value
