"""How a line stands to what looks like the report on its page, as numbers.

In go the lines of a page, each with a first guess that it is report; out comes a row of numbers a line: what
of its words the supposed report shares, how near that is, and how much of it lies around. Which words those
are is forgotten at once: they are compared within the page and never kept. Linear in the text.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from crossread.extract.furniture.features import FUNCTION_WORDS, Line

__all__ = ["overlap_features"]

_TOKEN = re.compile(r"\w+")
_STEM = 5
_FAR = 99


@dataclass(frozen=True, slots=True)
class _Page:
    """A page with its first guess: tokens, runs of one to three of them, and stems of its weighty words."""

    lines: tuple[Line, ...]
    guesses: tuple[float, ...]
    tokens: tuple[tuple[str, ...], ...]
    grams: tuple[tuple[frozenset[tuple[str, ...]], ...], ...]
    stems: tuple[frozenset[str], ...]
    core: tuple[bool, ...]


class _Shared(NamedTuple):
    """In how many lines of the core each run of tokens stands, and each stem, and in how many others."""

    grams: tuple[Counter[tuple[str, ...]], ...]
    inner: Counter[str]
    outer: Counter[str]
    n_inner: int
    n_outer: int


def overlap_features(lines: Sequence[Line], guesses: Sequence[float]) -> list[list[float]]:
    """What each line shares with the lines that `guesses` (0 to 1) takes for report, and where they lie."""
    page = _read(lines, guesses)
    shared = _share(page)
    headline = _find_headline(page, shared)
    likeness = (_likeness(page, shared, i) for i in range(len(lines)))
    title = (_title(page, headline, i) for i in range(len(lines)))
    return [
        [*alike, *headed, *near, *around]
        for alike, headed, near, around in zip(
            likeness, title, _distances(page), _surroundings(page), strict=True
        )
    ]


def _read(lines: Sequence[Line], guesses: Sequence[float]) -> _Page:
    tokens = tuple(tuple(_TOKEN.findall(line.text.lower())) for line in lines)
    return _Page(
        tuple(lines),
        tuple(guesses),
        tokens,
        tuple(tuple(_grams(row, size) for size in (1, 2, 3)) for row in tokens),
        tuple(
            frozenset(w[:_STEM] for w in row if len(w) > 3 and w not in FUNCTION_WORDS)
            for row in tokens
        ),
        tuple(
            guess > 0.5 and (len(row) >= 8 or len(line.text) >= 60)
            for line, row, guess in zip(lines, tokens, guesses, strict=True)
        ),
    )


def _grams(tokens: Sequence[str], size: int) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(tokens[i : i + size]) for i in range(len(tokens) - size + 1))


def _share(page: _Page) -> _Shared:
    core = [i for i, inside in enumerate(page.core) if inside]
    rest = [i for i, inside in enumerate(page.core) if not inside]
    return _Shared(
        tuple(Counter(g for i in core for g in page.grams[i][size]) for size in range(3)),
        Counter(stem for i in core for stem in page.stems[i]),
        Counter(stem for i in rest for stem in page.stems[i]),
        max(1, len(core)),
        max(1, len(rest)),
    )


def _find_headline(page: _Page, shared: _Shared) -> int:
    """The line above the core that speaks most of what the core speaks of; -1 where there is none."""
    first = page.core.index(True) if True in page.core else 0
    best, found = 0.0, -1
    for i in range(first):
        if len(page.tokens[i]) >= 4:
            weight = sum(math.log1p(shared.inner[stem]) for stem in sorted(page.stems[i]))
            if weight / (1 + len(page.stems[i])) > best:
                best, found = weight / (1 + len(page.stems[i])), i
    return found


def _likeness(page: _Page, shared: _Shared, i: int) -> list[float]:
    """Shares of the line's runs of tokens and of its stems that other lines of the core have too."""
    own, guess, stems = int(page.core[i]), page.guesses[i], page.stems[i]
    singles, pairs, triples = (
        _part(counts[gram] > own for gram in grams)
        for grams, counts in zip(page.grams[i], shared.grams, strict=True)
    )
    size = len(page.tokens[i])
    whole = (0.0, singles, pairs, triples)[min(3, size)]
    inner, outer = shared.inner, shared.outer
    told = _part(inner[stem] > own for stem in stems)
    apart = _part(
        inner[stem] > own and inner[stem] / shared.n_inner > 2 * outer[stem] / shared.n_outer
        for stem in stems
    )
    weight = sum(min(1.5, math.log1p(inner[s])) for s in sorted(stems)) / max(1, len(stems))
    odds = math.log(max(1e-6, guess) / max(1e-6, 1 - guess)) / 5
    exact = whole == 1
    return [
        *(guess, odds, float(own), whole, float(exact)),
        *(float(exact and size == 2), float(exact and size == 3), float(exact and size > 3)),
        *(singles, pairs, triples, told, weight, apart, min(2.0, len(stems) / 10)),
    ]


