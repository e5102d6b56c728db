"""What people decide about stories: two are one, some reports are a story of their own, a report belongs elsewhere.

A decision is kept as pairs of reports that belong together or apart, and every later grouping holds to it. It takes
effect at once.
"""

from collections.abc import Sequence
from itertools import pairwise

from crossread.errors import StoreError
from crossread.keep.group import GROUPING, Grouper, Grouping, group
from crossread.keep.members import keep_groups
from crossread.store.decisions import Decision, DecisionKind, add_decisions, load_decisions
from crossread.store.library import Library, Writing
from crossread.store.stories import By, KeptStory, find_story, story_id_of

__all__ = ["merge_stories", "move_report", "split_story"]


def merge_stories(
    library: Library, first: str, second: str, *, grouping: Grouping = GROUPING
) -> str:
    """Make one story of two; its id.

    Raises:
        StoreError: there is no such story, or they are one already.
    """
    with library.writing() as writing:
        ours, theirs = _story(writing, first), _story(writing, second)
        if ours.id == theirs.id:
            raise StoreError(f"{first} and {second} are one story already")
        both = (*ours.report_ids, *theirs.report_ids)
        decided = _together(writing, ours.report_ids, theirs.report_ids)
        _decide(writing, decided, both, grouping)
        return _story(writing, first).id


def split_story(
    library: Library, story_id: str, report_ids: Sequence[str], *, grouping: Grouping = GROUPING
) -> str:
    """Make a story of their own of some reports of a story; its id.

    Raises:
        StoreError: there is no such story, or the reports are not some of it.
    """
    with library.writing() as writing:
        story = _story(writing, story_id)
        ours, rest = set(report_ids), set(story.report_ids) - set(report_ids)
        if not ours or not rest or not ours < set(story.report_ids):
            raise StoreError(f"{story_id}: these are not some, and not all, of its reports")
        own = sorted(ours)
        decided = [*_apart(own, sorted(rest)), *_chain(own)]
        _decide(writing, decided, own, grouping)
        return _story(writing, story_id_of(own[0])).id


def move_report(
    library: Library, report_id: str, story_id: str, *, grouping: Grouping = GROUPING
) -> str:
    """Put a report into another story; the story's id.

    Raises:
        StoreError: there is no such report or story, or the report is in it already.
    """
    with library.writing() as writing:
        target = _story(writing, story_id)
        source = _story(writing, story_id_of(report_id))
        if report_id not in source.report_ids:
            raise StoreError(f"{report_id}: lies in no story of this library")
        if source.id == target.id:
            raise StoreError(f"{report_id} is in {story_id} already")
        rest = [one for one in source.report_ids if one != report_id]
        together = _together(writing, (report_id,), target.report_ids)
        decided = [*_apart([report_id], rest), *together]
        _decide(writing, decided, (report_id, *target.report_ids), grouping)
        return _story(writing, story_id).id


def _story(writing: Writing, story_id: str) -> KeptStory:
    found = find_story(writing.connection, story_id)
    if found is None:
        raise StoreError(f"{story_id}: there is no such story")
    return found


def _together(writing: Writing, ours: Sequence[str], theirs: Sequence[str]) -> list[Decision]:
    """That all of both belong together, and no pair of them apart, as may have been decided before.

    Each is tied to the first of the other side: a tie between two of them alone would leave the rest behind.
    """
    pairs = {(a, b) for a in ours for b in theirs} | {(b, a) for a in ours for b in theirs}
    undone = [
        Decision(one.first, one.second, DecisionKind.TOGETHER)
        for one in load_decisions(writing.connection)
        if one.kind is DecisionKind.APART and (one.first, one.second) in pairs
    ]
    tied = dict.fromkeys([*((ours[0], one) for one in theirs), *((one, theirs[0]) for one in ours)])
    return [*undone, *(Decision(one, other, DecisionKind.TOGETHER) for one, other in tied)]


def _apart(ours: Sequence[str], theirs: Sequence[str]) -> list[Decision]:
    return [Decision(a, b, DecisionKind.APART) for a in ours for b in theirs]


def _chain(own: Sequence[str]) -> list[Decision]:
    """That all of them belong together, each with the next."""
    return [Decision(a, b, DecisionKind.TOGETHER) for a, b in pairwise(own)]


def _decide(
    writing: Writing, decided: Sequence[Decision], together: Sequence[str], grouping: Grouping
) -> None:
    """Keep what was decided, and the story `together` that it makes; then let grouping hold to it.

    What grouping changes beyond that is not by hand, and the history says so.
    """
    add_decisions(writing, decided)
    keep_groups(writing, {"": tuple(together)}, {}, by=By.HAND)
    named = {one for pair in decided for one in (pair.first, pair.second)}
    before = -1  # whatever stands open was placed without these decisions
    group(writing, Grouper(grouping), before=before, decided=named)
