"""The name behind the words that name a speaker: "he", "the ministry", "the report", "Brandt".

In goes a source's span; out comes the fullest name that the report gives for who speaks, or None where
it names nobody ("officials", "a spokesman"). Holds the mentions of one report; decides nothing else.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from crossread.annotate.bodies import body_of_place, collective_body
from crossread.annotate.documents import (
    DOCUMENT,
    Issued,
    document_noun,
    find_issued,
    is_issuer,
    is_made_by,
    last_issued,
)
from crossread.annotate.groups import are_several, group_before, group_name
from crossread.annotate.media import reported_before, reported_beside
from crossread.annotate.relatives import (
    antecedent,
    antecedent_noun,
    is_in_clause,
    is_relative,
)
from crossread.annotate.sorted_spans import beginning_in
from crossread.annotate.source_phrases import (
    ends_in_role,
    head_end,
    is_of_other_kind,
    is_platform,
    is_possessive_pronoun,
    joint_name,
    last_sentence,
    line_end,
    owns,
    role_head,
    role_words,
    tells_which,
)
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
    holders: Mapping[str, Sequence[Mention]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # Found once: each "the report" of a long text asks for it.
        issued = find_issued(self.text, self.mentions, self.attributions)
        object.__setattr__(self, "issued", issued)
        sources = {one.source for one in self.attributions if one.source is not None}
        object.__setattr__(self, "sources", tuple(sorted(sources)))
        holders: dict[str, list[Mention]] = {}
        for mention in self.mentions:
            for word in role_words(self.text, mention):
                holders.setdefault(word, []).append(mention)
        object.__setattr__(self, "holders", holders)

    def name(self, source: Span | None) -> str | None:
        """Who the words at `source` name, or None."""
        if source is None:
            return None
        if source.start and is_relative(self.text, source):
            return self._antecedent(source)
        within = self._within(source)
        end = head_end(self.text, source)
        head = [m for m in within if m.span.start < end]
        return (
            self._named_behind(source, end)
            or joint_name(self.text, head)
            or self._person(source, head)
            or self._document(source)
            or self._body(source, head)
            or collective_body(self.text, source)
            or body_of_place(self.text, source, head)
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
        if (
            noun is not None
            and not self._within(noun)
            and pronoun.of(self.text)[:3].lower() != "who"
        ):
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

    def told_between(self, start: int, end: int) -> list[str | None]:
        """Who speaks in the sentence that ends at `end`, in its line and behind `start`."""
        last = last_sentence(self.text, max(start, self.text.rfind("\n", 0, end) + 1), end)
        return [self.name(one) for one in self.sources_in(Span(last, end))] if last < end else []

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
        if words[0] not in _DEFINITE or words == ["it"] or document_noun(words) is not None:
            return None
        if words == ["they"] and self._means_several(source):
            return None
        return self.references.get(source)

    def _means_several(self, they: Span) -> bool:
        """Whether the last who spoke in the line before a "they" are several who have no name: "two owners"."""
        line = self.text.rfind("\n", 0, they.start) + 1
        before = self.sources_in(Span(line, they.start)) if line < they.start else ()
        return bool(before) and are_several(self.text, before[-1])

    def _named_later(self, source: Span) -> str | None:
        """Whom "A lawyer for Brandt" at the head of a report is, where one lawyer is named further down.

        A lead that leaves the name to a later paragraph is common; behind that place "a lawyer" is another.
        Where a role is held by many, what else the source says of it must be said of the holder as well.
        """
        head_words = find_words(self.text, Span(source.start, head_end(self.text, source)))
        words = [word.lower for word in head_words]
        head = role_head(words)
        if words[:1] not in (["a"], ["an"], ["the"]) or head is None:
            return None
        told = {fold(word) for word in words[1 : words.index(head)]} - {""}
        if head in _MANY_HOLD and not told:
            return None
        holding = self.holders.get(head, ())
        fitting = [m for m in holding if told <= role_words(self.text, m)]
        chosen = fitting if told and fitting else holding if head not in _MANY_HOLD else []
        if len({m.name for m in chosen}) != 1 or chosen[0].span.start < source.end:
            return None
        return chosen[0].name

    def _introduced_next(self, source: Span) -> str | None:
        """Whom "A lawyer for the mayor" in the lead is, where the next who speaks is new and fits.

        The lead holds the name back, and the person is named, without another role, when next quoted.
        """
        words = [word.lower for word in find_words(self.text, source)]
        head = role_head(words)
        lead_end = 0
        for _ in range(_LEAD):
            lead_end = line_end(self.text, lead_end + 1)
        if words[:1] not in (["a"], ["an"]) or head is None or source.start > lead_end:
            return None
        end = source.end
        for _ in range(_NEXT_PARAGRAPHS):
            end = line_end(self.text, end + 1)
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
        heads = source is not None and mention.span.start < head_end(self.text, source)
        if (
            heads
            and source is not None
            and source.overlap(mention.span)
            and not owns(self.text, mention)
        ):
            return True
        return _OWN_DOCUMENT.match(self.text, mention.span.end) is not None

    def _fits(self, mention: Mention, head: str) -> bool:
        """Whether nothing that stands with a name speaks against its holder being "a `head`"."""
        if mention.role is None or head in role_words(self.text, mention):
            return True
        behind = self.text[mention.span.end : mention.role.start].strip() in {", a", ", an"}
        return behind and head in _MANY_HOLD

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
        found = [
            m
            for m in self._within(Span(from_here, start))
            if m.kind != EntityKind.PLACE and not owns(self.text, m) and not is_platform(m)
        ]
        if not found or _WHO.search(self.text, found[-1].span.end, start):
            return None  # "the letter to Brandt, which asked: “Why?”"
        return found[-1].span

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

    def _named_behind(self, source: Span, end: int) -> str | None:
        """The name behind the comma in "the finance chief, Ada Brandt, said"."""
        role_first = ends_in_role(self.text, Span(source.start, end))
        if end >= source.end or (self._starts_with_name(source) and not role_first):
            return None  # "Brandt, who leads the Harbour Board, said"
        following = self._within(Span(end, source.end))
        for mention in following:
            between = self.text[end : mention.span.start]
            near = len(between.split()) <= 3 and between[:1] == "," and not _WHO.search(between)
            named = mention.form == MentionForm.NAME and mention.kind != EntityKind.PLACE
            if near and named:
                return mention.name
        return None

    def _starts_with_name(self, source: Span) -> bool:
        return any(
            m.form == MentionForm.NAME
            and m.kind != EntityKind.PLACE
            and m.span.start - source.start <= 6
            and not owns(self.text, m)
            for m in self._within(source)
        )

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
            if not owns(self.text, m)
            and not is_possessive_pronoun(self.text, m)
            and not tells_which(self.text, m, head_end(self.text, source))
        ]
        return persons[-1].name if persons else None

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
            and not is_platform(m)
            and is_issuer(self.text, source, m.span)
            and not is_of_other_kind(self.text, m)
        ]
        made = [m for m in own if is_made_by(self.text, source, m.span)]
        if own:
            return made[0].name if made else own[-1].name
        return self._issuer(noun, source.start)

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

    def _body(self, source: Span, mentions: Sequence[Mention]) -> str | None:
        told_alone = collective_body(self.text, source) is not None  # "the navy of Norland"
        bodies = [
            m
            for m in mentions
            if m.kind != EntityKind.PERSON
            and not is_platform(m)
            and not (m.kind == EntityKind.PLACE and owns(self.text, m) and m.span.end < source.end)
            and not tells_which(self.text, m, head_end(self.text, source))
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
        nominal = [m for m in bodies if m.form == MentionForm.NOMINAL and not owns(self.text, m)]
        if unnamed and not nominal:
            return None
        return max(bodies, key=lambda m: (m.kind == EntityKind.ORGANISATION, -m.span.start)).name
