"""Where a found report answers a query: the sentences, quotes or points that hold what was asked for, and why.

Words are cited from the report as it is kept; nothing else of a result is text of a report.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from crossread.store.annotations import load_all_annotations
from crossread.store.query import Query, is_name
from crossread.store.reports import load_reports
from crossread.store.revisions import replaced_by
from crossread.store.schema import sentences
from crossread.store.search_index import Entry
from crossread.store.stories import stories_of
from crossread.store.terms import Term, fold, terms_of, terms_within
from crossread.types.annotation import Annotations
from crossread.types.report import Citation, Report
from crossread.types.span import Span

__all__ = ["FoundReport", "Points", "found_reports"]

Points = tuple[tuple[Span, ...], ...]
"""Points of a synopsis, each as the places of its words in one report."""

_MOST_CITED = 3


@dataclass(frozen=True, slots=True)
class FoundReport:
    """A report that answers a query.

    `citations` are the places that answer it, three at most, in the order of the text: sentences, or what a speaker
    says, or what this report alone tells; `matches` the words in them that were asked for. `why` says in phrases what
    of the query holds. `score` orders the reports of one search, and says nothing beyond it. `replaced_by` is the id of
    the form of its page that stands, where that is another.
    """

    report: Report
    story_id: str | None
    citations: tuple[Citation, ...]
    matches: tuple[Citation, ...]
    why: tuple[str, ...]
    score: float
    replaced_by: str | None = None


def found_reports(
    connection: Connection,
    query: Query,
    best: Sequence[tuple[Entry, float]],
    points: Mapping[str, Points],
) -> tuple[FoundReport, ...]:
    """The reports of `best`, in that order; `points` are those that answer an `only-in:`.

    Raises:
        StoreDamagedError: what is kept is not what was written.
    """
    ids = [entry.report_id for entry, _ in best]
    reports = [kept.report for kept in load_reports(connection, ids)]
    stories, later = stories_of(connection, ids), replaced_by(connection, reports)
    spans = _spans_to_cite(connection, query, reports, points)
    return tuple(
        _found_report(
            query,
            report,
            entry,
            spans[report.id],
            score,
            (stories.get(report.id), later.get(report.id)),
        )
        for report, (entry, score) in zip(reports, best, strict=True)
    )


def _found_report(  # noqa: PLR0913, PLR0917 - what is known of one report
    query: Query,
    report: Report,
    entry: Entry,
    spans: Sequence[Span],
    score: float,
    known: tuple[str | None, str | None],
) -> FoundReport:
    holding = [span for span in spans if _may_hold(query, span.of(report.text))]
    matches = _matches(query, list(terms_within(report.text, holding)))
    cited = _chosen(spans, matches)
    shown = sorted({one.span for one in matches if any(span.contains(one.span) for span in cited)})
    return FoundReport(
        report=report,
        story_id=known[0],
        citations=tuple(report.cite(span) for span in cited),
        matches=tuple(report.cite(span) for span in shown),
        why=tuple(_reasons(query, entry)),
        score=score,
        replaced_by=known[1],
    )


def _spans_to_cite(
    connection: Connection, query: Query, reports: Sequence[Report], points: Mapping[str, Points]
) -> dict[str, list[Span]]:
    """What of each report can be cited as an answer, in the order of its text."""
    if query.only_in:
        return {
            report.id: _in_order(span for point in points[report.id] for span in point)
            for report in reports
        }
    if query.said_by or (query.speakers and not query.terms):
        made = load_all_annotations(connection, [report.id for report in reports])
        by_id = {report.id: report for report in reports}
        return {one.report_id: _quoted(query, by_id[one.report_id], one) for one in made}
    return _sentences(connection, reports)


def _quoted(query: Query, report: Report, made: Annotations) -> list[Span]:
    names = query.said_by or query.speakers
    found: list[Span] = []
    for quote in made.quotes:
        speaker = quote.told_speaker(report.text) or ""
        if any(is_name(asked, terms_of(speaker)) for asked in names):
            found += quote.content
    return _in_order(found)


def _sentences(connection: Connection, reports: Sequence[Report]) -> dict[str, list[Span]]:
    """The sentences of each report; its lines, where it has none."""
    found: dict[str, list[Span]] = {report.id: [] for report in reports}
    of = sentences.c
    wanted = select(of.report_id, of.start_at, of.end_at).where(of.report_id.in_(list(found)))
    for report_id, start, end in connection.execute(wanted).all():
        found[str(report_id)].append(Span(int(start), int(end)))
    return {report.id: _in_order(found[report.id]) or list(_lines(report)) for report in reports}


def _lines(report: Report) -> Iterator[Span]:
    start = 0
    for line in report.text.splitlines(keepends=True):
        if line.strip():
            yield Span(start, start + len(line.rstrip("\n")))
        start += len(line)


def _may_hold(query: Query, text: str) -> bool:
    """Whether the letters of a term stand in `text`; a quick look, before its words are cut."""
    letters = fold(text).translate(_LEFT_OUT)
    return any(term.replace(".", "") in letters for term in query.terms)


_LEFT_OUT = str.maketrans("", "", ".,:'’‘@#")


def _in_order(spans: Iterable[Span]) -> list[Span]:
    return sorted(set(spans))


def _matches(query: Query, terms: Sequence[Term]) -> list[Term]:
    """Those of `terms` that the words and phrases of `query` ask for, in their order."""
    words = set(query.words)
    found = {number for number, term in enumerate(terms) if term.text in words}
    texts = [term.text for term in terms]
    for phrase in query.phrases:
        for start in range(len(texts) - len(phrase) + 1):
            if texts[start] == phrase[0] and tuple(texts[start : start + len(phrase)]) == phrase:
                found.update(range(start, start + len(phrase)))
    return [terms[number] for number in sorted(found)]


def _chosen(spans: Sequence[Span], matches: Sequence[Term]) -> list[Span]:
    """The spans that hold most of what was asked for and is not held by those before; the first where none does."""
    held = {span: {one.text for one in matches if span.contains(one.span)} for span in spans}
    chosen: list[Span] = []
    met: set[str] = set()
    while len(chosen) < _MOST_CITED:
        rest = [span for span in spans if span not in chosen and held[span] - met]
        if not rest:
            break
        best = max(rest, key=lambda span: len(held[span] - met))
        chosen.append(best)
        met |= held[best]
    return sorted(chosen) or list(spans[:1])


def _reasons(query: Query, entry: Entry) -> Iterator[str]:
    if query.terms:
        at = " at its start" if set(query.terms) <= set(entry.head) else ""
        phrases = [f'"{" ".join(phrase)}"' for phrase in query.phrases]
        yield f"holds {', '.join([*query.words, *phrases])}{at}"
    yield from (f"quotes {' '.join(name)}" for name in query.speakers)
    yield from (f"{' '.join(name)} says it" for name in query.said_by)
    yield from (f"of {' '.join(name)}" for name in query.outlets)
    yield from ("alone in its story tells it" for _ in query.only_in[:1])
