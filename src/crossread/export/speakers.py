"""Who said what in all reports, by speaker, the same on the terminal, in Markdown and on the page.

In goes a Synopsis; out come its speakers with their quotes, and what is told beside a quote. Decides order only: it neither
shortens nor escapes.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from crossread.export.outline import Lettered
from crossread.export.speech import is_speech
from crossread.export.wording import clean_line, time_in_words, via_in_words
from crossread.language.closed_classes import PRONOUNS
from crossread.types.alignment import Entity
from crossread.types.annotation import Annotations, MentionForm, Quote, QuoteKind
from crossread.types.report import Report
from crossread.types.span import Span
from crossread.types.synopsis import Synopsis

__all__ = ["Said", "Speaker", "facts_of_quote", "group_quotes", "venue_beside"]


@dataclass(frozen=True, slots=True)
class Said:
    """A quote and the report it stands in."""

    lettered: Lettered
    quote: Quote


@dataclass(frozen=True, slots=True)
class Speaker:
    """All that one speaker says in all reports; `name` is None where no report names the speaker."""

    name: str | None
    said: tuple[Said, ...]


def group_quotes(synopsis: Synopsis, lettered: Sequence[Lettered]) -> tuple[Speaker, ...]:
    """The quotes of all reports by speaker: those quoted by most reports first, the unnamed last; speech before all else."""
    at = _names_at(synopsis.entities)
    spelt = {entity.name.casefold(): entity.name for entity in reversed(synopsis.entities)}
    by_name: dict[str | None, list[Said]] = {}
    for each, annotations in zip(lettered, synopsis.story.annotations, strict=True):
        called = spelt | _names_in(each.report, annotations, at)
        for quote in _told_once(each.report.text, annotations.quotes):
            name = _name_speaker(each.report, quote, at, called)
            by_name.setdefault(name, []).append(Said(each, quote))
    speakers = [
        Speaker(name, tuple(sorted(said, key=lambda one: not _is_speech(one))))
        for name, said in by_name.items()
    ]
    # The sort is stable: speakers quoted alike often stay in the order of their first words.
    return tuple(sorted(speakers, key=_by_weight))


def _told_once(text: str, quotes: Sequence[Quote]) -> list[Quote]:
    """The quotes in the order of the text, without what stands in a clause which is told as well.

    These are words in marks, and what a speaker hopes himself; and what two cues tell is told with the first.
    """
    clauses: dict[int, list[Quote]] = {}
    told = [quote for quote in quotes if quote.kind is QuoteKind.INDIRECT]
    for quote in told:
        for piece in quote.content:
            clauses.setdefault(piece.start, []).append(quote)
    return sorted(
        (
            one
            for one in quotes
            if not any(_is_part(one, clause) for clause in told)
            and not _is_of_himself(text, one, clauses)
            and not _is_again(one, clauses)
        ),
        key=lambda quote: quote.content[0],
    )


def _is_part(one: Quote, clause: Quote) -> bool:
    """Whether the words in marks are some of those that the same speaker says in `clause`."""
    return (
        one.kind is QuoteKind.MIXED
        and one.speaker == clause.speaker
        and _is_in(one.content, clause)
    )


def _is_of_himself(text: str, one: Quote, clauses: Mapping[int, Sequence[Quote]]) -> bool:
    """Whether a clause says it of its speaker, as "Neal said he hopes to stay" does of "he"."""
    if one.speaker is None or one.kind is QuoteKind.DIRECT:
        return False
    if one.speaker_name is None and one.speaker.of(text).lower() not in PRONOUNS:
        return False
    return any(
        one.speaker_name == clause.speaker_name and _is_in(one.content, clause)
        for clause in clauses.get(one.speaker.start, ())
    )


def _is_again(one: Quote, clauses: Mapping[int, Sequence[Quote]]) -> bool:
    """Whether an earlier cue of the same speaker tells just that: "issued a statement saying it would close"."""
    if one.kind is not QuoteKind.INDIRECT or one.cue is None:
        return False
    return any(
        clause.content == one.content
        and clause.speaker_name == one.speaker_name is not None
        and clause.cue is not None
        and clause.cue < one.cue
        for clause in clauses.get(one.content[0].start, ())
    )


def _is_in(content: Sequence[Span], clause: Quote) -> bool:
    return all(any(piece.contains(span) for piece in clause.content) for span in content)


def _names_at(entities: Sequence[Entity]) -> dict[tuple[str, int, int], str]:
    """The name of the entity at each mention: report, start, end."""
    return {
        (mention.report_id, mention.span.start, mention.span.end): entity.name
        for entity in reversed(entities)
        for mention in entity.mentions
    }


def _names_in(
    report: Report, annotations: Annotations, at: Mapping[tuple[str, int, int], str]
) -> dict[str, str]:
    """The name of the entity that each name of a report means: "Rolf Neal" for "Rolf G. Neal" in another one."""
    found: dict[str, str] = {}
    for mention in annotations.mentions:
        entity = at.get((report.id, mention.span.start, mention.span.end))
        if entity is not None and mention.form is MentionForm.NAME:
            found.setdefault(mention.name.casefold(), entity)
    return found


def _name_speaker(
    report: Report, quote: Quote, at: Mapping[tuple[str, int, int], str], spelt: Mapping[str, str]
) -> str | None:
    """The entity at the speaker's words, else the speaker's name, else the words where they tell somebody."""
    speaker = quote.speaker
    entity = at.get((report.id, speaker.start, speaker.end)) if speaker is not None else None
    if entity is not None:
        return entity
    if quote.speaker_name is not None:
        return spelt.get(quote.speaker_name.casefold(), quote.speaker_name)
    told = quote.told_speaker(report.text)
    return None if told is None else clean_line(told)


def _by_weight(speaker: Speaker) -> tuple[bool, int, int]:
    """What sorts speakers: the named, those whose speech more reports give, those with more of it first."""
    speech = [said for said in speaker.said if _is_speech(said)]
    reports = {said.lettered.letter for said in speech}
    return (speaker.name is None, -len(reports), -len(speech))


def _is_speech(said: Said) -> bool:
    return is_speech(said.quote, said.lettered.report.text)


def facts_of_quote(said: Said, write: Callable[[str], str]) -> tuple[str, ...]:
    """What is told beside a quote: its cue, who passed it on, where and when; `write` as in `facts_of_report`."""
    quote, report = said.quote, said.lettered.report
    venue = venue_beside(report, quote)
    facts = (
        "" if quote.cue is None else write(report.show(quote.cue)),
        via_in_words(write(report.show(span)) for span in quote.relays),
        "" if venue is None else write(report.show(venue)),
        "" if quote.time is None else write(time_in_words(quote.time)),
    )
    return tuple(filter(None, facts))


def venue_beside(report: Report, quote: Quote) -> Span | None:
    """Where the words were said, but for who passed them on: "told the Courier" is told once."""
    venue = quote.venue
    if venue is None:
        return None
    is_relay = any(
        relay.end == venue.end
        and report.text[venue.start : relay.start].strip().lower() in {"", "the"}
        for relay in quote.relays
    )
    return None if is_relay else venue
