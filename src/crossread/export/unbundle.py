"""What a bundle holds, as `bundle.py` wrote it.

In go the files of a bundle by their names; out come its inputs and versions. Everything is proved before it is
used: each file against its hash in the manifest, each value against its form. Never opens a file.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from crossread.errors import BundleFormatError, CrossreadError
from crossread.export.bundle import BUNDLE_FORMAT, MANIFEST, SYNOPSIS, Kept
from crossread.export.check import read_document
from crossread.types.problem import Problem
from crossread.types.report import Capture, Dropped, FurnitureKind, PageMark, Report
from crossread.types.span import Span

__all__ = ["Bundle", "read_bundle"]


@dataclass(frozen=True, slots=True)
class Bundle:
    """What a synopsis was made from (`inputs`), with what (`versions`), and all files (`members`)."""

    inputs: tuple[Kept, ...]
    versions: Mapping[str, str]
    members: Mapping[str, bytes]


def read_bundle(members: Mapping[str, bytes]) -> Bundle:
    """The bundle whose files are `members`.

    Raises:
        BundleFormatError: a file is missing, is not in the manifest, or is not the one that the manifest names; or
            the manifest or a report has not the form that this version reads.
    """
    manifest = _read_json(members, MANIFEST)
    if manifest.get("format") != BUNDLE_FORMAT:
        raise BundleFormatError(f"{MANIFEST}: expected the format {BUNDLE_FORMAT}")
    try:
        hashes = _texts(manifest["sha256"])
        versions = _texts(manifest["versions"])
        _text(versions["crossread"])
        described = [_object(one) for one in _list(manifest["inputs"])]
    except (KeyError, TypeError) as error:
        raise BundleFormatError(
            f"{MANIFEST}: a field is missing or of another form: {error}"
        ) from None
    _prove(members, hashes)
    inputs = tuple(_read_input(one, members) for one in described)
    return Bundle(inputs, versions, members)


def _prove(members: Mapping[str, bytes], hashes: Mapping[str, str]) -> None:
    for name in sorted({SYNOPSIS, *hashes, *members} - {MANIFEST}):
        if name not in members:
            raise BundleFormatError(f"{name}: is missing")
        if name not in hashes:
            raise BundleFormatError(f"{name}: the manifest does not name it")
        if hashlib.sha256(members[name]).hexdigest() != hashes[name]:
            raise BundleFormatError(f"{name}: is damaged or was changed: its hash is another")


def _read_input(stated: Mapping[str, object], members: Mapping[str, bytes]) -> Kept:
    try:
        match stated.get("holds"):
            case "capture":
                body = members[_text(stated["file"])]
                return Capture(
                    body, _text_or_none(stated.get("path")), _text_or_none(stated.get("url"))
                )
            case "report":
                return _read_report(_read_json(members, _text(stated["file"])))
            case "problem":
                return Problem(*(_text(stated[name]) for name in ("stage", "subject", "message")))
    except BundleFormatError:
        raise
    except (KeyError, TypeError, ValueError) as error:
        raise BundleFormatError(f"{MANIFEST}: an input is not of its form: {error}") from None
    raise BundleFormatError(f"{MANIFEST}: an input is neither a capture, a report nor a problem")


def _read_report(stated: Mapping[str, object]) -> Report:
    headline = stated["headline"]
    return Report(
        id=_text(stated["id"]),
        text=_text(stated["text"]),
        path=_text_or_none(stated["path"]),
        url=_text_or_none(stated["url"]),
        outlet=_text_or_none(stated["outlet"]),
        headline=None if headline is None else _span(*_list(headline)),
        byline=_text_or_none(stated["byline"]),
        published=_moment(_text_or_none(stated["published"])),
        language=_text_or_none(stated["language"]),
        dropped=tuple(_dropped(_object(one)) for one in _list(stated["dropped"])),
        # Bundles of earlier versions do not state these.
        section=_text_or_none(stated.get("section")),
        updated=_moment(_text_or_none(stated.get("updated"))),
        marks=frozenset(PageMark(_text(one)) for one in _list(stated.get("marks", []))),
    )


def _dropped(stated: Mapping[str, object]) -> Dropped:
    return Dropped(_span(stated["start"], stated["end"]), FurnitureKind(_text(stated["kind"])))


def _span(start: object, end: object) -> Span:
    if type(start) is not int or type(end) is not int:
        raise TypeError("a place in a text is a whole number")
    return Span(start, end)


def _moment(stated: str | None) -> date | datetime | None:
    if stated is None:
        return None
    return datetime.fromisoformat(stated) if "T" in stated else date.fromisoformat(stated)


def _read_json(members: Mapping[str, bytes], name: str) -> Mapping[str, object]:
    if name not in members:
        raise BundleFormatError(f"{name}: is missing")
    try:
        return _object(read_document(members[name].decode("utf-8")))
    except (CrossreadError, UnicodeDecodeError, TypeError) as error:
        raise BundleFormatError(f"{name}: {error}") from None


def _object(stated: object) -> Mapping[str, object]:
    if not isinstance(stated, dict):
        raise TypeError("expected an object")
    return stated


def _list(stated: object) -> Sequence[object]:
    if not isinstance(stated, list):
        raise TypeError("expected a list")
    return stated


def _text(stated: object) -> str:
    if not isinstance(stated, str):
        raise TypeError("expected a text")
    return stated


def _text_or_none(stated: object) -> str | None:
    return None if stated is None else _text(stated)


def _texts(stated: object) -> Mapping[str, str]:
    return {_text(name): _text(value) for name, value in _object(stated).items()}
