"""How the head learns that reads two statements together: do they tell one point, and alike?

In go our invented stories, SuperPAL and ECB+; out come pairs of statements with their answers. Statements that
share much but tell two things are shown more often than those with nothing in common, which are easy.
A third of the stories, by their names, is left out: on them `training/likeness.py` fits how far the head is
to be trusted.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

from crossread.align.candidates import candidates
from crossread.align.likeness import COLUMNS, rows
from crossread.language.pair_window import PairWindow, make_pair_window
from crossread.language.rules import RuleModel
from evals.sentence_pairs import Pair, is_held_out, read_pairs
from training.network import Meaning
from training.stories import Told, is_for_likeness, parted_pairs, read_stories, true_pairs

__all__ = ["StatementPair", "StatementPairs", "read_statement_pairs"]

PIECES = 1400  # in a batch
EASY = 0.05  # how often a pair is shown that shares nothing, against one that shares all
WRONG = 4  # pairs of two points, to each pair of one
FROM_SETS = 0.25  # of the pairs of one point, those from SuperPAL and ECB+


@dataclass(frozen=True, slots=True)
class StatementPair:
    """Two statements; `apart` is whether they part in how they tell the point, None where nobody said."""

    left: str
    right: str
    same: bool
    apart: bool | None = None


@dataclass(slots=True)
class StatementPairs:
    """The pairs of one point, and those of two with how often each is shown."""

    same: list[StatementPair]
    other: list[StatementPair]
    weights: list[float]
    by_topic: dict[str, list[Pair]]
    tokenizer: Tokenizer
    windows: dict[tuple[str, str], PairWindow] = field(default_factory=dict)

    def loss(self, network: Meaning, chance: random.Random, device: str) -> Tensor:
        """How far the two answers are from right on one batch (binary cross-entropy)."""
        batch = list(self._batch(chance))
        windows = [self._window(one, chance) for one in batch]
        longest = max(len(w.ids) for w in windows)

        def padded(rows: Sequence[Sequence[int]]) -> Tensor:
            full = [[*row, *[0] * (longest - len(row))] for row in rows]
            return torch.tensor(full, device=device)

        _, said = network(padded([w.ids for w in windows]), padded([w.shapes for w in windows]))
        same = torch.tensor([float(one.same) for one in batch], device=device)
        apart = torch.tensor([float(bool(one.apart)) for one in batch], device=device)
        known = torch.tensor([float(one.apart is not None) for one in batch], device=device)
        first = functional.binary_cross_entropy_with_logits(said[:, 0], same)
        second = functional.binary_cross_entropy_with_logits(said[:, 1], apart, reduction="none")
        return first + 0.3 * (second * known).sum() / known.sum().clamp(min=1.0)

    def _batch(self, chance: random.Random) -> Iterator[StatementPair]:
        """Pairs with about `PIECES` pieces in all."""
        held = 0
        while held < PIECES:
            if chance.random() < 1 / (1 + WRONG):
                from_sets = chance.random() < FROM_SETS
                one = self._from_sets(chance, same=True) if from_sets else chance.choice(self.same)
            elif chance.random() < FROM_SETS / 2:
                one = self._from_sets(chance, same=False)
            else:
                (one,) = chance.choices(self.other, self.weights)
            held += (len(one.left) + len(one.right)) // 4 + 3
            yield one

    def _from_sets(self, chance: random.Random, *, same: bool) -> StatementPair:
        pairs = self.by_topic[chance.choice(list(self.by_topic))]
        one, other = chance.choice(pairs), chance.choice(pairs)
        if same or one.points & other.points:
            return StatementPair(one.left, one.right, same=True)
        return StatementPair(one.left, other.right, same=False)

    def _window(self, one: StatementPair, chance: random.Random) -> PairWindow:
        sides = (one.left, one.right) if chance.random() < 0.5 else (one.right, one.left)
        if sides not in self.windows:
            self.windows[sides] = make_pair_window(*sides, self.tokenizer)
        return self.windows[sides]


def read_statement_pairs(training: Path, data: Path, tokenizer: Tokenizer) -> StatementPairs:
    """All pairs to learn from. Statements are cut by rules, so that no weights are needed to make weights."""
    same: list[StatementPair] = []
    other: list[StatementPair] = []
    weights: list[float] = []
    model = RuleModel()
    for told in read_stories(training / "stories", model):
        if is_for_likeness(told.name):
            continue
        for one, shared in _pairs_of(told, model):
            if one.same:
                same.append(one)
            else:
                other.append(one)
                weights.append(EASY + shared)
    by_topic: dict[str, list[Pair]] = {}
    for pair in read_pairs(data):
        if not is_held_out(pair.topic):
            by_topic.setdefault(pair.topic, []).append(pair)
    return StatementPairs(same, other, weights, by_topic, tokenizer)


def _pairs_of(told: Told, model: RuleModel) -> Iterator[tuple[StatementPair, float]]:
    """Each candidate pair of a story and each true one, with the share of words that its statements share."""
    features = told.features
    vectors = model.vectors([one.text for one in features])
    right = true_pairs(features, told.points)
    apart = parted_pairs(features, told.points)
    pairs = sorted({*candidates(features, vectors), *right})
    shares = rows(features, vectors, pairs)[:, COLUMNS.index("of_shorter")]
    for (i, j), shared in zip(pairs, shares.tolist(), strict=True):
        is_same = (i, j) in right
        yield (
            StatementPair(
                features[i].text, features[j].text, is_same, (i, j) in apart if is_same else None
            ),
            shared,
        )
