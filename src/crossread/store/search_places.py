"""Where a found report answers a query: the sentences, quotes or points that hold what was asked for, and why.

Words are cited from the report as it is kept; nothing else of a result is text of a report.
"""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from crossread.errors import InvalidSpanError
from crossread.store.annotations import load_annotations, load_quotes
from crossread.store.query import Query, is_name
from crossread.store.reports import load_reports
from crossread.store.revisions import replaced_by
from crossread.store.schema import sentences
from crossread.store.search_index import Entry, said_in
from crossread.store.stories import stories_of
from crossread.store.terms import Term, fold, terms_of, terms_within
from crossread.types.annotation import Quote
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
    found = [(report, entry) for report, (entry, _) in zip(reports, best, strict=True)]
    stories, later = stories_of(connection, ids), replaced_by(connection, reports)
    spans = _spans_to_cite(connection, query, found, points)
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
    matches = _matches(query, report.text, _may_hold(query, report.text, spans))
    cited = _chosen(spans, matches)
    shown = sorted({one.span for one in matches if any(_stands_in(one, span) for span in cited)})
    return FoundReport(
        report=report,
        story_id=known[0],
        citations=tuple(report.cite(span) for span in cited),
        matches=tuple(report.cite(span) for span in shown),
        why=tuple(_reasons(query, report, entry)),
        score=score,
        replaced_by=known[1],
    )


def _spans_to_cite(
    connection: Connection,
    query: Query,
    found: Sequence[tuple[Report, Entry]],
    points: Mapping[str, Points],
) -> dict[str, list[Span]]:
    """What of each report can be cited as an answer, in the order of its text."""
    if query.only_in:
        return {
            report.id: _in_order(span for point in points[report.id] for span in point)
            for report, _ in found
        }
    if query.said_by or (query.speakers and not query.terms):
        return _quoted(connection, query.said_by or query.speakers, found)
    return _sentences(connection, [report for report, _ in found])


def _quoted(
    connection: Connection, names: Sequence[tuple[str, ...]], found: Sequence[tuple[Report, Entry]]
) -> dict[str, list[Span]]:
    """What each report quotes of those who are called by one of `names`.

    The digest is over all that was found in a report. Here the quotes alone are read and held against the entry, which
    has a digest of its own; where they are others, all is read.
    """
    quotes = load_quotes(connection, [report.id for report, _ in found])
    spans: dict[str, list[Span]] = {}
    for report, entry in found:
        own = quotes.get(report.id, ())
        if not _are_of(entry, own, report.text):
            made = load_annotations(connection, report.id)
            own = made.quotes if made else ()
        spans[report.id] = _in_order(
            span
            for one in own
            if _is_called(names, terms_of(one.told_speaker(report.text) or ""))
            for span in one.content
        )
    return spans


def _are_of(entry: Entry, quotes: Sequence[Quote], text: str) -> bool:
    """Whether the entry was made of these quotes in `text`."""
    try:
        told = [said_in(text, one) for one in quotes]
    except InvalidSpanError:
        return False
    return tuple(one for one in told if one[0]) == entry.said


def _is_called(names: Sequence[tuple[str, ...]], name: tuple[str, ...]) -> bool:
    return any(is_name(asked, name) for asked in names)


def _sentences(connection: Connection, reports: Sequence[Report]) -> dict[str, list[Span]]:
    """The sentences of each report; its lines, where it has none."""
    found: dict[str, set[tuple[int, int]]] = {report.id: set() for report in reports}
    of = sentences.c
    wanted = select(of.report_id, of.start_at, of.end_at).where(of.report_id.in_(list(found)))
    for report_id, start, end in connection.execute(wanted).all():
        found[str(report_id)].add((int(start), int(end)))
    return {
        report.id: [Span(*one) for one in sorted(found[report.id])] or list(_lines(report))
        for report in reports
    }


def _lines(report: Report) -> Iterator[Span]:
    start = 0
    for line in report.text.splitlines(keepends=True):
        if line.strip():
            yield Span(start, start + len(line.rstrip("\n")))
        start += len(line)


def _may_hold(query: Query, text: str, spans: Sequence[Span]) -> Iterator[Span]:
    """The spans in which the letters of a term stand; a quick look, before the words of `text` are cut."""
    wanted = [term.replace(".", "") for term in query.terms]
    for span in spans:
        letters = fold(span.of(text)).translate(_LEFT_OUT)
        if any(term in letters for term in wanted):
            yield span


_LEFT_OUT = str.maketrans("", "", ".,:'’‘@#")


def _in_order(spans: Iterable[Span]) -> list[Span]:
    return sorted(set(spans))


def _matches(query: Query, text: str, spans: Iterable[Span]) -> list[Term]:
    """The terms of `text` within `spans` that the words and phrases of `query` ask for, in their order.

    Where only words are asked for, no span is looked at after one that holds them all: that one is chosen.
    """
    if query.phrases:
        return _matches_of_phrases(query, list(terms_within(text, spans)))
    words = set(query.words)
    found: list[Term] = []
    for span in spans:
        own = [term for term in terms_within(text, [span]) if term.text in words]
        found += own
        if len({term.text for term in own}) == len(words):
            break
    return found


def _matches_of_phrases(query: Query, terms: Sequence[Term]) -> list[Term]:
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
    held = [{one.text for one in matches if _stands_in(one, span)} for span in spans]
    chosen: list[Span] = []
    met: set[str] = set()
    while len(chosen) < _MOST_CITED:
        n_new = [len(some - met) for some in held]
        most = max(n_new, default=0)
        if not most:
            break
        best = n_new.index(most)
        chosen.append(spans[best])
        met |= held[best]
    return sorted(chosen) or list(spans[:1])


def _stands_in(term: Term, span: Span) -> bool:
    return span.start <= term.start and term.end <= span.end


def _reasons(query: Query, report: Report, entry: Entry) -> Iterator[str]:
    if query.terms:
        at = " at its start" if set(query.terms) <= set(entry.head) else ""
        phrases = [f'"{" ".join(phrase)}"' for phrase in query.phrases]
        yield f"holds {', '.join([*query.words, *phrases])}{at}"
    yield from (f"quotes {_as_written(name, report.text)}" for name in query.speakers)
    yield from (f"{_as_written(name, report.text)} says it" for name in query.said_by)
    yield from (f"of {_as_written(name, report.name)}" for name in query.outlets)
    yield from ("alone in its story tells it" for _ in query.only_in[:1])


def _as_written(name: tuple[str, ...], text: str) -> str:
    """The first words of `text` that can be `name`, as they stand there; else its terms, which have no capitals."""
    near: deque[Term] = deque(maxlen=len(name) + 2)  # a name in full may have more words
    for term in terms_within(text, [Span(0, len(text))] if text else []):
        near.append(term)
        if term.text != name[-1]:
            continue
        starts = [n for n, one in enumerate(near) if one.text == name[0]]
        for n in reversed(starts):
            if is_name(name, tuple(one.text for one in list(near)[n:])):
                return " ".join(text[near[n].start : term.end].split())
    return " ".join(name)
