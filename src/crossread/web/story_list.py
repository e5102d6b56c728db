"""The list of stories, a page at a time, as the front page and the API show it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from crossread.cluster.copies import find_copies
from crossread.errors import StoreError
from crossread.keep.stories import title_of
from crossread.store.listing import story_page
from crossread.store.profiles import Place, places_of
from crossread.store.reports import load_reports
from crossread.store.revisions import standing_revisions
from crossread.store.stories import KeptStory
from crossread.types.report import Report
from crossread.web.site import Site

__all__ = ["ListedStory", "list_page"]

_PER_PAGE = 25
_KEY = re.compile(r"(\d{4}-\d\d-\d\d)?~(\d{1,9})~(s-[0-9a-z]{1,40})", re.ASCII)
_MOST_ORIGINS = 20_000  # stories of which it is held how many origins they have


@dataclass(frozen=True, slots=True)
class ListedStory:
    """A story as a list shows it: the headline of its first report, who reports, and how many origins they have.

    Of a page that changed the form counts that it shows now, as in the synopsis.
    """

    story: KeptStory
    report_ids: tuple[str, ...]
    title: str
    outlets: tuple[str, ...]
    n_origins: int


def list_page(
    site: Site, *, least: int, after: str | None, most: int = _PER_PAGE
) -> tuple[tuple[ListedStory, ...], str | None]:
    """A page of stories, and the key of the next page if there is one.

    Raises:
        StoreError: the library cannot be read, or `after` is no key.
    """
    with site.library.reading() as connection:
        found = story_page(connection, most=most + 1, least=least, after=_read_key(after))
        shown = found[:most]
        ids = [one for story in shown for one in story.report_ids]
        places = places_of(connection, ids)
        reports = {kept.report.id: kept.report for kept in load_reports(connection, ids)}
        told = {story.id: _standing_of(connection, story, places, reports) for story in shown}
    listed = [
        ListedStory(
            story,
            tuple(report.id for report in told[story.id]),
            title_of(told[story.id][0]),
            tuple(dict.fromkeys(report.name for report in told[story.id])),
            _count_origins(site, told[story.id]),
        )
        for story in shown
    ]
    return tuple(listed), _write_key(shown[-1]) if len(found) > most else None


def _standing_of(
    connection: Connection,
    story: KeptStory,
    places: Mapping[str, Place],
    reports: Mapping[str, Report],
) -> list[Report]:
    """The reports of a story in their order, of a page that changed the form alone that it shows now."""
    own = [reports[one] for one in sorted(story.report_ids, key=places.__getitem__)]
    if len(own) < 2:
        return own
    standing = standing_revisions(connection, own)
    return [report for report in own if report.id in standing]


def _count_origins(site: Site, reports: Sequence[Report]) -> int:
    """How many texts of their own the reports of a story are: those that print one text count once."""
    if len(reports) < 2:
        return len(reports)
    key = tuple(report.id for report in reports)
    if key not in site.origins:
        root = {report.id: report.id for report in reports}
        for copy in find_copies(reports):
            roots = {root[one] for one in copy.report_ids}
            root = {one: min(roots) if of in roots else of for one, of in root.items()}
        while len(site.origins) >= _MOST_ORIGINS:
            site.origins.pop(next(iter(site.origins)), None)
        site.origins[key] = len(set(root.values()))
    return site.origins[key]


def _write_key(story: KeptStory) -> str:
    """The key of the page that begins after `story`."""
    day = story.last_day.isoformat() if story.last_day else ""
    return f"{day}~{story.n_pages}~{story.id}"


def _read_key(key: str | None) -> tuple[str, int, str] | None:
    """What `_write_key` wrote.

    Raises:
        StoreError: it is none.
    """
    if not key:
        return None
    match = _KEY.fullmatch(key)
    if match is None:
        raise StoreError(f"{key[:60]}: is no place in the list of stories")
    return match[1] or "", int(match[2]), match[3]
