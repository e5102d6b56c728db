"""What a thing shows, threatens or raises, and nobody says: "photos showed", "the move threatens to", "raising fears of".

In go a text and an attribution; out comes the answer. A study, a poll or a video that shows *that* something is so tells it
as a witness does, and stays.
"""

import re

from crossread.annotate.attributions.cue_words import cue_words, verb_readings
from crossread.language.model import Attribution

__all__ = ["is_of_a_thing"]

# What a thing may do as well as a speaker.
_SHOWING = frozenset(
    "demonstrate depict highlight illustrate implicate imply indicate mean point prove reflect show signal suggest threaten "
    "underline underscore".split()
)
_PICTURES = re.compile(
    r"(?:[\w’'“”-]+\s+){0,4}(?:photo|photograph|picture|image|chart|graph|diagram|map)s?\b",
    re.IGNORECASE,
)
_SIGNS = re.compile(r"(?:[\w’'“”-]+\s+){0,4}(?:result|indication|sign|trend)s?\Z", re.IGNORECASE)
_POINTERS = frozenset("that this these those which".split())
_RAISES = re.compile(
    r"\b(?:rais|spark|stok|fuel)\w* (?:\w+ ){0,2}(?:question|doubt|concern|fear|alarm|worr|speculation|suspicion)"
)


def is_of_a_thing(text: str, one: Attribution) -> bool:
    """Whether a thing shows, threatens or raises what is told, and nobody says it: "photos showed", "that raises fears of"."""
    words = cue_words(text, one)
    cue = " ".join(words)
    source = "" if one.source is None else one.source.of(text)
    of_thing = not source or source.lower() in _POINTERS or _SIGNS.match(source) is not None
    if _RAISES.search(cue):
        return of_thing
    bases = {known.base for word in words for known in verb_readings(word)}
    if not bases or not bases <= _SHOWING:
        return False
    if bases == {"threaten"} or not source:
        return of_thing
    is_told = _told_by_clause(text, one)
    return not is_told and (_PICTURES.match(source) is not None or _SIGNS.match(source) is not None)


def _told_by_clause(text: str, one: Attribution) -> bool:
    return one.content[0].of(text).lower().startswith("that ")
