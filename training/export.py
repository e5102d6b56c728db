"""Writes the trained networks as ONNX, and as int8 for the CPU.

    python -m training.export --reading OUT/weights.pt --meaning OUT/weights.pt --together OUT/weights.pt --to FOLDER
    python -m training.export --together OUT/weights.pt --to FOLDER

The second writes the network that reads two statements alone, beside the other files that stay.
The graphs are built by hand with `onnx.helper` from the weights, so that no exporter and no torch version
decides what ships. Inputs: `words`, float32, the embeddings of the pieces, batch by pieces by SIZE; `shapes` and
`kinds`, int64, batch by pieces. Windows are read alone, so nothing pads. The embeddings, which no training
changes, are one file for the first two: `words.npz`, a row of int8 and a scale for each piece of the vocabulary.
"""

import argparse
from collections.abc import Sequence
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
from training.network import HEADS_OF_ATTENTION, LAYERS, SIZE

__all__ = ["Graph", "build_meaning", "build_reading", "build_together", "main", "write_int8"]

Weights = dict[str, NDArray[np.float32]]
NUMERALS = {2: "two", 3: "three"}
SHAPE: list[str | int] = ["batch", "pieces"]
OPSET = 17  # the first with LayerNormalization
PIECES = (
    helper.make_tensor_value_info("words", TensorProto.FLOAT, [*SHAPE, SIZE]),
    helper.make_tensor_value_info("shapes", TensorProto.INT64, SHAPE),
    helper.make_tensor_value_info("kinds", TensorProto.INT64, SHAPE),
)


class Graph:
    """Nodes and weights of an ONNX graph while it is being written."""

    def __init__(self, weights: Weights) -> None:
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

    def norm(self, x: str, name: str, epsilon: float = 1e-12) -> str:
        """Layer normalisation over the last axis."""
        weight, bias = self.weight(f"{name}.weight"), self.weight(f"{name}.bias")
        return self.node("LayerNormalization", x, weight, bias, axis=-1, epsilon=epsilon)

    def gelu(self, x: str) -> str:
        """The exact GELU: x times half of one plus erf of x over the root of two."""
        root = self.constant("root_two", np.array(2**0.5, dtype=np.float32))
        half = self.constant("half", np.array(0.5, dtype=np.float32))
        one = self.constant("one", np.array(1.0, dtype=np.float32))
        inner = self.node("Add", self.node("Erf", self.node("Div", x, root)), one)
        return self.node("Mul", self.node("Mul", x, inner), half)


def build_reading(weights: Weights) -> onnx.ModelProto:
    """The network that reads.

    Outputs, float32: `tags`, `pairs` and `references`, batch by pieces by columns; `distances` and `transitions`,
    which depend on no input.
    """
    graph = Graph(weights)
    x = _layers(graph, _embedded(graph), "body.layers", range(LAYERS))
    outputs = {
        "tags": (graph.linear(x, "tags"), [*SHAPE, N_TAGS]),
        "pairs": (graph.linear(x, "pairs"), [*SHAPE, PAIR_COLUMNS]),
        "references": (graph.linear(x, "references"), [*SHAPE, REFERENCE_COLUMNS]),
        "distances": (graph.weight("distances"), [len(PAIR_LABELS) + 1, N_BUCKETS]),
        "transitions": (
            graph.weight("transitions"),
            [len(PAIR_LABELS) + 2, len(PAIR_LABELS) + 1],
        ),
    }
    return _model(graph, outputs)


def build_meaning(weights: Weights) -> onnx.ModelProto:
    """The network that weighs; output float32 `vectors`, batch by pieces by SIZE."""
    graph = Graph(weights)
    whole = _layers(graph, _embedded(graph), "body.layers", range(LAYERS))
    return _model(graph, {"vectors": (whole, [*SHAPE, SIZE])})


def build_together(weights: Weights) -> onnx.ModelProto:
    """The network that reads two statements together; output float32 `same`, batch by 2.

    The first piece alone goes through the last layer.
    """
    graph = Graph(weights)
    x = _layers(graph, _embedded(graph), "body.layers", range(LAYERS - 1))
    last = _layer(graph, x, f"body.layers.{LAYERS - 1}", first_alone=True)
    row = graph.node("Gather", last, _number(graph, 0), axis=1)
    return _model(graph, {"same": (graph.linear(row, "same"), ["batch", 2])})


def _model(graph: Graph, outputs: dict[str, tuple[str, list[str | int]]]) -> onnx.ModelProto:
    for name, (value, _) in outputs.items():
        graph.nodes.append(helper.make_node("Identity", [value], [name]))
    built = helper.make_graph(
        graph.nodes,
        "crossread",
        PIECES,
        [
            helper.make_tensor_value_info(name, TensorProto.FLOAT, size)
            for name, (_, size) in outputs.items()
        ],
        list(graph.constants.values()),
    )
    model = helper.make_model(built, opset_imports=[helper.make_opsetid("", OPSET)])
    model.ir_version = 8
    onnx.checker.check_model(model)
    return model


def _layers(graph: Graph, x: str, name: str, numbers: range) -> str:
    for number in numbers:
        x = _layer(graph, x, f"{name}.{number}")
    return x


