"""The quotations of one utterance, on one card.

In go alignments and the features of the statements that gave them; out come the same, with those that set versions of
one quotation side by side put together: a quotation that fills a paragraph is matched clause by clause, and each match
told the same difference again. Then it is known what each report quotes of it in all, so that a report which prints the
words in two pieces does not quote less of it than one that prints them in one.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from operator import attrgetter

from rapidfuzz import fuzz

from crossread.align.features.features import Features
from crossread.align.judge.wordings import (
    Version,
    folded,
    is_cut,
    meanings,
    what_was_done,
)
from crossread.align.match.opposites import is_negative
from crossread.types.alignment import Alignment, Aspect, Match, Variant
from crossread.types.annotation import QuoteKind
from crossread.types.report import Citation
from crossread.types.span import Span

__all__ = ["with_whole_utterances"]

_PIECE = re.compile(r"[.,;:!?—–…()\[\]\"“”]+")
_NO_WORDS = re.compile(r"(?:#\w+?)?https?://\S+|#\w+")
_CLOSE = 30  # letters; between two stretches of one utterance stands who said it
_PRINTED = 95  # of 100
_Quoted = Mapping[str, Sequence[tuple[Citation, Features]]]


def with_whole_utterances(
    found: Sequence[Alignment], features: Sequence[Features]
) -> list[Alignment]:
    """The alignments in their order, one for each utterance that is quoted in several versions.

    The first of those that are put together stands for them; where in the end no version holds what another lacks,
    none does.
    """
    quoted = _quoted(features)
    groups: list[list[Alignment]] = []
    for one in found:
        if _is_of_quotations(one, quoted):
            home = next((group for group in groups if _are_one(group, one)), None)
            if home is None:
                groups.append([one])
            else:
                home.append(one)
    judged = {id(group[0]): _judged(group, quoted) for group in groups}
    others = {id(one) for group in groups for one in group[1:]}
    utterances = [one for some in judged.values() for one in some]
    told: list[Alignment] = []
    for one in found:
        if id(one) in judged:
            told += judged[id(one)]
        elif id(one) not in others and not any(_is_within(one, known) for known in utterances):
            told.append(one)
    return told


def _is_within(one: Alignment, utterance: Alignment) -> bool:
    """Whether what is set side by side as told in other words are versions of a quotation that has its card."""
    return one.aspect is Aspect.WORDING and all(
        any(
            known.report_id == citation.report_id and known.span.overlap(citation.span)
            for known in utterance.citations
        )
        for citation in one.citations
    )


def _quoted(features: Sequence[Features]) -> _Quoted:
    """By report all words in marks, each stretch once with the first statement that holds of it, in the text's order."""
    known: dict[str, dict[Span, tuple[Citation, Features]]] = {}
    for one in features:
        for quote in one.quotes:
            if quote.kind is QuoteKind.INDIRECT:
                continue
            for content in quote.content:
                stretch = known.setdefault(one.report.id, {})
                stretch.setdefault(content, (one.report.cite(content), one))
    return {
        report: [stretches[span] for span in sorted(stretches)]
        for report, stretches in known.items()
    }


def _is_of_quotations(one: Alignment, quoted: _Quoted) -> bool:
    """Whether all that an alignment sets side by side are words in marks."""
    return one.aspect is Aspect.WORDING and all(
        any(citation == known for known, _ in quoted.get(citation.report_id, ()))
        for citation in one.citations
    )


def _are_one(group: Sequence[Alignment], other: Alignment) -> bool:
    """Whether another alignment is of the utterance that a group is of: it cites the same words of two reports.

    Of one report is enough where these words hold all that the others quote, or the others' words stand close by.
    """
    known = {citation for one in group for citation in one.citations}
    shared = known & set(other.citations)
    reports = {citation.report_id for citation in shared}
    if len(reports) != 1:
        return len(reports) > 1
    if _stand_close(group, other):
        return True
    words = {
        report: folded(" ".join(citation.text for citation in cited))
        for report, cited in _by_report(known | set(other.citations))
    }
    (whole,) = reports
    return all(
        any(_holds(text, folded(citation.text)) for text in (words[whole], *_rest(words, whole)))
        for citation in known | set(other.citations)
    )


def _stand_close(group: Sequence[Alignment], other: Alignment) -> bool:
    """Whether in each report of the other alignment its words follow on the group's, or go before them, or are theirs."""
    known = [citation for one in group for citation in one.citations]
    return all(
        any(
            one.report_id == citation.report_id
            and max(one.span.start - citation.span.end, citation.span.start - one.span.end) < _CLOSE
            for one in known
        )
        for citation in other.citations
    )


