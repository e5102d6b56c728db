"""How the head learns that reads two statements together: do they tell one point, and alike?

In go our invented stories and points, real stories, SuperPAL and ECB+; out come pairs of statements with their
answers. Statements that share much but tell two things are shown more often than those with nothing in common, which
are easy.
A third of the stories, by their names, is left out: on them `training/likeness.py` fits how far the head is
to be trusted. A wording of a point is shown joined to another one of its file now and then, as agencies join them, and
pairs are varied as `training.varied` says.
"""

import random
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate, chain, combinations
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

from crossread.align.match.candidates import candidates
from crossread.align.match.likeness import COLUMNS, rows
from crossread.language.pair_window import PairWindow
from crossread.language.rules.rules import RuleModel
from evals.sentence_pairs import Pair, is_held_out, read_pairs
from training.loop import padded
from training.pair_window import make_pair_window
from training.plain import PlainPair, read_plain_pairs
from training.points import Wording, read_points, tell_apart
from training.real_stories import read_real_stories
from training.stories import (
    Told,
    is_for_likeness,
    parted_pairs,
    read_stories,
    true_pairs,
)
from training.stories import (
    is_held_out as is_measured,
)
from training.varied import CUT, RENAMED, cut_words, other_names, renamed

__all__ = [
    "OF_APART",
    "StatementPair",
    "StatementPairs",
    "Windowed",
    "loss_of",
    "read_statement_pairs",
    "windows_of",
]

POOL = 12  # batches that are drawn at once and sorted by length, so that little is filled
EASY = 0.05  # how often a pair is shown that shares nothing, against one that shares all
WRONG = 4  # pairs of two points, to each pair of one
FROM_PLAIN = 0.5  # of all pairs, those that nobody judged, where a larger network does
FROM_SETS = 0.2  # of the pairs of one point, those from SuperPAL and ECB+
FROM_POINTS = 0.25  # of all judged pairs, those from the invented points
FROM_REAL = 0.4  # of all judged pairs, those from real stories
OF_APART = 0.3  # what it weighs whether two part in how they tell a point
JOINED = 0.3  # how often a wording is shown with another one of its file behind it
_JOINS = (", while ", ", and ", " as ", "; ", ", after ", " — ", ", but ")
_WORD = re.compile(r"[^\W_]{4,}|\d+")


@dataclass(frozen=True, slots=True)
class StatementPair:
    """Two statements; whether they tell one point, and part in how they tell it: None where nobody said."""

    left: str
    right: str
    same: bool | None
    apart: bool | None = None


@dataclass(frozen=True, slots=True)
class File:
    """The wordings of one file of points: pairs that share a point, and those that do not with how often each is shown."""

    wordings: tuple[Wording, ...]
    same: list[tuple[int, int]]
    other: list[tuple[int, int]]
    weights: list[float]
    lower: frozenset[str]


@dataclass(slots=True)
class Pool:
    """The pairs of one point in some stories, and those of two with how often each is shown."""

    same: list[StatementPair] = field(default_factory=list)
    other: list[StatementPair] = field(default_factory=list)
    weights: list[float] = field(default_factory=list)
    _summed: list[float] = field(default_factory=list)

    def draw(self, chance: random.Random, *, same: bool) -> StatementPair:
        """One pair, of one point or of two."""
        if same:
            return chance.choice(self.same)
        if len(self._summed) != len(self.weights):
            self._summed = list(accumulate(self.weights))
        (one,) = chance.choices(self.other, cum_weights=self._summed)
        return one


Windowed = tuple[StatementPair, PairWindow]


