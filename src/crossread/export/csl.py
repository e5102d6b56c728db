"""The reports of a synopsis as CSL-JSON, which Zotero, Pandoc and citation processors read.

In goes a Synopsis; out comes the text of a JSON list, an item of type `article-newspaper` for each report
(https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html). Signs that the format takes for markup
within a text are kept from acting by a word joiner behind the `<`.
"""

from datetime import date

from crossread.export.json import dump_json
from crossread.export.references import Reference, list_references
from crossread.types.synopsis import Synopsis

__all__ = ["write_csl"]

_JOINER = "\u2060"


def write_csl(synopsis: Synopsis) -> str:
    """The list of items; what a report does not state is not in its item."""
    return dump_json([_item(reference) for reference in list_references(synopsis)])


def _item(reference: Reference) -> dict[str, object]:
    fields: dict[str, object] = {
        "id": reference.key,
        "type": "article-newspaper",
        "title": _plain(reference.title),
        "container-title": _plain(reference.outlet),
        "author": [{"literal": _plain(reference.author)}] if reference.author else [],
        "issued": _issued(reference.published),
        "URL": reference.url,
        "language": reference.language,
    }
    return {name: value for name, value in fields.items() if value}


def _plain(words: str) -> str:
    return words.replace("<", f"<{_JOINER}")


def _issued(published: date | None) -> dict[str, object]:
    if published is None:
        return {}
    return {"date-parts": [[published.year, published.month, published.day]]}
