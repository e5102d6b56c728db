"""Numbers in words and figures: "two hundred and twelve", "1.6 million", "$85m", "between 10 and 30".

In go the words of a statement and a place; out come the bounds of the number that begins there and where its words
end, or nothing. Knows nothing of what is counted.
"""

import re
from collections.abc import Sequence

from crossread.language.words import Word

__all__ = ["CURRENCIES", "NUMBER_WORDS", "Number", "number_at", "plain_number", "range_at"]

Number = tuple[tuple[float, float], int]

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
    "lakh": 1e5,
    "crore": 1e7,
}
_ROUND = frozenset(
    "hundred thousand million billion trillion".split()
)  # "a hundred" is about so many
_VAGUE = {
    "dozen": (12, 14),
    "dozens": (24, 99),
    "scores": (40, 199),
    "hundreds": (200, 1999),
    "thousands": (2000, 19999),
    "millions": (2e6, 999e6),
    "billions": (2e9, 999e9),
}
_TENS_OF = {"tens": (2, 10), "hundreds": (2, 10)}  # of thousands; in tens and in hundreds of them
CURRENCIES = {"$": "dollar", "€": "euro", "£": "pound", "¥": "yen", "₹": "rupee", "rs": "rupee"}  # fmt: skip
_LETTERS = {
    "k": 1e3,
    "g": 1e3,
    "m": 1e6,
    "mn": 1e6,
    "bn": 1e9,
    "b": 1e9,
    "tn": 1e12,
}  # an American "G" is a thousand
_SHORT = re.compile(r"(\d[\d,]*(?:\.\d+)?)(k|g|mn?|bn?|tn)")
_HUNDRED = 100
NUMBER_WORDS = frozenset(_SMALL) | _SCALES.keys()
_TO = frozenset("to - – —".split())
# Before "from 10 to 30"; behind any other word that is a change, "rose from 10 to 30".
_SPREAD = frozenset(
    "range ranges ranged ranging run runs vary varies varied varying anywhere anything".split()
)
# What a result is counted in: "a 2-3 defeat".
_RESULTS = frozenset("win victory defeat loss draw vote decision lead verdict ruling".split())


def range_at(words: Sequence[Word], at: int) -> Number | None:
    """The two numbers that a range goes between, from its first word on: "between 10 and 30", "5-6,000", "two or three".

    A change, a result and a score are none: "rose from 10 to 30", "a 2-3 defeat".
    """
    is_led = words[at].lower == "between"
    start = _behind_sign(words, at + is_led)
    first = number_at(words, start) if start < len(words) else None
    if first is None or first[1] >= len(words) or _is_change(words, at):
        return None
    joint, then = words[first[1]].lower, _behind_sign(words, first[1] + 1)
    second = number_at(words, then) if then < len(words) else None
    if second is None or joint not in (_TO | {"or"} if not is_led else {"and"}):
        return None
    low, high = _on_one_scale(words, first, second, then), second[0][1]
    behind = words[second[1]].lower if second[1] < len(words) else ""
    if not low < high or behind in _RESULTS or (joint == "or" and high > low + 1):
        return None
    return (low, high), second[1]


def _behind_sign(words: Sequence[Word], at: int) -> int:
    return at + (at < len(words) and words[at].lower in CURRENCIES)


def _is_change(words: Sequence[Word], at: int) -> bool:
    before = [word.lower for word in words[max(0, at - 2) : at]]
    return before[-1:] == ["from"] and before[0] not in _SPREAD


def _on_one_scale(words: Sequence[Word], first: Number, second: Number, then: int) -> float:
    """The lower number, on the scale that the upper one, from `then` on, alone names: the five thousand of "5-6,000"."""
    (low, _), middle = first
    (_, high), end = second
    named = [_SCALES[w.lower] for w in words[then:end] if w.lower in _SCALES]
    if not named and "," in words[then].text and high % 1000 == 0:
        named = [1000.0]
    scale = named[-1] if named else 1.0
    is_bare = words[middle - 1].lower not in _SCALES
    return low * scale if is_bare and low < high / scale else low


