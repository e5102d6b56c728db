"""The annotations of a synopsis in the standoff form of brat (https://brat.nlplab.org/standoff.html).

In goes a Synopsis; out come the bytes of a zip file: for each report a text (`.txt`) and its annotations (`.ann`),
and the `annotation.conf` that brat needs to show them. Offsets are code points of the text, as in the report.

A quote is an event on its cue with the arguments Source, Content, Relay and Venue; a relation from Source to Content
where it has no cue. Names are Person, Organisation or Place; times are Time, happenings Happening. What words mean
that they do not spell out stands in a note. A span is cut where its text has a tab or the end of a line, since brat
keeps a line for each annotation.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from crossread.export.outline import give_letters
from crossread.export.wording import clean_line
from crossread.export.zip_file import write_zip
from crossread.types.annotation import Annotations, Certainty, EntityKind, Quote, QuoteKind
from crossread.types.report import Report
from crossread.types.span import Span
from crossread.types.synopsis import Synopsis

__all__ = ["write_brat"]

_NAMES = {
    EntityKind.PERSON: "Person",
    EntityKind.ORGANISATION: "Organisation",
    EntityKind.PLACE: "Place",
}
# All that some reader takes for the end of a line, and the tab between columns.
_LINE = re.compile("[^\t\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")

_CONFIGURATION = f"""\
[entities]
Source
Content
Relay
Venue
Person
Organisation
Place
Time
Happening

[relations]
Says\tArg1:Source, Arg2:Content

[events]
Cue\tSource?:Source, Content+:Content, Relay*:Relay, Venue?:Venue

[attributes]
Kind\tArg:Cue|Content, Value:{"|".join(kind.value for kind in QuoteKind)}
Certainty\tArg:Happening, Value:{"|".join(certainty.value for certainty in Certainty)}
"""


@dataclass(slots=True)
class _File:
    """The lines of one `.ann` file so far, and how many of each sort it has."""

    text: str
    lines: list[str] = field(default_factory=list)
    n_by_sort: dict[str, int] = field(default_factory=dict)

    def add(self, sort: str, rest: str) -> str:
        """Add a line; its id, such as `T3`, is given back."""
        number = self.n_by_sort[sort] = self.n_by_sort.get(sort, 0) + 1
        self.lines.append(f"{sort}{number}\t{rest}")
        return f"{sort}{number}"

    def bind(self, kind: str, spans: Iterable[Span]) -> str | None:
        """Add a text-bound annotation; None where its words are nothing but spaces."""
        pieces = [piece for span in spans for piece in _pieces(self.text, span)]
        if not pieces:
            return None
        places = ";".join(f"{piece.start} {piece.end}" for piece in pieces)
        return self.add("T", f"{kind} {places}\t{' '.join(p.of(self.text) for p in pieces)}")

    def note(self, target: str | None, words: str | None) -> None:
        """Add a note of the annotator to `target`, where there is something to note."""
        shown = clean_line(words or "")
        if target and shown:
            self.add("#", f"AnnotatorNotes {target}\t{shown}")


def write_brat(synopsis: Synopsis) -> bytes:
    """The zip file; a report's files are named by its letter."""
    members = [("annotation.conf", _CONFIGURATION.encode("utf-8"))]
    for each, annotations in zip(
        give_letters(synopsis.story), synopsis.story.annotations, strict=True
    ):
        written = _write(each.report, annotations)
        members += [
            (f"{each.letter}.txt", each.report.text.encode("utf-8", "replace")),
            (f"{each.letter}.ann", written.encode("utf-8", "replace")),
        ]
    return write_zip(members)


def _write(report: Report, annotations: Annotations) -> str:
    file = _File(report.text)
    for quote in sorted(annotations.quotes, key=lambda quote: quote.content[0]):
        _add_quote(file, quote)
    for mention in annotations.mentions:
        bound = file.bind(_NAMES[mention.kind], [mention.span])
        file.note(bound, mention.name)
    for time in annotations.times:
        bound = file.bind("Time", [time.span])
        file.note(bound, f"{time.kind.value} {time.value}: {time.reason}")
    for event in annotations.events:
        bound = file.bind("Happening", [event.span])
        if bound:
            file.add("A", f"Certainty {bound} {event.status.value}")
        file.note(bound, event.kind)
    return "".join(f"{line}\n" for line in file.lines)


def _add_quote(file: _File, quote: Quote) -> None:
    content = file.bind("Content", quote.content)
    if content is None:
        return
    source = file.bind("Source", [quote.speaker] if quote.speaker else [])
    file.note(source, quote.speaker_name)
    cue = file.bind("Cue", [quote.cue] if quote.cue else [])
    relays = [file.bind("Relay", [relay]) for relay in quote.relays]
    venue = file.bind("Venue", [quote.venue] if quote.venue else [])
    told = content
    if cue is not None:
        arguments = [("Source", source), ("Content", content), ("Venue", venue)]
        arguments += [(f"Relay{_nth(number)}", relay) for number, relay in enumerate(relays)]
        roles = "".join(f" {role}:{found}" for role, found in arguments if found)
        told = file.add("E", f"Cue:{cue}{roles}")
    elif source is not None:
        file.add("R", f"Says Arg1:{source} Arg2:{content}")
    file.add("A", f"Kind {told} {quote.kind.value}")
    file.note(told, quote.time)


def _nth(number: int) -> str:
    """How brat tells several arguments of one role apart: Relay, Relay2, Relay3."""
    return str(number + 1) if number else ""


def _pieces(text: str, span: Span) -> Iterator[Span]:
    """The parts of `span` that lie on one line each, without spaces at their ends."""
    for line in _LINE.finditer(text, span.start, span.end):
        words = line[0]
        start = line.start() + len(words) - len(words.lstrip())
        end = line.end() - len(words) + len(words.rstrip())
        if start < end:
            yield Span(start, end)
