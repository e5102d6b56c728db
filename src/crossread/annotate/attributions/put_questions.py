"""Questions that were put to a speaker, and are nobody's words: "Asked about the dam, Neal said", "Neal was asked whether".

In go a text and an attribution; out comes whether its cue has whom it names asked. "A reporter asked whether" is left:
there it is told who asks.
"""

import re

from crossread.annotate.attributions.cue_words import cue_words
from crossread.language.closed_classes import BE_FORMS
from crossread.language.model import Attribution

__all__ = ["is_put_question"]

_ASKED = frozenset("asked pressed questioned quizzed queried grilled prodded".split())
_TOPIC = frozenset("about on over regarding".split())
_ASKS = re.compile(
    r"(?:if|whether|about|how|why|what|when|where|who|which|for comment|for (?:his|her|its|their) (?:view|reaction|opinion|thoughts?)s?|on|regarding)\b",
    re.IGNORECASE,
)
# What stands before a participle that begins its clause: nothing, "when", or a comma behind who was asked.
_BEGINS = re.compile(
    r"(?:\A|[\n.!?;(“\"”—–]\s*|\b(?:when|if|once|while|until|after being|being|repeatedly|also)\s+)\Z",
    re.IGNORECASE,
)
_REACH = 20  # characters


def is_put_question(text: str, one: Attribution) -> bool:
    """Whether the cue tells what somebody was asked, and so no words of his."""
    words = cue_words(text, one)
    asked = next((n for n, word in enumerate(words) if word in _ASKED), None)
    if asked is None or one.cue is None:
        return False
    first = one.content[0]
    if words[-1] not in _TOPIC and not _ASKS.match(text, first.start, first.end):
        return False
    if not BE_FORMS.isdisjoint(words[:asked]):
        return True
    start = one.cue.start
    begins = asked == 0 and _BEGINS.search(text[max(0, start - _REACH) : start]) is not None
    return begins or (asked == 0 and one.source is None)
