"""How the statements of one group stand to each other.

In goes a group of matched statements; out come alignments: the point itself (agree, or differ in wording
or attribution), and one more for each detail in which the reports part (number, date, certainty). A
conflict is said only where both reports speak of one moment in exact words; all else is a difference.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from rapidfuzz import fuzz

from crossread.align.features import Features
from crossread.align.quantities import Quantity
from crossread.language.frequency import rarity, stem
from crossread.language.lexicon import places
from crossread.language.name_match import fold, same_organisation, same_person
from crossread.language.negation import is_negated
from crossread.language.synonyms import synonyms
from crossread.types.alignment import Alignment, Aspect, Relation, Variant
from crossread.types.annotation import Certainty, QuoteKind, TimeExpression, TimeKind
from crossread.types.report import Citation
from crossread.types.span import Span

__all__ = ["judge_group", "single"]

_SAME_CONTENT = 0.45  # a match at least this sure tells one thing, not two things of one story
_TELLING = 1.2  # rarity; a word in more than a third of all texts tells nothing
_FAR = 3  # times; two counts of one thing in the reports of a day seldom lie further apart
_SURE = 0.6
_ALIKE_WORDS = 75  # of 100
_NAMES_A_DAY = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|tonight|tomorrow|yesterday|last night"
    r"|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)",
    re.IGNORECASE,
)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two statements of different reports, and how surely they match."""

    one: Features
    other: Features
    score: float


@dataclass(frozen=True, slots=True)
class _Figure:
    """A quantity and the statement that gives it."""

    one: Features
    quantity: Quantity

    @property
    def words(self) -> str:
        return self.quantity.span.of(self.one.report.text)

    def variant(self) -> Variant:
        """The figure's own words first, then the statement's."""
        return Variant((self.one.report.cite(self.quantity.span), _cite(self.one)))


def judge_group(
    group: Sequence[Features], scores: Sequence[Sequence[float]]
) -> tuple[Alignment, ...]:
    """The alignments of one group: the point itself first, then each detail that differs.

    `scores` has a row and a column for each of the group: how likely two tell one point. Details are sought only between statements that tell one thing, surely; headlines repeat what the
    body tells and give none.
    """
    pairs = [
        _Pair(a, b, scores[i][j])
        for (i, a), (j, b) in combinations(enumerate(group), 2)
        if a.report.id != b.report.id and not (a.is_headline or b.is_headline)
    ]
    sure = sorted(
        (pair for pair in pairs if pair.score >= _SAME_CONTENT),
        key=lambda pair: (-pair.score, sorted((pair.one.text, pair.other.text))),
    )
    details = [found for judge in _DETAILS if (found := judge(sure))]
    main = _main(group, sure)
    conflict = any(detail.relation is Relation.CONFLICT for detail in details)
    # What cannot both be right is not "told alike" as well.
    return tuple(details) if conflict and main.relation is Relation.AGREE else (main, *details)


def single(features: Sequence[Features]) -> Alignment:
    """Statements that only one report carries; several are neighbours in one sentence."""
    citations = tuple(_cite(one) for one in features)
    return Alignment(Relation.SINGLE, _about(features[0]), (Variant(citations),))


def _main(group: Sequence[Features], sure: Sequence[_Pair]) -> Alignment:
    """The point itself: one quotation in several wordings, told with and without a "not", or alike."""
    about = _about(group[0])
    wordings = _quote_wordings(group)
    if len(wordings) > 1:
        why = "One statement is quoted in different words: another cut or another translation."
        return Alignment(Relation.DIFFER, about, wordings, Aspect.WORDING, why=why)
    sides = _by_negation(group) if any(map(_is_turned, sure)) else ()
    if len(sides) > 1:
        why = "One tells it with a “not”, the other without."
        return Alignment(Relation.DIFFER, about, sides, Aspect.CERTAINTY, why=why)
    return Alignment(Relation.AGREE, about, (Variant(tuple(map(_cite, group))),))


def _is_turned(pair: _Pair) -> bool:
    """Whether two statements that surely tell one point differ in a "not"."""
    return pair.score >= _SURE and is_negated(pair.one.text) != is_negated(pair.other.text)


def _by_negation(group: Sequence[Features]) -> tuple[Variant, ...]:
    """Two variants where some reports negate the verb and others do not, else none."""
    negated = [one for one in group if is_negated(one.text)]
    plain = [one for one in group if not is_negated(one.text)]
    both = {one.report.id for one in negated} & {one.report.id for one in plain}
    if not negated or not plain or both:
        return ()
    return tuple(Variant(tuple(map(_cite, side))) for side in (plain, negated))


def _attributions(sure: Sequence[_Pair]) -> Alignment | None:
    """Much the same words that two reports give to different speakers."""
    for pair in sure:
        if pair.score >= _SURE and _speakers_differ(pair.one, pair.other):
            variants = (Variant((_cite(pair.one),)), Variant((_cite(pair.other),)))
            told = f"{pair.one.speaker} / {pair.other.speaker}"
            why = f"Much the same is said, but by different speakers: {told}."
            about = _about(pair.one)
            return Alignment(Relation.DIFFER, about, variants, Aspect.ATTRIBUTION, why=why)
    return None


