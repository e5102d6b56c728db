"""Statements that stand word for word in several reports, matched and judged once.

In go the features of a story; out come those that differ, and for each the same statement of other reports. What
is found for one of them is said for all: five hundred reprints of one text cost little more than one. A report that
prints a post and quotes it as well has its words twice, and tells with both what one of them tells.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from crossread.align.features.features import Features
from crossread.language.name_match import fold
from crossread.types.alignment import Alignment, Match, Relation, Variant
from crossread.types.report import Citation
from crossread.types.span import Span

__all__ = ["Repeats", "find_repeats", "not_told_beside", "with_repeats", "without_told_again"]

_LEAST_WORDS = 3  # shorter ones may be anybody's
_OF_LONGER = (
    0.5  # of its words; "..., Brandt wrote in a post on Monday" is about as long as a short post
)
_TAG = 4  # words beside what somebody says: "he added on Monday"


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


def without_told_again(alignments: Sequence[Alignment]) -> list[Alignment]:
    """The alignments without the agreements that cite of each report the words that another agreement cites.

    The sure one stands, of several that of more reports, then the first.
    """
    agreed = [one for one in alignments if one.relation is Relation.AGREE]
    agreed.sort(key=lambda one: (one.match is not Match.SURE, -len(one.report_ids)))
    kept: dict[str, list[dict[str, list[str]]]] = defaultdict(list)
    again: set[int] = set()
    for one in agreed:
        words = _words_by_report(one)
        # Whatever tells it in the same words cites the first of its reports too.
        first = min(words)
        if any(_is_told_in(words, other) for other in kept[first]):
            again.add(id(one))
        else:
            for report in words:
                kept[report].append(words)
    return [one for one in alignments if id(one) not in again]


def _words_by_report(alignment: Alignment) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for citation in alignment.citations:
        found[citation.report_id].append(fold(citation.text))
    return found


def _is_told_in(words: Mapping[str, Sequence[str]], other: Mapping[str, Sequence[str]]) -> bool:
    """Whether all words of each report are those that `other` has of it, but for who says them."""
    return all(
        any(_are_same(one, theirs) for theirs in other.get(report, ()))
        for report, ours in words.items()
        for one in ours
    )


def _are_same(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    n_words = len(shorter.split())
    if n_words < max(_LEAST_WORDS, _OF_LONGER * len(longer.split())):
        return one == other
    return f" {shorter} " in f" {longer} "


def not_told_beside(alone: Sequence[Features], told: Iterable[Features]) -> list[Features]:
    """Those of `alone` whose words their own report has nowhere else: neither in one of `told`, nor in one before.

    Of a post that is printed and quoted as well, one may be matched while the other stands alone.
    """
    known = {(one.report.id, _said(one)) for one in told}
    kept: list[Features] = []
    for one in alone:
        words = one.report.id, _said(one)
        if words not in known:
            kept.append(one)
            known.add(words)
    return kept


def _said(one: Features) -> str:
    """The words of a statement, of a quotation without who says it."""
    words, span = fold(one.text), one.statement.span
    said = fold(
        " ".join(
            one.report.text[max(c.start, span.start) : min(c.end, span.end)]
            for quote in one.quotes
            for c in quote.content
        )
    )
    least = max(_LEAST_WORDS, len(words.split()) - _TAG)
    return said if said in words and len(said.split()) >= least else words
