"""All layers of the reports of one story, in their order: sentences, times, names, quotes, statements.

In go reports and a model of the language; out come their annotations. The day that a report is seen
from may rest on the other reports; all else rests on the report alone.
"""

import re
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import datetime

from crossread.annotate.attributions.closing_cues import with_closing_cues
from crossread.annotate.attributions.contents import with_own_contents
from crossread.annotate.attributions.false_sources import with_true_source
from crossread.annotate.attributions.subjects import with_subjects
from crossread.annotate.attributions.unsaid import (
    is_led_by_label,
    is_topic,
)
from crossread.annotate.mentions.believed import believed_references
from crossread.annotate.mentions.coreference import resolve_references
from crossread.annotate.mentions.mentions import name_mentions
from crossread.annotate.mentions.missed import with_missed_surnames
from crossread.annotate.mentions.month_names import is_namesake, month_surnames
from crossread.annotate.quotes.quotes import find_quotes
from crossread.annotate.speakers.circumstances import first_content
from crossread.annotate.speakers.report_facts import find_facts
from crossread.annotate.speakers.speakers import Speakers
from crossread.annotate.statements.events import find_events
from crossread.annotate.statements.statements import find_statements
from crossread.annotate.times.anchor import Anchor, ToldTime, anchor_from_others
from crossread.annotate.times.spoken import as_spoken
from crossread.annotate.times.times import find_day, find_told, times_seen_from
from crossread.language.lexicon import roles
from crossread.language.marks import find_marked
from crossread.language.model import LanguageModel, Name, Reading
from crossread.language.rules.units import find_units
from crossread.language.sentences import find_sentences, paragraph_spans
from crossread.types.annotation import Annotations, EntityKind, Mention, Sentence, TimeExpression
from crossread.types.problem import Problem
from crossread.types.report import Report
from crossread.types.span import Span

__all__ = [
    "annotate",
    "annotate_days",
    "annotate_each",
    "annotate_story",
    "annotate_together",
    "doubted_dates",
    "unread_languages",
]

_READERS = 3  # threads; the model frees the interpreter while it multiplies


def annotate_story(reports: Sequence[Report], *, model: LanguageModel) -> tuple[Annotations, ...]:
    """The annotations of each of `reports`, which tell of one happening and so of the same days."""
    with ThreadPoolExecutor(_READERS) as pool:  # the model reads ahead while the rest is found
        readings = pool.map(lambda report: _read(report, model), reports)
        timed = _timed_together([_timed(report) for report in reports])
        return tuple(
            _annotated(one, reading, made_by=model.made_by)
            for one, reading in zip(timed, readings, strict=True)
        )


def annotate_each(reports: Sequence[Report], *, model: LanguageModel) -> tuple[Annotations, ...]:
    """The annotations of each of `reports`, as `annotate` gives them for one alone."""
    with ThreadPoolExecutor(_READERS) as pool:
        readings = pool.map(lambda report: _read(report, model), reports)
        return tuple(
            _annotated(_timed(report), reading, made_by=model.made_by)
            for report, reading in zip(reports, readings, strict=True)
        )


def annotate_together(
    reports: Sequence[Report], alone: Sequence[Annotations], *, model: LanguageModel
) -> tuple[Annotations, ...]:
    """What `annotate_story` gives, where `annotate` has already given `alone`.

    Only a report whose days are told from the other reports is read by the model again.
    """
    own = [_timed(report) for report in reports]
    return tuple(
        made if timed.seen_from == before.seen_from else _remade(timed, made, model)
        for made, before, timed in zip(alone, own, _timed_together(own), strict=True)
    )


def _remade(timed: "_Timed", made: Annotations, model: LanguageModel) -> Annotations:
    return _annotated(timed, _read(timed.report, model), made_by=made.made_by)


def _timed_together(own: "Sequence[_Timed]") -> "list[_Timed]":
    """The same reports, each seen from the day that its own words or the others fix."""
    anchors = [one.seen_from for one in own]
    return [
        one.seen_from_day(anchor_from_others(anchors[n], anchors[:n] + anchors[n + 1 :]))
        for n, one in enumerate(own)
    ]


def doubted_dates(
    reports: Sequence[Report], annotations: Sequence[Annotations]
) -> tuple[Problem, ...]:
    """A problem for each report whose stated date its own words, or the other reports, speak against."""
    doubted: list[Problem] = []
    for report, made in zip(reports, annotations, strict=True):
        stated = report.published
        day = stated.date() if isinstance(stated, datetime) else stated
        if day is not None and made.seen_from != day:
            message = f"the stated date {day.isoformat()} is not taken: {made.seen_from_reason}"
            doubted.append(Problem("annotate", report.path or report.name, message))
    return tuple(doubted)


def unread_languages(reports: Sequence[Report]) -> tuple[Problem, ...]:
    """A problem for each report in a language in which neither names nor quotes are sought."""
    message = "it is in the language {}: names and quotes were not sought, which are known in English only"
    return tuple(
        Problem("annotate", report.path or report.name, message.format(report.language))
        for report in reports
        if not _is_read(report)
    )


