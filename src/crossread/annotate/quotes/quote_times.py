"""When the words of a quote were said.

In go the quotes of a report in their order, and its sentences and times; out come the same quotes with their times. A
time is told in the sentences of the quote and its cue, outside anybody's words; or the quote goes on from one of the
same speaker, in the same paragraph or the one before, with no other time between. Who speaks is known before.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from crossread.annotate.quotes.quote_clauses import (
    is_of_another,
    is_of_another_time,
    is_purpose,
    takes_no_day,
)
from crossread.annotate.sorted_spans import around, beginning_in, reaching_into
from crossread.types.annotation import Quote, QuoteKind, Sentence, TimeExpression, TimeKind
from crossread.types.span import Span

__all__ = ["with_times"]

_STAMP = 40  # characters from a name over its handle to a day
# What was said on another occasion was said on a day of its own.
_OTHER_OCCASION = re.compile(
    r"\s(?:in|at|during)\s(?:an|a|the|his|her|its|their)\s(?:initial|earlier|previous|prior|first|original|separate|recent|past)\b"
    r"|\s(?:in|at|during)\sanother\b|\s(?:earlier|previously|before)\b"
)
# Where somebody tells something to those who hear it: what is told to the council is told in a speech as well.
_TALKS = frozenset(
    "interview appearance hearing testimony briefing conference speech address remarks meeting rally debate visit".split()
)
_TOLD = re.compile(r"\b(?:told|tells|telling)\s\Z", re.IGNORECASE)
# "A letter" and "the letter to the council" are one by "letter".
_SMALL_WORDS = frozenset("a an the his her its their to of on in with from for by and".split())
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_NEAR = 24  # quotes and times on each side; no sentence of a report holds more of them


@dataclass(frozen=True, slots=True)
class _Told:
    """What is known of a report: its text and sentences, the times that name a day, and the words of all its quotes.

    `voices` are the words with those who are told to say them.
    """

    text: str
    sentences: Sequence[Sentence]
    times: Sequence[TimeExpression]
    contents: Sequence[Span]
    voices: Sequence[tuple[Span, str | None]]

    def is_in_words(self, time: Span, cue: Span | None) -> bool:
        """Whether `time` lies in somebody's words; such as hold the cue itself tell of it."""
        return any(
            span.overlap(time) and not (cue is not None and span.contains(cue))
            for span in self.words_up_to(time.start)
        )

    def is_told_of(self, quote: Quote, time: Span) -> bool:
        """Whether another tells that these words were said, and `time` is that of the telling.

        "Brandt said on Friday that the firm, which the mayor warned, had failed": when the mayor did is not told.
        """
        cue = quote.cue
        return cue is not None and any(
            words.contains(cue) and not words.contains(time) and voice != quote.speaker_name
            for words, voice in self.voices_up_to(cue.start)
        )

    def voices_up_to(self, position: int) -> Sequence[tuple[Span, str | None]]:
        """The words of the last quotes that begin at or before `position`, with their speakers."""
        at = bisect_right(self.voices, position, key=lambda voice: voice[0].start)
        return self.voices[max(0, at - _NEAR) : at]

    def words_up_to(self, position: int) -> Sequence[Span]:
        """The words of the last quotes that begin at or before `position`."""
        at = bisect_right(self.contents, position, key=lambda span: span.start)
        return self.contents[max(0, at - _NEAR) : at]


def with_times(
    text: str,
    quotes: Sequence[Quote],
    sentences: Sequence[Sentence],
    times: Sequence[TimeExpression],
) -> list[Quote]:
    """`quotes` with TIMEX3 values of days or parts of them; all three are sorted by their place."""
    told = _Told(
        text,
        sentences,
        [one for one in times if one.kind in {TimeKind.DATE, TimeKind.TIME} and _is_day(one.value)],
        sorted(span for quote in quotes for span in quote.content),
        sorted(
            (
                (span, quote.speaker_name)
                for quote in quotes
                if quote.cue is not None
                for span in quote.content
            ),
            key=lambda voice: voice[0],
        ),
    )
    found: list[Quote] = []
    last: Quote | None = None
    for quote in quotes:
        time = _own_time(quote, told)
        if time is None and last is not None and _goes_on_from(last, quote, told):
            time = last.time
        found.append(replace(quote, time=time))
        # "His claim", within what he says, does not part his words from those that go on.
        if time is not None or quote.cue is None or not takes_no_day(text, quote.cue):
            last = found[-1]
    return found


