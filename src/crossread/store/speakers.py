"""The names under which someone is quoted, each once, so that a list of them needs no look at all quotes."""

from collections.abc import Collection

from sqlalchemy import Connection, delete, select

from crossread.store.schema import quotes, speakers
from crossread.store.seal import open_seal, sealed

__all__ = ["add_names", "check_names", "drop_unquoted"]

_AT_ONCE = 500


def add_names(connection: Connection, names: Collection[str]) -> None:
    """Keep those of `names` that are not kept yet; they stand in quotes that are kept."""
    wanted = sorted(names)
    for start in range(0, len(wanted), _AT_ONCE):
        some = wanted[start : start + _AT_ONCE]
        at = select(speakers.c.name).where(speakers.c.name.in_(some))
        known = set(connection.execute(at).scalars())
        if rows := [sealed({"name": one}) for one in some if one not in known]:
            connection.execute(speakers.insert(), rows)


def drop_unquoted(connection: Connection, names: Collection[str]) -> None:
    """Forget those of `names` under which nobody is quoted any more."""
    for name in sorted(names):
        quoted = select(quotes.c.report_id).where(quotes.c.speaker_name == name).limit(1)
        if connection.execute(quoted).first() is None:
            connection.execute(delete(speakers).where(speakers.c.name == name))


def check_names(connection: Connection, names: Collection[str]) -> None:
    """Hold the rows of `names` against their digests.

    Raises:
        StoreDamagedError: one is not what was written.
    """
    for row in connection.execute(select(speakers).where(speakers.c.name.in_(list(names)))):
        open_seal(row, "speakers")
