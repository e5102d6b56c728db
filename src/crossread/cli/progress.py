"""How far a long reading is, on standard error, and only where that is a terminal."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

__all__ = ["show_progress"]


@contextmanager
def show_progress(doing: str) -> Iterator[Callable[[int, int, str], None]]:
    """A bar, set by a call with how much is done, how much there is, and a word about what comes next."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield lambda _done, _of, _what: None
        return
    from rich.console import Console
    from rich.markup import escape
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[what]}"),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(doing, total=None, what="")

        def show(n_done: int, n_all: int, what: str) -> None:
            bar.update(task, completed=n_done, total=n_all, what=escape(what[-40:]))

        yield show
