"""`crossread serve`, the page of the library, and `crossread token`, which opens its API."""

import os
import sys
from pathlib import Path

import click

from crossread.cli.compare import main
from crossread.cli.library import open_kept, with_library
from crossread.cli.printing import WRONG_USE, print_text

__all__: list[str] = []


@main.command()
@with_library
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", default=8765, show_default=True, type=click.IntRange(1, 65535))
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
    import uvicorn

    from crossread.language.encoder import load_encoder
    from crossread.web.app import LOOPBACK_NAMES, create_app
    from crossread.web.security import host_of, is_loopback

    password = _password(password_file)
    if not is_loopback(host) and password is None:
        click.echo(
            f"crossread: {host} can be reached from other machines; that needs a password: "
            "--password-file FILE or $CROSSREAD_PASSWORD",
            err=True,
        )
        sys.exit(WRONG_USE)
    own = f"[{host}]" if ":" in host else host
    with open_kept(address, create=True) as library:
        app = create_app(
            library,
            model=load_encoder(),
            hosts=(*LOOPBACK_NAMES, host_of(own), *(name.lower() for name in names)),
            password=password,
        )
        click.echo(f"crossread: {library.address} is at http://{own}:{port}/ (Ctrl+C ends it)")
        uvicorn.run(
            app,
            host=host,
            port=port,
            log_level="warning",
            server_header=False,
            ws="none",
            timeout_graceful_shutdown=3,
        )


@main.command()
@click.argument("name", required=False)
@with_library
@click.option("--drop", is_flag=True, help="Forget the tokens of that name instead.")
def token(name: str | None, *, address: str | None, drop: bool) -> None:
    """Make a token for the API and print it, the only time; without NAME, list the names of tokens.

    Only its hash is kept. A program sends it as `Authorization: Bearer TOKEN`.
    """
    from secrets import token_urlsafe

    from crossread.export.wording import count
    from crossread.store.tokens import add_token, drop_tokens, token_names

    with open_kept(address, create=True) as library:
        if name is None:
            with library.reading() as connection:
                print_text("".join(f"{one}\n" for one in token_names(connection)))
            return
        with library.writing() as writing:
            if drop:
                print_text(f"{count(drop_tokens(writing, name), 'token')} forgotten.\n")
                return
            made = token_urlsafe(32)
            add_token(writing, made, name)
        print_text(made + "\n")


def _password(file: str | None) -> str | None:
    """The password that is given, if any; an empty one is refused."""
    try:
        if file is None:
            given = os.environ.get("CROSSREAD_PASSWORD")
        else:
            given = Path(file).read_text(encoding="utf-8").partition("\n")[0].strip()
    except (OSError, ValueError) as error:
        click.echo(f"crossread: {file}: cannot be read: {error}", err=True)
        sys.exit(WRONG_USE)
    if given == "":
        click.echo("crossread: the password is empty", err=True)
        sys.exit(WRONG_USE)
    return given
