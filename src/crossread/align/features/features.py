"""What a statement holds that can be compared: weighted words, names, quantities, days, quoted words.

In goes a story; out come the features of each statement. A person or body is one token under the name that it has
across reports, so that "he", "Brandt" and "Mayor Ada Brandt" are alike; a place has one name in all of them as it
is. Other words are stems.
"""

import math
import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import TypeVar

from crossread.align.entities import entity_names
from crossread.align.features.quantities import Quantity, find_quantities
from crossread.align.report_names import report_names
from crossread.language.frequency import rarity, stem
from crossread.language.lexicon import cues, people_words, roles
from crossread.language.name_match import fold
from crossread.language.synonyms import group_stem
from crossread.language.words import Word, find_words
from crossread.types.alignment import Entity
from crossread.types.annotation import (
    Annotations,
    EntityKind,
    Mention,
    Quote,
    Statement,
    TimeExpression,
)
from crossread.types.report import Report
from crossread.types.span import Span
from crossread.types.story import Story

__all__ = ["Features", "story_features"]

_Placed = TypeVar("_Placed", Mention, TimeExpression)

_ASIDE = re.compile(r" {8,}")  # the blanks for what was dropped
_NAME_WEIGHT = 3.0  # a shared name says about as much as a word met in one text of fifteen
_PART_OF_NAME = 0.3  # two bodies with a word of their names in common may be one
_NUMBER_WEIGHT = 3.0
_UNIT_WEIGHT = 1.5  # both count the dead, whatever the figure
_TIME_WEIGHT = 2.0
_REPORTING = 0.3  # that both say or announce something is little in common
_LEAST_FADED = 0.6
_DULL = 1.2  # words in more than a third of all texts say nothing


@dataclass(frozen=True, slots=True)
class Features:
    """One statement of one report, ready to be compared.

    `weights` maps stems, names ("@Ada Brandt"), numbers ("#21") and days ("=2021-03-17") to how much each says; `quotes` are
    the quotes whose words it holds; `speaker` is the entity's name; `sentence` numbers
    the report's sentences; `persons` are those named beside the speaker; `text` are its words, without what was dropped
    from their middle; `called` is the report in a sentence, and
    `also_by` the other reports that have the statement word for word, where those are matched with it as one.
    """

    report: Report
    called: str
    statement: Statement
    sentence: int
    is_headline: bool
    weights: Mapping[str, float]
    quantities: tuple[Quantity, ...]
    times: tuple[TimeExpression, ...]
    persons: frozenset[str]
    quotes: tuple[Quote, ...]
    speaker: str | None
    text: str
    also_by: tuple[str, ...] = ()


def story_features(story: Story, entities: Sequence[Entity] | None = None) -> tuple[Features, ...]:
    """The features of every statement of `story`, report after report; `entities` as in `entity_names`."""
    names = entity_names(story, entities)
    called = report_names(story.reports)
    found: list[Features] = []
    for report, annotations in zip(story.reports, story.annotations, strict=True):
        words_of = _Quoted.of_quotes(annotations.quotes)
        shown = report.without_asides()
        found += [
            replace(
                _features(shown, annotations, statement, names, words_of),
                report=report,
                called=called[report.id],
            )
            for statement in annotations.statements
        ]
    return tuple(_faded(found))


@dataclass(frozen=True, slots=True)
class _Quoted:
    """The contents of a report's quotes by place, so that a long report is not walked for each statement.

    `reach` is how far the contents up to each one reach, since one may hold others.
    """

    contents: tuple[tuple[Span, int], ...]
    reach: tuple[int, ...]
    quotes: tuple[Quote, ...]

    @classmethod
    def of_quotes(cls, quotes: tuple[Quote, ...]) -> "_Quoted":
        """The contents of `quotes`, sorted."""
        contents = sorted((c, number) for number, quote in enumerate(quotes) for c in quote.content)
        return cls(tuple(contents), tuple(accumulate((c.end for c, _ in contents), max)), quotes)

    def of(self, span: Span) -> tuple[Quote, ...]:
        """The quotes that share with `span` more than half of its words, or of theirs."""
        at = bisect_left(self.contents, span.end, key=lambda one: one[0].start) - 1
        held: set[int] = set()
        while at >= 0 and self.reach[at] > span.start:
            content, number = self.contents[at]
            if span.overlap(content) > 0.5 * min(len(content), len(span)):
                held.add(number)
            at -= 1
        return tuple(self.quotes[number] for number in sorted(held))


