"""Statements: the smallest units that are compared, each inside one sentence.

In goes a text with its sentences and quotes; out come statements sorted by span. A sentence is cut where
a new clause begins (a semicolon, or a comma with a conjunction or relative word) and both sides are
long enough to say something; quoted words and what frames them stay one statement.
"""

import re
from collections.abc import Iterator, Sequence

from crossread.annotate.certainty import certainty_of
from crossread.language.dateline import find_dateline
from crossread.types.annotation import Quote, QuoteKind, Sentence, Statement
from crossread.types.span import Span

__all__ = ["find_statements"]

_CUT = re.compile(
    r"(?:;|\s[—–]\s|--)\s*|,\s+(?=(?:and|but|while|although|though|whereas|which|who|after|before|because|"
    r"as|when|where|since|so|yet|until|even as|even though|despite|following|amid|with|during)\s)"
    r"|(?<!\bday)(?<!\bdays)(?<!\bhours)(?<!\bhour)(?<!\bweek)(?<!\bweeks)(?<!\bmonths)(?<!\byears)"
    r"(?<!\bshortly)(?<!\bsoon)(?<!\bminutes)(?<!\bjust)(?<!\byear)(?<!\bmonth)"
    r"\s+(?=(?:after|while|because|although|during which|and (?:said|says|added|warned|called|vowed|that))\s)",
)
_ENOUGH = 5  # words; a shorter clause says too little to be matched by itself


def find_statements(
    text: str, sentences: Sequence[Sentence], quotes: Sequence[Quote]
) -> tuple[Statement, ...]:
    """The statements of a report, its headline among them as one."""
    statements: list[Statement] = []
    dateline = find_dateline(text)
    for sentence in sentences:
        inside = [quote for quote in quotes if any(sentence.span.overlap(c) for c in quote.content)]
        span = _behind(sentence.span, dateline.span) if dateline else sentence.span
        for clause in _clauses(text, span, inside):
            speaker = _speaker(clause, inside)
            statements.append(Statement(clause, speaker, certainty_of(clause.of(text))))
    return tuple(statements)


def _behind(sentence: Span, dateline: Span) -> Span:
    """The sentence without the dateline that it begins with."""
    if sentence.contains(dateline) and dateline.end < sentence.end:
        return Span(dateline.end, sentence.end)
    return sentence


def _clauses(text: str, sentence: Span, quotes: Sequence[Quote]) -> Iterator[Span]:
    start = sentence.start
    marked = [c for quote in quotes if quote.kind != QuoteKind.INDIRECT for c in quote.content]
    for match in _CUT.finditer(text, sentence.start, sentence.end):
        if any(c.start <= match.start() < c.end for c in marked):
            continue
        if _says_enough(text[start : match.start()]) and _says_enough(
            text[match.end() : sentence.end]
        ):
            yield Span(start, match.start())
            start = match.end()
    yield Span(start, sentence.end)


def _says_enough(words: str) -> bool:
    return len(words.split()) >= _ENOUGH


def _speaker(clause: Span, quotes: Sequence[Quote]) -> str | None:
    """Whose words fill most of the clause, if somebody's do."""
    for quote in quotes:
        if sum(clause.overlap(content) for content in quote.content) > 0.4 * len(clause):
            return quote.speaker_name
    return None
