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
from crossread.language.model import LanguageModel
from crossread.store.library import Library
from crossread.web.jobs import Adder

__all__ = ["Site", "make_templates"]


def make_templates() -> Environment:
    """The templates of the page, with the filters of `export/html.py`."""
    environment = make_environment(PackageLoader("crossread.web"))
    environment.filters["part"] = lambda text: quote(str(text), safe="")
    return environment


@dataclass(frozen=True, slots=True)
class Site:
    """A library that is served; `origins` keeps how many origins a story has, by its id and last change."""

    library: Library
    model: LanguageModel
    adder: Adder
    templates: Environment = field(default_factory=make_templates)
    origins: dict[tuple[str, int], int] = field(default_factory=dict)

    def show(
        self, request: Request, name: str, values: Mapping[str, object], *, status: int = 200
    ) -> HTMLResponse:
        """The template `name` as an answer."""
        page = self.templates.get_template(name)
        return HTMLResponse(page.render(path=request.url.path, **values), status_code=status)
