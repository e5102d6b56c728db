"""Where words were said that go on from those before: more of a statement, an interview, or what a crowd was told.

In go the quotes of a report in their order, with their days, and its sentences; out come the same quotes, where one without a
venue goes on from one of the same speaker that has it. The words must stand close behind, be of the same day, and be said and
not written; whatever tells of another occasion ends the talk. Rather gives none than a wrong one. Where the words are those
of a document that somebody issued ("the statement read"), it is the venue.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from crossread.annotate.quotes.quote_clauses import is_purpose
from crossread.annotate.sorted_spans import reaching_into
from crossread.language.closed_classes import DETERMINERS
from crossread.types.annotation import Quote, QuoteKind, Sentence
from crossread.types.span import Span

__all__ = ["with_continued_venues", "with_documents"]

# What somebody issues, and speaks in.
_ISSUED = frozenset(
    "statement letter memo filing release message testimony email e-mail lawsuit complaint".split()
)
_LONGEST_ISSUED = 6  # words: "the council's first public statement"

# Who says more, says it there; who tweets or testifies does so elsewhere.
_SAYS_MORE = frozenset(
    "said says added adds continued continues explained explains noted notes concluded argued insisted stressed "
    "acknowledged conceded predicted".split()
)
# Who writes more, writes it there where that is a writing.
_WRITES_MORE = frozenset(("wrote", "writes"))
_WRITINGS = frozenset(
    "letter memo note filing opinion op-ed column article essay editorial email e-mail report".split()
)
# Who heard it is told by a name or a noun; and what a document says is not said where its writer spoke.
_HEARD = frozenset("me us you him her them".split())
_DOCUMENTS = frozenset(
    "memo report letter filing lawsuit order opinion document study book post".split()
)
_BESIDE_VERB = frozenset("also further then".split())
_ELSEWHERE = re.compile(
    r"\b(?:earlier|later|previously|separately|meanwhile|another|before|after|following|when|in|at|on|during|to|from|outside"
    r"|via|through)\b",
    re.IGNORECASE,
)
_NEAR, _BESIDE, _GAP = 6, 40, 200  # quotes; characters


def with_documents(text: str, quotes: Sequence[Quote]) -> list[Quote]:
    """`quotes` with the document that stands for its issuer as their venue: "“It is safe,” the statement read"."""
    return [
        replace(quote, venue=quote.speaker)
        if quote.venue is None and _is_in_document(text, quote)
        else quote
        for quote in quotes
    ]


def _is_in_document(text: str, quote: Quote) -> bool:
    """Whether the words for the speaker are a document, and whoever issued it is known to speak."""
    if quote.speaker is None or quote.speaker_name is None or quote.cue is None:
        return False
    words = quote.speaker.of(text).lower().split()
    if words[-1] not in _ISSUED or len(words) > _LONGEST_ISSUED:
        return False
    is_named_so = quote.speaker_name.lower().endswith(words[-1])
    return not is_named_so and (words[0] in DETERMINERS or words[-2].endswith(("'s", "’s")))


def with_continued_venues(
    text: str, quotes: Sequence[Quote], sentences: Sequence[Sentence]
) -> list[Quote]:
    """`quotes` with the venue of the words that they go on from; both are sorted by their place."""
    found: list[Quote] = []
    for quote in quotes:
        before = found[-1] if found else None
        goes_on = (
            before is not None
            and before.venue is not None
            and quote.venue is None
            and _is_same_talk(text, before, before.venue, quote)
            and _is_close(text, before, quote, sentences)
            and not _is_told_of(before, found[-_NEAR:])
        )
        found.append(replace(quote, venue=before.venue) if before and goes_on else quote)
    return found


def _is_same_talk(text: str, before: Quote, venue: Span, quote: Quote) -> bool:
    """Whether the same speaker says more on the same day; `venue` is that of the words before."""
    if quote.speaker_name is None or quote.speaker_name != before.speaker_name:
        return False
    if quote.time != before.time or (before.cue is not None and is_purpose(text, before.cue)):
        return False
    there = venue.of(text).lower().split()
    speaker = quote.speaker.of(text).lower().split() if quote.speaker else []
    if not _HEARD.isdisjoint(there) or not _DOCUMENTS.isdisjoint(set(speaker) - set(there)):
        return False
    if quote.cue is None:
        return quote.kind is not QuoteKind.INDIRECT
    words = [word for word in quote.cue.of(text).lower().split() if word not in _BESIDE_VERB]
    if len(words) == 1 and words[0] in _WRITES_MORE:
        return not _WRITINGS.isdisjoint(there)
    return len(words) == 1 and words[0] in _SAYS_MORE


def _is_close(text: str, before: Quote, quote: Quote, sentences: Sequence[Sentence]) -> bool:
    """Whether the words stand a paragraph further at most, and their own sentence tells of no other occasion."""
    one, other = (
        reaching_into(sentences, piece) for piece in (before.content[-1], quote.content[0])
    )
    if not one or not other or not 0 <= other[0].paragraph - one[-1].paragraph <= 1:
        return False
    if other[0].span.start - one[-1].span.end > _GAP:
        return False
    return quote.cue is None or not any(
        _ELSEWHERE.search(text, start, end)
        for start, end in _outside_words(quote, quote.cue, sentences)
    )


def _outside_words(quote: Quote, cue: Span, sentences: Sequence[Sentence]) -> list[tuple[int, int]]:
    """What stands before the cue and the words in the sentence of the cue, and right behind the cue."""
    held = reaching_into(sentences, cue)
    if not held:
        return []
    first = min(cue.start, quote.content[0].start)
    behind = [piece.start for piece in quote.content if piece.start >= cue.end]
    end = min([*behind, held[-1].span.end, cue.end + _BESIDE])
    return [(held[0].span.start, first), (cue.end, end)]


def _is_told_of(quote: Quote, others: Sequence[Quote]) -> bool:
    """Whether somebody else tells that these words were said: their hearers are none of his."""
    return any(
        piece.contains(quote.cue)
        for other in others
        if quote.cue is not None and other.cue != quote.cue
        for piece in other.content
    )
