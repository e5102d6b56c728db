"""The commands that write a synopsis for others, and that prove what another desk wrote."""

import sys
from pathlib import Path

import click

from crossread.cli.compare import compare_paths, main, with_reports
from crossread.cli.files import check_inputs, check_output, refuse, why_unread, write_file
from crossread.cli.printing import finish, print_text

__all__ = ["export", "replay"]


@main.command()
@with_reports
@click.option(
    "--as",
    "form",
    metavar="FORMAT",
    help="json, markdown, html, csv, csv-quotes, csv-timeline, web-annotation, brat (a zip file), "
    "timelinejs, csl-json, ris, bibtex or ninjs.",
)
@click.option("--to", type=click.Path(dir_okay=False), help="Write it to this file; - prints it.")
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
    to = None if to == "-" else to
    _check_outputs(to, bundle, reports)
    synopsis = compare_paths(reports, least=1, bundle=bundle)
    if form is not None:
        written = write_export(synopsis, form)
        shown = to is None and sys.stdout is not None and sys.stdout.isatty()
        if shown and written.startswith(b"PK"):
            raise click.UsageError("A zip file is not shown on a terminal; say --to FILE.")
        if to is None:
            print_text(written)
        else:
            write_file(to, written)
    finish(synopsis.problems)


def _check_outputs(to: str | None, bundle: str | None, reports: tuple[str, ...]) -> None:
    """End where a file would be written over what it must not."""
    if bundle == "-":
        refuse("--bundle -: a bundle is a zip file, and is not printed; say --bundle FILE")
    if to and bundle and Path(to).resolve() == Path(bundle).resolve():
        refuse(f"--to and --bundle name one file: {to}")
    check_output("--to", to, reports)
    check_output("--bundle", bundle, reports, (".zip",))


@main.command()
@click.argument("bundle", type=click.Path(dir_okay=False), metavar="BUNDLE")
def replay(bundle: str) -> None:
    """Make the synopsis of a bundle anew, and say whether it is the same byte for byte."""
    from crossread.errors import BundleFormatError, WeightsError
    from crossread.replay import MAX_BUNDLE_BYTES, replay_bundle
    from crossread.types.problem import Problem

    check_inputs([bundle])
    try:
        with Path(bundle).open("rb") as file:
            done = replay_bundle(file.read(MAX_BUNDLE_BYTES + 1))
    except OSError as error:
        finish((Problem("replay", bundle, why_unread(error)),))
    except (BundleFormatError, WeightsError) as error:
        finish((Problem("replay", bundle, str(error)),))
    for name, there, here in done.versions:
        click.echo(f"crossread: {name}: {there[:12]} in the bundle, {here[:12]} here", err=True)
    if not done.differences:
        print_text(f"{bundle}: the same bytes.\n")
    finish(tuple(Problem("replay", f"{bundle}#{name}", why) for name, why in done.differences))
