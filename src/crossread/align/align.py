"""All alignments of a story: matched statements judged, the rest told as single.

In goes a story; out come alignments, conflicts first, then differences, agreements by how many origins
they can have, and singles in the order of the reports. The order of the reports decides nothing but order.
"""

import math
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from typing import NamedTuple

from crossread.align.features.features import Features, story_features
from crossread.align.features.pair import JudgedPair, about, cite, has_it_from
from crossread.align.independence import Voices, with_independence
from crossread.align.judge.judge import judge_group, single
from crossread.align.judge.names import judge_names
from crossread.align.judge.sums import without_sums
from crossread.align.judge.survivors import judge_survivors
from crossread.align.judge.utterances import with_whole_utterances
from crossread.align.judge.voices import tells_words
from crossread.align.match.candidates import Pair
from crossread.align.match.denials import tell_nothing_alike
from crossread.align.match.likeness import Likeness, likeness
from crossread.align.match.match import Group, MatchOptions, group_statements
from crossread.align.match.one_happening import told_once
from crossread.align.match.other_happenings import tell_of_two
from crossread.align.one_point import with_points_once
from crossread.align.one_utterance import give_one_utterance, give_words_of_two
from crossread.align.repeats import (
    Repeats,
    find_repeats,
    not_told_beside,
    with_repeats,
    without_told_again,
)
from crossread.align.two_origins import are_two_origins
from crossread.language.model import LanguageModel
from crossread.types.alignment import Alignment, Aspect, Copy, Entity, Match, Relation, Variant
from crossread.types.annotation import Quote, QuoteKind
from crossread.types.report import Citation
from crossread.types.span import Span
from crossread.types.story import Story

__all__ = ["align"]

_RANK = {Relation.CONFLICT: 0, Relation.DIFFER: 1, Relation.AGREE: 2, Relation.SINGLE: 3}
_OPTIONS = MatchOptions()
_Place = tuple[str, Span]  # of a statement: its report's id, and where it stands there
# From here on a point is not surely one report's alone: of those below, 77 in 100 are so, of those above 30.
_COMES_NEAR = 0.35
# A shorter piece is a crumb of a clause, not a statement that only one report carries; but for "The bridge collapsed."
_LEAST_WORDS = 4
_WHOLE = re.compile(
    r"[“\"‘']?(?:[A-Z][\w’'-]*\s){1,2}(?:\w+\s)?(?:(?:was|were|is|are)\s\w+|\w{3,}ed(?:\s\w+)?)[.!?][”\"’']?"
)


def align(
    story: Story,
    entities: Sequence[Entity],
    *,
    model: LanguageModel,
    copies: Sequence[Copy] = (),
) -> tuple[Alignment, ...]:
    """The alignments of `story`, ordered as an editor would read them.

    `entities` are those of the story (`find_entities`), `copies` its reports that print one text. `model` gives vectors of
    statements, and reads two of them together.
    """
    given = {report.id: number for number, report in enumerate(story.reports)}
    features = story_features(story, entities)
    repeats = find_repeats(features)
    judged, likely = _matched(repeats, model)
    matched = without_told_again(with_repeats(judged, repeats, given))
    survivors = judge_survivors(features)
    found = [*_not_told_by(survivors, matched), *judge_names(entities), *survivors]
    stated = {(one.report.id, one.statement.span): one for one in features}
    known = {entity.name: entity for entity in entities}

    def are_two(one: Citation, other: Citation) -> bool:
        return are_two_origins(stated[_place_of(one)], stated[_place_of(other)], known)

    def are_one_utterance(one: Citation, other: Citation) -> bool:
        return give_one_utterance(stated[_place_of(one)], stated[_place_of(other)])

    def taken_from(one: Citation, other: Citation) -> str | None:
        first, second = stated[_place_of(one)], stated[_place_of(other)]
        return (
            f"{first.called} has it from {second.called}." if has_it_from(first, second) else None
        )

    speakers = {
        place: one.speaker for place, one in stated.items() if one.speaker and tells_words(one)
    }
    singled = _once(without_sums(found, features))
    voices = Voices(speakers, are_two, are_one_utterance, taken_from)
    kept = _places_kept(repeats)

    def likelihood(one: Citation, other: Citation) -> float:
        places = (kept.get(place, place) for place in map(_place_of, (one, other)))
        return likely.get(frozenset(places), 0.0)

    told = with_points_once(with_independence(singled, copies, voices), likelihood, given)
    return tuple(sorted(told, key=lambda alignment: _place(alignment, given)))


