"""Whether a time stands in one clause with the cue of a quote, or tells when something else was.

In go the text, a time, the cue and the words of the quotes around; out comes yes or no. Reads word forms near the two and
does not parse; what it cannot tell counts as another's, since a quote without a day is better than one with a wrong day.
"""

import re
from collections.abc import Iterable

from crossread.types.annotation import Quote
from crossread.types.span import Span

__all__ = ["is_of_another", "is_of_another_time", "is_purpose", "takes_no_day"]

_REACH, _CLAUSE_REACH, _LONGEST_CLAUSE = 24, 160, 300  # characters
# "Until March" and "since last year" say how long something else lasts, and "Friday's fire" which fire.
_BOUND = re.compile(
    r"\b(?:until|till|since|before|after|through|following|from|(?-i:by)|for|starting(?:\s(?:in|on))?|beginning(?:\s(?:in|on))?)"
    r"\s+(?:the\s+|early\s+|late\s+)?\Z",
    re.IGNORECASE,
)
_OCCASION = (
    "statement|interview|hearing|briefing|conference|speech|address|tweets?|posts?|letter|testimony|report|memo|memorandum|release"
    "|announcement|ruling|decision|order|filing|lawsuit|editorial|article|column|debate|meeting|call|rally|session|edition|show"
    "|programme?|opinion|remarks|comments|appearance|email|e-mail|op-ed|vote"
)
_OWNS_OTHER = re.compile(rf"(?<![’'])[’']s\b(?!\s+(?:[\w-]+\s+){{0,3}}?(?:{_OCCASION})\b)")
# Of "Dec. 3-12" neither day is that of the words.
_RANGE_BEFORE, _RANGE_BEHIND = re.compile(r"\d\s?[-–]\s?\Z"), re.compile(r"\s?[-–]\s?\d")
_FROM, _TO = re.compile(r"\bfrom\s\Z"), re.compile(r"\s(?:to|until|till|through)\s")
_TERM_AHEAD = re.compile(r"\s(?:target|deadline)\b")
_DETERMINER = re.compile(
    r"(?<!\bat )(?<!\bin )(?<!\bduring )\b(?:the|an?|his|her|its|their|this|that)\s\Z",
    re.IGNORECASE,
)
_NOUN_AHEAD = re.compile(
    rf"\s(?!(?:[\w-]+\s+){{0,3}}?(?:{_OCCASION})\b|(?:and|or|at|in|on|to|of|by|for|with|as|when|that|after|before|morning"
    r"|afternoon|evening|night)\b)[a-z]"
)
# The stop in "U.S." and before a small letter ends no sentence.
_NO_END = r"(?:[^,;.]|(?<=[A-Z])\.|(?<![A-Z])\.(?=\w|\s[a-z]|,))"
# What opens a clause of its own, in which another thing is told.
_ASIDE = re.compile(rf"(?:,\s+)?\b(?:who|which|whose|where)\b{_NO_END}*\Z")
_FRONTED = re.compile(
    r"(?:(?:\A|[,;:.—–“\"\n-])\s*(?:since|after|following|before|until|because|although|though|unless|ahead of)"
    rf"|\b(?:expected|scheduled|slated|due))\b{_NO_END}*\Z",
    re.IGNORECASE,
)
# Who speaks "after calling in on Friday" speaks on that day.
_BEHIND_CUE = re.compile(
    r"\b(?:who|whom|which|whose|where|when|that(?!\s(?:aired|ran|(?:was|were)\s(?:aired|broadcast|published|released|posted|issued))\b)|after(?!\s(?!being\b)[a-z]+ing\b)|before|since|until|because|while(?!\s+(?:speaking|talking|addressing))"
    r"|ahead of|expected|scheduled|due)\b|,\s+(?:and|but)\s"
)
_BEFORE_CUE = re.compile(
    r"\b(?P<word>after|before|since|until|amid|despite|following|in the wake of|because|that|which|who|whose|whether|if)\b"
)
_PRINTED = re.compile(
    rf"(?:\A|\b(?:{_OCCASION}|video|piece|message|note|complaint|survey|poll))(?P<within>(?:\A|,?\s)(?:in|at|during))?\Z",
    re.IGNORECASE,
)
# Of a relative clause the pronoun is all that is said: "an address that critics say told nothing".
_RELATIVES = frozenset(("that", "which", "who", "whom"))
# In it "he" is who does the deed of the day: "vetoed a bill in March that he said was too dear".
_OF_SUBJECT = frozenset(("he", "she", "it", "they"))
_ADVERB = re.compile(r"\s(?:also\s|[a-z]+ly\s)?\Z")
_PERFECT = re.compile(r"(?:has|have)\b")
_TO_COME = re.compile(r"(?:will|would|['’](?:ll|d))\b")
_PERFECT_BEFORE = re.compile(r"\b(?:has|have)\s(?:[a-z]+\s)?\Z")
_AT_ANOTHER_TIME = re.compile(
    r"(?:had\s)?(?:later|previously|once|repeatedly|often|already|long)\b"
)
_AT_ANOTHER_TIME_BEFORE = re.compile(
    r"\b(?:later|previously|once|repeatedly|often|already)\s\Z", re.IGNORECASE
)
_BROUGHT_UP = re.compile(r"\b(?:for|of|over|about|after|before|from|despite|without|since)\s\Z")
_NOUN = re.compile(
    r"(?:[a-z]+\s){0,2}(?:[a-z]+(?:tion|sion|ment)s?|refusal|denial|remarks|comments|fears|concerns|regrets|backing|desire|purpose|chants"
    r"|demands?|requests?|claims?|reports|talk|rulings?|questions?|warnings?|promises?|calls?|criticism|complaints?|vows?|threats?)"
    r"(?:\s(?:of|for|about|to|that|on|over))?\Z"
)
_SURE_NOUN = re.compile(r"[a-z]+(?:tion|sion|ment)s?\b|refusal|denial|remarks|comments|criticism")
_NOUN_BEFORE = re.compile(
    r"(?:['’]s|s['’]|\b(?:the|an?|his|her|its|their|this|that|these|those|no|any|amid|of|over|despite|to|with|initial|mounting"
    r"|in|from|by|on))\s(?:[a-z-]+\s)?\Z",
    re.IGNORECASE,
)
_IS_SHORT = re.compile(r"\b(?:he|she|it|that|there|who|what)\Z", re.IGNORECASE)


