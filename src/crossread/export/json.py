"""A synopsis as JSON (`crossread/synopsis/1`).

In goes a Synopsis; out comes a dict of JSON values, or its text. Wherever the synopsis has a span, the
JSON has a Cite: `{"report", "start", "end", "text"}`, offsets in code points of that report's `text`.
Events that have one `group` (a number, null where events were not compared) are one event told again.
Never reads a file, a clock or a setting; the same synopsis gives the same bytes.
"""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from importlib.metadata import version as installed_version

from crossread.types.alignment import Alignment, Copy, Entity, Label
from crossread.types.annotation import Annotations, EventMention, Quote, TimeExpression
from crossread.types.problem import Problem
from crossread.types.report import Citation, Report
from crossread.types.span import Span
from crossread.types.story import Story
from crossread.types.synopsis import Passage, Synopsis, TimelineEntry

__all__ = ["FORMAT", "digest_of", "dump_json", "sha256_of", "synopsis_to_json", "write_json"]

FORMAT = "crossread/synopsis/1"

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def synopsis_to_json(synopsis: Synopsis, *, version: str | None = None) -> dict[str, object]:
    """The whole synopsis as JSON values; `version` is the program's, by default the installed one.

    Layers are ordered by report, then by place in the text; all else keeps the order of the synopsis.
    """
    story = synopsis.story
    groups = {
        (citation.report_id, citation.span): number
        for number, group in enumerate(synopsis.event_groups)
        for citation in group
    }
    document: dict[str, object] = {
        "format": FORMAT,
        "crossread": installed_version("crossread") if version is None else version,
        "reports": [_report(report) for report in story.reports],
        "quotes": [_quote(r, q) for r, a in _pairs(story) for q in sorted(a.quotes, key=_first)],
        "times": [_time(r, t) for r, a in _pairs(story) for t in sorted(a.times, key=_place)],
        "entities": [_entity(entity) for entity in synopsis.entities],
        "events": [
            _event(r, e, groups.get((r.id, e.span)))
            for r, a in _pairs(story)
            for e in sorted(a.events, key=_place)
        ],
        "alignments": [_alignment(alignment) for alignment in synopsis.alignments],
        "copies": [_copy(copy) for copy in synopsis.copies],
        "labels": [_label(label, story) for label in synopsis.labels],
        "timeline": [_timeline_entry(entry) for entry in synopsis.timeline],
        "passages": [_passage(passage) for passage in synopsis.passages],
        "problems": [_problem(problem) for problem in synopsis.problems],
    }
    return {**document, "digest": digest_of(document)}


def write_json(synopsis: Synopsis, *, version: str | None = None) -> str:
    """The text of `synopsis_to_json`, indented by one space, with a line feed at its end."""
    return dump_json(synopsis_to_json(synopsis, version=version))


def dump_json(document: object) -> str:
    """The text of JSON values, indented by one space, with a line feed at its end; it can be stored as UTF-8."""
    text = json.dumps(document, ensure_ascii=False, indent=1, allow_nan=False)
    # Half a surrogate pair has no UTF-8; its JSON escape says the same and can be stored.
    return _LONE_SURROGATE.sub(lambda match: f"\\u{ord(match[0]):04x}", text) + "\n"


def digest_of(document: Mapping[str, object]) -> str:
    """`sha256:` and the hash of the canonical JSON of `document` without its own `digest`.

    Canonical: keys sorted, no space between, characters as they are, UTF-8.

    Raises:
        TypeError, ValueError, RecursionError: `document` holds what JSON cannot.
    """
    rest = {key: value for key, value in document.items() if key != "digest"}
    canonical = json.dumps(
        rest, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    )
    return f"sha256:{sha256_of(canonical)}"


