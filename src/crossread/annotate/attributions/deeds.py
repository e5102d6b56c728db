"""Attributions that tell what is done, and no words: "was charged with", "filed a suit against".

In go a text and an attribution; out comes the answer. PARC 3.0 and PolNeAR mark such attributions, and a reader who asks
who said what has no use for them.
"""

import re

from crossread.annotate.attributions.cue_words import (
    FEELING,
    SPEAKING,
    cue_words,
    readings,
    verb_readings,
)
from crossread.language.closed_classes import BE_FORMS
from crossread.language.model import Attribution

__all__ = ["is_deed"]

# Cues without a word that reports.
_LEAD_TO_SOURCE = frozenset("according as per in by : via".split())
# What is done by or beside words, and told as a happening.
_DEEDS = frozenset(
    "allow approve authorise authorize ban bar certify charge choose diagnose forbid indict invite let mourn oblige pardon "
    "permit prepare probe prohibit prompt require scheme seek sentence summon task vote".split()
)
# What somebody is about to do: "plans to file charges".
_AIMS = frozenset("agree aim choose decide expect intend opt plan prepare seek".split())
# What is held against or believed of somebody, by whom the report leaves open.
_LEFT_OPEN = frozenset(
    "accuse allege assume believe blame claim deny fear presume suspect think".split()
)
# What tells of speech, or of what somebody thinks, beside the words of the list of cues.
_TELLS_TOO = re.compile(
    rf"\b(?:{SPEAKING}|(?:{FEELING})\b|confid(?!ence)|object|signal|float|text(?:s|ed|ing)\b|radio|holler|huff|sniff|demur"
    r"|label|ascrib|downplay|refus|declin|rumou?red|clear\b|plain\b|played down|brush|doubled? down"
    r"|issue with|exception to|swipe|came out|comes? out|favou?r)|[—–]"
)
# Who is sued or charged is no content: "filed a lawsuit against the port".
_AGAINST = re.compile(r"\b(?:lawsuit|suit|complaint|charge|case)s? against\Z")
_MEANT_FOR = re.compile(
    r"\b(?:is|are|was|were|be|been) (?:\w+ly )?(?:intended|meant|designed) to\b"
)
# What the report itself takes somebody to mean: "he said, apparently referring to the fire".
_GLOSS = re.compile(
    r"(?:(?:apparently|presumably|evidently|seemingly|likely|possibly|clearly|perhaps) )?(?:referring|alluding) to\Z"
)
_NAMED_AS = re.compile(
    r"(?:also |sometimes |often |commonly )?(?:referred to|listed|known|revealed|shown)\b"
)
_PARTICLE = re.compile(r"\s*(?:away|off|down|out)\b")
_COUNTED = re.compile(r"to\s+(?:about\s+|nearly\s+|around\s+)?[$£€]?\d")
_VERDICT = re.compile(r"(?:not\s+)?guilty\b|liable\b|dead\b", re.IGNORECASE)
_COMMENT = re.compile(r"comments?\b", re.IGNORECASE)


def is_deed(text: str, one: Attribution) -> bool:
    """Whether it tells what is done, and no words: "was charged with", "plan to set up shop".

    A cue without any word that reports tells nothing of speech; nor does one without a source that reports no speech and
    no charge.
    """
    words = cue_words(text, one)
    cue = " ".join(words)
    if not words or words[0] in _LEAD_TO_SOURCE:
        return False
    if _AGAINST.search(cue) or _MEANT_FOR.search(cue) or _GLOSS.match(cue):
        return True
    if _is_named_as(text, one, words) or _takes_a_particle(text, one, words):
        return True
    if _TELLS_TOO.search(cue):
        return "declin" in cue and _COUNTED.match(one.content[0].of(text)) is not None
    reporting = [known for word in words for known in readings(word)]
    bases = {known.base for known in reporting}
    speaks = any(known.kind in {"say", "ask"} for known in reporting)
    if not bases or (not bases.isdisjoint(_DEEDS) and not _says_beside(words)):
        return True
    return (
        (not bases.isdisjoint(_AIMS) and not speaks and _told(text, one).startswith("to "))
        or _is_done_to_a_thing(text, one, bases)
        or (one.source is None and not speaks and bases.isdisjoint(_LEFT_OPEN))
    )


def _told(text: str, one: Attribution) -> str:
    return one.content[0].of(text).lower()


def _says_beside(words: list[str]) -> bool:
    """Whether another word of the cue is a verb of saying: "announced a ban", "sought to clarify"."""
    kinds = [{known.kind for known in verb_readings(word)} for word in words]
    bases = [{known.base for known in readings(word)} for word in words]
    return any(
        kind == {"say"} and base.isdisjoint(_DEEDS) for kind, base in zip(kinds, bases, strict=True)
    )


def _is_named_as(text: str, one: Attribution, words: list[str]) -> bool:
    """Whether it tells what somebody is called or known to be, by nobody: "are listed as", "was revealed as"."""
    if one.source is not None:
        return False
    first = next(
        (
            n
            for n, word in enumerate(words)
            if word not in BE_FORMS and word not in {"has", "have", "had"}
        ),
        0,
    )
    led = _NAMED_AS.match(" ".join(words[first:]))
    as_such = words[-1] == "as" or any(piece.of(text).startswith("as ") for piece in one.content)
    return led is not None and as_such


def _takes_a_particle(text: str, one: Attribution, words: list[str]) -> bool:
    """Whether a particle makes the verb another one: "backed away from", "reckon with"."""
    if one.cue is None:
        return False
    bases = {known.base for word in words for known in readings(word)}
    behind = f"{' '.join(words[-1:])} {text[one.cue.end : one.cue.end + 6]}"
    if bases == {"reckon"}:
        return "with" in behind.split()
    follows = _PARTICLE.match(text, one.cue.end) is not None or words[-1] in {
        "away",
        "off",
        "down",
        "out",
    }
    return bases == {"back"} and follows


def _is_done_to_a_thing(text: str, one: Attribution, bases: set[str]) -> bool:
    """Whether the verb reports with a clause alone, or with an infinitive, and has neither here."""
    told, cue = _told(text, one), one.cue
    if cue is None or one.content[0].start < cue.start:
        return (
            bases == {"find"}
            and len(one.content) > 1
            and _VERDICT.match(text, one.content[1].start) is not None
        )
    between = text[cue.end : one.content[0].start]
    has_that = told.startswith("that ") or " that" in between
    if bases <= {"hold", "observe"}:
        return not has_that and not any(
            mark in between for mark in ',:“"'
        )  # "as Neal observed, it leaks"
    if bases == {"learn"}:
        return told.startswith(("about ", "of ")) or cue.of(text).endswith((" about", " of"))
    if bases == {"direct"}:
        return " to " not in told
    if bases in ({"decision"}, {"goal"}):
        return not has_that
    return bases == {"request"} and _COMMENT.match(told) is not None