def _part(answers: Iterable[bool]) -> float:
    found = list(answers)
    return sum(found) / max(1, len(found))


def _title(page: _Page, headline: int, i: int) -> list[float]:
    if headline < 0:
        return [0.0, 0.0, 0.0, 1.0]
    mine, its = page.stems[i], page.stems[headline]
    alike = len(mine & its) / max(1, min(len(mine), len(its)))
    return [
        1.0 if i == headline else alike,
        float(i == headline),
        float(i > headline),
        min(1.0, abs(i - headline) / 10),
    ]


def _distances(page: _Page) -> list[list[float]]:
    """How many lines away the core is, above and below, and whether the line lies within it."""
    above, below = _since(page.core), _since(page.core[::-1])[::-1]
    return [
        [
            1 / up,
            1 / down,
            float(up < _FAR),
            float(down < _FAR),
            float(up < _FAR and down < _FAR),
            float(up <= 3 and down <= 3),
            float(up == 1 and down == 1),
            min(1.0, up / 20),
            min(1.0, down / 20),
        ]
        for up, down in zip(above, below, strict=True)
    ]


def _since(core: Sequence[bool]) -> list[int]:
    """For each place, how many places ago the last true one was, itself left out; a cap where none was."""
    steps: list[int] = []
    last = -_FAR
    for i, inside in enumerate(core):
        steps.append(min(_FAR, i - last))
        last = i if inside else last
    return steps


def _surroundings(page: _Page) -> list[list[float]]:
    """How much report is guessed around the line, and how much of the page's stands there."""
    n = len(page.lines)
    sums = list(accumulate(page.guesses, initial=0.0))
    sizes = [g * len(line.text) for g, line in zip(page.guesses, page.lines, strict=True)]
    masses = list(accumulate(sizes, initial=0.0))
    total = masses[-1] + 1
    start, end = _best_run(page)
    run = (masses[end] - masses[start]) / total
    share = sum(page.core) / max(1, n) * 2
    rows: list[list[float]] = []
    for i in range(n):
        means = [
            (sums[b] - sums[a]) / max(1, b - a)
            for reach in (3, 10, 25)
            for a, b in ((max(0, i - reach), i), (i + 1, max(i + 1, min(n, i + reach + 1))))
        ]
        parts = [
            (masses[min(n, i + reach + 1)] - masses[max(0, i - reach)]) / total
            for reach in (10, 25, 60)
        ]
        inside = start <= i < end
        aside = (min(1.0, max(0, start - i) / 10), min(1.0, max(0, i - end + 1) / 10))
        place = (masses[i] / total, masses[i + 1] / total, float(inside), *aside)
        rows.append([*means, *parts, *place, run, math.log1p(total) / 9, share])
    return rows


def _best_run(page: _Page) -> tuple[int, int]:
    """The stretch of lines that holds most report for the least of other lines (Kadane)."""
    best = total = 0.0
    start, found = 0, (0, 0)
    for i, (line, guess) in enumerate(zip(page.lines, page.guesses, strict=True)):
        total += min(200, len(line.text)) * guess / 100 - 0.6 * (1 - guess)
        if total <= 0:
            total, start = 0.0, i + 1
        elif total > best:
            best, found = total, (start, i + 1)
    return found
