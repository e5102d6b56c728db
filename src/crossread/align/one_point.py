"""Agreements that tell one point, told once.

In go judged alignments; out come the same, with the agreements joined that share a statement and of which any two
statements match. A headline tells again what its lead tells: without this the point that matters most would stand in as
many agreements as there are pairs of wordings, and be the longest to read.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from crossread.align.match.match import MatchOptions
from crossread.types.alignment import Alignment, Independence, Match, Relation, Variant
from crossread.types.report import Citation
from crossread.types.span import Span

__all__ = ["with_points_once"]

_LIKELY_ONE = MatchOptions().least  # those that are joined match a third one as well
_Likelihood = Callable[[Citation, Citation], float]


def with_points_once(
    alignments: Sequence[Alignment], likelihood: _Likelihood, given: Mapping[str, int]
) -> list[Alignment]:
    """The alignments, the agreements that tell one point of one origin joined, sure ones and loose ones apart.

    A loose agreement on what surely agrees is left out. `likelihood` is that of two statements of different reports to
    tell one point. `given` has the place of each report; the citations of an agreement stand in that order.
    """
    others = [one for one in alignments if one.relation is not Relation.AGREE]
    agreed = [one for one in alignments if one.relation is Relation.AGREE]
    sure, loose = (
        _joined_where_one([one for one in agreed if one.match is match], likelihood, given)
        for match in (Match.SURE, Match.LOOSE)
    )
    points = [set(one.citations) for one in sure]
    return [
        *others,
        *sure,
        *(one for one in loose if not any(point.issuperset(one.citations) for point in points)),
    ]


def _joined_where_one(
    agreed: Sequence[Alignment], likelihood: _Likelihood, given: Mapping[str, int]
) -> list[Alignment]:
    kept: dict[int, Alignment] = {}
    citing: dict[Citation, set[int]] = defaultdict(set)
    for number, one in enumerate(sorted(agreed, key=_words)):  # not in the order of the reports
        point = one
        for other in sorted({n for citation in one.citations for n in citing[citation]}):
            if other in kept and _tell_one_point(kept[other], point, likelihood):
                point = _joined(kept.pop(other), point, given)
        kept[number] = point
        for citation in point.citations:
            citing[citation].add(number)
    return list(kept.values())


def _words(one: Alignment) -> list[str]:
    return sorted(citation.text for citation in one.citations)


def _tell_one_point(one: Alignment, other: Alignment, likelihood: _Likelihood) -> bool:
    """Whether their origins are told alike, and each statement of the one matches those of the other."""
    origins = {(each.independence, each.origins, each.why) for each in (one, other)}
    if len(origins) > 1 or (
        one.independence is Independence.INDEPENDENT and one.report_ids != other.report_ids
    ):
        return False
    shared = set(one.citations) & set(other.citations)
    return all(
        likelihood(ours, theirs) >= _LIKELY_ONE
        for ours in set(one.citations) - shared
        for theirs in set(other.citations) - shared
        if ours.report_id != theirs.report_id
    )


def _joined(one: Alignment, other: Alignment, given: Mapping[str, int]) -> Alignment:
    """Both as one, under the heading of the one that is told first."""

    def place(citation: Citation) -> tuple[int, Span]:
        return given[citation.report_id], citation.span

    cited = tuple(sorted({*one.citations, *other.citations}, key=place))
    first = one if cited[0] in one.citations else other
    return replace(one, about=first.about, variants=(Variant(cited),))
