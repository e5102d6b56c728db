"""Whether the words around a time speak of what was or of what is to come.

In goes a sentence and where in it the time stands, out comes a tense. Reads only word forms; it does
not parse.
"""

import re
from enum import StrEnum

from crossread.language.closed_classes import IRREGULAR_PASTS
from crossread.types.span import Span

__all__ = ["Tense", "tense_at"]


class Tense(StrEnum):
    """On which side of the report a time is told; NONE where the sentence does not say."""

    PAST = "past"
    BEGUN = "begun"  # "since January": never ahead, however near the next January lies
    FUTURE = "future"
    TERM = "term"  # "the deadline of May 3": ahead, unless it has just gone by
    BOUND = "bound"  # "had no right to it before May 3": told as past, of a day on either side
    NONE = "none"

    @property
    def is_past(self) -> bool:
        """Whether the time lies behind the report."""
        return self in {Tense.PAST, Tense.BEGUN}

    @property
    def is_ahead(self) -> bool:
        """Whether it is told as to come."""
        return self in {Tense.FUTURE, Tense.TERM}

    @property
    def may_be_ahead(self) -> bool:
        """Whether it is told as to come, or as the end of something."""
        return self.is_ahead or self is Tense.BOUND


# Verbs of going and holding, whose "is -ing" with a date announces: "is leaving on Friday".
_ANNOUNCED = (
    "leav|go|com|arriv|return|travel|travell|fly|head|meet|hold|host|visit|start|begin|open|clos|end|launch|mov"
    "|releas|retir|play|fac"
)
# Verbs whose infinitive with a date looks ahead: "agreed to meet on Friday"; not "returned to work".
_TO_COME = (
    "meet|hold|begin|start|vote|open|close|visit|leave|decide|hear|testify|appear|discuss|announce|launch|release"
    "|publish|complete|take|travel|arrive|speak|sign|submit|provide|deliver|face|pay|expire|end|step|resign|retire"
    "|become|make|rise|fall|continue|last|stay|remain|report|run|resume"
)
# "should have been replaced" is of what was; "would have to leave" is not.
# A noun behind a possessive is no verb: "against her will", "his May statement".
_MODAL = r"(?:(?<!\bher )(?<!\bhis )(?<!\btheir )(?<!\bown )(?<!\bfree )(?<!\bgood )will|won['’]t|cannot|can['’]t|shall|(?:would|must|should|may|might)(?!\s(?:not\s)?have\s(?!to\b))|['’]ll)"
_FUTURE = (
    rf"(?P<future>(?:\b|(?=['’])){_MODAL}(?:\s(?:not|also|then|soon|now|likely))?(?:\s(?:be|have|get)\s[a-z]+)?\b"
    r"|(?<!believed )(?<!thought )(?<!known )(?<!said )\bto\s(?:be|have)\s(?!the\b|an?\b|his\b|her\b|its\b|their\b)[a-z]+\b"
    r"|\b(?:[Ii]f|due|scheduled|expects?|expected|slated|plans?\sto|planned|planning|(?<!became )effective|upcoming|deadline|ahead|tomorrow"
    r"|expires?|expiring|matures?|maturing|payable|begins|starts|aims?\sto|hopes?\sto|intends?|likely(?!\s[a-z]{2,14}ed\b)|forthcoming|proposed|pending"
    r"|(?:(?:extend|postpon|delay|deferr?|suspend|adjourn|remand)(?:ed|ing))\s(?:[a-z]{1,14}\s){0,3}(?:to|until|till|through)|takes?\seffect|wants?|set\s(?:for|to)|as\ssoon\sas|as\searly\sas|no\slater\sthan)\b"
    r"|\b(?:set|sets|fixed|scheduled|called|calls|booked)\s(?:the|an?|his|her|its|their)\s(?!(?:stage|tone|scene|table|ground)\b)(?:[a-z-]{1,14}\s){1,3}for\b"
    r"|\b(?:is|are|was|were)\s(?:to|set|going|expected|scheduled|due)\b"
    rf"|\b(?:is|are|am|['’]re|['’]s)\s(?:{_ANNOUNCED})ing\b"
    rf"|(?<!refused )(?<!declined )(?<!failed )\bto\s(?:{_TO_COME})\b)"
)
_PAST = (
    r"(?P<bound>\bhad\s(?:[a-z]{1,14}\s)?been\s(?:scheduled|due|expected|slated|planned|set)(?:\sto\s[a-z]{1,14})?\b)"
    rf"|(?P<past>\b(?:{'|'.join(sorted(IRREGULAR_PASTS))}|was|were|had|did|say|says|has|have"
    r"|since|been|last|latest|after|agreed|freed|for\s[a-z]{2,14}ing)\b)"
)
_PARTICIPLE = r"(?P<participle>\b(?!hundred\b)[a-z]{1,13}[^e\W\d]ed\b)"
_BREAK = (
    r"(?P<break>[,;:](?!\d)|[—–\"“”]|\b(?:that|who|which|and|but|because|when|as|where|while)\b)"
)
_CUE = re.compile(f"(?a:{_FUTURE}|{_PAST}|{_PARTICIPLE}|{_BREAK})")
_AHEAD = re.compile(
    r"(?ai:\s(?:as\s(?:a|the|its)\s(?:deadline|date)|deadline|onwards?|at\sthe\s(?:earliest|latest))\b)"
)
_SINCE = re.compile(r"(?ai:\bsince\s(?:the\s|last\s|early\s|late\s)?$)")
_FOLLOWED = re.compile(r"\s(?:(?:on|in|at|late|early)\s)?")
# What is fixed for a day, and may have been missed.
_TERMS = frozenset("deadline scheduled due planned payable".split())
_BEFORE = re.compile(r"(?ai:\b(?:before|by)\s$)")
_IS_ON = re.compile(r"\b(?:is|are)\s(?:on\s)?$")
# How far to look: a clause of news seldom binds a day to a verb further away.
_REACH = 110


