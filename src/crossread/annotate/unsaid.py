"""Attributions that give no words to anybody: what is not said, what is done, how a source wants to stay unnamed.

In go a text and an attribution; out comes whether a list of who said what has no use for it.
"""

import re
from collections.abc import Sequence

from crossread.annotate.bodies import BODIES
from crossread.language.lexicon import Cue, cues, roles
from crossread.language.model import Attribution, Name
from crossread.types.annotation import EntityKind
from crossread.types.span import Span

__all__ = ["is_deed", "is_led_by_label", "is_topic", "is_unsaid", "names_a_thing", "stays_unnamed"]

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
# Cues without a word that reports.
_LEAD_TO_SOURCE = frozenset("according as per by in : via".split())
# What is done by or beside words, and told as a happening.
_DEEDS = frozenset(
    "allow approve authorise authorize ban bar charge choose forbid indict invite mourn oblige permit prepare prohibit "
    "sentence summon vote".split()
)
# What somebody is about to do: "plans to file charges".
_AIMS = frozenset("agree aim choose decide expect intend opt plan prepare seek".split())
# What is held against or believed of somebody, by whom the report leaves open.
_LEFT_OPEN = frozenset(
    "accuse allege assume believe blame claim deny fear presume suspect think".split()
)
# What tells of speech, or of what somebody thinks, beside the words of the list of cues.
_TELLS_TOO = re.compile(
    r"\b(?:confid(?!ence)|object|signal|float|refer(?:s|red|ring)?\b|allud|text(?:s|ed|ing)\b|radio|holler|huff|sniff|demur"
    r"|label|ascrib|downplay|refus|declin|rumou?red|sp(?:eak|oke)|talk|clear\b|plain\b|played down|brush|doubled? down"
    r"|issue with|exception to|swipe|sure\b|confident|hopeful|glad|proud|sorry|afraid|concerned|worried|thankful|grateful"
    r"|s[ck]eptical|certain|came out|comes? out|favou?r)|[—–]"
)
_WITHOUT = re.compile(r"\bwithout\s+\w+ing\b", re.IGNORECASE)
_NOBODY = frozenset(("no one", "nobody", "none"))
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
    """Whether the cue is negated: what somebody "did not say" is no quote of theirs, and "no one" says nothing.

    "Asked for it without saying why" gives no words either.
    """
    if one.source is not None and one.source.of(text).lower() in _NOBODY:
        return True
    words = _cue_words(text, one)
    if one.cue is not None and _WITHOUT.search(text, max(0, one.cue.start - 9), one.cue.end):
        return True
    if "no" in words[:-1]:  # "gave no guarantee that"
        return any(
            cue.word_class == "n" and cue.kind == "say" for word in words for cue in _forms(word)
        )
    if not any(word in {"not", "never"} or word.endswith("n't") for word in words):
        return False
    kinds = {cue.kind for cue in cues().get(words[-1], ()) if cue.word_class == "v"}
    return bool(kinds & {"say", "ask"}) and words[-1] not in _DENIALS


def is_deed(text: str, one: Attribution) -> bool:
    """Whether it tells what is done, and no words: "was charged with", "plan to set up shop".

    PARC 3.0 and PolNeAR mark such attributions, and a reader who asks who said what has no use for them. A cue without
    any word that reports tells nothing of speech; nor does one without a source that reports no speech and no charge.
    """
    words = _cue_words(text, one)
    if not words or words[0] in _LEAD_TO_SOURCE or _TELLS_TOO.search(" ".join(words)):
        return False
    reporting = [cue for word in words for cue in _forms(word)]
    bases = {cue.base for cue in reporting}
    if not bases or not bases.isdisjoint(_DEEDS):
        return True
    if not bases.isdisjoint(_AIMS) and one.content[0].of(text).lower().startswith("to "):
        return True
    speaks = any(cue.kind in {"say", "ask"} for cue in reporting)
    return one.source is None and not speaks and bases.isdisjoint(_LEFT_OPEN)


def _forms(word: str) -> tuple[Cue, ...]:
    """The reporting words that `word` is a form of."""
    return cues().get(word, ())


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
