"""All alignments of a story: matched statements judged, the rest told as single.

In goes a story; out come alignments, conflicts first, then differences, agreements by how many reports
carry them, and singles in the order of the reports. The order of the reports decides nothing but order.
"""

import math
from collections.abc import Mapping, Sequence
from itertools import groupby

from crossread.align.candidates import Pair
from crossread.align.features import Features, story_features
from crossread.align.independence import with_independence
from crossread.align.judge import judge_group, single
from crossread.align.likeness import Likeness, likeness
from crossread.align.match import MatchOptions, group_statements
from crossread.align.names import judge_names
from crossread.language.model import LanguageModel
from crossread.types.alignment import Alignment, Copy, Entity, Relation
from crossread.types.span import Span
from crossread.types.story import Story

__all__ = ["align"]

_RANK = {Relation.CONFLICT: 0, Relation.DIFFER: 1, Relation.AGREE: 2, Relation.SINGLE: 3}
_LEAST_WORDS = (
    4  # a shorter piece is a crumb of a clause, not a statement that only one report carries
)


def align(
    story: Story,
    entities: Sequence[Entity],
    *,
    model: LanguageModel,
    copies: Sequence[Copy] = (),
    options: MatchOptions | None = None,
) -> tuple[Alignment, ...]:
    """The alignments of `story`, ordered as an editor would read them.

    `model` gives vectors of statements, and reads two of them together.
    """
    options = options or MatchOptions()
    features = story_features(story)
    only_one = (
        len(story.reports) < 2
    )  # then there is nothing to match, and vectors of a long text take long
    found_alike = (
        Likeness({}, {})
        if only_one
        else likeness(features, model.vectors([one.text for one in features]), model.same)
    )
    scores, apart = found_alike
    groups = group_statements(features, scores, options)
    found = [
        alignment
        for group in groups
        for alignment in judge_group(
            [features[i] for i in group],
            [[scores.get(_pair(i, j), 0.0) for j in group] for i in group],
            [[apart.get(_pair(i, j), -math.inf) for j in group] for i in group],
        )
    ]
    found += judge_names(entities)
    matched = {i for group in groups for i in group}
    alone = [one for i, one in enumerate(features) if i not in matched and not one.is_headline]
    found += _singles(alone)
    speakers = {(one.report.id, one.statement.span): one.speaker for one in features if one.speaker}
    told = with_independence(dict.fromkeys(found), copies, speakers)
    given = {report.id: number for number, report in enumerate(story.reports)}
    return tuple(sorted(told, key=lambda alignment: _place(alignment, given)))


def _pair(i: int, j: int) -> Pair:
    return (i, j) if i < j else (j, i)


def _place(alignment: Alignment, given: Mapping[str, int]) -> tuple[int, int, int, int, Span]:
    """By relation, by how many origins it can have, then in the order of the reports' text."""
    number, span = min((given[c.report_id], c.span) for c in alignment.citations)
    rank = _RANK[alignment.relation]
    return rank, -alignment.most_origins, -len(alignment.report_ids), number, span


def _singles(alone: Sequence[Features]) -> list[Alignment]:
    """One alignment for each sentence's unmatched statements."""
    sentences = [
        list(group) for _, group in groupby(alone, key=lambda one: (one.report.id, one.sentence))
    ]
    return [
        single(one) for one in sentences if sum(len(s.text.split()) for s in one) >= _LEAST_WORDS
    ]
