"""Attributions that tell what is done, and no words: "was charged with", "filed a suit against".

In go a text and an attribution; out comes the answer. PARC 3.0 and PolNeAR mark such attributions, and a reader who asks
who said what has no use for them.
"""

import re

from crossread.annotate.cue_words import (
    FEELING,
    SPEAKING,
    cue_words,
    is_led_by_that,
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
    "allow approval approve authorise authorize ban bar certify charge choose diagnose forbid indict invite let mourn oblige pardon "
    "permit prepare probe prohibit prompt require scheme seek sentence summon task vote".split()
)
# What somebody is about to do: "plans to file charges", "meant to fire up the crowd".
_AIMS = frozenset("agree aim choose decide expect intend mean opt plan prepare seek".split())
# Nouns of what is wished for: with a "that" they tell what was said, else but a thing.
_WISHES = frozenset("ambition commitment decision desire goal preference support".split())
# What is told by somebody even where he is left out: "the man is said to have fled".
_RELATED = frozenset("call describe find quote report say tell".split())
# Verbs that say only by themselves: "it is old, he went on", and not "began requiring".
_GO_ON = frozenset("begin continue finish go".split())
# What is held against or believed of somebody, by whom the report leaves open.
_LEFT_OPEN = frozenset(
    "accuse allege assume believe blame claim deny fear presume suspect think".split()
)
# What tells of speech, or of what somebody thinks, beside the words of the list of cues.
_TELLS_TOO = re.compile(
    rf"\b(?:{SPEAKING}|(?:{FEELING})\b|confid(?!ence)|object|signal|float|text(?:s|ed|ing)\b|radio|holler|huff|sniff|demur"
    r"|label|ascrib|downplay|refus(?!al)|declin|rumou?red|clear\b|plain\b|played down|brush|doubled? down"
    r"|issue with|exception to|swipe|came out|comes? out|favou?r)|[—–]"
)
# Who is sued or charged is no content: "filed a lawsuit against the port".
_AGAINST = re.compile(r"\b(?:lawsuit|suit|complaint|charge|case|threat)s? against\Z")
_MEANT_FOR = re.compile(
    r"\b(?:is|are|was|were|be|been) (?:\w+ly )?(?:intended|meant|designed) to\b"
)
_PHRASES = re.compile(
    r"\bc(?:ame|om(?:e|es|ing)) to terms\b"
    r"|\b(?:push|dial|scal|roll|cut|hold|held|pull|walk|bring|brought|set|turn)\w* back\b"
)
# What a thing or a person is, beside words of others: "is at the heart of the dispute over".
_IS_PART = re.compile(
    r"(?:is|are|was|were) [\w ]*\b(?:part|parts|element|elements|heart|centre|center|subject|focus|cause|result|product|symbol) of\b"
)
_DOUBLED_DOWN = re.compile(r"\bdoubl(?:e|es|ed|ing) down\b")
_VOICED = re.compile(r"\b(?:express|voic|stat|announc|repeat|reiterat)\w*\s+(?:\w+\s+)?\Z")
_REACH = 30  # characters
# What is handed over: "a compromise proposal", "him $5,000 to rig the vote".
_HANDED_OVER = re.compile(
    r"(?:[\w’'-]+ ){0,5}?(?:[$£€]\d|(?:proposal|deal|compromise|job|post|seat|reward|bribe|ransom|cash|money|resources)s?\b"
    r"(?! (?:to|that|under|of|which)\b))"
)
_PART = re.compile(
    r"(?:considered|deemed|believed|thought|suspected|presumed|accused|regarded|perceived)\Z"
)
# Behind a participle that begins what is told of somebody: "some considered at high risk", "those believed to be ill".
_OF_PART = re.compile(r"[“\"]?(?:to (?:be|have)|at|by|as|among)\b")
# What the report itself takes somebody to mean: "he said, apparently referring to the fire".
_GLOSS = re.compile(
    r"(?:(?:apparently|presumably|evidently|seemingly|likely|possibly|clearly|perhaps) )?(?:referring|alluding) to\Z"
)
_NAMED_AS = re.compile(
    r"(?:also |sometimes |often |commonly )?(?:referred to|listed|known|revealed|shown)\b"
)
_PARTICLE = re.compile(r"\s*(?:away|off|down|out)\b")
_COUNTED = re.compile(r"to\s+(?:about\s+|nearly\s+|around\s+)?[$£€]?\d")
_OTHER_SENSES = frozenset("accept argue confirm hear promise put reject reveal see".split())
# What a lawyer argues in court, "32 cases before the Harbour Court", and says nothing by.
_CASES = re.compile(
    r"(?:\d+|an?|the|this|that|his|her|its|their|two|three|many|several|dozens of) (?:[\w-]+ )?cases?(?= (?:before|in|at|to)\b|[.,;]|\Z)"
)
# What a court or a chamber takes up or votes down, and says nothing by: "the court accepted two cases".
_FILED = re.compile(
    r"(?:[\w’'-]+ ){1,5}?(?:appeal|amendment|bill|case|measure|motion|nomination|petition|proposal|resolution)s?\b"
)
_DECIDING = re.compile(r"\b(?:assembly|council|court|house|legislature|parliament|senate)\Z")
_FIGURE = re.compile(r"\d|\sat\s")
# "Is sure to be closed": by nobody's word.
_OF_WHAT_COMES = frozenset("afraid certain sure".split())
_VERDICT = re.compile(r"(?:not\s+)?guilty\b|liable\b|dead\b", re.IGNORECASE)
_COMMENT = re.compile(r"comments?\b", re.IGNORECASE)