def _rest(words: Mapping[str, str], whole: str) -> tuple[str, ...]:
    """The words of a report that hold what the report `whole` prints in pieces, if one does."""
    return tuple(text for report, text in words.items() if _holds(text, words[whole]))


def _holds(whole: str, words: str) -> bool:
    return len(words) <= len(whole) and is_cut(words, whole)


def _by_report(cited: set[Citation]) -> Iterator[tuple[str, list[Citation]]]:
    ordered = sorted(cited, key=lambda one: (one.report_id, one.span))
    for report, some in groupby(ordered, key=attrgetter("report_id")):
        yield report, list(some)


def _judged(group: Sequence[Alignment], quoted: _Quoted) -> list[Alignment]:
    """The one alignment of what each report quotes of the utterance, if any lacks what another has."""
    cited = dict(_by_report({citation for one in group for citation in one.citations}))
    given = {report: number for number, report in enumerate(quoted)}
    versions = _versions(_telling(cited), quoted)
    versions.sort(key=lambda version: given[version.citations[0].report_id])
    whole = max(versions, key=lambda version: (len(version.words), version.words))
    alike = [version for version in versions if version is whole or _holds_all(version, whole)]
    # A report that prints the whole in another sentence, as in its headline, cuts nothing.
    printing = {name for version in alike for name in version.printed_by}
    rest = [
        version
        for version in versions
        if version not in alike and not version.printed_by <= printing
    ]
    if not rest:
        return []
    first = Version(
        whole.words,
        whole.raw,
        [one for version in alike for one in version.by],
        [citation for version in alike for citation in version.citations],
    )
    told = [first, *_once(rest)]
    told.sort(key=lambda version: min(given[one.report_id] for one in version.citations))
    variants = tuple(Variant(tuple(version.citations)) for version in told)
    match = min((one.match for one in group), key=lambda match: match is not Match.SURE)
    return [replace(group[0], variants=variants, why=what_was_done(told), match=match)]


def _telling(cited: Mapping[str, Sequence[Citation]]) -> dict[str, list[Citation]]:
    """Of each report the citations that share a telling word with another report's, all where none does."""
    found: dict[str, list[Citation]] = {}
    for report, some in cited.items():
        others = {
            word
            for other, theirs in cited.items()
            if other != report
            for citation in theirs
            for word in meanings(folded(citation.text))
        }
        shared = [one for one in some if meanings(folded(one.text)) & others]
        found[report] = _each_once(shared or list(some))
    return found


def _each_once(some: Sequence[Citation]) -> list[Citation]:
    """The citations without those whose words another one of the same report holds."""
    kept: list[Citation] = []
    for one in sorted(some, key=lambda citation: -len(citation.span)):
        if not any(folded(one.text) in folded(other.text) for other in kept):
            kept.append(one)
    return sorted(kept, key=attrgetter("span"))


def _versions(cited: Mapping[str, Sequence[Citation]], quoted: _Quoted) -> list[Version]:
    """What each report quotes of the utterance."""
    found: list[Version] = []
    for report, some in cited.items():
        raw = " ".join(citation.text for citation in some)
        by = [one for citation, one in quoted[report] if citation in some]
        found.append(Version(folded(raw), raw, by, list(some)))
    return found


def _holds_all(version: Version, whole: Version) -> bool:
    """Whether a report prints, here or elsewhere, each piece of the longest version that tells anything."""
    everything = folded(version.by[0].report.text)
    bare = _NO_WORDS.sub(" ", whole.raw)
    pieces = [piece for words in _PIECE.split(bare) if meanings(piece := folded(words))]
    known = [folded(citation.text) for citation in version.citations]
    return all(
        piece in everything or any(_stands_in(piece, words) for words in known) for piece in pieces
    )


def _stands_in(piece: str, words: str) -> bool:
    """Whether a piece stands in `words` but for a letter, or these in it, and what it has beside them tells nothing."""
    if len(piece) <= len(words):
        return fuzz.partial_ratio(piece, words) >= _PRINTED
    within = words in piece and meanings(piece) <= meanings(words)
    return within and is_negative(piece) == is_negative(words)


def _once(versions: Sequence[Version]) -> list[Version]:
    """The versions, those of the same words as one."""
    by_words: dict[str, Version] = {}
    for version in versions:
        home = by_words.setdefault(version.words, Version(version.words, version.raw))
        home.by += version.by
        home.citations += version.citations
    return list(by_words.values())
