"""Fears, questions and doubts that nobody voiced: "amid fears of a storm", "a question about the dam", "it is not clear whether".

In go a text and an attribution; out comes whether what it tells is in the air, and no words of anybody. Claims and
allegations stay: somebody made them, whom the report leaves open.
"""

import re

from crossread.annotate.cue_words import cue_words, readings
from crossread.language.closed_classes import BE_FORMS
from crossread.language.model import Attribution

__all__ = ["is_unvoiced"]

_FEELINGS = frozenset(
    "anxiety concern doubt expectation fear hope speculation suspicion worry".split()
)
# With these a topic stands behind the noun, and no clause that anybody said: "revelations about the harbour".
_TOPIC = frozenset("about on over regarding".split())
_TOPIC_WORDS = re.compile(r"(?:about|on|over|regarding)\b", re.IGNORECASE)
_NOUNS = frozenset("complaint conjecture question report revelation".split())
_ADDS = frozenset("continue increase mount renew".split())  # "continued concerns", "mounting fears"
# What goes before makes them arise, and does not voice them: "showed smoke, raising fears of a fire".
_ARISES = re.compile(
    r"\b(?:rais|fuell?|spark|stok|prompt|eas|allay)ing\s+(?:\w+\s+)?\Z|\bleading\s+to\s+(?:\w+\s+)?\Z"
)
_CLEAR = frozenset(("clear", "unclear"))
_IS = BE_FORMS | frozenset("isn't wasn't it's became becomes remained remains".split())
_IT = re.compile(r"\bit\s*\Z", re.IGNORECASE)
# Of what is so in the eyes of whoever tells it: "it's encouraging that the dam holds".
_STRIKES = frozenset(
    "alarming concerning disappointing encouraging surprising troubling worrying".split()
)
_TALK = re.compile(r"(?:renewed |fresh )?talk (?:of|about)\Z")
_REACH = 30  # characters


def is_unvoiced(text: str, one: Attribution) -> bool:
    """Whether it tells of a fear, a doubt or a question that nobody is told to have voiced."""
    words = cue_words(text, one)
    if one.cue is None or not words:
        return False
    if _is_dummy(text, one, words) or (one.source is None and _TALK.match(" ".join(words))):
        return True
    bases = {known.base for word in words for known in readings(word)} - _ADDS
    if not bases or not bases <= _FEELINGS | _NOUNS:
        return False
    if bases <= _FEELINGS:
        start = one.cue.start
        arises = _ARISES.search(text, max(0, start - _REACH), start) is not None
        return arises or one.source is None
    first = one.content[0]
    has_topic = words[-1] in _TOPIC or _TOPIC_WORDS.match(text, first.start, first.end) is not None
    return one.source is None and has_topic


def _is_dummy(text: str, one: Attribution, words: list[str]) -> bool:
    """Whether its subject is an "it" that means nobody: "it's not yet clear how", "it is encouraging that"."""
    is_clear = not _CLEAR.isdisjoint(words)
    if one.cue is None or not (is_clear or words[-1] in _STRIKES):
        return False
    if _IS.isdisjoint(words):
        return False
    if is_clear and one.source is None:
        return True
    return _IT.search(text, max(0, one.cue.start - 4), one.cue.start) is not None
