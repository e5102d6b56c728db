"""The command line: parses arguments, calls one function, prints. No logic of its own.

Results go to standard output, words about them to standard error. Exit codes: 0 done, 1 done with
problems, 2 wrong use. Heavy modules are imported inside the commands, so that `--help` stays quick.
"""

import os
import shutil
import sys
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

if TYPE_CHECKING:
    from crossread.types.problem import Problem
    from crossread.types.synopsis import Synopsis

__all__ = ["main"]

_DONE_WITH_PROBLEMS = 1
_WRONG_USE = 2

_reports = click.argument("reports", nargs=-1, required=True, metavar="REPORT...")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(version("crossread"), prog_name="crossread")
def main() -> None:
    """Set several news reports of one happening side by side.

    A REPORT is a text file, a saved page of HTML, a PDF, a mail, a file of schema.org NewsArticle
    JSON, a feed, a table or an archive of such, a folder of these, - for standard input, or an
    address (https://...), which is read as its site allows. Every line that is printed is bound to exact words in a report.
    """


@main.command()
@_reports
@click.option("--json", "as_json", is_flag=True, help="Print the synopsis as JSON.")
@click.option("--markdown", "as_markdown", is_flag=True, help="Print it as Markdown.")
@click.option(
    "--html", "page", type=click.Path(dir_okay=False), help="Write it as one page to this file."
)
def compare(
    reports: tuple[str, ...], *, as_json: bool, as_markdown: bool, page: str | None
) -> None:
    """What all carry, what differs, what only one has, who said what, and when."""
    if as_json and as_markdown:
        raise click.UsageError("--json and --markdown cannot be given together.")
    synopsis = _compare(reports, least=2)
    if page is not None:
        from crossread.export.html import render_html

        _write(page, render_html(synopsis))
    if as_json:
        from crossread.export.json import write_json

        _print(write_json(synopsis) + "\n")
    elif as_markdown:
        from crossread.export.markdown import render_markdown

        _print(render_markdown(synopsis))
    elif page is None:
        from crossread.export.terminal import render_terminal

        _print(_for_terminal(render_terminal, synopsis))
    _finish(synopsis.problems)


@main.command()
@_reports
def quotes(reports: tuple[str, ...]) -> None:
    """Who said what, in the words of each report."""
    from crossread.export.terminal import render_quotes

    _print_layer(reports, render_quotes)


@main.command()
@_reports
def timeline(reports: tuple[str, ...]) -> None:
    """What the reports date, in calendar order."""
    from crossread.export.terminal import render_timeline

    _print_layer(reports, render_timeline)


@main.command()
@_reports
def dropped(reports: tuple[str, ...]) -> None:
    """The lines that were taken for page furniture, with their kind."""
    from crossread.export.terminal import render_dropped

    _print_layer(reports, render_dropped)


@main.command()
@click.argument("synopsis", type=click.Path(), metavar="SYNOPSIS.json")
def check(synopsis: str) -> None:
    """Prove every citation of a synopsis against its report, character by character."""
    from crossread.errors import SynopsisFormatError
    from crossread.export.check import check_synopsis, read_document
    from crossread.types.problem import Problem

    try:
        raw = sys.stdin.buffer.read() if synopsis == "-" else Path(synopsis).read_bytes()
        problems = check_synopsis(read_document(raw.decode("utf-8")))
    except (OSError, ValueError, RecursionError, SynopsisFormatError) as error:
        problems = (Problem("check", synopsis, str(error)),)
    if not problems:
        _print(f"{synopsis}: every citation is exact.\n")
    _finish(problems)


@main.command()
@_reports
@click.option(
    "--as",
    "form",
    metavar="FORMAT",
    help="json, markdown, html, csv, csv-quotes, csv-timeline, web-annotation, brat (a zip file), "
    "timelinejs, csl-json, ris, bibtex or ninjs.",
)
@click.option("--to", type=click.Path(dir_okay=False), help="Write it to this file.")
@click.option(
    "--bundle",
    type=click.Path(dir_okay=False),
    help="Write the synopsis with all that it was made from to this zip file.",
)
def export(
    reports: tuple[str, ...], *, form: str | None, to: str | None, bundle: str | None
) -> None:
    """Write the synopsis for another program, or as a bundle that another desk can replay."""
    from crossread.export.formats import FORMATS, write_export

    if form is None and bundle is None:
        raise click.UsageError("Say --as FORMAT, or --bundle FILE.")
    if form is None and to is not None:
        raise click.UsageError("--to needs --as FORMAT.")
    if form is not None and form not in FORMATS:
        raise click.UsageError(f"There is no format {form}; there are {', '.join(FORMATS)}.")
    synopsis = _compare(reports, least=1, bundle=bundle)
    if form is not None:
        written = write_export(synopsis, form)
        shown = to is None and sys.stdout is not None and sys.stdout.isatty()
        if shown and written.startswith(b"PK"):
            raise click.UsageError("A zip file is not shown on a terminal; say --to FILE.")
        if to is None:
            _print(written)
        else:
            _write(to, written)
    _finish(synopsis.problems)


