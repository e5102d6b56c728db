"""The order in which a synopsis is read."""

from dataclasses import replace

from crossread.export.outline import give_letters, group_alignments
from crossread.types.alignment import (
    Alignment,
    Aspect,
    Independence,
    Match,
    Relation,
    Variant,
)
from crossread.types.annotation import (
    Annotations,
)
from crossread.types.report import Report
from crossread.types.span import Span
from crossread.types.story import Story
from tests.export.sample import make_synopsis


def test_letters_go_on_after_z_with_two() -> None:
    reports = tuple(Report(f"r{n}", "x", path="a.txt") for n in range(54))
    story = Story(reports, tuple(Annotations(r.id, "by hand") for r in reports))

    letters = [each.letter for each in give_letters(story)]

    assert [letters[n] for n in (0, 25, 26, 27, 53)] == ["A", "Z", "AA", "AB", "BB"]


def test_conflicts_come_first_and_single_points_last() -> None:
    synopsis = make_synopsis()
    groups = group_alignments(synopsis.alignments, give_letters(synopsis.story))

    headings = [group.heading for group in groups]
    assert (headings[0], headings[-1]) == ("Cannot both be right", "Only in C")


def test_what_another_report_comes_near_stands_behind_what_is_surely_in_one_alone() -> None:
    synopsis = make_synopsis()
    near = [
        replace(one, match=Match.LOOSE, why="Ledger comes near it: “Nobody was hurt.”")
        if one.relation is Relation.SINGLE and number % 2
        else one
        for number, one in enumerate(synopsis.alignments)
    ]

    groups = group_alignments(near, give_letters(synopsis.story))

    alone = [group for group in groups if group.relation is Relation.SINGLE]
    surely = [group.heading.startswith("Only in") for group in alone]
    assert surely == sorted(surely, reverse=True)
    assert {group.heading.startswith("Only in"): group.note for group in alone}[False] == (
        "Another report has words that come near: read them before you call it the one’s alone."
    )


def test_every_alignment_stands_in_exactly_one_group() -> None:
    synopsis = make_synopsis()
    groups = group_alignments(synopsis.alignments, give_letters(synopsis.story))

    shown = [a.about for group in groups for a in group.alignments]
    assert sorted(a.about for a in synopsis.alignments) == sorted(shown)


def test_of_two_reports_what_all_carry_is_what_both_carry() -> None:
    synopsis = make_synopsis()
    story = synopsis.story
    two = Story(story.reports[:2], story.annotations[:2])
    shared = tuple(a for a in synopsis.alignments if a.about == "ferries stood still")

    groups = group_alignments(shared, give_letters(two))

    assert [g.heading for g in groups] == ["Cannot both be right", "Both carry"]


def test_agreements_that_are_not_sure_stand_under_a_heading_that_says_so() -> None:
    synopsis = make_synopsis()
    shared = next(a for a in synopsis.alignments if a.about == "ferries stood still")
    loose = replace(shared, about="perhaps the same ferries", match=Match.LOOSE)

    groups = group_alignments((shared, loose), give_letters(synopsis.story))

    assert [(g.heading, [a.about for a in g.alignments]) for g in groups[1:]] == [
        ("Several carry", ["ferries stood still"]),
        ("Perhaps one point", ["perhaps the same ferries"]),
    ]


def test_a_point_that_is_set_side_by_side_is_not_told_alike_as_well() -> None:
    synopsis = make_synopsis()
    shared = next(a for a in synopsis.alignments if a.about == "ferries stood still")
    elsewhere = replace(shared.citations[0], span=Span(0, 3))
    sides = tuple(Variant((citation,)) for citation in shared.citations)
    differ = replace(
        shared, relation=Relation.DIFFER, aspect=Aspect.NUMBER, why="other numbers", variants=sides
    )
    wider = replace(shared, variants=(Variant((*shared.citations, elsewhere)),))
    rested = replace(shared, independence=Independence.INDEPENDENT, origins=2)
    letters = give_letters(synopsis.story)

    def listed(*alignments: Alignment) -> list[Relation]:
        groups = group_alignments(alignments, letters)
        return [alignment.relation for group in groups for alignment in group.alignments]

    assert listed(differ, shared) == [Relation.DIFFER]
    clash = replace(differ, relation=Relation.CONFLICT)
    assert listed(clash, shared) == [Relation.CONFLICT]
    assert listed(differ, wider) == [Relation.DIFFER, Relation.AGREE]
    assert listed(differ, rested) == [Relation.DIFFER, Relation.AGREE]
