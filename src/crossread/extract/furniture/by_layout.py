"""Furniture told by how lines stood on their page, and by who wrote the text: links alone, lone headings, its author.

In go the lines of a text with what is known of them; lines that this gives away get their kind. Never drops a line
of a text that is mostly links: there they are what it reports.
"""

import re
from collections.abc import Sequence

from crossread.extract.furniture.features import Line, is_sentence
from crossread.extract.layout import Layout
from crossread.language.lexicon import first_names
from crossread.types.report import FurnitureKind

__all__ = ["drop_above", "drop_by_layout", "drop_name_above", "drop_writers"]

_KIND = FurnitureKind
_Kinds = list[FurnitureKind | None]
_LISTED = re.compile(r"^[-–•*·] ")
# A list of more entries is rather one of the report's.
_LONGEST_LIST = 12
_HEADER_WORDS = 6
_ADDRESS = re.compile(r"^\S+$")
_PARTED = re.compile(r",? (?:and|&) |[,;|/] ?")
_BEFORE_NAME = re.compile(
    r"^[\W_]*(?:(?:by|author|written by|about|follow|contact|e-?mail|more (?:from|by|about)|staff writer)\b:? ?)?",
    re.IGNORECASE,
)
# What an outlet says of its author: what they are, cover, wrote, and where they can be found.
_TOLD_OF = re.compile(
    r"^(?:, |'s |’s | )?(?:(?:(?:new |latest |first |next |weekly )?(?:book|novel|memoir|column|reporting|work)|is|was|has|have|had|are|covers?|reports?|writes?|wrote|joined|works?|lives?|edits?|hosts?|"
    r"leads?|serves?|holds?|specialises|specializes|focuses|graduated|started|began|studied|teaches|contributed|"
    r"hails|tweets|served|spent|can|may|currently|previously|formerly|also|on|at|an?|the|via|who|whose)\b|@|\()"
)
_ABOUT_AUTHOR = re.compile(r"^about (?:the )?(?:author|writer|reporter)s?\W*$", re.IGNORECASE)
_NAME_AND_HOUSE = 2  # lines
_NAME_WORDS = 5
_NAME = r"[A-Z]\w+(?: (?:[A-Z]\.|[A-Z][\w'’-]+)){1,3}"
_ALONE = re.compile(rf"{_NAME}(?:(?:,|,? and) {_NAME}){{0,3}}")
_BIO_LINES = 8
_LABEL_WORDS = 8


def drop_above(lines: Sequence[Line], kinds: _Kinds, layout: Layout) -> None:
    """Lines that stood above the headline on the page, where most of the text stood below it."""
    above = [i for i, line in enumerate(lines) if line.start in layout.above]
    if 3 * sum(len(lines[i].text) for i in above) > sum(len(line.text) for line in lines):
        return
    for i in above:
        kinds[i] = kinds[i] or _KIND.RELATED


def drop_name_above(lines: Sequence[Line], kinds: _Kinds, first: int, headline: str) -> None:
    """Persons' names that stand alone right above the report, from line `first` on, and the house or role below them.

    Whom the headline or the first sentence names by that name is whom the report is about.
    """
    rest = range(first, min(len(lines), first + _NAME_AND_HOUSE + 1))
    begin = next((i for i in rest if is_sentence(lines[i])), None)
    if begin is None or begin == first or any(kinds[i] is not None for i in range(first, begin)):
        return
    if _ALONE.fullmatch(lines[first].text) is None:
        return
    names = [name.split() for name in _PARTED.split(lines[first].text)]
    if not any(words[0] in first_names() for words in names):
        return
    told = headline + lines[begin].text
    labels = lines[first + 1 : begin]
    if any(words[-1] in told for words in names) or any(
        len(line.words) > _NAME_WORDS or line.ends_with_stop for line in labels
    ):
        return
    for i in range(first, begin):
        kinds[i] = _KIND.BYLINE


def drop_by_layout(lines: Sequence[Line], kinds: _Kinds, layout: Layout) -> None:
    """Titles of other stories, which are links and nothing more, with what heads them, and headings of nothing.

    A heading that is a link and has its own text below heads a part of the report.
    """
    links = [
        i
        for i, line in enumerate(lines)
        if kinds[i] is None
        and line.start in layout.links
        and _is_title(line)
        and not (line.start in layout.headings and i + 1 < len(lines) and is_sentence(lines[i + 1]))
    ]
    told = sum(
        is_sentence(line) and line.start not in layout.links and kind is None
        for line, kind in zip(lines, kinds, strict=True)
    )
    if len(links) <= told:
        for i in links:
            kinds[i] = _KIND.RELATED
        _drop_rest_of_lists(lines, kinds, links)
        _drop_headers(lines, kinds, links, layout)
    _drop_last_list(lines, kinds, layout, told)
    _drop_last_headings(lines, kinds, layout)


