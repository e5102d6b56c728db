"""How the lines of a report stand on their page: parts of its body, links alone, headings.

In goes the tree of a page. `mend_body` changes it before a text is taken out of it: boxes that open over a name go,
and a body that the site cut into parts becomes one again. `read_layout` tells which lines of the text were links, which
headings, and which stood above the headline. Goes by tags, by links and by containers of the same class; never by the name of a site.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from lxml.etree import XPath
from lxml.html import HtmlElement

from crossread.extract.layout import Layout
from crossread.extract.pages.second_reader import is_apart

__all__ = ["mend_body", "read_layout"]

_BLOCKS = frozenset(
    "p li h1 h2 h3 h4 h5 h6 div td th dd dt blockquote section article figcaption header ul ol".split()
)
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
# What holds a line of text, and seldom other blocks; a division does where text stands at its beginning.
_TEXTS = ("p", "li", "blockquote", "td", "dd", "dt", "div", *_HEADINGS)
_WORDS = re.compile(r"\w+")
# A paragraph of that many characters is rarely a button, a title or a teaser.
_LONG = 80
# More containers of one class are comments, or posts.
_MOST_PARTS = 60
# A part may lie in wrappers of its own, up to that many.
_DEEPEST_WRAPPER = 2
_POSTS = frozenset({"article", "li", "body"})
# A link of fewer words may be a name, a place or a product that a report lists.
_LINK_WORDS = 5
_SHORTEST_LINK, _LONGEST_LINK = 9, 400  # characters
# Boxes that open when a visitor points at a word, and hold what is to be read about it.
_CARD = re.compile(r"tool-?tip|roll-?over|pop-?over|hover-?card", re.IGNORECASE)
_CARDS = XPath(
    "//p//*[@class[contains(., 'ool') or contains(., 'oll') or contains(., 'op') or contains(., 'over')]]"
)


def mend_body(tree: HtmlElement) -> None:
    """Take out boxes that open over words, and join the parts of a body."""
    _drop_cards(tree)
    _join_parts(tree)


def read_layout(tree: HtmlElement, lines: Sequence[tuple[int, str]], headline: str = "") -> Layout:
    """How `lines`, each with its start in the text that was taken out of `tree`, stood on the page.

    `headline` is what the page states as such, empty where it states none.
    """
    folded = [(start, _fold(line)) for start, line in lines]
    whole = "\n".join(line for _, line in folded)
    # Most texts hold no list, and most lists of a page are its menus.
    has_list = any(line.startswith("-") for _, line in lines)

    def places(texts: Iterable[str]) -> frozenset[int]:
        known = set(texts)
        return frozenset(start for start, line in folded if line in known)

    return Layout(
        is_cut_out=True,
        links=places(_links(tree, whole)),
        entries=places(_entries(tree)) if has_list else frozenset(),
        headings=places(_folded(heading) for heading in tree.iter(*_HEADINGS)),
        above=places(_above(tree, {line for _, line in folded}, _fold(headline))),
    )


def _fold(text: str) -> str:
    """The words of `text` alone: readers of pages part them, and mark lists, each in its own way."""
    return "".join(_WORDS.findall(text))


def _folded(element: HtmlElement) -> str:
    return _fold(element.text_content())


def _above(tree: HtmlElement, known: set[str], headline: str) -> set[str]:
    """Those of the `known` texts that stand above the first heading of rank one that is the headline, and not below."""
    title = next((one for one in tree.iter("h1") if headline and _folded(one) == headline), None)
    if title is None:
        return set()
    found: set[str] = set()
    is_below = False
    for element in tree.iter(*_TEXTS):
        if element is title:
            if not found:
                break
            is_below = True
        elif element.tag != "div" or (element.text or "").strip():
            text = _folded(element)
            if is_below:
                found.discard(text)
            elif text in known and text != headline:
                found.add(text)
    return found


def _entries(tree: HtmlElement) -> Iterator[str]:
    """The folded texts of entries of lists that hold a link, and no list."""
    for entry in tree.iter("li"):
        if entry.find(".//a") is not None and entry.find(".//li") is None:
            yield _folded(entry)


def _links(tree: HtmlElement, whole: str) -> Iterator[str]:
    """The folded texts of blocks whose words all stand in links, a few marks aside; such as stand in `whole`."""
    seen: set[HtmlElement] = set()
    for link in tree.iter("a"):
        if not _is_long_link(link.text_content()):
            continue
        for block in _blocks_of(link):
            if block in seen:
                continue
            seen.add(block)
            text = _folded(block)
            if text and text in whole and (_is_within(block, link) or _is_linked(block, len(text))):
                yield text


def _is_linked(block: HtmlElement, n: int) -> bool:
    """Whether links hold nearly all of the block's `n` characters."""
    return sum(len(_folded(one)) for one in block.iter("a")) >= 0.95 * n


