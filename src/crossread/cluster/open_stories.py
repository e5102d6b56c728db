"""The stories that a new report may still join, held so that those like it are found without a look at all.

`OpenStories` is the only thing in grouping that changes: who follows a stream makes one, adds what it knows,
and enacts each `Placement` that `stories.place` decides. It holds profiles of reports, an index from rare names
and words to them, and a block of their vectors. Old stories are closed, and leave it, so that its size does not
grow with the stream; a closed story can be added again, report by report.
"""

from dataclasses import dataclass, field

from crossread.cluster.profile import ReportProfile

__all__ = ["OpenStories"]


@dataclass(slots=True)
class OpenStories:
    """Open stories by their ids, which the caller chooses; each report is in one story at most.

    The same calls in the same order make the same state.
    """

    profiles: dict[str, ReportProfile] = field(default_factory=dict)

    def add(self, story_id: str, profile: ReportProfile) -> None:
        """Puts a report into a story, which is opened if it is not; a report that was in another leaves it."""
        raise NotImplementedError

    def remove(self, report_id: str) -> None:
        """Takes a report out; its story is gone with its last report. No error where it is not there."""
        raise NotImplementedError

    def merge(self, kept: str, gone: str) -> None:
        """Puts all reports of story `gone` into story `kept`."""
        raise NotImplementedError

    def story_of(self, report_id: str) -> str | None:
        """The open story that a report is in."""
        raise NotImplementedError

    def members(self, story_id: str) -> tuple[str, ...]:
        """The ids of a story's reports, in the order of joining; empty where it is not open."""
        raise NotImplementedError

    def story_ids(self) -> tuple[str, ...]:
        """The open stories, in the order of opening."""
        raise NotImplementedError

    def close_old(self) -> tuple[str, ...]:
        """Closes the stories that no new report is likely to join, and tells their ids.

        A story is closed when its newest report is older than the window and there are more reports than are
        always held, or when there are more than can be held: then the least lately joined goes first.
        """
        raise NotImplementedError
