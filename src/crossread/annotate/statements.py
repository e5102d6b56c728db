"""Statements: the smallest units that are compared, each inside one sentence.

In goes a text with its sentences and quotes; out come statements sorted by span. A sentence is cut where
a new clause begins (a semicolon, or a comma with a conjunction or relative word) and both sides are
long enough to say something; quoted words and what frames them stay one statement.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from crossread.annotate.certainty import certainty_of
from crossread.annotate.sorted_spans import around, overlapping
from crossread.language.dateline import find_dateline
from crossread.types.annotation import Quote, QuoteKind, Sentence, Statement
from crossread.types.span import Span

__all__ = ["find_statements"]

_CUT = re.compile(
    r"(?:;|\s[—–]\s|--)\s*|,\s+(?=(?:and|but|while|although|though|whereas|which|who|after|before|because|"
    r"as|when|where|since|so|yet|until|even as|even though|despite|following|amid|with|during)\s)"
    # What stands ahead is looked at first, since few spaces have it.
    r"|(?=\s+(?:after|while|because|although|during which|and (?:said|says|added|warned|called|vowed|that))\s)"
    r"(?<!\bday)(?<!\bdays)(?<!\bhours)(?<!\bhour)(?<!\bweek)(?<!\bweeks)(?<!\bmonths)(?<!\byears)"
    r"(?<!\bshortly)(?<!\bsoon)(?<!\bminutes)(?<!\bjust)(?<!\byear)(?<!\bmonth)"
    r"(?<!\s)\s+",
)
# A relative clause that the main clause goes on behind: "the office, which had named him, said no".
_ASIDE = re.compile(
    r",\s+(?:who|whom|whose|which|where|when)\s[^,;:—–“”\"]{8,160},\s+"
    r"(?:(?:has|have|had|is|are|was|were|will|would|can|could|said|says|told|did|does)\b|(?:\w+ly\s+)?\w{3,}ed\s+(?!by\b))"
)
_HANGS = re.compile(
    r"\b(?:and|but|or|that|than)$"
)  # no clause ends so: "and, after nightfall, a man"
_OPENS = re.compile(
    r"(?:At|On|In|By|From|Since|Before|During|Late|Early)\s(?:(?:\S*\d\S*|[ap]\.m\.?|o['’]clock|on|in|at|of|the|and|local|time"
    r"|about|around|early|late|hours|morning|afternoon|evening|night|midnight|noon|[A-Z]\w+\.?)\s*){2,12}"
)  # a time that stands before its clause
# Names, and small words between them: whoever they are, nothing is told of them yet.
_ONLY_NAMES = re.compile(
    r"(?:[A-Z]\S*+|of|the|and|for|in|at|on|de|al)(?:\s++(?:[A-Z(]\S*+|of|the|and|for|in|at|on|de|al))*+"
)
# Who posted what stands before it, and when: "— Ada Brandt (@adabrandt) March 3, 2018".
_SIGNATURE = re.compile(
    r"(?:^|(?<=\s))(?:[—–-]\s*)?(?:[^\sa-z(—–-]\S*\s+){1,6}\(@\w{1,30}\)\s*"
    r"(?:[A-Z][a-z]+\.? \d{1,2}, \d{4}|\d{1,2} [A-Z][a-z]+\.? \d{4})?$"
)
_SIGNED = 60  # characters from a handle to the end of its day
# Five words; a shorter clause says too little to be matched by itself.
_SAYS_ENOUGH = re.compile(r"\s*+(?:\S++\s++){4}\S")
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
    for sentence in sentences:
        span = _behind(sentence.span, dateline.span) if dateline else sentence.span
        span = _before_signature(text, span) if span is not None else None
        if span is None:
            continue
        for clause in _clauses(text, span, marked):
            speaker = _speaker(clause, told)
            statements.append(Statement(clause, speaker, certainty_of(clause.of(text))))
    return tuple(statements)


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


def _clauses(text: str, sentence: Span, marked: Sequence[Span]) -> Iterator[Span]:
    """The clauses of a sentence; `marked` are all words in marks, sorted and free of overlaps."""
    start = sentence.start
    asides = [Span(*one.span()) for one in _ASIDE.finditer(text, sentence.start, sentence.end)]
    for match in _CUT.finditer(text, sentence.start, sentence.end):
        cut = Span(match.start(), match.end())
        if overlapping(marked, lambda span: span, cut):
            continue
        if any(one.overlap(cut) for one in asides) or _HANGS.search(text, start, match.start()):
            continue
        if _OPENS.fullmatch(text, start, match.start()):
            continue  # "At 9:14 a.m. on Thursday, during the assembly, ..." tells nothing yet
        if _ONLY_NAMES.fullmatch(text, start, match.start()):
            continue  # "Soon, Capt. Ada Brandt of the Norland Harbour Patrol, who ..."
        if _SAYS_ENOUGH.match(text, start, match.start()) and _SAYS_ENOUGH.match(
            text, match.end(), sentence.end
        ):
            yield Span(start, match.start())
            start = match.end()
    yield Span(start, sentence.end)


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
