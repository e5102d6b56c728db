"""`crossread serve`, the page of the library, and `crossread token`, which opens its API."""

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from crossread.cli.compare import main
from crossread.cli.files import WRONG_USE
from crossread.cli.library import open_kept, with_library
from crossread.cli.printing import print_text

if TYPE_CHECKING:
    from crossread.store.library import Library

__all__ = ["serve", "token"]


@main.command()
@with_library
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option(
    "--port",
    default=8765,
    show_default=True,
    type=click.IntRange(0, 65535),
    help="The port; 0 takes one that is free.",
)
@click.option(
    "--name",
    "names",
    multiple=True,
    metavar="HOST",
    help="A name under which browsers ask for it, besides the address; can be given again.",
)
@click.option(
    "--password-file",
    type=click.Path(dir_okay=False),
    help="A file whose first line is the password; else $CROSSREAD_PASSWORD.",
)
def serve(
    *, address: str | None, host: str, port: int, names: tuple[str, ...], password_file: str | None
) -> None:
    """Show the library in a browser, to add reports, and to read stories side by side.

    Without a password only this machine can ask for it.
    """
    from crossread.web.security import host_of, is_loopback

    password = _password(password_file)
    if not is_loopback(host) and password is None:
        click.echo(
            f"crossread: {host} can be reached from other machines; that needs a password: "
            "--password-file FILE or $CROSSREAD_PASSWORD",
            err=True,
        )
        sys.exit(WRONG_USE)
    import uvicorn

    own = f"[{host}]" if ":" in host else host
    listening = _listen(host, port)
    with listening, open_kept(address, create=True) as library:
        from crossread.language.encoder import load_encoder
        from crossread.web.app import LOOPBACK_NAMES, create_app

        app = create_app(
            library,
            model=load_encoder(),
            hosts=(*LOOPBACK_NAMES, host_of(own), *(name.lower() for name in names)),
            password=password,
        )
        settings = uvicorn.Config(
            app, log_level="warning", server_header=False, ws="none", timeout_graceful_shutdown=3
        )
        at = f"http://{own}:{listening.getsockname()[1]}/"
        listening.listen()  # who asks at once waits, and is not refused
        click.echo(f"crossread: {library.address} is at {at} (Ctrl+C ends it)")
        with suppress(KeyboardInterrupt):
            uvicorn.Server(settings).run(sockets=[listening])


def _listen(host: str, port: int) -> Any:  # noqa: ANN401 - a socket; its module is for the door alone
    """A socket that is bound, before anything else takes its time; or say why there is none and end."""
    import uvicorn

    try:
        return uvicorn.Config("", host=host, port=port, log_level="critical").bind_socket()
    except SystemExit as ended:  # how uvicorn says so; the level keeps it from saying it twice
        cause = ended.__context__
        why = (cause.strerror if isinstance(cause, OSError) else None) or "it cannot be had"
        click.echo(
            f"crossread: {host} port {port}: {why.lower()}; --port takes another port, "
            "--host another address of this machine",
            err=True,
        )
        sys.exit(WRONG_USE)


@main.command()
@click.argument("name", required=False)
@with_library
@click.option("--drop", is_flag=True, help="Forget the tokens of that name instead.")
def token(name: str | None, *, address: str | None, drop: bool) -> None:
    """Make a token for the API and print it, the only time; without NAME, list the names of tokens.

    Only its hash is kept. A program sends it as `Authorization: Bearer TOKEN`.
    """
    if drop and name is None:
        raise click.UsageError("--drop needs the NAME of the tokens to forget.")
    if name is not None and not name.strip():
        raise click.UsageError("A token needs a name, by which it can be dropped.")
    with open_kept(address, create=name is not None and not drop) as library:
        if name is None:
            _list_tokens(library)
        elif drop:
            _drop_tokens(library, name)
        else:
            _make_token(library, name)


def _list_tokens(library: "Library") -> None:
    from crossread.export.wording import clean_line
    from crossread.store.tokens import token_names

    with library.reading() as connection:
        print_text("".join(f"{clean_line(one)}\n" for one in token_names(connection)))


def _make_token(library: "Library", name: str) -> None:
    from secrets import token_urlsafe

    from crossread.store.tokens import add_token

    made = token_urlsafe(32)
    with library.writing() as writing:
        add_token(writing, made, name)
    print_text(made + "\n")


def _drop_tokens(library: "Library", name: str) -> None:
    """Forget the tokens of a name; a name that there is not is an error, lest a token be thought dead that is not."""
    from crossread.export.wording import count
    from crossread.store.tokens import drop_tokens

    with library.writing() as writing:
        n_dropped = drop_tokens(writing, name)
    if not n_dropped:
        click.echo(f"crossread: there is no token of the name {name}", err=True)
        sys.exit(WRONG_USE)
    print_text(f"{count(n_dropped, 'token')} forgotten.\n")


def _password(file: str | None) -> str | None:
    """The password that is given, if any; an empty one is refused."""
    try:
        if file is None:
            given = os.environ.get("CROSSREAD_PASSWORD")
        else:
            given = Path(file).read_text(encoding="utf-8").partition("\n")[0].strip()
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        click.echo(f"crossread: {file}: cannot be read: {why.lower()}", err=True)
        sys.exit(WRONG_USE)
    if given == "":
        click.echo("crossread: the password is empty", err=True)
        sys.exit(WRONG_USE)
    return given