def _read(report: Report, model: LanguageModel) -> Reading:
    """What `model` reads, its attributions mended by what their sentences show."""
    if not _is_read(report):
        return Reading((), ())
    report = report.without_asides()
    sentences = find_sentences(report)
    reading = model.read(report.text, sentences)
    marked = find_marked(report.text, paragraph_spans(sentences))
    units = find_units(report.text, sentences, marked)
    attributions = with_closing_cues(report.text, units, reading.attributions, marked)
    attributions = with_own_contents(report.text, sentences, attributions)
    attributions = with_subjects(report.text, sentences, units, attributions)
    true = [
        with_true_source(report.text, one)
        for one in attributions
        if not is_led_by_label(report.text, one)
        and not is_topic(report.text, one, report.headline, reading.names)
    ]
    attributions = tuple(sorted(true, key=first_content))
    return replace(
        reading,
        attributions=attributions,
        references=believed_references(report.text, reading, attributions),
    )


def _is_read(report: Report) -> bool:
    return report.language in {"en", None}  # too short to tell is taken for English


@dataclass(frozen=True, slots=True)
class _Timed:
    """A report with its sentences, what it tells of times, these as times, and the day that they are seen from."""

    report: Report
    sentences: tuple[Sentence, ...]
    told: tuple[ToldTime, ...]
    times: tuple[TimeExpression, ...]
    seen_from: Anchor

    def seen_from_day(self, anchor: Anchor) -> "_Timed":
        """The same with its times seen from `anchor`."""
        if anchor == self.seen_from:
            return self
        return replace(self, times=times_seen_from(self.told, anchor), seen_from=anchor)

    def without_namesakes(self, names: Sequence[Name]) -> "_Timed":
        """The same without the months that are somebody's surname."""
        surnames = month_surnames(self.report.text, names)
        if not surnames:
            return self
        kept = [
            pair
            for pair in zip(self.told, self.times, strict=True)
            if not is_namesake(self.report.text, pair[1], surnames)
        ]
        return replace(
            self, told=tuple(one for one, _ in kept), times=tuple(time for _, time in kept)
        )


def _timed(report: Report) -> _Timed:
    report = report.without_asides()
    sentences = find_sentences(report)
    told = find_told(report.text, sentences)
    seen_from = find_day(report.text, sentences, told, published=report.published)
    return _Timed(report, sentences, told, times_seen_from(told, seen_from), seen_from)


def annotate(report: Report, *, model: LanguageModel) -> Annotations:
    """The annotations of `report`, made by `model` and by rules; `made_by` names the model."""
    return _annotated(_timed(report), _read(report, model), made_by=model.made_by)


def annotate_days(report: Report) -> Annotations:
    """Only what needs no model: the sentences, the times, and the day that they are seen from.

    For measuring how reports are grouped, which needs no more; the model takes nine tenths of the time of all layers.
    """
    timed = _timed(report)
    return Annotations(
        report_id=report.id,
        made_by="rules",
        seen_from=timed.seen_from.day,
        seen_from_reason=timed.seen_from.reason,
        sentences=timed.sentences,
        times=timed.times,
    )


def _references(text: str, reading: Reading, mentions: Sequence[Mention]) -> dict[Span, str]:
    """What the model says that words mean, by the names that the report has for them.

    A role ("the whistleblower") can mean a person alone.
    """
    named = {mention.span: mention for mention in mentions}
    found: dict[Span, str] = {}
    for one in reading.references:
        meant = named.get(one.name)
        if meant is None:
            continue
        head = re.split(r",|\s(?:who|which|at|in|with|from|of|for)\s", one.span.of(text).lower())[0]
        noun = head.split()[-1] if head.split() else ""
        is_role = noun in roles() and noun != "source"
        if is_role and one.name.start > one.span.end and head.startswith("the "):
            continue  # "the governor" was named before, not by a name to come
        if meant.kind == EntityKind.PERSON or not is_role:
            found[one.span] = meant.name
    return found


def _annotated(timed: _Timed, reading: Reading, *, made_by: str) -> Annotations:
    report, sentences = timed.report, timed.sentences
    text = report.text
    timed = timed.without_namesakes(reading.names)
    times = timed.times
    body = [sentence for sentence in sentences if sentence.paragraph >= 0]
    quoted = [marked.inner for marked in find_marked(text, paragraph_spans(body))]
    names = with_missed_surnames(text, reading.names, reading.attributions)
    chains = name_mentions(text, sentences, names)
    chains = resolve_references(text, sentences, chains, reading, quoted)
    mentions = tuple(sorted((m for chain in chains for m in chain.mentions), key=lambda m: m.span))
    references = _references(text, reading, mentions)
    facts = find_facts(text, mentions, references, reading.attributions, outlet=report.outlet)
    speakers = Speakers(facts)
    quotes = find_quotes(text, sentences, reading.attributions, speakers, times)
    times = as_spoken(text, times, timed.told, quotes)
    return Annotations(
        report_id=report.id,
        made_by=made_by,
        seen_from=timed.seen_from.day,
        seen_from_reason=timed.seen_from.reason,
        sentences=sentences,
        mentions=mentions,
        quotes=quotes,
        times=times,
        events=find_events(text, sentences, mentions, times),
        statements=find_statements(text, sentences, quotes),
    )
