"""How long the pages of a large library take: python bench/serve.py [REPORTS], 100,000 by default.

Makes a library of invented reports by writing rows (to read so many would take hours), with stories of one to six
reports, and asks each page for many places in it. Prints the 50th and the 95th percentile in milliseconds of CPU time
and of wall time. Of stories the first visit is measured, with a synopsis that is kept; making one is reading, not serving.
"""

import sys
import time
from datetime import date, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from fastapi.testclient import TestClient

from crossread.annotate.annotate import annotate_each
from crossread.keep.made_by import made_by
from crossread.keep.synopsis import synopsis_of
from crossread.language.rules import RuleModel
from crossread.store.annotations import add_annotations
from crossread.store.captures import add_capture
from crossread.store.library import Library, Writing, open_library
from crossread.store.profiles import KeptProfile, add_profile
from crossread.store.reports import add_report, with_kept_id
from crossread.store.stories import set_members, story_id_of
from crossread.types.annotation import Annotations
from crossread.types.report import Capture, Report
from crossread.types.span import Span
from crossread.web.app import create_app

FIRST = "Ada Ned Ira Mona Otis Vera Hugo Lena Emil Nora".split()
LAST = "Brandt Ames Kovel Marsh Tarn Olsen Quist Rook Selm Vance".split()
PLACES = "Oakhaven Brackwater Thornfield Millbridge Eastmarch Larkspur Wintergate Stonebury".split()
MODEL = RuleModel()


def write_report(chance: Random, number: int, story: int) -> Report:
    """An invented report of some 2,500 characters."""
    place = PLACES[story % len(PLACES)]
    day = date(2021, 1, 1) + timedelta(days=story % 1200)
    lines = [f"Ferry {story} halts at {place}"]
    for part in range(9):
        name = f"{chance.choice(FIRST)} {chance.choice(LAST)}{story % 97}"
        people = chance.randint(10, 400)
        lines.append(
            f"The ferry at {place} was halted on Tuesday with {people} people aboard, officials of pier {part} said. "
            f'"We saw {people} people on quay {number % 50}," said {name} of the harbour board of {place}. '
            f"The harbour board will open an inquiry on Friday, {name} said, and boats of line {part} are to wait."
        )
    text = "\n\n".join(lines)
    made = Report(
        f"n{number}", text, path=f"n{number}.txt", outlet=f"Post {number % 40}",
        headline=Span(0, len(lines[0])), published=day, language="en",
    )  # fmt: skip
    return with_kept_id(made)


def fill(library: Library, number: int) -> list[str]:
    """Write `number` reports and their stories; the ids of some stories whose synopses are kept."""
    chance = Random(1)  # noqa: S311 - seeded
    # The rules read a thousand of them; the other reports have the same text but for their first line.
    written, story, ids = 0, 0, []
    while written < number:
        with library.writing() as writing:
            for _ in range(500):
                size = min(chance.choice((1, 1, 1, 2, 2, 3, 4, 6)), number - written)
                if size <= 0:
                    break
                ids.append(_write_story(writing, chance, written, story, size))
                written, story = written + size, story + 1
    chosen = chance.sample([one for one, size in ids if size > 1], 40)
    for one in chosen:
        synopsis_of(library, one, model=MODEL)
    return chosen


_SHAPES: list[tuple[Report, Annotations]] = []


def _write_story(
    writing: Writing, chance: Random, start: int, story: int, size: int
) -> tuple[str, int]:
    members: list[str] = []
    day = date(2021, 1, 1) + timedelta(days=story % 1200)
    for number in range(start, start + size):
        report, made = _shaped(chance, number, story)
        capture = add_capture(
            writing, Capture(report.text[:40].encode() + b"%d" % number, path=f"n{number}.txt"),
            body_sha256=f"{number:064x}", n_bytes=1, received=None,
        )  # fmt: skip
        add_report(writing, report, capture)
        add_annotations(writing, made)
        add_profile(writing, KeptProfile(report.id, day.isoformat(), b"-"))
        members.append(report.id)
    first = min(members)
    set_members(writing, {story_id_of(first): tuple(sorted(members))}, dict.fromkeys(members, day))
    return story_id_of(first), size


def _shaped(chance: Random, number: int, story: int) -> tuple[Report, Annotations]:
    """A report and its annotations: one of 300 that were read, with a number of its own at its end."""
    from dataclasses import replace  # noqa: PLC0415 - here alone

    if len(_SHAPES) < 300:
        read = write_report(chance, number, story)
        made = replace(annotate_each([read], model=MODEL)[0], made_by=made_by(MODEL))
        _SHAPES.append((read, made))
    read, made = _SHAPES[number % len(_SHAPES)] if len(_SHAPES) == 300 else _SHAPES[-1]
    day = date(2021, 1, 1) + timedelta(days=story % 1200)
    report = with_kept_id(
        replace(read, text=f"{read.text}\n\nNotice {number}", path=f"n{number}.txt", published=day)
    )
    return report, replace(made, report_id=report.id)


def measure(client: TestClient, name: str, paths: list[str]) -> None:
    """Ask for each of `paths` once, and print what that took."""
    cpu, wall = [], []
    for path in paths:
        at, of = time.perf_counter(), time.process_time()
        answer = client.get(path)
        cpu.append((time.process_time() - of) * 1000)
        wall.append((time.perf_counter() - at) * 1000)
        if answer.status_code != 200:
            sys.exit(f"{path}: {answer.status_code}")
    half, most = len(paths) // 2, int(len(paths) * 0.95)
    cpu.sort()
    wall.sort()
    print(
        f"{name:<22} CPU p50 {cpu[half]:6.1f} p95 {cpu[most]:6.1f}   wall p50 {wall[half]:6.1f} p95 {wall[most]:6.1f}"
    )


def main() -> None:
    """Make the library, and measure."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with TemporaryDirectory() as folder:
        library = open_library(str(Path(folder) / "library.db"), create=True)
        began = time.perf_counter()
        stories = fill(library, number)
        print(f"{number:,} reports written in {time.perf_counter() - began:.0f} s")
        app = create_app(library, model=MODEL)
        with TestClient(app, base_url="http://127.0.0.1") as client:
            client.get(f"/stories/{stories[0]}")  # templates are compiled once
            client.get("/")
            pages, at = ["/"], "/"
            while len(pages) < 40:
                page = client.get(at).text
                at = (
                    page.partition('<p class="pages">')[2].rpartition('href="')[2].partition('"')[0]
                )
                at = at.replace("&amp;", "&")
                pages.append(at)
            measure(client, "front, counted before", pages)
            with library.reading() as connection:
                ids = _sample_reports(connection)
            measure(client, "story, first visit", [f"/stories/{one}" for one in stories[1:]])
            measure(client, "story, again", [f"/stories/{one}" for one in stories[-30:]])
            client.get(f"/reports/{ids[0]}")
            measure(client, "report", [f"/reports/{one}" for one in ids])
            measure(client, "speakers", ["/speakers", *(f"/speakers?after={n}" for n in FIRST)] * 3)
            measure(client, "speakers, by part", [f"/speakers?part={n}" for n in LAST] * 3)
            names = [f"{a} {b}{n}" for a in FIRST for b in LAST[:4] for n in (7,)]
            measure(client, "speaker", [f"/speaker?name={n}" for n in names])
        library.close()


def _sample_reports(connection: object) -> list[str]:
    from crossread.store.reports import all_report_ids  # noqa: PLC0415 - here alone

    ids = all_report_ids(connection)  # type: ignore[arg-type]
    return list(ids[:: max(1, len(ids) // 60)])


if __name__ == "__main__":
    main()
