"""How the weights were made that tell how likely two mentions of events tell one event.

    python -m training.event_likeness --data FOLDER

Fits two logistic regressions on the pairs of mentions in the train topics of ECB+ (CC BY 3.0), those with one
head word and the others, by Newton's method, and writes `likeness_weights.json` beside the module that
reads them. The threshold is set by leaving topics out: the lowest whose CoNLL F1 is within a tenth of a point
of the best, as stories of few reports want a lower one than these topics of many. A pair of two common words counts less than one of two rare ones, as the
measures count mentions and groups, not pairs. Nothing in it is random.
"""

import argparse
import json
import os
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from crossread.align.events.likeness import COLUMNS, columns, has_one_word
from crossread.align.events.words import event_features
from crossread.language.linkage import average_linkage
from evals.coreference_scores import conll, coreference_sums
from evals.ecbplus import Topic, read_topics
from training.regression import newton

Array = NDArray[np.float64]
_TARGET = Path(__file__).resolve().parents[1] / "src/crossread/align/events/likeness_weights.json"
_RIDGE = 30.0  # how strongly large slopes are held down
_STEPS = 12
_FOLDS = 5
_LOOSE = 5.0
_COMMON = -0.75  # power of the product of both words' counts, by which a pair weighs; tuned
_THRESHOLDS = [round(0.2 + 0.025 * n, 3) for n in range(17)]
_NEAR_BEST = 0.1  # points of CoNLL F1


@dataclass(frozen=True, slots=True)
class Table:
    """The pairs of one topic: a row each, in `COLUMNS`; which have one head word; which tell one event."""

    chains: tuple[str, ...]
    known: Array
    one_word: NDArray[np.bool_]
    true: Array
    weight: Array


def main() -> None:
    """Fits on all train topics, after a look at how well it does on those left out."""
    parser = argparse.ArgumentParser(prog="python -m training.event_likeness")
    default = Path(os.environ.get("CROSSREAD_DATA", "../shared/data"))
    parser.add_argument("--data", type=Path, default=default, metavar="FOLDER")
    tables = [table_of(topic) for topic in read_topics(parser.parse_args().data, "train")]
    scores = left_out_scores(tables)
    best = max(scores.values())
    chosen = min(least for least, score in scores.items() if score >= best - _NEAR_BEST)
    print(f"CoNLL F1 on topics left out: {scores[chosen]:.1f} at {chosen} (best {best:.1f})")
    weights = fit(tables) | {"threshold": chosen}
    _TARGET.write_text(json.dumps(weights, indent=1) + "\n", encoding="utf-8")


def table_of(topic: Topic) -> Table:
    """What is known of each pair of a topic's mentions."""
    features = [event_features(event) for event in topic.events]
    known = columns(features, topic.texts)
    upper = np.triu_indices(len(features), 1)
    counts = Counter(one.name for one in features)
    count = np.array([float(counts[one.name]) for one in features])
    chain = np.array(topic.chains)
    return Table(
        chains=topic.chains,
        known=np.stack([known[name][upper] for name in COLUMNS], axis=1),
        one_word=has_one_word(features)[upper] > 0,
        true=(chain[:, None] == chain)[upper].astype(np.float64),
        weight=(count[:, None] * count)[upper] ** _COMMON,
    )


def left_out_scores(tables: Sequence[Table]) -> dict[float, float]:
    """The CoNLL F1 for each threshold, each topic grouped by weights that never saw it."""
    sums = {least: Counter[str]() for least in _THRESHOLDS}
    for fold in range(_FOLDS):
        weights = fit([one for n, one in enumerate(tables) if n % _FOLDS != fold])
        for table in tables[fold::_FOLDS]:
            likeness = likeness_of(weights, table)
            for least in _THRESHOLDS:
                sums[least] += sums_of(table.chains, average_linkage(likeness, least))
    return {least: conll(total)["conll_f1"] for least, total in sums.items()}


def sums_of(chains: Sequence[str], groups: Sequence[Sequence[int]]) -> Counter[str]:
    """The sums of the coreference measures for one grouping of a topic."""
    gold: dict[str, set[int]] = {}
    for number, chain in enumerate(chains):
        gold.setdefault(chain, set()).add(number)
    return coreference_sums(
        [frozenset(group) for group in gold.values()], [frozenset(group) for group in groups]
    )


def fit(tables: Sequence[Table]) -> dict[str, object]:
    """Both regressions, as `likeness_weights.json` holds them."""
    known, true, weight, same = (
        np.concatenate([getattr(one, name) for one in tables])
        for name in ("known", "true", "weight", "one_word")
    )
    return {
        "one_word": _regression(known[same], true[same], weight[same]),
        "two_words": _regression(known[~same], true[~same], weight[~same]),
    }


def _regression(known: Array, true: Array, weight: Array) -> dict[str, object]:
    """The weights of one regression, on scaled columns."""
    mean = np.average(known, axis=0, weights=weight)
    spread = np.sqrt(np.average((known - mean) ** 2, axis=0, weights=weight)) + 1e-3
    scaled = np.clip((known - mean) / spread, -_LOOSE, _LOOSE)
    design = np.hstack([scaled, np.ones((len(known), 1))])
    ridge = np.diag([_RIDGE] * known.shape[1] + [1e-6])
    slopes = newton(design, true, weight / weight.mean(), ridge, _STEPS)
    rows = zip(COLUMNS, mean, spread, slopes[:-1], strict=True)
    return {
        "constant": round(float(slopes[-1]), 4),
        "columns": {name: [round(float(one), 4) for one in row] for name, *row in rows},
    }


def likeness_of(weights: Mapping[str, object], table: Table) -> Array:
    """The probabilities that the package would give, from a table that is made already."""
    same, other = (_chances(weights[name], table.known) for name in ("one_word", "two_words"))
    size = len(table.chains)
    square = np.zeros((size, size))
    square[np.triu_indices(size, 1)] = np.where(table.one_word, same, other)
    return square + square.T


def _chances(weights: object, known: Array) -> Array:
    assert isinstance(weights, dict)  # noqa: S101 (tells mypy what `fit` made)
    mean, spread, slopes = np.array([weights["columns"][name] for name in COLUMNS]).T
    score = np.clip((known - mean) / spread, -_LOOSE, _LOOSE) @ slopes + weights["constant"]
    chances: Array = 1 / (1 + np.exp(-score))
    return chances


if __name__ == "__main__":
    main()
