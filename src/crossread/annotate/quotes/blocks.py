"""Paragraphs that a colon leads to and that are somebody else's words, though no marks stand around them.

In go a text with its paragraphs, the words in marks, and the speakers; out come quotes, a paragraph each. A page sets
such words in, and plain text loses that: what is left is a line that ends with a colon, and behind it an "I" in a report
that else speaks of nobody so.
"""

import re
from collections.abc import Sequence

from crossread.annotate.mentions.source_phrases import last_sentence
from crossread.annotate.sorted_spans import overlapping
from crossread.annotate.speakers.speakers import Speakers
from crossread.language.closed_classes import says
from crossread.language.marks import Marked
from crossread.language.words import find_words
from crossread.types.annotation import EntityKind, MentionForm, Quote, QuoteKind
from crossread.types.span import Span

__all__ = ["find_block_quotes"]

_OWN = re.compile(r"\b(?:I(?=\s|['’](?:m|ve|d|ll)\b)|[Mm]y)\b")
_LEAST_WORDS = 8  # of a paragraph; a line of a list has fewer
_MOST_BETWEEN = 3  # paragraphs from an "I" to the next one of the same words
# What a person writes or gives, in a line that leads to its words.
_WRITTEN = re.compile(
    r"\b(?:statement|letter|memo|post|remarks|e-?mail|note|message|tweet|speech|testimony|blog|essay|column|diary)s?\b"
)


def find_block_quotes(
    text: str, paragraphs: Sequence[Span], marked: Sequence[Marked], speakers: Speakers
) -> list[Quote]:
    """The paragraphs of blocks, up to where the report itself speaks as "I"; the line before each block names its speaker."""
    blocks: dict[int, Span] = {}
    for at in range(1, len(paragraphs)):
        if not _speaks_as_i(text, paragraphs[at], marked):
            continue
        before = paragraphs[at - 1]
        if before.of(text).rstrip().endswith(":"):
            speaker = _who_is_led_to(text, before, paragraphs[at].start, speakers)
            if speaker is not None and _speaks_of(text, paragraphs[at], speaker, speakers):
                continue  # somebody else tells it
            of_block = [at] if speaker is not None else []
        else:
            speaker, of_block = _going_on(paragraphs, at, blocks, speakers)
        if speaker is None or at not in of_block:
            break  # the report itself says "I", or nobody knows who does
        blocks |= dict.fromkeys(of_block, speaker)
    return [
        Quote((paragraphs[at],), QuoteKind.DIRECT, speaker, speakers.name(speaker))
        for at, speaker in blocks.items()
    ]


def _going_on(
    paragraphs: Sequence[Span], at: int, blocks: dict[int, Span], speakers: Speakers
) -> tuple[Span | None, list[int]]:
    """Whose words the "I" in paragraph `at` goes on, and from which paragraph on: those that do not speak of him."""
    last = next(reversed(blocks), -_MOST_BETWEEN)
    if at - last > _MOST_BETWEEN:
        return None, []
    speaker = blocks[last]
    return speaker, [
        n
        for n in range(last + 1, at + 1)
        if not _speaks_of(speakers.text, paragraphs[n], speaker, speakers)
    ]


def _speaks_of(text: str, paragraph: Span, speaker: Span, speakers: Speakers) -> bool:
    """Whether a paragraph tells of the speaker as of another: by name or role, or as a "he" that it begins with."""
    name = speakers.name(speaker)
    return paragraph.of(text).startswith(("He ", "She ")) or any(
        m.name == name and m.form != MentionForm.PRONOUN
        for m in speakers.facts.mentions_in(paragraph)
    )


def _speaks_as_i(text: str, paragraph: Span, marked: Sequence[Marked]) -> bool:
    """Whether an "I" or "my" stands in a paragraph outside all marks."""
    inside = overlapping(marked, lambda one: one.outer, paragraph)
    return len(paragraph.of(text).split()) >= _LEAST_WORDS and any(
        not any(one.outer.contains(Span(*found.span())) for one in inside)
        for found in _OWN.finditer(text, paragraph.start, paragraph.end)
    )


def _who_is_led_to(text: str, lead: Span, start: int, speakers: Speakers) -> Span | None:
    """Who speaks in the last sentence of the line, or whom it names first where it tells of a statement or a letter."""
    begin = last_sentence(text, lead.start, lead.end)
    told = speakers.told_last(lead.start, start)
    if told and told[0][1] is not None:
        behind = find_words(text, Span(told[0][0].end, lead.end))
        return told[0][0] if any(says(word.lower) for word in behind) else None
    if _WRITTEN.search(text, begin, lead.end) is None:
        return None
    named = (
        m
        for m in speakers.facts.mentions_in(Span(begin, lead.end))
        if m.kind == EntityKind.PERSON and m.form == MentionForm.NAME
    )
    first = next(named, None)
    return None if first is None else first.span
