"""How the weights were made that tell how likely reports tell one happening.

    python -m training.story_likeness --data FOLDER

Fits two logistic regressions on the reports of the train topics of ECB+ (CC BY 3.0) and of g5_news_cluster (whose
labels are under Apache-2.0), by Newton's method, and writes `story_likeness_weights.json` beside the module that
reads them. The first tells of two reports whether they tell one happening; each report is put beside the forty most
like it, as when a report comes in. The second tells whether the likeliest cut through a group of reports parts
two happenings; it learns from the cuts of groups made by the first, and of the groups of the sets. What
the days between two reports say, and both thresholds, were tuned by hand on these sets, ECB+ dev and BASIL. Nothing
in it is random.
"""

import argparse
import json
import os
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from crossread.cluster.open_stories import OpenStories
from crossread.cluster.profile import ReportProfile
from crossread.cluster.story_likeness import COLUMNS, columns
from crossread.cluster.story_parts import CUT_COLUMNS, cut_in_two
from crossread.language.linkage import average_linkage
from evals.grouping import profiles_of
from evals.story_sets import Grouped, read_ecbplus, read_g5
from training.regression import newton

Array = NDArray[np.float64]
_TARGET = Path(__file__).resolve().parents[1] / "src/crossread/cluster/story_likeness_weights.json"
_POOL = 40
_RIDGES = {"pair": 10.0, "cut": 2.0}  # how strongly large slopes are held down
_THRESHOLDS = {"pair": 0.14, "cut": 0.3}  # of those tried, the best over all sets
_LEVELS = (0.1, 0.2, 0.3, 0.4)  # thresholds of the groups whose cuts are learned from
_PARTED = 0.35  # of the pairs across a cut that tell one happening; with fewer it parts two
_DAYS = -0.9  # slope of the days between; the days of g5 are often the crawl's, and would teach too small a one
_STEPS = 15
_LOOSE = 5.0


def main() -> None:
    """Fits both regressions and writes them."""
    parser = argparse.ArgumentParser(prog="python -m training.story_likeness")
    default = Path(os.environ.get("CROSSREAD_DATA", "../shared/data"))
    parser.add_argument("--data", type=Path, default=default, metavar="FOLDER")
    data = parser.parse_args().data
    sets = [_Set(read_ecbplus(data, "train")), _Set(read_g5(data))]
    weights = fit(sets)
    _TARGET.write_text(json.dumps(weights, indent=1) + "\n", encoding="utf-8")


class _Set:
    """A set of reports, all open, and the tables of what each two have in common."""

    def __init__(self, grouped: Sequence[Grouped], profiles: Sequence[ReportProfile] = ()) -> None:
        self.profiles = list(profiles) or profiles_of([one.report for one in grouped])
        self.story = np.array([one.story for one in grouped])
        opened = OpenStories()
        for one in self.profiles:
            opened.add(one.report_id, one)
        place = {one.report_id: n for n, one in enumerate(self.profiles)}
        self.known = columns(self.profiles, opened)
        self.context = np.full(self.known["context"].shape, np.nan)
        for n, one in enumerate(self.profiles):
            pool = [n, *(place[name] for name in opened.most_alike(one, _POOL))]
            beside = columns([self.profiles[k] for k in pool], opened)["context"]
            self.context[n, pool] = beside[0]

    def pairs(self) -> tuple[Array, NDArray[np.bool_]]:
        """The columns of each report with each of its pool, and which tell one happening."""
        one, other = np.nonzero(~np.isnan(self.context))
        kept = one != other
        one, other = one[kept], other[kept]
        table = {**self.known, "context": self.context}
        rows = np.stack([table[name][one, other] for name in COLUMNS], axis=1)
        return rows, self.story[one] == self.story[other]

    def likeness(self, pair: dict[str, object]) -> Array:
        """The probabilities of `pair`, 0 where neither is in the pool of the other."""
        table = {**self.known, "context": np.nan_to_num(self.context, nan=-1.0)}
        rows = np.stack([table[name] for name in COLUMNS], axis=2)
        found = np.where(np.isnan(self.context), 0.0, _chances(pair, rows))
        return (found + found.T) / 2

    def cuts(self, pair: dict[str, object]) -> tuple[Array, NDArray[np.bool_]]:
        """What is known of cuts through groups, and which of them part two happenings."""
        likeness = self.likeness(pair)
        starts = [group for level in _LEVELS for group in average_linkage(likeness, level)]
        starts += [np.flatnonzero(self.story == one).tolist() for one in dict.fromkeys(self.story)]
        rows: list[tuple[float, ...]] = []
        parted: list[bool] = []
        while starts:
            numbers = starts.pop()
            square = np.ix_(numbers, numbers)
            cut = cut_in_two(
                [self.profiles[n] for n in numbers],
                self.known["plain"][square],
                self.known["meaning"][square],
            )
            if cut is not None:
                one, other = ([numbers[n] for n in side] for side in cut[:2])
                same = (self.story[one][:, None] == self.story[other]).mean()
                rows.append(cut[2])
                parted.append(bool(same < _PARTED))
                starts += [one, other] if parted[-1] else []
        return np.array(rows), np.array(parted)


