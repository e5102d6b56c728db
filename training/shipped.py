"""The network that weighs, read back from the weights that ship, so that training can go on from them.

In goes the folder of the weights; the network is filled with what int8 left of each value: `export.py` backwards.
"""

from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper

from training.network import LAYERS, SIZE, Meaning

__all__ = ["load_shipped"]

Arrays = dict[str, NDArray[np.generic]]


def load_shipped(network: Meaning, folder: Path) -> None:
    """Fills the body and the head; the embeddings of words stay as they are.

    Raises:
        KeyError: the graph is not one that `export.py` writes.
    """
    graph = onnx.load(folder / "meaning.int8.onnx").graph
    arrays = {one.name: numpy_helper.to_array(one) for one in graph.initializer}
    state = network.state_dict()
    for name in state:
        if name != "body.words.weight" and ".layers." not in name:
            state[name] = torch.from_numpy(_value(arrays, name))
    for number in range(LAYERS):
        state.update(_layer(arrays, f"body.layers.{number}"))
    network.load_state_dict(state)


def _layer(arrays: Arrays, name: str) -> dict[str, torch.Tensor]:
    """The weights of one layer; query, key and value lie side by side in one product."""
    product, biases = _unpacked(arrays, f"{name}.three").T, arrays[f"{name}.three.bias"]
    found = {}
    for place, part in enumerate(("query", "key", "value")):
        rows = slice(place * SIZE, (place + 1) * SIZE)
        found[f"{name}.{part}.weight"] = product[rows]
        found[f"{name}.{part}.bias"] = biases[rows]
    for part in ("out", "norm", "up", "down", "norm_out"):
        for kind in ("weight", "bias"):
            found[f"{name}.{part}.{kind}"] = _value(arrays, f"{name}.{part}.{kind}")
    return {key: torch.from_numpy(np.array(value)) for key, value in found.items()}


def _value(arrays: Arrays, name: str) -> NDArray[np.float32]:
    if f"{name}_held" in arrays:
        return np.array(arrays[f"{name}_held"], dtype=np.float32)
    if f"{name}_held_quantized" in arrays:
        return _unpacked(arrays, f"{name}_held")
    return np.ascontiguousarray(_unpacked(arrays, f"{name}_transposed").T)


def _unpacked(arrays: Arrays, name: str) -> NDArray[np.float32]:
    """The values behind int8: scaled by column, or all alike."""
    whole = arrays[f"{name}_quantized"].astype(np.float32)
    found: NDArray[np.float32] = (whole - arrays[f"{name}_zero_point"]) * arrays[f"{name}_scale"]
    return found.astype(np.float32)
