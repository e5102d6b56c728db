"""Statements that stand word for word in several reports, matched and judged once.

In go the features of a story; out come those that differ, and for each the same statement of other reports. What
is found for one of them is said for all: five hundred reprints of one text cost little more than one.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from crossread.align.features.features import Features
from crossread.types.alignment import Alignment, Relation, Variant
from crossread.types.report import Citation
from crossread.types.span import Span

__all__ = ["Repeats", "find_repeats", "with_repeats"]


@dataclass(frozen=True, slots=True)
class Repeats:
    """Statements without those that another report has word for word, and those, by report id and span of the one kept."""

    kept: tuple[Features, ...]
    others: Mapping[tuple[str, Span], tuple[Features, ...]]

    def of(self, one: Features) -> tuple[Features, ...]:
        """The same statement in other reports."""
        return self.others.get((one.report.id, one.statement.span), ())


def find_repeats(features: Sequence[Features]) -> Repeats:
    """One statement of each wording is kept; which one does not depend on the order of the reports."""
    order = sorted(
        range(len(features)),
        key=lambda i: (features[i].report.text, features[i].report.id, features[i].statement.span),
    )
    first: dict[tuple[str, bool], int] = {}
    reports: dict[int, set[str]] = defaultdict(set)
    others: dict[int, list[int]] = defaultdict(list)
    for i in order:
        home = first.setdefault((features[i].text, features[i].is_headline), i)
        if home != i and features[i].report.id not in reports[home]:
            others[home].append(i)
        reports[home].add(features[i].report.id)
    hidden = {i for some in others.values() for i in some}
    return Repeats(
        tuple(
            replace(one, also_by=tuple(features[j].called for j in others.get(i, ())))
            for i, one in enumerate(features)
            if i not in hidden
        ),
        {
            (features[home].report.id, features[home].statement.span): tuple(
                features[i] for i in some
            )
            for home, some in others.items()
        },
    )


def with_repeats(
    alignments: Iterable[Alignment], repeats: Repeats, given: Mapping[str, int]
) -> list[Alignment]:
    """The alignments with what they cite of one report cited of all that have it word for word.

    `given` has the place of each report; the citations of an agreement stand in that order.
    """
    by_report: dict[str, list[Span]] = defaultdict(list)
    for report_id, span in repeats.others:
        by_report[report_id].append(span)
    return [_with_repeats(one, repeats, by_report, given) for one in alignments]


def _with_repeats(
    alignment: Alignment,
    repeats: Repeats,
    by_report: Mapping[str, Sequence[Span]],
    given: Mapping[str, int],
) -> Alignment:
    variants: list[Variant] = []
    for variant in alignment.variants:
        cited = [*variant.citations, *_repeated(variant.citations, repeats, by_report)]
        if alignment.relation is Relation.AGREE:
            cited.sort(key=lambda one: (given[one.report_id], one.span))
        variants.append(Variant(tuple(dict.fromkeys(cited))))
    return replace(alignment, variants=tuple(variants))


def _repeated(
    citations: Sequence[Citation], repeats: Repeats, by_report: Mapping[str, Sequence[Span]]
) -> Iterator[Citation]:
    for citation in citations:
        for span in by_report.get(citation.report_id, ()):
            if span.contains(citation.span):
                for other in repeats.others[citation.report_id, span]:
                    moved = other.statement.span.start - span.start
                    yield other.report.cite(
                        Span(citation.span.start + moved, citation.span.end + moved)
                    )
