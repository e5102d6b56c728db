"""Paragraphs out of the lines of a PDF.

In go the lines of each page in reading order; out come paragraphs, without running heads and page numbers. A word
that is broken at a line's end is mended where the joined word stands elsewhere in the text or is known
(`language/frequency.py`); a hyphen that may belong to the word is kept.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median_low

from crossread.extract.documents.pdf_lines import Line
from crossread.language.frequency import is_known, stem

__all__ = ["join_lines", "make_paragraphs", "without_running_lines"]

# Heads and feet stand in the outermost lines of a page.
_OUTERMOST = 3
# Left and right pages may have heads of their own, each on a little less than half of them.
_SHARE_OF_PAGES = 0.4
# Left and right pages take turns, so that the next page with the same head is one of the next two.
_NEAR = 2
_SAME_HEIGHT = 2.0
_PAGE_NUMBER = re.compile(
    r"(?:page\s*)?[-–—|]*\s*\d{1,4}\s*(?:(?:of|/)\s*\d{1,4})?\s*[-–—|]*", re.IGNORECASE
)
_NUMBER = re.compile(r"\d+")

_WORD = re.compile(r"[^\W\d_]+(?:[-‐][^\W\d_]+)*")
_BROKEN = re.compile(r"(?P<left>[^\W\d_]+)(?P<hyphen>[-‐\u00ad])$")
_REST = re.compile(r"[^\W\d_]+")
_ENDED = re.compile(r"[.!?…。！？:][\"'”’»)\]]*$")

# Words that begin others without a hyphen.
_PREFIXES = frozenset("down fore inter mis out over re some under up with".split())

# Sizes within an eighth are one face; a step in size is a heading or a caption.
_SAME_SIZE = 0.12
# Lines of a paragraph are evenly spaced; a third more is a gap.
_GAP = 1.35
# Lines of a face stand about that many heights apart, where a text has too few to tell.
_LEADING = 1.3
# A first line is set in by about that many heights; a block that is set in by more is something else too.
_INDENT = 0.8
# Where the next word would have found room on a line, by that share of the longest, the paragraph is over.
_SHORT = 0.85
# A line of a paragraph but its last takes more of the column's width, even if it stands beside a picture.
_LABEL = 0.5


@dataclass(frozen=True, slots=True)
class _Block:
    """What lines of one column and size share.

    `place` is the page and the column; `left` is their edge, `longest` the longest in characters, `leading` how far they stand apart; `widest` is
    the product of length and size of the widest line of the column, of whatever size.
    """

    place: tuple[int, int]
    left: float
    longest: int
    leading: float
    widest: float


def without_running_lines(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """`pages` without numbers of pages, and without the outermost lines that stand on most of them.

    The head of a chapter stands on few, but at one height on pages that follow one another.
    """
    outermost = [_outermost(page) for page in pages]
    heights = [{_without_numbers(line.text): line.y for line in lines} for lines in outermost]
    n_pages = Counter(text for page in heights for text in page)
    least = max(2, _SHARE_OF_PAGES * len(pages))

    def is_running(number: int, line: Line) -> bool:
        text = _without_numbers(line.text)
        near = heights[max(0, number - _NEAR) : number] + heights[number + 1 : number + 1 + _NEAR]
        is_near = any(abs(page.get(text, math.inf) - line.y) <= _SAME_HEIGHT for page in near)
        is_number = _PAGE_NUMBER.fullmatch(line.text) is not None
        return line in outermost[number] and (n_pages[text] >= least or is_near or is_number)

    return [
        [line for line in page if not is_running(number, line)] for number, page in enumerate(pages)
    ]


def _outermost(page: Sequence[Line]) -> list[Line]:
    by_height = sorted(page, key=lambda line: line.y)
    return by_height[:_OUTERMOST] + by_height[_OUTERMOST:][-_OUTERMOST:]


def _without_numbers(text: str) -> str:
    return _NUMBER.sub("#", text.casefold())


def make_paragraphs(pages: Sequence[Sequence[Line]]) -> list[str]:
    """The paragraphs of `pages`; one may go on in the next column, or on the next page."""
    words = {
        match.group().lower()
        for page in pages
        for line in page
        for match in _WORD.finditer(line.text)
    }
    leading = _find_leading(pages)
    paragraphs: list[str] = []
    held: list[str] = []
    last: Line | None = None
    last_block: _Block | None = None
    for number, page in enumerate(pages):
        blocks = _find_blocks(number, page, leading)
        for line in page:
            block = blocks[line.column, round(line.size)]
            if last is None or last_block is None or _begins(last, line, last_block, block):
                paragraphs += _join_all(held, words)
                held = []
            held.append(line.text)
            last, last_block = line, block
    return paragraphs + _join_all(held, words)


def _find_leading(pages: Sequence[Sequence[Line]]) -> Mapping[int, float]:
    """For each height of letters: how far its lines stand apart."""
    gaps: dict[int, list[float]] = defaultdict(list)
    for page in pages:
        for line, below in pairwise(page):
            gap = line.y - below.y
            if below.column == line.column and _is_one_size(line, below) and gap > 0:
                gaps[round(line.size)].append(gap)
    return {size: median_low(found) for size, found in gaps.items()}


def _find_blocks(
    number: int, page: Sequence[Line], leading: Mapping[int, float]
) -> Mapping[tuple[int, int], _Block]:
    """What the lines of `page` have in common that stand in one column and are of one size."""
    lines: dict[tuple[int, int], list[Line]] = defaultdict(list)
    widest: dict[int, float] = defaultdict(float)
    for line in page:
        lines[line.column, round(line.size)].append(line)
        widest[line.column] = max(widest[line.column], len(line.text) * line.size)
    return {
        (column, size): _Block(
            place=(number, column),
            left=Counter(round(line.x) for line in found).most_common(1)[0][0],
            longest=max(len(line.text) for line in found),
            leading=leading.get(size, _LEADING * size),
            widest=widest[column],
        )
        for (column, size), found in lines.items()
    }


def _is_one_size(one: Line, other: Line) -> bool:
    return abs(one.size - other.size) <= _SAME_SIZE * max(one.size, other.size)


def _begins(last: Line, line: Line, last_block: _Block, block: _Block) -> bool:
    """Whether `line` begins a paragraph behind `last`."""
    if _is_initial(last, line):
        return False
    if not _is_one_size(last, line):
        return True
    if _BROKEN.search(last.text):
        return False
    ended = _ENDED.search(last.text) is not None
    gap = last.y - line.y
    # The next column begins higher up, even where a page has one column and is read in two pieces.
    if last_block.place != block.place or gap < -_GAP * block.leading:
        return ended or (line.text[:1].isupper() and _is_short(last, line, last_block))
    is_set_in = line.x - block.left > _INDENT * line.size and abs(last.x - block.left) < line.size
    if gap > _GAP * block.leading or (is_set_in and not line.text[:1].islower()):
        return True
    # A line of a few words above a capital is a byline, a day or a heading.
    is_label = len(last.text) * last.size < _LABEL * block.widest and not line.text[:1].islower()
    return is_label or (ended and _is_short(last, line, block))


def _is_initial(last: Line, line: Line) -> bool:
    """Whether `last` is the large first letter of a paragraph, set in beside its lines."""
    return len(last.text) == 1 and last.text.isalpha() and last.size > 1.5 * line.size


def _is_short(line: Line, below: Line, block: _Block) -> bool:
    """Whether the first word below would have found room on `line`."""
    word = below.text.split(" ", 1)[0]
    return len(line.text) + 1 + len(word) < _SHORT * block.longest


def _join_all(lines: Sequence[str], words: Collection[str]) -> list[str]:
    if not lines:
        return []
    joined = [lines[0]]
    for line in lines[1:]:
        if joined == [lines[0]] and len(lines[0]) == 1 and lines[0].isalpha():
            joined = [_join_initial(lines[0], line)]
            continue
        # Only the last word above changes, so a paragraph of many lines is not copied once for each.
        above, space, last = joined[-1].rpartition(" ")
        joined[-1:] = [above + space, join_lines(last, line, words)]
    return ["".join(joined)]


def join_lines(above: str, below: str, words: Collection[str]) -> str:
    """One text of two lines; `words` are those of the whole text, in lower case.

    >>> join_lines("The minis-", "try said so.", {"ministry"})
    'The ministry said so.'
    >>> join_lines("A well-", "known envoy", {"well-known"})
    'A well-known envoy'
    """
    rest = _REST.match(below)
    broken = _BROKEN.search(above)
    if broken is None or rest is None:
        return f"{above} {below}"
    if broken["hyphen"] == "\u00ad":
        return above[:-1] + below
    is_one_word = rest.group()[0].islower() and _is_one_word(broken["left"], rest.group(), words)
    return (above[:-1] if is_one_word else above) + below


def _join_initial(letter: str, line: str) -> str:
    """A large first letter and the line beside it; "A" and "I" may be words of their own."""
    rest = _REST.match(line)
    if rest is None:
        return f"{letter} {line}"
    word = rest.group().lower()
    is_apart = (
        letter in "AIO" and is_known(stem(word)) and not is_known(stem(letter.lower() + word))
    )
    return letter + (" " if is_apart else "") + line


def _is_one_word(left: str, right: str, words: Collection[str]) -> bool:
    """Whether the hyphen between `left` and `right` was set for the line's end only."""
    joined, compound = (left + right).lower(), f"{left}-{right}".lower()
    if compound in words:
        return False
    if joined in words or is_known(stem(joined)) or left.lower() in _PREFIXES:
        return True
    # "self-made" is a word of two that are known; of "gov-ernance" neither is.
    return not (is_known(stem(left.lower())) and is_known(stem(right.lower())))
