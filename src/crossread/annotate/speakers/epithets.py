"""Who "the expert", "the Norland Liberal" or "the former mayor" is: the person who spoke last.

In go the facts of a report and a source; out comes a name, or None where another may be meant who was named since.
"""

import re
from collections.abc import Sequence

from crossread.annotate.mentions.relatives import is_relative
from crossread.annotate.mentions.source_phrases import SAYS_LITTLE, owns
from crossread.annotate.speakers.report_facts import ReportFacts, Source, read_source
from crossread.types.annotation import EntityKind, MentionForm
from crossread.types.span import Span

__all__ = ["last_to_speak", "spoke_last"]

_PARTY_MEN = frozenset(
    "democrat republican conservative liberal socialist independent centrist nationalist nominee lawmaker".split()
)
# Whom a speaker tells it, to the words that tell what: " told the Courier's Ada Brandt, host of The Dam, that"
_HEARD_BY = re.compile(r"\s(?:told|tells)\s[^“”\"\n.]{1,120}?(?=\sthat\b|,?\s[“\"])")
_TITLE = 12  # characters before the name of who spoke
_LINES_ON = 6  # line ends, two to a paragraph, from a name to "the expert"


def spoke_last(facts: ReportFacts, source: Source) -> str | None:
    """The person who spoke last, where the words say no more of him than "the expert", or of what party or what once."""
    if source.words[0] != "the" or len(source.words) < len(("the", "expert")):
        return None
    is_bare = len(source.words) == len(("the", "expert")) and source.words[1] in SAYS_LITTLE
    if not is_bare and not _is_epithet(source.words):
        return None
    spoke = last_to_speak(facts, source.span)
    if spoke is None or facts.text.count("\n", spoke.end, source.span.start) > _LINES_ON:
        return None
    if not is_bare and _is_another_brought_in(facts, spoke.end, source.span.start):
        return None
    persons = [m for m in read_source(facts, spoke).at_head if m.kind == EntityKind.PERSON]
    if len(persons) != 1 or owns(facts.text, persons[0]):
        return None
    is_party_man = source.words[-1] in _PARTY_MEN  # a professor may be no former aide
    led = (persons[0].role if is_party_man else None) or persons[0].span
    is_led = min(led.start, persons[0].span.start) - spoke.start <= _TITLE
    return persons[0].name if is_led else None


def last_to_speak(facts: ReportFacts, pronoun: Span) -> Span | None:
    """Who spoke last before a pronoun, and is not but said to speak: "The official said he had heard of it. He said"."""
    before = facts.source_at(pronoun.start - 1)
    while before is not None and (before in facts.told_of or is_relative(facts.text, before)):
        before = facts.source_at(before.start - 1)
    return before


def _is_another_brought_in(facts: ReportFacts, start: int, end: int) -> bool:
    """Whether somebody is named between two places who was not named before them, and may be meant.

    Who is named in marked words that begin the line of `end` is not, nor is an owner, "Mr. Neal's aide", nor whom the
    speaker tells it.
    """
    line = facts.text.rfind("\n", 0, end) + 1
    if facts.text[line] in '“"':
        end = line
    heard = _HEARD_BY.match(facts.text, start, end)
    start = heard.end() if heard else start
    if end <= start:
        return False
    between = {
        m.name
        for m in facts.mentions_in(Span(start, end))
        if m.kind == EntityKind.PERSON and not owns(facts.text, m)
    }
    before = facts.mentions_in(Span(0, start))
    return not between <= {m.name for m in before if m.form == MentionForm.NAME}


def _is_epithet(words: Sequence[str]) -> bool:
    """Whether words stand for somebody just named: "the Norland Liberal", "the former mayor of Elmport"."""
    return words[-1] in _PARTY_MEN or (words[1] == "former" and not words[-1].endswith("s"))
