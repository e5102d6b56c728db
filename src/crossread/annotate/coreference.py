"""Descriptions and pronouns: "the ministry", "the spokeswoman", "he", "it".

In goes the text with its sentences, the chains of names, and what a model read in it; the chains
come out with the mentions that this module could decide. Words inside quotation marks neither are
resolved nor offer themselves: whom an "I" or a "they" in a quote means is the speaker's matter. A
pronoun goes to the person who spoke or acted last and whom its gender fits (Hobbs 1978: subjects first).
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from crossread.annotate.antecedents import Candidate, Choose, likeliest
from crossread.annotate.bodies import BODIES
from crossread.annotate.mentions import Chain
from crossread.language.lexicon import people_words, roles
from crossread.language.model import Reading
from crossread.language.name_match import fold
from crossread.language.words import Word, find_words
from crossread.types.annotation import EntityKind, Mention, MentionForm, Sentence
from crossread.types.span import Span

__all__ = ["resolve_references"]

_GENDERS = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f", "hers": "f"}
_COMPANIES = frozenset(
    "company bank firm group lender giant airline automaker carmaker broadcaster".split(),
)
# What a body with a full name is not called unless the name says it.
_ONE_KIND = frozenset("ministry embassy court department university parliament committee".split())
_DEFINITE = frozenset("the this that its his her their".split())
_BEHIND_HEAD = re.compile(r"\s(?:for|of|to|by|from|in|at|on|with|who|which)\s")
_THAT = re.compile(r"that,?\s+", re.IGNORECASE)
_OF_SPEECH = re.compile(r"(?:said|says|say|announced|admitted|added|promised|vowed|claimed|insisted|testified)")
_LOOK_BACK = 4  # sentences; a pronoun in news seldom reaches further
_PRONOUN_REACH = 40  # chains; of a longer row of names the nearest are enough
_NOUN_REACH = 300  # chains; a description may go back to the head of a long report
_LED_BY_ROLE = 3  # words of a role before the person who begins a sentence
_LED = 2  # words before the name that begins a sentence
_SPOKE = 3  # the weight of who spoke
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
class _Reading:
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
        if weight == _SPOKE and self.chains[chain].kind == EntityKind.PERSON:
            self.spoke_last = chain
            self.spoken[offset] = chain

    def last_met(self, most: int) -> Iterator[tuple[int, _Trace]]:
        """The chains met last, the nearest first, `most` at most."""
        return islice(((chain, self.traces[chain]) for chain in reversed(self.traces)), most)


def resolve_references(  # noqa: PLR0913 - what is read of a text, and how a person is chosen
    text: str,
    sentences: Sequence[Sentence],
    chains: Sequence[Chain],
    read: Reading,
    quoted: Sequence[Span],
    *,
    choose: Choose = likeliest,
) -> list[Chain]:
    """`chains` with nominal and pronoun mentions, and a chain for each body that is only described.

    `quoted` is sorted and free of overlaps. What the model that `read` the text is sure of goes before the
    rules for pronouns, and behind them for descriptions; `choose` tells which person a speaking pronoun means.
    """
    sources = [one.source for one in read.attributions if one.source is not None]
    reading = _Reading(
        text,
        list(chains),
        frozenset(offset for span in sources for offset in _head(text, span)),
        tuple(sentence.span.start for sentence in sentences),
        tuple(sentence.paragraph for sentence in sentences),
        choose,
    )
    names = sorted((m.span, number) for number, chain in enumerate(chains) for m in chain.mentions)
    spans = [span for span, _ in names]
    homes = {span.start: number for span, number in names}
    reading.told.update(
        (one.span.start, (one.span, homes[one.name.start]))
        for one in read.references
        if one.name.start in homes
    )
    reading.told_ahead.update(
        one.span.start for one in read.references if one.name.start > one.span.start
    )
    reading.told_by.update(_first_words(text, read))
    reading.named_in.update(_named_in_own_words(read, names, quoted))
    at = 0
    for number, sentence in enumerate(sentences):
        here: dict[int, int] = {}
        while at < len(names) and names[at][0].start < sentence.span.end:
            here[names[at][0].start] = names[at][1]
            at += 1
        words = [
            word
            for word in find_words(text, sentence.span)
            if not _inside(word.span, quoted)
            and (word.span.start in here or not _inside(word.span, spans))
        ]
        _read_sentence(reading, number, words, here)
    return reading.chains


def _first_words(text: str, read: Reading) -> dict[int, range]:
    """For each place where an indirect content begins, the offsets of the source before it."""
    found: dict[int, range] = {}
    for one in read.attributions:
        piece = one.content[0]
        if one.source is None or one.cue is None or not one.source.end <= one.cue.start < piece.start:
            continue
        if _OF_SPEECH.fullmatch(one.cue.of(text).lower().split()[-1]):
            lead = _THAT.match(text, piece.start)
            found[lead.end() if lead else piece.start] = _head(text, one.source)
    return found


def _named_in_own_words(
    read: Reading, names: Sequence[tuple[Span, int]], quoted: Sequence[Span]
) -> dict[int, frozenset[int]]:
    """For each source whose words stand in marks the chains named in them: nobody calls himself by name."""
    found: dict[int, frozenset[int]] = {}
    for one in read.attributions:
        if one.source is None:
            continue
        held = [
            chain
            for piece in one.content
            if _inside(Span(piece.start, piece.start + 1), quoted)
            for span, chain in names[
                bisect_left(names, piece.start, key=lambda it: it[0].start) : bisect_left(
                    names, piece.end, key=lambda it: it[0].start
                )
            ]
        ]
        at = one.source.start
        found[at] = found.get(at, frozenset()) | frozenset(held)
    return found


def _head(text: str, source: Span) -> range:
    """The offsets of a source up to what tells whose it is: in "a lawyer for Brandt" she does not speak."""
    behind = _BEHIND_HEAD.search(text, source.start + 1, source.end)
    return range(source.start, behind.start() if behind else source.end)


def _read_sentence(
    reading: _Reading, number: int, words: Sequence[Word], names: dict[int, int]
) -> None:
    """Follows the words of one sentence; `names` maps the offset of a name to its chain."""
    met_person = False
    for at, word in enumerate(words):
        offset = word.span.start
        if offset in names:
            chain = names[offset]
            spoke = offset in reading.sources and not _owns(words, at)
            weight = 3 if spoke else 1 if met_person else 2
            is_person = reading.chains[chain].kind == EntityKind.PERSON
            if is_person and not met_person and at <= _LED_BY_ROLE and not _owns(words, at):
                reading.led[number] = chain
            met_person = met_person or is_person
            reading.meet(chain, number, offset, weight)
            continue
        found = _reference(reading, number, words, at, names)
        if found is not None:
            _add(reading, number, *found)


def _owns(words: Sequence[Word], at: int) -> bool:
    """Whether the name at `at` is a possessive: what it owns speaks or acts, not it."""
    end = at + 1
    while end < len(words) and words[end].is_capitalised:
        end += 1
    return end < len(words) and words[end].lower == "'s"


def _add(reading: _Reading, number: int, home: int, span: Span, form: MentionForm) -> None:
    owner = reading.chains[home]
    owner.mentions.append(Mention(span, owner.kind, form, owner.name))
    reading.meet(home, number, span.start, 3 if span.start in reading.sources else 2)


def _reference(
    reading: _Reading, number: int, words: Sequence[Word], at: int, names: dict[int, int]
) -> tuple[int, Span, MentionForm] | None:
    """The chain that the word at `at` refers to, with the words that do, if any do."""
    word = words[at]
    kind = EntityKind.PERSON if word.lower in _GENDERS else None
    if word.lower == "it" and word.span.start in reading.sources:
        kind = EntityKind.ORGANISATION
    told = reading.told.get(word.span.start)
    if kind is not None:
        if told and (reading.chains[told[1]].kind == EntityKind.PERSON) != (
            kind == EntityKind.PERSON
        ):
            told = None  # "he" is no place
        home = _meant(reading, number, word, kind, told[1] if told else None)
        if home is not None:
            return home, word.span, MentionForm.PRONOUN
    if word.lower in _DEFINITE:
        if told and (
            (word.span.start in reading.told_ahead and _is_role(words, at, told[0]))
            or not _can_mean(words, at, told[0], reading.chains[told[1]])
        ):
            told = None
        nominal = _nominal(reading, words, at, names, told=told is not None) or _told_nominal(
            words, at, told
        )
        return (*nominal, MentionForm.NOMINAL) if nominal is not None else None
    return None


def _is_role(words: Sequence[Word], at: int, span: Span) -> bool:
    """Whether a description is a person's role: whom it means was named before, and not by a name to come."""
    return any(word.lower in roles() for word in words[at + 1 : at + 6] if word.span.start < span.end)


