"""Clauses: where a sentence may be cut, so that each piece says something.

In goes a text, the span of a sentence and its words in marks; out come clauses in order. A cut is at a semicolon, a dash,
or a comma with a conjunction or relative word, and both sides have five words. Never within brackets, a list or an aside,
nor before what tells nothing by itself: "after a year of talks" hangs on the words before it; nor before the verb of the
main clause (`main_clause`).
"""

import re
from collections.abc import Iterator, Sequence

from crossread.annotate.sorted_spans import overlapping
from crossread.annotate.statements.main_clause import has_begun
from crossread.language.closed_classes import FINITE_VERB, PRONOUNS
from crossread.types.span import Span

__all__ = ["find_clauses"]

_CUT = re.compile(
    r"(?:;|\s(?P<dash>[—–])\s|--)\s*|,\s+(?=(?:and|but|while|although|though|whereas|which|who|after|before|because|"
    r"as(?!\swell\sas\b)|when|where|since|so|yet|until|even as|even though|despite|following|amid|with|during)\s)"
    # What stands ahead is looked at first, since few spaces have it.
    r"|(?=\s+(?:after|while|because|although|during which|and (?:said|says|added|warned|called|vowed|that))\s)(?<!\s)\s+",
)
# What the words behind it belong to: "two days after", "this may be because", "her words come after", "not because".
_HELD = re.compile(
    r"\b(?:day|days|hour|hours|week|weeks|month|months|year|years|minutes|shortly|soon|just|only|even|long|right|be|is|are|was|were"
    r"|comes?|came|until|not|in part|go|goes|going|went"
    r"|[a-z]{2,12}ly)$"
)
_HELD_WORDS = r"(?:[^,;:—–“”\"]|[“\"][^“”\"]{1,80}[”\"]){8,160}(?:,|(?<=,[”\"]))\s+"  # up to a comma, in marks or not
_AUXILIARY = r"(?:has|have|had|is|are|was|were|will|would|can|could|did|does)(?:n['’]t)?\b"
# A relative clause that the main clause goes on behind: "the office, which had named him, said no".
_ASIDE = re.compile(
    rf",\s+(?:who|whom|whose|which|where|when)\s{_HELD_WORDS}"
    rf"(?:{_AUXILIARY}|(?:said|says|told)\b|to\s|(?:\w+ly\s+)?(?!provided\b)\w{{3,}}ed\s+(?!by\b))"
)
# The same without a subject or a verb of its own: "the plan, while old, is good", "a man hurt after a fall, is well".
_INSERTED = re.compile(
    r"(?:,\s+(?:while|although|though|following|despite|amid|as|with|after|before|during)|(?<=\S)\s(?:while|after))\s"
    rf"{_HELD_WORDS}(?:\w+ly\s+)?{_AUXILIARY}"
    rf"|,\s+(?:after|while|before|following)\s(?:\w+ing\s)?{_HELD_WORDS}(?:said|\w{{3,}}ed)\s+(?!by\b)"
)
# Two dashes around an aside that the sentence goes on behind: "to close the port — a week early — is no answer".
_BETWEEN_DASHES = re.compile(
    r"(?:\s[—–]\s|--)(?:(?!--)[^—–;]){1,200}?(?:\s[—–]\s+|--\s*)(?=[a-z])(?!and\b|but\b|or\b)"
)
_HANGS = re.compile(
    r"\b(?:and|but|or|that|than)$"
)  # no clause ends so: "and, after nightfall, a man"
# A time that stands before its clause. Each word is read in one way: an account number is not cut into twenty.
_OPENS = re.compile(
    r"(?:At|On|In|By|From|Since|Before|During|Late|Early)\s(?>(?:(?=\S*\d)\S++|[ap]\.m\.?|o['’]clock|on|in|at|of|the|and|local"
    r"|time|about|around|early|late|hours|morning|afternoon|evening|night|midnight|noon|[A-Z]\w+\.?)(?:\s++|\Z)){2,12}"
)
# Names, and small words between them: whoever they are, nothing is told of them yet.
_ONLY_NAMES = re.compile(
    r"(?:[A-Z]\S*+|of|the|and|for|in|at|on|de|al)(?:\s++(?:[A-Z(]\S*+|of|the|and|for|in|at|on|de|al))*+"
)
_FIVE_WORDS = re.compile(r"\s*+(?:\S++\s++){4}\S")
_LISTED = re.compile(r",\s+(?P<item>(?:[^\s,;:—–]+\s+){0,4}[^\s,;:—–]+)$")
_PHRASE_END = re.compile(r"[,;:—–]|\sand\s(?=(?:was|were|is|are|ha[sd]|have|will|would)\b)")
_AND = re.compile(r"and\s")
_AFTER = re.compile(r"(?:after|while(?=\s(?:in|on|at|under|off|still)\b))\s(?:[a-z]{2,}ing\b)?")
# A phrase without a verb of its own: ", with just two votes to spare", ", as part of a tour".
_PHRASE = re.compile(r"(?:with|as(?=\s(?:an?|the|part|both|other|one)\b))\s")
_TELLS = re.compile(
    r"\b[a-z]{2,}(?:ing|ed)\b|\b[a-z]{2,}[^su\W]s\s(?:an?|the|his|her|its|their|that|to|on|in|up|for)\b"
)
_MAYBE_VERB = re.compile(r"\b[a-z]{2,}[^su\W]s\b")  # "votes", which is a noun too
_REACH = 200  # characters that are looked at on either side of a cut