# "until Saturday" ends what still holds; "from Friday", and "from Friday to Sunday", begins what is ordered.
_UNTIL = re.compile(r"(?ai:\b(?:until|till|(?<!day )through)\s(?:at\sleast\s)?$)")
_WEEKDAY = r"(?:early\s|late\s)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_FROM = re.compile(
    rf"(?P<aside>,)?\s(?P<as>as\s|starting\s|beginning\s|effective\s)?from\s"
    rf"(?:{_WEEKDAY}(?:\s[a-z]{{4,9}})?\s(?:to|until|till|through)\s)?$"
)
_DAY = re.compile(
    rf"{_WEEKDAY}(?:\s(?:morning|afternoon|evening|night))?(?!['’])"
    r"(?=\W*$|\s?[.,;:!?)\"”—–]"
    r"|\s(?:to|until|till|through|on|onwards?|in|at|for|after|as|and|or|but|because|when|by|over|under|amid|across|following|if|unless)\b)"
)
_CLAUSE = re.compile(
    r"[;:—–\"“”]|\b(?:that|who|which|but|because|when|while|where|after|before|as)\b"
)
# Whether what an auxiliary or a verb of staying tells still holds.
_HOLDS = re.compile(
    r"(?ai:(?P<holds>\b(?:has|have|is|are|am|can|cannot|do|does|remains?|stays?)\b|['’](?:ve|re)\b)"
    r"|(?P<before>\bhad\b)|(?P<was>\b(?:was|were|did|stayed|remained|lasted|waited|kept|held|sat|stood|ran|took|taken)\b))"
)
# What is told with such a verb begins later, in whichever tense the verb stands.
_DECLARES = re.compile(
    r"\b(?:declar|announc|order|impos|decree|proclaim|introduc)(?:ed|es|s|ing)?\b"
)
_PARTICIPLE_AT_END = re.compile(r"[a-z]{2}ed$")


