"""What a line of a scraped text looks like, and how its look weighs: numbers for a small linear model.

In goes a text; out come its lines, and one score a line, above 0 where the line looks like the report and
below 0 where it looks like the page. Knows form (length, stops, capitals, function words, neighbours,
place), never a subject: no word list here was taken from any page. Never decides what is dropped.
"""

import json
import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from operator import mul
from typing import NamedTuple

__all__ = [
    "Line",
    "Weights",
    "context_features",
    "find_lines",
    "form_features",
    "is_sentence",
    "load_weights",
    "score_lines",
]

# The same line ends as in `crossread.language.sentences`, so that a dropped line is a whole paragraph there.
_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_BLOCK = re.compile(r"[^\n]+(?:\n[^\n]+)*")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_STOP = re.compile(r"[.!?…。！？]['\"’”»)\]]*$")
_INNER_STOP = re.compile(r"[.!?…]['\"’”»)]* (?=[A-Z\"'“‘])")
_ADDRESS = re.compile(r"https?://|www\.|\S@\S|(?:^|\s)@\w")
_SIGNS = frozenset("|»›•·→▶←©®#/+&<>_*=")
_QUOTES = frozenset('"“”«»„')
# What is looked at of a very long line: no page's furniture needs more to be told.
_LOOKED_AT = 1500

