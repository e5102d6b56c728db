"""Whether two statements tell of two things, by what the things are called, however alike the words around them are.

In go statements, and the places of figures in them; out comes yes or no. Each rule needs something that both statements say
and say differently: a model ("IR-6", "IR-4"), a median or an average, what is measured ("oxygen levels", "water levels"), from where a distance
counts, what a share is of, on which side of something people are, and whether a share is of those for it or against it.
"""

import re

from crossread.align.features.features import Features
from crossread.align.features.quantities import Quantity
from crossread.language.closed_classes import DETERMINERS

__all__ = [
    "are_of_other_polls",
    "are_opposite_answers",
    "are_other_means",
    "are_other_models",
    "are_other_shares",
    "is_added_to",
    "lie_elsewhere",
    "tell_other_measures",
]

_MODEL = re.compile(r"\b[A-Z][A-Za-z]{0,5}-\d{1,4}[A-Za-z]?\b")
_MEASURE = re.compile(
    r"\b(?P<of>[A-Za-z]{3,})\s+(?P<measure>level|rate|price|temperature|supply|supplie|output|export|import|reserve)s?\b"
)
_MEAN = re.compile(r"\b(?:median|average)\b", re.IGNORECASE)
_TELLS_LITTLE = DETERMINERS | frozenset(
    "low lower lowest high higher highest record rising falling current official overall average new same annual monthly".split()
)
_FROM = re.compile(
    r"[\s-]*(?:kilomet(?:er|re)s?|miles?|meters?|metres?|km|feet)\s+(?:\([^()]{1,30}\)\s+)?(?:[a-z-]+\s+){0,4}?(?:of|from|off)\s+"
    r"(?P<place>(?:the\s+)?[A-Za-z’'-]+)"
)
_OF_ALL = re.compile(
    r"\s*(?:percent|per cent|%)?\s*of\s+(?:the\s+|its\s+|their\s+|all\s+)*(?P<all>\d[\d,]+)"
)
_SIDE = re.compile(r"\s+(?:[a-z-]+\s+){1,2}?(?P<side>out of|into|in|without|with|off|on)\s")
_OPPOSITE_SIDES = frozenset(
    frozenset(pair)
    for pair in (("in", "out of"), ("into", "out of"), ("with", "without"), ("on", "off"))
)
_DEGREE = re.compile(
    r"\b(?P<degree>strongly|somewhat|mildly)[”\"’']?\s+(?:dis)?(?:approv|agree|support|oppos|favou?r)",
    re.IGNORECASE,
)
_FOR, _AGAINST = (
    re.compile(rf"\b(?:{verbs})", re.IGNORECASE)
    for verbs in (
        r"support|favou?r|approv|agree|back(?:ed|s|ing)?\b|vot(?:e|ed|ing) for",
        r"oppos|disapprov|disagree|reject|against\b",
    )
)
_CLAUSE = re.compile(r"[,;.]|\b(?:and|but|while|whereas|compared)\b")
_QUARTER = re.compile(r"\b(?:Q[1-4]|(?:first|second|third|fourth)[ -]quarter)\b")
_FURTHER_ON = 160  # characters
_AND_ANOTHER = re.compile(
    r"\band\s+(?:an?\s+(?:second|third|fourth|fifth|sixth)|another|one\s+more|others?)\b(?!\s+(?:\d|one|two|three))"
)


def are_other_models(one: Features, other: Features) -> bool:
    """Whether each names a model, and none that the other names: "an IR-6 is ten times as fast", "an IR-4 five times"."""
    ours, theirs = (set(_MODEL.findall(each.text)) for each in (one, other))
    return bool(ours and theirs) and ours.isdisjoint(theirs)


def are_other_means(one: Features, other: Features) -> bool:
    """Whether one tells a median and the other an average: of the same wages they are seldom one number."""
    ours, theirs = ({word.lower() for word in _MEAN.findall(each.text)} for each in (one, other))
    return bool(ours and theirs) and ours.isdisjoint(theirs)


def tell_other_measures(one: Features, other: Features) -> bool:
    """Whether both tell one kind of measure, and of other things: "oxygen levels fell", "water levels fell"."""
    ours, theirs = _measures(one), _measures(other)
    shared = ours.keys() & theirs.keys()
    return any(ours[measure].isdisjoint(theirs[measure]) for measure in shared)


def _measures(one: Features) -> dict[str, set[str]]:
    """What each kind of measure is said to be of."""
    found: dict[str, set[str]] = {}
    for match in _MEASURE.finditer(one.text):
        if (of := match["of"].lower()) not in _TELLS_LITTLE:
            found.setdefault(match["measure"], set()).add(of)
    return found


def lie_elsewhere(one: Features, ours: Quantity, other: Features, theirs: Quantity) -> bool:
    """Whether both figures are counted from a place, or of people on one side of something, and not the same.

    As in "95 miles from Velm" and "200 miles from Brae", or "in poverty" and "out of poverty".
    """
    places = _behind(_FROM, one, ours), _behind(_FROM, other, theirs)
    if None not in places and places[0] != places[1]:
        return True
    sides = _behind(_SIDE, one, ours), _behind(_SIDE, other, theirs)
    return frozenset(sides) in _OPPOSITE_SIDES


def are_other_shares(one: Features, ours: Quantity, other: Features, theirs: Quantity) -> bool:
    """Whether both are shares of a number that is told, and of other ones: 30 percent of 20,000, half of 22,000."""
    wholes = _behind(_OF_ALL, one, ours), _behind(_OF_ALL, other, theirs)
    return None not in wholes and wholes[0] != wholes[1]


def are_opposite_answers(one: Features, ours: Quantity, other: Features, theirs: Quantity) -> bool:
    """Whether the one is the share of those for something, and the other of those against it."""
    if ours.unit != "percent":
        return False
    answers = _answer(one, ours), _answer(other, theirs)
    return None not in answers and answers[0] != answers[1]


def _answer(one: Features, share: Quantity) -> bool | None:
    """Whether those of the share are for something, by the words behind it in its clause; None where both or neither."""
    behind = one.report.text[share.span.end : one.statement.span.end]
    clause = _CLAUSE.split(behind, maxsplit=1)[0]
    told = _FOR.search(clause) is not None, _AGAINST.search(clause) is not None
    return told[0] if told[0] != told[1] else None


def are_of_other_polls(one: Features, other: Features) -> bool:
    """Whether the shares are of how strongly people feel, or of a quarter, that the other statement does not tell of.

    Who approves strongly is one of those who approve; and a survey that comes each quarter has an answer for each.
    """
    degrees = [
        {found["degree"].lower() for found in _DEGREE.finditer(each.text)} for each in (one, other)
    ]
    quarters = [{found[0] for found in _QUARTER.finditer(each.text)} for each in (one, other)]
    return degrees[0] != degrees[1] or quarters[0] != quarters[1]


def is_added_to(one: Features, figure: Quantity) -> bool:
    """Whether the statement counts on behind its figure: "two lawyers said so, and a third wrote it"."""
    end = min(one.statement.span.end, figure.span.end + _FURTHER_ON)
    return _AND_ANOTHER.search(one.report.text, figure.span.end, end) is not None


def _behind(pattern: re.Pattern[str], one: Features, figure: Quantity) -> str | None:
    found = pattern.match(one.report.text, figure.span.end, one.statement.span.end)
    return None if found is None else found[1].lower().removeprefix("the ")
