"""Whether the main clause of a sentence has begun: a cut before its verb would part the verb from its subject.

In go a text and the span of the words before a cut, from the head of their sentence; out comes whether they tell
something by themselves. The verb may hide in an opening or in an aside: "Those who had met her", "If the council
agrees", "The mayor, who was ill". Where the form of no word shows a verb, the words are taken to have none.
"""

import re

from crossread.language.closed_classes import FINITE_VERB
from crossread.types.span import Span

__all__ = ["has_begun"]

_REACH = 400  # characters before a cut; of a longer stretch the last are asked
# Two dashes with what they hold, and a last one that is still open.
_DASHES = re.compile(r"(?:\s[—–]\s|--)(?:(?!--)[^—–]){1,200}(?:\s[—–](?=\s)|--|\Z)")
_STRETCH = re.compile(r"[^,;:]++(?:[,;:](?![\s\"”’'])[^,;:]*+)*+")
_LEADS_IN = re.compile(r"(?:But|And|Yet|Still|Now|So)\s(?!,)")
# What opens a clause that is not the main one. With "after" and its like it needs no verb: "after the vote".
_SUBORDINATE = re.compile(
    r"\W*(?:(?:[Ii]f|[Ww]hile|[Bb]ecause|[Ww]hen|[Aa]lthough|[Tt]hough|[Oo]nce|[Uu]nless|[Ww]hether|[Ww]hereas"
    r"|[Ee]ven\s(?:if|as|though|when|after)|[Aa]s|[Aa]fter|[Bb]efore|[Ss]ince|[Uu]ntil|who|whom|whose|which|where)\b(?!\sof\b)"
    r"|[a-z]+\s(?:which|whom)\b)"
)
_PREPOSITION = re.compile(
    r"\W*(?:[Aa]ccording\sto|[Ii]n|[Oo]n|[Aa]t|[Ww]ith|[Ww]ithout|[Ll]ike|[Uu]nlike|[Tt]oward|[Tt]owards|[Uu]nder|[Ff]or"
    r"|[Bb]y|[Ff]rom|[Dd]uring|[Dd]espite|[Aa]mid|[Bb]esides)\b"
)
_PARTICIPLE = re.compile(r"\W*(?:\w+ly\s)?[a-z]{2,}(?:ed|ing)\b")
# Behind it stands no verb of the main clause: "those who had met her", "the proposed law", "a cut".
_NO_MAIN_VERB = re.compile(
    r"\b(?:(?:who|which|that)\s(?:(?:\w+ly|ha[ds]|have|is|are|was|were|be|been|will|would|can|could|not)\s){0,4}|(?:an?|the|his|her|its|their)\s)$"
)
_SHORT_VERB = re.compile(
    r"\b(?:[Ii]t|[Hh]e|[Ss]he|[Tt]hat|[Tt]here|[Ww]ho|[Ww]hat|I|[Ww]e|[Tt]hey|[Yy]ou)['’](?:s|re|ve|d|ll|m)\b|n['’]t\b"
)
# A present: "votes", but no noun behind a small word: "the votes", "of votes". Bare ones are few that are no nouns too.
_PRESENT = re.compile(
    r"(?<!\bthe )(?<!\bof )(?<!\ban )(?<!\ba )(?<!\bin )(?<!\bits )(?<!\bhis )(?<!\bfor )(?<!\bto )(?<!\bnew )"
    r"\b(?!this\b|perhaps\b|always\b|besides\b|[a-z]+(?:ials|ists|tors|makers|workers|members|leaders)\b)"
    r"[a-z]{2,}[^su\W]s\b|\b(?:say|want|need|know|think|believe|hope|include|remain|become|seem|appear|go|get|make|take"
    r"|come|see|fall|lean|agree|identify|realize|expect|withdrew|underwent|overcame|withstood|undertook|oversaw)\b"
)


def has_begun(text: str, before: Span) -> bool:
    """Whether the words before a cut hold the verb of the main clause, as far as forms show."""
    words = text[max(before.start, before.end - _REACH) : before.end]
    bare = _LEADS_IN.sub("", _DASHES.sub(", , ", words), count=1)
    for number, match in enumerate(_STRETCH.finditer(bare)):
        stretch = match.group()
        if _SUBORDINATE.match(stretch):
            continue
        if number == 1 and _PARTICIPLE.match(stretch):
            continue  # "The bridge, closed in May, ..."
        if _has_verb(stretch):
            return True
    return False


def _has_verb(stretch: str) -> bool:
    """Whether a word of a stretch between commas may be the verb of the main clause."""
    verbs = [verb.start() for verb in FINITE_VERB.finditer(stretch)]
    if any(not _NO_MAIN_VERB.search(stretch, 0, verb) for verb in verbs):
        return True
    if _SHORT_VERB.search(stretch):
        return True
    end = verbs[0] if verbs else len(stretch)
    return _PREPOSITION.match(stretch) is None and _PRESENT.search(stretch, 0, end) is not None