def _can_mean(words: Sequence[Word], at: int, span: Span, chain: Chain) -> bool:
    """Whether a description can mean `chain`: "the whistleblower" is no place, "the department" no league."""
    inside = [word.lower for word in words[at + 1 : at + 6] if word.span.start < span.end]
    is_person = chain.kind == EntityKind.PERSON
    if not any(word in BODIES for word in inside):
        return is_person or not any(word in roles() for word in inside)
    if is_person:
        return any(word in roles() for word in inside)
    named = fold(chain.name).split()
    is_full = len(named) > 1 and not any(word in roles() for word in inside)
    kinds = _ONE_KIND.intersection(inside)
    return not (is_full and kinds) or bool(kinds.intersection(named))


def _told_nominal(
    words: Sequence[Word], at: int, told: tuple[Span, int] | None
) -> tuple[int, Span] | None:
    """The description behind the article at `at`, where a model says whom it means."""
    if told is None or at + 1 >= len(words) or words[at + 1].span.start >= told[0].end:
        return None
    return told[1], Span(words[at + 1].span.start, told[0].end)


def _meant(
    reading: _Reading, number: int, word: Word, kind: EntityKind, told: int | None
) -> int | None:
    """The chain that a pronoun means; of a speaker what the model says is weighed, else believed."""
    gender = _GENDERS.get(word.lower)
    if kind == EntityKind.PERSON and word.span.start in reading.sources:
        return _speaking(reading, number, word, told)
    if told is not None:
        return told
    if kind == EntityKind.ORGANISATION:
        return _acting_body(reading, number)
    return _last_met(reading, number, kind, gender)


