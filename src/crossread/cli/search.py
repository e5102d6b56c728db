"""The commands that ask a library: search, what is new, and how a page changed."""

import shutil
import sys
from collections.abc import Iterable, Mapping

import click

from crossread.cli.compare import main
from crossread.cli.files import WRONG_USE
from crossread.cli.library import open_kept, whole_path, with_library
from crossread.cli.printing import print_text

__all__ = ["new", "revisions", "search"]

_as_json = click.option("--json", "as_json", is_flag=True, help="Print the answer as JSON.")


@main.command()
@click.argument("words", nargs=-1, required=True, metavar="WORDS...")
@with_library
@click.option(
    "--most",
    default=10,
    show_default=True,
    type=click.IntRange(1, 200),
    help="How many reports to show.",
)
@_as_json
def search(words: tuple[str, ...], *, address: str | None, most: int, as_json: bool) -> None:
    """Find reports by words, and show the words that match.

    WORDS are words, a "phrase", and marks: speaker:NAME, said-by:NAME, outlet:NAME, only-in:OUTLET, after:DATE,
    before:DATE, story:ID. All must hold. A value with a space stands in double quotes, within quotes of the shell:
    'said-by:"Ada Brandt"'.
    """
    from crossread.cli.listing import found_lines
    from crossread.errors import QueryError
    from crossread.keep.answers import found_json
    from crossread.keep.search import search as find
    from crossread.language.encoder import load_encoder

    with open_kept(address) as library:
        try:
            found = find(library, " ".join(words), model=load_encoder(), most=most)
        except QueryError as error:
            click.echo(f"crossread: {error}", err=True)
            sys.exit(WRONG_USE)
    if as_json:
        _print_json(found_json(found))
    else:
        _print_lines(found_lines(found, _width()))


@main.command()
@with_library
@click.option(
    "--since",
    "cursor",
    default=0,
    metavar="CURSOR",
    help="Only what came after; the cursor that the last call printed.",
)
@click.option(
    "--most",
    default=200,
    show_default=True,
    type=click.IntRange(1, 10_000),
    help="How many reports to tell of.",
)
@_as_json
def new(*, address: str | None, cursor: int, most: int, as_json: bool) -> None:
    """What was learned since a cursor: statements that are new, withdrawn or reworded."""
    from crossread.cli.listing import news_lines
    from crossread.keep.answers import news_json
    from crossread.keep.news import news_since

    with open_kept(address) as library:
        news = news_since(library, cursor, most=most)
    if as_json:
        _print_json(news_json(news))
    else:
        _print_lines(news_lines(news, _width()))


@main.command()
@click.argument("name", metavar="ADDRESS|FILE|REPORT")
@with_library
@_as_json
def revisions(name: str, *, address: str | None, as_json: bool) -> None:
    """How a page changed: statements reworded, added and cut, and the stories that rest on them.

    It is named by its address, by the file that was read, or by the id of one of its reports.
    """
    from crossread.cli.listing import revisions_lines
    from crossread.keep.answers import revisions_json
    from crossread.keep.revisions import revisions_of

    with open_kept(address) as library:
        steps = revisions_of(library, name, whole_path(name))
    if as_json:
        _print_json(revisions_json(steps))
    elif steps:
        _print_lines(revisions_lines(steps, _width()))
    else:
        print_text("The page was read in one form only.\n")


def _width() -> int:
    return min(shutil.get_terminal_size((80, 24)).columns, 100)


def _print_lines(lines: Iterable[str]) -> None:
    print_text("".join(f"{line}\n" for line in lines))


def _print_json(value: Mapping[str, object]) -> None:
    import json

    print_text(json.dumps(value, ensure_ascii=False, indent=2) + "\n")
