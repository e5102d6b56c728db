"""Searching the library: the page of answers, each with the places that answer and the words that matched in them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from crossread.errors import QueryError
from crossread.keep.search import search
from crossread.keep.stories import title_of
from crossread.store.search import Found
from crossread.types.report import Citation
from crossread.web.site import Site

__all__ = ["Piece", "cut_place", "search_router"]


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a place; whether they are what was asked for."""

    text: str
    matches: bool


def cut_place(place: Citation, matches: Sequence[Citation]) -> tuple[Piece, ...]:
    """The words of a place, those apart that were asked for."""
    return tuple(_pieces(place, matches))


def _pieces(place: Citation, matches: Sequence[Citation]) -> Iterator[Piece]:
    start = at = place.span.start
    for span in sorted(one.span for one in matches if place.span.contains(one.span)):
        if span.start < at:
            continue
        yield Piece(place.text[at - start : span.start - start], matches=False)
        yield Piece(place.text[span.start - start : span.end - start], matches=True)
        at = span.end
    yield Piece(place.text[at - start :], matches=False)


def search_router(site: Site) -> APIRouter:
    """The routes of this file."""
    router = APIRouter()

    @router.get("/search")
    def page(request: Request, q: Annotated[str, Query(max_length=2000)] = "") -> HTMLResponse:
        found, wrong = Found(()), ""
        if q.strip():
            try:
                found = search(site.library, q, model=site.model)
            except QueryError as error:
                wrong = str(error)
        values = {"q": q, "found": found, "wrong": wrong, "cut": cut_place, "title_of": title_of}
        return site.show(request, "search.html.j2", values, status=422 if wrong else 200)

    return router
