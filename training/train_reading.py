"""Trains the network that reads: names, attributions, references.

    python -m training.train_reading --base BASE --data ../shared/data --out OUT --minutes 45 [--with polnear]
    python -m training.train_reading --base BASE --large MPNET --out OUT --rate 4e-5
    python -m training.train_reading --base BASE --taught-by MORE/weights.pt AND_MORE/weights.pt --out OUT

The second trains a larger network, on a GPU; the third lets such ones teach the network that ships. Needs torch,
tokenizers and safetensors beside the project.
"""

import argparse
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional

from crossread.language.decode import HEADS, allowed_transitions
from crossread.language.rules.rules import RuleModel
from training.ahead import ahead
from training.arguments import argument_logits, path_loss, reference_logits
from training.documents import Document, read_documents
from training.examples import Example, Prepared, batches_of, examples_of, prepare
from training.imitation import imitation
from training.large import LARGE, LargeBody, load_large
from training.loop import learn, options_of, padded, precision, read_tokenizer, set_up
from training.network import Reading, Said, load_base
from training.plain import read_plain_texts
from training.shipped import load_shipped

OTHERS_SHARE = 0.5  # windows with names or a pronoun alone, to each window with attributions
AT_ONCE = 150  # texts with attributions that are cut and mixed at once
PLAIN_SHARE = 0.7  # windows in which nobody has marked anything, likewise


@dataclass(frozen=True, slots=True)
class Sets:
    """What one run learns from."""

    attributions: tuple[Prepared, ...]
    others: tuple[Prepared, ...]
    plain: tuple[Prepared, ...] = ()


def loss_of(
    network: Reading, batch: Sequence[Example], device: str, teachers: Sequence[Reading] = ()
) -> Tensor:
    """Tag losses of the layers that each window has, and the losses of its cues and references; and of imitation."""
    ids = padded([e.window.ids for e in batch], 0, device)
    shapes = padded([e.window.shapes for e in batch], 0, device)
    said = Said(*(part.float() for part in network(ids, shapes)))
    total = torch.zeros((), device=device)
    for head, columns in HEADS.items():
        gold = padded([e.tags[head] for e in batch], -100, device)
        there = (gold != -100).sum()
        lost = functional.cross_entropy(
            said.tags[..., columns].flatten(0, 1),
            gold.flatten(),
            ignore_index=-100,
            reduction="sum",
        )
        total = total + lost / there.clamp(min=1)
    n_cues = sum(len(e.cues) for e in batch)
    if n_cues:
        # Divided by about as many pieces as belong to a cue.
        total = total + _arguments_loss(network, said, batch) / (25 * n_cues)
    if any(e.references for e in batch):
        total = total + 0.3 * _reference_loss(network, said, batch)
    if teachers:
        total = total + imitation(network, said, teachers, batch, (ids, shapes))
    return total


def _reference_loss(network: Reading, said: Said, batch: Sequence[Example]) -> Tensor:
    """Minus the logarithm of how much of each choice falls on names that are meant, or on none; the mean."""
    logits = reference_logits(network, said, batch)
    meant = [(not any(one.meant), *one.meant) for e in batch for one in e.references]
    right = padded(meant, 0, said.tags.device.type).bool()
    chosen = torch.logsumexp(logits.masked_fill(~right, -torch.inf), 1)
    return (torch.logsumexp(logits, 1) - chosen).mean()


def _arguments_loss(network: Reading, said: Said, batch: Sequence[Example]) -> Tensor:
    """Minus the logarithm of how likely the right arguments of all cues are, summed (a linear-chain CRF)."""
    device = said.tags.device
    logits = argument_logits(network, said, [e.cues for e in batch])
    gold = [torch.tensor(labels) for e in batch for labels in e.arguments]
    right = nn.utils.rnn.pad_sequence(gold, batch_first=True).to(device)
    lengths_of_cues = torch.tensor([len(row) for row in gold], device=device)
    logits = logits[:, : right.shape[1]]
    allowed = torch.from_numpy(allowed_transitions(logits.shape[-1])).to(device)
    return path_loss(logits, right, lengths_of_cues, network.transitions + allowed)


