"""The part of the API that tells what changed: what was learned since, how a page changed, how a story came to be.

The answers are those of `crossread new --json` and `crossread revisions --json` (`keep/answers.py`).
"""

from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Query
from pydantic import BaseModel, Field

from crossread.errors import StoreError
from crossread.keep.answers import news_json, revisions_json
from crossread.keep.news import news_since
from crossread.keep.stories import history_in_words
from crossread.web.api_values import CANNOT, MOST_CHANGE
from crossread.web.revisions import find_steps
from crossread.web.site import Site

__all__ = [
    "Cite",
    "History",
    "Named",
    "News",
    "ReportNews",
    "Resting",
    "Revisions",
    "Reworded",
    "Step",
    "add_changes",
]


class Cite(BaseModel):
    """Words of a report, with their place in code points of its text."""

    report: str
    start: int
    end: int
    text: str


class Reworded(BaseModel):
    """A statement that stands in other words; `gone` and `come` are the words in which the two differ."""

    before: Cite
    after: Cite
    gone: list[Cite]
    come: list[Cite]


class Resting(BaseModel):
    """A point of the kept synopsis of a story that cites words which the page no longer holds."""

    story: str
    about: str
    cited: Cite
    fate: str = Field(description="reworded or cut")
    now: Cite | None


class Named(BaseModel):
    """A report, as an answer names it."""

    report: str
    outlet: str | None
    title: str
    url: str | None
    path: str | None
    published: str | None
    updated: str | None
    section: str | None
    marks: list[str]
    story: str | None = None


class ReportNews(Named):
    """What one report brought; `replaces` is the form of its page before, where it had one."""

    change: int
    new: list[Cite]
    withdrawn: list[Cite]
    reworded: list[Reworded]
    replaces: str | None
    resting: list[Resting]


class News(BaseModel):
    """What was learned, in the order in which it came; `cursor` is what to ask with next time."""

    reports: list[ReportNews]
    cursor: int
    is_more: bool


class Step(BaseModel):
    """One change of a page; `same` pairs the statements that stand."""

    before: Named
    after: Named
    went_back: str | None = Field(
        description="when the page was seen to hold an earlier form again, which `after` is"
    )
    same: list[list[Cite]]
    reworded: list[Reworded]
    added: list[Cite]
    cut: list[Cite]
    resting: list[Resting]


class Revisions(BaseModel):
    """The changes of a page, the oldest first."""

    revisions: list[Step]


class History(BaseModel):
    """How a story came to be, a line for each thing that happened."""

    history: list[str]


def add_changes(router: APIRouter, site: Site) -> None:
    """Add the routes of this file to those of the API."""

    @router.get("/new", response_model=News)
    def new(
        since: Annotated[
            int, Query(ge=0, le=MOST_CHANGE, description="`cursor` of the answer before")
        ] = 0,
        most: Annotated[int, Query(ge=1, le=100, description="how many reports at most")] = 25,
    ) -> dict[str, Any]:
        """What was learned since a cursor: statements that are new, withdrawn or reworded."""
        try:
            return news_json(news_since(site.library, since, most=most))
        except StoreError as error:
            if type(error) is not StoreError:  # damage, or no room: told as everywhere
                raise
            raise HTTPException(CANNOT, str(error)) from error

    @router.get("/reports/{report_id}/revisions", response_model=Revisions)
    def revisions(report_id: str) -> dict[str, Any]:
        """How the page of a report changed: statements reworded, added and cut, and what rests on them."""
        return revisions_json(find_steps(site, report_id)[1])

    @router.get("/stories/{story_id}/history")
    def history(story_id: str) -> History:
        """How a story came to be."""
        return History(history=list(history_in_words(site.library, story_id)))
