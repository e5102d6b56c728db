"""The language of search: words, phrases in double quotes, and marks such as `speaker:`.

    mill fire "grain mill" speaker:"Ada Brandt" outlet:Post after:2021-03 before:2021-04 story:s-12ab

| Part | Which reports |
|---|---|
| `mill` | that hold the word |
| `"grain mill"`, `well-known` | that hold these words one after the other |
| `speaker:NAME` | in which someone of that name is quoted |
| `said-by:NAME` | in which someone of that name says the words and phrases of the query |
| `outlet:NAME` | of an outlet of that name |
| `only-in:OUTLET` | of that outlet, that alone tell a point which holds the words and phrases of the query |
| `after:DATE` | of that day or later; a DATE is 2021, 2021-03 or 2021-03-15 |
| `before:DATE` | of an earlier day |
| `story:ID` | that lie in that story |

All parts must hold. A name may be a part of the full one: `Brandt` finds `Ada Brandt`. A value with a space stands
in double quotes. Case and accents do not count; `store/terms.py` tells what a word is.
"""

import re
from dataclasses import dataclass, replace
from datetime import date

from crossread.errors import QueryError
from crossread.store.seal import storable_text
from crossread.store.terms import terms_of

__all__ = [
    "MARKS",
    "MOST_CHARACTERS",
    "MOST_WORDS",
    "Query",
    "Terms",
    "holds_all",
    "is_name",
    "parse_query",
]

MARKS = ("speaker", "said-by", "outlet", "only-in", "after", "before", "story")
"""What may stand before a colon."""

MOST_CHARACTERS = 1_000
MOST_WORDS = 32

_QUOTES = str.maketrans({"“": '"', "”": '"', "„": '"'})
_PART = re.compile(
    r"(?:(?P<mark>[A-Za-z][A-Za-z-]*):)?"
    r'(?:"(?P<quoted>[^"]*)"|(?P<open>")|(?P<plain>[^\s"]+)|(?=\s|$))'
)
_DATE = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?", re.ASCII)
_STORY = re.compile(r"s-[0-9a-z]{1,40}", re.ASCII)
_NAMED = {
    "speaker": "speakers",
    "said-by": "said_by",
    "outlet": "outlets",
    "only-in": "only_in",
}

Terms = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Query:
    """What is searched for, in terms.

    `text` is the words and phrases as they were typed. `phrases` holds each as its terms. `speakers`, `said_by`,
    `outlets` and `only_in` are names as their terms. `after` is the first day that counts, `before` the first that
    no longer does.
    """

    text: str = ""
    words: Terms = ()
    phrases: tuple[Terms, ...] = ()
    speakers: tuple[Terms, ...] = ()
    said_by: tuple[Terms, ...] = ()
    outlets: tuple[Terms, ...] = ()
    only_in: tuple[Terms, ...] = ()
    after: date | None = None
    before: date | None = None
    story_id: str | None = None

    @property
    def terms(self) -> Terms:
        """The words, and those of the phrases, each once."""
        return tuple(dict.fromkeys([*self.words, *(term for one in self.phrases for term in one)]))


def parse_query(text: str) -> Query:
    """The query that `text` asks.

    Raises:
        QueryError: it asks for nothing, names an unknown mark, lacks a value or a closing quote, or is too long.

    >>> parse_query('Ferry "at noon" said-by:"Ada Brandt"').said_by
    (('ada', 'brandt'),)
    """
    if len(text) > MOST_CHARACTERS:
        raise QueryError(f"a query has at most {MOST_CHARACTERS:,} characters, not {len(text):,}")
    plain = storable_text(text).translate(_QUOTES)
    query, typed, position = Query(), [], 0
    while (position := _skip_space(plain, position)) < len(plain):
        match = _PART.match(plain, position)
        if match is None or match["open"]:
            raise QueryError(f"a double quote is not closed: {_shown(plain[position:])}")
        position = match.end()
        value = match["quoted"] if match["quoted"] is not None else (match["plain"] or "")
        if match["mark"]:
            query = _with_mark(query, match["mark"].lower(), value)
        else:
            query = _with_words(query, value, is_phrase=match["quoted"] is not None)
            typed.append(value)
    return _checked(replace(query, text=" ".join(" ".join(typed).split())))


