"""How sentences learn their vectors, from pairs of sentences that tell one point.

A batch holds few topics, so that its other sentences are close but tell something else, and beside them any
sentences. The loss is that of Oord et al. 2018 (InfoNCE) over the pairs, and keeps the similarities of all
near those of the base network, which has seen far more text than these pairs hold.
"""

import random
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

from crossread.language.windows import Window, make_windows
from crossread.types.annotation import Sentence
from crossread.types.span import Span
from evals.sentence_pairs import Pair, is_held_out, read_pairs
from training.loop import precision
from training.network import Meaning

__all__ = ["VectorPairs", "read_vector_pairs", "vector_loss"]

PAIRS = 20  # in a batch
PLAIN = 24  # sentences of any kind, in a batch
MOST_PLAIN = 6000  # of them in all
TEMPERATURE = 0.05
MOST = 64  # pieces of a sentence that are read
TOPICS = 4  # in a batch


@dataclass(slots=True)
class VectorPairs:
    """The pairs by topic, sentences of any kind, each sentence as pieces and with the base network's vector."""

    by_topic: dict[str, list[Pair]]
    plain: list[str]
    windows: dict[str, Window] = field(default_factory=dict)
    base: dict[str, Tensor] = field(default_factory=dict)

    def remember(self, network: Meaning, tokenizer: Tokenizer, device: str) -> None:
        """Notes pieces and base vectors of every sentence; called before the network has learned."""
        paired = {t for pairs in self.by_topic.values() for p in pairs for t in (p.left, p.right)}
        texts = sorted(paired | set(self.plain))
        network.eval()
        with torch.inference_mode(), precision(device):
            for text in texts:
                sentence = Sentence(Span(0, len(text)), 0)
                self.windows[text] = next(make_windows(text, [sentence], tokenizer, most=MOST))
            ordered = sorted(texts, key=lambda t: len(self.windows[t].ids))
            for at in range(0, len(ordered), 32):
                part = ordered[at : at + 32]
                vectors = _vectors(network, [self.windows[t] for t in part], device)
                self.base.update(zip(part, vectors.clone(), strict=True))
        network.train()


def read_vector_pairs(data: Path, sentences: Sequence[str]) -> VectorPairs:
    """The pairs to learn from, and some of `sentences`; topics that are held out are left out."""
    by_topic: dict[str, list[Pair]] = defaultdict(list)
    for pair in read_pairs(data):
        if not is_held_out(pair.topic):
            by_topic[pair.topic].append(pair)
    some = sorted(set(sentences))
    some = some[:: max(1, len(some) // MOST_PLAIN)][:MOST_PLAIN]
    return VectorPairs(dict(sorted(by_topic.items())), some)


def vector_loss(network: Meaning, pairs: VectorPairs, chance: random.Random, device: str) -> Tensor:
    """How far one batch of pairs is from: each sentence nearest to its partner."""
    topics = chance.sample(sorted(pairs.by_topic), min(TOPICS, len(pairs.by_topic)))
    chosen = [p for t in topics for p in _some(pairs.by_topic[t], PAIRS // TOPICS, chance)]
    texts = [p.left for p in chosen] + [p.right for p in chosen]
    texts += chance.sample(pairs.plain, min(PLAIN, len(pairs.plain)))
    ours = functional.normalize(
        _vectors(network, [pairs.windows[t] for t in texts], device), dim=-1
    )
    a, b = ours[: len(chosen)], ours[len(chosen) : 2 * len(chosen)]
    scores = a @ b.T / TEMPERATURE
    unsure = torch.tensor(
        [[p is not q and bool(p.points & q.points) for q in chosen] for p in chosen], device=device
    )
    scores = scores.masked_fill(unsure, -1e4)
    gold = torch.arange(len(chosen), device=device)
    loss = functional.cross_entropy(scores, gold) + functional.cross_entropy(scores.T, gold)
    base = functional.normalize(torch.stack([pairs.base[t] for t in texts]).to(device), dim=-1)
    return 0.15 * loss + 10 * functional.mse_loss(ours @ ours.T, base @ base.T)


def _some(pairs: Sequence[Pair], n: int, chance: random.Random) -> list[Pair]:
    return chance.sample(pairs, min(n, len(pairs)))


def _vectors(network: Meaning, windows: Sequence[Window], device: str) -> Tensor:
    """The vector of each window."""
    longest = max(len(w.ids) for w in windows)
    ids = torch.tensor([[*w.ids, *[0] * (longest - len(w.ids))] for w in windows], device=device)
    shapes = torch.tensor(
        [[*w.shapes, *[0] * (longest - len(w.shapes))] for w in windows], device=device
    )
    vectors: Tensor = network(ids, shapes)[0]
    return vectors
