"""Terms: the words of a text in the form in which they are searched for, the same in both stores.

A term is a word of `language/words.py` without case and accents (NFKD, combining marks dropped, case folded), without
signs but for a stop between digits: `Café` → `cafe`, `U.S.` → `us`, `1,200.5` → `1200.5`. A hyphenated word is as
many terms as it has parts. A possessive ending is no term. Words are not stemmed: `ferry` does not find `ferries`.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from crossread.language.words import match_words
from crossread.types.report import Report
from crossread.types.span import Span

__all__ = ["LONGEST", "Term", "fold", "report_terms", "terms_of", "terms_within"]

LONGEST = 40
"""Characters of a term; the rest of a longer word is not looked at."""

_POSSESSIVES = frozenset({"'s", "’s", "'S", "’S"})
_PARTS = re.compile(r"[-/\s]+")
_STOP = re.compile(r"(?<=\d)\.(?=\d)")


class Term(NamedTuple):
    """A term, and where the word of the text stands that it comes from."""

    text: str
    start: int
    end: int

    @property
    def span(self) -> Span:
        """The place of the word. It is made when asked for: most terms are only read."""
        return Span(self.start, self.end)


def terms_of(text: str) -> tuple[str, ...]:
    """The terms of `text`, in order.

    >>> terms_of("Café owner's well-known U.S. trip: 1,200.5 km")
    ('cafe', 'owner', 'well', 'known', 'us', 'trip', '1200.5', 'km')
    """
    return tuple(term.text for term in terms_within(text, [Span(0, len(text))])) if text else ()


def terms_within(text: str, spans: Iterable[Span]) -> Iterator[Term]:
    """The terms of `text` within each of `spans`, with their places."""
    for span in spans:
        for word in match_words(text, span):
            for part in _fold(word.group()):
                yield Term(part, word.start(), word.end())


def report_terms(report: Report) -> Iterator[Term]:
    """The terms of what is told in `report`, without the lines that are dropped."""
    return terms_within(report.text, _kept(report))


def _kept(report: Report) -> Iterator[Span]:
    start = 0
    for dropped in report.dropped:
        if start < dropped.span.start:
            yield Span(start, dropped.span.start)
        start = dropped.span.end
    if start < len(report.text):
        yield Span(start, len(report.text))


def fold(text: str) -> str:
    """`text` without case and accents (https://www.unicode.org/reports/tr15/: NFKD, combining marks dropped).

    >>> fold("Élodie Ångström")
    'elodie angstrom'
    """
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text)
    return "".join(sign for sign in plain if not unicodedata.combining(sign)).casefold()


@lru_cache(maxsize=65_536)
def _fold(word: str) -> tuple[str, ...]:
    if word in _POSSESSIVES:
        return ()
    found = (_fold_part(part) for part in _PARTS.split(word))
    return tuple(part for part in found if part)


def _fold_part(part: str) -> str:
    if part.isascii() and part.isalpha():
        return part.lower()[:LONGEST]
    numbers = _STOP.split(fold(part).replace(",", ""))
    return ".".join("".join(filter(str.isalnum, one)) for one in numbers)[:LONGEST].rstrip(".")
