"""Of the API: where the paragraphs of a report stand in the page that was received."""

from fastapi import APIRouter, HTTPException
from pydantic import BaseModel, Field

from crossread.errors import InvalidValueError
from crossread.keep.places import places_of
from crossread.web.api_values import CANNOT
from crossread.web.site import Site

__all__ = ["Paragraph", "Paragraphs", "add_paragraphs"]


class Paragraph(BaseModel):
    """A paragraph of a report, and a TextQuoteSelector of the W3C that finds it in the text of its page.

    The three are null where the page does not show these words in a row, or in several places alike.
    """

    start: int = Field(description="in code points of the text of the report")
    end: int
    exact: str | None
    prefix: str | None
    suffix: str | None


class Paragraphs(BaseModel):
    """The paragraphs of a report in the page that was received; none where its bytes are not kept, or are no page."""

    report: str
    capture: str | None
    address: str | None
    paragraphs: list[Paragraph]


def add_paragraphs(router: APIRouter, site: Site) -> None:
    """Put the route into `router`."""

    @router.get(
        "/reports/{report_id}/paragraphs",
        responses={CANNOT: {"description": "it is too long to be searched"}},
    )
    def paragraphs(report_id: str) -> Paragraphs:
        """Where each paragraph of a report stands in the page that it was read from."""
        try:
            found = places_of(site.library, report_id)
        except InvalidValueError as error:
            raise HTTPException(CANNOT, str(error)) from error
        return Paragraphs(
            report=report_id,
            capture=found.capture_id,
            address=found.address,
            paragraphs=[
                Paragraph(
                    start=one.span.start,
                    end=one.span.end,
                    exact=one.exact,
                    prefix=one.prefix,
                    suffix=one.suffix,
                )
                for one in found.places
            ],
        )
