"""Grouping the reports of a library into stories, so that it makes no difference in what order they came.

In go the reports of which nothing is decided yet; out come stories in the library, and lines in their history.
Reports are placed in one order, by the hour or day they are of, then by id (`store/profiles.py`). One that comes
late is put in its place: the stories are brought back to how they stood there, and those after it are placed
again. What `cluster/stories.py` decides then follows from the reports and the decisions of people alone.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from crossread.cluster.open_stories import OpenStories
from crossread.cluster.profile import ReportProfile, make_profile, pack_profile, unpack_profile
from crossread.cluster.stories import HandDecisions, Placement, Reason, enact, place
from crossread.keep.members import keep_groups
from crossread.language.model import LanguageModel
from crossread.store.decisions import DecisionKind, load_decisions
from crossread.store.library import Writing
from crossread.store.profiles import (
    GroupingState,
    Place,
    add_state,
    drop_states,
    last_state_before,
    load_placements,
    load_profiles,
    places_after,
    set_placements,
    unplaced,
)
from crossread.store.seal import canonical, read_json
from crossread.store.stories import By, story_id_of
from crossread.store.value_json import read_value, write_value
from crossread.types.annotation import Annotations
from crossread.types.report import Report

__all__ = ["GROUPING", "Grouper", "Grouping", "group"]


class _MakeProfile(Protocol):
    def __call__(
        self, report: Report, annotations: Annotations, *, model: LanguageModel
    ) -> ReportProfile: ...


@dataclass(frozen=True, slots=True)
class Grouping:
    """What decides about stories; tests give one of their own.

    A state is kept after every `state_every` reports: that many at most are placed again to come back to it. Up to
    `again_at_once` reports, or `again_for_each` of the late ones, are placed again as soon as these come; else the
    late ones wait until more have come.
    """

    make_profile: _MakeProfile = make_profile
    pack: Callable[[ReportProfile], bytes] = pack_profile
    unpack: Callable[[bytes], ReportProfile] = unpack_profile
    open_stories: Callable[[], OpenStories] = OpenStories
    place: Callable[[ReportProfile, OpenStories, HandDecisions], Placement] = place
    enact: Callable[[Placement, ReportProfile, str, OpenStories], None] = enact
    state_every: int = 256
    again_at_once: int = 200
    again_for_each: int = 8


GROUPING = Grouping()
"""The grouping of `cluster/`."""


@dataclass(slots=True)
class Grouper:
    """The open stories as they stand after the report at `last`, kept from one transaction to the next.

    `seen_change` is the last change of the library when they were kept: if another has written since, they are
    read anew.
    """

    grouping: Grouping
    stories: OpenStories | None = None
    last: Place | None = None
    seen_change: int = -1
    n_since_state: int = 0


def group(  # noqa: PLR0913 - three of them have a default that is nearly always right
    writing: Writing,
    grouper: Grouper,
    *,
    before: int,
    is_last: bool = True,
    decided: Iterable[str] = (),
    by: By = By.GROUPING,
) -> None:
    """Place all reports that are to be placed, and keep the stories and what happened to them.

    `before` is the number of the last change before this transaction. Unless it `is_last`, late reports may be left
    for a later call, which then places more at once. `decided` are reports that people decided about: all from the
    first of them on are placed again. Afterwards `grouper.seen_change` is the caller's to set, once it is kept.

    Raises:
        StoreDamagedError: what is kept for grouping is not what was written.
    """
    connection = writing.connection
    waiting = unplaced(connection)
    named = set(decided)
    if named:
        waiting = sorted({*waiting, *(p for p in places_after(connection, None) if p[1] in named)})
    if not waiting:
        return
    run = _Run(writing, grouper)
    if grouper.seen_change != before or grouper.last is None or waiting[0] <= grouper.last:
        again = places_after(connection, waiting[0])
        n_again = len(again) - len(waiting)
        given = grouper.grouping
        at_once = max(given.again_at_once, given.again_for_each * len(waiting))
        if not is_last and n_again > at_once:
            return
        _bring_back(run, waiting[0])
        waiting = [waiting[0], *again]
        drop_states(writing, waiting[0])
    _place_all(run, waiting)
    keep_groups(writing, run.groups, run.reasons, by=by)


@dataclass(slots=True)
class _Run:
    """One call of `group`: what it places, and which reports lie together then."""

    writing: Writing
    grouper: Grouper
    groups: dict[str, tuple[str, ...]] = field(default_factory=dict)
    reasons: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def stories(self) -> OpenStories:
        if self.grouper.stories is None:
            self.grouper.stories = self.grouper.grouping.open_stories()
        return self.grouper.stories


def _bring_back(run: _Run, place_: Place) -> None:
    """The stories as they stood before the report at `place_`: from the last state that is kept, done again."""
    connection, grouper = run.writing.connection, run.grouper
    state = last_state_before(connection, place_)
    stories = grouper.grouping.open_stories()
    grouper.stories, grouper.n_since_state = stories, 0
    grouper.last = state.place if state else None
    if state is not None:
        ids = [report_id for _, ids in state.stories for report_id in ids]
        profiles = {kept.report_id: kept.packed for kept in load_profiles(connection, ids)}
        for story_id, members in state.stories:
            for report_id in members:
                stories.add(story_id, grouper.grouping.unpack(profiles[report_id]))
    between = [one for one in places_after(connection, grouper.last) if one < place_]
    _place_again(run, between)
    # Each of them may be other than it was kept, since it was placed after a report that comes only now.
    run.groups = {one: stories.members(one) for one in stories.story_ids()}


def _place_again(run: _Run, places: Sequence[Place]) -> None:
    """Do again what was decided of the reports at `places`."""
    connection, grouper = run.writing.connection, run.grouper
    ids = [report_id for _, report_id in places]
    decided = load_placements(connection, ids)
    for kept in load_profiles(connection, ids):
        placement = read_value(Placement, read_json(decided[kept.report_id]), {})
        _enact(run, placement, grouper.grouping.unpack(kept.packed))
        grouper.last = kept.place


def _place_all(run: _Run, places: Sequence[Place]) -> None:
    """Decide about the reports at `places`, which are in their order and the last of it."""
    writing, grouper = run.writing, run.grouper
    hand = _hand_decisions(run)
    placed: dict[str, str] = {}
    for kept in load_profiles(writing.connection, [report_id for _, report_id in places]):
        profile = grouper.grouping.unpack(kept.packed)
        placement = grouper.grouping.place(profile, run.stories, hand)
        _enact(run, placement, profile)
        run.reasons[kept.report_id] = tuple(map(_phrase, placement.reasons))
        placed[kept.report_id] = canonical(write_value(placement))
        grouper.last = kept.place
        if grouper.n_since_state >= grouper.grouping.state_every:
            _keep_state(run, kept.place)
    set_placements(writing, placed)


def _enact(run: _Run, placement: Placement, profile: ReportProfile) -> None:
    grouper = run.grouper
    story_id = placement.story_id or story_id_of(placement.report_id)
    grouper.grouping.enact(placement, profile, story_id, run.stories)
    moved = {end for move in placement.moves for end in (move.from_story, move.to_story) if end}
    for touched in {story_id, *placement.merges, *moved}:
        run.groups[touched] = run.stories.members(touched)
    run.stories.close_old()
    grouper.n_since_state += 1


def _keep_state(run: _Run, at: Place) -> None:
    stories = run.stories
    held = tuple((story_id, stories.members(story_id)) for story_id in stories.story_ids())
    add_state(run.writing, GroupingState(at, held))
    run.grouper.n_since_state = 0


def _phrase(reason: Reason) -> str:
    return (
        f"{reason.kind.value}: {', '.join(reason.shared)}" if reason.shared else reason.kind.value
    )


def _hand_decisions(run: _Run) -> HandDecisions:
    found = load_decisions(run.writing.connection)
    pairs = {
        kind: frozenset((one.first, one.second) for one in found if one.kind is kind)
        for kind in DecisionKind
    }
    return HandDecisions(together=pairs[DecisionKind.TOGETHER], apart=pairs[DecisionKind.APART])
