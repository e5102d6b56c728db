"""Writes the trained network as ONNX, and as int8 for the CPU.

    python -m training.export --weights OUT/weights.pt --to FOLDER

The graph is built by hand with `onnx.helper` from the weights, so that no exporter and no torch version
decides what ships. Inputs: `ids` and `shapes`, int64, batch by pieces, 0 pads. Outputs, float32: `tags`, `pairs`,
`references` and `vectors`, batch by pieces by columns, and `distances`
and `transitions`, which depend on no input.
"""

import argparse
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic

from crossread.language.decode import (
    N_BUCKETS,
    N_TAGS,
    PAIR_COLUMNS,
    PAIR_LABELS,
    REFERENCE_COLUMNS,
)
from training.network import HEADS_OF_ATTENTION, LAYERS, SIZE, VECTOR

__all__ = ["Graph", "build", "main"]

OPSET = 17  # the first with LayerNormalization


class Graph:
    """Nodes and weights of an ONNX graph while it is being written."""

    def __init__(self, weights: dict[str, NDArray[np.float32]]) -> None:
        self.weights = weights
        self.nodes: list[onnx.NodeProto] = []
        self.constants: dict[str, onnx.TensorProto] = {}

    def constant(self, name: str, value: NDArray[np.generic]) -> str:
        """The name of a stored array."""
        if name not in self.constants:
            self.constants[name] = numpy_helper.from_array(value, name)
        return name

    def weight(self, name: str, *, transposed: bool = False) -> str:
        """The name of one of the network's weights, stored once."""
        value = self.weights[name]
        return self.constant(
            name + ("_transposed" if transposed else "_held"),
            np.ascontiguousarray(value.T if transposed else value),
        )

    def node(self, kind: str, *inputs: str, **attributes: object) -> str:
        """The output of a new node."""
        out = f"{kind}_{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, list(inputs), [out], **attributes))
        return out

    def split(self, x: str, sizes: str, n: int) -> list[str]:
        """The `n` outputs of a new node that parts the last axis."""
        outs = [f"Split_{len(self.nodes)}_{number}" for number in range(n)]
        self.nodes.append(helper.make_node("Split", [x, sizes], outs, axis=-1))
        return outs

    def linear(self, x: str, name: str) -> str:
        """`x` times the weight of a torch linear layer, plus its bias."""
        product = self.node("MatMul", x, self.weight(f"{name}.weight", transposed=True))
        return self.node("Add", product, self.weight(f"{name}.bias"))

    def norm(self, x: str, name: str) -> str:
        """Layer normalisation over the last axis."""
        weight, bias = self.weight(f"{name}.weight"), self.weight(f"{name}.bias")
        return self.node("LayerNormalization", x, weight, bias, axis=-1, epsilon=1e-12)

    def gelu(self, x: str) -> str:
        """The exact GELU: x times half of one plus erf of x over the root of two."""
        root = self.constant("root_two", np.array(2**0.5, dtype=np.float32))
        half = self.constant("half", np.array(0.5, dtype=np.float32))
        one = self.constant("one", np.array(1.0, dtype=np.float32))
        inner = self.node("Add", self.node("Erf", self.node("Div", x, root)), one)
        return self.node("Mul", self.node("Mul", x, inner), half)


def build(weights: dict[str, NDArray[np.float32]]) -> onnx.ModelProto:
    """The network as an ONNX model."""
    graph = Graph(weights)
    x = _embedded(graph)
    mask = _mask(graph)
    for number in range(LAYERS):
        x = _layer(graph, x, mask, f"layers.{number}")
    outputs = {
        "tags": graph.linear(x, "tags"),
        "pairs": graph.linear(x, "pairs"),
        "references": graph.linear(x, "references"),
        "vectors": graph.node("MatMul", x, graph.weight("vector.weight", transposed=True)),
        "distances": graph.weight("distances"),
        "transitions": graph.weight("transitions"),
    }
    for name, value in outputs.items():
        graph.nodes.append(helper.make_node("Identity", [value], [name]))
    shape = ["batch", "pieces"]
    sizes = {
        "tags": [*shape, N_TAGS],
        "pairs": [*shape, PAIR_COLUMNS],
        "references": [*shape, REFERENCE_COLUMNS],
        "vectors": [*shape, VECTOR],
        "distances": [len(PAIR_LABELS) + 1, N_BUCKETS],
        "transitions": [len(PAIR_LABELS) + 2, len(PAIR_LABELS) + 1],
    }
    built = helper.make_graph(
        graph.nodes,
        "crossread",
        [helper.make_tensor_value_info(n, TensorProto.INT64, shape) for n in ("ids", "shapes")],
        [helper.make_tensor_value_info(n, TensorProto.FLOAT, size) for n, size in sizes.items()],
        list(graph.constants.values()),
    )
    model = helper.make_model(built, opset_imports=[helper.make_opsetid("", OPSET)])
    model.ir_version = 8
    onnx.checker.check_model(model)
    return model


