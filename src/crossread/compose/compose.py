"""The synopsis of a story: passages, a timeline and labels, all in the reports' own words.

In go a story and what was aligned in it; out comes the synopsis. Nothing is written here that is not a
report's words: each passage, entry and label is made from citations.
"""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from itertools import pairwise

from crossread.types.alignment import Alignment, Copy, Entity, Label, Match, Relation
from crossread.types.annotation import MentionForm, TimeExpression
from crossread.types.problem import Problem
from crossread.types.report import Citation, Report
from crossread.types.story import Story
from crossread.types.synopsis import Passage, Synopsis, TimelineEntry

__all__ = ["compose"]

_WHEN = re.compile(r"\d{4}-\d{2}-\d{2}")
# Between the days that a stretch begins and ends on: "May 3-5", "from Friday through Sunday", "between May 3 and 5".
_TO = re.compile(r"\s?[-–]\s?|\s(?:to|through|until|till)\s")
_BETWEEN, _AND = "between ", " and "
# What was put off is of two days: "moved from Friday to Monday".
_MOVED = re.compile(
    r"\b(?:moved?|moving|postpon|delay|shift|chang|push|resched|brought)", re.IGNORECASE
)
_MOVED_REACH = 60  # characters
_LONG = 300  # characters
_ORDER = {Relation.AGREE: 0, Relation.CONFLICT: 1, Relation.DIFFER: 2, Relation.SINGLE: 3}


def compose(  # noqa: PLR0913 (each is a layer of its own)
    story: Story,
    *,
    entities: Sequence[Entity],
    alignments: Sequence[Alignment],
    copies: Sequence[Copy],
    problems: Sequence[Problem],
    event_groups: Sequence[Sequence[Citation]] = (),
) -> Synopsis:
    """The synopsis: what most reports carry first, then what differs, then what only one has."""
    return Synopsis(
        story=story,
        entities=tuple(entities),
        alignments=tuple(alignments),
        copies=tuple(copies),
        labels=_labels(story, entities),
        timeline=_timeline(story),
        passages=_passages(alignments, {report.id: report for report in story.reports}),
        problems=tuple(problems),
        event_groups=tuple(map(tuple, event_groups)),
    )


def _passages(
    alignments: Sequence[Alignment], reports: Mapping[str, Report]
) -> tuple[Passage, ...]:
    """A passage for each alignment: by relation, the sure ones first, then those of most origins and reports."""
    ordered = sorted(
        alignments,
        key=lambda a: (
            _ORDER[a.relation],
            a.match is Match.LOOSE,
            -a.most_origins,
            -len(a.report_ids),
        ),
    )
    return tuple(Passage(_words(a, reports), a.relation, a.citations) for a in ordered)


def _words(alignment: Alignment, reports: Mapping[str, Report]) -> str:
    """The longest wording of an agreement or single that is a sentence or two; the variants side by side otherwise."""

    def shown(citation: Citation) -> str:
        return _one_line(reports[citation.report_id].show(citation.span))

    if len(alignment.variants) == 1:
        return max(map(shown, alignment.citations), key=_fullness)
    return " / ".join(shown(variant.citations[0]) for variant in alignment.variants)


def _fullness(words: str) -> tuple[bool, int]:
    """What sorts wordings: those of a sentence or two above longer ones, the longer of them first."""
    return len(words) < _LONG, len(words)


def _one_line(words: str) -> str:
    return " ".join(words.split())


def _timeline(story: Story) -> tuple[TimelineEntry, ...]:
    """Each sentence that tells a day, under that day, of a stretch under its first; those of several reports stay apart."""
    entries: list[tuple[str, int, int, TimelineEntry]] = []
    for number, (report, annotations) in enumerate(
        zip(story.reports, story.annotations, strict=True)
    ):
        dated = [time for time in annotations.times if _WHEN.match(time.value)]
        for statement in annotations.statements:
            start, behind = (
                bisect_left(dated, at, key=lambda time: time.span.start)
                for at in (statement.span.start, statement.span.end)
            )
            days = [time for time in dated[start:behind] if statement.span.contains(time.span)]
            ends = [last for first, last in pairwise(days) if _is_stretch(report.text, first, last)]
            for when in dict.fromkeys(time.value[:10] for time in days if time not in ends):
                citation = report.cite(statement.span)
                words = _one_line(report.show(statement.span))
                entry = TimelineEntry(when, words, (citation,))
                entries.append((when, number, statement.span.start, entry))
    return tuple(entry for *_, entry in sorted(entries, key=lambda one: one[:3]))


def _is_stretch(text: str, first: TimeExpression, last: TimeExpression) -> bool:
    """Whether two days are the ends of a stretch of days."""
    start = first.span.start
    between = text[first.span.end : last.span.start]
    if first.value > last.value:
        return False
    if between == _AND:
        return text[max(0, start - len(_BETWEEN)) : start].lower() == _BETWEEN
    if _TO.fullmatch(between) is None:
        return False
    return _MOVED.search(text, max(0, start - _MOVED_REACH), start) is None


def _labels(story: Story, entities: Sequence[Entity]) -> tuple[Label, ...]:
    """What the reports call an entity that they do not all call alike; pronouns are no labels."""
    forms = {
        (report.id, mention.span): mention.form
        for report, annotations in zip(story.reports, story.annotations, strict=True)
        for mention in annotations.mentions
    }
    labels: list[Label] = []
    for entity in entities:
        told: dict[tuple[str, str], Citation] = {}
        for citation in entity.mentions:
            if forms[citation.report_id, citation.span] != MentionForm.PRONOUN:
                told.setdefault((citation.report_id, _one_line(citation.text).lower()), citation)
        reports = {report_id for report_id, _ in told}
        if len(reports) > 1 and len({words for _, words in told}) > 1:
            labels.append(Label(entity.name, tuple(told.values())))
    return tuple(labels)
