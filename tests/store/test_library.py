import sqlite3
import threading
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text

from crossread.errors import StoreDamagedError, StoreError
from crossread.store.library import Library, last_change, open_library
from crossread.store.problems import add_problems, load_problems
from crossread.store.reports import all_report_ids
from crossread.store.schema import HEAD, METADATA
from crossread.types.problem import Problem
from tests.store.written import keep_report, sample_report


def add(library: Library, *messages: str) -> None:
    with library.writing() as writing:
        add_problems(writing, "a.txt", [Problem("fetch", "a.txt", one) for one in messages])


def test_the_migrations_make_the_tables_that_the_program_uses(address: str) -> None:
    library = open_library(address, create=True)
    with library.reading() as connection:
        # The index of search is not the same in both stores, and so no table of the schema.
        mine = {"include_name": lambda name, kind, _: kind != "table" or "search_index" not in name}
        context = MigrationContext.configure(connection, opts={"compare_type": True, **mine})
        assert compare_metadata(context, METADATA) == []


def test_a_library_of_a_newer_program_is_refused(address: str) -> None:
    library = open_library(address, create=True)
    with library.writing() as writing:
        writing.connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    library.close()

    with pytest.raises(StoreError, match=r"version 9999.*newer"):
        open_library(address)


def test_there_is_no_library_until_one_is_made(address: str) -> None:
    with pytest.raises(StoreError, match="there is no library"):
        open_library(address)
    open_library(address, create=True).close()
    open_library(address).close()


def test_what_is_written_before_an_error_is_undone(address: str) -> None:
    library = open_library(address, create=True)
    add(library, "first")

    def fail() -> None:
        with library.writing() as writing:
            keep_report(writing, sample_report())
            raise RuntimeError("in the middle")

    with pytest.raises(RuntimeError, match="in the middle"):
        fail()
    with library.reading() as connection:
        assert all_report_ids(connection) == ()
        assert last_change(connection) == 1


def test_a_reading_sees_one_state_throughout(address: str) -> None:
    library = open_library(address, create=True)
    add(library, "first")
    with library.reading() as connection:
        before = load_problems(connection)
        add(library, "second")
        assert load_problems(connection) == before
    with library.reading() as connection:
        assert len(load_problems(connection)) == 2


def test_writers_take_turns_and_number_their_changes_without_a_gap(address: str) -> None:
    """Whoever remembers the last number that could be seen misses nothing."""
    open_library(address, create=True).close()

    def write(name: str) -> None:
        library = open_library(address)
        for number in range(20):
            add(library, f"{name}{number}")
        library.close()

    threads = [threading.Thread(target=write, args=[name]) for name in "abc"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    library = open_library(address)
    with library.reading() as connection:
        found = load_problems(connection)
        assert last_change(connection) == 60
    assert [kept.change for kept in found] == list(range(1, 61))


def test_two_that_make_the_same_library_at_once_make_one(address: str) -> None:
    failed: list[Exception] = []

    def make() -> None:
        try:
            open_library(address, create=True).close()
        except StoreError as error:
            failed.append(error)

    threads = [threading.Thread(target=make) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert failed == []
    with open_library(address).reading() as connection:
        version = connection.execute(text("SELECT version_num FROM alembic_version")).all()
    assert version == [(HEAD,)]


def test_who_opens_a_library_while_another_makes_it_waits_for_the_other(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    other = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    until = threading.Timer(0.3, other.execute, ["COMMIT"])
    until.start()

    open_library(str(path), create=True).close()

    until.join()
    other.close()
    with open_library(str(path)).reading() as connection:
        assert last_change(connection) == 0


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (b"A ferry was halted at Oakhaven.", "not a database"),
        (b"SQLite format 3\0" + b"\1" * 4096, "not a database|malformed|damaged"),
    ],
)
def test_a_file_that_is_no_library_is_refused_and_left_as_it_is(
    tmp_path: Path, body: bytes, message: str
) -> None:
    path = tmp_path / "library.db"
    path.write_bytes(body)

    with pytest.raises(StoreDamagedError, match=message):
        open_library(str(path), create=True)
    assert path.read_bytes() == body


def test_the_database_of_another_program_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE boats (name TEXT)")
    connection.close()

    with pytest.raises(StoreError, match="not a library of Crossread"):
        open_library(str(path), create=True)


def test_a_library_that_cannot_be_made_says_why(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")

    with pytest.raises(StoreError, match="cannot be made"):
        open_library(str(tmp_path / "file" / "library.db"), create=True)
    with pytest.raises(StoreError, match="folder"):
        open_library(str(tmp_path), create=True)


def test_an_address_of_no_server_says_why() -> None:
    with pytest.raises(StoreError, match="refused"):
        open_library("postgresql://nobody@127.0.0.1:1/none", create=True)
    with pytest.raises(StoreError, match="address"):
        open_library("postgresql://nobody@127.0.0.1:port/none", create=True)


def test_a_password_is_not_told() -> None:
    with pytest.raises(StoreError) as told:
        open_library("postgresql://nobody:secret@127.0.0.1:1/none", create=True)
    assert "secret" not in str(told.value)
