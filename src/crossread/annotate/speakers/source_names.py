"""Whom the words of a source name themselves: "Mayor Ada Brandt", "the finance chief, Ada Brandt", "the navy".

Each function is one kind of evidence: in go the facts of a report and a source, out comes a name, or None where
that evidence is not there. In which order they are heard is for `speakers` to say.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from crossread.annotate.mentions.bodies import body_of_place, collective_body
from crossread.annotate.mentions.documents import document_noun, is_issuer
from crossread.annotate.mentions.relatives import has_relative
from crossread.annotate.mentions.source_phrases import (
    BEHIND_NAMES,
    EXAMPLES,
    ends_in_role,
    is_platform,
    is_possessive_pronoun,
    join_names,
    joint_name,
    owns_in,
    role_head,
    tells_party,
    tells_which,
)
from crossread.annotate.speakers.report_facts import ReportFacts, Source
from crossread.language.lexicon import people_words, roles
from crossread.language.words import find_words
from crossread.types.annotation import EntityKind, Mention, MentionForm
from crossread.types.span import Span

__all__ = [
    "named_behind_comma",
    "named_body",
    "named_jointly",
    "named_person",
    "told_body",
    "told_body_of_place",
]

_BEHIND_NOUN = re.compile(r"\b(?:for|of|to|by|from|in|at|on)\b")
# An office whose name holds an "of": "Harbour Force Chief of Staff General ", "then-Secretary of State "
_HELD = re.compile(
    r"(?:[Tt]he |then-)?(?:[A-Z][\w.’'-]* ){0,4}(?:Chief|Secretary|Minister|Director|Department|Ministry|House|Board) of "
    r"(?:the )?(?:(?:[A-Z][\w.’'-]*|retired|and) ){1,7}"
)
_OWNER = re.compile(r"(?P<name>[A-Z]\w+)['’]s\s+\Z")
_ADMINISTRATION_OF = re.compile(
    r"\b(?!(?:The|This|That|His|Her)\b)(?P<of>[A-Z][a-z]\w*) administration\b"
)
_PRESIDENT = re.compile(r"(?<![Ff]ormer )\bPresident (?P<name>[A-Z][\w.]*(?: [A-Z][\w.]*){0,2})")
_UNNAMED = frozenset("source sources authorities investigators relatives rescuers".split())
_OTHERS = re.compile(
    r",?\s+and\s+(?:several\s+)?(?P<who>others|other\s(?:[a-z-]+\s){0,3}[a-z-]+s)\Z"
)
_LIST_REACH = 120  # characters before the last name of a list
_SERVE = frozenset(
    "spokesman spokeswoman spokesperson aide lawyer attorney adviser advisor representative".split()
)
_HEADS = frozenset(("head", "leader"))
_BESIDE_ROLE = frozenset(("of", "at", "for"))
_LED = 6  # characters before the name that a source begins with: "The ", "Mayor "
_ROLE_HELD = re.compile(r"\s(?:in|at|with)\s[^,;:—–“”\"\n]{1,60}(?=,)")
_BEHIND_COMMA = 3  # words between a head and the name of who it is: ", Dr"


def named_behind_comma(facts: ReportFacts, source: Source) -> str | None:
    """The name behind the comma in "the finance chief, Ada Brandt, said"."""
    end = source.head.end
    if end >= source.span.end:
        return None
    if _begins_with_name(facts.text, source) and not ends_in_role(facts.text, source.head):
        return None  # "Brandt, who leads the Harbour Board, said"
    if source.at_head and _ends_with_person(source.at_head[-1], end):
        return None  # "Lieutenant Colonel Ada Brandt, a Harbour Board spokeswoman, said"
    end = _behind_place_of_role(facts, source)
    for mention in facts.mentions_in(Span(end, source.span.end)):
        between = facts.text[end : mention.span.start]
        is_near = len(between.split()) <= _BEHIND_COMMA and between[:1] == ","
        is_other = tells_which(facts.text, mention, source.span.end)  # "a Neal ally"
        is_other = is_other or EXAMPLES.search(between) is not None
        is_other = is_other or _is_reader(facts, source, mention)
        if is_near and not is_other and not has_relative(between) and _is_named_actor(mention):
            if _is_of_whom_he_serves(source, between) or _is_of_which_body(source, mention):
                return None
            return _leader_behind(facts, source, mention) or mention.name
    return None


def _ends_with_person(mention: Mention, end: int) -> bool:
    """Whether a person's name ends at `end`, so that what follows behind a comma tells who that is."""
    return _is_named_person(mention) and mention.span.end == end


