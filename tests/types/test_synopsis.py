import pytest

from crossread.errors import InvalidValueError
from crossread.types.alignment import Relation
from crossread.types.annotation import Annotations
from crossread.types.problem import Problem
from crossread.types.report import Report
from crossread.types.span import Span
from crossread.types.story import Story
from crossread.types.synopsis import Passage, TimelineEntry

A = Report("a", "The dam broke.", path="a.txt")
B = Report("b", "The dam held.", path="b.txt")
OF_A = Annotations(report_id="a", made_by="rules/1")
OF_B = Annotations(report_id="b", made_by="rules/1")


def test_a_passage_cites_the_words_it_rests_on() -> None:
    citation = A.cite(Span(0, 14))

    assert Passage("The dam broke.", Relation.SINGLE, (citation,)).citations == (citation,)


def test_there_is_no_passage_without_a_citation() -> None:
    with pytest.raises(InvalidValueError, match=r"nothing without a citation: 'The dam broke\.'"):
        Passage("The dam broke.", Relation.AGREE, ())


def test_there_is_no_line_of_the_timeline_without_a_citation() -> None:
    with pytest.raises(InvalidValueError, match="nothing without a citation"):
        TimelineEntry("2021-03-20", "The dam broke.", ())


def test_a_story_holds_its_reports_beside_their_annotations() -> None:
    assert Story((A, B), (OF_A, OF_B)).reports == (A, B)


@pytest.mark.parametrize("annotations", [(), (OF_A,), (OF_B, OF_A), (OF_A, OF_B, OF_B)])
def test_annotations_of_other_reports_or_in_another_order_are_refused(
    annotations: tuple[Annotations, ...],
) -> None:
    with pytest.raises(InvalidValueError, match="one set of annotations for each report"):
        Story((A, B), annotations)


def test_problems_sort_by_step_and_then_by_input() -> None:
    late, early = Problem("fetch", "b.txt", "empty"), Problem("extract", "c.txt", "no text")

    assert sorted([late, early]) == [early, late]
