"""The order in which a synopsis is read, the same on the terminal, in Markdown and on the page.

In goes a Synopsis; out come its reports with letters, and its alignments in groups with headings; its quotes by
speaker are told by `speakers`. Decides order and headings only: it neither shortens nor escapes.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from crossread.export.context import tag_of, words_before
from crossread.export.wording import (
    ASPECTS,
    HEADINGS,
    NOTES,
    count,
    join_words,
    marks_in_words,
    published_in_words,
    updated_in_words,
)
from crossread.types.alignment import (
    Alignment,
    Copy,
    Extent,
    Independence,
    Match,
    Relation,
)
from crossread.types.annotation import Quote
from crossread.types.report import Citation, Report
from crossread.types.span import Span
from crossread.types.story import Story

__all__ = [
    "Group",
    "Lettered",
    "copy_in_words",
    "facts_of_report",
    "find_letter",
    "give_letters",
    "group_alignments",
    "group_wordings",
    "is_inside",
    "lead_of",
    "letters_of",
    "order_citations",
    "told_alike",
]


@dataclass(frozen=True, slots=True)
class Lettered:
    """A report and the letter that stands for it in every output: A, B, ... Z, AA, AB, ...

    `sentences` and `quotes` are the report's.
    """

    letter: str
    report: Report
    sentences: tuple[Span, ...] = ()
    quotes: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Alignments under one heading; `note` says in one sentence what the heading means."""

    relation: Relation
    heading: str
    note: str
    alignments: tuple[Alignment, ...]


def give_letters(story: Story) -> tuple[Lettered, ...]:
    """The reports of a story in their order, each with its letter."""
    return tuple(
        Lettered(
            _letter(number),
            report,
            tuple(one.span for one in annotations.sentences),
            annotations.quotes,
        )
        for number, (report, annotations) in enumerate(
            zip(story.reports, story.annotations, strict=True)
        )
    )


def find_letter(lettered: Sequence[Lettered], report_id: str) -> str:
    """The letter of a report; a question mark for one that is not in the story."""
    return next((each.letter for each in lettered if each.report.id == report_id), "?")


def letters_of(lettered: Sequence[Lettered], report_ids: Iterable[str]) -> tuple[str, ...]:
    """The letters of some reports, in the order of the story."""
    wanted = frozenset(report_ids)
    return tuple(each.letter for each in lettered if each.report.id in wanted)


def copy_in_words(copy: Copy, lettered: Sequence[Lettered]) -> str:
    """Which reports print one text, and whose it is where that is known."""
    who = join_words(letters_of(lettered, copy.report_ids))
    extent = "the same text" if copy.extent is Extent.WHOLE else "partly the same text"
    return f"{who} print {extent}" + (f", from {copy.origin}." if copy.origin else ".")


def order_citations(
    lettered: Sequence[Lettered], citations: Iterable[Citation]
) -> tuple[Citation, ...]:
    """The citations by report, then by place, each once.

    A citation inside another is told by that one: it only points at the words that matter there.
    """
    order = {each.report.id: number for number, each in enumerate(lettered)}
    unknown = len(order)
    once = tuple(dict.fromkeys(citations))
    whole = [c for c in once if not any(is_inside(c, other) for other in once)]
    return tuple(sorted(whole, key=lambda c: (order.get(c.report_id, unknown), c.span)))


def group_wordings(
    lettered: Sequence[Lettered], citations: Iterable[Citation], show: Callable[[str], str]
) -> dict[str, tuple[Citation, ...]]:
    """The wordings among `citations` as `show` writes them, in their order, each with all that are written so."""
    reports = {each.report.id: each.report for each in lettered}
    found: dict[str, list[Citation]] = {}
    for citation in order_citations(lettered, citations):
        report = reports.get(citation.report_id)
        words = citation.text if report is None else report.show(citation.span)
        found.setdefault(show(words), []).append(citation)
    return {words: tuple(cited) for words, cited in found.items()}


def lead_of(lettered: Sequence[Lettered], citation: Citation, told: Iterable[Citation] = ()) -> str:
    """The words of its sentence before a citation, or who says it elsewhere; `told` are shown beside it."""
    each = next((each for each in lettered if each.report.id == citation.report_id), None)
    if each is None:
        return ""
    shown = tuple(told)
    return words_before(each.report, each.sentences, citation.span, shown) or tag_of(
        each.report, each.quotes, citation.span, shown
    )


def facts_of_report(report: Report, place: str, write: Callable[[str], str]) -> tuple[str, ...]:
    """What is told of a report on a line: when, where in its outlet, its marks, its place, and how much was dropped.

    `place` is where it was read, and is not told again where that is its name already. `write` brings words that are not
    our own into the view.
    """
    n_dropped = len(report.dropped)
    facts = (
        published_in_words(report),
        updated_in_words(report),
        write(report.section or ""),
        marks_in_words(report),
        "" if report.outlet is None else write(place),
        f"{count(n_dropped, 'line')} dropped" if n_dropped else "",
    )
    return tuple(filter(None, facts))


