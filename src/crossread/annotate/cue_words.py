"""The words of a cue, and what the list of reporting words knows of them.

In goes an attribution or a word; out come words in lower case, the readings of one, or whether a "that" follows. Decides
nothing.
"""

from collections.abc import Sequence

from crossread.language.lexicon import Cue, cues
from crossread.language.model import Attribution

__all__ = [
    "FEELING",
    "SPEAKING",
    "cue_words",
    "is_led_by_that",
    "last_kinds",
    "readings",
    "reporting_word",
    "verb_readings",
]

FEELING = "sure|confident|hopeful|glad|proud|sorry|afraid|concerned|worried|thankful|grateful|s[ck]eptical|certain|committed"
"""Adjectives by which a cue tells of a mind, as alternatives of a pattern; the list of reporting words has none."""
SPEAKING = "talk|sp(?:eak|oke)|refer(?!en)|allud"
"""Beginnings of verbs that tell of speech beside the list of reporting words, as alternatives of a pattern."""


def cue_words(text: str, one: Attribution) -> list[str]:
    """The words of the cue in lower case; none where there is no cue."""
    return [] if one.cue is None else one.cue.of(text).lower().replace("’", "'").split()


def readings(word: str) -> tuple[Cue, ...]:
    """The reporting words that `word` may be a form of."""
    return cues().get(word, ())


def verb_readings(word: str) -> tuple[Cue, ...]:
    """The reporting verbs that `word` may be a form of."""
    return tuple(cue for cue in readings(word) if cue.word_class == "v")


def last_kinds(words: Sequence[str]) -> set[str]:
    """The kinds of reporting that the last of the words may be: "ask" and the like; none where it reports nothing."""
    return {cue.kind for cue in readings(words[-1])} if words else set()


def reporting_word(words: Sequence[str]) -> str | None:
    """The last of the words that reports: "talk" of no cue, "detail" of "did not go into detail about"."""
    return next((word for word in reversed(words) if readings(word)), None)


def is_led_by_that(text: str, one: Attribution) -> bool:
    """Whether a "that" leads from the cue to what is told, or begins it."""
    start = one.content[0].start
    led = "" if one.cue is None else text[one.cue.end : start]
    return " that" in led or text[start : start + 5].lower() == "that "
