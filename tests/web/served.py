"""A library that is served for a test: by the rules, without a socket, with two invented reports read into it.

`listening` serves any library on a port of this machine instead, for a browser.
"""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import uvicorn
from fastapi.testclient import TestClient

from crossread.language.rules.rules import RuleModel
from crossread.store.library import Library, open_library
from crossread.store.tokens import add_token
from crossread.web.app import create_app
from crossread.web.security import Guard
from tests.keep.simple_grouping import simple_grouping

TOKEN = "token-of-a-test"  # noqa: S105 - of a test
HERALD = """Ferry halts at Oakhaven with 212 aboard

March 12, 2024

The ferry at Oakhaven was halted on Tuesday with 212 people aboard, the harbour board said.

"Nobody was hurt," said Ada Brandt, who leads the harbour board. The harbour board will open an inquiry on Friday.

The ferry was built in 1998 and carries people and cars between Oakhaven and the islands, twice a day in winter.
"""
POST = """Oakhaven ferry stopped, 190 aboard

March 13, 2024

The ferry at Oakhaven was halted on Tuesday with 190 people aboard, the harbour board said.

Ada Brandt, who leads the harbour board, said that nobody was hurt. The harbour board will open an inquiry on Friday.

Passengers waited for three hours before two boats of the coast guard took them to the quay in the old harbour.
"""
HOSTILE = '<script>window.pwned = 1</script><img src=x onerror="window.pwned = 1">'


@cache
def _empty() -> bytes:
    """The file of a library that holds a token and nothing else: to make it anew for each test takes a second."""
    with TemporaryDirectory() as folder:
        library = open_library(f"{folder}/library.db", create=True)
        with library.writing() as writing:
            add_token(writing, TOKEN, "test")
        with library.engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        library.close()
        return Path(folder, "library.db").read_bytes()


@contextmanager
def served(
    folder: Path, *, password: str | None = None, url: str = "http://127.0.0.1:8765"
) -> Iterator[tuple[TestClient, Library]]:
    """A client of an empty library in `folder`, and the library."""
    (folder / "library.db").write_bytes(_empty())
    library = open_library(str(folder / "library.db"))
    app = create_app(library, model=RuleModel(), password=password, grouping=simple_grouping())
    try:
        with TestClient(app, base_url=url) as client:
            yield client, library
    finally:
        library.close()


def paste(client: TestClient, text: str, **stated: str) -> str:
    """Add `text` by the form and wait until it is read; the page that tells so."""
    answer = client.post("/add/text", data={"text": text, **stated}, follow_redirects=False)
    assert answer.status_code == 303, answer.text
    at = answer.headers["location"]
    with client.stream("GET", f"{at}/events") as stream:
        assert stream.headers["content-type"].startswith("text/event-stream")
        told = stream.read().decode()
    assert told.endswith("event: over\ndata: over\n\n")
    return client.get(at).text


@contextmanager
def listening(app: Guard) -> Iterator[str]:
    """The address at which a server answers for `app` meanwhile."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        config = uvicorn.Config(app, log_level="warning", ws="none", timeout_graceful_shutdown=1)
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [free]}, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.05)
        yield f"http://127.0.0.1:{free.getsockname()[1]}"
        server.should_exit = True
        thread.join()
