"""Whom a "who", "which" or "that" means: the noun that its clause hangs on.

In go a text, the span of a pronoun and the mentions before it; out comes the name of what stands right before
the clause ("Gen. Roe, who ordered it" → "Roe"), over an apposition at most ("Nina, 61, a cleaner, who ..."), or
None where nothing named stands there. Never looks further: a noun without a name between is meant itself.
"""

import re
from collections.abc import Sequence

from crossread.annotate.sorted_spans import beginning_in
from crossread.language.closed_classes import PREPOSITIONS
from crossread.types.annotation import EntityKind, Mention
from crossread.types.span import Span

__all__ = [
    "antecedent",
    "antecedent_noun",
    "bare_plural",
    "has_relative",
    "is_in_clause",
    "is_personal",
    "is_relative",
]

_RELATIVE = re.compile(r"(?:who|whom|which|that)(?:['’](?:d|s|ve|ll))?", re.IGNORECASE)
_WITHIN = re.compile(r"\b(?:who|whom|whose|which|that)\b")
_PERSONAL = re.compile(r"whom?\b", re.IGNORECASE)
_PLACE_TAIL = r"(?:\s+(?:of|in)\s+(?:the\s+)?[A-Z][\w’'-]+)?"
# Between a name and the pronoun: an age, and what the named one is, without another who could be meant.
_APPOSITION = re.compile(
    rf"{_PLACE_TAIL}(?:\s*\([^()]{{1,30}}\))?(?:,\s*\d{{1,3}})?"
    r"(?:,\s*(?:an?|the|his|her|its)\s+[\w’'-]++(?:\s+[\w’'-]++){0,3}?\s*"
    r"(?:\b(?:of|in|from|at)\s+(?:the\s+)?[A-Z][\w’'.-]*+(?:\s+[A-Z][\w’'.-]*+){0,3}\s*)?)?\s*[,—–-]{0,2}\s*"
)
_NOUN = re.compile(
    r"(?:^|(?<=\W))(?:[Tt]he|[Tt]his|[Aa]n?|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[Ss]everal|[Ss]ome|[Mm]any|[Tt]wo|[Tt]hree)\s+(?:[\w’'-]+\s+){0,4}?[\w-]+,?\s*$"
)
_PLURAL = re.compile(r"[\w-]{2,}[^su\W]s,?")
_PLURAL_REACH = 60  # characters
_MOST_BESIDE = 2  # words that belong to a plural: "old Western harbours"
_PARTICLES = frozenset("up out off down".split())
_REACH = 120  # characters
# A place behind one of these belongs to the noun before it.
_LED_BY = frozenset("of in from to for at near with on".split())


def is_relative(text: str, source: Span) -> bool:
    """Whether the words at `source` are a relative pronoun alone."""
    return _RELATIVE.fullmatch(text, source.start, source.end) is not None


def is_personal(text: str, pronoun: Span) -> bool:
    """Whether a relative pronoun means people: "who", and not "which"."""
    return _PERSONAL.match(text, pronoun.start, pronoun.end) is not None


def has_relative(words: str) -> bool:
    """Whether a clause may begin among `words`: "the council, whose members"."""
    return _WITHIN.search(words) is not None


def antecedent(text: str, pronoun: Span, mentions: Sequence[Mention]) -> str | None:
    """The name of the mention that the clause of `pronoun` hangs on; `mentions` are sorted."""
    if pronoun.start == 0:
        return None
    reach = Span(max(0, pronoun.start - _REACH), pronoun.start)
    personal = is_personal(text, pronoun)
    for mention in reversed(beginning_in(mentions, reach)):
        if mention.span.end > pronoun.start:
            continue
        if _APPOSITION.fullmatch(text, mention.span.end, pronoun.start) is None:
            break
        if mention.kind == EntityKind.PLACE and not _is_aside(text, mention.span, pronoun):
            continue  # "the Courier, a paper in Norland, that said"; of "a study from Norland that" nobody is left
        if (mention.kind == EntityKind.PERSON) == personal:
            return mention.name
        if personal or mention.kind == EntityKind.PERSON:
            break
    return None


def is_in_clause(text: str, mention: Span, pronoun: Span) -> bool:
    """Whether a name stands before the pronoun in its own sentence, and not far."""
    if not mention.end <= pronoun.start <= mention.end + _REACH:
        return False
    return re.search(r"[.!?][”\"’]?\s+[A-Z“\"]|\n", text[mention.end : pronoun.start]) is None


def _is_aside(text: str, place: Span, pronoun: Span) -> bool:
    """As in "Norland, which denied it", and not "the government in Norland, which"."""
    before = text[max(0, place.start - 20) : place.start].lower().removesuffix("the ").split()[-1:]
    is_behind = bool(before) and before[0] in _LED_BY
    return "," in text[place.end : pronoun.start] and not is_behind


def antecedent_noun(text: str, pronoun: Span) -> Span | None:
    """The noun phrase that ends right before `pronoun`: "the government, which"."""
    start = max(text.rfind("\n", 0, pronoun.start) + 1, pronoun.start - _REACH)
    found = _NOUN.search(text, start, pronoun.start)
    if found is None:
        return None
    words = found.group().rstrip(", ")
    return Span(found.start(), found.start() + len(words))


def bare_plural(text: str, pronoun: Span) -> Span | None:
    """The plural without an article that ends right before `pronoun`: "ships from Western harbours, which".

    Only where a preposition or an "-ing" leads to it: of "ships and boats, which" or "a row of boats, which" more may be meant.
    A "who" needs no comma before it: "from old captains who".
    """
    ending = text[max(0, pronoun.start - 3) : pronoun.start].rstrip()
    if ending != "s," and not (ending.endswith("s") and is_personal(text, pronoun)):
        return None
    words = text[max(0, pronoun.start - _PLURAL_REACH) : pronoun.start].rpartition("\n")[2].split()
    if not words or _PLURAL.fullmatch(words[-1]) is None:
        return None
    for count in range(1, min(_MOST_BESIDE + 1, len(words) - 1) + 1):
        led = words[-count - 1].lower()
        if led in (PREPOSITIONS - {"of"}) | _PARTICLES or led.endswith("ing"):
            noun = " ".join(words[-count:]).removesuffix(",")
            start = text.rfind(noun, 0, pronoun.start)
            return None if start < 0 else Span(start, start + len(noun))
        if not led.isalpha() or led.endswith(("ed", "ly")):
            return None
    return None
