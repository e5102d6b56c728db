"""Whom "a lawyer for Brandt" at the head of a report is, where the name stands further down.

A lead that leaves a name to a later paragraph is common. Each function is one kind of evidence: in go the facts of
a report and a source, out comes a name, or None where the text leaves a choice.
"""

import re
from collections.abc import Sequence

from crossread.annotate.mentions.source_phrases import (
    head_end,
    line_end,
    owns,
    role_head,
    role_words,
)
from crossread.annotate.speakers.report_facts import ReportFacts, Source
from crossread.language.lexicon import roles
from crossread.language.name_match import fold
from crossread.language.words import find_words
from crossread.types.annotation import EntityKind, Mention, MentionForm
from crossread.types.span import Span

__all__ = ["introduced_next", "only_holder_behind"]

# Roles that several people of one report have: that one of them is named tells nothing of another.
_MANY_HOLD = frozenset(
    "boy bystander child customer driver fan farmer fisherman friend girl guest lawmaker man member minister neighbor "
    "neighbour officer official passenger protester relative resident soldier spectator student supporter survivor "
    "teacher tourist victim villager visitor voter witness woman worker".split()
)
_OWN_DOCUMENT = re.compile(
    r"['’]s\s+(?:statement|letter|memo|testimony|account|complaint|remarks)\b"
)
# What stands with a role and tells nothing of whose it is.
_SAY_LITTLE = frozenset(
    "a an the of for to in at and his her its their top chief senior federal state district local us u.s. u s".split()
)
_DEPUTIES = frozenset("acting assistant associate deputy ex former vice".split())
_ONCE = frozenset("former ex then".split())
_LEAD = 4  # paragraphs: the headline, two captions, the lead
_NEXT_PARAGRAPHS = 2


def only_holder_behind(facts: ReportFacts, source: Source) -> str | None:
    """The one holder of the role, if all that have it in the report stand behind: "A lawyer for Brandt said".

    Behind the place where one is named "a lawyer" is another. Where a role is held by many, what else the source
    says of it must be said of the holder as well.
    """
    words = [word.lower for word in find_words(facts.text, source.head)]
    own = _own_holder(facts, words) if "'s" in words else None
    if own is not None:
        return own
    role = role_head(words)
    if words[:1] not in (["a"], ["an"], ["the"]) or role is None:
        return None
    told = {fold(word) for word in words[1 : words.index(role)]} - {""}
    if told & _ONCE:
        return None  # who holds the role now is not "a former governor"
    chosen = _holders(facts, role, told)
    if len({m.name for m in chosen}) != 1 or chosen[0].span.start < source.span.end:
        return None
    return chosen[0].name


def _own_holder(facts: ReportFacts, words: Sequence[str]) -> str | None:
    """The one person of whom the same is said with a name: "Brandt's lawyer" for "Brandt's lawyer, Rolf Neal"."""
    owner = words.index("'s")
    told = {fold(word) for word in (*words[max(0, owner - 1) : owner], *words[owner + 1 :])}
    if words[-1] not in roles() or "'s" in words[owner + 1 :]:
        return None
    names = {m.name for m in facts.holders.get(words[-1], ()) if _is_said_of(facts.text, m, told)}
    return names.pop() if len(names) == 1 else None


def _holders(facts: ReportFacts, role: str, told: set[str]) -> Sequence[Mention]:
    """Those who hold `role` and all that is `told` of it; where none does, all its holders if few can be."""
    holding = facts.holders.get(role, ())
    fitting = [m for m in holding if _is_said_of(facts.text, m, told)] if told else []
    if fitting:
        return fitting
    return (
        ()
        if role in _MANY_HOLD
        else [m for m in holding if not _is_anothers(facts.text, m, role, told)]
    )


def _is_said_of(text: str, mention: Mention, told: set[str]) -> bool:
    """Whether all that is `told` is said of a person by name; of a deputy what he is the deputy of is not."""
    words = role_words(text, mention)
    return told <= words and not (words & _DEPUTIES) - told


def _is_anothers(text: str, mention: Mention, role: str, told: set[str]) -> bool:
    """Whether who is named holds his role elsewhere: "the Norland spokesman" is not "League spokesman Rolf Neal"."""
    own = role_words(text, mention) - _SAY_LITTLE - {role}
    return bool(own and told - _SAY_LITTLE) and own.isdisjoint(told)


def introduced_next(facts: ReportFacts, source: Source) -> str | None:
    """Who speaks next, where "A lawyer for the mayor" stands in the lead and that person is new and fits.

    The lead holds the name back, and the person is named, without another role, when next quoted.
    """
    role = role_head(source.words)
    if source.words[:1] not in (("a",), ("an",)) or role is None:
        return None
    if source.span.start > _paragraphs_on(facts.text, 0, _LEAD):
        return None
    end = _paragraphs_on(facts.text, source.span.end, _NEXT_PARAGRAPHS + 1)
    if end <= source.span.end:  # the text ends with it
        return None
    met = {m.name for m in facts.mentions if m.span.start < source.span.start}
    for mention in facts.mentions_in(Span(source.span.end, end)):
        if mention.name in met or not _is_full_name(facts.text, mention):
            continue
        if _speaks(facts, mention):
            told = {fold(word) for word in source.words[1 : source.words.index(role)]} - {""}
            return mention.name if _can_be(facts.text, mention, role, told) else None
        met.add(mention.name)
    return None


def _paragraphs_on(text: str, offset: int, count: int) -> int:
    """Where the last of `count` paragraphs ends, counted from the one that holds `offset`; or the text."""
    end = line_end(text, offset)
    for _ in range(count - 1):
        while end < len(text) and text[end].isspace():
            end += 1
        end = line_end(text, end)
    return end


def _is_full_name(text: str, mention: Mention) -> bool:
    is_named = mention.kind == EntityKind.PERSON and mention.form == MentionForm.NAME
    return is_named and " " in mention.span.of(text)


def _speaks(facts: ReportFacts, mention: Mention) -> bool:
    """Whether a source begins with the mention, or a document is its own: "Brandt's letter"."""
    if _OWN_DOCUMENT.match(facts.text, mention.span.end):
        return True
    source = facts.source_at(mention.span.start)
    if source is None or owns(facts.text, mention):
        return False
    is_head = mention.span.start < head_end(facts.text, source)
    return is_head and source.overlap(mention.span) > 0


def _can_be(text: str, mention: Mention, role: str, told: set[str]) -> bool:
    """Whether nothing that stands with a name speaks against its holder being "a `role`" of which all that is `told`."""
    if mention.role is None:
        return role not in _MANY_HOLD
    if role in role_words(text, mention):
        return not _is_anothers(text, mention, role, told)
    is_apposed = text[mention.span.end : mention.role.start].strip() in {", a", ", an"}
    return is_apposed and role in _MANY_HOLD
