"""What two synopses of the same reports must agree in, whatever the order in which the reports were given."""

from crossread.types.synopsis import Synopsis

__all__ = ["judged"]


def judged(synopsis: Synopsis) -> frozenset[tuple[object, ...]]:
    """Each alignment without the order of its variants, and without the heading made from the first."""
    return frozenset(
        (
            one.relation,
            one.aspect,
            one.independence,
            one.origins,
            frozenset(frozenset(variant.citations) for variant in one.variants),
        )
        for one in synopsis.alignments
    )