def fit(sets: Sequence[_Set]) -> dict[str, object]:
    """Both regressions, as `story_likeness_weights.json` holds them."""
    told = [one.pairs() for one in sets]
    weight = np.concatenate([np.full(len(true), 1 / len(true)) for _, true in told])
    pair = _with_days(_regression("pair", COLUMNS, told, weight / weight.mean()))
    cuts = [one.cuts(pair) for one in sets]
    cut = _regression("cut", CUT_COLUMNS, cuts, np.ones(sum(len(true) for _, true in cuts)))
    return {"pair": pair, "cut": cut}


def _with_days(pair: dict[str, object]) -> dict[str, object]:
    """The weights with `_DAYS` for what the days say; where a day is not known, or near, they say nothing."""
    held = pair["columns"]
    assert isinstance(held, dict)  # noqa: S101 (tells mypy what `_regression` made)
    mean, spread, slope = held["days"]
    constant = round(float(str(pair["constant"])) - mean / spread * slope, 4)
    return {**pair, "constant": constant, "columns": {**held, "days": [0.0, spread, _DAYS]}}


def _regression(
    name: str,
    names: Sequence[str],
    told: Sequence[tuple[Array, NDArray[np.bool_]]],
    weight: Array,
) -> dict[str, object]:
    """The weights of one regression, on scaled columns."""
    known = np.concatenate([rows for rows, _ in told])
    true = np.concatenate([true for _, true in told]).astype(np.float64)
    mean = np.average(known, axis=0, weights=weight)
    spread = np.sqrt(np.average((known - mean) ** 2, axis=0, weights=weight)) + 1e-3
    scaled = np.clip((known - mean) / spread, -_LOOSE, _LOOSE)
    design = np.hstack([scaled, np.ones((len(known), 1))])
    ridge = np.diag([_RIDGES[name]] * known.shape[1] + [1e-6])
    slopes = newton(design, true, weight, ridge, _STEPS)
    rows = zip(names, mean, spread, slopes[:-1], strict=True)
    return {
        "constant": round(float(slopes[-1]), 4),
        "threshold": _THRESHOLDS[name],
        "columns": {key: [round(float(one), 4) for one in row] for key, *row in rows},
    }


def _chances(regression: dict[str, object], rows: Array) -> Array:
    held = regression["columns"]
    assert isinstance(held, dict)  # noqa: S101 (tells mypy what `_regression` made)
    mean, spread, slopes = np.array(list(held.values())).T
    score = np.clip((rows - mean) / spread, -_LOOSE, _LOOSE) @ slopes
    found: Array = 1 / (1 + np.exp(-score - float(str(regression["constant"]))))
    return found


if __name__ == "__main__":
    main()
