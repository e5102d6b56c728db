"""Every regular expression of the package, tried with what makes such expressions slow.

In go the modules of `crossread`; out come the patterns in them, and for one pattern the texts on which its time grows by
more than 2.5 for twice the length. Texts are made of the characters that the pattern itself names: each repeated, each two
by turns, and what begins a match again and again; also behind what the pattern wants to see before something may repeat.
A text begins at eight characters, since where time doubles with each character a thousand never end. Some patterns
see one line or one address and no more; the caller knows.
"""

import importlib
import pkgutil
import re
import time
from collections.abc import Iterator, Sequence
from itertools import product
from re import _constants, _parser

import crossread

__all__ = [
    "MOST_GROWTH",
    "SIZES",
    "SMALL_SIZES",
    "find_patterns",
    "find_repetitions",
    "growth_of",
    "hostile_texts",
    "slow_patterns",
    "slow_texts",
]

SMALL_SIZES = (8, 10, 13, 16, 20, 25, 32, 40, 50, 64, 80)
SIZES = (*SMALL_SIZES, 160, 320, 640, 1000, 2000, 4000, 8000)
MOST_GROWTH = 2.5
# Shorter times say nothing: another program had the processor meanwhile.
_LEAST_SECONDS = 0.02
_CLASSES = {
    "w": "a",
    "W": "-",
    "s": " ",
    "S": "a",
    "d": "1",
    "D": "a",
    "b": "",
    "B": "",
    "A": "",
    "Z": "",
}
_MOST_CHARACTERS = 9
_REPEATS = (_constants.MAX_REPEAT, _constants.MIN_REPEAT, _constants.POSSESSIVE_REPEAT)
_OF_CATEGORY = {_constants.CATEGORY_DIGIT: "1", _constants.CATEGORY_SPACE: " "}


def find_patterns() -> Iterator[tuple[str, "re.Pattern[str] | re.Pattern[bytes]"]]:
    """Each compiled pattern by the name of its module and its own, also in tuples and tables."""
    seen: set[int] = set()
    for found in pkgutil.walk_packages(crossread.__path__, "crossread."):
        # The one runs the program, the other the migrations.
        if found.name.endswith(("__main__", "migrations.env")):
            continue
        for name, value in vars(importlib.import_module(found.name)).items():
            for pattern in _patterns_in(value):
                if id(pattern) not in seen:
                    seen.add(id(pattern))
                    yield f"{found.name}.{name}", pattern


def _patterns_in(value: object, depth: int = 0) -> Iterator["re.Pattern[str] | re.Pattern[bytes]"]:
    if isinstance(value, re.Pattern):
        yield value
    elif depth < 3 and isinstance(value, (tuple, list, frozenset)):
        for one in value:
            yield from _patterns_in(one, depth + 1)
    elif depth < 3 and isinstance(value, dict):
        for one in (*value.keys(), *value.values()):
            yield from _patterns_in(one, depth + 1)
    elif (
        depth < 3
        and type(value).__module__.startswith("crossread.")
        and hasattr(value, "__slots__")
    ):
        for name in value.__slots__:
            yield from _patterns_in(getattr(value, name, None), depth + 1)


def hostile_texts(pattern: str) -> Sequence[str]:
    """Pieces to repeat: the characters that stand in `pattern`, and each two of them."""
    pattern = re.sub(r"\{\d*,?\d*\}", "", pattern)
    stated = re.sub(r"\\x([0-9a-fA-F]{2})", lambda match: chr(int(match[1], 16)), pattern)
    stated = re.sub(
        r"\\([a-zA-Z])",
        lambda match: _CLASSES.get(match[1], {"n": "\n", "r": "\r", "t": "\t"}.get(match[1], "")),
        stated,
    )
    literal = dict.fromkeys(c for c in stated if c not in "?*+()[]{}|^$\\" or f"\\{c}" in stated)
    marks = [c for c in literal if not c.isalnum()][:_MOST_CHARACTERS]
    letters = [c for c in literal if c.isalnum()][: _MOST_CHARACTERS - 4]
    single = list(dict.fromkeys((*marks, *letters, "a", " ", "1", "\n")))
    words = dict.fromkeys(re.findall(r"[A-Za-z<>/!:&\"'-]{3,12}", stated)[:6])
    return (
        *single,
        *("".join(two) for two in product(single, repeat=2) if two[0] != two[1]),
        *words,
    )


