"""Where words were said, or to whom: "in a statement", "on Norland TV", "told reporters", "noted to the crews".

In go a quote with its cue and sentence, and the attributions near it; out comes the span of the venue, or None. Looks
no further than a short way from the cue, so that a sentence of any length is read in good time.
"""

import re
from collections.abc import Iterator, Sequence

from crossread.annotate.cue_words import readings
from crossread.annotate.mentions.media import is_called_medium, is_on_paper
from crossread.annotate.speakers.speakers import Speakers
from crossread.language.closed_classes import BE_FORMS
from crossread.language.marks import MARKS
from crossread.language.model import Attribution
from crossread.types.annotation import Quote
from crossread.types.span import Span

__all__ = ["find_venue"]

_FAR = 240  # characters on each side of a cue; a venue stands nearer

_DAY = (
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|"
    r"September|October|November|December|today|yesterday|tomorrow|tonight|late|early|last|this|that)\b"
)
_DAY_BETWEEN = (
    r"(?:\s+(?:on\s+)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?:\s+(?:morning|afternoon|evening|night))?"
    r"(?=\s+(?:with|on|for)\s+(?:[A-Z“\"]|the\s[A-Z])))"
)
# A full stop belongs to a word only inside it, or where the sentence goes on with a name: "U.S. Radio".
_NAME_WORD = r"[\w’'&-]+(?:\.[\w’'&-]+)*(?:\.(?=\s[A-Z][a-z]))?"
_OUTLETS = "newspaper|paper|broadcaster|magazine|daily|weekly|station|channel|website|network|tabloid|journalist|reporters?"
_HEARERS = (
    "members|leaders|staff|employees|officials|lawmakers|workers|supporters|students|colleagues|investors|analysts|"
    "media|television|radio|correspondents?"
)
# Behind "to" stands who is spoken to, and no infinitive: "a memo to staff", and not "took to Facebook to react".
_TO_SOMEBODY = (
    rf"to\s+(?=(?:the|an?|its|his|her|their|our)\s|[A-Z]|(?:[a-z-]+\s+)?(?:{_HEARERS})\b|police\b|"
    r"(?!focus\b)[a-z-]+[^\Ws]s\b)"
)
# A programme: "on “Harbour Watch”".
_TITLE = r"[“\"‘'][A-Z][^“”\"\n]{1,40}[”\"’']"
# The day may stand between: "an interview Sunday on Norland TV".
_WITH_WHOM = (
    rf"(?:{_DAY_BETWEEN}?\s+(?:{_TO_SOMEBODY}|(?:with|on|for)\s+)(?!{_DAY})(?:(?:the|its|his|her|their)\s+)?{_NAME_WORD}"
    rf"(?:\s+(?!{_DAY})(?:and\s+)?(?=[A-Z]){_NAME_WORD}){{0,5}}(?:\s+(?:{_OUTLETS}|{_HEARERS})\b)?"
    rf"|{_DAY_BETWEEN}?\s+on\s+{_TITLE})?"
)
_IN_PAPER = (
    rf"(?:\s+(?:in|for|on)\s+(?:the\s+)?(?=[A-Z])(?!{_DAY}){_NAME_WORD}"
    rf"(?:\s+(?!{_DAY})(?=[A-Z]){_NAME_WORD}){{0,3}})?"
)
# Words between an article and the noun: "a sharply worded statement", and not "the man who made a statement".
_DETAILS = (
    r"(?:(?!(?:of|in|on|at|to|for|with|by|from|and|or|but|as|that|who|which|is|was|are|were|be|has|have|had|said|"
    r"says|he|she|it|they|after|before|about|the|an?|his|her|its|their|this|used)\b)[\w’'-]+(?:\.[\w’'-]+)*\s+){0,4}"
)
_BARE_DETAILS = (
    r"(?:(?:live|brief|written|joint|weekly|daily|sworn|public|prepared|recent|private|separate|congressional|court|"
    r"legal|telephone|phone|televised|television|TV|radio|[A-Z][\w’']*)\s+){0,3}"
)
_ONE = r"(?:an?|the|his|her|its|their|another|that|this|one|two|three|several)"
_NOUN_PHRASE = (
    rf"(?:{_ONE}\s+(?:(?:series|string|thread|flurry|pair|number|lot)\s+of\s+|of\s+(?:the|his|her|its|their)\s+)?{_DETAILS}"
    rf"(?:[\w-]+\s+and\s+[\w-]+\s+|series\s+of\s+)?|{_BARE_DETAILS})"
)
_PLATFORMS = (
    r"(?:Twitter|Facebook|Telegram|Instagram|YouTube|TikTok|LinkedIn|Snapchat)"
    r"(?:\s+(?:page|account|feed|post|message|channel|video)s?\b)?"
)
_STATEMENTS = (
    r"(?:interview|statement|letter|tweet|post|posting|memo|filing|podcast|e-?mail|press release|website|"
    r"(?:television|TV|radio)(?=[,.;:”\"]|\s+(?:on|in|that|it|he|she|they|as|after|before|the|[A-Z]|to)\b|$))s?\b"
)
_ARTICLES = r"(?:op-ed|article|column|essay|editorial|commentary|opinion piece)s?\b"
_IN = r"\b(?:[Ii]n|[Oo]n|[Aa]t(?:\s+the\s+(?:end|start|beginning|close)\s+of)?|[Dd]uring|(?:took|taken|takes|taking|turned)\s+to|[Vv]ia|[Tt]hrough)\s+"
_VENUE = re.compile(
    rf"{_IN}(?P<venue>{_NOUN_PHRASE}(?:{_STATEMENTS}{_WITH_WHOM}|{_ARTICLES}{_IN_PAPER}|{_PLATFORMS}))(?![’'-]\w)"
)
# What is a venue only right beside the cue or at the head of its sentence; elsewhere it is told of.
_OCCASION = re.compile(
    rf"{_IN}(?P<venue>{_NOUN_PHRASE}(?:speech|address|briefing|conference call|news conference|conference|hearing|"
    r"rally|report|note|forum|event|appearance|debate|town hall|meeting|ceremony|sermon|lecture|testimony|"
    r"lawsuit|complaint|affidavit|opinion|ruling|video|recording|message|remarks|comments|papers|blog|"
    r"call|chat|conversation|Q&A|panel|summit|dinner|broadcast|show|program(?:me)?)s?\b(?:\s+hosted by\s+(?:the\s+)?"
    rf"(?=[A-Z]){_NAME_WORD}(?:\s+(?=[A-Z]){_NAME_WORD}){{0,4}}|{_WITH_WHOM}))(?![’'-]\w)"
)
# A programme or the station that sends it: "on Harbour Radio", "on Norland TV's “Harbour Watch”".
_TITLE_BEHIND = re.compile(rf"\s+{_TITLE}")
_SENDS = ("'s", "’s", "s'", "s’", "S'", "S’", "program", "programme", "show")
_ON_AIR = re.compile(
    rf"\b[Oo]n\s+(?!{_DAY})(?P<venue>(?:the\s+)?(?P<name>[A-Z][\w&-]*(?:\s(?!{_DAY})[A-Z][\w&-]*){{0,2}})"
    rf"(?:(?:['’]s?|\s(?:program(?:me)?|show))\s+(?P<show>{_TITLE}|[A-Z]\w*(?:\s(?!{_DAY})(?:(?:the|of|and|with|for)\s)*[A-Z]\w*){{0,4}}))?|{_TITLE})"
)
_MOST_BETWEEN = 5  # words from a cue to what is its venue only right beside it
_LEADS_ELSEWHERE = re.compile(
    r",\s*\w|\b(?:that|and|but|as|when|if|who|which|to|is|was|are|were|will|would|has|had|have)\b|[;:“”\"(—–]"
)
_SPEAKING = re.compile(r",\s+(?:speaking|appearing|writing)(?:\s+(?:later|earlier))?\s*\Z")
_FRONTED = re.compile(
    r"(?:(?:And|But|Later|Also|Earlier|Yet|Then),?\s+)?"
    r"(?:(?:Speaking|Appearing|Writing|(?:When\s+)?[Aa]sked\s(?:about|whether|if|why|how)\s[^,;:“\"]{2,80})\s+)?\Z"
)
# Between two commas behind who speaks: "Brandt, also on Harbour Radio, said".
_ASIDE = re.compile(r",\s+(?:also\s+)?(?:(?:speaking|appearing|writing)\s+)?\Z")
_IN_ASIDE = re.compile(r",\s(?:who|which)\s(?:\w{2,12}\s)?\Z")
_LONGEST_LEAD = 24  # characters from the comma to the cue: ", who formerly "
_HELD = re.compile(r"\s+(?:has|have|had|is|are|was|were|will|would|does|do|did)\b")
_WHERE = re.compile(r"\s+(?:(?:in|at|during)\s+which|where)\b")
# What ends the words for who was told: a preposition, a time, or what they were told.
_BEHIND_LISTENER = (
    r"(?:that|(?<!ommittee\s)on|in|at|during|by|near|after|before|as|when|while|via|outside|inside|aboard|onboard|through|about|from|over|under|"
    r"to|he|she|it|"
    rf"they|we|I|there|this|where|who|if|whether|how|why|what|not|all|everything)\b|{_DAY}|"
    r"(?<!\bof\s)(?<!\bfor\s)(?:the|some|any|many|several|no|most|these|those|an?)\b|"
    r"(?<!\bof\s)(?<!\bfor\s)(?<!\band\s)(?<!\bwith\s)(?:his|her|its|their|my|our)\b|"
    r"(?:earlier|later|flatly|again|recently)\b|"
    r"[\w’'-]+\s+(?:has|have|had|is|are|was|were|will|would|could|can|may|might|should)\b"
)
_LISTENER = r"(?:(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Col|Rev|Prof|U\.S|U\.N)\.|[^,.;:“\"(—\n])"
_BEHIND = rf"(?=\s+(?:{_BEHIND_LISTENER})|\s*(?:[,.;:“\"(—\n]|$))"
_LISTENERS = re.compile(
    r"\b(?:told|tells|(?<!ly\s)telling)\s+(?P<venue>(?:me|us|him|them|you)\b|her(?=[,.;:“\"]|\s+(?:that|in|on|at|to|he|she|they|it)\b)|"
    rf"(?!(?:by|of|off|that|to|all|how|why|what|who|whether|if|not)\b){_LISTENER}{{2,90}}?){_BEHIND}"
)
# Where they heard it: "reporters at the White House", "crews clad in oilskins", and no time: "at the start", "in May".
_AT_PLACE = re.compile(
    rf"\s+(?:at|in|aboard|onboard|inside|outside|during|(?P<from>from))\s+(?!{_DAY})"
    r"(?P<named>(?:the|an?|his|her|its|their|(?:north|south|east|west)(?:ern)?)\s|(?=(?:al-)?[A-Z]))?"
    r"(?!(?:time|start|end|beginning|close|moment|morning|afternoon|evening|past|future|meantime|response|private|detail)\b)"
    rf"{_LISTENER}{{2,60}}?{_BEHIND}"
)
_PARTICIPLE = re.compile(r"(?:ing|ed|clad)\Z")
_HEARD = frozenset("me us you him her them".split())
_MOST_PLACES = 3  # "a briefing | at the embassy | in Elmport"
# Who can hear or be asked: no time and no manner stands so.
_SOMEBODY = (
    rf"(?!{_DAY})(?:(?:(?:the|an?|his|her|its|their|our|one|some|several|other|fellow)\s|[A-Z]|(?:reporters|journalists|"
    rf"police|friends|aides|voters|residents|investigators|people|{_HEARERS})\b){_LISTENER}{{0,60}}?|(?:me|us|him|them)\b)"
)
_ADDRESSED = re.compile(rf"\s+to\s+(?P<venue>{_SOMEBODY}){_BEHIND}")
_SAYS_TO = frozenset(
    "say note claim explain complain suggest confirm announce repeat insist shout bellow yell whisper remark boast stress "
    "emphasize reveal disclose lament joke quip reiterate state clear".split()
)
_ASKED = re.compile(
    rf"\s+(?P<venue>{_SOMEBODY})(?=(?:\s+(?:(?:in|on)\s+)?{_DAY}(?:\s+\w+)?)?\s+(?:that|if|whether|why|how|when|what|who|where)\b|\s*:|,?\s+[“\"])"
)
_ASKS = frozenset("ask warn inform remind assure advise notify caution".split())
_IN_SPEAKING_TO = re.compile(
    rf"\b(?:[Ss]peaking|[Tt]alking)\s+(?:to|with|before)\s+(?P<venue>{_SOMEBODY}){_BEHIND}"
)


