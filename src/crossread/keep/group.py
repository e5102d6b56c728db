"""Grouping the reports of a library into stories, so that it makes no difference in what order they came.

In go the reports of which nothing is decided yet; out come stories in the library, and lines in their history.
Reports are placed in one order, by the hour or day they are of, then by id (`store/profiles.py`). One that comes
late is put in its place: the stories are brought back to how they stood there, and those after it are placed
again until all stands as it stood. What `cluster/stories.py` decides then follows from the reports and the decisions of
people alone.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from crossread.cluster.by_hand import HandDecisions
from crossread.cluster.open_stories import OpenStories
from crossread.cluster.profile import ReportProfile, make_profile, pack_profile, unpack_profile
from crossread.cluster.stories import Placement, Reason, enact, place
from crossread.keep.members import keep_groups
from crossread.language.model import LanguageModel
from crossread.store.decisions import DecisionKind, load_decisions
from crossread.store.library import Writing
from crossread.store.profiles import (
    GroupingState,
    Place,
    add_state,
    count_from,
    has_profile,
    last_state_before,
    load_placements,
    load_profiles,
    places_between,
    places_from,
    places_of,
    set_placements,
    state_at,
    unplaced,
)
from crossread.store.seal import canonical, read_list
from crossread.store.stories import By, story_id_of
from crossread.store.value_json import read_value, write_value
from crossread.types.annotation import Annotations
from crossread.types.report import Report

__all__ = ["GROUPING", "Grouper", "Grouping", "group"]

# Reports that may be driven out of their stories for one; contradicting decisions could go on without end.
_MOST_AGAIN = 100
_AT_ONCE = 500  # reports whose places are read ahead


class _MakeProfile(Protocol):
    def __call__(
        self, report: Report, annotations: Annotations, *, model: LanguageModel
    ) -> ReportProfile: ...


@dataclass(frozen=True, slots=True)
class Grouping:
    """What decides about stories; tests give one of their own.

    A state is kept after one of `state_every` reports: about that many are placed again to come back to it. Up to
    `again_at_once` reports, or `again_for_each` of the late ones, are placed again as soon as these come; else the
    late ones wait until more have come.
    """

    make_profile: _MakeProfile = make_profile
    pack: Callable[[ReportProfile], bytes] = pack_profile
    unpack: Callable[[bytes], ReportProfile] = unpack_profile
    open_stories: Callable[[], OpenStories] = OpenStories
    place: Callable[[ReportProfile, OpenStories, HandDecisions], Placement] = place
    enact: Callable[[Placement, ReportProfile, str, OpenStories], object] = enact
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


def group(
    writing: Writing,
    grouper: Grouper,
    *,
    before: int,
    is_last: bool = True,
    decided: Iterable[str] = (),
) -> None:
    """Place all reports that are to be placed, and keep the stories and what happened to them.

    `before` is the number of the last change before this transaction. Unless it `is_last`, late reports may be left
    for a later call, which then places more at once. `decided` are reports that people decided about: they, and those
    after them that this may concern, are placed again. Afterwards `grouper.seen_change` is the caller's to set, once it is kept.

    Raises:
        StoreDamagedError: what is kept for grouping is not what was written.
    """
    connection = writing.connection
    waiting = unplaced(connection)
    tied = _tied(writing, decided)
    if tied:
        waiting = sorted({*waiting, *places_of(connection, tied).values()})
    if not waiting:
        return
    run = _Run(writing, grouper, frozenset({one for _, one in waiting}))
    goes_on = grouper.seen_change == before and grouper.last is not None
    if goes_on and grouper.last is not None and waiting[0] > grouper.last:
        _place_all(run, waiting)
    else:
        n_again = count_from(connection, waiting[0]) - len(waiting)
        given = grouper.grouping
        at_once = max(given.again_at_once, given.again_for_each * len(waiting))
        if not is_last and n_again > at_once:
            return
        _place_late(run, waiting)
    keep_groups(writing, run.groups, run.reasons, by=By.GROUPING)


def _tied(writing: Writing, decided: Iterable[str]) -> list[str]:
    """The reports that people decided about, and all that other decisions tie to them; those that are kept."""
    tied = set(decided)
    if not tied:
        return []
    pairs = [{one.first, one.second} for one in load_decisions(writing.connection)]
    while more := [pair for pair in pairs if pair & tied and not pair <= tied]:
        tied |= set().union(*more)
    return sorted(one for one in tied if has_profile(writing.connection, one))


@dataclass(slots=True)
class _Run:
    """One call of `group`: what it places, and which reports lie together then; `waiting` are those it is called for."""

    writing: Writing
    grouper: Grouper
    waiting: frozenset[str]
    groups: dict[str, tuple[str, ...]] = field(default_factory=dict)
    reasons: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def stories(self) -> OpenStories:
        if self.grouper.stories is None:
            self.grouper.stories = self.grouper.grouping.open_stories()
        return self.grouper.stories


def _place_late(run: _Run, waiting: Sequence[Place]) -> None:
    """Place reports that come late, and those after each of them until all stands again as it stood without it.

    What the next report finds is the open stories and nothing else. Where they are the same as when this place was
    passed before, and none of the late reports is among them, all that follows is decided already: the work ends with the
    window of open stories, and does not grow with the library.
    """
    todo = list(waiting)
    while todo:
        _bring_back(run, todo[0])
        reached = _place_on(run, todo[0])
        todo = [one for one in todo if reached is not None and one > reached]
        if reached is None:
            return
    # The stories stand as they did there, and not as after the last report: they are to be read anew.
    run.grouper.stories, run.grouper.last, run.grouper.seen_change = None, None, -1


def _place_on(run: _Run, start: Place) -> Place | None:
    """Decide about the reports from `start` on; the place from which nothing changes, or None at the end of all."""
    some = places_from(run.writing.connection, start, _AT_ONCE)
    while some:
        reached = _place_all(run, some, may_end=True)
        after = places_from(run.writing.connection, some[-1], _AT_ONCE + 1)[1:]
        if reached is not None and (reached != some[-1] or after):
            # Later reports lie in the stories that stand open here, as they did before.
            for story_id in run.stories.story_ids():
                run.groups.pop(story_id, None)
            return reached
        some = after
    return None


def _bring_back(run: _Run, place_: Place) -> None:
    """The stories as they stood before the report at `place_`: from the last state that is kept, done again."""
    connection, grouper = run.writing.connection, run.grouper
    state = last_state_before(connection, place_)
    _restore(run, state)
    grouper.last = state.place if state else None
    _place_again(run, places_between(connection, grouper.last, place_))
    # Each of them may be other than it was kept, since it was placed after a report that comes only now.
    run.groups |= {one: run.stories.members(one) for one in run.stories.story_ids()}


def _restore(run: _Run, state: GroupingState | None) -> None:
    """The open stories as `state` tells them; none where there is none."""
    grouping = run.grouper.grouping
    stories = run.grouper.stories = grouping.open_stories()
    if state is None:
        return
    ids = [report_id for _, ids in state.stories for report_id in ids]
    kept = load_profiles(run.writing.connection, ids)
    for story_id, members in state.stories:
        for _ in members:
            stories.add(story_id, grouping.unpack(next(kept).packed))


def _place_again(run: _Run, places: Sequence[Place]) -> None:
    """Do again what was decided of the reports at `places`."""
    ids = [report_id for _, report_id in places]
    decided = load_placements(run.writing.connection, ids)
    for kept in load_profiles(run.writing.connection, ids):
        for stated in read_list(decided[kept.report_id]):
            placement = read_value(Placement, stated["placement"], {})
            label = str(stated["label"])
            _enact(run, placement, _profile_of(run, placement.report_id), label)
        run.stories.close_old()
        run.grouper.last = kept.place


def _place_all(run: _Run, places: Sequence[Place], *, may_end: bool = False) -> Place | None:
    """Decide about the reports at `places`, which follow each other.

    Where it `may_end`, that is done as soon as the stories stand as they stood there before; the place is given.
    """
    writing, grouper = run.writing, run.grouper
    hand = _hand_decisions(run)
    placed: dict[str, str] = {}
    reached: Place | None = None
    for kept in load_profiles(writing.connection, [report_id for _, report_id in places]):
        made = _place_one(run, grouper.grouping.unpack(kept.packed), hand)
        placed[kept.report_id] = canonical(made)
        run.stories.close_old()
        grouper.last = kept.place
        if _is_state(kept.report_id, grouper.grouping.state_every):
            is_same = _keep_state(run, kept.place)
            if may_end and is_same:
                reached = kept.place
                break
    set_placements(writing, placed)
    return reached


def _place_one(run: _Run, profile: ReportProfile, hand: HandDecisions) -> list[dict[str, object]]:
    """Decide about one report, and about those that a decision of people drives out for it; what was decided.

    Stories are called by labels of our own: that of the report that begins one, after that for which it had to go.
    """
    grouping = run.grouper.grouping
    made: list[dict[str, object]] = []
    waiting = [(profile, story_id_of(profile.report_id))]
    while waiting:
        one, label = waiting.pop(0)
        placement = Placement(one.report_id, None)
        if len(made) < _MOST_AGAIN:
            placement = grouping.place(one, run.stories, hand)
        _enact(run, placement, one, label)
        run.reasons[one.report_id] = tuple(map(_phrase, placement.reasons))
        made.append({"label": label, "placement": write_value(placement)})
        waiting += [(_profile_of(run, gone), f"{label}/{gone}") for gone in placement.again]
    return made


def _enact(run: _Run, placement: Placement, profile: ReportProfile, label: str) -> None:
    run.grouper.grouping.enact(placement, profile, label, run.stories)
    moved = {end for move in placement.moves for end in (move.from_story, move.to_story or label)}
    for touched in {placement.story_id or label, *placement.merges, *moved}:
        run.groups[touched] = run.stories.members(touched)


def _profile_of(run: _Run, report_id: str) -> ReportProfile:
    (kept,) = load_profiles(run.writing.connection, [report_id])
    return run.grouper.grouping.unpack(kept.packed)


def _is_state(report_id: str, every: int) -> bool:
    """Whether the state after this report is kept: a matter of the report, and not of how many were read before."""
    return int(report_id[-8:], 16) % every == 0


def _keep_state(run: _Run, at: Place) -> bool:
    """Keep how the stories stand open, and go on from that, as one will who comes back to it.

    Tells whether they stand as they did when this place was passed before, without any report that was waiting.
    """
    stories, connection = run.stories, run.writing.connection
    held = tuple((story_id, stories.members(story_id)) for story_id in stories.story_ids())
    state = GroupingState(at, held)
    is_same = state_at(connection, at) == state
    if not is_same:
        add_state(run.writing, state)
    _restore(run, state)
    return is_same and run.waiting.isdisjoint(one for _, members in held for one in members)


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
