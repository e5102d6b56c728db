"""The order in which a synopsis is read, the same on the terminal, in Markdown and on the page.

In goes a Synopsis; out come its reports with letters, its alignments in groups with headings, and its
quotes by speaker. Decides order and headings only: it neither shortens nor escapes.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from crossread.export.context import words_before
from crossread.export.speech import is_speech
from crossread.export.wording import (
    ASPECTS,
    HEADINGS,
    NOTES,
    clean_line,
    count,
    join_words,
    marks_in_words,
    published_in_words,
    time_in_words,
    updated_in_words,
    via_in_words,
)
from crossread.types.alignment import (
    Alignment,
    Copy,
    Entity,
    Extent,
    Independence,
    Match,
    Relation,
)
from crossread.types.annotation import Annotations, MentionForm, Quote, QuoteKind
from crossread.types.report import Citation, Report
from crossread.types.span import Span
from crossread.types.story import Story
from crossread.types.synopsis import Synopsis

__all__ = [
    "Group",
    "Lettered",
    "Said",
    "Speaker",
    "copy_in_words",
    "facts_of_quote",
    "facts_of_report",
    "find_letter",
    "give_letters",
    "group_alignments",
    "group_quotes",
    "group_wordings",
    "is_inside",
    "lead_of",
    "letters_of",
    "order_citations",
    "told_alike",
]


@dataclass(frozen=True, slots=True)
class Lettered:
    """A report and the letter that stands for it in every output: A, B, ... Z, AA, AB, ...; `sentences` are the report's."""

    letter: str
    report: Report
    sentences: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Alignments under one heading; `note` says in one sentence what the heading means."""

    relation: Relation
    heading: str
    note: str
    alignments: tuple[Alignment, ...]


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


def give_letters(story: Story) -> tuple[Lettered, ...]:
    """The reports of a story in their order, each with its letter."""
    return tuple(
        Lettered(_letter(number), report, tuple(one.span for one in annotations.sentences))
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
    """The words of its sentence before a citation that begins within it; `told` are shown right before."""
    each = next((each for each in lettered if each.report.id == citation.report_id), None)
    if each is None:
        return ""
    return words_before(each.report, each.sentences, citation.span, told)


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


def facts_of_quote(said: Said, write: Callable[[str], str]) -> tuple[str, ...]:
    """What is told beside a quote: its cue, who passed it on, where and when; `write` as in `facts_of_report`."""
    quote, report = said.quote, said.lettered.report
    venue = None if _is_relay(quote, report.text) else quote.venue
    facts = (
        "" if quote.cue is None else write(report.show(quote.cue)),
        via_in_words(write(report.show(span)) for span in quote.relays),
        "" if venue is None else write(report.show(venue)),
        "" if quote.time is None else write(time_in_words(quote.time)),
    )
    return tuple(filter(None, facts))


def _is_relay(quote: Quote, text: str) -> bool:
    """Whether the venue is who passed the words on, so that "told the Courier" is told once."""
    venue = quote.venue
    return venue is not None and any(
        relay.end == venue.end and text[venue.start : relay.start].strip().lower() in {"", "the"}
        for relay in quote.relays
    )


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


def group_quotes(synopsis: Synopsis, lettered: Sequence[Lettered]) -> tuple[Speaker, ...]:
    """The quotes of all reports by speaker: those quoted by most reports first, the unnamed last; speech before all else."""
    at = _names_at(synopsis.entities)
    spelt = {entity.name.casefold(): entity.name for entity in reversed(synopsis.entities)}
    by_name: dict[str | None, list[Said]] = {}
    for each, annotations in zip(lettered, synopsis.story.annotations, strict=True):
        called = spelt | _names_in(each.report, annotations, at)
        for quote in _told_once(annotations.quotes):
            name = _name_speaker(each.report, quote, at, called)
            by_name.setdefault(name, []).append(Said(each, quote))
    speakers = [
        Speaker(name, tuple(sorted(said, key=lambda one: not _is_speech(one))))
        for name, said in by_name.items()
    ]
    # The sort is stable: speakers quoted alike often stay in the order of their first words.
    return tuple(sorted(speakers, key=_by_weight))


def _told_once(quotes: Sequence[Quote]) -> list[Quote]:
    """The quotes in the order of the text, without words in marks that stand in a clause which is told as well."""
    told = [quote for quote in quotes if quote.kind is QuoteKind.INDIRECT]
    return sorted(
        (one for one in quotes if not any(_is_part(one, clause) for clause in told)),
        key=lambda quote: quote.content[0],
    )


def _is_part(one: Quote, clause: Quote) -> bool:
    """Whether the words in marks are some of those that the same speaker says in `clause`."""
    return (
        one.kind is QuoteKind.MIXED
        and one.speaker == clause.speaker
        and all(any(piece.contains(span) for piece in clause.content) for span in one.content)
    )


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
