"""Whether two who are named for a point are origins apart from each other, as far as the reports tell.

In go the statements and the entities who speak in them; out comes yes or no, and no where nothing is known. A medium is
no origin, it has its news from somebody. A spokesman and his ministry are one house, and an administration is every
house of its state. Whose statement names the other, or another source, may have it from there.
"""

import re
from collections.abc import Mapping
from functools import cache

from crossread.align.features.features import Features
from crossread.align.judge.voices import names_its_speaker
from crossread.language.closed_classes import COURTESY
from crossread.language.frequency import stem
from crossread.language.lexicon import people_words
from crossread.language.name_match import fold, initials, is_medium
from crossread.language.negation import is_negated
from crossread.types.alignment import Entity
from crossread.types.annotation import EntityKind

__all__ = ["are_two_origins"]

_MEDIA_WORDS = frozenset(
    "agency broadcaster channel daily gazette herald journal magazine media network news newspaper post press radio "
    "television times tribune tv website".split()
)
_REPORTERS = frozenset(
    "anchor blogger columnist correspondent editor host journalist newscaster newsreader presenter reporter".split()
)
# Bodies that hold others, or of which nobody knows who speaks for them.
_UMBRELLAS = frozenset(
    "administration authorities authority campaign cabinet coalition congress democrats government house kremlin "
    "lawmakers military officials opposition parliament party presidency republicans senate state".split()
)
# Who leads a state and who speaks for him: people of one house, whichever rooms they have.
_LEADERS = frozenset("president premier chancellor minister secretary".split())
_LITTLE = frozenset("of for the and in at on to a an by with from".split()) | {
    word.lower() for word in COURTESY
}
_NEAR = 40  # letters between "according to" and the name
_OTHER_SOURCE = re.compile(
    r"\b(?:according to|report(?:s|ed|edly|ing)?|citing|cited|quot(?:es|ed|ing)|told by|in response to|responding to)\b"
    r"|[“\"‘]\W*(?:he|she|they)\s+(?:says?|said|told)\b",
    re.IGNORECASE,
)


def are_two_origins(one: Features, other: Features, entities: Mapping[str, Entity]) -> bool:
    """Whether those who speak in two statements are two origins; `entities` has those of the story by name."""
    speakers = [entities.get(each.speaker or "") for each in (one, other)]
    if speakers[0] is None or speakers[1] is None:
        return False
    first, second = speakers[0], speakers[1]
    return (
        all(_is_origin(each) for each in (first, second))
        and all(names_its_speaker(each) for each in (one, other))
        and is_negated(one.text) == is_negated(other.text)
        and not _are_of_one_house(first, second)
        and not (_is_of_a_medium(one.text, first) or _is_of_a_medium(other.text, second))
        and not (_names(second) & _words(one.text) or _names(first) & _words(other.text))
        and not (_rests_on_another(one.text, first) or _rests_on_another(other.text, second))
    )


def _is_origin(speaker: Entity) -> bool:
    """Whether the speaker can know a thing himself, and is one house: no medium, no whole government."""
    if (
        is_medium(speaker.name)
        or not speaker.name[:1].isupper()
        or speaker.kind is EntityKind.PLACE
    ):
        return False
    names = set(fold(speaker.name).split())
    if speaker.kind is EntityKind.ORGANISATION:
        return not names & (_MEDIA_WORDS | _UMBRELLAS)
    return not _held_by(speaker) & (_REPORTERS | _MEDIA_WORDS)


def _held_by(speaker: Entity) -> set[str]:
    """The words of all that the reports call the speaker."""
    return {word for role in speaker.roles for word in fold(role).split()}


def _is_of_a_medium(words: str, speaker: Entity) -> bool:
    """Whether the statement calls the speaker a medium's: "the Harbour News' Rolf Neal"."""
    last = re.escape(speaker.name.rsplit(maxsplit=1)[-1])
    found = re.search(rf"(\w+)[’'](?:s\b)? (?:[A-Z][\w.-]* )?{last}\b", words)
    return found is not None and found[1].lower() in _MEDIA_WORDS


def _are_of_one_house(first: Entity, second: Entity) -> bool:
    """Whether one is called by the other's name, or nothing is told of a person, who may speak for anybody."""
    persons = [each for each in (first, second) if each.kind is EntityKind.PERSON]
    if any(not person.roles for person in persons):
        return True
    if len(persons) == 2 and all(_held_by(person) & _LEADERS for person in persons):
        return True
    return bool(_known_by(first) & _names(second) or _known_by(second) & _names(first))


def _names(speaker: Entity) -> set[str]:
    """The stems of the words of the name, and its letters."""
    letters = {stem(initials(speaker.name).lower())} if " " in speaker.name else set()
    return _stems(speaker.name) | letters


def _known_by(speaker: Entity) -> set[str]:
    """The stems of the words of the name, of its letters and of all that the reports call the speaker."""
    return _names(speaker).union(*(_stems(role) for role in speaker.roles))


def _stems(words: str) -> set[str]:
    """The stems of the words that say whom they mean; a nationality says little, since each of a state has it."""
    return {stem(word) for word in fold(words).split() if word not in _LITTLE | _nations()}


@cache
def _nations() -> frozenset[str]:
    return frozenset(map(fold, people_words()))


def _words(text: str) -> set[str]:
    return {stem(word) for word in fold(text).split()}


def _rests_on_another(words: str, speaker: Entity) -> bool:
    """Whether the statement names a source beside the speaker: "according to Ms. Neal", "was reported"."""
    own, reach = _words(speaker.name), len(speaker.name) + _NEAR
    behind = (words[match.end() : match.end() + reach] for match in _OTHER_SOURCE.finditer(words))
    return any(not own & _words(near) for near in behind)
