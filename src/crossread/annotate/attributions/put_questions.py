"""What was put to somebody, and is none of his words: "Neal was asked whether", "took no questions on", "faces claims that".

In go a text and an attribution; out comes whether its cue has whom it names asked, or has him face what others say. "A
reporter asked whether" is left: there it is told who asks.
"""

import re

from crossread.annotate.cue_words import cue_words, readings
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
# Who does this with a noun of what others say has no words in it: "has faced accusations", "fielded calls for", "drew praise".
_FACING = frozenset(
    "face faces faced facing endure endures endured enduring draw draws drew drawn drawing receive receives received receiving "
    "field fields fielded fielding dodge dodges dodged dodging duck ducks ducked ducking".split()
)
_UNDER = re.compile(r"\bunder (?:\w+ )?(?:attack|criticism|fire|pressure|scrutiny)\b")
# Before what somebody hears: "stood by it when told that", "on being informed that"
_HEARS = re.compile(r"\b(?:when|until|being) \Z", re.IGNORECASE)
_TOLD = frozenset("told informed warned advised".split())
_TAKING = frozenset(
    "take takes took taken taking".split()
)  # questions alone: "took issue with" says
_HEARD = frozenset(
    "accusation allegation backlash call claim complaint condemnation criticism demand outcry praise pressure question rebuke "
    "threat".split()
)
_REACH = 20  # characters


def is_put_question(text: str, one: Attribution) -> bool:
    """Whether the cue tells what somebody was asked or has to hear, and so no words of his."""
    words = cue_words(text, one)
    if _has_to_hear(one, words) or _is_told_it(text, one, words):
        return True
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


def _has_to_hear(one: Attribution, words: list[str]) -> bool:
    """Whether the source is told of as who faces what others say: "has faced accusations that", "took no questions on"."""
    if one.source is None or one.cue is None or one.cue.start < one.source.end:
        return False  # "drew praise from the board": the board praises
    if _UNDER.search(" ".join(words)):
        return True
    heard = {known.base for word in words for known in readings(word)} & _HEARD
    takes = not _TAKING.isdisjoint(words) and heard == {"question"}
    return bool(heard) and (takes or not _FACING.isdisjoint(words))


def _is_told_it(text: str, one: Attribution, words: list[str]) -> bool:
    """Whether the cue tells what somebody hears: "stood by it when told that"."""
    if one.cue is None or len(words) != 1 or words[0] not in _TOLD:
        return False
    return _HEARS.search(text, max(0, one.cue.start - _REACH), one.cue.start) is not None