def _is_named_person(mention: Mention) -> bool:
    return mention.kind == EntityKind.PERSON and mention.form == MentionForm.NAME


def _behind_place_of_role(facts: ReportFacts, source: Source) -> int:
    """Where the comma before a name may stand: behind the head, or behind whatever tells where its role is held.

    "The lead prosecutor in his case, Ada Brandt, said"; of "a lawyer for the mayor, Ada Brandt," she may be the mayor.
    """
    end = source.head.end
    held = _ROLE_HELD.match(facts.text, end, source.span.end)
    is_named = any(_is_named_person(m) for m in source.at_head)
    if held is None or is_named or role_head(source.words) is None:
        return end
    named = facts.mentions_in(Span(end, held.end()))
    words = held.group().lower().split()
    tells_another = any(_is_named_person(m) for m in named) or any(
        word.removesuffix("s") in roles() for word in words
    )
    return end if tells_another else held.end()


def _is_reader(facts: ReportFacts, source: Source, mention: Mention) -> bool:
    """Whether a document speaks and the name behind the comma is of who only has it: "the letter, obtained by the Courier,"."""
    head = find_words(facts.text, source.head)
    is_document = document_noun([word.lower for word in head]) is not None
    return is_document and not is_issuer(facts.text, source.span, mention.span)


def _is_of_whom_he_serves(source: Source, between: str) -> bool:
    """Whether the name behind the comma is his whom the head speaks for: "A spokesman for the top Liberal, Rep. Neal,"."""
    if role_head(source.words) not in _SERVE or "for" not in source.words:
        return False
    led = (roles().get(word.lower()) for word in between.split())
    return any(role is not None and role.is_title for role in led)


def _is_of_which_body(source: Source, mention: Mention) -> bool:
    """Whether a person speaks, and a body behind the comma only tells of which: "the head of another firm, Kern Line,".

    An owner may be a body itself: "the owner of the ship, Kern Line,".
    """
    if mention.kind != EntityKind.ORGANISATION or _BESIDE_ROLE.isdisjoint(source.words):
        return False
    held = role_head(source.words)
    return held is not None and (held in _HEADS or roles()[held].is_title)


def _leader_behind(facts: ReportFacts, source: Source, body: Mention) -> str | None:
    """The person whose title a body begins: "Harbour Committee Chairman Rolf Neal"."""
    if body.kind != EntityKind.ORGANISATION:
        return None
    behind = (
        facts.mentions_in(Span(body.span.end, source.span.end))
        if body.span.end < source.span.end
        else ()
    )
    person = next((m for m in behind if m.kind == EntityKind.PERSON), None)
    if person is None:
        return None
    words = facts.text[body.span.end : person.span.start].lower().split()
    return person.name if words and all(word in roles() for word in words) else None


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
    """The names of those who speak together: "Ada Brandt and Rolf Neal said", "Norland and the Harbour Council"."""
    listed = _listed(facts.text, source)
    return (
        joint_name(facts.text, listed)
        or joint_name(facts.text, source.at_head)
        or _joint_bodies(facts, source, listed)
        or _named_with_others(facts, source)
    )