def _place_of(citation: Citation) -> _Place:
    return citation.report_id, citation.span


def _places_kept(repeats: Repeats) -> Mapping[_Place, _Place]:
    """By its place each statement that was left out, and the place of the one that is the same."""
    return {
        (one.report.id, one.statement.span): kept
        for kept, others in repeats.others.items()
        for one in others
    }


def _once(found: Iterable[Alignment]) -> list[Alignment]:
    """The alignments without those that say of the same words what an earlier one says; a sure one goes before."""
    told: dict[tuple[Relation, Aspect | None, tuple[Variant, ...]], Alignment] = {}
    for one in found:
        told.setdefault((one.relation, one.aspect, one.variants), one)
    return list(told.values())


def _not_told_by(survivors: Iterable[Alignment], found: Iterable[Alignment]) -> list[Alignment]:
    """The alignments without the singles whose words `survivors` set against those of another report."""
    cited = {citation for one in survivors for citation in one.citations}
    return [
        one
        for one in found
        if one.relation is not Relation.SINGLE or not cited.issuperset(one.citations)
    ]


def _matched(
    repeats: Repeats, model: LanguageModel
) -> tuple[list[Alignment], Mapping[frozenset[_Place], float]]:
    """What the statements that are kept give, and how likely two of them, by their places, tell one point.

    Their groups are judged; the others stand alone.
    """
    features = repeats.kept
    alike = _alike(features, model)
    once = told_once(features, alike.same)
    scores, apart = _scored(features, alike.same, once), alike.apart
    groups = group_statements(features, scores, _OPTIONS, once)
    told = {
        _pair(*pair)
        for group in groups
        if group.match is Match.SURE
        for pair in combinations(group.members, 2)
    }
    found: list[Alignment] = []
    for group in groups:
        # What is told of a sure group is not told again where that is part of a loose one.
        known = (
            scores
            if group.match is Match.SURE
            else {pair: scores[pair] for pair in scores.keys() - told}
        )
        found += _judged(group, features, known, apart)
    found = with_whole_utterances(found, features)
    matched = {i for group in groups for i in group.members}
    rest = [one for i, one in enumerate(features) if i not in matched]
    found += [_repeated(one, repeats) for one in rest if repeats.of(one)]
    shared = [one for i, one in enumerate(features) if i in matched or repeats.of(one)]
    shared += [each for one in shared for each in repeats.of(one)]
    alone = [one for one in rest if not repeats.of(one) and not one.is_headline]
    places = [(one.report.id, one.statement.span) for one in features]
    likely = {frozenset({places[i], places[j]}): score for (i, j), score in scores.items()}
    return found + _singles(not_told_beside(alone, shared), _near(features, scores)), likely


def _scored(
    features: Sequence[Features], alike: Mapping[Pair, float], once: Collection[Pair]
) -> dict[Pair, float]:
    """How likely each pair tells one point, of those that are `alike`; what is told `once` is sure.

    What tells of two happenings, what denies, and what two people said is left out.
    """
    of_one = {
        (i, j): score
        for (i, j), score in alike.items()
        if not tell_of_two(features[i], features[j])
        and not give_words_of_two(features[i], features[j])
        and not tell_nothing_alike(JudgedPair(features[i], features[j], score))
    }
    return of_one | {pair: max(_OPTIONS.sure, of_one.get(pair, 0.0)) for pair in once}


def _judged(
    group: Group,
    features: Sequence[Features],
    scores: Mapping[Pair, float],
    apart: Mapping[Pair, float],
) -> Iterator[Alignment]:
    pairs = [[_pair(i, j) for j in group.members] for i in group.members]
    judged = judge_group(
        [features[i] for i in group.members],
        [[scores.get(pair, 0.0) for pair in row] for row in pairs],
        [[apart.get(pair, -math.inf) for pair in row] for row in pairs],
    )
    for alignment in judged:
        # That loose statements part, and no rule says in what, tells no more than that they may be two points.
        if alignment.relation is Relation.DIFFER and group.match is alignment.match is Match.LOOSE:
            continue
        is_loose = Match.LOOSE in {group.match, alignment.match}
        yield replace(alignment, match=Match.LOOSE if is_loose else Match.SURE)


