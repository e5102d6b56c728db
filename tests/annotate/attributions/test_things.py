"""What a thing shows or raises is nobody's words."""

import pytest

from crossread.annotate.attributions.things import is_of_a_thing
from crossread.language.model import Attribution
from crossread.types.span import Span


def at(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


@pytest.mark.parametrize(
    ("source", "cue", "content", "is_of_thing"),
    [
        ("Photos from Elmport", "showed", "a burnt ship", True),
        ("A chart of the tolls", "shows", "a rise", True),
        ("Photos from Elmport", "showed", "that the ship had burnt", False),
        ("A study", "shows", "a rise in tolls", False),
        ("A poll", "showed", "that few want the tolls", False),
        ("Early results", "suggest", "a fault of the pilot", True),
        ("The mayor", "suggested", "a fault of the pilot", False),
        ("That", "threatens", "to close the port", True),
        ("The owner", "threatened", "to close the port", False),
        (None, "threatens", "to close the port", True),
        (None, "point to", "a fault of the pilot", True),
        ("that", "have raised new questions about", "the pilot", True),
        (None, "raising fears of", "a new storm", True),
        ("The mayor", "raised questions about", "the pilot", False),
        ("The mayor", "said", "it showed a rise", False),
    ],
)
def test_what_things_show_is_told_apart_from_what_speakers_and_studies_tell(
    source: str | None, cue: str, content: str, is_of_thing: bool
) -> None:
    text = f"{source} {cue} {content}."
    one = Attribution((at(text, content),), at(text, source) if source else None, at(text, cue))

    assert is_of_a_thing(text, one) is is_of_thing
