"""The application: all routes, behind the guard.

In goes an open library and the model; out comes an ASGI application. It opens no socket itself: `crossread serve`
gives it to a server, and tests ask it directly.
"""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException

from crossread.errors import CrossreadError, StoreDamagedError, StoreFullError
from crossread.export.html import source_of
from crossread.keep.group import GROUPING, Grouping
from crossread.language.model import LanguageModel
from crossread.store.library import Library
from crossread.web.adding import MOST_BYTES, adding_router
from crossread.web.api import api_router
from crossread.web.jobs import Adder
from crossread.web.new import new_router
from crossread.web.progress import progress_router
from crossread.web.reports import reports_router
from crossread.web.revisions import revisions_router
from crossread.web.search import search_router
from crossread.web.security import Guard
from crossread.web.site import Site
from crossread.web.speakers import speakers_router
from crossread.web.stories import stories_router

if TYPE_CHECKING:
    from crossread.fetch.http import Door

__all__ = ["LOOPBACK_NAMES", "create_app"]

LOOPBACK_NAMES = ("127.0.0.1", "localhost", "::1")
_STATIC = Path(__file__).parent / "static"
_KINDS = {
    ".css": "text/css",
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
}


def create_app(  # noqa: PLR0913 - the last two are for tests
    library: Library,
    *,
    model: LanguageModel,
    hosts: Sequence[str] = LOOPBACK_NAMES,
    password: str | None = None,
    door: "Door | None" = None,
    grouping: Grouping = GROUPING,
) -> Guard:
    """The page and the API of `library`, for requests that name one of `hosts`.

    `door` is how the network is asked for the addresses that people add, `grouping` what decides about stories.
    """
    adder = Adder(library, model, door, grouping)
    site = Site(library, model, adder)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        yield
        adder.close()

    app = FastAPI(
        title="Crossread",
        version=version("crossread"),
        description="The library of Crossread: stories, their reports, and who said what in them.",
        openapi_url="/api/1/openapi.json",
        docs_url=None,  # the usual page of FastAPI loads its scripts from elsewhere
        redoc_url=None,
        lifespan=lifespan,
    )
    for router in (
        stories_router,
        new_router,
        reports_router,
        revisions_router,
        speakers_router,
        search_router,
        adding_router,
        progress_router,
    ):
        app.include_router(router(site), include_in_schema=False)
    app.include_router(api_router(site))
    _serve_files(app)
    _tell_errors(app, site)
    return Guard(app, frozenset(hosts), password, MOST_BYTES + 100_000)


def _serve_files(app: FastAPI) -> None:
    """The style and the scripts, from memory; those of `export/` are the same that a page by itself holds."""
    files = {
        file.name: (file.read_bytes(), _KINDS[file.suffix])
        for file in sorted(_STATIC.iterdir())
        if file.suffix in _KINDS
    }
    for name in ("page.css", "page.js"):
        files[name] = (source_of(name).encode(), _KINDS[Path(name).suffix])

    @app.get("/static/{name}", include_in_schema=False)
    def static(name: str) -> Response:
        if name not in files:
            raise HTTPException(404, "there is no such file")
        body, kind = files[name]
        return Response(body, media_type=kind, headers={"Cache-Control": "max-age=3600"})


def _tell_errors(app: FastAPI, site: Site) -> None:
    """Errors are told as a page, or where the API is asked, as JSON."""

    def tell(request: Request, status: int, words: str) -> Response:
        if request.url.path.startswith("/api/"):
            return JSONResponse({"detail": words}, status_code=status)
        return site.show(request, "error.html.j2", {"words": words}, status=status)

    @app.exception_handler(CrossreadError)
    def told(request: Request, error: CrossreadError) -> Response:
        if isinstance(error, StoreFullError):
            return tell(request, 507, str(error))
        return tell(request, 500 if isinstance(error, StoreDamagedError) else 404, str(error))

    @app.exception_handler(HTTPException)
    def refused(request: Request, error: HTTPException) -> Response:
        # The words of the framework where no route fits.
        words = "there is nothing at this address" if error.detail == "Not Found" else error.detail
        answer = tell(request, error.status_code, str(words))
        answer.headers.update(error.headers or {})
        return answer

    @app.exception_handler(RequestValidationError)
    def wrong(request: Request, error: RequestValidationError) -> Response:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"][1:])
        return tell(request, 422, f"{where}: {first['msg']}")