def find_venue(
    speakers: Speakers, quote: Quote, cue: Span, sentence: Span, near_by: Sequence[Attribution]
) -> Span | None:
    """Where the words of `quote` were said, or to whom, by its sentence; `near_by` are the attributions around it.

    Who was told comes first, then the place that stands nearest to the cue.
    """
    text = speakers.text
    near = _window(text, cue, sentence)
    for heard in _hearers(text, quote, cue, near):
        if _is_free(heard, quote):
            return _with_title(text, heard)
    places = sorted(
        (
            one
            for one in _places(text, quote, cue, near, sentence)
            if _is_free(one, quote)
            and not _is_beyond_aside(text, one, cue)
            and not _is_anothers(speakers, one, quote, cue, near_by)
        ),
        key=lambda one: max(one.start - cue.end, cue.start - one.end),
    )
    return places[0] if places else None


def _window(text: str, cue: Span, sentence: Span) -> Span:
    start, end = max(sentence.start, cue.start - _FAR), min(sentence.end, cue.end + _FAR)
    while end < sentence.end and end > cue.end and not text[end].isspace():
        end -= 1
    return Span(start, end)


def _is_free(venue: Span, quote: Quote) -> bool:
    """Whether a venue is no part of what is said, nor the word by which it is."""
    taken = (quote.cue, *quote.content)
    return not any(span.overlap(venue) for span in taken if span is not None)


