"""Lists a page at a time: stories the newest first, speakers by name, the reports that quote one.

A page is asked for by the key of the last line before it, so that page 1,000 is found as fast as the first and no
line is skipped when others come. Within a database the order of the keys of stories is its own; nothing else depends on it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, and_, func, or_, select

from crossread.store.schema import quotes, reports, speakers, stories
from crossread.store.speakers import check_names, fold_name, name_order
from crossread.store.stories import KeptStory, stories_by_id

__all__ = ["SpeakerLine", "StoryKey", "count_kept", "quoting_page", "speaker_page", "story_page"]

StoryKey = tuple[str, int, str]
"""The last day (empty for none), the number of pages, and the id of a story."""


@dataclass(frozen=True, slots=True)
class SpeakerLine:
    """A name under which someone is quoted, with how many quotes and in how many reports."""

    name: str
    n_quotes: int
    n_reports: int


def story_page(
    connection: Connection, *, most: int, least: int = 1, after: StoryKey | None = None
) -> tuple[KeptStory, ...]:
    """Up to `most` stories of `least` pages or more, the latest day first, then the larger.

    Forms of one page count once, as in `KeptStory.n_pages`.

    Raises:
        StoreDamagedError: one is not what was written.
    """
    day, number, row_id = stories.c.last_day, stories.c.n_pages, stories.c.id
    order = (day.desc().nulls_last(), number.desc(), row_id.desc())
    wanted = select(row_id).where(number >= least).order_by(*order).limit(most)
    if after is not None:
        last_day, last_number, last_id = after
        rest = or_(number < last_number, and_(number == last_number, row_id < last_id))
        if last_day:
            wanted = wanted.where(or_(day < last_day, and_(day == last_day, rest), day.is_(None)))
        else:
            wanted = wanted.where(day.is_(None), rest)
    ids = connection.execute(wanted).scalars().all()
    found = stories_by_id(connection, ids)
    return tuple(found[one] for one in ids if one in found)


def speaker_page(
    connection: Connection, *, most: int, part: str = "", after: str | None = None
) -> tuple[SpeakerLine, ...]:
    """Up to `most` names of speakers without regard to case and accents, of those that hold `part`.

    Raises:
        StoreDamagedError: the row of a name is not what was written.
    """
    of = quotes.c
    folded, name = name_order(connection)
    is_quoted = select(of.report_id).where(of.speaker_name == speakers.c.name).exists()
    wanted = select(speakers.c.name).where(is_quoted).order_by(folded, name).limit(most)
    if part:
        wanted = wanted.where(speakers.c.folded.contains(fold_name(part), autoescape=True))
    if after is not None:
        last = fold_name(after)
        wanted = wanted.where(folded >= last).where(or_(folded > last, name > after))
    names = connection.execute(wanted).scalars().all()
    check_names(connection, names)
    counts = (
        select(of.speaker_name, func.count(), func.count(of.report_id.distinct()))
        .where(of.speaker_name.in_(names))
        .group_by(of.speaker_name)
    )
    found = {row[0]: SpeakerLine(*row) for row in connection.execute(counts)}
    return tuple(found[one] for one in names)


def quoting_page(
    connection: Connection, speaker_name: str, *, most: int, after: int | None = None
) -> Sequence[tuple[str, int]]:
    """Up to `most` reports that quote `speaker_name`, the last that came first, with the change that brought each."""
    quoting = select(quotes.c.report_id).where(quotes.c.speaker_name == speaker_name)
    wanted = select(reports.c.id, reports.c.change).where(reports.c.id.in_(quoting))
    if after is not None:
        wanted = wanted.where(reports.c.change < after)
    found = connection.execute(wanted.order_by(reports.c.change.desc()).limit(most))
    return [(row.id, row.change) for row in found]


def count_kept(connection: Connection) -> tuple[int, int]:
    """How many reports and how many stories there are."""
    n_reports = connection.execute(select(func.count()).select_from(reports)).scalar_one()
    n_stories = connection.execute(select(func.count()).select_from(stories)).scalar_one()
    return int(n_reports), int(n_stories)