def is_deed(text: str, one: Attribution) -> bool:
    """Whether it tells what is done, and no words: "was charged with", "plan to set up shop".

    A cue without any word that reports tells nothing of speech; nor does one without a source that reports no speech and
    no charge.
    """
    words = cue_words(text, one)
    cue = " ".join(words)
    if words[:2] in (["in", "favor"], ["in", "favour"]):
        return True  # "a poll in favor of the mayor" wants nothing
    if not words or words[0] in _LEAD_TO_SOURCE or _approves_of(text, one, cue):
        return False
    if _AGAINST.search(cue) or _MEANT_FOR.search(cue) or _GLOSS.match(cue) or _IS_PART.match(cue):
        return True
    if _is_named_as(text, one, words) or _takes_a_particle(text, one, words):
        return True
    if _is_a_phrase(text, one, cue) or _is_told_of_some(text, one, cue):
        return True
    if _TELLS_TOO.search(cue):
        told = _told(text, one)
        counted = "declin" in cue and _COUNTED.match(told) is not None
        foretold = not _OF_WHAT_COMES.isdisjoint(words)
        return counted or (foretold and one.content[-1].of(text).startswith("to "))
    reporting = [known for word in words for known in readings(word)]
    bases = {known.base for known in reporting}
    speaks = any(known.kind in {"say", "ask"} for known in reporting)
    if not bases or (not bases.isdisjoint(_DEEDS) and not _says_beside(words)):
        return True
    return (
        (not bases.isdisjoint(_AIMS) and not speaks and _told(text, one).startswith("to "))
        or _is_done_to_a_thing(text, one, bases)
        or (len(bases) == 1 and _has_another_sense(text, one, words, *bases))
        or _is_of_things_alone(text, one, words, bases)
        or (
            one.source is None
            and bases.isdisjoint(_LEFT_OPEN)
            and (not speaks or _befalls_its_subject(one, words, bases))
        )
    )


def _befalls_its_subject(one: Attribution, words: list[str], bases: set[str]) -> bool:
    """Whether a passive without an agent tells what becomes of what it is said of: "the tolls were announced"."""
    is_passive = not BE_FORMS.isdisjoint(words[:-1]) and not words[-1].endswith("ing")
    is_behind = one.cue is not None and one.content[0].end <= one.cue.start
    return is_passive and is_behind and bases.isdisjoint(_RELATED)


def _approves_of(text: str, one: Attribution, cue: str) -> bool:
    """Whether it tells an opinion, and no deed of a board: "60 percent approve of the mayor"."""
    return "approv" in cue and " of" in f"{cue[-3:]} {_told(text, one)[:3].strip()}"


def _told(text: str, one: Attribution) -> str:
    return one.content[0].of(text).lower()


def _says_beside(words: list[str]) -> bool:
    """Whether another word of the cue is a verb of saying: "announced a ban", "sought to clarify"."""
    kinds = [{known.kind for known in verb_readings(word)} for word in words]
    bases = [{known.base for known in readings(word)} for word in words]
    return any(
        kind == {"say"} and base.isdisjoint(_DEEDS | _GO_ON)
        for kind, base in zip(kinds, bases, strict=True)
    )


