"""A synopsis as W3C Web Annotations (https://www.w3.org/TR/annotation-model/), JSON-LD.

In goes a Synopsis; out comes the text of one AnnotationCollection with one page: an annotation for each quote, each
alignment and each entry of the timeline. Each cited stretch of words is a target, found by a TextQuoteSelector
(the words with up to 32 characters before and behind, of the same line) and a TextPositionSelector (code points).

Both select in the text that Crossread read, which `state` names by its hash; `source` is the page where the report
has an address. In the text of the page itself the quote is found once white space is folded to single spaces and
both are in NFC; the position is not, for the page holds more than the report.
"""

from collections.abc import Iterable, Iterator, Mapping
from uuid import NAMESPACE_URL, uuid5

from crossread.export.identity import report_address, text_uri
from crossread.export.json import dump_json, synopsis_to_json
from crossread.types.alignment import Alignment
from crossread.types.annotation import Quote
from crossread.types.report import Citation, Report
from crossread.types.span import Span
from crossread.types.synopsis import Synopsis, TimelineEntry

__all__ = ["write_web_annotation"]

_CONTEXT = "http://www.w3.org/ns/anno.jsonld"
# As many as the annotation client of Hypothesis takes.
_AROUND = 32


def write_web_annotation(synopsis: Synopsis, *, version: str | None = None) -> str:
    """The collection of all annotations; `version` is the program's, by default the installed one."""
    document = synopsis_to_json(synopsis, version=version)
    name = f"crossread:{document['digest']}"
    reports = {report.id: report for report in synopsis.story.reports}
    items = [
        {"id": _urn(f"{name}#{number}"), "type": "Annotation", **parts}
        for number, parts in enumerate(_annotations(synopsis, reports), 1)
    ]
    page: dict[str, object] = {
        "id": _urn(f"{name}#page"),
        "type": "AnnotationPage",
        "startIndex": 0,
        "items": items,
    }
    collection = {
        "@context": _CONTEXT,
        "id": _urn(name),
        "type": "AnnotationCollection",
        "label": f"Crossread synopsis of {len(reports)} reports",
        "generator": {
            "id": _urn("crossread"),
            "type": "Software",
            "name": f"Crossread {document['crossread']}",
        },
        "total": len(items),
        # A collection without annotations has no page to point at.
        **({"first": page} if items else {}),
    }
    return dump_json(collection)


def _annotations(synopsis: Synopsis, reports: Mapping[str, Report]) -> Iterator[dict[str, object]]:
    for report, annotations in zip(synopsis.story.reports, synopsis.story.annotations, strict=True):
        for quote in sorted(annotations.quotes, key=lambda quote: quote.content[0]):
            yield _quote(report, quote)
    for alignment in synopsis.alignments:
        yield _alignment(alignment, reports)
    for entry in synopsis.timeline:
        yield _entry(entry, reports)


def _quote(report: Report, quote: Quote) -> dict[str, object]:
    speaker = quote.told_speaker(report.text)
    return {
        "motivation": "identifying",
        "body": [
            *([_body("identifying", speaker)] if speaker else []),
            _body("classifying", f"{quote.kind.value} quote"),
        ],
        "target": [_target(report, span) for span in quote.content],
    }


def _alignment(alignment: Alignment, reports: Mapping[str, Report]) -> dict[str, object]:
    tags = [alignment.relation.value, *([alignment.aspect.value] if alignment.aspect else [])]
    return {
        "motivation": "linking",
        "body": [
            _body("describing", alignment.about),
            *([_body("commenting", alignment.why)] if alignment.why else []),
            *(_body("tagging", tag) for tag in tags),
        ],
        "target": _targets(alignment.citations, reports),
    }


def _entry(entry: TimelineEntry, reports: Mapping[str, Report]) -> dict[str, object]:
    return {
        "motivation": "tagging",
        "body": [_body("tagging", entry.when)],
        "target": _targets(entry.citations, reports),
    }


def _body(purpose: str, value: str) -> dict[str, object]:
    return {"type": "TextualBody", "purpose": purpose, "format": "text/plain", "value": value}


def _targets(
    citations: Iterable[Citation], reports: Mapping[str, Report]
) -> list[dict[str, object]]:
    return [_target(reports[cite.report_id], cite.span) for cite in dict.fromkeys(citations)]


def _target(report: Report, span: Span) -> dict[str, object]:
    address, text = report_address(report), text_uri(report)
    return {
        "type": "SpecificResource",
        "source": address or text,
        **({"state": {"type": "TimeState", "cached": text}} if address else {}),
        "selector": [
            _quote_selector(report.text, span),
            {"type": "TextPositionSelector", "start": span.start, "end": span.end},
        ],
    }


def _quote_selector(text: str, span: Span) -> dict[str, object]:
    """The words and what stands around them on their line: beyond it a page may hold other lines between."""
    before = text[max(0, span.start - _AROUND) : span.start].rpartition("\n")[2]
    behind = text[span.end : span.end + _AROUND].partition("\n")[0]
    return {
        "type": "TextQuoteSelector",
        "exact": span.of(text),
        "prefix": before,
        "suffix": behind,
    }


def _urn(name: str) -> str:
    """A name that is the same for the same synopsis (RFC 9562, version 5)."""
    return f"urn:uuid:{uuid5(NAMESPACE_URL, name)}"
