from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from crossread.language.marks import Marked, find_marked
from crossread.types.span import Span
from tests.growth import check_growth
from tests.marked_text import read_marked

SIGNS = st.sampled_from(
    "“ ” „ « » ‘ ’ ’’ ' \" `` '' ` 's s a ab Ada . , ! ? ( ) — 5 \u00a0 😀 é שלום".split(" ")
) | st.just(" ")


def check(marked: str, *, closed: bool = True) -> None:
    """`<outer>` stands around the marks, `<inner>` around the words in them."""
    text, marks = read_marked(marked)
    outer = [mark.span for mark in marks if mark.name == "outer"]
    inner = [mark.span for mark in marks if mark.name == "inner"]
    expected = tuple(Marked(o, i, 0, closed) for o, i in zip(outer, inner, strict=True))
    assert find_marked(text, [Span(0, len(text))]) == expected


DOUBLE = [
    "<outer>“<inner>It is closed,</inner>”</outer> he said.",
    'He said, <outer>"<inner>It is closed.</inner>"</outer>',
    "<outer>“<inner>No,</inner>”</outer> he said, <outer>“<inner>never.</inner>”</outer>",
    '<outer>"<inner>No,</inner>"</outer> he said, <outer>"<inner>never.</inner>"</outer>',
    "He called it <outer>«<inner>un jeu</inner>»</outer>.",
    "<outer>„<inner>Ja</inner>“</outer>, he said, <outer>„<inner>nein</inner>“</outer>.",
    "<outer>»<inner>Ja</inner>«</outer>, he said, <outer>»<inner>nein</inner>«</outer>.",
    "<outer>»<inner>Nej</inner>»</outer>, he said.",
    "<outer>``<inner>Yes,</inner>''</outer> he said.",
    "<outer>''<inner>It isn't late,</inner>''</outer> he said, <outer>''<inner>or 'late' enough.</inner>''</outer>",
    '<outer>“<inner>It is closed,</inner>’’</outer> she said, <outer>"<inner>for good,</inner>’’</outer> they say.',
    "(<outer>“<inner>No</inner>”</outer>) and —<outer>“<inner>yes</inner>”</outer>— too",
    "<outer>“<inner>One.</inner>”</outer> <outer>“<inner>Two.</inner>”</outer>",
]


@pytest.mark.parametrize("marked", DOUBLE)
def test_words_in_double_marks_are_a_stretch(marked: str) -> None:
    check(marked)


MIXED = [
    '<outer>“<inner>It is closed,</inner>"</outer> he said.',
    '<outer>"<inner>It is closed,</inner>”</outer> he said.',
    'He said <outer>“<inner>no.</inner>"</outer> Then <outer>"<inner>yes.</inner>”</outer>',
]


@pytest.mark.parametrize("marked", MIXED)
def test_a_curly_mark_may_be_closed_by_a_straight_one(marked: str) -> None:
    check(marked)


NESTED = [
    "<outer>“<inner>She said ‘no’ to me,</inner>”</outer> he said.",
    "<outer>“<inner>I said “no” to him,</inner>”</outer> he said.",
    "<outer>\"<inner>She said 'no' to me,</inner>\"</outer> he said.",
]


@pytest.mark.parametrize("marked", NESTED)
def test_only_the_outermost_stretch_is_taken(marked: str) -> None:
    check(marked)


SINGLE = [
    "<outer>‘<inner>It is closed,</inner>’</outer> he said.",
    "<outer>‘<inner>It isn’t the firm’s fault,</inner>’</outer> he said.",
    "<outer>'<inner>It's late,</inner>'</outer> he said. <outer>'<inner>We can't go.</inner>'</outer>",
    "<outer>‘<inner>The workers’ union said no,</inner>’</outer> he said.",
    "<outer>‘<inner>No,</inner>’</outer> said the Joneses’ lawyer, <outer>‘<inner>never.</inner>’</outer>",
    "The film <outer>'<inner>The Closed Bridge</inner>'</outer> opened.",
    "the <outer>'<inner>new</inner>'</outer> and <outer>'<inner>old</inner>'</outer> towns",
    "The workers' union said <outer>'<inner>no</inner>'</outer> to the banks' plan.",
    "O'Neill's <outer>'<inner>no</inner>'</outer>.",
]