# Nobody plans what befalls people: "Tuesday's assault" is past, whatever a verb about it says.
_BEFALLEN = re.compile(
    r"['’]s\s(?:(?!(?:on|of|in|over|about|after|for|into|the|an?|and)\s)[a-z-]{2,16}\s){0,3}"
    r"(?:attack|assault|shooting|massacre|bombing|explosion|blast|killing|murder|stabbing|crash|collision|derailment|fire|blaze|flood"
    r"|earthquake|quake|landslide|tsunami|riot|clash|violence|bloodshed|accident|disaster|outage)(?:e?s)?\b(?!['’-]|\s(?:drill|safety|hearing|inquest|inquiry|trial|memorial|vigil|sale|test))"
)
# The present of what is fixed: "The hearing resumes on Tuesday", "The mayor on Tuesday travels".
_PLANNED = re.compile(
    r"\b(?:resumes|reconvenes|reopens|opens|closes|ends|concludes|lapses|takes place|kicks off)\s(?:on\s)?$"
)
_DAY_OF_PLAN = re.compile(
    r"\s(?:travels|heads (?:to|for)|flies to|meets|hosts|faces|testifies|resumes|reconvenes|convenes|departs|addresses|unveils)\s"
)
_OCCASION = r"\s(?:an?|his|her|its|their|the)\s(?:[a-z-]{2,16}\s){0,3}"
# Who is called to a meeting may have met or may yet meet.
_SUMMONED = re.compile(
    rf"\b(?:summoned|called|convened|invited)\b[^,.;:]{{1,60}}?\s(?:for|to){_OCCASION}"
    r"(?:meeting|talks|session|summit|hearing|conference)\s(?:on\s)?$"
)
_SAID_THERE = re.compile(
    r"\b(?P<said>said|told|wrote|argued|warned|insisted|added)\b[^,.;:“\"—]{1,80}?"
    rf"\s(?:in|during|at){_OCCASION}(?:interview|statement|briefing|conference|speech|address|tweet|letter|memo)\s(?:on\s)?$"
)
_VERB_AHEAD = re.compile(
    rf"(?a:{_MODAL}|\bto\s[a-z]|\b(?:plan|plans|expected|scheduled|due|set)\b)"
)


_CLOCKS_BEHIND = re.compile(r"\s(?:local|[A-Z][a-z]{2,14})\stime\b")

# What stands right beside a time, and how far before it.
_SETTLED_BEHIND = (
    (_AHEAD, Tense.TERM),
    (_BEFALLEN, Tense.PAST),
    (_DAY_OF_PLAN, Tense.FUTURE),
)
_SETTLED_BEFORE = (
    (_IS_ON, 8, Tense.FUTURE),
    (_SINCE, 16, Tense.BEGUN),
    (_PLANNED, 20, Tense.FUTURE),
    (_SUMMONED, _REACH, Tense.BOUND),
)


def tense_at(text: str, sentence: Span, span: Span) -> Tense:
    """The tense that the nearest verb gives to the time at `span`; what stands before it goes first.

    A verb behind the time counts only where none stands before it: "On Friday she will ..." Where the clocks are named, the
    day may have begun there and not here: "the line broke early on Friday Norland time".
    """
    tense = _told_tense(text, sentence, span)
    if tense not in {Tense.PAST, Tense.NONE} or not span.of(text).endswith("day"):
        return tense
    return Tense.BOUND if _CLOCKS_BEHIND.match(text, span.end, sentence.end) else tense


def _told_tense(text: str, sentence: Span, span: Span) -> Tense:
    start = max(sentence.start, span.start - _REACH)
    fixed = _tense_beside(text, start, span, sentence.end)
    if fixed is Tense.NONE:
        fixed = _tense_of_limit(text, start, span, sentence.end)
    if fixed is not Tense.NONE:
        return fixed
    before, same_clause = _nearest(text, start, span.start)
    if before is Tense.PAST and _BEFORE.search(text, max(start, span.start - 8), span.start):
        return Tense.BOUND
    if before is not Tense.NONE and same_clause:
        return before
    # Behind a verb of another clause only a verb that follows at once binds more closely.
    reach = _REACH if before is Tense.NONE else 30
    end = min(sentence.end, span.end + reach)
    after = _nearest_behind(text, span.end, end, stop=before is not Tense.NONE)
    return before if after is Tense.NONE else after


