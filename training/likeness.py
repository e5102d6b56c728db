"""How the weights were made that tell how likely two statements tell one point.

    python -m training.likeness

Fits a logistic regression on the candidate pairs of `training/stories` by Newton's method, writes
`likeness_weights.json` beside the module that reads it, and prints the average precision on stories that
were left out in turn. Nothing in it is random.
"""

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from crossread.align.likeness import COLUMNS, candidates, rows
from crossread.language.encoder import load_encoder
from training.stories import Told, read_stories, true_pairs

Array = NDArray[np.float64]
_ROOT = Path(__file__).resolve().parents[1]
_TARGET = _ROOT / "src/crossread/align/likeness_weights.json"
_RIDGE = 3.0  # how strongly large slopes are held down
_STEPS = 25
_FOLDS = 5
_LOOSE = 5.0


def main() -> None:
    """Fits on all stories, after a look at how well it does on those left out."""
    model = load_encoder()
    tables = [
        table_of(told, model.vectors([one.text for one in told.features]))
        for told in read_stories(_ROOT / "training/stories", model)
    ]
    tables = [one for one in tables if len(one[1])]
    left_out = []
    for fold in range(_FOLDS):
        fitted = fit([one for n, one in enumerate(tables) if n % _FOLDS != fold])
        held = [one for n, one in enumerate(tables) if n % _FOLDS == fold]
        left_out.append(average_precision(fitted, held))
    print(f"average precision on stories left out: {100 * float(np.mean(left_out)):.1f}")
    weights = fit(tables)
    for name, slope in sorted(
        zip(COLUMNS, weights["slopes"], strict=True), key=lambda p: -abs(p[1])
    ):
        print(f"{name:24} {slope:7.3f}")
    plain = {key: [round(value, 5) for value in values] for key, values in weights.items()}
    _TARGET.write_text(json.dumps(plain, indent=1) + "\n", encoding="utf-8")


def table_of(told: Told, vectors: NDArray[np.float32]) -> tuple[Array, Array]:
    """What is known of each candidate pair of a story, and whether it tells one point."""
    pairs = candidates(told.features, vectors)
    right = true_pairs(told.features, told.points)
    known = rows(told.features, vectors, pairs)
    return known, np.array([float(pair in right) for pair in pairs])


def fit(tables: Sequence[tuple[Array, Array]]) -> dict[str, list[float]]:
    """The weights by iteratively reweighted least squares, on scaled columns."""
    x, y = np.vstack([one for one, _ in tables]), np.concatenate([one for _, one in tables])
    mean, spread = x.mean(0), x.std(0) + 1e-6
    scaled = np.clip((x - mean) / spread, -_LOOSE, _LOOSE)
    design = np.hstack([scaled, np.ones((len(x), 1))])
    ridge = np.diag([_RIDGE] * x.shape[1] + [0.0])
    slopes = np.zeros(design.shape[1])
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-design @ slopes))
        slope = design.T @ (chance - y) + ridge @ slopes
        bend = design.T @ (design * (chance * (1 - chance))[:, None]) + ridge
        slopes -= np.linalg.solve(bend, slope)
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
