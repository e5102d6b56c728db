"""Writes the network that reads two statements as ONNX, in int8, and its embeddings of words in four bits.

    python -m training.export_pairs --pairs OUT/weights.pt --to FOLDER

In go the weights of a `training.large.LargePairs`; out come `pairs.int8.onnx`, built by hand as `training.export` builds
the others, and `pair_words.npz`. Inputs: `words`, float32, batch by pieces by LARGE; `shapes`, int64, batch by pieces;
nothing pads. Output: `same`, float32, batch by 2.

Weights are rounded to six bits before int8, each output's to the grid that leaves the smallest error: as fine as eight
for what the network says, and a third smaller once a wheel or git has packed them.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import TensorProto, helper

from crossread.language.pair_window import BEGIN, BETWEEN
from training.export import OPSET, SHAPE, Graph, Weights, write_int8
from training.large import (
    FIRST,
    HEADS_OF_ATTENTION,
    LARGE,
    LAST,
    MOVED,
    PIECES,
    buckets,
)

__all__ = ["build_pairs", "main", "packed_words", "rounded"]

EPSILON = 1e-5
BLOCK = 32  # numbers of an embedding that share a scale
LEVELS_OF_WEIGHTS, LEVELS_OF_WORDS = 31, 7  # of each sign: six bits, and four
_SHRUNK = np.linspace(0.7, 1.0, 13)  # what the largest number of a row may be cut to


def build_pairs(weights: Weights) -> onnx.ModelProto:
    """The network; the first piece alone goes through the last layer."""
    graph = Graph(weights)
    bias = _bias(graph)
    x = _embedded(graph)
    last = sum(name.endswith(".norm_out.weight") for name in weights) - 1
    for number in range(last + 1):
        x = _layer(graph, x, bias, f"body.layers.{number}", first_alone=number == last)
    row = graph.node("Gather", x, graph.constant("number_0", np.array(0, dtype=np.int64)), axis=1)
    graph.nodes.append(helper.make_node("Identity", [graph.linear(row, "same")], ["same"]))
    built = helper.make_graph(
        graph.nodes,
        "crossread",
        [
            helper.make_tensor_value_info("words", TensorProto.FLOAT, [*SHAPE, LARGE]),
            helper.make_tensor_value_info("shapes", TensorProto.INT64, SHAPE),
        ],
        [helper.make_tensor_value_info("same", TensorProto.FLOAT, ["batch", 2])],
        list(graph.constants.values()),
    )
    model = helper.make_model(built, opset_imports=[helper.make_opsetid("", OPSET)])
    model.ir_version = 8
    onnx.checker.check_model(model)
    return model


def rounded(rows: NDArray[np.float32], levels: int) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """Each row as whole numbers up to `levels` and the scale, a column, that leaves the smallest squared error."""
    largest = np.abs(rows).max(axis=1, keepdims=True) / levels + 1e-12
    best, least = largest.copy(), np.full_like(largest, np.inf)
    for share in _SHRUNK:
        scale = (largest * share).astype(np.float32)
        kept = np.clip(np.round(rows / scale), -levels, levels) * scale
        error = ((kept - rows) ** 2).sum(axis=1, keepdims=True)
        best, least = np.where(error < least, scale, best), np.minimum(error, least)
    return np.clip(np.round(rows / best), -levels, levels).astype(np.int8), best.astype(np.float32)


def packed_words(words: NDArray[np.float32]) -> dict[str, NDArray[np.generic]]:
    """The embeddings of BERT's pieces, which MPNet numbers otherwise, two numbers a byte, eight for zero.

    `rows` is pieces by half of LARGE, the lower half of a byte first; `scales`, float16, is pieces by blocks.
    """
    numbers = np.minimum(np.arange(PIECES - MOVED) + MOVED, PIECES - 1)
    numbers[[BEGIN, BETWEEN]] = FIRST, LAST
    blocks = words[numbers].reshape(-1, BLOCK)
    levels, scales = rounded(blocks, LEVELS_OF_WORDS)
    levels = (levels.reshape(len(numbers), LARGE) + 8).astype(np.uint8)
    return {
        "rows": levels[:, ::2] | (levels[:, 1::2] << 4),
        "scales": scales.reshape(len(numbers), -1).astype(np.float16),
    }


def _linear(graph: Graph, x: str, names: Sequence[str]) -> str:
    """`x` times the weights of some layers side by side, so that it is quantised once, plus their biases."""
    held = np.concatenate([graph.weights[f"{name}.weight"] for name in names])
    levels, scales = rounded(held, LEVELS_OF_WEIGHTS)
    biases = np.concatenate([graph.weights[f"{name}.bias"] for name in names])
    stem = "+".join(names)
    product = graph.node(
        "MatMul", x, graph.constant(stem, np.ascontiguousarray((levels * scales).T))
    )
    return graph.node("Add", product, graph.constant(f"{stem}.bias", biases))


def _embedded(graph: Graph) -> str:
    places = graph.constant("places", graph.weights["body.places.weight"][2:])
    place = graph.node("Gather", places, _range(graph), axis=0)
    shapes = graph.node("Gather", graph.weight("body.shapes.weight"), "shapes", axis=0)
    return graph.norm(
        graph.node("Add", graph.node("Add", "words", place), shapes), "body.norm", EPSILON
    )


def _range(graph: Graph) -> str:
    """The numbers of the pieces."""
    none, one = (graph.constant(f"number_{n}", np.array(n, dtype=np.int64)) for n in (0, 1))
    length = graph.node("Gather", graph.node("Shape", "shapes"), one, axis=0)
    return graph.node("Range", none, length, one)


def _bias(graph: Graph) -> str:
    """What is added to each score of attention, heads by pieces by pieces, by how far apart two pieces stand."""
    most = len(graph.weights["body.places.weight"])
    apart = buckets(most + 1, torch.device("cpu")).numpy()
    by_distance = np.concatenate(
        [apart[0, :0:-1], apart[:, 0]]
    )  # from as far before to as far behind
    held = graph.constant("apart", graph.weights["body.apart.weight"][by_distance].T.copy())
    at = _range(graph)
    column = graph.node("Unsqueeze", at, graph.constant("last", np.array([1], dtype=np.int64)))
    row = graph.node("Unsqueeze", at, graph.constant("front", np.array([0], dtype=np.int64)))
    away = graph.node("Sub", column, row)
    away = graph.node("Add", away, graph.constant("most", np.array(most, dtype=np.int64)))
    return graph.node("Gather", held, away, axis=1)


def _layer(graph: Graph, x: str, bias: str, name: str, *, first_alone: bool) -> str:
    """The next rows, or where `first_alone` that of the first piece."""
    size = LARGE // HEADS_OF_ATTENTION
    split = graph.constant("split", np.array([0, 0, HEADS_OF_ATTENTION, size], dtype=np.int64))
    merge = graph.constant("merge", np.array([0, 0, LARGE], dtype=np.int64))
    asking = x
    if first_alone:
        cut = [
            graph.constant(name, np.array([value], dtype=np.int64))
            for name, value in (("from", 0), ("to", 1), ("axis", 1))
        ]
        asking, bias = graph.node("Slice", x, *cut), graph.node("Slice", bias, *cut)
        query = _linear(graph, asking, [f"{name}.query"])
        key, value = _parted(graph, x, [f"{name}.key", f"{name}.value"])
    else:
        query, key, value = _parted(
            graph, x, [f"{name}.{part}" for part in ("query", "key", "value")]
        )

    def heads(rows: str, order: list[int]) -> str:
        return graph.node("Transpose", graph.node("Reshape", rows, split), perm=order)

    scale = graph.constant("scale", np.array(size**-0.5, dtype=np.float32))
    scores = graph.node("MatMul", heads(query, [0, 2, 1, 3]), heads(key, [0, 2, 3, 1]))
    weighed = graph.node(
        "Softmax", graph.node("Add", graph.node("Mul", scores, scale), bias), axis=-1
    )
    seen = graph.node("MatMul", weighed, heads(value, [0, 2, 1, 3]))
    seen = graph.node("Reshape", graph.node("Transpose", seen, perm=[0, 2, 1, 3]), merge)
    seen = _linear(graph, seen, [f"{name}.out"])
    asking = graph.norm(graph.node("Add", asking, seen), f"{name}.norm", EPSILON)
    fed = _linear(graph, graph.gelu(_linear(graph, asking, [f"{name}.up"])), [f"{name}.down"])
    return graph.norm(graph.node("Add", asking, fed), f"{name}.norm_out", EPSILON)


def _parted(graph: Graph, x: str, names: Sequence[str]) -> list[str]:
    sizes = graph.constant(f"sizes_{len(names)}", np.array([LARGE] * len(names), dtype=np.int64))
    return graph.split(_linear(graph, x, names), sizes, len(names))


def main() -> None:
    """Writes the network to the folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=Path, required=True)
    parser.add_argument("--to", type=Path, required=True)
    options = parser.parse_args()
    options.to.mkdir(parents=True, exist_ok=True)
    state = torch.load(options.pairs, map_location="cpu")
    weights = {name: value.float().numpy() for name, value in state.items()}
    np.savez(options.to / "pair_words.npz", **packed_words(weights["body.words.weight"]))
    write_int8(build_pairs(weights), options.to / "pairs.onnx")


if __name__ == "__main__":
    main()