def number_at(words: Sequence[Word], at: int) -> Number | None:
    """The value that begins at `at`, as bounds, and where it ends."""
    lower = words[at].lower
    if lower == "a":
        return _behind_a(words, at)
    if [word.lower for word in words[at : at + 3]] == ["half", "a", "dozen"]:
        return _dozens(0.5), at + 3
    if lower in _TENS_OF and [word.lower for word in words[at + 1 : at + 3]] == ["of", "thousands"]:
        each = 1e4 if lower == "tens" else 1e5
        return (_TENS_OF[lower][0] * each, _TENS_OF[lower][1] * each), at + 3
    if lower in _VAGUE:
        low, high = _VAGUE[lower]
        return (float(low), float(high)), at + 1
    short = _short_sum(words, at)
    if short is not None:
        return short
    value = plain_number(lower)
    is_no_count = lower in {"one", "zero"} and not _counts_on(words, at)
    if value is None or _is_before_bare_m(words, at) or is_no_count:
        return None
    end = at + 1
    while end < len(words) and words[end].lower in _SCALES:
        value *= _SCALES[words[end].lower]
        end += 1
    value, end = _with_rest(words, at, end, value)
    if end < len(words) and words[end].lower == "dozen":
        return _dozens(value), end + 1
    return (value, value), end


def _is_before_bare_m(words: Sequence[Word], at: int) -> bool:
    """Whether an "m" of no currency follows, which may be metres or millions: "40 m", and not "$40 m"."""
    signs = CURRENCIES.keys() & {word.lower for word in words[max(0, at - 2) : at]}
    return at + 1 < len(words) and words[at + 1].lower == "m" and not signs


def _behind_a(words: Sequence[Word], at: int) -> Number | None:
    """As in "a dozen", "a million" and "a hundred and twelve"."""
    behind = words[at + 1].lower if at + 1 < len(words) else ""
    if behind == "dozen":
        return _dozens(1.0), at + 2
    if behind not in _ROUND:
        return None
    exact, end = _with_rest(words, at + 1, at + 2, _SCALES[behind])
    if end > at + 2:
        return (exact, exact), end
    return (_SCALES[behind], _SCALES[behind] * 1.1), at + 2


def _dozens(how_many: float) -> tuple[float, float]:
    """So many dozens are a round figure, as hundreds are: who had counted would say eleven, or thirteen."""
    return how_many * 12, how_many * 14


def _counts_on(words: Sequence[Word], at: int) -> bool:
    return at + 1 < len(words) and words[at + 1].lower in _SCALES


def _short_sum(words: Sequence[Word], at: int) -> Number | None:
    """A sum with its scale as a letter: "$85m", "€1.2bn", which are one word or three."""
    if at == 0 or words[at - 1].lower not in CURRENCIES:
        return None
    for end in (at + 1, at + 3):
        if end > len(words):
            break
        found = _SHORT.fullmatch("".join(word.lower for word in words[at:end]))
        if found:
            value = float(found[1].replace(",", "")) * _LETTERS[found[2]]
            return (value, value), end
    return None


def _with_rest(words: Sequence[Word], scale: int, end: int, value: float) -> tuple[float, int]:
    """With what stands behind the hundreds: "a hundred and twelve", "two hundred and forty"; in words only."""
    if words[end - 1].lower != "hundred" or words[scale].text[0].isdigit():
        return value, end
    behind = end + (end < len(words) and words[end].lower == "and")
    rest = plain_number(words[behind].lower) if behind < len(words) else None
    if rest is None or words[behind].text[0].isdigit() or not 0 < rest < _HUNDRED:
        return value, end
    return value + rest, behind + 1


def plain_number(lower: str) -> float | None:
    """The number that one word in lower case is: "1,200", "twenty-one"; None where it is none."""
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?", lower):
        return float(lower.replace(",", ""))
    if lower in _SMALL:
        return float(_SMALL[lower])
    tens, _, ones = lower.partition("-")
    if tens in _TENS and (not ones or ones in _SMALL):
        return float(_TENS[tens] + _SMALL.get(ones, 0))
    return None
