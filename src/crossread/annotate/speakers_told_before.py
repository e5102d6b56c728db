"""Speakers whom the words before a quote tell: who goes on, whose "the statement" is, who an unnamed "he" is.

In go the quotes of a report in text order; out come the same with what the quotes and sources before them tell of
their speakers.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from crossread.annotate.documents import document_noun
from crossread.annotate.pronouns import GENDERS
from crossread.annotate.source_phrases import is_described
from crossread.annotate.speakers import Speakers
from crossread.types.annotation import Quote, QuoteKind, Sentence
from crossread.types.span import Span

__all__ = ["with_speakers_told_before"]

_SAME_DOCUMENT = re.compile(
    r"(?:the|this|that|his|her|its|their)\s+(?:\w+\s+)?"
    r"(?:statement|letter|memo|memorandum|report|document|filing|post|tweet|note|resolution)",
    re.IGNORECASE,
)
_NEXT_PARAGRAPH = 2  # line ends


def with_speakers_told_before(
    text: str, sentences: Sequence[Sentence], speakers: Speakers, quotes: Sequence[Quote]
) -> list[Quote]:
    """`quotes` with their speakers as far as what stands before each tells them; `sentences` are sorted."""
    described = _with_described(text, sentences, speakers, _said_on(text, speakers, quotes))
    return _with_documents(text, speakers, _with_those(text, described))


def _said_on(text: str, speakers: Speakers, quotes: Sequence[Quote]) -> list[Quote]:
    """Gives marked words the speaker of those before them, where a model hears who passed those on: no medium said them.

    "“It is shut,” Neal said, the Courier reported. “It will open in May.”"
    """
    found: list[Quote] = []
    before: Quote | None = None
    for quote in quotes:
        on = quote
        if quote.kind is QuoteKind.DIRECT:
            if before is not None and _passed_on(text, speakers, before, quote):
                on = replace(before, content=quote.content)
            before = on
        found.append(on)
    return found


def _passed_on(text: str, speakers: Speakers, before: Quote, quote: Quote) -> bool:
    """Whether who is heard to speak only passed on the words before, whose speaker and cue stand before him."""
    medium = quote.speaker
    if medium is None or medium in before.relays:
        return medium is not None
    start, end = before.content[-1].end, quote.content[0].start
    if (
        before.speaker is None
        or before.cue is None
        or not start <= before.cue.start < medium.start < end
    ):
        return False
    is_document = document_noun(medium.of(text).lower().split()) is not None
    return (is_document or speakers.passes_on(medium)) and "\n" not in text[start:end]


def _with_those(text: str, quotes: Sequence[Quote]) -> list[Quote]:
    """Gives a "they" the names of the "they" before it: "Brandt and Neal left. “No,” they said. “Never,” they said."."""
    named: list[Quote] = []
    last: Quote | None = None
    for quote in quotes:
        they = quote.speaker
        on = quote
        if they is not None and they.of(text).lower() == "they":
            before = last.speaker if last is not None else None
            near = (
                before is not None and text.count("\n", before.end, they.start) <= _NEXT_PARAGRAPH
            )
            if quote.speaker_name is None and last is not None and near:
                on = replace(quote, speaker_name=last.speaker_name)
            last = on if on.speaker_name is not None else None
        named.append(on)
    return named


def _with_described(
    text: str, sentences: Sequence[Sentence], speakers: Speakers, quotes: Sequence[Quote]
) -> list[Quote]:
    """Gives a "he" without a name the words that tell who he is: "A Norland spokesman said it sank. He said ..."."""
    starts = [sentence.span.start for sentence in sentences]
    return [
        quote
        if quote.speaker is None or quote.speaker_name is not None
        else replace(quote, speaker=_described_before(text, starts, speakers, quote.speaker))
        for quote in quotes
    ]


def _described_before(text: str, starts: Sequence[int], speakers: Speakers, pronoun: Span) -> Span:
    """Who spoke last, here or in the sentence before, where a pronoun can mean such a person; else the pronoun."""
    words = pronoun.of(text).lower()
    before = speakers.facts.source_at(pronoun.start - 1) if words in GENDERS else None
    number = bisect_right(starts, pronoun.start) - 1
    if before is None or number < 0 or before.start < starts[max(0, number - 1)]:
        return pronoun
    fits = is_described(text, before, GENDERS[words]) and speakers.name(before) is None
    return before if fits else pronoun


def _with_documents(text: str, speakers: Speakers, quotes: Sequence[Quote]) -> list[Quote]:
    """Gives "the statement added" the speaker of the words before it, where nothing else names one.

    Of a speaker without a name it is given the words: "The mayor's bureau rejected it. The statement added ...".
    """
    named: list[Quote] = []
    last: Quote | None = None
    for quote in quotes:
        known = quote
        unnamed = quote.speaker if quote.speaker_name is None else None
        words = unnamed.of(text) if unnamed is not None else ""
        is_another = words[:4].lower() == "its " and last and speakers.is_person(last.speaker)
        if last and _SAME_DOCUMENT.fullmatch(words) and not is_another:
            who = quote.speaker if last.speaker_name is not None else last.speaker
            known = replace(quote, speaker=who, speaker_name=last.speaker_name)
        last = known if known.speaker is not None or known.speaker_name is not None else last
        named.append(known)
    return named