def batches(
    sets: Sets, tokenizer: Tokenizer, most_pieces: int, chance: random.Random
) -> Iterator[list[Example]]:
    """Rounds over the attributions without end, with a fresh part of the other sets beside them."""
    while True:
        order = chance.sample(sets.attributions, len(sets.attributions))
        for at in range(0, max(1, len(order)), AT_ONCE):
            some = order[at : at + AT_ONCE]
            examples = [e for one in some for e in examples_of(one, tokenizer, chance)]
            others, plain = OTHERS_SHARE * len(examples), PLAIN_SHARE * len(examples)
            examples += _part(sets.others, others or 1000, tokenizer, chance)
            examples += _part(sets.plain, plain, tokenizer, chance)
            yield from batches_of(examples, most_pieces, chance)


def _part(
    documents: Sequence[Prepared], wanted: float, tokenizer: Tokenizer, chance: random.Random
) -> list[Example]:
    """About as many windows as `wanted`, of documents drawn anew each time."""
    found: list[Example] = []
    while documents and len(found) < wanted:
        found += examples_of(chance.choice(documents), tokenizer, chance)
    return found


def losses(
    network: Reading,
    sets: Sets,
    tokenizer: Tokenizer,
    options: argparse.Namespace,
    teachers: Sequence[Reading] = (),
) -> Iterator[Tensor]:
    """The loss of one batch after another, without end."""
    device = next(network.parameters()).device.type

    def made(seed: int) -> Iterator[list[Example]]:
        chance = random.Random(seed)  # noqa: S311 (a seed, not a secret)
        return batches(sets, tokenizer, options.pieces, chance)

    for batch in ahead(made, options.seed, options.processes):
        with precision(device):
            loss = loss_of(network, batch, device, teachers)
        yield loss


def main() -> None:
    """Trains for `--minutes`, with a checkpoint every two, and writes the averaged weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--with", dest="extra", choices=["polnear"])
    parser.add_argument("--go-on", type=Path, help="the folder of the weights to begin from")
    parser.add_argument("--large", type=Path, help="train a larger network from these weights")
    parser.add_argument("--taught-by", type=Path, nargs="*", default=[], help="larger networks")
    options = options_of(parser)
    device = set_up(options.seed)
    tokenizer = read_tokenizer(options.base)
    sets = read_sets(options)
    print(
        f"{len(sets.attributions)} + {len(sets.others)} + {len(sets.plain)} documents", flush=True
    )
    network = begun(options).to(device)
    teachers = [large_reading(path).to(device).eval() for path in options.taught_by]
    learn(network, losses(network, sets, tokenizer, options, teachers), options)


def read_sets(options: argparse.Namespace) -> Sets:
    """All texts to learn from; plain ones where there are teachers to say what is in them."""
    documents = read_documents(options.data, options.training, options.extra)
    plain: Iterable[Document] = ()
    if options.taught_by:
        plain = read_plain_texts(options.data, options.training, RuleModel())
    prepared = [prepare(one) for one in documents]
    return Sets(
        tuple(one for one in prepared if "attribution" in one.document.layers),
        tuple(one for one in prepared if "attribution" not in one.document.layers),
        tuple(prepare(one) for one in plain),
    )


def begun(options: argparse.Namespace) -> Reading:
    """The network as it begins to learn."""
    base = options.base / "model.safetensors"
    if options.large:
        network = Reading(LargeBody(), LARGE)
        load_large(network.body, options.large)
        return network
    network = Reading()
    if options.go_on:
        load_shipped(network, options.go_on / "reading.int8.onnx", base)
    else:
        load_base(network.body, base)
    return network


def large_reading(weights: Path) -> Reading:
    """A larger network that has learned."""
    network = Reading(LargeBody(), LARGE)
    network.load_state_dict(torch.load(weights, map_location="cpu"))
    return network


if __name__ == "__main__":
    main()
