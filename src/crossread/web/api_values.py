"""What the API takes and gives, as its document tells it; what changed has values of its own in `api_changes.py`."""

from datetime import date

from pydantic import BaseModel, Field

from crossread.types.report import PageMark

__all__ = [
    "CANNOT",
    "MOST_CHANGE",
    "Answer",
    "Answers",
    "NewReport",
    "Reading",
    "Refused",
    "ReportLine",
    "Reports",
    "Said",
    "SaidBy",
    "Speaker",
    "Speakers",
    "Stories",
    "StoryLine",
    "WholeReport",
]

CANNOT = 409
"""The status for what is formed as the document says, and still cannot be done; 422 is for what is not."""
MOST_CHANGE = 2**62
"""No library comes to a change of a higher number."""


class Refused(BaseModel):
    """Why the request was not answered."""

    detail: str


class StoryLine(BaseModel):
    """A story in a list; its days are those of its reports. Of a page that changed the form alone is named that it shows now."""

    id: str
    title: str
    reports: list[str]
    outlets: list[str]
    origins: int = Field(
        description="how many texts of their own; reports that print one text count once"
    )
    first_day: date | None
    last_day: date | None


class Stories(BaseModel):
    """A page of stories, the latest day first."""

    stories: list[StoryLine]
    next: str | None


class ReportLine(BaseModel):
    """A report, and the number of the change that brought it."""

    id: str
    change: int
    story: str | None
    name: str
    outlet: str | None
    headline: str | None
    byline: str | None
    url: str | None
    published: str | None
    updated: str | None = Field(description="when the text was last changed, as the page states it")
    section: str | None = Field(description="the part of the outlet that it stands in")
    marks: list[PageMark] = Field(
        description="paywall: not free to read; live: a page of running updates; "
        "doubt: a second reader finds another text"
    )
    language: str | None


class WholeReport(ReportLine):
    """A report with its text."""

    text: str


class Reports(BaseModel):
    """Reports in the order in which they came; `cursor` is where to go on, now or later."""

    reports: list[ReportLine]
    cursor: int
    is_more: bool


class Speaker(BaseModel):
    """A name under which someone is quoted."""

    name: str
    quotes: int
    reports: int


class Speakers(BaseModel):
    """A page of names."""

    speakers: list[Speaker]
    next: str | None


class Said(BaseModel):
    """One quote: the words of its content, one for each stretch of the text."""

    report: str
    story: str | None
    kind: str
    content: list[str]
    starts: list[int] = Field(description="where each of them begins, in code points of the text")


class Answer(BaseModel):
    """A report that answers a query, with the places that do."""

    report: str
    story: str | None
    name: str
    places: list[str]
    starts: list[int] = Field(description="where each of them begins, in code points of the text")
    why: list[str]


class Answers(BaseModel):
    """The reports that answer a query best; `left_out` are words without which it was answered."""

    answers: list[Answer]
    left_out: list[str]
    is_more: bool


class SaidBy(BaseModel):
    """A page of what one speaker said, the report that came last first."""

    name: str
    said: list[Said]
    next: int | None


class NewReport(BaseModel):
    """A report to add: a text with what is known of it, or the address of a page that is to be read."""

    text: str = Field("", max_length=1_000_000)
    url: str = Field("", max_length=2000)
    outlet: str = Field("", max_length=200)
    published: date | None = None


class Reading(BaseModel):
    """A reading that was begun, and how far it is."""

    id: str
    is_over: bool
    new: int
    known: int
    problems: list[str]
    stories: list[str]
