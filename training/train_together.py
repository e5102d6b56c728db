"""Trains the network that reads two statements together, from where the first layer leaves each of them.

    python -m training.train_together --base BASE --begin OUT/weights.pt --out OUT --minutes 86
    python -m training.train_together --base BASE --go-on WEIGHTS --out OUT --minutes 86

Begins as the next layers of a trained `Meaning`, or goes on from the two networks that ship in the folder `WEIGHTS`:
what to do when there are new stories or points. What of `Meaning` reads a statement alone does not learn here: what it says of a
statement is remembered, which makes a step three times as quick.
"""

import argparse
import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

from crossread.language.pair_window import kinds_of_pieces
from crossread.language.windows import make_windows
from crossread.types.annotation import Sentence
from crossread.types.span import Span
from training.loop import learn, options_of, precision, read_tokenizer, set_up
from training.network import ALONE, Meaning, Together, behind_alone
from training.pair_window import BEGIN, BETWEEN, make_pair_window
from training.shipped import load_shipped_body, load_shipped_together
from training.statement_pairs import StatementPair, StatementPairs, loss_of, read_statement_pairs

MOST_PIECES = 128  # of a statement that are read
DROP = 0.05
PIECES = 1400  # in a batch, those that fill its shorter rows among them
POOL = 12  # batches that are drawn at once and sorted by length, so that little is filled
SEEN_FIRST = 64  # pairs by which it is found how a first piece stands behind the first layer


class ReadAlone(NamedTuple):
    """The pieces of a statement, their shapes, and a row for each as the first layer leaves it."""

    pieces: NDArray[np.int64]
    shapes: list[int]
    rows: NDArray[np.float16]


Pair = tuple[StatementPair, ReadAlone, ReadAlone]


class Statements:
    """What the first layer of a trained `Meaning` says of each statement, found once."""

    def __init__(self, meaning: Meaning, tokenizer: Tokenizer) -> None:
        self.meaning = meaning
        self.tokenizer = tokenizer
        self.known: dict[str, ReadAlone] = {}

    def of(self, text: str) -> ReadAlone:
        """The statement as it is read alone."""
        if text not in self.known:
            whole = Sentence(Span(0, len(text)), 0)
            window = next(make_windows(text, [whole], self.tokenizer, most=MOST_PIECES))
            ids, shapes = (torch.tensor([row]) for row in (window.ids, window.shapes))
            with torch.inference_mode():
                (rows,) = behind_alone(self.meaning, ids, shapes).numpy()
            self.known[text] = ReadAlone(ids[0].numpy(), window.shapes, rows.astype(np.float16))
        return self.known[text]


def losses(
    network: Together,
    pairs: StatementPairs,
    statements: Statements,
    seed: int,
    teacher: Meaning | None,
) -> Iterator[Tensor]:
    """The loss of one batch after another, without end: from the answers, and from the teacher where there is one."""
    device = next(network.parameters()).device.type
    chance = random.Random(seed)  # noqa: S311 (a seed, not a secret)
    while True:
        ready = batches(pairs, statements, chance)
        chance.shuffle(ready)
        for batch in ready:
            rows, kinds = table(batch)
            with precision(device):
                states = list(network.states(rows.to(device), kinds.to(device), DROP))
                said = network.same(states[-1][:, 0]).float()
            loss = loss_of(said, [one for one, _, _ in batch])
            yield loss + imitation(states, said, teacher, batch) if teacher else loss


def imitation(
    states: Sequence[Tensor], said: Tensor, teacher: Meaning, batch: Sequence[Pair]
) -> Tensor:
    """How far the network is from its teacher: in its answers, in its first piece at the end, and in all before.

    Rows are compared layer by layer as in TinyBERT (Jiao et al. 2020, https://arxiv.org/abs/1909.10351).
    """
    ids, shapes, places = windows_of(batch)
    device = said.device
    with torch.inference_mode():
        theirs = list(teacher.body.states(ids.to(device), shapes.to(device), 0.0))
        right = torch.sigmoid(teacher.same(theirs[-1][:, 0]).float())
    index = places.to(device)[:, :, None].expand(-1, -1, theirs[0].shape[-1])
    there = (places >= 0).to(device)[:, :, None]
    loss = functional.binary_cross_entropy_with_logits(said, right.clone())
    loss = loss + functional.mse_loss(states[-1][:, 0].float(), theirs[-1][:, 0].clone())
    for ours, their in zip(states[:-1], theirs[ALONE:], strict=False):
        wanted = torch.gather(their, 1, index.clamp(min=0)).clone()
        apart = (ours.float() - wanted) ** 2 * there
        loss = loss + apart.sum() / (there.sum() * ours.shape[-1])
    return loss


