"""How the reports behind one alignment stand to each other: copies of one text, or not established.

In go alignments and the story's copies; out come the same alignments with independence and origins. That
two reports are worded independently does not make their sources so: only a copy is said for sure here.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import combinations

from rapidfuzz import fuzz

from crossread.types.alignment import Alignment, Copy, Independence, Relation

__all__ = ["with_independence"]

_SAME_WORDS = 85  # of 100, rapidfuzz's ratio; a copy that was cut or touched up stays above


def with_independence(
    alignments: Iterable[Alignment], copies: Sequence[Copy]
) -> tuple[Alignment, ...]:
    """`alignments`, those whose reports all print one text marked as copied, with one origin."""
    pairs = {frozenset(pair) for copy in copies for pair in combinations(copy.report_ids, 2)}
    return tuple(
        replace(alignment, independence=Independence.COPIED, origins=1)
        if _is_copied(alignment, pairs)
        else alignment
        for alignment in alignments
    )


def _is_copied(alignment: Alignment, pairs: set[frozenset[str]]) -> bool:
    if alignment.relation is not Relation.AGREE or not pairs:
        return False
    reports = sorted(alignment.report_ids)
    if not all(frozenset(pair) in pairs for pair in combinations(reports, 2)):
        return False
    return all(
        fuzz.partial_ratio(a.text, b.text) >= _SAME_WORDS
        for a, b in combinations(alignment.citations, 2)
        if a.report_id != b.report_id
    )