def _skip_space(text: str, position: int) -> int:
    while position < len(text) and text[position].isspace():
        position += 1
    return position


def _with_words(query: Query, value: str, *, is_phrase: bool) -> Query:
    terms = terms_of(value)
    # A word with a hyphen is written as one, and so are its parts looked for.
    if (is_phrase or "-" in value) and len(terms) > 1:
        return replace(query, phrases=tuple(dict.fromkeys([*query.phrases, terms])))
    return replace(query, words=tuple(dict.fromkeys([*query.words, *terms])))


def _with_mark(query: Query, mark: str, value: str) -> Query:
    if mark not in MARKS:
        known = ", ".join(f"{one}:" for one in MARKS)
        how = f'for the words, write "{mark} {value}" in double quotes'
        shown = "".join(one if one.isprintable() else "�" for one in how)
        raise QueryError(f"there is no mark {mark}: ({known} are known); {shown}")
    if not value.strip():
        raise QueryError(f"{mark}: has no value; it stands right behind the colon")
    if mark in _NAMED:
        name = terms_of(value)
        if not name:
            raise QueryError(f"{mark}: is followed by a name, which has letters or digits")
        field = _NAMED[mark]
        return replace(query, **{field: (*getattr(query, field), name)})  # type: ignore[arg-type]
    return _with_limit(query, mark, value)


def _with_limit(query: Query, mark: str, value: str) -> Query:
    """The query with a day or a story, of which there is one at most."""
    field = "story_id" if mark == "story" else mark
    if getattr(query, field) is not None:
        raise QueryError(f"{mark}: can stand in a query once only")
    if mark == "story":
        if not _STORY.fullmatch(value):
            raise QueryError(f"story: is followed by the id of a story, s-..., not {_shown(value)}")
        return replace(query, story_id=value)
    day = _first_day(mark, value)
    return replace(query, after=day) if mark == "after" else replace(query, before=day)


def _first_day(mark: str, value: str) -> date:
    match = _DATE.fullmatch(value)
    year, month, day = (int(part or 1) for part in match.groups()) if match else (0, 0, 0)
    try:
        return date(year, month, day)
    except ValueError:
        expected = "a day as 2021-03-15, a month as 2021-03 or a year"
        raise QueryError(f"{mark}: is followed by {expected}, not {_shown(value)}") from None


def _checked(query: Query) -> Query:
    names = (*query.speakers, *query.said_by, *query.outlets, *query.only_in)
    limits = (query.after, query.before, query.story_id)
    if not query.terms and not names and limits == (None, None, None):
        raise QueryError("there is no word to search for")
    n_words = len(query.words) + sum(map(len, (*query.phrases, *names)))
    if n_words > MOST_WORDS:
        raise QueryError(f"a query has at most {MOST_WORDS} words, not {n_words}")
    return query


def _shown(text: str) -> str:
    """`text` in a message: cut short, and without what would act on a screen."""
    plain = "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in text)
    return plain if len(plain) <= 40 else plain[:39] + "…"


def is_name(asked: Terms, name: Terms) -> bool:
    """Whether `asked` can mean who is called `name`: all its words stand there, in that order.

    >>> is_name(("ada", "brandt"), ("mayor", "ada", "m", "brandt"))
    True
    """
    rest = iter(name)
    for term in asked:  # noqa: SIM110 - half the time of `all`; asked for each quote of each candidate
        if term not in rest:
            return False
    return True


def holds_all(query: Query, terms: Terms) -> bool:
    """Whether `terms`, in the order of a text, hold all words and phrases of `query`."""
    if not all(word in terms for word in query.words):
        return False
    joined = f" {' '.join(terms)} " if query.phrases else ""
    return all(f" {' '.join(phrase)} " in joined for phrase in query.phrases)
