"""What bears on pronouns and descriptions of a text, known before it is read word by word.

In go the text with its sentences, the chains of names, and what a model read in it; out comes one frozen value. A
chain goes by its number here, words by the offset at which they begin. Decides nothing of what they mean.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from crossread.annotate.mentions.documents import READ, document_noun
from crossread.annotate.mentions.mentions import Chain
from crossread.annotate.sorted_spans import overlapping
from crossread.language.model import Attribution, Reading
from crossread.language.name_match import is_medium
from crossread.language.words import Word, find_words
from crossread.types.annotation import Sentence
from crossread.types.span import Span

__all__ = ["Clues", "Told", "find_clues"]

# What an outlet issues itself; any other document it only tells of.
_OF_OUTLETS = frozenset(
    "report article book post tweet poll survey note summary transcript".split()
)
_BEHIND_HEAD = re.compile(r"\s(?:for|of|to|by|from|in|at|on|with|who|which)\s")
_READ_BY = re.compile(rf"\b(?:{'|'.join(READ)})\s+by\s+(?:the\s+)?\Z", re.IGNORECASE)
_READ_BY_REACH = 30  # characters
_INTERVIEW = re.compile(r"\binterview(?:s|ed)?\s+(?:with|by)\s", re.IGNORECASE)
_MOST_BEFORE = 1000  # letters; a list without a full stop is not read anew for each of its sources
_INTERVIEW_REACH = 60  # characters in which it is told who asks
_TITLE = 2  # words from a comma to the name behind it: ", Dr."
_OBJECT_END = re.compile(r"[,;:.“”\"\n—]")
_OBJECT_REACH = 80  # characters
_OF_HIS = re.compile(
    r"\s(?:administration|campaign|company|era|family|government|organi[sz]ation|team)\b",
    re.IGNORECASE,
)
_THAT = re.compile(r"that,?\s+", re.IGNORECASE)
# Cues behind which a "he" who begins what is said is the speaker himself.
_OF_SPEECH = frozenset(
    "said says say announced admitted added promised vowed claimed insisted testified".split()
)


@dataclass(frozen=True, slots=True)
class Told:
    """What a model says that words mean: the words, the chain, and whether its name stands behind them."""

    span: Span
    chain: int
    is_ahead: bool


@dataclass(frozen=True, slots=True)
class Clues:
    """What is known of a text before it is read through.

    `quoted` and `named` are the stretches in quotation marks and the names, sorted; `names` has the chain of each name,
    `told` what a model says of words. `sources` are who speaks, sorted, and none of whom a quotation tells; `speaking` has every offset in the head of one.
    `named_in` has the chains that are named in the marked words of the source that begins at an offset, or ask it in an
    interview, `said_by` the head of the source whose indirect words begin there.
    """

    text: str
    sentences: tuple[Sentence, ...]
    quoted: tuple[Span, ...]
    named: tuple[Span, ...]
    names: Mapping[int, int]
    told: Mapping[int, Told]
    sources: tuple[Span, ...]
    speaking: frozenset[int]
    named_in: Mapping[int, frozenset[int]]
    said_by: Mapping[int, range]

    def words(self, number: int) -> list[Word]:
        """The words of a sentence that stand outside quotation marks, of a name the first alone."""
        span = self.sentences[number].span
        left_out = _offsets(self.quoted, span) | (_offsets(self.named, span) - self.names.keys())
        return [word for word in find_words(self.text, span) if word.span.start not in left_out]

    def is_marked(self, start: int, end: int) -> bool:
        """Whether one pair of marks holds the words from `start` on, and ends right before `end`."""
        at = bisect_right(self.quoted, start, key=lambda one: one.start) - 1
        if at < 0 or self.quoted[at].end <= start:
            return False
        return not any(map(str.isalnum, self.text[self.quoted[at].end : end]))

    def last_source(self, start: int, end: int) -> Span | None:
        """The source that begins last between two offsets, if one does."""
        at = bisect_left(self.sources, end, key=lambda one: one.start) - 1
        return self.sources[at] if at >= 0 and self.sources[at].start >= start else None


def find_clues(
    text: str,
    sentences: Sequence[Sentence],
    chains: Sequence[Chain],
    read: Reading,
    quoted: Sequence[Span],
) -> Clues:
    """The clues of `text`; `quoted` is sorted and free of overlaps."""
    named = sorted((m.span, number) for number, chain in enumerate(chains) for m in chain.mentions)
    names = {span.start: number for span, number in named}
    sources = sorted({one.source for one in read.attributions if one.source is not None})
    return Clues(
        text=text,
        sentences=tuple(sentences),
        quoted=tuple(quoted),
        named=tuple(span for span, _ in named),
        names=names,
        told=_told(text, read, names),
        sources=tuple(one for one in sources if not _is_inside(one, quoted)),
        speaking=frozenset(
            offset
            for source in sources
            for offset in (*_head(text, source), *_named_behind(text, source, names))
        ),
        named_in=_joined(
            _named_in_own_words(text, read, named, quoted),
            _interviewers(text, sentences, sources, named),
        ),
        said_by=_said_by(text, read),
    )


def _head(text: str, source: Span) -> range:
    """The offsets of a source up to what tells whose it is: in "a lawyer for Brandt" she does not speak."""
    behind = _BEHIND_HEAD.search(text, source.start + 1, source.end)
    return range(source.start, behind.start() if behind else source.end)


def _named_behind(text: str, source: Span, names: Mapping[int, int]) -> Iterator[int]:
    """Where the name begins of who is described before it: "a spokesman for Brandt, Rolf Neal,"."""
    comma = text.find(", ", source.start, source.end)
    if comma < 0 or source.start in names:
        return
    named = next((at for at in range(comma + 2, source.end) if at in names), None)
    if named is not None and len(text[comma:named].split()) <= _TITLE:
        yield named


def _told(text: str, read: Reading, names: Mapping[int, int]) -> dict[int, Told]:
    return {
        one.span.start: Told(one.span, names[one.name.start], one.name.start > one.span.start)
        for one in read.references
        if one.name.start in names
        and not _only_saw_it(text, one.span, one.name)
        and not _is_an_outlets(text, one.span, one.name)
    }


def _only_saw_it(text: str, words: Span, name: Span) -> bool:
    """Whether a model takes "the document" for the reader of it: "a document seen by the Courier"."""
    if document_noun(words.of(text).lower().split()) is None:
        return False
    reach = max(0, name.start - _READ_BY_REACH)
    return _READ_BY.search(text, reach, name.start) is not None


def _is_an_outlets(text: str, words: Span, name: Span) -> bool:
    """Whether a model takes the outlet that told of a document for its issuer; its own are but articles and reports."""
    noun = document_noun(words.of(text).lower().split())
    return is_medium(name.of(text)) and noun is not None and noun not in _OF_OUTLETS


def _said_by(text: str, read: Reading) -> dict[int, range]:
    """For each place where an indirect content begins, the head of the source before it."""
    found: dict[int, range] = {}
    for one in read.attributions:
        if one.source is not None and _leads_to_content(text, one, one.source):
            begin = one.content[0].start
            that = _THAT.match(text, begin)
            found[that.end() if that else begin] = _head(text, one.source)
    return found


def _leads_to_content(text: str, one: Attribution, source: Span) -> bool:
    """Whether source, a cue of speech and what is said follow each other: "Neal said he would ask"."""
    if one.cue is None or not source.end <= one.cue.start < one.content[0].start:
        return False
    return one.cue.of(text).lower().split()[-1] in _OF_SPEECH


def _named_in_own_words(
    text: str, read: Reading, named: Sequence[tuple[Span, int]], quoted: Sequence[Span]
) -> dict[int, frozenset[int]]:
    """For each source the chains named in its marked words, or right behind its cue: nobody calls himself by name."""
    found: dict[int, frozenset[int]] = {}
    for one in read.attributions:
        if one.source is None:
            continue
        held = (
            chain
            for piece in one.content
            if _is_inside(Span(piece.start, piece.start + 1), quoted)
            for name, chain in _named_within(named, piece)
            if not _is_compound(text, name)
        )
        start = one.source.start
        told = _object_of(text, one, one.source)
        behind = _object_names(text, named, told) if told is not None else ()
        found[start] = found.get(start, frozenset()).union(held, behind)
    return found


def _is_compound(text: str, name: Span) -> bool:
    """Whether a name is but a part of a word that tells which thing is meant: "the Norland-Neal affair", "anti-Neal"."""
    return text[name.start - 1 : name.start] == "-" or text[name.end : name.end + 1] == "-"


def _object_of(text: str, one: Attribution, source: Span) -> Span | None:
    """What stands behind source and cue up to the next comma or mark: "he told Neal", "he said that Neal left"."""
    if one.cue is None or one.cue.start < source.end:
        return None
    end = min(len(text), one.cue.end + _OBJECT_REACH)
    stop = _OBJECT_END.search(text, one.cue.end, end)
    end = stop.start() if stop else end
    return Span(one.cue.end, end) if end > one.cue.end else None


def _object_names(text: str, named: Sequence[tuple[Span, int]], told: Span) -> list[int]:
    """The chains of the names in `told`, but of those who only tell which thing is meant: "the Neal campaign"."""
    within = _named_within(named, told)
    return [chain for span, chain in within if not _OF_HIS.match(text, span.end)]


def _interviewers(
    text: str,
    sentences: Sequence[Sentence],
    sources: Sequence[Span],
    named: Sequence[tuple[Span, int]],
) -> dict[int, frozenset[int]]:
    """For each source the chains that the sentence names before it as asking: "in an interview with Rolf Neal, he said"."""
    starts = [one.span.start for one in sentences]
    found: dict[int, frozenset[int]] = {}
    for source in sources:
        begin = starts[max(0, bisect_right(starts, source.start) - 1)]
        begin = max(begin, source.start - _MOST_BEFORE)
        for asked in _INTERVIEW.finditer(text, begin, source.start):
            end = min(source.start, asked.end() + _INTERVIEW_REACH)
            comma = text.find(",", asked.end(), end)
            asking = Span(asked.end(), comma if comma > 0 else end)
            chains = frozenset(chain for _, chain in _named_within(named, asking))
            found[source.start] = found.get(source.start, frozenset()) | chains
    return found


def _joined(
    one: Mapping[int, frozenset[int]], other: Mapping[int, frozenset[int]]
) -> dict[int, frozenset[int]]:
    """What either says of each offset."""
    nothing: frozenset[int] = frozenset()
    return {at: one.get(at, nothing) | other.get(at, nothing) for at in {*one, *other}}


def _named_within(named: Sequence[tuple[Span, int]], piece: Span) -> Sequence[tuple[Span, int]]:
    """The names that begin in `piece`, with their chains."""
    first = bisect_left(named, piece.start, key=lambda it: it[0].start)
    last = bisect_left(named, piece.end, key=lambda it: it[0].start)
    return named[first:last]


def _offsets(among: Sequence[Span], span: Span) -> set[int]:
    """The offsets within `span` that the sorted spans `among` cover."""
    near = overlapping(among, lambda one: one, span)
    return {at for one in near for at in range(max(one.start, span.start), min(one.end, span.end))}


def _is_inside(span: Span, among: Sequence[Span]) -> bool:
    """Whether a span begins in one of the sorted spans `among`."""
    at = bisect_right(among, span.start, key=lambda one: one.start) - 1
    return at >= 0 and among[at].overlap(span) > 0