def _speaker_around(reading: _Reading, word: Word, known: Sequence[int]) -> int | None:
    """The place in `known` of who says of himself what begins with the pronoun: "Neal said he would ask"."""
    around = reading.told_by.get(word.span.start)
    if around is None:
        return None
    spoke = [chain for offset, chain in reading.spoken.items() if offset in around]
    return known.index(spoke[-1]) if spoke and spoke[-1] in known else None


def _subject_before(
    reading: _Reading, number: int, word: Word, known: Sequence[int]
) -> int | None:
    """The place in `known` of the person who begins the sentence before, where the pronoun begins its own."""
    if word.span.start != reading.starts[number] or number == 0:
        return None
    if reading.paragraphs[number] != reading.paragraphs[number - 1]:
        return None
    chain = reading.led.get(number - 1)
    spoke = reading.spoke_last
    if spoke not in {chain, None} and reading.traces[spoke or 0].sentence == number - 1:
        return None
    return known.index(chain) if chain in known else None


def _acting_body(reading: _Reading, number: int) -> int | None:
    """The body that an "it" means which speaks: the one that spoke or began a sentence last, and no other between.

    Of a body that was but mentioned it is not said; then nobody is named.
    """
    for chain, trace in reading.last_met(_PRONOUN_REACH):
        if number - trace.sentence > 1:
            return None
        if reading.chains[chain].kind != EntityKind.ORGANISATION:
            continue
        led = reading.text[reading.starts[trace.sentence] : trace.offset].split()
        if trace.weight == _SPOKE or len(led) <= _LED:
            return chain
    return None


def _speaking(reading: _Reading, number: int, word: Word, told: int | None) -> int | None:
    gender = _GENDERS[word.lower]
    own = reading.named_in.get(word.span.start, frozenset())
    here = reading.paragraphs[number]
    known: list[int] = []
    candidates: list[Candidate] = []
    for chain, trace in reading.last_met(_PRONOUN_REACH):
        one = reading.chains[chain]
        fits = one.gender in {gender, None} or chain == told
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
        return told if told not in own else None
    return known[best]


def _last_met(reading: _Reading, number: int, kind: EntityKind, gender: str | None) -> int | None:
    """The chain a pronoun means: speakers and subjects before others, near before far."""
    scored = [
        (trace.weight - _FADE * (number - trace.sentence), trace.offset, chain)
        for chain, trace in reading.last_met(_PRONOUN_REACH)
        if reading.chains[chain].kind == kind
        and number - trace.sentence <= _LOOK_BACK
        and (gender is None or reading.chains[chain].gender in {gender, None})
    ]
    return max(scored)[2] if scored else None


def _nominal(
    reading: _Reading, words: Sequence[Word], at: int, names: dict[int, int], *, told: bool
) -> tuple[int, Span] | None:
    """What the head noun was last said of: "the ministry", "the Russian embassy"."""
    for end in range(at + 1, min(len(words), at + 5)):
        word = words[end]
        following = words[end + 1] if end + 1 < len(words) else None
        span = Span(words[at + 1].span.start, word.span.end)
        if not word.text[0].isalpha():
            return None
        if word.span.start in names and word.text not in people_words():
            return None
        if word.lower in BODIES and not (
            following and (following.is_capitalised or following.lower in roles())
        ):
            return _body(reading, span, word.lower, told=told)
        if word.lower in roles() and not (
            following and (following.is_capitalised or following.lower in roles())
        ):
            return _role_holder(reading, span, [w.lower for w in words[at + 1 : end + 1]])
    return None


def _body(reading: _Reading, span: Span, noun: str, *, told: bool) -> tuple[int, Span] | None:
    words = set(fold(span.of(reading.text)).split())
    bodies = [
        chain
        for chain, _ in reading.last_met(_NOUN_REACH)
        if reading.chains[chain].kind == EntityKind.ORGANISATION
    ]
    fitting = [c for c in bodies if words <= set(fold(reading.chains[c].name).split())]
    if not fitting and noun in _COMPANIES and not told:
        fitting = [c for c in bodies[:1] if reading.traces[c].weight > 1]
    if fitting:
        return max(fitting, key=lambda chain: reading.traces[chain].offset), span
    return None


def _role_holder(reading: _Reading, span: Span, words: Sequence[str]) -> tuple[int, Span] | None:
    told = {fold(word) for word in words} - {"former", "own", "new"}
    fitting = [
        chain
        for chain, _ in reading.last_met(_NOUN_REACH)
        if any(told <= role for role in reading.chains[chain].role_texts)
    ]
    if not fitting:
        return None
    return max(fitting, key=lambda chain: reading.traces[chain].offset), span


def _inside(span: Span, quoted: Sequence[Span]) -> bool:
    at = bisect_right(quoted, span.start, key=lambda one: one.start) - 1
    return at >= 0 and quoted[at].overlap(span) > 0