@dataclass(slots=True)
class StatementPairs:
    """What pairs are drawn from."""

    invented: Pool
    real: Pool
    by_topic: dict[str, list[Pair]]
    points: list[File]
    names: tuple[str, ...]
    plain: Pool = field(default_factory=Pool)

    def batches(
        self, tokenizer: Tokenizer, most: int, chance: random.Random
    ) -> Iterator[list[Windowed]]:
        """Batches of pairs of like length without end, at most `most` pieces in each, a pair either way round."""
        while True:
            drawn: list[Windowed] = []
            held = 0
            while held < most * POOL:
                one = self.varied(self.draw(chance), chance)
                drawn.append((one, make_pair_window(one.left, one.right, tokenizer)))
                held += len(drawn[-1][1].ids)
            yield from _of_like_length(drawn, most, chance)

    def varied(self, one: StatementPair, chance: random.Random) -> StatementPair:
        """The pair either way round, now and then with other names, or where a larger network judges with words cut."""
        sides = [one.left, one.right]
        chance.shuffle(sides)
        if self.names and chance.random() < RENAMED:
            sides = [*renamed(*sides, self.names, chance)]
        cut = (
            cut_words(sides[0], chance) if self.plain.other and chance.random() < CUT else sides[0]
        )
        if cut != sides[0]:
            return StatementPair(cut, sides[1], None)
        return replace(one, left=sides[0], right=sides[1])

    def draw(self, chance: random.Random) -> StatementPair:
        """One pair; a fifth of those that somebody judged tell one point."""
        if self.plain.other and chance.random() < FROM_PLAIN:
            return self.plain.draw(chance, same=False)
        place = chance.random()
        if place < FROM_POINTS:
            return _from_points(chance.choice(self.points), chance)
        same = chance.random() < 1 / (1 + WRONG)
        if place < FROM_POINTS + FROM_REAL:
            return self.real.draw(chance, same=same)
        if chance.random() < (FROM_SETS if same else FROM_SETS / 2):
            return self._from_sets(chance, same=same)
        return self.invented.draw(chance, same=same)

    def _from_sets(self, chance: random.Random, *, same: bool) -> StatementPair:
        pairs = self.by_topic[chance.choice(list(self.by_topic))]
        one, other = chance.choice(pairs), chance.choice(pairs)
        if same or one.points & other.points:
            return StatementPair(one.left, one.right, same=True)
        return StatementPair(one.left, other.right, same=False)


def _of_like_length(
    drawn: list[Windowed], most: int, chance: random.Random
) -> list[list[Windowed]]:
    """The pairs in batches of at most `most` pieces, those that fill shorter rows among them, in random order."""
    batches: list[list[Windowed]] = [[]]
    for pair in sorted(drawn, key=lambda pair: len(pair[1].ids)):
        if batches[-1] and len(pair[1].ids) * (len(batches[-1]) + 1) > most:
            batches.append([])
        batches[-1].append(pair)
    chance.shuffle(batches)
    return batches


def windows_of(batch: Sequence[Windowed], device: str) -> tuple[Tensor, Tensor]:
    """The ids and the shapes of a batch, each batch by pieces, 0 pads."""
    windows = [window for _, window in batch]
    return (
        padded([one.ids for one in windows], 0, device),
        padded([one.shapes for one in windows], 0, device),
    )


def loss_of(said: Tensor, batch: Sequence[Windowed]) -> Tensor:
    """How far two logits for each pair are from right, as far as somebody judged the pair (binary cross-entropy)."""
    judged = [(one.same, one.apart) for one, _ in batch]
    right = torch.tensor([[float(bool(v)) for v in one] for one in judged], device=said.device)
    known = torch.tensor([[v is not None for v in one] for one in judged], device=said.device)
    lost = functional.binary_cross_entropy_with_logits(said, right, reduction="none") * known
    same, apart = lost.sum(0) / known.sum(0).clamp(min=1)
    return same + OF_APART * apart


