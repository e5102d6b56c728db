"""How the commands print and end.

Results go to standard output, words about them to standard error. Exit codes: 0 done, 1 done with problems, 2 wrong
use, 3 no room left for the library.
"""

import os
import shutil
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NoReturn

import click

from crossread.cli.files import check_output, write_file

if TYPE_CHECKING:
    from crossread.types.problem import Problem
    from crossread.types.synopsis import Synopsis

__all__ = [
    "DONE_WITH_PROBLEMS",
    "NO_ROOM",
    "check_page",
    "finish",
    "for_terminal",
    "print_problems",
    "print_synopsis",
    "print_text",
    "with_shapes",
]

DONE_WITH_PROBLEMS = 1
NO_ROOM = 3


def with_shapes(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options that `print_synopsis` takes."""
    for option in (
        click.option(
            "--html",
            "page",
            type=click.Path(dir_okay=False),
            help="Write it as one page to this file; - prints it.",
        ),
        click.option("--markdown", "as_markdown", is_flag=True, help="Print it as Markdown."),
        click.option("--json", "as_json", is_flag=True, help="Print the synopsis as JSON."),
    ):
        command = option(command)
    return command


def check_page(page: str | None, inputs: Sequence[str] = (), *, is_printed: bool) -> None:
    """End where the page of `--html` would be written over what it must not, or be printed with another shape."""
    if page == "-" and is_printed:
        raise click.UsageError("--html - prints the page; no other shape can be printed with it.")
    check_output("--html", page, inputs, (".html", ".htm"))


def print_synopsis(
    synopsis: "Synopsis", *, as_json: bool, as_markdown: bool, page: str | None
) -> NoReturn:
    """Write the page that was asked for, print what was, by default for this terminal, and end."""
    if page is not None:
        from crossread.export.html import render_html

        written = render_html(synopsis)
        if page == "-":
            print_text(written)
        else:
            write_file(page, written)
    if as_json:
        from crossread.export.json import write_json

        print_text(write_json(synopsis))
    elif as_markdown:
        from crossread.export.markdown import render_markdown

        print_text(render_markdown(synopsis))
    elif page is None:
        from crossread.export.terminal import render_terminal

        print_text(for_terminal(render_terminal, synopsis))
    finish(synopsis.problems)


def for_terminal(render: Callable[..., str], synopsis: "Synopsis") -> str:
    """`synopsis` as `render` lays it out for this terminal, in colour unless NO_COLOR is set."""
    width = shutil.get_terminal_size((80, 24)).columns
    colour = sys.stdout is not None and sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    return render(synopsis, width=width, colour=colour)


def print_text(text: str | bytes) -> None:
    """Print results; a reader that went away ends the program quietly, a full disk with a message."""
    if sys.stdout is None:
        click.echo("crossread: standard output is closed", err=True)
        sys.exit(DONE_WITH_PROBLEMS)
    try:
        click.echo(text, nl=False, color=True)
        sys.stdout.flush()
    except OSError as error:
        if not isinstance(error, BrokenPipeError):
            click.echo(f"crossread: cannot write the results: {error.strerror}", err=True)
        # What is still buffered goes nowhere, so that the end of the program does not fail on it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        sys.exit(DONE_WITH_PROBLEMS)


def finish(problems: "tuple[Problem, ...]") -> NoReturn:
    """Say what was amiss, and end with the code that tells whether anything was."""
    print_problems(problems)
    sys.exit(DONE_WITH_PROBLEMS if problems else 0)


def print_problems(problems: "tuple[Problem, ...]") -> None:
    """A line on standard error for each problem."""
    for problem in problems:
        click.echo(f"crossread: {problem.subject}: {problem.message} ({problem.stage})", err=True)