def takes_no_day(text: str, cue: Span) -> bool:
    """Whether a cue is told of no day but one that stands right beside it: "has said", "will ask", "his remarks".

    The perfect names no day in English; what a noun or "for claiming" calls to mind was said before the deed that its
    clause dates.
    """
    before = text[max(0, cue.start - _REACH) : cue.start]
    words = cue.of(text)
    return bool(
        _PERFECT.match(words)
        or _PERFECT_BEFORE.search(before)
        or _is_noun(words, before)
        or (words.split()[0].endswith("ing") and _BROUGHT_UP.search(before))
        or _TO_COME.match(words)
    )


def _is_noun(words: str, before: str) -> bool:
    """Whether the cue is a noun: "his remarks", "Brandt's initial refusal"; "he remarks" is none."""
    if words.startswith(("'s ", "’s ")):
        return _IS_SHORT.search(before) is None
    if _NOUN.match(words) is None:
        return False
    return bool(_SURE_NOUN.search(words) or _NOUN_BEFORE.search(before))


def is_of_another(text: str, time: Span, quote: Quote, cue: Span, others: Iterable[Span]) -> bool:
    """Whether `time` tells when something else was, beside the words: "said Brandt, who came in May".

    `cue` is that of the quote, `others` are the words of all quotes around.
    """
    if _names_another(text, time):
        return True
    if takes_no_day(text, cue) and not _is_beside(text, time, cue):
        return True
    if time.start < cue.start:
        return (
            is_of_another_time(text, cue)
            or _is_fronted(text, time, cue, others)
            or _is_under(text, time, cue, quote.speaker, others)
        )
    if _is_of_a_relay(time, quote, cue):
        return True
    said = [piece.end for piece in quote.content if piece.end <= time.start]
    start = max(cue.end, time.start - _LONGEST_CLAUSE, *said)
    return _BEHIND_CUE.search(text, start, time.start) is not None


def _is_of_a_relay(time: Span, quote: Quote, cue: Span) -> bool:
    """Whether who passes the words on stands behind them, before `time`: "Neal said it held, the Courier reported Friday"."""
    said = quote.content[-1].end
    return cue.end <= quote.content[0].start and any(
        said <= relay.start < time.start for relay in quote.relays
    )


