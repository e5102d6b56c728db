"""Galleries of pictures that stand in a report: each caption is led by the gallery's title.

In go the lines of a text; those of a gallery get their kind. Goes by form alone: three lines or more, one behind the
other, begin with the same words and go on with a word of its own that is written large, as titles are. Paragraphs of a
report that begin alike ("The mayor said ...") go on in small letters.
"""

from collections.abc import Sequence
from itertools import takewhile

from crossread.extract.furniture.features import Line
from crossread.types.report import FurnitureKind

__all__ = ["drop_galleries"]

_FEWEST_PICTURES = 3
_SHORTEST_TITLE = 3  # words
# A title that is led by these is a speaker's name in an interview, or a list's label.
_NO_TITLE = frozenset(".:;,?!|-–—")


def drop_galleries(lines: Sequence[Line], kinds: list[FurnitureKind | None]) -> None:
    """The lines of a gallery are captions."""
    at = 0
    while at < len(lines):
        end = _gallery_end(lines, at)
        for i in range(at, end):
            kinds[i] = kinds[i] or FurnitureKind.CAPTION
        at = max(end, at + 1)


def _gallery_end(lines: Sequence[Line], start: int) -> int:
    """Where the gallery ends that begins with the line at `start`; `start` where none does."""
    end = start + 1
    while end < len(lines) and len(_title(lines[start].text, lines[end].text)) >= _SHORTEST_TITLE:
        end += 1
    shown = [line.text for line in lines[start:end]]
    if len(shown) < _FEWEST_PICTURES:
        return start
    title = _title(*shown)
    behind = [text.split()[len(title) :][:1] for text in shown]
    leads_to_titles = all(words and words[0].lstrip("\"'“‘")[:1].isupper() for words in behind)
    return end if len(title) >= _SHORTEST_TITLE and leads_to_titles else start


def _title(*shown: str) -> list[str]:
    """The words that all lines begin with; none where signs stand between them as behind a label."""
    rows = zip(*(text.split() for text in shown), strict=False)
    words = [row[0] for row in takewhile(lambda row: len(set(row)) == 1, rows)]
    return [] if any(word[-1] in _NO_TITLE for word in words) else words
