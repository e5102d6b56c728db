"""Bringing a library to the newest form: forward only, in the transaction of the caller.

The steps lie in `migrations/versions/`, written by hand, and are run by Alembic. A step that is killed leaves the
library as it was, since both stores undo changes of tables with their transaction.
"""

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from crossread.errors import StoreError
from crossread.store import schema

__all__ = ["migrate", "version_of"]

_FOLDER = Path(__file__).parent / "migrations"


def version_of(connection: Connection) -> str | None:
    """The last migration that the library went through; None where there is no library yet."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return None if found is None else str(found)


def migrate(connection: Connection, address: str) -> None:
    """Run the migrations that the library has not gone through.

    Raises:
        StoreError: it is of a newer version than this program, or not a library.
    """
    # Imported here: it takes half a second, and nearly every library is of the newest form.
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415
    from alembic.script import ScriptDirectory  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(_FOLDER).replace("%", "%%"))
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    found = version_of(connection)
    if found is not None and found not in known:
        message = f"is of version {found}, which this Crossread does not know; a newer one made it"
        raise StoreError(f"{address}: {message}")
    if found is None and inspect(connection).get_table_names():
        raise StoreError(f"{address}: holds other tables, and is not a library of Crossread")
    config.attributes["connection"] = connection
    command.upgrade(config, schema.HEAD)
