"""A story of many reports, a part at a time: an overview with the first lines of each part, and pages of all of them.

The page that sets a few reports side by side holds all their texts. Of three hundred reports that would be ten megabytes,
which no one reads and no browser likes. Here each part is a list of its own, of which any stretch can be asked for; a line that many
reports carry shows some of them, and a page of its own shows them all. Words lead to the page of their report. Nothing
is left out, and only what is asked for is laid out.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from markupsafe import Markup

from crossread.export.outline import (
    Lettered,
    copy_in_words,
    find_letter,
    give_letters,
    order_citations,
    told_alike,
)
from crossread.export.picture import draw_timeline
from crossread.export.rows import Part, make_row, row_remarks
from crossread.export.speakers import Said, Speaker, group_quotes
from crossread.export.wording import (
    HEADINGS,
    clean_line,
    mark_speech,
    open_line,
    published_in_words,
    speaker_in_words,
    time_in_words,
    unquote,
)
from crossread.keep.stories import title_of
from crossread.types.alignment import Alignment, Copy, Label, Match, Relation, Variant
from crossread.types.problem import Problem
from crossread.types.report import Citation
from crossread.types.span import Span
from crossread.types.synopsis import Passage, Synopsis, TimelineEntry

__all__ = ["LargeStory", "Line", "Stretch", "Told", "lay_out", "stretch_of"]


@dataclass(frozen=True, slots=True)
class Told:
    """What one report has in a line: its letter, where the words stand, and the words; none where the line has them."""

    letter: str
    href: str
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a part; `number` counts from 0 in the part. Of `n_told` that carry it, those from `first` on are told.

    `about` is its heading and `tag` in what its versions differ; `words` stand once for all that carry it. Each is empty
    where there is none.
    """

    number: int
    about: str = ""
    tag: str = ""
    words: str = ""
    told: tuple[Told, ...] = ()
    first: int = 0
    n_told: int = 0
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some neighbouring lines of a part, of `n_lines`."""

    name: str
    heading: str
    lines: tuple[Line, ...]
    n_lines: int

    @property
    def end(self) -> int:
        """The number of the line behind the last."""
        return self.lines[-1].number + 1 if self.lines else 0


_Carrying = TypeVar("_Carrying")
_Item = Lettered | Copy | Passage | Alignment | Speaker | TimelineEntry | Label | Problem


@dataclass(frozen=True, slots=True)
class LargeStory:
    """A story, ready to be shown part by part: `parts` are the lines of each, not laid out yet; `picture` its timeline."""

    synopsis: Synopsis
    lettered: tuple[Lettered, ...]
    parts: Mapping[str, Sequence[_Item]]
    picture: Markup


def lay_out(synopsis: Synopsis) -> LargeStory:
    """All that is shown of a synopsis, whichever part is asked for."""
    lettered = give_letters(synopsis.story)
    parts = _list_parts(synopsis, lettered)
    return LargeStory(synopsis, lettered, parts, draw_timeline(synopsis, lettered))


def _list_parts(synopsis: Synopsis, lettered: Sequence[Lettered]) -> Mapping[str, Sequence[_Item]]:
    """All lines of each part, not laid out yet."""
    order = {each.report.id: number for number, each in enumerate(lettered)}
    of: dict[Relation, list[Alignment]] = {relation: [] for relation in Relation}
    for one in synopsis.alignments:
        of[one.relation].append(one)
    alike = told_alike(synopsis.alignments)
    singles = sorted(
        of[Relation.SINGLE],
        key=lambda one: (one.match is Match.LOOSE, order[min(one.report_ids)]),
    )
    return {
        "reports": lettered,
        "copies": synopsis.copies,
        "account": synopsis.passages,
        "conflict": of[Relation.CONFLICT],
        "differ": of[Relation.DIFFER],
        "agree": [one for one in alike if one.match is Match.SURE],
        "loose": [one for one in alike if one.match is Match.LOOSE],
        "single": singles,
        "quotes": group_quotes(synopsis, lettered),
        "timeline": synopsis.timeline,
        "labels": synopsis.labels,
        "problems": synopsis.problems,
    }


def stretch_of(  # noqa: PLR0913 - what is shown, and how much of it
    story: LargeStory, name: str, *, start: int = 0, most: int, most_told: int, first: int = 0
) -> Stretch:
    """`most` lines of the part `name` from `start` on, each with `most_told` of the reports that carry it, from `first` on."""
    items = story.parts[name]
    lay = _Layout(story.synopsis, story.lettered, first, most_told)
    lines = [
        lay.line(number, item) for number, item in enumerate(items[start : start + most], start)
    ]
    return Stretch(name, HEADINGS[name], tuple(lines), len(items))


@dataclass(frozen=True, slots=True)
class _Layout:
    """Lays lines out; of the reports that carry a line `most` are told from `first` on."""

    synopsis: Synopsis
    lettered: Sequence[Lettered]
    first: int
    most: int

    def line(self, number: int, item: _Item) -> Line:
        """The line of any item of a part."""
        match item:
            case Alignment():
                return self._point(number, item)
            case Speaker():
                return self._speaker(number, item)
            case Lettered():
                return _report_line(number, item)
            case Problem():
                words = f"{clean_line(item.subject)}: {clean_line(item.message)}"
                return Line(number, words=words)
            case Label():
                about = open_line(item.entity)
                return self._cited(number, item.citations, about=about, shows_words=True)
            case Copy():
                words = open_line(copy_in_words(item, self.lettered))
                return self._cited(number, item.citations, words=words)
            case TimelineEntry():
                about, words = time_in_words(item.when), clean_line(item.text)
                return self._cited(number, item.citations, about=about, words=words)
            case Passage():
                return self._cited(number, item.citations, words=clean_line(item.text))

    def _cited(
        self,
        number: int,
        citations: Iterable[Citation],
        *,
        about: str = "",
        words: str = "",
        shows_words: bool = False,
    ) -> Line:
        """A line with the places of its words in each report that carries it, and if it `shows_words`, these as well."""
        cited = list(dict.fromkeys(citations))
        carrying = self._in_order({one.report_id for one in cited})
        told_of = set(self._some(carrying))
        shown = order_citations(self.lettered, (one for one in cited if one.report_id in told_of))
        told = tuple(
            Told(
                find_letter(self.lettered, one.report_id),
                _address_in_report(one.report_id, one.span),
                (Part(clean_line(one.text), differs=False),) if shows_words else (),
            )
            for one in shown
        )
        return Line(number, about, words=words, told=told, first=self.first, n_told=len(carrying))

    def _speaker(self, number: int, speaker: Speaker) -> Line:
        """A line for all that one speaker says; here each quote is told of, and not each report."""
        told = tuple(
            Told(
                said.lettered.letter,
                _address_in_report(said.lettered.report.id, span),
                (Part(_spoken(said, span), differs=False),),
            )
            for said in self._some(speaker.said)
            for span in said.quote.content
        )
        name, n_said = speaker_in_words(speaker.name), len(speaker.said)
        return Line(number, name, told=told, first=self.first, n_told=n_said)

    def _point(self, number: int, one: Alignment) -> Line:
        """A line of an alignment; what differs is marked among the reports that are told, and the first two versions."""
        carrying = self._in_order(one.report_ids)
        shown = set(self._some(carrying))
        held = shown | _least(one, carrying)
        some = [each for each in self.lettered if each.report.id in held]
        row = make_row(_among(one, held), some, self.synopsis.story)
        letters = {each.letter for each in some if each.report.id in shown}
        told = tuple(
            Told(cell.letter, _address(words.address, some), words.parts)
            for cell in row.cells
            if cell.letter in letters
            for words in cell.words
        )
        return Line(
            number,
            row.about,
            row.tag,
            told=told,
            first=self.first,
            n_told=len(carrying),
            remarks=tuple(row_remarks(one)),
        )

    def _in_order(self, report_ids: Iterable[str]) -> list[str]:
        """The ids in the order of the reports; what is cited of no report of the story comes last."""
        order = {each.report.id: number for number, each in enumerate(self.lettered)}
        return sorted(report_ids, key=lambda one: (order.get(one, len(order)), one))

    def _some(self, carrying: Sequence[_Carrying]) -> Sequence[_Carrying]:
        """Those of all that carry a line that are told."""
        return carrying[self.first : self.first + self.most]


def _report_line(number: int, each: Lettered) -> Line:
    report = each.report
    when = ", ".join(filter(None, (clean_line(report.name), published_in_words(report))))
    told = (Told(each.letter, f"/reports/{report.id}"),)
    return Line(number, clean_line(title_of(report)), words=when, told=told, n_told=1)


def _least(one: Alignment, carrying: Sequence[str]) -> set[str]:
    """Reports without which the alignment would be none: the first of two versions, or the first two."""
    if len(one.variants) < 2:
        return set(carrying[:2])
    order = {report_id: number for number, report_id in enumerate(carrying)}
    return {min(variant.report_ids, key=order.__getitem__) for variant in one.variants[:2]}


def _among(one: Alignment, report_ids: set[str]) -> Alignment:
    """The alignment as far as these reports carry it."""
    variants = [
        tuple(citation for citation in variant.citations if citation.report_id in report_ids)
        for variant in one.variants
    ]
    return replace(one, variants=tuple(Variant(cited) for cited in variants if cited))


def _address(address: str, some: Sequence[Lettered]) -> str:
    """The address in its report of words that `rows.py` knows by the number of the report from 1, start and end."""
    number, start, end = (int(part) for part in address[1:].split("-"))
    return _address_in_report(some[number - 1].report.id, Span(start, end))


def _address_in_report(report_id: str, span: Span) -> str:
    """The address of words on the page of their report."""
    return f"/reports/{report_id}?at={span.start}-{span.end}#at"


def _spoken(said: Said, span: Span) -> str:
    words = unquote(clean_line(span.of(said.lettered.report.text)))
    return mark_speech(words, said.quote)
