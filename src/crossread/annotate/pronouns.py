"""What has been read of one text so far, and whom a pronoun means by it.

A "he" that speaks means who says it of himself, who began the sentence before, or the likeliest of the persons
met (`antecedents`); an "it" that speaks the body that acted last. Where nobody is established there is None.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from crossread.annotate.antecedents import Candidate, Choose
from crossread.annotate.mentions import Chain
from crossread.language.words import Word
from crossread.types.annotation import EntityKind
from crossread.types.span import Span

__all__ = ["GENDERS", "SPOKE", "Progress", "meant_by_pronoun"]

GENDERS = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f", "hers": "f"}
_LOOK_BACK = 4  # sentences; a pronoun in news seldom reaches further
_PRONOUN_REACH = 40  # chains; of a longer row of names the nearest are enough
_LED = 2  # words before the name that begins a sentence
SPOKE = 3  # the weight of who spoke
_FADE = 1.2  # how much of its weight a mention loses with each sentence


@dataclass(frozen=True, slots=True)
class _Trace:
    """Where a chain was met last: its sentence, its offset, and its weight there.

    The weight is 3 for who spoke, 2 for the first person of a sentence, 1 for others.
    """

    sentence: int
    offset: int
    weight: int


@dataclass(slots=True)
class Progress:
    """What has been read so far of one text: its chains, and where each was met last.

    `told` has what a model says that words mean, by their offset, `told_ahead` the offsets of those whose name
    stands behind them; `named_in` the chains that are named in the
    marked words of the source that begins at an offset; `paragraphs` the paragraph of each sentence.
    """

    text: str
    chains: list[Chain]
    sources: frozenset[int]
    starts: tuple[int, ...]
    paragraphs: tuple[int, ...]
    choose: Choose
    told: dict[int, tuple[Span, int]] = field(default_factory=dict)
    told_ahead: set[int] = field(default_factory=set)
    named_in: dict[int, frozenset[int]] = field(default_factory=dict)
    traces: dict[int, _Trace] = field(default_factory=dict)
    times: Counter[int] = field(default_factory=Counter)
    spoke_last: int | None = None
    led: dict[int, int] = field(default_factory=dict)
    told_by: dict[int, range] = field(default_factory=dict)
    spoken: dict[int, int] = field(default_factory=dict)

    def meet(self, chain: int, sentence: int, offset: int, weight: int) -> None:
        """Notes that `chain` was met; a weight once earned holds through the sentence."""
        old = self.traces.pop(chain, None)  # so that the chain met last stands last
        if old is not None and old.sentence == sentence:
            weight = max(weight, old.weight)
        self.traces[chain] = _Trace(sentence, offset, weight)
        self.times[chain] += 1
        if weight == SPOKE and self.chains[chain].kind == EntityKind.PERSON:
            self.spoke_last = chain
            self.spoken[offset] = chain

    def last_met(self, most: int) -> Iterator[tuple[int, _Trace]]:
        """The chains met last, the nearest first, `most` at most."""
        return islice(((chain, self.traces[chain]) for chain in reversed(self.traces)), most)


def meant_by_pronoun(
    reading: Progress, number: int, word: Word, kind: EntityKind, told: int | None
) -> int | None:
    """The chain that a pronoun means; of a speaker what the model says is weighed, else believed."""
    gender = GENDERS.get(word.lower)
    if kind == EntityKind.PERSON and word.span.start in reading.sources:
        return _speaking(reading, number, word, told)
    if kind == EntityKind.ORGANISATION:
        trace = reading.traces.get(told) if told is not None else None
        near = trace is not None and number - trace.sentence <= 1
        return told if near else _acting_body(reading, number)
    if told is not None and _fits(reading, told, gender):
        return told
    return _last_met(reading, number, kind, gender)


def _speaker_around(reading: Progress, word: Word, known: Sequence[int]) -> int | None:
    """The place in `known` of who says of himself what begins with the pronoun: "Neal said he would ask"."""
    around = reading.told_by.get(word.span.start)
    if around is None:
        return None
    spoke = [reading.spoken[offset] for offset in around if offset in reading.spoken]
    return known.index(spoke[-1]) if spoke and spoke[-1] in known else None


def _subject_before(reading: Progress, number: int, word: Word, known: Sequence[int]) -> int | None:
    """The place in `known` of the person who begins the sentence before, where the pronoun begins its own."""
    if word.span.start != reading.starts[number] or number == 0:
        return None
    if reading.paragraphs[number] != reading.paragraphs[number - 1]:
        return None
    chain = reading.led.get(number - 1)
    spoke = reading.spoke_last
    if spoke is not None and spoke != chain and reading.traces[spoke].sentence == number - 1:
        return None
    return known.index(chain) if chain in known else None


def _acting_body(reading: Progress, number: int) -> int | None:
    """The body that an "it" means which speaks: the one that spoke or began a sentence last, and no other between.

    Of a body that was but mentioned it is not said; then nobody is named.
    """
    for chain, trace in reading.last_met(_PRONOUN_REACH):
        if number - trace.sentence > 1:
            return None
        if reading.chains[chain].kind != EntityKind.ORGANISATION:
            continue
        led = reading.text[reading.starts[trace.sentence] : trace.offset].split()
        if trace.weight == SPOKE or len(led) <= _LED:
            return chain
    return None


def _speaking(reading: Progress, number: int, word: Word, told: int | None) -> int | None:
    gender = GENDERS[word.lower]
    own = reading.named_in.get(word.span.start, frozenset())
    here = reading.paragraphs[number]
    known: list[int] = []
    candidates: list[Candidate] = []
    for chain, trace in reading.last_met(_PRONOUN_REACH):
        one = reading.chains[chain]
        fits = one.gender in {gender, None}
        if one.kind != EntityKind.PERSON or not fits or chain in own:
            continue
        known.append(chain)
        paragraph = reading.paragraphs[trace.sentence]
        candidates.append(
            Candidate(
                at=word.span.start,
                name=one.name,
                distance=number - trace.sentence,
                same_paragraph=paragraph == here,
                acted=trace.weight > 1,
                spoke_last=chain == reading.spoke_last and here - paragraph <= 1,
                has_gender=one.gender == gender,
                times=reading.times[chain],
                is_told=chain == told and word.span.start not in reading.told_ahead,
            )
        )
    best = _speaker_around(reading, word, known)
    if best is None:
        best = _subject_before(reading, number, word, known)
    if best is None:
        best = reading.choose(candidates)
    if best is None:
        return told if told not in own and _fits(reading, told, gender) else None
    return known[best]


def _fits(reading: Progress, chain: int | None, gender: str | None) -> bool:
    """Whether nothing known of a chain speaks against the gender of a pronoun."""
    return chain is None or gender is None or reading.chains[chain].gender in {gender, None}


def _last_met(reading: Progress, number: int, kind: EntityKind, gender: str | None) -> int | None:
    """The chain a pronoun means: speakers and subjects before others, near before far."""
    scored = [
        (trace.weight - _FADE * (number - trace.sentence), trace.offset, chain)
        for chain, trace in reading.last_met(_PRONOUN_REACH)
        if reading.chains[chain].kind == kind
        and number - trace.sentence <= _LOOK_BACK
        and (gender is None or reading.chains[chain].gender in {gender, None})
    ]
    return max(scored)[2] if scored else None
