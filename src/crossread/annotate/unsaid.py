"""Attributions that give no words to anybody: what is not said, how a source wants to stay unnamed, what a thing is called.

In go a text and an attribution; out comes whether a list of who said what has no use for it.
"""

import re

from crossread.language.lexicon import cues
from crossread.language.model import Attribution
from crossread.types.span import Span

__all__ = ["is_led_by_label", "is_unsaid", "names_a_thing", "stays_unnamed"]

# What stands before a colon and speaks for nobody.
_LABELS = frozenset(
    "question|answer|note|update|correction|clarification|bottom line|editor's note|read more|related|q|a|photo|photos|"
    "video|watch|caption|fact|spoiler|spoiler alert|translation|hint|reminder|conclusion|result|verdict|example".split(
        "|"
    )
)

# Not to deny is to say.
_DENIALS = frozenset("deny dispute reject denied disputed rejected".split())
_UNNAMED = re.compile(
    r"\b(?:to be|being) (?:\w+ly )?(?:named|identified|quoted by name)\b|\banonym(?:ity|ous(?:ly)?)\b",
    re.IGNORECASE,
)
_MOST_WORDS = 8  # a longer content tells more than that its source stays unnamed
_NAMING = frozenset("call calls called name names named dub dubs dubbed".split())
_RELATIVES = frozenset("which that whom who".split())


def is_led_by_label(text: str, one: Attribution) -> bool:
    """Whether a colon leads from a label, and from no speaker: "Question: who will pay?"."""
    if one.source is None or one.cue is None or one.cue.of(text).strip() != ":":
        return False
    return one.source.of(text).lower().replace("’", "'") in _LABELS


def is_unsaid(text: str, one: Attribution) -> bool:
    """Whether the cue is negated: what somebody "did not say" is no quote of theirs."""
    words = _cue_words(text, one)
    if not any(word in {"not", "never"} or word.endswith("n't") for word in words):
        return False
    kinds = {cue.kind for cue in cues().get(words[-1], ()) if cue.word_class == "v"}
    return bool(kinds & {"say", "ask"}) and words[-1] not in _DENIALS


def stays_unnamed(text: str, content: tuple[Span, ...]) -> bool:
    """Whether the content is but the wish of its source not to be named: "who asked not to be identified"."""
    words = " ".join(piece.of(text) for piece in content)
    return len(words.split()) <= _MOST_WORDS and _UNNAMED.search(words) is not None


def names_a_thing(text: str, one: Attribution) -> bool:
    """Whether it tells what a thing is called by some: "rocks, which fishermen call the Widow's Teeth"."""
    words = _cue_words(text, one)
    if not words or words[-1] not in _NAMING or len(one.content) < 2:
        return False
    first, *rest = (piece.of(text) for piece in one.content)
    called = [word for piece in rest for word in piece.split() if len(word) > 3]
    return first.lower() in _RELATIVES and all(word[0].isupper() for word in called)


def _cue_words(text: str, one: Attribution) -> list[str]:
    return [] if one.cue is None else one.cue.of(text).lower().replace("’", "'").split()
