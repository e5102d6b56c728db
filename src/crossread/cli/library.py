"""The commands of the library: reading into it, and what it holds."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from crossread.cli.compare import main
from crossread.cli.files import WRONG_USE, check_inputs, refuse, standard_input
from crossread.cli.printing import (
    NO_ROOM,
    check_page,
    finish,
    print_synopsis,
    print_text,
    with_shapes,
)
from crossread.cli.progress import show_progress

if TYPE_CHECKING:
    from crossread.keep.read import ReadInput
    from crossread.store.library import Library
    from crossread.types.problem import Problem

__all__ = [
    "merge",
    "move",
    "open_kept",
    "problems",
    "read",
    "split",
    "stories",
    "story",
    "upgrade",
    "whole_path",
    "with_library",
]

with_library = click.option(
    "--library",
    "address",
    metavar="PATH",
    help="The library: a file, or postgresql://... By default $CROSSREAD_LIBRARY, else "
    "crossread/library.db in $XDG_DATA_HOME or ~/.local/share.",
)


@main.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@with_library
def read(sources: tuple[str, ...], *, address: str | None) -> None:
    """Read reports into the library, and group them into stories.

    A SOURCE is all that `compare` takes. What was read before is not read again; a reading that was stopped goes on
    where it stopped.
    """
    from datetime import UTC, datetime

    from crossread.keep.read import read_into
    from crossread.language.encoder import load_encoder

    check_inputs(sources)
    with open_kept(address, create=True) as library:
        told = read_into(
            library,
            [whole_path(source) for source in sources],
            stdin=standard_input(),
            model=load_encoder(),
            now=datetime.now(UTC).replace(microsecond=0),
        )
        problems = _follow(told)
    finish(problems)


@main.command()
@with_library
@click.option(
    "--least",
    default=2,
    show_default=True,
    type=click.IntRange(1),
    help="Only those of so many reports or more.",
)
def stories(*, address: str | None, least: int) -> None:
    """The stories of the library, the newest first."""
    from crossread.export.wording import clean_line, count
    from crossread.keep.stories import list_stories

    with open_kept(address) as library:
        listed = list_stories(library)
    shown = [one for one in listed if one.story.n_pages >= least]
    for one in shown:
        days = sorted({day.isoformat() for day in (one.story.first_day, one.story.last_day) if day})
        told = " to ".join(days) or "undated"
        n_reports = count(one.story.n_pages, "report")
        print_text(f"{one.story.id}  {told}  {n_reports}  {clean_line(one.title)}\n")
    if len(shown) < len(listed):
        n_more = len(listed) - len(shown)
        left_out = "1 story" if n_more == 1 else f"{n_more} stories"
        verb = "is" if n_more == 1 else "are"
        click.echo(
            f"crossread: {left_out} of fewer than {least} reports {verb} not shown", err=True
        )


@main.command()
@click.argument("story_id", metavar="STORY")
@with_library
@with_shapes
@click.option("--history", is_flag=True, help="Print how the story came to be instead.")
def story(  # noqa: PLR0913 - one for each option
    story_id: str,
    *,
    address: str | None,
    as_json: bool,
    as_markdown: bool,
    page: str | None,
    history: bool,
) -> None:
    """The synopsis of one story, made when it is asked for and kept until a report changes."""
    if as_json + as_markdown + history > 1:
        raise click.UsageError("--json, --markdown and --history cannot be given together.")
    check_page(page, is_printed=as_json or as_markdown or history)
    from crossread.keep.stories import history_in_words
    from crossread.keep.synopsis import synopsis_of
    from crossread.language.encoder import load_encoder

    with open_kept(address) as library:
        if history:
            print_text("".join(f"{line}\n" for line in history_in_words(library, story_id)))
            return
        synopsis = synopsis_of(library, story_id, model=load_encoder())
    print_synopsis(synopsis, as_json=as_json, as_markdown=as_markdown, page=page)


@main.command()
@with_library
def problems(*, address: str | None) -> None:
    """What refused to be read into the library, and why."""
    from crossread.export.wording import clean_line
    from crossread.store.problems import load_problems

    with open_kept(address) as library, library.reading() as connection:
        for kept in load_problems(connection):
            one = kept.problem
            print_text(clean_line(f"{one.subject}: {one.message} ({one.stage})") + "\n")


@main.command()
@with_library
def upgrade(*, address: str | None) -> None:
    """Annotate anew what another version of Crossread annotated."""
    from crossread.keep.upgrade import annotate_anew
    from crossread.language.encoder import load_encoder

    n_done = 0
    with open_kept(address) as library, show_progress("annotating") as show:
        for n_done, n_all in annotate_anew(library, model=load_encoder()):
            show(n_done, n_all, "")
    print_text(f"{n_done} reports annotated anew.\n")


@main.command()
@click.argument("first", metavar="STORY")
@click.argument("second", metavar="STORY")
@with_library
def merge(first: str, second: str, *, address: str | None) -> None:
    """Make one story of two; later grouping holds to it."""
    from crossread.keep.decide import merge_stories

    with open_kept(address) as library:
        print_text(merge_stories(library, first, second) + "\n")


@main.command()
@click.argument("story_id", metavar="STORY")
@click.argument("report_ids", nargs=-1, required=True, metavar="REPORT...")
@with_library
def split(story_id: str, report_ids: tuple[str, ...], *, address: str | None) -> None:
    """Make a story of their own of some reports; later grouping holds to it."""
    from crossread.keep.decide import split_story

    with open_kept(address) as library:
        print_text(split_story(library, story_id, report_ids) + "\n")


@main.command()
@click.argument("report_id", metavar="REPORT")
@click.argument("story_id", metavar="STORY")
@with_library
def move(report_id: str, story_id: str, *, address: str | None) -> None:
    """Put a report into another story; later grouping holds to it."""
    from crossread.keep.decide import move_report

    with open_kept(address) as library:
        print_text(move_report(library, report_id, story_id) + "\n")


@contextmanager
def open_kept(address: str | None, *, create: bool = False) -> "Iterator[Library]":
    """The library that the user named or has; an error about it is told, and ends the program."""
    from crossread.errors import StoreError, StoreFullError, WeightsError
    from crossread.store.library import open_library

    if not address and address is not None:
        refuse("--library is given an empty name; a file or postgresql://... is expected")
    try:
        library = open_library(address or _default_address(), create=create)
        try:
            yield library
        finally:
            library.close()
    except (StoreError, WeightsError) as error:
        click.echo(f"crossread: {error}", err=True)
        sys.exit(NO_ROOM if isinstance(error, StoreFullError) else WRONG_USE)


def whole_path(source: str) -> str:
    """The path of a file or folder from the root on: a library outlives the folder in which it is written to."""
    from crossread.fetch.addresses import is_address

    if source == "-" or is_address(source):
        return source
    return os.path.abspath(source)  # noqa: PTH100 - `resolve` would follow links, which have names of their own


def _default_address() -> str:
    named = os.environ.get("CROSSREAD_LIBRARY")
    if named:
        return named
    data = os.environ.get("XDG_DATA_HOME", "")
    folder = Path(data) if Path(data).is_absolute() else Path.home() / ".local" / "share"
    return str(folder / "crossread" / "library.db")


def _follow(told: "Iterator[ReadInput]") -> "tuple[Problem, ...]":
    """Show on a terminal how far the reading is, and say at the end what was kept; the problems."""
    found: list[Problem] = []
    kept: list[ReadInput] = []
    try:
        with show_progress("reading") as show:
            for one in told:
                kept.append(replace(one, problems=()))
                found += one.problems
                show(one.n_done, one.n_inputs, one.address)
    finally:
        print_text(_summary(kept, len(found)))
    return tuple(found)


def _summary(kept: "list[ReadInput]", n_problems: int) -> str:
    from crossread.export.wording import count

    n_new, n_known = (sum(getattr(one, name) for one in kept) for name in ("n_new", "n_known"))
    n_before = sum(one.is_known for one in kept)
    parts = [f"{count(n_new, 'report')} new", f"{n_known} known"]
    if n_before:
        parts.append(f"{count(n_before, 'input')} read before")
    if n_problems:
        parts.append(count(n_problems, "problem"))
    n_inputs = kept[-1].n_done if kept else 0
    return f"{count(n_inputs, 'input')}: {', '.join(parts)}.\n"
