"""Reports by hand, so that what is composed follows from what is shown here alone."""

import pytest

from crossread.compose.compose import compose
from crossread.types.alignment import (
    Alignment,
    Aspect,
    Entity,
    Independence,
    Relation,
    Variant,
)
from crossread.types.annotation import (
    Annotations,
    Certainty,
    EntityKind,
    Mention,
    MentionForm,
    Statement,
    TimeExpression,
    TimeKind,
)
from crossread.types.problem import Problem
from crossread.types.report import Citation, Report
from crossread.types.span import Span
from crossread.types.story import Story
from crossread.types.synopsis import Synopsis
from tests.growth import check_growth

A = Report(
    id="a", text="On Friday Brandt left. On Monday the mill\nburned. It rained.", path="a.txt"
)
B = Report(
    id="b",
    text="Mayor Brandt left. In March it rained. On Friday at 9 a.m. she left.",
    path="b.txt",
)


def at(report: Report, words: str) -> Span:
    start = report.text.index(words)
    return Span(start, start + len(words))


def cite(report: Report, words: str) -> Citation:
    return report.cite(at(report, words))


def time(report: Report, words: str, value: str) -> TimeExpression:
    return TimeExpression(at(report, words), TimeKind.DATE, value, "")


def statement(report: Report, words: str) -> Statement:
    return Statement(at(report, words), None, Certainty.HAPPENED)


def mention(report: Report, words: str, form: MentionForm) -> Mention:
    return Mention(at(report, words), EntityKind.PERSON, form, "Brandt")


STORY = Story(
    (A, B),
    (
        Annotations(
            "a",
            "hand",
            times=(time(A, "On Friday", "2021-03-19"), time(A, "On Monday", "2021-03-15")),
            statements=(
                statement(A, "On Friday Brandt left."),
                statement(A, "On Monday the mill\nburned."),
                statement(A, "It rained."),
            ),
            mentions=(mention(A, "Brandt", MentionForm.NAME),),
        ),
        Annotations(
            "b",
            "hand",
            times=(
                time(B, "In March", "2021-03"),
                time(B, "On Friday at 9 a.m.", "2021-03-19T09:00"),
            ),
            statements=(
                statement(B, "Mayor Brandt left."),
                statement(B, "In March it rained."),
                statement(B, "On Friday at 9 a.m. she left."),
            ),
            mentions=(
                mention(B, "Mayor Brandt", MentionForm.NAME),
                mention(B, "she", MentionForm.PRONOUN),
            ),
        ),
    ),
)
AGREED = Alignment(
    Relation.AGREE,
    "Brandt left",
    (Variant((cite(A, "On Friday Brandt left."), cite(B, "Mayor Brandt left."))),),
)
SINGLE = Alignment(
    Relation.SINGLE, "the mill", (Variant((cite(A, "On Monday the mill\nburned."),)),)
)
CONFLICT = Alignment(
    Relation.CONFLICT,
    "the day",
    (Variant((cite(A, "On Friday"),)), Variant((cite(B, "In March"),))),
    Aspect.DATE,
)
BRANDT = Entity(
    "Brandt",
    EntityKind.PERSON,
    (),
    (cite(A, "Brandt"), cite(B, "Mayor Brandt"), cite(B, "she")),
)


def composed(*alignments: Alignment, entities: tuple[Entity, ...] = ()) -> Synopsis:
    return compose(STORY, entities=entities, alignments=alignments, copies=(), problems=())


def test_every_alignment_is_a_passage_with_all_its_citations() -> None:
    passages = composed(SINGLE, CONFLICT, AGREED).passages

    assert {passage.citations for passage in passages} == {
        AGREED.citations,
        CONFLICT.citations,
        SINGLE.citations,
    }


def test_what_most_carry_comes_first_and_what_one_has_last() -> None:
    relations = [passage.relation for passage in composed(SINGLE, CONFLICT, AGREED).passages]

    assert relations == [Relation.AGREE, Relation.CONFLICT, Relation.SINGLE]


def test_an_agreement_is_told_in_the_fullest_words_of_a_report() -> None:
    (passage,) = composed(AGREED).passages

    assert passage.text == "On Friday Brandt left."