@pytest.mark.parametrize("marked", SINGLE)
def test_words_in_single_marks_are_a_stretch_as_british_writers_set_them(marked: str) -> None:
    check(marked)


NO_MARKS = [
    "It’s the firm’s fault, isn’t it?",
    "The banks’ plan and the ships’ crews.",
    "The banks' plan and the ships' crews.",
    "In the ’90s it rained, in the '80s it snowed.",
    "Rock ’n’ roll is old.",
    "'Tis late.",
    "'Tis late in the year for rain.",
    "He wore an 'Open Sea Club of Kaldria jacket.",
    'A 12" record and a 7" one.',
    "A 12'' record and a 7'' one.",
    "A 6\" pipe and a 5' pole.",
    "5'10\" tall and 6'2\" wide",
    "It is closed” he said.",
    'An empty “” and an empty "" pair.',
]


@pytest.mark.parametrize("text", NO_MARKS)
def test_apostrophes_possessives_inches_and_lone_closing_marks_are_no_stretch(text: str) -> None:
    check(text)


def test_a_mark_that_is_never_closed_reaches_to_the_end_of_its_paragraph() -> None:
    check("He said: <outer>“<inner>It rained all week.</inner></outer>", closed=False)


SINGLE_LEFT_OPEN = [
    "He said: <outer>'<inner>It rained all week.</inner></outer>",
    "<outer>‘<inner>It rained all week, and the roads were wet.</inner></outer>",
]


@pytest.mark.parametrize("marked", SINGLE_LEFT_OPEN)
def test_a_single_mark_that_is_never_closed_counts_where_it_leads_a_quote(marked: str) -> None:
    check(marked, closed=False)


def test_a_quote_in_single_marks_holds_the_one_that_is_told_in_it() -> None:
    check("<outer>'<inner>She told me “no” and left.</inner>'</outer>")


def test_an_apostrophe_on_each_side_of_a_quote_takes_nothing_from_it() -> None:
    check("Get 'em out, <outer>“<inner>No,</inner>”</outer> he said of the owners' money.")


def test_space_inside_the_marks_is_not_of_the_words() -> None:
    check("<outer>“ <inner>Yes</inner> ”</outer> he said.")


def test_no_stretch_goes_on_into_the_next_paragraph() -> None:
    text = "“It rained.\n“It snowed,” he said."
    found = find_marked(text, [Span(0, 11), Span(12, 34)])

    assert [(m.inner.of(text), m.paragraph, m.closed) for m in found] == [
        ("It rained.", 0, False),
        ("It snowed,", 1, True),
    ]


TEXTS = st.lists(SIGNS, min_size=1, max_size=60).map("".join) | st.text(min_size=1, max_size=120)


@given(TEXTS)
@example("'s“ ”‘")
def test_any_text_gives_sorted_disjoint_stretches_with_their_words_inside(text: str) -> None:
    found = find_marked(text, [Span(0, len(text))])

    assert list(found) == sorted(found)
    assert all(m.outer.end <= len(text) and m.outer.contains(m.inner) for m in found)
    assert all(a.outer.end <= b.outer.start for a, b in pairwise(found))


@given(TEXTS, st.data())
def test_a_stretch_lies_in_the_paragraph_that_it_names(text: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.sets(st.integers(0, len(text)), min_size=2, max_size=5)))
    paragraphs = [Span(a, b) for a, b in pairwise(cuts)]

    assert all(paragraphs[m.paragraph].contains(m.outer) for m in find_marked(text, paragraphs))


@pytest.mark.parametrize(
    "unit", ["“ab” ", '"ab" ', "'ab' ", "ships' ", "“", "'a ", "'", '"', "``", "“a” 'b' "]
)
def test_the_work_grows_in_step_with_the_marks(unit: str) -> None:
    check_growth(lambda text: find_marked(text, [Span(0, len(text))]), lambda n: unit * n, 1000)
