"""Shares told in words: "two-thirds", "nine out of ten", "one in six", "most of them".

In go the words of a statement and a place; out come the bounds in percent and where the words end, or nothing.
"""

from collections.abc import Mapping, Sequence

from crossread.language.words import Word

__all__ = ["share_at"]

_ONES = {word: value for value, word in enumerate("one two three four five six seven eight nine ten".split(), 1)}  # fmt: skip
_PARTS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "tenth": 10}  # fmt: skip
_WHOLES = {"hundred": 100, "thousand": 1000}
_VAGUE: Mapping[str, tuple[float, float]] = {"majority": (50.0, 100.0), "most": (50.0, 100.0)}
# Of a percent point; a share in words is rounded, a small one by a tenth of it at most.
_EXACT = 0.5
_Share = tuple[tuple[float, float], int]


def share_at(words: Sequence[Word], at: int) -> _Share | None:
    """The share that begins at `at`: its bounds in percent, and the place behind its words.

    >>> from crossread.language.words import find_words
    >>> from crossread.types.span import Span
    >>> words = find_words("nine out of ten members", Span(0, 23))
    >>> share_at(words, 0)
    ((89.5, 90.5), 4)
    """
    lowers = [word.lower for word in words[at : at + 4]]
    if not lowers:
        return None
    top, _, part = lowers[0].partition("-")
    if top in _ONES and part.rstrip("s") in _PARTS:
        return _bounds(_ONES[top], _PARTS[part.rstrip("s")]), at + 1
    if lowers[0] in _VAGUE and lowers[1:2] == ["of"]:
        return _VAGUE[lowers[0]], at + 1
    value = _number(lowers[0])
    if value is None and lowers[0] not in {"a", "half"}:
        return None
    return _spelled(lowers, at, value)


def _spelled(lowers: Sequence[str], at: int, value: int | None) -> _Share | None:
    """As in "two thirds of", "a third of", "half of", "nine out of ten", "one in six", "three in a thousand"."""
    if lowers[0] == "half" and lowers[1:2] in (["of"], ["the"]):
        return _bounds(1, 2), at + 1
    if len(lowers) > 2 and lowers[1].rstrip("s") in _PARTS and lowers[2] == "of":
        return _bounds(value or 1, _PARTS[lowers[1].rstrip("s")]), at + 2
    if value is not None and lowers[1:3] == ["in", "a"] and lowers[3:] and lowers[3] in _WHOLES:
        return _bounds(value, _WHOLES[lowers[3]]), at + 4
    whole = _number(lowers[3]) if lowers[1:3] == ["out", "of"] and len(lowers) > 3 else None
    if value is not None and whole and value <= whole:
        return _bounds(value, whole), at + 4
    if value == 1 and lowers[1:2] == ["in"] and len(lowers) > 2 and (whole := _number(lowers[2])):
        return _bounds(1, whole), at + 3
    return None


def _number(lower: str) -> int | None:
    return int(lower) if lower.isdecimal() and len(lower) < 4 else _ONES.get(lower)


def _bounds(top: int, whole: int) -> tuple[float, float]:
    share = 100 * top / whole
    exact = min(_EXACT, share / 10)
    return share - exact, share + exact
