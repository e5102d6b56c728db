"""Attributions that give no words to anybody: what is not said, how a source wants to stay unnamed.

In go a text and an attribution; out comes whether a list of who said what has no use for it.
"""

import re
from collections.abc import Sequence

from crossread.annotate.cue_words import (
    SPEAKING,
    cue_words,
    readings,
    reporting_word,
    verb_readings,
)
from crossread.annotate.mentions.bodies import BODIES
from crossread.language.lexicon import roles
from crossread.language.model import Attribution, Name
from crossread.types.annotation import EntityKind
from crossread.types.span import Span

__all__ = [
    "is_anybodys",
    "is_led_by_label",
    "is_topic",
    "is_unsaid",
    "names_a_thing",
    "stays_unnamed",
]

# What stands before a colon and speaks for nobody.
_LABELS = frozenset(
    "question|answer|note|update|correction|clarification|bottom line|editor's note|read more|related|q|a|photo|photos|"
    "video|watch|caption|fact|spoiler|spoiler alert|translation|hint|reminder|conclusion|result|verdict|example".split(
        "|"
    )
)

# Who does not rule a thing out says that it may be.
_RULES_OUT = re.compile(r"\b(?:rul(?:e|es|ed|ing)|writ(?:e|ing)) (?:\w+ )?(?:out|off)\b")
# Not to use one of these words of somebody is to say nothing of him; not to back or to welcome is an opinion.
_NAMES_OR_BLAMES = frozenset(
    "accuse blame brand call characterise characterize condemn criticise criticize denounce describe dub label name "
    "praise rebuke term".split()
)
_SPEAKS_TOO = re.compile(rf"\b(?:{SPEAKING})")
# Before a verb: what was not done, or not yet.
_WITHHELD = re.compile(
    r"\b(?:(?:has|have|had|is|are) yet to|(?:stop|stops|stopped|stopping) (?:just |well )?short of|without|instead of|rather than"
    r"|refrain(?:s|ed|ing)? from|(?:fail|neglect)(?:s|ed|ing)? to|avoid(?:s|ed|ing)?)\s+(?:\w+ly\s+)?(?P<verb>\w+)",
    re.IGNORECASE,
)
# Behind a "not" these make it said: "not only said", "could not help saying".
_SAID_ALL_THE_SAME = frozenset(
    "only just merely simply resist help hesitate stop fail hide".split()
)
_WITHHELD_REACH = 30  # characters before a cue
_NONE_OF = re.compile(r"\bno\s+(?:\w+\s+){0,2}\Z", re.IGNORECASE)
_NONE_REACH = 40  # characters
_LITTLE = re.compile(
    r"\b(?:said|sa(?:y|ys|ying)|offer(?:s|ed|ing)?|g(?:ave|ive|ives|iving)|reveal(?:s|ed|ing)?|disclos(?:e|es|ed|ing)|provid(?:e|es|ed|ing))"
    r" (?:(?:very |but )?(?:little|nothing)|(?:no|few) (?:\w+ )?(?:details?|specifics|explanations?|reasons?))\b"
)
_UNNAMED = re.compile(
    r"\b(?:to be|being) (?:\w+ly )?(?:named|identified|quoted by name)\b|\banonym(?:ity|ous(?:ly)?)\b",
    re.IGNORECASE,
)
_MOST_WORDS = 8  # a longer content tells more than that its source stays unnamed
_NAMING = frozenset("call calls called name names named dub dubs dubbed".split())
# "No sailor", and neither "No. 10" nor a body's name, "No Harbour".
_NOBODY = re.compile(
    r"(?:[Nn]o one|[Nn]obody|[Nn]one|[Nn]either|[Hh]ardly any\w*|[Nn]o (?=[a-z]))\b",
)
_FEW = re.compile(r"[Ff]ew\b")
_ANYBODY = frozenset("we you us our your".split())
_TELLING_THINGS = frozenset("report study poll survey source".split())
_RELATIVES = frozenset("which that whom who".split())


def is_led_by_label(text: str, one: Attribution) -> bool:
    """Whether a colon leads from a label, and from no speaker: "Question: who will pay?"."""
    if one.source is None or one.cue is None or one.cue.of(text).strip() != ":":
        return False
    return one.source.of(text).lower().replace("’", "'") in _LABELS


