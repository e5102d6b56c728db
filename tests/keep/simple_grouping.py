"""A grouping that a reader of a test can follow: reports share a story when they share a word of eight letters or more.

A report that shares such a word with several stories makes one of them. It stands in for `cluster/`, whose decisions are
tested there, so that the tests here know what to expect.
"""

import json
import re
from dataclasses import dataclass, field
from datetime import datetime
from typing import cast

from crossread.cluster.by_hand import HandDecisions
from crossread.cluster.open_stories import OpenStories
from crossread.cluster.profile import ReportProfile
from crossread.cluster.stories import Placement, Reason, ReasonKind
from crossread.keep.group import Grouping
from crossread.language.model import LanguageModel
from crossread.types.annotation import Annotations
from crossread.types.report import Report

_LONG_WORD = re.compile(r"\b[A-Za-z]{8,}\b")


@dataclass(slots=True)
class SimpleStories:
    """Open stories by label, as `cluster.open_stories.OpenStories`; at most `n_open` stay open."""

    n_open: int = 1000
    held: dict[str, dict[str, ReportProfile]] = field(default_factory=dict)

    def add(self, story_id: str, profile: ReportProfile) -> None:
        self.remove(profile.report_id)
        self.held.setdefault(story_id, {})[profile.report_id] = profile

    def remove(self, report_id: str) -> None:
        for story_id, members in list(self.held.items()):
            members.pop(report_id, None)
            if not members:
                del self.held[story_id]

    def merge(self, kept: str, gone: str) -> None:
        for profile in list(self.held[gone].values()):
            self.add(kept, profile)

    def members(self, story_id: str) -> tuple[str, ...]:
        return tuple(self.held.get(story_id, {}))

    def story_of(self, report_id: str) -> str | None:
        return next((s for s, members in self.held.items() if report_id in members), None)

    def story_ids(self) -> tuple[str, ...]:
        return tuple(self.held)

    def close_old(self) -> tuple[str, ...]:
        closed = tuple(self.held)[: max(0, len(self.held) - self.n_open)]
        for story_id in closed:
            del self.held[story_id]
        return closed


def make_profile(
    report: Report, annotations: Annotations, *, model: LanguageModel
) -> ReportProfile:
    del model
    words = sorted({word.lower() for word in _LONG_WORD.findall(report.text)})
    stated = report.published
    day = stated.date() if isinstance(stated, datetime) else stated or annotations.seen_from
    weighted = tuple((word, 1.0) for word in words)
    return ReportProfile(report.id, day, report.language, weighted, (), (), (), b"", ())


def pack(profile: ReportProfile) -> bytes:
    day = profile.day.isoformat() if profile.day else None
    return json.dumps([profile.report_id, day, profile.language, profile.words]).encode()


def unpack(packed: bytes) -> ReportProfile:
    report_id, day, language, words = json.loads(packed)
    weighted = tuple((word, float(weight)) for word, weight in words)
    told = datetime.fromisoformat(day).date() if day else None
    return ReportProfile(report_id, told, language, weighted, (), (), (), b"", ())


def place(profile: ReportProfile, stories: OpenStories, hand: HandDecisions) -> Placement:
    apart = _partners(profile.report_id, hand.apart)
    together = _partners(profile.report_id, hand.together)
    own = dict(profile.words)
    found: list[str] = []
    shared: set[str] = set()
    for story_id, members in cast("SimpleStories", stories).held.items():
        alike = {word for other in members.values() for word, _ in other.words if word in own}
        if (alike or together & set(members)) and not apart & set(members):
            found.append(story_id)
            shared |= alike
    if not found:
        return Placement(profile.report_id, None)
    reasons = (Reason(ReasonKind.WORDS, tuple(sorted(shared))),)
    merges = tuple(one for one in found[1:] if not _keeps_apart(found[0], one, stories, hand))
    return Placement(profile.report_id, found[0], None, reasons, merges)


def _keeps_apart(first: str, second: str, stories: OpenStories, hand: HandDecisions) -> bool:
    ours, theirs = set(stories.members(first)), set(stories.members(second))
    return any((a in ours and b in theirs) or (b in ours and a in theirs) for a, b in hand.apart)


def _partners(report_id: str, pairs: frozenset[tuple[str, str]]) -> set[str]:
    return {b if a == report_id else a for a, b in pairs if report_id in {a, b}}


def enact(
    placement: Placement, profile: ReportProfile, new_story: str, stories: OpenStories
) -> None:
    story_id = placement.story_id or new_story
    for gone in placement.merges:
        stories.merge(story_id, gone)
    stories.add(story_id, profile)


def simple_grouping(n_open: int = 1000) -> Grouping:
    """The grouping of this file; at most `n_open` stories stay open. States and delays come soon enough for a test."""
    return Grouping(
        make_profile=make_profile,
        pack=pack,
        unpack=unpack,
        open_stories=lambda: cast("OpenStories", SimpleStories(n_open)),
        place=place,
        enact=enact,
        state_every=20,
        again_at_once=20,
        again_for_each=1,
    )
