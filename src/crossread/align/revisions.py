"""What became of the statements of a page when it changed: which stand, which are reworded, added or cut.

In go two reports of one address with their statements, the earlier first; out comes a `Revision`. Statements of the same
words stand. Of the others, those most alike by their letters are put together, best first, and are one statement reworded where
at least six tenths of the letters are the same (the normalised indel similarity of RapidFuzz). It says nothing about
why a page changed.
"""

from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from rapidfuzz import fuzz, process
from rapidfuzz.distance import Indel

from crossread.language.words import Word, find_words
from crossread.types.annotation import Statement
from crossread.types.report import Citation, Report
from crossread.types.span import Span

__all__ = ["Revision", "Reworded", "compare_revisions"]

_ALIKE = 60.0  # of 100

_Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Reworded:
    """A statement that stands in other words; `gone` and `come` are the words in which the two differ."""

    before: Citation
    after: Citation
    gone: tuple[Citation, ...]
    come: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Revision:
    """How the later of two reports of one address stands to the earlier.

    `same` pairs the statements that stand word by word. All parts are in the order of the later text, `cut` in that of
    the earlier.
    """

    same: tuple[tuple[Citation, Citation], ...]
    reworded: tuple[Reworded, ...]
    added: tuple[Citation, ...]
    cut: tuple[Citation, ...]


def compare_revisions(
    before: Report,
    earlier: Sequence[Statement],
    after: Report,
    later: Sequence[Statement],
) -> Revision:
    """What became of the statements `earlier` of the report `before` in the report `after`, which makes `later`."""
    old = [before.cite(span) for span in sorted({one.span for one in earlier})]
    new = [after.cite(span) for span in sorted({one.span for one in later})]
    same = _same(old, new)
    rest_old = sorted(set(range(len(old))) - {i for i, _ in same})
    rest_new = sorted(set(range(len(new))) - {j for _, j in same})
    alike = _alike(old, new, rest_old, rest_new)
    met = {i for i, _ in alike}, {j for _, j in alike}
    return Revision(
        same=tuple((old[i], new[j]) for i, j in same),
        reworded=tuple(_reworded(before, after, old[i], new[j]) for i, j in alike),
        added=tuple(new[j] for j in rest_new if j not in met[1]),
        cut=tuple(old[i] for i in rest_old if i not in met[0]),
    )


def _same(old: Sequence[Citation], new: Sequence[Citation]) -> list[_Pair]:
    """The pairs of statements with the same words, those said more than once in their order."""
    places: dict[str, deque[int]] = defaultdict(deque)
    for number, one in enumerate(old):
        places[_plain(one.text)].append(number)
    return [
        (places[words].popleft(), number)
        for number, one in enumerate(new)
        if places[words := _plain(one.text)]
    ]


def _plain(text: str) -> str:
    """The words of `text`, whatever stands for space between them, and whichever marks are used."""
    return " ".join(text.translate(_MARKS).split())


_MARKS = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"'})


def _alike(
    old: Sequence[Citation], new: Sequence[Citation], left: Sequence[int], right: Sequence[int]
) -> list[_Pair]:
    """The pairs of statements of other words that are one reworded: the most alike first, then the first in the text."""
    if not left or not right:
        return []
    scores = process.cdist(
        [_plain(old[i].text).lower() for i in left],
        [_plain(new[j].text).lower() for j in right],
        scorer=fuzz.ratio,
        score_cutoff=_ALIKE,
        dtype=np.float32,
    )
    rows, columns = np.nonzero(scores)
    found = sorted(
        zip(rows.tolist(), columns.tolist(), strict=True),
        key=lambda pair: (-round(float(scores[pair]), 3), *pair),
    )
    taken: tuple[set[int], set[int]] = (set(), set())
    pairs = []
    for row, column in found:
        if row not in taken[0] and column not in taken[1]:
            taken[0].add(row)
            taken[1].add(column)
            pairs.append((left[row], right[column]))
    return sorted(pairs, key=lambda pair: pair[1])


def _reworded(before: Report, after: Report, old: Citation, new: Citation) -> Reworded:
    ours, theirs = find_words(before.text, old.span), find_words(after.text, new.span)
    gone: list[Span] = []
    come: list[Span] = []
    steps = Indel.opcodes([_plain(word.text) for word in ours], [_plain(w.text) for w in theirs])
    for step in steps:
        if step.tag != "equal":
            gone += _stretch(ours[step.src_start : step.src_end])
            come += _stretch(theirs[step.dest_start : step.dest_end])
    return Reworded(
        old,
        new,
        tuple(before.cite(span) for span in gone),
        tuple(after.cite(span) for span in come),
    )


def _stretch(words: Sequence[Word]) -> Iterator[Span]:
    if words:
        yield Span(words[0].span.start, words[-1].span.end)
