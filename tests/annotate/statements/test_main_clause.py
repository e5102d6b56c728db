"""`|` is a cut: before it the main clause has begun, or it has not."""

import pytest

from crossread.annotate.statements.main_clause import has_begun
from crossread.types.span import Span
from tests.growth import check_growth


def begun_before_cut(marked: str) -> bool:
    return has_begun(marked.replace("|", ""), Span(0, marked.index("|")))


NOT_BEGUN = [
    "In a letter to the head of the council |who had asked for it, Brandt said no.",
    "With the money for the ferry running out |and no new grant in sight, the mayor stepped in.",
    "Unlike the fire and the threats |which Rolf Neal was blamed for, the leak was nobody's fault.",
    "If the council refuses to show the letters |as most expect, Brandt will go to court.",
    "According to the Courier |which first told of it, the clerk took the money.",
    "Ada Brandt, head of the Institute for Northern Harbours |and the envoy Rolf Neal said no.",
    "Most of the talk |and all of the plans from the council, have to do with ferries.",
    "The visit of the envoy, considered a friend of the mayor |and the talks next week are a surprise.",
    "Her sudden step back on Monday |after ten years in the office won't change that.",
    "Those at risk, for instance sailors who had a cut |while on duty, would be asked to stay.",
    "The size of the fire -- four boats were lost |-- and its cause are a riddle.",
    "Like the letter, the book |which Brandt has called “untrue,” paints a dark picture.",
    "But after a look at the map, the mayor, who moved to Elmport |after the war, said sorry.",
]


@pytest.mark.parametrize("marked", NOT_BEGUN)
def test_what_has_no_verb_but_in_its_opening_or_an_aside_has_not_begun(marked: str) -> None:
    assert not begun_before_cut(marked)


BEGUN = [
    "In May the plan was looked at |but nobody asked for more.",
    "If the council refuses, Brandt will go to court |because she has nothing to lose.",
    "Rolf Neal, who had been ill, died on Monday |after a fall in the harbour.",
    "Rolf Neal, the old mayor of Elmport, denied that he was ill |and left the room.",
    "The ferry — a gift of the islands — reopened on Monday |after a long winter.",
    "The mayor votes on Monday |while the council waits for the ferry.",
    "It’s a good day for the harbour |because it shows what can be done.",
    "“If we go now we lose,” Brandt said |after a walk along the harbour.",
    "Those who had met her were asked to stay |while the office was closed.",
]


@pytest.mark.parametrize("marked", BEGUN)
def test_a_verb_outside_of_openings_and_asides_begins_the_main_clause(marked: str) -> None:
    assert begun_before_cut(marked)


def test_a_sentence_of_many_asides_is_asked_within_a_bounded_reach() -> None:
    def ask(text: str) -> bool:
        return has_begun(text, Span(0, len(text)))

    check_growth(ask, lambda n: "who, as, -- of, ed ing " * n, 500)