def _tense_beside(text: str, start: int, span: Span, end: int) -> Tense:
    """The tense that the words right beside the time settle, whichever verb is near."""
    for pattern, tense in _SETTLED_BEHIND:
        if pattern.match(text, span.end, end):
            return tense
    for pattern, reach, tense in _SETTLED_BEFORE:
        if pattern.search(text, max(start, span.start - reach), span.start):
            return tense
    return Tense.PAST if _was_said(text, start, span.start) else Tense.NONE


def _was_said(text: str, start: int, end: int) -> bool:
    """Whether something was said in the interview of the day at `end`, whatever lies ahead of what is named between.

    "Brandt said of the upcoming vote in an interview Sunday" is of a Sunday past.
    """
    said = _SAID_THERE.search(text, start, end)
    return said is not None and _VERB_AHEAD.search(text, said.end("said"), end) is None


def _tense_of_limit(text: str, start: int, span: Span, end: int) -> Tense:
    """FUTURE for a time behind "until" or "from" that ends or begins what holds or is ordered now.

    "They have closed it until Saturday" looks ahead, "they had closed it" and "it stayed closed" do not.
    """
    until = _UNTIL.search(text, max(start, span.start - 16), span.start)
    if until:
        holds = _last_holding(text, start, until.start())
        if holds is None or holds["was"]:
            return Tense.NONE
        return Tense.PAST if holds["before"] else Tense.FUTURE
    begins = _FROM.search(text, max(start, span.start - 48), span.start)
    if begins is None or not _DAY.match(text, span.start, end):
        return Tense.NONE
    holds = _last_holding(text, start, begins.start())
    if holds is not None and holds["before"]:
        return Tense.NONE
    still = holds is not None and holds["holds"]
    acted = _PARTICIPLE_AT_END.search(text, start, begins.start())
    since = holds.start() if holds else _clause(text, start, begins.start())
    ordered = begins["as"] or _DECLARES.search(text, since, begins.start())
    return Tense.FUTURE if ordered or (still and (begins["aside"] or acted)) else Tense.NONE


def _last_holding(text: str, start: int, end: int) -> re.Match[str] | None:
    """The last verb of the clause that ends at `end` that shows whether what it tells still holds."""
    return max(
        _HOLDS.finditer(text, _clause(text, start, end), end),
        key=lambda match: match.start(),
        default=None,
    )


def _clause(text: str, start: int, end: int) -> int:
    """Where the clause that ends at `end` begins, at or after `start`."""
    return max((match.end() for match in _CLAUSE.finditer(text, start, end)), default=start)


def _nearest(text: str, start: int, end: int) -> tuple[Tense, bool]:
    """The tense of the last verb in `start:end`, and whether no clause ends behind it.

    A participle in one clause with "will" or "to" describes a noun ("will redeem preferred shares"),
    unless the time follows on it ("to lift the ban issued Thursday").
    """
    tense, same_clause = Tense.NONE, False
    for cue in _CUE.finditer(text, start, end):
        if cue["break"]:
            same_clause = False
        elif cue["future"]:
            is_term = cue["future"].lower() in _TERMS
            tense, same_clause = Tense.TERM if is_term else Tense.FUTURE, True
        elif cue["bound"]:
            tense, same_clause = Tense.BOUND, True
        elif (
            cue["past"]
            or not same_clause
            or not tense.is_ahead
            or _FOLLOWED.fullmatch(text, cue.end(), end)
        ):
            tense, same_clause = Tense.PAST, True
    return tense, same_clause


def _nearest_behind(text: str, start: int, end: int, *, stop: bool) -> Tense:
    """The tense of the first verb in `start:end`; with `stop`, of the same clause only."""
    for cue in _CUE.finditer(text, start, end):
        if not cue["break"]:
            return Tense.FUTURE if cue["future"] else Tense.PAST
        if stop:
            break
    return Tense.NONE
