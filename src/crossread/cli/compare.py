"""The commands that take reports and print at once what is found in them; nothing is kept."""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from crossread.cli.files import check_inputs, refuse, standard_input, why_unread, write_file
from crossread.cli.printing import (
    check_page,
    finish,
    for_terminal,
    print_problems,
    print_synopsis,
    print_text,
    with_shapes,
)
from crossread.cli.progress import show_progress

if TYPE_CHECKING:
    from crossread.pipeline import Input
    from crossread.types.problem import Problem
    from crossread.types.report import Report
    from crossread.types.synopsis import Synopsis

__all__ = [
    "check",
    "compare",
    "compare_paths",
    "dropped",
    "feeds",
    "main",
    "quotes",
    "timeline",
    "with_reports",
]

with_reports = click.argument("reports", nargs=-1, required=True, metavar="REPORT...")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="crossread", prog_name="crossread")
def main() -> None:
    """Set several news reports of one happening side by side.

    A REPORT is a text file, a saved page of HTML, a PDF, a mail, a file of schema.org NewsArticle
    JSON, a feed, a table or an archive of such, a folder of these, - for standard input, or an
    address (https://...), which is read as its site allows. Every line that is printed is bound to exact words in a report.
    """


@main.command()
@with_reports
@with_shapes
def compare(
    reports: tuple[str, ...], *, as_json: bool, as_markdown: bool, page: str | None
) -> None:
    """What all carry, what differs, what only one has, who said what, and when."""
    if as_json and as_markdown:
        raise click.UsageError("--json and --markdown cannot be given together.")
    check_page(page, reports, is_printed=as_json or as_markdown)
    synopsis = compare_paths(reports, least=2)
    print_synopsis(synopsis, as_json=as_json, as_markdown=as_markdown, page=page)


@main.command()
@with_reports
def quotes(reports: tuple[str, ...]) -> None:
    """Who said what, in the words of each report."""
    from crossread.export.terminal import render_quotes

    _print_layer(reports, render_quotes)


@main.command()
@with_reports
def timeline(reports: tuple[str, ...]) -> None:
    """What the reports date, in calendar order."""
    from crossread.export.terminal import render_timeline

    _print_layer(reports, render_timeline)


@main.command()
@with_reports
def dropped(reports: tuple[str, ...]) -> None:
    """The lines that were taken for page furniture, with their kind."""
    from crossread.export.terminal import render_dropped

    _print_layer(reports, render_dropped)


@main.command()
@click.argument("lists", nargs=-1, required=True, metavar="PAGE...")
def feeds(lists: tuple[str, ...]) -> None:
    """The addresses of the feeds that a page or an OPML list names, one a line; none is opened.

    To read one, give its address to another command.
    """
    from crossread.pipeline import find_feeds

    check_inputs(lists)
    addresses, problems = find_feeds(lists, stdin=standard_input())
    print_text("".join(f"{address}\n" for address in addresses))
    finish(problems)


@main.command()
@click.argument("synopsis", type=click.Path(), metavar="SYNOPSIS.json")
def check(synopsis: str) -> None:
    """Prove every citation of a synopsis against its report, character by character."""
    from crossread.errors import SynopsisFormatError
    from crossread.export.check import check_synopsis, read_document
    from crossread.types.problem import Problem

    check_inputs([synopsis])
    try:
        problems = check_synopsis(read_document(_read_synopsis(synopsis).decode("utf-8")))
    except OSError as error:
        problems = (Problem("check", synopsis, why_unread(error)),)
    except UnicodeDecodeError:
        problems = (Problem("check", synopsis, "is no text in UTF-8, as JSON is"),)
    except (ValueError, RecursionError, SynopsisFormatError) as error:
        problems = (Problem("check", synopsis, str(error)),)
    if not problems:
        print_text(f"{synopsis}: every citation is exact.\n")
    finish(problems)


def _read_synopsis(path: str) -> bytes:
    if path != "-":
        return Path(path).read_bytes()
    given = standard_input()
    if given is None:
        raise ValueError("standard input is closed")
    return given.read()


def compare_paths(paths: tuple[str, ...], *, least: int, bundle: str | None = None) -> "Synopsis":
    """The synopsis of at least so many reports; with `bundle`, it is sealed in that file too."""
    from crossread.errors import WeightsError
    from crossread.pipeline import compare as compare_reports

    check_inputs(paths)
    inputs, reports, problems, gave = _read(paths)
    if len(reports) < least:
        _print_summary(gave, len(problems))
        print_problems(problems)
        refuse(f"{least} reports are needed, {len(reports)} could be read.")
    try:
        with show_progress("comparing"):
            synopsis = compare_reports(reports, problems=problems)
    except WeightsError as error:
        refuse(str(error))
    _print_summary(gave, len(synopsis.problems))  # comparing finds problems too
    if bundle is not None:
        from crossread.replay import seal_bundle

        write_file(bundle, seal_bundle(synopsis, inputs))
    return synopsis


def _read(
    paths: tuple[str, ...],
) -> "tuple[tuple[Input, ...], tuple[Report, ...], tuple[Problem, ...], list[int]]":
    """The inputs, their reports, what is amiss with them, and how many reports each input gave."""
    from crossread.pipeline import extract_reports, read_inputs

    with show_progress("reading") as show:
        inputs = read_inputs(paths, stdin=standard_input())
        gave: list[int] = []

        def tell(one: "Input", n_reports: int) -> None:
            gave.append(n_reports)
            show(len(gave), len(inputs), _name(one))

        reports, problems = extract_reports(inputs, tell=tell)
    folders = _folders_read(inputs)
    counted = [n for one, n in zip(inputs, gave, strict=True) if _name(one) not in folders]
    return inputs, reports, problems, counted


def _folders_read(inputs: "Sequence[Input]") -> set[str]:
    """The folders of which something is amiss and files were read: these are the inputs, not the folders."""
    from crossread.types.problem import Problem

    named = [one.subject for one in inputs if isinstance(one, Problem)]
    within = {Path(_name(one)).parent for one in inputs if not isinstance(one, Problem)}
    return {name for name in named if Path(name) in within}


def _name(one: "Input") -> str:
    """What is shown of an input beside the bar."""
    from crossread.types.problem import Problem
    from crossread.types.report import Report

    match one:
        case Problem():
            return one.subject
        case Report():
            return one.name
    return one.address


def _print_summary(gave: Sequence[int], n_problems: int) -> None:
    """Say how much was read, where someone watches or something is amiss; `gave` counts the reports of each input."""
    if not (n_problems or (sys.stderr is not None and sys.stderr.isatty())):
        return
    from crossread.export.wording import count

    parts = [f"{count(sum(gave), 'report')} read"]
    if n_refused := gave.count(0):
        parts.append(f"{count(n_refused, 'input')} refused")
    if n_problems:
        parts.append(count(n_problems, "problem"))
    click.echo(f"crossread: {count(len(gave), 'input')}: {', '.join(parts)}.", err=True)


def _print_layer(paths: tuple[str, ...], render: Callable[..., str]) -> None:
    synopsis = compare_paths(paths, least=1)
    print_text(for_terminal(render, synopsis))
    finish(synopsis.problems)
