"""Adding reports: pasted, sent as a file, or by the address of a page.

What is stated in the form beside the text (outlet, day, address) is kept as if the text stated it.
"""

from datetime import date
from hashlib import sha256
from pathlib import PurePath
from typing import Annotated

from fastapi import APIRouter, Form, Request, UploadFile
from fastapi.responses import RedirectResponse, Response

from crossread.errors import InvalidValueError, ReadError
from crossread.export.wording import clean_line, shorten
from crossread.fetch.addresses import check_address
from crossread.fetch.files import MAX_BYTES
from crossread.keep.read import Given
from crossread.store.seal import storable_text
from crossread.types.report import NEWSPAPER_YEARS, Capture
from crossread.web.jobs import PASTED, Adding
from crossread.web.site import Site

__all__ = ["MOST_BYTES", "add_address", "add_text", "adding_router"]

MOST_BYTES = MAX_BYTES
_MOST_FILES = 50


def add_text(
    site: Site, text: str, *, address: str = "", outlet: str = "", day: str = ""
) -> Adding | None:
    """Begin to read a pasted text; None where too many readings wait.

    Raises:
        InvalidValueError: there is no text, or the address or the day is none; the message is for the form.
    """
    body = "\n".join(storable_text(text).splitlines()).strip().encode("utf-8", "replace")
    if not body:
        raise InvalidValueError("There is no text.")
    try:
        stated = date.fromisoformat(day) if day else None
    except ValueError:
        raise InvalidValueError("The day is written as 2024-03-15.") from None
    if stated is not None and stated.year not in NEWSPAPER_YEARS:
        raise InvalidValueError("In that year no newspaper came out.")
    named = storable_text(" ".join(outlet.split()))[:200] or None
    if address.strip():
        capture = Capture(body, url=_checked(address))
    else:
        # The name follows from all that was given, so that the same text of two outlets is two reports.
        stem = sha256(body + f"\0{named}\0{stated}".encode("utf-8", "replace")).hexdigest()[:12]
        capture = Capture(body, path=PASTED.format(stem))
    title = shorten(clean_line(body.decode("utf-8", "replace").partition("\n")[0]), 80)
    return site.adder.add(title, given=(Given(capture, named, stated),))


def add_address(site: Site, address: str) -> Adding | None:
    """Begin to read the page at an address; None where too many readings wait.

    Raises:
        InvalidValueError: it is no address that is asked for; the message is for the form.
    """
    checked = _checked(address)
    return site.adder.add(checked, addresses=(checked,))


def _checked(address: str) -> str:
    given = address.strip()
    try:
        check_address(given)
    except (ReadError, InvalidValueError) as error:
        raise InvalidValueError(f"{error}") from None
    return given


def adding_router(site: Site) -> APIRouter:
    """The routes of this file."""
    router = APIRouter()

    @router.get("/add")
    def form(request: Request) -> Response:
        return _form(site, request)

    @router.post("/add/text")
    def text(
        request: Request,
        text: Annotated[str, Form(max_length=MAX_BYTES)] = "",
        address: Annotated[str, Form(max_length=4000)] = "",
        outlet: Annotated[str, Form(max_length=400)] = "",
        day: Annotated[str, Form(max_length=40)] = "",
    ) -> Response:
        try:
            made = add_text(site, text, address=address, outlet=outlet, day=day)
        except InvalidValueError as error:
            held = {"text": text, "address": address, "outlet": outlet, "day": day}
            return _form(site, request, wrong=str(error), held=held)
        return _follow(site, request, made)

    @router.post("/add/address")
    def address(request: Request, page: Annotated[str, Form(max_length=4000)] = "") -> Response:
        try:
            made = add_address(site, page)
        except InvalidValueError as error:
            return _form(site, request, wrong=str(error), held={"page": page})
        return _follow(site, request, made)

    @router.post("/add/files")
    def files(request: Request, files: list[UploadFile]) -> Response:
        given = tuple(_given(file) for file in files[:_MOST_FILES] if file.filename)
        if not given or len(files) > _MOST_FILES:
            words = f"Choose a file, or up to {_MOST_FILES} at once."
            return _form(site, request, wrong=words)
        names = ", ".join(clean_line(one.capture.address) for one in given)
        return _follow(site, request, site.adder.add(shorten(names, 80), given=given))

    return router


def _given(file: UploadFile) -> Given:
    """The bytes of a file that was sent, under its own name without folders."""
    name = PurePath(storable_text(file.filename or "").replace("\\", "/")).name[:200]
    return Given(Capture(file.file.read(), path=name or "file"))


def _form(
    site: Site, request: Request, *, wrong: str = "", held: dict[str, str] | None = None
) -> Response:
    fields = ("text", "address", "outlet", "day", "page")
    values = {name: (held or {}).get(name, "") for name in fields}
    shown = {"wrong": wrong, "held": values, "most_megabytes": MAX_BYTES // 1_000_000}
    return site.show(request, "add.html.j2", shown, status=422 if wrong else 200)


def _follow(site: Site, request: Request, made: Adding | None) -> Response:
    if made is None:
        words = "Many readings are waiting already; add this when some are done."
        return _form(site, request, wrong=words)
    return RedirectResponse(f"/adding/{made.id}", status_code=303)
