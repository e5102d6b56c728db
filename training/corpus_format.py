"""Reads our marked reports (training/guideline.md) and proves that their markup is sound.

    python training/corpus_format.py training/corpus/*.xml

Out comes, for each report, its plain text and the spans of every mark, in code points of that text.
"""

import re
import sys
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FURNITURE = {
    "share", "caption", "credit", "promotion", "player", "subscribe", "byline", "related", "notice",
}  # fmt: skip
NAMES = {"person", "org", "place"}
ROLES = {"source", "cue", "content"}
TIMES = {"DATE", "TIME", "DURATION", "SET"}
TAGS = NAMES | ROLES | {"time", "furniture", "headline", "medium"}
_VALUE = re.compile(
    r"(?:[\dX]{2,4}(?:-(?:[\dX]{2}|W[\dX]{2}|Q[\dX]|H[\dX]|SP|SU|FA|WI))?(?:-(?:[\dX]{1,2}|WE))?"
    r"(?:T(?:[\dX]{2}(?::[\dX]{2}(?::[\dX]{2})?)?|MO|MI|AF|EV|NI|DT))?"
    r"|T(?:\d{2}(?::\d{2})?|MO|MI|AF|EV|NI|DT)"
    r"|PT?(?:[\dX.]+(?:Y|M|W|D|H|S|DE|CE|Q))+(?:T(?:[\dX]+[HMS])+)?|P[\dX]+(?:WE|NI|MO|EV)?"
    r"|PRESENT_REF|PAST_REF|FUTURE_REF)"
)


@dataclass(frozen=True, slots=True)
class MarkedSpan:
    """One mark: its tag, the code points it covers, and its attributes in name order."""

    tag: str
    start: int
    end: int
    attributes: tuple[tuple[str, str], ...]

    def get(self, name: str) -> str | None:
        """The attribute called `name`, or None."""
        return dict(self.attributes).get(name)


@dataclass(frozen=True, slots=True)
class MarkedReport:
    """A report's plain text with its marks in the order of their spans."""

    id: str
    text: str
    attributes: tuple[tuple[str, str], ...]
    spans: tuple[MarkedSpan, ...]


def read_marked_report(path: Path) -> MarkedReport:
    """The report in the file at `path`.

    Raises:
        ET.ParseError: the file is not well-formed XML.
    """
    root = ET.fromstring(path.read_text(encoding="utf-8"))
    pieces: list[str] = []
    spans: list[MarkedSpan] = []
    _walk(root, pieces, spans)
    text = "".join(pieces)
    left = len(text) - len(text.lstrip())
    moved = [
        MarkedSpan(s.tag, s.start - left, s.end - left, s.attributes)
        for s in spans
        if s.tag != "report"
    ]
    order = sorted(moved, key=lambda s: (s.start, -s.end, s.tag))
    return MarkedReport(
        root.get("id", ""), text.strip(), tuple(sorted(root.attrib.items())), tuple(order)
    )


def _walk(element: ET.Element, pieces: list[str], spans: list[MarkedSpan]) -> None:
    start = sum(map(len, pieces))
    pieces.append(element.text or "")
    for child in element:
        _walk(child, pieces, spans)
        pieces.append(child.tail or "")
    end = sum(map(len, pieces))
    spans.append(MarkedSpan(element.tag, start, end, tuple(sorted(element.attrib.items()))))


def find_faults(report: MarkedReport) -> Iterator[str]:
    """What is wrong with the markup of `report`, one sentence each."""
    words = len(report.text.split())
    if not 120 <= words <= 1200:
        yield f"{words} words"
    roles = Counter((s.tag, s.get("a")) for s in report.spans if s.tag in ROLES)
    numbers = {number for _, number in roles}
    for number in sorted(numbers, key=str):
        if roles["cue", number] > 1 or roles["source", number] > 1:
            yield f"attribution {number} has {roles['cue', number]} cues, {roles['source', number]} sources"
        if not roles["content", number]:
            yield f"attribution {number} has no content"
    for span in report.spans:
        yield from _span_faults(report, span)


def _span_faults(report: MarkedReport, span: MarkedSpan) -> Iterator[str]:
    words = report.text[span.start : span.end]
    shown = f"<{span.tag}> {words[:50]!r}"
    if span.tag not in TAGS:
        yield f"{shown}: no such mark"
    if not words or words != words.strip():
        yield f"{shown}: empty, or white space at its edge"
    if span.tag in ROLES and not (span.get("a") or "").isdigit():
        yield f"{shown}: no number"
    if span.tag in NAMES | {"source"} and not span.get("e"):
        yield f"{shown}: does not say who is meant"
    if span.tag == "time" and (
        span.get("type") not in TIMES or not _VALUE.fullmatch(span.get("value") or "")
    ):
        yield f"{shown}: {span.get('type')} {span.get('value')} is no TIMEX3"
    if span.tag == "furniture" and span.get("kind") not in FURNITURE:
        yield f"{shown}: kind {span.get('kind')}"
    if span.tag not in {"content", "headline"} and "\n" in words:
        yield f"{shown}: goes over a line"


def main() -> int:
    """Prints the faults of the files named on the command line, and how much they hold."""
    n_faults, counts = 0, Counter[str]()
    for name in sys.argv[1:]:
        try:
            report = read_marked_report(Path(name))
        except ET.ParseError as error:
            print(f"{name}: not well-formed: {error}")
            n_faults += 1
            continue
        counts["reports"] += 1
        counts["words"] += len(report.text.split())
        counts["attributions"] += len({s.get("a") for s in report.spans if s.tag in ROLES})
        counts.update(s.tag for s in report.spans)
        for fault in find_faults(report):
            n_faults += 1
            print(f"{name}: {fault}")
    print(", ".join(f"{count} {what}" for what, count in sorted(counts.items())))
    return 1 if n_faults else 0


if __name__ == "__main__":
    sys.exit(main())
