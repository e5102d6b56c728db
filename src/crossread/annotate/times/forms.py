"""What a time expression says, before it is known which day it was said on.

These values stand between the words (time_rules.py) and the calendar (time_resolve.py).
"""

from dataclasses import dataclass

from crossread.types.span import Span

__all__ = ["Calendar", "Form", "Found", "Length", "Period", "Recurring", "Relative", "Vague"]


@dataclass(frozen=True, slots=True)
class Calendar:
    """Fields of a date, as far as the words name them; `step` is -1 for last, 0 for this, 1 for next.

    `week_step` and `year_step` count so for "of last week" and "last year" behind the words.
    `weekday` counts from Monday as 0. `clock` is what TIMEX3 writes behind the day: TMO, T09:00.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    clock: str = ""
    step: int | None = None
    week_step: int | None = None
    year_step: int | None = None

    @property
    def has_day(self) -> bool:
        """Whether the words name a day, by date or by weekday."""
        return self.day is not None or self.weekday is not None


@dataclass(frozen=True, slots=True)
class Relative:
    """So many units away from the publication, or (`anaphoric`) from a date told before.

    `on_which_side`: the words leave it to the tense whether the last one or the next is meant; `says_this`: "this weekend" is
    the last one in the first days of a week alone.
    `of_a_period`: "a year ago" may mean the same quarter of the year before; "last year" does not.
    """

    unit: str
    steps: int
    clock: str = ""
    anaphoric: bool = False
    on_which_side: bool = False
    says_this: bool = False
    of_a_period: bool = False


@dataclass(frozen=True, slots=True)
class Period:
    """A named part of a year: a quarter (Q3), a half (H1), a season (SU) or a feast (12-25)."""

    part: str
    year: int | None = None
    step: int | None = None
    year_step: int | None = None


@dataclass(frozen=True, slots=True)
class Length:
    """How long something takes; `value` is final."""

    value: str


@dataclass(frozen=True, slots=True)
class Recurring:
    """How often something happens; `value` is final."""

    value: str


@dataclass(frozen=True, slots=True)
class Vague:
    """PRESENT_REF, PAST_REF or FUTURE_REF, a decade or a century: needs no calendar."""

    value: str
    says: str


Form = Calendar | Relative | Period | Length | Recurring | Vague


@dataclass(frozen=True, slots=True)
class Found:
    """An expression in the text: where it stands, in which sentence, and what it says."""

    span: Span
    sentence: int
    form: Form