def find_repetitions(
    pattern: "re.Pattern[str] | re.Pattern[bytes]",
) -> Sequence[tuple[str, str]]:
    r"""Of each repetition in a pattern the least that it wants to see before, and that repeats: of `On (?:\d\s*)+` "On ", "1"."""
    flags = pattern.flags & ~re.UNICODE if isinstance(pattern.pattern, bytes) else pattern.flags
    found: list[tuple[str, str]] = []
    _least(_parser.parse(pattern.pattern, flags), "", found)
    return tuple(dict.fromkeys(found))


def _least(parts: "_parser.SubPattern", before: str, found: list[tuple[str, str]]) -> str:
    """The least text that `parts` fit behind `before`; its repetitions go to `found`."""
    for kind, told in parts:
        if kind in _REPEATS:
            least, most, repeated = told
            once = _least(repeated, before, found)[len(before) :]
            if most > 1 and once:
                found.append((before, once))
            before += once * least
        elif kind is _constants.SUBPATTERN:
            before = _least(told[-1], before, found)
        elif kind is _constants.ATOMIC_GROUP:
            before = _least(told, before, found)
        elif kind is _constants.BRANCH:
            # Each is read, and what stands behind them is read behind the first.
            before, *_ = [_least(one, before, found) for one in told[1]]
        else:
            before += _character(kind, told)
    return before


def _character(kind: object, told: object) -> str:
    """One character that a part of a pattern fits, none where it fits between two."""
    if kind is _constants.LITERAL:
        return chr(told)  # type: ignore[arg-type]
    if kind is _constants.ANY or kind is _constants.NOT_LITERAL:
        return "a" if told != ord("a") else "b"
    if kind is not _constants.IN:
        return ""
    first, value = told[0]  # type: ignore[index]
    if first is _constants.NEGATE:
        return "a"
    if first is _constants.RANGE:
        return chr(value[0])
    return chr(value) if first is _constants.LITERAL else _OF_CATEGORY.get(value, "a")


def growth_of(
    pattern: "re.Pattern[str] | re.Pattern[bytes]",
    piece: str,
    lead: str = "",
    sizes: Sequence[int] = SIZES,
) -> float | None:
    """By how much the time grows for twice the length, where an end fits nothing; None if soon done.

    It is taken at the least size at which there is something to measure: a larger one may never end. A pattern is
    searched for, and held against the whole text, as callers do either.
    """

    def seconds(n: int) -> float:
        text = lead + piece * (n // len(piece))
        searched, whole = f"{text}\x01", f"{text} \x01"
        begun = time.process_time()
        if isinstance(pattern.pattern, bytes):
            pattern.search(searched.encode("utf-8"))
            pattern.fullmatch(whole.encode("utf-8"))
        else:
            pattern.search(searched)
            pattern.fullmatch(whole)
        return time.process_time() - begun

    for n in sizes:
        taken = seconds(n)
        if taken >= _LEAST_SECONDS:
            shorter = min(seconds(n // 2) for _ in range(3))
            return min(taken, seconds(n), seconds(n)) / max(shorter, 1e-6)
    return None


def slow_patterns(sizes: Sequence[int] = SIZES) -> Iterator[tuple[str, str, float]]:
    """Each pattern that grows too fast, with the text on which it does so worst, and by how much."""
    for name, pattern in find_patterns():
        found = slow_texts(pattern, sizes)
        if found:
            yield name, *found[-1]


def slow_texts(
    pattern: "re.Pattern[str] | re.Pattern[bytes]", sizes: Sequence[int] = SIZES
) -> Sequence[tuple[str, float]]:
    """The texts on which a pattern grows too fast, and by how much, the worst last."""
    grown = (
        (lead + piece, growth_of(pattern, piece, lead, sizes)) for lead, piece in _tried(pattern)
    )
    slow = [(text, by) for text, by in grown if by is not None and by > MOST_GROWTH]
    return sorted(slow, key=lambda one: one[1])


def _tried(pattern: "re.Pattern[str] | re.Pattern[bytes]") -> Iterator[tuple[str, str]]:
    """Leads with pieces to repeat: all pieces with none, and behind a lead what the pattern repeats there or one character."""
    source = pattern.pattern
    pieces = hostile_texts(source if isinstance(source, str) else source.decode("latin-1"))
    yield from (("", piece) for piece in pieces)
    singles = [piece for piece in pieces if len(piece) == 1]
    repetitions = find_repetitions(pattern)
    yield from repetitions
    leads = dict.fromkeys(lead for lead, _ in repetitions if lead)
    yield from product(leads, singles)
