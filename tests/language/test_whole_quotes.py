import pytest

from crossread.language.marks import find_marked
from crossread.language.model import Attribution
from crossread.language.whole_quotes import with_whole_quotes
from crossread.types.span import Span
from tests.marked_text import read_marked


def drawn_out(marked: str) -> list[str]:
    """The contents of the attribution that `<content>`, `<source>` and `<cue>` tell, once drawn out."""
    text, marks = read_marked(marked)
    spans = {name: [m.span for m in marks if m.name == name] for name in ("content", "source")}
    cue = next(m.span for m in marks if m.name == "cue")
    one = Attribution(tuple(spans["content"]), next(iter(spans["source"]), None), cue)
    whole = with_whole_quotes(find_marked(text, [Span(0, len(text))]), one)
    assert (whole.source, whole.cue) == (one.source, one.cue)
    return [piece.of(text) for piece in whole.content]


BOTH = "“It rained. It snowed, as it does here,”"


@pytest.mark.parametrize(
    "said",
    [
        "<content>It rained</content>. It snowed, as it does here,",
        "It rained. <content>It snowed, as it does here,</content>",
        "It rained. <content>It snowed</content>, as it does here,",
    ],
)
def test_a_content_that_ends_amid_marked_words_reaches_to_both_marks(said: str) -> None:
    assert drawn_out(f"“{said}” <source>Brandt</source> <cue>said</cue>.") == [BOTH]


def test_two_pieces_of_the_same_marked_words_are_one_content() -> None:
    said = "“It <content>rained</content>. It snowed, <content>as it does here</content>,”"

    assert drawn_out(f"{said} <source>Brandt</source> <cue>said</cue>.") == [BOTH]


def test_a_clause_that_breaks_off_within_marks_takes_their_words_along() -> None:
    marked = (
        "<source>Brandt</source> <cue>said</cue> <content>the road was “wet, and</content> long”."
    )

    assert drawn_out(marked) == ["the road was “wet, and long”"]


@pytest.mark.parametrize(
    "marked",
    [
        "“<content>It rained</content>, I heard <source>Neal</source> <cue>say</cue> so,” she wrote.",
        "<source>Brandt</source> <cue>said</cue> <content>it rained</content>. “Not here.”",
        "<source>Brandt</source> <cue>said</cue> “<content>it rained</content> and rained.",
    ],
)
def test_marks_around_the_cue_elsewhere_or_never_closed_draw_nothing_out(marked: str) -> None:
    text, marks = read_marked(marked)

    assert drawn_out(marked) == [m.span.of(text) for m in marks if m.name == "content"]
