"""How long the pages and the API of a large library take: python -m bench.serve [REPORTS] [FILE], or --short.

Makes a library of invented reports (`invented_library.py`; 3,000 by default, 100,000 are what the page is meant for), or
takes the one that FILE holds, and keeps the synopses of some stories in it. Each route is then asked at least fifty
times, at places all over the library. Prints the 50th and the 95th percentile in milliseconds of CPU time of the
server, which is what tells on a machine that does other things as well, and of wall time; then how much memory
500 requests took, how long the library takes to open, and how long it takes to group one new report.
Nothing else reads or writes meanwhile. To make a synopsis is reading, not serving, and is not counted.

`--short` makes 2,000 reports and asks for some pages a few times; each 95th percentile stands beside that of /add, a
page of the same frame that asks the library for nothing, as their ratio, which carries over from machine to machine.
"""

import resource
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote

from fastapi.testclient import TestClient
from sqlalchemy import select

from bench.invented_library import (
    MODEL,
    OUTLETS,
    WORDS,
    Sizes,
    find_sizes,
    keep_invented_synopsis,
    make_library,
    person,
)
from crossread.keep.synopsis import synopsis_of
from crossread.store import schema
from crossread.store.library import Library, open_library
from crossread.store.tokens import add_token, drop_tokens
from crossread.web.app import create_app

__all__ = ["main"]

_TIMES = 50
_SHORT, _SHORT_TIMES = 2_000, 20
_MOST_SECONDS, _FEWEST = 25, 4  # what takes longer is told after so many
_TOKEN = "token-of-the-bench"  # noqa: S105 - of a bench
_N_SMALL, _N_LARGE = 60, 4


def main() -> None:
    """Make the library or open it, and measure."""
    if sys.argv[1:] == ["--short"]:
        _short()
        return
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 3_000
    with TemporaryDirectory() as folder:
        path = sys.argv[2] if len(sys.argv) > 2 else str(Path(folder) / "library.db")
        if not Path(path).exists():
            began = time.process_time()
            make_library(path, number).close()
            print(f"{number:,} reports written in {time.process_time() - began:.0f} CPU s")
        print(f"{Path(path).stat().st_size / 1e6:,.0f} MB; milliseconds:")
        library = _timed("open the library", lambda: open_library(path))
        sizes = find_sizes(library)
        _keep_synopses(library, sizes)
        with library.writing() as writing:
            drop_tokens(writing, "bench")
            add_token(writing, _TOKEN, "bench")
        _measure_all(library, sizes)
        library.close()


def _short() -> None:
    """What a large library is most asked for, in a small one, as ratios to a page that asks it for nothing."""
    with TemporaryDirectory() as folder:
        library = make_library(str(Path(folder) / "library.db"), _SHORT)
        sizes = find_sizes(library)
        for story_id in sizes.huge[:1]:
            keep_invented_synopsis(library, story_id)
        some = _some_reports(library)[:_SHORT_TIMES]
        asked = {
            "front": ["/"],
            "front, far in": _far_in(library)[:_SHORT_TIMES],
            "new": ["/new"],
            "story of 300": [f"/stories/{one}" for one in sizes.huge[:1]],
            "report": [f"/reports/{one}" for one in some],
            "speakers": ["/speakers"],
            "one speaker": [f"/speaker?name={quote(person(n))}" for n in range(_SHORT_TIMES)],
            "search of a word": [f"/search?q={one}" for one in WORDS[:_SHORT_TIMES]],
            "search of a phrase": [
                f"/search?q={quote(one)}" for _, some in _queries(sizes)[4:5] for one in some
            ][:_SHORT_TIMES],
        }
        with TestClient(create_app(library, model=MODEL), base_url="http://127.0.0.1") as client:
            client.get("/add")
            least = _p95(client, ["/add"])
            print(f"/add, {_SHORT:,} reports        p95 {least:7.1f} CPU ms")
            for name, paths in asked.items():
                if paths:
                    client.get(paths[0])
                    most = _p95(client, paths)
                    print(f"{name:26} p95 {most:7.1f} CPU ms ({most / least:5.1f} x /add)")
        library.close()


