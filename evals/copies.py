"""Which two reports print one text: pairs of reports of one event, judged for this project.

`FOLDER/wire_2018_2019/EVENT_articles.csv` and `gold/EVENT_pairs.json`, for each event that is there; `split` is
not looked at. "near_copy" and "partial" are copies, "quotes_only" and "none" are not, what the judge was unsure
of is left out. Scores of each event: precision, recall and F1 of the pairs that `find_copies` puts into one
group, the average precision of the shares, which no threshold touches, all in percent, and how many pairs there
are. `f1_at` tells the F1 that other thresholds would give: where they are alike around ours, ours is safe.
"""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path

from crossread.cluster.copies import find_copies, find_shares
from crossread.extract.read import read_report
from crossread.types.report import Capture, Report
from evals.csv_rows import read_rows
from evals.measured import f1, measured

__all__ = ["Judged", "average_precision", "evaluate", "f1_at", "judge", "read_event"]

_COPIES = frozenset(("near_copy", "partial"))
_NO_COPIES = frozenset(("quotes_only", "none"))
_PARAGRAPH_END = " ### "  # in the texts of these files
_THRESHOLDS = (0.01, 0.02, 0.03, 0.04, 0.05, 0.06, 0.08, 0.1, 0.12, 0.15, 0.2)


@dataclass(frozen=True, slots=True)
class Judged:
    """A pair of reports: whether they are copies, whether they were found to be, and how much they share."""

    wanted: bool
    found: bool
    share: float


def evaluate(data: Path, split: str) -> dict[str, object]:
    """The scores of every event that is there.

    Raises:
        FileNotFoundError: there is no event, or one has pairs but no reports.
    """
    del split
    folder = data / "wire_2018_2019"
    paths = sorted((folder / "gold").glob("*_pairs.json"))
    if not paths:
        raise FileNotFoundError(folder / "gold" / "*_pairs.json")
    events = {
        event: judge(*read_event(folder, event))
        for event in (path.stem.removesuffix("_pairs") for path in paths)
    }
    units = [_counts(event, pair) for event, pairs in events.items() for pair in pairs]
    result = measured(units, lambda counts: _scores(list(events), counts))
    scores = dict(_numbers(result["scores"]))
    for event, pairs in events.items():
        scores[f"{event}_ap"] = round(average_precision(pairs), 1)
        scores[f"{event}_pairs"] = len(pairs)
    others = {
        event: {t: round(f1_at(pairs, t), 1) for t in _THRESHOLDS}
        for event, pairs in events.items()
    }
    return {**result, "scores": scores, "f1_at": others}


def read_event(folder: Path, event: str) -> tuple[list[Report], dict[tuple[str, str], bool]]:
    """The reports of the pairs of one event, read as the program reads a file, and which pairs are copies."""
    gold = json.loads((folder / "gold" / f"{event}_pairs.json").read_text(encoding="utf-8"))
    labels = {
        (str(pair["id_a"]), str(pair["id_b"])): pair["label"] in _COPIES
        for pair in gold["pairs"]
        if pair["label"] in _COPIES | _NO_COPIES
    }
    wanted = {number for pair in labels for number in pair}
    rows = [row for row in read_rows(folder / f"{event}_articles.csv") if row["id"] in wanted]
    return [report for row in rows for report in _read(row)], labels


def judge(reports: Sequence[Report], labels: Mapping[tuple[str, str], bool]) -> list[Judged]:
    """Each labelled pair of ids with what is found of it."""
    found = {
        frozenset(pair)
        for copy in find_copies(reports)
        for pair in combinations(copy.report_ids, 2)
    }
    shares = {frozenset(pair): share for pair, share in find_shares(reports).items()}
    return [
        Judged(wanted, frozenset(pair) in found, shares.get(frozenset(pair), 0.0))
        for pair, wanted in labels.items()
    ]


def average_precision(pairs: Sequence[Judged]) -> float:
    """The mean, over all copies, of the precision down to each, in percent; pairs of one share go together."""
    total = right = 0.0
    passed = 0
    for share in sorted({pair.share for pair in pairs}, reverse=True):
        level = [pair.wanted for pair in pairs if pair.share == share]
        passed += len(level)
        right += sum(level)
        total += sum(level) * right / passed
    return 100 * total / right if right else 0.0


def f1_at(pairs: Sequence[Judged], threshold: float) -> float:
    """F1 in percent, were every pair with a share of `threshold` or more called a copy."""
    counts = Counter[str]()
    for pair in pairs:
        counts.update(_counts("all", Judged(pair.wanted, pair.share >= threshold, pair.share)))
    return f1(counts, "all")


def _read(row: Mapping[str, str]) -> list[Report]:
    """The report in one row, with the row's id; none where the program refuses the text."""
    text = row["text"].replace(_PARAGRAPH_END, "\n\n")
    reports, _ = read_report(Capture(text.encode(), path=f"{row['id']}.txt"))
    return [replace(report, id=row["id"]) for report in reports[:1]]


def _counts(event: str, pair: Judged) -> Counter[str]:
    return Counter(
        {
            f"{event} right": int(pair.wanted and pair.found),
            f"{event} found": int(pair.found),
            f"{event} wanted": int(pair.wanted),
        }
    )


def _scores(events: Sequence[str], counts: Mapping[str, int]) -> dict[str, float]:
    scores: dict[str, float] = {}
    for event in events:
        right, found, wanted = (counts[f"{event} {what}"] for what in ("right", "found", "wanted"))
        scores[f"{event}_f1"] = f1(counts, event)
        scores[f"{event}_precision"] = 100 * right / found if found else 0.0
        scores[f"{event}_recall"] = 100 * right / wanted if wanted else 0.0
    return scores


def _numbers(scores: object) -> Mapping[str, float]:
    return scores if isinstance(scores, dict) else {}
