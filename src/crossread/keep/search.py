"""Searching a library: in goes what a person typed, out come reports with the exact words that matched.

The query language is told in `store/query.py`, the ranking in `store/search.py`.
"""

from crossread.language.model import LanguageModel
from crossread.store.library import Library
from crossread.store.search import Found

__all__ = ["search"]


def search(
    library: Library, text: str, *, model: LanguageModel | None = None, most: int = 20
) -> Found:
    """The `most` reports that answer `text` best. With a `model`, nearness in meaning counts in their order.

    Raises:
        QueryError: `text` cannot be read as a query, or names a story that is not there.
        StoreError: the library cannot be read.
    """
    raise NotImplementedError
