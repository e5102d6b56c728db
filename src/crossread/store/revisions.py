"""Which reports are forms of one page: what was read at one address, one after the other.

An address of the web names one page for good. The path of a file, with the place in it, names whatever lies there: the
same name is given to another text, and the second row of a table is another article tomorrow. So reports of one path are
forms of one page only where they print much the same, and no two outlets are stated. What came by standard input has no address.
Reports that are each a form of the page of a third are forms of one page, so that it makes no difference which came first.
Of the forms of a page one stands: the one that it shows now, as far as it was seen, else the one that came last.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Connection, select

from crossread.store.batches import in_batches
from crossread.store.reports import KeptReport, load_reports
from crossread.store.schema import report_sources, reports
from crossread.store.sightings import sightings_of, standing_among
from crossread.types.report import Report

__all__ = [
    "count_pages",
    "replaced_by",
    "reports_at",
    "revisions",
    "several_forms",
    "standing_at_urls",
    "standing_revisions",
]

_STDIN = re.compile(r"-(?:#.*)?", re.DOTALL)  # with the place in it
_RUN = 4  # words
_LEAST_SHARED = 1 / 3  # of the runs of the shorter text


def revisions(connection: Connection, report: Report) -> tuple[KeptReport, ...]:
    """All forms of the page of `report`, the oldest first; the report itself is among them.

    Raises:
        StoreDamagedError: one is not what was written.
    """
    pages = _pages(
        connection, _at(connection, _addresses(connection, {report.id: report.url})[report.id])
    )
    own = [forms for forms in pages if any(kept.report.id == report.id for kept in forms)]
    return own[0] if own else load_reports(connection, [report.id])


def reports_at(connection: Connection, address: str) -> tuple[tuple[KeptReport, ...], ...]:
    """The pages that were read at `address`, a url or a path, each as its forms, the oldest first.

    Raises:
        StoreDamagedError: one is not what was written.
    """
    by_path = select(report_sources.c.report_id).where(report_sources.c.path == address)
    found = _at(connection, [address])
    return _pages(
        connection, found or load_reports(connection, connection.execute(by_path).scalars())
    )


def standing_revisions(connection: Connection, given: Sequence[Report]) -> frozenset[str]:
    """The ids of those of `given` that no other form of the same page among them replaces.

    Raises:
        KeyError: one is not kept.
        StoreDamagedError: a sighting of one is not what was written.
    """
    wanted = select(reports.c.id, reports.c.change)
    found = connection.execute(wanted.where(reports.c.id.in_([one.id for one in given])))
    came = {row.id: int(row.change) for row in found}
    pages = _pages(connection, [KeptReport(report, came[report.id]) for report in given])
    return _standing(connection, [_came(forms) for forms in pages])


def standing_at_urls(connection: Connection, report_ids: Sequence[str]) -> frozenset[str]:
    """The same of the reports of urls alone, without reading one; which forms of a file stand, nothing changes.

    Raises:
        StoreDamagedError: a sighting of one is not what was written.
    """
    pages: dict[str, dict[str, int]] = defaultdict(dict)
    of = reports.c
    for some in in_batches(report_ids):
        at = of.id.in_(some) & of.url.is_not(None)
        for row in connection.execute(select(of.id, of.url, of.change).where(at)):
            pages[str(row.url)][str(row.id)] = int(row.change)
    return _standing(connection, list(pages.values()))


def replaced_by(connection: Connection, given: Sequence[Report]) -> dict[str, str]:
    """For each of `given` that is not the form of its page that stands in the library, the id of that.

    Raises:
        StoreDamagedError: a form of one of these pages is not what was written.
    """
    forms = several_forms(connection, given)
    pages = {held[0].report.id: _came(held) for held in forms.values()}
    standing = _standing(connection, list(pages.values()))
    by_id = {
        report_id: next(kept.report.id for kept in held if kept.report.id in standing)
        for report_id, held in forms.items()
    }
    return {report_id: other for report_id, other in by_id.items() if other != report_id}


def _came(forms: Sequence[KeptReport]) -> dict[str, int]:
    return {kept.report.id: kept.change for kept in forms}


def _standing(connection: Connection, pages: Sequence[Mapping[str, int]]) -> frozenset[str]:
    """Of each page, given as its forms with the changes that brought them, the id of the one that stands."""
    seen = sightings_of(connection, {one for came in pages if len(came) > 1 for one in came})
    return frozenset(standing_among(seen, came) for came in pages)


def several_forms(
    connection: Connection, given: Sequence[Report]
) -> dict[str, tuple[KeptReport, ...]]:
    """For each of `given` whose page was read in several forms, by its id, all of them, the oldest first.

    Raises:
        StoreDamagedError: a form of one of these pages is not what was written.
    """
    own = _addresses(connection, {report.id: report.url for report in given})
    addresses = sorted({address for some in own.values() for address in some})
    several = [ids for ids in _ids_at(connection, addresses).values() if len(ids) > 1]
    ids = sorted({one for some in several for one in some})
    pages = _pages(connection, load_reports(connection, ids))
    wanted = {report.id for report in given}
    return {
        kept.report.id: forms
        for forms in pages
        for kept in forms
        if len(forms) > 1 and kept.report.id in wanted
    }


def count_pages(connection: Connection, report_ids: Sequence[str]) -> int:
    """How many pages the reports are, where forms of one page count once; as many as `standing_revisions` leaves.

    Raises:
        StoreDamagedError: a report that may be a form of the page of another is not what was written.
    """
    urls: dict[str, str | None] = {}
    for some in in_batches(report_ids):
        found = connection.execute(
            select(reports.c.id, reports.c.url).where(reports.c.id.in_(some))
        )
        urls |= {str(row.id): row.url for row in found}
    paths = _addresses(connection, {one: None for one, url in urls.items() if not url})
    n_at = Counter(path for some in paths.values() for path in some)
    # A text is looked at only where two reports were found at one path.
    beside = [one for one, some in paths.items() if any(n_at[path] > 1 for path in some)]
    n_pages = len({url for url in urls.values() if url}) + len(paths) - len(beside)
    return n_pages + len(_pages(connection, load_reports(connection, beside)))


def _at(connection: Connection, addresses: Sequence[str]) -> tuple[KeptReport, ...]:
    """The reports whose address is one of `addresses`."""
    found = _ids_at(connection, addresses)
    return load_reports(connection, sorted({one for ids in found.values() for one in ids}))


def _ids_at(connection: Connection, addresses: Sequence[str]) -> Mapping[str, set[str]]:
    """The ids of the reports of each address."""
    by_url = select(reports.c.url, reports.c.id).where(reports.c.url.in_(addresses))
    by_path = (
        select(report_sources.c.path, reports.c.id, reports.c.url)
        .join(reports, reports.c.id == report_sources.c.report_id)
        .where(report_sources.c.path.in_(addresses))
    )
    found: dict[str, set[str]] = defaultdict(set)
    for address, report_id in connection.execute(by_url):
        found[str(address)].add(str(report_id))
    for address, report_id, url in connection.execute(by_path):
        # Asked for here and not there: SQLite would look at all reports without a url first.
        if url is None:
            found[str(address)].add(str(report_id))
    return found


def _addresses(
    connection: Connection, urls: Mapping[str, str | None]
) -> Mapping[str, Sequence[str]]:
    """The addresses of reports, by their ids: the url that is given, or the paths at which one was found."""
    found = {report_id: [url] if url else list[str]() for report_id, url in urls.items()}
    without = [report_id for report_id, url in urls.items() if not url]
    source = report_sources.c
    for some in in_batches(without):
        at = source.report_id.in_(some) & source.path.is_not(None)
        wanted = select(source.report_id, source.path).where(at).distinct()
        for report_id, path in connection.execute(wanted):
            if not _STDIN.fullmatch(path):
                found[report_id].append(path)
    return {report_id: sorted(addresses) for report_id, addresses in found.items()}


def _pages(
    connection: Connection, given: Iterable[KeptReport]
) -> tuple[tuple[KeptReport, ...], ...]:
    """The reports by the page of which they are forms: each in the order of coming, the oldest page first."""
    kept = sorted(given, key=lambda one: one.change)
    addresses = _addresses(connection, {one.report.id: one.report.url for one in kept})
    runs: dict[str, frozenset[tuple[str, ...]]] = {}
    page_of: dict[str, list[KeptReport]] = {}
    at: dict[str, list[KeptReport]] = defaultdict(list)
    for one in kept:
        page_of[one.report.id] = [one]
        for address in addresses[one.report.id]:
            for other in at[address]:
                own, theirs = page_of[one.report.id], page_of[other.report.id]
                if own is not theirs and _is_form(one.report, other.report, runs):
                    theirs += own
                    page_of |= {each.report.id: theirs for each in own}
            at[address].append(one)
    pages = {id(page): page for page in page_of.values()}.values()
    return tuple(tuple(sorted(page, key=lambda one: one.change)) for page in pages)


def _is_form(one: Report, other: Report, runs: dict[str, frozenset[tuple[str, ...]]]) -> bool:
    """Whether two reports of one address are forms of one page; `runs` holds the runs that were cut before."""
    if one.url is not None or other.url is not None:
        return one.url == other.url
    if one.outlet and other.outlet and one.outlet != other.outlet:
        return False
    for each in (one, other):
        if each.id not in runs:
            runs[each.id] = _runs(each)
    ours, theirs = runs[one.id], runs[other.id]
    return len(ours & theirs) >= _LEAST_SHARED * min(len(ours), len(theirs))


def _runs(report: Report) -> frozenset[tuple[str, ...]]:
    """The runs of words that the report prints, without what was dropped; of a shorter text its words."""
    kept, start = [], 0
    for dropped in sorted(report.dropped, key=lambda one: one.span):
        kept.append(report.text[start : dropped.span.start])
        start = max(start, dropped.span.end)
    words = "\n".join([*kept, report.text[start:]]).casefold().split()
    length = min(_RUN, len(words))
    return frozenset(tuple(words[at : at + length]) for at in range(len(words) - length + 1))
