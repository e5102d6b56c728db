"""Trains the network that reads two statements together, small or large.

    python -m training.train_together --base BASE --begin MEANING/weights.pt --out OUT --minutes 86
    python -m training.train_together --base BASE --go-on WEIGHTS --out OUT --minutes 86
    python -m training.train_together --base BASE --large MPNET --out OUT --rate 5e-5
    python -m training.train_together --base BASE --begin MEANING/weights.pt --taught-by L/weights.pt ... --out OUT

Begins as a trained `Meaning`, which has learned to compare as well, or goes on from the weights that ship in the folder
`WEIGHTS`: what to do when there are new stories or points. The third trains a larger network, which ships as `pairs`;
its lowest layers may stay as they are, which saves a fifth of the time. Such ones teach the small one by what they
answer, also of pairs that nobody judged (Hinton et al. 2015, https://arxiv.org/abs/1503.02531).
"""

import argparse
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

from training.ahead import ahead
from training.large import LargePairs, freeze, load_large
from training.loop import learn, options_of, precision, read_tokenizer, set_up
from training.network import Together
from training.shipped import load_shipped
from training.statement_pairs import (
    OF_APART,
    StatementPairs,
    Windowed,
    loss_of,
    read_statement_pairs,
    windows_of,
)

MARKED, TAUGHT = 0.5, 1.5  # what marks and teachers weigh where there are teachers

Windows = tuple[Tensor, Tensor]


def losses(
    network: Together | LargePairs,
    pairs: StatementPairs,
    tokenizer: Tokenizer,
    options: argparse.Namespace,
    larger: Sequence[LargePairs],
) -> Iterator[Tensor]:
    """The loss of one batch after another, without end: from the marks, and from `larger` where there are any."""
    device = next(network.parameters()).device.type

    def made(seed: int) -> Iterator[list[Windowed]]:
        chance = random.Random(seed)  # noqa: S311 (a seed, not a secret)
        return pairs.batches(tokenizer, options.pieces, chance)

    for batch in ahead(made, options.seed, options.processes):
        windows = windows_of(batch, device)
        with precision(device):
            said = network(*windows)
        loss = loss_of(said, batch)
        if larger:
            loss = MARKED * loss + TAUGHT * taught(said, larger, windows)
        yield loss


def taught(said: Tensor, larger: Sequence[LargePairs], windows: Windows) -> Tensor:
    """How far two logits for each pair are from the mean of what larger networks hold likely (binary cross-entropy)."""
    with precision(said.device.type), torch.no_grad():
        right = torch.stack([torch.sigmoid(one(*windows)) for one in larger]).mean(0)
    same, apart = functional.binary_cross_entropy_with_logits(said, right, reduction="none").mean(0)
    return same + OF_APART * apart


def begun(options: argparse.Namespace) -> Together | LargePairs:
    """The network as it begins."""
    if options.large:
        large = LargePairs()
        load_large(large.body, options.large)
        freeze(large.body, options.frozen)
        return large
    network = Together()
    if options.go_on:
        base = options.base / "model.safetensors"
        load_shipped(network, options.go_on / "together.int8.onnx", base)
    else:
        network.load_state_dict(torch.load(options.begin, map_location="cpu"))
        network.body.words.weight.requires_grad_(requires_grad=False)
    return network


def large_pairs(weights: Path) -> LargePairs:
    """A larger network that has learned."""
    network = LargePairs()
    network.load_state_dict(torch.load(weights, map_location="cpu"))
    return network.eval()


def main() -> None:
    """Trains for `--minutes`, with a checkpoint every two, and writes the averaged weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    start = parser.add_mutually_exclusive_group(required=True)
    start.add_argument("--begin", type=Path, help="weights.pt of a trained Meaning")
    start.add_argument("--go-on", type=Path, help="the folder of the weights that ship")
    start.add_argument("--large", type=Path, help="train a larger network, from these weights")
    parser.add_argument("--taught-by", type=Path, nargs="*", default=[], help="larger networks")
    parser.add_argument("--frozen", type=int, default=0, help="layers of it that stay as they are")
    options = options_of(parser)
    device = set_up(options.seed)
    pairs = read_statement_pairs(options.training, options.data, plain=bool(options.taught_by))
    larger = [large_pairs(path).to(device) for path in options.taught_by]
    network = begun(options).to(device)
    tokenizer = read_tokenizer(options.base)
    learn(network, losses(network, pairs, tokenizer, options, larger), options)


if __name__ == "__main__":
    main()
