"""Which story a report belongs to, decided as it comes in.

In go the profile of a new report, the open stories and what was decided by hand; out comes a `Placement`: the
story it joins or none, the report that speaks most for that and in what, which stories turn out to be one, and
which reports a better story has come for. Nothing is changed here: the caller records the placement and enacts it.

    placement = place(profile, stories, hand)
    story_id = enact(placement, profile, NEW_ID, stories)
    closed = stories.close_old()

The new report and the open reports most like it are grouped by average linkage over the probabilities of
`story_likeness.py`, with a low threshold. What falls together with the new report, and the rest of those stories, is
then cut where it tells several happenings (`story_parts.py`). The part of the new report takes over the story
that most of it is in, takes in other stories that lie in it whole, and lets go of what is not of it.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from crossread.cluster.by_hand import HandDecisions, Ties, ties_of
from crossread.cluster.open_stories import OpenStories
from crossread.cluster.profile import ReportProfile
from crossread.cluster.story_likeness import (
    alike_in_meaning,
    chances,
    columns,
    plainly_alike,
    weights,
)
from crossread.cluster.story_parts import FEWEST, find_parts
from crossread.language.linkage import average_linkage

__all__ = ["Move", "Placement", "Reason", "ReasonKind", "enact", "place"]

_POOL = 40  # open reports that a new one is grouped with
_MOST_CUT = 80  # reports that are looked at together for several happenings
_SHOWN = 6  # keys of a reason
_REPRINT = 0.5  # of the smaller sketch
_MEANING = 0.5  # cosine
_NO_DECISIONS = HandDecisions()


class ReasonKind(StrEnum):
    """What speaks for a report lying in its story."""

    HAND = "hand"
    REPRINT = "reprint"
    NAMES = "names"
    PLACES = "places"
    NUMBERS = "numbers"
    WORDS = "words"
    MEANING = "meaning"
    DAYS = "days"


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that speaks for a placement: its kind, and the keys that both sides share, weightiest first."""

    kind: ReasonKind
    shared: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Move:
    """A report that leaves one open story for another."""

    report_id: str
    from_story: str
    # None: a new story, the same for all moves and the report of one placement.
    to_story: str | None


@dataclass(frozen=True, slots=True)
class Placement:
    """What is decided of one report.

    `story_id` is None where it begins a story. `nearest` is the report that is most like it of those it comes to lie
    with, and `reasons` tell in what; None and empty where there is none. `merges` are stories that turn
    out to be one with the one it joins: all their reports go there. `moves` come after the merges. `again` are
    reports that a decision by hand drives out of the story: they leave it, and the caller places each again.
    """

    report_id: str
    story_id: str | None
    nearest: str | None = None
    reasons: tuple[Reason, ...] = ()
    merges: tuple[str, ...] = ()
    moves: tuple[Move, ...] = ()
    again: tuple[str, ...] = ()


def place(
    profile: ReportProfile, stories: OpenStories, hand: HandDecisions = _NO_DECISIONS
) -> Placement:
    """Decides which of `stories` the report joins; the same state gives the same decision.

    A report that lies in a story already is decided anew: take it out first.
    """
    ties = ties_of(hand)
    new = profile.report_id
    fixed = ties.story(new)
    fellows = tuple(one for one in ties.fellows(new) if one in stories.profiles)
    if fixed is not None or fellows:
        made = _placed_by_hand((new, *fellows), fixed, stories, ties)
    else:
        made = _placed_by_likeness(profile, stories, ties)
        if not _is_kept_from(profile, stories, ties):
            return made
    own = {*made.again, *(move.report_id for move in made.moves)}
    own |= {one for gone in made.merges for one in stories.members(gone)}
    others = _told_of_others(profile, made.story_id, stories, ties)
    return replace(made, moves=made.moves + tuple(m for m in others if m.report_id not in own))


def _is_kept_from(profile: ReportProfile, stories: OpenStories, ties: Ties) -> bool:
    """Whether a decision keeps the report from a story that it would come to lie with."""
    new = profile.report_id
    if not ties.are_told_apart(new):
        return False
    _, part = _near_and_part(profile, (), stories, ties)
    homes = dict.fromkeys(stories.story_of(one) or "" for one in part)
    return any(ties.parts((new,), stories.members(home)) for home in homes)


