"""Reports that print one text.

In go reports; out come copies: groups of reports that share runs of words, with how much they share and,
where a dateline or credit names it, whose text it is. What is compared are runs of five words outside
quotation marks and dropped lines, so that one statement quoted by two is not taken for a reprint.
"""

import re
from collections.abc import Sequence
from itertools import combinations

from crossread.language.dateline import find_dateline
from crossread.language.lexicon import organisations
from crossread.language.marks import find_marked
from crossread.language.name_match import canonical_organisation
from crossread.language.sentences import find_paragraphs
from crossread.language.words import find_words
from crossread.types.alignment import Copy, Extent
from crossread.types.report import Citation, FurnitureKind, Report
from crossread.types.span import Span

__all__ = ["find_copies"]

_RUN = 5  # words; METER (Gaizauskas et al. 2001) and later work find reuse best with runs of 3 to 6
_PART = 0.18  # of the shorter report's runs; below it lie shared names, titles and stock phrases
_WHOLE = 0.55
_LEAST_RUNS = 20
# A line of its own, or a report's last words behind a dash, that give an agency's name.
_SIGNATURE = re.compile(
    r"(?:^|[-–—])[ \t]*(?:By (?:the )?)?(?P<name>[A-Z][\w.&]*(?: [A-Z][\w.&]*){0,3})(?: and staff)?[ \t]*$",
    re.MULTILINE,
)


def find_copies(reports: Sequence[Report]) -> tuple[Copy, ...]:
    """The groups of copies among `reports`, largest share first."""
    runs = {report.id: _runs(report) for report in reports}
    found: list[tuple[float, Copy]] = []
    for a, b in combinations(reports, 2):
        smaller = min(len(runs[a.id]), len(runs[b.id]))
        shared = runs[a.id].keys() & runs[b.id].keys()
        if smaller >= _LEAST_RUNS and len(shared) >= _PART * smaller:
            extent = Extent.WHOLE if len(shared) >= _WHOLE * smaller else Extent.PART
            citations = tuple(
                _longest(report, [runs[report.id][run] for run in shared]) for report in (a, b)
            )
            origin = _origin(a) or _origin(b)
            found.append((-len(shared) / smaller, Copy((a.id, b.id), origin, extent, citations)))
    return tuple(copy for _, copy in sorted(found, key=lambda one: (one[0], one[1].report_ids)))


def _runs(report: Report) -> dict[tuple[str, ...], Span]:
    """Each run of words outside quotation marks, with its first place."""
    paragraphs = find_paragraphs(report)
    marked = find_marked(report.text, paragraphs)
    runs: dict[tuple[str, ...], Span] = {}
    for number, paragraph in enumerate(paragraphs):
        quoted = [m.inner for m in marked if m.paragraph == number]
        words = [
            word
            for word in find_words(report.text, paragraph)
            if word.text[0].isalnum() and not any(q.contains(word.span) for q in quoted)
        ]
        for at in range(len(words) - _RUN + 1):
            run = tuple(word.lower for word in words[at : at + _RUN])
            runs.setdefault(run, Span(words[at].span.start, words[at + _RUN - 1].span.end))
    return runs


def _longest(report: Report, spans: Sequence[Span]) -> Citation:
    """The longest stretch that the shared runs cover without a gap."""
    best = current = min(spans)
    for span in sorted(spans)[1:]:
        if span.start <= current.end:
            current = Span(current.start, max(current.end, span.end))
        else:
            current = span
        if len(current) > len(best):
            best = current
    return report.cite(best)


def _origin(report: Report) -> str | None:
    """The agency that the dateline names, or a signature line; a photo credit is neither."""
    dateline = find_dateline(report.text)
    if dateline is not None and dateline.agency is not None:
        return canonical_organisation(dateline.agency.of(report.text))
    captions = [d.span for d in report.dropped if d.kind == FurnitureKind.CAPTION]
    for match in _SIGNATURE.finditer(report.text):
        name = match["name"].strip()
        organisation = organisations().get(name)
        known = organisation is not None and organisation.kind == "agency"
        if known and not any(span.start <= match.start() < span.end for span in captions):
            return canonical_organisation(name)
    return None
