"""What is only supposed to be said or thought: under an "if", of what may come, by people others talk about.

In go a text and an attribution; out comes whether it tells of no act of saying that took place. "Asked if he thought it
unjust" leaves open what he thinks, "the board could call a vote" what the board does.
"""

import re
from collections.abc import Iterable

from crossread.annotate.attributions.cue_words import FEELING, SPEAKING, cue_words, readings
from crossread.language.model import Attribution

__all__ = ["is_aim", "is_known", "is_left_open", "is_thought", "is_to_come", "is_told_within"]

# Right before whoever is to say it: "if she", "should the board".
_LEFT_OPEN = re.compile(r"(?:\b(?:if|whether|unless)|(?<=[a-z] )should)\s+\Z", re.IGNORECASE)
_REACH = 12  # characters
_MODAL = re.compile(
    r"(?:\A|\s)(?:would|will|'ll|could|can|cannot|may|might|must|should|shall|wouldn't|won't|couldn't|can't"
    r"|(?:has|have|needs?|ought) to)\b"
)
# "Would like", "could be heard saying", "would later say", "has to admit", "could not help saying".
_DONE_ALL_THE_SAME = re.compile(
    r"\b(?:like|love|prefer|rather|heard|seen|later|often|sometimes|always|only|repeatedly|go on|admit|acknowledge|concede"
    r"|resist|help)\b"
)
# Who answers for himself: "I would expect", "44 percent would back it".
_ANSWERS = re.compile(r"(?:I|we)\Z|.*(?:\bpercent\b|%)", re.IGNORECASE)
# What is going to be said is told before: "will tell the council that".
_FORETOLD = frozenset("announce argue ask call say tell urge warn".split())
_FEELS = re.compile(rf"\b(?:{FEELING})\b")
_KNOWS = frozenset("know notice realise realize recognise recognize".split())
_ACTS = frozenset(("agree", "accept"))  # what is agreed is told by those who agree
_TO = re.compile(r"\bto\s+(?:\w+ly\s+)?\Z")
_SPEAKS = re.compile(rf"\b(?:{SPEAKING}|confid(?:e|ed|es|ing)\b|made|clear\b|issue with)")


def is_left_open(text: str, one: Attribution) -> bool:
    """Whether the clause of its source and cue is one of a condition or a question: "asked if she thought it unjust"."""
    if one.source is None or one.cue is None or one.cue.start < one.source.end:
        return False
    start = one.source.start
    return _LEFT_OPEN.search(text, max(0, start - _REACH), start) is not None


def is_to_come(text: str, one: Attribution, others: Iterable[Attribution]) -> bool:
    """Whether it is told as what may, must or will be said: "the board could call a vote".

    Who "will say" a thing has it told in the report's own voice; in another's words it is that other's to tell.
    """
    words = cue_words(text, one)
    if not _MODAL.search(" ".join(words)) or _DONE_ALL_THE_SAME.search(" ".join(words)):
        return False
    if one.source is not None and _ANSWERS.match(text, one.source.start, one.source.end):
        return False
    if words[0] in {"will", "'ll"} and not any(is_told_within(one, other) for other in others):
        return not any(cue.base in _FORETOLD for word in words for cue in readings(word))
    return True


def is_thought(text: str, one: Attribution) -> bool:
    """Whether the cue tells what somebody knows, feels or wants, and no act of speech."""
    words = cue_words(text, one)
    known = [cue for word in words for cue in readings(word)]
    if _SPEAKS.search(" ".join(words)) or not _ACTS.isdisjoint(cue.base for cue in known):
        return False
    if not known:
        return _FEELS.search(" ".join(words)) is not None
    return {cue.kind for cue in known} == {"believe"}


def is_known(text: str, one: Attribution) -> bool:
    """Whether the cue tells what somebody knows or saw, which is no opinion of his: "she knew the man"."""
    return any(cue.base in _KNOWS for word in cue_words(text, one) for cue in readings(word))


def is_aim(text: str, one: Attribution) -> bool:
    """Whether the cue is what somebody is to do: "ordered her to consider", "under pressure to decide"."""
    start = one.cue.start if one.cue is not None else 0
    return _TO.search(text, max(0, start - _REACH), start) is not None


def is_told_within(one: Attribution, other: Attribution) -> bool:
    """Whether the cue stands in what the other attribution gives as somebody's words."""
    return (
        other.source is not None
        and other.cue != one.cue
        and any(one.cue is not None and piece.contains(one.cue) for piece in other.content)
    )
