"""Opening a library, and reading and writing it in transactions.

    library = open_library("news.crossread", create=True)
    with library.writing() as writing:
        add_report(writing, ...)
    with library.reading() as connection:
        load_report(connection, ...)

A library is one SQLite file, or a PostgreSQL database that several people share. What happens within one `writing`
is kept whole or not at all, and is kept once the block has ended. Writers take turns, so that the numbers of
changes rise in the order in which they can be seen: who remembers the last number, a cursor, misses nothing.
"""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event, select, text, update
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError
from sqlalchemy.pool import NullPool

from crossread.errors import StoreDamagedError, StoreError, StoreFullError
from crossread.store import schema
from crossread.store.migrate import migrate, version_of

__all__ = ["Library", "Writing", "last_change", "open_library"]

_WAIT_SECONDS = 30.0  # for another writer of the same file
_ASK_AGAIN_SECONDS = 0.02
_WHOLE_CHECK_BYTES = 32_000_000  # some 0.6 seconds
_BUSY = f"PRAGMA busy_timeout = {int(_WAIT_SECONDS * 1000)}"


@dataclass(slots=True)
class Writing:
    """A transaction that writes: its connection, and the number of the last change made in it."""

    connection: Connection
    last_change: int

    def next_change(self) -> int:
        """The number of the next change: one more than the last of the library."""
        self.last_change += 1
        return self.last_change