def _p95(client: TestClient, paths: Sequence[str]) -> float:
    """The 95th percentile of the milliseconds of CPU time that a page takes."""
    told = []
    for number in range(_SHORT_TIMES):
        of = time.process_time()
        client.get(paths[number % len(paths)])
        told.append((time.process_time() - of) * 1e3)
    return sorted(told)[int((len(told) - 1) * 0.95)]


def _timed(name: str, work: Callable[[], Library]) -> Library:
    cpu, wall = time.process_time(), time.perf_counter()
    made = work()
    _tell(name, [(time.process_time() - cpu) * 1e3], [(time.perf_counter() - wall) * 1e3])
    return made


def _keep_synopses(library: Library, sizes: Sizes) -> None:
    """Of some small and large stories as comparing makes them; of the huge ones, which would take minutes, invented."""
    for story_id in (*sizes.small[:_N_SMALL], *sizes.large[:_N_LARGE]):
        synopsis_of(library, story_id, model=MODEL)
    for story_id in sizes.huge[:1]:
        keep_invented_synopsis(library, story_id)


def _measure_all(library: Library, sizes: Sizes) -> None:
    app = create_app(library, model=MODEL)
    with TestClient(app, base_url="http://127.0.0.1") as client:
        client.headers["Authorization"] = f"Bearer {_TOKEN}"
        client.get("/add")  # what is made once, as for any first request
        client.get("/speakers")
        reports = _some_reports(library)
        _measure(client, "add", ["/add"])
        _measure(client, "front, first", ["/"])
        _measure(client, "front, all pages", _follow(client, "/"))
        _measure(client, "front, two or more", _follow(client, "/?least=2"))
        _measure(client, "front, far in", _far_in(library))
        for name, ids in (
            ("story of 2 or 3", sizes.small[:_N_SMALL]),
            ("story of 40", sizes.large[:_N_LARGE]),
            ("story of 300", sizes.huge[:1]),
        ):
            paths = [f"/stories/{one}" for one in ids]
            if not paths:
                continue
            _measure(client, f"{name}, first visit", paths, times=len(paths))
            _measure(client, name, paths)
            _measure(client, f"{name}, history", [f"{one}/history" for one in paths])
            _measure(client, f"API {name}", [f"/api/1{one}" for one in paths])
        _measure(client, "report", [f"/reports/{one}" for one in reports])
        _measure(client, "new", ["/new"])
        _measure(client, "speakers", _follow(client, "/speakers"))
        _measure(
            client, "speakers, by part", [f"/speakers?part={person(n)[3:9]}" for n in range(40)]
        )
        _measure(
            client,
            "speaker, often quoted",
            [f"/speaker?name={quote(person(n))}" for n in range(20)],
        )
        _measure(client, "speaker", [f"/speaker?name={quote(person(n))}" for n in range(500, 560)])
        for name, asked in _queries(sizes):
            _measure(client, f"search, {name}", [f"/search?q={quote(one)}" for one in asked])
        _measure(client, "API stories", _follow_api(client, "/api/1/stories", "cursor"))
        _measure(client, "API reports", _follow_api(client, "/api/1/reports", "since"))
        _measure(client, "API report", [f"/api/1/reports/{one}" for one in reports])
        _measure(client, "API paragraphs", [f"/api/1/reports/{one}/paragraphs" for one in reports])
        _measure(client, "API speakers", _follow_api(client, "/api/1/speakers", "cursor"))
        _measure(client, "API said", [f"/api/1/said?name={quote(person(n))}" for n in range(20)])
        _measure(client, "API search", [f"/api/1/search?q={one}" for one in WORDS[:60]])
        _memory(client, [*_follow(client, "/"), *(f"/reports/{one}" for one in reports), *(f"/search?q={one}" for one in WORDS[:200:5])])  # fmt: skip


