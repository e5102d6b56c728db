"""One report with all that was found in it: each layer can be shown and hidden, and is told in a list as well.

The layers are marked in the text at once and shown by the style alone, so the switches need no script.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from crossread.errors import StoreError
from crossread.export.segments import Block, cut_report
from crossread.keep.stories import title_of
from crossread.store.annotations import load_annotations
from crossread.store.reports import load_report
from crossread.store.revisions import replaced_by, revisions
from crossread.store.stories import story_of_report
from crossread.types.annotation import Annotations
from crossread.types.report import Report
from crossread.types.span import Span
from crossread.web.site import Site

_AT = re.compile(r"(\d{1,9})-(\d{1,9})", re.ASCII)

__all__ = ["LAYERS", "Layered", "lay", "reports_router"]

LAYERS = (
    ("quotes", "What is said"),
    ("speakers", "Who says it"),
    ("names", "Names"),
    ("times", "Times"),
    ("events", "Events"),
    ("statements", "Statements"),
    ("sentences", "Sentences"),
)
"""The layers that the text can show, each with its name on the page."""


@dataclass(frozen=True, slots=True)
class Layered:
    """A report cut at the borders of all that was found in it, and the layers that each span is of."""

    blocks: tuple[Block, ...]
    layers: dict[Span, str]
    counts: dict[str, int]


def lay(report: Report, made: Annotations, asked: Span | None = None) -> Layered:
    """All layers of a report, laid over its text; `asked` are words that are to be lit."""
    of: dict[Span, list[str]] = {} if asked is None else {asked: ["at"]}
    counts = dict.fromkeys((name for name, _ in LAYERS), 0)
    for layer, span in _spans(made):
        own = of.setdefault(span, [])
        if layer not in own:
            own.append(layer)
        counts[layer] += 1
    classes = {span: " ".join(f"l-{one}" for one in layers) for span, layers in of.items()}
    return Layered(cut_report(report, of), classes, counts)


def _spans(made: Annotations) -> Iterator[tuple[str, Span]]:
    for quote in made.quotes:
        yield from (("quotes", span) for span in quote.content)
        if quote.speaker is not None:
            yield "speakers", quote.speaker
    rows: Sequence[tuple[str, Sequence[object]]] = (
        ("names", made.mentions),
        ("times", made.times),
        ("events", made.events),
        ("statements", made.statements),
        ("sentences", made.sentences),
    )
    for layer, found in rows:
        for one in found:
            span = getattr(one, "span", None)
            if isinstance(span, Span):
                yield layer, span


def _place(at: str, report: Report) -> Span | None:
    """The words that an address asks for, if it is formed as such and the report has words there."""
    match = _AT.fullmatch(at)
    if match is None or not int(match[1]) < int(match[2]) <= len(report.text):
        return None
    return Span(int(match[1]), int(match[2]))


def reports_router(site: Site) -> APIRouter:
    """The routes of this file."""
    router = APIRouter()

    @router.get("/reports/{report_id}")
    def report(
        request: Request, report_id: str, at: Annotated[str, Query(max_length=40)] = ""
    ) -> HTMLResponse:
        with site.library.reading() as connection:
            kept = load_report(connection, report_id)
            if kept is None:
                raise StoreError(f"{report_id[:60]}: there is no such report")
            one = kept.report
            made = load_annotations(connection, report_id) or Annotations(report_id, "nothing")
            forms = revisions(connection, one)
            standing = replaced_by(connection, [one]).get(one.id)
            story_id = story_of_report(connection, report_id)
        asked = _place(at, one)
        values = {
            "report": one,
            "made": made,
            "title": title_of(one),
            "story_id": story_id,
            "others": forms[1:],
            "standing": standing,
            "layers": LAYERS,
            "layered": lay(one, made, asked),
            "asked": asked,
        }
        return site.show(request, "report.html.j2", values)

    return router
