"""What a thing shows, threatens or raises, and nobody says: "photos showed", "the move threatens to", "his silence suggests".

In go a text and an attribution; out comes the answer. A study, a poll or a video that shows *that* something is so tells it
as a witness does, and stays; what can bear no witness, as a place or a decision, tells nothing at all.
"""

import re
from collections.abc import Sequence

from crossread.annotate.cue_words import cue_words, is_led_by_that, verb_readings
from crossread.language.closed_classes import FINITE_VERB
from crossread.language.model import Attribution

__all__ = ["is_guess", "is_of_a_thing", "is_witness"]

# What a thing may do as well as a speaker.
_SHOWING = frozenset(
    "demonstrate depict highlight illustrate implicate imply indicate mean point prove reflect show signal suggest threaten "
    "underline underscore".split()
)
_GUESSING = frozenset("imply indicate mean signal suggest".split())
_SUGGESTING = frozenset("implying indicating signaling signalling suggesting".split())
# What else a mute thing does: "the outbreak confirmed that the wells were foul".
_OF_MUTE_THINGS = _SHOWING | frozenset("confirm contradict foreshadow herald reveal".split())
# What happens, is done, or lies there: it has no words of its own, and nobody wrote it down.
_MUTE = frozenset(
    "absence accident act action approach appearance appointment arrest arrival attack behavior behaviour blast blaze bombing "
    "career case change choice clash climate closure collapse conduct controversy cost crash crisis deal death debate decision "
    "decline defeat departure development difference disaster discovery dispute drop drought economy effort election episode "
    "evidence event experience explosion fact failure fight fire firing flood gesture growth heat history incident "
    "increase killing lack launch layout life location loss market measure move murder news nomination op outage outbreak "
    "outcome pace pattern performance placement position presence price provocation quake quarantine reaction reluctance "
    "resignation rise row scale scandal scene shift shooting sight silence situation size speed step storm strike "
    "success surge swing switch timing tone treatment trend trip turnout verdict victory violence virus visit vote war "
    "wave weather win".split()
)
# What was said, and may yet threaten as a storm does: "his remarks threatened to sink the deal".
_THREATENING = _MUTE | frozenset("answer comment feud lawsuit probe remark scheme spill".split())
# What was taken, measured or kept on file, and speaks by whoever reads it: "Brandt said the footage shows that ...". A letter speaks itself.
_WITNESSES = frozenset(
    "analysis autopsy data disclosure document email evidence figure file filing footage image imagery investigation log minute "
    "note number photo photograph picture poll record recording result ruling survey tape test video vote".split()
)
_PICTURES = re.compile(
    r"(?:[\w’'“”-]+\s+){0,4}(?:photo|photograph|picture|image|chart|graph|diagram|map)s?\b",
    re.IGNORECASE,
)
_FILMS = frozenset("clip footage imagery recording tape video".split())
_SIGNS = re.compile(r"(?:[\w’'“”-]+\s+){0,4}(?:result|indication|sign|trend)s?\Z", re.IGNORECASE)
_POINTERS = frozenset("that this these those which".split())
_RAISES = re.compile(
    r"\b(?:rais|spark|stok|fuel)\w* (?:\w+ ){0,2}(?:question|doubt|concern|fear|alarm|worr|speculation|suspicion)"
)
_ENDING_IN_S = frozenset("analysis crisis loss news success".split())
_HEAD_END = re.compile(
    r",|\s(?:of|in|on|at|by|from|with|for|to|about|over|into|against|between|following|released|taken|posted|that|which|who|last|this|late|early|so)\s"
    r"|\s(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
)
_OWNED = re.compile(r"['’]s?\s+(?=\w)")


def is_of_a_thing(text: str, one: Attribution) -> bool:
    """Whether a thing shows, threatens or raises what is told, and nobody says it: "photos showed", "that raises fears of"."""
    words = cue_words(text, one)
    bases = _verbs(text, one)
    if bases and bases <= _OF_MUTE_THINGS and _is_done_by_mute_thing(text, one, bases):
        return True
    source = "" if one.source is None else one.source.of(text)
    is_pointer = not source or source.lower() in _POINTERS
    of_thing = is_pointer or _SIGNS.match(source) is not None
    if _RAISES.search(" ".join(words)):
        return of_thing
    if not bases or not bases <= _SHOWING:
        return False
    if bases == {"threaten"} or not source:
        return of_thing
    if _PICTURES.match(source) or _SIGNS.match(source):
        return not is_led_by_that(text, one)
    is_film = _head(text, one) in _FILMS
    return (is_film and bases == {"suggest"}) or (
        (is_film or is_pointer) and not _tells_a_clause(text, one)
    )


def is_witness(text: str, one: Attribution) -> bool:
    """Whether something that was taken or measured shows it: in somebody's words it is what he goes by."""
    if _head(text, one) not in _WITNESSES:
        return False
    return _verbs(text, one) <= _OF_MUTE_THINGS


def is_guess(text: str, one: Attribution, others: Sequence[Attribution]) -> bool:
    """Whether it is only taken from what a thing suggests: "his silence suggests that some urge him to wait"."""
    cue = one.cue
    if cue is None:
        return False
    return _is_taken_from_a_deed(text, one, others) or any(
        any(piece.contains(cue) for piece in other.content)
        and other.cue != cue
        and not _GUESSING.isdisjoint(_verbs(text, other))
        and is_of_a_thing(text, other)
        and bool(_verbs(text, one))
        for other in others
    )


def _is_taken_from_a_deed(text: str, one: Attribution, others: Sequence[Attribution]) -> bool:
    """Whether a participle tells what may be taken from a deed: "he left early, suggesting that he was ill".

    Behind words of his ("he called it a trick, suggesting that") it tells what else he says.
    """
    source, cue = one.source, one.cue
    if source is None or cue is None or cue.of(text).lower() not in _SUGGESTING:
        return False
    if source.end > cue.start or not text.endswith(", ", source.end, cue.start):
        return False
    return not any(
        other.cue is not None and source.start <= other.cue.start < cue.start for other in others
    )


def _verbs(text: str, one: Attribution) -> set[str]:
    """The reporting verbs that the words of the cue may be forms of."""
    return {known.base for word in cue_words(text, one) for known in verb_readings(word)}


def _is_done_by_mute_thing(text: str, one: Attribution, bases: set[str]) -> bool:
    return _head(text, one) in (_THREATENING if bases == {"threaten"} else _MUTE)


def _head(text: str, one: Attribution) -> str:
    """The noun that the words for the source turn on, in its singular: "decision" of "recent decisions by the board".

    An owner is not the source of what the thing does that he owns: "the mayor's visit underscored".
    """
    if one.source is None:
        return ""
    end = one.source.end
    if one.cue is not None and _OWNED.match(text, end, one.cue.start):
        end = one.cue.start
    words = _HEAD_END.split(text[one.source.start : end], maxsplit=1)[0].split()
    last = words[-1].strip("“”\"'‘’").lower() if words else ""
    return last if last in _ENDING_IN_S else last.removesuffix("s")


def _tells_a_clause(text: str, one: Attribution) -> bool:
    """Whether a film is said to show that something is so, and not only what can be seen: "shows a man leaving"."""
    return is_led_by_that(text, one) or FINITE_VERB.search(one.content[0].of(text)) is not None
