"""Captions and credits of the pictures in a page, and between which lines of its text they stand.

In go the tree of a page and the lines that were taken out of it as its report; out come the lines with the captions
among them, each with its kind. A reader of the text leaves whole figures out, and with them words that a person who
looks at the page has read. Captions of other reports, which a page shows beside and below its own, are not taken: a
caption must stand above the first line and below the headline, between two lines, or in the box that holds the lines.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from unicodedata import normalize

from lxml.html import HtmlElement

from crossread.extract.furniture.cues import find_cue
from crossread.types.report import FurnitureKind

__all__ = ["PlacedLine", "place_captions"]

_CAPTION, _CREDIT = FurnitureKind.CAPTION, FurnitureKind.CREDIT
_BLOCKS = frozenset("p h1 h2 h3 h4 h5 h6 li blockquote pre td dd div".split())
# WordPress and many others set captions in elements of any name, with one of these classes.
_CAPTION_CLASS = re.compile(
    r"(?:^|\s)(?:wp-caption-text|(?:image|photo|picture|media|figure|img)[-_]{1,2}caption(?:[-_]{1,2}text)?)(?:\s|$)",
    re.IGNORECASE,
)
_CREDIT_CLASS = re.compile(
    r"credit|copyright|photographer|(?:image|photo|picture|caption)[-_]*source", re.IGNORECASE
)
_OTHERS = re.compile(
    r"related|recommend|newsletter|promo|teaser|sidebar|comment|more-from", re.IGNORECASE
)
_UNSHOWN = frozenset({"script", "style", "noscript", "button", "svg", "template"})
_SPACE = re.compile(r"\s+")
_WORD = re.compile(r"\w")
# So many characters without spaces tell one line of a page from the others.
_TOLD_BY = 60
# More pictures than that are a gallery, whose captions would drown the report.
_MOST = 500


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """A line of a page: of its report where `kind` is none, else a caption or a credit."""

    text: str
    kind: FurnitureKind | None = None


def place_captions(tree: HtmlElement, lines: Sequence[str]) -> tuple[PlacedLine, ...]:
    """`lines` in their order with the captions and credits of `tree` among them.

    A line that is a caption itself is marked and not doubled. Each caption stands once.
    """
    captions = {id(one): one for one in _find_captions(tree)}
    if not captions:
        return tuple(map(PlacedLine, lines))
    keys = [_key(line) for line in lines]
    at = {key: number for number, key in reversed(list(enumerate(keys))) if key}
    found: list[tuple[int, HtmlElement]] = []
    blocks: dict[int, HtmlElement] = {}
    current, is_below_title, n_left = -1, False, len(captions)
    for element in tree.iter("figcaption", "span", *_BLOCKS):
        if id(element) in captions:
            found += [(current, element)] if current >= 0 or is_below_title else []
            n_left -= 1
            continue
        if element.tag == "span":
            continue
        is_below_title = is_below_title or element.tag == "h1"
        number = at.get(_block_key(element))
        if number is not None and number >= current:
            current = number
            blocks[number] = element
            if not n_left and all(place < number for place, _ in found):
                break
    last = max(blocks, default=-1)
    box = _box([blocks[first] for first in (min(blocks), last)]) if blocks else None
    kept = [
        (place, element)
        for place, element in found
        if place < last or (box is not None and _is_within(element, box))
    ]
    return tuple(_merge(lines, kept))


def _find_captions(tree: HtmlElement) -> Iterator[HtmlElement]:
    """The elements that are captions, the outermost only, and none of other reports."""
    like_captions = (
        element
        for element in tree.iter("figcaption", "p", "div", "span")
        if element.tag == "figcaption" or _CAPTION_CLASS.search(element.get("class") or "")
    )
    for element in islice(like_captions, _MOST):
        if not any(
            one.tag in {"a", "figcaption"} or _OTHERS.search(_names(one))
            for one in element.iterancestors()
            if one.tag not in {"body", "html", "main", "article"}
        ):
            yield element


def _names(element: HtmlElement) -> str:
    return f"{element.get('class') or ''} {element.get('id') or ''}"


def _merge(lines: Sequence[str], kept: Sequence[tuple[int, HtmlElement]]) -> Iterator[PlacedLine]:
    known = set(map(_unspaced, lines))
    told: set[str] = set()
    kinds: dict[str, FurnitureKind] = {}
    behind: dict[int, list[PlacedLine]] = {}
    for place, element in kept:
        for line in _lines_of(element):
            key = _unspaced(line.text)
            if key in known and line.kind is not None:
                kinds[key] = line.kind
            elif key and key not in told:
                told.add(key)
                behind.setdefault(place, []).append(line)
    yield from behind.get(-1, ())
    for number, words in enumerate(lines):
        yield PlacedLine(words, kinds.get(_unspaced(words)))
        yield from behind.get(number, ())


def _lines_of(caption: HtmlElement) -> Iterator[PlacedLine]:
    """What a caption says, and apart from it each credit that is an element of its own."""
    apart: list[HtmlElement] = []
    pieces = list(_pieces(caption, apart))
    for text, is_credit in ((" ".join(pieces), False), *((_text(one), True) for one in apart)):
        shown = _fold(text)
        if _WORD.search(shown):
            is_told = is_credit or find_cue(shown) is _CREDIT
            yield PlacedLine(shown, _CREDIT if is_told else _CAPTION)


def _pieces(element: HtmlElement, apart: list[HtmlElement]) -> Iterator[str]:
    """The text of `element` in pieces, without that of elements which are credits; they are put into the list."""
    waiting: list[HtmlElement | str] = [element]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            yield one
            continue
        is_apart = not isinstance(one.tag, str) or one.tag in _UNSHOWN
        if one is not element and not is_apart and _CREDIT_CLASS.search(_credit_names(one)):
            apart.append(one)
            is_apart = True
        if not is_apart:
            children: list[HtmlElement | str] = [one.text or ""]
            for child in one:
                children += [child, child.tail or ""]
            waiting += reversed(children)


def _credit_names(element: HtmlElement) -> str:
    return f"{element.get('class') or ''} {element.get('itemprop') or ''}"


def _text(element: HtmlElement) -> str:
    return " ".join(_pieces(element, []))


def _box(ends: Sequence[HtmlElement]) -> HtmlElement | None:
    """The nearest element that holds the first and the last line."""
    above = list(ends[0].iterancestors())
    return next((one for one in ends[-1].iterancestors() if one in above), None)


def _is_within(element: HtmlElement, box: HtmlElement) -> bool:
    return box.tag not in {"body", "html"} and any(one is box for one in element.iterancestors())


def _block_key(block: HtmlElement) -> str:
    """The first characters of what a block shows; a block that holds others has the same as the first of them."""
    text = ""
    # Of a block that holds nothing but other blocks no more is walked than tells it.
    for piece in islice(_pieces(block, []), _TOLD_BY):
        text += "".join(piece.split())
        if len(text) >= _TOLD_BY:
            break
    return normalize("NFC", text)[:_TOLD_BY]


def _key(line: str) -> str:
    return _unspaced(line.removeprefix("-"))[:_TOLD_BY]


def _unspaced(line: str) -> str:
    return normalize("NFC", "".join(line.split()))


def _fold(text: str) -> str:
    return _SPACE.sub(" ", text).strip()
