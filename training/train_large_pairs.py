"""Trains a larger network that reads two statements together, to teach the one that ships.

    python -m training.train_large_pairs --base BASE --large MPNET --data ../shared/data --out OUT --rate 3e-5

Learns from what `training.train_together` learns from; worth while on a GPU alone.
"""

import argparse
import random
from collections.abc import Iterator
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor

from training.ahead import ahead
from training.large import LargePairs, load_large
from training.loop import learn, options_of, precision, read_tokenizer, set_up
from training.statement_pairs import (
    StatementPairs,
    Windowed,
    loss_of,
    read_statement_pairs,
    windows_of,
)

__all__ = ["large_pairs", "losses"]


def losses(
    network: LargePairs, pairs: StatementPairs, tokenizer: Tokenizer, options: argparse.Namespace
) -> Iterator[Tensor]:
    """The loss of one batch after another, without end."""
    device = next(network.parameters()).device.type

    def made(seed: int) -> Iterator[list[Windowed]]:
        chance = random.Random(seed)  # noqa: S311 (a seed, not a secret)
        return pairs.batches(tokenizer, options.pieces, chance)

    for batch in ahead(made, options.seed, options.processes):
        with precision(device):
            said = network(*windows_of(batch, device))
        yield loss_of(said, batch)


def large_pairs(weights: Path) -> LargePairs:
    """A larger network that has learned."""
    network = LargePairs()
    network.load_state_dict(torch.load(weights, map_location="cpu"))
    return network


def main() -> None:
    """Trains for `--minutes`, with a checkpoint every two, and writes the averaged weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--large", type=Path, required=True, help="the weights to begin from")
    options = options_of(parser)
    device = set_up(options.seed)
    tokenizer = read_tokenizer(options.base)
    pairs = read_statement_pairs(options.training, options.data)
    network = LargePairs()
    load_large(network.body, options.large)
    learn(network.to(device), losses(network, pairs, tokenizer, options), options)


if __name__ == "__main__":
    main()
