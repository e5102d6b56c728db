"""One thing that went wrong with one input, as a value."""

from dataclasses import dataclass

__all__ = ["Problem"]


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """What went wrong (`message`), with which input (`subject`), in which of the six steps (`stage`).

    >>> Problem("fetch", "b.txt", "no such file")
    Problem(stage='fetch', subject='b.txt', message='no such file')
    """

    stage: str
    subject: str
    message: str
