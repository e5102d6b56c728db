import pytest

from crossread.errors import InvalidValueError
from crossread.types.alignment import Alignment, Aspect, Independence, Relation, Variant
from crossread.types.report import Report
from crossread.types.span import Span

A = Report("a", "Nine people drowned.", path="a.txt").cite(Span(0, 19))
B = Report("b", "Ten people drowned.", path="b.txt").cite(Span(0, 18))
C = Report("c", "Nine people drowned.", path="c.txt").cite(Span(0, 19))


def aligned(relation: Relation, aspect: Aspect | None, *variants: Variant) -> Alignment:
    return Alignment(relation, "the drowned", variants, aspect)


HOLD = [
    (Relation.AGREE, None, [Variant((A, C))]),
    (Relation.DIFFER, Aspect.WORDING, [Variant((A,)), Variant((B,))]),
    (Relation.DIFFER, Aspect.UPDATE, [Variant((A,)), Variant((B,)), Variant((C,))]),
    (Relation.CONFLICT, Aspect.NUMBER, [Variant((A, C)), Variant((B,))]),
    (Relation.SINGLE, None, [Variant((A,))]),
    (Relation.SINGLE, None, [Variant((A, A))]),
]
BREAK = [
    (Relation.AGREE, None, [Variant((A,))]),
    (Relation.AGREE, None, [Variant((A, A))]),
    (Relation.AGREE, None, [Variant((A,)), Variant((B,))]),
    (Relation.AGREE, Aspect.WORDING, [Variant((A, C))]),
    (Relation.AGREE, None, []),
    (Relation.DIFFER, Aspect.WORDING, [Variant((A, C))]),
    (Relation.DIFFER, None, [Variant((A,)), Variant((B,))]),
    (Relation.CONFLICT, None, [Variant((A,)), Variant((B,))]),
    (Relation.CONFLICT, Aspect.NUMBER, [Variant((A,))]),
    (Relation.CONFLICT, Aspect.NUMBER, []),
    (Relation.SINGLE, None, [Variant((A, B))]),
    (Relation.SINGLE, Aspect.NAME, [Variant((A,))]),
    (Relation.SINGLE, None, [Variant((A,)), Variant((B,))]),
    (Relation.SINGLE, None, []),
]


@pytest.mark.parametrize(("relation", "aspect", "variants"), HOLD)
def test_an_alignment_is_made_where_its_relation_holds(
    relation: Relation, aspect: Aspect | None, variants: list[Variant]
) -> None:
    assert aligned(relation, aspect, *variants).variants == tuple(variants)


@pytest.mark.parametrize(("relation", "aspect", "variants"), BREAK)
def test_an_alignment_is_refused_where_its_relation_does_not_hold(
    relation: Relation, aspect: Aspect | None, variants: list[Variant]
) -> None:
    with pytest.raises(InvalidValueError, match=relation.value):
        aligned(relation, aspect, *variants)


def test_a_variant_has_a_citation() -> None:
    with pytest.raises(InvalidValueError, match="at least one citation"):
        Variant(())


def test_an_alignment_names_each_report_once() -> None:
    assert aligned(Relation.CONFLICT, Aspect.NUMBER, Variant((A, C)), Variant((B,))).report_ids == {
        "a",
        "b",
        "c",
    }


def test_citations_stand_variant_after_variant() -> None:
    conflict = aligned(Relation.CONFLICT, Aspect.NUMBER, Variant((A, C)), Variant((B,)))

    assert conflict.citations == (A, C, B)


def test_independence_is_not_established_unless_said_so() -> None:
    assert aligned(Relation.AGREE, None, Variant((A, C))).independence == (
        Independence.NOT_ESTABLISHED
    )
