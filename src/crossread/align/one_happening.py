"""Pairs of statements that tell one point by what they count or of whom they tell, whatever their words.

In go the features of a story's statements; out come pairs of different reports. The first toll of one fate that each
report gives is that of the happening which the story is of, told in a lead by one report and in a clause of its fifth
paragraph by another; and a person is arrested, charged or sentenced once in a story. Such pairs share hardly a word, so that
their likeness says little, and it is they that hold what differs: how many, and when.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import date, datetime
from itertools import combinations

from crossread.align.candidates import Pair
from crossread.align.features import Features
from crossread.align.quantities import Quantity
from crossread.align.tolls import STATES, state_in
from crossread.types.annotation import Certainty

__all__ = ["once_pairs", "toll_pairs"]

_OLD = 45  # days before a report; what it dates further back is another happening, or its history
_FAR = 20  # times; a toll that rose over weeks lies nearer
_OTHER = re.compile(
    r"\b(?i:also|another|separate|similar|earlier|previous|previously|unrelated|elsewhere)\b"
    r"|\b(?:if|could|may|might|would)\b"
)  # words of a statement that counts others, or some that are not counted yet; but 12 May is a day
_TOLD = frozenset({Certainty.HAPPENED, Certainty.ALLEGED})
_ONCE = {
    "arrested": r"arrested|detained|taken\s+into\s+custody",
    "charged": r"charged|indicted",
    "judged": r"sentenced|convicted|acquitted|found\s+guilty",
    "chosen": r"appointed|elected|sworn\s+in",
    "killed": r"killed|shot\s+dead|assassinated",
}
_NEAR = 60  # letters between a person's name and what befell that person
_BEFELL = {
    kind: re.compile(rf"\b(?:was|were|been|being)\s+(?:\w+ly\s+|first\s+)?(?:{verbs})\b")
    for kind, verbs in _ONCE.items()
} | {"resigned": re.compile(r"\b(?:resigned|resigns|stepped\s+down|quit)\b")}
_YEAR = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


def toll_pairs(features: Sequence[Features]) -> frozenset[Pair]:
    """The pairs of the first statements that give one toll, the lower index first.

    A toll that counts only some ("nine miners") is not held against one of others ("two rescuers").
    """
    firsts: dict[str, list[tuple[int, Quantity]]] = defaultdict(list)
    for state in sorted(STATES):
        told = _firsts(features, lambda one, state=state: _toll(one, state) is not None)
        for number in told:
            toll = _toll(features[number], state)
            if toll is not None:
                firsts[state].append((number, toll))
    return frozenset(
        _pair(i, j)
        for tolls in firsts.values()
        for (i, one), (j, other) in combinations(tolls, 2)
        if _may_count_the_same(one, other)
    )


def once_pairs(features: Sequence[Features]) -> frozenset[Pair]:
    """The pairs of the first statements that tell of one person what befalls a person once in a story."""
    found: set[Pair] = set()
    for name in sorted({person for one in features for person in one.persons}):
        for kind in sorted(_BEFELL):
            told = _firsts(features, lambda one, name=name, kind=kind: _befell(one, name, kind))
            found |= {_pair(i, j) for i, j in combinations(told, 2)}
    return frozenset(found)


def _befell(one: Features, name: str, kind: str) -> bool:
    """Whether the statement says this of the person, whose family name stands shortly before the verb."""
    if name not in one.persons:
        return False
    family = name.split()[-1]
    return any(
        family in one.text[max(0, verb.start() - _NEAR) : verb.start()]
        for verb in _BEFELL[kind].finditer(one.text)
    )


def _firsts(features: Sequence[Features], tells: Callable[[Features], bool]) -> list[int]:
    """The first statement of each report that tells something of this happening."""
    firsts: dict[str, int] = {}
    for number, one in enumerate(features):
        if one.is_headline or one.report.id in firsts or not tells(one):
            continue
        before = features[number - 1] if number else one
        if one.statement.certainty in _TOLD and not _is_of_another(one, before):
            firsts[one.report.id] = number
    return list(firsts.values())


def _toll(one: Features, state: str) -> Quantity | None:
    """The one toll of `state` in the statement, none where it gives several."""
    tolls = [quantity for quantity in one.quantities if state_in(quantity.unit) == state]
    return tolls[0] if len(tolls) == 1 else None


def _may_count_the_same(one: Quantity, other: Quantity) -> bool:
    """Whether both count all, or the same, or one all and the other some of a like number."""
    if one.unit != other.unit and not {one.unit, other.unit} & STATES:
        return False
    low, high = sorted((one.low, other.low))
    return high <= _FAR * max(1.0, low)


def _is_of_another(one: Features, before: Features) -> bool:
    """Whether the statement tells of another happening, by its words or its days, or those of the one `before` it."""
    if _OTHER.search(one.text):
        return True
    seen_from = _published(one)
    if seen_from is None:
        return False
    times = one.times or (before.times if before.report.id == one.report.id else ())
    ends = [end for time in times if (end := _latest(time.value)) is not None]
    return any((seen_from - end).days > _OLD for end in ends)


def _published(one: Features) -> date | None:
    told = one.report.published
    return told.date() if isinstance(told, datetime) else told


def _latest(value: str) -> date | None:
    """The last day, or nearly, of what a value of a time means; none where it names no year."""
    found = _YEAR.match(value)
    if found is None or found[1] == "0000":
        return None
    month = int(found[2] or 12)
    try:
        return date(int(found[1]), month, int(found[3] or 28))
    except ValueError:  # a value such as 2021-13 that no calendar has
        return None


def _pair(i: int, j: int) -> Pair:
    return (i, j) if i < j else (j, i)