def _speakers_differ(one: Features, other: Features) -> bool:
    """Whether both reports name a person or body for the words, and not the same.

    A country's name stands for any of its bodies, and says nothing of who spoke.
    """
    first, second = one.speaker, other.speaker
    if not first or not second or {first, second} & places().keys():
        return False
    return not (same_person(first, second) or same_organisation(first, second))


def _quote_wordings(group: Sequence[Features]) -> tuple[Variant, ...]:
    """The versions of a quotation that all of the group give in marks; one version if they are alike."""
    if any(_speakers_differ(a, b) for a, b in combinations(group, 2)):
        return ()
    versions: list[tuple[str, list[Citation]]] = []
    one_speaker = len({one.speaker for one in group}) == 1 and group[0].speaker is not None
    for one in group:
        spans = _marked_words(one)
        if not spans:
            return ()
        words = _folded(" ".join(span.of(one.report.text) for span in spans))
        cited = [one.report.cite(span) for span in spans]
        home = next((known for known in versions if _alike(known[0], words)), None)
        if home is not None:
            home[1].extend(cited)
        elif versions and not any(
            _is_version(v[0], words, one_speaker=one_speaker) for v in versions
        ):
            return ()  # other words of the same hour are no version of these
        else:
            versions.append((words, cited))
    return tuple(Variant(tuple(citations)) for _, citations in versions)


def _marked_words(one: Features) -> list[Span]:
    """What the statement holds of direct and mixed quotes."""
    return [
        content
        for quote in one.quotes
        if quote.kind != QuoteKind.INDIRECT
        for content in quote.content
        if one.statement.span.overlap(content)
    ]


def _folded(words: str) -> str:
    """Without what an editor put in brackets, and without the pronoun that may stand for it."""
    bare = fold(re.sub(r"[\[(][^\])]*[\])]", " ", words))
    return re.sub(r"^(?:he|she|it|they) ", "", bare)


def _is_version(a: str, b: str, *, one_speaker: bool) -> bool:
    """Whether two quotations are one statement in two forms: by their words, or by what those mean."""
    if min(len(a), len(b)) < 12:
        return False
    if fuzz.token_set_ratio(a, b) >= 60:
        return True
    return one_speaker and len(_meanings(a) & _meanings(b)) >= 2


def _meanings(words: str) -> set[str]:
    """The stems of telling words, near-synonyms under one."""
    stems = {stem(word) for word in words.split()}
    return {synonyms().get(one, one) for one in stems if rarity(one) > _TELLING}


def _alike(a: str, b: str) -> bool:
    """Whether two quotations are the same words, or one is cut from the other."""
    return a in b or b in a or fuzz.ratio(a, b) > 95


def _numbers(sure: Sequence[_Pair]) -> Alignment | None:
    """A quantity of one unit that two reports give differently; a conflict before a difference."""
    found = [
        _number(_Figure(pair.one, left), _Figure(pair.other, right), pair.score)
        for pair in sure
        for left, right in _compared(pair.one.quantities, pair.other.quantities)
        if (left.low, left.high) != (right.low, right.high)
    ]
    return min(found, key=lambda one: one.relation is not Relation.CONFLICT, default=None)


def _number(left: _Figure, right: _Figure, score: float) -> Alignment:
    words = f"{left.words} / {right.words}"
    same_moment = bool(_days(left.one).keys() & _days(right.one).keys())
    later = _published_later(left.one, right.one)
    relation, aspect, why = Relation.DIFFER, Aspect.NUMBER, f"The figures differ: {words}."
    if left.quantity.agrees(right.quantity):
        why = f"Both can be true, in other precision: {words}."
    elif later and not same_moment:
        if (later > 0) == (right.quantity.low > left.quantity.low):
            aspect, why = Aspect.UPDATE, f"The later report gives the higher figure: {words}."
    elif (score >= _SURE or same_moment) and _cannot_both_be(left, right):
        relation, why = Relation.CONFLICT, f"Both are exact and count the same: {words}."
    return Alignment(
        relation, f"how many: {words}", (left.variant(), right.variant()), aspect, why=why
    )


def _published_later(one: Features, other: Features) -> int:
    """1 where `other` is of a later day than `one`, -1 of an earlier, 0 where that is not known."""
    if one.report.published is None or other.report.published is None:
        return 0
    first, second = str(one.report.published)[:10], str(other.report.published)[:10]
    return (second > first) - (second < first)


def _cannot_both_be(left: _Figure, right: _Figure) -> bool:
    """Whether both figures are exact and told in one voice, the reports' own or one speaker's."""
    exact = left.quantity.is_exact and right.quantity.is_exact
    return exact and _own_voice(left.one, right.one)


