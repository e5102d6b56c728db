"""Whom a pronoun means, by what was read of the text so far.

A "he" that speaks means who says it of himself, who began the sentence before, or the likeliest of the persons
met (`antecedents`); an "it" that speaks the body that acted last. Another "he" means the person whom a model is
sure of, or who spoke or acted last (Hobbs 1978: subjects first). Where nobody is established there is None.
"""

import re
from dataclasses import dataclass

from crossread.annotate.mentions.antecedents import Candidate, Choose
from crossread.annotate.mentions.clues import Told
from crossread.annotate.mentions.progress import SPOKE, STOOD_FIRST, Progress, Trace
from crossread.annotate.mentions.relatives import is_relative
from crossread.annotate.mentions.source_phrases import is_described
from crossread.language.lexicon import roles
from crossread.language.words import Word, find_words
from crossread.types.annotation import EntityKind
from crossread.types.span import Span

__all__ = ["GENDERS", "THIRD_PERSON", "meant_by_pronoun"]

GENDERS = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f", "hers": "f"}
THIRD_PERSON = frozenset({*GENDERS, "it"})
_OPENING = re.compile(
    r"(?:(?!The |A |An )[A-Z][a-z]+(?: [a-z]+){0,2}, )?"
)  # words before a pronoun that begins its sentence
_RELATIVE = re.compile(r"\s(?:who|whose|which)\s")
_LOOK_BACK = 4  # sentences; a pronoun in news seldom reaches further
_SPEAKS_ON = 8  # sentences; one that speaks may go back to who spoke before a long quotation
_REACH = 40  # chains; of a longer row of names the nearest are enough
_SINGLE = frozenset("the a an one another".split())
_SUBJECTS = {"m": "he", "f": "she"}
_LONGEST_SUBJECT = 4  # characters: "she" and what ends it
_LED = 2  # words before the name that begins a sentence
_FADE = 1.2  # how much of its weight a mention loses with each sentence


@dataclass(frozen=True, slots=True)
class _Pronoun:
    """A pronoun for a person: its offset, the number of its sentence, its gender, and what a model says of it."""

    offset: int
    sentence: int
    gender: str
    told: Told | None


def meant_by_pronoun(progress: Progress, number: int, word: Word, choose: Choose) -> int | None:
    """The chain that `word` of sentence `number` means, if it is a "he", a "she", or an "it" that speaks."""
    if word.lower not in THIRD_PERSON:
        return None
    gender = GENDERS.get(word.lower)
    offset = word.span.start
    speaks = offset in progress.clues.speaking
    told = progress.clues.told.get(offset)
    is_person = told is not None and progress.chains[told.chain].kind == EntityKind.PERSON
    if gender is not None:
        # A model that takes "he" for a place is not believed.
        pronoun = _Pronoun(offset, number, gender, told if is_person else None)
        return _speaking(progress, pronoun, choose) if speaks else _meant_person(progress, pronoun)
    return _meant_body(progress, number, offset, None if is_person else told) if speaks else None


def _meant_person(progress: Progress, pronoun: _Pronoun) -> int | None:
    """Whom a pronoun that does not speak means: a model's word is believed where the gender fits."""
    told = pronoun.told
    if told is not None and progress.gender(told.chain) in {pronoun.gender, None}:
        return told.chain
    scored = [
        (trace.weight - _FADE * (pronoun.sentence - trace.sentence), trace.offset, chain)
        for chain, trace in progress.last_met(_REACH)
        if progress.chains[chain].kind == EntityKind.PERSON
        and pronoun.sentence - trace.sentence <= _LOOK_BACK
        and progress.gender(chain) in {pronoun.gender, None}
    ]
    return max(scored)[2] if scored else None


def _speaking(progress: Progress, pronoun: _Pronoun, choose: Choose) -> int | None:
    """Whom a pronoun that speaks means; a model's word is one voice among others."""
    candidates = {
        chain: _candidate(progress, pronoun, chain, trace)
        for chain, trace in progress.last_met(_REACH)
        if progress.chains[chain].kind == EntityKind.PERSON
        and pronoun.sentence - trace.sentence <= _SPEAKS_ON
        and _can_say(progress, pronoun, chain)
    }
    around = _speaker_around(progress, pronoun)
    if around in candidates:
        return around
    if _is_said_by_one_without_a_name(progress, pronoun) or _means_one_without_a_name(
        progress, pronoun
    ):
        return None
    subject = _subject_before(progress, pronoun)
    if subject in candidates:
        return subject
    subject = _subject_led(progress, pronoun)
    if subject in candidates:
        return subject
    subject = _subject_again(progress, pronoun)
    if subject in candidates:
        return subject
    likeliest = choose(tuple(candidates.values()))
    if likeliest is not None:
        return tuple(candidates)[likeliest]
    told = pronoun.told
    return told.chain if told is not None and _can_say(progress, pronoun, told.chain) else None


def _can_say(progress: Progress, pronoun: _Pronoun, chain: int) -> bool:
    """Whether nothing known of a chain speaks against the pronoun's gender, nor is it named in what is said."""
    own = progress.clues.named_in.get(pronoun.offset, frozenset())
    return chain not in own and progress.gender(chain) in {pronoun.gender, None}


def _candidate(progress: Progress, pronoun: _Pronoun, chain: int, trace: Trace) -> Candidate:
    sentences, told = progress.clues.sentences, pronoun.told
    paragraph, here = sentences[trace.sentence].paragraph, sentences[pronoun.sentence].paragraph
    return Candidate(
        at=pronoun.offset,
        name=progress.chains[chain].name,
        distance=pronoun.sentence - trace.sentence,
        same_paragraph=paragraph == here,
        acted=trace.weight >= STOOD_FIRST,
        spoke_last=chain == progress.spoke_last and here - paragraph <= 1,
        has_gender=progress.chains[chain].gender == pronoun.gender,
        times=progress.times[chain],
        is_told=told is not None and chain == told.chain and not told.is_ahead,
    )


