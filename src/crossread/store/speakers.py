"""The names under which someone is quoted, each once, so that a list of them needs no look at all quotes.

They are listed as a person looks for them, without case and accents: `de Wit` stands beside `Dewar`, `Élodie` beside
`Elena`. In that order both stores compare by code points.
"""

from collections.abc import Collection

from sqlalchemy import ColumnElement, Connection, delete, select

from crossread.store.batches import in_batches
from crossread.store.schema import quotes, speakers
from crossread.store.seal import open_seal, sealed
from crossread.store.terms import fold

__all__ = ["add_names", "check_names", "drop_unquoted", "fold_name", "name_order"]

_LONGEST = 200  # characters of a name that count for its order; the page of an index of PostgreSQL has room for ten times that


def fold_name(name: str) -> str:
    """What a name is sorted by, before the name itself."""
    return fold(name)[:_LONGEST]


def name_order(connection: Connection) -> tuple[ColumnElement[str], ColumnElement[str]]:
    """Both columns by which names are sorted, compared by code points whatever order the database has."""
    if connection.dialect.name == "postgresql":
        return speakers.c.folded.collate("C"), speakers.c.name.collate("C")
    return speakers.c.folded, speakers.c.name


def add_names(connection: Connection, names: Collection[str]) -> None:
    """Keep those of `names` that are not kept yet; they stand in quotes that are kept."""
    wanted = sorted(names)
    for some in in_batches(wanted):
        at = select(speakers.c.name).where(speakers.c.name.in_(some))
        known = set(connection.execute(at).scalars())
        if rows := [
            sealed({"name": one, "folded": fold_name(one)}) for one in some if one not in known
        ]:
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
