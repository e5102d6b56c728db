from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from crossread.language.marks import find_marked
from crossread.language.rules.units import Unit, clause_start, find_units, items_span
from crossread.language.sentences import find_sentences, paragraph_spans
from crossread.types.report import Report


def units_of(text: str) -> tuple[Unit, ...]:
    sentences = find_sentences(Report(id="r", text=text, path="r.txt"))
    return find_units(text, sentences, find_marked(text, paragraph_spans(sentences)))


def words_of(unit: Unit) -> list[str]:
    return [item.text for item in unit.items]


def test_a_unit_is_one_sentence() -> None:
    assert [words_of(unit) for unit in units_of("It rained. It froze.")] == [
        ["It", "rained", "."],
        ["It", "froze", "."],
    ]


def test_a_marked_stretch_is_one_item() -> None:
    (unit,) = units_of("“It rained,” he said.")

    assert words_of(unit) == ["“It rained,”", "he", "said", "."]


def test_marks_hold_several_sentences_in_one_unit() -> None:
    (unit,) = units_of("“It rained. It froze. The dam broke,” he said.")

    assert words_of(unit) == ["“It rained. It froze. The dam broke,”", "he", "said", "."]


def test_marks_that_are_left_open_hold_no_sentence_of_the_next_paragraph() -> None:
    assert [words_of(unit) for unit in units_of("“It rained.\nIt froze.")] == [
        ["“It rained."],
        ["It", "froze", "."],
    ]


def test_the_span_of_one_marked_item_is_without_its_marks() -> None:
    text = "“It rained,” he said."
    (unit,) = units_of(text)

    assert items_span(unit.items, 0, 1).of(text) == "It rained,"
    assert items_span(unit.items, 0, 3).of(text) == "“It rained,” he said"


def test_a_clause_starts_behind_the_signs() -> None:
    (unit,) = units_of("— , he said.")

    assert clause_start(unit.items, 0, len(unit.items)) == 2


@given(
    st.lists(
        st.sampled_from('He said. “ ” " ‘ ’ It rained, no! \n 😀 é'.split(" ")), max_size=40
    ).map(" ".join)
    | st.text(max_size=120)
)
@settings(deadline=None)
def test_the_items_of_all_units_are_sorted_disjoint_and_inside_their_unit(text: str) -> None:
    units = units_of(text)
    items = [item for unit in units for item in unit.items]

    assert all(unit.span.contains(item.span) for unit in units for item in unit.items)
    assert all(a.span.end <= b.span.start for a, b in pairwise(items))
    assert all(item.span.of(text) == item.text for item in items)


def test_what_is_longer_than_any_sentence_is_read_in_pieces_that_lose_no_word() -> None:
    text = "a " * 1000
    found = units_of(text)

    assert [len(unit.items) for unit in found] == [400, 400, 200]
    assert {unit.paragraph for unit in found} == {0}
