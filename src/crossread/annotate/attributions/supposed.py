"""What is only supposed to be said or thought: under an "if", of what may come, by people others talk about.

In go a text and an attribution; out comes whether it tells of no act of saying that took place. "Asked if he thought it
unjust" leaves open what he thinks, "the board could call a vote" what the board does.
"""

import re
from collections.abc import Iterable

from crossread.annotate.cue_words import (
    FEELING,
    SPEAKING,
    cue_words,
    readings,
    verb_readings,
)
from crossread.language.model import Attribution

__all__ = [
    "is_aim",
    "is_known",
    "is_left_open",
    "is_seen",
    "is_thought",
    "is_to_come",
    "is_told_within",
]

# Right before whoever is to say it: "if she", "should the board".
_LEFT_OPEN = re.compile(r"(?:\b(?:if|whether|unless)|(?<=[a-z] )should)\s+\Z", re.IGNORECASE)
# Before one of whom it is told what he has yet to say, which a present tense shows: "until the board says why".
_NOT_YET = re.compile(r"\b(?:until|till|before|once|unless|as soon as)\s+\Z", re.IGNORECASE)
# An auxiliary before whoever is to say it asks, or tells that he did not: "Will Neal say", "nor did Neal say".
_TURNED_ROUND = re.compile(
    r"\b(?:(?:Will|Would|Can|Could|Did|Does|Do|Should|Might)|(?:[Nn]or|[Nn]either) (?:did|does|do|will|would|can|could))\s+\Z"
)
_REACH = 14  # characters
# What is only told from somebody's looks: "seemed to know", "seemed determined to stay".
_SEEMS = re.compile(r"\b(?:seem(?:s|ed|ing)?|appear(?:s|ed)? (?:to|determined))\b")
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
    """Whether the clause of its source and cue tells of no act: "asked if she thought it unjust", "until Neal says why"."""
    if one.source is None or one.cue is None or one.cue.start < one.source.end:
        return False
    start = one.source.start
    reach = max(0, start - _REACH)
    if _LEFT_OPEN.search(text, reach, start):
        return True
    if _NOT_YET.search(text, reach, start):
        return bool(_first_forms(text, one)) and _first_forms(text, one) <= {"base", "third"}
    return _TURNED_ROUND.search(text, reach, start) is not None and _first_forms(text, one) == {
        "base"
    }


def _first_forms(text: str, one: Attribution) -> set[str]:
    """The forms that the first word of the cue may be as a reporting verb."""
    return {cue.form for word in cue_words(text, one)[:1] for cue in verb_readings(word)}


def is_seen(text: str, one: Attribution) -> bool:
    """Whether the report only takes somebody's mind from his looks: "seemed to know", "seemed determined to stay"."""
    words = cue_words(text, one)
    if not _SEEMS.search(" ".join(words)):
        return False
    kinds = {cue.kind for word in words for cue in readings(word)}
    return kinds == {"believe"} or "determined" in words


def is_to_come(text: str, one: Attribution, others: Iterable[Attribution]) -> bool:
    """Whether it is told as what may, must or will be said: "the board could call a vote".

    Who "will say" a thing has it told in the report's own voice; in another's words it is that other's to tell. Who
    "will be asked" a thing is asked by nobody yet.
    """
    words = cue_words(text, one)
    if not _MODAL.search(" ".join(words)) or _DONE_ALL_THE_SAME.search(" ".join(words)):
        return False
    if one.source is not None and _ANSWERS.match(text, one.source.start, one.source.end):
        return False
    if words[0] in {"will", "'ll"} and not any(is_told_within(one, other) for other in others):
        is_told = any(cue.base in _FORETOLD for word in words for cue in readings(word))
        is_passive = "be" in words[:-1] and not any(word.endswith("ing") for word in words)
        return not is_told or is_passive
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
