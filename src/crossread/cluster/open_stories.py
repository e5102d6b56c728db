"""The stories that a new report may still join, held so that those like it are found without a look at all.

`OpenStories` is the only thing in grouping that changes: who follows a stream makes one, adds what it knows,
and enacts each `Placement` that `stories.place` decides. It holds profiles of reports, an index from their words
and names to them, and a block of their vectors. Old stories are closed, and leave it, so that its size does not
grow with the stream; a closed story can be added again, report by report.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from crossread.cluster.profile import VECTOR_SIZE, ReportProfile
from crossread.cluster.story_likeness import NAMES, NUMBERS, weights_of

__all__ = ["OpenStories"]

_WINDOW = timedelta(days=30)  # after its newest report a story is old
_ALWAYS_OPEN = 1000  # reports: with no more open, no story is closed, however old
_MOST_OPEN = 3000  # reports; with more, also stories within the window are closed
_KEYS = 40  # of a part of a profile that are looked up, the rarest
_PARTS = ("words", "names", "places", "numbers")
_SHARES = {"words": 1.0, "names": NAMES, "numbers": NUMBERS}  # of the parts that are looked up
_ALIKE = 0.6  # cosine of two vectors, from which a report is a candidate by its vector alone


@dataclass(slots=True)
class OpenStories:
    """Open stories by their ids, which the caller chooses; each report is in one story at most.

    The same calls in the same order make the same state. Nothing else may write to the fields.
    """

    profiles: dict[str, ReportProfile] = field(default_factory=dict)
    _story_of: dict[str, str] = field(default_factory=dict)
    _members: dict[str, dict[str, None]] = field(default_factory=dict)
    # The newest day of any report that ever joined a story; the least lately joined story comes first.
    _newest_of: dict[str, date | None] = field(default_factory=dict)
    _newest: date | None = None  # of all that ever came
    # Of each part: which reports hold a key, in the order of coming.
    _index: dict[str, dict[str, dict[str, None]]] = field(
        default_factory=lambda: {part: {} for part in _PARTS}
    )
    _rows: dict[str, int] = field(default_factory=dict)
    _free: list[int] = field(default_factory=list)
    _block: NDArray[np.float16] = field(
        default_factory=lambda: np.zeros((64, VECTOR_SIZE), np.float16)
    )

    @property
    def size(self) -> int:
        """How many reports are open."""
        return len(self.profiles)

    def held(self, part: str, key: str) -> int:
        """How many open reports hold `key` in `part` of their profiles."""
        return len(self._index[part].get(key, ()))

    def weights(self, part: str, keys: Collection[str]) -> NDArray[np.float64]:
        """How telling each of `keys` is in `part` of a profile, among the open reports and in news at large."""
        index = self._index[part]
        return weights_of(part, keys, (len(index.get(key, ())) for key in keys), self.size)

    def add(self, story_id: str, profile: ReportProfile) -> None:
        """Puts a report into a story, which is opened if it is not; a report that was in another leaves it."""
        self.remove(profile.report_id)
        self.profiles[profile.report_id] = profile
        self._enter(profile.report_id, story_id)
        for part, index in self._index.items():
            for key, _ in getattr(profile, part):
                index.setdefault(key, {})[profile.report_id] = None
        if profile.vector:
            if not self._free:
                self._free = list(range(2 * len(self._block) - 1, len(self._block) - 1, -1))
                self._block = np.concatenate([self._block, np.zeros_like(self._block)])
            row = self._rows[profile.report_id] = self._free.pop()
            self._block[row] = np.frombuffer(profile.vector, dtype="<f2")

    def _enter(self, report_id: str, story_id: str) -> None:
        """Puts an open report into a story, which is then the one joined last."""
        self._story_of[report_id] = story_id
        self._members.setdefault(story_id, {})[report_id] = None
        day = self.profiles[report_id].day
        self._newest_of[story_id] = _later(self._newest_of.pop(story_id, None), day)
        self._newest = _later(self._newest, day)

    def _leave(self, report_id: str) -> None:
        """Takes an open report out of its story; without its last report a story is gone."""
        story_id = self._story_of.pop(report_id)
        del self._members[story_id][report_id]
        if not self._members[story_id]:
            del self._members[story_id], self._newest_of[story_id]

    def remove(self, report_id: str) -> None:
        """Takes a report out; its story is gone with its last report. No error where it is not there."""
        profile = self.profiles.pop(report_id, None)
        if profile is None:
            return
        self._leave(report_id)
        for part, index in self._index.items():
            for key, _ in getattr(profile, part):
                del index[key][report_id]
                if not index[key]:
                    del index[key]
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
        scores: defaultdict[str, float] = defaultdict(float)
        for part, share in _SHARES.items():
            keys = [key for key, _ in getattr(profile, part)]
            weights = dict(zip(keys, self.weights(part, keys).tolist(), strict=True))
            rare = sorted(weights, key=lambda key: (-weights[key], key))[:_KEYS]
            norm = sum(weight**2 for weight in weights.values()) ** 0.5 + 1e-9
            for key in rare:
                gain = share * weights[key] ** 2 / norm
                for report_id in self._index[part].get(key, ()):
                    scores[report_id] += gain
        for report_id in self._near(profile):
            scores[report_id] += 0.0  # found by its vector alone: after all that share words
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
        closed: list[str] = []
        for story_id, day in tuple(self._newest_of.items()):
            if self.size <= _ALWAYS_OPEN:
                break
            if self.size > _MOST_OPEN or self._is_old(day):
                closed.append(story_id)
                for report_id in self.members(story_id):
                    self.remove(report_id)
        return tuple(closed)

    def _is_old(self, day: date | None) -> bool:
        """Whether a story whose newest report is of `day` lies before the window; one without a day does not."""
        return day is not None and self._newest is not None and day < self._newest - _WINDOW


def _later(one: date | None, other: date | None) -> date | None:
    return max(one, other) if one and other else one or other
