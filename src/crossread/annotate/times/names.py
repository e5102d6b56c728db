"""Words of time that name or describe something else: "Black Friday", "Christmas shoppers", the "Today" show.

In goes the match of a rule, out comes whether its words are no time, or no day, where they stand. Resolves nothing.
"""

import re

__all__ = [
    "is_a_walk",
    "is_feast_beside_noun",
    "is_named_day",
    "is_nowadays",
    "is_programme",
    "name_goes_on",
]

_NAMED_DAY = re.compile(r"(?:Black|Good|Bloody|Super|Cyber|Ash|Holy|Giving|Freaky)\s$")
_NAME_AHEAD = re.compile(r"[ \u00a0][A-Z][a-z]")


def is_named_day(match: re.Match[str]) -> bool:
    """Whether a weekday is part of a name: "Black Friday", "the Sunday Times"."""
    before = match.string[max(0, match.start() - 8) : match.start()]
    if _NAMED_DAY.search(before):
        return True
    return before.lower().endswith(("the ", "a ")) and name_goes_on(match)


def name_goes_on(match: re.Match[str]) -> bool:
    """Whether a word with a capital follows."""
    return _NAME_AHEAD.match(match.string, match.end()) is not None


_WALKS_ON = re.compile(r"[.,;:]|\s(?:on|to|for|through|in|of|from|by|was|is)\b")


def is_a_walk(match: re.Match[str], before: str) -> bool:
    """Whether "the March" is one of people: "the March on Port Almery"."""
    article = before.lower().endswith(("the ", "a "))
    return (
        article and match["month"] == "March" and bool(_WALKS_ON.match(match.string, match.end()))
    )


# What may follow a feast that is meant as a day; any other word is the noun that it describes.
_BEHIND_FEAST = (
    "morning|afternoon|evening|night|and|or|but|nor|in|on|at|by|for|from|to|of|with|without|as|when|while|before|after"
    "|until|till|since|because|so|if|than|that|which|who|where|is|was|are|were|will|would|has|had|have|can|could|may"
    "|might|should|did|does|do|this|last|next|he|she|they|it|we|I|you|the|an?|his|her|their|its|our|my|no|not|never"
    "|there|here|also|only|even|again|already|then|now|alone|together|away|off|home|during|amid|despite|through|over"
    "|about|around|rather|instead|comes?|came|falls?|fell|brings?|brought|near(?:s|ed)|approach(?:es|ed)|passed|ended"
    "|begins|began|arrive[sd]|weekday|every|each|all"
)
_NOUN_AHEAD = re.compile(rf"[ \u00a0-](?!(?:{_BEHIND_FEAST})\b)[A-Za-z]")
_NO_FEAST = re.compile(r"(?i:\b(?:merry|happy|father|war on)\s)$")


def is_feast_beside_noun(match: re.Match[str]) -> bool:
    """Whether a feast tells what kind of thing is meant, and no day: "Christmas lights", "the Thanksgiving holiday"."""
    if " " in match["feast"] or match["year"] or match["step"]:
        return False
    before = match.string[max(0, match.start() - 10) : match.start()]
    return bool(_NOUN_AHEAD.match(match.string, match.end()) or _NO_FEAST.search(before))


_SHOW_AHEAD = re.compile(
    r"[\"”’']{0,2}\s(?:(?i:show|programme?|(?:co-?)?host|anchor|correspondent)s?\b|\(@)"
)
_OF_A_STATION = re.compile(r"(?:[A-Z]['’]s|\b(?:on|of))\s[\"“‘']?$")


def is_programme(match: re.Match[str]) -> bool:
    """Whether "Today" is the broadcast of that name: the "Today" show, on NBC's "Today"."""
    if match[0] not in {"Today", "TODAY"}:
        return False
    before = match.string[max(0, match.start() - 6) : match.start()]
    return bool(_SHOW_AHEAD.match(match.string, match.end()) or _OF_A_STATION.search(before))


# What "today" owns when it means these years; a vote or a fire is one of the day.
_OF_THESE_YEARS = re.compile(
    r"['’]s\s(?:[a-z-]{2,16}\s){0,2}(?:world|society|economy|generation|standards|technology|culture|youth|politics"
    r"|climate|age|era|democrats|republicans|conservatives|liberals|voters|politicians|children|kids|parents|families"
    r"|students|teenagers|consumers|workers|women|men|young)\b",
    re.IGNORECASE,
)
_THAN_BEFORE = re.compile(r"\sas\s(?:it|they|he|she|we|when|ever|in)\b")
_AS = re.compile(r"\bas\s[a-z]{2,16}\s$")
# "Better off today than they were", "more of them today than in 1990": these years are held against others.
_THAN_IN_THE_PAST = re.compile(
    r"\sthan\s(?:(?:it|they|he|she|we|you|I|there)\s(?:was|were|had|did)|ever|in|at any)\b"
)
_OF_THESE_YEARS_BEFORE = re.compile(
    r"\b(?:in\s(?:the|our|this)\s(?:world|country|nation|society|economy)|between\s\d{4}\sand"
    r"|(?:where|what|who|as)\s(?:(?:it|he|she)(?:\sis|['’]s)|(?:they|we|you)(?:\sare|['’]re)))\s$"
)
_HABIT_AHEAD = re.compile(
    r",(?P<who>[^.;!?\n]{2,90}?)\s(?:routinely|generally|typically|usually|often)\s(?!\w{1,14}ed\b)[a-z]"
)
_ASIDE = re.compile(r"\b(?:who|which|that|where|when|said|says)\b")


def is_nowadays(match: re.Match[str]) -> bool:
    """Whether "today" means these years: "today's world", "the world today", "as true today as it was", "Today, towns often ask"."""
    if match[0].lower() != "today":
        return False
    text, start, end = match.string, match.start(), match.end()
    if _OF_THESE_YEARS.match(text, end):
        return True
    habit = _HABIT_AHEAD.match(text, end)
    if habit and not _ASIDE.search(habit["who"]):
        return True
    before = text[max(0, start - 24) : start]
    if _THAN_IN_THE_PAST.match(text, end) or _OF_THESE_YEARS_BEFORE.search(before):
        return True
    return _AS.search(before) is not None and _THAN_BEFORE.match(text, end) is not None
