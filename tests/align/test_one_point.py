"""A point that reports tell in several wordings is one agreement, not one for each pair of wordings."""

from collections.abc import Collection
from dataclasses import replace
from itertools import combinations, permutations

import pytest

from crossread.align.one_point import with_points_once
from crossread.types.alignment import Alignment, Aspect, Independence, Match, Relation, Variant
from crossread.types.report import Citation, Report
from crossread.types.span import Span
from tests.align.invented import reports_of

REPORTS = reports_of(
    (
        "Ferry sinks off Tormel. The Solva Star sank off Tormel in the night of the storm.",
        "Ferry goes down. The Solva Star went down off Tormel, says the Harbour Office.",
        "The Solva Star is lost. Nobody was hurt.",
    )
)
A, B, C = REPORTS
GIVEN = {report.id: number for number, report in enumerate(REPORTS)}


def _cite(report: Report, words: str) -> Citation:
    start = report.text.index(words)
    return report.cite(Span(start, start + len(words)))


HEAD_A, LEAD_A = _cite(A, "Ferry sinks off Tormel."), _cite(A, "The Solva Star sank off Tormel")
HEAD_B, LEAD_B = _cite(B, "Ferry goes down."), _cite(B, "The Solva Star went down off Tormel")
LEAD_C, UNHURT_C = _cite(C, "The Solva Star is lost."), _cite(C, "Nobody was hurt.")
SUNK = (HEAD_A, LEAD_A, HEAD_B, LEAD_B, LEAD_C)


def _agree(*cited: Citation, match: Match = Match.SURE) -> Alignment:
    return Alignment(Relation.AGREE, cited[0].text, (Variant(cited),), match=match)


def _told(
    *alignments: Alignment, of_one_point: Collection[Citation] = SUNK
) -> list[tuple[Citation, ...]]:
    """What each alignment cites, where any two of `of_one_point` tell one point."""
    pairs = {frozenset(pair) for pair in combinations(of_one_point, 2)}
    joined = with_points_once(
        alignments, lambda one, other: 0.8 * (frozenset({one, other}) in pairs), GIVEN
    )
    return [one.citations for one in joined]


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_a_headline_and_its_lead_are_told_with_what_the_others_say_of_them(
    order: tuple[int, ...],
) -> None:
    agreed = (_agree(HEAD_A, HEAD_B), _agree(LEAD_A, HEAD_B, LEAD_C), _agree(LEAD_A, LEAD_B))

    assert _told(*(agreed[n] for n in order)) == [SUNK]


def test_joined_agreements_stand_under_the_heading_of_what_is_told_first() -> None:
    agreed = (_agree(LEAD_A, HEAD_B), _agree(HEAD_A, HEAD_B))

    (joined,) = with_points_once(agreed, lambda _one, _other: 0.8, GIVEN)

    assert joined.about == HEAD_A.text


def test_two_clauses_that_one_sentence_tells_stand_on_one_card_with_it() -> None:
    assert _told(_agree(LEAD_B, LEAD_C), _agree(LEAD_B, UNHURT_C)) == [(LEAD_B, LEAD_C, UNHURT_C)]


def test_two_points_that_share_a_statement_stay_apart_where_the_rest_does_not_match() -> None:
    """That nobody was hurt is told by B's lead as well, and by no words of A."""
    assert len(_told(_agree(LEAD_A, LEAD_B), _agree(LEAD_B, UNHURT_C))) == 2


def test_points_that_share_no_statement_stay_apart() -> None:
    assert len(_told(_agree(HEAD_A, HEAD_B), _agree(LEAD_A, LEAD_B))) == 2


def test_what_may_agree_is_not_joined_to_what_surely_does() -> None:
    assert len(_told(_agree(HEAD_A, HEAD_B), _agree(HEAD_A, LEAD_B, match=Match.LOOSE))) == 2


def test_what_surely_agrees_is_not_told_again_as_what_may() -> None:
    sure = (_agree(HEAD_A, HEAD_B), _agree(LEAD_A, HEAD_B), _agree(LEAD_A, LEAD_B))
    perhaps = _agree(HEAD_A, LEAD_B, match=Match.LOOSE)

    assert _told(*sure, perhaps) == [(HEAD_A, LEAD_A, HEAD_B, LEAD_B)]


def test_agreements_of_other_origins_stay_apart() -> None:
    """Of the one it is known that all give the words of one speaker, of the other nothing."""
    of_one = replace(_agree(LEAD_A, LEAD_B), independence=Independence.SAME_ORIGIN, origins=1)

    assert len(_told(of_one, _agree(HEAD_A, LEAD_B))) == 2


def test_independent_origins_of_other_reports_are_not_added_up() -> None:
    pairs = (_agree(LEAD_A, LEAD_B), _agree(LEAD_A, LEAD_C))
    independent = [replace(one, independence=Independence.INDEPENDENT, origins=2) for one in pairs]

    assert len(_told(*independent)) == 2


def test_differences_are_left_as_they_are() -> None:
    differ = Alignment(
        Relation.DIFFER, "lost", (Variant((LEAD_A,)), Variant((LEAD_C,))), Aspect.WORDING
    )

    assert _told(differ, differ) == [differ.citations, differ.citations]
