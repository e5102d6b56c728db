"""How likely two mentions of events tell one event.

In go the features of all events of a topic and the texts of its reports; out comes a table of probabilities.
Two logistic regressions, one for pairs with one head word or synonyms of it, one for other pairs, over what
their reports, head words and nearest words have in common. The weights were fitted by
`training/event_likeness.py` on the train topics of ECB+, and lie in `likeness_weights.json`.
"""

import json
from collections import Counter
from collections.abc import Callable, Hashable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, TypeVar

import numpy as np

from crossread.align.events.happenings import word_likeness
from crossread.align.events.words import EventFeatures
from crossread.language.bags import Array, bag_table, in_context, row_cosines
from crossread.language.event_frames import event_frames
from crossread.language.frequency import rarity

__all__ = ["COLUMNS", "columns", "event_likeness", "has_one_word", "threshold"]

_Value = TypeVar("_Value", bound=Hashable)

# The first two were set on the train topics of ECB+; other values do about as well.
_FELLOW = 0.3  # of the likeness of two reports' happenings; below it the same word is no fellow
_OWN = 0.4  # how much the words around a mention count; its own and its fellows' share the rest
_LOOSE = 5.0  # standard deviations; what lies further out counts no more
_DIGITS = 6  # of a probability, so that the order in which a processor sums decides no tie

COLUMNS = (
    "happening", "same_sentence", "near", "words", "frame", "together", "rarity", "one_says",
    "both_say", "commoner_count",
)  # fmt: skip


def event_likeness(events: Sequence[EventFeatures], texts: Mapping[str, str]) -> Array:
    """The probability of each two of `events`; `texts` are the reports' by their ids."""
    known = columns(events, texts)
    one_word = has_one_word(events)
    score = np.where(one_word > 0, _score(known, "one_word"), _score(known, "two_words"))
    return np.round(1 / (1 + np.exp(-score)), _DIGITS)


def threshold() -> float:
    """The mean probability from which two groups of events are one."""
    return float(_weights()["threshold"])


def _score(known: Mapping[str, Array], which: str) -> Array:
    """The logit by one of the two regressions, column after column."""
    weights = _weights()[which]
    score = np.full_like(known["happening"], weights["constant"])
    for name, (mean, spread, slope) in weights["columns"].items():
        score += slope * np.clip((known[name] - mean) / spread, -_LOOSE, _LOOSE)
    return score


@cache
def _weights() -> Mapping[str, Any]:
    held: Mapping[str, Any] = json.loads(
        files("crossread.align.events")
        .joinpath("likeness_weights.json")
        .read_text(encoding="utf-8")
    )
    return held


def has_one_word(events: Sequence[EventFeatures]) -> Array:
    """1 where two events have one head word or synonyms of it, else 0."""
    return _same([one.name for one in events])


def columns(events: Sequence[EventFeatures], texts: Mapping[str, str]) -> dict[str, Array]:
    """What is known of each two events: a table for each of `COLUMNS`."""
    happening = _happening(events, texts)
    return {
        "happening": happening,
        "same_sentence": _same([_sentence(one) for one in events]),
        "near": _near(events, has_one_word(events) * happening),
        "together": _together(events),
        **_heads(events),
    }


def _happening(events: Sequence[EventFeatures], texts: Mapping[str, str]) -> Array:
    """How likely the reports tell one happening."""
    ids = list(dict.fromkeys(one.event.report_id for one in events))
    places = [ids.index(one.event.report_id) for one in events]
    likeness = in_context(word_likeness([texts[one] for one in ids]))
    return likeness[np.ix_(places, places)]


def _near(events: Sequence[EventFeatures], fellows: Array) -> Array:
    """How alike the words around are, each mention's mixed with those around its fellows.

    Fellows are mentions of the same word in reports of the same happening: together they tell more often
    who did what than one alone.
    """
    share = np.where(fellows >= _FELLOW, fellows, 0.0)
    np.fill_diagonal(share, 1.0)
    mixed = (1 - _OWN) * share / share.sum(axis=1, keepdims=True)
    np.fill_diagonal(mixed, mixed.diagonal() + _OWN)
    return row_cosines(mixed @ bag_table([one.near for one in events]))


def _heads(events: Sequence[EventFeatures]) -> dict[str, Array]:
    """What the words that tell the events have in common, and how much they say."""
    counts = Counter(one.name for one in events)
    count = np.log([float(counts[one.name]) for one in events])
    rare = np.array([rarity(one.head) for one in events])
    says = np.array([float(one.says) for one in events])
    frames = [event_frames().get(one.head, frozenset()) for one in events]
    return {
        "words": _each([one.words for one in events], lambda a, b: len(a & b) / len(a | b)),
        "frame": _each(frames, lambda a, b: float(bool(a & b))),
        "rarity": np.minimum(rare[:, None], rare),
        "one_says": abs(says[:, None] - says),
        "both_say": says[:, None] * says,
        "commoner_count": np.maximum(count[:, None], count),
    }


def _together(events: Sequence[EventFeatures]) -> Array:
    """How often two head words stand in one sentence: who tells two events in one breath tells two.

    The cosine of the sentences that hold the one and those that hold the other.
    """
    names = {name: n for n, name in enumerate(sorted({one.name for one in events}))}
    sentences = {place: n for n, place in enumerate(dict.fromkeys(map(_sentence, events)))}
    held = np.zeros((len(names), len(sentences)))
    heads = [names[one.name] for one in events]
    held[heads, [sentences[_sentence(one)] for one in events]] = 1.0
    return row_cosines(held)[np.ix_(heads, heads)]


def _sentence(one: EventFeatures) -> tuple[str, int]:
    return one.event.report_id, one.event.sentence


def _same(values: Sequence[Hashable]) -> Array:
    numbers = {value: n for n, value in enumerate(dict.fromkeys(values))}
    row = np.array([numbers[value] for value in values])
    found: Array = (row[:, None] == row).astype(np.float64)
    return found


def _each(values: Sequence[_Value], compare: Callable[[_Value, _Value], float]) -> Array:
    """A comparison of each two values, made once for each two that differ."""
    different = {value: n for n, value in enumerate(dict.fromkeys(values))}
    small = np.array([[compare(a, b) for b in different] for a in different])
    row = [different[value] for value in values]
    found: Array = small[np.ix_(row, row)]
    return found
