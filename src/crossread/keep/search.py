"""Searching a library: in goes what a person typed, out come reports with the exact words that matched.

The query language is told in `store/query.py`, the ranking in `store/search.py`.
"""

from crossread.cluster.profile import unpack_profile
from crossread.language.model import LanguageModel
from crossread.store.annotations import load_all_annotations
from crossread.store.library import Library
from crossread.store.profiles import load_profiles
from crossread.store.query import parse_query
from crossread.store.reports import load_reports
from crossread.store.search import Found, find
from crossread.store.search_index import index_report, make_entry, not_indexed

__all__ = ["index_all", "search"]

_AT_ONCE = 200  # reports in one transaction


def search(
    library: Library, text: str, *, model: LanguageModel | None = None, most: int = 20
) -> Found:
    """The `most` reports that answer `text` best. With a `model`, nearness in meaning counts in their order.

    Raises:
        QueryError: `text` cannot be read as a query, or names a story that is not there.
        StoreError: the library cannot be read.
        StoreDamagedError: what is kept is not what was written.
    """
    query = parse_query(text)
    vector = model.vectors([query.text])[0] if model is not None and query.terms else None
    index_all(library)
    with library.reading() as connection:
        return find(connection, query, vector=vector, most=most)


def index_all(library: Library) -> None:
    """Index the reports that were kept by a version without search; most libraries have none."""
    while True:
        with library.reading() as connection:
            waiting = not_indexed(connection, _AT_ONCE)
        if not waiting:
            return
        with library.writing() as writing:
            connection = writing.connection
            made = {one.report_id: one for one in load_all_annotations(connection, waiting)}
            kept = {one.report_id: one for one in load_profiles(connection, waiting)}
            for report in (one.report for one in load_reports(connection, waiting)):
                profile = kept.get(report.id)
                vector = unpack_profile(profile.packed).vector if profile else None
                entry = make_entry(report, made.get(report.id), vector=vector)
                index_report(connection, entry, profile.day if profile else None)
