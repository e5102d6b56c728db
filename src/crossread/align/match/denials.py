"""Two statements of which the one denies what the other tells: "are rigged", "aren't rigged"; told, and denied.

In go statements, alone or with how surely they match; out comes yes or no. What is denied in one report and told in
another is not told alike, whatever else the two share; a "not" that turns one verb of like words is a difference of one
point.
"""

import re
from itertools import pairwise

from rapidfuzz import fuzz

from crossread.align.features.features import Features
from crossread.align.features.pair import ONE_POINT, JudgedPair
from crossread.align.match.opposites import is_negative
from crossread.language.closed_classes import DETERMINERS
from crossread.language.frequency import is_telling, stem
from crossread.language.negation import is_negated, negated_words
from crossread.language.synonyms import group_stem
from crossread.language.words import find_words
from crossread.types.annotation import QuoteKind
from crossread.types.span import Span

__all__ = [
    "IF",
    "LIKE_WORDS",
    "denies_a_claim",
    "denies_the_other",
    "is_denial",
    "is_told_and_denied",
    "is_turned",
    "tell_nothing_alike",
]

LIKE_WORDS = 60  # of 100; a "not" turns what is told in like words
IF = re.compile(r"\b(?:if|whether|unless|would (?:not )?have)\b", re.IGNORECASE)
_REFUSAL = re.compile(
    r"\b(?:refusal|failure|denial|rejection|reluctance|un(?:able|aware|clear|likely|willing)|cannot)\b"
    r"|\b(?:refuse|decline|fail)\s+to\b",
    re.IGNORECASE,
)
_NOUN_END = re.compile(r"(?:ance|ence|ment|ness|ty|[st]ion)s?$")
_INSTEAD = re.compile(r"\b(?:rather than|instead of)\b", re.IGNORECASE)
_BEFORE_NOUN = DETERMINERS | {"of"}
_NOT_TO = re.compile(r"\bnot to\b", re.IGNORECASE)  # "warned them not to go" did warn
_CLAUSE_END = re.compile(r"[,;:.!?]")
_PRINTED = 85  # of 100
_MOST = 0.7  # of the shorter one; what the window holds beyond its whole clauses is the beginning of another
_DENIAL = re.compile(
    r"\b(?:denie[sd]|deny|disput(?:e|es|ed))\s+"
    r"(?:that\b|(?:\S+\s+){0,3}?(?:reports?|accusations?|allegations?|claims?|charges?|accounts?)\b)",
    re.IGNORECASE,
)
_DENIES = re.compile(
    r"\b(?:den(?:y|ies|ied|ying|ials?)|disput|refut|reject|dismiss|baseless|false)", re.IGNORECASE
)
_AND_DID = re.compile(r"\band\s+(?:[a-z]+ed|said|spoke|told)\b")
_ASKS = re.compile(r"\?|\bwhy\b", re.IGNORECASE)
# "Have not banned it altogether" has banned some of it.
_IN_PART = re.compile(
    r"(?:\bnot|n['’]t)\b[^.;]{0,40}\b(?:all?\s?together|entirely|completely|fully|wholly|always)\b",
    re.IGNORECASE,
)
_ASKED = re.compile(r"\basked\b", re.IGNORECASE)
_UNTIL = re.compile(
    r"\b(?:before|until|till)\b", re.IGNORECASE
)  # what will not be before June will be in June
_ANY_NO = re.compile(
    r"\b(?:no|not|nor|never|none|nobody|nothing|neither|without|cannot)\b|n['’]t\b", re.IGNORECASE
)
_BETWEEN = re.compile(r"[a-z]+ly|be|been|being|yet|even|ever|to")
_DENIED = 0.5  # of what the other tells stands behind the denial
_LEAST_DENIED = 3  # telling words


def is_turned(pair: JudgedPair) -> bool:
    """Whether two statements that surely tell one point differ in a "not" before one verb of both."""
    if pair.score < ONE_POINT or is_negated(pair.one.text) == is_negated(pair.other.text):
        return False
    no, yes = pair.one, pair.other
    if is_negated(yes.text):
        no, yes = yes, no
    if IF.search(no.text) or IF.search(yes.text) or "?" in no.text + yes.text:
        return False  # what is supposed or asked is told as neither
    if no.speaker is not None and yes.speaker is None:
        return False  # somebody's denial of what happened is no other way of telling it
    if no.persons and yes.persons and no.persons.isdisjoint(yes.persons):
        return False  # what one has no chance of, and what another may miss
    if fuzz.token_set_ratio(yes.text, no.text) < LIKE_WORDS:
        return False
    return _tells_what_is_denied(no.text, yes.text)


def is_told_and_denied(pair: JudgedPair) -> bool:
    """Whether two statements that surely tell one point are somebody's claim, and another's denial of it."""
    one, other = pair.one, pair.other
    return pair.score >= ONE_POINT and (denies_a_claim(one, other) or denies_a_claim(other, one))


