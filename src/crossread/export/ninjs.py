"""The reports of a synopsis as ninjs 3.0, the news items of agencies and editorial systems (https://iptc.org/standards/ninjs/).

In goes a Synopsis; out comes the text of a JSON list with an item for each report. Its body is the report without
its headline and the lines of the page, a paragraph for each line, in HTML; `people`, `organisations` and `places`
are those that the report names. A day without an hour stays a day, as the standard has it for planned dates.
"""

import re
from datetime import date
from html import escape

from crossread.export.identity import report_uri
from crossread.export.json import dump_json
from crossread.export.wording import clean_line, clean_text
from crossread.types.alignment import Entity
from crossread.types.annotation import EntityKind
from crossread.types.report import Report
from crossread.types.synopsis import Synopsis

__all__ = ["write_ninjs"]

_STANDARD = {
    "name": "ninjs",
    "version": "3.0",
    "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_3.0.json#",
}
_LISTS = {
    "people": EntityKind.PERSON,
    "organisations": EntityKind.ORGANISATION,
    "places": EntityKind.PLACE,
}
_WORD = re.compile(r"\S+")


def write_ninjs(synopsis: Synopsis) -> str:
    """The list of items, in the order of the reports."""
    return dump_json([_item(report, synopsis) for report in synopsis.story.reports])


def _item(report: Report, synopsis: Synopsis) -> dict[str, object]:
    headline = "" if report.headline is None else clean_line(report.headline.of(report.text))
    paragraphs = _paragraphs(report)
    fields: dict[str, object] = {
        "uri": report_uri(report),
        "standard": _STANDARD,
        "type": "text",
        "representationType": "full",
        "firstCreated": _stated(report.published) if report.updated else None,
        "versionCreated": _stated(report.updated or report.published),
        "language": report.language,
        "headlines": [{"role": "main", "contentType": "text/plain", "value": headline}]
        if headline
        else None,
        "by": clean_line(report.byline or ""),
        "infoSources": [{"name": clean_line(report.outlet)}] if report.outlet else None,
        "bodies": [_body(paragraphs)],
        **{name: _named(report, synopsis.entities, kind) for name, kind in _LISTS.items()},
        "altIds": [{"role": "crossread", "value": report.id}],
    }
    return {name: value for name, value in fields.items() if value}


def _body(paragraphs: list[str]) -> dict[str, object]:
    return {
        "role": "main",
        "contentType": "text/html",
        "charCount": sum(map(len, paragraphs)),
        "wordCount": sum(len(_WORD.findall(paragraph)) for paragraph in paragraphs),
        "value": "\n".join(f"<p>{escape(paragraph)}</p>" for paragraph in paragraphs),
    }


def _paragraphs(report: Report) -> list[str]:
    """The lines of the report that are neither its headline nor of the page."""
    out = [dropped.span for dropped in report.dropped]
    spans = sorted([*out, report.headline] if report.headline else out)
    pieces: list[str] = []
    last = 0
    for span in spans:
        pieces.append(report.text[last : max(last, span.start)])
        last = max(last, span.end)
    kept = clean_text("".join([*pieces, report.text[last:]]))
    return [line for line in map(clean_line, kept.split("\n")) if line]


def _stated(published: date | None) -> str | None:
    return None if published is None else published.isoformat()


def _named(
    report: Report, entities: tuple[Entity, ...], kind: EntityKind
) -> list[dict[str, object]]:
    return [
        {"name": clean_line(entity.name)}
        for entity in entities
        if entity.kind is kind and any(m.report_id == report.id for m in entity.mentions)
    ]