def windows_of(batch: Sequence[Pair]) -> tuple[Tensor, Tensor, Tensor]:
    """Ids and shapes as the teacher reads them, and where in them each row of `table`'s stands, the first before all."""
    rows: list[tuple[list[int], list[int], list[int]]] = []
    for _, one, other in batch:
        ids = [BEGIN, *one.pieces.tolist(), BETWEEN, *other.pieces.tolist(), BETWEEN]
        shapes = [0, *one.shapes, 0, *other.shapes, 0]
        behind = len(one.pieces) + 1
        places = [0, *range(1, behind), *range(behind + 1, behind + 1 + len(other.pieces))]
        rows.append((ids, shapes, places))

    def filled(at: int, fill: int) -> Tensor:
        longest = max(len(row[at]) for row in rows)
        return torch.tensor([[*row[at], *[fill] * (longest - len(row[at]))] for row in rows])

    return filled(0, 0), filled(1, 0), filled(2, -1)


def batches(
    pairs: StatementPairs, statements: Statements, chance: random.Random
) -> list[list[Pair]]:
    """Batches of pairs of like length, `PIECES` pieces in each, a pair either way round."""
    drawn: list[Pair] = []
    held = 0
    while held < PIECES * POOL:
        one = pairs.draw(chance)
        sides = [statements.of(text) for text in (one.left, one.right)]
        if chance.random() < 0.5:
            sides.reverse()
        drawn.append((one, sides[0], sides[1]))
        held += length(drawn[-1])
    drawn.sort(key=length)
    made: list[list[Pair]] = [[]]
    for pair in drawn:
        if made[-1] and length(pair) * (len(made[-1]) + 1) > PIECES:
            made.append([])
        made[-1].append(pair)
    return made


def length(pair: Pair) -> int:
    """How many pieces the two statements hold."""
    return len(pair[1].pieces) + len(pair[2].pieces)


def table(batch: Sequence[Pair]) -> tuple[Tensor, Tensor]:
    """The rows and the kinds of a batch, filled up with zeros and with -1."""
    longest = max(map(length, batch))

    def filled(values: NDArray[np.generic], fill: int) -> NDArray[np.generic]:
        room = [(0, longest - len(values)), *[(0, 0)] * (values.ndim - 1)]
        return np.pad(values, room, constant_values=fill)

    rows = [
        filled(np.concatenate([one.rows, other.rows]).astype(np.float32), 0)
        for _, one, other in batch
    ]
    kinds = [filled(kinds_of_pieces(one.pieces, other.pieces), -1) for _, one, other in batch]
    return torch.from_numpy(np.stack(rows)), torch.from_numpy(np.stack(kinds))


def begin(network: Together, meaning: Meaning, pairs: StatementPairs) -> None:
    """Takes over layers of a trained network."""
    chance = random.Random(0)  # noqa: S311 (a seed, not a secret)
    drawn = [pairs.draw(chance) for _ in range(SEEN_FIRST)]
    windows = [make_pair_window(one.left, one.right, pairs.tokenizer) for one in drawn]
    network.begin_from(
        meaning, [(torch.tensor([one.ids]), torch.tensor([one.shapes])) for one in windows]
    )


def main() -> None:
    """Trains for `--minutes`, with a checkpoint every two, and writes the averaged weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    start = parser.add_mutually_exclusive_group(required=True)
    start.add_argument("--begin", type=Path, help="weights.pt of a trained Meaning")
    start.add_argument("--go-on", type=Path, help="the folder of the weights that ship")
    options = options_of(parser)
    device = set_up(options.seed)
    tokenizer = read_tokenizer(options.base)
    pairs = read_statement_pairs(options.training, options.data, tokenizer)
    meaning, network = Meaning().eval(), Together()
    if options.go_on:
        base = options.base / "model.safetensors"
        load_shipped_body(meaning, options.go_on / "meaning.int8.onnx", base)
        load_shipped_together(network, options.go_on / "together.int8.onnx")
    else:
        meaning.load_state_dict(torch.load(options.begin, map_location="cpu"))
        begin(network, meaning, pairs)
    network.to(device)
    teacher = None if options.go_on else meaning
    statements = Statements(meaning, tokenizer)
    learn(network, losses(network, pairs, statements, options.seed, teacher), options)


if __name__ == "__main__":
    main()
