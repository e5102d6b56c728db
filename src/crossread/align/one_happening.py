"""Pairs of statements that tell one point by what they count or of whom they tell, whatever their words.

In go the features of a story's statements; out come pairs of different reports. The first toll of one fate that each
report gives is that of the happening which the story is of, told in a lead by one report and in a clause of its fifth
paragraph by another; and a person is arrested, charged or sentenced once in a story. Such pairs share hardly a word, so that
their likeness says little, and it is they that hold what differs: how many, and when.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
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
    pairs = _first_pairs(features, _fates)
    return frozenset(
        (i, j)
        for state, i, j in pairs
        if _may_count_the_same(_toll(features[i], state), _toll(features[j], state))
    )


def once_pairs(features: Sequence[Features]) -> frozenset[Pair]:
    """The pairs of the first statements that tell of one person what befalls a person once in a story."""
    return frozenset((i, j) for _, i, j in _first_pairs(features, _befallen))


def _first_pairs(
    features: Sequence[Features], tells: Callable[[Features], Iterable[str]]
) -> Iterator[tuple[str, int, int]]:
    """For each thing that is told, each two of the first statements of reports that tell it of this happening."""
    firsts: dict[str, dict[str, int]] = defaultdict(dict)
    for number, one in enumerate(features):
        if one.is_headline or one.statement.certainty not in _TOLD:
            continue
        told = [what for what in tells(one) if one.report.id not in firsts[what]]
        if told and not _is_of_another(one, features[number - 1] if number else one):
            for what in told:
                firsts[what][one.report.id] = number
    for what in sorted(firsts):
        for i, j in combinations(sorted(firsts[what].values()), 2):
            yield what, i, j


def _fates(one: Features) -> list[str]:
    """The fates of which the statement gives one toll, and not several."""
    counts = Counter(state_in(quantity.unit) for quantity in one.quantities)
    return [state for state, count in counts.items() if state and count == 1]


def _toll(one: Features, state: str) -> Quantity:
    return next(quantity for quantity in one.quantities if state_in(quantity.unit) == state)


def _befallen(one: Features) -> list[str]:
    """What the statement says befell a person, whose family name stands shortly before the verb."""
    return [
        f"{kind} {name}"
        for kind, verbs in _BEFELL.items()
        for verb in verbs.finditer(one.text if one.persons else "")
        for name in sorted(one.persons)
        if name.rsplit(maxsplit=1)[-1] in one.text[max(0, verb.start() - _NEAR) : verb.start()]
    ]


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
