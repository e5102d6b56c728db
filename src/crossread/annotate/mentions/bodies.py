"""Bodies that are described by their country: "the Norlander embassy", "Norland's government".

In go a text and its sentences; out come the spans of such descriptions with one name for each body, so
that the two ways to say it are one. A name in capitals ("the Foreign Ministry") is not looked for here.
"""

from collections.abc import Sequence
from functools import cache

from crossread.language.lexicon import people_words, places
from crossread.language.name_match import canonical_place
from crossread.language.words import Word, find_words
from crossread.types.annotation import EntityKind, Mention, Sentence
from crossread.types.span import Span

__all__ = ["BODIES", "body_of_place", "collective_body", "find_described_bodies"]

BODIES = frozenset(
    "ministry embassy government agency company bank firm group committee commission court army police "
    "military party union university newspaper network department office council organisation "
    "organization parliament consulate navy administration regulator airline authority authorities "
    "board charity broadcaster lender automaker carmaker giant club federation foundation bureau service".split(),
)
_OF_A_COUNTRY = frozenset(
    "embassy government army police military parliament navy consulate ministry authorities".split(),
)
_COLLECTIVE = (BODIES - {"authorities"}) | frozenset("brigade council senate cabinet".split())
_GUARDS = frozenset("coast national".split())  # of these a guard is a body, else a person
_BEHIND_NOUN = frozenset("of for in at from with".split())


def collective_body(text: str, source: Span, *, definite: bool = False) -> str | None:
    """The name of a body that only a definite noun phrase tells: "the coast guard" → "coast guard".

    None for people ("officials"), for what is not definite ("a court") and for a phrase with a comma; `definite`
    says that what stands before `source` makes it so.
    """
    words = find_words(text, source)
    if words[0].lower == "the":
        words = words[1:]
    elif words[0].lower != "police" and not definite:
        return None
    if not words or not all(word.text[0].isalnum() for word in words):
        return None
    at = next((at for at, word in enumerate(words) if word.lower in _BEHIND_NOUN), len(words))
    noun = words[at - 1].lower if at else ""
    guard = noun == "guard" and at > 1 and words[at - 2].lower in _GUARDS
    if noun not in _COLLECTIVE and not guard:
        return None
    end = len(words) if at < len(words) and words[at].lower == "of" else at
    return " ".join(_plain(word) if n < at else word.text for n, word in enumerate(words[:end]))


def _plain(word: Word) -> str:
    """The word without its capital, which a name of a people and short forms keep: "US coast guard"."""
    kept = word.text.isupper() or word.text in people_words()
    return word.text if kept else word.lower


def body_of_place(text: str, source: Span, mentions: Sequence[Mention]) -> str | None:
    """A body that a place owns, as written: "Norland's coast guard"; `mentions` are those at the head of `source`."""
    owner = mentions[0] if mentions else None
    if owner is None or owner.kind != EntityKind.PLACE or owner.span.start > source.start:
        return None
    owned = Span(owner.span.end, source.end)
    words = find_words(text, owned) if len(owned) else ()
    if len(words) < 2 or words[0].lower != "'s":
        return None
    if collective_body(text, Span(words[1].span.start, source.end), definite=True) is None:
        return None
    return " ".join(source.of(text).split())


def find_described_bodies(text: str, sentences: Sequence[Sentence]) -> tuple[tuple[Span, str], ...]:
    """The described bodies in `sentences` with their names, in order."""
    found: list[tuple[Span, str]] = []
    for sentence in sentences:
        words = find_words(text, sentence.span)
        for at, word in enumerate(words):
            if word.lower in _OF_A_COUNTRY and not word.is_capitalised:
                body = _described(text, words, at)
                if body is not None:
                    found.append(body)
    return tuple(found)


def _described(text: str, words: Sequence[Word], at: int) -> tuple[Span, str] | None:
    """The body whose noun is at `at`, with the country word before it, one adjective between at most."""
    for first in range(max(0, at - 3), at):
        two = " ".join(word.text for word in words[first : first + 2])
        if two in people_words() or (first >= at - 2 and words[first].text in people_words()):
            span = Span(words[first].span.start, words[at].span.end)
            return span, " ".join(span.of(text).split())
    if at >= 2 and words[at - 1].lower == "'s":
        place = canonical_place(words[at - 2].text)
        adjective = _adjectives().get(place) if words[at - 2].text in places() else None
        if adjective is not None:
            span = Span(words[at - 2].span.start, words[at].span.end)
            return span, f"{adjective} {words[at].lower}"
    return None


@cache
def _adjectives() -> dict[str, str]:
    """Place → the first word for its people ("France" → "French")."""
    found: dict[str, str] = {}
    for word, place in people_words().items():
        found.setdefault(place, word)
    return found
