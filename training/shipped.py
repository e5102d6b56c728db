"""The network that weighs as it ships, taken back from int8, so that training can go on from it.

In goes `meaning.int8.onnx`; out comes a `Meaning` with its weights. Seven bits of each weight are left, which is
near enough to begin from.
"""

from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper

from training.network import SIZE, Meaning, load_base

__all__ = ["load_shipped"]

_THREE = ("query", "key", "value")


def load_shipped(network: Meaning, weights: Path, base: Path) -> None:
    """Fills the network; the embeddings of words, which lie apart, come from the base.

    Raises:
        KeyError: a weight of the network is not in the graph.
    """
    load_base(network.body, base)
    stored = _stored(weights)
    state = network.state_dict()
    for name in state:
        if name != "body.words.weight":
            state[name] = torch.tensor(_find(stored, name))
    network.load_state_dict(state)


def _stored(path: Path) -> dict[str, NDArray[np.float32]]:
    """The arrays of a graph by their names, int8 ones multiplied by their scales."""
    raw = {one.name: numpy_helper.to_array(one) for one in onnx.load(path).graph.initializer}
    found = {}
    for name, value in raw.items():
        if name.endswith("_quantized"):
            stem = name.removesuffix("_quantized")
            zero = raw[f"{stem}_zero_point"].astype(np.float32)
            found[stem] = (value.astype(np.float32) - zero) * raw[f"{stem}_scale"]
        elif value.dtype == np.float32:
            found[name] = value
    return found


def _find(stored: dict[str, NDArray[np.float32]], name: str) -> NDArray[np.float32]:
    """The weight under the name that `training.export` gave it."""
    layer, _, rest = name.rpartition(".layers.")
    number, _, part = rest.partition(".")
    which, _, kind = part.partition(".")
    if layer and which in _THREE:
        at = _THREE.index(which) * SIZE
        prefix = f"{layer}.layers.{number}.three"
        if kind == "bias":
            return stored[f"{prefix}.bias"][at : at + SIZE]
        return stored[prefix][:, at : at + SIZE].T
    if f"{name}_transposed" in stored:
        return stored[f"{name}_transposed"].T
    return stored[f"{name}_held"]
