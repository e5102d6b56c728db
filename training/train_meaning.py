"""Trains the network that weighs what is said: vectors of sentences, and two statements read together.

    python -m training.train_meaning --base BASE --data ../shared/data --out OUT --minutes 40
    python -m training.train_meaning ... --go-on meaning.int8.onnx

The second goes on from weights that were made before: half the layers are held as they are, which is a third
quicker, keeps the vectors near what they were, and leaves the rest free for what is new among the pairs. Needs torch, tokenizers and safetensors beside the project.
"""

import argparse
import random
from collections.abc import Iterator
from pathlib import Path

from torch import Tensor

from training.documents import read_corpus
from training.examples import prepare
from training.loop import learn, options_of, precision, read_tokenizer, set_up
from training.network import LAYERS, Meaning, load_base
from training.shipped import load_shipped
from training.statement_pairs import StatementPairs, read_statement_pairs
from training.vectors import VectorPairs, read_vector_pairs, vector_loss

VECTOR_EVERY = 3  # batches of statements to one of sentences that give vectors
VECTOR_SELDOM = 8  # the same, where vectors are only to stay what they are


def losses(
    network: Meaning, pairs: VectorPairs, statements: StatementPairs, seed: int, every: int
) -> Iterator[Tensor]:
    """The loss of one batch after another, without end; vectors count in each `every`th."""
    device = next(network.parameters()).device.type
    chance = random.Random(seed)  # noqa: S311 (a seed, not a secret)
    step = 0
    while True:
        with precision(device):
            loss = statements.loss(network, chance, device)
            if step % every == 0:
                loss = loss + vector_loss(network, pairs, chance, device)
        step += 1
        yield loss


def hold_lower_half(network: Meaning) -> None:
    """Lets the lower half of the layers, and what lies before them, stay as they are."""
    body = network.body
    for part in (body.places, body.kinds, body.shapes, body.norm, *body.layers[: LAYERS // 2]):
        part.requires_grad_(requires_grad=False)


def main() -> None:
    """Trains for `--minutes`, with a checkpoint every two, and writes the averaged weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--go-on", type=Path, help="the int8 graph to begin from")
    options = options_of(parser)
    device = set_up(options.seed)
    tokenizer = read_tokenizer(options.base)
    documents = [prepare(one) for one in read_corpus(options.training / "corpus")]
    sentences = [s.span.of(one.document.text) for one in documents for s in one.sentences]
    pairs = read_vector_pairs(options.data, sentences)
    statements = read_statement_pairs(options.training, options.data, tokenizer)
    print(f"{len(statements.same)} + {len(statements.other)} pairs of statements", flush=True)
    network = Meaning()
    base = options.base / "model.safetensors"
    if options.go_on:
        load_shipped(network, options.go_on, base)
        hold_lower_half(network)
    else:
        load_base(network.body, base)
    network.to(device)
    pairs.remember(network, tokenizer, device)
    every = VECTOR_SELDOM if options.go_on else VECTOR_EVERY
    learn(network, losses(network, pairs, statements, options.seed, every), options)


if __name__ == "__main__":
    main()