@main.command()
@click.argument("bundle", type=click.Path(dir_okay=False), metavar="BUNDLE")
def replay(bundle: str) -> None:
    """Make the synopsis of a bundle anew, and say whether it is the same byte for byte."""
    from crossread.errors import BundleFormatError, WeightsError
    from crossread.replay import MAX_BUNDLE_BYTES, replay_bundle
    from crossread.types.problem import Problem

    try:
        with Path(bundle).open("rb") as file:
            done = replay_bundle(file.read(MAX_BUNDLE_BYTES + 1))
    except (OSError, BundleFormatError, WeightsError) as error:
        _finish((Problem("replay", bundle, str(error)),))
    for name, there, here in done.versions:
        click.echo(f"crossread: {name}: {there[:12]} in the bundle, {here[:12]} here", err=True)
    if not done.differences:
        _print(f"{bundle}: the same bytes.\n")
    _finish(tuple(Problem("replay", f"{bundle}#{name}", why) for name, why in done.differences))


def _compare(paths: tuple[str, ...], *, least: int, bundle: str | None = None) -> "Synopsis":
    from crossread.errors import WeightsError
    from crossread.pipeline import compare as compare_reports
    from crossread.pipeline import extract_reports, read_inputs

    inputs = read_inputs(paths, stdin=sys.stdin.buffer)
    reports, problems = extract_reports(inputs)
    if len(reports) < least:
        _print_problems(problems)
        click.echo(
            f"crossread: {least} reports are needed, {len(reports)} could be read.", err=True
        )
        sys.exit(_WRONG_USE)
    try:
        synopsis = compare_reports(reports, problems=problems)
    except WeightsError as error:
        click.echo(f"crossread: {error}", err=True)
        sys.exit(_WRONG_USE)
    if bundle is not None:
        from crossread.replay import seal_bundle

        _write(bundle, seal_bundle(synopsis, inputs))
    return synopsis


def _print_layer(paths: tuple[str, ...], render: Callable[..., str]) -> None:
    synopsis = _compare(paths, least=1)
    _print(_for_terminal(render, synopsis))
    _finish(synopsis.problems)


def _for_terminal(render: Callable[..., str], synopsis: "Synopsis") -> str:
    width = shutil.get_terminal_size((80, 24)).columns
    colour = sys.stdout is not None and sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    return render(synopsis, width=width, colour=colour)


def _print(text: str | bytes) -> None:
    """Print results; a reader that went away ends the program quietly, a full disk with a message."""
    if sys.stdout is None:
        click.echo("crossread: standard output is closed", err=True)
        sys.exit(_DONE_WITH_PROBLEMS)
    try:
        click.echo(text, nl=False, color=True)
        sys.stdout.flush()
    except OSError as error:
        if not isinstance(error, BrokenPipeError):
            click.echo(f"crossread: cannot write the results: {error.strerror}", err=True)
        # What is still buffered goes nowhere, so that the end of the program does not fail on it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        sys.exit(_DONE_WITH_PROBLEMS)


def _write(page: str, text: str | bytes) -> None:
    try:
        Path(page).write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    except OSError as error:
        click.echo(f"crossread: {page} cannot be written: {error.strerror}", err=True)
        sys.exit(_WRONG_USE)
    click.echo(f"crossread: wrote {page}", err=True)


def _finish(problems: "tuple[Problem, ...]") -> NoReturn:
    _print_problems(problems)
    sys.exit(_DONE_WITH_PROBLEMS if problems else 0)


def _print_problems(problems: "tuple[Problem, ...]") -> None:
    for problem in problems:
        click.echo(f"crossread: {problem.subject}: {problem.message} ({problem.stage})", err=True)
