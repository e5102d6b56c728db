"""The stories that a new report may still join, held so that those like it are found without a look at all.

`OpenStories` is the only thing in grouping that changes: who follows a stream makes one, adds what it knows,
and enacts each `Placement` that `stories.place` decides. It holds profiles of reports, an index from their words
and names to them, and a block of their vectors. Old stories are closed, and leave it, so that its size does not
grow with the stream; a closed story can be added again, report by report.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from crossread.cluster.profile import ReportProfile
from crossread.cluster.story_likeness import weight_of

__all__ = ["OpenStories"]

_WINDOW = timedelta(days=30)  # after its newest report a story is old
_ALWAYS_OPEN = 1000  # reports: with no more open, no story is closed, however old
_MOST_OPEN = 3000  # reports; with more, also stories within the window are closed
_KEYS = 40  # of a part of a profile that are looked up, the rarest
_PARTS = ("words", "names", "numbers")
_SHARES = {"words": 1.0, "names": 0.5, "numbers": 0.2}  # as in `story_likeness.py`
_ALIKE = 0.6  # cosine of two vectors, from which a report is a candidate by its vector alone
_SIZE = 384


@dataclass(slots=True)
class OpenStories:
    """Open stories by their ids, which the caller chooses; each report is in one story at most.

    The same calls in the same order make the same state. Nothing else may write to the fields.
    """

    profiles: dict[str, ReportProfile] = field(default_factory=dict)
    _story_of: dict[str, str] = field(default_factory=dict)
    _members: dict[str, dict[str, None]] = field(default_factory=dict)
    _joined: dict[str, int] = field(default_factory=dict)  # when each story was last joined
    _clock: int = 0
    _index: defaultdict[tuple[str, str], dict[str, float]] = field(
        default_factory=lambda: defaultdict(dict)
    )
    _rows: dict[str, int] = field(default_factory=dict)
    _free: list[int] = field(default_factory=list)
    _block: NDArray[np.float16] = field(default_factory=lambda: np.zeros((64, _SIZE), np.float16))

    @property
    def size(self) -> int:
        """How many reports are open."""
        return len(self.profiles)

    def held(self, part: str, key: str) -> int:
        """How many open reports hold `key` in `part` of their profiles."""
        return len(self._index.get((part, key), ()))

    def add(self, story_id: str, profile: ReportProfile) -> None:
        """Puts a report into a story, which is opened if it is not; a report that was in another leaves it."""
        self.remove(profile.report_id)
        self.profiles[profile.report_id] = profile
        self._clock += 1
        self._enter(profile.report_id, story_id)
        for part in (*_PARTS, "places"):
            for key, count in getattr(profile, part):
                self._index[part, key][profile.report_id] = count
        if profile.vector:
            if not self._free:
                self._free = list(range(2 * len(self._block) - 1, len(self._block) - 1, -1))
                self._block = np.concatenate([self._block, np.zeros_like(self._block)])
            row = self._rows[profile.report_id] = self._free.pop()
            self._block[row] = np.frombuffer(profile.vector, dtype="<f2")

    def _enter(self, report_id: str, story_id: str) -> None:
        self._story_of[report_id] = story_id
        self._members.setdefault(story_id, {})[report_id] = None
        self._joined[story_id] = self._clock

    def _leave(self, report_id: str) -> None:
        story_id = self._story_of.pop(report_id)
        del self._members[story_id][report_id]
        if not self._members[story_id]:
            del self._members[story_id], self._joined[story_id]

    def remove(self, report_id: str) -> None:
        """Takes a report out; its story is gone with its last report. No error where it is not there."""
        profile = self.profiles.pop(report_id, None)
        if profile is None:
            return
        self._leave(report_id)
        for part in (*_PARTS, "places"):
            for key, _ in getattr(profile, part):
                holders = self._index[part, key]
                del holders[report_id]
                if not holders:
                    del self._index[part, key]
        row = self._rows.pop(report_id, None)
        if row is not None:
            self._block[row] = 0
            self._free.append(row)

    def move(self, report_id: str, story_id: str) -> None:
        """Puts an open report into another story, which is opened if it is not."""
        if self._story_of[report_id] != story_id:
            self._leave(report_id)
            self._enter(report_id, story_id)

    def merge(self, kept: str, gone: str) -> None:
        """Puts all reports of story `gone` into story `kept`."""
        for report_id in self.members(gone):
            self.move(report_id, kept)

    def story_of(self, report_id: str) -> str | None:
        """The open story that a report is in."""
        return self._story_of.get(report_id)

    def members(self, story_id: str) -> tuple[str, ...]:
        """The ids of a story's reports, in the order of joining; empty where it is not open."""
        return tuple(self._members.get(story_id, ()))

    def story_ids(self) -> tuple[str, ...]:
        """The open stories, in the order of opening."""
        return tuple(self._members)

    def most_alike(self, profile: ReportProfile, most: int) -> tuple[str, ...]:
        """The ids of up to `most` open reports that share rare keys or meaning with `profile`, best first.

        Only a profile's rarest keys are looked up, so that common words do not bring in every report.
        """
        scores: Counter[str] = Counter()
        for part in _PARTS:
            weights = {key: weight_of(part, key, self) for key, _ in getattr(profile, part)}
            rare = sorted(weights, key=lambda key: (-weights[key], key))[:_KEYS]
            norm = sum(weights[key] ** 2 for key, _ in getattr(profile, part)) ** 0.5 + 1e-9
            for key in rare:
                gain = _SHARES[part] * weights[key] ** 2 / norm
                for report_id in self._index.get((part, key), ()):
                    scores[report_id] += gain
        for report_id in self._near(profile):
            scores[report_id] += 0.0
        scores.pop(profile.report_id, None)
        return tuple(sorted(scores, key=lambda one: (-scores[one], one))[:most])

    def _near(self, profile: ReportProfile) -> Iterable[str]:
        """The reports whose vectors are near."""
        if not profile.vector or not self._rows:
            return ()
        mine = np.frombuffer(profile.vector, dtype="<f2").astype(np.float32)
        alike = self._block.astype(np.float32) @ mine
        return [one for one, row in self._rows.items() if alike[row] >= _ALIKE]

    def close_old(self) -> tuple[str, ...]:
        """Closes the stories that no new report is likely to join, and tells their ids.

        A story is closed when its newest report is older than the window and there are more reports than are
        always held, or when there are more than can be held: then the least lately joined goes first.
        """
        if self.size <= _ALWAYS_OPEN:
            return ()
        newest = max((one.day for one in self.profiles.values() if one.day), default=None)
        closed: list[str] = []
        for story_id in sorted(self._joined, key=lambda one: self._joined[one]):
            if self.size <= _ALWAYS_OPEN:
                break
            if self.size > _MOST_OPEN or self._is_old(story_id, newest):
                closed.append(story_id)
                for report_id in self.members(story_id):
                    self.remove(report_id)
        return tuple(closed)

    def _is_old(self, story_id: str, newest: date | None) -> bool:
        """Whether all its reports lie before the window; where none has a day, it does not grow old."""
        days = [day for one in self.members(story_id) if (day := self.profiles[one].day)]
        return bool(days) and newest is not None and max(days) < newest - _WINDOW
