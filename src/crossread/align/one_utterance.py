"""Whether two statements give the words of one utterance, or those of two people, by the words alone.

In go two statements; out comes yes or no. Nobody needs to know who speaks: a run of words that one report has in marks
and the other prints too was said or written once, in one letter, post or speech. Where two are named and each is quoted
with a sentence of his own, what they say is no point of both, however alike it is.
"""

from rapidfuzz import fuzz

from crossread.align.features.features import Features
from crossread.align.features.pair import speakers_differ
from crossread.align.judge.wordings import folded, longest_run, meanings
from crossread.types.annotation import QuoteKind
from crossread.types.span import Span

__all__ = ["give_one_utterance", "give_words_of_two"]

_RUN = 6  # words in a row; two who speak of one thing seldom choose as many alike
_LEAST_MEANINGS = 3  # "that it was going to be a" is anybody's
_OF_SHORTER = 0.4  # of its words; what is quoted in passing is not what both tell
_MOSTLY = 0.5  # of a statement; then it gives somebody's words, and tells nothing itself
_LIKE_WORDS = 65  # of 100; in real reports no two people chose words as alike


def give_one_utterance(one: Features, other: Features) -> bool:
    """Whether a run of words that one has in marks stands in the other too, and is much of the shorter one."""
    marked = _marked_words(one), _marked_words(other)
    if not any(marked):
        return False
    told = folded(one.text).split(), folded(other.text).split()
    least = max(_RUN, _OF_SHORTER * min(len(told[0]), len(told[1])))
    return _share_a_run(marked[0], told[1], least) or _share_a_run(marked[1], told[0], least)


def give_words_of_two(one: Features, other: Features) -> bool:
    """Whether both give little but what somebody is quoted with, and these are two who speak in words of their own.

    Where a long run is in both, or the words are much alike, one of the speakers may have been read wrongly.
    """
    if not (speakers_differ(one, other) and _is_quotation(one) and _is_quotation(other)):
        return False
    if fuzz.partial_ratio(one.text, other.text) >= _LIKE_WORDS:
        return False
    return len(longest_run(folded(one.text).split(), folded(other.text).split())) < _RUN


def _is_quotation(one: Features) -> bool:
    marked = sum(
        one.statement.span.overlap(content)
        for quote in one.quotes
        if quote.kind is not QuoteKind.INDIRECT
        for content in quote.content
    )
    return marked > _MOSTLY * len(one.statement.span)


def _share_a_run(marked: list[str], told: list[str], least: float) -> bool:
    if min(len(marked), len(told)) < least:
        return False
    run = longest_run(marked, told)
    return len(run) >= least and len(meanings(" ".join(run))) >= _LEAST_MEANINGS


def _marked_words(one: Features) -> list[str]:
    """The words in marks that the statement holds, folded, one stretch after the other."""
    start, end = one.statement.span.start, one.statement.span.end
    stretches = (
        Span(max(content.start, start), min(content.end, end)).of(one.report.text)
        for quote in one.quotes
        if quote.kind is not QuoteKind.INDIRECT
        for content in quote.content
        if one.statement.span.overlap(content)
    )
    return folded(" ".join(stretches)).split()
