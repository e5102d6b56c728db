"""How the weights that tell report from furniture by form were made.

In goes the folder of labelled lines; out comes `weights.npz` beside the module that reads it, with
seeds and scores printed. Fits small convolutional networks over the lines of a page: the first on form and
place, the second also on how a line stands to what the first takes for report. Only numbers about form reach
them: no word of a page is kept. Needs torch. Run from the project's root:

    python training/furniture.py --data ../shared/data
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor, nn

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from crossread.extract.furniture.features import Line, find_lines
from crossread.extract.furniture.furniture import find_cues
from crossread.extract.furniture.network import (
    DILATIONS,
    Array,
    apply_networks,
    first_inputs,
    second_inputs,
)
from evals.furniture import evaluate, fold_of, is_held_out, read_pages

_TARGET = Path(__file__).resolve().parents[1] / "src/crossread/extract/furniture/weights.npz"
_UNITS, _DROPPED = 32, 0.25
_EPOCHS, _LINES, _RATE, _DECAY = (10, 12), 1500, 3e-3, 1e-2
_SEEDS = (0, 1, 2)

Weights = dict[str, Array]


class _Page(NamedTuple):
    """The lines of one page with their labels, which fifth of the outlets it is in, and what is seen of it."""

    lines: tuple[Line, ...]
    labels: Array
    fold: int
    rows: Array


class _Net(nn.Module):
    """The network that `furniture_network.py` applies, in a form that can be fitted."""

    def __init__(self, n_features: int) -> None:
        super().__init__()
        self.enter = nn.Linear(n_features, _UNITS)
        self.page = nn.Linear(_UNITS, _UNITS)
        self.near = nn.ModuleList(
            nn.Conv1d(_UNITS, _UNITS, 3, padding=step, dilation=step) for step in DILATIONS
        )
        self.leave = nn.Linear(_UNITS, 1)
        self.drop = nn.Dropout(_DROPPED)

    def forward(self, rows: Tensor, mask: Tensor) -> Tensor:
        """The score of each line; `mask` is 0 where a page is filled up to the batch's longest."""
        wide = mask[..., None]
        hidden = self.drop(torch.relu(self.enter(rows)) * wide)
        for i, layer in enumerate(self.near):
            if i == 2:
                mean = hidden.sum(1) / mask.sum(1, keepdim=True)
                hidden = hidden + torch.relu(self.page(mean))[:, None] * wide
            near = torch.relu(layer(hidden.transpose(1, 2)).transpose(1, 2))
            hidden = hidden + self.drop(near) * wide
        scores: Tensor = self.leave(hidden)[..., 0]
        return scores