def find_clauses(text: str, sentence: Span, marked: Sequence[Span]) -> Iterator[Span]:
    """The clauses of a sentence; `marked` are all words in marks, sorted and free of overlaps."""
    start, named = sentence.start, _end_of_names(text, sentence)
    asides: Sequence[Span] | None = None
    for match in _CUT.finditer(text, sentence.start, sentence.end):
        cut = Span(match.start(), match.end())
        if overlapping(marked, lambda span: span, cut):
            continue
        if not (_says_enough(text, start, cut.start) and _says_enough(text, cut.end, sentence.end)):
            continue
        if cut.start <= named or _leads_on(text, Span(start, cut.start)):
            continue
        if _hangs(text, cut, sentence):
            continue
        if start == sentence.start and not has_begun(text, Span(start, cut.start)):
            continue
        if asides is None:  # which are looked for only where there is something to cut
            asides = _find_asides(text, sentence)
        if any(one.overlap(cut) for one in asides):
            continue
        yield Span(start, cut.start)
        start, named = cut.end, _end_of_names(text, Span(cut.end, sentence.end))
    yield Span(start, sentence.end)


def _find_asides(text: str, sentence: Span) -> Sequence[Span]:
    """What the sentence goes on behind, so that it is cut neither before nor within it."""
    return [
        Span(*one.span())
        for pattern in (_ASIDE, _INSERTED, _BETWEEN_DASHES)
        for one in pattern.finditer(text, sentence.start, sentence.end)
    ]


def _says_enough(text: str, start: int, end: int) -> bool:
    """Whether there are five words; a shorter clause says too little to be matched by itself."""
    return _FIVE_WORDS.match(text, start, end) is not None


def _end_of_names(text: str, span: Span) -> int:
    """How far names reach that `span` begins with: "Soon, Capt. Ada Brandt of the Norland Harbour Patrol, who ..."."""
    names = _ONLY_NAMES.match(text, span.start, span.end)
    return names.end() if names else span.start


def _leads_on(text: str, before: Span) -> bool:
    """Whether the words before a cut tell nothing yet, or end in a word that leads to the next."""
    if _OPENS.fullmatch(text, before.start, before.end):
        return True  # "At 9:14 a.m. on Thursday, during the assembly, ..."
    near = max(before.start, before.end - _REACH)
    return _HANGS.search(text, near, before.end) is not None


def _hangs(text: str, cut: Span, sentence: Span) -> bool:
    """Whether the words behind a cut are but a part of what stands before it."""
    before = text[max(sentence.start, cut.start - _REACH) : cut.start]
    if before.count("(") > before.count(")"):
        return True
    if cut.of(text).isspace() and _HELD.search(before):
        return True
    reach = min(sentence.end, cut.end + _REACH)
    joined = _AND.match(text, cut.end)
    if joined and text[cut.start] == ",":
        if FINITE_VERB.match(text, joined.end()):
            return False  # "in Elmport, Norland, and is led by Ada Brandt"
        behind = text[joined.end() : reach]
        return _is_listed(before) or not (FINITE_VERB.search(behind) or _MAYBE_VERB.search(behind))
    if _PHRASE.match(text, cut.end):
        end = _PHRASE_END.search(text, cut.end, reach)
        behind = text[cut.end : end.start() if end else reach]
        return not (_TELLS.search(behind) or FINITE_VERB.search(behind))
    after = _AFTER.match(text, cut.end)
    if after is None or after.group().endswith("ing"):
        return False
    end = _PHRASE_END.search(text, after.end(), reach)
    return FINITE_VERB.search(text, after.end(), end.start() if end else reach) is None


def _is_listed(before: str) -> bool:
    """Whether the last words before an ", and" are an item of a list: "Elmport, Quelle" and no "Elmport, he said"."""
    listed = _LISTED.search(before)
    if listed is None or any(ch.isdigit() for ch in listed["item"]):
        return False
    words = listed["item"].lower().split()
    return PRONOUNS.isdisjoint(words) and not FINITE_VERB.search(listed["item"])
