"""How far a reading is: as a page that renews itself, and as a stream of events (SSE) for one with script.

The stream is that of https://html.spec.whatwg.org/multipage/server-sent-events.html: each event is the part of the
page that tells how far the reading is, and the last one is called `over`.
"""

from collections.abc import Iterator

from fastapi import APIRouter, Request
from fastapi.responses import Response, StreamingResponse

from crossread.errors import StoreError
from crossread.web.jobs import Adding
from crossread.web.site import Site

__all__ = ["progress_router"]

_HEARTBEAT_SECONDS = 5.0


def progress_router(site: Site) -> APIRouter:
    """The routes of this file."""
    router = APIRouter()

    @router.get("/adding/{reading_id}")
    def page(request: Request, reading_id: str) -> Response:
        return site.show(request, "adding.html.j2", {"one": _found(site, reading_id)})

    @router.get("/adding/{reading_id}/events")
    def events(reading_id: str) -> Response:
        _found(site, reading_id)
        return StreamingResponse(
            _events(site, reading_id),
            media_type="text/event-stream",
            headers={"Cache-Control": "no-store"},
        )

    return router


def _found(site: Site, reading_id: str) -> Adding:
    one = site.adder.get(reading_id)
    if one is None:
        raise StoreError(
            f"{reading_id[:40]}: there is no such reading; what was read is in the library"
        )
    return one


def _events(site: Site, reading_id: str) -> Iterator[str]:
    part = site.templates.get_template("progress.html.j2")
    for one in site.adder.follow(reading_id, seconds=_HEARTBEAT_SECONDS):
        if one is None:
            yield ": still reading\n\n"  # found out here whether the reader has gone
            continue
        lines = part.render(one=one).splitlines()
        yield "".join(f"data: {line}\n" for line in lines) + "\n"
    yield "event: over\ndata: over\n\n"
