"""How well the text of a report is found in a page of HTML, and how fast beside trafilatura alone.

`FOLDER/article_extraction_benchmark` (ground-truth.json, html/*.html.gz): F1 of runs of four words, as its
authors score it; and `FOLDER/fundus_evaluation/dataset` (ground_truth.json, html/): ROUGE-LSum (Lin 2004) of
the text against the paragraphs, which is told of the first set too, as `benchmark_rouge_lsum`. `furniture_left` is
the share of kept lines of which less than half of the words' pairs stand in the truth, and `line_recall` the share of
the truth's lines of which at least half of the words' pairs were kept. Both are told of two fixed halves of the first
set as well: rules of furniture are worked out on the pages of `worked_on` alone, and those of `held_out` are not
looked at while they are. Which half a page is in its name alone decides (`half_of`). `published_accuracy` is the share of days of publication that are right, of the pages in
`published_days.csv`: a person read the day there that the page states, as its readers see it.

Three ways read the same pages in turns: ours with metadata, days, language and the furniture pass, trafilatura bare
(`fast=True`), and trafilatura with its metadata. Speed is pages a second of CPU; `speed_ratio` is ours to the
bare peer's, `speed_ratio_metadata` ours to the other's.
"""

import csv
import gzip
import hashlib
import json
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import TypeVar

from trafilatura import bare_extraction, extract

from crossread.extract.read import read_report
from crossread.types.problem import Problem
from crossread.types.report import Capture, Report
from evals.measured import measured

__all__ = ["Page", "evaluate", "half_of", "read_pages"]

_RUN = 4  # words
_Found = TypeVar("_Found")
_WHOLE = 10_000  # parts that a share is counted in
_HALVES = ("worked_on", "held_out")


@dataclass(frozen=True, slots=True)
class Page:
    """A page with the paragraphs that a person found in it."""

    name: str
    html: bytes
    address: str
    paragraphs: tuple[str, ...]


def evaluate(data: Path, split: str) -> dict[str, object]:
    """Scores of all pages of both sets; `split` is not looked at."""
    del split
    sets = {
        "f1": list(read_pages(data / "article_extraction_benchmark", "ground-truth.json")),
        "rouge_lsum": list(read_pages(data / "fundus_evaluation" / "dataset", "ground_truth.json")),
    }
    if not any(sets.values()):
        raise FileNotFoundError(data / "article_extraction_benchmark")
    days = _read_days()
    spent = {"ours": 0.0, "bare": 0.0, "metadata": 0.0}
    units: list[Counter[str]] = []
    for way, pages in sets.items():
        for page in pages:
            reports, _ = _timed(spent, "ours", partial(_read, page))
            html = page.html.decode("utf-8", "replace")
            _timed(spent, "bare", partial(extract, html, fast=True))
            _timed(spent, "metadata", partial(bare_extraction, html, with_metadata=True))
            text = _kept_text(reports[0]) if reports else ""
            counts = _count_lines(text, page.paragraphs, way)
            of_lines = _count_furniture(text, page.paragraphs) + _count_lost(text, page.paragraphs)
            if way == "f1":
                counts.update(_count_runs(text, page.paragraphs))
                half = half_of(page.name)
                counts.update({f"{half} {name}": n for name, n in of_lines.items()})
            counts.update(of_lines)
            if page.name in days:
                published = reports[0].published if reports else None
                is_right = published is not None and f"{published:%Y-%m-%d}" == days[page.name]
                counts.update({"dated": 1, "day right": int(is_right)})
            units.append(counts)
    result = measured(units, _scores)
    scores = result["scores"]
    assert isinstance(scores, dict)  # noqa: S101 (for mypy: `measured` promises it)
    scores["pages_per_cpu_second"] = round(len(units) / spent["ours"], 1)
    scores["speed_ratio"] = round(spent["bare"] / spent["ours"], 2)
    scores["speed_ratio_metadata"] = round(spent["metadata"] / spent["ours"], 2)
    return result


def _timed(spent: dict[str, float], way: str, work: Callable[[], _Found]) -> _Found:
    start = time.process_time()
    found = work()
    spent[way] += time.process_time() - start
    return found


def _read_days() -> dict[str, str]:
    """The day on which each page says that it was published, by the name of its file."""
    with Path(__file__).with_name("published_days.csv").open(encoding="utf-8", newline="") as file:
        return {row["file"]: row["day"] for row in csv.DictReader(file)}


def read_pages(folder: Path, truth: str) -> Iterator[Page]:
    """The pages of one set, none where it is missing."""
    if not (folder / truth).exists():
        return
    for name, told in sorted(json.loads((folder / truth).read_text(encoding="utf-8")).items()):
        path = next((p for p in _paths(folder / "html", name) if p.exists()), None)
        if path is None:
            continue
        held = path.read_bytes()
        html = gzip.decompress(held) if held[:2] == b"\x1f\x8b" else held
        body = told.get("body") or [told.get("articleBody", "")]
        yield Page(name, html, told.get("url", ""), tuple(body))


def _paths(folder: Path, name: str) -> tuple[Path, ...]:
    return tuple(folder / f"{name}{ending}" for ending in (".html.gz", ".gz", ".html", ""))


def _read(page: Page) -> tuple[tuple[Report, ...], tuple[Problem, ...]]:
    return read_report(Capture(page.html, url=page.address))