def sha256_of(text: str) -> str:
    """The SHA-256 of `text` in UTF-8, in hexadecimal digits."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _pairs(story: Story) -> Iterator[tuple[Report, Annotations]]:
    return zip(story.reports, story.annotations, strict=True)


def _first(quote: Quote) -> Span:
    return quote.content[0]


def _place(found: TimeExpression | EventMention) -> Span:
    return found.span


def _cite(citation: Citation) -> dict[str, object]:
    return {
        "report": citation.report_id,
        "start": citation.span.start,
        "end": citation.span.end,
        "text": citation.text,
    }


def _cites(citations: tuple[Citation, ...]) -> list[dict[str, object]]:
    return [_cite(citation) for citation in citations]


def _cite_or_null(report: Report, span: Span | None) -> dict[str, object] | None:
    return None if span is None else _cite(report.cite(span))


def _report(report: Report) -> dict[str, object]:
    headline = report.headline
    return {
        "id": report.id,
        **({"url": report.url} if report.path is None else {"path": report.path}),
        "name": report.name,
        "outlet": report.outlet,
        "headline": None if headline is None else headline.of(report.text),
        "headline_at": _cite_or_null(report, headline),
        "byline": report.byline,
        "published": None if report.published is None else report.published.isoformat(),
        "updated": None if report.updated is None else report.updated.isoformat(),
        "section": report.section,
        "marks": [mark.value for mark in sorted(report.marks)],
        "language": report.language,
        "sha256": sha256_of(report.text),
        "text": report.text,
        "dropped": [
            {
                "start": dropped.span.start,
                "end": dropped.span.end,
                "text": dropped.span.of(report.text),
                "kind": dropped.kind.value,
            }
            for dropped in report.dropped
        ],
    }


def _quote(report: Report, quote: Quote) -> dict[str, object]:
    return {
        "report": report.id,
        "kind": quote.kind.value,
        "content": [_cite(report.cite(span)) for span in quote.content],
        "speaker": _cite_or_null(report, quote.speaker),
        "speaker_name": quote.speaker_name,
        "cue": _cite_or_null(report, quote.cue),
        "relay": _cite_or_null(report, quote.relay),
        "relays": [_cite(report.cite(span)) for span in quote.relays],
        "venue": _cite_or_null(report, quote.venue),
        "time": quote.time,
    }


def _time(report: Report, time: TimeExpression) -> dict[str, object]:
    return {
        **_cite(report.cite(time.span)),
        "type": time.kind.value,
        "value": time.value,
        "reason": time.reason,
    }


def _entity(entity: Entity) -> dict[str, object]:
    return {
        "name": entity.name,
        "kind": entity.kind.value,
        "roles": list(entity.roles),
        "mentions": _cites(entity.mentions),
    }


def _event(report: Report, event: EventMention, group: int | None) -> dict[str, object]:
    return {
        **_cite(report.cite(event.span)),
        "kind": event.kind,
        "actor": event.actor,
        "target": event.target,
        "time": event.time,
        "place": event.place,
        "status": event.status.value,
        "group": group,
    }


def _alignment(alignment: Alignment) -> dict[str, object]:
    return {
        "relation": alignment.relation.value,
        "aspect": None if alignment.aspect is None else alignment.aspect.value,
        "about": alignment.about,
        "why": alignment.why,
        "variants": [{"citations": _cites(variant.citations)} for variant in alignment.variants],
        "origins": alignment.origins,
        "independence": alignment.independence.value,
        "match": alignment.match.value,
    }


def _copy(copy: Copy) -> dict[str, object]:
    return {
        "reports": list(copy.report_ids),
        "origin": copy.origin,
        "extent": copy.extent.value,
        "citations": _cites(copy.citations),
    }


def _label(label: Label, story: Story) -> dict[str, object]:
    by_report = {
        report.id: _cites(tuple(c for c in label.citations if c.report_id == report.id))
        for report in story.reports
    }
    return {"entity": label.entity, "by_report": {k: v for k, v in by_report.items() if v}}


def _timeline_entry(entry: TimelineEntry) -> dict[str, object]:
    return {"when": entry.when, "text": entry.text, "citations": _cites(entry.citations)}


def _passage(passage: Passage) -> dict[str, object]:
    return {
        "text": passage.text,
        "relation": passage.relation.value,
        "citations": _cites(passage.citations),
    }


def _problem(problem: Problem) -> dict[str, object]:
    return {"stage": problem.stage, "subject": problem.subject, "message": problem.message}