def _embedded(graph: Graph) -> str:
    length = graph.node("Gather", graph.node("Shape", "ids"), _number(graph, 1), axis=0)
    places = graph.node("Range", _number(graph, 0), length, _number(graph, 1))
    words = graph.node("Gather", graph.weight("words.weight"), "ids", axis=0)
    shapes = graph.node("Gather", graph.weight("shapes.weight"), "shapes", axis=0)
    place = graph.node("Gather", graph.weight("places.weight"), places, axis=0)
    kind = graph.constant("kind", graph.weights["kinds.weight"][0])
    x = graph.node("Add", graph.node("Add", words, place), graph.node("Add", shapes, kind))
    return graph.norm(x, "norm")


def _number(graph: Graph, value: int) -> str:
    return graph.constant(f"number_{value}", np.array(value, dtype=np.int64))


def _mask(graph: Graph) -> str:
    """0 for a piece and far below 0 for padding, batch by 1 by 1 by pieces."""
    padded = graph.node("Equal", "ids", _number(graph, 0))
    far = graph.constant("far", np.array(-1e4, dtype=np.float32))
    as_float = graph.node("Cast", padded, to=TensorProto.FLOAT)
    axes = graph.constant("axes", np.array([1, 2], dtype=np.int64))
    return graph.node("Unsqueeze", graph.node("Mul", as_float, far), axes)


def _layer(graph: Graph, x: str, mask: str, name: str) -> str:
    size = SIZE // HEADS_OF_ATTENTION
    split = graph.constant("split", np.array([0, 0, HEADS_OF_ATTENTION, size], dtype=np.int64))
    merge = graph.constant("merge", np.array([0, 0, SIZE], dtype=np.int64))

    # One product for all three, so that the input is quantised once.
    names = [f"{name}.{which}" for which in ("query", "key", "value")]
    joined = np.concatenate([graph.weights[f"{one}.weight"] for one in names]).T
    biases = np.concatenate([graph.weights[f"{one}.bias"] for one in names])
    product = graph.node("MatMul", x, graph.constant(f"{name}.three", np.ascontiguousarray(joined)))
    three = graph.node("Add", product, graph.constant(f"{name}.three.bias", biases))
    sizes = graph.constant("sizes", np.array([SIZE] * 3, dtype=np.int64))
    query, key, value = graph.split(three, sizes, 3)

    def part(which: str, order: list[int]) -> str:
        heads = graph.node("Reshape", which, split)
        return graph.node("Transpose", heads, perm=order)

    query, value = part(query, [0, 2, 1, 3]), part(value, [0, 2, 1, 3])
    key = part(key, [0, 2, 3, 1])
    scale = graph.constant("scale", np.array(size**-0.5, dtype=np.float32))
    scores = graph.node("Add", graph.node("Mul", graph.node("MatMul", query, key), scale), mask)
    seen = graph.node("MatMul", graph.node("Softmax", scores, axis=-1), value)
    seen = graph.node("Reshape", graph.node("Transpose", seen, perm=[0, 2, 1, 3]), merge)
    x = graph.norm(graph.node("Add", x, graph.linear(seen, f"{name}.out")), f"{name}.norm")
    fed = graph.linear(graph.gelu(graph.linear(x, f"{name}.up")), f"{name}.down")
    return graph.norm(graph.node("Add", x, fed), f"{name}.norm_out")


def main() -> None:
    """Writes `encoder.onnx` and `encoder.int8.onnx` to the folder."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--to", type=Path, required=True)
    options = parser.parse_args()
    state = torch.load(options.weights, map_location="cpu")
    options.to.mkdir(parents=True, exist_ok=True)
    whole = options.to / "encoder.onnx"
    onnx.save(build({name: value.float().numpy() for name, value in state.items()}), whole)
    small = options.to / "encoder.int8.onnx"
    # Seven bits: with eight, a processor without VNNI would saturate and give other numbers.
    quantize_dynamic(whole, small, per_channel=True, reduce_range=True, weight_type=QuantType.QInt8)
    print(f"{whole.stat().st_size / 1e6:.1f} MB, int8 {small.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