def is_of_another_time(text: str, cue: Span) -> bool:
    """Whether it was said on no day told before it: "The harbour shut on Friday, and Brandt later lamented"."""
    before = text[max(0, cue.start - _REACH) : cue.start]
    return bool(_AT_ANOTHER_TIME.match(cue.of(text)) or _AT_ANOTHER_TIME_BEFORE.search(before))


def is_purpose(text: str, cue: Span) -> bool:
    """Whether the cue is an infinitive: what somebody came to say, and may not have said."""
    return text[max(0, cue.start - 3) : cue.start].lower() == "to "


def _names_another(text: str, time: Span) -> bool:
    """Whether the time ends something, or tells which one is meant: "until May", "from May to July", "Friday's fire"."""
    start = max(0, time.start - _REACH)
    if _BOUND.search(text, start, time.start) or _OWNS_OTHER.match(text, time.end):
        return True
    if _TERM_AHEAD.match(text, time.end):
        return True
    if _FROM.search(text, start, time.start) and _TO.match(text, time.end):
        return True
    if _RANGE_BEFORE.search(text, start, time.start) or _RANGE_BEHIND.match(text, time.end):
        return True
    determined = _DETERMINER.search(text, start, time.start)
    return bool(determined and _NOUN_AHEAD.match(text, time.end))


def _is_beside(text: str, time: Span, cue: Span) -> bool:
    """Whether nothing but "on" or "'s" stands between a time and the cue."""
    if time.start < cue.start:
        return text[time.end : cue.start].strip() in {"", "'s", "’s"}
    return text[cue.end : time.start].strip() in {"", "on", "in"}


def _is_fronted(text: str, time: Span, cue: Span, others: Iterable[Span]) -> bool:
    """Whether a time before the cue stands in a clause that a comma closes: "After the vote on Monday, Brandt said".

    A comma within words that somebody says ends no clause: "Since calling it “a wet, cold day” in May, Brandt has said".
    """
    line = text.rfind("\n", 0, time.start) + 1
    if "," not in text[time.end : cue.start] or line == time.start:
        return False
    before = Span(max(line, time.start - _CLAUSE_REACH), time.start)
    said = [Span(one.start, one.end - 1) for one in others if len(one) > 1]  # “a cold day,” ends it
    clause = _without(text, before, said, filler="x")
    return (_ASIDE.search(clause) or _FRONTED.search(clause)) is not None


def _is_under(
    text: str, time: Span, cue: Span, source: Span | None, others: Iterable[Span]
) -> bool:
    """Whether the cue stands in a clause below that of a time before it: "left on Monday after Brandt warned".

    What opens behind the source lies below the cue as well ("Brandt on Monday named those who left, and warned"). What a
    statement of the day says has its day: "issued a letter on Monday that warns".
    """
    start = max(time.end, cue.start - _LONGEST_CLAUSE)
    others = [one for one in others if one.of(text).lower() not in _RELATIVES]
    between = _without(text, Span(start, cue.start), others)
    *_, last = (None, *_BEFORE_CUE.finditer(between))
    if last is None or "," in between[last.end() :]:
        return False
    if source is not None and source.start < start + last.start():
        # "Left on Monday with those who warn": the clause tells of those alone.
        is_antecedent = time.end <= source.start and last["word"] in {"who", "that", "which"}
        return is_antecedent and text[source.end : start + last.start()].isspace()
    if last["word"] in {"that", "which"}:
        is_near = start + last.start() - time.end <= _REACH
        if is_near and source is not None and source.of(text).lower() in _OF_SUBJECT:
            return False
        printed = _PRINTED.search(between[: last.start()].strip(" ,"))
        return not printed or not (printed["within"] or _ADVERB.match(between, last.end()))
    return True


def _without(text: str, stretch: Span, others: Iterable[Span], *, filler: str = ",") -> str:
    """The words of `stretch` with `filler` for each letter that lies in somebody's words; a comma ends a clause."""
    letters = list(stretch.of(text))
    for span in others:
        if span.end <= stretch.end:
            for at in range(max(span.start, stretch.start), span.end):
                letters[at - stretch.start] = filler
    return "".join(letters)