def tell_nothing_alike(pair: JudgedPair) -> bool:
    """Whether one denies what the other tells, and that cannot be judged: then they are not set side by side."""
    one, other = pair.one, pair.other
    is_judged = not (one.is_headline or other.is_headline)
    if is_judged and (is_turned(pair) or is_told_and_denied(pair)):
        return False
    denied = denies_a_claim(one, other) or denies_a_claim(other, one)
    return denied or denies_the_other(one, other)


def denies_the_other(one: Features, other: Features) -> bool:
    """Whether one says of a verb that it did not happen which the other tells: such two tell nothing alike."""
    if (
        is_negated(one.text) == is_negated(other.text)
        or is_denial(one.text)
        or is_denial(other.text)
    ):
        return False
    no, yes = (one, other) if is_negated(one.text) else (other, one)
    if any(pattern.search(no.text + " " + yes.text) for pattern in (IF, _ASKS)):
        return False
    if any(pattern.search(yes.text) for pattern in (_ANY_NO, _REFUSAL, _INSTEAD)):
        return False
    if _UNTIL.search(no.text) or _IN_PART.search(no.text):
        return False
    if all(
        any(quote.kind is not QuoteKind.INDIRECT for quote in each.quotes) for each in (no, yes)
    ):
        return False  # a quotation may be cut before its "not"
    return not _denied_verbs(no.text).isdisjoint(_verbs(yes.text))


def is_denial(words: str) -> bool:
    """Whether the words say that somebody denies what is claimed or reported."""
    return _DENIAL.search(words) is not None


def denies_a_claim(one: Features, other: Features) -> bool:
    """Whether the one gives somebody's denial of what the other tells, or lets another say."""
    denial = _DENIAL.search(one.text)
    if denial is None or any(
        pattern.search(other.text) for pattern in (_DENIES, _ANY_NO, _ASKS, _ASKED)
    ):
        return False
    if other.speaker is not None and other.speaker.split()[-1] in one.text[: denial.start()]:
        return False  # who denies the one thing claims the other
    told = _telling(other.text)
    behind = _AND_DID.split(one.text[denial.end() :], maxsplit=1)[0]
    denied = told & _telling(behind)
    return len(denied) >= max(_LEAST_DENIED, _DENIED * len(told))


def _telling(words: str) -> set[str]:
    found = (word.lower() for word in re.findall(r"[^\W\d_]+", words))
    return {group_stem(one) for word in found if is_telling(one := stem(word))}


def _tells_what_is_denied(no: str, yes: str) -> bool:
    """Whether a verb of `yes` is one that `no` says did not happen, and `yes` has no other word for a "not"."""
    told_so_too = is_negative(_NOT_TO.sub("to", yes)) or any(
        pattern.search(yes) for pattern in (_REFUSAL, _INSTEAD)
    )
    if told_so_too or _is_printed_without_it(yes, no):
        return False
    return not _negated_tokens(no).isdisjoint(_verbs(yes))


def _verbs(words: str) -> set[str]:
    """The tokens of all words that may be verbs."""
    lower = [word.lower for word in find_words(words, Span(0, len(words)))]
    return {
        token
        for before, word in pairwise(["", *lower])
        if before not in _BEFORE_NOUN and (token := _verb(word))
    }


def _denied_verbs(words: str) -> set[str]:
    """The token of the word right behind each "not", or behind an adverb or a "been"."""
    found = (
        next((word for word in behind if not _BETWEEN.fullmatch(word)), "")
        for behind in negated_words(words)
    )
    return {_verb(word) for word in found if is_telling(stem(word))} - {""}


def _is_printed_without_it(shorter: str, longer: str) -> bool:
    """Whether one prints the other's words and goes on, with a "not" in what the other tells elsewhere or cuts."""
    if len(shorter) >= len(longer):
        return False
    printed = fuzz.partial_ratio_alignment(shorter, longer)
    if printed is None or printed.score < _PRINTED:
        return False
    before = _CLAUSE_END.split(longer[: printed.dest_start])[-1]
    window = longer[printed.dest_start : printed.dest_end]
    whole_clauses = window[: max((end.end() for end in _CLAUSE_END.finditer(window)), default=0)]
    if len(whole_clauses) >= _MOST * len(shorter):
        return not is_negated(before + whole_clauses)
    behind = _CLAUSE_END.split(longer[printed.dest_end :])[0]
    return not is_negated(before + window + behind)


def _verb(lower: str) -> str:
    """The word as a token of `features`, "" where its end makes it a noun: "requirement" is required by nobody."""
    return "" if _NOUN_END.search(lower) else group_stem(stem(lower))


def _negated_tokens(words: str) -> set[str]:
    """For each "not" the first word behind it that is rare enough to be its verb, as a token of `features`."""
    telling = (
        [one for word in behind if is_telling(one := stem(word))] for behind in negated_words(words)
    )
    return {group_stem(some[0]) for some in telling if some}