def _named_with_others(facts: ReportFacts, source: Source) -> str | None:
    """Several names and others: "Brandt, Neal and other captains said"; a source may have been read from the last name on."""
    text = facts.text
    others = _OTHERS.search(text, source.span.start, source.span.end)
    if others is None:
        return None
    start = max(text.rfind("\n", 0, source.span.start) + 1, source.span.start - _LIST_REACH)
    first = source.span.start
    for mention in reversed(facts.mentions_in(Span(start, first)) if start < first else ()):
        if text[mention.span.end : first] != ", ":
            break
        first = mention.span.start
    within = facts.mentions_in(Span(first, others.start()))
    listed = [m for m in within if m.form == MentionForm.NAME]
    if len(listed) < 2 or text[first : listed[0].span.start].strip().lower() not in {"", "the"}:
        return None
    gaps = (text[a.span.end : b.span.start] for a, b in pairwise(listed))
    if text[listed[-1].span.end : others.start()] or any(gap != ", " for gap in gaps):
        return None
    return f"{', '.join(m.name for m in listed)} and {others['who']}"


def _joint_bodies(facts: ReportFacts, source: Source, listed: Sequence[Mention]) -> str | None:
    """The names of bodies or places that speak together, a person among them or not; none of what only tells which."""
    text = facts.text
    if len(listed) < 2 or any(
        m.form != MentionForm.NAME
        or is_platform(m.name)
        or owns_in(text, m, source.span)
        or tells_which(text, m, source.span.end)
        for m in listed
    ):
        return None
    if _stands_behind_noun(text, source, listed[0]):
        return None
    return join_names(text, listed, {m.span: m.span.end for m in listed})


def _listed(text: str, source: Source) -> Sequence[Mention]:
    """All mentions of a source that ends with the last of them, those behind a dash alone: "three owners — Brandt, ..."."""
    start, end = source.span.start, source.span.end
    mentions = [m for m in source.mentions if not tells_party(text, m)]
    last = mentions[-1].span.end if mentions else start
    if not BEHIND_NAMES.fullmatch(text, last, end):
        return ()
    if has_relative(text[start:last]):
        return ()  # "Brandt of the union, which spoke for Neal and Hatch"
    dash = max(text.find(sign, start, last) for sign in "—–")
    return [m for m in mentions if m.span.start > dash]


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
    if mention.span.end == source.head.end and _HELD.fullmatch(
        text, source.span.start, mention.span.start
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
    # "The League's Harbour Council" is the council.
    bodies = [m for m in bodies if not owns_in(facts.text, m, source.span)] or bodies
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
    # "Facebook said" and "the company said" are its own words, "a Facebook post said" are not.
    is_whole = mention.form == MentionForm.NOMINAL or mention.span == source.head
    is_where_posted = is_platform(mention.name) and not is_whole
    return (
        not is_where_posted
        and not is_owner
        and not tells_which(text, mention, source.head.end)
        and is_issuer(text, source.span, mention.span)
    )


def _speaks_through_people(text: str, source: Source, bodies: Sequence[Mention]) -> bool:
    """Whether a word at the head, outside the names of `bodies`, is people without a name: "two council sources"."""
    return any(
        word.lower.removesuffix("s") in roles() or word.lower in _UNNAMED
        for word in find_words(text, source.head)
        if not any(m.span.contains(word.span) for m in bodies)
    )


def told_body(facts: ReportFacts, source: Source) -> str | None:
    """The body that a definite phrase without a name tells: "the coast guard said"."""
    body = collective_body(facts.text, source.span)
    return (_administration_of_one(facts.text) or body) if body == "administration" else body


def _administration_of_one(text: str) -> str | None:
    """Whose administration "the administration" is: of the president, where the report names no other's administration."""
    known = {found["of"] for found in _ADMINISTRATION_OF.finditer(text)}
    if len(known) != 1:
        return None
    of = known.pop()
    is_president = any(found["name"].split()[-1] == of for found in _PRESIDENT.finditer(text))
    return f"{of} administration" if is_president else None


def told_body_of_place(facts: ReportFacts, source: Source) -> str | None:
    """The body that a place owns: "Norland's coast guard said"."""
    return body_of_place(facts.text, source.span, source.at_head)
