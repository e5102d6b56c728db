"""The language of search: words, phrases in double quotes, and marks such as `speaker:`.

    mill fire "grain mill" speaker:"Ada Brandt" outlet:Post after:2021-03 before:2021-04 story:s-12ab

| Part | Which reports |
|---|---|
| `mill` | that hold the word |
| `"grain mill"` | that hold these words one after the other |
| `speaker:NAME` | in which someone of that name is quoted |
| `said-by:NAME` | in which someone of that name says the words and phrases of the query |
| `outlet:NAME` | of an outlet of that name |
| `only-in:OUTLET` | of that outlet, that alone tell a point which holds the words and phrases of the query |
| `after:DATE` | of that day or later; a DATE is 2021, 2021-03 or 2021-03-15 |
| `before:DATE` | of an earlier day |
| `story:ID` | that lie in that story |

All parts must hold. A name may be a part of the full one: `Brandt` finds `Ada Brandt`. A value with a space stands
in double quotes. Case and accents do not count. Words are cut by `language/words.py`.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from crossread.errors import QueryError
from crossread.language.words import find_words
from crossread.types.span import Span

__all__ = ["MARKS", "MOST_CHARACTERS", "MOST_WORDS", "Query", "fold_text", "fold_word", "parse_query"]

MARKS = ("speaker", "said-by", "outlet", "only-in", "after", "before", "story")
"""What may stand before a colon."""

MOST_CHARACTERS = 1_000
MOST_WORDS = 32


@dataclass(frozen=True, slots=True)
class Query:
    """What is searched for. Words and names are folded: see `fold_word`.

    `phrases` holds each phrase as its words. `speakers`, `said_by`, `outlets` and `only_in` are names as their words.
    `after` is the first day that counts, `before` the first that no longer does.
    """

    words: tuple[str, ...] = ()
    phrases: tuple[tuple[str, ...], ...] = ()
    speakers: tuple[tuple[str, ...], ...] = ()
    said_by: tuple[tuple[str, ...], ...] = ()
    outlets: tuple[tuple[str, ...], ...] = ()
    only_in: tuple[tuple[str, ...], ...] = ()
    after: date | None = None
    before: date | None = None
    story_id: str | None = None


def parse_query(text: str) -> Query:
    """The query that `text` asks.

    Raises:
        QueryError: it asks for nothing, names an unknown mark, lacks a value or a closing quote, or is too long.
    """
    raise NotImplementedError
