"""What all routes share: the library, the model, the one that adds, and the templates.

Templates escape what they show; nothing that a report holds reaches a page by another way.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import quote

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader

from crossread.export.html import make_environment
from crossread.keep.synopsis import synopsis_of
from crossread.language.model import LanguageModel
from crossread.store.library import Library, last_change
from crossread.types.synopsis import Synopsis
from crossread.web.jobs import Adder

__all__ = ["Site", "make_templates"]

_MOST_SYNOPSES = 32


def make_templates() -> Environment:
    """The templates of the page, with the filters of `export/html.py`."""
    environment = make_environment(PackageLoader("crossread.web"))
    environment.filters["part"] = lambda text: quote(str(text), safe="")
    return environment


@dataclass(frozen=True, slots=True)
class Site:
    """A library that is served.

    `origins` keeps how many origins a story has, by its id and last change; `synopses` the last ones that were shown,
    by their ids, each with the number of the last change of the library when it was read.
    """

    library: Library
    model: LanguageModel
    adder: Adder
    templates: Environment = field(default_factory=make_templates)
    origins: dict[tuple[str, int], int] = field(default_factory=dict)
    synopses: dict[str, tuple[int, Synopsis]] = field(default_factory=dict)

    def synopsis(self, story_id: str) -> Synopsis:
        """The synopsis of a story, as `synopsis_of` gives it; not read again while nothing in the library changes.

        Raises:
            StoreError: there is no such story, or the library cannot be read or written.
        """
        with self.library.reading() as connection:
            change = last_change(connection)
        known = self.synopses.get(story_id)
        if known is not None and known[0] == change:
            return known[1]
        made = synopsis_of(self.library, story_id, model=self.model)
        while len(self.synopses) >= _MOST_SYNOPSES:
            self.synopses.pop(next(iter(self.synopses)), None)
        self.synopses[story_id] = (change, made)
        return made

    def show(
        self, request: Request, name: str, values: Mapping[str, object], *, status: int = 200
    ) -> HTMLResponse:
        """The template `name` as an answer."""
        page = self.templates.get_template(name)
        return HTMLResponse(page.render(path=request.url.path, **values), status_code=status)
