"""How the statements of one group stand to each other.

In goes a group of matched statements; out come alignments: the point itself (agree, or differ in wording
or attribution), and one more for each detail in which the reports part (number, date, certainty). A
conflict is said only where both reports speak of one moment in exact words; all else is a difference.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from rapidfuzz import fuzz

from crossread.align.features import Features
from crossread.align.quantities import Quantity
from crossread.language.lexicon import places
from crossread.language.name_match import fold, same_organisation, same_person
from crossread.types.alignment import Alignment, Aspect, Relation, Variant
from crossread.types.annotation import Certainty, QuoteKind, TimeExpression
from crossread.types.report import Citation

__all__ = ["judge_group", "single"]

_SAME_CONTENT = 0.45  # a match at least this sure tells one thing, not two things of one story
_SURE = 0.6
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class _Side:
    """One report's value of a detail, and the words that tell it."""

    value: str
    citation: Citation


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
    group: Sequence[Features], score: Callable[[Features, Features], float]
) -> tuple[Alignment, ...]:
    """The alignments of one group: the point itself first, then each detail that differs."""
    surest = max(score(a, b) for a, b in combinations(group, 2) if a.report.id != b.report.id)
    main = _main(group, surest)
    details = [
        found
        for judge in (_numbers, _dates, _certainties)
        if (found := judge(group, surest)) is not None
    ]
    return (main, *details)


def single(features: Sequence[Features]) -> Alignment:
    """Statements that only one report carries; several are neighbours in one sentence."""
    citations = tuple(_cite(one) for one in features)
    return Alignment(Relation.SINGLE, _about(features[0]), (Variant(citations),))


def _main(group: Sequence[Features], surest: float) -> Alignment:
    if surest >= _SAME_CONTENT and _speakers_differ(group):
        told = " / ".join(dict.fromkeys(one.speaker for one in group if one.speaker))
        return Alignment(
            Relation.DIFFER,
            _about(group[0]),
            _variants(group, lambda one: one.speaker),
            Aspect.ATTRIBUTION,
            why=f"Much the same is said, but by different speakers: {told}.",
        )
    wordings = _quote_wordings(group)
    if len(wordings) > 1:
        return Alignment(
            Relation.DIFFER,
            _about(group[0]),
            wordings,
            Aspect.WORDING,
            why="One statement is quoted in different words: another cut or another translation.",
        )
    return Alignment(
        Relation.AGREE, _about(group[0]), (Variant(tuple(_cite(one) for one in group)),)
    )


def _speakers_differ(group: Sequence[Features]) -> bool:
    """Whether each report names a person or body for the words, and not all name the same.

    A country's name stands for any of its bodies, and says nothing of who spoke.
    """
    speakers = [one.speaker for one in group]
    if not all(speaker and speaker not in places() for speaker in speakers):
        return False
    first = speakers[0] or ""
    return any(
        not (same_person(other or "", first) or same_organisation(other or "", first))
        for other in speakers[1:]
    )


def _variants(
    group: Sequence[Features], value: Callable[[Features], str | None]
) -> tuple[Variant, ...]:
    by_value: dict[str, list[Citation]] = {}
    for one in group:
        by_value.setdefault(value(one) or "", []).append(_cite(one))
    return tuple(Variant(tuple(citations)) for citations in by_value.values())


def _quote_wordings(group: Sequence[Features]) -> tuple[Variant, ...]:
    """The versions of a quotation that all of the group give in marks; one version if they are alike."""
    versions: list[tuple[str, list[Citation]]] = []
    speakers = {one.speaker for one in group}
    for one in group:
        spans = [
            content
            for quote in one.quotes
            if quote.kind != QuoteKind.INDIRECT
            for content in quote.content
            if one.statement.span.overlap(content)
        ]
        if not spans:
            return ()
        words = _folded(" ".join(span.of(one.report.text) for span in spans))
        cited = [one.report.cite(span) for span in spans]
        home = next((v for v in versions if _alike(v[0], words)), None)
        mostly_said = sum(map(len, spans)) > 0.5 * len(one.statement.span)
        same_speaker = mostly_said and one.speaker is not None and len(speakers) == 1
        if home is not None:
            home[1].extend(cited)
        elif versions and not same_speaker and not any(_is_version(v[0], words) for v in versions):
            return ()  # other words of the same hour are no version of these
        else:
            versions.append((words, cited))
    return tuple(Variant(tuple(citations)) for _, citations in versions)


def _folded(words: str) -> str:
    """Without what an editor put in brackets, and without the pronoun that may stand for it."""
    bare = fold(re.sub(r"[\[(][^\])]*[\])]", " ", words))
    return re.sub(r"^(?:he|she|it|they) ", "", bare)


def _is_version(a: str, b: str) -> bool:
    """Whether two quotations share enough words to be one statement in two forms."""
    return min(len(a), len(b)) >= 12 and fuzz.token_set_ratio(a, b) >= 60


def _alike(a: str, b: str) -> bool:
    """Whether two quotations are the same words, or one is cut from the other."""
    return a in b or b in a or fuzz.ratio(a, b) > 95