def _alike(features: Sequence[Features], model: LanguageModel) -> Likeness:
    """Which pairs are alike; of one report there is nothing to match, and vectors of a long text take long."""
    if len({one.report.id for one in features}) < 2:
        return Likeness({}, {})
    return likeness(features, model.meanings([one.text for one in features]), model.same)


def _repeated(one: Features, repeats: Repeats) -> Alignment:
    """A statement that reports share word for word and that no other wording matches."""
    cited = tuple(cite(each) for each in (one, *repeats.of(one)))
    return Alignment(Relation.AGREE, about(one), (Variant(cited),))


def _pair(i: int, j: int) -> Pair:
    return (i, j) if i < j else (j, i)


def _place(alignment: Alignment, given: Mapping[str, int]) -> tuple[int, bool, int, int, int, Span]:
    """By relation, the sure ones first, by how many origins it can have, then in the order of the reports' text."""
    number, span = min((given[c.report_id], c.span) for c in alignment.citations)
    rank = _RANK[alignment.relation]
    return (
        rank,
        alignment.match is Match.LOOSE,
        -alignment.most_origins,
        -len(alignment.report_ids),
        number,
        span,
    )


class _Near(NamedTuple):
    """A statement of another report, and how likely it tells the same."""

    score: float
    other: Features


def _near(features: Sequence[Features], scores: Mapping[Pair, float]) -> Mapping[_Place, _Near]:
    """By report and place, of each statement the likeliest one of another report that comes near it."""
    near: dict[_Place, _Near] = {}
    pairs = [(score, pair) for pair, score in scores.items() if score >= _COMES_NEAR]
    for score, (i, j) in pairs:
        if _is_crumb(features[i]) or _is_crumb(features[j]):
            continue  # "Right?" comes near to nothing
        for one, other in ((features[i], features[j]), (features[j], features[i])):
            place, found = (one.report.id, one.statement.span), _Near(score, other)
            near[place] = max(near.get(place, found), found, key=_by_likeness)
    return near


def _by_likeness(near: _Near) -> tuple[float, str]:
    """By the words where two are equally likely, so that the order of the reports decides nothing."""
    return near.score, near.other.text


def _singles(alone: Sequence[Features], near: Mapping[_Place, _Near]) -> list[Alignment]:
    """One alignment for what of a sentence or an utterance is unmatched, with what of another report comes nearest."""
    found: list[Alignment] = []
    for told in _told_together(alone):
        places = ((one.report.id, one.statement.span) for one in told)
        known = [near[place] for place in places if place in near]
        if _says_enough(told):
            found.append(single(told, max(known, key=_by_likeness).other if known else None))
    return found


def _told_together(alone: Sequence[Features]) -> Iterator[list[Features]]:
    """The statements of each sentence, and of the next ones where somebody's words go on in them.

    "It will hold" tells nothing without the “Nobody need leave,” Brandt said that stands before it.
    """
    group: list[Features] = []
    for one in alone:
        if group and not _goes_on(group[-1], one):
            yield group
            group = []
        group.append(one)
    if group:
        yield group


def _goes_on(before: Features, one: Features) -> bool:
    """Whether two statements stand in one sentence, or in one quotation with what leads to it."""
    if before.report.id != one.report.id or before.sentence == one.sentence:
        return before.report.id == one.report.id
    return any(
        first == second or (first.cue is not None and first.cue == second.cue)
        for first in _marked(before)
        for second in _marked(one)
    ) or any(
        quote.cue is not None and tag.statement.span.contains(quote.cue)
        for words, tag in ((before, one), (one, before))
        for quote in _marked(words)
    )


def _marked(one: Features) -> list[Quote]:
    """The quotes of a statement that give words in marks."""
    return [quote for quote in one.quotes if quote.kind is not QuoteKind.INDIRECT]


def _says_enough(told: Sequence[Features]) -> bool:
    """Whether unmatched statements are worth a line: four words, or a subject and what it did."""
    if sum(len(one.text.split()) for one in told) >= _LEAST_WORDS:
        return True
    return not _is_crumb(told[0])


def _is_crumb(one: Features) -> bool:
    """Whether a statement has fewer than four words, and these are not a subject and what it did."""
    if len(one.text.split()) >= _LEAST_WORDS:
        return False
    is_cue = any(quote.cue and one.statement.span.contains(quote.cue) for quote in one.quotes)
    return _WHOLE.fullmatch(one.text) is None or is_cue