def is_topic(text: str, one: Attribution, headline: Span | None, names: Sequence[Name]) -> bool:
    """Whether a colon in a headline leads from what it is about, and from no speaker: "Norland: Ship hits bridge".

    A speaker ends with the name of a person or body, or with a word for one: "Mayor Brandt:", "Police:", "Study:".
    """
    if headline is None or one.source is None or one.cue is None or one.cue.of(text).strip() != ":":
        return False
    if not headline.contains(one.source):
        return False
    last = one.source.of(text).lower().split()[-1]
    is_word = {last, last.removesuffix("s")} & (BODIES | _TELLING_THINGS | roles().keys())
    return not is_word and not any(
        name.span.end == one.source.end and name.kind is not EntityKind.PLACE for name in names
    )


def is_unsaid(text: str, one: Attribution) -> bool:
    """Whether the cue is negated or withheld: what somebody "did not say" or "has yet to say" is no quote of theirs.

    "Asked for it without saying why" gives no words either, and "no one" and "few" say nothing.
    """
    if one.source is not None and _NOBODY.match(text, one.source.start, one.source.end):
        return True
    words = cue_words(text, one)
    if not words or one.cue is None:
        return False
    if one.source is not None and _FEW.match(text, one.source.start, one.source.end):
        return not _is_thought(words)  # that few believe a thing is an opinion
    if _is_withheld(text, one.cue) or _LITTLE.search(" ".join(words)):
        return True
    if "no" in words[:-1] or _has_none(text, one.cue):  # "gave no guarantee that", "no claims of"
        return any(
            cue.word_class == "n" and cue.kind in {"say", "judge"}
            for word in words
            for cue in readings(word)
        )
    return _is_negated(words)


def _is_thought(words: Sequence[str]) -> bool:
    verb = reporting_word(words)
    return verb is not None and {cue.kind for cue in readings(verb)} == {"believe"}


def _is_withheld(text: str, cue: Span) -> bool:
    """Whether the cue is what somebody has yet to do, or stopped short of: "stopped short of calling it a crime"."""
    start = max(0, cue.start - _WITHHELD_REACH)
    return any(
        cue.start < found.end("verb") <= cue.end and (verb_readings(found["verb"].lower()) != ())
        for found in _WITHHELD.finditer(text, start, cue.end)
    )


def _has_none(text: str, cue: Span) -> bool:
    return _NONE_OF.search(text, max(0, cue.start - _NONE_REACH), cue.start) is not None


def _is_negated(words: Sequence[str]) -> bool:
    """Whether the cue tells that words were not said; not to deny is to say, not to back is an opinion."""
    negated = [
        n for n, word in enumerate(words) if word in {"not", "never"} or word.endswith("n't")
    ]
    if not negated or _RULES_OUT.search(" ".join(words)):
        return False
    behind = words[negated[0] + 1 :]
    if not _SAID_ALL_THE_SAME.isdisjoint(behind):
        return False
    verb = reporting_word(behind)
    if verb is None:
        return _SPEAKS_TOO.search(" ".join(behind)) is not None
    return any(
        (cue.kind in {"say", "ask"} and cue.certainty != "denied") or cue.base in _NAMES_OR_BLAMES
        for cue in verb_readings(verb)
    )


def stays_unnamed(text: str, one: Attribution) -> bool:
    """Whether the content is but the wish of its source not to be named: "who asked not to be identified"."""
    words = " ".join(piece.of(text) for piece in one.content)
    if words.lower().startswith("anonymity"):
        return True  # "anonymity to discuss a plan that was not made public"
    return len(words.split()) <= _MOST_WORDS and _UNNAMED.search(words) is not None


def is_anybodys(text: str, one: Attribution) -> bool:
    """Whether it tells what the writer and whoever reads him may take from it: "you know", "our first indications"."""
    return one.source is not None and one.source.of(text).lower() in _ANYBODY


def names_a_thing(text: str, one: Attribution) -> bool:
    """Whether it tells what a thing is called by some: "rocks, which fishermen call the Widow's Teeth"."""
    words = cue_words(text, one)
    if not words or words[-1] not in _NAMING or len(one.content) < 2:
        return False
    first, *rest = (piece.of(text) for piece in one.content)
    called = [word for piece in rest for word in piece.split() if len(word) > 3]
    return first.lower() in _RELATIVES and all(word[0].isupper() for word in called)
