"""Trains the encoder and its heads; keeps a checkpoint, so that a stopped run goes on.

    python -m training.train --base BASE --data ../shared/data --out OUT --minutes 40 [--with polnear]

Needs torch, tokenizers and safetensors beside the project; a GPU is used where one is found. On a CPU each
process has one thread, counts its own CPU time, and multiplies in bfloat16 where the processor can.
"""

import argparse
import json
import random
import time
from collections.abc import Callable, Iterator, Sequence
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
from training.documents import Document, read_documents
from training.examples import Example, Prepared, Referring, batches_of, examples_of, prepare
from training.network import Network, load_base
from training.vectors import VectorPairs, read_vector_pairs, vector_loss

OTHERS_SHARE = 0.5  # windows with names or a pronoun alone, to each window with attributions
VECTOR_EVERY = 8  # steps between two batches of sentence pairs
SAVE_EVERY = 120.0  # seconds
_NEW = ("tags.", "pairs.", "references.", "shapes.", "vector.")


@dataclass(frozen=True, slots=True)
class Sets:
    """What one run learns from."""

    attributions: tuple[Prepared, ...]
    others: tuple[Prepared, ...]
    pairs: VectorPairs


def loss_of(network: Network, batch: Sequence[Example], device: str) -> Tensor:
    """Tag losses of the layers that each window has, and the argument losses of its cues."""
    longest = max(len(example.window.ids) for example in batch)

    def padded(rows: Sequence[Sequence[int]], fill: int) -> Tensor:
        full = [[*row, *[fill] * (longest - len(row))] for row in rows]
        return torch.tensor(full, device=device)

    ids = padded([e.window.ids for e in batch], 0)
    shapes = padded([e.window.shapes for e in batch], 0)
    tags, pairs, references, _ = network(ids, shapes)
    tags, pairs, references = tags.float(), pairs.float(), references.float()
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
    network: Network, tags: Tensor, pairs: Tensor, batch: Sequence[Example]
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


def _argument_logits(network: Network, tags: Tensor, pairs: Tensor, example: Example) -> Tensor:
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


def run(network: Network, sets: Sets, tokenizer: Tokenizer, options: argparse.Namespace) -> None:
    """The loop: linear warm-up and decay over the time given, weights averaged as it goes."""
    device = next(network.parameters()).device.type
    chance = random.Random(options.seed)  # noqa: S311 (a seed, not a secret)
    optimizer = _optimizer(network, options.rate)
    state = _State(network, optimizer, options.out / "checkpoint.pt")
    state.load(device)
    clock: Callable[[], float] = time.monotonic if device == "cuda" else time.process_time
    start, saved = clock() - state.spent, state.spent
    losses: list[float] = []
    done = state.spent / (60 * options.minutes)
    while done < 1:
        for batch in batches(sets, tokenizer, options.pieces, chance):
            done = (clock() - start) / (60 * options.minutes)
            for group in optimizer.param_groups:
                group["lr"] = group["base"] * min(1.0, 40 * done + 0.02) * max(0.0, 1 - done)
            with torch.autocast(device, torch.bfloat16):
                loss = loss_of(network, batch, device)
                if state.step % VECTOR_EVERY == 0:
                    loss = loss + vector_loss(network, sets.pairs, chance, device)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            state.average_weights()
            losses.append(loss.item())
            if clock() - start - saved > SAVE_EVERY or done >= 1:
                saved = state.spent = clock() - start
                mean = sum(losses[-200:]) / len(losses[-200:])
                print(f"{saved / 60:5.1f} min, step {state.step}, loss {mean:.3f}", flush=True)
                state.save()
            if done >= 1:
                break
    torch.save(state.average, options.out / "weights.pt")
    (options.out / "run.json").write_text(json.dumps({"steps": state.step, "seed": options.seed}))


def _optimizer(network: Network, rate: float) -> torch.optim.AdamW:
    biases = [network.distances, network.transitions]
    new = [p for n, p in network.named_parameters() if n.startswith(_NEW)]
    old = [
        p
        for n, p in network.named_parameters()
        if p.requires_grad and not n.startswith((*_NEW, "distances", "transitions"))
    ]
    near = 100 * rate  # a bias has no inputs whose changes add up, and would hardly move else
    groups = [
        {"params": old, "lr": rate, "base": rate},
        {"params": new, "lr": 3 * rate, "base": 3 * rate},
        {"params": biases, "lr": near, "base": near, "weight_decay": 0.0},
    ]
    return torch.optim.AdamW(groups, weight_decay=0.01)


class _State:
    """The network, what the optimizer remembers of it, and the running average of its weights."""

    def __init__(self, network: Network, optimizer: torch.optim.Optimizer, path: Path) -> None:
        self.network, self.optimizer, self.path = network, optimizer, path
        self.average = {n: p.detach().clone() for n, p in network.state_dict().items()}
        self.spent, self.step = 0.0, 0
        self._moving = [
            (self.average[n], p) for n, p in network.named_parameters() if p.requires_grad
        ]

    def average_weights(self) -> None:
        """Moves the average a little towards the weights, after each step."""
        self.step += 1
        decay = min(0.998, self.step / (self.step + 10))
        with torch.no_grad():
            for mean, value in self._moving:
                mean.lerp_(value, 1 - decay)

    def save(self) -> None:
        """Writes all that is needed to go on; an earlier checkpoint stays until this one is whole."""
        kept = {
            "network": self.network.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "average": self.average,
            "spent": self.spent,
            "step": self.step,
        }
        half = self.path.with_suffix(".part")
        torch.save(kept, half)
        half.replace(self.path)

    def load(self, device: str) -> None:
        """Takes up the checkpoint, where there is one."""
        if not self.path.exists():
            return
        kept = torch.load(self.path, map_location=device)
        self.network.load_state_dict(kept["network"])
        self.optimizer.load_state_dict(kept["optimizer"])
        for name, value in kept["average"].items():
            self.average[name].copy_(value)
        self.spent, self.step = kept["spent"], kept["step"]


def read_sets(documents: Sequence[Document], data: Path) -> Sets:
    """Documents with attributions, with names or pronouns alone, and pairs of sentences."""
    prepared = [prepare(one) for one in documents]
    return Sets(
        tuple(one for one in prepared if "attribution" in one.document.layers),
        tuple(one for one in prepared if "attribution" not in one.document.layers),
        read_vector_pairs(data),
    )


def main() -> None:
    """Trains for `--minutes`, with a checkpoint every two, and writes the averaged weights."""
    options = _options()
    options.out.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(1)
    torch.manual_seed(options.seed)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    tokenizer = Tokenizer.from_file(str(options.base / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    sets = read_sets(read_documents(options.data, options.training, options.extra), options.data)
    print(f"{len(sets.attributions)} + {len(sets.others)} documents", flush=True)
    network = Network()
    load_base(network, options.base / "model.safetensors")
    network.words.weight.requires_grad_(requires_grad=False)
    network.to(device)
    sets.pairs.remember(network, tokenizer, device)
    run(network, sets, tokenizer, options)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--training", type=Path, default=Path("training"))
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--with", dest="extra", choices=["polnear"])
    parser.add_argument("--minutes", type=float, default=40)
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--pieces", type=int, default=1200)
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


if __name__ == "__main__":
    main()
