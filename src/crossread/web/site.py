"""What all routes share: the library, the model, the one that adds, and the templates.

Templates escape what they show; nothing that a report holds reaches a page by another way.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import quote

from fastapi import Request
from fastapi.responses import HTMLResponse, JSONResponse
from jinja2 import Environment, PackageLoader

from crossread.export.html import make_environment
from crossread.export.json import synopsis_to_json
from crossread.keep.synopsis import standing_of, synopsis_of
from crossread.language.model import LanguageModel
from crossread.store.library import Library, last_change
from crossread.store.synopses import synopsis_change
from crossread.types.synopsis import Synopsis
from crossread.web.jobs import Adder
from crossread.web.large_story import LargeStory, lay_out

__all__ = ["Site", "make_templates"]

_MOST_REPORTS = 600  # of the stories whose synopses are held ready; some tens of kilobytes each


def make_templates() -> Environment:
    """The templates of the page, with the filters of `export/html.py`."""
    environment = make_environment(PackageLoader("crossread.web"))
    environment.filters["part"] = lambda text: quote(str(text), safe="")
    return environment


@dataclass(frozen=True, slots=True)
class _Shown:
    """A synopsis that was shown, what it stands on, and the last change of the library when that was seen.

    `kept` is the change that kept it in the library; another one, or none, says that it was made anew or forgotten.
    """

    change: int
    stands: tuple[str, ...]
    kept: int | None
    synopsis: Synopsis


@dataclass(frozen=True, slots=True)
class Site:
    """A library that is served.

    `origins` keeps how many origins the reports of a story have, by their ids; `synopses` the last ones that were shown,
    by their ids, each with the number of the last change of the library when it was read, `large` those of them that are laid
    out part by part, and `documents` their JSON. What is kept is bounded, so that the memory of a server does not grow.
    """

    library: Library
    model: LanguageModel
    adder: Adder
    templates: Environment = field(default_factory=make_templates)
    origins: dict[tuple[str, ...], int] = field(default_factory=dict)
    synopses: dict[str, _Shown] = field(default_factory=dict)
    large: dict[str, LargeStory] = field(default_factory=dict)
    documents: dict[str, tuple[Synopsis, bytes]] = field(default_factory=dict)

    def synopsis(self, story_id: str) -> Synopsis:
        """The synopsis of a story, as `synopsis_of` gives it; not read again while nothing of it in the library changes.

        Raises:
            StoreError: there is no such story, or the library cannot be read or written.
        """
        known = self.synopses.get(story_id)
        with self.library.reading() as connection:
            change = last_change(connection)
            if known is not None and known.change == change:
                return known.synopsis
            stands = standing_of(connection, story_id)
            kept = synopsis_change(connection, stands[0]) if stands else None
        if known is not None and (known.stands, known.kept) == (stands, kept):
            self.synopses[story_id] = replace(known, change=change)
            return known.synopsis
        made = synopsis_of(self.library, story_id, model=self.model)
        with self.library.reading() as connection:
            kept = synopsis_change(connection, stands[0]) if stands else None
        self._hold(story_id, _Shown(change, stands, kept, made))
        return made

    def _hold(self, story_id: str, shown: _Shown) -> None:
        """Hold a synopsis ready, and let go of those that were first held, where there are too many."""
        self.synopses.pop(story_id, None)
        held = [(one, len(known.synopsis.story.reports)) for one, known in self.synopses.items()]
        n_reports = len(shown.synopsis.story.reports) + sum(number for _, number in held)
        for one, number in held:
            if n_reports <= _MOST_REPORTS:
                break
            n_reports -= number
            self.synopses.pop(one, None)
        self.synopses[story_id] = shown
        for one in (set(self.large) | set(self.documents)) - set(self.synopses):
            self.large.pop(one, None)
            self.documents.pop(one, None)

    def large_story(self, story_id: str) -> LargeStory:
        """The synopsis of a story of many reports, ready to be shown part by part.

        Raises:
            StoreError: there is no such story, or the library cannot be read or written.
        """
        synopsis = self.synopsis(story_id)
        known = self.large.get(story_id)
        if known is None or known.synopsis is not synopsis:
            known = self.large[story_id] = lay_out(synopsis)
        return known

    def document(self, story_id: str) -> bytes:
        """The synopsis of a story as JSON; of three hundred reports it has some megabytes, and is written once.

        Raises:
            StoreError: there is no such story, or the library cannot be read or written.
        """
        synopsis = self.synopsis(story_id)
        known = self.documents.get(story_id)
        if known is None or known[0] is not synopsis:
            body = bytes(JSONResponse(synopsis_to_json(synopsis)).body)
            known = self.documents[story_id] = (synopsis, body)
        return known[1]

    def show(
        self, request: Request, name: str, values: Mapping[str, object], *, status: int = 200
    ) -> HTMLResponse:
        """The template `name` as an answer."""
        page = self.templates.get_template(name)
        return HTMLResponse(page.render(path=request.url.path, **values), status_code=status)
