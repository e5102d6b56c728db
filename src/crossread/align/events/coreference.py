"""Which mentions of events, in one report and across reports, tell one event.

In go the words that tell events, and the texts of their reports; out come groups, each mention in just one,
alone where no other tells its event. Groups grow by average linkage: the two whose mentions are likeliest to
tell one event, on average, are joined, until no mean reaches the threshold. Time and memory grow with the square
of the number of mentions. The order of the input decides only that of the groups.
"""

from bisect import bisect_right
from collections.abc import Mapping, Sequence

from crossread.align.events.likeness import event_likeness, threshold
from crossread.align.events.words import EventWords, event_features
from crossread.language.linkage import average_linkage
from crossread.types.annotation import Annotations, EventMention
from crossread.types.report import Citation, Report
from crossread.types.span import Span
from crossread.types.story import Story

__all__ = ["group_events", "group_story_events"]

_MOST = 1500  # events; more take half a gigabyte and seconds, and are a collection, not a story
_LEAD = 4  # sentences, the headline among them, that tell which happening a report is about


def group_story_events(story: Story) -> tuple[tuple[Citation, ...], ...]:
    """For each event of `story` all words that tell it, in the order of the reports.

    Empty where the story has no events, or more than are worth the time.
    """
    if sum(len(annotations.events) for annotations in story.annotations) > _MOST:
        return ()
    pairs = tuple(zip(story.reports, story.annotations, strict=True))
    told = [(report, _event(report, a, event)) for report, a in pairs for event in a.events]
    spans = [event.span for _, a in pairs for event in a.events]
    texts = {report.id: _lead(report, annotations) for report, annotations in pairs}
    groups = group_events([event for _, event in told], texts)
    return tuple(tuple(told[n][0].cite(spans[n]) for n in group) for group in groups)


def _event(report: Report, annotations: Annotations, event: EventMention) -> EventWords:
    """The event in its sentence."""
    sentences = annotations.sentences
    number = bisect_right(sentences, event.span.start, key=lambda one: one.span.start) - 1
    span = sentences[number].span
    inside = Span(event.span.start - span.start, event.span.end - span.start)
    return EventWords(report.id, number, span.of(report.text), inside)


def _lead(report: Report, annotations: Annotations) -> str:
    return " ".join(one.span.of(report.text) for one in annotations.sentences[:_LEAD])


def group_events(
    events: Sequence[EventWords], texts: Mapping[str, str]
) -> tuple[tuple[int, ...], ...]:
    """The groups, as indices into `events`, in the order of their first members.

    `texts` maps the id of each report to what it tells: its headline and first sentences serve best, since
    later ones stray from the happening.
    """
    if not events:
        return ()
    order = sorted(range(len(events)), key=lambda n: _place(events[n], texts))
    features = [event_features(events[n]) for n in order]
    groups = average_linkage(event_likeness(features, texts), threshold())
    return tuple(sorted(tuple(sorted(order[n] for n in group)) for group in groups))


def _place(event: EventWords, texts: Mapping[str, str]) -> tuple[str, str, int, str, Span]:
    """Reports by their text, not by the order in which they are given."""
    return texts[event.report_id], event.report_id, event.sentence, event.text, event.span
