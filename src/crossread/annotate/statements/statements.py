"""Statements: the smallest units that are compared, each inside one sentence.

In goes a text with its sentences and quotes; out come statements sorted by span. A sentence is cut into its
clauses (`clauses`); a dateline and who posted a message are no part of any, and a heading is none.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from crossread.annotate.sorted_spans import around
from crossread.annotate.statements.certainty import certainty_of
from crossread.annotate.statements.clauses import find_clauses
from crossread.language.closed_classes import FINITE_VERB
from crossread.language.dateline import find_dateline
from crossread.types.annotation import Quote, QuoteKind, Sentence, Statement
from crossread.types.span import Span

__all__ = ["find_statements"]

# Who posted what stands before it, and when: "— Ada Brandt (@adabrandt) March 3, 2018".
_SIGNATURE = re.compile(
    r"(?:^|(?<=\s))(?:[—–-]\s*)?(?:[^\sa-z(—–-]\S*\s+){1,6}\(@\w{1,30}\)\s*"
    r"(?:[A-Z][a-z]+\.? \d{1,2}, \d{4}|\d{1,2} [A-Z][a-z]+\.? \d{4})?$"
)
_SIGNED = 60  # characters from a handle to the end of its day
# A heading between two paragraphs: "Last-minute fears", "How the mayor won". A figure or a mark of lists tells more.
_HEADING_WORDS = 9
_LONGEST_HEADING = 80  # characters
_ASKS = ("How ", "Why ", "What ", "Where ", "Who ")
_STOPS = ".!?…\"”’'"
_NEAR = 24  # stretches of quoted words on each side; no clause of a report holds more of them


@dataclass(frozen=True, slots=True)
class _Told:
    """A stretch of somebody's words: the number of its quote, and the speaker's name."""

    content: Span
    quote: int
    speaker: str | None


def find_statements(
    text: str, sentences: Sequence[Sentence], quotes: Sequence[Quote]
) -> tuple[Statement, ...]:
    """The statements of a report, its headline among them as one."""
    statements: list[Statement] = []
    dateline = find_dateline(text)
    told = [
        _Told(content, number, quote.speaker_name)
        for number, quote in enumerate(quotes)
        for content in quote.content
    ]
    told.sort(key=lambda one: (one.content, one.quote))
    marked = [one.content for one in told if quotes[one.quote].kind != QuoteKind.INDIRECT]
    for number, sentence in enumerate(sentences):
        if _is_heading(text, sentences, number):
            continue
        span = _behind(sentence.span, dateline.span) if dateline else sentence.span
        span = _before_signature(text, span) if span is not None else None
        if span is None:
            continue
        for clause in find_clauses(text, span, marked):
            speaker = _speaker(clause, told)
            statements.append(Statement(clause, speaker, certainty_of(clause.of(text))))
    return tuple(statements)


def _is_heading(text: str, sentences: Sequence[Sentence], number: int) -> bool:
    """Whether a sentence is a heading: a short line without a verb or a stop, alone between two that are none.

    A long line is none, though the site lost its stop.
    """
    span = sentences[number].span
    if span.end - span.start > _LONGEST_HEADING or not 0 < number < len(sentences) - 1:
        return False
    words = span.of(text)
    if words[-1] in _STOPS or len(words.split()) > _HEADING_WORDS or not words[0].isalpha():
        return False
    before, behind = sentences[number - 1].span, sentences[number + 1].span
    alone = "\n" in text[before.end : span.start] and "\n" in text[span.end : behind.start]
    if not alone or _may_be_heading(text, before) or _may_be_heading(text, behind):
        return False
    if any(mark.isdigit() or mark in ":;" for mark in words):
        return False
    return words.startswith(_ASKS) or FINITE_VERB.search(words.lower()) is None


def _may_be_heading(text: str, sentence: Span) -> bool:
    """Whether a neighbour is short and has no stop: of several such lines each may be an entry of a list."""
    return text[sentence.end - 1] not in _STOPS and len(sentence) <= _LONGEST_HEADING


def _behind(sentence: Span, dateline: Span) -> Span | None:
    """The sentence without the dateline that it begins with, or ends; None where it is a part of one."""
    if not dateline.start <= sentence.start < dateline.end and not sentence.contains(dateline):
        return sentence
    return Span(dateline.end, sentence.end) if dateline.end < sentence.end else None


def _before_signature(text: str, sentence: Span) -> Span | None:
    """The sentence without who posted it; None where it is nothing else."""
    if not text[max(sentence.start, sentence.end - _SIGNED) : sentence.end].count("(@"):
        return sentence
    signed = _SIGNATURE.search(sentence.of(text))
    if signed is None:
        return sentence
    words = sentence.of(text)[: signed.start()].rstrip()
    return Span(sentence.start, sentence.start + len(words)) if words else None


def _speaker(clause: Span, told: Sequence[_Told]) -> str | None:
    """Whose words fill most of the clause, if somebody's do."""
    shares: dict[int, int] = {}
    names: dict[int, str | None] = {}
    for one in around(told, lambda it: it.content, clause.start, most=_NEAR):
        if one.content.end <= clause.start or one.content.start >= clause.end:
            continue  # as most are
        shares[one.quote] = shares.get(one.quote, 0) + clause.overlap(one.content)
        names[one.quote] = one.speaker
    for quote in sorted(shares):
        if shares[quote] > 0.4 * len(clause):
            return names[quote]
    return None
