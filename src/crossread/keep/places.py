"""Where the paragraphs of a kept report stand in the bytes that were received, which the library keeps beside it."""

from dataclasses import dataclass

from crossread.errors import StoreError
from crossread.extract.page_places import PagePlace, find_paragraphs, text_of_page
from crossread.store.captures import load_body, load_capture
from crossread.store.library import Library
from crossread.store.reports import load_report, report_captures
from crossread.types.report import Capture

__all__ = ["ReportPlaces", "places_of"]


@dataclass(frozen=True, slots=True)
class ReportPlaces:
    """The paragraphs of a report in the capture of that id; no places where it is neither a page nor a plain text."""

    report_id: str
    capture_id: str | None
    address: str | None
    places: tuple[PagePlace, ...]


def places_of(library: Library, report_id: str) -> ReportPlaces:
    """The places of the paragraphs of a report in the oldest capture of it whose bytes are kept.

    Raises:
        StoreError: there is no such report, or the library cannot be read.
        InvalidValueError: report and page are too long to be searched.
    """
    with library.reading() as connection:
        kept = load_report(connection, report_id)
        if kept is None:
            raise StoreError(f"{report_id[:60]}: there is no such report")
        captures = [
            (capture, body)
            for one in report_captures(connection, report_id)
            if (capture := load_capture(connection, one)) is not None
            and (body := load_body(connection, one)) is not None
        ]
    for capture, body in captures:
        place = {"url": capture.address} if capture.is_url else {"path": capture.address}
        page = text_of_page(Capture(body, **place))
        if page is not None:
            found = find_paragraphs(kept.report, page)
            return ReportPlaces(report_id, capture.id, capture.address, found)
    return ReportPlaces(report_id, None, None, ())
