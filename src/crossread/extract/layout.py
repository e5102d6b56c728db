"""What a page or a file told of the lines of a text, besides their words.

Holds one dataclass. `page_layout.py` fills it from the tree of a page, and `furniture.py` goes by it.
"""

from dataclasses import dataclass

__all__ = ["Layout"]


@dataclass(frozen=True, slots=True)
class Layout:
    """Who wrote a text, and how its lines stood on their page; empty for a text of which only words are known.

    `is_cut_out` says that a reader of pages took the text out of one, so that no menus are left in it. `links`,
    `entries` and `headings` are the places (code points) in the text at which lines begin that were a link and
    nothing more, an entry of a list with a link in it, or a heading. `above` are the places of lines that stood above
    the headline on the page, and nowhere below it.
    """

    byline: str = ""
    is_cut_out: bool = False
    links: frozenset[int] = frozenset()
    entries: frozenset[int] = frozenset()
    headings: frozenset[int] = frozenset()
    above: frozenset[int] = frozenset()
