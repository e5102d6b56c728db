"""Several who speak together, of whom one is a group without a name, or stands behind a description of another.

"Ada Brandt and council aides said", "Rolf Neal, director of the Harbour Trust, and Mayor Ada Brandt said". In go the
facts of a report and a source, out comes the name of all of them, or None where the source tells of one alone.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from crossread.annotate.mentions.source_phrases import is_possessive_pronoun, owns_in
from crossread.annotate.speakers.report_facts import ReportFacts, Source
from crossread.language.lexicon import roles
from crossread.types.annotation import EntityKind, Mention, MentionForm
from crossread.types.span import Span

__all__ = [
    "named_behind_offices",
    "named_in_longer_list",
    "named_over_apposition",
    "named_with_group",
    "named_with_pronoun",
]

_AND = re.compile(r",?\s+and\s+")
_LIST_REACH = 120  # characters before the last two names of a list
# Who is of the places of a list: "mayors in Elmport, Oakhaven and Port Ansel".
_PEOPLE_OF = re.compile(r"\b(?P<who>[a-z]+s) (?:in|from|of) (?:the )?\Z")
# What may stand before a list that is the subject of its clause.
_BEFORE_LIST = re.compile(
    r"(?:[.!?][”\"]?|[,;—–]|\b(?:as|that|and|but|while|because|when))\s(?:[Tt]he )?\Z"
)
_HIMSELF = re.compile(r"(?:\s+(?:himself|herself))?(?:,\s[^,]{1,120})?,?")
# Several people without a name, to the end of their words: "other council officials", "Republicans".
_GROUP = re.compile(
    r"(?:(?!(?:of|for|in|at|from|with|by|and)\s)[\w.’'-]+\s+){0,5}(?P<head>[A-Za-z-]+s)"
)
_PEOPLE = frozenset(
    "Democrats Republicans Conservatives Liberals Socialists Greens critics groups businesses companies".split()
)
# What the last of two is, as in "Neal, an owner, and Brandt, a nurse,".
_APPOSED_TO_LAST = re.compile(r"(?:,\s(?:an?|the|who)\s[^,“”\"]{3,80})?,?")
_APPOSITION_TO_NEXT = re.compile(r",\s(?!and\b)[^,“”\"]{3,120},\sand\s(?:[\w.’'-]+\s){0,6}")


def named_with_group(facts: ReportFacts, source: Source) -> str | None:
    """A person with a group that has no name: "Ada Brandt and council aides said", "aides and Brandt herself"."""
    if "and" not in source.words:
        return None
    parted = list(_AND.finditer(facts.text, source.span.start, source.span.end))
    if len(parted) != 1 or parted[0].start() == source.span.start:
        return None
    first = Span(source.span.start, parted[0].start())
    second = Span(parted[0].end(), source.span.end)
    if "," in first.of(facts.text) and not parted[0][0].startswith(","):
        return None  # "Brandt, a nurse and the daughter of clerks"
    for named, group in ((first, second), (second, first)):
        name = _person_at(facts, named)
        if name is not None and _is_group(facts.text, group):
            parts = [name, group.of(facts.text)]
            return " and ".join(parts if named is first else reversed(parts))
    return None


def named_with_pronoun(facts: ReportFacts, source: Source) -> str | None:
    """A "he" who is known with another: "he and Neal discussed it"."""
    if source.words[1:2] != ("and",) or source.words[0] not in {"he", "she"}:
        return None
    persons = [m for m in source.mentions if _is_speaker(facts.text, m, source.span)]
    names = list(dict.fromkeys(m.name for m in persons))
    is_known = bool(persons) and persons[0].span.start == source.span.start
    return " and ".join(names) if is_known and len(names) == 2 else None


def named_in_longer_list(facts: ReportFacts, source: Source) -> str | None:
    """All names of a list whose end alone was read as the source: "Norland, Elmport and Oakhaven said".

    Of "mayors in Elmport, Oakhaven and Port Ansel" the mayors speak, who have no name.
    """
    text, listed = facts.text, [m for m in source.mentions if m.form == MentionForm.NAME]
    kinds = {m.kind for m in listed}
    if len(listed) != 2 or len(kinds) > 1 or not _fill(text, source.span, listed):
        return None
    first, line = source.span.start, text.rfind("\n", 0, source.span.start) + 1
    start = max(line, first - _LIST_REACH)
    for mention in reversed(facts.mentions_in(Span(start, first)) if start < first else ()):
        if text[mention.span.end : first] != ", " or mention.kind not in kinds:
            break
        listed.insert(0, mention)
        first = mention.span.start
    if len(listed) == 2:
        return None
    people = _PEOPLE_OF.search(text, start, first)
    if people is not None and people["who"].removesuffix("s") in roles():
        return text[people.start() : source.span.end]
    names = list(dict.fromkeys(m.name for m in listed))
    is_led = first > line and _BEFORE_LIST.search(text, start, first) is None
    return None if is_led else f"{', '.join(names[:-1])} and {names[-1]}"


def _fill(text: str, span: Span, listed: Sequence[Mention]) -> bool:
    """Whether two names with an "and" between them are all of `span`, but for an article or a comma."""
    first, last = listed[0].span, listed[-1].span
    is_whole = text[span.start : first.start] in {"", "the "} and not text[
        last.end : span.end
    ].strip(",")
    return is_whole and _AND.fullmatch(text, first.end, last.start) is not None


def named_behind_offices(facts: ReportFacts, source: Source) -> str | None:
    """Two persons, each behind an office: "Board Chair Ada Brandt and Fund Chair Mira Sund", "the mayor, Ada Brandt, and ..."."""
    if "and" not in source.words:
        return None
    parted = list(_AND.finditer(facts.text, source.span.start, source.span.end))
    if len(parted) != 1 or parted[0].start() == source.span.start:
        return None
    sides = Span(source.span.start, parted[0].start()), Span(parted[0].end(), source.span.end)
    names = [_officer_at(facts, side) for side in sides]
    return " and ".join(name for name in names if name) if all(names) else None


def _officer_at(facts: ReportFacts, side: Span) -> str | None:
    """The only person whom `side` names, at its end and right behind an office."""
    persons = [m for m in facts.mentions_in(side) if m.kind == EntityKind.PERSON]
    if len(persons) != 1 or facts.text[persons[0].span.end : side.end] not in {"", ","}:
        return None
    led = facts.text[side.start : persons[0].span.start].rstrip().removesuffix(",")
    office = led.split()
    is_office = bool(office) and office[-1].lower() in roles() and "," not in led
    return persons[0].name if is_office else None


def named_over_apposition(facts: ReportFacts, source: Source) -> str | None:
    """Two persons, of whom the first is described between commas: "Neal, who runs the trust, and Mayor Ada Brandt, a nurse,".

    Persons between the commas are of the list: "Neal, Varga, and Brandt".
    """
    if "and" not in source.words:
        return None
    persons = [m for m in source.mentions if _is_speaker(facts.text, m, source.span)]
    if len(persons) < 2 or not _APPOSED_TO_LAST.fullmatch(
        facts.text, persons[-1].span.end, source.span.end
    ):
        return None
    first, last = persons[0], persons[-1]
    between = facts.text[first.span.end : last.span.start]
    if _APPOSITION_TO_NEXT.fullmatch(between) is None or first.name == last.name:
        return None
    is_list = all(
        facts.text[one.span.end : behind.span.start] == ", "
        for one, behind in pairwise(persons[:-1])
    )
    named = dict.fromkeys(m.name for m in (persons[:-1] if is_list else [first]))
    return f"{', '.join(named)} and {last.name}"


def _person_at(facts: ReportFacts, side: Span) -> str | None:
    """The person whom all words of `side` name, with what tells who he is behind a comma."""
    for mention in facts.mentions_in(side):
        if not _is_speaker(facts.text, mention, side):
            return None
        if _HIMSELF.fullmatch(facts.text, mention.span.end, side.end):
            return mention.name
    return None


def _is_speaker(text: str, mention: Mention, within: Span) -> bool:
    return (
        mention.kind == EntityKind.PERSON
        and not owns_in(text, mention, within)
        and not is_possessive_pronoun(text, mention)
    )


def _is_group(text: str, side: Span) -> bool:
    """Whether the words are several people by a role or a party, and nothing else."""
    found = _GROUP.fullmatch(text, side.start, side.end)
    if found is None:
        return False
    head = found["head"]
    return head in _PEOPLE or head.removesuffix("s").lower() in roles()
