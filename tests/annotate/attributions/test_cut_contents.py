"""Contents that were read only up to before their point."""

import pytest

from crossread.annotate.attributions.contents import with_own_contents
from crossread.language.model import Attribution
from crossread.language.sentences import find_sentences
from crossread.types.report import Report
from crossread.types.span import Span

CUT = [
    # A condition says nothing without what follows from it.
    (
        "Rolf Neal said [if the mole was open that night], it shows that the guard was away.",
        "if the mole was open that night, it shows that the guard was away",
    ),
    (
        "Rolf Neal said that [even after the ruling], boats had come to the mole.",
        "even after the ruling, boats had come to the mole",
    ),
    # A subject says nothing without its verb.
    (
        "Rolf Neal said [the mole of the old quay] was never closed.",
        "the mole of the old quay was never closed",
    ),
    # What is so for one reason and not for another.
    (
        "Rolf Neal said [the mole should be closed for its age], not because the council wants it.",
        "the mole should be closed for its age, not because the council wants it",
    ),
    (
        "Rolf Neal said [the mole would break] if it was not closed.",
        "the mole would break if it was not closed",
    ),
    (
        "Rolf Neal said [the mole could stay] — but only if it was mended.",
        "the mole could stay — but only if it was mended",
    ),
    # An aside between two dashes, behind which the clause goes on.
    (
        "Rolf Neal said [the council might mark the day] – the first of the feast – by closing the mole.",
        "the council might mark the day – the first of the feast – by closing the mole",
    ),
    (
        "Rolf Neal said [calls were heard between Ada Brandt] -- the mayor -- and the guard.",
        "calls were heard between Ada Brandt -- the mayor -- and the guard",
    ),
    # A second clause of the same words.
    (
        "Rolf Neal said [nobody had closed the mole], and that the council was told of it.",
        "nobody had closed the mole, and that the council was told of it",
    ),
]


def mended(marked: str, cue: str = "said") -> str:
    """The content in the end, where the words in brackets were read as what Neal said."""
    start, end = marked.index("["), marked.index("]") - 1
    text = marked.replace("[", "").replace("]", "")

    def span(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    read = Attribution((Span(start, end),), span("Rolf Neal"), span(cue))
    sentences = find_sentences(Report(id="r", text=text))
    (one,) = with_own_contents(text, sentences, [read])
    return " … ".join(piece.of(text) for piece in one.content)


@pytest.mark.parametrize(("marked", "whole"), CUT)
def test_words_that_were_cut_before_their_point_are_told_whole(marked: str, whole: str) -> None:
    assert mended(marked) == whole


def test_what_is_refused_but_for_one_case_is_told_with_it() -> None:
    marked = "Rolf Neal refused [to sell the mole] unless the council paid for it."
    whole = "to sell the mole unless the council paid for it"

    assert mended(marked, "refused") == whole


def test_a_second_clause_of_a_belief_is_told_with_the_first() -> None:
    marked = "Rolf Neal acted on the belief that [the mole was old], and that it would break."
    whole = "the mole was old, and that it would break"

    assert mended(marked, "belief") == whole


WHOLE = [
    ("Rolf Neal said [the mole was old], which the council denied.", "said"),
    ("Rolf Neal said [the mole was old], not saying why.", "said"),
    ("Rolf Neal said [the mole was old], and the council closed it.", "said"),
    # The second dash ends what is put in, and no aside.
    ("The mole – of which Rolf Neal said [nobody had mended it] – broke, and is closed – for good.", "said"),
    ("Rolf Neal said [the mole was old] – a claim that he made before – and left.", "said"),
    # What he asks is but whether it is so.
    ("Rolf Neal asked [if the mole was old], the council said.", "asked"),
    # The plan was unfair, and not what he criticised it for.
    ("What Rolf Neal criticised of [the plan for the mole] was its price.", "criticised"),
]  # fmt: skip


@pytest.mark.parametrize(("marked", "cue"), WHOLE)
def test_words_that_are_told_whole_stay(marked: str, cue: str) -> None:
    assert mended(marked, cue) == marked[marked.index("[") + 1 : marked.index("]")]


def test_words_end_before_who_passes_them_on() -> None:
    text = "Rolf Neal said if the mole broke, the town was lost, the Courier reported."

    def span(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    read = [
        Attribution((span("if the mole broke"),), span("Rolf Neal"), span("said")),
        Attribution((span("the town was lost"),), span("the Courier"), span("reported")),
    ]
    one, _ = with_own_contents(text, find_sentences(Report(id="r", text=text)), read)

    assert one.content[0].of(text) == "if the mole broke, the town was lost"