def _hearers(text: str, quote: Quote, cue: Span, near: Span) -> Iterator[Span]:
    """Who is told, asked or addressed by the cue, or by a "told" from which it goes on: "told them, adding"."""
    words = cue.of(text).lower().split()
    goes_on = words[-1].endswith("ing")
    # What is told ends the words for who was told: "told the crews | some parts may hold".
    told = min((p.start for p in quote.content if p.start > cue.end), default=near.end)
    end = min(near.end, told)
    for match in _LISTENERS.finditer(text, near.start, end):
        if cue.start <= match.start() < cue.end or (goes_on and match.start() < cue.start):
            yield _with_places(text, Span(*match.span("venue")), end)
    if not BE_FORMS.isdisjoint((*words, _word_before(text, cue))):
        return  # who "was asked" is no hearer
    bases = {known.base for known in readings(words[-1])} | {words[-1]}
    if not bases.isdisjoint(_SAYS_TO):
        spoken_to = _ADDRESSED.match(text, cue.end, end)
        if spoken_to is not None:
            yield Span(*spoken_to.span("venue"))
    if not bases.isdisjoint(_ASKS):
        asked = _ASKED.match(text, cue.end, near.end)
        if asked is not None and "to" not in asked["venue"].split():
            yield Span(*asked.span("venue"))


