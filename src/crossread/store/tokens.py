"""Tokens that open the API. Of a token only its SHA-256 is kept, so that a library that is copied opens nothing."""

from hashlib import sha256

from sqlalchemy import Connection, delete, select

from crossread.store.library import Writing
from crossread.store.schema import tokens
from crossread.store.seal import open_seal, sealed, storable_text

__all__ = ["add_token", "drop_tokens", "is_token", "token_names"]


def add_token(writing: Writing, token: str, name: str) -> None:
    """Keep `token`, which the caller has made by chance, under a name."""
    row = {"sha256": _hash(token), "name": storable_text(name)}
    writing.connection.execute(tokens.insert().values(sealed(row)))


def is_token(connection: Connection, token: str) -> bool:
    """Whether the token opens the API. What is looked up is a hash, so the time tells nothing of the token.

    Raises:
        StoreDamagedError: its row is not what was written.
    """
    wanted = select(tokens).where(tokens.c.sha256 == _hash(token))
    row = connection.execute(wanted).one_or_none()
    return row is not None and bool(open_seal(row, "tokens"))


def token_names(connection: Connection) -> tuple[str, ...]:
    """The names of all tokens, sorted."""
    return tuple(sorted(connection.execute(select(tokens.c.name)).scalars()))


def drop_tokens(writing: Writing, name: str) -> int:
    """Forget the tokens of that name; how many there were."""
    return writing.connection.execute(delete(tokens).where(tokens.c.name == name)).rowcount


def _hash(token: str) -> str:
    return sha256(token.encode("utf-8", "replace")).hexdigest()
