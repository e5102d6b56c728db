"""Groups of people: parties under a plural name ("House Republicans"), and several without a name ("two owners").

In go a text and a place; out comes the group's words, where such words stand there. A group is no name of a
person or a body, yet it tells who is meant by the "who" or the "they" behind it. "Officials" tell nobody.
"""

import re
from itertools import takewhile

from crossread.language.closed_classes import PREPOSITIONS
from crossread.language.lexicon import people_words, roles
from crossread.language.words import Word, find_words
from crossread.types.span import Span

__all__ = ["are_several", "group_before", "group_name", "tells_of_several"]

_GROUP = r"(?P<group>(?:[A-Z][\w’'.&-]*\s+){0,3}(?P<head>[\w-]+(?:s|men|women|people)))"
_BEFORE = re.compile(rf"(?:^|[^\w’'.-])(?:[Tt]he\s+)?{_GROUP},?\s*$")
_WHOLE = re.compile(rf"(?:[Tt]he\s+)?{_GROUP}\b.*", re.DOTALL)
_REACH = 80  # characters
_SEVERAL = re.compile(
    r"(?:the |some |many |several |most |two |three |four |five |six |a group of |dozens of )"
    r"(?:[a-z-]+ ){0,2}[a-z-]+(?<!s)s\b",
    re.IGNORECASE,
)


def group_before(text: str, at: int) -> str | None:
    """The group whose words end at `at`: the antecedent of a "who" that begins there."""
    found = _BEFORE.search(text, max(0, at - _REACH), at)
    return _named(found)


def group_name(text: str, source: Span) -> str | None:
    """The group that the words at `source` begin with."""
    return _named(_WHOLE.fullmatch(text, source.start, source.end))


def are_several(text: str, source: Span) -> bool:
    """Whether the words at `source` begin with several who have no name: "two owners", "council officials", "the French"."""
    if _SEVERAL.match(text, source.start, source.end) is not None:
        return True
    words = list(takewhile(_goes_on, find_words(text, source)))
    if not words:
        return False
    last = words[-1].lower
    is_a_people = len(words) == len(("the", "French")) and words[-1].text in people_words()
    return (is_a_people and words[0].lower == "the") or last in _OTHERS or _is_people(last)


def _goes_on(word: Word) -> bool:
    return word.lower not in PREPOSITIONS and word.lower not in _BEHIND_PEOPLE


def tells_of_several(text: str, span: Span) -> bool:
    """Whether people without a name are told of in `span`: "eleven young tourists", "a group of owners".

    Behind a comma "a group of owners" may be what a body is: "Coast Watch, a group of owners, sued".
    """
    words = [word.lower for word in find_words(text, span)]
    for at, word in enumerate(words):
        following = words[at + 1 : at + 1 + _PHRASE]
        if _is_count(word) and any(map(_is_people, following)):
            return True
        if following[:2] == ["group", "of"] and word in _ONE and (not at or words[at - 1] != ","):
            return True
    return False


def _is_count(word: str) -> bool:
    return word in _COUNTS or word[0].isdigit()


def _is_people(word: str) -> bool:
    plural = word.endswith("s") and word[:-1] in roles()
    return plural or word in {"people", "men", "women", "children"}


def _named(found: re.Match[str] | None) -> str | None:
    """The group's words from its party on: "Four Federalists" are nobody in particular, "Liberals" are."""
    if found is None:
        return None
    words = found["group"].split()
    plain = found["head"].lower().removesuffix("s").replace("men", "man")
    if words[-1] in _PARTIES and words[0] not in _NUMBERS:
        return " ".join(words)
    of_party = len(words) > 1 and words[-2] in _PARTY_WORDS
    return " ".join(words) if of_party and (plain in roles() or plain == "leader") else None


_PARTIES = frozenset(
    "Democrats Republicans Conservatives Liberals Socialists Greens Communists Nationalists Unionists "
    "Islamists Tories Libertarians Populists Centrists Reformists Separatists".split()
)
_PARTY_WORDS = frozenset(
    "GOP Republican Democratic Conservative Liberal Labour Socialist Green Communist Nationalist "
    "Unionist Tory Libertarian opposition".split()
)
_OTHERS = frozenset("others many several some critics media newspapers protesters".split())
_BEHIND_PEOPLE = frozenset(", who whose which that — ( speaking including".split())
_PHRASE = 3  # words behind an article or a number
_ONE = frozenset("a an another".split())
_COUNTS = frozenset(
    "two three four five six seven eight nine ten eleven twelve dozens hundreds thousands several some many".split()
)
_NUMBERS = frozenset("Two Three Four Five Six Seven Eight Nine Ten Some Many Most Several".split())