def _with_places(text: str, heard: Span, end: int) -> Span:
    """Hearers with the place where they stood, up to `end`: "reporters at the White House"; a name stays alone."""
    last = heard.of(text).rsplit(maxsplit=1)[-1]
    is_participle = _PARTICIPLE.search(last) is not None
    for _ in range(_MOST_PLACES if last.islower() and last not in _HEARD else 0):
        place = _AT_PLACE.match(text, heard.end, end)
        if place is None or not (
            is_participle or (place["named"] is not None and not place["from"])
        ):
            break
        heard, is_participle = Span(heard.start, place.end()), False
    return heard


def _word_before(text: str, cue: Span) -> str:
    words = text[max(0, cue.start - 12) : cue.start].split()
    return words[-1].lower() if words else ""


def _places(text: str, quote: Quote, cue: Span, near: Span, sentence: Span) -> Iterator[Span]:
    """Where it may have been said: in a statement anywhere in the sentence, at an event or on air beside the cue."""
    for match in _VENUE.finditer(text, near.start, near.end):
        if match.start() > cue.start or _HELD.match(text, match.end()) is None:
            yield _with_title(text, Span(*match.span("venue")))
    for match in (
        *_OCCASION.finditer(text, near.start, near.end),
        *_ON_AIR.finditer(text, near.start, near.end),
    ):
        if _is_beside(match, quote, cue, sentence) and _is_place(match):
            yield _with_title(text, Span(*match.span("venue")))
    for match in _IN_SPEAKING_TO.finditer(text, near.start, near.end):
        if _is_beside(match, quote, cue, sentence):
            yield Span(*match.span("venue"))


