"""Runs a command with a PostgreSQL server of its own: `python -m tests.postgres COMMAND...`.

The server is Debian's, installed with apt where it is missing and we may. It keeps its data in a temporary folder,
listens on a free port of the loopback, and is stopped and removed when the command ends, whatever that ends with. The
command finds the server's address in CROSSREAD_TEST_POSTGRES.
"""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

_WHERE = Path("/usr/lib/postgresql")
_USER = "postgres"  # the server refuses to run as root


def main(command: list[str]) -> int:
    """Run `command` beside a server; its exit code."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    with open_server(_find_server()) as address:
        return subprocess.run(
            command, env=os.environ | {"CROSSREAD_TEST_POSTGRES": address}, check=False
        ).returncode


@contextmanager
def open_server(programs: Path) -> Iterator[str]:
    """A server whose programs lie in `programs`, for the length of the block; its address."""
    folder = Path(tempfile.mkdtemp(prefix="crossread-postgres-"))
    who: dict[str, Any] = {}
    if os.geteuid() == 0:
        who = {"user": _USER, "group": _USER, "extra_groups": []}
        shutil.chown(folder, _USER, _USER)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    data = folder / "data"
    settings = f"-p {port} -c listen_addresses=127.0.0.1 -k {folder} -c fsync=off"
    control = [f"{programs}/pg_ctl", "--pgdata", str(data), "--wait", "--log", f"{folder}/log"]
    make = [f"{programs}/initdb", "--username", _USER, "--auth", "trust", "--pgdata", str(data)]
    try:
        # A collation other than that of code points shows where an order was left to the server.
        make += ["--encoding", "UTF8", "--locale", "C.UTF-8"]
        make += ["--locale-provider", "icu", "--icu-locale", "en-US"]
        subprocess.run(make, cwd=folder, stdout=subprocess.DEVNULL, check=True, **who)
        start = [*control, "--options", settings, "start"]
        subprocess.run(start, cwd=folder, stdout=subprocess.DEVNULL, check=True, **who)
        yield f"postgresql://{_USER}@127.0.0.1:{port}/postgres"
    finally:
        if (data / "postmaster.pid").exists():
            stop = [*control, "--mode", "immediate", "stop"]
            subprocess.run(stop, cwd=folder, stdout=subprocess.DEVNULL, check=False, **who)
        shutil.rmtree(folder, ignore_errors=True)


def _find_server() -> Path:
    """The folder of the newest server's programs, which is installed if there is none."""
    for is_second in (False, True):
        found = sorted(_WHERE.glob("*/bin/pg_ctl"), key=lambda path: int(path.parts[-3]))
        if found:
            return found[-1].parent
        if not is_second and os.geteuid() == 0 and shutil.which("apt-get"):
            quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
            for step in (["update"], ["install", "-y", "--no-install-recommends", "postgresql"]):
                subprocess.run(["apt-get", "-qq", *step], env=quiet, check=True)
    sys.exit(f"There is no PostgreSQL in {_WHERE}; install Debian's package postgresql.")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