def _placed_by_hand(
    group: Sequence[str], fixed: str | None, stories: OpenStories, ties: Ties
) -> Placement:
    """The placement of the first of `group`, which must all lie together; in the story they are fixed to, if any."""
    new, *fellows = group
    homes = {one: stories.story_of(one) or "" for one in fellows}
    common = Counter(homes.values()).most_common()
    free = (home for home, _ in common if not _is_parted(group, home, stories, ties))
    story = fixed if fixed is not None else next(free, None)
    others = stories.members(story) if story is not None else ()
    return Placement(
        report_id=new,
        story_id=story,
        nearest=fellows[0] if fellows else None,
        reasons=(Reason(ReasonKind.HAND),),
        moves=tuple(Move(one, home, story) for one, home in homes.items() if home != story),
        again=tuple(one for one in others if ties.parts(group, (one,))),
    )


def _is_parted(group: Sequence[str], story: str, stories: OpenStories, ties: Ties) -> bool:
    """Whether a decision parts `group` from a report of the story that is not of it."""
    return ties.parts(group, (one for one in stories.members(story) if one not in group))


def _placed_by_likeness(profile: ReportProfile, stories: OpenStories, ties: Ties) -> Placement:
    """The placement of a report about which nobody decided: with those that tell its happening, if any do."""
    new = profile.report_id
    near, part = _near_and_part(profile, (new,), stories, ties)
    story = _owner((new,), part, stories, ties)
    if not part or (story is None and not near):
        return Placement(new, None)
    merges, moves = _joined((new,), story, part, stories, ties)
    beside = [
        one
        for one in part
        if (story is not None and stories.story_of(one) in {story, *merges})
        or any(move.report_id == one and move.to_story == story for move in moves)
    ]
    if not beside:
        return Placement(new, None)
    nearest = next(one for one in near if one in beside)
    reasons = _reasons(profile, stories.profiles[nearest], stories)
    left = _left(story, part, near, stories, ties)
    return Placement(new, story, nearest, reasons, merges, moves + left)


def _told_of_others(
    profile: ReportProfile, lies_in: str | None, stories: OpenStories, ties: Ties
) -> tuple[Move, ...]:
    """What a report that a decision keeps from its likes tells of them all the same, as if it came to lie with them.

    Without it two stories that it tells apart, or to be one, would change for a decision that is not about them.
    `lies_in` is where it comes to lie itself.
    """
    near, part = _near_and_part(profile, (), stories, ties)
    story = _owner((), part, stories, ties)
    new = profile.report_id
    present = (new, *ties.fellows(new)) if story is not None and story == lies_in else ()
    merges, moves = _joined(present, story, part, stories, ties)
    moved = [*moves, *_left(story, part, near, stories, ties)]
    for gone in merges:
        members = stories.members(gone)
        if story is not None and not any(ties.binds(one) for one in members):
            moved += [Move(one, gone, story) for one in members]
    fresh = f"told by {new}"  # opened for them; no story of a library is called so
    return tuple(replace(move, to_story=move.to_story or fresh) for move in moved)