def _is_day(value: str) -> bool:
    return value[:4].isdigit() and value[4:5] == "-"


def _own_time(quote: Quote, told: _Told) -> str | None:
    """The time told nearest to the cue, from the sentence in which the words begin to that of the cue."""
    if quote.cue is None:
        return _stamp(quote, told)
    around_it = _sentences_between(told, *sorted((quote.content[0], quote.cue)))
    near = [
        (abs(time.span.start - quote.cue.start), time.value)
        for time in around(told.times, lambda one: one.span, quote.cue.start, most=_NEAR)
        if around_it.contains(time.span)
        and not told.is_in_words(time.span, quote.cue)
        and not told.is_told_of(quote, time.span)
        and not is_of_another(
            told.text, time.span, quote, quote.cue, told.words_up_to(quote.cue.start)
        )
    ]
    return min(near)[1] if near else None


def _stamp(quote: Quote, told: _Told) -> str | None:
    """The time right behind who signs the words: "… — Ada Brandt (@adabrandt) March 19, 2021"."""
    signed = quote.speaker
    if signed is None or signed.start < quote.content[-1].end:
        return None
    behind = beginning_in(told.times, Span(signed.end, signed.end + _STAMP))
    held = [
        one
        for sentence in reaching_into(told.sentences, signed)
        for one in behind
        if sentence.span.contains(one.span)
    ]
    return held[0].value if held else None


def _sentences_between(told: _Told, first: Span, last: Span) -> Span:
    """All sentences from that of `first` to that of `last`; what lies between, where they stand in none."""
    held = [*reaching_into(told.sentences, first), *reaching_into(told.sentences, last)]
    return Span(held[0].span.start, held[-1].span.end) if held else Span(first.start, last.end)


def _goes_on_from(before: Quote, quote: Quote, told: _Told) -> bool:
    """Whether one speaker's words go on, a paragraph further at most, with no other time told between.

    The day of the words before may stand behind them: "“It is safe,” Brandt said on Friday. “It will hold.”"
    """
    if before.time is None or quote.speaker_name is None:
        return False
    if quote.cue is not None and (
        takes_no_day(told.text, quote.cue)
        or is_of_another_time(told.text, quote.cue)
        or _OTHER_OCCASION.match(told.text, quote.cue.end)
    ):
        return False
    if before.cue is not None and is_purpose(told.text, before.cue):
        return False
    if before.speaker_name != quote.speaker_name or _is_elsewhere(before, quote, told.text):
        return False
    one, other = (
        reaching_into(told.sentences, before.content[-1]),
        reaching_into(told.sentences, quote.content[0]),
    )
    if not one or not other or not 0 <= other[0].paragraph - one[-1].paragraph <= 1:
        return False
    start, end = before.content[-1].end, quote.content[0].start
    between = beginning_in(told.times, Span(start, end)) if start < end else ()
    may_tell_own = (
        _DAY.match(before.time) is not None
        and other[0].span.start >= one[-1].span.end
        and (quote.kind is not QuoteKind.INDIRECT or other[0].paragraph == one[-1].paragraph)
    )
    return all(
        (may_tell_own and time.value == before.time) or told.is_in_words(time.span, None)
        for time in between
    )


def _is_elsewhere(before: Quote, quote: Quote, text: str) -> bool:
    """Whether both were said at places that are told, and not at one: "in a speech" and "in a tweet"."""
    if before.venue is None or quote.venue is None:
        return False
    one, other = (set(venue.of(text).lower().split()) for venue in (before.venue, quote.venue))
    if (one & other) - _SMALL_WORDS:
        return False
    return not (
        _is_talk_to(text, before.venue, quote.venue) or _is_talk_to(text, quote.venue, before.venue)
    )


def _is_talk_to(text: str, talk: Span, heard: Span) -> bool:
    """Whether `talk` may be where those of `heard` were told: an interview, and "told Norland TV"; no named programme."""
    words = talk.of(text)
    return (
        words == words.lower()
        and not _TALKS.isdisjoint(words.split())
        and _TOLD.search(text, max(0, heard.start - 9), heard.start) is not None
    )
