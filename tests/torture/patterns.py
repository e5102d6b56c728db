"""Every regular expression of the package, tried with what makes such expressions slow.

In go the modules of `crossread`; out come the patterns in them, and for one pattern the texts on which its time grows by
more than 2.5 for twice the length. Texts are made of the characters that the pattern itself names: each repeated, each two
by turns, and what begins a match again and again. Some patterns see one line or one address and no more; the caller knows.
"""

import importlib
import pkgutil
import re
import time
from collections.abc import Iterator, Sequence
from itertools import pairwise, product

import crossread

__all__ = ["find_patterns", "hostile_texts", "slow_patterns"]

_SIZES = (1000, 2000, 4000, 8000)
_MOST_GROWTH = 2.5
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


def _growth(pattern: "re.Pattern[str] | re.Pattern[bytes]", piece: str) -> float | None:
    """By how much the time grows at most for twice the length, searched with an end that fits nothing; None if soon done."""

    def seconds(n: int) -> float:
        text = piece * (n // len(piece)) + "\x01"
        subject = text.encode("utf-8") if isinstance(pattern.pattern, bytes) else text
        begun = time.process_time()
        pattern.search(subject)  # type: ignore[arg-type]
        return time.process_time() - begun

    if seconds(_SIZES[-1]) < _LEAST_SECONDS:
        return None
    taken = [min(seconds(n) for _ in range(3)) for n in _SIZES]
    return max(longer / max(shorter, 1e-6) for shorter, longer in pairwise(taken))


def slow_patterns() -> Iterator[tuple[str, str, float]]:
    """Each pattern that grows too fast, with the piece on which it does so worst, and by how much."""
    for name, pattern in find_patterns():
        source = (
            pattern.pattern
            if isinstance(pattern.pattern, str)
            else pattern.pattern.decode("latin-1")
        )
        found = [
            (grown, piece)
            for piece in hostile_texts(source)
            if (grown := _growth(pattern, piece)) is not None
        ]
        worst = max(found, default=(0.0, ""))
        if worst[0] > _MOST_GROWTH:
            yield name, worst[1], worst[0]