def _speaker_around(progress: Progress, pronoun: _Pronoun) -> int | None:
    """Who says of himself what begins with the pronoun: "Neal said he would ask"."""
    around = progress.clues.said_by.get(pronoun.offset, ())
    spoke = [progress.spoken[offset] for offset in around if offset in progress.spoken]
    return spoke[-1] if spoke else None


def _is_said_by_one_without_a_name(progress: Progress, pronoun: _Pronoun) -> bool:
    """Whether a person whom nothing names says of himself what begins with the pronoun: "the fire chief said he feared"."""
    source, names = progress.clues.said_by.get(pronoun.offset), progress.clues.names
    if source is None or any(
        at in names and progress.chains[names[at]].kind == EntityKind.PERSON for at in source
    ):
        return False
    words = [w.lower for w in find_words(progress.clues.text, Span(source.start, source.stop))]
    role = roles().get(words[-1]) if words and words[0] in _SINGLE else None
    return role is not None and role.gender in {pronoun.gender, None}


def _means_one_without_a_name(progress: Progress, pronoun: _Pronoun) -> bool:
    """Whether who spoke last, here or in the sentence before, is a person without a name: "A Norland spokesman said"."""
    clues = progress.clues
    begin = clues.sentences[max(0, pronoun.sentence - 1)].span.start
    source = clues.last_source(begin, pronoun.offset)
    # "The official, who was not named, said he left. He said ..."
    while source is not None and (source.start in clues.said_by or is_relative(clues.text, source)):
        source = clues.last_source(begin, source.start)
    if source is None:
        return False
    clause = _RELATIVE.search(clues.text, source.start, source.end)  # in which others may be named
    named = range(source.start, clause.start() if clause else source.end)
    if any(at in progress.spoken for at in named):
        return False
    return is_described(clues.text, source, pronoun.gender)


def _subject_before(progress: Progress, pronoun: _Pronoun) -> int | None:
    """The person who begins the sentence before in the paragraph, where the pronoun begins its own: "After all, he said".

    Nobody, if another spoke in that sentence.
    """
    sentences, number = progress.clues.sentences, pronoun.sentence
    begin = sentences[number].span.start
    if number == 0 or not _OPENING.fullmatch(progress.clues.text, begin, pronoun.offset):
        return None
    if sentences[number].paragraph != sentences[number - 1].paragraph:
        return None
    return _alone_in_front(progress, number - 1)


def _alone_in_front(progress: Progress, number: int) -> int | None:
    """The person who begins a sentence in which nobody else spoke last."""
    chain, spoke = progress.led.get(number), progress.spoke_last
    if spoke is not None and spoke != chain:
        trace = progress.traces[spoke]
        if trace.sentence == number and trace.weight == SPOKE:
            return None
    return chain


def _subject_led(progress: Progress, pronoun: _Pronoun) -> int | None:
    """The person who begins the sentence that leads to marked words, behind which the pronoun stands: "Brandt came out. “No,” he said".

    Nobody, if another spoke in that sentence, or the words do not begin a paragraph.
    """
    clues, number = progress.clues, pronoun.sentence
    sentences, paragraph = clues.sentences, clues.sentences[number].paragraph
    while number and sentences[number - 1].paragraph == paragraph:
        number -= 1
    begin = sentences[number].span.start
    if (
        number == 0
        or clues.text[begin] not in '“"'
        or not clues.is_marked(begin + 1, pronoun.offset)
    ):
        return None
    return _alone_in_front(progress, number - 1)


def _subject_again(progress: Progress, pronoun: _Pronoun) -> int | None:
    """Whom the same pronoun meant before in its sentence, where no person was met since: "Brandt said he knew it, and he wept"."""
    text = progress.clues.text
    for chain, trace in progress.last_met(_REACH):
        if progress.chains[chain].kind != EntityKind.PERSON:
            continue
        met = find_words(text, Span(trace.offset, trace.offset + _LONGEST_SUBJECT))[:1]
        is_same = [word.lower for word in met] == [_SUBJECTS[pronoun.gender]]
        return chain if is_same and trace.sentence == pronoun.sentence else None
    return None


def _meant_body(progress: Progress, number: int, offset: int, told: Told | None) -> int | None:
    """What an "it" that speaks means: the body that a model names, if it was met just before, or that acted.

    One that begins what a source without a name says means that source: "his office said it planned to go on".
    """
    source = progress.clues.said_by.get(offset)
    if source is not None and not any(at in progress.clues.names for at in source):
        return None
    trace = progress.traces.get(told.chain) if told is not None else None
    if told is not None and trace is not None and number - trace.sentence <= 1:
        return told.chain
    return _acting_body(progress, number)


def _acting_body(progress: Progress, number: int) -> int | None:
    """The body that spoke or began a sentence last, in sentence `number` or the one before.

    Of a body that was but mentioned it is not said; then nobody is named.
    """
    clues = progress.clues
    for chain, trace in progress.last_met(_REACH):
        if number - trace.sentence > 1:
            return None
        if progress.chains[chain].kind != EntityKind.ORGANISATION:
            continue
        before = clues.text[clues.sentences[trace.sentence].span.start : trace.offset].split()
        if trace.weight == SPOKE or len(before) <= _LED:
            return chain
    return None
