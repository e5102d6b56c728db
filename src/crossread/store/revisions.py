"""Which reports are forms of one page: what was read at one address, one after the other.

An address of the web names one page for good. The path of a file, with the place in it, names whatever lies there: the
same name is given to another text, and the second row of a table is another article tomorrow. So reports of one path are
forms of one page only where they print much the same, and no two outlets are stated. What came by standard input has no address.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Connection, select

from crossread.store.reports import KeptReport, load_reports
from crossread.store.schema import report_sources, reports
from crossread.types.report import Report

__all__ = ["latest_revisions", "replaced_by", "reports_at", "revisions"]

_STDIN = re.compile(r"-(?:#.*)?", re.DOTALL)  # with the place in it
_RUN = 4  # words
_LEAST_SHARED = 1 / 3  # of the runs of the shorter text


def revisions(connection: Connection, report: Report) -> tuple[KeptReport, ...]:
    """All forms of the page of `report`, the oldest first; the report itself is among them.

    Raises:
        StoreDamagedError: one is not what was written.
    """
    pages = _pages(connection, _at(connection, _addresses(connection, [report])[report.id]))
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


def latest_revisions(connection: Connection, given: Sequence[Report]) -> frozenset[str]:
    """The ids of those of `given` that no later form of the same page among them replaces.

    Raises:
        KeyError: one is not kept.
    """
    wanted = select(reports.c.id, reports.c.change)
    found = connection.execute(wanted.where(reports.c.id.in_([one.id for one in given])))
    came = {row.id: int(row.change) for row in found}
    pages = _pages(connection, [KeptReport(report, came[report.id]) for report in given])
    return frozenset(forms[-1].report.id for forms in pages)


def replaced_by(connection: Connection, given: Sequence[Report]) -> dict[str, str]:
    """For each of `given` that is not the newest form of its page in the library, the id of the newest.

    Raises:
        StoreDamagedError: a form of one of these pages is not what was written.
    """
    addresses = sorted({one for own in _addresses(connection, given).values() for one in own})
    several = [ids for ids in _ids_at(connection, addresses).values() if len(ids) > 1]
    pages = _pages(
        connection, load_reports(connection, sorted({one for ids in several for one in ids}))
    )
    newest = {kept.report.id: forms[-1].report.id for forms in pages for kept in forms}
    now = {report.id: newest.get(report.id, report.id) for report in given}
    return {report_id: other for report_id, other in now.items() if other != report_id}


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


def _addresses(connection: Connection, given: Iterable[Report]) -> Mapping[str, Sequence[str]]:
    """The addresses of each report, by its id: its url, or the paths at which it was found."""
    found = {report.id: [report.url] if report.url else list[str]() for report in given}
    by_url = {report_id for report_id, urls in found.items() if urls}
    source = report_sources.c
    paths = select(source.report_id, source.path).where(source.report_id.in_(list(found)))
    for row in connection.execute(paths.where(source.path.is_not(None)).order_by(source.path)):
        if row.report_id not in by_url and not _STDIN.fullmatch(row.path):
            found[row.report_id].append(row.path)
    return found


def _pages(
    connection: Connection, given: Iterable[KeptReport]
) -> tuple[tuple[KeptReport, ...], ...]:
    """The reports by the page of which they are forms: each in the order of coming, the oldest page first."""
    kept = sorted(given, key=lambda one: one.change)
    addresses = _addresses(connection, [one.report for one in kept])
    pages: list[list[KeptReport]] = []
    at: dict[str, list[list[KeptReport]]] = defaultdict(list)
    for one in kept:
        own = addresses[one.report.id]
        near = [page for address in own for page in at[address]]
        page = next((page for page in near if _is_next(page[-1].report, one.report)), None)
        if page is None:
            page = []
            pages.append(page)
        page.append(one)
        for address in own:
            if not any(other is page for other in at[address]):
                at[address].append(page)
    return tuple(tuple(page) for page in pages)


def _is_next(before: Report, after: Report) -> bool:
    """Whether `after`, which came later from an address of `before`, is a form of the same page."""
    if before.url is not None:
        return True
    if before.outlet and after.outlet and before.outlet != after.outlet:
        return False
    ours, theirs = _runs(before), _runs(after)
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