def _faded(features: Sequence[Features]) -> Iterator[Features]:
    """The same with less weight for what all of this story is about, as its main names are."""
    counts = Counter(token for one in features for token in one.weights)
    whole = math.log(len(features) + 1)
    for one in features:
        weights = {
            token: weight * max(_LEAST_FADED, 1 - math.log(counts[token]) / whole)
            for token, weight in one.weights.items()
        }
        yield replace(one, weights=weights)


def _features(
    report: Report,
    annotations: Annotations,
    statement: Statement,
    names: Mapping[tuple[str, str], str],
    words_of: _Quoted,
) -> Features:
    span = statement.span
    mentions = _within(annotations.mentions, span)
    times = _within(annotations.times, span)
    quotes = words_of.of(span)
    words = find_words(report.text, span)
    quantities = find_quantities(words, times)
    speaker = statement.speaker
    entities = {
        m.name if m.kind == EntityKind.PLACE else names.get((report.id, m.name), m.name): m.kind
        for m in mentions
    }
    covered = [m.span for m in mentions] + [t.span for t in times] + [q.span for q in quantities]
    return Features(
        report=report,
        called=report.name,
        statement=statement,
        sentence=bisect_right(annotations.sentences, span.start, key=lambda s: s.span.start),
        is_headline=report.headline is not None and report.headline.contains(span),
        weights=_weights(words, entities, quantities, times, covered),
        quantities=quantities,
        times=times,
        persons=frozenset(
            name
            for name, kind in entities.items()
            if kind == EntityKind.PERSON and name != names.get((report.id, speaker or ""), speaker)
        ),
        quotes=quotes,
        speaker=names.get((report.id, speaker), speaker) if speaker else None,
        text=_ASIDE.sub(" ", span.of(report.text)),
    )


def _weights(
    words: Sequence[Word],
    entities: Mapping[str, EntityKind],
    quantities: Sequence[Quantity],
    times: Sequence[TimeExpression],
    covered: Sequence[Span],
) -> dict[str, float]:
    """How much each name, number, day and stem says; words inside `covered` are told by those."""
    weights = {"@" + name: _NAME_WEIGHT for name in entities}
    bodies = [name for name, kind in entities.items() if kind == EntityKind.ORGANISATION]
    parts = {stem(part) for name in bodies if " " in name for part in fold(name).split()}
    weights |= {part: _PART_OF_NAME * rarity(part) for part in sorted(parts)}
    weights |= {f"#{quantity.told:g}": _NUMBER_WEIGHT for quantity in quantities}
    weights |= {f"#{quantity.unit}": _UNIT_WEIGHT for quantity in quantities if quantity.unit}
    weights |= {f"={time.value[:10]}": _TIME_WEIGHT for time in times if time.value[:2].isdigit()}
    for number, word in enumerate(words):
        if not word.text[0].isalnum() or any(span.contains(word.span) for span in covered):
            continue
        place = _place_of_people(words, number)
        if place is not None:
            weights["@" + place] = _NAME_WEIGHT
            continue
        weight = _weight(word.lower)
        if weight > _DULL:
            token = group_stem(stem(word.lower))
            weights[token] = max(weight, weights.get(token, 0.0))
    return weights


def _place_of_people(words: Sequence[Word], at: int) -> str | None:
    """The place that a word for its people means: "Norlander" or the "Korean" of "North Korean"."""
    pair = f"{words[at - 1].text} {words[at].text}" if at else ""
    return people_words().get(pair) or people_words().get(words[at].text)


def _weight(lower: str) -> float:
    """How much a word says: nothing for a title, little for a verb of saying, else its rarity."""
    role = roles().get(lower) or roles().get(lower + ".")
    if role is not None and role.is_title and len(lower) <= 4:
        return 0.0
    return rarity(stem(lower)) * (_REPORTING if _reports(lower) else 1.0)


def _reports(lower: str) -> bool:
    return any(
        cue.kind in {"say", "ask"} and cue.word_class == "v" for cue in cues().get(lower, ())
    )


def _within(layer: Sequence[_Placed], span: Span) -> tuple[_Placed, ...]:
    at = bisect_left(layer, span.start, key=lambda one: one.span.start)
    found: list[_Placed] = []
    while at < len(layer) and layer[at].span.start < span.end:
        if span.contains(layer[at].span):
            found.append(layer[at])
        at += 1
    return tuple(found)