def is_inside(inner: Citation, outer: Citation) -> bool:
    """Whether `inner` cites some, and not all, of the words that `outer` cites."""
    return (
        inner.report_id == outer.report_id
        and inner.span != outer.span
        and outer.span.contains(inner.span)
    )


def group_alignments(
    alignments: Sequence[Alignment], lettered: Sequence[Lettered]
) -> tuple[Group, ...]:
    """Conflicts, then differences by aspect, then what all or several carry, then what one carries.

    Of several reports the group of conflicts is always there, for that there are none is news; other empty groups are
    not. A point that differences already set side by side is not listed once more as told alike.
    """
    by_relation: dict[Relation, list[Alignment]] = {relation: [] for relation in Relation}
    for alignment in alignments:
        by_relation[alignment.relation].append(alignment)
    groups = (
        Group(
            Relation.CONFLICT,
            HEADINGS["conflict"],
            NOTES["conflict"],
            tuple(by_relation[Relation.CONFLICT]),
        ),
        *_differing(by_relation[Relation.DIFFER]),
        *_agreeing(told_alike(alignments), len(lettered)),
        *_single(by_relation[Relation.SINGLE], lettered),
    )
    kept_empty = {Relation.CONFLICT} if len(lettered) > 1 else set()
    return tuple(g for g in groups if g.alignments or g.relation in kept_empty)


def _letter(number: int) -> str:
    """The letters of a column of a spreadsheet: A for 0, Z for 25, AA for 26."""
    letter = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letter = chr(ord("A") + rest) + letter
    return letter


def _differing(alignments: Sequence[Alignment]) -> tuple[Group, ...]:
    return tuple(
        Group(
            Relation.DIFFER,
            f"{HEADINGS['differ']} {words}",
            NOTES["differ"],
            tuple(a for a in alignments if a.aspect is aspect),
        )
        for aspect, words in ASPECTS.items()
    )


_BLOCK = 256  # characters; a citation stands in one or two blocks, so a large story is not searched through
_Blocks = dict[tuple[str, int], list[tuple[Span, int]]]


def told_alike(alignments: Sequence[Alignment]) -> tuple[Alignment, ...]:
    """The agreements among them that no differences or conflicts show already."""
    apart = [one for one in alignments if one.relation in {Relation.CONFLICT, Relation.DIFFER}]
    shown: _Blocks = {}
    for number, card in enumerate(apart):
        for citation in card.citations:
            for block in _blocks_of(citation):
                shown.setdefault(block, []).append((citation.span, number))
    agreements = (one for one in alignments if one.relation is Relation.AGREE)
    return tuple(one for one in agreements if not _is_told_apart(one, shown))


def _is_told_apart(agreement: Alignment, shown: _Blocks) -> bool:
    """Whether other cards show all that the agreement cites; origins that are independent are news of their own."""
    if agreement.independence is Independence.INDEPENDENT:
        return False
    by_card: dict[int, set[Citation]] = {}
    for citation in agreement.citations:
        for block in _blocks_of(citation):
            for span, card in shown.get(block, ()):
                if span.overlap(citation.span):
                    by_card.setdefault(card, set()).add(citation)
    # A card with words of one report alone is of another point in one of its sentences.
    side_by_side = (some for some in by_card.values() if len({one.report_id for one in some}) > 1)
    return set(agreement.citations) <= {one for some in side_by_side for one in some}


def _blocks_of(citation: Citation) -> Iterable[tuple[str, int]]:
    first, last = citation.span.start // _BLOCK, (citation.span.end - 1) // _BLOCK
    return ((citation.report_id, number) for number in range(first, last + 1))


def _agreeing(alignments: Sequence[Alignment], n_reports: int) -> tuple[Group, ...]:
    sure = [a for a in alignments if a.match is Match.SURE]
    by_all = tuple(a for a in sure if len(a.report_ids) == n_reports)
    by_some = tuple(a for a in sure if len(a.report_ids) != n_reports)
    loose = tuple(a for a in alignments if a.match is Match.LOOSE)
    return (
        Group(
            Relation.AGREE, "Both carry" if n_reports == 2 else "All carry", NOTES["agree"], by_all
        ),
        Group(Relation.AGREE, "Several carry", NOTES["agree"], by_some),
        Group(Relation.AGREE, HEADINGS["loose"], NOTES["loose"], loose),
    )


def _single(alignments: Sequence[Alignment], lettered: Sequence[Lettered]) -> tuple[Group, ...]:
    """What each report alone carries, then what each perhaps alone carries."""
    return tuple(
        Group(
            Relation.SINGLE,
            f"{heading} {each.letter}",
            _note_on_single(each, lettered) if match is Match.SURE else NOTES["near"],
            tuple(a for a in alignments if a.match is match and each.report.id in a.report_ids),
        )
        for match, heading in ((Match.SURE, "Only in"), (Match.LOOSE, "Perhaps only in"))
        for each in lettered
    )


def _note_on_single(each: Lettered, lettered: Sequence[Lettered]) -> str:
    others = tuple(other.letter for other in lettered if other is not each)
    return f"Not found in {join_words(others, 'or')}." if others else "There is no other report."
