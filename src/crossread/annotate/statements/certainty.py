"""How a clause holds what it tells: as fact, or as planned, threatened, alleged or denied.

In goes the words of a clause; out comes its certainty, by the words that mark it. The words of a source
("he said") do not make a thing alleged: whose words they are is the statement's speaker.
"""

import re

from crossread.types.annotation import Certainty

__all__ = ["certainty_of"]

# A noun marks nothing: a border dispute, an insurance claim and a murder suspect are there as told.
# Where noun and verb are one form, what follows decides: "claims that", "disputes the figures".
_OBJECT = r"(?:that|the|this|these|those|it|its|his|her|their|any|whether|how|there|he|she|they)\b"
_ASSERTIONS = (
    r"(?:claims?|accusations?|allegations?|reports?|charges?|accounts?|figures?|rumou?rs?)\b"
)
_DENIED = (
    r"den(?:y|ies|ying)|(?<!been )(?<!being )(?<!was )(?<!were )(?<!initially )denied|refut(?:e|es|ed|ing)|dismiss(?:es|ed|ing)?|baseless|falsely|untrue"
    # "It is false", "called it false.", "false claims"; false statements and false papers are offences.
    r"|(?:is|are|was|were|as|patently|entirely|totally)\s+false|false(?=\s*(?:[.,;!”\"’']|$))"
    rf"|false\s+(?:information|news|stor(?:y|ies)|{_ASSERTIONS})"
    rf"|reject(?:s|ed|ing)?\s+(?:the\s+)?{_ASSERTIONS}"
    rf"|(?<!the )(?<!a )disput(?:e|es|ed|ing)\s+(?:{_OBJECT}|{_ASSERTIONS})"
    r"|(?:is|are|was|were|been|being)\s+disputed|nonexistent"
)
_ALLEGED = (
    r"alleg(?:e|es|ed|edly|ing)|allegations?\s+(?:that|of)"
    r"|accus(?:e|es|ing)|(?<!the )(?<!an )(?<!both )accused|accusations?\s+(?:that|of)"
    rf"|(?<!the )(?<!a )claim(?:ed(?!\s+(?:\S+\s+){{0,3}}lives\b)|ing)|claims?\s+(?:{_OBJECT}|to\s+(?:have|be)\b)"
    r"|reportedly|purported(?:ly)?|suspected|suspecting"
    r"|suspects?\s+that\b(?!\s+(?:had|have|has|was|were|is|are|\w+ed)\b)|apparent(?:ly)?|supposed(?:ly)?"
    r"|unconfirmed|unverified|believed to|thought to|rumou?red"
)
_THREATENED = (
    r"threaten(?:s|ed|ing)?"
    r"|warn(?:s|ed|ing)?\s+(?:that\s+)?(?:it|he|she|they)\s+(?:would|will|could|may|might)"
)
_PLANNED = (
    r"plan(?:s|ned|ning)?\s+to|intend(?:s|ed|ing)?\s+to|expect(?:s|ed)?\s+to|aims?\s+to|set\s+to|due\s+to"
    r"|scheduled|vowed|pledged|promised|(?:vow|pledge|promise)s?\s+(?:to|that)|will|going\s+to"
)
_MARKERS = (
    (Certainty.DENIED, _DENIED),
    (Certainty.ALLEGED, _ALLEGED),
    (Certainty.THREATENED, _THREATENED),
    (Certainty.PLANNED, _PLANNED),
)
_PATTERNS = tuple((certainty, re.compile(rf"\b(?:{words})\b")) for certainty, words in _MARKERS)
# Nine of ten statements have no marker: one look tells it.
_ANY = re.compile(rf"\b(?:{'|'.join(words for _, words in _MARKERS)})\b")


def certainty_of(words: str) -> Certainty:
    """The certainty that the first marker in order of denial, allegation, threat and plan gives."""
    lower = words.lower()  # twice as fast as patterns that fold case
    if _ANY.search(lower) is None:
        return Certainty.HAPPENED
    return next(certainty for certainty, pattern in _PATTERNS if pattern.search(lower))