def main() -> None:
    """Fit on the outlets that are not held out, write the weights, print the scores."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    data = parser.parse_args().data
    torch.set_num_threads(1)
    pages = [_read(outlet, rows) for outlet, rows in read_pages(data) if not is_held_out(outlet)]
    weights = _fit_stage(pages, "first", _EPOCHS[0])
    second = [
        page._replace(rows=second_inputs(page.lines, page.rows, guess))
        for page, guess in zip(pages, _guess_apart(pages), strict=True)
    ]
    weights |= _fit_stage(second, "second", _EPOCHS[1])
    np.savez_compressed(
        _TARGET,
        allow_pickle=False,
        **{name: value.astype(np.float16) for name, value in weights.items()},
    )
    print("all pages", evaluate(data, "all"))
    print("held out", evaluate(data, "held_out"))


def _read(outlet: str, rows: list[tuple[str, int]]) -> _Page:
    lines = find_lines("\n".join(text for text, _ in rows))
    cued = [kind is not None for kind in find_cues(lines)]
    labels = np.array([label for _, label in rows], dtype=np.float64)
    return _Page(lines, labels, fold_of(outlet), first_inputs(lines, cued))


def _guess_apart(pages: Sequence[_Page]) -> list[Array]:
    """The first guess for each page, by networks that were not fitted on its outlet: as bad as on new pages."""
    guesses: dict[int, Array] = {}
    for fold in sorted({page.fold for page in pages}):
        weights = _fit_stage([p for p in pages if p.fold != fold], "first", _EPOCHS[0])
        for i, page in enumerate(pages):
            if page.fold == fold:
                guesses[i] = apply_networks(weights, "first", page.rows)
    return [guesses[i] for i in range(len(pages))]


def _fit_stage(pages: Sequence[_Page], stage: str, epochs: int) -> Weights:
    weights: Weights = {}
    for seed in _SEEDS:
        for key, value in _fit(pages, epochs, seed).items():
            weights[f"{stage}{seed}.{key}"] = value
    return weights


def _fit(pages: Sequence[_Page], epochs: int, seed: int) -> Weights:
    """One network by AdamW, on the logistic loss of the lines whose label is clear; rates rise, then fall."""
    torch.manual_seed(seed)
    rng = np.random.default_rng(seed)
    rows = np.vstack([page.rows for page in pages])
    mean, spread = rows.mean(0), rows.std(0) + 1e-2
    net = _Net(rows.shape[1])
    steps = epochs * (len(rows) // _LINES + 4)
    adam = torch.optim.AdamW(net.parameters(), lr=_RATE, weight_decay=_DECAY)
    rate = torch.optim.lr_scheduler.OneCycleLR(adam, _RATE, total_steps=steps + 1, pct_start=0.2)
    for _ in range(epochs):
        for batch in _batches(pages, rng):
            inputs, mask, wanted, clear = _fill(batch, mean, spread)
            losses = nn.functional.binary_cross_entropy_with_logits(
                net(inputs, mask), wanted, reduction="none"
            )
            adam.zero_grad()
            ((losses * clear).sum() / clear.sum()).backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            adam.step()
            if rate.last_epoch < steps:
                rate.step()
    return {"mean": mean, "spread": spread, **_take(net)}


def _batches(pages: Sequence[_Page], rng: np.random.Generator) -> Iterator[list[_Page]]:
    """Pages of about one length together, some 1,500 lines a batch, in an order of chance."""
    keys = [len(page.lines) + rng.uniform(-40, 40) for page in pages]
    batches: list[list[_Page]] = [[]]
    for i in np.argsort(keys):
        batches[-1].append(pages[i])
        if sum(len(page.lines) for page in batches[-1]) > _LINES:
            batches.append([])
    for i in rng.permutation(len(batches)):
        if batches[i]:
            yield batches[i]


def _fill(
    pages: Sequence[_Page], mean: Array, spread: Array
) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """The pages filled up to one length: inputs, and for each line whether it is one, report, and clear."""
    size = (len(pages), max(len(page.lines) for page in pages))
    inputs = np.zeros((*size, len(mean)), np.float32)
    mask, wanted, clear = (np.zeros(size, np.float32) for _ in range(3))
    for i, page in enumerate(pages):
        n = len(page.lines)
        inputs[i, :n] = np.clip((page.rows - mean) / spread, -6, 6)
        mask[i, :n] = 1
        wanted[i, :n] = page.labels == 1
        clear[i, :n] = page.labels >= 0
    tensors = [torch.from_numpy(array) for array in (inputs, mask, wanted, clear)]
    return tensors[0], tensors[1], tensors[2], tensors[3]


def _take(net: _Net) -> Weights:
    """The weights under the names by which `furniture_network.py` knows them."""
    state = {name: value.numpy().astype(np.float64) for name, value in net.state_dict().items()}
    taken = {
        "in": state["enter.weight"],
        "in_bias": state["enter.bias"],
        "page": state["page.weight"],
        "page_bias": state["page.bias"],
        "out": state["leave.weight"][0],
        "out_bias": state["leave.bias"][0],
    }
    for i in range(len(DILATIONS)):
        taken[f"near{i}"] = state[f"near.{i}.weight"]
        taken[f"near{i}_bias"] = state[f"near.{i}.bias"]
    return taken


if __name__ == "__main__":
    main()
