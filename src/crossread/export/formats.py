"""Every form in which a synopsis can be written, by its name on the command line.

In go a Synopsis and the name of a form; out come the bytes of a file. The same synopsis gives the same bytes, with
whatever it is written. What writes a form stands in the module of its name.
"""

from collections.abc import Callable, Mapping

from crossread.export import csv
from crossread.export.bibtex import write_bibtex
from crossread.export.brat import write_brat
from crossread.export.csl import write_csl
from crossread.export.json import write_json
from crossread.export.markdown import render_markdown
from crossread.export.ninjs import write_ninjs
from crossread.export.ris import write_ris
from crossread.export.timelinejs import write_timelinejs
from crossread.export.web_annotation import write_web_annotation
from crossread.types.synopsis import Synopsis

__all__ = ["FORMATS", "write_export"]


def _render_page(synopsis: Synopsis) -> str:
    # Imported here: templates take a tenth of a second, and most forms have none.
    from crossread.export.html import render_html  # noqa: PLC0415

    return render_html(synopsis)


FORMATS: Mapping[str, Callable[[Synopsis], str | bytes]] = {
    "json": write_json,
    "markdown": render_markdown,
    "html": _render_page,
    "csv": csv.write_points,
    "csv-quotes": csv.write_quotes,
    "csv-timeline": csv.write_timeline,
    "web-annotation": write_web_annotation,
    "brat": write_brat,
    "timelinejs": write_timelinejs,
    "csl-json": write_csl,
    "ris": write_ris,
    "bibtex": write_bibtex,
    "ninjs": write_ninjs,
}
"""The forms and what writes each: text, or the bytes of a zip file."""


def write_export(synopsis: Synopsis, name: str) -> bytes:
    """The synopsis in the form `name`, one of `FORMATS`; text is in UTF-8.

    Raises:
        KeyError: there is no such form.
    """
    written = FORMATS[name](synopsis)
    return written if isinstance(written, bytes) else written.encode("utf-8", "replace")
