"""Trains the network that reads: names, attributions, references.

    python -m training.train_reading --base BASE --data ../shared/data --out OUT --minutes 45 [--with polnear]

Needs torch, tokenizers and safetensors beside the project.
"""

import argparse
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional

from crossread.language.decode import (
    ARGUMENT_NONES,
    ARGUMENT_TAGS,
    HEADS,
    PAIR_LABELS,
    PAIR_SIZE,
    allowed_transitions,
    distance_buckets,
)
from training.documents import read_documents
from training.examples import Example, Prepared, Referring, batches_of, examples_of, prepare
from training.loop import learn, options_of, precision, read_tokenizer, set_up
from training.network import Reading, load_base
from training.shipped import load_shipped_reading

PIECES = 1200  # in a batch
OTHERS_SHARE = 0.5  # windows with names or a pronoun alone, to each window with attributions


@dataclass(frozen=True, slots=True)
class Sets:
    """What one run learns from."""

    attributions: tuple[Prepared, ...]
    others: tuple[Prepared, ...]


def loss_of(network: Reading, batch: Sequence[Example], device: str) -> Tensor:
    """Tag losses of the layers that each window has, and the argument losses of its cues."""
    longest = max(len(example.window.ids) for example in batch)

    def padded(rows: Sequence[Sequence[int]], fill: int) -> Tensor:
        full = [[*row, *[fill] * (longest - len(row))] for row in rows]
        return torch.tensor(full, device=device)

    ids = padded([e.window.ids for e in batch], 0)
    shapes = padded([e.window.shapes for e in batch], 0)
    tags, pairs, references = (part.float() for part in network(ids, shapes))
    total = torch.zeros((), device=device)
    for head, columns in HEADS.items():
        gold = padded([e.tags[head] for e in batch], -100)
        if (gold != -100).any():
            total = total + functional.cross_entropy(
                tags[..., columns].flatten(0, 1), gold.flatten(), ignore_index=-100
            )
    n_cues = sum(len(e.cues) for e in batch)
    if n_cues:
        # Divided by about as many pieces as belong to a cue.
        total = total + _arguments_loss(network, tags, pairs, batch) / (25 * n_cues)
    n_references = sum(len(e.references) for e in batch)
    for row, example in enumerate(batch):
        for one in example.references:
            lost = _reference_loss(references[row], network.distances[-1], one)
            total = total + 0.3 * lost / n_references
    return total


def _reference_loss(vectors: Tensor, distances: Tensor, one: Referring) -> Tensor:
    """Minus the logarithm of how much of the choice falls on names that are meant, or on none."""
    start, end = one.words
    query = vectors[start, :PAIR_SIZE] + vectors[end - 1, PAIR_SIZE : 2 * PAIR_SIZE]
    firsts, lasts = [a for a, _ in one.names], [b - 1 for _, b in one.names]
    keys = vectors[firsts, 2 * PAIR_SIZE : 3 * PAIR_SIZE] + vectors[lasts, 3 * PAIR_SIZE :]
    near = torch.from_numpy(distance_buckets(len(vectors), start, end)[firsts])
    scores = keys @ query / PAIR_SIZE**0.5 + distances[near.to(distances.device)]
    logits = torch.cat([torch.zeros_like(scores[:1]), scores])
    right = torch.tensor([not any(one.meant), *one.meant], device=logits.device)
    return torch.logsumexp(logits, 0) - torch.logsumexp(logits[right], 0)


def _arguments_loss(
    network: Reading, tags: Tensor, pairs: Tensor, batch: Sequence[Example]
) -> Tensor:
    """Minus the logarithm of how likely the right arguments of all cues are, summed (a linear-chain CRF)."""
    rows: list[Tensor] = []
    gold: list[Tensor] = []
    for number, example in enumerate(batch):
        if example.cues:
            rows.extend(_argument_logits(network, tags[number], pairs[number], example))
            gold.extend(torch.tensor(labels) for labels in example.arguments)
    lengths = torch.tensor([len(row) for row in rows], device=pairs.device)
    logits = nn.utils.rnn.pad_sequence(rows, batch_first=True)
    right = nn.utils.rnn.pad_sequence(gold, batch_first=True).to(pairs.device)
    allowed = torch.from_numpy(allowed_transitions(logits.shape[-1])).to(pairs.device)
    return path_loss(logits, right, lengths, network.transitions + allowed)


