"""Trains the network that reads two statements together, from where the first layer leaves each of them.

    python -m training.train_together --base BASE --begin OUT/weights.pt --out OUT --minutes 86
    python -m training.train_together --base BASE --go-on WEIGHTS --out OUT --minutes 86 [--taught-by L/weights.pt ...]

Begins as the next layers of a trained `Meaning`, which then teaches it layer by layer, or goes on from the two networks
that ship in the folder `WEIGHTS`: what to do when there are new stories or points. Larger networks that read two
statements teach it by what they answer, also of pairs that nobody judged. What of `Meaning` reads a statement alone
does not learn here.
"""

import argparse
import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

from crossread.language.pair_window import kinds_of_pieces
from training.ahead import ahead
from training.large import LargePairs
from training.loop import learn, options_of, padded, precision, read_tokenizer, set_up
from training.network import ALONE, Meaning, Together, behind_alone
from training.pair_window import BETWEEN, PairWindow, make_pair_window
from training.shipped import load_shipped_body, load_shipped_together
from training.statement_pairs import (
    StatementPairs,
    Windowed,
    loss_of,
    read_statement_pairs,
    windows_of,
)
from training.train_large_pairs import large_pairs

DROP = 0.05
SEEN_FIRST = 64  # pairs by which it is found how a first piece stands behind the first layer


class Teachers(NamedTuple):
    """Who teaches beside the answers: the network whose layers it has, and larger ones."""

    meaning: Meaning | None
    larger: Sequence[LargePairs]


class Table(NamedTuple):
    """A batch as `Together` reads it: rows and kinds; and where each row stands in the window of its pair.

    The places have the first piece before all others, and -1 where there is none.
    """

    rows: Tensor
    kinds: Tensor
    places: Tensor


def losses(
    network: Together,
    meaning: Meaning,
    teachers: Teachers,
    batches: Iterator[list[Windowed]],
) -> Iterator[Tensor]:
    """The loss of one batch after another: from the answers, and from the teachers where there are any."""
    device = next(network.parameters()).device.type
    for batch in batches:
        table = table_of(batch, meaning, device)
        with precision(device):
            states = list(network.states(table.rows, table.kinds, DROP))
            said = network.same(states[-1][:, 0]).float()
        loss = loss_of(said, batch)
        windows = windows_of(batch, device)
        if teachers.meaning:
            loss = loss + imitation(states, said, teachers.meaning, table.places, windows)
        if teachers.larger:
            with precision(device), torch.no_grad():
                answers = [torch.sigmoid(one(*windows)) for one in teachers.larger]
            right = torch.stack(answers).mean(0)
            lost = functional.binary_cross_entropy_with_logits(said, right, reduction="none")
            loss = loss + lost.mean(0) @ torch.tensor([1.0, 0.3], device=device)
        yield loss


def imitation(
    states: Sequence[Tensor],
    said: Tensor,
    teacher: Meaning,
    places: Tensor,
    windows: tuple[Tensor, Tensor],
) -> Tensor:
    """How far the network is from its teacher: in its answers, in its first piece at the end, and in all before.

    Rows are compared layer by layer as in TinyBERT (Jiao et al. 2020, https://arxiv.org/abs/1909.10351).
    """
    with torch.inference_mode():
        theirs = list(teacher.body.states(*windows, 0.0))
        right = torch.sigmoid(teacher.same(theirs[-1][:, 0]).float())
    index = places[:, :, None].expand(-1, -1, theirs[0].shape[-1])
    there = (places >= 0)[:, :, None]
    loss = functional.binary_cross_entropy_with_logits(said, right.clone())
    loss = loss + functional.mse_loss(states[-1][:, 0].float(), theirs[-1][:, 0].clone())
    for ours, their in zip(states[:-1], theirs[ALONE:], strict=False):
        wanted = torch.gather(their, 1, index.clamp(min=0)).clone()
        apart = (ours.float() - wanted) ** 2 * there
        loss = loss + apart.sum() / (there.sum() * ours.shape[-1])
    return loss


def table_of(batch: Sequence[Windowed], meaning: Meaning, device: str) -> Table:
    """Each statement of a batch read alone, and the rows of the two of a pair put behind one another."""
    sides = [side for _, window in batch for side in sides_of(window)]
    ids = padded([side for side, _ in sides], 0, device)
    shapes = padded([side for _, side in sides], 0, device)
    with torch.no_grad():
        alone = behind_alone(meaning, ids, shapes).flatten(0, 1)
    width = ids.shape[1]
    index, kinds, places = [], [], []
    for at in range(0, len(sides), 2):
        (one, _), (other, _) = sides[at], sides[at + 1]
        n, behind = len(one), len(one) + 2  # the first piece and the one between stand before
        starts = at * width, (at + 1) * width
        index.append([*range(starts[0], starts[0] + n), *range(starts[1], starts[1] + len(other))])
        kinds.append(kinds_of_pieces(np.array(one), np.array(other)).tolist())
        places.append([0, *range(1, 1 + n), *range(behind, behind + len(other))])
    return Table(
        alone[padded(index, 0, device)], padded(kinds, -1, device), padded(places, -1, device)
    )


def sides_of(window: PairWindow) -> list[tuple[Sequence[int], Sequence[int]]]:
    """The ids and the shapes of the two statements of a window."""
    between = window.ids.index(BETWEEN)
    parts = slice(1, between), slice(between + 1, -1)
    return [(window.ids[part], window.shapes[part]) for part in parts]


def begin(network: Together, meaning: Meaning, pairs: StatementPairs, tokenizer: Tokenizer) -> None:
    """Takes over layers of a trained network."""
    chance = random.Random(0)  # noqa: S311 (a seed, not a secret)
    drawn = [pairs.draw(chance) for _ in range(SEEN_FIRST)]
    windows = [make_pair_window(one.left, one.right, tokenizer) for one in drawn]
    network.begin_from(
        meaning, [(torch.tensor([one.ids]), torch.tensor([one.shapes])) for one in windows]
    )


def main() -> None:
    """Trains for `--minutes`, with a checkpoint every two, and writes the averaged weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    start = parser.add_mutually_exclusive_group(required=True)
    start.add_argument("--begin", type=Path, help="weights.pt of a trained Meaning")
    start.add_argument("--go-on", type=Path, help="the folder of the weights that ship")
    parser.add_argument("--taught-by", type=Path, nargs="*", default=[], help="larger networks")
    options = options_of(parser)
    device = set_up(options.seed)
    tokenizer = read_tokenizer(options.base)
    pairs = read_statement_pairs(options.training, options.data, plain=bool(options.taught_by))
    meaning, network = Meaning().eval(), Together()
    if options.go_on:
        base = options.base / "model.safetensors"
        load_shipped_body(meaning, options.go_on / "meaning.int8.onnx", base)
        load_shipped_together(network, options.go_on / "together.int8.onnx")
    else:
        meaning.load_state_dict(torch.load(options.begin, map_location="cpu"))
        begin(network, meaning, pairs, tokenizer)
    network.to(device)
    meaning.to(device)
    larger = [large_pairs(path).to(device).eval() for path in options.taught_by]

    def made(seed: int) -> Iterator[list[Windowed]]:
        chance = random.Random(seed)  # noqa: S311 (a seed, not a secret)
        return pairs.batches(tokenizer, options.pieces, chance)

    batches = ahead(made, options.seed, options.processes)
    teachers = Teachers(None if options.go_on else meaning, larger)
    learn(network, losses(network, meaning, teachers, batches), options)


if __name__ == "__main__":
    main()
