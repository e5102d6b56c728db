"""What a line of a scraped text looks like by itself, as numbers.

In goes a text; out come its lines, and a row of numbers a line. Knows form (length, stops, capitals,
function words), never a subject: no word list here was taken from any page. Never decides what is dropped.
"""

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

__all__ = ["FUNCTION_WORDS", "Line", "find_lines", "form_features", "is_sentence"]

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
FUNCTION_WORDS = frozenset(
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
_GRAMMAR = FUNCTION_WORDS | _VERBS
_SPEAKS_TO_READER = frozenset(
    "click tap sign subscribe follow read watch listen share join register log login download see view get "
    "buy shop try discover explore browse contact email print save like check learn find skip show hide "
    "close open search enter submit choose select play load jump manage accept donate support your".split(),
)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a text without the space around it.

    `gap` says whether an empty line stands before it; `n_grammar` how many of its words are such as sentences have.
    """

    start: int
    end: int
    text: str
    words: tuple[str, ...]
    gap: bool
    n_grammar: int

    @property
    def ends_with_stop(self) -> bool:
        """Whether a sentence seems to end where the line does."""
        return _STOP.search(self.text[-8:]) is not None


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
        words = tuple(_WORD.findall(shown))
        n_grammar = sum(word.lower() in _GRAMMAR for word in words)
        lines.append(Line(start, end, shown, words, gap, n_grammar))
        last = end
    return tuple(lines)


def is_sentence(line: Line) -> bool:
    """Whether the line reads as running text: a stop at its end, words of grammar, and some length."""
    n = len(line.words)
    return n >= 5 and line.n_grammar >= 0.15 * n and line.ends_with_stop


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
    function = sum(word in FUNCTION_WORDS for word in lower)
    verbs = sum(word in _VERBS or (word.endswith("ed") and len(word) > 4) for word in lower)
    capital = sum(word[0].isupper() for word in words)
    letters = max(1, sum(map(len, words)))
    upper = sum(map(str.isupper, text))
    stop = line.ends_with_stop
    long = [float(len(text) > size) for size in (8, 16, 30, 50, 80, 120, 200, 350)]
    return [
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
    ]


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
