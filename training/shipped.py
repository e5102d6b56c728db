"""Networks as they ship, taken back from int8, so that training can go on from them.

In goes one of the networks that ship; out come the weights of a `Reading` or a `Together`. Seven bits of
each weight are left, which is near enough to begin from.
"""

from collections.abc import Mapping
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper

from training.network import SIZE, Reading, Together, load_base

__all__ = ["load_shipped"]

_GROUPS = {"three": ("query", "key", "value"), "two": ("key", "value")}

Stored = Mapping[str, NDArray[np.float32]]


def load_shipped(network: Reading | Together, weights: Path, base: Path) -> None:
    """Fills the network; the embeddings of words, which lie apart, come from the base.

    Raises:
        KeyError: a weight of the network is not in the graph.
    """
    load_base(network.body, base)
    _fill(network, _stored(weights), _names(network))


def _names(network: torch.nn.Module) -> list[str]:
    return [name for name in network.state_dict() if name != "body.words.weight"]


def _fill(network: torch.nn.Module, stored: Stored, names: list[str]) -> None:
    state = network.state_dict()
    for name in names:
        state[name] = torch.tensor(_find(stored, name)).reshape(state[name].shape)
    network.load_state_dict(state)


def _stored(path: Path) -> Stored:
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


def _find(stored: Stored, name: str) -> NDArray[np.float32]:
    """The weight under the name that `training.export` gave it."""
    layer, _, kind = name.rpartition(".")
    prefix, _, part = layer.rpartition(".")
    for group, parts in _GROUPS.items():
        joined = f"{prefix}.{group}"
        if part in parts and joined in stored:
            at = parts.index(part) * SIZE
            whole = stored[f"{joined}.bias"] if kind == "bias" else stored[joined]
            return whole[..., at : at + SIZE].T
    if f"{name}_transposed" in stored:
        return stored[f"{name}_transposed"].T
    return stored[f"{name}_held"] if f"{name}_held" in stored else stored[name]
