"""What of one report bears on who speaks in it: its mentions, its sources, whose its documents are.

In go a text, its mentions, a model's references and attributions; out comes one frozen value that is asked by
place. Found once, since each "the report" of a long text asks anew. Decides nothing: that is for `speakers`.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from crossread.annotate.mentions.documents import Issued, find_issued
from crossread.annotate.mentions.source_phrases import EXAMPLES, head_end, role_words
from crossread.annotate.sorted_spans import beginning_in
from crossread.language.model import Attribution
from crossread.language.words import find_words
from crossread.types.annotation import EntityKind, Mention
from crossread.types.span import Span

__all__ = ["ReportFacts", "Source", "find_facts", "read_source"]


# A list of examples that goes on with the source: "towns such as Elmport, "
_AMONG_EXAMPLES = re.compile(
    r"\b(?:such\sas|including|like)\s(?:(?:the\s)?[A-Z][\w.’'-]{0,20},?\s){1,8}\Z(?<=,\s)"
)
_EXAMPLES_REACH = 100  # characters


@dataclass(frozen=True, slots=True)
class ReportFacts:
    """What is known of a report of `text` in `outlet` before anybody asks who speaks.

    `mentions` and `sources` (of attributions, each once) are sorted; `told_of` are those sources that stand in what
    another one says; `references` has whom a model takes words for,
    `issued` the phrases that tell whose a document is, by its noun, `holders` the mentions that have a role,
    by each of its words, and `persons` the names of persons.
    """

    text: str
    outlet: str | None
    mentions: tuple[Mention, ...]
    references: Mapping[Span, str]
    sources: tuple[Span, ...]
    told_of: frozenset[Span]
    issued: Mapping[str, Sequence[Issued]]
    holders: Mapping[str, Sequence[Mention]]
    persons: frozenset[str]

    def mentions_in(self, span: Span) -> Sequence[Mention]:
        """The mentions that begin in `span`."""
        return beginning_in(self.mentions, span)

    def sources_in(self, span: Span) -> Sequence[Span]:
        """The sources that begin in `span`."""
        return _beginning_in(self.sources, span)

    def source_at(self, offset: int) -> Span | None:
        """The last source that begins at `offset` or before it."""
        behind = bisect_right(self.sources, offset, key=lambda source: source.start)
        return self.sources[behind - 1] if behind else None


@dataclass(frozen=True, slots=True)
class Source:
    """The words that name who speaks: "the finance chief, Ada Brandt".

    `words` are in lower case. `head` ends before an apposition or an "of ..."; `mentions` begin in the words, those
    `at_head` in the head. None of them is but an example: "towns such as Elmport".
    """

    span: Span
    words: tuple[str, ...]
    head: Span
    mentions: tuple[Mention, ...]
    at_head: tuple[Mention, ...]


def read_source(facts: ReportFacts, span: Span) -> Source:
    """The words at `span`, which name who speaks, taken apart."""
    examples = EXAMPLES.search(facts.text, span.start, span.end)
    told = (
        Span(span.start, examples.start()) if examples and examples.start() > span.start else span
    )
    led = _AMONG_EXAMPLES.search(facts.text, max(0, span.start - _EXAMPLES_REACH), span.start)
    mentions = () if led else tuple(facts.mentions_in(told))
    end = head_end(facts.text, told)
    return Source(
        span=span,
        words=tuple(word.lower for word in find_words(facts.text, span)),
        head=Span(span.start, end),
        mentions=mentions,
        at_head=tuple(m for m in mentions if m.span.start < end),
    )


def find_facts(
    text: str,
    mentions: Sequence[Mention],
    references: Mapping[Span, str],
    attributions: Sequence[Attribution],
    *,
    outlet: str | None = None,
) -> ReportFacts:
    """The facts of a report; `mentions` are sorted by their spans, `outlet` is who published it, where known."""
    sources = sorted({one.source for one in attributions if one.source is not None})
    persons = frozenset(m.name for m in mentions if m.kind == EntityKind.PERSON)
    return ReportFacts(
        text=text,
        outlet=outlet,
        mentions=tuple(mentions),
        references=references,
        sources=tuple(sources),
        told_of=frozenset(_told_of(sources, attributions)),
        issued=find_issued(text, mentions, attributions),
        holders=_holders(text, mentions),
        persons=persons,
    )


def _told_of(sources: Sequence[Span], attributions: Sequence[Attribution]) -> Iterator[Span]:
    """The sources that stand in the content of an attribution with another source."""
    for one in attributions:
        if one.source is not None:
            for piece in one.content:
                yield from _beginning_in(sources, piece)


def _beginning_in(spans: Sequence[Span], span: Span) -> Sequence[Span]:
    """Those of the sorted `spans` that begin in `span`."""
    first = bisect_left(spans, span.start, key=lambda one: one.start)
    return spans[first : bisect_left(spans, span.end, key=lambda one: one.start)]


def _holders(text: str, mentions: Sequence[Mention]) -> dict[str, list[Mention]]:
    holders: dict[str, list[Mention]] = {}
    for mention in mentions:
        for word in role_words(text, mention):
            holders.setdefault(word, []).append(mention)
    return holders
