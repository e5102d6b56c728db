"""Annotating anew what another version of the program, or other weights, annotated: only when it is asked for."""

from collections.abc import Iterator

from crossread.keep.annotate import annotate_reports, keep_annotated
from crossread.keep.group import GROUPING, Grouper, Grouping, group
from crossread.keep.made_by import made_by
from crossread.language.model import LanguageModel
from crossread.store.annotations import not_made_by
from crossread.store.library import Library
from crossread.store.reports import load_reports

__all__ = ["annotate_anew"]

_AT_ONCE = 16


def annotate_anew(
    library: Library, *, model: LanguageModel, grouping: Grouping = GROUPING
) -> Iterator[tuple[int, int]]:
    """Annotate every report that something else annotated than this program with `model`; how many of all are done.

    Each step is kept when it is told; one that is stopped goes on where it stopped. Stories are formed anew at the
    end, since what is known of their reports may be other than it was.

    Raises:
        StoreError: the library cannot be read or written.
    """
    with library.reading() as connection:
        wanted = not_made_by(connection, made_by(model))
    for start in range(0, len(wanted), _AT_ONCE):
        some = wanted[start : start + _AT_ONCE]
        with library.reading() as connection:
            reports = [kept.report for kept in load_reports(connection, some)]
        made = annotate_reports(reports, model=model, grouping=grouping)
        with library.writing() as writing:
            for one in made:
                keep_annotated(writing, one)
        yield start + len(some), len(wanted)
    with library.writing() as writing:
        group(writing, Grouper(grouping), before=writing.last_change)