def _is_title(line: Line) -> bool:
    """Whether a link reads as a title: no address, and no whole sentence, which a report may link from end to end."""
    return not _ADDRESS.search(line.text) and (not is_sentence(line) or line.text[-1] in "?!")


def _drop_rest_of_lists(lines: Sequence[Line], kinds: _Kinds, links: Sequence[int]) -> None:
    """The other entries of a list of which half are links alone."""
    dropped = set(links)
    start = 0
    while start < len(lines):
        end = start
        while end < len(lines) and _LISTED.match(lines[end].text):
            end += 1
        n_links = len(dropped & set(range(start, end)))
        if n_links and 2 * n_links >= end - start and end - start <= _LONGEST_LIST:
            kinds[start:end] = [kind or _KIND.RELATED for kind in kinds[start:end]]
        start = max(end, start + 1)


def _drop_headers(
    lines: Sequence[Line], kinds: _Kinds, links: Sequence[int], layout: Layout
) -> None:
    """The heading, or short line with a colon at its end, above two links or more, or above the last line."""
    dropped = set(links)
    for i in links:
        if i == 0 or kinds[i - 1] is not None:
            continue
        line = lines[i - 1]
        heads = line.text[-1] == ":" or line.start in layout.headings
        is_row = i + 1 in dropped or i + 1 == len(lines)
        if heads and is_row and len(line.words) <= _HEADER_WORDS and not is_sentence(line):
            kinds[i - 1] = _KIND.RELATED


def _drop_last_list(lines: Sequence[Line], kinds: _Kinds, layout: Layout, told: int) -> None:
    """A list of three entries or more at the end, each with a link in it, of which most are no sentences."""
    end = len(lines)
    while end and kinds[end - 1] is not None:
        end -= 1
    start = end
    while start and lines[start - 1].start in layout.entries:
        start -= 1
    n_sentences = sum(is_sentence(line) for line in lines[start:end])
    if 3 <= end - start <= min(_LONGEST_LIST, told) and 2 * n_sentences < end - start:
        kinds[start:end] = [_KIND.RELATED] * (end - start)


def _drop_last_headings(lines: Sequence[Line], kinds: _Kinds, layout: Layout) -> None:
    """Headings behind which nothing is left."""
    for i in range(len(lines) - 1, 0, -1):
        if kinds[i] is None:
            if lines[i].start not in layout.headings or is_sentence(lines[i]):
                return
            kinds[i] = _KIND.RELATED


def drop_writers(lines: Sequence[Line], kinds: _Kinds, byline: str) -> None:
    """The names of the text's own authors beside its text, and what is said of them behind it.

    Behind the text means: with no more of it below than a few lines. A name that is no author's stays.
    """
    names = [name.strip() for name in _PARTED.split(byline) if " " in name.strip()]
    first = next((i for i, line in enumerate(lines) if is_sentence(line)), len(lines))
    last = max(first + 1, len(lines) - _BIO_LINES, len(lines) // 2)
    for i, line in enumerate(lines):
        if kinds[i] is not None or first <= i < last:
            continue
        if any(_is_of_writer(line, name, is_behind=i >= last) for name in names):
            kinds[i] = _KIND.BYLINE
    for i in range(max(last, 1), len(lines)):
        if _ABOUT_AUTHOR.match(lines[i].text):
            kinds[i:] = [kind or _KIND.BYLINE for kind in kinds[i:]]
            return


def _is_of_writer(line: Line, name: str, *, is_behind: bool) -> bool:
    begin = _BEFORE_NAME.match(line.text)
    rest = line.text[begin.end() if begin else 0 :]
    if not rest.casefold().startswith(name.casefold()):
        return False
    rest = rest[len(name) :]
    if not rest.strip(" .,|-–—"):
        return True
    is_label = len(line.words) <= _LABEL_WORDS and not line.ends_with_stop and line.text[-1] != ":"
    return is_behind and (is_label or bool(_TOLD_OF.match(rest)))
