"""What a line is among the lines of its page, as numbers: place, shape, repetition, and the page itself.

In go the lines of one text; out comes a row of numbers a line. Looks at form only: never at which words
stand there, but for words of grammar. Takes time in proportion to the text.
"""

import math
import re
from collections import Counter
from collections.abc import Hashable, Sequence

from crossread.extract.furniture.features import FUNCTION_WORDS, Line

__all__ = ["page_features"]

_RUN = re.compile(r"[A-Z]+|[^\W\d_A-Z]+|\d+|\s+")
_WORDS = re.compile(r"(?:A?a|A)(?: (?:A?a|A))+")
_DATE = re.compile(r"\b\d{1,2}[:.]\d\d\b|\b(?:19|20)\d\d\b|\d+[/.-]\d+[/.-]\d+")
_STOPS = re.compile(r"[.!?…。][\"'”’»)\]]* ?(?=\S)")
_DASHES = (" - ", " – ", " — ")
_FIRST_PERSON = frozenset("i we my our me us".split())
_THIRD_PERSON = frozenset("he she they his her their him them it its".split())
_ENGLISH = frozenset(
    "the a an of to in on at by for from with as and or but that which who".split()
)
_SHAPED = 60
_REACH = 4


def page_features(lines: Sequence[Line]) -> list[list[float]]:
    """For each line its measure, its marks, its likeness to other lines, its place, and its page."""
    if not lines:
        return []
    columns = zip(
        map(_measure, lines, [_long_line(lines)] * len(lines)),
        map(_marks, lines),
        _likeness(lines),
        _places(lines),
        strict=True,
    )
    page = _page(lines)
    return [[*measure, *marks, *like, *place, *page] for measure, marks, like, place in columns]


def _long_line(lines: Sequence[Line]) -> int:
    """A length that one line in twenty passes: what "long" means differs between languages and pages."""
    lengths = sorted(len(line.text) for line in lines)
    return lengths[int(0.95 * (len(lengths) - 1))] + 1


def _measure(line: Line, long_line: int) -> list[float]:
    text, words = line.text, [word.lower() for word in line.words]
    n = max(1, len(words))
    return [
        math.log1p(len(text)) / 5,
        math.log1p(len(words)) / 4,
        min(2.0, len(text) / long_line),
        min(1.0, len(text) / 1000),
        min(3.0, math.log1p(len(_STOPS.findall(text)))),
        min(3.0, sum(map(len, words)) / n / 8),
        sum(word in _FIRST_PERSON for word in words) / n * 5,
        sum(word in _THIRD_PERSON for word in words) / n * 5,
        sum(word in _ENGLISH for word in words) / n * 2,
        *(float(n == size) for size in (1, 2, 3)),
        float(n in {4, 5}),
        float(words[:1] == ["by"]),
        float(bool(words) and words[-1] in FUNCTION_WORDS),
        float(bool(words) and words[0] in FUNCTION_WORDS),
        min(3.0, text.count(",") / n * 3),
    ]


def _marks(line: Line) -> list[float]:
    text = line.text
    return [
        float(_DATE.search(text) is not None),
        float(text[0] in "-–—•*·"),
        float(text[0] == "("),
        float(text[-1] == ")"),
        float("(" in text),
        sum(not sign.isascii() for sign in text) / len(text),
        float("|" in text),
        float(any(dash in text for dash in _DASHES)),
        float(": " in text),
        float("'" in text or "’" in text),
        float(text.isupper()),
        float(text[-1] == "…" or text.endswith("...")),
        float("?" in text),
        float("!" in text),
        float(any(sign in text for sign in "$£€")),
        float("%" in text),
    ]


def _likeness(lines: Sequence[Line]) -> list[list[float]]:
    """How often the line, its shape, and its first and last word come back, on the page and near by."""
    texts = [line.text for line in lines]
    shapes = [_shape(text) for text in texts]
    firsts = [line.words[0].lower() if line.words else line.text[0] for line in lines]
    lasts = [line.words[-1].lower() if line.words else line.text[-1] for line in lines]
    seen, shaped = Counter(texts), Counter(shapes)
    near = zip(*map(_near, (shapes, firsts, lasts)), strict=True)
    before: dict[str, int] = {}
    rows: list[list[float]] = []
    for i, (text, alike) in enumerate(zip(texts, near, strict=True)):
        since = i - before[text] if text in before else 0
        before[text] = i
        rows.append(
            [
                min(2.0, math.log(seen[text])),
                float(since > 0),
                min(2.0, math.log1p(since) / 4),
                min(2.0, math.log(shaped[shapes[i]]) / 3),
                *alike,
            ]
        )
    return rows


def _shape(text: str) -> str:
    """The text with each run of letters, digits or space made one sign, and words in a row made one."""

    def sign(run: re.Match[str]) -> str:
        first = run.group()[0]
        if first.isspace():
            return " "
        if first.isdigit():
            return "9"
        return "A" if "A" <= first <= "Z" else "a"

    return _WORDS.sub("w", _RUN.sub(sign, text[:_SHAPED]))


def _near(values: Sequence[Hashable]) -> list[float]:
    """For each place, the share of the eight around it that hold the same value."""
    n = len(values)
    return [
        (sum(values[j] == value for j in range(max(0, i - _REACH), min(n, i + _REACH + 1))) - 1)
        / _REACH
        for i, value in enumerate(values)
    ]


def _places(lines: Sequence[Line]) -> list[list[float]]:
    n, read = len(lines), 0
    total = sum(len(line.text) for line in lines)
    rows: list[list[float]] = []
    for i, line in enumerate(lines):
        rows.append([i / n, read / total, min(1.0, i / 50), min(1.0, (n - 1 - i) / 50)])
        read += len(line.text)
    return rows


def _page(lines: Sequence[Line]) -> list[float]:
    """What is the same for all lines of the page: its size, and how much of it reads as running text."""
    n = len(lines)
    words = [word.lower() for line in lines for word in line.words]
    letters = sum(len(line.text) for line in lines)
    return [
        math.log(n) / 6,
        sum(word in FUNCTION_WORDS for word in words) / max(1, len(words)) * 2,
        sum(sign.isascii() for line in lines for sign in line.text) / letters,
        sum(line.ends_with_stop and len(line.text) > 40 for line in lines) / n * 2,
        min(3.0, _long_line(lines) / 300),
        sum(len(line.text) > 80 for line in lines) / n * 2,
    ]
