"""Kills a reading at random moments, and looks what became of the library: `python -m tests.keep.killing KILLS SEED`.

A child reads invented reports into a library and writes a line when it is told that one is kept; it gets SIGKILL after a
random time, and the next child goes on. After each kill all that was told must be there, once. When a child comes to
its end, the library must be that of one reading without a kill, byte for byte, and the next begins with none. The
library lies in SQLite, or where CROSSREAD_TEST_POSTGRES is set in PostgreSQL.
"""

import os
import random
import select
import signal
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from time import monotonic
from uuid import uuid4

from sqlalchemy import create_engine, text

from crossread.keep.read import read_into
from crossread.store.dump import dump
from crossread.store.library import open_library
from crossread.store.reports import all_report_ids, load_reports
from tests.keep.invented_news import MODEL, read_and_dump, write_news
from tests.keep.simple_grouping import simple_grouping

_N_NEWS = 30


def main(n_kills: int, seed: int) -> int:
    """Kill `n_kills` readings; 0 when nothing was lost or doubled."""
    chance = random.Random(seed)  # noqa: S311 - seeded
    with tempfile.TemporaryDirectory() as folder:
        news = write_news(Path(folder), _N_NEWS, seed=seed)
        straight = read_and_dump(str(Path(folder, "straight.db")), *news)
        begun = monotonic()
        _read_and_kill(str(Path(folder, "whole.db")), news, set(), 600)
        whole = (
            monotonic() - begun
        )  # so that the kills fall into all of a reading, however fast the machine is
        killed = ended = 0
        while killed < n_kills:
            with _address(folder) as address:
                told: set[str] = set()
                while killed < n_kills:
                    is_done = _read_and_kill(address, news, told, chance.uniform(0, whole))
                    _look(address, told, straight if is_done else None)
                    killed += not is_done
                    if is_done:
                        break
                    chance.shuffle(news)
                else:  # the last one is read to its end, however often it was stopped
                    _read_and_kill(address, news, told, 600)
                    _look(address, told, straight)
                ended += 1
    sys.stdout.write(
        f"{killed} kills, {ended} libraries read to the end: nothing lost or doubled\n"
    )
    return 0


@contextmanager
def _address(folder: str) -> Iterator[str]:
    server = os.environ.get("CROSSREAD_TEST_POSTGRES")
    name = f"killed_{uuid4().hex}"
    if server is None:
        yield str(Path(folder, f"{name}.db"))
        return
    engine = create_engine(server.replace("postgresql:", "postgresql+psycopg:", 1))
    with engine.begin() as connection:
        connection.execute(text(f"CREATE SCHEMA {name}"))
    yield f"{server}?options=-csearch_path%3D{name}"
    with engine.begin() as connection:
        connection.execute(text(f"DROP SCHEMA {name} CASCADE"))
    engine.dispose()


def _read_and_kill(address: str, news: list[str], told: set[str], seconds: float) -> bool:
    """Read in a child that is killed after `seconds`; whether it came to its end before. Adds to `told`."""
    reads, writes = os.pipe()
    child = os.fork()
    if child == 0:
        code = 1
        try:
            _read(address, news, writes)
            code = 0
        finally:
            os._exit(code)
    os.close(writes)
    end = monotonic() + seconds
    words = b""
    while (left := end - monotonic()) > 0:
        if select.select([reads], [], [], left)[0]:
            block = os.read(reads, 65536)
            words += block
            if not block:
                break
    os.kill(child, signal.SIGKILL)
    while block := os.read(reads, 65536):
        words += block
    os.close(reads)
    _, status = os.waitpid(child, 0)
    told |= set(words.decode().rpartition("\n")[0].split("\n")) - {""}
    code = os.waitstatus_to_exitcode(status)
    if code not in {0, -signal.SIGKILL}:
        raise SystemExit(f"the reading ended with {code}")
    return code == 0


def _read(address: str, news: list[str], writes: int) -> None:
    library = open_library(address, create=True)
    grouping = simple_grouping()
    for one in read_into(library, news, stdin=BytesIO(), model=MODEL, grouping=grouping):
        os.write(writes, f"{one.address}\n".encode())
    library.close()


def _look(address: str, told: set[str], straight: list[str] | None) -> None:
    library = open_library(address, create=True)
    with library.reading() as connection:
        kept = load_reports(connection, all_report_ids(connection))
        paths = [one.report.path for one in kept]
        lost = told - set(paths)
        if lost or len(set(paths)) != len(paths):
            raise SystemExit(
                f"lost: {sorted(lost)}; {len(paths)} reports of {len(set(paths))} files"
            )
        if straight is not None and list(dump(connection)) != straight:
            raise SystemExit("the library is not that of a reading without a kill")
    library.close()


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), int(sys.argv[2])))