def _is_long_link(text: str) -> bool:
    return _SHORTEST_LINK <= len(text) <= _LONGEST_LINK and len(_WORDS.findall(text)) >= _LINK_WORDS


def _is_within(block: HtmlElement, link: HtmlElement) -> bool:
    return any(above is link for above in block.iterancestors("a"))


def _blocks_of(link: HtmlElement) -> Iterator[HtmlElement]:
    """The block that the link stands in, or, where it holds blocks, these."""
    within = [one for one in link.iterdescendants() if one.tag in _BLOCKS]
    if within:
        yield from within
        return
    for above in link.iterancestors():
        if above.tag in _BLOCKS:
            yield above
            return


def _drop_cards(tree: HtmlElement) -> None:
    """Take out what opens over a word within a paragraph: left in, its words would be glued to the sentence.

    The outer box holds the word and the inner box; only the inner one goes.
    """
    for box in _CARDS(tree):
        outer = box.getparent()
        if outer is not None and _CARD.search(box.get("class")) and _lies_in_card(outer):
            box.drop_tree()


def _lies_in_card(element: HtmlElement) -> bool:
    above: HtmlElement | None = element
    while above is not None and above.tag != "p":
        if _CARD.search(above.get("class") or ""):
            return True
        above = above.getparent()
    return False


def _join_parts(tree: HtmlElement) -> None:
    """Put the parts of a body into the first of them, so that a reader that looks for one body finds all of it.

    Parts are containers of one class, beside one another or each in a wrapper of its own, that hold most of the
    page's running text. Where a heading or a time stands beside a part, it is a post of its own and not a part.
    """
    sizes: dict[HtmlElement, int] = {}
    for paragraph in tree.iter("p"):
        parent, n = paragraph.getparent(), len(paragraph.text_content())
        if n >= _LONG and parent is not None:
            sizes[parent] = sizes.get(parent, 0) + n
    groups: dict[tuple[str, str], list[HtmlElement]] = {}
    for parent in sizes:
        if parent.tag in {"div", "section"} and parent.get("class"):
            groups.setdefault((parent.tag, parent.get("class")), []).append(parent)
    alike = [parts for parts in groups.values() if 1 < len(parts) <= _MOST_PARTS]
    # Most pages have none, and to tell what lies apart takes time.
    total = sum(n for parent, n in sizes.items() if not _is_aside(parent)) if alike else 0
    for parts in alike:
        is_most = 2 * sum(sizes[part] for part in parts) > total
        if is_most and not _is_aside(parts[0]) and _are_beside(parts):
            for part in parts[1:]:
                _move(part, parts[0])


def _is_aside(parent: HtmlElement) -> bool:
    paragraph = parent.find("p")
    return paragraph is not None and is_apart(paragraph)


def _are_beside(parts: Sequence[HtmlElement]) -> bool:
    """Whether the parts, or wrappers that hold one of them each, and no heading or time beside it, have one parent."""
    wrappers = list(parts)
    for _ in range(_DEEPEST_WRAPPER + 1):
        if len({wrapper.getparent() for wrapper in wrappers}) == 1:
            return len(set(wrappers)) == len(parts) and _nothing_between(wrappers)
        above = [wrapper.getparent() for wrapper in wrappers]
        if any(
            one is None or one.tag in _POSTS or _heads(one) != _heads(part)
            for one, part in zip(above, parts, strict=True)
        ):
            return False
        wrappers = above
    return False


def _nothing_between(wrappers: Sequence[HtmlElement]) -> bool:
    """Whether no paragraph or heading stands between them, which would lose its place."""
    at = wrappers[0].getnext()
    while at is not None and at is not wrappers[-1]:
        if at not in wrappers and next(at.iter("p", *_HEADINGS), None) is not None:
            return False
        at = at.getnext()
    return True


def _heads(element: HtmlElement) -> int:
    return sum(1 for _ in element.iter("h1", "h2", "h3", "time"))


def _move(part: HtmlElement, first: HtmlElement) -> None:
    if (part.text or "").strip() and len(first):
        first[-1].tail = f"{first[-1].tail or ''} {part.text}"
    part.text = None
    for child in list(part):
        first.append(child)
