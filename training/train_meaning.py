"""Trains the network that weighs what is said: vectors of sentences, and two statements read together.

    python -m training.train_meaning --base BASE --data ../shared/data --out OUT --minutes 40

The second teaches its layers to compare; what ships for that is made from them by `training.train_together`. Needs
torch, tokenizers and safetensors beside the project.
"""

import argparse
import random
from collections.abc import Iterator

from tokenizers import Tokenizer
from torch import Tensor

from training.ahead import ahead
from training.documents import read_corpus
from training.examples import prepare
from training.loop import learn, options_of, precision, read_tokenizer, set_up
from training.network import Meaning, load_base
from training.statement_pairs import (
    StatementPairs,
    Windowed,
    loss_of,
    read_statement_pairs,
    windows_of,
)
from training.vectors import VectorPairs, read_vector_pairs, vector_loss

VECTOR_EVERY = 3  # batches of statements to one of sentences that give vectors


def losses(
    network: Meaning,
    pairs: VectorPairs,
    statements: StatementPairs,
    tokenizer: Tokenizer,
    options: argparse.Namespace,
) -> Iterator[Tensor]:
    """The loss of one batch after another, without end; vectors count in each `VECTOR_EVERY`th."""
    device = next(network.parameters()).device.type
    chance = random.Random(options.seed)  # noqa: S311 (a seed, not a secret)

    def made(seed: int) -> Iterator[list[Windowed]]:
        drawing = random.Random(seed)  # noqa: S311 (the same)
        return statements.batches(tokenizer, options.pieces, drawing)

    for step, batch in enumerate(ahead(made, options.seed, options.processes)):
        with precision(device):
            loss = loss_of(network(*windows_of(batch, device))[1], batch)
            if step % VECTOR_EVERY == 0:
                loss = loss + vector_loss(network, pairs, chance, device)
        yield loss


def main() -> None:
    """Trains for `--minutes`, with a checkpoint every two, and writes the averaged weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    options = options_of(parser)
    device = set_up(options.seed)
    tokenizer = read_tokenizer(options.base)
    documents = [prepare(one) for one in read_corpus(options.training / "corpus")]
    sentences = [s.span.of(one.document.text) for one in documents for s in one.sentences]
    pairs = read_vector_pairs(options.data, sentences)
    statements = read_statement_pairs(options.training, options.data)
    print(
        f"{len(statements.invented.same)} + {len(statements.real.same)} pairs of one point",
        flush=True,
    )
    network = Meaning()
    load_base(network.body, options.base / "model.safetensors")
    network.to(device)
    pairs.remember(network, tokenizer, device)
    learn(network, losses(network, pairs, statements, tokenizer, options), options)


if __name__ == "__main__":
    main()
