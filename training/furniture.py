"""How the weights that tell report from furniture by form were made.

In goes the folder of labelled lines; out comes `furniture_weights.json` beside the module that reads it,
with seeds and scores printed. Fits two small layers by Adam on the logistic loss: the first on the form of a
line, the second on that with its place and its neighbours' scores. Only numbers about form reach them: no
word of a page is kept. Run from the project's root:

    python training/furniture.py --data ../shared/data
"""

import argparse
import json
import random
import sys
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from crossread.extract.furniture_cues import find_cue
from crossread.extract.furniture_features import (
    Line,
    context_features,
    find_lines,
    form_features,
)
from evals.furniture import evaluate, is_held_out, read_pages

Array = NDArray[np.float64]
_TARGET = Path(__file__).resolve().parents[1] / "src/crossread/extract/furniture_weights.json"
_UNITS = (8, 1)
_EPOCHS, _BATCH, _RATE, _DECAY = 12, 512, 0.01, 3e-4


class _Page(NamedTuple):
    """The lines of one page, whether each carries a cue, and its label."""

    lines: tuple[Line, ...]
    cued: list[bool]
    labels: list[int]


class _Layer(NamedTuple):
    """Weights into the units, and out of them (the constant first)."""

    rows: Array
    out: Array

    def apply(self, x: Array) -> Array:
        result: Array = np.tanh(x @ self.rows.T) @ self.out[1:] + self.out[0]
        return result


def main() -> None:
    """Fit on the pages that are not held out, write the weights, print the scores."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    data = parser.parse_args().data
    pages = [_read(rows) for name, rows in read_pages(data) if not is_held_out(name)]
    rng = random.Random(0)  # noqa: S311
    pages += [clipped for page in pages if (clipped := _clip(page, rng)) is not None]
    labels = np.array([label for page in pages for label in page.labels])
    forms = [np.array(form_features(page.lines, page.cued)) for page in pages]
    first = _fit(np.vstack(forms), labels, _UNITS[0])
    places = [
        np.array(context_features(p.lines, f.tolist(), first.apply(f).tolist(), p.cued))
        for p, f in zip(pages, forms, strict=True)
    ]
    second = _fit(np.vstack(places), labels, _UNITS[1])
    layers = {"form": _plain(first), "context": _plain(second)}
    _TARGET.write_text(json.dumps(layers, separators=(",", ":")) + "\n", encoding="utf-8")
    print("all pages", evaluate(data, "all"))
    print("held out", evaluate(data, "held_out"))


def _read(rows: list[tuple[str, int]]) -> _Page:
    lines = find_lines("\n".join(text for text, _ in rows))
    cued = [find_cue(line.text) is not None for line in lines]
    return _Page(lines, cued, [label for _, label in rows])


def _clip(page: _Page, rng: random.Random) -> _Page | None:
    """The page as somebody copies it: from the report's first line to its last, some furniture gone."""
    body = [i for i, y in enumerate(page.labels) if y == 1 and len(page.lines[i].text) > 80]
    if len(body) < 4:
        return None
    start = max(0, body[0] - rng.choice((0, 0, 1, 2, 5)))
    end = body[-1] + 1 + rng.choice((0, 0, 1, 2, 5))
    gap = rng.random() < 0.5
    kept = [
        i
        for i in range(start, min(end, len(page.lines)))
        if page.labels[i] != 0 or rng.random() < 0.5
    ]
    return _Page(
        tuple(replace(page.lines[i], gap=gap) for i in kept),
        [page.cued[i] for i in kept],
        [page.labels[i] for i in kept],
    )


def _fit(x: Array, labels: NDArray[np.int64], units: int) -> _Layer:
    """One hidden layer of `units`, fitted on the lines whose label is clear; scaling is folded in."""
    clear = labels >= 0
    mean, spread = x.mean(0), x.std(0) + 1e-3
    mean[0], spread[0] = 0.0, 1.0
    layer = _descend((x[clear] - mean) / spread, (labels[clear] == 1).astype(float), units)
    rows = layer.rows / spread
    rows[:, 0] -= rows @ mean
    return _Layer(rows, layer.out)


def _descend(x: Array, y: Array, units: int) -> _Layer:
    """Adam (Kingma and Ba, 2015) with a rate that falls to nothing, on the logistic loss."""
    rng = np.random.default_rng(0)
    layer = _Layer(
        rng.normal(0, x.shape[1] ** -0.5, (units, x.shape[1])),
        rng.normal(0, units**-0.5, units + 1),
    )
    means, squares = ([np.zeros_like(w) for w in layer] for _ in range(2))
    steps = _EPOCHS * (len(x) // _BATCH)
    for step in range(steps):
        if step % (len(x) // _BATCH) == 0:
            order = rng.permutation(len(x))
        begin = step % (len(x) // _BATCH) * _BATCH
        batch = order[begin : begin + _BATCH]
        rate = _RATE * (1 - step / steps)
        slopes = _slopes(layer, x[batch], y[batch])
        for i, (weight, slope) in enumerate(zip(layer, slopes, strict=True)):
            means[i] += 0.1 * (slope - means[i])
            squares[i] += 0.001 * (slope * slope - squares[i])
            mean, square = (
                means[i] / (1 - 0.9 ** (step + 1)),
                squares[i] / (1 - 0.999 ** (step + 1)),
            )
            weight[...] -= rate * (mean / (np.sqrt(square) + 1e-8) + _DECAY * weight)
    return layer


def _slopes(layer: _Layer, x: Array, y: Array) -> tuple[Array, Array]:
    """The gradient of the mean logistic loss with respect to both sets of weights."""
    hidden = np.tanh(x @ layer.rows.T)
    wrong = (1 / (1 + np.exp(-(hidden @ layer.out[1:] + layer.out[0]))) - y) / len(x)
    back = np.outer(wrong, layer.out[1:]) * (1 - hidden**2)
    return back.T @ x, np.concatenate([[wrong.sum()], hidden.T @ wrong])


def _plain(layer: _Layer) -> dict[str, list[list[float]] | list[float]]:
    rows = [[round(float(w), 4) for w in row] for row in layer.rows]
    return {"rows": rows, "out": [round(float(w), 4) for w in layer.out]}


if __name__ == "__main__":
    main()
