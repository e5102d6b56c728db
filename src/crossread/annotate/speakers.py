"""The name behind the words that name a speaker: "he", "the ministry", "the report", "Brandt".

In goes a source's span; out comes the fullest name that the report gives for who speaks, or None where
it names nobody ("officials", "a spokesman"). Holds the mentions of one report; decides nothing else.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from crossread.annotate.bodies import collective_body
from crossread.annotate.documents import (
    DOCUMENT,
    Issued,
    document_noun,
    find_issued,
    is_issuer,
    last_issued,
)
from crossread.annotate.groups import group_before, group_name
from crossread.annotate.media import reported_before, reported_beside
from crossread.annotate.relatives import (
    antecedent,
    antecedent_noun,
    is_in_clause,
    is_relative,
)
from crossread.annotate.sorted_spans import beginning_in
from crossread.language.lexicon import organisations, roles
from crossread.language.model import Attribution
from crossread.language.name_match import fold
from crossread.language.words import find_words
from crossread.types.annotation import EntityKind, Mention, MentionForm
from crossread.types.span import Span

__all__ = ["Speakers"]

_DEFINITE = frozenset(
    "the this that these those his her its their he she it they who which whose i we you".split()
)
_BEHIND_NOUN = re.compile(r"\b(?:for|of|to|by|from|in|at|on)\b")
_UNNAMED = frozenset("source sources authorities investigators relatives rescuers".split())
_MANY_HOLD = frozenset(
    "official officer minister lawmaker member resident witness man woman soldier worker".split()
)
_LEAD = 8  # line ends, two to a paragraph: the headline, two captions, the lead
_NEXT_PARAGRAPHS = 6  # line ends
_OWN_DOCUMENT = re.compile(
    r"['’]s\s+(?:statement|letter|memo|testimony|account|complaint|remarks)\b"
)
_WHO = re.compile(r"\b(?:who|whom|whose|which|that)\b")
_NO_HEAD = re.compile(r"[\s-]+(?!(?:and|or|of|for|from|in|at|on|to|with|by|as|who|itself|after)\b)(?P<word>[a-z][\w’'-]*)")
_OWN_PEOPLE = frozenset("campaign team camp administration aide adviser fan supporter ally lawyer staff".split())
_JOINS = re.compile(r"(?:,\s+|,?\s+and\s+)(?:[\w-]+\s+){0,3}")
_NEAR = 40  # mentions
_CLAUSE = 250  # characters


@dataclass(frozen=True, slots=True)
class Speakers:
    """The mentions of one report, sorted by span, its text, and the names that a model knows references by."""

    text: str
    mentions: tuple[Mention, ...]
    references: Mapping[Span, str] = field(default_factory=dict)
    attributions: tuple[Attribution, ...] = ()
    issued: Mapping[str, Sequence[Issued]] = field(init=False, repr=False, compare=False)
    sources: tuple[Span, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # Found once: each "the report" of a long text asks for it.
        issued = find_issued(self.text, self.mentions, self.attributions)
        object.__setattr__(self, "issued", issued)
        sources = {one.source for one in self.attributions if one.source is not None}
        object.__setattr__(self, "sources", tuple(sorted(sources)))

    def name(self, source: Span | None) -> str | None:
        """Who the words at `source` name, or None."""
        if source is None:
            return None
        if is_relative(self.text, source):
            return self._antecedent(source)
        within = self._within(source)
        head_end = self._head_end(source)
        head = [m for m in within if m.span.start < head_end]
        return (
            self._named_behind(source, head_end)
            or self._joint(head)
            or self._person(source, head)
            or self._document(source)
            or self._body(source, head)
            or collective_body(self.text, source)
            or self._body_of_place(source, head)
            or self._told(source)
            or self._named_later(source)
            or self._introduced_next(source)
            or self._group(source)
        )

    def _antecedent(self, pronoun: Span) -> str | None:
        """The name of what a "who" or "which" hangs on, or the body or document that is told of there."""
        named = antecedent(self.text, pronoun, self.mentions)
        if named is not None:
            return named
        noun = antecedent_noun(self.text, pronoun)
        if noun is not None and not self._within(noun) and pronoun.of(self.text)[:3].lower() != "who":
            body = self._document(noun) or collective_body(self.text, noun)
            if body is not None:
                return body
        told = self.references.get(pronoun)
        near = beginning_in(self.mentions, Span(max(0, pronoun.start - _CLAUSE), pronoun.start))
        if any(m.name == told and is_in_clause(self.text, m.span, pronoun) for m in near):
            return told
        return self._group(pronoun)

    def sources_in(self, span: Span) -> Sequence[Span]:
        """The sources of attributions that begin in `span`."""
        first = bisect_left(self.sources, span.start, key=lambda source: source.start)
        return self.sources[first : bisect_left(self.sources, span.end, key=lambda s: s.start)]

    def _group(self, source: Span) -> str | None:
        """The group that a "who" or a "they" means, where one stands before it: "Republicans, who said"."""
        word = source.of(self.text).lower()
        if word == "who":
            return group_before(self.text, source.start)
        if word != "they":
            return None
        line = self.text.rfind("\n", 0, source.start) + 1
        if line == source.start:  # nothing stands before it in its line
            return None
        before = self.sources_in(Span(line, source.start))
        return group_name(self.text, before[-1]) if before else None

    def _told(self, source: Span) -> str | None:
        """The name that a model knows a definite source by; "two officials" name nobody."""
        words = source.of(self.text).lower().split()
        if words[0] not in _DEFINITE or document_noun(words) is not None:
            return None
        return self.references.get(source)

    def _named_later(self, source: Span) -> str | None:
        """Whom "A lawyer for Brandt" at the head of a report is, where one lawyer is named further down.

        A lead that leaves the name to a later paragraph is common; behind that place "a lawyer" is another.
        Where a role is held by many, what else the source says of it must be said of the holder as well.
        """
        head_words = find_words(self.text, Span(source.start, self._head_end(source)))
        words = [word.lower for word in head_words]
        head = next((word for word in words[1:] if word in roles()), None)
        if words[:1] not in (["a"], ["an"], ["the"]) or head is None:
            return None
        told = {fold(word) for word in words[1 : words.index(head)]} - {""}
        if head in _MANY_HOLD and not told:
            return None
        holding = [m for m in self.mentions if head in self._role_words(m)]
        fitting = [m for m in holding if told <= self._role_words(m)]
        chosen = fitting if told and fitting else holding if head not in _MANY_HOLD else []
        if len({m.name for m in chosen}) != 1 or chosen[0].span.start < source.end:
            return None
        return chosen[0].name

    def _introduced_next(self, source: Span) -> str | None:
        """Whom "A lawyer for the mayor" in the lead is, where the next who speaks is new and fits.

        The lead holds the name back, and the person is named, without another role, when next quoted.
        """
        words = [word.lower for word in find_words(self.text, source)]
        head = next((word for word in words[1:] if word in roles()), None)
        lead_end = 0
        for _ in range(_LEAD):
            lead_end = self._paragraph_end(lead_end + 1)
        if words[:1] not in (["a"], ["an"]) or head is None or source.start > lead_end:
            return None
        end = source.end
        for _ in range(_NEXT_PARAGRAPHS):
            end = self._paragraph_end(end + 1)
        if end <= source.end:  # the text ends with it
            return None
        before = {m.name for m in self.mentions if m.span.start < source.start}
        for m in beginning_in(self.mentions, Span(source.end, end)):
            is_new = m.kind == EntityKind.PERSON and m.form == MentionForm.NAME
            if not is_new or m.name in before or " " not in m.span.of(self.text):
                continue
            if self._speaks(m):
                return m.name if self._fits(m, head) else None
            before.add(m.name)
        return None

    def _speaks(self, mention: Mention) -> bool:
        """Whether a source begins with the mention, or a document is its own: "Brandt's letter"."""
        at = bisect_right(self.sources, mention.span.start, key=lambda span: span.start) - 1
        source = self.sources[at] if at >= 0 else None
        heads = source is not None and mention.span.start < self._head_end(source)
        if (
            heads
            and source is not None
            and source.overlap(mention.span)
            and not self._owns(mention)
        ):
            return True
        return _OWN_DOCUMENT.match(self.text, mention.span.end) is not None

    def _fits(self, mention: Mention, head: str) -> bool:
        """Whether nothing that stands with a name speaks against its holder being "a `head`"."""
        if mention.role is None or head in self._role_words(mention):
            return True
        behind = self.text[mention.span.end : mention.role.start].strip() in {", a", ", an"}
        return behind and head in _MANY_HOLD

    def _paragraph_end(self, start: int) -> int:
        end = self.text.find("\n", start)
        return end if end >= 0 else len(self.text)

    def _role_words(self, mention: Mention) -> frozenset[str]:
        if mention.role is None or mention.kind != EntityKind.PERSON:
            return frozenset()
        words = [word.lower for word in find_words(self.text, mention.role)]
        return frozenset(() if "former" in words else (*words, *map(fold, words)))

    def is_person(self, source: Span | None) -> bool:
        """Whether the words at `source` begin with a person, by name, role or pronoun."""
        if source is None:
            return False
        within = self._within(source)
        return bool(within) and within[0].kind == EntityKind.PERSON

    def passes_on(self, source: Span | None) -> bool:
        """Whether the words at `source` are a medium or a document, which tell what others say."""
        if source is None:
            return False
        if DOCUMENT.search(self.text, source.start, source.end):
            return True
        known = (organisations().get(m.span.of(self.text)) for m in self._within(source))
        return any(one is not None and one.kind in {"agency", "outlet"} for one in known)

    def before_colon(self, start: int) -> Span | None:
        """The last person or body named before a colon that leads to the words at `start`."""
        before = self.text[max(0, start - 120) : start]
        if not before.rstrip().endswith(":"):
            return None
        paragraph = before.rstrip().rsplit("\n", 1)[-1]
        from_here = start - len(before) + before.rstrip().rfind(paragraph)
        found = [m for m in self._within(Span(from_here, start)) if m.kind != EntityKind.PLACE]
        return found[-1].span if found else None

    def subject_before(self, start: int) -> Span | None:
        """The last person named in the same line before `start`, not many names away."""
        line = self.text.rfind("\n", 0, start) + 1
        last = bisect_left(self.mentions, start, key=lambda mention: mention.span.start)
        for mention in reversed(self.mentions[max(0, last - _NEAR) : last]):
            if mention.kind == EntityKind.PERSON and mention.span.start >= line:
                return mention.span
        return None

    def medium_before(self, marked: Span, sentence: Span) -> Span | None:
        """The body whose words the marks hold, as in "As the Courier reports, “...”."""
        medium = reported_before(self.text, marked, sentence)
        return medium if medium is not None and self._holds_body(medium) else None

    def medium_reporting(self, cue: Span, sentence: Span, content: Span) -> Span | None:
        """The body that passed the words on, as in "“No,” she said, as the Courier reported"."""
        found = reported_beside(self.text, cue, sentence, content)
        return next((medium for medium in found if self._holds_body(medium)), None)

    def _holds_body(self, span: Span) -> bool:
        return any(m.kind == EntityKind.ORGANISATION for m in self._within(span))

    def _within(self, span: Span) -> Sequence[Mention]:
        return beginning_in(self.mentions, span)

    def _head_end(self, source: Span) -> int:
        """Where the apposition or the "of ..." behind the head begins."""
        match = re.search(r",|\s(?:who|which|at|in|with|from)\s", source.of(self.text))
        return source.start + match.start() if match and match.start() else source.end

    def _named_behind(self, source: Span, head_end: int) -> str | None:
        """The name behind the comma in "the finance chief, Ada Brandt, said"."""
        role_first = self._ends_in_role(Span(source.start, head_end))
        if head_end >= source.end or (self._starts_with_name(source) and not role_first):
            return None  # "Brandt, who leads the Harbour Board, said"
        following = self._within(Span(head_end, source.end))
        for mention in following:
            between = self.text[head_end : mention.span.start]
            near = len(between.split()) <= 3 and between[:1] == "," and not _WHO.search(between)
            named = mention.form == MentionForm.NAME and mention.kind != EntityKind.PLACE
            if near and named:
                return mention.name
        return None

    def _ends_in_role(self, head: Span) -> bool:
        """Whether the head's own noun is a role: "the Harbour Council spokeswoman"."""
        last = find_words(self.text, head)[-1]
        return not last.is_capitalised and last.lower in roles()

    def _joint(self, head: Sequence[Mention]) -> str | None:
        """The names of persons who speak together: "Ada Brandt and the envoy Rolf Neal"."""
        if any(m.kind != EntityKind.PERSON or m.form != MentionForm.NAME for m in head):
            return None
        names = list(dict.fromkeys(m.name for m in head))
        gaps = [self.text[a.span.end : b.span.start] for a, b in pairwise(head)]
        if len(names) < 2 or not all(_JOINS.fullmatch(gap) for gap in gaps):
            return None
        return f"{', '.join(names[:-1])} and {names[-1]}" if "and" in gaps[-1].split() else None

    def _starts_with_name(self, source: Span) -> bool:
        return any(
            m.form == MentionForm.NAME
            and m.kind != EntityKind.PLACE
            and m.span.start - source.start <= 6
            and not self._owns(m)
            for m in self._within(source)
        )

    def _owns(self, mention: Mention) -> bool:
        """Whether the mention is a possessive: "Brandt's lawyer" is not Brandt."""
        following = self.text[mention.span.end : mention.span.end + 2]
        return following in {"'s", "’s", "' ", "’ "}

    def _person(self, source: Span, mentions: Sequence[Mention]) -> str | None:
        persons = [
            m
            for m in mentions
            if m.kind == EntityKind.PERSON
            and not _BEHIND_NOUN.search(self.text, source.start, m.span.start)
        ]
        persons = [
            m
            for m in persons
            if not self._owns(m)
            and not _is_possessive_pronoun(m, self.text)
            and not self._tells_which(source, m)
        ]
        return persons[-1].name if persons else None

    def _tells_which(self, source: Span, mention: Mention) -> bool:
        """Whether a name only tells of which thing the next word speaks: "the Neal campaign", "a Norland paper"."""
        end = self._head_end(source)
        if mention.form != MentionForm.NAME or mention.span.end >= end:
            return False
        following = _NO_HEAD.match(self.text, mention.span.end, end)
        if following is None or mention.kind != EntityKind.PERSON:
            return following is not None
        noun = following["word"].removesuffix("s")
        return noun in roles() or noun in _OWN_PEOPLE

    def _document(self, source: Span) -> str | None:
        """A document speaks for who issued it: the name in it, else in the phrase that first named it."""
        words = [word.lower for word in find_words(self.text, source)]
        noun = document_noun(words)
        if noun is None:
            return None
        own = [
            m
            for m in self._within(source)
            if m.kind != EntityKind.PLACE
            and not _is_platform(m)
            and is_issuer(self.text, source, m.span)
            and not self._is_of_other_kind(m)
        ]
        if own:
            return own[-1].name
        return self._issuer(noun, source.start)

    def _is_of_other_kind(self, mention: Mention) -> bool:
        """Whether a person is taken for an "its", or a body for a "his"."""
        if mention.form != MentionForm.PRONOUN:
            return False
        return (mention.span.of(self.text).lower() == "its") == (mention.kind == EntityKind.PERSON)

    def _issuer(self, noun: str, start: int) -> str | None:
        """Whom the last phrase before `start` that tells it names as issuer of the `noun`."""
        issued = last_issued(self.issued, noun, start)
        if issued is None:
            return None
        if isinstance(issued.by, str):
            return issued.by
        words = issued.by.of(self.text).lower().split()
        if issued.by.end > start or document_noun(words) is not None:
            return None  # a document in a document leads no further
        return self.name(issued.by) or group_name(self.text, issued.by)

    def _body_of_place(self, source: Span, mentions: Sequence[Mention]) -> str | None:
        """A body that a place owns, as written: "Norland's coast guard"."""
        owner = mentions[0] if mentions else None
        if owner is None or owner.kind != EntityKind.PLACE or owner.span.start > source.start:
            return None
        owned = Span(owner.span.end, source.end)
        words = find_words(self.text, owned) if len(owned) else ()
        if len(words) < 2 or words[0].lower != "'s":
            return None
        rest = Span(words[1].span.start, source.end)
        if collective_body(self.text, rest, definite=True) is None:
            return None
        return " ".join(source.of(self.text).split())

    def _body(self, source: Span, mentions: Sequence[Mention]) -> str | None:
        told_alone = collective_body(self.text, source) is not None  # "the navy of Norland"
        bodies = [
            m
            for m in mentions
            if m.kind != EntityKind.PERSON
            and not _is_platform(m)
            and not (m.kind == EntityKind.PLACE and self._owns(m) and m.span.end < source.end)
            and not (m.kind == EntityKind.PLACE and self._tells_which(source, m))
            and is_issuer(self.text, source, m.span)
            and not (
                (m.kind == EntityKind.PLACE or told_alone)
                and _BEHIND_NOUN.search(self.text, source.start, m.span.start)
            )
        ]
        if not bodies:
            return None
        words = find_words(self.text, source)
        unnamed = any(
            word.lower.removesuffix("s") in roles() or word.lower in _UNNAMED
            for word in words
            if not any(m.span.contains(word.span) for m in bodies)
        )
        nominal = [m for m in bodies if m.form == MentionForm.NOMINAL and not self._owns(m)]
        if unnamed and not nominal:
            return None
        return max(bodies, key=lambda m: (m.kind == EntityKind.ORGANISATION, -m.span.start)).name


def _is_possessive_pronoun(mention: Mention, text: str) -> bool:
    return mention.form == MentionForm.PRONOUN and mention.span.of(text).lower() in {
        "his",
        "her",
        "hers",
    }


def _is_platform(mention: Mention) -> bool:
    """Whether a name only says where something was posted."""
    return mention.name in {"Twitter", "Facebook", "Instagram", "Telegram", "X", "TikTok"}