@dataclass(frozen=True, slots=True)
class Library:
    """A library that is open; `address` is the path or the address it was opened by, without a password."""

    engine: Engine
    address: str

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one state of the library throughout.

        Raises:
            StoreError: the library cannot be read.
            StoreDamagedError: it holds what was not written to it.
        """
        with _told(self.address), self.engine.connect() as connection:
            if self.engine.dialect.name == "postgresql":
                connection.execution_options(isolation_level="REPEATABLE READ")
            with connection.begin():
                yield connection

    @contextmanager
    def writing(self) -> Iterator[Writing]:
        """A transaction: kept when the block ends, undone when it raises. Waits while another one writes.

        Raises:
            StoreError: the library cannot be written.
            StoreFullError: there is no room; nothing of the transaction is kept.
        """
        with _told(self.address), self.engine.connect() as connection:
            writer = connection.execution_options(crossread_writes=True)
            with writer.begin():
                before = _lock(writer)
                writing = Writing(writer, before)
                yield writing
                if writing.last_change != before:
                    writer.execute(
                        update(schema.library)
                        .where(schema.library.c.id == 1)
                        .values(last_change=writing.last_change)
                    )

    def close(self) -> None:
        """Ends all connections; an SQLite file is then whole in itself, without a journal beside it."""
        self.engine.dispose()


def open_library(address: str, *, create: bool = False) -> Library:
    """The library at `address`: the path of an SQLite file, or `postgresql://...`.

    A library of an older version is brought to the newest form. `create` makes a library, and the folder of its
    file, where there is none.

    Raises:
        StoreError: there is no library, or it is of a newer version, or what lies there is something else.
        StoreDamagedError: the file is damaged.
        StoreFullError: there is no room to make it.
    """
    if address.startswith(("postgresql:", "postgres:")):
        return _open_postgresql(address, create=create)
    return _open_sqlite(address, create=create)


def last_change(connection: Connection) -> int:
    """The number of the last change: the cursor from which on all is new."""
    found = connection.execute(select(schema.library.c.last_change)).scalar_one()
    return int(found)


def _open_sqlite(path: str, *, create: bool) -> Library:
    if Path(path).is_dir():
        raise StoreError(f"{path}: is a folder, not a library")
    exists = Path(path).exists()
    if not exists and not create:
        raise StoreError(f"{path}: there is no library; `crossread read` makes one")
    try:
        if not exists:
            Path(path).parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(
            f"{path}: cannot be made: {(error.strerror or str(error)).lower()}"
        ) from error
    engine = create_engine(
        f"sqlite:///{path}", poolclass=NullPool, connect_args={"timeout": _WAIT_SECONDS}
    )
    event.listen(engine, "connect", _set_up_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    library = Library(engine, path)
    with _told(path):
        with engine.connect() as connection:
            _check_file(connection, path)
        _bring_up(library)
    return library


def _set_up_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None  # transactions are begun below, and hold also for DDL
    for pragma in (_BUSY, "PRAGMA foreign_keys = ON", "PRAGMA synchronous = FULL"):
        connection.execute(pragma)


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get("crossread_writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _check_file(connection: Connection, path: str) -> None:
    """Refuse a file that is no library, or whose pages do not hang together."""
    raw = connection.connection.cursor()
    application = raw.execute("PRAGMA application_id").fetchone()[0]
    n_tables = raw.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if application != schema.APPLICATION_ID and n_tables:
        raise StoreError(f"{path}: is an SQLite file, but not a library of Crossread")
    # The whole check also holds each index against its table, and takes seven times as long.
    check = "integrity_check" if Path(path).stat().st_size <= _WHOLE_CHECK_BYTES else "quick_check"
    answer = raw.execute(f"PRAGMA {check}(1)").fetchone()[0]
    if answer != "ok":
        raise StoreDamagedError(f"{path}: is damaged: {answer}")
    _write_ahead(connection)


def _write_ahead(connection: Connection) -> None:
    """Have changes written to a journal beside the file, so that readers need not wait for who writes.

    SQLite asks for the lock while it reads, where it never waits: of two that make a library at once, the second
    would be told that it is locked (https://sqlite.org/c3ref/busy_handler.html). So it asks again here.
    """
    raw = connection.connection.cursor()
    deadline = time.monotonic() + _WAIT_SECONDS
    while True:
        try:
            raw.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            busy = error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY  # the rest says why it is
            if not busy or time.monotonic() > deadline:
                raise
            time.sleep(_ASK_AGAIN_SECONDS)
        else:
            return


def _open_postgresql(address: str, *, create: bool) -> Library:
    try:
        url = make_url(address).set(drivername="postgresql+psycopg")
        engine = create_engine(url, poolclass=NullPool)
    except (ArgumentError, NoSuchModuleError, ValueError) as error:
        raise StoreError(f"the address of the library cannot be read: {error}") from error
    except ModuleNotFoundError as error:
        message = "a library on PostgreSQL needs the extra: pip install 'crossread[postgresql]'"
        raise StoreError(message) from error
    library = Library(engine, url.set(drivername="postgresql").render_as_string(hide_password=True))
    with _told(library.address):
        if not create:
            with engine.connect() as connection:
                if version_of(connection) is None:
                    message = "there is no library; `crossread read` makes one"
                    raise StoreError(f"{library.address}: {message}")
        _bring_up(library)
    return library


def _bring_up(library: Library) -> None:
    """Migrate the library in one transaction, unless it is of the newest form."""
    with library.engine.connect() as connection:
        if version_of(connection) == schema.HEAD:
            return
    with library.engine.connect() as connection:
        writer = connection.execution_options(crossread_writes=True)
        with writer.begin():
            if writer.dialect.name == "postgresql":
                # Two that make the same library at once take turns; the number is no more than a name.
                writer.execute(text(f"SELECT pg_advisory_xact_lock({schema.APPLICATION_ID})"))
            migrate(writer, library.address)


def _lock(connection: Connection) -> int:
    """The number of the last change, held against other writers until the transaction ends."""
    wanted = select(schema.library.c.last_change).where(schema.library.c.id == 1)
    if connection.dialect.name == "postgresql":
        wanted = wanted.with_for_update()
    return int(connection.execute(wanted).scalar_one())


@contextmanager
def _told(address: str) -> Iterator[None]:
    """Say what a driver complains about as an error of our own."""
    try:
        yield
    except DBAPIError as error:
        raise _explain(error.orig, address) from error
    except sqlite3.Error as error:
        raise _explain(error, address) from error
    except UnicodeDecodeError as error:
        # SQLite gives out a text as it lies there.
        raise StoreDamagedError(f"{address}: is damaged: {error}") from error


def _explain(cause: BaseException | None, address: str) -> StoreError:
    words = " ".join(str(cause).split())
    code = getattr(cause, "sqlite_errorname", "") or getattr(cause, "sqlstate", "") or ""
    if code.startswith(("SQLITE_FULL", "53100")):
        return StoreFullError(f"{address}: there is no room left: {words}")
    if code.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB", "XX001", "XX002")):
        return StoreDamagedError(f"{address}: is damaged: {words}")
    return StoreError(f"{address}: {words}")