def _queries(sizes: Sizes) -> list[tuple[str, list[str]]]:
    often, rare = WORDS[:50], WORDS[3_000:3_050]
    names = [person(n) for n in range(0, 1_000, 20)]
    return [
        ("one common word", list(often)),
        ("one rare word", list(rare)),
        ("two common words", [f"{one} {WORDS[60 + n]}" for n, one in enumerate(often)]),
        ("five words", [" ".join(WORDS[n : n + 90 : 18]) for n in range(50)]),
        ("phrase of common words", [f'"{WORDS[n % 7]} {WORDS[n // 7]}"' for n in range(50)]),
        ("speaker", [f'speaker:"{name}"' for name in names]),
        ("said by", [f'said-by:"{name}" {WORDS[n % 10]}' for n, name in enumerate(names)]),
        ("outlet", [f'outlet:"{one}" {WORDS[n + 5]}' for n, one in enumerate(OUTLETS)]),
        ("only in", [f'only-in:"{one}"' for one in OUTLETS]),
        ("days", [f"after:2021-{n % 9 + 1:02} before:2021-{n % 9 + 2:02} {WORDS[n]}" for n in range(50)]),
        ("story", [f"story:{one}" for one in (*sizes.small[:40], *sizes.large[:9], *sizes.huge[:1])]),
    ]  # fmt: skip


def _measure(client: TestClient, name: str, paths: Sequence[str], *, times: int = _TIMES) -> None:
    """Ask for the paths in turn, `times` times in all or each once, and print what that took."""
    cpu, wall = [], []
    for number in range(max(times, len(paths))):
        path = paths[number % len(paths)]
        at, of = time.perf_counter(), time.process_time()
        answer = client.get(path)
        cpu.append((time.process_time() - of) * 1e3)
        wall.append((time.perf_counter() - at) * 1e3)
        if answer.status_code not in {200, 404}:
            sys.exit(f"{path}: {answer.status_code}: {answer.text[:200]}")
        if sum(cpu) > _MOST_SECONDS * 1e3 and len(cpu) >= _FEWEST:
            break
    _tell(name, cpu, wall)


def _tell(name: str, cpu: list[float], wall: list[float]) -> None:
    cpu.sort()
    wall.sort()
    half, most = len(cpu) // 2, min(len(cpu) - 1, int(len(cpu) * 0.95))
    print(
        f"{name:<34} CPU p50 {cpu[half]:7.1f} p95 {cpu[most]:7.1f}   "
        f"wall p50 {wall[half]:7.1f} p95 {wall[most]:7.1f}   ({len(cpu)})",
        flush=True,
    )


def _follow(client: TestClient, at: str) -> list[str]:
    """The addresses of the first pages of a list, as its links lead."""
    pages = [at]
    while len(pages) < _TIMES:
        _, _, links = client.get(at).text.partition('<p class="pages">')
        at = links.rpartition('href="')[2].partition('"')[0].replace("&amp;", "&")
        if "after=" not in at:
            break
        pages.append(at)
    return pages


def _follow_api(client: TestClient, at: str, name: str) -> list[str]:
    pages = [at]
    while len(pages) < _TIMES:
        told = client.get(pages[-1]).json()
        cursor = told.get("next") if name == "cursor" else told["is_more"] and told["cursor"]
        if not cursor:
            break
        pages.append(f"{at}?{name}={quote(str(cursor))}")
    return pages


def _far_in(library: Library) -> list[str]:
    """Pages of the list of stories from the newest to the oldest."""
    of = schema.stories.c
    with library.reading() as connection:
        rows = connection.execute(
            select(of.last_day, of.n_reports, of.id).order_by(of.last_day)
        ).all()
    some = rows[:: max(1, len(rows) // _TIMES)]
    return [f"/?after={quote(f'{day}~{number}~{one}')}" for day, number, one in some]


def _some_reports(library: Library) -> list[str]:
    with library.reading() as connection:
        ids = sorted(connection.execute(select(schema.reports.c.id)).scalars())
    return ids[:: max(1, len(ids) // _TIMES)]


def _memory(client: TestClient, paths: Sequence[str]) -> None:
    """How much memory the process holds before and after 500 more requests."""
    told = []
    for _ in range(3):
        told.append(_resident())
        for number in range(250):
            client.get(paths[number % len(paths)])
    told.append(_resident())
    print("memory, each after 250 more requests: " + ", ".join(f"{one:,.0f} MB" for one in told))


def _resident() -> float:
    """Megabytes that the process holds now; the most that it ever held, where the system does not tell."""
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[1])
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
    return pages * resource.getpagesize() / 1e6


if __name__ == "__main__":
    main()
