"""What stands around cited words, so that they can be understood where they stand alone.

In go a report with its sentences or quotes and a span of it; out come words of the same sentence, or those that tell who says
it, which views set in brackets and which no citation holds. Decides which words tell enough; where they are shown is for the
views.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from crossread.export.wording import clean_line, shorten, unquote
from crossread.types.annotation import Quote, QuoteKind
from crossread.types.report import Citation, Report
from crossread.types.span import Span

__all__ = ["tag_of", "words_after_quote", "words_before", "words_before_quote"]

_MOST = 80  # characters on each side: a line of a terminal
_JOINS = " ,;:—–-"
_THAT = re.compile(r"\bthat\s+")
# What tells nothing by itself: "said Monday “no”", "called it “A” and the “B”".
_TELLS_NOTHING = re.compile(r"[A-Z]\S*|(?:(?:and|or|but|the|an?|of|to|in|on|for|as|it)\s?)+")
_GOES_ON = re.compile(  # over the stops of "U.S." and "Mr."
    r"[\"'”’»]\s+(?=[a-z])"
    r"(?P<words>(?:(?:[A-Z]\.){2,}|\b(?:Mrs?|Ms|Dr|Gen|Sen|Rep|Gov)\.|[^,.;:!?—–\"“”«»\n])+)"
)
_NEW_CLAUSE = re.compile(
    r"\b(?:and|but|while|as|when|because|who|which|that|after|before|during|in\sa\sstatement)\b"
)
_MARKED = re.compile(r"[“\"«][^“”\"«»]*[”\"»]")
_MOST_OF = 0.5  # of a span in marks; a part of one that is told around them has its words beside it
_NEAR = 8  # quotes that begin before the end of a span; one of them holds it


def words_before(
    report: Report, sentences: Sequence[Span], span: Span, told: Iterable[Citation] = ()
) -> str:
    """The words of its sentence before `span`, where that goes on from them; the last of them where they are many.

    `sentences` are the report's, sorted. Of what a view shows beside it, which is `told`, nothing is said again; but
    where a clause between stands on another card, it is said here, or the two would read as one sentence.
    """
    at = bisect_right(sentences, span.start, key=lambda one: one.start) - 1
    if at < 0 or not sentences[at].start < span.start < sentences[at].end:
        return ""
    if not report.text[span.start].islower():
        return ""  # "Brandt left; Neal stayed": a clause with a subject of its own
    before = Span(sentences[at].start, span.start)
    shown = [
        one.span.end for one in told if one.report_id == report.id and one.span.overlap(before)
    ]
    start = max(shown, default=before.start)
    return _last_words(report.show(Span(start, span.start))) if start < span.start else ""


def tag_of(
    report: Report, quotes: Sequence[Quote], span: Span, told: Iterable[Citation] = ()
) -> str:
    """Who says words of a quotation that stand without their tag: "Brandt said" of “It will hold.”.

    `quotes` are the report's, sorted. Nothing is said where the tag stands in `told`, which is shown beside it, or where an
    earlier part of the quotation does.
    """
    at = bisect_right(quotes, span.end, key=lambda one: one.content[0].start)
    for quote in reversed(quotes[max(0, at - _NEAR) : at]):
        tag = _tag(report, quote)
        if tag is None or sum(map(span.overlap, quote.content)) <= _MOST_OF * len(span):
            continue
        shown = [span, *(one.span for one in told if one.report_id == report.id)]
        is_told = any(
            one.overlap(tag) or (one.start < span.start and any(map(one.overlap, quote.content)))
            for one in shown
        )
        return "" if is_told else clean_line(report.show(tag))
    return ""


def _tag(report: Report, quote: Quote) -> Span | None:
    """The source and cue of words in marks, where they stand side by side outside them, with who was told."""
    if quote.kind is not QuoteKind.DIRECT or quote.cue is None or quote.speaker is None:
        return None
    parts = [quote.speaker, quote.cue]
    if quote.venue is not None and quote.venue.start == quote.cue.end + 1:
        parts.append(quote.venue)
    tag = Span(min(part.start for part in parts), max(part.end for part in parts))
    if len(tag) > _MOST or any(tag.overlap(piece) for piece in quote.content):
        return None
    return None if "\n" in tag.of(report.text) else tag


def words_before_quote(report: Report, quote: Quote) -> str:
    """The words between the cue and the marks that it leads to: "it was" in: he said it was “too early to say”."""
    content, cue = quote.content[0], quote.cue
    if quote.kind is not QuoteKind.MIXED or cue is None or cue.end >= content.start:
        return ""
    start = cue.end
    if quote.venue is not None and cue.end <= quote.venue.start < content.start:
        start = quote.venue.end  # "told the Courier it was “too early”"
    between = report.text[start : content.start]
    if "\n" in between:
        return ""
    led = _THAT.search(between)
    words = between[led.end() :] if led else between
    behind_marks = [match.end() for match in _MARKED.finditer(words)]
    words = _last_words(words[behind_marks[-1] :] if behind_marks else words)
    return "" if _TELLS_NOTHING.fullmatch(words) else words


def words_after_quote(report: Report, quote: Quote) -> str:
    """The words that go on behind the marks up to the next stop: "what caused it" in: “too early to say” what caused it."""
    if quote.kind is not QuoteKind.MIXED:
        return ""
    end = quote.content[-1].end
    found = _GOES_ON.match(report.text, end)
    if found is None or (quote.cue is not None and quote.cue.start >= end):
        return ""
    words = _NEW_CLAUSE.split(found["words"], maxsplit=1)[0]
    line = clean_line(words)
    return "" if _TELLS_NOTHING.fullmatch(line) else shorten(line, _MOST)


def _last_words(text: str) -> str:
    """The last words of `text` on one line within the room there is, without what joins them to the next."""
    line = unquote(clean_line(text)).strip(_JOINS).rstrip("\"“‘'« ")
    if len(line) <= _MOST:
        return line
    return f"… {line[-_MOST:].partition(' ')[2]}"
