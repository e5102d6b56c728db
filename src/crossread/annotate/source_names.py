"""Whom the words of a source name themselves: "Mayor Ada Brandt", "the finance chief, Ada Brandt", "the navy".

Each function is one kind of evidence: in go the facts of a report and a source, out comes a name, or None where
that evidence is not there. In which order they are heard is for `speakers` to say.
"""

import re
from collections.abc import Sequence

from crossread.annotate.bodies import body_of_place, collective_body
from crossread.annotate.documents import is_issuer
from crossread.annotate.relatives import has_relative
from crossread.annotate.report_facts import ReportFacts, Source
from crossread.annotate.source_phrases import (
    ends_in_role,
    is_platform,
    is_possessive_pronoun,
    joint_name,
    owns_in,
    tells_which,
)
from crossread.language.lexicon import people_words, roles
from crossread.language.words import find_words
from crossread.types.annotation import EntityKind, Mention, MentionForm
from crossread.types.span import Span

__all__ = [
    "called_by_last_name",
    "named_behind_comma",
    "named_body",
    "named_jointly",
    "named_person",
    "told_body",
    "told_body_of_place",
]

_BEHIND_NOUN = re.compile(r"\b(?:for|of|to|by|from|in|at|on)\b")
_OWNER = re.compile(r"(?P<name>[A-Z]\w+)['’]s\s+\Z")
_UNNAMED = frozenset("source sources authorities investigators relatives rescuers".split())
_LED = 6  # characters before the name that a source begins with: "The ", "Mayor "
_BEHIND_COMMA = 3  # words between a head and the name of who it is: ", Dr"


def named_behind_comma(facts: ReportFacts, source: Source) -> str | None:
    """The name behind the comma in "the finance chief, Ada Brandt, said"."""
    end = source.head.end
    if end >= source.span.end:
        return None
    if _begins_with_name(facts.text, source) and not ends_in_role(facts.text, source.head):
        return None  # "Brandt, who leads the Harbour Board, said"
    for mention in facts.mentions_in(Span(end, source.span.end)):
        between = facts.text[end : mention.span.start]
        is_near = len(between.split()) <= _BEHIND_COMMA and between[:1] == ","
        is_other = tells_which(facts.text, mention, source.span.end)  # "a Neal ally"
        if is_near and not is_other and not has_relative(between) and _is_named_actor(mention):
            return mention.name
    return None


def _begins_with_name(text: str, source: Source) -> bool:
    return any(
        _is_named_actor(m)
        and m.span.start - source.span.start <= _LED
        and not owns_in(text, m, source.span)
        for m in source.mentions
    )


def _is_named_actor(mention: Mention) -> bool:
    """Whether a mention is the name of a person or a body."""
    return mention.form == MentionForm.NAME and mention.kind != EntityKind.PLACE


def named_jointly(facts: ReportFacts, source: Source) -> str | None:
    """The names of persons who speak together: "Ada Brandt and Rolf Neal said"."""
    return joint_name(facts.text, _listed(facts.text, source)) or joint_name(
        facts.text, source.at_head
    )


def _listed(text: str, source: Source) -> Sequence[Mention]:
    """All mentions of a source that ends with the last of them, those behind a dash alone: "three owners — Brandt, ..."."""
    start, end = source.span.start, source.span.end
    last = source.mentions[-1].span.end if source.mentions else start
    if text[last:end].strip(" ,—–"):
        return ()
    if has_relative(text[start:last]):
        return ()  # "Brandt of the union, which spoke for Neal and Hatch"
    dash = max(text.find(sign, start, last) for sign in "—–")
    return [m for m in source.mentions if m.span.start > dash]


def named_person(facts: ReportFacts, source: Source) -> str | None:
    """The last person at the head, who owns nothing there and tells of nothing which it is."""
    text = facts.text
    persons = [
        m
        for m in source.at_head
        if m.kind == EntityKind.PERSON
        and not _stands_behind_noun(text, source, m)
        and not owns_in(text, m, source.span)
        and not is_possessive_pronoun(text, m)
        and not tells_which(text, m, source.head.end)
    ]
    return persons[-1].name if persons else None


