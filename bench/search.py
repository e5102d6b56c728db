"""How long a search of 100,000 short reports takes: `python -m bench.search [N] [TIMES]`.

The reports are made of invented words, with frequencies after Zipf as in news, and written as rows. Prints the CPU
time of the median and of the 95th percentile of sixty searches, or of TIMES, by kind of query, and what the median is
beside that of the bare index of SQLite, which only tells which reports hold one common word.
"""

import random
import resource
import sys
import tempfile
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path
from time import process_time

import numpy as np
from sqlalchemy import text

from crossread.store.annotations import add_annotations
from crossread.store.captures import add_capture
from crossread.store.library import Library, open_library
from crossread.store.query import parse_query
from crossread.store.reports import add_report, with_kept_id
from crossread.store.search import find
from crossread.store.search_index import index_report, make_entry
from crossread.types.annotation import Annotations, Quote, QuoteKind, Sentence
from crossread.types.report import Capture, Report
from crossread.types.span import Span

__all__ = ["main"]

_WORDS = 20_000
_DAYS = 3_000
_SENTENCES, _LENGTH = 6, 18
_TIMES = 60


def main(n_reports: int = 100_000, times: int = _TIMES) -> None:
    """Make the library, search it, and print."""
    chance = random.Random(1)  # noqa: S311 - the same reports each time
    names = [_word(number) for number in range(_WORDS)]
    weights = list(accumulate(1 / (rank + 3) for rank in range(_WORDS)))
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "library.db")
        library = open_library(path, create=True)
        _fill(library, n_reports, names, weights, chance)
        size = Path(path).stat().st_size / 1e6
        print(f"{n_reports:,} reports, {size:,.0f} MB")
        bare = _time_bare(library, names[:times])
        for kind, asked in _queries(names, weights, chance):
            _time(library, kind, asked[:times], bare)
        print(f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3:,.0f} MB of memory")


def _word(number: int) -> str:
    return "".join(
        "bdfgklmnprstvz"[number // 14**k % 14] + "aeiou"[number // 5**k % 5] for k in range(3)
    ) + str(number)


def _fill(
    library: Library, n_reports: int, names: list[str], weights: list[float], chance: random.Random
) -> None:
    vectors = np.random.default_rng(1).standard_normal((n_reports, 384)).astype("<f2")
    for start in range(0, n_reports, 1_000):
        with library.writing() as writing:
            capture = add_capture(writing, Capture(str(start).encode(), path=f"{start}.txt"))
            for number in range(start, min(start + 1_000, n_reports)):
                drawn = chance.choices(names, cum_weights=weights, k=_SENTENCES * _LENGTH)
                lines = [drawn[n : n + _LENGTH] for n in range(0, len(drawn), _LENGTH)]
                body = "\n\n".join(" ".join(line).capitalize() + "." for line in lines)
                day = date(2015, 1, 1) + timedelta(days=chance.randrange(_DAYS))
                outlet = f"Outlet {number % 40}"
                report = with_kept_id(
                    Report("given", body, path=f"{number}.txt", outlet=outlet, published=day)
                )
                add_report(writing, report, capture)
                made = _annotations(report, lines, f"Ada Speaker{number % 500}")
                entry = make_entry(report, made, vector=vectors[number].tobytes())
                index_report(writing.connection, entry, day)
                add_annotations(writing, made)


def _annotations(report: Report, lines: list[list[str]], speaker: str) -> Annotations:
    """What is found in a report: a sentence for each line, and that `speaker` says the first twelve words."""
    said = Span(0, len(" ".join(lines[0][:12])))
    quote = Quote((said,), QuoteKind.INDIRECT, None, speaker, None)
    found, start = [], 0
    for paragraph, line in enumerate(lines):
        end = start + len(" ".join(line)) + 1
        found.append(Sentence(Span(start, end), paragraph))
        start = end + 2
    return Annotations(report.id, "bench", None, "", sentences=tuple(found), quotes=(quote,))


def _queries(
    names: list[str], weights: list[float], chance: random.Random
) -> Iterator[tuple[str, list[str]]]:
    def drawn(k: int, low: int = 0, high: int = _WORDS) -> str:
        return " ".join(chance.choices(names[low:high], k=k))

    yield "one common word", [drawn(1, 0, 50) for _ in range(_TIMES)]
    yield "two common words", [drawn(2, 0, 50) for _ in range(_TIMES)]
    yield "one rare word", [drawn(1, 2000) for _ in range(_TIMES)]
    yield (
        "two of any frequency",
        [" ".join(chance.choices(names, cum_weights=weights, k=2)) for _ in range(_TIMES)],
    )
    yield (
        "five of any frequency",
        [" ".join(chance.choices(names, cum_weights=weights, k=5)) for _ in range(_TIMES)],
    )
    yield "a phrase of common words", [f'"{drawn(2, 0, 20)}"' for _ in range(_TIMES)]
    yield (
        "word, outlet and year",
        [f"{drawn(1, 0, 200)} outlet:{n % 40} after:2017 before:2018" for n in range(_TIMES)],
    )
    yield "said by", [f"said-by:speaker{n} {drawn(1, 0, 20)}" for n in range(_TIMES)]


def _time_bare(library: Library, words: list[str]) -> float:
    """The median of the milliseconds in which the index alone tells which reports hold one word, the newest first."""
    wanted = text(
        "SELECT rowid FROM search_index WHERE search_index MATCH :word ORDER BY rowid DESC LIMIT 200"
    )
    times = []
    for word in words:
        start = process_time()
        with library.reading() as connection:
            connection.execute(wanted, {"word": f'"{word}"'}).all()
        times.append((process_time() - start) * 1e3)
    median = sorted(times)[len(times) // 2]
    print(f"{'the bare index':26} median {median:6.1f} ms")
    return median


def _time(library: Library, kind: str, asked: list[str], bare: float) -> None:
    vector = np.ones(384, dtype=np.float32) / np.sqrt(np.float32(384))
    times, n_found = [], 0
    for query in asked:
        start = process_time()
        with library.reading() as connection:
            n_found += len(find(connection, parse_query(query), vector=vector).reports)
        times.append((process_time() - start) * 1e3)
    times.sort()
    p95 = times[int(len(times) * 0.95)]
    print(
        f"{kind:26} median {times[len(times) // 2]:6.0f} ms  p95 {p95:6.0f} ms  {n_found / len(asked):5.1f} found"
        f"  ({times[len(times) // 2] / bare:5.1f} x the bare index)"
    )


if __name__ == "__main__":
    main(*(int(one) for one in sys.argv[1:3]))