def _argument_logits(network: Reading, tags: Tensor, pairs: Tensor, example: Example) -> Tensor:
    """Cues by pieces by O and the four labels."""
    n = len(example.window.ids)
    starts = [start for start, _ in example.cues]
    lasts = [end - 1 for _, end in example.cues]
    cues = pairs[starts, :PAIR_SIZE] + pairs[lasts, PAIR_SIZE : 2 * PAIR_SIZE]
    pieces = pairs[:n, 2 * PAIR_SIZE :].view(n, len(PAIR_LABELS), PAIR_SIZE)
    scores = torch.einsum("cs,nls->cnl", cues, pieces) / PAIR_SIZE**0.5
    buckets = torch.stack(
        [torch.from_numpy(distance_buckets(n, start, end)) for start, end in example.cues]
    ).to(pairs.device)
    any_cue = tags[:n][:, ARGUMENT_TAGS] - tags[:n][:, ARGUMENT_NONES]
    scores = scores + network.distances[:-1, buckets].permute(1, 2, 0) + any_cue
    return torch.cat([torch.zeros_like(scores[..., :1]), scores], -1)


def path_loss(logits: Tensor, gold: Tensor, lengths: Tensor, transitions: Tensor) -> Tensor:
    """The negative log-likelihood of the paths `gold`, summed (Lafferty et al. 2001).

    `logits` is paths by steps by tags; `transitions` has a row for each tag before, and one for the beginning.
    """
    between, first = transitions[:-1], transitions[-1]
    steps = torch.arange(logits.shape[1], device=logits.device)
    there = steps[None, :] < lengths[:, None]
    reached = first + logits[:, 0]
    for step in range(1, logits.shape[1]):
        ahead = torch.logsumexp(reached[:, :, None] + between, 1) + logits[:, step]
        reached = torch.where(there[:, step, None], ahead, reached)
    chosen = logits.gather(2, gold[..., None]).squeeze(-1)
    moves = between[gold[:, :-1], gold[:, 1:]]
    right = (chosen * there).sum(1) + (moves * there[:, 1:]).sum(1) + first[gold[:, 0]]
    return (torch.logsumexp(reached, 1) - right).sum()


def batches(
    sets: Sets, tokenizer: Tokenizer, most_pieces: int, chance: random.Random
) -> Iterator[list[Example]]:
    """One round over the attributions, with a fresh part of the other sets beside them."""
    examples = [e for one in sets.attributions for e in examples_of(one, tokenizer, chance)]
    wanted = int(OTHERS_SHARE * len(examples)) if examples else 1000
    order = list(sets.others)
    chance.shuffle(order)
    for one in order:
        if wanted <= 0:
            break
        more = list(examples_of(one, tokenizer, chance))
        examples += more
        wanted -= len(more)
    yield from batches_of(examples, most_pieces, chance)


def losses(
    network: Reading, sets: Sets, tokenizer: Tokenizer, options: argparse.Namespace
) -> Iterator[Tensor]:
    """The loss of one batch after another, without end."""
    device = next(network.parameters()).device.type
    chance = random.Random(options.seed)  # noqa: S311 (a seed, not a secret)
    while True:
        for batch in batches(sets, tokenizer, PIECES, chance):
            with precision(device):
                loss = loss_of(network, batch, device)
            yield loss


def main() -> None:
    """Trains for `--minutes`, with a checkpoint every two, and writes the averaged weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--with", dest="extra", choices=["polnear"])
    parser.add_argument("--go-on", type=Path, help="the folder of the weights to begin from")
    options = options_of(parser)
    device = set_up(options.seed)
    tokenizer = read_tokenizer(options.base)
    prepared = [
        prepare(one) for one in read_documents(options.data, options.training, options.extra)
    ]
    sets = Sets(
        tuple(one for one in prepared if "attribution" in one.document.layers),
        tuple(one for one in prepared if "attribution" not in one.document.layers),
    )
    print(f"{len(sets.attributions)} + {len(sets.others)} documents", flush=True)
    network, base = Reading(), options.base / "model.safetensors"
    if options.go_on:
        load_shipped_reading(network, options.go_on / "reading.int8.onnx", base)
    else:
        load_base(network.body, base)
    network.to(device)
    learn(network, losses(network, sets, tokenizer, options), options)


if __name__ == "__main__":
    main()