def _numbers(group: Sequence[Features], surest: float) -> Alignment | None:
    """One quantity of the same unit that the reports give differently."""
    for a, b in combinations(group, 2):
        if a.report.id == b.report.id:
            continue
        for left, right in _compared(a.quantities, b.quantities):
            if (left.low, left.high) != (right.low, right.high):
                return _number(_Figure(a, left), _Figure(b, right), surest)
    return None


def _number(left: _Figure, right: _Figure, surest: float) -> Alignment:
    words = f"{left.words} / {right.words}"
    same_moment = bool(_days(left.one.times).keys() & _days(right.one.times).keys())
    sure = surest >= _SURE or (surest >= _SAME_CONTENT and same_moment)
    relation, aspect, why = Relation.DIFFER, Aspect.NUMBER, f"The figures differ: {words}."
    if left.quantity.agrees(right.quantity):
        why = f"Both can be true, in other precision: {words}."
    elif not same_moment and _is_update(left, right):
        aspect, why = Aspect.UPDATE, f"The later report gives the higher figure: {words}."
    elif sure and _own_voice(left.one, right.one) and _are_exact(left, right):
        relation, why = Relation.CONFLICT, f"Both are exact and count the same: {words}."
    return Alignment(
        relation, f"how many: {words}", (left.variant(), right.variant()), aspect, why=why
    )


def _are_exact(left: _Figure, right: _Figure) -> bool:
    return left.quantity.is_exact and right.quantity.is_exact


def _compared(
    left: Sequence[Quantity], right: Sequence[Quantity]
) -> Iterable[tuple[Quantity, Quantity]]:
    """Pairs of one unit, where each side has one number of that unit and no number is shared."""
    for unit in sorted({q.unit for q in left} & {q.unit for q in right} - {""}):
        ours = [q for q in left if q.unit == unit]
        theirs = [q for q in right if q.unit == unit]
        if len(ours) == 1 and len(theirs) == 1:
            yield ours[0], theirs[0]


def _is_update(left: _Figure, right: _Figure) -> bool:
    """Whether the report of the later day has the higher figure."""
    first, second = left.one.report.published, right.one.report.published
    if first is None or second is None:
        return False
    earlier, later = str(first)[:10], str(second)[:10]
    rises = left.quantity.low < right.quantity.low
    return earlier != later and (earlier < later) == rises


def _own_voice(a: Features, b: Features) -> bool:
    """Whether both reports say it themselves, or give the words of one speaker."""
    return a.speaker == b.speaker


def _dates(group: Sequence[Features], surest: float) -> Alignment | None:
    """One day in each report, and not the same; told of one thing, and by nobody's differing words."""
    if surest < _SAME_CONTENT or len({one.speaker for one in group}) > 1:
        return None
    sides: dict[str, list[_Side]] = {}
    for one in group:
        days = _days(one.times)
        if len(days) == 1:
            ((day, time),) = days.items()
            side = sides.setdefault(day, [])
            side += [_Side(day, one.report.cite(time.span)), _Side(day, _cite(one))]
    reports = [{side.citation.report_id for side in told} for told in sides.values()]
    if len(sides) < 2 or any(a & b for a, b in combinations(reports, 2)):
        return None
    variants = tuple(Variant(tuple(s.citation for s in side)) for side in sides.values())
    relation = Relation.CONFLICT if surest >= _SURE else Relation.DIFFER
    why = f"The reports give the days {' and '.join(sides)}."
    return Alignment(relation, "when: " + _about(group[0]), variants, Aspect.DATE, why=why)


def _days(times: Sequence[TimeExpression]) -> dict[str, TimeExpression]:
    return {time.value[:10]: time for time in times if _DAY.match(time.value)}


def _certainties(group: Sequence[Features], surest: float) -> Alignment | None:
    """Told as fact by one report, as alleged or denied by another, and by nobody's differing words."""
    if surest < _SAME_CONTENT or len({one.speaker for one in group if one.speaker}) > 1:
        return None
    held = {Certainty.ALLEGED: "alleged", Certainty.DENIED: "denied"}
    plain = [one for one in group if one.statement.certainty not in held]
    hedged = [one for one in group if one.statement.certainty in held]
    hedged = [one for one in hedged if one.report.id not in {p.report.id for p in plain}]
    if not plain or not hedged:
        return None
    variants = (Variant(tuple(map(_cite, plain))), Variant(tuple(map(_cite, hedged))))
    how = held[hedged[0].statement.certainty]
    why = f"Told as fact by {_names(plain)}, as {how} by {_names(hedged)}."
    return Alignment(Relation.DIFFER, _about(group[0]), variants, Aspect.CERTAINTY, why=why)


def _names(features: Sequence[Features]) -> str:
    return " and ".join(dict.fromkeys(one.report.name for one in features))


def _cite(one: Features) -> Citation:
    return one.report.cite(one.statement.span)


def _about(one: Features) -> str:
    """The first words of the statement, for a heading."""
    words = one.text.split()
    return " ".join(words[:12]) + (" …" if len(words) > 12 else "")