# Words of grammar in the languages that reports are most often in: a sentence has them, a label lacks them.
_FUNCTION = frozenset(
    "the a an of to in on at by for from with as and or but that which who this these those it its he she "
    "they his her their we our i you my not no than then when while after before because if so there into "
    "about over under between during against through until since without within among upon "
    "el la los las un una de del al y en que por con para su se es no lo como más pero "
    "o os as um uma do da dos das e em no na nos nas ao à com não mais mas foi são "
    "le les des et est dans qui pour sur pas plus par ce une du au aux il elle avec ne "
    "der die das den dem ein eine und ist nicht mit von zu im auf für sich auch bei wird "
    "il di che è un per non si sono della nel het een van en".split(),
)
_VERBS = frozenset(
    "is are was were be been being am has have had having will would can could may might must shall should "
    "do does did said says say told tells asked added adds wrote writes called calls made makes took takes "
    "went goes came comes got gets gave gives found finds saw sees knew knows thought thinks became becomes "
    "began begins left leaves held holds kept keeps led leads met meets put ran runs set sent shows shown "
    "stood stands won lost paid rose fell grew grows brought bought built isn't wasn't don't didn't hasn't".split(),
)
_SPEAKS_TO_READER = frozenset(
    "click tap sign subscribe follow read watch listen share join register log login download see view get "
    "buy shop try discover explore browse contact email print save like check learn find skip show hide "
    "close open search enter submit choose select play load jump manage accept donate support your".split(),
)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a text without the space around it; `gap` says whether an empty line stands before it."""

    start: int
    end: int
    text: str
    words: tuple[str, ...]
    gap: bool

    @property
    def ends_with_stop(self) -> bool:
        """Whether a sentence seems to end where the line does."""
        return _STOP.search(self.text[-8:]) is not None


class Weights(NamedTuple):
    """A layer of weights: one row of numbers a unit, its first the constant; `out` joins the units."""

    rows: tuple[tuple[float, ...], ...]
    out: tuple[float, ...]


def find_lines(text: str) -> tuple[Line, ...]:
    """The lines of `text` that are not empty; blocks of lines where it was wrapped by hand at a width."""
    pattern = _BLOCK if _is_wrapped_by_hand(text) else _LINE
    lines: list[Line] = []
    last = 0
    for match in pattern.finditer(text):
        piece = match.group()
        left = len(piece) - len(piece.lstrip())
        right = len(piece.rstrip())
        if left >= right:
            continue
        start, end = match.start() + left, match.start() + right
        shown = text[start:end] if end - start <= _LOOKED_AT else _middle_cut(text, start, end)
        gap = text.count("\n", last, start) > 1
        lines.append(Line(start, end, shown, tuple(_WORD.findall(shown)), gap))
        last = end
    return tuple(lines)


def is_sentence(line: Line) -> bool:
    """Whether the line reads as running text: a stop at its end, words of grammar, and some length."""
    if len(line.words) < 5 or not line.ends_with_stop:
        return False
    grammar = sum(word.lower() in _FUNCTION or word.lower() in _VERBS for word in line.words)
    return grammar >= 0.15 * len(line.words)


def form_features(lines: Sequence[Line], cued: Sequence[bool]) -> list[list[float]]:
    """The form of each line by itself; every number lies between -1 and about 2.

    Args:
        lines: all lines of one text.
        cued: for each line, whether its words give it away as furniture.
    """
    seen = Counter(line.text for line in lines)
    return [
        _form(line, cued=cue, repeated=seen[line.text] > 1)
        for line, cue in zip(lines, cued, strict=True)
    ]


def _form(line: Line, *, cued: bool, repeated: bool) -> list[float]:
    text, words = line.text, line.words
    n = max(1, len(words))
    lower = [word.lower() for word in words]
    function = sum(word in _FUNCTION for word in lower)
    verbs = sum(word in _VERBS or (word.endswith("ed") and len(word) > 4) for word in lower)
    capital = sum(word[0].isupper() for word in words)
    letters = max(1, sum(map(len, words)))
    upper = sum(map(str.isupper, text))
    stop = line.ends_with_stop
    long = [float(len(text) > size) for size in (8, 16, 30, 50, 80, 120, 200, 350)]
    return [
        1.0,
        *long,
        min(2.0, math.log1p(len(text)) / 4),
        float(stop),
        float(stop and n >= 5),
        float(stop and n >= 12),
        float(text[-1] == ":"),
        float(text[-1] in ",;-–—…"),
        function / n,
        float(function >= 1),
        float(function >= 3),
        float(function >= 8),
        verbs / n,
        float(verbs >= 1),
        float(verbs >= 3),
        capital / n,
        float(capital == n and n > 1),
        float(capital > 0.6 * n and n >= 4),
        upper / letters,
        float(upper > 0.8 * letters and letters > 3),
        float(text[0].islower()),
        float(text[0] in _QUOTES),
        float(any(mark in _QUOTES for mark in text)),
        float(text[0].isdigit()),
        min(1.0, 3 * sum(map(str.isdigit, text)) / len(text)),
        min(1.0, sum(sign in _SIGNS for sign in text) / 2),
        float(_ADDRESS.search(text) is not None),
        float(not words),
        float(bool(lower) and lower[0] in _SPEAKS_TO_READER),
        float("your" in lower or "you" in lower),
        float(_INNER_STOP.search(text) is not None),
        float(", " in text),
        float(stop and text[-1] == "?"),
        float(n <= 2),
        float(cued),
        float(cued and len(text) > 80),
        float(repeated),
        float(repeated and len(text) > 50),
        float(line.gap),
    ]


def context_features(
    lines: Sequence[Line],
    forms: Sequence[Sequence[float]],
    scores: Sequence[float],
    cued: Sequence[bool],
) -> list[list[float]]:
    """The form of each line together with its place in the text and the scores of its neighbours."""
    n = len(lines)
    squashed = [math.tanh(score / 2) for score in scores]
    narrow, middle, wide = (_windows(squashed, size) for size in (2, 5, 15))
    first, last = _best_stretch(scores, 0.0)
    tight = _best_stretch(scores, 1.0)
    sentences = [i for i, line in enumerate(lines) if scores[i] > 1 and len(line.words) >= 12]
    head, tail = (sentences[0], sentences[-1]) if sentences else (n, -1)
    share = sum(max(0, s) for s in squashed) / max(1, n)
    known = Counter(w.lower() for i in sentences for w in set(lines[i].words) if len(w) > 3)
    rows: list[list[float]] = []
    for i, line in enumerate(lines):
        long_words = [w.lower() for w in line.words if len(w) > 3 and w.lower() not in _FUNCTION]
        told = sum(known[w] > (scores[i] > 1) for w in long_words) / max(1, len(long_words))
        inside = first <= i < last
        gap = 0 if inside else (first - i if i < first else i - last + 1)
        at = [
            squashed[j] if 0 <= j < n else -1.0 for j in (i - 3, i - 2, i - 1, i + 1, i + 2, i + 3)
        ]
        rows.append(
            [
                *forms[i],
                scores[i] / 4,
                squashed[i],
                *at,
                narrow[i],
                middle[i],
                wide[i],
                max(at[1], at[2]),
                min(at[2], at[3]),
                float(inside),
                float(tight[0] <= i < tight[1]),
                float(inside and squashed[i] > 0),
                float(not inside and squashed[i] > 0),
                float(0 < gap <= 3),
                min(1.0, gap / 20),
                float(i >= last),
                float(head <= i <= tail),
                min(1.0, abs(i - head) / 10) if i < head else 0.0,
                min(1.0, abs(i - tail) / 10) if i > tail else 0.0,
                i / n,
                share,
                share * squashed[i],
                share * float(inside),
                min(1.5, math.log1p(n) / 5),
                told,
                told * squashed[i],
                float(i > 0 and cued[i - 1]),
                float(i + 1 < n and cued[i + 1]),
            ]
        )
    return rows


def _windows(values: Sequence[float], reach: int) -> list[float]:
    """The mean of the values up to `reach` places away on both sides, the value itself left out."""
    sums = [0.0]
    for value in values:
        sums.append(sums[-1] + value)
    n = len(values)
    return [
        (sums[min(n, i + reach + 1)] - sums[max(0, i - reach)] - values[i]) / (2 * reach)
        for i in range(n)
    ]


def _best_stretch(scores: Sequence[float], toll: float) -> tuple[int, int]:
    """The stretch of lines with the greatest sum of scores (Kadane), each score less `toll`."""
    best = total = 0.0
    start, found = 0, (0, 0)
    for i, score in enumerate(scores):
        total += max(-2.0, min(4.0, score)) - toll
        if total <= 0:
            total, start = 0.0, i + 1
        elif total > best:
            best, found = total, (start, i + 1)
    return found


def score_lines(lines: Sequence[Line], cued: Sequence[bool]) -> list[float]:
    """For each line, how much it looks like the report (above 0) or like the page (below 0): log odds."""
    first, second = load_weights()
    forms = form_features(lines, cued)
    scores = [_apply(first, row) for row in forms]
    return [_apply(second, row) for row in context_features(lines, forms, scores, cued)]


@cache
def load_weights() -> tuple[Weights, Weights]:
    """The weights of the two layers, read once from the file beside this module."""
    raw = json.loads(files("crossread.extract").joinpath("furniture_weights.json").read_text())
    first, second = (
        Weights(tuple(tuple(r) for r in raw[k]["rows"]), tuple(raw[k]["out"]))
        for k in ("form", "context")
    )
    return first, second


def _apply(weights: Weights, row: Sequence[float]) -> float:
    hidden = [math.tanh(sum(map(mul, unit, row))) for unit in weights.rows]
    return sum(map(mul, weights.out, (1.0, *hidden)), 0.0)


def _middle_cut(text: str, start: int, end: int) -> str:
    half = _LOOKED_AT // 2
    return f"{text[start : start + half]} {text[end - half : end]}"


def _is_wrapped_by_hand(text: str) -> bool:
    """Whether lines were broken at a width, as mail and agency files do, and not at paragraphs."""
    lines = text.split("\n")
    full = [i for i, line in enumerate(lines[:-1]) if 50 <= len(line) <= 90]
    goes_on = [i for i in full if lines[i + 1][:1].islower() and lines[i][-1] not in '.!?:”"']
    has_blocks = any(not line.strip() for line in lines[1:-1])
    return has_blocks and len(full) >= 4 and len(goes_on) >= 0.4 * len(full)
