"""Pairs of statements that tell one point by what they count or of whom they tell, whatever their words.

In go the features of a story's statements; out come pairs of different reports. The first toll of one fate that each
report gives is that of the happening which the story is of, told in a lead by one report and in a clause of its fifth
paragraph by another; and a person is arrested, charged or sentenced once in a story. Such pairs share hardly a word, so that
their likeness says little, and it is they that hold what differs: how many, and when.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from crossread.align.features.features import Features
from crossread.align.features.pair import published_on
from crossread.align.features.quantities import Quantity, toll_of
from crossread.align.features.tolls import FATES
from crossread.align.match.candidates import Pair
from crossread.align.match.other_happenings import FAR_TOLLS, OLD, harks_back, last_days
from crossread.types.annotation import Certainty

__all__ = ["once_pairs", "told_once", "toll_pairs"]

_OTHER = re.compile(
    r"\b(?i:also|another|separate|similar|earlier|previous|previously|unrelated|elsewhere)\b"
    r"|\b(?:if|could|may|might|would)\b"
    r"|\bin (?i:retaliation|revenge|reprisal|response) (?:for|to)\b"
    r"|\bsince\s+(?:the\s+(?:beginning|start|outbreak)|\d{4})\b|\bthe\s+(?i:war|conflict)\b"
)  # words of a statement that counts others, or some that are not counted yet; but 12 May is a day
_LONG_AGO = re.compile(r"\d{4}|X{4}-\d{2}")  # "in 2009", "in March"
_TOLD = frozenset({Certainty.HAPPENED, Certainty.ALLEGED})
_ONCE = {
    "arrested": r"arrested|detained|taken\s+into\s+custody",
    "charged": r"charged|indicted",
    "judged": r"sentenced|convicted|acquitted|found\s+guilty",
    "chosen": r"appointed|elected|sworn\s+in",
    "killed": r"killed|shot\s+dead|assassinated",
}
# The dead of a war and those of one raid seem less alike; a toll in a lead and one in a clause do not (0.03).
_LEAST_OF_ONE = 0.025
_NEAR = 60  # letters between a person's name and what befell that person
_AS_A_TIME = re.compile(r"\b(?:when|before|after|since|until|while)\b[^,;]*$")
_BEFELL = {
    kind: re.compile(rf"\b(?:was|were|been|being)\s+(?:\w+ly\s+|first\s+)?(?:{verbs})\b")
    for kind, verbs in _ONCE.items()
} | {"resigned": re.compile(r"\b(?:resigned|resigns|stepped\s+down|quit)\b")}


def told_once(features: Sequence[Features], scores: Mapping[Pair, float]) -> frozenset[Pair]:
    """The pairs of both kinds, but for those that by their scores are all but surely apart."""
    pairs = toll_pairs(features) | once_pairs(features)
    return frozenset(pair for pair in pairs if scores.get(pair, 0.0) >= _LEAST_OF_ONE)


def toll_pairs(features: Sequence[Features]) -> frozenset[Pair]:
    """The pairs of the first statements that give one toll, the lower index first.

    A toll that counts only some ("nine miners") is not held against one of others ("two rescuers"), but against the
    first of all that the other report gives.
    """
    tolls = list(_tolls(features))
    found: set[Pair] = set()
    for fate in sorted({toll.fate for toll in tolls}):
        by_report: dict[str, list[_Toll]] = defaultdict(list)
        for toll in tolls:
            if toll.fate == fate:
                by_report[toll.report_id].append(toll)
        for ours, theirs in combinations(by_report.values(), 2):
            found.update(_comparable(ours, theirs))
    return frozenset(found)


def once_pairs(features: Sequence[Features]) -> frozenset[Pair]:
    """The pairs of the first statements that tell of one person what befalls a person once in a story."""
    firsts: dict[str, dict[str, int]] = defaultdict(dict)
    for number, one in enumerate(features):
        if one.is_headline or one.statement.certainty not in _TOLD:
            continue
        told = [what for what in _befallen(one) if one.report.id not in firsts[what]]
        if told and not _is_of_another(one, features[number - 1] if number else one):
            for what in told:
                firsts[what][one.report.id] = number
    return frozenset(
        pair for first in firsts.values() for pair in combinations(sorted(first.values()), 2)
    )


@dataclass(frozen=True, slots=True)
class _Toll:
    """A toll of one fate in a report, and the number of the statement that gives it."""

    report_id: str
    fate: str
    statement: int
    quantity: Quantity


def _tolls(features: Sequence[Features]) -> Iterator[_Toll]:
    """For each report and fate the first toll, and the first of all where that counts only some."""
    known: set[tuple[str, str]] = set()
    for number, one in enumerate(features):
        if one.is_headline or one.statement.certainty not in _TOLD:
            continue
        fates = [
            (fate, quantity)
            for fate in sorted(FATES)
            if (one.report.id, fate) not in known and (quantity := toll_of(one.quantities, fate))
        ]
        if fates and not _is_of_another(one, features[number - 1] if number else one):
            for fate, quantity in fates:
                yield _Toll(one.report.id, fate, number, quantity)
                if quantity.unit == fate:
                    known.add((one.report.id, fate))


def _comparable(ours: Sequence[_Toll], theirs: Sequence[_Toll]) -> Iterator[Pair]:
    """The statements of the first tolls that may count the same, and of the first that both count all."""
    pairs = [
        (one, other)
        for one, other in product(ours, theirs)
        if _may_count_the_same(one.quantity, other.quantity)
    ]
    of_all = [pair for pair in pairs if all(toll.quantity.unit in FATES for toll in pair)]
    for one, other in pairs[:1] + of_all[:1]:
        yield one.statement, other.statement


def _befallen(one: Features) -> list[str]:
    """What the statement says befell a person, whose family name stands shortly before the verb.

    "Neal was in Elmport when he was arrested" tells where he was.
    """
    return [
        f"{kind} {name}"
        for kind, verbs in _BEFELL.items()
        for verb in verbs.finditer(one.text if one.persons else "")
        if not _AS_A_TIME.search(before := one.text[max(0, verb.start() - _NEAR) : verb.start()])
        for name in sorted(one.persons)
        if _ends_in(name, before)
    ]


def _ends_in(name: str, words: str) -> bool:
    """Whether the family name stands in `words`, and not as a part of another: "Li" in "Liam"."""
    return re.search(rf"\b{re.escape(name.rsplit(maxsplit=1)[-1])}\b", words) is not None


def _may_count_the_same(one: Quantity, other: Quantity) -> bool:
    """Whether both count all, or the same, or one all and the other some of a like number."""
    if one.unit != other.unit and not {one.unit, other.unit} & FATES:
        return False
    low, high = sorted((one.low, other.low))
    return high <= FAR_TOLLS * max(1.0, low)


def _is_of_another(one: Features, before: Features) -> bool:
    """Whether the statement tells of another happening, by its words or its days, or those of the one `before` it."""
    if _OTHER.search(one.text) or harks_back(one):
        return True
    seen_from = published_on(one)
    if seen_from is None:  # who writes of these days does not say of which year
        return any(_LONG_AGO.fullmatch(time.value) for time in one.times)
    dated = one if one.times or before.report.id != one.report.id else before
    return any((seen_from - end).days > OLD for end in last_days(dated))
