"""Numbers with what they count: "more than 200 schoolgirls", "$5 billion", "25 percent".

In goes the words of a statement with its times; out come quantities. A number inside a time expression,
a score or a name is not one. `low` and `high` bound what the words allow: "more than 200" is 200 to no
bound, "about 30" and "dozens" leave room on both sides.
"""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from crossread.language.frequency import stem
from crossread.language.sources import AUXILIARIES, PREPOSITIONS
from crossread.language.synonyms import synonyms
from crossread.language.words import Word
from crossread.types.annotation import TimeExpression
from crossread.types.span import Span

__all__ = ["Quantity", "find_quantities"]

_SMALL = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
        "sixteen seventeen eighteen nineteen twenty".split(),
    )
}
_TENS = {
    word: 10 * (value + 2)
    for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split())
}
_SCALES = {
    "hundred": 100.0,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
    "bn": 1e9,
    "m": 1e6,
}
_VAGUE = {
    "dozen": (12, 12),
    "dozens": (24, 99),
    "scores": (40, 199),
    "hundreds": (200, 1999),
    "thousands": (2000, 19999),
}
_MORE = frozenset("over exceeding above".split())
_LESS = frozenset("nearly almost under below".split())
_ABOUT = frozenset("about around some roughly approximately estimated".split())
_PLURALS = frozenset("people children women men police troops staff crew".split())
_FILLERS = frozenset("of the a an us u.s. additional other new more people's".split())


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in words: `low` and `high` are what it may be, `unit` the stem of what is counted."""

    span: Span
    low: float
    high: float
    unit: str

    @property
    def is_exact(self) -> bool:
        """Whether the words leave no room."""
        return self.low == self.high

    def agrees(self, other: "Quantity") -> bool:
        """Whether some number fits both."""
        return self.low <= other.high and other.low <= self.high


def find_quantities(words: Sequence[Word], times: Sequence[TimeExpression]) -> tuple[Quantity, ...]:
    """The quantities among `words`, in order."""
    found: list[Quantity] = []
    at = 0
    while at < len(words):
        number = _number(words, at)
        if number is None or any(time.span.contains(words[at].span) for time in times):
            at += 1
            continue
        value, end = number
        found.append(_quantity(words, at, end, value))
        at = end
    return tuple(found)


def _number(words: Sequence[Word], at: int) -> tuple[tuple[float, float], int] | None:
    """The value that begins at `at`, as bounds, and where it ends."""
    lower = words[at].lower
    if lower in _VAGUE:
        low, high = _VAGUE[lower]
        return (float(low), float(high)), at + 1
    value = _plain(lower)
    if value is None or (lower in {"one", "zero"} and not _counts_on(words, at)):
        return None
    end = at + 1
    while end < len(words) and words[end].lower in _SCALES:
        value *= _SCALES[words[end].lower]
        end += 1
    if end < len(words) and words[end].lower == "dozen":
        return (value * 12, value * 12), end + 1
    return (value, value), end


def _counts_on(words: Sequence[Word], at: int) -> bool:
    return at + 1 < len(words) and words[at + 1].lower in _SCALES


def _plain(lower: str) -> float | None:
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?", lower):
        return float(lower.replace(",", ""))
    if lower in _SMALL:
        return float(_SMALL[lower])
    tens, _, ones = lower.partition("-")
    if tens in _TENS and (not ones or ones in _SMALL):
        return float(_TENS[tens] + _SMALL.get(ones, 0))
    return None


def _quantity(words: Sequence[Word], at: int, end: int, value: tuple[float, float]) -> Quantity:
    start, low, high = _hedged(words, at, value)
    money = at > 0 and words[at - 1].text in {"$", "€", "£", "¥"}
    unit = "money" if money else _unit(words, end)
    if money and start == at:
        start = at - 1
    return Quantity(Span(words[start].span.start, words[end - 1].span.end), low, high, unit)


def _hedged(words: Sequence[Word], at: int, value: tuple[float, float]) -> tuple[int, float, float]:
    """Where the hedge before the number begins, and the bounds with it."""
    low, high = value
    before = [word.lower for word in words[max(0, at - 3) : at] if word.text not in "$€£¥"]
    shift = at - (1 if at and words[at - 1].text in "$€£¥" else 0)
    two = " ".join(before[-2:])
    if two in {"more than", "at least", "no less", "greater than", "up from"}:
        return shift - 2, low, math.inf
    if two in {"less than", "fewer than", "up to", "at most"} or before[-4:] == [
        "as",
        "many",
        "as",
    ]:
        return shift - 2, 0.0, high
    if before and before[-1] in _MORE:
        return shift - 1, low, math.inf
    if before and before[-1] in _LESS:
        return shift - 1, low * 0.8, high
    if before and before[-1] in _ABOUT:
        return shift - 1, low * 0.9, high * 1.1
    return at, low, high


def _unit(words: Sequence[Word], end: int) -> str:
    """The stem of the noun that is counted: the last of the words that follow, up to a small one."""
    if end < len(words) and words[end].lower in {"%", "percent", "per", "percentage", "pct"}:
        return "percent"
    unit = ""
    if _is_share(words, end):
        end = _behind_share(words, end)
    for word in words[end : end + 4]:
        if not word.text[0].isalpha() or word.lower in AUXILIARIES | PREPOSITIONS - {"of"}:
            break
        if word.lower in _FILLERS:
            continue
        unit = stem(word.lower)
        if word.lower.endswith("s") or word.lower in _PLURALS:
            break
    return synonyms().get(unit, unit)


def _is_share(words: Sequence[Word], end: int) -> bool:
    """Whether the number is a part of another: "21 of the more than 200 girls"."""
    return end < len(words) and words[end].lower == "of"


def _behind_share(words: Sequence[Word], end: int) -> int:
    """Behind the number that a share is taken of, which stands before what both count."""
    for at in range(end + 1, min(len(words), end + 6)):
        number = _number(words, at)
        if number is not None:
            return number[1]
    return end