def read_statement_pairs(training: Path, data: Path, *, plain: bool = False) -> StatementPairs:
    """All pairs to learn from, with `plain` those that nobody judged as well.

    Statements are cut by rules, so that no weights are needed to make weights.
    """
    model = RuleModel()
    invented = (
        told for told in read_stories(training / "stories", model) if not is_for_likeness(told.name)
    )
    real = read_real_stories(training / "real_stories", data, model, held_out=False)
    by_topic: dict[str, list[Pair]] = {}
    for pair in read_pairs(data):
        if not is_held_out(pair.topic):
            by_topic.setdefault(pair.topic, []).append(pair)
    points = [
        file_of(wordings)
        for name, wordings in read_points(training / "points")
        if not is_measured(name)
    ]
    ours, theirs = _pool_of(invented, model), _pool_of(real, model)
    unjudged = plain_pool(read_plain_pairs(data, model) if plain else [])
    shown = chain(ours.same, ours.other, theirs.same, theirs.other, unjudged.other)
    texts = {text for one in shown for text in (one.left, one.right)}
    texts.update(wording.text for file in points for wording in file.wordings)
    return StatementPairs(ours, theirs, by_topic, points, other_names(texts), unjudged)


def plain_pool(pairs: Sequence[PlainPair]) -> Pool:
    """The pairs that nobody judged; those that share much are shown more often, as those of two points are."""
    pool = Pool()
    for left, right, shared in pairs:
        pool.other.append(StatementPair(left, right, None))
        pool.weights.append(EASY + shared)
    return pool


def _pool_of(stories: Iterable[Told], model: RuleModel) -> Pool:
    """The pairs of all `stories`."""
    pool = Pool()
    for told in stories:
        for one, shared in _pairs_of(told, model):
            if one.same:
                pool.same.append(one)
            else:
                pool.other.append(one)
                pool.weights.append(EASY + shared)
    return pool


def file_of(wordings: tuple[Wording, ...]) -> File:
    """A file of points made ready; pairs of two points that share many words are the ones to learn from."""
    words = [frozenset(_WORD.findall(one.text.lower())) for one in wordings]
    same: list[tuple[int, int]] = []
    other: list[tuple[int, int]] = []
    weights: list[float] = []
    for i, j in combinations(range(len(wordings)), 2):
        if set(wordings[i].points) & set(wordings[j].points):
            same.append((i, j))
        else:
            other.append((i, j))
            weights.append(
                EASY + len(words[i] & words[j]) / max(1, min(len(words[i]), len(words[j])))
            )
    lower = frozenset(
        word for one in wordings for word in one.text.split()[1:] if word[0].islower()
    )
    return File(wordings, same, other, weights, lower)


def _from_points(file: File, chance: random.Random) -> StatementPair:
    """A pair of one file; now and then a side has another wording of the file joined to it."""
    if chance.random() < 1 / (1 + WRONG):
        i, j = chance.choice(file.same)
    else:
        ((i, j),) = chance.choices(file.other, file.weights)
    one, other = file.wordings[i], file.wordings[j]
    left, right = _joined(one, file, chance), _joined(other, file, chance)
    same = bool(set(left.points) & set(right.points))
    plain = left is one and right is other
    return StatementPair(
        left.text, right.text, same, tell_apart(one, other) if same and plain else None
    )


def _joined(one: Wording, file: File, chance: random.Random) -> Wording:
    """The wording, or the wording with another one before or behind it."""
    if chance.random() >= JOINED:
        return one
    other = chance.choice(file.wordings)
    first, second = (one, other) if chance.random() < 0.6 else (other, one)
    behind = second.text
    if (start := behind.split()[0]) and start.lower() in file.lower:
        behind = behind[0].lower() + behind[1:]
    text = first.text.rstrip(".") + chance.choice(_JOINS) + behind
    return Wording(text, one.points + other.points, None)


def _pairs_of(told: Told, model: RuleModel) -> Iterator[tuple[StatementPair, float]]:
    """Each candidate pair of a story and each true one, with the share of words that its statements share."""
    features = told.features
    meanings = model.meanings([one.text for one in features])
    right = true_pairs(features, told.points)
    apart = parted_pairs(features, told.points)
    pairs = sorted({*candidates(features, np.stack([one.whole for one in meanings])), *right})
    shares = rows(features, meanings, pairs)[:, COLUMNS.index("of_shorter")]
    for (i, j), shared in zip(pairs, shares.tolist(), strict=True):
        is_same = (i, j) in right
        yield (
            StatementPair(
                features[i].text, features[j].text, is_same, (i, j) in apart if is_same else None
            ),
            shared,
        )
