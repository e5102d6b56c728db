"""A synopsis with all that it was made from, in one zip file that another desk can replay.

In go a Synopsis, what its reports were read from, and the versions of what made it; out come the bytes of the file:
`manifest.json`, `synopsis.json`, `synopsis.html` to be looked at, and `inputs/`, captures as received (`.bin`, not
to be opened) or reports as read (`.json`). The manifest names each with its SHA-256. What a bundle says of itself
proves no sender; the hashes find damage, and a replay finds what was changed on purpose. `unbundle.py` reads it.
"""

import hashlib
from collections.abc import Mapping, Sequence

from crossread.export.html import render_html
from crossread.export.json import dump_json, write_json
from crossread.export.zip_file import write_zip
from crossread.types.problem import Problem
from crossread.types.report import Capture, Report
from crossread.types.synopsis import Synopsis

__all__ = ["BUNDLE_FORMAT", "MANIFEST", "SYNOPSIS", "Kept", "list_members", "write_bundle"]

BUNDLE_FORMAT = "crossread/bundle/1"
MANIFEST = "manifest.json"
SYNOPSIS = "synopsis.json"

Kept = Capture | Report | Problem
"""What a synopsis comes from, as a bundle keeps it: a capture stands for all reports in it, and for the problems of reading them.

A report stands for itself, where its capture is not kept or not to be passed on; a problem for an input that gave
nothing.
"""


def write_bundle(synopsis: Synopsis, inputs: Sequence[Kept], versions: Mapping[str, str]) -> bytes:
    """The bytes of the bundle.

    `inputs` are what the reports and problems of the synopsis come from, in their order. `versions` names what made
    the synopsis: `crossread`, and such as a library or the hash of weights.
    """
    return write_zip(list_members(synopsis, inputs, versions).items())


def list_members(
    synopsis: Synopsis, inputs: Sequence[Kept], versions: Mapping[str, str]
) -> dict[str, bytes]:
    """The files of the bundle by their names, the manifest first."""
    held = {
        SYNOPSIS: write_json(synopsis, version=versions["crossread"]).encode("utf-8"),
        "synopsis.html": render_html(synopsis).encode("utf-8", "replace"),
    }
    described: list[dict[str, object]] = []
    for number, one in enumerate(inputs, 1):
        name, body, description = _describe(number, one)
        if body is not None:
            held[name] = body
        described.append(description)
    manifest = {
        "format": BUNDLE_FORMAT,
        "versions": dict(sorted(versions.items())),
        "inputs": described,
        "sha256": {name: hashlib.sha256(body).hexdigest() for name, body in held.items()},
    }
    return {MANIFEST: dump_json(manifest).encode("utf-8"), **held}


def _describe(number: int, one: Kept) -> tuple[str, bytes | None, dict[str, object]]:
    """The name of an input's file, its bytes, and what the manifest says of it."""
    match one:
        case Capture():
            name = f"inputs/{number}.bin"
            place = {"url": one.url} if one.path is None else {"path": one.path}
            return name, one.body, {"holds": "capture", "file": name, **place}
        case Report():
            name = f"inputs/{number}.json"
            body = dump_json(_report(one)).encode("utf-8")
            return name, body, {"holds": "report", "file": name}
    told = {"stage": one.stage, "subject": one.subject, "message": one.message}
    return "", None, {"holds": "problem", **told}


def _report(report: Report) -> dict[str, object]:
    headline = report.headline
    return {
        "id": report.id,
        "text": report.text,
        "path": report.path,
        "url": report.url,
        "outlet": report.outlet,
        "headline": None if headline is None else [headline.start, headline.end],
        "byline": report.byline,
        "published": None if report.published is None else report.published.isoformat(),
        "language": report.language,
        "dropped": [
            {"start": one.span.start, "end": one.span.end, "kind": one.kind.value}
            for one in report.dropped
        ],
        "section": report.section,
        "updated": None if report.updated is None else report.updated.isoformat(),
        "marks": [mark.value for mark in sorted(report.marks)],
    }
