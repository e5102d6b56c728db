"""What stands beside a quote: through whom the words came, and where they were said.

In go quotes with their cues, and the sentences and attributions of the text; out come the same
quotes with relays and venue, as far as their own sentence tells them. Looks no further than a
short way from the cue, so that a sentence of any length is read in good time. Never names a speaker.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from crossread.annotate.cue_words import SPEAKING, cue_words, readings
from crossread.annotate.sorted_spans import around, reaching_into
from crossread.annotate.speakers.relays import medium_told
from crossread.annotate.speakers.speakers import Speakers
from crossread.annotate.speakers.venues import find_venue
from crossread.language.model import Attribution
from crossread.types.annotation import Quote, Sentence
from crossread.types.span import Span

__all__ = ["NEIGHBOURS", "PRONOUNS", "first_content", "holds", "with_circumstances"]

PRONOUNS = frozenset("he she it they we i who".split())
# What stands for somebody told of elsewhere, and is no name to cite.
_STANDS_FOR_ANOTHER = PRONOUNS | frozenset(
    "that which whom whose his her hers its their theirs this these those".split()
)
# What leads to a source, and to nobody's opinion.
_LEADS_TO_SOURCE = frozenset("according per via citing quoting as".split())
_TELLS_TOO = re.compile(rf"\b(?:{SPEAKING}|clear\b|plain\b)")
NEIGHBOURS = 24  # attributions on each side; no clause of a report holds more of them


def with_circumstances(
    quotes: Sequence[Quote],
    sentences: Sequence[Sentence],
    attributions: Sequence[Attribution],
    speakers: Speakers,
) -> list[Quote]:
    """`quotes` with relays and venue; a quote without a cue stays as it is.

    `sentences` and `attributions` (by first content) are sorted.
    """
    found: list[Quote] = []
    for quote in quotes:
        cue = quote.cue
        if cue is None:
            found.append(quote)
            continue
        near = reaching_into(sentences, cue)
        sentence = next((s.span for s in near if s.span.contains(cue)), cue)
        chain = (
            medium_told(speakers.text, cue, sentence),
            *_passing_on(speakers, quote, attributions),
            speakers.medium_reporting(cue, sentence, quote.content[-1]),
        )
        found.append(
            replace(
                quote,
                relays=_each_once(_others(chain, quote, speakers), quote.speaker),
                venue=find_venue(
                    speakers,
                    quote,
                    cue,
                    sentence,
                    around(attributions, first_content, quote.content[0].start, most=NEIGHBOURS),
                )
                or _told_before(found, quote, sentence),
            )
        )
    return found


def first_content(attribution: Attribution) -> Span:
    """The span by which attributions are sorted."""
    return attribution.content[0]


def holds(speakers: Speakers, outer: Attribution, inner: Attribution) -> bool:
    """Whether the outer source passes on what the inner one says.

    The inner cue is told, or is a "citing"; or both say the same words, and only the outer is a medium or a
    document ("“No,” Brandt said, as the Courier reported"). Who rejects a claim, asks for it or is struck by it tells of
    it, and passes it on to nobody.
    """
    if inner.cue is None:
        return False
    start = min(inner.cue.start, inner.content[0].start)
    end = max(inner.cue.end, inner.content[-1].end)
    if outer.content[0].start >= end or outer.content[-1].end <= start:
        return False  # as most do: they stand apart
    if outer.cue == inner.cue:
        return False
    if inner.cue.of(speakers.text).lower() in {"citing", "quoting"}:
        return outer.content == inner.content
    if not _tells(speakers.text, outer):
        return False
    if any(piece.contains(inner.cue) for piece in outer.content):
        return True
    return (
        _says_the_same(outer, inner)
        and speakers.passes_on(outer.source)
        and not speakers.passes_on(inner.source)
    )


def _tells(text: str, one: Attribution) -> bool:
    """Whether the cue is one of telling: "said", "made clear", "according to" or a colon, and not "rejected" or "demands"."""
    words = cue_words(text, one)
    if not words or words[0] in _LEADS_TO_SOURCE or not any(map(str.isalpha, words[0])):
        return True
    known = [cue for word in words for cue in readings(word)]
    if any(cue.kind == "say" and cue.certainty != "denied" for cue in known):
        return True
    return _TELLS_TOO.search(" ".join(words)) is not None


def _says_the_same(one: Attribution, other: Attribution) -> bool:
    apart = one.content[-1].end <= other.content[0].start
    if apart or other.content[-1].end <= one.content[0].start:
        return False  # as most are: nothing of them needs to be added up
    shared = sum(a.overlap(b) for a in one.content for b in other.content)
    return shared > 0.8 * max(sum(map(len, one.content)), sum(map(len, other.content)))


def _passing_on(
    speakers: Speakers, quote: Quote, attributions: Sequence[Attribution]
) -> list[Span]:
    """The sources of the attributions that pass on this quote together with its cue, the nearest first."""
    near = around(attributions, first_content, quote.content[0].start, most=NEIGHBOURS)
    own = next((a for a in near if a.cue == quote.cue and a.source == quote.speaker), None)
    if own is None:
        return []
    passing = [
        (sum(map(len, other.content)), other.source)
        for other in near
        if other.source is not None
        and other.source != own.source
        and holds(speakers, other, own)
        and other.source.of(speakers.text).lower() not in _STANDS_FOR_ANOTHER
    ]
    return [source for _, source in sorted(passing)]


def _others(chain: Iterable[Span | None], quote: Quote, speakers: Speakers) -> Iterator[Span]:
    """The links of a chain that are neither the speaker under other words nor the report's own outlet.

    "Neal said he hopes ..." is not passed on by Neal, nor is it by the Courier what he told the Courier.
    """
    for link in chain:
        if link is None or speakers.is_own_outlet(link):
            continue
        if quote.speaker_name is None or speakers.name(link) != quote.speaker_name:
            yield link


def _each_once(chain: Iterable[Span], speaker: Span | None) -> tuple[Span, ...]:
    """The links of a chain without those that a nearer one overlaps; a medium that speaks for itself is none."""
    links: list[Span] = []
    for link in chain:
        if link != speaker and not any(map(link.overlap, links)):
            links.append(link)
    return tuple(links)


def _told_before(found: Sequence[Quote], quote: Quote, sentence: Span) -> Span | None:
    """Who was told in the same sentence before, where one speaker goes on: "told the council that ..., and said ..."."""
    before = found[-1] if found else None
    if before is None or before.venue is None or quote.speaker_name is None:
        return None
    goes_on = before.speaker_name == quote.speaker_name and sentence.contains(before.venue)
    return before.venue if goes_on and not quote.content[0].overlap(before.venue) else None
