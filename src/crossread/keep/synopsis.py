"""The synopsis of a kept story: made when it is asked for, and kept until a report of the story changes.

It says what `compare` says of the same reports. Of a page that was read in several forms, the one
that it shows now stands: the one that was seen last.
"""

from sqlalchemy import Connection

from crossread.annotate.annotate import annotate_together
from crossread.errors import StoreError
from crossread.keep.made_by import made_by
from crossread.language.model import LanguageModel
from crossread.pipeline import compare_story
from crossread.store.annotations import digests_of
from crossread.store.library import Library
from crossread.store.revisions import standing_at_urls, standing_revisions
from crossread.store.stories import KeptStory, find_story, load_story
from crossread.store.synopses import add_synopsis, load_synopsis, made_from
from crossread.types.story import Story
from crossread.types.synopsis import Synopsis

__all__ = ["load_current", "standing_of", "synopsis_of"]


def synopsis_of(library: Library, story_id: str, *, model: LanguageModel) -> Synopsis:
    """The synopsis of the story of that id, or of the story in which the report now lies that gave the id.

    Raises:
        StoreError: there is no such story, or the library cannot be read or written.
        StoreDamagedError: what is kept of it is not what was written.
    """
    kept, story, synopsis = load_current(library, story_id, model=model)
    if synopsis is not None:
        return synopsis
    together = annotate_together(story.reports, story.annotations, model=model)
    made = compare_story(Story(story.reports, together), model=model)
    rests_on = made_from(story, made_by(model))
    with library.writing() as writing:
        now = find_story(writing.connection, kept.id)
        # Another may have read a report into the story meanwhile; then this one is told, and not kept.
        if now is not None and now.report_ids == kept.report_ids:
            add_synopsis(writing, kept.id, made, kept=story, rests_on=rests_on)
    return made


def standing_of(connection: Connection, story_id: str) -> tuple[str, ...]:
    """What the synopsis of a story stands on: while it is the same, so is the synopsis. Empty where there is no story.

    It is told by digests, without reading a report.

    Raises:
        StoreDamagedError: what is kept of the story is not what was written.
    """
    kept = find_story(connection, story_id)
    if kept is None:
        return ()
    standing = standing_at_urls(connection, kept.report_ids)
    digests = digests_of(connection, kept.report_ids)
    return (kept.id, *kept.report_ids, *digests, *sorted(standing))


def load_current(
    library: Library, story_id: str, *, model: LanguageModel
) -> tuple[KeptStory, Story, Synopsis | None]:
    """The story as it is kept, the reports that its synopsis tells of, and the synopsis if one of these is kept.

    Raises:
        StoreError: there is no such story.
        StoreDamagedError: what is kept of it is not what was written.
    """
    with library.reading() as connection:
        kept = find_story(connection, story_id)
        if kept is None:
            raise StoreError(f"{story_id}: there is no such story in {library.address}")
        whole = load_story(connection, kept)
        standing = standing_revisions(connection, whole.reports)
        pairs = zip(whole.reports, whole.annotations, strict=True)
        chosen = [(report, made) for report, made in pairs if report.id in standing]
        story = Story(tuple(r for r, _ in chosen), tuple(a for _, a in chosen))
        rests_on = made_from(story, made_by(model))
        return kept, story, load_synopsis(connection, kept.id, story, rests_on=rests_on)