def called_by_last_name(facts: ReportFacts, source: Source) -> str | None:
    """The one person whose name ends with the only word of a source that was taken for no name: "Sellers said"."""
    word = source.span.of(facts.text)
    if source.mentions or len(source.words) != 1 or not word[0].isupper():
        return None
    named = facts.last_names.get(word, frozenset())
    return next(iter(named)) if len(named) == 1 else None


def _stands_behind_noun(text: str, source: Source, mention: Mention) -> bool:
    """Whether a preposition stands before the mention, so that another is the head: "a lawyer for Brandt".

    One within the role that leads to the name is none: "Secretary of State Ada Brandt", "chief of the Harbour Police
    Ada Brandt".
    """
    if any(
        other.kind != EntityKind.PERSON
        and other.span.end <= mention.span.start
        and text[other.span.end : mention.span.start].isspace()
        for other in source.mentions
    ):
        return False
    role = mention.role
    leads = role is not None and not text[role.end : mention.span.start].strip()
    end = role.start if role is not None and leads else mention.span.start
    return _BEHIND_NOUN.search(text[source.span.start : end]) is not None


def named_body(facts: ReportFacts, source: Source) -> str | None:
    """The body at the head, or the place that stands for one; people of a body ("its officials") are not it."""
    is_told_alone = told_body(facts, source) is not None  # "the navy of Norland"
    bodies = [
        m
        for m in source.at_head
        if m.kind != EntityKind.PERSON
        and _may_speak(facts.text, source, m)
        and not (
            (m.kind == EntityKind.PLACE or is_told_alone)
            and _stands_behind_noun(facts.text, source, m)
        )
    ]
    if not bodies:
        return None
    is_described = any(
        m.form == MentionForm.NOMINAL and not owns_in(facts.text, m, source.span) for m in bodies
    )
    if _speaks_through_people(facts.text, source, bodies) and not is_described:
        return None
    body = max(bodies, key=lambda m: (m.kind == EntityKind.ORGANISATION, -m.span.start))
    return _as_owned(facts.text, source, body) or body.name


def _as_owned(text: str, source: Source, body: Mention) -> str | None:
    """The body as the source writes it, where another place owns it than is in its name.

    "Seoul's Foreign Ministry" is not the Norwegian one that is named before it.
    """
    owner = _OWNER.search(text, source.span.start, body.span.start)
    written = body.span.of(text)
    if owner is None or body.name == written or not body.name.endswith(written):
        return None
    known = {people_words().get(word, word) for word in body.name.split()}
    return None if owner["name"] in known else f"{owner['name']}'s {written}"


def _may_speak(text: str, source: Source, mention: Mention) -> bool:
    """Whether a body is none that the words were posted on, are about, or that only tells which thing speaks."""
    is_owner = mention.kind == EntityKind.PLACE and owns_in(text, mention, source.span)
    return (
        not is_platform(mention.name)
        and not is_owner
        and not tells_which(text, mention, source.head.end)
        and is_issuer(text, source.span, mention.span)
    )


def _speaks_through_people(text: str, source: Source, bodies: Sequence[Mention]) -> bool:
    """Whether a word outside the names of `bodies` is people without a name: "two sources at the council"."""
    return any(
        word.lower.removesuffix("s") in roles() or word.lower in _UNNAMED
        for word in find_words(text, source.span)
        if not any(m.span.contains(word.span) for m in bodies)
    )


def told_body(facts: ReportFacts, source: Source) -> str | None:
    """The body that a definite phrase without a name tells: "the coast guard said"."""
    return collective_body(facts.text, source.span)


def told_body_of_place(facts: ReportFacts, source: Source) -> str | None:
    """The body that a place owns: "Norland's coast guard said"."""
    return body_of_place(facts.text, source.span, source.at_head)
