"""A larger network: MPNet, 12 layers of 768 (Song et al. 2020, https://arxiv.org/abs/2004.09297).

In go piece ids of the same vocabulary and shapes, as for `training.network.Body`; out comes its last layer. With a head
for pairs it ships as `pairs`; with those of `Reading` it teaches the small one, on a GPU.
"""

import math
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from crossread.language.pair_window import BEGIN, BETWEEN
from crossread.language.windows import N_SHAPES
from training.network import fill

__all__ = [
    "FIRST",
    "HEADS_OF_ATTENTION",
    "LARGE",
    "LAST",
    "LAYERS",
    "MOVED",
    "PIECES",
    "LargeBody",
    "LargePairs",
    "buckets",
    "freeze",
    "load_large",
]

LARGE, LAYERS, HEADS_OF_ATTENTION, FEED = 768, 12, 12, 3072
PIECES = 30527  # those of BERT's vocabulary behind four of its own, and a last one
BUCKETS, FARTHEST = 32, 128  # distances between pieces are told apart so finely, and up to there
MOVED = 4  # how much further on a piece stands in this vocabulary than in that of BERT
FIRST, PAD, LAST = 0, 1, 2


class LargeLayer(nn.Module):
    """One layer; what it adds to each score of attention is by how far apart two pieces stand."""

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value, self.out = (nn.Linear(LARGE, LARGE) for _ in range(4))
        self.norm, self.norm_out = (nn.LayerNorm(LARGE, eps=1e-5) for _ in range(2))
        self.up, self.down = nn.Linear(LARGE, FEED), nn.Linear(FEED, LARGE)

    def forward(self, x: Tensor, bias: Tensor, drop: float) -> Tensor:
        """`x` is batch by pieces by LARGE; `bias` batch by heads by pieces by pieces."""
        batch, length, _ = x.shape
        shape = (batch, length, HEADS_OF_ATTENTION, LARGE // HEADS_OF_ATTENTION)
        query, key, value = (
            part(x).view(shape).transpose(1, 2) for part in (self.query, self.key, self.value)
        )
        seen = functional.scaled_dot_product_attention(query, key, value, bias.to(query.dtype))
        seen = self.out(seen.transpose(1, 2).reshape(batch, length, LARGE))
        x = self.norm(x + functional.dropout(seen, drop, self.training))
        fed = self.down(functional.gelu(self.up(x)))
        return self.norm_out(x + functional.dropout(fed, drop, self.training))


class LargeBody(nn.Module):
    """Piece ids of BERT's vocabulary and shapes in; the last layer out."""

    def __init__(self) -> None:
        super().__init__()
        self.words = nn.Embedding(PIECES, LARGE)
        self.places = nn.Embedding(514, LARGE)
        self.shapes = nn.Embedding(N_SHAPES, LARGE)
        self.norm = nn.LayerNorm(LARGE, eps=1e-5)
        self.apart = nn.Embedding(BUCKETS, HEADS_OF_ATTENTION)
        self.layers = nn.ModuleList(LargeLayer() for _ in range(LAYERS))
        nn.init.zeros_(self.shapes.weight)

    def forward(self, ids: Tensor, shapes: Tensor, drop: float = 0.1) -> Tensor:
        """Batch by pieces by LARGE; `ids` and `shapes` are batch by pieces, 0 pads."""
        there = ids != 0
        moved = torch.where(ids == BEGIN, FIRST, torch.where(ids == BETWEEN, LAST, ids + MOVED))
        moved = torch.where(there, moved, PAD)
        places = torch.arange(ids.shape[1], device=ids.device) + 2  # as it counts them
        x = self.words(moved) + self.places(places) + self.shapes(shapes)
        x = functional.dropout(self.norm(x), drop, self.training)
        bias = self.apart(buckets(ids.shape[1], ids.device)).permute(2, 0, 1)
        bias = bias + torch.where(there, 0.0, -1e4)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, bias, drop)
        return x


class LargePairs(nn.Module):
    """Two logits for two statements in one window, from its first piece: one point, and told otherwise."""

    def __init__(self) -> None:
        super().__init__()
        self.body = LargeBody()
        self.same = nn.Linear(LARGE, 2)

    def forward(self, ids: Tensor, shapes: Tensor) -> Tensor:
        """Batch by 2; `ids` and `shapes` are batch by pieces, as `training.pair_window` makes them, 0 pads."""
        said: Tensor = self.same(self.body(ids, shapes)[:, 0]).float()
        return said


def buckets(length: int, device: torch.device) -> Tensor:
    """Which distance each piece has from each: behind or before, the near ones exactly, then ever more coarsely."""
    places = torch.arange(length, device=device)
    away = places[:, None] - places[None, :]
    half, exact = BUCKETS // 2, BUCKETS // 4
    near = away.abs()
    far = torch.log(near.clamp(min=1) / exact) / math.log(FARTHEST / exact) * (half - exact)
    coarse = (exact + far.long()).clamp(max=half - 1)
    return torch.where(near < exact, near, coarse) + half * (away < 0)


def freeze(network: LargeBody, layers: int) -> None:
    """Leaves so many of the lowest layers as they are, and with them what stands before."""
    if not layers:
        return
    for part in (network.places, network.shapes, network.norm, network.apart):
        part.requires_grad_(requires_grad=False)
    for layer in network.layers[:layers]:
        layer.requires_grad_(requires_grad=False)


def load_large(network: LargeBody, weights: Path) -> None:
    """Fills the body with all-mpnet-base-v2 (Apache-2.0); the embeddings of words stay as they are there."""
    names = {
        "words.weight": "embeddings.word_embeddings.weight",
        "places.weight": "embeddings.position_embeddings.weight",
        "norm.weight": "embeddings.LayerNorm.weight",
        "norm.bias": "embeddings.LayerNorm.bias",
        "apart.weight": "encoder.relative_attention_bias.weight",
    }
    inner = {
        "query": "attention.attn.q",
        "key": "attention.attn.k",
        "value": "attention.attn.v",
        "out": "attention.attn.o",
        "norm": "attention.LayerNorm",
        "up": "intermediate.dense",
        "down": "output.dense",
        "norm_out": "output.LayerNorm",
    }
    fill(network, load_file(weights), names, inner)
    network.words.weight.requires_grad_(requires_grad=False)
