"""`crossread serve` and `crossread token`, as a user starts them: a real server, asked by a real client."""

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from click.testing import CliRunner, Result

from crossread.cli import main

DONE, WRONG_USE = 0, 2
FOREIGN = "203.0.113.9"  # of no machine (RFC 5737)


def invoke(folder: Path, *arguments: str, password: str | None = None) -> Result:
    here = {"CROSSREAD_LIBRARY": str(folder / "library.db"), "CROSSREAD_PASSWORD": password}
    return CliRunner().invoke(main, arguments, env=here)


def start(folder: Path, *arguments: str, password: str | None = None) -> tuple[int, str, str]:
    """The exit code and what is printed, of a process of its own: uvicorn leaves a socket open that it cannot bind."""
    done = subprocess.run(
        [sys.executable, "-m", "crossread", *arguments],
        env=_environment(folder, password),
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout, done.stderr


def _environment(folder: Path, password: str | None = None) -> dict[str, str]:
    given = {name: value for name, value in os.environ.items() if name != "CROSSREAD_PASSWORD"}
    secret = {} if password is None else {"CROSSREAD_PASSWORD": password}
    return {**given, **secret, "CROSSREAD_LIBRARY": str(folder / "library.db")}


@contextmanager
def serving(folder: Path, *arguments: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A server of a library in `folder`, and the address that it tells."""
    started = subprocess.Popen(
        [sys.executable, "-m", "crossread", "serve", "--port", "0", *arguments],
        env=_environment(folder),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    with started:
        try:
            assert started.stdout is not None
            line = started.stdout.readline()
            assert " is at http://127.0.0.1:" in line, started.communicate()
            yield started, line.split(" is at ")[1].split()[0].rstrip("/")
        finally:
            started.kill()


def ask(address: str, **headers: str) -> tuple[int, str]:
    """The status and the body of an answer."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    try:
        with urlopen(Request(address, headers=named)) as answer:  # noqa: S310 - of this test's server
            return answer.status, answer.read().decode()
    except HTTPError as refused:
        with refused:
            return refused.code, refused.read().decode()


def test_the_page_and_the_api_are_served_until_it_is_ended(tmp_path: Path) -> None:
    token = invoke(tmp_path, "token", "desk").stdout.strip()
    with serving(tmp_path) as (started, address):
        page = ask(f"{address}/")
        without = ask(f"{address}/api/1/stories")
        wrong = ask(f"{address}/api/1/stories", Authorization="Bearer guessed")
        opened = ask(f"{address}/api/1/stories", Authorization=f"Bearer {token}")
        elsewhere = ask(f"{address}/", Host="news.example")
        invoke(tmp_path, "token", "desk", "--drop")
        dropped = ask(f"{address}/api/1/stories", Authorization=f"Bearer {token}")
        started.send_signal(signal.SIGINT)
        ended = started.communicate(timeout=30)

    assert page[0] == 200
    assert "No reports yet" in page[1]
    assert [answer[0] for answer in (without, wrong, dropped)] == [401, 401, 401]
    assert "`crossread token NAME` makes one" in json.loads(without[1])["detail"]
    assert (opened[0], json.loads(opened[1])) == (200, {"stories": [], "next": None})
    assert elsewhere[0] == 421
    assert (started.returncode, *ended) == (DONE, "", "")


def test_with_a_password_the_page_is_shown_to_who_knows_it(tmp_path: Path) -> None:
    (tmp_path / "password").write_text("open sesame\n", encoding="utf-8")
    arguments = ("--password-file", str(tmp_path / "password"))
    with serving(tmp_path, *arguments) as (_, address):
        without = ask(f"{address}/")
        known = ask(f"{address}/", Authorization="Basic YW55b25lOm9wZW4gc2VzYW1l")

    assert (without[0], known[0]) == (401, 200)


@pytest.mark.parametrize("host", [FOREIGN, "0.0.0.0", "::", "news.example"])  # noqa: S104 - refused
def test_a_host_that_others_can_reach_needs_a_password(tmp_path: Path, host: str) -> None:
    done = invoke(tmp_path, "serve", "--host", host)

    assert (done.exit_code, done.stdout) == (WRONG_USE, "")
    assert f"{host} can be reached from other machines; that needs a password" in done.stderr
    assert not (tmp_path / "library.db").exists()


def test_an_empty_password_is_none(tmp_path: Path) -> None:
    (tmp_path / "password").write_text("\nopen sesame\n", encoding="utf-8")
    from_file = invoke(
        tmp_path, "serve", "--host", FOREIGN, "--password-file", str(tmp_path / "password")
    )
    from_environment = invoke(tmp_path, "serve", "--host", FOREIGN, password="")

    for done in (from_file, from_environment):
        assert (done.exit_code, done.stderr) == (
            WRONG_USE,
            "crossread: the password is empty\n",
        )


def test_a_password_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    done = invoke(tmp_path, "serve", "--password-file", str(tmp_path / "none"))

    assert done.exit_code == WRONG_USE
    assert done.stderr.endswith("none: cannot be read: no such file or directory\n")


def test_an_address_that_is_not_of_this_machine_is_told(tmp_path: Path) -> None:
    code, told, error = start(
        tmp_path,
        "serve",
        "--host",
        FOREIGN,
        "--port",
        "0",
        password="open sesame",  # noqa: S106 - of this test
    )

    assert (code, told) == (WRONG_USE, "")
    assert f"crossread: {FOREIGN} port 0: cannot assign requested address" in error


def test_a_port_that_is_taken_is_told(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        code, told, error = start(tmp_path, "serve", "--port", port)

    assert (code, told) == (WRONG_USE, "")
    assert f"127.0.0.1 port {port}: address already in use; --port takes another" in error


def test_tokens_are_made_listed_and_dropped_by_name(tmp_path: Path) -> None:
    first, second, other = (invoke(tmp_path, "token", name) for name in ("desk", "desk", "wire"))
    listed = invoke(tmp_path, "token")
    dropped = invoke(tmp_path, "token", "desk", "--drop")

    assert len({first.stdout, second.stdout, other.stdout}) == 3
    assert listed.stdout == "desk\ndesk\nwire\n"
    assert dropped.stdout == "2 tokens forgotten.\n"
    assert invoke(tmp_path, "token").stdout == "wire\n"


def test_a_token_is_not_in_the_library_that_knows_it(tmp_path: Path) -> None:
    made = invoke(tmp_path, "token", "desk").stdout.strip()
    kept = b"".join(file.read_bytes() for file in tmp_path.iterdir())

    assert len(made) >= 43
    assert made.encode() not in kept


def test_a_name_that_no_token_has_cannot_be_dropped(tmp_path: Path) -> None:
    """Lest a token be thought forgotten that is not."""
    invoke(tmp_path, "token", "desk")
    done = invoke(tmp_path, "token", "disk", "--drop")

    assert (done.exit_code, done.stdout) == (WRONG_USE, "")
    assert done.stderr == "crossread: there is no token of the name disk\n"


@pytest.mark.parametrize("arguments", [["--drop"], [""], [" "]])
def test_a_token_needs_a_name(tmp_path: Path, arguments: list[str]) -> None:
    assert invoke(tmp_path, "token", *arguments).exit_code == WRONG_USE


@pytest.mark.parametrize("arguments", [[], ["desk", "--drop"]])
def test_to_look_at_tokens_makes_no_library(tmp_path: Path, arguments: list[str]) -> None:
    done = invoke(tmp_path, "token", *arguments)

    assert done.exit_code == WRONG_USE
    assert "there is no library" in done.stderr
    assert list(tmp_path.iterdir()) == []
