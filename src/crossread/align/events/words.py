"""An event as a report tells it, and what of it can be compared with others.

In go the words that tell an event, in their sentence; out come its head word, the names of all its words, and
the telling words that stand nearest to it, weighted. Nothing is parsed.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from crossread.language.frequency import rarity, stem
from crossread.language.lexicon import cues
from crossread.language.synonyms import group_stem
from crossread.language.words import Word, find_words
from crossread.types.span import Span

__all__ = ["EventFeatures", "EventWords", "event_features"]

_DULL = 1.0  # rarity; words in more than a third of all texts say nothing
_NEAR = 6  # words to each side; the nearest counts fully, the sixth a sixth
_PARTICLES = frozenset(
    "in on at to into for out up off down over with by from about away back against under after through".split()
)
_LIGHT = frozenset(
    "be been was is were are being have has had will would to a an the his her its their".split()
)


@dataclass(frozen=True, slots=True)
class EventWords:
    """The words that tell an event: `span` of `text`, which is sentence number `sentence` of a report."""

    report_id: str
    sentence: int
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class EventFeatures:
    """One event, ready to be compared.

    `head` is the stem of its head word, `name` the stem that stands for the head word and its synonyms,
    `words` the names of all its words; `says` tells whether it is a saying. `near` maps the names of the
    words around to how much each tells.
    """

    event: EventWords
    head: str
    name: str
    words: frozenset[str]
    says: bool
    near: Mapping[str, float]


def event_features(event: EventWords) -> EventFeatures:
    """What of `event` can be compared."""
    words = find_words(event.text, Span(0, len(event.text)))
    inside = [number for number, word in enumerate(words) if word.span.overlap(event.span)]
    first, last = (inside[0], inside[-1]) if inside else (0, -1)
    own = [word.lower for word in words[first : last + 1]] or [event.span.of(event.text).lower()]
    head = _head(own)
    telling = [word for word in own if word not in _LIGHT and word not in _PARTICLES]
    return EventFeatures(
        event=event,
        head=stem(head),
        name=_name(head),
        words=frozenset(_name(word) for word in telling or [head]),
        says=any(
            cue.kind in {"say", "ask"} and cue.word_class == "v" for cue in cues().get(head, ())
        ),
        near=_near(words, first, last),
    )


def _name(lower: str) -> str:
    return group_stem(stem(lower))


def _head(words: Sequence[str]) -> str:
    """The verb before its particle, the noun before "of", else the last word: "check into", "heart attack"."""
    start = next((n for n, word in enumerate(words) if word not in _LIGHT), len(words) - 1)
    rest = words[start:]
    if len(rest) > 1 and (rest[1] in _PARTICLES or rest[-1] in _PARTICLES):
        return rest[0]
    return rest[rest.index("of", 1) - 1] if "of" in rest[1:] else rest[-1]


def _near(words: Sequence[Word], first: int, last: int) -> dict[str, float]:
    """The rarity of each telling word around, the less the further it stands, by its name."""
    near: dict[str, float] = {}
    for number in range(max(0, first - _NEAR), min(len(words), last + _NEAR + 1)):
        far, lower = max(first - number, number - last), words[number].lower
        rare = rarity(stem(lower))
        if far > 0 and lower[0].isalnum() and rare > _DULL:
            weight = rare * (_NEAR + 1 - far) / _NEAR
            near[_name(lower)] = max(weight, near.get(_name(lower), 0.0))
    return near