def _compared(
    left: Sequence[Quantity], right: Sequence[Quantity]
) -> Iterable[tuple[Quantity, Quantity]]:
    """Pairs of one unit, where each side has one number of that unit and no figure is shared."""
    figures = {(q.low, q.high) for q in left} & {(q.low, q.high) for q in right}
    for unit in sorted({q.unit for q in left} & {q.unit for q in right} - {""}):
        ours = [q for q in left if q.unit == unit]
        theirs = [q for q in right if q.unit == unit]
        shared = any((q.low, q.high) in figures for q in (*ours, *theirs))
        if len(ours) == 1 and len(theirs) == 1 and not shared and _are_near(ours[0], theirs[0]):
            yield ours[0], theirs[0]


def _are_near(a: Quantity, b: Quantity) -> bool:
    """Whether the figures can be of one count: far apart, they count different things."""
    return a.agrees(b) or max(a.low, b.low) <= _FAR * max(1.0, min(a.low, b.low))


def _own_voice(a: Features, b: Features) -> bool:
    """Whether both reports say it themselves, or give the words of one speaker."""
    return a.speaker == b.speaker


def _dates(sure: Sequence[_Pair]) -> Alignment | None:
    """One day in each report, and not the same; told of one thing, and by nobody's differing words."""
    for pair in sure:
        first, second = _days(pair.one), _days(pair.other)
        if len(first) != 1 or len(second) != 1 or first.keys() == second.keys():
            continue
        if not _own_voice(pair.one, pair.other) or _other_tense(pair):
            continue
        variants = tuple(
            Variant((one.report.cite(time.span), _cite(one)))
            for one, days in ((pair.one, first), (pair.other, second))
            for time in days.values()
        )
        exact = _tell_alike(pair) and _lie_apart(*first.values(), *second.values())
        relation = Relation.CONFLICT if exact else Relation.DIFFER
        why = f"The reports give the days {' and '.join((*first, *second))}."
        return Alignment(relation, f"when: {_about(pair.one)}", variants, Aspect.DATE, why=why)
    return None


def _tell_alike(pair: _Pair) -> bool:
    """Whether the words are so alike that two days can only be of one happening."""
    same = fuzz.token_set_ratio(pair.one.text, pair.other.text) >= _ALIKE_WORDS
    return pair.score >= _SURE and same


def _other_tense(pair: _Pair) -> bool:
    """Whether one tells of a plan and the other of what was done, or one of another time again."""
    again = [re.search(r"\b(?:again|second|another)\b", one.text) for one in (pair.one, pair.other)]
    return pair.one.statement.certainty != pair.other.statement.certainty or (
        bool(again[0]) != bool(again[1])
    )


def _lie_apart(one: TimeExpression, other: TimeExpression) -> bool:
    """Whether the days are not the two sides of one night."""
    days = [date.fromisoformat(time.value[:10]) for time in (one, other)]
    by_hour = "T" in one.value or "T" in other.value
    return not by_hour or abs((days[0] - days[1]).days) > 1


def _days(one: Features) -> dict[str, TimeExpression]:
    """The days that the statement names; an hour alone ("midnight") names none."""
    return {
        time.value[:10]: time
        for time in one.times
        if _DAY.match(time.value)
        and (time.kind == TimeKind.DATE or _NAMES_A_DAY.search(time.span.of(one.report.text)))
    }


def _certainties(sure: Sequence[_Pair]) -> Alignment | None:
    """Told as fact by some reports, as alleged or denied by others, and by nobody's differing words."""
    held = {Certainty.ALLEGED: "alleged", Certainty.DENIED: "denied"}
    by_place = {
        (one.report.id, one.statement.span): one for pair in sure for one in (pair.one, pair.other)
    }
    members = sorted(by_place.values(), key=lambda one: (one.report.text, one.statement.span))
    hedged = [one for one in members if one.statement.certainty in held]
    plain = [one for one in members if one.statement.certainty not in held]
    speakers = {one.speaker for one in members if one.speaker}
    own = {one.report.id for one in hedged} & {one.report.id for one in plain}
    if not hedged or not plain or own or len(speakers) > 1:
        return None
    variants = (Variant(tuple(map(_cite, plain))), Variant(tuple(map(_cite, hedged))))
    how = held[hedged[0].statement.certainty]
    why = f"Told as fact by {_names(plain)}, as {how} by {_names(hedged)}."
    return Alignment(Relation.DIFFER, _about(plain[0]), variants, Aspect.CERTAINTY, why=why)


def _names(features: Sequence[Features]) -> str:
    return " and ".join(dict.fromkeys(one.report.name for one in features))


def _cite(one: Features) -> Citation:
    return one.report.cite(one.statement.span)


def _about(one: Features) -> str:
    """The first words of the statement, for a heading."""
    words = one.text.split()
    return " ".join(words[:12]) + (" …" if len(words) > 12 else "")


_DETAILS = (_attributions, _numbers, _dates, _certainties)
