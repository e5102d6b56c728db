"""How the statements of one group stand to each other.

In go a group of matched statements; out come alignments: the point itself (agree, or told with and without
a "not"), and one more for each detail in which the reports part: wording, attribution, number, date, certainty. A
conflict is said only where both reports speak of one moment in exact words; all else is a difference.
"""

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import combinations

from rapidfuzz import fuzz

from crossread.align.features.features import Features
from crossread.align.features.pair import ONE_POINT, SAME_CONTENT, JudgedPair, about, cite
from crossread.align.features.quantities import toll_of
from crossread.align.features.tolls import FATES
from crossread.align.judge.counted import figures_part, share_a_figure
from crossread.align.judge.days import judge_days
from crossread.align.judge.figures import judge_figures
from crossread.align.judge.modality import judge_modality
from crossread.align.judge.telling import judge_telling
from crossread.align.judge.voices import judge_attribution, judge_certainty
from crossread.align.judge.wordings import judge_wordings
from crossread.align.match.contraries import judge_contraries
from crossread.align.match.denials import IF, LIKE_WORDS, is_denial, is_told_and_denied, is_turned
from crossread.align.match.opposites import is_negative
from crossread.language.frequency import is_telling, stem
from crossread.language.negation import is_negated
from crossread.types.alignment import Alignment, Aspect, Match, Relation, Variant

__all__ = ["judge_group", "single"]

_NONE = re.compile(r"\bno (?P<noun>[a-z]+)", re.IGNORECASE)
_SHORT = 18  # words; a longer statement tells more than its figure


def judge_group(
    group: Sequence[Features],
    scores: Sequence[Sequence[float]],
    apart: Sequence[Sequence[float]] | None = None,
) -> tuple[Alignment, ...]:
    """The alignments of one group: the point itself first, then each detail that differs.

    `scores` has a row and a column for each of the group: how likely two tell one point; `apart` likewise the log
    odds that they part in how. Details are sought only between statements that tell one thing, surely; headlines
    repeat what the body tells and give none. An agreement is loose where it may as well be of two points.
    """
    pairs = [
        JudgedPair(a, b, scores[i][j], apart[i][j] if apart else -math.inf)
        for (i, a), (j, b) in combinations(enumerate(group), 2)
        if a.report.id != b.report.id and not (a.is_headline or b.is_headline)
    ]
    sure = sorted(
        (pair for pair in pairs if pair.score >= SAME_CONTENT),
        key=lambda pair: (-pair.score, sorted((pair.one.text, pair.other.text))),
    )
    details = _details(sure)
    main = _main(group, sure)
    if not details and main.relation is Relation.AGREE and (told := judge_telling(sure)):
        details, main = [told], replace(main, match=told.match)
    conflict = any(detail.relation is Relation.CONFLICT for detail in details)
    conflict = conflict or (len(sure) == 1 and _count_otherwise(sure[0]))
    # What cannot both be right is not "told alike" as well, unless a figure beside it is: other days, and six files in both.
    parted = (
        conflict
        and main.relation is Relation.AGREE
        and not any(share_a_figure(pair.one, pair.other) for pair in sure)
    )
    return tuple(details) if parted else (main, *details)


def _details(sure: Sequence[JudgedPair]) -> list[Alignment]:
    """All in which the statements part, an alignment each."""
    one_each = (
        judge_wordings(sure),
        judge_attribution(sure),
        *judge_figures(sure),
        judge_days([pair for pair in sure if pair.score >= ONE_POINT]),
        judge_certainty(sure) or judge_modality(sure),
    )
    return [found for found in one_each if found is not None]


def _count_otherwise(pair: JudgedPair) -> bool:
    """Whether two short statements give another number for one thing, and little else: "22 were hurt", "25 were hurt"."""
    if max(len(one.text.split()) for one in (pair.one, pair.other)) > _SHORT:
        return False
    for fate in FATES:
        tolls = [toll_of(one.quantities, fate) for one in (pair.one, pair.other)]
        if tolls[0] and tolls[1] and not tolls[0].agrees(tolls[1]):
            return True
    return figures_part(pair.one, pair.other)


def single(features: Sequence[Features], near: Features | None = None) -> Alignment:
    """Statements that only one report carries; several are neighbours in one sentence, or in what somebody said.

    Where another report has words that come `near`, it may tell the point as well, and the card is loose.
    """
    found = Alignment(
        Relation.SINGLE, about(features[0]), (Variant(tuple(cite(one) for one in features)),)
    )
    if near is None:
        return found
    why = f"{near.called} comes near it: “{about(near)}”"
    return replace(found, why=why, match=Match.LOOSE)


def _main(group: Sequence[Features], sure: Sequence[JudgedPair]) -> Alignment:
    """The point itself: told in two states, with and without a "not", or alike."""
    if parted := judge_contraries(group, sure):
        return parted
    heading = about(group[0])
    sides = _by_negation(group, is_negated) if any(map(is_turned, sure)) else ()
    if not sides and any(map(_is_there_for_one, sure)):
        sides = _by_negation(group, _tells_of_none)
    why = "One tells it with a “not”, the other without."
    if not sides and any(map(is_told_and_denied, sure)):
        sides = _by_negation(group, is_denial)
        why = "One tells it, the other that somebody denies it."
    if len(sides) > 1:
        return Alignment(Relation.DIFFER, heading, sides, Aspect.CERTAINTY, why=why)
    return Alignment(Relation.AGREE, heading, (Variant(tuple(map(cite, group))),))


def _is_there_for_one(pair: JudgedPair) -> bool:
    """Whether one tells that there is none of what the other has: "no sign of a crime", "signs of a crime"."""
    if pair.score < ONE_POINT or fuzz.token_set_ratio(pair.one.text, pair.other.text) < LIKE_WORDS:
        return False
    for no, yes in ((pair.one, pair.other), (pair.other, pair.one)):
        if no.speaker is not None and yes.speaker is None:
            continue  # somebody's denial of what happened is no other way of telling it
        if IF.search(no.text + " " + yes.text) or is_negative(yes.text) or _NONE.search(yes.text):
            continue
        nouns = {stem(one["noun"]) for one in _NONE.finditer(no.text.lower())}
        words = {stem(word) for word in re.findall(r"[a-z]+", yes.text.lower())}
        if any(is_telling(noun) and noun in words for noun in nouns):
            return True
    return False


def _tells_of_none(words: str) -> bool:
    return _NONE.search(words) is not None


def _by_negation(group: Sequence[Features], denies: Callable[[str], bool]) -> tuple[Variant, ...]:
    """Two variants where the words of some reports deny what those of others tell, else none."""
    negated = [one for one in group if denies(one.text)]
    plain = [one for one in group if not denies(one.text)]
    both = {one.report.id for one in negated} & {one.report.id for one in plain}
    if not negated or not plain or both:
        return ()
    return tuple(Variant(tuple(map(cite, side))) for side in (plain, negated))