def _embedded(graph: Graph) -> str:
    length = graph.node("Gather", graph.node("Shape", "shapes"), _number(graph, 1), axis=0)
    places = graph.node("Range", _number(graph, 0), length, _number(graph, 1))
    shapes = graph.node("Gather", graph.weight("body.shapes.weight"), "shapes", axis=0)
    kinds = graph.node("Gather", graph.weight("body.kinds.weight"), "kinds", axis=0)
    place = graph.node("Gather", graph.weight("body.places.weight"), places, axis=0)
    x = graph.node("Add", graph.node("Add", "words", place), graph.node("Add", shapes, kinds))
    return graph.norm(x, "body.norm")


def _number(graph: Graph, value: int) -> str:
    return graph.constant(f"number_{value}", np.array(value, dtype=np.int64))


def _layer(graph: Graph, x: str, name: str, *, first_alone: bool = False) -> str:
    """The next rows, or where `first_alone` that of the first piece."""
    size = SIZE // HEADS_OF_ATTENTION
    split = graph.constant("split", np.array([0, 0, HEADS_OF_ATTENTION, size], dtype=np.int64))
    merge = graph.constant("merge", np.array([0, 0, SIZE], dtype=np.int64))

    query, key, value = _asked_and_seen(graph, x, name, first_alone=first_alone)
    if first_alone:
        x = graph.node("Slice", x, *_first(graph))

    def part(which: str, order: list[int]) -> str:
        heads = graph.node("Reshape", which, split)
        return graph.node("Transpose", heads, perm=order)

    query, value = part(query, [0, 2, 1, 3]), part(value, [0, 2, 1, 3])
    key = part(key, [0, 2, 3, 1])
    scale = graph.constant("scale", np.array(size**-0.5, dtype=np.float32))
    scores = graph.node("Mul", graph.node("MatMul", query, key), scale)
    seen = graph.node("MatMul", graph.node("Softmax", scores, axis=-1), value)
    seen = graph.node("Reshape", graph.node("Transpose", seen, perm=[0, 2, 1, 3]), merge)
    x = graph.norm(graph.node("Add", x, graph.linear(seen, f"{name}.out")), f"{name}.norm")
    fed = graph.linear(graph.gelu(graph.linear(x, f"{name}.up")), f"{name}.down")
    return graph.norm(graph.node("Add", x, fed), f"{name}.norm_out")


BUILDERS = {"reading": build_reading, "meaning": build_meaning, "together": build_together}


def _asked_and_seen(graph: Graph, x: str, name: str, *, first_alone: bool) -> list[str]:
    """Query, key and value of each piece, in one product, so that the input is quantised once; or the first's query."""
    if first_alone:
        query = graph.linear(graph.node("Slice", x, *_first(graph)), f"{name}.query")
        return [query, *_products(graph, x, name, ("key", "value"))]
    return _products(graph, x, name, ("query", "key", "value"))


def _products(graph: Graph, x: str, name: str, which: Sequence[str]) -> list[str]:
    names = [f"{name}.{one}" for one in which]
    stem = f"{name}.{NUMERALS[len(which)]}"
    joined = np.concatenate([graph.weights[f"{one}.weight"] for one in names]).T
    biases = np.concatenate([graph.weights[f"{one}.bias"] for one in names])
    product = graph.node("MatMul", x, graph.constant(stem, np.ascontiguousarray(joined)))
    whole = graph.node("Add", product, graph.constant(f"{stem}.bias", biases))
    sizes = np.array([SIZE] * len(which), dtype=np.int64)
    return graph.split(whole, graph.constant(f"sizes_{len(which)}", sizes), len(which))


def _first(graph: Graph) -> list[str]:
    """From, to and axis of the slice that holds the first piece."""
    return [
        graph.constant(name, np.array([value], dtype=np.int64))
        for name, value in (("from", 0), ("to", 1), ("axis", 1))
    ]


def main() -> None:
    """Writes each network that is given to the folder, in int8 and unquantised, and `words.npz`, which all share.

    Raises:
        SystemExit: the networks do not have the same embeddings of words.
    """
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reading", type=Path)
    parser.add_argument("--meaning", type=Path)
    parser.add_argument("--together", type=Path)
    parser.add_argument("--to", type=Path, required=True)
    options = parser.parse_args()
    options.to.mkdir(parents=True, exist_ok=True)
    words: list[NDArray[np.float32]] = []
    for name, build in BUILDERS.items():
        if path := getattr(options, name):
            weights = _weights(path)
            words += [held for held in [weights.pop("body.words.weight", None)] if held is not None]
            write_int8(build(weights), options.to / f"{name}.onnx")
    if any(not np.array_equal(one, words[0]) for one in words[1:]):
        raise SystemExit("the networks do not share their embeddings of words")
    if words:
        _write_words(words[0], options.to / "words.npz")


def _write_words(words: NDArray[np.float32], path: Path) -> None:
    scales = np.abs(words).max(axis=1) / 127
    rows = np.round(words / scales[:, None]).astype(np.int8)
    np.savez(path, rows=rows, scales=scales.astype(np.float32))


def _weights(path: Path) -> Weights:
    state = torch.load(path, map_location="cpu")
    return {name: value.float().numpy() for name, value in state.items()}


def write_int8(model: onnx.ModelProto, whole: Path) -> None:
    """Writes the network to `whole`, and beside it in int8."""
    onnx.save(model, whole)
    small = whole.with_suffix(".int8.onnx")
    # Seven bits: with eight, a processor without VNNI would saturate and give other numbers.
    quantize_dynamic(whole, small, per_channel=True, reduce_range=True, weight_type=QuantType.QInt8)
    print(f"{whole.stat().st_size / 1e6:.1f} MB, int8 {small.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
