"""Which words make the variants of one alignment differ.

In goes an alignment with the annotations of its reports; out come, for each citation, the spans within it
to be marked. A number is marked in a difference of number, a time in one of date, and so on; where the
annotations tell nothing, the words that the other variants lack are. Decides nothing: the relation and
its aspect are given.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from difflib import SequenceMatcher

from crossread.export.outline import is_inside
from crossread.types.alignment import Alignment, Aspect, Variant
from crossread.types.annotation import Annotations, MentionForm
from crossread.types.report import Citation
from crossread.types.span import Span
from crossread.types.story import Story

__all__ = ["find_differences"]

_WORD = re.compile(r"\w+(?:[.,:]\d+)*")
_NUMBERS = frozenset(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety "
    "hundred thousand million billion dozen dozens hundreds thousands half no none single".split()
)

# Comparing word by word takes the product of the lengths; a statement longer than this is no statement.
_MOST_WORDS = 200

# Where less than this share of the words is common, marking the rest would mark nearly all.
_LEAST_COMMON = 0.25

_Found = tuple[tuple[Span, str], ...]


def find_differences(alignment: Alignment, story: Story) -> dict[Citation, tuple[Span, ...]]:
    """For each citation of `alignment` the spans of its report, within it, that make the difference.

    Spans are in text order and do not overlap. Empty for an alignment of one variant.
    """
    if len(alignment.variants) < 2:
        return {}
    pointed = _pointed_at(alignment.variants)
    if pointed:
        return pointed
    by_report = {each.report_id: each for each in story.annotations}
    find = _FINDERS.get(alignment.aspect) if alignment.aspect is not None else None
    marked = {} if find is None else _typed(alignment.variants, by_report, find)
    if any(marked.values()):
        return marked
    return _by_words(alignment.variants)


def _pointed_at(variants: Sequence[Variant]) -> dict[Citation, tuple[Span, ...]]:
    """For a citation that holds others of its variant, the places of those: they make the difference."""
    found: dict[Citation, tuple[Span, ...]] = {}
    for variant in variants:
        for outer in variant.citations:
            inner = _apart(c.span for c in variant.citations if is_inside(c, outer))
            if inner:
                found[outer] = inner
    return found


def _typed(
    variants: Sequence[Variant],
    by_report: dict[str, Annotations],
    find: Callable[[Citation, Annotations], _Found],
) -> dict[Citation, tuple[Span, ...]]:
    """Mark what `find` finds in one variant with a value that not every variant has."""
    found = {
        citation: find(citation, by_report[citation.report_id])
        for variant in variants
        for citation in variant.citations
        if citation.report_id in by_report
    }
    values = [
        {value for citation in variant.citations for _, value in found.get(citation, ())}
        for variant in variants
    ]
    common = set.intersection(*values)
    return {
        citation: _apart(span for span, value in spans if value not in common)
        for citation, spans in found.items()
    }


def _apart(spans: Iterable[Span]) -> tuple[Span, ...]:
    kept: list[Span] = []
    for span in sorted(spans):
        if not kept or kept[-1].end <= span.start:
            kept.append(span)
    return tuple(kept)


def _numbers(citation: Citation, _: Annotations) -> _Found:
    return tuple(
        (Span(citation.span.start + match.start(), citation.span.start + match.end()), word)
        for match in _WORD.finditer(citation.text)
        for word in [match[0].casefold()]
        if word in _NUMBERS or word[0].isdecimal()
    )


def _times(citation: Citation, annotations: Annotations) -> _Found:
    return tuple(
        (time.span, time.value) for time in annotations.times if citation.span.contains(time.span)
    )


def _names(citation: Citation, annotations: Annotations) -> _Found:
    """Mentions as they are spelt, for names of one entity differ in nothing else."""
    return tuple(
        (mention.span, _spelling(citation, mention.span))
        for mention in annotations.mentions
        if mention.form is not MentionForm.PRONOUN and citation.span.contains(mention.span)
    )


def _attributions(citation: Citation, annotations: Annotations) -> _Found:
    return tuple(
        (span, _spelling(citation, span))
        for quote in annotations.quotes
        for span in (quote.speaker, quote.cue, *quote.relays)
        if span is not None and citation.span.contains(span)
    )


def _spelling(citation: Citation, span: Span) -> str:
    """The words of the report at `span`, which lies in the citation."""
    start = span.start - citation.span.start
    return citation.text[start : start + len(span)].casefold()


_FINDERS: dict[Aspect, Callable[[Citation, Annotations], _Found]] = {
    Aspect.NUMBER: _numbers,
    Aspect.DATE: _times,
    Aspect.NAME: _names,
    Aspect.ATTRIBUTION: _attributions,
}


def _by_words(variants: Sequence[Variant]) -> dict[Citation, tuple[Span, ...]]:
    """Mark in each citation the words that the nearest wording of another variant has not."""
    words = {
        citation: tuple(_WORD.finditer(citation.text))
        for variant in variants
        for citation in variant.citations
    }
    marked: dict[Citation, tuple[Span, ...]] = {}
    for variant in variants:
        others = [c for other in variants if other is not variant for c in other.citations]
        for citation in variant.citations:
            lacking = _fewest_lacking(words[citation], [words[other] for other in others])
            marked[citation] = _join(citation, lacking)
    return marked


def _fewest_lacking(
    words: Sequence[re.Match[str]], others: Sequence[Sequence[re.Match[str]]]
) -> Sequence[re.Match[str]]:
    """The words that the most alike of `others` lacks; none where even that has too little in common."""
    here = [match[0].casefold() for match in words]
    fewest: Sequence[re.Match[str]] | None = None
    for other in others:
        if max(len(words), len(other)) > _MOST_WORDS:
            continue
        there = [match[0].casefold() for match in other]
        blocks = SequenceMatcher(None, here, there, autojunk=False).get_matching_blocks()
        common = {i for block in blocks for i in range(block.a, block.a + block.size)}
        lacking = [match for i, match in enumerate(words) if i not in common]
        alike = len(common) >= _LEAST_COMMON * max(len(words), len(other))
        if alike and (fewest is None or len(lacking) < len(fewest)):
            fewest = lacking
    return fewest or ()


def _join(citation: Citation, words: Sequence[re.Match[str]]) -> tuple[Span, ...]:
    """Neighbouring words as one span."""
    joined: list[tuple[int, int]] = []
    for match in words:
        between = citation.text[joined[-1][1] : match.start()] if joined else ""
        if joined and not _WORD.search(between) and len(between) <= 2:
            joined[-1] = (joined[-1][0], match.end())
        else:
            joined.append((match.start(), match.end()))
    offset = citation.span.start
    return tuple(Span(offset + start, offset + end) for start, end in joined)
