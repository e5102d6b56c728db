"""How much each line of a whole page looks like its report: two small networks over the page's lines.

In go the lines; out comes one score a line, above 0 for the report and below 0 for the page. The first network
sees form and place and makes a guess; the second sees also how a line stands to what was guessed. Their
weights were made by `training/furniture.py`. Never decides what is dropped.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from crossread.extract.furniture.features import Line, form_features
from crossread.extract.furniture.overlap import overlap_features
from crossread.extract.furniture.page import page_features

__all__ = ["DILATIONS", "Array", "apply_networks", "first_inputs", "score_lines", "second_inputs"]

Array = NDArray[np.float64]
# How far apart the lines are that each layer looks at: together thirty lines on both sides.
DILATIONS = (1, 2, 4, 8)
# After so many layers the network looks at the mean of the whole page once.
_LOOKS_AT_PAGE = 2
_CLIP = 6.0


def score_lines(lines: Sequence[Line], cued: Sequence[bool]) -> list[float]:
    """For each line, how much it looks like the report (above 0) or like the page (below 0): log odds."""
    if not lines:
        return []
    weights = _load_weights()
    first = first_inputs(lines, cued)
    guess = apply_networks(weights, "first", first)
    scores: list[float] = apply_networks(
        weights, "second", second_inputs(lines, first, guess)
    ).tolist()
    return scores


def first_inputs(lines: Sequence[Line], cued: Sequence[bool]) -> Array:
    """What the first network sees: a row a line."""
    forms, places = form_features(lines, cued), page_features(lines)
    return np.array([form + place for form, place in zip(forms, places, strict=True)])


def second_inputs(lines: Sequence[Line], first: Array, guess: Array) -> Array:
    """What the second network sees: the first's rows, and how each line stands to the guessed report."""
    chances: list[float] = (1 / (1 + np.exp(-guess))).tolist()
    return np.hstack([first, np.array(overlap_features(lines, chances))])


def apply_networks(weights: Mapping[str, Array], stage: str, rows: Array) -> Array:
    """The mean score of the networks of one stage ("first" or "second") for each row."""
    names = sorted({name.rsplit(".", 1)[0] for name in weights if name.startswith(stage)})
    scores = [_apply(weights, name, rows) for name in names]
    mean: Array = np.mean(scores, axis=0)
    return mean


def _apply(weights: Mapping[str, Array], name: str, rows: Array) -> Array:
    """One network: a layer on each line, then layers that look at neighbours ever farther away."""

    def part(key: str) -> Array:
        return weights[f"{name}.{key}"]

    scaled = np.clip((rows - part("mean")) / part("spread"), -_CLIP, _CLIP)
    hidden = np.maximum(0, scaled @ part("in").T + part("in_bias"))
    for i, step in enumerate(DILATIONS):
        if i == _LOOKS_AT_PAGE:
            hidden = hidden + np.maximum(0, hidden.mean(0) @ part("page").T + part("page_bias"))
        near = _look(hidden, part(f"near{i}"), step) + part(f"near{i}_bias")
        hidden = hidden + np.maximum(0, near)
    result: Array = hidden @ part("out") + part("out_bias")
    return result


def _look(hidden: Array, kernel: Array, step: int) -> Array:
    """A convolution over the lines at `-step`, 0 and `+step`; beyond the page's ends there is nothing."""
    n = len(hidden)
    result: Array = hidden @ kernel[:, :, 1].T
    if step < n:
        result[step:] += hidden[:-step] @ kernel[:, :, 0].T
        result[:-step] += hidden[step:] @ kernel[:, :, 2].T
    return result


@cache
def _load_weights() -> dict[str, Array]:
    """The weights, read once from the file beside this module."""
    path = files("crossread.extract.furniture").joinpath("weights.npz")
    with path.open("rb") as file, np.load(file, allow_pickle=False) as stored:
        return {name: stored[name].astype(np.float64) for name in stored.files}