def _is_place(match: re.Match[str]) -> bool:
    """Whether a name behind "on" is a station's or a programme's: "on Norland TV", and not "on Brandt"."""
    groups = match.groupdict()
    if groups.get("name") is None:
        return True
    name = groups["name"]
    is_station = is_called_medium(name) and not is_on_paper(name)
    return is_station or (groups["show"] or "-")[0] in MARKS


def _is_beside(match: re.Match[str], quote: Quote, cue: Span, sentence: Span) -> bool:
    """Whether a place stands at the head of the sentence, or but a day or another place behind source and cue.

    Or the cue stands in its relative clause: "at a meeting in which Brandt called it off".
    """
    text, at = match.string, match.start()
    if at < cue.start:
        is_first = _FRONTED.match(text, sentence.start, at) is not None
        return (
            is_first
            or _is_aside(text, at, quote.speaker)
            or _WHERE.match(text, match.end()) is not None
        )
    behind = [span.end for span in (cue, quote.speaker) if span is not None and span.end <= at]
    if not behind:
        return False
    between = _SPEAKING.sub("", text[max(behind) : at]).rstrip(" ,")
    return len(between.split()) <= _MOST_BETWEEN and _LEADS_ELSEWHERE.search(between) is None


def _is_aside(text: str, at: int, source: Span | None) -> bool:
    """Whether a place at `at`, before the cue, opens an aside behind who speaks, which may be read with the source."""
    if source is None or at < source.start:
        return False
    start = source.end if source.end < at else text.rfind(",", source.start, at)
    return start > source.start and _ASIDE.fullmatch(text, start, at) is not None


def _is_anothers(
    speakers: Speakers, venue: Span, quote: Quote, cue: Span, near_by: Sequence[Attribution]
) -> bool:
    """Whether another speaks between cue and venue: "Neal refused, though Brandt wrote on Facebook that ..."."""
    start, end = min(cue.end, venue.end), max(cue.start, venue.start)
    return any(
        other.cue is not None
        and other.source is not None
        and start <= other.cue.start < end
        and not any(content.overlap(other.cue) for content in quote.content)
        and other.source != quote.speaker
        and (quote.speaker_name is None or speakers.name(other.source) != quote.speaker_name)
        for other in near_by
    )


def _is_beyond_aside(text: str, venue: Span, cue: Span) -> bool:
    """Whether the cue stands in an aside and the venue outside it: "Brandt, who says it holds, wrote on Facebook"."""
    if _IN_ASIDE.search(text, max(0, cue.start - _LONGEST_LEAD), cue.start) is None:
        return False
    return venue.end <= cue.start or "," in text[cue.end : venue.start]


def _with_title(text: str, venue: Span) -> Span:
    """With the programme that a station sends: "Norland TV's “Harbour Watch”"."""
    if not venue.of(text).endswith(_SENDS):
        return venue
    title = _TITLE_BEHIND.match(text, venue.end)
    return Span(venue.start, title.end()) if title is not None else venue