def test_variants_stand_side_by_side() -> None:
    (passage,) = composed(CONFLICT).passages

    assert passage.text == "On Friday / In March"


def test_a_passage_is_one_line() -> None:
    (passage,) = composed(SINGLE).passages

    assert passage.text == "On Monday the mill burned."


def test_the_timeline_is_in_the_order_of_days_and_cites_each_report() -> None:
    timeline = composed().timeline

    assert [(entry.when, entry.text, entry.citations[0].report_id) for entry in timeline] == [
        ("2021-03-15", "On Monday the mill burned.", "a"),
        ("2021-03-19", "On Friday Brandt left.", "a"),
        ("2021-03-19", "On Friday at 9 a.m. she left.", "b"),
    ]


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("The fair was held from May 3 to May 5.", ["2021-05-03"]),
        ("The fair was held between May 3 and May 5.", ["2021-05-03"]),
        ("The fair was held on May 3 and May 5.", ["2021-05-03", "2021-05-05"]),
        ("The fair was moved from May 3 to May 5.", ["2021-05-03", "2021-05-05"]),
    ],
)
def test_a_stretch_of_days_stands_under_its_first(words: str, days: list[str]) -> None:
    report = Report(id="a", text=words, path="a.txt")
    times = (time(report, "May 3", "2021-05-03"), time(report, "May 5", "2021-05-05"))
    told = Annotations("a", "hand", times=times, statements=(statement(report, words),))
    story = Story((report,), (told,))

    timeline = compose(story, entities=(), alignments=(), copies=(), problems=()).timeline

    assert [entry.when for entry in timeline] == days


def test_a_long_report_is_walked_once_for_its_timeline() -> None:
    def told(n: int) -> Story:
        starts = range(0, 10 * n, 10)
        report = Report(id="a", text="On Friday.".ljust(10) * n, path="a.txt")
        annotations = Annotations(
            "a",
            "hand",
            times=tuple(
                TimeExpression(Span(at + 3, at + 9), TimeKind.DATE, "2021-03-19", "")
                for at in starts
            ),
            statements=tuple(
                Statement(Span(at, at + 10), None, Certainty.HAPPENED) for at in starts
            ),
        )
        return Story((report,), (annotations,))

    def made(story: Story) -> Synopsis:
        return compose(story, entities=(), alignments=(), copies=(), problems=())

    assert [entry.text for entry in made(told(2)).timeline] == ["On Friday.", "On Friday."]
    check_growth(made, told, 500)


def test_a_label_is_what_each_report_calls_one_person_and_no_pronoun() -> None:
    (label,) = composed(entities=(BRANDT,)).labels

    assert label.entity == "Brandt"
    assert [citation.text for citation in label.citations] == ["Brandt", "Mayor Brandt"]


def test_a_name_that_only_one_report_gives_is_no_label() -> None:
    lonely = Entity("Brandt", EntityKind.PERSON, (), (cite(B, "Mayor Brandt"), cite(B, "she")))

    assert composed(entities=(lonely,)).labels == ()


def test_a_name_that_all_reports_give_alike_is_no_label() -> None:
    alike = Entity("Brandt", EntityKind.PERSON, (), (cite(A, "Brandt"), cite(B, "she")))

    assert composed(entities=(alike,)).labels == ()


def test_problems_and_story_are_handed_on() -> None:
    problem = Problem("fetch", "c.txt", "no such file")
    synopsis = compose(STORY, entities=(), alignments=(), copies=(), problems=(problem,))

    assert (synopsis.problems, synopsis.story) == ((problem,), STORY)


def test_what_can_have_more_origins_stands_before_what_more_reports_copy() -> None:
    """Two reports that may have two origins tell more than two that print one text."""
    copied = Alignment(
        Relation.AGREE,
        "rain",
        (Variant((cite(A, "It rained."), cite(B, "In March it rained."))),),
        origins=1,
        independence=Independence.COPIED,
    )
    told = Alignment(
        Relation.AGREE,
        "leaving",
        (Variant((cite(A, "On Friday Brandt left."), cite(B, "Mayor Brandt left."))),),
    )

    assert [passage.citations for passage in composed(copied, told).passages] == [
        told.citations,
        copied.citations,
    ]
