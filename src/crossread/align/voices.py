"""In whose voice a point is told: as fact, as somebody's words, as alleged or denied.

In go pairs of statements that surely tell one thing; out comes one difference in attribution and one in certainty.
"""

import re
from collections.abc import Sequence

from rapidfuzz import fuzz

from crossread.align.counted import counted_once
from crossread.align.features import Features
from crossread.align.pair import JudgedPair, about, cite, names_of, speakers_differ
from crossread.language.lexicon import places
from crossread.types.alignment import Alignment, Aspect, Relation, Variant
from crossread.types.annotation import Certainty

__all__ = ["judge_attribution", "judge_certainty"]

_PLAIN = 0.85  # what matches less surely is too often something else that another speaker says
_CHARGES = re.compile(
    r"\b(?:charge[sd]?|indict|accus|alleg|prosecut|suspect|suspicion|criminal case|court|trial)"
)
_SAME_WORDS = 70  # of 100; words so alike that their speaker was left out on the way


def judge_attribution(sure: Sequence[JudgedPair]) -> Alignment | None:
    """Much the same that two reports give to different speakers, or that one report tells as its own."""
    for pair in sure:
        if pair.score < _PLAIN or _figures_part(pair):
            continue
        if speakers_differ(pair.one, pair.other):
            told = f"{pair.one.speaker} / {pair.other.speaker}"
            return _parted(pair, f"Much the same is said, but by different speakers: {told}.")
    for pair in sure:
        said = [
            one for one in (pair.one, pair.other) if one.speaker and one.speaker not in places()
        ]
        own = [one for one in (pair.one, pair.other) if not one.quotes and one.speaker is None]
        if len(said) == len(own) == 1 and _is_taken_over(pair):
            why = f"{said[0].report.name} gives it as the words of {said[0].speaker}, {own[0].report.name} says it itself."
            return _parted(pair, why)
    return None


def _figures_part(pair: JudgedPair) -> bool:
    """Whether both count one thing and no number fits both: then each speaks of what is their own."""
    ours, theirs = counted_once(pair.one), counted_once(pair.other)
    return any(not ours[unit].agrees(theirs[unit]) for unit in ours.keys() & theirs.keys() - {""})


def _is_taken_over(pair: JudgedPair) -> bool:
    return fuzz.token_set_ratio(pair.one.text, pair.other.text) >= _SAME_WORDS


def _parted(pair: JudgedPair, why: str) -> Alignment:
    variants = (Variant((cite(pair.one),)), Variant((cite(pair.other),)))
    return Alignment(Relation.DIFFER, about(pair.one), variants, Aspect.ATTRIBUTION, why=why)


def judge_certainty(sure: Sequence[JudgedPair]) -> Alignment | None:
    """Told as fact by some reports, as alleged or denied by others, and by nobody's differing words.

    What a source says in one report and claims in another is told alike: a verb of saying makes no fact. A charge is
    no fact either, and a statement that matches loosely may be of something else.
    """
    held = {Certainty.ALLEGED: "alleged", Certainty.DENIED: "denied"}
    members = _members([pair for pair in sure if pair.score >= _PLAIN])
    hedged = [one for one in members if one.statement.certainty in held]
    plain = [one for one in members if one.statement.certainty not in held]
    speakers = {one.speaker for one in members if one.speaker}
    own = {one.report.id for one in hedged} & {one.report.id for one in plain}
    if not hedged or not plain or own or len(speakers) > 1:
        return None
    if any(one.quotes or _CHARGES.search(one.text) for one in plain):
        return None
    variants = (Variant(tuple(map(cite, plain))), Variant(tuple(map(cite, hedged))))
    how = held[hedged[0].statement.certainty]
    why = f"Told as fact by {names_of(plain)}, as {how} by {names_of(hedged)}."
    return Alignment(Relation.DIFFER, about(plain[0]), variants, Aspect.CERTAINTY, why=why)


def _members(sure: Sequence[JudgedPair]) -> list[Features]:
    """The statements of the pairs, each once, in the order of their reports' text."""
    by_place = {
        (one.report.id, one.statement.span): one for pair in sure for one in (pair.one, pair.other)
    }
    return sorted(by_place.values(), key=lambda one: (one.report.text, one.statement.span))
