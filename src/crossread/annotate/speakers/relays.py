"""Through which medium words came: "told Reuters", "as the Courier reported", "the Courier has reported".

In go a text and the place of a cue or of marked words; out come the spans that may name a medium. Only
`medium_told` knows media by name; whether the others name a body is for the caller to see.
"""

import re

from crossread.annotate.mentions.media import PAPERS
from crossread.language.name_match import is_medium
from crossread.types.span import Span

__all__ = ["medium_told", "reported_before", "reported_beside"]

_MEDIUM_NEAR = 60  # characters behind the cue
_NAME = r"[A-Z][\w&’'.-]*(?:\s+(?:of\s+)?[A-Z][\w&’'.-]*){0,4}"
_TOLD = re.compile(rf"(?:told|tells)\s+(?:the\s+)?(?P<medium>{_NAME})")
# "as the Courier reported", "As state-run Norlund media report"
_AS_REPORTED = re.compile(
    rf"\b[Aa]s\s+(?:the\s+)?(?:[a-z-]+\s+){{0,2}}(?P<medium>{_NAME})\s+(?:(?:news agency|media|newspaper)\s+)?"
    r"(?:(?:has|had|first|later|also)\s+){0,2}(?:reported|reports?|noted|quoted|wrote)\b"
)
_CARRIED = re.compile(
    r"\b(?:carried|relayed|distributed|broadcast|aired|published|quoted(?:\s+as\s+saying)?|cited)\s+(?:on\s+\w+\s+)?(?:by|on|in)\s+"
    rf"(?:the\s+)?(?:[a-z-]+\s+){{0,4}}(?P<medium>{_NAME})(?:\s+(?:news agency|newspaper|television|radio))?"
)
_MOST_AROUND = 1000  # letters; a list without a full stop is not read anew for each of its cues
_MEDIA_WORD = re.compile(
    r"\b(?:news agency|agency|newspaper|daily|television|TV|radio|broadcaster|state media|news website|channel)\b"
)
_BEHIND_MARKS = re.compile(r"[”\"’',]{0,3}\s+")
# What stands behind the cue of a quote: ", the Courier has reported.", ", according to a summary by the board"
_BEHIND_CUE = re.compile(
    rf"[^,;.“\"]{{0,60}},\s+(?:(?:the\s+)?(?P<medium>{_NAME})\s+(?:has\s+|later\s+)?(?:reported|reports|wrote|writes)\b"
    rf"|according\s+to\s+(?:an?\s+(?:\w+\s+){{1,3}}(?:by|from)\s+)?(?:the\s+)?(?P<giver>{_NAME})[.,\s])"
)


def medium_told(text: str, cue: Span, sentence: Span) -> Span | None:
    """The agency or outlet that was told, as in "told Reuters"."""
    match = _TOLD.search(text, cue.start, min(sentence.end, cue.end + _MEDIUM_NEAR))
    if match is None or text.startswith(" and other ", match.end()):
        return None  # who "told the Courier and other papers" spoke to all
    name = match["medium"].removesuffix(".")
    if not _is_medium_for_short(name) and not (name in PAPERS and "the" in match.group().split()):
        return None
    return Span(match.start("medium"), match.start("medium") + len(name))


def _carried_by(text: str, sentence: Span) -> list[Span]:
    """The medium in "a statement issued by the council and carried by the Tide news agency"."""
    return [
        Span(match.start("medium"), match.start("medium") + len(match["medium"].removesuffix(".")))
        for match in _CARRIED.finditer(text, sentence.start, sentence.end)
        if _is_medium_for_short(match["medium"].removesuffix("."))
        or _MEDIA_WORD.search(match.group())
    ]


def _is_medium_for_short(name: str) -> bool:
    """Whether a name is a medium's, if need be with what it is behind it: "Time" for "Time magazine"."""
    return any(is_medium(f"{name}{kind}") for kind in ("", " magazine", " newspaper"))


def reported_before(text: str, marked: Span, sentence: Span) -> Span | None:
    """Who reports what the marks hold, as in "As the Courier reports, “...”."""
    match = _AS_REPORTED.match(text, sentence.start, marked.start)
    if match is None or text[match.end() : marked.start].strip() != ",":
        return None
    return Span(*match.span("medium"))


def reported_beside(text: str, cue: Span, sentence: Span, content: Span) -> list[Span]:
    """Who passed the words on, as in "“No,” she said, as the Courier reported", the likeliest first.

    It may stand behind the last of several sentences that are said, right behind their marks.
    """
    near = Span(
        max(sentence.start, cue.start - _MOST_AROUND), min(sentence.end, cue.end + _MOST_AROUND)
    )
    found = [
        Span(*match.span("medium")) for match in _AS_REPORTED.finditer(text, near.start, near.end)
    ]
    behind_marks = _BEHIND_MARKS.match(text, content.end)
    if behind_marks is not None and content.end > sentence.end:
        later = _AS_REPORTED.match(text, behind_marks.end())
        found += [Span(*later.span("medium"))] if later else []
    found += _carried_by(text, near)
    behind = _BEHIND_CUE.match(text, cue.end, sentence.end)
    if behind is not None:
        found.append(Span(*behind.span("medium" if behind["medium"] else "giver")))
    return found