def _near_and_part(
    profile: ReportProfile, present: Sequence[str], stories: OpenStories, ties: Ties
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The open reports that look like one story with `profile`, and those of them that tell its happening.

    They are of stories that may be one with each other and with the reports `present`.
    """
    alike = _alike(profile, stories)
    homes = _one_side(present, alike, stories, ties)
    beside = (one for home in homes for one in stories.members(home) if one not in alike)
    near = (*alike, *beside)[:_MOST_CUT]
    # Those on the other side count for what is told, so that it is no other than without the decision.
    part = _part_of(profile, near, stories)
    ours = {one for one in near if stories.story_of(one) in homes}
    return tuple(one for one in near if one in ours), tuple(one for one in part if one in ours)


def _alike(profile: ReportProfile, stories: OpenStories) -> list[str]:
    """The open reports that look like one story with `profile`, likeliest first.

    What people decided about others makes no difference here: to hold two apart in the linkage would lower how alike
    their groups are to each other, and raise how alike one of them alone is to a third.
    """
    pool = [profile.report_id, *stories.most_alike(profile, _POOL)]
    profiles = [profile, *(stories.profiles[one] for one in pool[1:])]
    likeness = chances(columns(profiles, stories))
    groups = average_linkage(likeness, weights().threshold)
    group = next(group for group in groups if 0 in group)
    return [pool[n] for n in sorted(group, key=lambda n: (-likeness[0, n], pool[n])) if n]


def _one_side(
    present: Sequence[str], alike: Sequence[str], stories: OpenStories, ties: Ties
) -> tuple[str, ...]:
    """The stories of `alike` that no decision parts from each other or from the reports `present`.

    Of two that are parted, that of which most is alike goes first, so that no report follows one that a person has
    moved away; then the likelier one.
    """
    held = Counter(stories.story_of(one) or "" for one in alike)
    sides: set[str] = set()
    taken = list(present)
    for home in sorted(held, key=lambda one: 2 * held[one] <= len(stories.members(one))):
        members = stories.members(home)
        if not ties.parts(members, taken):
            sides.add(home)
            taken += members
    return tuple(home for home in held if home in sides)


def _part_of(profile: ReportProfile, near: Sequence[str], stories: OpenStories) -> tuple[str, ...]:
    """Those of `near` that tell the happening of `profile`, where several are told."""
    if len(near) < FEWEST - 1:
        return tuple(near)
    profiles = [profile, *(stories.profiles[one] for one in near)]
    parts = find_parts(profiles, plainly_alike(profiles, stories), alike_in_meaning(profiles))
    return tuple(near[n - 1] for n in next(part for part in parts if 0 in part) if n)


def _owner(new: Sequence[str], part: Sequence[str], stories: OpenStories, ties: Ties) -> str | None:
    """The story that most of `part` are in and that has most of its reports in `part`, the first opened of equals.

    None where there is no such story that the reports `new` may lie in.
    """
    held = Counter(stories.story_of(one) or "" for one in part)
    order = {story: n for n, story in enumerate(stories.story_ids())}
    for story in sorted(held, key=lambda one: (-held[one], order[one])):
        members = stories.members(story)
        if 2 * held[story] >= len(members) and not ties.parts(new, members):
            return story
    return None


def _joined(
    new: Sequence[str], story: str | None, part: Sequence[str], stories: OpenStories, ties: Ties
) -> tuple[tuple[str, ...], tuple[Move, ...]]:
    """The stories that become one with `story`, and the reports of `part` that come from another story.

    Where `story` is None they begin one with the reports `new`.
    """
    merges: list[str] = []
    moves: list[Move] = []
    present = [*new, *(stories.members(story) if story else ())]
    homes = Counter(stories.story_of(one) or "" for one in part)
    for home, n_in_part in homes.items():
        if home == story:
            continue
        members = stories.members(home)
        is_whole = n_in_part == len(members)
        if story and is_whole and not any(ties.story(one) is not None for one in members):
            if not ties.parts(members, present):
                merges.append(home)
                present += members
            continue
        for one in part:
            is_free = not ties.binds(one) and not ties.parts((one,), present)
            if stories.story_of(one) == home and is_free:
                moves.append(Move(one, home, story))
                present.append(one)
    return tuple(merges), tuple(moves)


def _left(
    story: str | None,
    part: Sequence[str],
    near: Sequence[str],
    stories: OpenStories,
    ties: Ties,
) -> tuple[Move, ...]:
    """The reports of `story` that were looked at and tell another happening: they leave it for a new story."""
    if story is None:
        return ()
    return tuple(
        Move(one, story, None)
        for one in near
        if stories.story_of(one) == story and one not in part and not ties.binds(one)
    )


def _reasons(
    profile: ReportProfile, nearest: ReportProfile, stories: OpenStories
) -> tuple[Reason, ...]:
    """In what two reports are alike, as far as a reader can see it."""
    found: list[Reason] = []
    named = dict(profile.places)
    known = columns((profile, nearest), stories)
    if known["reprint"][0, 1] >= _REPRINT:
        found.append(Reason(ReasonKind.REPRINT))
    for part in ("places", "names", "numbers", "words"):
        mine, theirs = dict(getattr(profile, part)), dict(getattr(nearest, part))
        keys = [key for key in mine if key in theirs]
        telling = dict(zip(keys, stories.weights(part, keys).tolist(), strict=True))
        if part == "names":
            telling = {key: one for key, one in telling.items() if key not in named}
        shared = sorted(telling, key=lambda key: (-telling[key], key))[:_SHOWN]
        if shared:
            found.append(Reason(ReasonKind(part), tuple(shared)))
    if known["meaning"][0, 1] >= _MEANING:
        found.append(Reason(ReasonKind.MEANING))
    if profile.day is not None and profile.day == nearest.day:
        found.append(Reason(ReasonKind.DAYS, (profile.day.isoformat(),)))
    return tuple(found)


def enact(
    placement: Placement, profile: ReportProfile, new_story: str, stories: OpenStories
) -> str:
    """Does in `stories` what `placement` says, and tells the story that the report comes to lie in.

    `new_story` is a fresh id, used wherever the placement says None. Reports of `again` are taken out: the caller
    places them again.
    """
    story_id = placement.story_id or new_story
    stories.add(story_id, profile)
    for gone in placement.merges:
        stories.merge(story_id, gone)
    for move in placement.moves:
        stories.move(move.report_id, move.to_story or new_story)
    for report_id in placement.again:
        stories.remove(report_id)
    return story_id
