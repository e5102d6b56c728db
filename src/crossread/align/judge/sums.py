"""Figures that look at odds, where one report gives a whole and the other its parts one after the other.

In go alignments and the features of all statements; out come the same, with a conflict of numbers made a difference
where the lower figure and another of its unit, told close by in the same report, make the higher one.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from crossread.align.features.features import Features
from crossread.align.features.quantities import Quantity
from crossread.types.alignment import Alignment, Aspect, Relation
from crossread.types.report import Citation

__all__ = ["without_sums"]

_CLOSE = 2  # sentences; parts of one whole are told one after the other


def without_sums(found: Iterable[Alignment], features: Sequence[Features]) -> list[Alignment]:
    """The alignments in their order; a conflict of a whole and its parts says that both can be true."""
    return [_weighed(one, features) for one in found]


def _weighed(found: Alignment, features: Sequence[Features]) -> Alignment:
    if found.relation is not Relation.CONFLICT or found.aspect is not Aspect.NUMBER:
        return found
    figures = [_figure(variant.citations[0], features) for variant in found.variants]
    told = [figure for figure in figures if figure is not None]
    if len(told) != 2:
        return found
    (one, lower), (_, higher) = sorted(told, key=lambda figure: figure[1].low)
    for part in _close_by(one, lower, features):
        if lower.low + part.low == higher.low:
            words = f"{lower.told:,.10g} and {part.told:,.10g} make {higher.told:,.10g}"
            why = f"Both can be true: {words}."
            return replace(found, relation=Relation.DIFFER, why=why)
    return found


def _figure(citation: Citation, features: Sequence[Features]) -> tuple[Features, Quantity] | None:
    """The quantity that is cited, and the statement that gives it."""
    return next(
        (
            (one, quantity)
            for one in features
            if one.report.id == citation.report_id
            for quantity in one.quantities
            if quantity.span == citation.span
        ),
        None,
    )


def _close_by(one: Features, figure: Quantity, features: Sequence[Features]) -> Iterator[Quantity]:
    """The other exact figures of the same unit in the sentences about that of `one`, its own left out."""
    for other in features:
        near = other.report.id == one.report.id and abs(other.sentence - one.sentence) <= _CLOSE
        if near and other.sentence != one.sentence:
            yield from (q for q in other.quantities if q.unit == figure.unit and q.is_exact)
