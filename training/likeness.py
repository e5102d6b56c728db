"""How the weights were made that tell how likely two statements tell one point.

    python -m training.likeness --data ../shared/data

Fits two logistic regressions on candidate pairs of `training/stories`, and of those `training/real_stories` that no
network has learned from, by Newton's method, writes `likeness_weights.json` beside the module that reads it, and
prints the average precision on stories that were left out in turn. The one that uses the reader of two statements is
fitted on stories which that reader has not learned from. Nothing in it is random.
"""

import argparse
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from crossread.align.match.candidates import Pair, candidates
from crossread.align.match.likeness import READ_COLUMNS, read_pairs, read_rows, rows, worth_reading
from crossread.language.encoder import load_encoder
from crossread.language.model import LanguageModel, Meaning
from training.real_stories import read_real_stories
from training.regression import newton
from training.stories import Told, is_for_likeness, is_held_out, read_stories, true_pairs

Array = NDArray[np.float64]
_ROOT = Path(__file__).resolve().parents[1]
_TARGET = _ROOT / "src/crossread/align/match/likeness_weights.json"
_RIDGE = 3.0  # how strongly large slopes are held down
# Log odds that a pair which was read is given on top of what is fitted. The thresholds in `crossread.align` were set with
# fewer pairs that are no match among those fitted to; so about as many are right again as were then (decision 46).
_RAISED = 0.9
_STEPS = 25
_FOLDS = 5
_LOOSE = 5.0


@dataclass(frozen=True, slots=True)
class Table:
    """The candidate pairs of one story: what is known of each alone, and whether it tells one point."""

    told: Told
    meanings: Sequence[Meaning]
    pairs: list[Pair]
    known: Array
    right: Array


def main() -> None:
    """Fits on all stories but those held out, after a look at how well it does on some left out in turn."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    data: Path = parser.parse_args().data
    model = load_encoder()
    invented = [
        told
        for told in read_stories(_ROOT / "training/stories", model)
        if not is_held_out(told.name)
    ]
    real = list(read_real_stories(_ROOT / "training/real_stories", data, model, held_out=True))
    tables = [one for told in invented + real if len((one := table_of(told, model)).right)]
    learned = {told.name for told in invented if not is_for_likeness(told.name)}
    alone = fit([(one.known, one.right) for one in tables])
    unseen = [one for one in tables if one.told.name not in learned]
    opened = [opened_of(one, alone, model) for one in unseen]
    read = fit(opened)
    read["constant"] = [value + _RAISED for value in read["constant"]]
    bare = [(known[:, :1], right) for known, right in opened]
    print(
        f"average precision, {len(unseen)} stories left out in {_FOLDS} parts, of the open pairs:"
    )
    print(
        f"  by words and vectors {left_out(bare):.1f}, read together as well {left_out(opened):.1f}"
    )
    for name, slope in sorted(
        zip(READ_COLUMNS, read["slopes"], strict=True), key=lambda p: -abs(p[1])
    ):
        print(f"{name:24} {slope:7.3f}")
    plain = {
        which: {key: [round(value, 5) for value in values] for key, values in weights.items()}
        for which, weights in (("alone", alone), ("read", read))
    }
    _TARGET.write_text(json.dumps(plain, indent=1) + "\n", encoding="utf-8")


def table_of(told: Told, model: LanguageModel) -> Table:
    """What is known of each candidate pair of a story, and whether it tells one point."""
    meanings = model.meanings([one.text for one in told.features])
    pairs = candidates(told.features, np.stack([one.whole for one in meanings]))
    right = true_pairs(told.features, told.points)
    return Table(
        told,
        meanings,
        pairs,
        rows(told.features, meanings, pairs),
        np.array([float(pair in right) for pair in pairs]),
    )


def opened_of(
    one: Table, alone: Mapping[str, Sequence[float]], model: LanguageModel
) -> tuple[Array, Array]:
    """The pairs of a story that `alone` leaves open, with what the reader says of each."""
    scaled = np.clip((one.known - alone["mean"]) / np.array(alone["spread"]), -_LOOSE, _LOOSE)
    scores = (scaled @ alone["slopes"] + alone["constant"][0]).tolist()
    chosen = worth_reading(one.told.features, one.pairs, scores)
    pairs = [one.pairs[number] for number in chosen]
    said = read_pairs(one.meanings, pairs, model.same)
    known = read_rows(one.told.features, pairs, [scores[number] for number in chosen], said)
    return known, one.right[chosen]


def left_out(tables: Sequence[tuple[Array, Array]]) -> float:
    """The mean average precision, in percent, over parts of the stories that were left out in turn."""
    found = []
    for fold in range(_FOLDS):
        fitted = fit([one for n, one in enumerate(tables) if n % _FOLDS != fold])
        found.append(
            average_precision(fitted, [one for n, one in enumerate(tables) if n % _FOLDS == fold])
        )
    return 100 * float(np.mean(found))


def fit(tables: Sequence[tuple[Array, Array]]) -> dict[str, list[float]]:
    """The weights of one regression, on scaled columns."""
    x, y = np.vstack([one for one, _ in tables]), np.concatenate([one for _, one in tables])
    mean, spread = x.mean(0), x.std(0) + 1e-6
    scaled = np.clip((x - mean) / spread, -_LOOSE, _LOOSE)
    design = np.hstack([scaled, np.ones((len(x), 1))])
    ridge = np.diag([_RIDGE] * x.shape[1] + [0.0])
    slopes = newton(design, y, np.ones(len(y)), ridge, _STEPS)
    return {
        "mean": mean.tolist(),
        "spread": spread.tolist(),
        "slopes": slopes[:-1].tolist(),
        "constant": [float(slopes[-1])],
    }


def average_precision(
    weights: dict[str, list[float]], tables: Sequence[tuple[Array, Array]]
) -> float:
    """The mean precision at each true pair, all pairs in the order of their scores."""
    x, y = np.vstack([one for one, _ in tables]), np.concatenate([one for _, one in tables])
    scaled = np.clip((x - weights["mean"]) / np.array(weights["spread"]), -_LOOSE, _LOOSE)
    order = np.argsort(-(scaled @ weights["slopes"]), kind="stable")
    hits = np.cumsum(y[order])
    precision = hits / np.arange(1, len(y) + 1)
    return float(precision[y[order] > 0].mean())


if __name__ == "__main__":
    main()
