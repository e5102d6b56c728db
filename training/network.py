"""Three networks in torch, each a MiniLM (6 layers of 384) with shapes of words beside their pieces, and heads.

`Reading` tags names and attributions; `Meaning` gives sentences vectors; `Together` reads two statements at once. One
that learns to tag forgets what sentences mean, and one that gives vectors has no room for reading two statements as
well: see docs/decisions/0011 and 0041. `Meaning` learns to compare two as well, and `Together` begins from it.
"""

import math
from pathlib import Path
from typing import NamedTuple

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from crossread.language.decode import (
    N_BUCKETS,
    N_TAGS,
    PAIR_COLUMNS,
    PAIR_LABELS,
    REFERENCE_COLUMNS,
)
from crossread.language.pair_window import BETWEEN
from crossread.language.windows import N_SHAPES

__all__ = ["Body", "Meaning", "Reading", "Said", "Together", "fill", "load_base"]

SIZE, LAYERS, HEADS_OF_ATTENTION, FEED = 384, 6, 12, 1536
DROP_OF_PAIRS = 0.05


class Layer(nn.Module):
    """One transformer layer as in BERT (Devlin et al. 2019)."""

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value = (nn.Linear(SIZE, SIZE) for _ in range(3))
        self.out, self.norm = nn.Linear(SIZE, SIZE), nn.LayerNorm(SIZE, eps=1e-12)
        self.up, self.down = nn.Linear(SIZE, FEED), nn.Linear(FEED, SIZE)
        self.norm_out = nn.LayerNorm(SIZE, eps=1e-12)

    def forward(self, x: Tensor, mask: Tensor, drop: float) -> Tensor:
        """`x` is batch by pieces by SIZE; `mask` is 0 where there is a piece and far below 0 elsewhere."""
        batch, length, _ = x.shape
        shape = (batch, length, HEADS_OF_ATTENTION, SIZE // HEADS_OF_ATTENTION)
        query, key, value = (
            part(x).view(shape).transpose(1, 2) for part in (self.query, self.key, self.value)
        )
        # Written out: torch's fused attention with a mask is twice as slow on a CPU when it learns.
        scores = query @ key.transpose(-1, -2) * shape[-1] ** -0.5 + mask.to(query.dtype)
        seen = torch.softmax(scores, -1).to(value.dtype) @ value
        seen = self.out(seen.transpose(1, 2).reshape(batch, length, SIZE))
        x = self.norm(x + self.thin(seen, drop))
        fed = self.down(functional.gelu(self.up(x)))
        return self.norm_out(x + self.thin(fed, drop))

    def thin(self, x: Tensor, drop: float) -> Tensor:
        """Drops columns of a whole window at once (Gal and Ghahramani 2016), which is cheap."""
        if not self.training or drop == 0:
            return x
        kept = torch.rand(x.shape[0], 1, x.shape[2], device=x.device) > drop
        return x * (kept.to(x.dtype) / (1 - drop))


class Body(nn.Module):
    """Piece ids and shapes in; the last layer out."""

    def __init__(self) -> None:
        super().__init__()
        self.words = nn.Embedding(30522, SIZE)
        self.places = nn.Embedding(512, SIZE)
        self.kinds = nn.Embedding(2, SIZE)
        self.shapes = nn.Embedding(N_SHAPES, SIZE)
        self.norm = nn.LayerNorm(SIZE, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        nn.init.zeros_(self.shapes.weight)

    def forward(self, ids: Tensor, shapes: Tensor, drop: float = 0.1) -> Tensor:
        """Batch by pieces by SIZE; `ids` and `shapes` are batch by pieces, 0 pads.

        Pieces behind the first BETWEEN of a row are of the second kind, as in BERT.
        """
        places = torch.arange(ids.shape[1], device=ids.device)
        ends = (ids == BETWEEN).long()
        kinds = (ends.cumsum(1) - ends).clamp(max=1)
        x = self.words(ids) + self.places(places) + self.kinds(kinds) + self.shapes(shapes)
        x = self.norm(x)
        mask = torch.where(ids[:, None, None, :] == 0, -1e4, 0.0)
        for layer in self.layers:
            x = layer(x, mask, drop)
        return x


class Said(NamedTuple):
    """What `Reading` says: batch by pieces by columns."""

    tags: Tensor
    pairs: Tensor
    references: Tensor


class Reading(nn.Module):
    """Tag logits, and the vectors by which cues find their arguments and references their names.

    Over a body of its own, or over a larger one whose rows have `size` columns.
    """

    def __init__(self, body: nn.Module | None = None, size: int = SIZE) -> None:
        super().__init__()
        self.body = body or Body()
        self.tags = nn.Linear(size, N_TAGS)
        self.pairs = nn.Linear(size, PAIR_COLUMNS)
        self.references = nn.Linear(size, REFERENCE_COLUMNS)
        self.distances = nn.Parameter(torch.zeros(len(PAIR_LABELS) + 1, N_BUCKETS))
        self.transitions = nn.Parameter(torch.zeros(len(PAIR_LABELS) + 2, len(PAIR_LABELS) + 1))
        nn.init.constant_(self.distances[:-1], -2.0)  # most pieces are nothing to most cues
        for head in (self.pairs, self.references):
            nn.init.normal_(head.weight, std=1 / math.sqrt(size) / 2)
            nn.init.zeros_(head.bias)

    def forward(self, ids: Tensor, shapes: Tensor) -> Said:
        """The heads over the last layer."""
        x = self.body(ids, shapes)
        return Said(self.tags(x), self.pairs(x), self.references(x))


class Meaning(nn.Module):
    """A vector for each row, the mean of its last layer, and two logits from its first piece.

    The logits say whether the two statements of a row tell one point, and whether they part in how they tell it.
    """

    def __init__(self) -> None:
        super().__init__()
        self.body = Body()
        self.same = nn.Linear(SIZE, 2)

    def forward(self, ids: Tensor, shapes: Tensor) -> tuple[Tensor, Tensor]:
        """Batch by SIZE and batch by 2."""
        x = self.body(ids, shapes)
        there = (ids != 0).unsqueeze(-1).float()
        return (x.float() * there).sum(1) / there.sum(1), self.same(x[:, 0]).float()


class Together(nn.Module):
    """Two logits for two statements in one window, from its first piece: one point, and told otherwise."""

    def __init__(self) -> None:
        super().__init__()
        self.body = Body()
        self.same = nn.Linear(SIZE, 2)

    def forward(self, ids: Tensor, shapes: Tensor) -> Tensor:
        """Batch by 2; `ids` and `shapes` are batch by pieces, as `training.pair_window` makes them, 0 pads."""
        said: Tensor = self.same(self.body(ids, shapes, DROP_OF_PAIRS)[:, 0]).float()
        return said


def load_base(network: Body, weights: Path) -> None:
    """Fills the body with all-MiniLM-L6-v2 (Apache-2.0); the embeddings of words stay as they are there."""
    names = {
        "words.weight": "embeddings.word_embeddings.weight",
        "places.weight": "embeddings.position_embeddings.weight",
        "kinds.weight": "embeddings.token_type_embeddings.weight",
        "norm.weight": "embeddings.LayerNorm.weight",
        "norm.bias": "embeddings.LayerNorm.bias",
    }
    inner = {
        "query": "attention.self.query",
        "key": "attention.self.key",
        "value": "attention.self.value",
        "out": "attention.output.dense",
        "norm": "attention.output.LayerNorm",
        "up": "intermediate.dense",
        "down": "output.dense",
        "norm_out": "output.LayerNorm",
    }
    fill(network, load_file(weights), names, inner)
    network.words.weight.requires_grad_(requires_grad=False)


def fill(
    network: nn.Module, base: dict[str, Tensor], names: dict[str, str], inner: dict[str, str]
) -> None:
    """Fills a body with weights of `base`: those of `names`, ours to theirs, and in each layer those of `inner`."""
    found = {ours: base[theirs] for ours, theirs in names.items()}
    for number in range(len(network.layers)):
        for ours, theirs in inner.items():
            for part in ("weight", "bias"):
                found[f"layers.{number}.{ours}.{part}"] = base[
                    f"encoder.layer.{number}.{theirs}.{part}"
                ]
    network.load_state_dict(network.state_dict() | found)