def _is_a_phrase(text: str, one: Attribution, cue: str) -> bool:
    """Whether words that report by themselves do not together: "scaled back", "doubled down on his desire"."""
    if " down" not in cue and " back" not in cue and " terms" not in cue:
        return False
    if _PHRASES.search(cue):  # to push back against a plan is to oppose it
        opposes = "against" in f"{cue[-7:]} {_told(text, one)[:7]}"
        return not opposes and not is_led_by_that(text, one)
    if not _DOUBLED_DOWN.search(cue) or not (
        cue.endswith(" on") or _told(text, one).startswith("on ")
    ):
        return False
    words = _told(text, one).removeprefix("on ").split()[:4]
    return not any(
        known.word_class == "n" and known.kind != "believe"
        for word in words
        for known in readings(word)
    )


def _is_told_of_some(text: str, one: Attribution, cue: str) -> bool:
    """Whether the cue is a participle that tells which people are meant, and not what they think: "some deemed at risk"."""
    if one.source is None or one.cue is None or _PART.match(cue) is None:
        return False
    follows = one.source.end < one.cue.start <= one.source.end + 2
    return follows and _OF_PART.match(text, one.content[0].start) is not None


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
    return bases in ({"back"}, {"put"}) and follows


def _is_of_things_alone(text: str, one: Attribution, words: list[str], bases: set[str]) -> bool:
    """Whether its one word reports with words behind it, and has but a thing: "her desire for a boat", "offered $5"."""
    if len(bases) != 1:
        return False
    (base,), told = bases, _told(text, one)
    if base == "offer":
        return _HANDED_OVER.match(told) is not None
    if base == "threat":  # "threats against the crew" tells whom, and not what
        return told.startswith("against ")
    if base == "go":  # "have gone beyond"
        return "on" not in words
    if base in _WISHES and (base != "support" or _is_noun_of_support(words, told)):
        start = one.cue.start if one.cue is not None else 0
        voiced = _VOICED.search(text, max(0, start - _REACH), start) is not None
        return not voiced and not is_led_by_that(text, one)
    return base == "plan" and words[-1] in {"planning", "planned"} and not is_led_by_that(text, one)


def _is_noun_of_support(words: list[str], told: str) -> bool:
    """Whether a "support" is what somebody has for a thing: "his support for a second dam"."""
    return any(f"{' '.join(words)} {told}".startswith(f"support {to} ") for to in ("for", "of"))


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
    has_that = is_led_by_that(text, one)
    if bases <= {"hold", "observe"}:
        return not has_that and not any(
            mark in between for mark in ',:“"'
        )  # "as Neal observed, it leaks"
    if bases == {"learn"}:
        return told.startswith(("about ", "of ")) or cue.of(text).endswith((" about", " of"))
    if bases == {"direct"}:
        return " to " not in told
    return bases == {"request"} and _COMMENT.match(told) is not None


def _has_another_sense(text: str, one: Attribution, words: list[str], base: str) -> bool:
    """Whether a verb that may report tells a deed here: "saw smoke over the ship", "put the ship in danger"."""
    source = "" if one.source is None else one.source.of(text).lower()
    if base not in _OTHER_SENSES or is_led_by_that(text, one):
        return False
    if base == "argue":  # in court: "has argued 32 cases"
        return _CASES.match(_told(text, one)) is not None
    if base == "promise":  # "in what promises to be a long fight"
        return not source and _told(text, one).startswith("to be ")
    if base == "put":  # "put the toll at ten" tells a figure
        return not any(_FIGURE.search(f" {piece.of(text)}") for piece in one.content)
    if base in {"accept", "reject"}:
        return _DECIDING.search(source) is not None and _FILED.match(_told(text, one)) is not None
    if base == "confirm":  # a chamber confirms whom it votes on
        return source.endswith("senate")
    if base == "reveal":  # "when the leak was revealed", and came to light
        return not source
    # With eyes and ears, where no opinion or speech is told: "sees it as a threat", "is heard singing".
    views = "as" in words or any(" as " in f" {piece.of(text)}" for piece in one.content)
    after = one.cue is not None and one.cue.end <= one.content[0].start
    return after and not views and BE_FORMS.isdisjoint(words)