def _kept_text(report: Report) -> str:
    """What is kept of the page's body: without its headline, and without furniture."""
    kept = []
    last = report.headline.end if report.headline else 0
    for one in report.dropped:
        if one.span.start >= last:
            kept.append(report.text[last : one.span.start])
            last = one.span.end
    return "".join((*kept, report.text[last:])).strip()


def half_of(name: str) -> str:
    """The half of the benchmark that a page of this name belongs to: "worked_on" or "held_out"."""
    return _HALVES[int(hashlib.sha256(name.encode()).hexdigest(), 16) % 2]


def _count_furniture(text: str, paragraphs: Sequence[str]) -> Counter[str]:
    """Kept lines of two words or more, and how many of them are hardly found in the truth."""
    n, left = _count_strange(text.splitlines(), " ".join(paragraphs))
    return Counter({"kept": n, "left": left})


def _count_lost(text: str, paragraphs: Sequence[str]) -> Counter[str]:
    """Lines of the truth of two words or more, and how many of them are hardly found in what was kept."""
    n, lost = _count_strange("\n".join(paragraphs).splitlines(), text)
    return Counter({"wanted": n, "lost": lost})


def _count_strange(lines: Sequence[str], other: str) -> tuple[int, int]:
    """How many lines have two words or more, and of how many of them less than half the words' pairs are in `other`."""
    known = set(pairwise(re.findall(r"\w+", other.lower())))
    rows = [list(pairwise(re.findall(r"\w+", line.lower()))) for line in lines]
    told = [pairs for pairs in rows if pairs]
    return len(told), sum(sum(pair in known for pair in pairs) < len(pairs) / 2 for pairs in told)


def _count_runs(text: str, paragraphs: Sequence[str]) -> Counter[str]:
    """Shares of right, surplus and missing runs of one page, in parts of `_WHOLE`."""
    ours, theirs = _runs(text), _runs("\n".join(paragraphs))
    right = sum((ours & theirs).values())
    precision = right / ours.total() if ours else float(not theirs)
    recall = right / theirs.total() if theirs else float(not ours)
    shares = {"precision": precision, "recall": recall, "runs": 1.0}
    return Counter({name: round(share * _WHOLE) for name, share in shares.items()})


def _runs(text: str) -> Counter[tuple[str, ...]]:
    words = re.findall(r"\w+", text)
    n = min(_RUN, len(words))
    return Counter(tuple(words[at : at + n]) for at in range(len(words) - n + 1) if n)


def _count_lines(text: str, paragraphs: Sequence[str], way: str) -> Counter[str]:
    """ROUGE-LSum of one page, in parts of `_WHOLE`: the union of longest common subsequences.

    `way` names the set that the page is of: "f1" or "rouge_lsum".
    """
    ours = [_words(line) for line in text.splitlines() if line.strip()]
    theirs = [_words(line) for paragraph in paragraphs for line in paragraph.splitlines()]
    left = Counter(word for line in ours for word in line)
    wanted = Counter(word for line in theirs for word in line)
    right = 0
    for line in theirs:
        hit = set().union(*(_common(line, other) for other in ours)) if ours else set()
        for at in sorted(hit):
            if left[line[at]] > 0:
                left[line[at]] -= 1
                right += 1
    n_ours, n_theirs = sum(map(len, ours)), wanted.total()
    f1 = 2 * right / (n_ours + n_theirs) if n_ours + n_theirs else 1.0
    return Counter({f"{way} rouge": round(f1 * _WHOLE), f"{way} lines": _WHOLE})


def _words(line: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", line.lower())


def _common(line: Sequence[str], other: Sequence[str]) -> set[int]:
    """The places in `line` of its longest common subsequence with `other`."""
    if not set(line) & set(other):
        return set()
    table = [[0] * (len(other) + 1) for _ in range(len(line) + 1)]
    for i, word in enumerate(line):
        above, here = table[i], table[i + 1]
        for j, there in enumerate(other):
            here[j + 1] = above[j] + 1 if word == there else max(above[j + 1], here[j])
    found: set[int] = set()
    i, j = len(line), len(other)
    while i and j:
        if line[i - 1] == other[j - 1]:
            found.add(i - 1)
            i, j = i - 1, j - 1
        elif table[i - 1][j] >= table[i][j - 1]:
            i -= 1
        else:
            j -= 1
    return found


def _scores(counts: Mapping[str, int]) -> dict[str, float]:
    scores: dict[str, float] = {}
    if counts.get("runs"):
        precision = counts.get("precision", 0) / counts["runs"]
        recall = counts.get("recall", 0) / counts["runs"]
        scores["f1"] = 200 * precision * recall / max(1e-9, precision + recall)
        scores["precision"], scores["recall"] = 100 * precision, 100 * recall
        scores["benchmark_rouge_lsum"] = 100 * counts["f1 rouge"] / counts["f1 lines"]
    if counts.get("rouge_lsum lines"):
        scores["rouge_lsum"] = 100 * counts["rouge_lsum rouge"] / counts["rouge_lsum lines"]
    for half in ("", *(f"{half} " for half in _HALVES)):
        name = half.replace(" ", "_")
        if counts.get(f"{half}kept") and counts.get(f"{half}wanted"):
            left, lost = counts.get(f"{half}left", 0), counts.get(f"{half}lost", 0)
            scores[f"{name}furniture_left"] = 100 * left / counts[f"{half}kept"]
            scores[f"{name}line_recall"] = 100 - 100 * lost / counts[f"{half}wanted"]
    if counts.get("dated"):
        scores["published_accuracy"] = 100 * counts.get("day right", 0) / counts["dated"]
    return scores
