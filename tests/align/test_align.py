"""The alignments of a story: their order, and that the order of the reports decides nothing else."""

from itertools import pairwise, permutations

import pytest

from crossread.types.alignment import Alignment, Match, Relation
from tests.align.invented import FIRE, RECALL, UNRELATED, align_texts, found

RANK = [Relation.CONFLICT, Relation.DIFFER, Relation.AGREE, Relation.SINGLE]
TEXTS = (FIRE[0] + " " + RECALL[0], FIRE[1] + " " + RECALL[1], FIRE[1] + " " + UNRELATED[0])


def told(alignments: tuple[Alignment, ...]) -> set[object]:
    """The alignments by their words alone, for the ids of reports change with their order."""
    return {
        (
            one.relation,
            one.aspect,
            one.independence,
            frozenset(frozenset(c.text for c in variant.citations) for variant in one.variants),
        )
        for one in alignments
    }


def test_conflicts_come_first_then_differences_agreements_and_singles() -> None:
    ranks = [RANK.index(one.relation) for one in align_texts(*TEXTS)]

    assert ranks == sorted(ranks)
    assert {*ranks} >= {0, 2, 3}


def test_of_one_relation_what_most_reports_carry_comes_first() -> None:
    alignments = align_texts(*TEXTS)

    assert all(
        len(a.report_ids) >= len(b.report_ids)
        for a, b in pairwise(alignments)
        if a.relation is b.relation
    )


@pytest.mark.parametrize("order", list(permutations(range(3)))[1:])
def test_the_order_of_the_reports_changes_no_alignment(order: tuple[int, ...]) -> None:
    assert told(align_texts(*(TEXTS[i] for i in order))) == told(align_texts(*TEXTS))


def test_singles_stand_in_the_order_of_their_report() -> None:
    singles = [
        one.citations[0].span
        for one in align_texts(*UNRELATED)
        if one.citations[0].report_id == "a"
    ]

    assert singles == sorted(singles)


def test_each_sentence_of_unrelated_reports_is_a_single() -> None:
    alignments = align_texts(*UNRELATED)

    assert [one.relation for one in alignments] == [Relation.SINGLE] * 4


def test_what_another_report_comes_near_is_not_surely_told_by_one_alone() -> None:
    alone = [
        (one.match, one.why, one.citations[0].text)
        for one in align_texts(
            "Ada Brandt has called off the vote on the quay. The council of Elmport meets again in May.",
            "Ada Brandt called off the vote on the quay. The members come together after Easter once more.",
        )
        if one.relation is Relation.SINGLE
    ]

    may, easter = (
        "The council of Elmport meets again in May.",
        "The members come together after Easter once more.",
    )
    assert alone == [
        (Match.LOOSE, f"b.txt comes near it: “{easter}”", may),
        (Match.LOOSE, f"a.txt comes near it: “{may}”", easter),
    ]


def test_what_goes_on_from_somebodys_words_is_told_alone_with_them() -> None:
    text = (
        "The council met in Elmport on Monday. “Nobody need leave the quay,” Ada Brandt said. “The wall is strong. "
        "It will hold.” Rolf Neal sold his boats."
    )
    singles = found(align_texts(text, UNRELATED[1]), Relation.SINGLE)

    told = [
        "“Nobody need leave the quay,” Ada Brandt said.",
        "“The wall is strong.",
        "It will hold.”",
    ]
    assert [told] in singles


def test_words_are_told_alone_with_what_leads_to_them() -> None:
    lead = "Ada Brandt has long asked the council of Elmport for a new wall, telling them in May: “It is bad."
    rest = "The old quay of Elmport will fall within a year.”"
    singles = found(align_texts(f"{lead} {rest}", UNRELATED[1]), Relation.SINGLE)

    assert [[lead, rest]] in singles


def test_a_word_or_two_of_another_report_come_near_to_nothing() -> None:
    singles = [
        one
        for one in align_texts(
            "“We will have the best quay in Norland,” Ada Brandt said. “It works. This is when we need it.”",
            "“The council sold its boats in May,” Rolf Neal wrote. “It works for us all.”",
        )
        if one.relation is Relation.SINGLE
    ]

    assert not any("“It works.”" in (one.why or "") for one in singles)


def test_one_report_alone_gives_singles_only() -> None:
    assert {one.relation for one in align_texts(RECALL[0])} == {Relation.SINGLE}


def test_no_report_gives_no_alignment() -> None:
    assert align_texts() == ()


@pytest.mark.parametrize(
    ("sentence", "is_told"),
    [("The quay collapsed.", True), ("Everyone was crying.", True), ("Wade decision.", False)],
)
def test_a_short_sentence_is_told_alone_where_it_has_a_subject_and_what_it_did(
    sentence: str, is_told: bool
) -> None:
    alignments = align_texts(f"Ada Brandt left the council of Velm on Friday. {sentence}", FIRE[0])
    singles = found(alignments, Relation.SINGLE)

    assert ([[sentence]] in singles) is is_told


def test_what_matches_loosely_and_parts_by_no_rule_is_no_difference() -> None:
    alignments = align_texts(
        "Fifty percent said they would support a ban on diesel boats in all harbours of Norland.",
        "The poll found that Norlanders remain starkly divided on whether to ban diesel boats.",
    )

    assert [(one.relation, one.match) for one in alignments] == [(Relation.AGREE, Match.LOOSE)]
